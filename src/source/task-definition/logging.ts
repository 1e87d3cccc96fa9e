/** Log configurations: drivers, the Region they send to, secrets in their options. */
import { isRegionId, type WorkloadProfile } from '../../core/index.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { checkFields } from '../known-fields.ts';
import { hasPlaceholder } from '../placeholders.ts';
import { readFirelensOutput } from './firelens.ts';
import { LOG_FIELDS } from './known-fields.ts';
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
export function readLogging(container: Field, name: string, gathering: Gathering): void {
  const given = container.get('logConfiguration');
  if (gathering.isOpen(given, ['logDrivers', 'secretSources'], `the log configuration of ${name}`)) return;
  const configuration = given.object('a log configuration');
  if (configuration === undefined) return;
  checkFields(configuration, LOG_FIELDS, gathering);
  const field = configuration.get('logDriver');
  const driver = field.text()?.toLowerCase();
  const options = configuration.get('options').object('the options of a log driver');
  readSecrets(configuration.get('secretOptions'), `the log configuration of ${name}`, gathering);
  if (driver === undefined) {
    gathering.doubt('logDrivers', `the log configuration of ${name} names no driver`);
    return;
  }
  if (!isDriver(driver)) {
    noteOtherDriver(field, driver, name, gathering);
    return;
  }
  gathering.claim('logDrivers', driver, field, `${name} logs with ${driver}`);
  if (driver === 'awslogs' && options !== undefined) readAwslogs(options, name, gathering);
  if (driver === 'awsfirelens') readFirelensOutput(options ?? configuration.get('options'), name, gathering);
}

function noteOtherDriver(field: Field, driver: string, name: string, gathering: Gathering): void {
  if (hasPlaceholder(driver)) {
    field.note('placeholder', `The log driver of ${name} is still a placeholder.`);
    gathering.doubt('logDrivers', `the log driver of ${name} is still a placeholder`);
  } else if (driver === 'none') field.note('logging', `The ${name} has logging switched off.`);
  else {
    field.note('left-out', `The ${name} logs with ${driver}, which is no log driver of Amazon ECS.`);
    gathering.doubt('logDrivers', `${name} logs with ${driver}, which is no log driver of Amazon ECS`);
  }
}

function readAwslogs(options: Field, name: string, gathering: Gathering): void {
  const field = options.member('awslogs-region');
  const region = field.text();
  if (region === undefined) return;
  if (isRegionId(region)) {
    gathering.claim('region', region, field, 'the Region of CloudWatch Logs', 'logs');
    gathering.foreign.push({ kind: 'log-group', region, from: field, what: `The log group of ${name}` });
  } else if (hasPlaceholder(region)) gathering.hint('region', 'an awslogs-region is still a placeholder');
  else {
    field.note('placeholder', 'This is no Region that is known here.');
    gathering.doubt('region', `the awslogs-region of ${name} is no Region that is known here`);
  }
  if (options.member('awslogs-endpoint').text() !== undefined) {
    options.note(
      'logging',
      'The option awslogs-endpoint sets the address of CloudWatch Logs: private DNS does not decide it.',
    );
  }
}
