// Constructs of the CDK format, made into templates by the real aws-cdk-lib: JSON `[{ id, text, props, region }]` on standard
// input, `{ id: template }` on standard output. One process for many, because the library takes seconds to load. An entry
// `{ id, app, files }` is a program that exports its template, with the files that it finds in its folder.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { rolldown } from 'rolldown';

const folder = join(import.meta.dirname, '../../../node_modules/.cache/conformance', `cdk-${process.pid}`);
await mkdir(folder, { recursive: true });

/** All constructs in one bundle with a file for each; one that does not compile ends them all, so they are tried alone then. */
async function compile(ids) {
  const bundle = await rolldown({
    input: Object.fromEntries(ids.map((id) => [id, join(folder, `${id}.ts`)])),
    platform: 'node',
    logLevel: 'silent',
    external: [/^aws-cdk-lib/, 'constructs'],
  });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs' });
  await bundle.close();
}

async function templateOf({ id, app, files }) {
  const own = join(folder, id);
  await mkdir(own);
  for (const [name, content] of Object.entries({ ...files, 'app.mjs': app }))
    await writeFile(join(own, name), content);
  process.chdir(own);
  return (await import(pathToFileURL(join(own, 'app.mjs')).href)).template;
}

async function template({ id, props, region }) {
  const { EcsEndpoints } = await import(pathToFileURL(join(folder, `${id}.mjs`)).href);
  const app = new App({ outdir: join(folder, id), analyticsReporting: false, treeMetadata: false });
  const stack = new Stack(app, id, {
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    ...(region === undefined ? {} : { env: { region } }),
  });
  new EcsEndpoints(stack, 'EcsEndpoints', props);
  return app.synth().getStackByName(id).template;
}

try {
  const wanted = JSON.parse(await text(process.stdin));
  const constructs = wanted.filter(({ app }) => app === undefined);
  for (const { id, text: source } of constructs) await writeFile(join(folder, `${id}.ts`), source);
  const ids = constructs.map(({ id }) => id);
  const together = await compile(ids).then(
    () => true,
    () => false,
  );
  const templates = {};
  for (const one of wanted) {
    try {
      if (!together && one.app === undefined) await compile([one.id]);
      templates[one.id] = await (one.app === undefined ? template(one) : templateOf(one));
    } catch (error) {
      templates[one.id] = { error: error.message };
    }
  }
  process.stdout.write(JSON.stringify(templates));
} finally {
  await rm(folder, { recursive: true, force: true });
}
