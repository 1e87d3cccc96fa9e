/** What can be found in a plan, and where each leads. */
import { planSteps } from '../../change/index.ts';
import {
  askedQuestions,
  explain,
  isRegionId,
  NEED_WORDS,
  type Option,
  offeredValues,
  type Plan,
  PRESETS,
  type QuestionId,
  questionOf,
  REGION_IDS,
  type RuleId,
  regionOf,
  serviceOf,
  type WorkloadProfile,
} from '../../core/index.ts';
import { EXPORT_FORMATS, FORMATS, fileNameOf } from '../../export/format.ts';
import { inTwo } from '../first/in-two.ts';
import { inWords } from '../later/in-words.ts';
import { takePreset } from '../later/take-preset.ts';
import { goTo, setAnswers, setDialog, setTheme, showTab } from '../state/actions.ts';
import { goToQuestion } from '../state/more-actions.ts';
import { startOver } from '../state/plan-actions.ts';

export interface Entry {
  readonly kind:
    | 'Endpoint'
    | 'Not needed'
    | 'Question'
    | 'Answer'
    | 'Region'
    | 'Workload'
    | 'Note'
    | 'Step'
    | 'Result'
    | 'Format'
    | 'Source'
    | 'Action';
  readonly title: string;
  readonly text: string;
  /** Found as well, and not shown. */
  readonly words?: string;
  readonly go: () => void;
}

export function entriesOf(plan: Plan, workload: WorkloadProfile): readonly Entry[] {
  const reason = (rules: readonly RuleId[]) => rules.map((rule) => explain(rule, workload));
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
    words: optionsOf(id, workload)
      .map(({ label, hint = '', value }) => `${label} ${hint} ${value}`)
      .join(' '),
    go: () => goToQuestion(id),
  }));
  const answers = askedQuestions(workload).flatMap((id) => {
    const { label } = questionOf(id);
    const options = optionsOf(id, workload);
    // Regions have entries of their own.
    if (options.some(({ value }) => isRegionId(value))) return [];
    return options.map((option) => ({
      kind: 'Answer' as const,
      title: option.label,
      text: `${label}${option.hint === undefined ? '' : `. ${option.hint}`}`,
      words: option.value,
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
    [
      ...plan.endpoints.flatMap(({ because }) => because),
      ...plan.notNeeded.flatMap(({ because }) => because),
      ...plan.findings.map(({ rule }) => rule),
    ]
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
    ...results(),
    ...formats,
    ...actions(workload),
    ...regions(),
    ...typical(),
    ...cited,
  ];
}

/** What can be chosen as an answer of a question, as its field shows it. */
function optionsOf(id: QuestionId, workload: WorkloadProfile): readonly Option<string>[] {
  const { kind } = questionOf(id);
  if (kind.kind !== 'choice' && kind.kind !== 'subset') return [];
  const offered = offeredValues(workload, id);
  return kind.options.filter(({ value }) => offered.includes(value));
}

/** Every Region, answered as in the list of its question. */
function regions(): readonly Entry[] {
  return REGION_IDS.map((region) => ({
    kind: 'Region' as const,
    title: regionOf(region).name,
    text: `${region}. Makes it the Region of this plan`,
    go: () => {
      setAnswers({ region });
      goToQuestion('region');
    },
  }));
}

function typical(): readonly Entry[] {
  return PRESETS.map((preset) => ({
    kind: 'Workload' as const,
    title: preset.title,
    text: `${preset.description} Undo brings this plan back`,
    words: 'typical workload preset example',
    go: () => {
      takePreset(preset);
      showTab('endpoints');
    },
  }));
}

/** The parts of the result, and where they stand on its page. */
function results(): readonly Entry[] {
  const result = (title: string, text: string, words: string, go: () => void): Entry => ({
    kind: 'Result',
    title,
    text,
    words,
    go,
  });
  const place = (at: string) => () => showTab('endpoints', { at, pointed: true });
  return [
    result('Monthly cost', 'Endpoints beside NAT gateways, by hours and data', 'costs price', place('cost')),
    result(
      'Picture of the plan',
      'Saved as SVG, PNG, draw.io or Mermaid',
      'diagram drawing image drawio',
      place('picture'),
    ),
    result('Print the plan', 'On paper or as PDF', 'printer', place('print')),
    result('Other ways to carry the calls', 'Hub VPC, NAT gateways and mixtures: costs', 'designs', () =>
      showTab('designs'),
    ),
    result('Compare two plans', 'What differs and why', 'comparison before after', () => showTab('compare')),
    result('All answers', 'What was answered, read and assumed', 'questions', () => showTab('answers')),
  ];
}

function asEntry(sentences: string): { readonly title: string; readonly text: string } {
  const [title, text] = inTwo(sentences);
  return { title, text };
}

function actions(workload: WorkloadProfile): readonly Entry[] {
  const action = (title: string, text: string, go: () => void, words = ''): Entry => ({
    kind: 'Action',
    title,
    text,
    words,
    go,
  });
  return [
    action('Share and save', 'Link, summary, CSV, saved answers', () => setDialog('share')),
    action('Check an error or a VPC', 'Paste anything', () => setDialog('paste'), ERROR_WORDS),
    action('Open a plan', 'Saved answers, your last plans', () => setDialog('plans'), 'kept plan'),
    action('New plan', 'Nothing answered; Undo brings this one back', startOver),
    action('Start page', `The questions that decide most; ${regionOf(workload.region).name}`, () =>
      goTo('start'),
    ),
    action('Dark colours', 'Theme', () => setTheme('dark')),
    action('Light colours', 'Theme', () => setTheme('light')),
    action('Colours as the system', 'Theme: light or dark', () => setTheme('system')),
    action('Keyboard shortcuts', 'All of them', () => setDialog('shortcuts')),
  ];
}

/** With which people look for what an error means: it is read whole where it is pasted. */
const ERROR_WORDS =
  'unable to pull secrets or registry auth CannotPullContainerError ResourceInitializationError timeout i/o denied stopped reason diagnosis';

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

/** How well a text has the words: as its beginning, as words, as beginnings of words, as a part of words; `NOWHERE`: not all of them. */
function rankIn(text: string, words: readonly string[]): number {
  const has = (before: string, after: string) =>
    words.every((word) => ` ${text} `.includes(`${before}${word}${after}`));
  if (text.startsWith(words.join(' ')) && has(' ', ' ')) return 0;
  if (has(' ', ' ')) return 1;
  if (has(' ', '')) return 2;
  return has('', '') ? 3 : NOWHERE;
}

const NOWHERE = 4;

/** Without accents: some write them where others do not (`São Paulo`). */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}.-]+/u)
    .map((word) => word.replace(/^[.-]+|[.-]+$/g, ''))
    .filter(Boolean);

/** The entries that contain every word: in the title, in what is shown, anywhere; and of these whole words first. */
export function find(entries: readonly Entry[], text: string): readonly Entry[] {
  const all = wordsOf(text.slice(0, 200));
  const telling = all.filter((word) => !ASKING.has(word));
  const asked = telling.length > 0 ? telling : all;
  if (asked.length === 0)
    return entries.filter(({ kind }) => kind === 'Endpoint' || kind === 'Action').slice(0, MOST);
  const rank = ({ title, text: body, words = '' }: Entry): number => {
    let before = 0;
    for (const part of [title, `${title} ${body}`, `${title} ${body} ${words}`]) {
      const own = rankIn(wordsOf(part).join(' '), asked);
      if (own < NOWHERE) return before + own;
      before += NOWHERE;
    }
    return before;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((ranked) => ranked.rank < 3 * NOWHERE)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
