/** FireLens: where a log router sends what it gets, by the name of its output plugin. */

import { isRegionId, type WorkloadProfile } from '../../core/index.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { checkFields } from '../known-fields.ts';
import { hasPlaceholder } from '../placeholders.ts';
import { ROUTER_FIELDS, ROUTER_OPTIONS } from './known-fields.ts';

type Destination = WorkloadProfile['firelensDestinations'][number];

/** Output plugins of Fluent Bit (`Name`) and of Fluentd (`@type`) that call an AWS service. */
const AWS_OUTPUTS: ReadonlyMap<string, Destination> = new Map([
  ['cloudwatch', 'cloudwatch-logs'],
  ['cloudwatch_logs', 'cloudwatch-logs'],
  ['firehose', 'kinesis-firehose'],
  ['kinesis_firehose', 'kinesis-firehose'],
  ['kinesis', 'kinesis-streams'],
  ['kinesis_streams', 'kinesis-streams'],
  ['kinesis_streams_aggregated', 'kinesis-streams'],
  ['s3', 's3'],
]);

/** Amazon OpenSearch Service, unless the host says otherwise. */
const SEARCH_OUTPUTS = [
  'es',
  'elasticsearch',
  'opensearch',
  'aws-elasticsearch-service',
  'elasticsearch_dynamic',
  'opensearch_data_stream',
];

/** Outputs that stay in the container. */
const LOCAL_OUTPUTS = ['null', 'stdout', 'file', 'counter', 'flowcounter', 'exit', 'plot'];

/** Reads the options of a container that logs with `awsfirelens`. */
export function readFirelensOutput(options: Field, name: string, gathering: Gathering): void {
  const plugin = optionOf(options, 'name') ?? optionOf(options, '@type');
  const output = plugin?.text()?.toLowerCase();
  if (plugin === undefined || output === undefined) {
    gathering.hint(
      'firelensDestinations',
      `${name} names no output, so the configuration of the log router decides`,
    );
    return;
  }
  if (hasPlaceholder(output)) {
    gathering.doubt('firelensDestinations', `the output of ${name} is still a placeholder`);
    return;
  }
  readRole(options, name, gathering);
  if (LOCAL_OUTPUTS.includes(output)) {
    plugin.note('logging', `The output ${output} of ${name} leaves nothing to be sent.`);
    gathering.deny(
      'firelensDestinations',
      plugin,
      `the output ${output} of ${name} leaves nothing to be sent`,
    );
    return;
  }
  const destination =
    AWS_OUTPUTS.get(output) ?? (SEARCH_OUTPUTS.includes(output) ? searchDestination(options) : 'other');
  readRegionOption(options, destination, name, gathering);
  gathering.claim(
    'firelensDestinations',
    destination,
    plugin,
    `${name} sends its logs with the output ${output}`,
  );
}

/** Reads the log router's own configuration. */
export function readFirelensRouter(container: Field, name: string, gathering: Gathering): boolean {
  const router = container.get('firelensConfiguration').object('a FireLens configuration');
  if (router === undefined) return false;
  const type = router.get('type').text() ?? 'fluentbit';
  router.note('logging', `The ${name} is the log router (${type}).`);
  checkFields(router, ROUTER_FIELDS, gathering);
  const options = router.get('options').object('the options of the log router');
  if (options !== undefined) checkFields(options, ROUTER_OPTIONS, gathering);
  const kind = options?.member('config-file-type').text();
  const value = options?.member('config-file-value');
  if (options === undefined || kind === undefined || value === undefined) return true;
  gathering.hint(
    'firelensDestinations',
    `${name} has a configuration of its own, which may name more outputs`,
  );
  if (kind === 's3') {
    gathering.refusable.push({ kind: 'router-file-in-s3', from: value, what: `The log router ${name}` });
    gathering.claim(
      'environmentFiles',
      true,
      value,
      'the configuration of the log router is read from Amazon S3 with the task execution role, as environment files are',
    );
  }
  return true;
}

/** Variables by which AWS for Fluent Bit finds further configuration in Amazon S3, read with the task role. */
export function readFluentBitInit(
  variable: Field,
  variableName: string,
  name: string,
  gathering: Gathering,
): void {
  if (!/^aws_fluent_bit_init_s3_/i.test(variableName)) return;
  const text = `${name} reads its configuration from Amazon S3 (${variableName})`;
  gathering.claim('applicationServices', 's3', variable, text);
  gathering.hint(
    'firelensDestinations',
    `${name} has a configuration of its own, which may name more outputs`,
  );
}

/** Elasticsearch that is not Amazon's has another host; AWS_Auth is only used with Amazon's. */
function searchDestination(options: Field): Destination {
  const host =
    optionOf(options, 'host')?.text() ??
    optionOf(options, 'hosts')?.text() ??
    optionOf(options, 'url')?.text();
  const signed = optionOf(options, 'aws_auth')?.text()?.toLowerCase();
  if (signed === 'on' || signed === 'true') return 'opensearch';
  if (optionOf(options, 'cloud_id') !== undefined) return 'other';
  if (host === undefined || hasPlaceholder(host)) return 'opensearch';
  return /\.(?:es|aoss)\.|amazonaws|\.on\.aws/i.test(host) ? 'opensearch' : 'other';
}

function readRegionOption(
  options: Field,
  destination: Destination,
  name: string,
  gathering: Gathering,
): void {
  const field = optionOf(options, 'region') ?? optionOf(options, 'aws_region');
  const region = field?.text();
  if (field === undefined || region === undefined || !isRegionId(region)) return;
  gathering.claim('region', region, field, 'the Region of the FireLens output', 'secret');
  if (destination !== 'other')
    gathering.foreign.push({
      kind: 'log-output',
      region,
      from: field,
      what: `The FireLens output of ${name}`,
    });
}

function readRole(options: Field, name: string, gathering: Gathering): void {
  const role = optionOf(options, 'role_arn') ?? optionOf(options, 'aws_role_arn');
  if (role?.text() === undefined) return;
  const text = `the FireLens output of ${name} assumes a role through AWS STS`;
  gathering.claim('applicationServices', 'sts', role, text);
}

/** An option whatever its case: Fluent Bit reads `Name` and `name` alike. */
function optionOf(options: Field, name: string): Field | undefined {
  const key = options.keys().find((candidate) => candidate.toLowerCase() === name);
  return key === undefined ? undefined : options.member(key);
}
