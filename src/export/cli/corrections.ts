/**
 * The corrections that an audit asks for, as a command of the script: a step of its own, confirmed, each command shown
 * before it runs. The commands come quoted from the audit; what they leave open stands in them as `$SUBNET_IDS` and the like.
 */
import type { Correction } from '../format.ts';
import { shellWord } from './shell.ts';

/** Lists that commands take as words; a person may separate them by commas. */
const LISTS = ['SUBNET_IDS', 'ROUTE_TABLE_IDS'];

/** The function `correct` of a script that has corrections. */
export function correctFunction(corrections: readonly Correction[]): string {
  const lines = corrections.flatMap(({ text, commands }) => [
    ...(/[$`]/.test(text) ? ['# shellcheck disable=SC2016'] : []),
    `log ${shellWord(`- ${text}`)}`,
    ...commands.flatMap(commandLines),
  ]);
  return `# Corrects what exists already, as the audit asked: every command is shown before it runs.
correct() {
${[...openValues(corrections).flatMap(valueLines), ...ASK, ...lines].map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}
}`;
}

/** A script that only corrects: nothing is missing. */
export function correctionsScript(
  head: string,
  strict: string,
  messages: string,
  corrections: readonly Correction[],
): string {
  return `${head}

${strict}

YES=false DRY_RUN=false
export AWS_PAGER=''

${messages}

${correctFunction(corrections)}

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

/** What the commands leave open: names of variables that a person has to give. */
function openValues(corrections: readonly Correction[]): readonly string[] {
  const active = corrections
    .flatMap(({ commands }) => commands)
    .filter((command) => !command.startsWith('#'));
  const names = active.flatMap((command) =>
    [...unquoted(command).matchAll(/\$([A-Z][A-Z_]*)/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)].sort();
}

/** The command without what stands between single quotes: nothing there is a variable. */
function unquoted(command: string): string {
  return command.replace(/'[^']*'/g, '');
}

function valueLines(name: string): readonly string[] {
  const needed = `[[ -n \${${name}:-} ]] || misused 'correct needs ${name} in the environment'`;
  return LISTS.includes(name) ? [needed, `${name}=\${${name}//,/ }`] : [needed];
}

function commandLines(command: string): readonly string[] {
  const shown = command.includes('$') ? ['# shellcheck disable=SC2016'] : [];
  if (command.startsWith('#')) return [...shown, `log ${shellWord(`  ${command}`)}`];
  return [
    ...shown,
    `log ${shellWord(`  ${command}`)}`,
    '# shellcheck disable=SC2086',
    `[[ $DRY_RUN == true ]] || ${command} >/dev/null`,
  ];
}
