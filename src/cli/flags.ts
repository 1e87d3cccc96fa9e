/** Command-line arguments → flags, without knowledge of what they mean. */

export interface FlagSpec {
  /** Kebab case, without the dashes. */
  readonly name: string;
  /** `switch` takes no value, `optional` may stand alone for `true`, `value` must have one. */
  readonly takes: 'switch' | 'optional' | 'value';
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

/**
 * Reads `--name value`, `--name=value` and operands. Names are compared without regard to case and hyphens, so that
 * `--sdk-before2019` and `--sdk-before-2019` are the same flag.
 */
export function parseFlags(argv: readonly string[], specs: readonly FlagSpec[]): ParsedFlags {
  const flags: Flag[] = [];
  const operands: string[] = [];
  const problems: FlagProblem[] = [];
  const byName = new Map(specs.map((spec) => [fold(spec.name), spec]));
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? '';
    if (!argument.startsWith('--') || argument === '--') {
      if (argument !== '--') operands.push(argument);
      continue;
    }
    const cut = argument.indexOf('=');
    const name = cut < 0 ? argument.slice(2) : argument.slice(2, cut);
    const inline = cut < 0 ? undefined : argument.slice(cut + 1);
    const spec = byName.get(fold(name));
    const next = argv[at + 1];
    if (spec === undefined) {
      const value = inline ?? (next !== undefined && !next.startsWith('--') ? argv[++at] : undefined) ?? '';
      problems.push({
        flag: `--${name}`,
        value,
        allowed: `a known flag${suggestion(name, specs)}; --help lists them`,
      });
      continue;
    }
    if (spec.takes === 'switch') {
      if (inline !== undefined) problems.push({ flag: `--${spec.name}`, value: inline, allowed: 'no value' });
      flags.push({ name: spec.name, value: 'true' });
    } else if (inline !== undefined) {
      flags.push({ name: spec.name, value: inline });
    } else if (spec.takes === 'optional' && next !== 'true' && next !== 'false') {
      if (next !== undefined && !next.startsWith('--')) {
        problems.push({ flag: `--${spec.name}`, value: next, allowed: 'true or false' });
        at++;
      } else flags.push({ name: spec.name, value: 'true' });
    } else if (next === undefined || next.startsWith('--')) {
      problems.push({ flag: `--${spec.name}`, value: '', allowed: `a value, as in --${spec.name}=VALUE` });
    } else {
      flags.push({ name: spec.name, value: next });
      at++;
    }
  }
  return { flags, operands, problems };
}

/** `logDrivers` → `log-drivers`. */
export function kebabCase(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

function suggestion(name: string, specs: readonly FlagSpec[]): string {
  const start = fold(name).slice(0, 4);
  const near = specs
    .filter((spec) => start.length > 2 && fold(spec.name).startsWith(start))
    .map((spec) => `--${spec.name}`);
  return near.length === 0 ? '' : `, such as ${near.slice(0, 3).join(', ')}`;
}
