/**
 * The designs that carry the calls of a plan, side by side: what is created where, what a month costs, what can break, who
 * has to do what. Facts are cited; what a design costs is computed in `costs.ts`.
 */
import { PRICES, type PriceCatalogue, type PriceRange } from '../catalogue.ts';
import type { CitationId } from '../citations.ts';
import { cents, priceIn } from '../cost.ts';
import { includedEndpoints, type Plan } from '../planner.ts';
import {
  breakEvenGb,
  breakEvenVpcs,
  type DesignId,
  type DesignRates,
  type DesignSize,
  designCost,
  designCostRange,
} from './costs.ts';
import { hubOf } from './hub.ts';
import { DESIGN_PRICES, type DesignPrices } from './prices.ts';

/** One way to let tasks reach AWS: what it creates and what it costs. */
export interface Design {
  readonly id: DesignId;
  readonly title: string;
  /** What is created in which VPC. */
  readonly creates: readonly { readonly where: string; readonly what: string }[];
  /** US dollars a month for all VPCs; see `size` of the comparison. */
  readonly monthlyUsd: number;
  /** Lowest and highest value, where a price of the Region is unknown. */
  readonly monthlyRange?: PriceRange;
  /** It uses a price that is not confirmed. */
  readonly assumed: boolean;
  readonly breaks: readonly string[];
  readonly tasks: readonly { readonly who: string; readonly what: string }[];
  /** Why this design cannot carry the workload as it is answered; absent: it can. */
  readonly impossible?: string;
  readonly cites: readonly [CitationId, ...CitationId[]];
}

/** Every design for a plan, side by side. */
export interface DesignComparison {
  readonly size: DesignSize;
  /** One of the designs uses a price that is not confirmed. */
  readonly assumed: boolean;
  /** The cheapest possible design first. */
  readonly designs: readonly Design[];
  /** VPCs from which a hub with hosted zones is cheaper than endpoints in each VPC; `undefined`: not up to `MOST_VPCS`. */
  readonly hubPaysFromVpcs: number | undefined;
  /** The same with a Route 53 Profile, whose price is not confirmed. */
  readonly profilePaysFromVpcs: number | undefined;
  /** GB a month and VPC from which endpoints here are cheaper than a NAT gateway with the S3 gateway endpoint. */
  readonly endpointsPayFromGb: number | undefined;
  /** GB a month and VPC from which they pay although the NAT gateway stays for other traffic. */
  readonly endpointsPayBesideNatFromGb: number | undefined;
}

/** What a comparison may be given. */
export interface ComparisonOptions {
  /** What is not given: one VPC (or as many as share the hub), 100 GB each way, a transit gateway that exists. */
  readonly size?: Partial<Omit<DesignSize, 'region' | 'endpoints' | 'hostedZones'>>;
  readonly catalogue?: PriceCatalogue;
  readonly prices?: DesignPrices;
}

/** Compares the designs for the exported endpoints of a plan. */
export function compareDesigns(plan: Plan, options: ComparisonOptions = {}): DesignComparison {
  const { catalogue = PRICES, prices = DESIGN_PRICES } = options;
  const rates = { catalogue, prices };
  const size = sizeOf(plan, options);
  const designs = DESIGN_IDS.map((id) => toDesign(id, plan, size, rates));
  const order = (design: Design): number => design.monthlyUsd + (design.impossible === undefined ? 0 : 1e12);
  return {
    size,
    assumed: designs.some(({ assumed }) => assumed),
    designs: [...designs].sort((a, b) => order(a) - order(b)),
    hubPaysFromVpcs: breakEvenVpcs('endpoints-here', 'hub-private-zones', size, rates),
    profilePaysFromVpcs: breakEvenVpcs('endpoints-here', 'hub-profile', size, rates),
    endpointsPayFromGb: breakEvenGb('nat-gateway-and-s3', 'endpoints-here', size, rates),
    endpointsPayBesideNatFromGb: breakEvenGb('nat-gateway-and-s3', 'nat-gateway-and-endpoints', size, rates),
  };
}

/** Which of the designs a plan is; `undefined` for any other, such as a hub beside a NAT gateway. */
export function plannedDesign(plan: Plan): DesignId | undefined {
  const { egress, endpointPlacement } = plan.workload;
  const included = includedEndpoints(plan);
  const hasInterface = included.some(({ type }) => type === 'Interface');
  const outside = plan.workloads.filter(({ profile }) => profile.launchType === 'EXTERNAL').length;
  if (egress === 'none' || outside === plan.workloads.length) {
    if (!hasInterface) return undefined;
    return endpointPlacement === 'central-vpc' ? 'hub-private-zones' : 'endpoints-here';
  }
  if (egress !== 'nat-gateway' || endpointPlacement === 'central-vpc' || outside > 0) return undefined;
  if (hasInterface) return 'nat-gateway-and-endpoints';
  if (included.length === 0) return 'nat-gateway';
  return included.some(({ service }) => service === 's3') ? 'nat-gateway-and-s3' : undefined;
}

const DESIGN_IDS: readonly DesignId[] = [
  'endpoints-here',
  'hub-private-zones',
  'hub-profile',
  'nat-gateway',
  'nat-gateway-and-s3',
  'nat-gateway-and-endpoints',
  'central-nat-gateway',
];

function sizeOf(plan: Plan, { size = {} }: ComparisonOptions): DesignSize {
  const { workload } = plan;
  const endpoints = includedEndpoints(plan).filter(
    ({ type, service }) => type === 'Interface' && service !== 'guardduty-data',
  );
  const asHub = hubOf({ ...plan, ...central(plan) });
  return {
    region: workload.region,
    vpcs: workload.sharedByVpcs,
    zones: workload.availabilityZones,
    monthlyGb: 100,
    monthlyGatewayGb: 100,
    hasTransitGateway: true,
    ...size,
    endpoints: endpoints.length,
    hostedZones: asHub?.zones.length ?? 0,
  };
}

/** The same plan with its interface endpoints in a hub, to find out which zones it would need. */
function central(plan: Plan): Pick<Plan, 'workload' | 'endpoints'> {
  return {
    workload: { ...plan.workload, endpointPlacement: 'central-vpc' },
    endpoints: plan.endpoints.map((endpoint) =>
      endpoint.type === 'Gateway' || endpoint.service === 'guardduty-data'
        ? endpoint
        : { ...endpoint, placement: 'central-vpc' },
    ),
  };
}

type Words = Pick<Design, 'title' | 'creates' | 'breaks' | 'tasks' | 'cites'>;

const WORKLOAD = 'VPC of the workload';
const HUB = 'Hub VPC';
const TRANSIT = 'Transit gateway';
const S3_HERE = {
  where: WORKLOAD,
  what: 'S3 gateway endpoint (DynamoDB too, if called) on the route tables of the task subnets',
};
const VPC_OWNER = 'Owner of the VPC';
const HUB_OWNER = 'Owner of the hub';

const hubWords = (names: string, owner: string, spoke: string): Omit<Words, 'title' | 'cites'> => ({
  creates: [
    {
      where: HUB,
      what: 'Interface endpoints and their security group, which admits TCP 443 from the CIDR blocks of all VPCs',
    },
    { where: HUB, what: names },
    S3_HERE,
    { where: TRANSIT, what: 'Attachments in each zone; routes to the hub, and back to every VPC' },
  ],
  breaks: [
    'A name without a zone or with a wrong one stays public: image pulls and agents then time out (api.ecr, dkr.ecr with *, ecs-a, ecs-t).',
    'A missing route back, or a CIDR block that the group of the hub does not admit, times out although the name resolves.',
    'Roles, secrets and keys that name this VPC or its endpoints refuse: calls carry the VPC and the endpoints of the hub.',
    'One policy, one quota of bandwidth and one place that fails, for all VPCs.',
  ],
  tasks: [
    { who: HUB_OWNER, what: owner },
    { who: VPC_OWNER, what: spoke },
    { who: HUB_OWNER, what: 'Adds the CIDR blocks of each new VPC to the security group and to the routes.' },
  ],
});

const natWords = (what: string, breaks: readonly string[]): Omit<Words, 'title' | 'cites'> => ({
  creates: [
    {
      where: WORKLOAD,
      what: `${what} An internet gateway is needed as well; a Regional NAT gateway needs no public subnet and costs the same hours in each zone.`,
    },
  ],
  breaks,
  tasks: [{ who: VPC_OWNER, what: 'Creates the gateways and the default routes of the task subnets.' }],
});

const CLOSED =
  'Block Public Access in bidirectional mode, or a VPC that may have no internet gateway, closes it.';

const WORDS: { readonly [D in DesignId]: Words } = {
  'endpoints-here': {
    title: 'Endpoints in each VPC',
    creates: [
      {
        where: WORKLOAD,
        what: 'Interface endpoints with private DNS, one network interface in each zone, and their security group',
      },
      S3_HERE,
    ],
    breaks: [
      'Everything without an endpoint: public registries, the first pull through a cache rule, other Regions.',
      'Private DNS switches every caller of the VPC at once; a mistake in group or policy breaks what worked.',
    ],
    tasks: [{ who: VPC_OWNER, what: 'Runs the export of this plan in each VPC.' }],
    cites: ['ecs-vpc-endpoints', 'ecr-vpc-endpoints', 'privatelink-pricing'],
  },
  'hub-private-zones': {
    title: 'Endpoints in a hub, names from private hosted zones',
    ...hubWords(
      'A private hosted zone for each name, with private DNS off on the endpoints',
      'Creates endpoints, zones and alias records, and authorizes each VPC (create-vpc-association-authorization).',
      'Associates each zone (associate-vpc-with-hosted-zone), creates the S3 gateway endpoint and the route to the hub.',
    ),
    cites: ['multi-vpc-endpoints', 'route53-other-accounts', 'tgw-attachments'],
  },
  'hub-profile': {
    title: 'Endpoints in a hub, names from a Route 53 Profile',
    ...hubWords(
      'A Route 53 Profile that carries the endpoints, with private DNS on; no names to keep',
      'Creates the endpoints, associates them with the Profile and shares it through AWS RAM.',
      'Associates the Profile with the VPC (route53profiles:AssociateProfile), creates the S3 gateway endpoint and the route to the hub.',
    ),
    cites: ['route53-profile-endpoints', 'route53-profiles', 'tgw-attachments'],
  },
  'nat-gateway': {
    title: 'NAT gateway only',
    ...natWords('A NAT gateway in each zone.', [
      CLOSED,
      'Every GB is charged, image layers among them, and conditions on VPC endpoints in roles and buckets refuse.',
    ]),
    cites: ['vpc-nat-gateway', 'vpc-regional-nat', 'vpc-pricing'],
  },
  'nat-gateway-and-s3': {
    title: 'NAT gateway and S3 gateway endpoint',
    ...natWords(
      'A NAT gateway in each zone, and the S3 gateway endpoint, which costs nothing and takes the image layers.',
      [CLOSED, 'Open connections to Amazon S3 break when the gateway endpoint is added.'],
    ),
    cites: ['privatelink-s3-gateway', 'vpc-nat-gateway', 'vpc-pricing'],
  },
  'nat-gateway-and-endpoints': {
    title: 'NAT gateway for the internet, endpoints for AWS',
    ...natWords(
      'A NAT gateway in each zone, the S3 gateway endpoint, and the interface endpoints of this plan.',
      [
        CLOSED,
        'Callers of names without an endpoint silently use the NAT gateway: check which names are covered.',
      ],
    ),
    cites: ['ecs-vpc-endpoints', 'vpc-nat-gateway', 'privatelink-pricing'],
  },
  'central-nat-gateway': {
    title: 'NAT gateways in a central VPC, S3 gateway endpoint here',
    creates: [
      { where: 'Egress VPC', what: 'NAT gateways and an internet gateway' },
      {
        where: TRANSIT,
        what: 'Attachments in each zone; a default route to the egress VPC, and routes back',
      },
      S3_HERE,
    ],
    breaks: [
      'Block Public Access of the account that owns the egress VPC closes it; that of this account does not.',
      'Each GB passes the transit gateway and the NAT gateway, and both are charged.',
    ],
    tasks: [
      {
        who: 'Owner of the egress VPC',
        what: 'Routes back to this VPC and keeps its subnets out of Block Public Access.',
      },
      {
        who: VPC_OWNER,
        what: 'Default route of the task subnets to the transit gateway, and the S3 gateway endpoint.',
      },
    ],
    cites: ['tgw-attachments', 'vpc-nat-gateway', 'vpc-block-public-access'],
  },
};

function toDesign(id: DesignId, plan: Plan, size: DesignSize, rates: Required<DesignRates>): Design {
  const why = whyImpossible(id, plan);
  const range = designCostRange(id, size, rates);
  return {
    id,
    ...WORDS[id],
    monthlyUsd: cents(designCost(id, size, rates)),
    ...(range === undefined ? {} : { monthlyRange: { low: cents(range.low), high: cents(range.high) } }),
    assumed: isAssumed(id, size, rates),
    ...(why === undefined ? {} : { impossible: why }),
  };
}

/**
 * Whether the design uses a price that is not confirmed. The price of a Profile is confirmed nowhere, that of a transit gateway
 * in us-east-1 only.
 */
function isAssumed(id: DesignId, { region }: DesignSize, { catalogue }: Required<DesignRates>): boolean {
  const endpoint = priceIn(catalogue.interfaceEndpointHour, region).assumed;
  const nat = [catalogue.natGatewayHour, catalogue.natGatewayGb].some(
    (price) => priceIn(price, region).assumed,
  );
  const transit = region !== 'us-east-1';
  switch (id) {
    case 'endpoints-here':
      return endpoint;
    case 'hub-private-zones':
      return endpoint || transit;
    case 'hub-profile':
      return true;
    case 'nat-gateway':
    case 'nat-gateway-and-s3':
      return nat;
    case 'nat-gateway-and-endpoints':
      return endpoint || nat;
    case 'central-nat-gateway':
      return nat || transit;
  }
}

/** Why a design cannot carry the workloads: NAT gateways that are blocked, or images that no endpoint reaches. */
function whyImpossible(id: DesignId, plan: Plan): string | undefined {
  const profiles = plan.workloads.map(({ profile }) => profile);
  const natHere = id === 'nat-gateway' || id === 'nat-gateway-and-s3' || id === 'nat-gateway-and-endpoints';
  if (natHere && profiles.some((w) => w.blockPublicAccess === 'bidirectional'))
    return 'Block Public Access in bidirectional mode stops NAT gateways in this VPC.';
  if (profiles.some((w) => w.launchType === 'EXTERNAL') && id !== 'endpoints-here' && !id.startsWith('hub'))
    return 'External instances are outside AWS: a NAT gateway of a VPC does not serve them.';
  const needsInternet = profiles.some(
    (w) =>
      w.imageRegistries.some((registry) => registry === 'ecr-public' || registry === 'other') ||
      w.pullThroughFirstPull ||
      (w.operatingSystem === 'WINDOWS' && !w.windowsBaseLayersInEcr),
  );
  return needsInternet && (id === 'endpoints-here' || id.startsWith('hub'))
    ? 'The images of this workload need the internet, where no endpoint leads.'
    : undefined;
}
