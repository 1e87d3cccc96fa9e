/** What lies in another Region or account than the plan: endpoints of the plan's Region do not reach it. */
import {
  type Answers,
  type CitationId,
  isRegionId,
  partitionOf,
  type ReadingFinding,
} from '../core/index.ts';
import type { Foreign, Gathering } from './gathering.ts';

interface Words {
  readonly rule: `source/${string}`;
  readonly why: string;
  readonly fix: string;
  /** What to do where the other Region is one of another partition: no replication, role or endpoint leads there. */
  readonly acrossPartitions: string;
  readonly cites: readonly [CitationId, ...CitationId[]];
}

const ELSEWHERE: { readonly [K in Foreign['kind']]: Words } = {
  image: {
    rule: 'source/image-of-another-region',
    why: 'the endpoints for Amazon ECR and the gateway endpoint for Amazon S3 serve their own Region only, so the pull has no path through them',
    fix: 'Replicate the repository to the Region of the tasks and use that image.',
    acrossPartitions:
      'Push the image to a repository in the Region of the tasks and use that one: Amazon ECR replicates nothing into another partition.',
    cites: ['ecr-vpc-endpoints', 'privatelink-s3-gateway'],
  },
  'log-group': {
    rule: 'source/log-group-of-another-region',
    why: 'the endpoint for CloudWatch Logs serves its own Region only',
    fix: 'Use a log group in the Region of the tasks.',
    acrossPartitions: 'Use a log group in the Region of the tasks.',
    cites: ['logs-vpc-endpoints', 'ecs-awslogs'],
  },
  'log-output': {
    rule: 'source/log-output-of-another-region',
    why: 'the endpoint of the plan serves its own Region only, and the log router calls the other one',
    fix: 'Send the logs to a destination in the Region of the tasks. For Amazon Data Firehose and Amazon S3 an interface endpoint with its ServiceRegion leads to another one.',
    acrossPartitions:
      'Send the logs to a destination in the Region of the tasks: no endpoint leads into another partition.',
    cites: ['privatelink-cross-region', 'privatelink-s3-gateway'],
  },
  secret: {
    rule: 'source/secret-of-another-region',
    why: 'the endpoints for AWS Secrets Manager and Systems Manager serve their own Region only',
    fix: 'Replicate the secret to the Region of the tasks and name that one.',
    acrossPartitions:
      'Create the secret anew in the Region of the tasks and name that one: AWS Secrets Manager replicates nothing into another partition, and no role of one partition can read in another.',
    cites: ['ecs-secrets', 'privatelink-access'],
  },
  key: {
    rule: 'source/key-of-another-region',
    why: 'the endpoint for AWS KMS serves its own Region only',
    fix: 'Use a key, or a replica of a multi-Region key, in the Region of the tasks.',
    acrossPartitions:
      'Use a key in the Region of the tasks: a multi-Region key has no replica in another partition.',
    cites: ['kms-vpc-endpoints'],
  },
  parameter: {
    rule: 'source/parameter-of-another-region',
    why: 'the endpoint for Systems Manager serves its own Region only',
    fix: 'Create the parameter in the Region of the tasks and name that one.',
    acrossPartitions:
      'Create the parameter in the Region of the tasks and name that one: no role of one partition can read in another.',
    cites: ['ecs-secrets', 'privatelink-access'],
  },
};

/** Findings about what lies elsewhere, once the Region and the account of the plan are known. */
export function foreignFindings(gathering: Gathering, answers: Answers): readonly ReadingFinding[] {
  const { region, accountId } = answers;
  const found = gathering.foreign.flatMap((foreign) => [
    ...(region === undefined || foreign.region === undefined || foreign.region === region
      ? []
      : [inAnotherRegion(foreign, foreign.region, region)]),
    ...(accountId === undefined || foreign.account === undefined || foreign.account === accountId
      ? []
      : ofAnotherAccount(foreign, foreign.account, accountId)),
  ]);
  const said = new Set<string>();
  return found.filter(({ rule, text }) => {
    const key = `${rule} ${text}`;
    return !said.has(key) && said.add(key) !== undefined;
  });
}

/** The first secret or key of another account than that of the plan. */
export function dataOfAnotherAccount({ foreign }: Gathering, own: string): Foreign | undefined {
  return foreign.find(
    ({ kind, account }) =>
      (kind === 'secret' || kind === 'parameter' || kind === 'key') &&
      account !== undefined &&
      account !== own,
  );
}

function inAnotherRegion(foreign: Foreign, region: string, planned: string): ReadingFinding {
  const { rule, why, fix, acrossPartitions, cites } = ELSEWHERE[foreign.kind];
  const { path, site } = foreign.from;
  return {
    rule,
    severity: 'by-path',
    from: path,
    source: site.source,
    text: `${foreign.what} is in ${region}, and the plan is for ${planned}: ${why}.`,
    fix: areOfOnePartition(region, planned) ? fix : acrossPartitions,
    cites,
  };
}

/** Regions that are not known may be of the same partition. */
const areOfOnePartition = (one: string, other: string): boolean =>
  !isRegionId(one) || !isRegionId(other) || partitionOf(one) === partitionOf(other);

function ofAnotherAccount(foreign: Foreign, account: string, own: string): readonly ReadingFinding[] {
  if (foreign.kind !== 'image') return [];
  const { path, site } = foreign.from;
  return [
    {
      rule: 'source/repository-of-another-account',
      severity: 'warning',
      from: path,
      source: site.source,
      text: `${foreign.what} is in a repository of account ${account}, and the workload runs in ${own}: the policy of that repository decides whether it can be pulled, and a policy on the ecr.dkr and ecr.api endpoints has to allow that account's repository.`,
      fix: `Let the owner of account ${account} allow your task execution role in the repository policy, and name that repository in your endpoint policies.`,
      cites: ['ecr-vpc-endpoints', 'ecs-pull-error'],
    },
  ];
}
