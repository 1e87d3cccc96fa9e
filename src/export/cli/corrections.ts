/**
 * The corrections that an audit asks for, as a command of the script: a step of its own, confirmed, each command shown
 * before it runs. What they leave open has to stand in the environment.
 */
import {
  type Change,
  type Correction,
  commandsOf,
  openIn,
  PARAMETERS,
  type ParameterId,
  type Place,
  shellText,
} from '../../change/index.ts';

/** The function `correct` of a script that has corrections. */
export function correctFunction(corrections: readonly Correction[], place: Place): string {
  const here: Place = { ...place, list: (variable) => `"\${${listOf(variable)}[@]}"` };
  const lines = corrections.flatMap(({ text, changes }) => [
    ...shown(`- ${text}`),
    ...changes.flatMap((change) => changeLines(change, place, here)),
  ]);
  return `# Corrects what exists already, as the audit asked: every command is shown before it runs.
correct() {
  local said
${[...openValues(corrections, place).flatMap(valueLines), ...ASK, ...lines].map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}
}`;
}

/** A script that only corrects: nothing is missing. */
export function correctionsScript(
  head: string,
  strict: string,
  messages: string,
  corrections: readonly Correction[],
  place: Place,
): string {
  return `${head}

${strict}

YES=false DRY_RUN=false
export AWS_PAGER=''

${messages}

${correctFunction(corrections, place)}

for argument in "$@"; do
  case $argument in
  correct | apply) ;;
  --yes | -y) YES=true ;;
  --dry-run) DRY_RUN=true ;;
  --help | -h)
    printf 'Usage: bash %s [correct] [--dry-run] [--yes]\\n' "$0"
    exit 0
    ;;
  *) misused "unknown argument $argument" ;;
  esac
done
correct
`;
}

const ASK = [
  'if [[ $DRY_RUN == false ]]; then',
  "  confirmed 'Correct what exists, as the audit asked?' || die 'nothing was changed'",
  'fi',
];

const listOf = (variable: string): string => `CORRECT_${variable}`;

/** What the commands leave open, each once. */
function openValues(corrections: readonly Correction[], place: Place): readonly ParameterId[] {
  const open = corrections.flatMap(({ changes }) => changes.flatMap((change) => openIn(change, place)));
  return [...new Set(open)].sort();
}

function valueLines(id: ParameterId): readonly string[] {
  const { variable, list } = PARAMETERS[id];
  const needed = `[[ -n \${${variable}:-} ]] || misused 'correct needs ${variable} in the environment'`;
  return list ? [needed, `read -r -a ${listOf(variable)} <<<"\${${variable}//,/ }"`] : [needed];
}

/** What only a person can decide is shown and never run. */
function changeLines(change: Change, place: Place, here: Place): readonly string[] {
  const showing = commandsOf(change, place).flatMap((command) => shown(`  ${command}`));
  if (change.kind === 'delete-endpoint' && change.whenUnused) return showing;
  const running = commandsOf(change, here).map(
    (command) => `[[ $DRY_RUN == true ]] || ${runLine(change, command)}`,
  );
  return [...showing, ...running];
}

/** How Amazon EC2 calls a rule that is there already. */
const THERE_ALREADY: { readonly [kind: string]: string | undefined } = {
  'authorize-ingress': 'InvalidPermission.Duplicate',
  'authorize-egress': 'InvalidPermission.Duplicate',
  'create-acl-entry': 'NetworkAclEntryAlreadyExists',
};

/**
 * A rule that is there already is no failure, so that a correction that stopped half-way can be run again. What a deletion
 * or a look at the state prints is for whoever runs it: a deletion that was refused stands only there.
 */
function runLine({ kind }: Change, command: string): string {
  const known = THERE_ALREADY[kind];
  if (known !== undefined)
    return `{ said=$(${command} 2>&1 >/dev/null) || [[ $said == *${known}* ]] || die "$said"; }`;
  return kind === 'delete-endpoint' || kind === 'wait' ? `{ ${command} >&2; }` : `{ ${command} >/dev/null; }`;
}

const shown = (text: string): readonly string[] => [
  ...(/[$`]/.test(text) ? ['# shellcheck disable=SC2016'] : []),
  `log ${shellText(text)}`,
];
