/** Services that code calls and for which nobody says whether FIPS host names lead to an endpoint. */
import type { ApplicationService, WorkloadProfile } from './questions.ts';
import { regionOf } from './regions.ts';
import { hasFipsVariant, serviceOf } from './services.ts';

/** Of gateways other rules speak; the recorded endpoint of CloudWatch answers its FIPS hosts too. */
const NEEDS_NO_VARIANT: readonly ApplicationService[] = ['s3', 'dynamodb', 'monitoring'];

/** What the code of this workload calls without a documented FIPS endpoint in its Region. */
export function codeWithoutFips({ applicationServices, region }: WorkloadProfile) {
  const inGovCloud = regionOf(region).partition === 'aws-us-gov';
  return applicationServices.filter(
    (service) =>
      !NEEDS_NO_VARIANT.includes(service) &&
      !hasFipsVariant(service, region) &&
      !(inGovCloud && serviceOf(service).isFipsInGovCloud),
  );
}
