/**
 * monaco-editor 0.57 with the features and the one language that policies need, its workers from our own origin.
 *
 * `features/suggest/register` registers inline completions only, hence the suggest controller by its path. Without the
 * `trim-monaco` plugin of `vite.config.ts` opening a JSON document would load every feature after all.
 */
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
// `register` fetches it when the first document opens: without the network by then, that is an error nobody can catch.
import 'monaco-editor/languages/features/json/jsonMode';
import * as monaco from 'monaco-editor/editor';
import editorWorkerUrl from 'monaco-editor/editor/editor.worker?worker&url';
import jsonWorkerUrl from 'monaco-editor/languages/features/json/json.worker?worker&url';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { POLICY_SCHEMA } from './schema.ts';

interface ScriptUrlPolicy {
  readonly createScriptURL: (url: string) => string;
}

interface TrustedTypes {
  readonly createPolicy: (name: string, rules: ScriptUrlPolicy) => ScriptUrlPolicy;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };

/** Only our own scripts may become workers. */
const workerUrls: ScriptUrlPolicy = {
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError('a worker of another origin');
    return url;
  },
};
const trusted = trustedTypes?.createPolicy('monaco-workers', workerUrls) ?? workerUrls;

/**
 * Until this file can be had. monaco-editor throws where a worker does not arrive, and works without one; so a worker is
 * made only of a file that is there, once the network is back at the latest.
 */
async function untilHad(url: string): Promise<void> {
  for (;;) {
    const isHad = await fetch(url)
      .then(
        // The whole of it: an answer that nobody reads stays open.
        async (answer) => answer.arrayBuffer().then(() => answer.ok),
      )
      .catch(() => false);
    if (isHad) return;
    await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
  }
}

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: async (_id: string, label: string) => {
      const url = label === 'json' ? jsonWorkerUrl : editorWorkerUrl;
      await untilHad(url);
      return new Worker(trusted.createScriptURL(url), { type: 'module', name: label });
    },
  },
});

jsonDefaults.setDiagnosticsOptions({
  // The wizard checks, and says where: two judges would contradict each other.
  validate: false,
  allowComments: false,
  enableSchemaRequest: false,
  schemas: [{ uri: 'inmemory://policy/schema.json', fileMatch: ['*.json'], schema: POLICY_SCHEMA }],
});

export { monaco };
