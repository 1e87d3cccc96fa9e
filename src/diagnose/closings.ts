/** Ends of a connection that nothing on the way made: what came was no HTTP, or the caller had closed it. Expect lower case. */

interface Closing {
  readonly when: RegExp;
  /** What the words say, for people. */
  readonly says: string;
  /** How the call ended, behind its subject. */
  readonly ended: string;
  /** Behind "Likely" or "Possible". */
  readonly short: string;
}

export const NOT_HTTP: Closing = {
  when: /\bmalformed http (?:response|version|status)/,
  says: 'what came back was no HTTP that the caller understands',
  ended: 'was answered with something that the client does not understand as HTTP',
  short: 'what came back is no HTTP',
};

/** Go says so where the own program goes on with a connection that it closed. */
export const CLOSED_BY_CALLER: Closing = {
  when: /use of closed (?:network )?connection/,
  says: 'the caller went on with a connection that it had closed itself',
  ended: 'was ended by the caller itself, which had closed its connection',
  short: 'the caller had closed the connection',
};

/** What ended the connection, where that was nothing on the way; `undefined` for any other. */
export const closingIn = (text: string): Closing | undefined =>
  [NOT_HTTP, CLOSED_BY_CALLER].find(({ when }) => when.test(text));

/** The same by the sentence of an answer that says how the call ended. */
export const endedBy = (sentence: string): Closing | undefined =>
  [NOT_HTTP, CLOSED_BY_CALLER].find(({ ended }) => sentence.includes(ended));
