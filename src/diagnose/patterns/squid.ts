/** Access logs of Squid: the proxy says of each request of a client what it did with it, and whom it asked. */
import { CODE, type Finding, headed, type Pattern, perhaps, probably, unsourced } from '../pattern.ts';

/** What the proxy did, the status that the client got, the method, whom it asked for, and what the proxy asked. */
const LINE =
  /\b((?:tcp|none|tag|udp)_[a-z_]{3,40})\/([45]\d\d) \d{1,12} (?:connect|get|post|put|head|options|delete|patch) (\S{3,400}) \S{1,80} ([a-z_]{4,40})\/(\S{1,80})/;

/** Of these lines the proxy itself says that it let nothing through, or reached nobody; other answers are those of a server. */
const failed = (text: string): readonly string[] | undefined => {
  const found = LINE.exec(text);
  const [, did = '', status = ''] = found ?? [];
  return found !== null && (status === '407' || did.includes('denied') || /^50[234]$/.test(status))
    ? found
    : undefined;
};

/** The host of what was asked for. */
const hostOf = (asked: string): string =>
  (/^(?:[a-z]{2,8}:\/\/)?([\w.-]{3,253})/.exec(asked)?.[1] ?? 'the host').toLowerCase();

function explain(text: string): readonly Finding[] {
  const [, did = '', status = '', asked = '', , whom = '-'] = failed(text) ?? [];
  const host = hostOf(asked);
  const line = `\u201c${did.toUpperCase()}/${status}\u201d`;
  if (status === '407')
    return [
      refused(
        'the proxy asks for credentials',
        `The proxy (Squid) says ${line}: it asked the client for credentials and did not let the request to ${host} through without them. It was not sent on, so whether ${host} answers is not known from this line. A client may send them with its next request.`,
        'If no request follows that gets through: give the client the user and the password of the proxy (in HTTPS_PROXY), or name the host in NO_PROXY where the client has a way of its own.',
      ),
    ];
  if (did.includes('denied'))
    return [
      refused(
        'the proxy does not let the request through',
        `The proxy (Squid) says ${line}: its rules do not let the request to ${host} through. It was not sent on, so whether ${host} answers is not known from this line, and no permission in AWS decided here.`,
        'Allow the host and its port in the rules of the proxy (http_access), or name the host in NO_PROXY where the client has a way of its own, as over an endpoint.',
      ),
    ];
  return [
    unsourced(
      headed(
        'the proxy did not carry the request',
        perhaps(
          'network-path',
          [],
          whom === '-'
            ? `The proxy (Squid) says ${line} for ${host}, and names no server that it reached: it could not resolve the name, or not connect. The client reached the proxy; whether a path leads on from there is what to look at.`
            : `The proxy (Squid) says ${line} for ${host}: either the server that it asked answered so, or the proxy got no answer from it.`,
          `Look from the machine of the proxy whether it resolves ${host} and reaches it; such a call uses an endpoint only where the proxy itself calls over one.`,
        ),
      ),
    ),
  ];
}

const refused = (short: string, text: string, fix: string): Finding =>
  unsourced(headed(short, probably('network-path', [], text, fix)));

export const SQUID = {
  'squid/not-carried': {
    needs: ['words'],
    when: LINE,
    unless: CODE,
    given: ({ text }) => failed(text) !== undefined,
    cites: ['ecs-fargate-networking'],
    finds: ({ text }) => explain(text),
  },
} satisfies Readonly<Record<string, Pattern>>;
