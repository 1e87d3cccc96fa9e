/**
 * Regions and partitions as data.
 *
 * Sources: names, partitions and DNS suffixes from botocore's partition data; zone counts from the AWS Regions page;
 * endpoint-service prefixes from `aws-cdk-lib` (`getDefaultEndpointPrefix`), checked Region by Region in a test.
 */

/** A partition of AWS. */
export type PartitionId =
  | 'aws'
  | 'aws-cn'
  | 'aws-us-gov'
  | 'aws-eusc'
  | 'aws-iso'
  | 'aws-iso-b'
  | 'aws-iso-e'
  | 'aws-iso-f';

/** Facts about a partition. */
export interface Partition {
  /** Suffix of every public service host name, for example `amazonaws.com.cn`. */
  readonly dnsSuffix: string;
}

/** Every partition of AWS, by id. */
export const PARTITIONS: { readonly [P in PartitionId]: Partition } = {
  aws: { dnsSuffix: 'amazonaws.com' },
  'aws-cn': { dnsSuffix: 'amazonaws.com.cn' },
  'aws-us-gov': { dnsSuffix: 'amazonaws.com' },
  'aws-eusc': { dnsSuffix: 'amazonaws.eu' },
  'aws-iso': { dnsSuffix: 'c2s.ic.gov' },
  'aws-iso-b': { dnsSuffix: 'sc2s.sgov.gov' },
  'aws-iso-e': { dnsSuffix: 'cloud.adc-e.uk' },
  'aws-iso-f': { dnsSuffix: 'csp.hci.ic.gov' },
};

/** Endpoint services that carry another prefix than `com.amazonaws`, by Region. */
interface PrefixException {
  readonly prefix: string;
  readonly services: readonly string[];
}

/** In every partition except `aws` and `aws-us-gov`. */
const EVERYWHERE = ['ecr.api', 'ecr.dkr', 'execute-api'];
const CHINA: PrefixException = {
  prefix: 'cn.com.amazonaws',
  services: [
    ...EVERYWHERE,
    'application-autoscaling',
    'appmesh-envoy-management',
    'athena',
    'autoscaling',
    'batch',
    'cassandra',
    'cloudformation',
    'ec2',
    'elasticfilesystem',
    'fsx',
    'kinesis-streams',
    'lambda',
    'monitoring',
    'redshift-data',
    's3',
    'sagemaker.runtime',
    'sqs',
    'states',
    'sts',
    'sync-states',
    'xray',
  ],
};
const EUSC: PrefixException = { prefix: 'eu.amazonaws', services: EVERYWHERE };
const ISO_COMMON = [...EVERYWHERE, 'autoscaling', 'ec2', 'elasticfilesystem', 'sns', 'sqs'];
const ISO_EAST: PrefixException = {
  prefix: 'gov.ic.c2s',
  services: [
    ...ISO_COMMON,
    'application-autoscaling',
    'athena',
    'comprehend',
    'sagemaker.runtime',
    'textract',
  ],
};
const ISO_WEST: PrefixException = { prefix: 'gov.ic.c2s', services: [...ISO_COMMON, 'monitoring'] };
const ISOB_EAST: PrefixException = {
  prefix: 'gov.sgov.sc2s',
  services: [...ISO_COMMON, 'application-autoscaling', 'sagemaker.runtime'],
};
const ISOB_WEST: PrefixException = { prefix: 'gov.sgov.sc2s', services: EVERYWHERE };
const ISOE: PrefixException = { prefix: 'uk.adc-e.cloud', services: EVERYWHERE };
const ISOF: PrefixException = { prefix: 'gov.ic.hci.csp', services: EVERYWHERE };

/** Facts about a Region. */
export interface Region {
  readonly name: string;
  readonly partition: PartitionId;
  /** Number of Availability Zones; 0 where AWS does not publish it. */
  readonly zones: number;
  /**
   * Under the documentation's rule for Regions introduced from 2023-12-23 on. An explicit list: AWS names ca-west-1
   * as its example although that Region opened three days earlier.
   */
  readonly needsAllThreeEcsEndpoints: boolean;
  /** Systems Manager offers `ec2messages` only in Regions launched before 2024. */
  readonly hasEc2messages: boolean;
  /** Whether Amazon ECS runs tasks in IPv6-only subnets there: an explicit list on its pages. */
  readonly hasIpv6OnlyTasks: boolean;
  readonly prefixException?: PrefixException;
}

const before2024 = {
  needsAllThreeEcsEndpoints: false,
  hasEc2messages: true,
  hasIpv6OnlyTasks: true,
} as const;
const withoutIpv6Only = { ...before2024, hasIpv6OnlyTasks: false } as const;
const since2024 = {
  needsAllThreeEcsEndpoints: true,
  hasEc2messages: false,
  hasIpv6OnlyTasks: false,
} as const;
const commercial = { partition: 'aws' } as const;

/** Every Region of AWS, by id. */
export const REGIONS = {
  'af-south-1': { name: 'Africa (Cape Town)', ...commercial, zones: 3, ...before2024 },
  'ap-east-1': { name: 'Asia Pacific (Hong Kong)', ...commercial, zones: 3, ...before2024 },
  'ap-east-2': { name: 'Asia Pacific (Taipei)', ...commercial, zones: 3, ...since2024 },
  'ap-northeast-1': { name: 'Asia Pacific (Tokyo)', ...commercial, zones: 4, ...before2024 },
  'ap-northeast-2': { name: 'Asia Pacific (Seoul)', ...commercial, zones: 4, ...before2024 },
  'ap-northeast-3': { name: 'Asia Pacific (Osaka)', ...commercial, zones: 3, ...before2024 },
  'ap-south-1': { name: 'Asia Pacific (Mumbai)', ...commercial, zones: 3, ...before2024 },
  'ap-south-2': { name: 'Asia Pacific (Hyderabad)', ...commercial, zones: 3, ...before2024 },
  'ap-southeast-1': { name: 'Asia Pacific (Singapore)', ...commercial, zones: 3, ...before2024 },
  'ap-southeast-2': { name: 'Asia Pacific (Sydney)', ...commercial, zones: 3, ...before2024 },
  'ap-southeast-3': { name: 'Asia Pacific (Jakarta)', ...commercial, zones: 3, ...before2024 },
  'ap-southeast-4': { name: 'Asia Pacific (Melbourne)', ...commercial, zones: 3, ...before2024 },
  'ap-southeast-5': { name: 'Asia Pacific (Malaysia)', ...commercial, zones: 3, ...since2024 },
  'ap-southeast-6': { name: 'Asia Pacific (New Zealand)', ...commercial, zones: 3, ...since2024 },
  'ap-southeast-7': { name: 'Asia Pacific (Thailand)', ...commercial, zones: 3, ...since2024 },
  'ca-central-1': { name: 'Canada (Central)', ...commercial, zones: 3, ...before2024 },
  'ca-west-1': {
    name: 'Canada West (Calgary)',
    ...commercial,
    zones: 3,
    needsAllThreeEcsEndpoints: true,
    hasEc2messages: true,
    hasIpv6OnlyTasks: true,
  },
  'eu-central-1': { name: 'Europe (Frankfurt)', ...commercial, zones: 3, ...before2024 },
  'eu-central-2': { name: 'Europe (Zurich)', ...commercial, zones: 3, ...withoutIpv6Only },
  'eu-north-1': { name: 'Europe (Stockholm)', ...commercial, zones: 3, ...withoutIpv6Only },
  'eu-south-1': { name: 'Europe (Milan)', ...commercial, zones: 3, ...before2024 },
  'eu-south-2': { name: 'Europe (Spain)', ...commercial, zones: 3, ...before2024 },
  'eu-west-1': { name: 'Europe (Ireland)', ...commercial, zones: 3, ...withoutIpv6Only },
  'eu-west-2': { name: 'Europe (London)', ...commercial, zones: 3, ...before2024 },
  'eu-west-3': { name: 'Europe (Paris)', ...commercial, zones: 3, ...before2024 },
  'il-central-1': { name: 'Israel (Tel Aviv)', ...commercial, zones: 3, ...before2024 },
  'me-central-1': { name: 'Middle East (UAE)', ...commercial, zones: 3, ...before2024 },
  'me-south-1': { name: 'Middle East (Bahrain)', ...commercial, zones: 3, ...before2024 },
  'mx-central-1': { name: 'Mexico (Central)', ...commercial, zones: 3, ...since2024 },
  'sa-east-1': { name: 'South America (Sao Paulo)', ...commercial, zones: 3, ...before2024 },
  'us-east-1': { name: 'US East (N. Virginia)', ...commercial, zones: 6, ...before2024 },
  'us-east-2': { name: 'US East (Ohio)', ...commercial, zones: 3, ...before2024 },
  'us-west-1': { name: 'US West (N. California)', ...commercial, zones: 3, ...before2024 },
  'us-west-2': { name: 'US West (Oregon)', ...commercial, zones: 4, ...before2024 },
  'cn-north-1': {
    name: 'China (Beijing)',
    partition: 'aws-cn',
    zones: 3,
    ...before2024,
    prefixException: CHINA,
  },
  'cn-northwest-1': {
    name: 'China (Ningxia)',
    partition: 'aws-cn',
    zones: 3,
    ...before2024,
    prefixException: CHINA,
  },
  'us-gov-east-1': {
    name: 'AWS GovCloud (US-East)',
    partition: 'aws-us-gov',
    zones: 3,
    ...before2024,
  },
  'us-gov-west-1': {
    name: 'AWS GovCloud (US-West)',
    partition: 'aws-us-gov',
    zones: 3,
    ...before2024,
  },
  'eusc-de-east-1': {
    name: 'AWS European Sovereign Cloud (Germany)',
    partition: 'aws-eusc',
    zones: 3,
    ...since2024,
    prefixException: EUSC,
  },
  'us-iso-east-1': {
    name: 'US ISO East',
    partition: 'aws-iso',
    zones: 0,
    ...withoutIpv6Only,
    prefixException: ISO_EAST,
  },
  'us-iso-west-1': {
    name: 'US ISO West',
    partition: 'aws-iso',
    zones: 0,
    ...withoutIpv6Only,
    prefixException: ISO_WEST,
  },
  'us-isob-east-1': {
    name: 'US ISOB East (Ohio)',
    partition: 'aws-iso-b',
    zones: 0,
    ...withoutIpv6Only,
    prefixException: ISOB_EAST,
  },
  'us-isob-west-1': {
    name: 'US ISOB West',
    partition: 'aws-iso-b',
    zones: 0,
    ...since2024,
    prefixException: ISOB_WEST,
  },
  'eu-isoe-west-1': {
    name: 'EU ISOE West',
    partition: 'aws-iso-e',
    zones: 0,
    ...since2024,
    prefixException: ISOE,
  },
  'us-isof-east-1': {
    name: 'US ISOF East',
    partition: 'aws-iso-f',
    zones: 0,
    ...since2024,
    prefixException: ISOF,
  },
  'us-isof-south-1': {
    name: 'US ISOF South',
    partition: 'aws-iso-f',
    zones: 0,
    ...since2024,
    prefixException: ISOF,
  },
} as const satisfies { readonly [id: string]: Region };

/** The id of a Region. */
export type RegionId = keyof typeof REGIONS;

/** Every Region id, in display order: commercial Regions first. */
export const REGION_IDS = Object.keys(REGIONS) as readonly RegionId[];

/** Facts about one Region. */
export function regionOf(id: RegionId): Region {
  return REGIONS[id];
}

/** Facts about the partition that a Region belongs to. */
export function partitionOf(id: RegionId): Partition {
  return PARTITIONS[REGIONS[id].partition];
}

/** Whether `text` is the id of a known Region; never consults the prototype chain. */
export function isRegionId(text: string): text is RegionId {
  return Object.hasOwn(REGIONS, text);
}
