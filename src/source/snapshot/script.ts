/**
 * The script that a person runs in AWS CloudShell: it reads one VPC and the Amazon ECS workloads of the account and prints
 * one JSON document. It only reads (`describe-*`, `get-*`, `list-*`), works with both versions of the AWS CLI, and leaves
 * out environment values, command lines and secrets by its own queries, so that they never leave the account.
 */
import type { RegionId } from '../../core/index.ts';
import script from './snapshot.sh?raw';

/** What the script is made for. Everything but the VPC may be left open. */
interface SnapshotTarget {
  readonly vpcId: string;
  /** Empty: the Region of the shell. */
  readonly region?: RegionId | '';
  /** Name or ARN; empty: every cluster of the Region. */
  readonly cluster?: string;
  /** Names or ARNs; empty: every service of the cluster. */
  readonly services?: readonly string[];
}

/** What an id, a name or an ARN of the target may look like: nothing that a shell could take for anything else. */
export const SNAPSHOT_PATTERNS = {
  vpcId: /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
  cluster: /^(?:arn:aws[\w-]{0,20}:ecs:[\w-]{1,30}:\d{12}:cluster\/)?[A-Za-z0-9_-]{1,255}$/,
  service:
    /^(?:arn:aws[\w-]{0,20}:ecs:[\w-]{1,30}:\d{12}:service\/(?:[A-Za-z0-9_-]{1,255}\/)?)?[A-Za-z0-9_-]{1,255}$/,
} as const;

/** The script as text. Throws for ids that do not have their shape: callers check them first. */
export function snapshotScript({ vpcId, region = '', cluster = '', services = [] }: SnapshotTarget): string {
  const wrong = [
    ...(SNAPSHOT_PATTERNS.vpcId.test(vpcId) ? [] : [vpcId]),
    ...(cluster === '' || SNAPSHOT_PATTERNS.cluster.test(cluster) ? [] : [cluster]),
    ...services.filter((service) => !SNAPSHOT_PATTERNS.service.test(service)),
  ];
  if (wrong.length > 0) throw new RangeError(`not an id, a name or an ARN: ${wrong.join(', ')}`);
  return script
    .replace('@VPC@', vpcId)
    .replace('@REGION@', region)
    .replace('@CLUSTER@', cluster)
    .replace('@SERVICES@', services.join(' '));
}
