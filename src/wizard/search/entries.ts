/** What can be found in a plan, and where each leads. */
import { planSteps } from '../../change/index.ts';
import {
  askedQuestions,
  explain,
  NEED_WORDS,
  type Plan,
  questionOf,
  regionOf,
  serviceOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import { EXPORT_FORMATS, FORMATS, fileNameOf } from '../../export/format.ts';
import { inTwo } from '../first/in-two.ts';
import { inWords } from '../later/in-words.ts';
import { goTo, setDialog, showTab } from '../state/actions.ts';
import { goToQuestion } from '../state/more-actions.ts';
import { startOver } from '../state/plan-actions.ts';

export interface Entry {
  readonly kind: 'Endpoint' | 'Not needed' | 'Question' | 'Note' | 'Step' | 'Format' | 'Source' | 'Action';
  readonly title: string;
  readonly text: string;
  readonly go: () => void;
}

export function entriesOf(plan: Plan, workload: WorkloadProfile): readonly Entry[] {
  const reason = (rules: readonly Parameters<typeof explain>[0][]) =>
    rules.map((rule) => explain(rule, workload));
  const endpoints = plan.endpoints.map(({ service, need, because }) => ({
    kind: 'Endpoint' as const,
    title: `${service} · ${serviceOf(service).name}`,
    text: `${NEED_WORDS[need]}: ${reason(because)
      .map(({ text }) => text)
      .join(' ')}`,
    go: () => showTab('endpoints', { at: service, pointed: true }),
  }));
  const spared = plan.notNeeded.map(({ service, because }) => ({
    kind: 'Not needed' as const,
    title: `${service} · ${serviceOf(service).name}`,
    text: reason(because)
      .map(({ text }) => text)
      .join(' '),
    go: () => showTab('notes', { at: service, pointed: true }),
  }));
  const questions = askedQuestions(workload).map((id) => ({
    kind: 'Question' as const,
    title: questionOf(id).label,
    text: `${inWords(id, workload[id])}. ${questionOf(id).help}`,
    go: () => goToQuestion(id),
  }));
  const answers = askedQuestions(workload).flatMap((id) => {
    const { kind, label } = questionOf(id);
    if (kind.kind !== 'subset') return [];
    return kind.options.map((option) => ({
      kind: 'Question' as const,
      title: option.label,
      text: `${label}${option.hint === undefined ? '' : `. ${option.hint}`}`,
      go: () => goToQuestion(id, undefined, option.value),
    }));
  });
  const notes = plan.findings.map(({ rule, severity }) => ({
    kind: 'Note' as const,
    ...asEntry(explain(rule, workload).text),
    go: () => showTab(severity === 'info' ? 'notes' : 'endpoints', { at: rule, pointed: true }),
  }));
  const steps = planSteps(plan).map(({ id, title, text }) => ({
    kind: 'Step' as const,
    title,
    text,
    go: () => showTab('steps', { at: id, pointed: true }),
  }));
  const formats = EXPORT_FORMATS.map((format) => ({
    kind: 'Format' as const,
    title: FORMATS[format].title,
    text: `Export as ${fileNameOf(format, workload.namePrefix)}`,
    go: () => showTab('export', { format }),
  }));
  const sources = new Map(
    [...plan.endpoints.flatMap(({ because }) => because), ...plan.notNeeded.flatMap(({ because }) => because)]
      .flatMap((rule) => explain(rule, workload).citations)
      .map((citation) => [citation.url, citation] as const),
  );
  const cited = [...sources.values()].map(({ title, url }) => ({
    kind: 'Source' as const,
    title,
    text: url,
    go: () => {
      open(url, '_blank', 'noopener,noreferrer');
    },
  }));
  return [
    ...endpoints,
    ...spared,
    ...questions,
    ...answers,
    ...notes,
    ...steps,
    ...formats,
    ...actions(workload),
    ...cited,
  ];
}

function asEntry(sentences: string): { readonly title: string; readonly text: string } {
  const [title, text] = inTwo(sentences);
  return { title, text };
}

function actions(workload: WorkloadProfile): readonly Entry[] {
  const action = (title: string, text: string, go: () => void): Entry => ({
    kind: 'Action',
    title,
    text,
    go,
  });
  return [
    action('Share and save', 'Link, summary, CSV, saved answers', () => setDialog('share')),
    action('Check an error or a VPC', 'Paste anything', () => setDialog('paste')),
    action('Open a plan', 'Saved answers, your last plans', () => setDialog('plans')),
    action('New plan', 'Nothing answered; Undo brings this one back', startOver),
    action('Compare two plans', 'What differs and why', () => showTab('compare')),
    action('Region', `${regionOf(workload.region).name} · ${workload.region}`, () => goTo('start')),
    action('Keyboard shortcuts', 'All of them', () => setDialog('shortcuts')),
  ];
}

/** Words that ask and name nothing. */
const ASKING = new Set([
  'why',
  'not',
  'no',
  'is',
  'the',
  'a',
  'do',
  'i',
  'need',
  'what',
  'how',
  'which',
  'for',
]);

const MOST = 30;

/** The entries that contain every word; a match in the title comes first. */
export function find(entries: readonly Entry[], text: string): readonly Entry[] {
  const all = text
    .slice(0, 200)
    .toLowerCase()
    .split(/[^\p{L}\p{N}.-]+/u)
    .filter(Boolean);
  const telling = all.filter((word) => !ASKING.has(word));
  const words = telling.length > 0 ? telling : all;
  if (words.length === 0)
    return entries.filter(({ kind }) => kind === 'Endpoint' || kind === 'Action').slice(0, MOST);
  const rank = ({ title, text: body }: Entry): number => {
    const head = title.toLowerCase();
    if (words.every((word) => head.startsWith(word))) return 0;
    if (words.every((word) => head.includes(word))) return 1;
    const whole = `${head} ${body.toLowerCase()}`;
    return words.every((word) => whole.includes(word)) ? 2 : 3;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((ranked) => ranked.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
