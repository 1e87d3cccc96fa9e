/** Every workload that the questions can describe, planned and compared: see src/testing/space.ts for the argument. */
import { describe, expect, test } from 'vitest';
import { drawAnswers, seeded, valuesOf } from '../testing/arbitrary.ts';
import { expectedErrors, hasPath } from '../testing/expected-endpoints.ts';
import { brokenPart, brokenPolicy, brokenPromises, described } from '../testing/invariants.ts';
import {
  type Atom,
  atomsOf,
  combinations,
  REGION_CLASSES,
  recorded,
  type Variants,
  withoutWayOut,
} from '../testing/space.ts';
import { IS_WHOLE } from '../testing/whole.ts';
import { pathsOf } from './paths.ts';
import { type Plan, plan } from './planner.ts';
import { toProfile } from './profile.ts';
import type { Answers, WorkloadProfile } from './questions.ts';
import { REGION_IDS } from './regions.ts';
import { RULES } from './rules/index.ts';
import { CODE_ONLY_SERVICES, ECS_CONTROL_PLANE, SERVICE_IDS, type ServiceId, serviceOf } from './services.ts';

const ATOMS = new Map(RULES.map((rule) => [rule.id, atomsOf(rule)]));
const USUAL = toProfile({});

/** The services of a part; the three of Amazon ECS are one, because an order connects them. */
const PARTS: readonly (readonly ServiceId[])[] = [
  ECS_CONTROL_PLANE,
  ...SERVICE_IDS.filter((id) => !(ECS_CONTROL_PLANE as readonly string[]).includes(id)).map((id) => [id]),
];

const rulesAbout = (services: readonly ServiceId[]) =>
  RULES.filter((rule) =>
    rule.implies.some((conclusion) => 'service' in conclusion && services.includes(conclusion.service)),
  );

/**
 * The planner decides the need of an endpoint by the paths of its callers, and its policy by the mode: neither knows of
 * the other, so they vary together. Of the paths it sees two facts only (`pathsOf`, enumerated in full below); these
 * answers give each launch type every pair of them that it can have.
 */
const PATHS: Variants = [
  { egress: 'none' },
  { egress: 'nat-gateway' },
  { egress: 'public-ip', networkMode: 'awsvpc' },
  { egress: 'proxy' },
];
const PATHS_AND_POLICIES: Variants = [
  { egress: 'none', endpointPolicies: 'least-privilege' },
  { egress: 'nat-gateway', endpointPolicies: 'documented-examples' },
  { egress: 'public-ip', networkMode: 'awsvpc', endpointPolicies: 'full-access' },
  { egress: 'proxy', endpointPolicies: 'least-privilege' },
];

/**
 * A part of more answers than these has a hundred thousand combinations. CI plans each with each way out (so does
 * WHOLE_SPACE=1); elsewhere each is planned with one that is drawn for it.
 */
const MANY_ANSWERS = 10;

/** An error is a rule that speaks: nothing else in the planner decides it, so no plan is needed to count them. */
const ERRORS = RULES.filter((rule) =>
  rule.implies.some((conclusion) => conclusion.kind === 'reports' && conclusion.severity === 'error'),
);

let planned = 0;

function check(workload: WorkloadProfile, services: readonly ServiceId[]): void {
  const result: Plan = plan(workload);
  planned++;
  const broken = [...brokenPromises(result), ...services.flatMap((service) => brokenPolicy(result, service))];
  if (broken.length > 0) expect(broken, described(workload, USUAL)).toEqual([]);
}

/** A part alone: the test below proves that it is the same as in the whole plan. */
function checkPart(
  workload: WorkloadProfile,
  services: readonly ServiceId[],
  rules: ReturnType<typeof rulesAbout>,
): void {
  planned++;
  const broken = brokenPart(plan(workload, { rules }), services);
  if (broken.length > 0) expect(broken, described(workload, USUAL)).toEqual([]);
}

describe('the whole space of workloads', () => {
  test('has rules that read a few answers each, so that a part of a plan can be enumerated', () => {
    const widest = Math.max(...[...ATOMS.values()].map(({ atoms }) => atoms.length));
    expect(widest).toBeLessThanOrEqual(13);
    const texts = new Set([...ATOMS.values()].flatMap(({ atoms }) => atoms));
    const open = ['accountId', 'taskExecutionRole', 'vpcId', 'vpcCidr', 'tags', 'namePrefix', 'include'];
    expect(open.filter((id) => texts.has(id))).toEqual([]);
  });

  test('is read by the planner, beside the rules, in a few answers only', () => {
    const reads = new Set<Atom>();
    const random = seeded(2);
    for (let i = 0; i < 1_500; i++) {
      const workload = toProfile(drawAnswers(random));
      const fired = RULES.filter((rule) => rule.when(workload)).map((rule) => ({
        ...rule,
        when: () => true,
      }));
      plan(recorded(workload, reads), { rules: fired });
    }
    expect([...reads].sort()).toEqual([
      'accountId',
      'availabilityZones',
      'blockPublicAccess',
      'crossAccountData',
      'ecrApiPrivateDns',
      'egress',
      'endpointPlacement',
      'endpointPolicies',
      'existingContainerInstances',
      'fips',
      'ipAddressType',
      'launchType',
      'networkMode',
      'openS3Connections',
      'operatingSystem',
      'platformVersion',
      'region',
      'repository',
      'taskExecutionRole',
      'vpcInUse',
    ]);
  });

  test('knows of the way out only who has one: every way, launch type and network mode', () => {
    const pairs = new Map<string, Set<string>>();
    for (const egress of valuesOf('egress'))
      for (const blockPublicAccess of valuesOf('blockPublicAccess'))
        for (const launchType of valuesOf('launchType'))
          for (const networkMode of valuesOf('networkMode')) {
            const w = toProfile({ egress, blockPublicAccess, launchType, networkMode } as Answers);
            const { start, task } = pathsOf(w);
            expect([start, task], described(w, USUAL)).toEqual([hasPath(w, 'start'), hasPath(w, 'task')]);
            const known = pairs.get(w.launchType) ?? new Set();
            pairs.set(w.launchType, known.add(`${start} ${task}`));
          }
    for (const [launchType, found] of pairs) {
      const covered = PATHS.map((answers) => pathsOf(toProfile({ ...answers, launchType } as Answers)));
      expect(new Set(covered.map(({ start, task }) => `${start} ${task}`)), launchType).toEqual(found);
    }
  });

  test('falls into parts: an endpoint is the same when only the rules about it are applied', () => {
    const random = seeded(3);
    for (let i = 0; i < 60; i++) {
      const workload = toProfile(drawAnswers(random));
      const whole = plan(workload);
      for (const services of PARTS) {
        const alone = plan(workload, { rules: rulesAbout(services) });
        const own = (from: Plan) => from.endpoints.filter((e) => services.includes(e.service));
        expect(own(alone)).toEqual(own(whole));
      }
    }
  });

  test.each(PARTS.map((services) => [services.join(', '), services] as const))(
    'every combination of the answers that decide %s gives what the documentation asks for',
    (_, services) => {
      const atoms = new Set(rulesAbout(services).flatMap((rule) => ATOMS.get(rule.id)?.atoms ?? []));
      const hasPolicy = services.some((service) => serviceOf(service).policy === 'documented');
      const random = seeded(4);
      const before = planned;
      const rules = rulesAbout(services);
      const ways = hasPolicy ? PATHS_AND_POLICIES : PATHS;
      const which = IS_WHOLE || atoms.size <= MANY_ANSWERS ? 'each' : 'one';
      // Of those with many answers one in six, where not all are tried.
      const step = IS_WHOLE || atoms.size <= MANY_ANSWERS ? 1 : 6;
      let drawn = 0;
      for (const workload of combinations([...atoms], ways, random, which)) {
        if (drawn % step === 0) checkPart(workload, services, rules);
        drawn++;
      }
      expect(planned).toBeGreaterThan(before);
    },
  );

  test('every combination of the answers that decide a finding reports the mistakes that stop the workload', () => {
    const random = seeded(5);
    let judged = 0;
    const groups = RULES.filter((rule) => rule.implies.some((conclusion) => conclusion.kind === 'reports'))
      .map((rule) => {
        const { atoms } = ATOMS.get(rule.id) ?? { atoms: [] };
        const seen = withoutWayOut(rule, atoms);
        return { atoms: [...seen].sort(), ways: seen.length < atoms.length ? PATHS : ([{}] as const) };
      })
      .map((group) => [`${group.atoms.join()} ${group.ways.length}`, group] as const);
    for (const { atoms, ways } of new Map(groups).values())
      for (const workload of combinations(atoms, ways, random)) {
        judged++;
        const errors = ERRORS.filter((rule) => rule.when(workload)).length;
        const expected = expectedErrors(workload);
        if (errors !== expected.length) expect(errors, `${expected}: ${described(workload, USUAL)}`).toBe(-1);
      }
    expect(judged).toBeGreaterThan(10_000);
  });

  test('every Region names and prices every endpoint, whatever the addresses, private DNS and FIPS', () => {
    const everything: Answers = {
      imageRegistries: ['ecr-private'],
      logDrivers: ['awslogs', 'awsfirelens'],
      firelensDestinations: ['kinesis-firehose', 'kinesis-streams', 's3'],
      secretSources: ['secretsmanager', 'ssm'],
      customerManagedKey: true,
      ecsExec: true,
      xray: true,
      guardDutyRuntimeMonitoring: true,
      instanceManagement: true,
      serviceConnect: true,
      volumes: ['fsx-windows'],
      applicationServices: CODE_ONLY_SERVICES,
    };
    for (const region of REGION_IDS) {
      for (const launchType of ['FARGATE', 'EC2', 'MANAGED_INSTANCES', 'EXTERNAL'] as const)
        for (const operatingSystem of ['LINUX', 'WINDOWS'] as const)
          for (const ipAddressType of ['ipv4', 'dualstack', 'ipv6'] as const)
            for (const fips of [false, true])
              for (const ecrApiPrivateDns of [false, true])
                check(
                  toProfile({
                    ...everything,
                    region,
                    launchType,
                    operatingSystem,
                    ipAddressType,
                    fips,
                    ecrApiPrivateDns,
                  }),
                  [],
                );
    }
    expect(REGION_CLASSES.length).toBeGreaterThan(12);
  });

  test('any answers at all keep the promises, drawn at random', () => {
    const random = seeded(20_231_223);
    for (let i = 0; i < 2_500; i++) check(toProfile(drawAnswers(random)), []);
    for (let i = 0; i < 300; i++) check(toProfile(drawAnswers(random)), SERVICE_IDS);
    expect(planned).toBeGreaterThan(20_000);
  });
});
