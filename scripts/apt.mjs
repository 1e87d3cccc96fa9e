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

/** @param {readonly string[]} packages */
export function aptInstall(packages) {
  console.error(`Installing ${packages.join(', ')} (apt-get) ...`);
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  return apt(install) || (apt(['update']) && apt(install));
}
