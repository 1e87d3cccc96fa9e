/** What an API says in its answer, behind the code: the sentence in which it names what it does not accept. */

const LONGEST = 240;

/** Where the sentence begins, in the forms of the AWS CLI and its kin, the SDKs, Terraform and AWS CloudFormation: the plainest first. */
const BEGINS: readonly RegExp[] = [
  /when calling the \w{4,60} operation(?: \(reached max retries: \d{1,3}\))?: /i,
  /\bapi error [\w.]{4,80}: /i,
  /\bstatuscode: 4\d\d, (?:requestid: [^,]{0,80}, )?(?:hostid: [^,]{0,100}, )?[\w.]{4,80}: /i,
  /returned message: \\?"/i,
  /\b[A-Z][a-z]{1,30}[A-Z]\w{2,60}(?:\.[A-Z]\w{2,40}){0,2}: (?=[A-Z'"[])/,
  /^(?=.{12,300} \(service: [\w ]{2,40}[;,] status code: 4\d\d)/i,
];

/** What stands behind it: the status, the service, the place in a file, the next field. */
const ENDS =
  /,? {0,12}(?:\bstatus ?code: ?\d{3}|\(service: |\(requesttoken: |\u2502|\bon \S{1,80} line \d|\bwith (?:module\.|data\.|aws_)\S|\\?"[,}\]]|\brequest ?id: )/i;

/** Codes and names of operations, which are no sentence. */
const NO_SENTENCE = /^(?:operation error|https response error)\b/i;

/** The sentence of the answer, as far as the text has one; `undefined` where it has none that is more than a word. */
export function sentenceOf(words: string): string | undefined {
  for (const form of BEGINS) {
    const begun = form.exec(words);
    if (begun === null) continue;
    const rest = words.slice(begun.index + begun[0].length);
    const said = rest
      .slice(0, ENDS.exec(rest)?.index)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[.\s]{1,8}$/, '');
    if (!/\S \S/.test(said) || NO_SENTENCE.test(said)) continue;
    return said.length > LONGEST ? `${said.slice(0, LONGEST).replace(/\s+\S*$/, '')}\u2026` : said;
  }
  return undefined;
}
