// @ts-check
// npm run docs: writes docs/layers.md from the table of layers. With --check it only says whether the file is current.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAYERS } from './layers.mjs';
import { root } from './setup.mjs';

const file = join(root, 'docs/layers.md');

/** @param {string} name */
const label = (name) => (name === '' ? 'main' : name);

/** An arrow for each import that no other import implies, so that the picture shows the flow and not every line of it. */
function arrows() {
  /** @type {(name: string) => readonly string[]} */
  const below = (name) => Object.keys(LAYERS[name]?.folders ?? {});
  /** @type {(name: string) => ReadonlySet<string>} */
  const allBelow = (name) => new Set(below(name).flatMap((other) => [other, ...allBelow(other)]));
  return Object.keys(LAYERS).flatMap((name) => {
    const others = below(name);
    const direct = others.filter((one) => !others.some((other) => other !== one && allBelow(other).has(one)));
    return direct.map((other) => `  ${label(name)} --> ${label(other)}`);
  });
}

/**
 * The names with their reasons; names that share a reason share it in print.
 * @param {Readonly<Record<string, string>>} reasons
 */
function list(reasons) {
  /** @type {Map<string, string[]>} */
  const byReason = new Map();
  for (const [name, reason] of Object.entries(reasons)) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), `\`${name}\``]);
  }
  return [...byReason].map(([reason, names]) => `${names.join(', ')}: ${reason}`).join('<br>') || 'nothing';
}

/** @returns {string} the text of docs/layers.md */
export function layersPage() {
  const rows = Object.entries(LAYERS).map(
    ([name, { purpose, pure, folders, packages }]) =>
      `| \`${name === '' ? 'src/*.tsx' : name}\` | ${purpose} | ${pure ? 'yes' : 'no'} | ${list(folders)} | ${list(packages)} |`,
  );
  return `# Layers

<!-- Written by npm run docs from scripts/layers.mjs; src/architecture.test.ts enforces the same table. -->

An arrow means "may import". Arrows that follow from others are left out.

\`\`\`mermaid
flowchart TD
${arrows().join('\n')}
\`\`\`

| folder | what it is for | pure | may import | packages |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

if (process.argv[1]?.endsWith('docs.mjs')) {
  if (!process.argv.includes('--check')) writeFileSync(file, layersPage());
  else if (readFileSync(file, 'utf8') !== layersPage()) {
    console.error('docs/layers.md is not current: npm run docs writes it.');
    process.exitCode = 1;
  }
}
