// Child processes of the rig: run one to its end, or keep one that answers line by line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const running = new Set();

process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Runs a command; never throws for its exit code. `isGroup`: it is the first of a process group, so that it may interrupt all of it. */
export function run(
  command,
  args,
  { env = process.env, cwd, input = '', timeout = 120_000, isGroup = false } = {},
) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, stdio: ['pipe', 'pipe', 'pipe'], detached: isGroup });
    running.add(child);
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (text) => {
        output[stream] += text;
      });
    }
    const timer = setTimeout(() => {
      output.stderr += `\n(stopped by the rig after ${timeout} ms)`;
      child.kill('SIGKILL');
    }, timeout);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ...output, code: code ?? 128, signal, ms: Math.round(performance.now() - started) });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/**
 * All that these calls of `start` give. When one fails, the others are stopped before its words are thrown: what nobody can
 * stop any more would keep the run from ending.
 */
export async function startAll(starting) {
  const all = await Promise.allSettled(starting);
  const failed = all.find(({ status }) => status === 'rejected');
  if (failed === undefined) return all.map(({ value }) => value);
  await Promise.all(all.map(({ value }) => value?.stop()));
  throw failed.reason;
}

/** Starts a process that prints one line when it is ready (after `patience` at the latest), and maybe more lines as answers. */
export async function start(command, args, { env = process.env, patience = 120_000 } = {}) {
  const quiet = { ...env, PYTHONDONTWRITEBYTECODE: '1' };
  const child = spawn(command, args, { env: quiet, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaint = (complaint + text).slice(-4000);
    if (process.env.CONFORMANCE_DEBUG) process.stderr.write(text);
  });
  const waiting = [];
  const early = [];
  let ended = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const next = waiting.shift();
    if (next) next.resolve(line);
    else early.push(line);
  });
  child.on('error', (error) => {
    complaint += error.message;
  });
  child.on('close', () => {
    ended = true;
    running.delete(child);
    for (const { reject } of waiting) reject(new Error(`${command} ${args[0]} ended: ${complaint}`));
  });
  const nextLine = () =>
    new Promise((resolve, reject) => {
      if (early.length > 0) resolve(early.shift());
      else if (ended) reject(new Error(`${command} ${args[0]} ended: ${complaint}`));
      else waiting.push({ resolve, reject });
    });
  const timer = setTimeout(() => {
    complaint += `\n(not ready after ${patience} ms)`;
    child.kill('SIGKILL');
  }, patience);
  const firstLine = await nextLine().finally(() => clearTimeout(timer));
  return {
    firstLine,
    nextLine,
    send: (line) => child.stdin.write(`${line}\n`),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.on('exit', () => {
          // A grandchild may hold the other ends for a moment longer; nobody has to wait for that.
          for (const stream of child.stdio) stream.destroy();
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}
