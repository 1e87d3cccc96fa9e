/** Environment variables: only the names of AWS services that their values point to leave this file, never a value. */
import type { WorkloadProfile } from '../../core/index.ts';
import type { Field } from '../field.ts';
import type { Reading } from '../reading.ts';
import { readFluentBitInit } from './firelens.ts';
import { shortName } from './secrets.ts';

type Service = WorkloadProfile['applicationServices'][number];

/** Service names in ARNs and host names. */
const SERVICES: ReadonlyMap<string, Service> = new Map([
  ['sts', 'sts'],
  ['dynamodb', 'dynamodb'],
  ['sqs', 'sqs'],
  ['sns', 'sns'],
  ['events', 'events'],
  ['monitoring', 'monitoring'],
  ['kinesis', 'kinesis-streams'],
  ['firehose', 'kinesis-firehose'],
  ['s3', 's3'],
  ['secretsmanager', 'secretsmanager'],
  ['ssm', 'ssm'],
  ['kms', 'kms'],
  ['servicediscovery', 'servicediscovery'],
]);

const LONGEST_VALUE = 2_000;

/** Reads the plain variables of a container for hints at what the code calls. */
export function readEnvironment(container: Field, name: string, reading: Reading): void {
  for (const item of container.get('environment').items('a list of environment variables')) {
    const variable = item.object('an environment variable');
    if (variable === undefined) continue;
    const variableName = variable.get('name').text() ?? '';
    readFluentBitInit(variable, variableName, name, reading);
    if (variableName === 'AWS_XRAY_DAEMON_ADDRESS')
      reading.hint('xray', `${name} is told where an AWS X-Ray daemon is`);
    const value = variable.get('value').value;
    if (typeof value !== 'string' || value.length > LONGEST_VALUE) continue;
    const service = serviceIn(value);
    if (service !== undefined && !variableName.startsWith('aws_fluent_bit_init')) {
      reading.hint('applicationServices', `${shortName(variableName)} of ${name} points to ${service}`);
    }
  }
}

function serviceIn(value: string): Service | undefined {
  const arn = /\barn:aws[\w-]*:([a-z0-9-]+):/.exec(value)?.[1];
  const host = /(?:^|\/\/|\.)([a-z0-9-]+)\.[a-z]{2}[a-z-]*-\d\.amazonaws\.com/.exec(value)?.[1];
  return SERVICES.get(arn ?? host ?? '');
}
