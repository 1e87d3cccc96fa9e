/** Names that were to be resolved, where no host was recognised. Expect lower case. */

/** Words behind which the name stands that was to be resolved. */
const BEFORE = String.raw`(?:enotfound|eai_again|inaccessible host:|host ?name|host lookup:|host not found in upstream|(?:mysql|sql) server on|\blookup|\bresolve(?: host)?:?|\bresolving|unknownhostexception:|getaddrinfo\(host=)(?: ["'\u0060]?|["'])`;

/** Words before which it stands: `'db' could not be resolved`, `"db" (3: Host not found)`, `getaddrinfo for db failed`. */
const BEHIND = String.raw`["'\u0060]? (?:could not be resolved|\(\d{1,2}: (?:host not found|server failure))`;

const PLAIN = String.raw`((?!fail|err|time|host\b)[a-z][a-z0-9_-]{1,62})`;
const DOTS = String.raw`([a-z0-9](?:[a-z0-9_-]{0,62}\.){1,8}[a-z][a-z0-9-]{1,62})`;

/** A name without a dot that was to be resolved. */
const PLAIN_NAMES: readonly RegExp[] = [
  new RegExp(String.raw`${BEFORE}${PLAIN}(?=["':,)]|$| to address| on \d)`),
  new RegExp(String.raw`(?:^|[\s"'\u0060,(])${PLAIN}${BEHIND}`),
  new RegExp(String.raw`getaddrinfo (?:for )?${PLAIN} (?:failed|e[a-z_]{3,12}\b)`),
  new RegExp(String.raw`\b(?:at|to) ${PLAIN}:\d{2,5}: `),
];

/** A name with dots that was to be resolved. */
const DOTTED_NAMES: readonly RegExp[] = [
  new RegExp(String.raw`${BEFORE}${DOTS}\.?(?=$|["'\u0060:,)\s])`),
  new RegExp(String.raw`(?:^|[\s"'\u0060,(])${DOTS}${BEHIND}`),
  new RegExp(String.raw`getaddrinfo (?:for )?${DOTS} (?:failed|e[a-z_]{3,12}\b)`),
  new RegExp(String.raw`connect(?:ion)? to ${DOTS}:\d{2,5}\b`),
  new RegExp(String.raw`\bserver can't find ${DOTS}: (?:servfail|nxdomain|refused)\b`),
];

const firstIn = (patterns: readonly RegExp[], text: string): string | undefined => {
  for (const pattern of patterns) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
};

export const plainName = (text: string): string | undefined => firstIn(PLAIN_NAMES, text);

export const dottedName = (text: string): string | undefined => {
  const name = firstIn(DOTTED_NAMES, text);
  return name === undefined || CLASS.test(name) ? undefined : name;
};

/** The name of a class, which has dots too. */
const CLASS =
  /^(?:java|javax|jdk|sun|com\.amazonaws|software\.amazon|io\.netty|org\.apache|org\.springframework|system\.net)\.|(?:exception|error)$/;
