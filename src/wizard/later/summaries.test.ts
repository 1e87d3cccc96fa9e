import { expect, test } from 'vitest';
import { type Answers, explain, includedEndpoints, PRESETS, plan, toProfile } from '../../core/index.ts';
import { costInWords } from '../first/money.ts';
import { headline } from '../state/plan-title.ts';
import { endpointsAsCsv, ticketSummary } from './summaries.ts';

const EVERYTHING: Answers = {
  launchType: 'EC2',
  region: 'sa-east-1',
  instanceManagement: true,
  ecsExec: true,
  secretSources: ['secretsmanager', 'ssm'],
  applicationServices: ['sqs', 'kinesis-streams', 'bedrock-runtime'],
  include: 'required',
};

const PLANS = [
  ...PRESETS.map(({ id, answers }) => [id, answers] as const),
  ['everything', EVERYTHING] as const,
];

/** The cells of a table, as RFC 4180 reads them. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

test.each(PLANS)('the table of %s has every endpoint as it is planned', (_, answers) => {
  const made = plan(toProfile(answers));
  const exported = new Set(includedEndpoints(made).map(({ service }) => service));
  const [head = [], ...rows] = cellsOf(endpointsAsCsv(made));
  expect(rows.map((row) => row.length)).toEqual(made.endpoints.map(() => head.length));
  const found = rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
  expect(found).toEqual(
    made.endpoints.map((endpoint) => ({
      Service: endpoint.service,
      'Service name': endpoint.serviceName,
      Type: endpoint.type,
      Need: endpoint.need,
      Exported: exported.has(endpoint.service) ? 'yes' : 'no',
      'Private DNS': endpoint.privateDnsEnabled ? 'yes' : 'no',
      // With its doubt: a price that is not confirmed is no fact in a table either.
      'Monthly cost': costInWords(endpoint.monthlyCost),
      Why: explain(endpoint.because[0], made.workload).text,
    })),
  );
});

test.each(PLANS)(
  'the summary of %s has ten lines at most, and names every endpoint that is exported, once',
  (_, answers) => {
    const made = plan(toProfile(answers));
    const lines = ticketSummary(made, 'https://planner.example/#v=1').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines[0]).toBe(`**${headline(made, undefined, false)}.**`);
    expect(lines.at(-1)).toBe('Plan: https://planner.example/#v=1');
    const named = lines.slice(2, -1).flatMap((line) => {
      const own = /^- `([\w.-]+)` \((?:required|recommended|optional)\): \S.*\.$/.exec(line)?.[1];
      return own === undefined ? [...line.matchAll(/`([\w.-]+)`/g)].map(([, name]) => name) : [own];
    });
    expect(named).toEqual(includedEndpoints(made).map(({ service }) => service));
  },
);
