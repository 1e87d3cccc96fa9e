import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { type Inventory, plan, toProfile } from '../../core/index.ts';
import { inventoryOf } from '../../testing/apply-corrections.ts';
import { plannedInventory } from '../../testing/planned-network.ts';
import { againstJunit, againstSarif } from '../../testing/report-shapes.ts';
import {
  audit,
  auditJunit,
  auditMarkdown,
  auditSarif,
  findingsOf,
  readBaseline,
  rehearsalFindings,
  rehearsalJunit,
  rehearsalSarif,
  weigh,
} from '../index.ts';
import { rehearsalMarkdown, rehearse } from '../rehearsal/index.ts';
import type { PrintedLog } from './sarif.ts';

const planned = plan(toProfile({ secretSources: ['secretsmanager'] }));
const healthy = inventoryOf(planned);
const HOSTILE = '</failure> | `x` [a](javascript:b) & "\u0000" <script>';
const damaged: Inventory = {
  ...healthy,
  endpoints: healthy.endpoints.map((existing) =>
    existing.service === 'logs'
      ? {
          ...existing,
          state: 'failed',
          lastError: { message: HOSTILE },
          place: { address: 'Resources.Logs', file: 'net/template file.yaml', line: 12, column: 3 },
        }
      : existing,
  ),
};
const bad = audit(planned, damaged);
const good = audit(planned, healthy);
const accept = (id: string, until: string) => ({ accepted: [{ id, reason: 'Moves in March', until }] });
const LOGS = findingsOf(bad)[0]?.id ?? '';

describe('a baseline', () => {
  test('accepts a finding until its day is over', () => {
    expect(weigh(findingsOf(bad), { accepted: [] }, '2026-01-01').passed).toBe(false);
    expect(weigh(findingsOf(bad), accept(LOGS, '2026-01-31'), '2026-01-31').passed).toBe(true);
    const late = weigh(findingsOf(bad), accept(LOGS, '2026-01-31'), '2026-02-01');
    expect([late.passed, late.expired.length]).toEqual([false, 1]);
    const renewed = [...accept(LOGS, '2026-01-31').accepted, ...accept(LOGS, '2026-03-31').accepted];
    expect(weigh(findingsOf(bad), { accepted: renewed }, '2026-02-01')).toMatchObject({
      passed: true,
      expired: [],
    });
  });

  test('names entries that nothing has any more', () => {
    const weighed = weigh(findingsOf(good), accept(LOGS, '2026-01-31'), '2026-01-01');
    expect([weighed.passed, weighed.unused.length]).toEqual([true, 1]);
  });

  test.each([
    [{}, 'version'],
    [{ version: 1 }, 'accepted'],
    [{ version: 1, accepted: [{}] }, 'accepted[0].id'],
    [{ version: 1, accepted: [{ id: 'audit/x', reason: ' ', until: '2026-01-01' }] }, 'accepted[0].reason'],
    [{ version: 1, accepted: [{ id: 'audit/x', reason: 'r', until: 'soon' }] }, 'accepted[0].until'],
  ])('that is none is refused by the place: %j', (json, path) => {
    expect(readBaseline(json)).toMatchObject({ ok: false, path });
  });

  test('that is one is read', () => {
    const accepted = [{ id: LOGS, reason: 'r', until: '2026-12-31' }];
    expect(readBaseline({ version: 1, accepted })).toEqual({ ok: true, baseline: { accepted } });
  });
});

describe('the reports', () => {
  test('in Markdown say what is wrong, and that nothing is', () => {
    const wrong = auditMarkdown(bad, weigh(findingsOf(bad), { accepted: [] }, '2026-01-01'));
    expect(wrong).toContain('**Not passed.**');
    expect(wrong).toContain('| misconfigured | logs |');
    expect(wrong).not.toContain('<script>');
    const right = auditMarkdown(good, weigh(findingsOf(good), { accepted: [] }, '2026-01-01'));
    expect(right).toContain('**Passed.**');
    expect(right).not.toContain('## What to do');
  });

  test('in SARIF point at the line of the template, and show what was accepted', () => {
    const log = JSON.parse(
      auditSarif(bad, weigh(findingsOf(bad), accept(LOGS, '2026-12-31'), '2026-01-01'), 'a.json', '1'),
    );
    const [result] = log.runs[0].results;
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'net/template%20file.yaml' },
      region: { startLine: 12, startColumn: 3 },
    });
    expect(log.runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.suppressions).toEqual([
      { kind: 'external', justification: 'Moves in March (until 2026-12-31)' },
    ]);
  });

  test('in JUnit count failures, and are XML whatever AWS says', () => {
    const xml = auditJunit(bad, weigh(findingsOf(bad), { accepted: [] }, '2026-01-01'));
    expect(xml).toContain('failures="1"');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml.match(/<\/failure>/g)).toHaveLength(1);
    expect(xml).not.toMatch(/[\u0000-\u0008]|<script>/);
    const accepted = auditJunit(bad, weigh(findingsOf(bad), accept(LOGS, '2026-12-31'), '2026-01-01'));
    expect(accepted).toContain('failures="0"');
    expect(accepted).toContain('<skipped message="accepted until 2026-12-31: Moves in March"/>');
  });
});

const NOTHING = { accepted: [] };
const network = plannedInventory(planned);
const stopped = rehearse(planned.workloads, {
  ...network,
  endpoints: network.endpoints.filter(({ service }) => service !== 'logs'),
});
const starts = rehearse(planned.workloads, network);
const unknown = rehearse(planned.workloads, {
  endpoints: [],
  elsewhere: [],
  vpcId: undefined,
  partial: ['endpoints'],
});
const LOG_STREAM = rehearsalFindings(stopped).find(({ fatal }) => fatal)?.id ?? '';

describe('the reports of a rehearsal', () => {
  test('name a call that stops by rule, call and workload', () => {
    expect(LOG_STREAM).toBe('rehearsal/route-missing:logs.create');
    const weighed = weigh(rehearsalFindings(stopped), NOTHING, '2026-01-01', 'rehearsal');
    expect(weighed.passed).toBe(false);
    expect(rehearsalMarkdown(stopped, weighed)).toContain(`- \`${LOG_STREAM}\``);
    expect(weigh(rehearsalFindings(starts), NOTHING, '2026-01-01', 'rehearsal').passed).toBe(true);
    expect(weigh(rehearsalFindings(unknown), NOTHING, '2026-01-01', 'rehearsal').passed).toBe(false);
  });

  test('pass when what stops is accepted, and leave the entries of the audit alone', () => {
    const baseline = {
      accepted: [...accept(LOG_STREAM, '2026-12-31').accepted, ...accept(LOGS, '2026-12-31').accepted],
    };
    const weighed = weigh(rehearsalFindings(stopped), baseline, '2026-01-01', 'rehearsal');
    expect(weighed).toMatchObject({ passed: true, unused: [] });
    expect(rehearsalJunit(stopped, weighed)).toContain('failures="0"');
    expect(rehearsalMarkdown(stopped, weighed)).toContain('accepted (Moves in March, until 2026-12-31)');
  });

  test('show what AWS says, in SARIF as an error and in JUnit as a failure', () => {
    const weighed = weigh(rehearsalFindings(stopped), NOTHING, '2026-01-01', 'rehearsal');
    const log = JSON.parse(rehearsalSarif(stopped, weighed, '-', '1'));
    const [result] = log.runs[0].results;
    expect([result.level, result.message.text]).toEqual(['error', expect.stringContaining('AWS says: ')]);
    expect(rehearsalJunit(stopped, weighed)).toMatch(/failures="1" errors="0" skipped="0"/);
  });
});

/** Members that the types of SARIF do not have, however deep they stand. */
type Unknown<Ours, Theirs> = Ours extends readonly (infer Item)[]
  ? Theirs extends readonly (infer Known)[]
    ? Unknown<Item, Known>
    : 'no list'
  : Ours extends object
    ?
        | Exclude<keyof Ours, keyof Theirs>
        | {
            [K in keyof Ours & keyof Theirs]-?: Unknown<NonNullable<Ours[K]>, NonNullable<Theirs[K]>>;
          }[keyof Ours & keyof Theirs]
    : never;

describe('every report', () => {
  const audits = [bad, good].flatMap((found) =>
    [NOTHING, accept(LOGS, '2026-12-31')].map((entry) => {
      const weighed = weigh(findingsOf(found), entry, '2026-01-01');
      return {
        sarif: auditSarif(found, weighed, 'net/template file.yaml', '1'),
        junit: auditJunit(found, weighed),
      };
    }),
  );
  const rehearsals = [stopped, starts, unknown].flatMap((found) =>
    [NOTHING, accept(LOG_STREAM, '2026-12-31')].map((entry) => {
      const weighed = weigh(rehearsalFindings(found), entry, '2026-01-01', 'rehearsal');
      return { sarif: rehearsalSarif(found, weighed, '-', '1'), junit: rehearsalJunit(found, weighed) };
    }),
  );

  test('is SARIF 2.1.0 where it says so: required members, no others, right types', () => {
    for (const { sarif } of [...audits, ...rehearsals]) expect(againstSarif(JSON.parse(sarif))).toEqual([]);
  });

  test('has, as the compiler knows, no member of a wrong name or type by the types of SARIF that others keep', () => {
    const known: (log: PrintedLog) => Log = (log) => log;
    const strangers: (found: Unknown<PrintedLog, Log>) => never = (found) => found;
    // @ts-expect-error: one deep inside is found.
    const drivers: (found: Unknown<{ runs: { tool: { drivers: 1 } }[] }, Log>) => never = (found) => found;
    expect([known, strangers, drivers].map((check) => typeof check)).toEqual(Array(3).fill('function'));
  });

  test('is JUnit where it says so: known elements in their order, counts that agree', () => {
    for (const { junit } of [...audits, ...rehearsals]) expect(againstJunit(junit)).toEqual([]);
  });

  test('gives every rule a title of words, and no version that is no semantic one', () => {
    const closed = audit(planned, {
      ...network,
      networkAcls: [{ id: 'acl-1', vpcId: '', isDefault: true, subnetIds: [], entries: [] }],
    });
    const weighed = weigh(findingsOf(closed), NOTHING, '2026-01-01');
    const { driver } = JSON.parse(auditSarif(closed, weighed, '-', '2026.11')).runs[0].tool;
    const titles = driver.rules.map(
      ({ shortDescription }: { readonly shortDescription: { readonly text: string } }) =>
        shortDescription.text,
    );
    expect(titles).toContain('Network acl closed.');
    expect(titles.filter((title: string) => /^<\w+>$/.test(title))).toEqual([]);
    expect(driver).toMatchObject({ version: '2026.11' });
    expect(driver).not.toHaveProperty('semanticVersion');
  });

  test('would be noticed with a member, a level or a count that is wrong', () => {
    const log = JSON.parse(audits[0]?.sarif ?? '');
    log.runs[0].results[0].level = 'fatal';
    log.runs[0].results[0].extra = true;
    expect(againstSarif(log)).toHaveLength(2);
    expect(againstJunit((audits[0]?.junit ?? '').replace('failures="1"', 'failures="7"'))).not.toEqual([]);
    expect(againstJunit((audits[0]?.junit ?? '').replaceAll('failure', 'fault'))).not.toEqual([]);
  });
});
