// @ts-check
// The Content-Security-Policy of the pages: scripts/serve.mjs sends it as a header, the build writes it into each page.

/** @type {Readonly<Record<string, string>>} */
const strict = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  // The policies of the wizard: each lets through the address of one worker, and nothing else.
  'trusted-types': 'service-worker reader',
};

// The names under which monaco-editor asks for Trusted Types, and the one under which the page starts its workers.
const editorTypes = [
  'monaco-workers',
  'editorViewLayer',
  'standaloneColorizer',
  'richScreenReaderContent',
  'domLineBreaksComputer',
  'defaultWorkerFactory',
  'diffReview',
  'diffEditorWidget',
  'tokenizeToString',
  'dompurify',
  'safeInnerHtml',
  'stickyScrollViewLayer',
  'editorGhostText',
  'notificationRenderer',
];

// monaco-editor writes style elements and attributes; it lives on a page of its own, framed by the wizard.
const editor = {
  ...strict,
  'style-src': "'self' 'unsafe-inline'",
  'frame-src': "'none'",
  'frame-ancestors': "'self'",
  'trusted-types': `${editorTypes.join(' ')} 'allow-duplicates'`,
};

/** @param {string} page its path below the folder that is served, such as `/index.html` */
export function directives(page) {
  return page.endsWith('/editor.html') ? editor : strict;
}

/** @param {Readonly<Record<string, string>>} policy */
function print(policy) {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** @param {string} page */
function headerPolicy(page) {
  return print(directives(page));
}

/**
 * The header for a page that carries its own policy: the build adds hashes of what it writes into the first page.
 * @param {string} page
 * @param {string} html
 */
export function headerPolicyOf(page, html) {
  const own = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)?.[1];
  return own === undefined
    ? headerPolicy(page)
    : `${own}; frame-ancestors ${directives(page)['frame-ancestors']}`;
}

/**
 * For a `<meta>` element, where browsers ignore `frame-ancestors` and complain about it.
 * @param {string} page
 */
export function metaPolicy(page) {
  const { 'frame-ancestors': _, ...policy } = directives(page);
  return print(policy);
}
