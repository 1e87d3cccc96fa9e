// The script in a world of the strict EC2: what the suites of the script share.
import assert from 'node:assert/strict';
import { NETWORK } from '../rig.mjs';
import { scriptArguments, worldFor } from './scenario.mjs';

/** One endpoint, for tests in which the number does not matter. */
export const SMALL = { launchType: 'FARGATE', imageRegistries: [] };
export const SERVICE = (name) => `com.amazonaws.us-east-1.${name}`;
export const NEEDS = { needs: ['aws', 'bash'] };
/** The same, for a test that only CI runs. */
export const IN_CI = { ...NEEDS, inCi: true };

/** The answers of a scenario, and scripts in worlds. */
export async function scriptsOf(rig) {
  const { contextOf, exportPlan, SCENARIOS, toGraph } = await rig.loadExports();
  const answersOf = (id) => SCENARIOS.find((scenario) => scenario.id === id).answers;

  /** A script in a world: `run(command, …)` runs it again in the same folder. */
  async function open(answers, settings = {}) {
    const context = contextOf(answers);
    const world = await rig.startAws(worldFor(context, settings));
    let cwd;
    return {
      world,
      async run(
        command,
        {
          args = scriptArguments(toGraph(context.plan)),
          env = {},
          extra = [],
          with: changed,
          interrupt,
        } = {},
      ) {
        const script = exportPlan('cli', changed ? contextOf({ ...answers, ...changed }) : context);
        const result = await rig.runBash(script, [command, ...args, ...extra], {
          env: { ...world.shell(), POLL_SECONDS: '0', WAIT_SECONDS: '30', ...env },
          cwd,
          interrupt,
        });
        cwd = result.folder;
        return result;
      },
      async changes() {
        return (await world.log()).map(({ action, error }) => (error ? `${action} ${error}` : action));
      },
      async services() {
        return (await world.state()).endpoints.map(({ service }) => service).sort();
      },
    };
  }

  return { answersOf, contextOf, exportPlan, open };
}

export const ok = (result) => assert.equal(result.code, 0, result.stderr);

export function refused(result, message) {
  assert.equal(result.code, 1, `${result.stdout}${result.stderr}`);
  assert.match(result.stderr, message);
}

export const count = (list, item) => list.filter((other) => other === item).length;

/** An endpoint that somebody else makes. */
export const foreignEndpoint = (world, type, service, ...rest) =>
  world.aws(
    ...['ec2', 'create-vpc-endpoint', '--vpc-id', NETWORK.vpcId, '--vpc-endpoint-type', type],
    ...['--service-name', SERVICE(service), ...rest],
  );
