import { spawnSync } from 'node:child_process';
import { defineConfig, devices } from '@playwright/test';
import { chromiumFlags, findBrowser } from './scripts/browsers.mjs';

/** A port that is free at this moment: chosen once, in the main process, and handed on to the workers. */
function freePort(): string {
  const script =
    "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{process.stdout.write(String(s.address().port));s.close()})";
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout;
}

process.env['E2E_PORT'] ??= freePort();
const port = process.env['E2E_PORT'];
const baseURL = `http://127.0.0.1:${port}/`;
const chromiumPath = findBrowser('chromium');
const firefoxPath = findBrowser('firefox');

const chromium = {
  // Filling the cache of the service worker costs more than most tests; those that are about it allow it.
  serviceWorkers: 'block' as const,
  permissions: ['clipboard-read', 'clipboard-write'],
  launchOptions: { args: chromiumFlags, ...(chromiumPath ? { executablePath: chromiumPath } : {}) },
};

const firefox = {
  browserName: 'firefox' as const,
  channel: 'moz-firefox',
  serviceWorkers: 'block' as const,
  launchOptions: {
    // See e2e/browser/firefox.ts.
    args: ['--remote-allow-system-access'],
    ...(firefoxPath ? { executablePath: firefoxPath } : {}),
    firefoxUserPrefs: {
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      // In kB: little enough to be filled by a test.
      'dom.quotaManager.temporaryStorage.fixedLimit': 150_000,
      // Light, until a test wishes otherwise, as Playwright has it in Chromium.
      'layout.css.prefers-color-scheme.content-override': 1,
    },
  },
};

const WITHOUT_BROWSER = /(?:server|package|command-line)\.spec\.ts$/;
const WEBKIT = /webkit\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e/browser',
  outputDir: `test-results/browser-${port}`,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  // Long enough for a slow machine: a wait ends when what it means is there, and no time is asserted.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'UTC',
    // Playwright takes the picture before it knows whether the test has failed; the text of the page is kept anyway.
    screenshot: process.env['SCREENSHOTS'] ? 'only-on-failure' : 'off',
  },
  projects: [
    // What needs no browser: once is enough.
    { name: 'site', testMatch: WITHOUT_BROWSER },
    {
      name: 'desktop',
      testIgnore: [WITHOUT_BROWSER, WEBKIT],
      // What runs on a phone's screen too runs on both, unless somebody is in a hurry: npm test is, CI is not.
      grepInvert: process.env['ONE_SCREEN'] ? /@phone|@mobile/ : /@phone/,
      use: { ...devices['Desktop Chrome'], ...chromium },
    },
    { name: 'mobile', use: { ...devices['Pixel 7'], ...chromium }, grep: /@mobile|@phone/ },
    // WebKitGTK, which Playwright does not drive: a few walks over WebDriver, one after the other in one window.
    { name: 'webkit', testMatch: WEBKIT, fullyParallel: false },
    // The system's Firefox over WebDriver BiDi; npm test runs those marked @firefox, CI all of them.
    {
      name: 'firefox',
      testIgnore: [WITHOUT_BROWSER, WEBKIT],
      grepInvert: /@phone/,
      use: { viewport: { width: 1280, height: 720 }, ...firefox },
    },
    {
      name: 'firefox-mobile',
      testIgnore: [WITHOUT_BROWSER, WEBKIT],
      grep: /@mobile|@phone/,
      use: { viewport: devices['Pixel 7'].viewport, ...firefox },
    },
  ],
  webServer: {
    command: 'node scripts/serve-tests.mjs',
    url: baseURL,
    env: { PORT: port },
    reuseExistingServer: false,
    timeout: 60_000,
  },
});
