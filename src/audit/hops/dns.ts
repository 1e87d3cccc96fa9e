/** To what a name resolves in the VPC: an endpoint, a private zone, or public addresses. */
import {
  type ExistingEndpoint,
  type ExistingHostedZone,
  privateDnsNames,
  type RegionId,
  type ServiceId,
  type WorkloadProfile,
} from '../../core/index.ts';
import { servicesNotTold } from './deployed.ts';
import { cureOfState } from './endpoint-state.ts';
import { type Hop, listed, say } from './hop.ts';
import type { Network } from './network.ts';
import { type AddressRange, type Family, rangesOf } from './ranges.ts';
import { anotherRegion, anotherVpc, isParticipant } from './sight.ts';

export type Resolution =
  /** Private addresses of an interface endpoint, of this VPC or of a hub. */
  | { readonly to: 'endpoint'; readonly endpoint: ExistingEndpoint; readonly hop: Hop }
  /** Private addresses of something else. */
  | { readonly to: 'addresses'; readonly ranges: readonly AddressRange[]; readonly hop: Hop }
  /** Public addresses; `instead`: why an endpoint that is there does not answer. */
  | { readonly to: 'public'; readonly hop: Hop; readonly instead: Hop | undefined }
  /** It fails, or nothing can be said. */
  | { readonly to: 'nowhere'; readonly hop: Hop };

/** Who asks for which name. */
interface Question {
  readonly host: string;
  readonly service: ServiceId | undefined;
  readonly family: Family;
  readonly workload: WorkloadProfile;
  /** Every endpoint is in the inventory, whatever its source says. */
  readonly whole?: boolean;
}

/** Resolves a name as the resolver of the VPC does: the most specific private zone answers, without falling back. */
export function resolve(question: Question, network: Network): Resolution {
  const { inventory } = network;
  const strange = question.whole === true ? undefined : ofAnotherNetwork(question, network);
  if (strange !== undefined) return { to: 'nowhere', hop: strange };
  const own = hasOwnServers(question, network);
  if (!own && inventory.vpcAttributes?.enableDnsSupport === false)
    return { to: 'nowhere', hop: say('rehearsal/resolver-off', inventory.vpcId ?? '') };
  const candidates = namedEndpoints(question, network);
  const answering = candidates.find((endpoint) => answers(endpoint, question, network));
  const zone = zoneFor(question.host, network);
  const ofEndpoint = answering === undefined ? 0 : zoneLength(answering, question.host);
  const ofZone = zone?.name.length ?? 0;
  const unlisted = Math.max(ofEndpoint, ofZone) < question.host.length && zonesAreCut(network);
  const decided = unlisted
    ? { to: 'nowhere' as const, hop: say('rehearsal/zones-not-whole', '', { host: question.host }) }
    : zone !== undefined && ofZone > ofEndpoint
      ? byZone(zone, question, network)
      : answering !== undefined
        ? byEndpoint(answering, question)
        : withoutEndpoint(candidates, question, network);
  // Own servers send the names of no endpoint to public DNS as well.
  if (own && decided.to !== 'public')
    return { to: 'nowhere', hop: say('rehearsal/own-dns-servers', '', { host: question.host }) };
  return decided;
}

/** The files describe a Region or a VPC in which the tasks do not run. */
function ofAnotherNetwork({ host, workload }: Question, { inventory }: Network): Hop | undefined {
  const region = anotherRegion(workload, inventory);
  const vpcs = anotherVpc(workload, inventory);
  if (region === undefined && vpcs === undefined) return undefined;
  const found = region ?? listed(vpcs ?? []);
  const wanted = region === undefined ? workload.vpcId : workload.region;
  return say('rehearsal/another-network', found, { found, wanted, host });
}

/** What is described counts more than what is answered. */
function hasOwnServers({ workload }: Question, { inventory }: Network): boolean {
  const servers = inventory.dhcp?.domainNameServers;
  return servers === undefined
    ? workload.dns === 'custom'
    : servers.some((server) => server.toLowerCase() !== 'amazonprovideddns');
}

const matchesName = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.')
    ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1
    : pattern === host;

/** The names that private DNS of an endpoint answers: those that AWS lists, or those that the service documents. */
function namesOf(endpoint: ExistingEndpoint): readonly string[] {
  const { service, region, fips, dnsNames = [] } = endpoint;
  const documented =
    service === undefined || region === undefined
      ? []
      : privateDnsNames(service, region as RegionId, 'Interface', fips ? 'fips' : 'standard');
  return [...documented, ...dnsNames.filter((name) => !name.includes('vpce-'))];
}

function namedEndpoints({ host, service }: Question, network: Network): readonly ExistingEndpoint[] {
  if (service === undefined) return [];
  return network
    .endpointsOf(service)
    .filter((endpoint) => endpoint.type === 'Interface' && isKnownRegion(endpoint))
    .filter((endpoint) => namesOf(endpoint).some((name) => matchesName(name, host)));
}

/** Host names of a Region that no table has are not derived. */
const isKnownRegion = ({ region }: ExistingEndpoint): boolean => region !== undefined;

function zoneLength(endpoint: ExistingEndpoint, host: string): number {
  const names = namesOf(endpoint).filter((name) => matchesName(name, host));
  return Math.max(0, ...names.map((name) => name.replace(/^\*\./, '').length));
}

/** Both attributes are on, as far as anything tells. */
function attributesAreOn({ workload }: Question, { inventory }: Network): boolean {
  const { enableDnsSupport, enableDnsHostnames } = inventory.vpcAttributes ?? {};
  if (enableDnsSupport === undefined && enableDnsHostnames === undefined) return workload.vpcDnsAttributes;
  return enableDnsSupport !== false && enableDnsHostnames !== false;
}

function answers(endpoint: ExistingEndpoint, question: Question, network: Network): boolean {
  return (
    endpoint.privateDnsEnabled === true &&
    endpoint.privateDnsOnlyForInboundResolver !== true &&
    isLive(endpoint) &&
    attributesAreOn(question, network)
  );
}

/** The state says that it works, or says nothing. */
const isLive = ({ state }: ExistingEndpoint): boolean => state === 'available' || state === '';

function byEndpoint(endpoint: ExistingEndpoint, { host, family }: Question): Resolution {
  const other = lacksFamily(endpoint, family);
  if (other !== undefined)
    return {
      to: 'nowhere',
      hop: say('rehearsal/name-of-other-family', endpoint.id, { host, ...other }),
    };
  return { to: 'endpoint', endpoint, hop: say('rehearsal/name-answered-by-endpoint', endpoint.id, { host }) };
}

/** Whether the names of the endpoint have no address of this family. */
function lacksFamily(
  { ipAddressType = 'ipv4', dnsRecordIpType }: ExistingEndpoint,
  family: Family,
): { readonly found: string; readonly wanted: string } | undefined {
  const only = dnsRecordIpType === 'ipv4' || dnsRecordIpType === 'ipv6' ? dnsRecordIpType : ipAddressType;
  const has4 = ipAddressType !== 'ipv6' && only !== 'ipv6';
  const has6 = ipAddressType !== 'ipv4' && only !== 'ipv4';
  if (family === 4 ? has4 : has6) return undefined;
  return family === 4 ? { found: 'IPv6', wanted: 'IPv4' } : { found: 'IPv4', wanted: 'IPv6' };
}

/** The most specific private zone that is asked for the name; managed zones of endpoints are the endpoints' matter. */
function zoneFor(host: string, { inventory }: Network): ExistingHostedZone | undefined {
  let best: ExistingHostedZone | undefined;
  for (const zone of inventory.hostedZones ?? []) {
    if (zone.owningService !== undefined) continue;
    if (host !== zone.name && !host.endsWith(`.${zone.name}`)) continue;
    if (best === undefined || zone.name.length > best.name.length) best = zone;
  }
  return best;
}

/** A zone that the list lacks may be more specific than all that are known. No other has a name that is answered here. */
const zonesAreCut = ({ inventory }: Network): boolean => inventory.partial?.includes('hostedZones') === true;

function byZone(zone: ExistingHostedZone, question: Question, network: Network): Resolution {
  const { host, family } = question;
  const words = { host, zone: zone.name };
  if (zone.records === undefined)
    return { to: 'nowhere', hop: say('rehearsal/zone-not-listed', zone.id, words) };
  const type = family === 4 ? 'A' : 'AAAA';
  const record = recordFor(zone, host, type);
  if (record === undefined)
    return { to: 'nowhere', hop: say('rehearsal/zone-lacks-name', zone.id, { ...words, type }) };
  const target = record.values[0] ?? '';
  const hop = say('rehearsal/name-answered-by-zone', zone.id, { ...words, target });
  const endpoint = endpointBehind(record.values, network);
  if (endpoint !== undefined) return { to: 'endpoint', endpoint, hop };
  return { to: 'addresses', ranges: rangesOf(record.values, family), hop };
}

/** A record of the name itself, or the nearest one with `*`. */
function recordFor(
  { records = [] }: ExistingHostedZone,
  host: string,
  type: string,
): { readonly values: readonly string[] } | undefined {
  const named = records.filter(({ name }) => matchesName(bare(name), host) || bare(name) === host);
  const nearest = Math.max(0, ...named.map(({ name }) => bare(name).length));
  return named.find(
    (record) => bare(record.name).length === nearest && (record.type === type || record.type === 'CNAME'),
  );
}

/** Route 53 writes `*` as `\052` and ends names with a dot. */
const bare = (name: string): string =>
  name
    .replace(/^\\052/, '*')
    .replace(/\.$/, '')
    .toLowerCase();

function endpointBehind(values: readonly string[], { inventory }: Network): ExistingEndpoint | undefined {
  const id = values
    .map((value) => /vpce-[0-9a-f]{8,17}/.exec(value)?.[0])
    .find((found) => found !== undefined);
  const all = [...inventory.endpoints, ...inventory.elsewhere];
  return all.find(
    (endpoint) =>
      endpoint.id === id || endpoint.addresses?.some((address) => values.includes(address)) === true,
  );
}

/** No endpoint answers: public addresses, and the reason if one could. */
function withoutEndpoint(
  candidates: readonly ExistingEndpoint[],
  question: Question,
  network: Network,
): Resolution {
  const { host } = question;
  const [first] = candidates;
  const silent = first === undefined ? undefined : reasonOf(first, question, network);
  if (silent?.outcome === 'unknown') return { to: 'nowhere', hop: silent };
  const hidden = first === undefined && question.whole !== true ? notVisible(question, network) : undefined;
  if (hidden !== undefined) return { to: 'nowhere', hop: hidden };
  const why =
    first === undefined
      ? question.service === 's3' || question.service === 'dynamodb'
        ? 'a gateway endpoint changes routes, not names'
        : 'no endpoint of the VPC answers this name'
      : `${first.id} does not answer it`;
  return { to: 'public', hop: say('rehearsal/name-is-public', '', { host, why }), instead: silent };
}

/** Why an endpoint of the service does not answer the name. */
function reasonOf(endpoint: ExistingEndpoint, question: Question, network: Network): Hop | undefined {
  const { host } = question;
  if (!isLive(endpoint)) {
    const { state, lastError } = endpoint;
    const error = lastError === undefined ? '' : ` AWS says: ${lastError.message}`;
    const cure = cureOfState(endpoint);
    return say('rehearsal/endpoint-not-available', endpoint.id, { state, error, cure });
  }
  if (endpoint.privateDnsEnabled === undefined)
    return say('rehearsal/private-dns-not-told', endpoint.id, { host });
  if (endpoint.privateDnsOnlyForInboundResolver === true) return undefined;
  if (!endpoint.privateDnsEnabled) return say('rehearsal/private-dns-off', endpoint.id, { host });
  return attributesAreOn(question, network)
    ? undefined
    : say('rehearsal/private-dns-needs-attributes', endpoint.id, { host });
}

/** An endpoint that is not shown may exist, or stand in another VPC. */
function notVisible({ service, workload, host }: Question, { inventory }: Network): Hop | undefined {
  if (service === undefined || service === 's3' || service === 'dynamodb') return undefined;
  const hidden = (reason: string, cure: string): Hop =>
    say('rehearsal/endpoints-not-visible', '', { service, reason, cure });
  if (inventory.endpoints.length === 0 && isParticipant(workload, inventory))
    return hidden(
      'this account does not own the subnets, so it cannot see the endpoints',
      'Let the owner of the VPC describe them.',
    );
  if (inventory.partial?.includes('endpoints') === true)
    return hidden('the list is not whole', 'Give all pages, without --query or --filters.');
  const untold = servicesNotTold(inventory).map(({ id }) => id);
  if (untold.length > 0)
    return hidden(
      `the service of ${listed(untold)} is known only when it is deployed`,
      'Give the values of the deployment, or describe what exists once it is deployed.',
    );
  if (inventory.origin === 'template' && inventory.vpcId?.startsWith('@') !== true)
    return inventory.isState === true
      ? hidden('the Terraform state does not have the VPC', 'Describe what exists beside it.')
      : hidden('the template does not make the VPC', 'Describe what exists beside the template.');
  return isCentral(workload) ? say('rehearsal/hub-not-shown', '', { host }) : undefined;
}

/** Endpoints stand in a hub VPC. */
export function isCentral(workload: WorkloadProfile): boolean {
  return workload.endpointPlacement === 'central-vpc';
}
