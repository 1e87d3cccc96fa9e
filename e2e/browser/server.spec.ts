/** The web server and what the build puts beside the pages; no browser is needed for these. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageOf } from '../../scripts/licences.mjs';
import { serve } from '../../scripts/serve.mjs';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** One request as it is written here: `fetch` would tidy the path up. */
function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    })
      .on('error', fail)
      .end();
  });
}

/** Starts a download and goes away at its first byte. */
function abort(port: number, path: string): Promise<void> {
  return new Promise((done, fail) => {
    const aborted = request({ host: '127.0.0.1', port, path }, (response) => {
      response.once('data', () => {
        response.destroy();
        done();
      });
    });
    aborted.on('error', fail);
    aborted.end();
  });
}

function siteWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'planner-site-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('a download that is broken off leaves no file open', async () => {
  const folder = siteWith({ 'index.html': 'page', 'large.js': 'x'.repeat(8_000_000) });
  const server = await serve({ folder, port: 0 });
  const open = () => readdirSync('/dev/fd').length;
  await ask(server.port, '/');
  const before = open();
  for (let round = 0; round < 50; round += 1) await abort(server.port, '/large.js');
  // What the server closes, it closes when it hears that the client is gone.
  await expect.poll(open).toBeLessThanOrEqual(before + 5);
  expect((await ask(server.port, '/')).body).toBe('page');
  await server.close();
});

test('files outside the folder and hidden ones are not served, whatever the path looks like', async () => {
  const outside = siteWith({ 'secret.txt': 'secret' });
  const folder = siteWith({ 'index.html': 'page', '.hidden': 'secret' });
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(outside, join(folder, 'folder'));
  const server = await serve({ folder, port: 0 });
  const paths = [
    '/link.txt',
    '/folder/secret.txt',
    '/.hidden',
    '/%2ehidden',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/index.html%00.js',
    '/%',
    '/nothing',
    `http://127.0.0.1/../${outside}/secret.txt`,
  ];
  for (const path of paths) {
    const { status, body } = await ask(server.port, path);
    expect({ path, status, isSecret: body.includes('secret') }).toEqual({
      path,
      status: 404,
      isSecret: false,
    });
  }
  await server.close();
});

test('answers carry the policy, a tag that spares the second download, and whole files only', async () => {
  const folder = siteWith({ 'index.html': 'page' });
  const server = await serve({ folder, base: '/tools/', port: 0 });
  const { status, headers } = await ask(server.port, '/tools/');
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/html/);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  const tag = String(headers['etag']);
  expect((await ask(server.port, '/tools/', { 'If-None-Match': tag })).status).toBe(304);
  expect((await ask(server.port, '/tools/', { Range: 'bytes=3-1' })).body).toBe('page');
  expect((await ask(server.port, '/tools', {})).headers['location']).toBe('/tools/');
  expect((await ask(server.port, '/tools/', {}, 'POST')).status).toBe(405);
  await server.close();
});

test('a port that is none is told before anything is built', async () => {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: 'abc' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => said.push(part.toString()));
  expect(await new Promise((done) => child.on('close', done))).toBe(1);
  expect(said.join('')).toMatch(/^The planner cannot be served: PORT is "abc"[^\n]*\n$/);
});

for (const [what, port, message] of [
  [
    'busy',
    'busy',
    /^The planner cannot be served: port \d+ is in use: stop what uses it, or set PORT to another\n$/,
  ],
  ['no number', 'abc', /^The planner cannot be served: PORT is "abc": a port is a number from 0/],
  [
    'refused by browsers',
    '4190',
    /^The planner cannot be served: port 4190 is one that browsers refuse to open: set PORT to another\n$/,
  ],
  ['too large', '99999', /^The planner cannot be served: PORT is "99999"/],
] as const) {
  test(`a port that is ${what} ends the start with one line`, async () => {
    const other = await serve({ folder: siteWith({ 'index.html': 'page' }), port: 0 });
    const child = spawn(process.execPath, ['scripts/preview.mjs'], {
      env: { ...process.env, PORT: port === 'busy' ? String(other.port) : port },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    const code = await new Promise((done) => child.on('close', done));
    expect(code).toBe(1);
    expect(said).toMatch(message);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
    await other.close();
  });
}

test('the site carries the notices of every package that is in it', () => {
  const text = readFileSync('dist/third-party-licences.txt', 'utf8');
  const named = [...text.matchAll(/^={80}\n\n(\S+) \d/gm)].map((match) => match[1]);
  // What only the build knows is compared with what the sources import by name.
  const imported = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(wizard|editor)\b.*(?<!\.test)\.tsx?$/.test(path))
    .flatMap((path) => [
      ...readFileSync(join('src', path), 'utf8').matchAll(/(?:from|import)[ (]*'([^.'\s][^'\s]*)'/g),
    ])
    .filter(([line]) => !line.startsWith('import type'))
    .map((match) => packageOf(`/node_modules/${match[1]}`) ?? '');
  // React Query's React part is used for its types and its core only, when it is used at all.
  const wanted = new Set(
    imported.map((name) => name.replace('@tanstack/react-query', '@tanstack/query-core')),
  );
  expect(wanted.size).toBeGreaterThan(4);
  expect([...wanted].filter((name) => !named.includes(name))).toEqual([]);
  expect(text).not.toMatch(/^Licence: .*(?:AGPL|GPL)/m);
  expect(readFileSync('dist/LICENSE.txt', 'utf8')).toBe(readFileSync('LICENSE', 'utf8'));
});
