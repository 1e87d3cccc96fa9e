/** How large a template may be. */

/**
 * The largest template that is passed in a call. AWS takes 51,200 bytes; only tags can hold characters of more than one byte.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
export const MOST_CHARACTERS = 50_000;

const TOO_LARGE = [
  '- Larger than the 51,200 bytes that a call carries: add --s3-bucket, with a bucket of yours, to',
  '  aws cloudformation deploy.',
];

/** Prints a text, and again with lines in its head that say so when it is too large for a call. */
export function fittingCall(print: (lines: readonly string[]) => string): string {
  const text = print([]);
  return text.length <= MOST_CHARACTERS ? text : print(TOO_LARGE);
}
