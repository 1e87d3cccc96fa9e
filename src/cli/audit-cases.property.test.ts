import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { oneIn } from '../testing/whole.ts';
import { run } from './main.ts';

interface Files {
  readonly [name: string]: string;
}

/** The right value, as a person wrote it down before the audit was run: `src/testing/audit-cases/README.md`. */
interface Expected {
  readonly exit: number | readonly number[];
  /** `service` or `service#id` → verdict, or acceptable ones; `*`: any. */
  readonly endpoints: { readonly [key: string]: string | readonly string[] };
  readonly needs_text?: string;
  readonly needs_network?: string;
  readonly needs_err?: string;
  readonly must_not_err?: string;
  /** By service, or `''` for all: what no command and no rule may contain. */
  readonly must_not_cmd?: { readonly [service: string]: string };
  /** What a command has to contain. */
  readonly needs_cmd?: string;
  readonly must_not_rule?: { readonly [service: string]: string };
  /** What the rehearsal has to say, and the call and the hop at which it stops. */
  readonly rehearsal?: string | readonly string[];
  readonly stops_at?: string;
}

interface Case {
  readonly name: string;
  /** The fact from which the right value follows. */
  readonly why?: string;
  readonly files: Files;
  readonly expected: Expected;
}

interface Statement {
  readonly rule: string;
  readonly commands: readonly string[];
}

interface Document {
  readonly endpoints: readonly {
    readonly service: string;
    readonly serviceName: string;
    readonly verdict: string;
    readonly vpcEndpointId?: string;
    readonly problems: readonly Statement[];
    readonly notes: readonly Statement[];
  }[];
  readonly network: { readonly problems: readonly Statement[]; readonly notes: readonly Statement[] };
}

function casesOf(name: string): readonly Case[] {
  const text = readFileSync(new URL(`../testing/audit-cases/${name}.jsonl`, import.meta.url), 'utf8');
  const [first, ...rest] = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return rest.map((one: Case) => ({ ...one, files: given({ ...first.base, ...one.files }) }));
}

/** The files of the base without those that the case takes away. */
const given = (files: { readonly [name: string]: string | null }): Files =>
  Object.fromEntries(Object.entries(files).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));

const listOf = <T>(value: T | readonly T[]): readonly T[] => [value].flat() as readonly T[];

function runOn(command: 'audit' | 'rehearse', files: Files) {
  const argv = Object.keys(files).flatMap((name) => [`--${name}`, name]);
  return run(command, [...argv, '--format', 'json'], {
    readFile: (path) => files[path] ?? '',
    readStdin: () => '',
  });
}

interface Start {
  readonly outcome: string;
  readonly calls: readonly {
    readonly call: string;
    readonly fatal: boolean;
    readonly outcome: string;
    readonly hops: readonly { readonly hop: string; readonly outcome: string }[];
  }[];
}

/** Everything in which the rehearsal differs from the right value, where there is one. */
function startsOtherwise({ files, expected: { rehearsal, stops_at } }: Case): readonly string[] {
  if (rehearsal === undefined) return [];
  const { outcome, calls }: Start = JSON.parse(runOn('rehearse', files).stdout);
  const first = calls.find((call) => call.fatal && call.outcome === 'fails');
  const at = `${first?.call} ${first?.hops.at(-1)?.hop}`;
  return [
    ...(listOf(rehearsal).includes(outcome) ? [] : [`rehearsal: ${outcome}`]),
    ...(stops_at === undefined || at === stops_at ? [] : [`stops at ${at}`]),
  ];
}

/** Everything in which the audit differs from the right value. */
function differences({ files, expected }: Case): readonly string[] {
  const result = runOn('audit', files);
  const wrong: string[] = [];
  const need = (what: string, pattern: string | undefined, text: string): void => {
    if (pattern !== undefined && !new RegExp(pattern, 'i').test(text))
      wrong.push(`${what} lacks ${pattern}: ${text}`);
  };
  if (!listOf(expected.exit).includes(result.exitCode))
    wrong.push(`exit ${result.exitCode}: ${result.stderr}`);
  need('stderr', expected.needs_err, result.stderr);
  if (expected.must_not_err !== undefined && result.stderr.includes(expected.must_not_err))
    wrong.push(result.stderr);
  if (result.exitCode === 2) return wrong;
  const found: Document = JSON.parse(result.stdout);
  need('text', expected.needs_text, result.stdout);
  const commands = [...found.endpoints, found.network].flatMap(({ problems }) =>
    problems.flatMap((one) => one.commands),
  );
  need('commands', expected.needs_cmd, commands.join('\n'));
  need('network', expected.needs_network, JSON.stringify(found.network));
  return [...wrong, ...verdictsOf(found, expected), ...forbidden(found, expected)];
}

function verdictsOf({ endpoints }: Document, { endpoints: wanted }: Expected): readonly string[] {
  const keys = Object.keys(wanted);
  const wrong = keys.flatMap((key) => {
    if (key === '*') return [];
    const [service = '', id] = key.split('#');
    const own = endpoints.filter((one) =>
      id === undefined
        ? (one.service === service || one.serviceName.endsWith(service)) &&
          !keys.includes(`${service}#${one.vpcEndpointId}`)
        : one.vpcEndpointId === id,
    );
    const acceptable = listOf(wanted[key] ?? []);
    return own.some(({ verdict }) => acceptable.includes(verdict))
      ? []
      : [`${key}: ${own.map(({ verdict }) => verdict).join()} instead of ${acceptable.join(' or ')}`];
  });
  const alarms = endpoints.filter(
    ({ service, verdict, vpcEndpointId }) =>
      (verdict === 'missing' || verdict === 'misconfigured') &&
      keys.length > 0 &&
      !keys.includes('*') &&
      !keys.includes(service) &&
      !keys.includes(`${service}#${vpcEndpointId}`),
  );
  return [...wrong, ...alarms.map(({ service, verdict }) => `unexpected: ${service} ${verdict}`)];
}

function forbidden({ endpoints, network }: Document, expected: Expected): readonly string[] {
  const statementsOf = (service: string): readonly Statement[] =>
    [
      ...endpoints.filter((one) => service === '' || one.service === service),
      ...(service === '' ? [network] : []),
    ].flatMap(({ problems, notes }) => [...problems, ...notes]);
  const commands = Object.entries(expected.must_not_cmd ?? {}).flatMap(([service, text]) =>
    statementsOf(service).flatMap((one) => one.commands.filter((command) => command.includes(text))),
  );
  const rules = Object.entries(expected.must_not_rule ?? {}).flatMap(([service, text]) =>
    statementsOf(service).flatMap(({ rule }) => (rule.includes(text) ? [rule] : [])),
  );
  return [...commands, ...rules].map((text) => `must not say: ${text}`);
}

describe.each(['reviewed', 'invented', 'people', 'unseen', 'judged', 'fresh'])(
  'the audit of the %s networks',
  (name) => {
    test.each(oneIn(4, casesOf(name)).map((one) => [one.name, one] as const))(
      'is right: %s',
      (_name, one) => {
        expect([...differences(one), ...startsOtherwise(one)]).toEqual([]);
      },
    );
  },
);
