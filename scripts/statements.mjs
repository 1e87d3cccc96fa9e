// @ts-check
// Part of npm run refresh: writes docs/statements.md, each statement of the rules with its pages and a verdict.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { root } from './setup.mjs';

const { REFUSALS, RULES, citationOf } = await import(await bundle('src/core/index.ts', 'core'));

/** @param {any} rule */
function verdictOn({ derived, older, cites }) {
  if (older) return 'older document';
  if (derived) return 'derived';
  const days = cites.map((/** @type {string} */ id) => citationOf(id).checked).sort();
  return `says it (${days[0]})`;
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|');

/** @param {any} statement */
const pagesOf = ({ cites }) =>
  cites
    .map((/** @type {string} */ id) => `[${cell(citationOf(id).title)}](${citationOf(id).url})`)
    .join('<br>');

/** @returns {string} the text of docs/statements.md */
function statementsPage() {
  /** @type {readonly any[]} */
  const rules = RULES;
  const rows = rules.map(
    (rule) => `| \`${rule.id}\` | ${cell(rule.text.why)} | ${pagesOf(rule)} | ${verdictOn(rule)} |`,
  );
  const refused = REFUSALS.map(
    (/** @type {any} */ row) =>
      `| \`${row.question}\` | ${cell(row.text.replace('{refused}', '…'))} | ${pagesOf(row)} | ${verdictOn(row)} |`,
  );
  return `# Statements

<!-- Written by npm run refresh from src/core/rules. -->

Every sentence that a plan can say, the pages behind it, and the verdict: *says it* (with the day on which the oldest of the pages was
compared), *derived* (a conclusion of ours from the pages), *older document* (an older version says it, the current page is silent).

| rule | in our words | pages | verdict |
|---|---|---|---|
${rows.join('\n')}

## Answers that AWS refuses together

What a task definition, a link or a flag can hold although the wizard does not offer it (\`src/core/impossible.ts\`).

| answer | in our words | pages | verdict |
|---|---|---|---|
${refused.join('\n')}
`;
}

export function writeStatements() {
  writeFileSync(join(root, 'docs/statements.md'), statementsPage());
}
