/** Which of the VPCs that the outputs show is meant, and what exists in it. */
import type { Inventory, VpcAttributes } from '../../core/index.ts';
import type { Everything } from './everything.ts';
import type { InventoryChoice, InventoryProblem } from './given.ts';
import { regionIn } from './region.ts';

/** The VPC to audit; an error names those among which somebody has to choose. */
export function chooseVpc(
  vpcIds: readonly string[],
  everything: Everything,
  choice: InventoryChoice,
  problems: InventoryProblem[],
): { readonly vpcId: string | undefined } | undefined {
  const wanted = choice.vpcId ?? '';
  const say = (severity: 'error' | 'warning', message: string): void => {
    problems.push({ severity, source: 'endpoints', message });
  };
  if (wanted !== '') {
    if (vpcIds.length > 0 && !vpcIds.includes(wanted)) {
      say('warning', `no endpoint here is in ${wanted}, which the answers name; found: ${vpcIds.join(', ')}`);
    }
    return { vpcId: wanted };
  }
  const [only, ...others] = vpcIds;
  if (only === undefined) return { vpcId: onlyVpcOf(everything) };
  if (others.length === 0) return { vpcId: only };
  const fitting = vpcIds.filter((vpcId) =>
    everything.endpoints.some(
      (endpoint) => endpoint.vpcId === vpcId && choice.services?.includes(endpoint.service ?? '') === true,
    ),
  );
  const [fit, ...more] = fitting;
  if (fit !== undefined && more.length === 0) {
    say(
      'warning',
      `several VPCs are shown; ${fit} is audited, because only it has endpoints that the plan needs`,
    );
    return { vpcId: fit };
  }
  say(
    'error',
    `several VPCs are shown (${vpcIds.slice(0, 10).join(', ')}): answer with the id of one, vpcId`,
  );
  return undefined;
}

/** Without endpoints, whatever else was given may tell the VPC. */
function onlyVpcOf(everything: Everything): string | undefined {
  const { subnets, routeTables, securityGroups, networkAcls, vpcs, attributes } = everything;
  const named = [
    ...(subnets ?? []),
    ...(routeTables ?? []),
    ...(securityGroups ?? []),
    ...(networkAcls ?? []),
    ...(vpcs ?? []),
    ...(attributes ?? []),
  ];
  const ids = new Set(named.map(({ vpcId }) => vpcId).filter((id) => id !== ''));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** What exists in the VPC; without an id everything, because nothing says where it is. */
export function inVpc({ vpcId }: { readonly vpcId: string | undefined }, everything: Everything): Inventory {
  // What does not say where it is was filtered by its command.
  const isHere = (item: { readonly vpcId: string }): boolean =>
    vpcId === undefined || item.vpcId === '' || item.vpcId === vpcId;
  const { endpoints, vpcs, internetGateways, hasMoreGateways, dhcpOptions, attributes, ...lists } =
    everything;
  const attached = internetGateways?.filter(isHere).map((gateway) => gateway.id);
  const here = vpcs?.find(isHere);
  const dhcp = dhcpOptions.find(({ id: optionsId }) => optionsId === here?.dhcpOptionsId);
  const region = regionIn(everything);
  const {
    subnets: _subnets,
    routeTables: _tables,
    securityGroups: _groups,
    networkAcls: _acls,
    ...others
  } = lists;
  return {
    ...others,
    vpcId,
    ...(region === undefined ? {} : { region }),
    origin: 'described',
    endpoints: endpoints.filter(isHere),
    elsewhere: endpoints.filter((endpoint) => !isHere(endpoint)),
    ...ofTheVpc(lists, isHere),
    ...(lists.natGateways === undefined ? {} : { natGateways: lists.natGateways.filter(isHere) }),
    ...(here === undefined ? {} : { vpcCidrs: here.cidrs }),
    ...(here === undefined || here.ownerId === '' ? {} : { vpcOwner: here.ownerId }),
    ...(attached === undefined || (attached.length === 0 && hasMoreGateways)
      ? {}
      : { internetGateways: attached }),
    ...(dhcp === undefined ? {} : { dhcp: { domainNameServers: dhcp.domainNameServers } }),
    ...(attributes === undefined ? {} : { vpcAttributes: mergeAttributes(attributes.filter(isHere)) }),
  };
}

/** What every VPC of tasks has. */
const OF_EVERY_VPC = {
  subnets: 'subnets',
  routeTables: 'route tables',
  securityGroups: 'security groups',
  networkAcls: 'network ACLs',
} as const;

type OfEveryVpc = keyof typeof OF_EVERY_VPC;

/** A list without anything of the VPC is one of another VPC or Region, or was filtered: it tells nothing of this one. */
function ofTheVpc(
  all: Pick<Everything, OfEveryVpc | 'partial'>,
  isHere: (item: { readonly vpcId: string }) => boolean,
): Pick<Inventory, OfEveryVpc | 'useless'> {
  const subnets = all.subnets?.filter(isHere) ?? [];
  const routeTables = all.routeTables?.filter(isHere) ?? [];
  const securityGroups = all.securityGroups?.filter(isHere) ?? [];
  const networkAcls = all.networkAcls?.filter(isHere) ?? [];
  const here = { subnets, routeTables, securityGroups, networkAcls };
  // A list that was cut says so by itself.
  const useless = (Object.keys(here) as OfEveryVpc[]).filter(
    (list) => all[list] !== undefined && here[list].length === 0 && all.partial?.includes(list) !== true,
  );
  return {
    ...(subnets.length === 0 ? {} : { subnets }),
    ...(routeTables.length === 0 ? {} : { routeTables }),
    ...(securityGroups.length === 0 ? {} : { securityGroups }),
    ...(networkAcls.length === 0 ? {} : { networkAcls }),
    ...(useless.length === 0 ? {} : { useless }),
  };
}

/** Each attribute comes from a command of its own. */
function mergeAttributes(all: readonly VpcAttributes[]): VpcAttributes {
  const last = (name: keyof VpcAttributes): boolean | undefined =>
    all.map((attributes) => attributes[name]).findLast((value) => value !== undefined);
  const [enableDnsSupport, enableDnsHostnames] = [last('enableDnsSupport'), last('enableDnsHostnames')];
  return {
    ...(enableDnsSupport === undefined ? {} : { enableDnsSupport }),
    ...(enableDnsHostnames === undefined ? {} : { enableDnsHostnames }),
  };
}

/** Says which lists were given and have nothing of the VPC. */
export function sayUseless(everything: Everything, inventory: Inventory, problems: InventoryProblem[]): void {
  for (const list of inventory.useless ?? []) {
    const { length } = everything[list] ?? [];
    const why = length === 0 ? 'the list is empty' : `none of the ${length} listed is in ${inventory.vpcId}`;
    const message = `${OF_EVERY_VPC[list as OfEveryVpc]}: ${why}, so they are not judged`;
    problems.push({ severity: 'warning', source: 'endpoints', message });
  }
}
