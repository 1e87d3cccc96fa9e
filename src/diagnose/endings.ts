/** Whether a message ends before it says what went wrong. An unknown reason is no ending: it proves nothing. */
import type { Clues } from './clues.ts';

/** What wraps an error in the reasons of Amazon ECS, the agent and the container runtimes. */
const WRAPPERS: readonly string[] = [
  'unable to pull secrets or registry auth',
  'execution resource retrieval failed',
  'unable to retrieve ecr registry auth',
  'unable to retrieve secret from asm',
  'unable to retrieve secrets from ssm',
  'service call has been retried 1 time(s)',
  'pull image manifest has been retried 1 time(s)',
  'ref pull has been retried 1 time(s)',
  'inspect image has been retried 1 time(s)',
  'create stream has been retried 1 times',
  'failed to create cloudwatch log stream',
  'failed to create cloudwatch log group',
  'failed to validate logger args',
  'failed to initialize logging driver',
  'failed to download env files: file download command: non-empty error stream',
  'pull command failed',
  'failed to resolve ref',
  'failed to resolve reference',
  'failed to pull and unpack image',
  'failed to do request',
  'failed to copy: httpreadseeker: failed open: failed to do request',
  'error response from daemon',
  'resourceinitializationerror',
  'cannotpullcontainererror',
  'from the registry',
  'failed to fetch secret',
];

const SHORTEST = 6;

/** The text stops within or right after a wrapper, an ARN, an image or an address, or with dots. */
export function endsEarly({ cut, text, status, denial, network, noCredentials }: Clues): boolean {
  if (status !== undefined || denial !== undefined || network !== undefined || noCredentials) return false;
  const end = withoutClosing(text).replace(/retried \d{1,3} time/g, 'retried 1 time');
  return (
    cut ||
    end.endsWith('...') ||
    WRAPPERS.some((wrapper) => endsWithin(end, wrapper)) ||
    /(?:https?:\/\/|arn:)[^\s"']{0,400}$|(?:resolve ref(?:erence)?|unpack image|do request: (?:head|get)) "?\S{1,300}$/.test(
      end,
    )
  );
}

/** Only what wraps the error has arrived: the host that did not answer is named behind it, and may be another. */
export const endsInWrapper = ({ cut, hosts, text }: Clues): boolean =>
  cut &&
  !hosts.some(({ called }) => called) &&
  /code = (?:deadlineexceeded|unavailable|canceled) desc = /.test(text) &&
  !/desc = .{0,2000}(?:time-?out|timed out|deadline|refused|reset|no such host|unreachable|\beof\b)/s.test(
    text,
  );

/** Without quotes, brackets and colons at the end, and without the full stop of the sentence that quotes it. */
function withoutClosing(text: string): string {
  let end = /[^.]\.$/.test(text) ? text.length - 1 : text.length;
  while (end > 0 && '"\'}]), :'.includes(text[end - 1] ?? 'x')) end -= 1;
  return text.slice(0, end);
}

function endsWithin(text: string, wrapper: string): boolean {
  for (let length = wrapper.length; length >= SHORTEST; length -= 1)
    if (text.endsWith(wrapper.slice(0, length))) return true;
  return false;
}
