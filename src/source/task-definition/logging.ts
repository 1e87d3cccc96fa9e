/** Log configurations: drivers, the Region they send to, secrets in their options. */
import { isRegionId, type WorkloadProfile } from '../../core/index.ts';
import type { Field } from '../field.ts';
import { hasPlaceholder } from '../placeholders.ts';
import type { Reading } from '../reading.ts';
import { readFirelensOutput } from './firelens.ts';
import { readSecrets } from './secrets.ts';

type LogDriver = WorkloadProfile['logDrivers'][number];

const DRIVERS: readonly LogDriver[] = [
  'awslogs',
  'awsfirelens',
  'splunk',
  'fluentd',
  'gelf',
  'json-file',
  'journald',
  'syslog',
];

const isDriver = (text: string): text is LogDriver => (DRIVERS as readonly string[]).includes(text);

/** What the log configuration of a container says; a container without one keeps its output to itself. */
export function readLogging(container: Field, name: string, reading: Reading): void {
  const configuration = container.get('logConfiguration').object('a log configuration');
  if (configuration === undefined) return;
  const field = configuration.get('logDriver');
  const driver = field.text()?.toLowerCase();
  const options = configuration.get('options').object('the options of a log driver');
  readSecrets(configuration.get('secretOptions'), `the log configuration of ${name}`, reading);
  if (driver === undefined) return;
  if (!isDriver(driver)) {
    noteOtherDriver(field, driver, name, reading);
    return;
  }
  reading.claim('logDrivers', driver, field, `${name} logs with ${driver}`);
  if (driver === 'awslogs' && options !== undefined) readAwslogs(options, reading);
  if (driver === 'awsfirelens') readFirelensOutput(options ?? configuration.get('options'), name, reading);
}

function noteOtherDriver(field: Field, driver: string, name: string, reading: Reading): void {
  if (hasPlaceholder(driver)) {
    field.note('placeholder', `The log driver of ${name} is still a placeholder.`);
    reading.hint('logDrivers', `the log driver of ${name} is still a placeholder`);
  } else if (driver === 'none') field.note('logging', `The ${name} has logging switched off.`);
  else field.note('left-out', `The ${name} logs with ${driver}, which is no log driver of Amazon ECS.`);
}

function readAwslogs(options: Field, reading: Reading): void {
  const field = options.member('awslogs-region');
  const region = field.text();
  if (region === undefined) return;
  if (isRegionId(region)) reading.claim('region', region, field, 'the Region of CloudWatch Logs');
  else if (hasPlaceholder(region)) reading.hint('region', 'an awslogs-region is still a placeholder');
  else field.note('placeholder', 'This is no Region that is known here.');
  if (options.member('awslogs-endpoint').text() !== undefined) {
    options.note(
      'logging',
      'The option awslogs-endpoint sets the address of CloudWatch Logs: private DNS does not decide it.',
    );
  }
}
