/**
 * The only place that says *certain*. A claim becomes certain where the whole clause that decides stands in the text, an
 * event is told and not advice, somebody speaks who can know it, and the text does not end too early. Otherwise it is likely.
 */
import type { Clues } from './clues.ts';
import type { Likelihood } from './diagnosis.ts';
import { isNeverCalled } from './not-called.ts';
import type { Clause, Finding } from './pattern.ts';
import { isAdvice, tellsEvent } from './shape.ts';

/** A finding with how sure it is, as far as the record proves it. */
export type Judged = Omit<Finding, 'likelihood' | 'clause'> & { readonly likelihood: Likelihood };

/** How sure a finding is of this record. */
export function judged({ clause, ...finding }: Finding, clues: Clues): Judged {
  return clause !== undefined && isProven(clause, clues) ? { ...finding, likelihood: 'certain' } : finding;
}

function isProven({ decides }: Clause, clues: Clues): boolean {
  const { text, record, cut, policies } = clues;
  const found = decides.exec(text);
  // A refusal that names several policies leaves open which of them decides.
  if (cut || found === null || policies.length > 1) return false;
  // What the client refused before any call proves nothing of one.
  if (isNeverCalled(text)) return false;
  if (isAdvice(record.text, text) || !tellsEvent(record.text, text)) return false;
  const before = text.slice(Math.max(0, found.index - 60), found.index);
  return (
    hasSpeaker(clues) &&
    !LEFT_OPEN.test(text.slice(Math.max(0, found.index - 200), found.index + found[0].length + 200)) &&
    !isMentioned(before) &&
    !(IN_LIST.test(before) && /^["'`] ?[,)\]]/.test(text.slice(found.index + found[0].length)))
  );
}

/** Words that leave open whether something is not there or whether the caller may not see it. */
const LEFT_OPEN =
  /\b(?:does not exist|doesn't exist|not found|no such \w{2,20})\b[^.;\n]{0,100}\bor (?:else )?(?:may require|(?:you|the (?:caller|user|role|principal|client)|it|access|this \w{2,20}) [^.;\n]{0,60}(?:not (?:allowed|authorized|permitted|have)|no (?:access|permission)|lacks?|denied|private|inaccessible))/;

/** Before a text between quotes that is one of a list, as programs hold them. */
const IN_LIST = /(?:^|[([{,] ?)[rbfu]?["'`]$/;

/** Evidence of another kind than words of an outcome: who speaks, whom was called, by which action, or a status. */
const hasSpeaker = ({ found, text }: Clues): boolean =>
  found.some(({ kind }) => kind !== 'outcome') || NAMED.test(text);

/** The name of an error before what it says. */
const NAMED =
  /\b[a-z.]{3,80}(?:exception|error|notfound|invalid\w{2,40}|exceeded|_failed)\b ?[:)|(]|\ban error occurred \(|\berror: |\[(?:error|fatal|critical)\]|level="?(?:error|critical|fatal)|\(?(?:target-group|elb) |\((?:service|task|instance) [\w-]|^\(?service [\w-]{1,255}\)? |standard_init_linux|exec user process|sessionmanager|\[fatal /;

/** Words before a clause that only speak about it. */
const isMentioned = (before: string): boolean =>
  /\b(?:if|when|whenever|like|such as|e\.g\.|for example|fix(?:es|ed)?|handles?|retr(?:y|ies) (?:on|when)|expects?|means|(?<!not )contains?|includes?|matches|starts with)\b[^:]{0,40}$/.test(
    before,
  );
