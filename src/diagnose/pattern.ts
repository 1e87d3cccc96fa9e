/** What a pattern is: a shape of message, and what it means. The families list them as data; the first that fits wins. */
import type { Answers, CitationId, ServiceId } from '../core/index.ts';
import type { Clues } from './clues.ts';
import type { Cause } from './diagnosis.ts';

/** A whole clause that decides, subject and verb: `clauses.ts` lists them. */
export interface Clause {
  readonly decides: RegExp;
}

/**
 * One explanation of a message. None can call itself certain: it can claim so by a clause, and `proof.ts` looks for the
 * clause and for what has to stand around it.
 */
export interface Finding {
  readonly cause: Cause;
  readonly likelihood: 'likely' | 'possible';
  readonly clause?: Clause;
  readonly endpoints: readonly ServiceId[];
  readonly text: string;
  readonly fix: readonly string[];
  /** What its heading says; absent: what is said of its cause. */
  readonly short?: string;
  /** Sources of this very explanation; absent: those of the pattern. */
  readonly cites?: readonly CitationId[];
  /** The service whose call the text shows, where more endpoints are named than that of this call. */
  readonly seen?: ServiceId;
}

/**
 * What must be there before a pattern may speak: `failure`: a call that ended badly, with or without an answer;
 * `answer`: somebody answered; `host`: a host that was called; `words`: its own words say everything.
 */
export type Need = 'failure' | 'answer' | 'host' | 'words';

export interface Pattern {
  /** On the record in lower case. */
  readonly when: RegExp;
  readonly and?: RegExp;
  readonly unless?: RegExp;
  readonly needs: readonly [Need, ...Need[]];
  readonly given?: (clues: Clues) => boolean;
  /** The most likely explanation first; none at all lets the next pattern try. */
  readonly finds: (clues: Clues) => readonly Finding[];
  readonly cites: readonly [CitationId, ...CitationId[]];
  /** What such a message says about the workload. */
  readonly implies?: Answers;
  /** A symptom that says little: dropped when another record tells more. */
  readonly general?: true;
  /** It may follow from an error that stands before it: behind one it is not certain to be what stopped the task. */
  readonly follows?: true;
  /** Its message ends before it says what failed: dropped where another record goes on. */
  readonly unfinished?: true;
  /** Knows no program, only the stems of words: in a log with levels it speaks of what the log itself calls a failure. */
  readonly stems?: true;
  /** A program looked at the network and says what is wrong: a call to the same host of which only is said that it failed tells no more. */
  readonly states?: true;
  /** It would answer any program that fails: it speaks only where the text is a matter of this planner (`concern.ts`). */
  readonly ofAnything?: true;
  /** It is about programs of one machine: it speaks only where the text tells of a container, a task or AWS. */
  readonly ofContainer?: true;
  /** Somebody waited, for tasks, a deployment or a place in a pool: where nobody is named, a time that was over is that of the wait; `whomever` it names, where no end of a call is told. */
  readonly waits?: true | 'whomever';
  /** It says that something failed within, and not what: the error behind it does. */
  readonly wraps?: true;
  /** The same message with the refusal of the service in it says more than one that only tells that somebody did not let it in. */
  readonly letIn?: true;
  /** It tells of a call of the code itself, by the name of its service. */
  readonly calls?: true;
  /** The Region in its message is the one for which a name was asked, and that may be the fault. */
  readonly regionAsked?: true;
  /** Each of several such messages names what it asked for, and is told: `refused`: where the answer says no more than a refusal. */
  readonly eachRequest?: true | 'refused';
  /** It knows an exit code and no more: that of a package manager tells nothing of a task. */
  readonly ofExit?: true;
}

/** Program text in a record: it makes a message, or compares with one. */
export const CODE = /errorf\(|%[vsw]["' ]|\.includes\(|=== ?['"]/;

const finding =
  (likelihood: Finding['likelihood']) =>
  (cause: Cause, endpoints: readonly ServiceId[], text: string, ...fix: readonly string[]): Finding => ({
    cause,
    likelihood,
    endpoints,
    text,
    fix,
  });

export const probably = finding('likely');
export const perhaps = finding('possible');

/** Likely, and certain where the clause is proven. */
export const decided =
  (clause: Clause): typeof probably =>
  (...said) => ({ ...probably(...said), clause });

/** With a heading of its own, where that of its cause would say more than the text, or something else. */
export const headed = (short: string, of: Finding): Finding => ({ ...of, short });

/** Of what no page of AWS tells: words of a program that nobody knows, or what happens within a machine. */
export const unsourced = (of: Finding): Finding => ({ ...of, cites: [] });

/** An explanation that needs no further clues. */
export const always =
  (...findings: readonly Finding[]) =>
  (): readonly Finding[] =>
    findings;
