/**
 * Calls over a socket that is a file of the machine (a Unix domain socket): another program on it was called, and nothing went
 * over a network, whatever the words of the failure are.
 */

export interface OwnSocket {
  /** The file, where the text names it. */
  readonly path?: string;
  /** It is not there, nobody listens behind it, or it may not be opened. */
  readonly ended: 'absent' | 'refused' | 'kept';
  /** Where the words stand. */
  readonly at: number;
}

/** How programs say which file they called, a form for each; the file is the first group. */
const FORMS: readonly RegExp[] = [
  // libpq: PostgreSQL before 14, and since.
  /could not connect to (?:the )?server: [^\n]{3,80}\s{1,12}is the server running locally and accepting\s{1,12}connections on unix domain socket "(\/[^"\s]{2,200})"/,
  /could not connect to (?:the )?server: no such file or directory/,
  /connection to server on socket "(\/[^"\s]{2,200})" failed: (?:no such file|connection refused|permission denied)/,
  // MySQL and MariaDB, and PHP with them.
  /connect to server at 'localhost' failed\s{1,12}error: '[^\n]{0,60}through socket '([^'\s]{2,200})' \(\d{1,3}(?: "[^"\n]{3,40}")?\)/,
  /connect to (?:local |the )?(?:mysql |mariadb )?server through socket '([^'\s]{2,200})' \(\d{1,3}(?: "[^"\n]{3,40}")?\)/,
  /sqlstate\[hy000\] \[2002\] (?:no such file or directory|permission denied)/,
  /can't connect to mysql server on '[^'\s]{1,200}' \(\[errno 2\] no such file or directory\)/,
  // Buses and supervisors.
  /failed to connect to (?:bus|socket (\/[^\s:"']{2,200})): [a-z ]{4,40}/,
  /\bunix:\/\/(\/[^\s:"']{2,200}) (?:no such file|refused connection)/,
  // Go, Node.js, Ruby, nginx, Redis.
  /\bdial unix (@?\/[^\s"'\\]{2,200}?): connect: [a-z ]{4,40}/,
  /\bconnect (?:enoent|econnrefused|eacces) (\/[^\s:"']{2,200})/,
  /(?:no such file or directory|connection refused|permission denied) - connect\(2\) for (\/[^\s:"']{2,200})/,
  /\bconnect\(\) to unix:(\/[^\s:"']{2,200}) failed \(\d{1,3}: /,
  /\bcould not connect to \w{2,20} at (\/[^\s:"']{2,200}): [a-z ]{4,40}/,
  /\berror (?:2|13|61|111) connecting to (?:unix socket: ?|unix:\/\/)?(\/[^\s:"']{2,200}?)\.? [a-z ]{4,40}/,
];

/** Sockets of which other patterns know more: those of container runtimes, of their plugins and of the relay of Amazon ECS. */
const KNOWN = /docker|containerd|podman|dockershim|crio|plugins?\/|csi|envoy|appnet|\/ecs\//i;

const ENDS: readonly (readonly [OwnSocket['ended'], RegExp])[] = [
  ['absent', /no such file|enoent|\(2[ )]|\(\[errno 2\]|\berror 2 /i],
  ['refused', /refused|\((?:61|111)[ :)]|\berror (?:61|111) /i],
  ['kept', /permission denied|eacces|\(13[ :)]|\berror 13 /i],
];

/** How far a message may go on behind its first line. */
const LONGEST = 500;

/** The words by which such a call is found, in lower case. */
export const OWN_SOCKET = new RegExp(
  `could not connect to (?:the )?server: [a-z ]{4,40}|connect to server at 'localhost' failed|${FORMS.map(({ source }) => source).join('|')}`,
);

const ANYWHERE: readonly RegExp[] = FORMS.map(({ source }) => new RegExp(source, 'i'));

/** What all of them have. */
const ANY = /connect|unix|sqlstate/i;

/** The call over a file that failed, where a text tells of one; `text` as it was pasted. */
export function ownSocketIn(text: string): OwnSocket | undefined {
  if (!ANY.test(text)) return undefined;
  for (const form of ANYWHERE) {
    const found = form.exec(text);
    if (found === null) continue;
    const [, path] = found;
    if (path !== undefined && KNOWN.test(path)) continue;
    const words = text.slice(found.index, found.index + Math.min(found[0].length + 40, LONGEST));
    const ended = ENDS.find(([, end]) => end.test(words))?.[0];
    if (ended !== undefined) return { ...(path === undefined ? {} : { path }), ended, at: found.index };
  }
  return undefined;
}

const ENDED: { readonly [E in OwnSocket['ended']]: string } = {
  absent: 'that file is not there',
  refused: 'nobody listens behind that file',
  kept: 'that file may not be opened by this user',
};

/** What happened, as a sentence. */
export const saidOf = ({ path, ended }: OwnSocket): string =>
  `By its words a program called another one on the same machine over a socket that is a file${path === undefined ? '' : ` (${path})`}, and ${ENDED[ended]}. Nothing went over a network, so no endpoint and no security group is involved.`;

/** What to look at. */
export const CURE_OF_SOCKET =
  'Look whether the other program runs on this machine (in a container: in the same one, or with a volume for the file that both mount), where it makes its socket, and as which user. If it runs elsewhere: give the client its host. Without a host clients of PostgreSQL call the file, and with localhost those of MySQL do.';
