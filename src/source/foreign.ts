/** What lies in another Region or account than the plan: endpoints of the plan's Region do not reach it. */
import type { Answers, CitationId, ReadingFinding, RegionId } from '../core/index.ts';
import type { Foreign, Gathering } from './gathering.ts';

interface Words {
  readonly rule: `source/${string}`;
  readonly why: string;
  readonly fix: string;
  readonly cites: readonly [CitationId, ...CitationId[]];
  /** What helps where the other Region is of another partition, in which credentials of this one are not valid. */
  readonly apart: string;
  readonly apartCites?: readonly CitationId[];
}

const ELSEWHERE: { readonly [K in Foreign['kind']]: Words } = {
  image: {
    rule: 'source/image-of-another-region',
    why: 'the endpoints for Amazon ECR and the gateway endpoint for Amazon S3 serve their own Region only, so the pull has no path through them',
    fix: 'Replicate the repository to the Region of the tasks and use that image.',
    cites: ['ecr-vpc-endpoints', 'privatelink-s3-gateway'],
    apart:
      'Copy the image by hand: pull it with credentials of that partition, push it to a repository in the Region of the tasks, and use that image. Amazon ECR replicates within a partition only.',
  },
  'log-group': {
    rule: 'source/log-group-of-another-region',
    why: 'the endpoint for CloudWatch Logs serves its own Region only',
    fix: 'Use a log group in the Region of the tasks.',
    cites: ['logs-vpc-endpoints', 'ecs-awslogs'],
    apart:
      'Use a log group in the Region of the tasks: credentials of one partition are not valid in another.',
  },
  'log-output': {
    rule: 'source/log-output-of-another-region',
    why: 'the endpoint of the plan serves its own Region only, and the log router calls the other one',
    fix: 'Send the logs to a destination in the Region of the tasks. For Amazon Data Firehose and Amazon S3 an interface endpoint with its ServiceRegion leads to another one.',
    cites: ['privatelink-cross-region', 'privatelink-s3-gateway'],
    apart:
      'Send the logs to a destination in the Region of the tasks: credentials of one partition are not valid in another.',
  },
  secret: {
    rule: 'source/secret-of-another-region',
    why: 'the endpoints for AWS Secrets Manager and Systems Manager serve their own Region only',
    fix: 'Replicate the secret to the Region of the tasks and name that one.',
    cites: ['ecs-secrets', 'privatelink-access', 'secretsmanager-replicas'],
    apart:
      'Store the value again in the Region of the tasks, by hand, and name that secret. AWS Secrets Manager replicates within a partition only.',
    apartCites: ['secretsmanager-replicas'],
  },
  key: {
    rule: 'source/key-of-another-region',
    why: 'the endpoint for AWS KMS serves its own Region only',
    fix: 'Use a key, or a replica of a multi-Region key, in the Region of the tasks.',
    cites: ['kms-vpc-endpoints'],
    apart: 'Use a key in the Region of the tasks: replicas of a multi-Region key stay within a partition.',
  },
  parameter: {
    rule: 'source/parameter-of-another-region',
    why: 'the endpoint for Systems Manager serves its own Region only',
    fix: 'Create the parameter in the Region of the tasks and name that one.',
    cites: ['ecs-secrets', 'privatelink-access'],
    apart:
      'Create the parameter in the Region of the tasks, by hand, and name that one: no role of one partition can read in another.',
  },
};

/** Findings about what lies elsewhere. Where the Region of the plan is in doubt, all that names one may. */
export function foreignFindings(gathering: Gathering, answers: Answers): readonly ReadingFinding[] {
  const { region, accountId } = answers;
  const isGuess = gathering.doubtsFor('region').length > 0;
  const isElsewhere = (other: RegionId | undefined): other is RegionId =>
    region !== undefined && other !== undefined && (isGuess || other !== region);
  const found = gathering.foreign.flatMap((foreign) => [
    ...(isElsewhere(foreign.region) ? [inAnotherRegion(foreign, foreign.region)] : []),
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

function inAnotherRegion(foreign: Foreign, region: RegionId): ReadingFinding {
  const { rule, why, fix, cites, apart, apartCites = [] } = ELSEWHERE[foreign.kind];
  const { path, site } = foreign.from;
  return {
    rule,
    severity: 'by-path',
    from: path,
    source: site.source,
    text: `${foreign.what} is in ${region}, and the plan is for {region}: ${why}.`,
    fix,
    cites,
    elsewhere: {
      region,
      apart: {
        severity: foreign.kind === 'log-output' ? 'by-path' : 'error',
        fix: apart,
        cites: ['aws-partitions', ...apartCites],
      },
    },
  };
}

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
