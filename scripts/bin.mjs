// The program of the package: the command line, and `serve` for the wizard. scripts/package.mjs bundles it.
import { main } from '../src/cli/main.ts';
import { serveOrExplain } from './serve.mjs';

const commands = ['plan', 'diagnose', 'audit', 'rehearse', 'snapshot'];
const usage = `usage: ecs-endpoint-planner ${[...commands, 'serve'].join(' | ')} [FLAGS]
Each command but serve explains its flags with --help. serve shows the wizard; PORT chooses the port.
`;

const [command = '', ...argv] = process.argv.slice(2);

if (command === 'serve') await serveOrExplain((url) => `ECS Endpoint Planner is at ${url} (Ctrl+C stops it)`);
else if (commands.includes(command)) process.exitCode = await main(command, argv);
else if (command === '--version') process.exitCode = await main('plan', ['--version']);
else if (command === '--help' || command === '-h' || command === '') process.stdout.write(usage);
else {
  process.stderr.write(`${JSON.stringify(command)} is no command. ${usage}`);
  process.exitCode = 2;
}
