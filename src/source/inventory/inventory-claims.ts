/** What described lists say about the VPC by themselves: the questions about it that they answer, each with its place. */
import {
  type AnswerValue,
  type Claim,
  capitalized,
  type ExistingRouteTable,
  type Inventory,
  type OpenQuestion,
  type QuestionId,
  type Reading,
  weigh,
} from '../../core/index.ts';

/** One finding, before it is a claim. */
export interface Said {
  readonly question: QuestionId;
  readonly value: AnswerValue;
  readonly from: string;
  readonly text: string;
  readonly evidence?: Claim['evidence'];
}

/** A finding; observed, unless told otherwise. */
export const say = (
  question: QuestionId,
  value: AnswerValue,
  from: string,
  text: string,
  evidence?: Claim['evidence'],
): Said =>
  evidence === undefined ? { question, value, from, text } : { question, value, from, text, evidence };

/** The findings as claims of the named text. */
export function toClaims(said: readonly Said[], source: string): readonly Claim[] {
  return said.map(({ evidence = 'observed', ...claim }) => ({
    ...claim,
    evidence,
    ...(source === '' ? {} : { source }),
  }));
}

/**
 * What outputs of `aws ec2 describe-*` say about questions that nothing else answers; the Region is told apart, because of
 * another one nothing can be judged.
 */
export function readingOfInventory(
  inventory: Inventory,
  source: string,
  answered: readonly QuestionId[],
): Reading {
  const said = [...place(inventory), ...ofLists(inventory, 'describe'), ...privateSubnets(inventory)].filter(
    ({ question }) => !answered.includes(question),
  );
  const dead = (inventory.subnets ?? []).flatMap(({ id }) => tableOf(id, inventory.routeTables) ?? []);
  const open = answered.includes('egress') ? [] : deadRoutes(dead, 'describe-route-tables', source);
  return { workloads: [], vpc: weigh({ claims: toClaims(said, source), open }) };
}

/** Default routes to what is gone (blackhole): nobody can tell whether they are to be repaired. */
export function deadRoutes(
  tables: readonly ExistingRouteTable[],
  from: string,
  source: string,
): readonly OpenQuestion[] {
  const [table] = tables.filter((one) => deadDefaultOf(one) !== undefined);
  if (table === undefined) return [];
  const because = `the default route of ${table.id} leads to ${deadDefaultOf(table)}, which is gone (blackhole)`;
  const text = `${capitalized(because)}. Repair the route, or answer how the subnets are to reach the internet.`;
  return [{ question: 'egress', text, because, from, ...(source === '' ? {} : { source }) }];
}

/** What the only default route led to, where that is gone. */
export function deadDefaultOf(table: ExistingRouteTable): string | undefined {
  if (defaultOf(table) !== '') return undefined;
  return table.routes.find(({ destination, blackhole }) => destination === '0.0.0.0/0' && blackhole)?.target;
}

/** The lists are answers of the account, in a snapshot, or outputs of commands. */
type Origin = 'describe' | 'calls.describe';

/** What holds whatever runs in the VPC. */
export function ofLists(inventory: Inventory, origin: Origin): readonly Said[] {
  return [...names(inventory, origin), ...gateways(inventory, origin), ...endpointsHere(inventory, origin)];
}

function place({ vpcId, vpcCidrs = [] }: Inventory): readonly Said[] {
  const block = vpcCidrs.find((cidr) => !cidr.includes(':'));
  return [
    ...(vpcId === undefined
      ? []
      : [say('vpcId', vpcId, 'describe-vpc-endpoints', 'the endpoints are in this VPC')]),
    ...(block === undefined ? [] : [say('vpcCidr', block, 'describe-vpcs', 'the first block of the VPC')]),
  ];
}

function names({ vpcAttributes, dhcp }: Inventory, origin: Origin): readonly Said[] {
  const { enableDnsSupport, enableDnsHostnames } = vpcAttributes ?? {};
  const isOwn = dhcp?.domainNameServers.some((server) => server !== 'AmazonProvidedDNS');
  return [
    ...(enableDnsSupport === undefined || enableDnsHostnames === undefined
      ? []
      : [
          say(
            'vpcDnsAttributes',
            enableDnsSupport && enableDnsHostnames,
            `${origin}-vpc-attribute`,
            `enableDnsSupport is ${enableDnsSupport}, enableDnsHostnames is ${enableDnsHostnames}`,
          ),
        ]),
    ...(dhcp === undefined
      ? []
      : [
          say(
            'dns',
            isOwn ? 'custom' : 'amazon-provided',
            `${origin}-dhcp-options`,
            `the VPC uses ${isOwn ? dhcp.domainNameServers.join(', ') : 'the resolver of Amazon'}`,
          ),
        ]),
  ];
}

/** Internet gateways that are listed, or to which a route leads: a list without routes of them proves nothing. */
function gateways({ internetGateways, routeTables = [] }: Inventory, origin: Origin): readonly Said[] {
  const question = 'internetGateway';
  if (internetGateways !== undefined) {
    const [first] = internetGateways;
    const text = first === undefined ? 'no internet gateway is attached' : `${first} is attached`;
    return [say(question, first !== undefined, `${origin}-internet-gateways`, text)];
  }
  const table = routeTables.find(({ routes }) => routes.some(leadsOut));
  const target = table?.routes.find(leadsOut)?.target;
  return table === undefined
    ? []
    : [say(question, true, `${origin}-route-tables`, `${table.id} leads to ${target}`)];
}

const leadsOut = ({ target, blackhole }: ExistingRouteTable['routes'][number]): boolean =>
  target.startsWith('igw-') && !blackhole;

/** Only what is there tells: that something is not there is a matter of the audit. */
function endpointsHere({ endpoints }: Inventory, origin: Origin): readonly Said[] {
  const from = `${origin}-vpc-endpoints`;
  const login = endpoints.find(
    ({ service, type, privateDnsEnabled }) =>
      service === 'ecr.api' && type === 'Interface' && privateDnsEnabled === true,
  );
  return [
    ...(login === undefined
      ? []
      : [say('ecrApiPrivateDns', true, from, `private DNS is on for ${login.id}`)]),
  ];
}

/** Tasks are likely in subnets that do not lead to an internet gateway; where these differ, nothing is told. */
function privateSubnets(inventory: Inventory): readonly Said[] {
  const { subnets, routeTables, blockPublicAccess } = inventory;
  const access =
    blockPublicAccess === undefined
      ? []
      : [
          say(
            'blockPublicAccess',
            blockPublicAccess,
            'describe-vpc-block-public-access-options',
            `Block Public Access is ${blockPublicAccess}`,
          ),
        ];
  if (subnets === undefined || routeTables === undefined) return access;
  const ways = subnets.flatMap((subnet) => {
    const table = tableOf(subnet.id, routeTables);
    if (table === undefined) return [];
    const target = defaultOf(table);
    const way = deadDefaultOf(table) === undefined ? wayOf(target, inventory) : undefined;
    return [{ subnet, table, target, way }];
  });
  const inner = ways.filter(({ target }) => !target.startsWith('igw-'));
  const [first] = inner;
  if (first === undefined || ways.length < subnets.length) return access;
  const kinds = new Set(inner.map(({ way }) => way?.value));
  const zones = new Set(inner.map(({ subnet }) => subnet.availabilityZone));
  return [
    ...access,
    ...(kinds.size === 1 && first.way !== undefined
      ? [
          say(
            'egress',
            first.way.value,
            'describe-route-tables',
            leadsTo(first.table, first.target, first.way),
            'inferred',
          ),
        ]
      : []),
    ...(zones.has('') || zones.size > MOST_ZONES
      ? []
      : [
          say(
            'availabilityZones',
            zones.size,
            'describe-subnets',
            `private subnets are in ${[...zones].join(', ')}`,
            'inferred',
          ),
        ]),
  ];
}

const MOST_ZONES = 6;

/** The route table of a subnet: its own, or the main one. */
export const tableOf = (
  subnetId: string,
  tables: readonly ExistingRouteTable[] = [],
): ExistingRouteTable | undefined =>
  tables.find(({ subnetIds }) => subnetIds.includes(subnetId)) ?? tables.find(({ main }) => main);

const defaultOf = ({ routes }: ExistingRouteTable): string =>
  routes.find(({ destination, blackhole }) => destination === '0.0.0.0/0' && !blackhole)?.target ?? '';

/** How a default route leaves, and why it is not what its target looks like. */
interface Way {
  readonly value: 'none' | 'nat-gateway' | 'transit';
  readonly because?: string;
}

/**
 * Where a default route that leads to no internet gateway goes. A NAT gateway that failed or is deleted carries nothing, and
 * a private one leads where its own subnet does: an internet gateway drops what it sends. `undefined`: that is not told.
 */
export function wayOf(target: string, inventory: Inventory, behind: readonly string[] = []): Way | undefined {
  if (target === '') return { value: 'none' };
  if (!target.startsWith('nat-')) return { value: 'transit' };
  const nat = inventory.natGateways?.find(({ id }) => id === target);
  if (nat !== undefined && /^(?:failed|delet)/.test(nat.state))
    return { value: 'none', because: `a NAT gateway in the state ${nat.state}` };
  if (nat?.public !== false) return { value: 'nat-gateway' };
  const table = tableOf(nat.subnetId, inventory.routeTables);
  if (table === undefined || behind.includes(target)) return undefined;
  const onward = defaultOf(table);
  const next: Way | undefined = onward.startsWith('igw-')
    ? { value: 'none' }
    : wayOf(onward, inventory, [...behind, target]);
  if (next === undefined || next.value === 'nat-gateway') return undefined;
  return next.value === 'transit'
    ? { value: 'transit', because: `a private NAT gateway, whose subnet leads to ${onward}` }
    : { value: 'none', because: 'a private NAT gateway, which is no way to the internet' };
}

/** Where a route table leads, in words. */
export function leadsTo({ id }: ExistingRouteTable, target: string, { because }: Way): string {
  if (target === '') return `${id} has no default route`;
  const words = `the default route of ${id} leads to ${target}`;
  return because === undefined ? words : `${words}, ${because}`;
}
