/** Command-line arguments → flags, without knowledge of what they mean. */
import { parseArgs } from 'node:util';

export interface FlagSpec {
  /** Kebab case, without the dashes. */
  readonly name: string;
  /** `switch` takes no value, `optional` may stand alone for `true`, `value` must have one. */
  readonly takes: 'switch' | 'optional' | 'value';
  /** What the value stands for in a help text, such as `FILE`. */
  readonly placeholder?: string;
  /** What the flag says, in a sentence; part of the help text. */
  readonly help?: string;
}

export interface Flag {
  readonly name: string;
  readonly value: string;
}

/** An argument that was not understood. */
export interface FlagProblem {
  readonly flag: string;
  readonly value: string;
  readonly allowed: string;
}

export interface ParsedFlags {
  readonly flags: readonly Flag[];
  readonly operands: readonly string[];
  readonly problems: readonly FlagProblem[];
}

/** Either a flag, or why the argument is not one. */
type Understood = { readonly flag: Flag } | { readonly problem: FlagProblem };

/** The value of a flag, if it has one; `isSeparate`: it was the next argument. */
interface Given {
  readonly value: string | undefined;
  readonly isSeparate: boolean;
}

/**
 * Reads `--name value`, `--name=value` and operands. Names are compared without regard to case and hyphens, so that
 * `--sdk-before2019` and `--sdk-before-2019` are the same flag. A lone `--` is passed over.
 */
export function parseFlags(argv: readonly string[], specs: readonly FlagSpec[]): ParsedFlags {
  const byName = new Map(specs.map((spec) => [fold(spec.name), spec]));
  const args = argv.filter((argument) => argument !== '--').map((argument) => canonical(argument, byName));
  const flags: Flag[] = [];
  const operands: string[] = [];
  const problems: FlagProblem[] = [];
  const taken = new Set<number>();
  const { tokens } = parseArgs({ args, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (taken.has(token.index)) continue;
    taken.add(token.index);
    const argument = args[token.index] ?? '';
    if (token.kind !== 'option' || !argument.startsWith('--')) {
      operands.push(argument);
      continue;
    }
    const spec = byName.get(fold(token.name));
    const next = args[token.index + 1];
    // The next argument is the value when the flag takes one and has none; `parseArgs` would take another flag as well.
    const isSeparate =
      token.value === undefined && spec?.takes !== 'switch' && next !== undefined && !next.startsWith('--');
    if (isSeparate) taken.add(token.index + 1);
    const given: Given = { value: token.value ?? (isSeparate ? next : undefined), isSeparate };
    const understood = spec === undefined ? unknownFlag(token.name, given, specs) : understand(spec, given);
    if ('flag' in understood) flags.push(understood.flag);
    else problems.push(understood.problem);
  }
  return { flags, operands, problems };
}

function understand({ name, takes }: FlagSpec, { value, isSeparate }: Given): Understood {
  const problem = (wrong: string, allowed: string): Understood => ({
    problem: { flag: `--${name}`, value: wrong, allowed },
  });
  switch (takes) {
    case 'switch':
      return value === undefined ? { flag: { name, value: 'true' } } : problem(value, 'no value');
    case 'optional':
      if (value === undefined) return { flag: { name, value: 'true' } };
      return !isSeparate || value === 'true' || value === 'false'
        ? { flag: { name, value } }
        : problem(value, 'true or false');
    case 'value':
      return value === undefined ? problem('', `a value, as in --${name}=VALUE`) : { flag: { name, value } };
  }
}

function unknownFlag(name: string, { value }: Given, specs: readonly FlagSpec[]): Understood {
  const allowed = `a known flag${suggestion(name, specs)}; --help lists them`;
  return { problem: { flag: `--${name}`, value: value ?? '', allowed } };
}

/** How many letters were left out, added, mistaken or swapped with their neighbour between two words. */
function mistypings(one: string, other: string): number {
  const far = one.length + other.length;
  if (Math.abs(one.length - other.length) > 2) return far;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? far;
  for (let i = 1; i <= one.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j++) {
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const changed = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = isSwapped ? at(i - 2, j - 2) + 1 : far;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, swapped));
    }
  }
  return at(one.length, other.length);
}

/** Every value of a flag, in the order in which they stand. */
export function valuesOf({ flags }: ParsedFlags, name: string): readonly string[] {
  return flags.filter((flag) => flag.name === name).map(({ value }) => value);
}

/** The value that counts when a flag is repeated: the last one. */
export function lastValue(parsed: ParsedFlags, name: string): string | undefined {
  return valuesOf(parsed, name).at(-1);
}

/** `logDrivers` → `log-drivers`. */
export function kebabCase(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The argument with the flag's own spelling, if it is a known flag. */
function canonical(argument: string, byName: ReadonlyMap<string, FlagSpec>): string {
  if (argument === '-h' && byName.has('help')) return '--help';
  if (!argument.startsWith('--')) return argument;
  const end = argument.indexOf('=');
  const name = end < 0 ? argument.slice(2) : argument.slice(2, end);
  const spec = byName.get(fold(name));
  return spec === undefined ? argument : `--${spec.name}${end < 0 ? '' : argument.slice(end)}`;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

function suggestion(name: string, specs: readonly FlagSpec[]): string {
  const wrong = fold(name);
  const start = wrong.slice(0, 4);
  const near = specs
    .map((spec) => ({ spec, distance: mistypings(wrong, fold(spec.name)) }))
    .filter(
      ({ spec, distance }) =>
        (start.length > 2 && fold(spec.name).startsWith(start)) ||
        (wrong.length > 3 && wrong.length < 40 && distance <= (wrong.length < 6 ? 1 : 2)),
    )
    .sort((a, b) => a.distance - b.distance)
    .map(({ spec }) => `--${spec.name}`);
  return near.length === 0 ? '' : `, such as ${near.slice(0, 3).join(', ')}`;
}
