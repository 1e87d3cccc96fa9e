// @ts-check
// A static file server for the built site: what a good web server in front of it would do, and nothing else.
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { headerPolicy } from './csp.mjs';
import { root } from './setup.mjs';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
};

export const compressible = /\.(css|html|ico|js|json|map|mjs|svg|ttf|txt|wasm|webmanifest|xml|yaml)$/;

/** @type {Readonly<Record<string, string>>} */
const suffixes = { br: '.br', gzip: '.gz' };

/** @type {Readonly<Record<string, (content: Buffer) => Promise<Buffer>>>} */
const compressors = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
};

/** @param {string} page */
function securityHeaders(page) {
  return {
    'Content-Security-Policy': headerPolicy(page),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': page.endsWith('/editor.html') ? 'SAMEORIGIN' : 'DENY',
  };
}

/**
 * The path of the page that a request asks for, below the served folder; undefined for anything but a plain path.
 * @param {string} url
 * @param {string} base
 */
function requestedPath(url, base) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (!path.startsWith(base) || path.includes('\0') || path.includes('\\')) return undefined;
    const below = `/${path.slice(base.length)}`;
    // Hidden files are nobody's business: the build keeps its manifest in one.
    if (below.split('/').some((part) => part.startsWith('.'))) return undefined;
    return below.endsWith('/') ? `${below}index.html` : below;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {string} path
 */
async function findFile(folder, path) {
  try {
    const file = await realpath(join(folder, path));
    if (!file.startsWith(folder + sep)) return undefined;
    const stats = await stat(file);
    return stats.isFile() ? { file, size: stats.size, modified: stats.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string | string[] | undefined} accepted */
function chooseEncoding(accepted) {
  const offered = String(accepted ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim());
  return ['br', 'gzip'].find((encoding) => offered.includes(encoding));
}

/**
 * The bytes to send: compressed by the build, else compressed now, else as they are.
 * @param {{ file: string, size: number, modified: number }} found
 * @param {string | undefined} encoding
 */
async function body({ file, size, modified }, encoding) {
  const plain = { encoding: undefined, length: size, open: () => createReadStream(file) };
  if (!encoding || !compressible.test(file)) return plain;
  const ready = `${file}${suffixes[encoding]}`;
  const stats = await stat(ready).catch(() => undefined);
  if (stats && stats.mtimeMs >= modified) {
    return { encoding, length: stats.size, open: () => createReadStream(ready) };
  }
  const compress = compressors[encoding];
  if (!compress || size > 2_000_000) return plain;
  const content = await compress(await readFile(file));
  return { encoding, length: content.length, open: () => content };
}

/**
 * @param {string} folder
 * @param {string} base
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, base, request, response) {
  const { method, url = '/', headers } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD', ...securityHeaders('/') }).end();
    return;
  }
  if (`${url.split(/[?#]/)[0]}/` === base) {
    response.writeHead(301, { Location: base, ...securityHeaders('/') }).end();
    return;
  }
  const path = requestedPath(url, base);
  const found = path === undefined ? undefined : await findFile(folder, path);
  if (path === undefined || found === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', ...securityHeaders('/') });
    response.end(method === 'HEAD' ? undefined : 'Not found\n');
    return;
  }
  const tag = `W/"${found.size.toString(36)}-${Math.round(found.modified).toString(36)}"`;
  const common = {
    ...securityHeaders(path),
    // The build puts a hash of the content into the names below assets/, and into no others.
    'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: tag,
    Vary: 'Accept-Encoding',
  };
  if (headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) {
    response.writeHead(304, common).end();
    return;
  }
  const { encoding, length, open } = await body(found, chooseEncoding(headers['accept-encoding']));
  response.writeHead(200, {
    ...common,
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Content-Length': length,
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
  if (method === 'HEAD') {
    response.end();
    return;
  }
  const content = open();
  if (Buffer.isBuffer(content)) response.end(content);
  else content.on('error', () => response.destroy()).pipe(response);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>} the port in use
 */
function listen(server, port) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/**
 * Serves a folder on 127.0.0.1.
 * @param {object} [options]
 * @param {string} [options.folder] default `dist`
 * @param {string} [options.base] path below which the folder appears, such as `/tools/planner/`
 * @param {number} [options.port] exactly this one (0: any); without it 4173, or the next that is free
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ folder = join(root, 'dist'), base = '/', port } = {}) {
  const real = await realpath(resolve(folder));
  const server = createServer((request, response) => {
    answer(real, base, request, response).catch(() => response.destroy());
  });
  let used = port ?? 4173;
  for (;;) {
    try {
      used = await listen(server, used);
      break;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port !== undefined || used >= 4273) throw error;
      used += 1;
    }
  }
  const close = () =>
    /** @type {Promise<void>} */ (
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      })
    );
  return { url: `http://127.0.0.1:${used}${base}`, port: used, close };
}

/** The port that the environment asks for, if it does. */
export function portFromEnvironment() {
  const { PORT } = process.env;
  return PORT && /^\d+$/.test(PORT) ? Number(PORT) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const base = process.argv.find((argument) => argument.startsWith('--base='))?.slice('--base='.length);
  const port = portFromEnvironment();
  const { url } = await serve({ ...(base ? { base } : {}), ...(port === undefined ? {} : { port }) });
  console.log(url);
}
