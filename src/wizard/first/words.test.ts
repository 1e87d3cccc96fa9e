import { expect, test } from 'vitest';
import { explain, plan, type QuestionId, questionOf, type RuleId, toProfile } from '../../core/index.ts';
import { restOfWords } from '../../words/split.ts';

const plain = (html: string): string =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** Named apart, because tests are checked with the types of Node.js and the page is not. */
const entry = '../../entry-server.tsx';

test('the prerendered page shows no word that comes after the first paint', async () => {
  const { render } = (await import(entry)) as { readonly render: () => string };
  const rest = restOfWords();
  const page = plain(render());
  const workload = toProfile({});
  const ofRules = Object.keys(rest.rules).flatMap((id) => {
    const { text, fix } = explain(id as RuleId, workload);
    return [text, fix ?? text];
  });
  const ofQuestions = Object.entries(rest.questions).flatMap(([id, { label, help }]) => {
    const [first = '', ...others] = help.split(/(?<=[.;]) /);
    return questionOf(id as QuestionId).essential === true ? others : [label, first, ...others];
  });
  const ofSources = Object.values(rest.citations).map(({ title }) => title);
  const planned = new Set<string>(plan(workload).endpoints.map(({ service }) => service));
  const ofServices = Object.entries(rest.services)
    .filter(([id]) => !planned.has(id))
    .map(([, { name }]) => `endpoint-title">${name}<`);
  const ofSteps = Object.values(rest.steps);
  const shown = [...ofServices, ...ofSteps, ...ofRules, ...ofQuestions, ...ofSources].filter(
    (text) => text.length > 12 && page.includes(text),
  );
  expect(shown).toEqual([]);
});
