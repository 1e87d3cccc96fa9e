/** `snapshot`: prints the read-only script for AWS CloudShell whose output plan, audit and rehearsal read. */
import { isRegionId, REGION_IDS } from '../core/index.ts';
import { SNAPSHOT_PATTERNS, snapshotScript } from '../source/index.ts';
import { type FlagSpec, lastValue, parseFlags, valuesOf } from './flags.ts';
import { COMMON_FLAGS, VERSION_TEXT } from './help.ts';
import {
  asCalled,
  describeFlagProblem,
  done,
  type Result,
  refuseIfAny,
  unknownOperands,
  type World,
} from './run.ts';

const SPECS: readonly FlagSpec[] = [
  { name: 'vpc-id', takes: 'value' },
  { name: 'cluster', takes: 'value' },
  { name: 'service', takes: 'value' },
  { name: 'region', takes: 'value' },
  ...COMMON_FLAGS,
];

/** Prints the script. Nothing is read here: the person runs it in the account. */
export function snapshotCommand(argv: readonly string[], world: World): Result {
  const parsed = parseFlags(argv, SPECS);
  if (lastValue(parsed, 'help') !== undefined) return done(asCalled(HELP, world), false);
  if (lastValue(parsed, 'version') !== undefined) return done(VERSION_TEXT, false);
  const vpcId = lastValue(parsed, 'vpc-id') ?? '';
  const region = lastValue(parsed, 'region') ?? '';
  const cluster = lastValue(parsed, 'cluster') ?? '';
  const services = valuesOf(parsed, 'service')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim());
  const refuse = (flag: string, value: string, allowed: string): string =>
    describeFlagProblem({ flag, value, allowed });
  refuseIfAny([
    ...unknownOperands(parsed),
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
