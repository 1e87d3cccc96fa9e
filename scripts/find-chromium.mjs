// @ts-check
import { existsSync } from 'node:fs';

const places =
  process.platform === 'darwin'
    ? [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ]
    : [
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome-stable',
        '/usr/bin/google-chrome',
        '/snap/bin/chromium',
      ];

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
];

/** The browser named by CHROMIUM_PATH or installed on the system; undefined leaves Playwright its own download. */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  return named ? named : places.find((path) => existsSync(path));
}
