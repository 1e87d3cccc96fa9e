import { describe, expect, test } from 'vitest';
import { readSource } from '../read-sources.ts';

const resource = (type: string, values: object) => ({
  address: `${type}.a`,
  mode: 'managed',
  type,
  name: 'a',
  values,
});

function planOf(afterUnknown: object): string {
  const containers = JSON.stringify([{ name: 'a', image: 'nginx' }]);
  const task = {
    family: 'a',
    network_mode: 'awsvpc',
    requires_compatibilities: ['FARGATE'],
    container_definitions: containers,
  };
  const service = { name: 'a', launch_type: 'FARGATE', network_configuration: [{ assign_public_ip: false }] };
  return JSON.stringify({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [resource('aws_ecs_task_definition', task), resource('aws_ecs_service', service)],
      },
    },
    resource_changes: [{ address: 'aws_ecs_service.a', change: { after_unknown: afterUnknown } }],
  });
}

const openIn = (text: string): readonly string[] => {
  const read = readSource(text);
  return read.ok
    ? read.reading.workloads.flatMap(({ undetermined }) => undetermined.map(({ question }) => question))
    : [];
};

describe('what is known only after terraform apply', () => {
  test('is open, and what the plan leaves out is off', () => {
    expect(openIn(planOf({ enable_execute_command: true }))).toContain('ecsExec');
    expect(openIn(planOf({ id: true }))).not.toContain('ecsExec');
  });
});
