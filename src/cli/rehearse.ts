/** `rehearse`: follows every call of a workload from start to run through the described network. */
import { rehearsalFindings, rehearsalJunit, rehearsalSarif, type Weighed, weigh } from '../audit/index.ts';
import { type Rehearsal, rehearsalDocument, rehearsalMarkdown, rehearse } from '../audit/rehearsal/index.ts';
import { KNOWLEDGE } from '../core/index.ts';
import { INVENTORY_HELP } from './inventory.ts';
import { type Given, type Judged, runNetworkCommand } from './network.ts';
import type { Result, World } from './run.ts';

const FORMATS = ['markdown', 'json', 'sarif', 'junit'];

/** Rehearses and prints. Exit code 1 unless every task starts. */
export const rehearseCommand = (argv: readonly string[], world: World): Result =>
  runNetworkCommand({ formats: FORMATS, help: HELP, judge }, argv, world);

function judge({ inputs, inventory, baseline, day, format, file }: Given): Judged {
  const rehearsal = rehearse(inputs.plan.workloads, inventory, { read: inputs.findings });
  const weighed = weigh(rehearsalFindings(rehearsal), baseline, day, 'rehearsal');
  return { weighed, printed: print(format, rehearsal, weighed, file) };
}

function print(format: string, rehearsal: Rehearsal, weighed: Weighed, file: string): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(rehearsalDocument(rehearsal, weighed), null, 2)}\n`;
    case 'sarif':
      return rehearsalSarif(rehearsal, weighed, file, KNOWLEDGE.version);
    case 'junit':
      return rehearsalJunit(rehearsal, weighed);
  }
  return rehearsalMarkdown(rehearsal, weighed);
}

const HELP = `Says whether the tasks start in what exists, and if not, at which hop they stop and what AWS prints.

  npm run --silent rehearse -- ${INVENTORY_HELP}
      [--answers FILE] [--QUESTION VALUE …] [--baseline FILE] [--format ${FORMATS.join(' | ')}]

The files are those of the audit: what aws ec2 describe-* prints, a template, or a snapshot. What was not given is unknown, never assumed.

--baseline names the same file of accepted findings as for the audit; ids of calls begin with rehearsal/.

Exit codes: 0 every task starts, or what stops it is accepted; 1 one does not, or it is not known; 2 the input was not understood.
`;
