/** Fields of a source that AWS refuses, or that break what the plan makes, in some workloads. */
import { type Impossible, REFUSED_BY_AWS, type ReadingFinding } from '../core/index.ts';
import type { Gathering, Refusable } from './gathering.ts';

interface Words extends Pick<Impossible, 'rule' | 'severity' | 'fix' | 'cites' | 'beside'> {
  /** What follows the name of the container. */
  readonly why: string;
}

const FIELDS: { readonly [K in Refusable['kind']]: Words } = {
  'read-only-root': {
    rule: REFUSED_BY_AWS,
    beside: { ecsExec: true },
    severity: 'warning',
    why: 'has a root file system that cannot be written to (readonlyRootFilesystem), and ECS Exec does not work in such a container',
    fix: 'Leave readonlyRootFilesystem out of the containers in which you run commands.',
    cites: ['ecs-exec'],
  },
  'router-file-in-s3': {
    rule: REFUSED_BY_AWS,
    beside: { launchType: 'FARGATE' },
    severity: 'error',
    why: 'reads its configuration from Amazon S3 (config-file-type s3), and tasks on AWS Fargate support the type file only',
    fix: 'Put the file into the image of the log router and use the type file, or take the init image of AWS for Fluent Bit, which reads files from Amazon S3 with the task role.',
    cites: ['ecs-firelens-example'],
  },
  'dns-servers-on-fargate': {
    rule: REFUSED_BY_AWS,
    beside: { launchType: 'FARGATE' },
    severity: 'error',
    why: 'is given DNS servers (dnsServers), which is not valid in tasks on AWS Fargate',
    fix: 'Leave dnsServers out; the DHCP options of the VPC name its DNS servers.',
    cites: ['ecs-fargate-differences'],
  },
  'dns-servers-on-managed-instances': {
    rule: REFUSED_BY_AWS,
    beside: { launchType: 'MANAGED_INSTANCES' },
    severity: 'error',
    why: 'is given DNS servers (dnsServers), which is not valid in tasks on Managed Instances',
    fix: 'Leave dnsServers out; the DHCP options of the VPC name its DNS servers.',
    cites: ['ecs-managed-differences'],
  },
  'mount-without-encryption': {
    rule: REFUSED_BY_AWS,
    beside: {},
    severity: 'error',
    why: 'is mounted with the task role or through an access point (authorizationConfig), and transit encryption, which has to be on for that, is off; off is also the default',
    fix: 'Set transitEncryption to ENABLED in efsVolumeConfiguration.',
    cites: ['ecs-efs'],
  },
  'proxy-without-exceptions': {
    rule: 'source/proxy-without-exceptions',
    beside: {},
    severity: 'warning',
    why: 'is given an HTTP proxy, and no NO_PROXY exempts 169.254.170.2 and 169.254.169.254: metadata and the credentials of the task role may then be asked of the proxy, which can fail',
    fix: 'Set NO_PROXY=169.254.169.254,169.254.170.2 with the names of the endpoints beside it: what is not exempt goes to the proxy, not to the endpoints.',
    cites: ['ecs-exec'],
  },
  'dns-servers': {
    rule: 'source/own-dns-servers',
    beside: { launchType: 'EC2' },
    severity: 'warning',
    why: 'is given DNS servers of its own (dnsServers), and only the DNS that Amazon provides answers the names of endpoints with private addresses',
    fix: 'Leave dnsServers out, or let these servers forward the private DNS names of this plan to the Amazon-provided DNS.',
    cites: ['ecs-vpc-endpoints', 'vpc-dns'],
  },
};

/** What the container is given DNS servers in, by what runs it. */
export const DNS_SERVERS = [
  'dns-servers-on-fargate',
  'dns-servers-on-managed-instances',
  'dns-servers',
] as const;

/** Findings about fields that AWS refuses beside certain answers; planning keeps those that hold. */
export function refusedFields({ refusable }: Gathering): readonly ReadingFinding[] {
  return refusable.map(({ kind, from, what }) => {
    const { why, ...words } = FIELDS[kind];
    return {
      ...words,
      from: from.path,
      source: from.site.source,
      text: `${what} ${why}.`,
    };
  });
}
