// create-stack, update-stack and delete-stack through the real AWS CLI.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

async function describe(world, name) {
  const [stacks, events] = await Promise.all([
    world.aws('cloudformation', 'describe-stacks', '--stack-name', name, '--output', 'json'),
    world.aws('cloudformation', 'describe-stack-events', '--stack-name', name, '--output', 'json'),
  ]);
  const stack = JSON.parse(stacks.stdout).Stacks[0];
  const resources = JSON.parse(events.stdout)
    .StackEvents.reverse()
    .filter((event) => event.ResourceType !== 'AWS::CloudFormation::Stack');
  return {
    status: stack.StackStatus,
    reason: stack.StackStatusReason,
    outputs: Object.fromEntries((stack.Outputs ?? []).map((o) => [o.OutputKey, o.OutputValue])),
    created: resources.filter((e) => e.ResourceStatus === 'CREATE_COMPLETE').map((e) => e.LogicalResourceId),
    failed: resources
      .filter((e) => e.ResourceStatus === 'CREATE_FAILED')
      .map((e) => ({ resource: e.LogicalResourceId, reason: e.ResourceStatusReason })),
  };
}

/** Status REJECTED means that CloudFormation did not even start; `reason` says why. */
export async function applyStack(world, folder, action, template, parameters, name) {
  const file = join(folder, `${world.account}-${name}.template`);
  const given = join(folder, `${world.account}-${name}.parameters.json`);
  await writeFile(file, template);
  await writeFile(
    given,
    JSON.stringify(
      Object.entries(parameters).map(([key, value]) => ({
        ParameterKey: key,
        ParameterValue: Array.isArray(value) ? value.join(',') : String(value),
      })),
    ),
  );
  const call = await world.aws(
    ...['cloudformation', action, '--stack-name', name, '--template-body', `file://${file}`],
    ...['--parameters', `file://${given}`],
  );
  if (call.code !== 0) {
    return { status: 'REJECTED', reason: call.stderr.trim(), outputs: {}, created: [], failed: [] };
  }
  return describe(world, name);
}

export function deleteStack(world, name) {
  return world.aws('cloudformation', 'delete-stack', '--stack-name', name);
}
