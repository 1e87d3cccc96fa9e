/** `snapshot`: prints the read-only script for AWS CloudShell whose output plan, audit and rehearsal read. */
import { isRegionId, REGION_IDS } from '../core/index.ts';
import { SNAPSHOT_PATTERNS, snapshotScript } from '../source/index.ts';
import { type FlagSpec, parseFlags } from './flags.ts';
import { describeFlagProblem, done, type Result, refuseIfAny } from './run.ts';

const SPECS: readonly FlagSpec[] = [
  { name: 'vpc-id', takes: 'value' },
  { name: 'cluster', takes: 'value' },
  { name: 'service', takes: 'value' },
  { name: 'region', takes: 'value' },
  { name: 'help', takes: 'switch' },
];

/** Prints the script. Nothing is read here: the person runs it in the account. */
export function snapshotCommand(argv: readonly string[]): Result {
  const parsed = parseFlags(argv, SPECS);
  const all = (name: string): readonly string[] =>
    parsed.flags.filter((flag) => flag.name === name).map(({ value }) => value);
  if (all('help').length > 0) return done(HELP, false);
  const vpcId = all('vpc-id').at(-1) ?? '';
  const region = all('region').at(-1) ?? '';
  const cluster = all('cluster').at(-1) ?? '';
  const services = all('service')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim());
  const refuse = (flag: string, value: string, allowed: string): string =>
    describeFlagProblem({ flag, value, allowed });
  refuseIfAny([
    ...parsed.operands.map(
      (operand) => `${JSON.stringify(operand)} is not understood. Allowed: flags only; --help lists them.`,
    ),
    ...parsed.problems.map(describeFlagProblem),
    ...(SNAPSHOT_PATTERNS.vpcId.test(vpcId)
      ? []
      : [refuse('--vpc-id', vpcId, 'the id of the VPC, vpc- and 8 or 17 hexadecimal digits')]),
    ...(region === '' || isRegionId(region)
      ? []
      : [refuse('--region', region, `one of ${REGION_IDS.join(', ')}`)]),
    ...(cluster === '' || SNAPSHOT_PATTERNS.cluster.test(cluster)
      ? []
      : [refuse('--cluster', cluster, 'the name or the ARN of a cluster')]),
    ...services
      .filter((service) => !SNAPSHOT_PATTERNS.service.test(service))
      .map((service) => refuse('--service', service, 'the name or the ARN of a service')),
    ...(services.length > 0 && cluster === ''
      ? ['--service: needs --cluster. Allowed: the services of one cluster.']
      : []),
  ]);
  return done(snapshotScript({ vpcId, region: isRegionId(region) ? region : '', cluster, services }), false);
}

const HELP = `Prints a read-only script for AWS CloudShell. Its output, one JSON document, is read by plan, audit and rehearse.

  npm run --silent snapshot -- --vpc-id vpc-… [--cluster NAME [--service NAME …]] [--region REGION] > snapshot.sh

In CloudShell:  bash snapshot.sh > snapshot.json
Then:           npm run --silent rehearse -- --endpoints snapshot.json
                npm run --silent plan -- --source snapshot.json

The script only describes, gets and lists. Values of environment variables, command lines and secrets never leave the account.
`;
