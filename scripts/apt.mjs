// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Only on Debian and its kin, and only as root: nothing is installed behind somebody's back with sudo. */
export function canAptInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @param {readonly string[]} argv */
function apt(argv) {
  return (
    spawnSync('apt-get', ['-qq', ...argv], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
}

let isUpdated = false;

/** Old package lists name old browsers, so the lists are renewed first; offline the old ones serve, and that is said. */
export function aptUpdate() {
  if (isUpdated) return;
  isUpdated = true;
  if (!apt(['update']))
    console.error('The package lists could not be renewed; continuing with those that are here.');
}

/**
 * @param {readonly string[]} packages
 * @returns {boolean} whether they were installed
 */
export function aptInstall(packages) {
  console.error(`Installing ${packages.join(', ')} (apt-get) ...`);
  aptUpdate();
  return apt(['install', '-y', '--no-install-recommends', ...packages]);
}

/**
 * The versions of a package that can be had, newest first.
 * @param {string} name
 * @returns {readonly string[]}
 */
export function aptVersions(name) {
  const { stdout, status } = spawnSync('apt-cache', ['madison', name], { encoding: 'utf8' });
  if (status !== 0) return [];
  return stdout.split('\n').flatMap((line) => line.split('|')[1]?.trim() || []);
}

/**
 * Downloads packages and unpacks them into a folder, beside what is installed.
 * @param {readonly string[]} packages each `name=version`
 * @param {string} folder exists, and is empty
 * @returns {boolean}
 */
export function aptUnpack(packages, folder) {
  const { status } = spawnSync('apt-get', ['-qq', '-o', 'APT::Sandbox::User=root', 'download', ...packages], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) return false;
  return (
    spawnSync('sh', ['-c', 'for file in *.deb; do dpkg -x "$file" . && rm "$file" || exit 1; done'], {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    }).status === 0
  );
}
