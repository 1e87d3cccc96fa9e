/** A service that is seen with its launch type or capacity provider settles what its task definition leaves open. */
import { expect, test } from 'vitest';
import { readSources } from '../read-sources.ts';

type Json = { readonly [key: string]: unknown };

const ARN = 'arn:aws:ecs:us-west-2:111122223333';
const TASK = {
  taskDefinition: {
    taskDefinitionArn: `${ARN}:task-definition/api:1`,
    family: 'api',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['EC2', 'FARGATE', 'MANAGED_INSTANCES'],
    containerDefinitions: [{ name: 'api', image: '111122223333.dkr.ecr.us-west-2.amazonaws.com/api:1' }],
  },
};
const services = (fields: Json) => ({
  services: [
    {
      serviceName: 'api',
      serviceArn: `${ARN}:service/prod/api`,
      taskDefinition: `${ARN}:task-definition/api:1`,
      ...fields,
    },
  ],
});
const MANAGED = {
  capacityProviders: [{ name: 'own', managedInstancesProvider: { infrastructureRoleArn: 'r' } }],
};
const SCALED = {
  capacityProviders: [{ name: 'own', autoScalingGroupProvider: { autoScalingGroupArn: 'g' } }],
};
const by = (capacityProvider: string) => services({ capacityProviderStrategy: [{ capacityProvider }] });

function launchTypeOf(documents: readonly Json[]) {
  const read = readSources(
    documents.map((document, index) => ({ name: `${index}`, text: JSON.stringify(document) })),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const [workload] = read.reading.workloads;
  return {
    value: workload?.answers.launchType,
    isOpen: workload?.undetermined.some(({ question }) => question === 'launchType'),
    warnings: workload?.findings.filter(({ rule }) => rule === 'source/several-launch-types').length,
  };
}

const SETTLED = { isOpen: false, warnings: 0 };

test.each<[what: string, value: string, documents: readonly Json[]]>([
  ['its launch type', 'EC2', [services({ launchType: 'EC2' })]],
  ['a capacity provider of AWS Fargate', 'FARGATE', [by('FARGATE_SPOT')]],
  ['a capacity provider of Managed Instances', 'MANAGED_INSTANCES', [by('own'), MANAGED]],
  ['a capacity provider of an Auto Scaling group', 'EC2', [by('own'), SCALED]],
])('%s settles it', (_, value, documents) => {
  expect(launchTypeOf([TASK, ...documents])).toEqual({ value, ...SETTLED });
});

test('a capacity provider that is not described leaves it open', () => {
  expect(launchTypeOf([TASK, by('own')]).isOpen).toBe(true);
});

test('without a service it is open, and told', () => {
  expect(launchTypeOf([TASK])).toMatchObject({ isOpen: true });
});
