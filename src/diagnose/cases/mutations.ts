/** What consoles, shells, logs and chats do to a message before it is pasted. */

const FOREIGN: readonly ((line: number) => string)[] = [
  (line) =>
    `2024-05-01T10:00:${String(line % 60).padStart(2, '0')}.123Z INFO  [main] com.acme.Server - request ${line}`,
  (line) =>
    `10.0.${line % 9}.7 - - [01/May/2024:10:00:00 +0000] "GET /index.html HTTP/1.1" 200 612 "-" "curl/8.0"`,
  (line) => `INFO:     Uvicorn running on http://0.0.0.0:8000 (worker ${line})`,
  (line) => `level=info time=2024-05-01T10:00:00Z msg="Managed task state ok" task="abc${line}"`,
  (line) => `{"level":"info","ts":1714550400,"msg":"cache refreshed","entries":${line}}`,
  (line) => `    at com.acme.web.Handler.handle(Handler.java:${line})`,
  (line) => `[10:00:00] webpack compiled successfully in ${line} ms`,
  (line) => `Hibernate: insert into users values (${line})`,
];

const foreign = (lines: number, kind?: number): string =>
  Array.from({ length: lines }, (_, line) => FOREIGN[kind ?? line % FOREIGN.length]?.(line) ?? '').join('\n');

const each = (text: string, change: (line: string) => string): string =>
  text.split('\n').map(change).join('\n');

const hardWrapped = (text: string, width: number): string =>
  each(text, (line) => (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? ['']).join('\n'));

/** Each keeps all words of the message. */
export const MUTATIONS: Readonly<Record<string, (text: string) => string>> = {
  'it stands in 40 lines of a foreign log': (text) => `${foreign(20)}\n${text}\n${foreign(20)}`,
  'it stands in 40 lines without times': (text) => `${foreign(20, 7)}\n${text}\n${foreign(20, 2)}`,
  'it stands in an access log': (text) => `${foreign(20, 1)}\n${text}\n${foreign(20, 1)}`,
  'it has colours': (text) =>
    each(text, (line) => `\u001b[31m${line.slice(0, 20)}\u001b[0m${line.slice(20)}`),
  'it is a JSON string': (text) => JSON.stringify(text),
  'it is a JSON string in a JSON string': (text) => JSON.stringify(JSON.stringify({ message: text })),
  'it is broken at 80 characters': (text) => hardWrapped(text, 80),
  'it is broken at 120 characters': (text) => hardWrapped(text, 120),
  'it has carriage returns': (text) => `${text.replace(/\n/g, '\r\n')}\r\n`,
  'it has curly quotes': (text) => text.replace(/"([^"]*)"/g, '\u201c$1\u201d').replace(/'/g, '\u2019'),
  'it is quoted': (text) => each(text, (line) => `> ${line}`),
  'it is commented': (text) => each(text, (line) => `# ${line}`),
  'docker compose prefixes it': (text) => each(text, (line) => `web-1  | ${line}`),
  'containerd prefixes it': (text) => each(text, (line) => `2024-05-01T10:00:00.123456789Z stderr F ${line}`),
  'syslog prefixes it': (text) => each(text, (line) => `May  1 10:00:00 ip-10-0-1-5 dockerd[1234]: ${line}`),
  'the stream prefixes it': (text) =>
    each(text, (line) => `web/app/0123456789abcdef0123456789abcdef ${line}`),
  // A cell holds one line: texts of several stay as they are.
  'it is in a table': (text) => (/\n/.test(text.trim()) ? text : `| Status reason | ${text.trim()} |`),
};
