/** What the end-to-end suites need from the project, bundled for Node.js. */
export * from '../core/index.ts';
export * from '../export/index.ts';
