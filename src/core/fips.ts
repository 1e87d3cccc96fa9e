/** Services that code calls and for which nobody says whether FIPS host names lead to an endpoint. */
import type { ApplicationService, WorkloadProfile } from './questions.ts';
import { regionOf } from './regions.ts';
import { hasFipsVariant } from './services.ts';

/** Of gateways other rules speak; the recorded endpoint of CloudWatch answers its FIPS hosts too. */
const NEEDS_NO_VARIANT: readonly ApplicationService[] = ['s3', 'dynamodb', 'monitoring'];

/** Where botocore gives the standard host as the FIPS host in AWS GovCloud (US), the standard endpoint answers it. */
const OR_IN_GOVCLOUD: readonly ApplicationService[] = [
  ...NEEDS_NO_VARIANT,
  'acm-pca',
  'appconfigdata',
  'batch',
  'cassandra',
  'cloudformation',
  'elasticloadbalancing',
  'events',
  'kinesis-streams',
  'logs',
  'sns',
  'sqs',
  'ssm',
  'sts',
];

/** What the code of this workload calls without a documented FIPS endpoint in its Region. */
export function codeWithoutFips({ applicationServices, region }: WorkloadProfile) {
  const fine = regionOf(region).partition === 'aws-us-gov' ? OR_IN_GOVCLOUD : NEEDS_NO_VARIANT;
  return applicationServices.filter((service) => !fine.includes(service) && !hasFipsVariant(service, region));
}
