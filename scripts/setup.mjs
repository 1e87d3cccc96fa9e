// @ts-check
// What every script needs before anything is installed. This file and those that start with it import node: builtins only.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const cacheFolder = join(root, 'node_modules/.cache/ecs-endpoint-planner');

/** @param {string} path */
export function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/**
 * The newest change under the given files and folders. Folders count too, so a deleted or renamed file is noticed.
 * @param {readonly string[]} paths relative to the repository
 * @param {(path: string) => boolean} [skip]
 * @returns {number}
 */
export function newest(paths, skip = () => false) {
  let latest = 0;
  for (const path of paths) {
    if (skip(path)) continue;
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat) continue;
    latest = Math.max(latest, stat.mtimeMs);
    if (!stat.isDirectory()) continue;
    const inside = readdirSync(join(root, path)).map((name) => `${path}/${name}`);
    latest = Math.max(latest, newest(inside, skip));
  }
  return latest;
}

/** @param {string} path */
function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

function dependenciesAreCurrent() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules/.package-lock.json');
  const installedAt = modified(installed);
  if (installedAt === undefined) return false;
  if (installedAt >= (modified(lock) ?? 0)) return true;
  // A fresh checkout dates the lock file newer without changing it: compare what it says.
  const wanted = lockedPackages(lock);
  const present = lockedPackages(installed);
  const same = Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || (present[name] ? present[name].version === version : optional === true),
  );
  if (same) utimesSync(installed, new Date(), new Date());
  return same;
}

/** Installs the locked packages where they are missing or outdated; npm's own messages go to standard error. */
export function ensureDependencies() {
  if (dependenciesAreCurrent()) return;
  console.error('Installing the locked npm packages (npm ci) ...');
  const { status, error } = spawnSync(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
      // Some packages fetch a browser of their own when they are installed; ours comes from the system.
      env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PUPPETEER_SKIP_DOWNLOAD: '1' },
    },
  );
  if (status === 0) return;
  console.error(error ? `npm could not be started: ${error.message}` : 'npm ci failed.');
  process.exit(70);
}
