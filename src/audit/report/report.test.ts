import { describe, expect, test } from 'vitest';
import { type Inventory, plan, toProfile } from '../../core/index.ts';
import {
  audit,
  auditJunit,
  auditMarkdown,
  auditSarif,
  findingsOf,
  inventoryOf,
  readBaseline,
  weigh,
} from '../index.ts';

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
    expect(weigh(bad, { accepted: [] }, '2026-01-01').passed).toBe(false);
    expect(weigh(bad, accept(LOGS, '2026-01-31'), '2026-01-31').passed).toBe(true);
    const late = weigh(bad, accept(LOGS, '2026-01-31'), '2026-02-01');
    expect([late.passed, late.expired.length]).toEqual([false, 1]);
  });

  test('names entries that nothing has any more', () => {
    const weighed = weigh(good, accept(LOGS, '2026-01-31'), '2026-01-01');
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
    const wrong = auditMarkdown(bad, weigh(bad, { accepted: [] }, '2026-01-01'));
    expect(wrong).toContain('**Not passed.**');
    expect(wrong).toContain('| misconfigured | logs |');
    expect(wrong).not.toContain('<script>');
    const right = auditMarkdown(good, weigh(good, { accepted: [] }, '2026-01-01'));
    expect(right).toContain('**Passed.**');
    expect(right).not.toContain('## What to do');
  });

  test('in SARIF point at the line of the template, and show what was accepted', () => {
    const log = JSON.parse(
      auditSarif(bad, weigh(bad, accept(LOGS, '2026-12-31'), '2026-01-01'), 'a.json', '1'),
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
    const xml = auditJunit(bad, weigh(bad, { accepted: [] }, '2026-01-01'));
    expect(xml).toContain('failures="1"');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml.match(/<\/failure>/g)).toHaveLength(1);
    expect(xml).not.toMatch(/[\u0000-\u0008]|<script>/);
    const accepted = auditJunit(bad, weigh(bad, accept(LOGS, '2026-12-31'), '2026-01-01'));
    expect(accepted).toContain('failures="0"');
    expect(accepted).toContain('<skipped message="accepted until 2026-12-31: Moves in March"/>');
  });
});
