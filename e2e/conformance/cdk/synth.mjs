// Constructs of the CDK format, made into templates by the real aws-cdk-lib: JSON `[{ id, text, props, region }]` on standard
// input, `{ id: template }` on standard output. One process for many, because the library takes seconds to load.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { rolldown } from 'rolldown';

const folder = join(import.meta.dirname, '../../../node_modules/.cache/conformance', `cdk-${process.pid}`);
await mkdir(folder, { recursive: true });
try {
  const templates = {};
  for (const { id, text: source, props, region } of JSON.parse(await text(process.stdin))) {
    const [file, compiled] = [join(folder, `${id}.ts`), join(folder, `${id}.mjs`)];
    try {
      await writeFile(file, source);
      const bundle = await rolldown({
        input: file,
        platform: 'node',
        logLevel: 'silent',
        external: [/^aws-cdk-lib/, 'constructs'],
      });
      await bundle.write({ file: compiled, format: 'esm' });
      await bundle.close();
      const { EcsEndpoints } = await import(pathToFileURL(compiled).href);
      const app = new App({ outdir: join(folder, id), analyticsReporting: false, treeMetadata: false });
      const stack = new Stack(app, id, {
        synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
        ...(region === undefined ? {} : { env: { region } }),
      });
      new EcsEndpoints(stack, 'EcsEndpoints', props);
      templates[id] = app.synth().getStackByName(id).template;
    } catch (error) {
      templates[id] = { error: error.message };
    }
  }
  process.stdout.write(JSON.stringify(templates));
} finally {
  await rm(folder, { recursive: true, force: true });
}
