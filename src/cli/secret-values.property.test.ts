/** Values of variables, commands, labels and log options never leave the readers: not in a plan, an export, a link or a message. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../export/index.ts';
import { run } from './main.ts';

const SECRET = 'Zq9xS3cretK7vW2m';
/** How a secret stands in the values that people paste. */
const VALUES = [
  SECRET,
  `https://user:${SECRET}@db.example.com/x`,
  `-Dpassword=${SECRET}`,
  `{"password":"${SECRET}"}`,
  `https://sqs.eu-west-1.amazonaws.com/111122223333/q?sig=${SECRET}`,
  `\${X:-${SECRET}}`,
  `aws s3 cp s3://b/${SECRET} .`,
];

const folder = fileURLToPath(new URL('../source/samples', import.meta.url));
const samples = ['pasted', 'hostile']
  .flatMap((kind) => readdirSync(`${folder}/${kind}`).map((file) => `${folder}/${kind}/${file}`))
  .filter((file) => !file.endsWith('.expected.json'))
  .map((file) => readFileSync(file, 'utf8'));

type Json = { [key: string]: unknown };

/** A container with the secret wherever a container can have one. */
function withSecret(container: Json, value: string): Json {
  const isPascal = 'Image' in container;
  const key = (name: string): string => (isPascal ? `${name[0]?.toUpperCase()}${name.slice(1)}` : name);
  return {
    ...container,
    [key('environment')]: [{ [key('name')]: 'DB_PASSWORD', [key('value')]: value }],
    [key('command')]: ['sh', '-c', `run --token ${value}`],
    [key('dockerLabels')]: { token: value },
    [key('healthCheck')]: { [key('command')]: ['CMD', value] },
  };
}

function planted(value: unknown, secret: string): unknown {
  if (Array.isArray(value)) return value.map((item) => planted(item, secret));
  if (typeof value !== 'object' || value === null) return value;
  const all = Object.entries(value as Json).map(([key, inner]) => {
    const isList = /^container_?definitions$/i.test(key);
    if (isList && typeof inner === 'string' && inner.startsWith('['))
      return [key, JSON.stringify((JSON.parse(inner) as Json[]).map((one) => withSecret(one, secret)))];
    if (isList && Array.isArray(inner)) return [key, (inner as Json[]).map((one) => withSecret(one, secret))];
    return [key, planted(inner, secret)];
  });
  return Object.fromEntries(all);
}

/** The text with the secret in it: by its structure, or as a value of the lines that look like variables. */
function plant(text: string, secret: string): string {
  try {
    return JSON.stringify(planted(JSON.parse(text), secret), null, 2);
  } catch {
    const quoted = `'${secret.replaceAll("'", '')}'`;
    return (
      text
        .replace(/^(\s*(?:- )?[A-Z_]{3,}:\s*)\S.*$/gm, (_line, key: string) => `${key}${quoted}`)
        // That of a variable, beside its name; the value of an output may name a task definition.
        .replace(/(\bname: [^,}\n]+[,\n]\s*value: )[^,}\n]+/gi, (_line, key: string) => `${key}${quoted}`)
    );
  }
}

describe('a secret in the value of a variable, a command or a label', () => {
  test('stands in no output, whatever the format, and in no message about a mistake near it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.constantFrom(...VALUES),
        fc.constantFrom(...EXPORT_FORMATS, 'link' as const),
        fc.constantFrom('', '"', '}', '\n', ': '),
        (sample, value, format, slip) => {
          const whole = plant(sample, value);
          const at = whole.indexOf(SECRET);
          const text = at < 0 ? whole : `${whole.slice(0, at)}${slip}${whole.slice(at)}`;
          const output = format === 'link' ? ['--link'] : ['--format', format];
          const { stdout, stderr } = run('plan', ['--source', 'x', ...output], {
            readFile: () => text,
            readStdin: () => '',
          });
          expect(`${stdout}${stderr}`).not.toContain(SECRET.slice(0, 9));
        },
      ),
      { numRuns: 100 },
    );
  });
});
