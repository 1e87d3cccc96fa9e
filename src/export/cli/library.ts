/** The library of the script: bash files of which each plan takes those that it needs. */

import type { Output, ResourceGraph } from '../../change/resources.ts';
import { commonTags, zonesOf } from '../../change/resources.ts';
import type { Features } from './features.ts';
import asking from './library/asking.sh?raw';
import checkBlocks from './library/check-blocks.sh?raw';
import checkDnsAttributes from './library/check-dns-attributes.sh?raw';
import checkExisting from './library/check-existing.sh?raw';
import checkGivenGroup from './library/check-given-group.sh?raw';
import checkIpAddressTypes from './library/check-ip-address-types.sh?raw';
import checkRouteTables from './library/check-route-tables.sh?raw';
import checkServices from './library/check-services.sh?raw';
import checkSubnets from './library/check-subnets.sh?raw';
import checkTaskGroup from './library/check-task-group.sh?raw';
import checkVpc from './library/check-vpc.sh?raw';
import checkZones from './library/check-zones.sh?raw';
import dnsName from './library/dns-name.sh?raw';
import endpoint from './library/endpoint.sh?raw';
import existing from './library/existing.sh?raw';
import failure from './library/failure.sh?raw';
import gateway from './library/gateway.sh?raw';
import interface_ from './library/interface.sh?raw';
import messages from './library/messages.sh?raw';
import prefixList from './library/prefix-list.sh?raw';
import restartAgents from './library/restart-agents.sh?raw';
import results from './library/results.sh?raw';
import rollback from './library/rollback.sh?raw';
import routes from './library/routes.sh?raw';
import securityGroup from './library/security-group.sh?raw';
import status from './library/status.sh?raw';
import tagList from './library/tag-list.sh?raw';
import tagListWithName from './library/tag-list-with-name.sh?raw';
import zone from './library/zone.sh?raw';
import zoneAssociation from './library/zone-association.sh?raw';

/** Messages, questions, and how arguments are refused: for scripts that need nothing else. */
export const ASKING = asking.trimEnd();

/** The parts of the library that this plan needs, without the function that corrects. */
export function library(features: Features, graph: ResourceGraph): readonly string[] {
  const when = (condition: boolean, ...parts: readonly string[]): readonly string[] =>
    condition ? parts : [];
  const has = (kind: Output['kind']): boolean => graph.outputs.some((output) => output.kind === kind);
  const named = commonTags(graph).some(({ key }) => key === 'Name');
  return [
    asking,
    messages,
    named ? tagListWithName : tagList,
    existing,
    checkVpc,
    ...when(features.vpcDns, checkDnsAttributes),
    ...when(features.interfaces, checkSubnets),
    ...when(features.gateways || features.routes, checkRouteTables),
    ...when(features.givenGroup !== undefined, checkGivenGroup),
    ...when(features.taskGroup !== undefined, checkTaskGroup),
    ...when(features.blocks !== undefined, checkBlocks),
    checkServices,
    ...when(features.beyondIpv4, checkIpAddressTypes),
    checkExisting,
    ...when(features.zoneNames.length > 0, checkZones),
    ...when(features.ownGroup, securityGroup),
    ...when(features.interfaces, interface_),
    ...when(features.gateways, gateway),
    ...when(features.routes, routes),
    ...when(zonesOf(graph).length > 0, zone),
    ...when(features.associations, zoneAssociation),
    results,
    endpoint,
    ...when(has('prefix-list'), prefixList),
    ...when(has('endpoint-dns-name'), dnsName),
    rollback,
    ...when(features.restart !== undefined, restartAgents),
    status,
    failure,
  ].map((part) => part.trimEnd());
}
