/** The command line, called as a test calls it. */
import { expect } from 'vitest';
import { run } from '../cli/main.ts';
import type { Result, World } from '../cli/run.ts';

/** The files that a command reads, by their names, and its standard input. */
export const world = (files: { readonly [path: string]: string } = {}, stdin = ''): World => ({
  readFile: (path) => {
    const text = Object.hasOwn(files, path) ? files[path] : undefined;
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return text;
  },
  readStdin: () => stdin,
});

/** The result of `plan` with these flags. */
export const plan = (argv: readonly string[], files?: { readonly [path: string]: string }): Result =>
  run('plan', argv, world(files));
/** The plan as JSON; what is assumed stands on standard error, and nothing else. */
export const planned = (argv: readonly string[], files?: { readonly [path: string]: string }) => {
  const result = plan([...argv, '--format', 'json'], files);
  expect(result.stderr).toMatch(/^$|^Assumed, because nothing says otherwise:\n(?:- .+\n)+$/);
  return JSON.parse(result.stdout);
};
