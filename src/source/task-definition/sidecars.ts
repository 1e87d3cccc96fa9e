/** Containers that AWS and others publish for a purpose, recognised by image, or by name where the image is a copy. */
import type { Field } from '../field.ts';
import { wordsOf } from '../placeholders.ts';
import type { Reading } from '../reading.ts';
import type { ImageReference } from './images.ts';

interface Container {
  readonly field: Field;
  readonly name: string;
  readonly image: ImageReference | undefined;
}

/** Reads what a container is for, if it is a known sidecar. */
export function readSidecar(container: Container, reading: Reading): void {
  const image = container.image?.repository.toLowerCase() ?? '';
  const words = ` ${wordsOf(container.field.get('image').text() ?? '')} `;
  if (isXrayDaemon(container, image, words)) readXray(container, reading);
  else if (/aws-otel-collector|(?:^|\/)adot(?:-collector)?$/.test(image) || isCopiedCollector(container))
    readCollector(container, reading);
  else if (/cloudwatch-agent|(?:^|\/)cwagent/.test(image) || / cw ?agent | cloudwatch agent /.test(words))
    readAgent(container, reading);
  else if (/aws-guardduty-agent/.test(image)) {
    reading.claim(
      'guardDutyRuntimeMonitoring',
      true,
      container.field.get('image'),
      `${container.name} is the agent of GuardDuty Runtime Monitoring`,
    );
  } else noteOthers(container, image);
}

function imageOrContainer(container: Container): Field {
  const image = container.field.get('image');
  return image.value === undefined ? container.field : image;
}

/** `xray` alone is the name of other products too, so a name counts only beside the daemon's port or its role. */
function isXrayDaemon({ field, name, image }: Container, repository: string, words: string): boolean {
  if (/(?:^|\/)(?:aws-xray(?:-daemon)?|(?:aws-)?x-?ray-?daemon)(?:$|[-/])/.test(repository)) return true;
  if (/ x ?ray ?daemon /.test(words)) return true;
  if (image !== undefined && image.kind === 'other') return false;
  if (!/x-?ray/i.test(name)) return false;
  return /daemon|sidecar|agent/i.test(name) || listensOn(field, 2000);
}

function listensOn(container: Field, port: number): boolean {
  return container
    .get('portMappings')
    .items('a list of port mappings')
    .some((mapping) => mapping.get('containerPort').text() === String(port));
}

function readXray(container: Container, reading: Reading): void {
  reading.claim('xray', true, imageOrContainer(container), `${container.name} is the AWS X-Ray daemon`);
}

function isCopiedCollector({ field, image }: Container): boolean {
  return image?.kind !== 'other' && variableOf(field, 'AOT_CONFIG_CONTENT') !== undefined;
}

/** The AWS Distro for OpenTelemetry: its built-in configurations are known by name. */
function readCollector(container: Container, reading: Reading): void {
  const from = imageOrContainer(container);
  const file = configurationFile(container.field);
  const content = contentOf(container.field, 'AOT_CONFIG_CONTENT');
  const traces =
    content !== undefined
      ? /\bawsxray\b/.test(content)
      : file === undefined || /xray|default-config|agent-default/.test(file);
  const unknown = content === undefined && variableOf(container.field, 'AOT_CONFIG_CONTENT') !== undefined;
  const what = `${container.name} is the AWS Distro for OpenTelemetry Collector`;
  if (unknown) reading.hint('xray', `${what}; its configuration is not in the task definition`);
  else if (traces)
    reading.claim('xray', true, from, `${what}, whose configuration sends traces to AWS X-Ray`);
  from.note(
    'sidecar',
    `The ${what}. Metrics that it writes as log events (awsemf) need the logs endpoint; Amazon Managed Service for Prometheus needs aps-workspaces, which no question asks about.`,
  );
  if (content !== undefined && /\bawscloudwatchlogs\b|\bawsemf\b/.test(content)) {
    reading.hint('logDrivers', `${container.name} writes to CloudWatch Logs itself`);
  }
  if (unknown || file === undefined)
    reading.hint('applicationServices', `what ${container.name} calls besides depends on its configuration`);
}

/** The CloudWatch agent: metrics, and by its configuration log events and traces. */
function readAgent(container: Container, reading: Reading): void {
  const from = imageOrContainer(container);
  const content = contentOf(container.field, 'CW_CONFIG_CONTENT');
  const what = `${container.name} is the CloudWatch agent`;
  if (content === undefined || /"?metrics(?:_collected)?"?\s*:/.test(content)) {
    reading.claim(
      'applicationServices',
      'monitoring',
      from,
      `${what}, which sends metrics to Amazon CloudWatch`,
    );
  }
  if (content !== undefined && /"?traces(?:_collected)?"?\s*:/.test(content)) {
    reading.claim('xray', true, from, `${what}, and its configuration collects traces`);
  }
  from.note(
    'sidecar',
    `The ${what}. What it writes as log events (Container Insights, embedded metrics) needs the logs endpoint; traces of Application Signals need xray.`,
  );
}

function noteOthers(container: Container, image: string): void {
  const from = imageOrContainer(container);
  if (/aws-appmesh-envoy/.test(image)) {
    from.note(
      'network',
      `The ${container.name} is the Envoy proxy of AWS App Mesh, which AWS supports until 30 September 2026.`,
    );
  } else if (
    /(?:^|\/)(?:datadog|newrelic|dynatrace|splunk|signalfx|honeycombio|grafana|elastic|sumologic|lacework|sysdig|aquasec|instana)(?:\/|-)/.test(
      `${image}/`,
    )
  ) {
    from.note(
      'sidecar',
      `The ${container.name} sends to a service outside AWS: it needs a path of its own (the internet or the PrivateLink of its vendor).`,
    );
  } else if (/opentelemetry-collector|otelcol/.test(image)) {
    from.note(
      'sidecar',
      `The ${container.name} is an OpenTelemetry Collector; what it calls depends on its configuration.`,
    );
  }
}

/** The file that `--config` names, on one line or two. */
function configurationFile(container: Field): string | undefined {
  const parts = ['entryPoint', 'command'].flatMap((name) => {
    const { value } = container.get(name);
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  });
  return /--config[= ](\S+)/.exec(parts.join(' '))?.[1];
}

/** A variable by name, in plain text or as a secret. */
function variableOf(container: Field, name: string): Field | undefined {
  return ['environment', 'secrets']
    .flatMap((list) => container.get(list).items('a list'))
    .find((variable) => variable.get('name').text() === name);
}

/** The value of a variable, for looking for words in it; it never leaves this file. */
function contentOf(container: Field, name: string): string | undefined {
  const variables = container.get('environment').items('a list of environment variables');
  const value = variables.find((variable) => variable.get('name').text() === name)?.get('value').value;
  return typeof value === 'string' ? value.slice(0, 200_000) : undefined;
}
