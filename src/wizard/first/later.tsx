/** What follows the first paint, in one file (`later/parts.ts`), which is loaded as soon as the first page is on the screen. */
import { learnRules, learnWords } from '../../core/index.ts';
import { useArriving } from '../state/arriving.ts';
import { learnLinks } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import { breath } from './breath.ts';
import { loadable } from './loadable.ts';
import { learnIcons } from './ui/Icon.tsx';
import { partOf } from './ui/Panel.tsx';

export const later = loadable(async () => {
  const parts = await import('../later/parts.ts');
  await breath();
  learnRules(parts.LATER_RULES);
  learnWords(parts.REST_OF_WORDS);
  learnIcons(parts.MORE_ICONS);
  learnLinks(parts.printShortFragment);
  useWizard.setState({ knowsAll: true });
  return parts;
});

/** Draws a component again when the words that come after the first paint have arrived. */
export function useWords(): void {
  useArriving(later.subscribe, hasWords);
}

function hasWords(): boolean {
  return later.now().value !== undefined;
}

/** Something that needs all words, whichever file arrives first. */
export async function withWords<T>(part: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([part, later.load()]);
  return loaded;
}

export const Confirm = partOf('What is assumed', later, (parts) => parts.Confirm, 'silent');
export const StillDeciding = partOf('What decides', later, (parts) => parts.StillDeciding, 'silent');
export const Dialogs = partOf('The dialog', later, (parts) => parts.Dialogs);
export const EndpointMore = partOf('The details', later, (parts) => parts.EndpointMore);
export const ExportButtons = partOf('The formats', later, (parts) => parts.ExportButtons, 'silent');
export const ManyTiles = partOf('These answers', later, (parts) => parts.ManyTiles);
export const NumberField = partOf('This field', later, (parts) => parts.NumberField);
export const OtherEndpoints = partOf('Other endpoints', later, (parts) => parts.OtherEndpoints);
export const PlanRest = partOf('The rest of the plan', later, (parts) => parts.PlanRest);
export const PolicyProblems = partOf('The policies', later, (parts) => parts.PolicyProblems);
export const PresetList = partOf('The list', later, (parts) => parts.PresetList);
export const Problems = partOf('What was not understood', later, (parts) => parts.Problems);
export const QuestionInfo = partOf('The explanation', later, (parts) => parts.QuestionInfo);
export const RuleActions = partOf('The link', later, (parts) => parts.RuleActions, 'silent');
export const StepPage = partOf('This page', later, (parts) => parts.StepPage);
export const Strip = partOf('What is loaded', later, (parts) => parts.Strip);
export const TextField = partOf('This field', later, (parts) => parts.TextField);
export const Undone = partOf('What was undone', later, (parts) => parts.Undone);
export const Verdict = partOf('The verdict', later, (parts) => parts.Verdict);

/** Not missed while it is on its way, and its failure shows in another part of the same file. */
export const Footer = partOf('The foot of the page', later, (parts) => parts.Footer, 'silent');
export const Keys = partOf('The keys', later, (parts) => parts.Keys, 'silent');
export const Workloads = partOf('The workloads', later, (parts) => parts.Workloads, 'silent');
