// @ts-check
// Finds a Chromium for the browser tests, or installs one where that needs no question.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { aptInstall, canAptInstall } from './apt.mjs';
import { findChromium } from './find-chromium.mjs';

async function present() {
  const found = findChromium();
  if (found) return existsSync(found) ? found : undefined;
  const { chromium } = await import('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** @returns {Promise<string | undefined>} path of the browser */
export async function ensureChromium() {
  const found = await present();
  if (found || process.env['CHROMIUM_PATH'] || !canAptInstall()) return found;
  aptInstall(['chromium', 'fonts-liberation']);
  return present();
}

export const chromiumAdvice =
  'No Chromium found. Install one (on Debian: apt-get install chromium), or set CHROMIUM_PATH to its path.';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = await ensureChromium();
  console.log(path ?? chromiumAdvice);
  process.exitCode = path ? 0 : 1;
}
