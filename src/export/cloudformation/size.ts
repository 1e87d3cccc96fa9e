/** How large a template may be. */

/**
 * The largest template, in bytes of UTF-8, that can be passed in a call.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const MOST_BYTES = 51_200;

/** Whether a template can be passed in a call. */
export function fitsCall(text: string): boolean {
  // A character beyond U+007F takes two bytes, one beyond U+07FF three, each half of a pair of surrogates two.
  const more = text
    .match(/[\u0080-\uffff]/g)
    ?.map((unit) => (/[\u0080-\u07ff\ud800-\udfff]/.test(unit) ? 1 : 2));
  return text.length + (more ?? []).reduce<number>((sum, bytes) => sum + bytes, 0) <= MOST_BYTES;
}

const TOO_LARGE = [
  '- Larger than the 51,200 bytes that a call carries: add --s3-bucket, with a bucket of yours, to',
  '  aws cloudformation deploy.',
];

/** Prints a text; if it is too large for a call, prints it again with lines in its head that say so. */
export function fittingCall(print: (lines: readonly string[]) => string): string {
  const text = print([]);
  return fitsCall(text) ? text : print(TOO_LARGE);
}
