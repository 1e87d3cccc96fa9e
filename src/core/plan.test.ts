import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AUDIT_RULES } from '../audit/audit-rules.ts';
import { planSteps } from '../change/steps/index.ts';
import { policySnippets } from '../policy/snippets.ts';
import { answerTo, anyAnswers, drawAnswers, fullAnswers, seeded } from '../testing/arbitrary.ts';
import { atomsOf, combinations, recorded } from '../testing/space.ts';
import { PRICES } from './catalogue.ts';
import { CITATIONS, type CitationId } from './citations.ts';
import { explain } from './explain.ts';
import { findingTexts } from './finding-texts.ts';
import { REFUSALS } from './impossible.ts';
import { includedEndpoints, type Plan, plan } from './planner.ts';
import type { PolicyDocument } from './policy.ts';
import { PRESETS } from './presets.ts';
import { isAsked, toProfile } from './profile.ts';
import { type Answers, QUESTION_IDS, type QuestionId, questionOf } from './questions.ts';
import type { Rule } from './rule.ts';
import { RULES, type RuleId } from './rules/index.ts';
import { serviceOf } from './services.ts';
import { FILLED_WORDS, fillWords } from './words.ts';

const usedRules = (planned: Plan): readonly RuleId[] => [
  ...planned.endpoints.flatMap((endpoint) => endpoint.because),
  ...planned.notNeeded.flatMap((spared) => spared.because),
  ...planned.findings.map((finding) => finding.rule),
];

describe('the planner', () => {
  test('gives the same plan whatever the order of the rules', () => {
    const shuffled = fc.shuffledSubarray([...RULES], { minLength: RULES.length, maxLength: RULES.length });
    fc.assert(
      fc.property(fullAnswers, shuffled, (answers, rules) => {
        const workload = toProfile(answers);
        expect(plan(workload, { rules })).toEqual(plan(workload));
      }),
      { numRuns: 40 },
    );
  });

  test('is pure: it changes neither its input nor the rules, and answers the same again', () => {
    const before = JSON.stringify(RULES);
    fc.assert(
      fc.property(fullAnswers, (answers) => {
        const workload = Object.freeze(toProfile(answers));
        expect(plan(workload)).toEqual(plan(workload));
      }),
      { numRuns: 50 },
    );
    expect(JSON.stringify(RULES)).toBe(before);
  });

  test('gives a reason with a source for every endpoint, every service that is not needed and every finding', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const planned = plan(toProfile(answers));
        for (const rule of usedRules(planned)) {
          const { text, fix, citations } = explain(rule, planned.workload);
          expect(text.length).toBeGreaterThan(20);
          expect(`${text} ${fix ?? ''}`).not.toMatch(/\{\w+\}|undefined/);
          expect(citations.length).toBeGreaterThan(0);
          // AWS itself: its pages, or the maintainers of its own operating system.
          const ours =
            /^https:\/\/(?:(?:docs\.)?aws\.amazon\.com|docs\.amazonaws\.cn|github\.com\/bottlerocket-os)\//;
          const strange = citations.filter(
            ({ title, url, checked }) =>
              title === '' || !ours.test(url) || !/^\d{4}-\d{2}-\d{2}$/.test(checked),
          );
          expect(strange).toEqual([]);
        }
        for (const { because } of [...planned.endpoints, ...planned.notNeeded])
          expect(because.length).toBeGreaterThan(0);
        expect(findingTexts(planned)).toHaveLength(planned.findings.length);
      }),
      { numRuns: 40 },
    );
  });

  test('is not changed by answers to questions that are not asked', () => {
    fc.assert(
      fc.property(fullAnswers, fullAnswers, (answers, stale) => {
        const workload = toProfile(answers);
        const mixed = Object.fromEntries(
          QUESTION_IDS.map((id) => [id, (isAsked(workload, id) ? answers : stale)[id]]),
        ) as Answers;
        expect(toProfile(mixed)).toEqual(workload);
        expect(plan(toProfile(mixed))).toEqual(plan(workload));
      }),
      { numRuns: 40 },
    );
  });

  test('forgets a platform version left over from Fargate', () => {
    const left = { launchType: 'EC2', platformVersion: '1.3.0' } as const;
    expect(plan(toProfile(left))).toEqual(plan(toProfile({ launchType: 'EC2' })));
  });

  test('takes policies written by the user', () => {
    const mine: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }],
    };
    const planned = plan(toProfile({}), { policies: { s3: mine } });
    const s3 = planned.endpoints.find((endpoint) => endpoint.service === 's3');
    expect(s3).toMatchObject({ policy: mine, policyEdited: true });
    expect(plan(toProfile({})).endpoints.every((endpoint) => !endpoint.policyEdited)).toBe(true);
  });

  test('takes the prices of another catalogue', () => {
    const catalogue = { ...PRICES, interfaceEndpointHour: { assumed: 1, regions: {} } };
    const [, api] = plan(toProfile({ availabilityZones: 3 }), { catalogue }).endpoints;
    expect(api?.monthlyCost).toEqual({ usd: 2190, assumed: true });
  });

  test('exports what was asked for, and drops what it depended on', () => {
    const services = (include: 'required' | 'recommended' | 'optional', more: Answers = {}) =>
      includedEndpoints(plan(toProfile({ region: 'ca-west-1', include, ...more }))).map((e) => e.service);
    expect(services('required')).toEqual(['s3', 'ecr.api', 'ecr.dkr', 'logs']);
    expect(services('recommended')).toContain('ecs-telemetry');
    expect(services('optional', { launchType: 'EC2' })).toContain('autoscaling');
    expect(services('recommended', { launchType: 'EC2' })).not.toContain('autoscaling');
    for (const { answers } of PRESETS) {
      const included = includedEndpoints(plan(toProfile({ ...answers, include: 'required' })));
      for (const endpoint of included)
        for (const before of endpoint.dependsOn)
          expect(included.map((other) => other.service)).toContain(before);
    }
  });
});

describe('the rules', () => {
  test('have ids of one topic each, and none twice', () => {
    const ids = RULES.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  test('say one thing about a service once', () => {
    for (const rule of RULES) {
      const said = rule.implies.map((c) => ('service' in c ? c.service : c.kind));
      expect(new Set(said).size, rule.id).toBe(said.length);
    }
  });

  test('are all alive: each conclusion of each rule stands in some plan', () => {
    const wanted = new Set(
      RULES.flatMap((rule) =>
        rule.implies.map((c) => `${rule.id} ${c.kind} ${'service' in c ? c.service : ''}`),
      ),
    );
    const strike = (planned: Plan): void => {
      for (const { service, because } of planned.endpoints)
        for (const rule of because) {
          wanted.delete(`${rule} needs ${service}`);
          wanted.delete(`${rule} explains ${service}`);
        }
      for (const { service, because } of planned.notNeeded)
        for (const rule of because) wanted.delete(`${rule} spares ${service}`);
      for (const { rule } of planned.findings) wanted.delete(`${rule} reports `);
      if (planned.endpoints.some((endpoint) => endpoint.dependsOn.length > 0))
        wanted.delete('ecs/order-with-existing-instances orders ');
    };
    const random = seeded(9);
    for (let i = 0; i < 500; i++) strike(plan(toProfile(drawAnswers(random))));
    for (const rule of RULES) {
      if (![...wanted].some((entry) => entry.startsWith(`${rule.id} `))) continue;
      for (const workload of combinations(atomsOf(rule).atoms, [{}], random)) strike(plan(workload));
    }
    expect([...wanted]).toEqual([]);
  });

  test('leave open only words that are filled', () => {
    for (const { id, text } of RULES)
      for (const [, word] of `${text.why} ${text.fix ?? ''}`.matchAll(/\{(\w+)\}/g))
        expect(FILLED_WORDS, id).toContain(word);
    expect(fillWords('{region} {constructor} {nothing}', toProfile({}))).toBe(
      'us-east-1 {constructor} {nothing}',
    );
  });

  test('are sentences', () => {
    for (const { id, text } of RULES) {
      expect(text.why, id).toMatch(/^[A-Za-z{][\s\S]{20,}\.$/);
      expect(text.fix ?? 'Do it.', id).toMatch(/^[A-Z][\s\S]{5,}$/);
    }
  });
});

describe('the list of statements', () => {
  test('holds every rule with its words, its pages and a verdict, none of them false (npm run refresh writes it)', () => {
    const page = readFileSync(new URL('../../docs/statements.md', import.meta.url), 'utf8');
    const verdicts = new Map(
      [...page.matchAll(/^\| `([^`]+)` \|.* \| ([a-z ]+)(?: \([\d-]+\))? \|$/gm)].map(([, id, verdict]) => [
        id,
        verdict,
      ]),
    );
    const stated = [...RULES.map(({ id }) => id), ...REFUSALS.map(({ question }) => question)];
    expect([...verdicts.keys()].sort()).toEqual([...new Set<string>(stated)].sort());
    expect([...new Set(verdicts.values())].sort()).toEqual(['derived', 'older document', 'says it']);
    const rows = page.split('\n');
    const stale = (RULES as readonly Rule[]).filter(
      ({ id, text, cites, older, derived }) =>
        verdicts.get(id) !== (older ? 'older document' : derived ? 'derived' : 'says it') ||
        !rows.some(
          (row) =>
            row.startsWith(`| \`${id}\` | ${text.why.replaceAll('|', '\\|')} | `) &&
            cites.every((cited) => row.includes(`](${CITATIONS[cited].url})`)),
        ),
    );
    expect(stale.map(({ id }) => id)).toEqual([]);
  });
});

describe('the sources', () => {
  const src = join(import.meta.dirname, '..');
  const texts = (readdirSync(src, { recursive: true }) as string[])
    .filter(
      (path) =>
        /\.tsx?$/.test(path) && !/\.test\.tsx?$|^testing\/|citations\.ts$/.test(path.replaceAll('\\', '/')),
    )
    .map((path) => readFileSync(join(src, path), 'utf8'));

  test('are all used', () => {
    const unused = Object.keys(CITATIONS).filter((id) => !texts.some((text) => text.includes(`'${id}'`)));
    expect(unused).toEqual([]);
  });

  test('stand once each, with the day on which they were read', () => {
    const urls = Object.values(CITATIONS).map((citation) => citation.url);
    expect(new Set(urls).size).toBe(urls.length);
  });

  test('carry their sentence: the overview of gateway endpoints is silent about the outside and about open connections', () => {
    const steps = planSteps(plan(toProfile({ openS3Connections: true })));
    const statements: readonly (readonly [string, string, readonly CitationId[]])[] = [
      ...RULES.map(({ id, text, cites }) => [id, text.why, cites] as const),
      ...QUESTION_IDS.map((id) => [id, questionOf(id).help ?? '', questionOf(id).cites] as const),
      ...Object.entries(AUDIT_RULES).map(([id, { text, cites }]) => [id, text, cites] as const),
      ...steps.map(({ id, text, cites }) => [id, text, cites] as const),
    ];
    const about = statements.filter(([, text]) =>
      /outside (?:the|its) VPC|interrupt|from the network outside/.test(text),
    );
    expect(about.length).toBeGreaterThan(5);
    expect(about.filter(([, , cites]) => cites.includes('privatelink-gateway')).map(([id]) => id)).toEqual(
      [],
    );
  });

  test('stand behind every question, service, snippet and step', () => {
    const cited = new Set<CitationId>();
    for (const { answers } of PRESETS) {
      const planned = plan(toProfile(answers));
      for (const { cites } of [...policySnippets(planned), ...planSteps(planned)]) {
        expect(cites.length).toBeGreaterThan(0);
        for (const id of cites) cited.add(id);
      }
      for (const { service } of planned.endpoints) cited.add(serviceOf(service).cites);
    }
    for (const id of QUESTION_IDS) for (const source of questionOf(id).cites) cited.add(source);
    for (const id of cited) expect(Object.keys(CITATIONS)).toContain(id);
  });
});

describe('the questions', () => {
  test('are resolved in the order of the table: none reads one that stands below it', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const workload = toProfile(answers);
        QUESTION_IDS.forEach((id, index) => {
          const reads = new Set<string>();
          const seen = recorded(workload, reads);
          const { asked, offered, byDefault, unasked } = questionOf(id);
          asked?.(seen);
          offered?.(seen);
          if (typeof byDefault === 'function') byDefault(seen);
          if (typeof unasked === 'function') unasked(seen);
          for (const atom of reads)
            expect(
              QUESTION_IDS.indexOf(atom.split(':')[0] as QuestionId),
              `${id} reads ${atom}`,
            ).toBeLessThan(index);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('have a default that they offer, and a value when they are not asked', () => {
    for (const id of QUESTION_IDS) {
      const { kind, byDefault, asked, unasked } = questionOf(id);
      if (kind.kind === 'choice' && typeof byDefault === 'string')
        expect(kind.options.map((option) => option.value)).toContain(byDefault);
      expect(asked === undefined || unasked !== undefined, id).toBe(true);
    }
  });

  test.each(QUESTION_IDS)('%s: any value gives a plan', (id) => {
    fc.assert(
      fc.property(answerTo(id), (value) => {
        expect(plan(toProfile({ [id]: value } as Answers)).endpoints.length).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });
});
