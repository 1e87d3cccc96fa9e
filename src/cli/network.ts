/** What audit and rehearsal have in common: the same flags, the same files, the same baseline. */

import type { Baseline, Weighed } from '../audit/index.ts';
import { type Inventory, isRegionId, type Reading } from '../core/index.ts';
import { type Inputs, QUESTION_FLAGS, readInputs, SOURCE_FLAGS } from './answers.ts';
import { aboutBaseline, readBaselineFile, today } from './baseline.ts';
import { type FlagSpec, lastValue, type ParsedFlags, parseFlags } from './flags.ts';
import { COMMON_FLAGS, VERSION_TEXT } from './help.ts';
import { endpointsMissing, INVENTORY_FLAGS, readInventoryFiles, withSnapshot } from './inventory.ts';
import { asCalled, describeFlagProblem, done, type Result, unknownOperands, type World } from './run.ts';

const SPECS: readonly FlagSpec[] = [
  ...INVENTORY_FLAGS,
  ...QUESTION_FLAGS,
  ...SOURCE_FLAGS,
  { name: 'format', takes: 'value' },
  { name: 'baseline', takes: 'value' },
  ...COMMON_FLAGS,
];

/** A command about what exists. The first format is the default. */
interface NetworkCommand {
  readonly formats: readonly string[];
  readonly help: string;
  readonly judge: (given: Given) => Judged;
}

export interface Given {
  readonly inputs: Inputs;
  readonly inventory: Inventory;
  readonly baseline: Baseline;
  /** The day that decides which entries of the baseline still count. */
  readonly day: string;
  readonly format: string;
  /** What was read as the endpoints; `-` is standard input. */
  readonly file: string;
}

export interface Judged {
  readonly weighed: Weighed;
  readonly printed: string;
}

/** Reads what the flags name, judges it and prints. Exit code 1 when something counts that is not accepted. */
export function runNetworkCommand(command: NetworkCommand, argv: readonly string[], given: World): Result {
  const flags = parseFlags(argv, SPECS);
  const last = (name: string): string | undefined => lastValue(flags, name);
  if (last('help') !== undefined) return done(asCalled(command.help, given), false);
  if (last('version') !== undefined) return done(VERSION_TEXT, false);
  const { parsed, world } = withSnapshot(flags, given);
  const { formats } = command;
  const format = last('format') ?? formats[0] ?? '';
  const found = [
    ...unknownOperands(parsed),
    ...(formats.includes(format)
      ? []
      : [describeFlagProblem({ flag: '--format', value: format, allowed: `one of ${formats.join(', ')}` })]),
    ...endpointsMissing(parsed),
  ];
  const answered = readInputs(parsed, world, found);
  const { inventory, warnings, said } = readInventoryFiles(parsed, world, answered);
  const read = said === undefined ? answered : readInputs(parsed, world, [], [said]);
  const { inputs, warning } = inRegionOf(inventory, read, parsed, world, said);
  const baseline = readBaselineFile(last('baseline'), world);
  const file = last('endpoints') ?? '-';
  const { weighed, printed } = command.judge({
    inputs,
    inventory,
    baseline,
    day: today(world),
    format,
    file,
  });
  return {
    stdout: printed,
    stderr: `${warnings}${warning}${inputs.hidden}${aboutBaseline(weighed)}`,
    exitCode: weighed.passed ? 0 : 1,
  };
}

/** Where no answer names the Region, the files do. */
function inRegionOf(
  { region }: Inventory,
  inputs: Inputs,
  parsed: ParsedFlags,
  world: World,
  said: Reading | undefined,
): { readonly inputs: Inputs; readonly warning: string } {
  const known = inputs.known.vpc.region !== undefined || inputs.plan.workload.region === region;
  if (known || region === undefined || !isRegionId(region)) return { inputs, warning: '' };
  const told: ParsedFlags = { ...parsed, flags: [...parsed.flags, { name: 'region', value: region }] };
  const warning = `--region: no answer names it; the files describe ${region}.\n`;
  return { inputs: readInputs(told, world, [], said === undefined ? [] : [said]), warning };
}
