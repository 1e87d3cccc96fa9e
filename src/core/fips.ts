/** Services that code calls and for which nobody says whether FIPS host names lead to an endpoint. */
import type { ApplicationService, WorkloadProfile } from './questions.ts';
import { regionOf } from './regions.ts';
import { hasFipsVariant } from './services.ts';

/** Of gateways other rules speak; the recorded endpoint of CloudWatch answers its FIPS hosts too. */
const NEEDS_NO_VARIANT: readonly ApplicationService[] = ['s3', 'dynamodb', 'monitoring'];

/** Where botocore gives the standard host as the FIPS host in AWS GovCloud (US): the standard endpoint answers it. */
const STANDARD_IN_GOVCLOUD: readonly ApplicationService[] = [
  'sts',
  'sqs',
  'sns',
  'events',
  'logs',
  'kinesis-streams',
  'ssm',
  'appconfigdata',
  'cassandra',
  'acm-pca',
  'batch',
  'cloudformation',
  'elasticloadbalancing',
];

/** What the code of this workload calls without a documented FIPS endpoint in its Region. */
export function codeWithoutFips({ applicationServices, region }: WorkloadProfile) {
  const inGovCloud = regionOf(region).partition === 'aws-us-gov';
  return applicationServices.filter(
    (service) =>
      !NEEDS_NO_VARIANT.includes(service) &&
      !hasFipsVariant(service, region) &&
      !(inGovCloud && STANDARD_IN_GOVCLOUD.includes(service)),
  );
}
