/** What to do with each file, beside the tab that shows it. */
import { labelOf, toGraph } from '../../change/index.ts';
import type { Plan } from '../../core/index.ts';
import { type ExportFormat, FORMATS } from '../../export/format.ts';

interface HowToRun {
  readonly text: string;
  readonly commands: readonly string[];
  /** What has to be filled in, because it is not answered. */
  readonly open: readonly string[];
}

/** How a file is run, with the names of what the plan leaves open. */
export function howToRun(format: ExportFormat, file: string, plan: Plan): HowToRun {
  const { text, commands, needs } = FORMATS[format].howToRun;
  const graph = toGraph(plan);
  const open = needs === undefined ? [] : graph.parameters.filter((id) => needs(id, graph));
  return {
    text,
    commands: commands(file, graph, open),
    open: open.map((id) => labelOf(id, graph)),
  };
}

/** Formats of one kind are behind one tab: `CloudFormation` in two languages. */
export function formatFamilies(
  formats: readonly ExportFormat[],
): readonly { readonly title: string; readonly formats: readonly ExportFormat[] }[] {
  const base = (format: ExportFormat) => FORMATS[format].title.replace(/ \(.*\)$/, '');
  return [...new Set(formats.map(base))].map((title) => {
    const members = formats.filter((format) => base(format) === title);
    const [only] = members;
    return { title: members.length === 1 && only ? FORMATS[only].title : title, formats: members };
  });
}
