/** Services that code calls and for which nobody says whether FIPS host names lead to an endpoint. */
import type { ApplicationService, WorkloadProfile } from './questions.ts';
import { regionOf } from './regions.ts';
import { hasFipsVariant, serviceOf } from './services.ts';

/** Other rules cover the gateway endpoints; the recorded endpoint of CloudWatch also answers its FIPS hosts. */
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
