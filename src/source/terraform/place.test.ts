/** Where Terraform says which Region and account a plan is for. */
import { expect, test } from 'vitest';
import { readSources } from '../read-sources.ts';

type Json = { readonly [key: string]: unknown };

const TASK = {
  address: 'aws_ecs_task_definition.api',
  mode: 'managed',
  type: 'aws_ecs_task_definition',
  name: 'api',
  values: {
    family: 'api',
    network_mode: 'awsvpc',
    requires_compatibilities: ['FARGATE'],
    container_definitions: JSON.stringify([{ name: 'api', image: 'public.ecr.aws/a/b:1' }]),
  },
};
const data = (type: string, values: Json) => ({
  address: `data.${type}.current`,
  mode: 'data',
  type,
  name: 'current',
  values,
});
const provider = (region: Json, more: Json = {}) => ({
  configuration: { provider_config: { aws: { name: 'aws', expressions: { region }, ...more } } },
});

function vpcOf(document: Json, resources: readonly Json[] = [TASK]) {
  const text = JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: { resources } },
    ...document,
  });
  const read = readSources([{ name: 'plan.json', text }]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.reading.vpc;
}

test.each<[what: string, document: Json, resources?: readonly Json[]]>([
  ['the provider', provider({ constant_value: 'eu-north-1' })],
  [
    'a variable of the provider',
    { ...provider({ references: ['var.region'] }), variables: { region: { value: 'eu-north-1' } } },
  ],
  ['data.aws_region', {}, [TASK, data('aws_region', { name: 'eu-north-1' })]],
  [
    'data.aws_region, read before the plan was made',
    {
      prior_state: { values: { root_module: { resources: [data('aws_region', { region: 'eu-north-1' })] } } },
    },
  ],
  ['the region of a resource', {}, [{ ...TASK, values: { ...TASK.values, region: 'eu-north-1' } }]],
])('the Region is that of %s', (_, document, resources) => {
  expect(vpcOf(document, resources).answers.region).toBe('eu-north-1');
});

test.each<[what: string, document: Json]>([
  ['an alias', provider({ constant_value: 'eu-north-1' }, { alias: 'dns' })],
  ['a module', provider({ constant_value: 'eu-north-1' }, { module_address: 'module.dns' })],
  ['a local value', provider({ references: ['local.region'] })],
  ['no Region', provider({ constant_value: 'nowhere' })],
])('the provider of %s does not say the Region of the plan', (_, document) => {
  const { answers, undetermined } = vpcOf(document);
  expect(answers.region).toBeUndefined();
  expect(undetermined.map(({ question }) => question)).toContain('region');
});

test('the account is that which the caller had', () => {
  const resources = [TASK, data('aws_caller_identity', { account_id: '111122223333' })];
  expect(vpcOf({}, resources).answers.accountId).toBe('111122223333');
});

test('a bucket elsewhere does not move the plan', () => {
  const bucket = { address: 'aws_s3_bucket.b', mode: 'managed', type: 'aws_s3_bucket', name: 'b' };
  const resources = [TASK, { ...bucket, values: { bucket: 'b', region: 'us-west-2' } }];
  expect(vpcOf(provider({ constant_value: 'eu-north-1' }), resources).conflicts).toEqual([]);
});
