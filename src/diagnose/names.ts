/** Names that were to be resolved, where no host was recognised. Expect lower case. */

/** A name without a dot that was to be resolved. */
const PLAIN_NAME =
  /(?:enotfound|eai_again|inaccessible host:|host ?name|host lookup:|host not found in upstream|(?:mysql|sql) server on|lookup|resolve(?: host)?:?|unknownhostexception:|getaddrinfo\(host=) ?["']?((?!fail|err|time)[a-z][a-z0-9_-]{1,62})(?=["':,)]|$| to address| on \d)/;

export const plainName = (text: string): string | undefined => PLAIN_NAME.exec(text)?.[1];

/** A name with dots that was to be resolved. */
export const dottedName = (text: string): string | undefined => {
  const name = DOTTED.exec(text)?.[1];
  return name === undefined || CLASS.test(name) ? undefined : name;
};

/** The name of a class, which has dots too. */
const CLASS =
  /^(?:java|javax|jdk|sun|com\.amazonaws|software\.amazon|io\.netty|org\.apache|org\.springframework|system\.net)\.|(?:exception|error)$/;

const DOTTED =
  /(?:\blookup|enotfound|eai_again|resolve host:?|resolve|resolving|unknownhostexception:) ["'`]?([a-z0-9](?:[a-z0-9_-]{0,62}\.){1,8}[a-z][a-z0-9-]{1,62})\.?(?=$|["'`:,)\s])/;
