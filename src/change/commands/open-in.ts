/** What the commands of a change leave open, and somebody has to supply. */
import type { Change } from '../changes.ts';
import { placeholdersIn } from '../policy-template.ts';
import { isParameter, type ListValue, type ParameterId, type Value, vpcOf } from '../resources.ts';
import type { Place } from './words.ts';

/** What the commands of a change leave open. */
export function openIn(change: Change, place: Place): readonly ParameterId[] {
  const among = (...values: readonly (Value | ListValue)[]): readonly ParameterId[] =>
    values.filter(isParameter).map((open) => open.parameter);
  switch (change.kind) {
    case 'enable-vpc-dns':
    case 'create-security-group':
      return among(place.vpcId);
    case 'authorize-ingress':
      return change.sources.some((source) => source.kind !== 'security-group' && isParameter(source.cidr))
        ? among(place.taskVpcId ?? place.vpcId)
        : [];
    case 'group-once':
      return change.changes.flatMap((each) => openIn(each, place));
    case 'create-endpoint': {
      const { endpoint } = change;
      const list = endpoint.kind === 'gateway-endpoint' ? endpoint.routeTableIds : endpoint.subnetIds;
      return [
        ...among(vpcOf(endpoint, place), list),
        ...(endpoint.policy ? placeholdersIn(endpoint.policy) : []),
      ];
    }
    case 'associate-zones':
      return among(place.vpcId, change.zoneIds);
    case 'create-routes':
    case 'create-zone':
      return among(place.vpcId, ...(place.taskVpcId === undefined ? [] : [place.taskVpcId]));
    case 'modify-endpoint':
      return change.modifications.flatMap((modification) => {
        if (modification.kind === 'add-subnets') return among(modification.subnetIds);
        if (modification.kind === 'add-route-tables') return among(modification.routeTableIds);
        return modification.kind === 'set-policy' ? placeholdersIn(modification.document) : [];
      });
    case 'wait':
      return change.ids === undefined ? among(place.vpcId) : [];
    case 'revoke-egress':
    case 'authorize-egress':
    case 'create-acl-entry':
    case 'delete-endpoint':
      return [];
  }
}
