// @ts-check
// Serves the built site: sirv finds the files, their types and their compressed copies; the headers are ours.
import { readFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve, sep } from 'node:path';
import { headerPolicyOf } from './csp.mjs';
import { root } from './setup.mjs';

/** Unless a port is asked for, the first free one of these is taken. */
const ports = { first: 4173, last: 4273 };

/** Ports that browsers open for no page: "bad port" in https://fetch.spec.whatwg.org/#port-blocking. */
const badPorts = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/**
 * @param {string} page
 * @param {string} [html] its text, which may carry a policy of its own
 */
function securityHeaders(page, html = '') {
  return {
    'Content-Security-Policy': headerPolicyOf(page, html),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': page.endsWith('/editor.html') ? 'SAMEORIGIN' : 'DENY',
  };
}

/**
 * The path that a request asks for, below the served folder; undefined for anything but a plain path.
 * @param {string} url
 * @param {string} base
 */
function requestedPath(url, base) {
  try {
    if (url.startsWith('//')) return undefined;
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (!path.startsWith(base) || path.includes('\0') || path.includes('\\') || path.includes('%'))
      return undefined;
    const below = `/${path.slice(base.length)}`;
    // Hidden files are nobody's business: the build keeps its manifest in one.
    if (below.split('/').some((part) => part.startsWith('.'))) return undefined;
    return below.endsWith('/') ? `${below}index.html` : below;
  } catch {
    return undefined;
  }
}

/**
 * Whether the path is a file in the folder; a link that leads out of it is not.
 * @param {string} folder
 * @param {string} path
 */
async function isInside(folder, path) {
  try {
    return (await realpath(join(folder, path))).startsWith(folder + sep);
  } catch {
    return false;
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {Readonly<Record<string, string>>} headers
 * @param {string} [text]
 */
function reply(response, status, headers, text) {
  response.writeHead(status, { ...headers, ...securityHeaders('/') }).end(text);
}

/**
 * A file stays open until its stream is destroyed, which a client that goes away in the middle does not do.
 * @param {import('node:http').ServerResponse} response
 */
function closeFilesWith(response) {
  response.on('pipe', (/** @type {import('node:stream').Readable} */ content) => {
    content.on('error', () => response.destroy());
    response.on('close', () => content.destroy());
  });
}

/**
 * @param {string} folder
 * @param {string} base
 * @param {typeof import('sirv').default} sirv
 */
function answerer(folder, base, sirv) {
  const files = sirv(folder, {
    // Looks at the disk for each request, so that a new build is served at once.
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders(response, path) {
      const html = path.endsWith('.html') ? readFileSync(join(folder, path), 'utf8') : '';
      for (const [name, value] of Object.entries(securityHeaders(path, html)))
        response.setHeader(name, value);
      // The build puts a hash of the content into the names below assets/, and into no others.
      response.setHeader(
        'Cache-Control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return async (
    /** @type {import('node:http').IncomingMessage} */ request,
    /** @type {import('node:http').ServerResponse} */ response,
  ) => {
    const { method, url = '/' } = request;
    const notFound = () =>
      reply(response, 404, { 'Content-Type': 'text/plain; charset=utf-8' }, 'Not found\n');
    if (method !== 'GET' && method !== 'HEAD') return reply(response, 405, { Allow: 'GET, HEAD' });
    if (`${url.split(/[?#]/)[0]}/` === base) return reply(response, 301, { Location: base });
    const path = requestedPath(url, base);
    if (path === undefined || !(await isInside(folder, path))) return notFound();
    // Whole files only; and a request that names any tag has ours too.
    delete request.headers.range;
    request.url = encodeURI(path);
    closeFilesWith(response);
    files(request, response, notFound);
  };
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
 * @param {import('node:http').Server} server
 * @param {number | undefined} wish
 * @returns {Promise<number>} the port in use
 */
async function listenSomewhere(server, wish) {
  for (let port = wish ?? ports.first; ; port += 1) {
    if (badPorts.has(port)) continue;
    try {
      return await listen(server, port);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code !== 'EADDRINUSE' || wish !== undefined || port >= ports.last)
        throw REFUSALS.has(code) ? new Error(`port ${port} ${REFUSALS.get(code)}`) : error;
    }
  }
}

/** @type {ReadonlyMap<unknown, string>} */
const REFUSALS = new Map([
  ['EADDRINUSE', 'is in use: stop what uses it, or set PORT to another'],
  ['EACCES', 'needs more rights than you have: set PORT to one above 1023'],
]);

/**
 * Serves a folder on 127.0.0.1.
 * @param {object} [options]
 * @param {string} [options.folder] default `dist`
 * @param {string} [options.base] path below which the folder appears, such as `/tools/planner/`
 * @param {number} [options.port] exactly this one (0: any); without it 4173, or the next that is free
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ folder = join(root, 'dist'), base = '/', port } = {}) {
  const real = await realpath(resolve(folder)).catch(() => {
    throw new Error(`there is no built site in ${folder}: npm run build makes it`);
  });
  const { default: sirv } = await import('sirv');
  const answer = answerer(real, base, sirv);
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const used = await listenSomewhere(server, port);
  const close = () =>
    /** @type {Promise<void>} */ (
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      })
    );
  return { url: `http://127.0.0.1:${used}${base}`, port: used, close };
}

/**
 * The port that the environment asks for, if it does.
 * @throws {Error} when PORT is no port
 */
function portFromEnvironment() {
  const { PORT = '' } = process.env;
  if (PORT === '') return undefined;
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) {
    throw new Error(`PORT is "${PORT}": a port is a number from 0 (any that is free) to 65535`);
  }
  if (badPorts.has(Number(PORT)))
    throw new Error(`port ${PORT} is one that browsers refuse to open: set PORT to another`);
  return Number(PORT);
}

/** @param {unknown} error */
function explain(error) {
  console.error(`The planner cannot be served: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Whether PORT is one that can be asked for; says why not. For whoever does something long before serving. */
export function checkPort() {
  try {
    portFromEnvironment();
    return true;
  } catch (error) {
    explain(error);
    return false;
  }
}

/**
 * Serves, or says in one line why not and ends with exit code 1.
 * @param {(url: string) => string} message for who started it
 * @param {{ base?: string }} [options]
 */
export async function serveOrExplain(message, options = {}) {
  try {
    const port = portFromEnvironment();
    const { url } = await serve({ ...options, ...(port === undefined ? {} : { port }) });
    console.log(message(url));
  } catch (error) {
    explain(error);
  }
}
