/** Names of endpoint services from outside. Kept apart because the start page reads none. */
import { isServiceId, SERVICE_IDS, type ServiceId, serviceOf } from './services.ts';

/**
 * What a full service name stands for, or `undefined` if the planner does not know it: the Region and the service's short name,
 * FIPS variants included. The Region need not be a known one.
 */
export function parseServiceName(
  name: string,
): { readonly service: ServiceId; readonly region: string; readonly fips: boolean } | undefined {
  const match =
    /^(?:com\.amazonaws|cn\.com\.amazonaws|eu\.amazonaws|gov\.ic\.c2s|gov\.sgov\.sc2s|uk\.adc-e\.cloud|gov\.ic\.hci\.csp)\.([a-z]+(?:-[a-z]+)+-\d)\.(.+)$/.exec(
      name,
    );
  const [, region, short] = match ?? [];
  if (region === undefined || short === undefined) return undefined;
  if (isServiceId(short)) return { service: short, region, fips: false };
  const service = SERVICE_IDS.find((id) => serviceOf(id).fips?.short === short);
  return service === undefined ? undefined : { service, region, fips: true };
}
