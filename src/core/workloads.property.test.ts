import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '../testing/arbitrary.ts';
import { explainFor } from './explain.ts';
import { findingTexts } from './finding-texts.ts';
import { type Plan, type PlannedEndpoint, plan, planProfiles, planVpc } from './planner.ts';
import type { PolicyDocument } from './policy.ts';
import { toProfile } from './profile.ts';
import { type Answers, isVpcQuestion, QUESTION_IDS, questionOf } from './questions.ts';
import type { Need, Uses } from './rule.ts';
import type { ServiceId } from './services.ts';
import { isWorkloadName, workloadNames } from './workload-names.ts';
import { aboutVpc, aboutWorkload, type NamedAnswers, toProfiles } from './workloads.ts';

const STRONGEST: readonly Need[] = ['required', 'recommended', 'optional'];

const someVpc: fc.Arbitrary<{ readonly vpc: Answers; readonly workloads: readonly NamedAnswers[] }> =
  fc.record({
    vpc: anyAnswers.map(aboutVpc),
    workloads: fc
      .array(anyAnswers.map(aboutWorkload), { minLength: 1, maxLength: 8 })
      .map((all) => all.map((answers, index) => ({ name: `w${index}`, answers }))),
  });

const grants = (policy: PolicyDocument): readonly string[] =>
  policy.Statement.flatMap(({ Effect, Principal, Action, Resource }) =>
    [Action]
      .flat()
      .flatMap((action) =>
        [Resource].flat().map((resource) => JSON.stringify([Effect, Principal, action, resource])),
      ),
  );

const endpointOf = ({ endpoints }: Plan, service: ServiceId): PlannedEndpoint | undefined =>
  endpoints.find((endpoint) => endpoint.service === service);

describe('one workload', () => {
  test('has the plan of its profile, whatever its name', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom('', 'web'), (answers, name) => {
        const alone = plan(toProfile(answers));
        const named = planVpc(aboutVpc(answers), [{ name, answers: aboutWorkload(answers) }]);
        expect(asGiven({ ...named, workloads: [], endpoints: named.endpoints.map(withoutNames) })).toEqual(
          asGiven({ ...alone, workloads: [], endpoints: alone.endpoints.map(withoutNames) }),
        );
        expect(named.workloads.map((workload) => workload.name)).toEqual([name]);
      }),
      { numRuns: 40 },
    );
  });

  test('stands in for a list without any', () => {
    expect(asGiven(planVpc({ region: 'eu-west-1', ecsExec: true }, []))).toEqual(
      asGiven(plan(toProfile({ region: 'eu-west-1', ecsExec: true }))),
    );
  });

  const withoutNames = ({ workloads: _, ...endpoint }: object & { readonly workloads?: unknown }) => endpoint;
  /** A plan without what makes an answer that nobody gave less than one that was given. */
  const asGiven = ({
    unsure: _,
    findings,
    ...made
  }: Omit<Plan, 'endpoints'> & { readonly endpoints: unknown }) => ({
    ...made,
    findings: findings.map(({ rule }) => rule).sort(),
  });
});

describe('several workloads', () => {
  const eachUnion = (check: (together: Plan, alone: readonly Plan[]) => void): void =>
    fc.assert(
      fc.property(someVpc, ({ vpc, workloads }) =>
        check(
          planProfiles(toProfiles(vpc, workloads)),
          toProfiles(vpc, workloads).map(({ profile }) => plan(profile)),
        ),
      ),
      { numRuns: 40 },
    );

  test('need what one of them needs, as strongly as the one that needs it most', () => {
    eachUnion((together, alone) => {
      const strongest = new Map<string, Need>();
      for (const { service, need } of alone.flatMap(({ endpoints }) => endpoints)) {
        const known = strongest.get(service);
        if (known === undefined || STRONGEST.indexOf(need) < STRONGEST.indexOf(known))
          strongest.set(service, need);
      }
      expect(Object.fromEntries(together.endpoints.map(({ service, need }) => [service, need]))).toEqual(
        Object.fromEntries(strongest),
      );
    });
  });

  test('use what one of them uses, and their policies allow it', () => {
    eachUnion((together, alone) => {
      for (const { service, uses, policy } of together.endpoints) {
        const each = alone.flatMap((one) => endpointOf(one, service) ?? []);
        const allUses: readonly Uses[] = each.map((endpoint) => endpoint.uses);
        if (allUses.includes('unknown')) expect(uses).toBe('unknown');
        else expect(new Set<unknown>(uses)).toEqual(new Set<unknown>(allUses.flat()));
        // Instances that run already may call through every endpoint of the VPC, whoever else uses it.
        const running = alone.some(({ workload }) => workload.existingContainerInstances);
        if (!running)
          expect(policy === undefined).toBe(each.some((endpoint) => endpoint.policy === undefined));
        if (policy === undefined) continue;
        const allowed = grants(policy);
        const wanted = new Set(each.flatMap((endpoint) => grants(endpoint.policy as PolicyDocument)));
        expect([...wanted].filter((grant) => !isCovered(grant, allowed))).toEqual([]);
        expect(allowed.filter((grant) => !wanted.has(grant))).toEqual([]);
      }
    });
  });

  test('may push to one repository only where the VPC is limited to it, pulls or not', () => {
    const builds: NamedAnswers = {
      name: 'builds',
      answers: { imageRegistries: [], surroundings: ['image-builds'] },
    };
    const limited = JSON.stringify(
      endpointOf(planVpc({ repository: 'team/app' }, [builds]), 'ecr.api')?.policy,
    );
    expect(limited).toContain(':repository/team/app');
    expect(limited).not.toContain(':repository/*');
  });

  test('are told what one of them is told, with the names of those whom it concerns', () => {
    eachUnion((together, alone) => {
      const told = new Map<string, string[]>();
      for (const [index, one] of alone.entries())
        for (const { rule, text } of findingTexts(one)) {
          const key = `${rule}: ${text}`;
          told.set(key, [...(told.get(key) ?? []), `w${index}`]);
        }
      const heard = findingTexts(together).map(
        ({ rule, text, workloads }) => [`${rule}: ${text}`, workloads] as const,
      );
      expect(new Map(heard)).toEqual(told);
      expect(heard).toHaveLength(told.size);
    });
  });

  test('spare what one of them spares and none needs', () => {
    eachUnion((together, alone) => {
      const planned = together.endpoints.map(({ service }) => service);
      const spared = alone.flatMap(({ notNeeded }) => notNeeded.map(({ service }) => service));
      expect(new Set(together.notNeeded.map(({ service }) => service))).toEqual(
        new Set(spared.filter((service) => !planned.includes(service))),
      );
    });
  });

  test('are named at each endpoint and in each reason', () => {
    eachUnion((together, alone) => {
      for (const { service, workloads, because } of together.endpoints) {
        const users = alone.flatMap((one, index) => (endpointOf(one, service) ? [`w${index}`] : []));
        expect(workloads.map(({ name }) => name)).toEqual(users);
        const reasons = because.flatMap((rule) =>
          explainFor(rule, workloads).flatMap(({ workloads: names }) =>
            names.map((name) => `${name} ${rule}`),
          ),
        );
        const aloneReasons = alone.flatMap((one, index) =>
          (endpointOf(one, service)?.because ?? []).map((rule) => `w${index} ${rule}`),
        );
        expect(new Set(reasons)).toEqual(new Set(aloneReasons));
      }
    });
  });

  test('take their defaults from the answers above them, and their own answers win', () => {
    const { workloads } = planVpc({ launchType: 'EC2', ecsExec: true }, [
      { name: 'web', answers: { launchType: 'FARGATE' } },
      { name: 'batch', answers: {} },
    ]);
    expect(workloads.map(({ name, profile }) => [name, profile.launchType, profile.ecsExec])).toEqual([
      ['web', 'FARGATE', true],
      ['batch', 'EC2', true],
    ]);
  });

  test('cannot answer for the VPC', () => {
    const { workload } = planVpc({ region: 'eu-west-1' }, [
      { name: 'web', answers: { region: 'us-east-2' } },
      { name: 'batch', answers: {} },
    ]);
    expect(workload.region).toBe('eu-west-1');
  });

  /** By a grant as wide or wider: a star of the wanted resource is covered by a star only. */
  const isCovered = (grant: string, allowed: readonly string[]): boolean => {
    const [effect, principal, action, resource] = JSON.parse(grant) as [string, unknown, string, string];
    return allowed.some((one) => {
      const [itsEffect, itsPrincipal, itsAction, pattern] = JSON.parse(one) as [
        string,
        unknown,
        string,
        string,
      ];
      return (
        effect === itsEffect &&
        JSON.stringify(principal) === JSON.stringify(itsPrincipal) &&
        action === itsAction &&
        matches(pattern, resource)
      );
    });
  };

  const matches = (pattern: string, text: string): boolean =>
    new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
    ).test(text);
});

test('answers about the VPC do not depend on workloads, but for the repository', () => {
  fc.assert(
    fc.property(someVpc, ({ vpc, workloads }) => {
      const profiles = toProfiles(vpc, workloads).map(({ profile }) => profile);
      for (const id of QUESTION_IDS.filter((one) => isVpcQuestion(one) && one !== 'repository'))
        expect(new Set(profiles.map((profile) => profile[id])).size, questionOf(id).label).toBe(1);
    }),
    { numRuns: 30 },
  );
});

describe('names', () => {
  test('are made fit, and unique', () => {
    expect(workloadNames(['web', 'web', 'a b/c', '', 'x'.repeat(255)])).toEqual([
      'web',
      'web-2',
      'a-b-c',
      'workload-4',
      'x'.repeat(58),
    ]);
    expect(workloadNames([''])).toEqual(['']);
  });

  test('are accepted only in their shape', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), (wanted) => {
        const names = workloadNames(wanted);
        expect(names.every(isWorkloadName)).toBe(true);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
    expect(['', 'a b', 'a.b', 'x'.repeat(64), 'ü'].filter(isWorkloadName)).toEqual([]);
  });
});
