/**
 * What `describe-tasks`, `describe-services`, `describe-stack-events` and events of Amazon ECS print, as JSON or YAML: most of
 * it names what runs, and only a few sentences say what happened. Names of fields are no evidence.
 */
import { joined, type Span, type Tracked, tracked } from './tracked.ts';

const HOLDS = /["' \t\n](?:tasks|services|stackevents|detail-type)["']?\s*:/i;
const NAMES =
  /\b(?:taskArn|serviceArn|clusterArn|taskDefinitionArn|containerArn|StackId|LogicalResourceId)["']?\s*:/;

const REASONS =
  'stoppedReason|reason|statusReason|rolloutStateReason|resourceStatusReason|errorMessage|message';

/** Fields whose text says why something ended, in JSON and as Python prints its values; the last one may be cut. */
const IN_JSON = new RegExp(
  String.raw`["'](?:${REASONS})["']\s*:\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)(?:"|$)|'([^'\\]*(?:\\.[^'\\]*)*)(?:'|$))`,
  'gi',
);
const IN_YAML = new RegExp(
  String.raw`^([ \t]*)(?:- )?(?:${REASONS}):[ \t]*((?![|>]?[ \t]*$).*(?:\n\1[ \t]+[^\s:]{1,60}(?![\w.-]{0,60}:[ \t\n]).*)*)`,
  'gim',
);

/** Events of a service as pairs of a time and a sentence, as queries of the AWS CLI choose them. */
const PAIRED = /\[\s{0,40}"\d{4}-\d\d-\d\dT[\d:.+Z-]{5,40}",\s{0,40}"\(service /;
const IN_PAIRS = /\[\s{0,40}"\d{4}-\d\d-\d\dT[\d:.+Z-]{5,40}",\s{0,40}"([^"\\]*(?:\\.[^"\\]*)*)(?:"|$)/g;

const MOST_REASONS = 500;

/** The reasons, each as a line that begins a record, and what stands around the output; `undefined` for any other text. */
export function reasonsIn(text: string): Tracked | undefined {
  const paired = PAIRED.test(text.slice(0, 100_000));
  if (!paired && (!HOLDS.test(`\n${text.slice(0, 100_000)}`) || !NAMES.test(text))) return undefined;
  const json = jsonIn(text);
  const output = json ?? yamlIn(text);
  if (output === undefined) return undefined;
  const reasons = spansOf(
    text.slice(output.start, output.end),
    json === undefined ? IN_YAML : paired ? IN_PAIRS : IN_JSON,
    output.start,
  );
  if (reasons.length === 0 && text.includes('ExecuteCommandAgent')) return undefined;
  return joined([
    tracked(text, [{ start: 0, end: output.start }]),
    ...reasons.flatMap((span) => [newLine(span.start, '\n- '), tracked(text, [span])]),
    newLine(output.end, '\n'),
    tracked(text, [{ start: output.end, end: text.length }]),
  ]);
}

/** From the first line that opens a bracket to the last one that closes one, or to the end of a text that was cut. */
function jsonIn(text: string): Span | undefined {
  const start = /^[ \t]*[{[][ \t]*(?:$|["[{])/m.exec(text)?.index;
  if (start === undefined) return undefined;
  const last = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  const rest = text.slice(last + 1);
  return { start, end: /\n/.test(rest.trim()) || rest.trim() === '' ? last + 1 : text.length };
}

/** From the first key of an output to its last line that is indented or a key. */
function yamlIn(text: string): Span | undefined {
  const start = /^(?:tasks|services|failures|StackEvents|detail-type):/im.exec(text)?.index;
  if (start === undefined) return undefined;
  const after = /\n\n/.exec(text.slice(start))?.index;
  return { start, end: after === undefined ? text.length : start + after };
}

function spansOf(output: string, pattern: RegExp, offset: number): readonly Span[] {
  const spans: Span[] = [];
  for (const match of output.matchAll(pattern)) {
    const reason = match.slice(1).findLast((group) => group !== undefined) ?? '';
    const start = offset + match.index + match[0].lastIndexOf(reason);
    if (reason.trim() !== '' && reason !== 'null') spans.push({ start, end: start + reason.length });
    if (spans.length >= MOST_REASONS) break;
  }
  return spans;
}

function newLine(place: number, text: string): Tracked {
  const places = new Int32Array(text.length).fill(place);
  return { text, from: places, to: places };
}
