// Type-checks the three parts of the code side by side; each has its own idea of what exists around it.
import { spawn } from 'node:child_process';

const projects = ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.node.json'];

const codes = await Promise.all(
  projects.map(
    (project) =>
      new Promise((resolve) => {
        spawn(process.execPath, ['node_modules/typescript/bin/tsc', '--project', project], {
          cwd: new URL('..', import.meta.url),
          stdio: 'inherit',
        }).on('close', resolve);
      }),
  ),
);

process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
