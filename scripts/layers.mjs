// @ts-check
// The layers of src: what each is for, what it may import, and why. src/architecture.test.ts enforces this table and
// scripts/docs.mjs draws docs/layers.md from it. Data flows one way:
// source → answers with evidence → profile → plan → changes → text.

/**
 * @typedef {object} Layer
 * @property {string} purpose one sentence
 * @property {boolean} pure no DOM, clock, randomness, network or storage
 * @property {Readonly<Record<string, string>>} folders below src that it may import, each with the reason
 * @property {Readonly<Record<string, string>>} packages that it may import, each with the reason
 */

/** @type {Readonly<Record<string, Layer>>} */
const pure = {
  core: {
    purpose: 'The knowledge, the questions and the planner.',
    pure: true,
    folders: {},
    packages: {},
  },
  policy: {
    purpose: 'Policy documents: evaluation, checks, snippets, names of IAM actions.',
    pure: true,
    folders: { core: 'the plan whose policies they are' },
    packages: { 'jsonc-parser': 'positions in the text of a policy' },
  },
  change: {
    purpose: 'Resources and changes as data, the table of parameters, the one printer of AWS CLI commands.',
    pure: true,
    folders: { core: 'the plan that becomes resources', policy: 'the documents that the resources carry' },
    packages: {},
  },
  source: {
    purpose: 'Texts of other people into facts with places.',
    pure: true,
    folders: { core: 'questions and standing of answers', policy: 'policies that a template holds' },
    packages: { 'js-yaml': 'reads YAML, stops at the first mistake, bounds the depth' },
  },
  audit: {
    purpose: 'What exists against the plan, and the rehearsal of a start, hop by hop.',
    pure: true,
    folders: {
      core: 'plan, calls and inventory',
      policy: 'evaluates the policies that exist',
      change: 'corrections are changes',
    },
    packages: {},
  },
  diagnose: {
    purpose: 'Error texts into evidence, evidence into causes.',
    pure: true,
    folders: { core: 'services, Regions and citations' },
    packages: {},
  },
  export: {
    purpose: 'Plan and changes into files; a folder for each format.',
    pure: true,
    folders: {
      core: 'the plan that is printed',
      policy: 'findings about edited policies',
      change: 'resources, parameters and commands',
    },
    packages: { yaml: 'prints the YAML of CloudFormation with comments and short tags' },
  },
  share: {
    purpose: 'Links and saved answers, with migrations of older ones.',
    pure: true,
    folders: { core: 'questions and their values', policy: 'checks the edited policies in them' },
    packages: {},
  },
  words: {
    purpose: 'Dictionaries, keyed by the ids of the core.',
    pure: true,
    folders: { core: 'the ids' },
    packages: {},
  },
};

/** @param {string} reason */
const allPure = (reason) => Object.fromEntries(Object.keys(pure).map((name) => [name, reason]));

const react = { react: 'the pages', 'react-dom': 'the pages' };

/** @type {Readonly<Record<string, Layer>>} */
export const LAYERS = {
  ...pure,
  cli: {
    purpose: 'The command line.',
    pure: false,
    folders: allPure('an interface to all of it'),
    packages: { 'node:': 'files, standard streams, arguments' },
  },
  editor: {
    purpose: 'The framed page with Monaco.',
    pure: false,
    folders: { core: 'services', policy: 'what it checks and completes' },
    packages: { 'monaco-editor': 'the editor itself' },
  },
  wizard: {
    purpose: 'The pages.',
    pure: false,
    folders: { ...allPure('an interface to all of it'), editor: 'the messages of the framed page' },
    packages: {
      ...react,
      zustand: 'the state of the page',
      '@tanstack/react-query': 'everything that is fetched',
      prismjs: 'colours of code',
      fflate: 'the archive of all exports',
    },
  },
  // The entry files that stand in src itself.
  '': {
    purpose: 'The entry files of the site.',
    pure: false,
    folders: { ...allPure('they start the wizard'), wizard: 'they start it' },
    packages: react,
  },
};
