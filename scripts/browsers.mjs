// @ts-check
// The browsers of the tests: which are here, which can be installed, and of which version they are.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptInstall, aptUnpack, aptUpdate, aptVersions, canAptInstall } from './apt.mjs';
import { cacheFolder } from './setup.mjs';

/**
 * @typedef {object} Browser
 * @property {string} name as people call it
 * @property {string} path of the program
 * @property {string} version what the program says of itself
 */

/** @typedef {'chromium' | 'firefox'} Engine */

/** @type {Readonly<Record<Engine, { variable: string, mac: readonly string[], linux: readonly string[], packages: readonly string[] }>>} */
const engines = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    mac: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    linux: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
      '/snap/bin/chromium',
    ],
    packages: ['chromium', 'fonts-liberation'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    mac: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
    packages: ['firefox-esr', 'fonts-liberation'],
  },
};

/** The oldest Firefox that Playwright drives over WebDriver BiDi. */
const OLDEST_FIREFOX = 153;

/** What Playwright 1.64 switches off too: of several lists of features Chromium takes the last. */
const featuresOfPlaywright = [
  'AimEnabled',
  'AutoDeElevate',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'BlockOriginHeaderModificationOnRedirect',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** The list below the address bar is a page of its own, loaded anew for each test, which takes longer than many a test. */
const disabledFeatures = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', ...featuresOfPlaywright];

/** Chromium's flags for a machine without a display and without the internet. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  `--disable-features=${disabledFeatures.join(',')}`,
];

/**
 * The path that the environment names or the system has.
 * @param {Engine} engine
 * @returns {string | undefined}
 */
export function findBrowser(engine) {
  const { variable, mac, linux } = engines[engine];
  return (
    process.env[variable] || (process.platform === 'darwin' ? mac : linux).find((path) => existsSync(path))
  );
}

/** @param {string} path */
function versionOf(path) {
  const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? (/\d+(\.\d+)+\w*/.exec(stdout)?.[0] ?? '') : '';
}

/**
 * @param {Engine} engine
 * @returns {Browser | string} the browser, or why there is none
 */
function present(engine) {
  const { variable, packages } = engines[engine];
  const name = engine === 'chromium' ? 'Chromium' : 'Firefox';
  const path = findBrowser(engine);
  if (!path)
    return `no ${name} found: install one (on Debian: apt-get install ${packages[0]}), or set ${variable} to its path`;
  const version = existsSync(path) ? versionOf(path) : '';
  if (!version) return `${path} does not start (${variable} sets another path)`;
  if (engine === 'firefox' && Number.parseInt(version, 10) < OLDEST_FIREFOX) {
    return `Firefox ${version} cannot be driven by Playwright: version ${OLDEST_FIREFOX} or newer is needed`;
  }
  return { name, path, version };
}

/**
 * The browser for the tests, installed where that needs no question.
 * @param {Engine} engine
 * @returns {Browser | string} the browser, or why there is none
 */
export function ensureBrowser(engine) {
  const found = present(engine);
  const { variable, packages } = engines[engine];
  if (typeof found !== 'string' || process.env[variable] || !canAptInstall()) return found;
  aptInstall(packages);
  return present(engine);
}

/**
 * The oldest Chromium that Debian still has, unpacked beside the installed one: what people use who do not update.
 * @param {Browser} installed
 * @returns {Browser | string} the browser, or why there is none
 */
export function ensureOldestChromium(installed) {
  if (!canAptInstall()) return 'an older Chromium is unpacked on Debian as root only';
  aptUpdate();
  const oldest = aptVersions('chromium').at(-1);
  if (!oldest) return 'Debian offers no Chromium';
  if (oldest.startsWith(installed.version))
    return `the installed Chromium ${installed.version} is the oldest that Debian has`;
  const folder = join(cacheFolder, `chromium-${oldest.replace(/[^\w.]/g, '-')}`);
  const path = join(folder, 'usr/lib/chromium/chromium');
  if (!existsSync(path) || !versionOf(path)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    if (!aptUnpack([`chromium=${oldest}`, `chromium-common=${oldest}`], folder))
      return `Chromium ${oldest} could not be unpacked`;
  }
  const version = versionOf(path);
  return version ? { name: 'Chromium', path, version } : `Chromium ${oldest} does not start`;
}

/** The driver of WebKitGTK that the system has. */
export function findWebKitDriver() {
  return ['/usr/bin/WebKitWebDriver'].find((path) => existsSync(path));
}

/**
 * WebKitGTK with its driver, and a display that nobody sees, installed where that needs no question.
 * @returns {Browser | string} the driver, or why there is none
 */
export function ensureWebKit() {
  const isHere = () => findWebKitDriver() !== undefined && existsSync('/usr/bin/Xvfb');
  if (!isHere() && canAptInstall()) aptInstall(['webkit2gtk-driver', 'xvfb', 'fonts-liberation']);
  const path = findWebKitDriver();
  if (path === undefined || !isHere())
    return 'no WebKitGTK found: install its driver and a display (on Debian: apt-get install webkit2gtk-driver xvfb)';
  // The driver does not say of which version it is, but the package does.
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Version}', 'webkit2gtk-driver'], {
    encoding: 'utf8',
  });
  return { name: 'WebKitGTK', path, version: /^[\d.]+/.exec(stdout ?? '')?.[0] ?? 'of unknown version' };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = [ensureBrowser('chromium'), ensureBrowser('firefox'), ensureWebKit()];
  for (const browser of found) {
    console.log(
      typeof browser === 'string' ? browser : `${browser.name} ${browser.version}: ${browser.path}`,
    );
  }
  process.exitCode = found.some((browser) => typeof browser === 'string') ? 1 : 0;
}
