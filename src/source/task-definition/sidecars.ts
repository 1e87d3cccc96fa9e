/** Containers that AWS and others publish for a purpose, recognised by image, or by name where the image is a copy. */
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { isJsonObject, ownValue, wordOf } from '../json.ts';
import { wordsOf } from '../placeholders.ts';
import { readJson } from '../read-json.ts';
import { hintAt } from './environment.ts';
import type { ImageReference } from './images.ts';

interface Container {
  readonly field: Field;
  readonly name: string;
  readonly image: ImageReference | undefined;
}

/** Reads what a container is for, if it is a known sidecar. */
export function readSidecar(container: Container, gathering: Gathering): void {
  const image = container.image?.repository.toLowerCase() ?? '';
  const words = ` ${wordsOf(container.field.get('image').text() ?? '')} `;
  if (isXrayDaemon(container, image, words)) readXray(container, gathering);
  else if (/aws-otel-collector|(?:^|\/)adot(?:-collector)?$/.test(image) || isCopiedCollector(container))
    readCollector(container, gathering);
  else if (/cloudwatch-agent|(?:^|\/)cwagent/.test(image) || / cw ?agent | cloudwatch agent /.test(words))
    readAgent(container, gathering);
  else if (/aws-guardduty-agent/.test(image)) {
    gathering.claim(
      'guardDutyRuntimeMonitoring',
      true,
      container.field.get('image'),
      `${container.name} is the agent of GuardDuty Runtime Monitoring`,
    );
  } else {
    const agent = AGENTS.find(([pattern]) => pattern.test(image))?.[1];
    if (agent !== undefined) hintAt(agent, `the agent in ${container.name}`, gathering);
    if (agent === 'ssm')
      for (const service of ['ssmmessages', 'ec2messages'])
        hintAt(service, `the agent in ${container.name}`, gathering);
    if (isAwsCli(image))
      gathering.hint(
        'applicationServices',
        `${container.name} runs the AWS CLI (${cliServices(container.field)})`,
      );
    noteOthers(container, image);
  }
}

function isAwsCli(image: string): boolean {
  return /(?:^|\/)aws-cli(?:$|[:@])|(?:^|\/)aws-?cli$/.test(image);
}

/** The services in a command of the AWS CLI; never an argument. */
function cliServices(container: Field): string {
  const words = ['entryPoint', 'command'].flatMap((name) => {
    const { value } = container.get(name);
    return Array.isArray(value) ? value.map(wordOf) : [];
  });
  const text = ` ${words.join(' ').slice(0, 20_000)} `;
  const named = [
    ...text.matchAll(
      /(?:\baws +|^ +)(s3|s3api|dynamodb|sqs|sns|ssm|secretsmanager|kms|sts|ecs|ecr|lambda|logs|cloudwatch)(?= )/g,
    ),
  ].map((match) => (match[1] === 's3api' ? 's3' : match[1]));
  return named.length === 0 ? 'which services it calls is in its command' : [...new Set(named)].join(', ');
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

function readXray(container: Container, gathering: Gathering): void {
  gathering.claim('xray', true, imageOrContainer(container), `${container.name} is the AWS X-Ray daemon`);
}

function isCopiedCollector({ field, image }: Container): boolean {
  return image?.kind !== 'other' && variableOf(field, 'AOT_CONFIG_CONTENT') !== undefined;
}

/** What the configurations built into the collector send to (aws-otel-collector, folder config). */
const COLLECTOR_FILES: readonly (readonly [RegExp, readonly ('xray' | 'logs' | 'aps-workspaces')[]])[] = [
  [/ecs-amp-xray|ecs-amp.*xray/, ['aps-workspaces', 'xray']],
  [/ecs-amp/, ['aps-workspaces']],
  [/ecs-cloudwatch-xray|ecs-xray-cloudwatch/, ['xray', 'logs']],
  [/ecs-default-config|otel-task-metrics|otel-agent-default|(?:^|\/)config\.ya?ml$/, ['xray', 'logs']],
  [/ecs-cloudwatch|otel-instance-metrics|container-insights/, ['logs']],
  [/ecs-xray/, ['xray']],
];

/** The AWS Distro for OpenTelemetry: its built-in configurations are known by name, others are read for exporters. */
function readCollector(container: Container, gathering: Gathering): void {
  const from = imageOrContainer(container);
  const what = `${container.name} is the AWS Distro for OpenTelemetry Collector`;
  from.note('sidecar', `The ${what}.`);
  const content = contentOf(container.field, 'AOT_CONFIG_CONTENT');
  const file = configurationFile(container.field);
  if (content !== undefined) {
    claimTargets(exportersIn(content), from, `${what}, and its configuration exports there`, gathering);
    return;
  }
  if (variableOf(container.field, 'AOT_CONFIG_CONTENT') !== undefined) {
    openCalls(`${what}; its configuration is not in the task definition`, gathering);
    return;
  }
  const known = COLLECTOR_FILES.find(([pattern]) => pattern.test(file ?? 'ecs-default-config'));
  if (known === undefined) {
    openCalls(`${what}; its configuration is a file of its own`, gathering);
    return;
  }
  claimTargets(known[1], from, `${what}, and its built-in configuration exports there`, gathering);
  if (file === undefined)
    gathering.hint(
      'applicationServices',
      `${what}, which without an argument uses its default configuration`,
    );
}

function exportersIn(content: string): readonly ('xray' | 'logs' | 'aps-workspaces')[] {
  const found: ('xray' | 'logs' | 'aps-workspaces')[] = [];
  if (/\bawsxray\b/.test(content)) found.push('xray');
  if (/\bawsemf\b|\bawscloudwatchlogs\b/.test(content)) found.push('logs');
  if (/\b(?:awsprometheusremotewrite|aps-workspaces)\b/.test(content)) found.push('aps-workspaces');
  return found;
}

function claimTargets(
  targets: readonly ('xray' | 'logs' | 'aps-workspaces' | 'monitoring')[],
  from: Field,
  text: string,
  gathering: Gathering,
): void {
  for (const target of targets) {
    if (target === 'xray') gathering.claim('xray', true, from, `${text}: AWS X-Ray`);
    else if (target === 'logs')
      gathering.claim('applicationServices', 'logs', from, `${text}: CloudWatch Logs`, 'declared');
    else if (target === 'monitoring')
      gathering.claim('applicationServices', 'monitoring', from, `${text}: Amazon CloudWatch`);
    else {
      const words = `${text}: Amazon Managed Service for Prometheus`;
      gathering.claim('applicationServices', 'aps-workspaces', from, words);
      from.note('sidecar', `The ${words} (aps-workspaces).`);
    }
  }
}

function openCalls(text: string, gathering: Gathering): void {
  gathering.doubt('applicationServices', text);
  gathering.doubt('xray', text);
}

/**
 * The CloudWatch agent: metrics go to Amazon CloudWatch, everything below `logs` (embedded metrics and Container Insights
 * too) to CloudWatch Logs, traces to AWS X-Ray. Its default configuration on Amazon ECS has `logs` alone.
 */
function readAgent(container: Container, gathering: Gathering): void {
  const from = imageOrContainer(container);
  const what = `${container.name} is the CloudWatch agent`;
  from.note('sidecar', `The ${what}.`);
  const content = contentOf(container.field, 'CW_CONFIG_CONTENT');
  const sections = content === undefined ? undefined : sectionsOf(content);
  if (sections !== undefined && /"app(?:lication)?_signals"/.test(content ?? ''))
    gathering.claim(
      'surroundings',
      'application-signals',
      from,
      `${what}, which serves CloudWatch Application Signals`,
    );
  if (sections !== undefined) {
    claimTargets(sections, from, `${what}, and its configuration sends there`, gathering);
    return;
  }
  if (/^true$/i.test(contentOf(container.field, 'USE_DEFAULT_CONFIG') ?? '')) {
    claimTargets(['logs'], from, `${what} with its default configuration, which sends there`, gathering);
    return;
  }
  openCalls(
    `${what}; its configuration is not in the task definition, and may send to CloudWatch (monitoring), CloudWatch Logs and AWS X-Ray`,
    gathering,
  );
  gathering.claim(
    'applicationServices',
    'logs',
    from,
    `${what}, whose usual work on Amazon ECS is to write log events: CloudWatch Logs`,
    'inferred',
  );
}

/** Which sections a configuration has; `undefined` when it is not JSON. */
function sectionsOf(content: string): readonly ('xray' | 'logs' | 'monitoring')[] | undefined {
  const read = readJson(content, { placeholders: true });
  const value = read.ok ? read.documents[0].value : undefined;
  if (!isJsonObject(value)) return undefined;
  const found: ('xray' | 'logs' | 'monitoring')[] = [];
  const logs = ownValue(value, 'logs');
  const collected = isJsonObject(logs) ? ownValue(logs, 'metrics_collected') : undefined;
  const signals =
    isJsonObject(collected) && Object.keys(collected).some((key) => /^app(?:lication)?_signals$/.test(key));
  if (ownValue(value, 'metrics') !== undefined) found.push('monitoring');
  if (logs !== undefined) found.push('logs');
  if (ownValue(value, 'traces') !== undefined || signals) found.push('xray');
  return found;
}

/** Agents that AWS publishes for one service each. */
const AGENTS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:aws-)?appconfig-agent/, 'appconfigdata'],
  [/(?:^|\/)(?:aws-)?secrets-?manager-agent/, 'secretsmanager'],
  [/(?:^|\/)(?:amazon-|aws-)?ssm-agent/, 'ssm'],
  [/(?:^|\/)aws-sigv4-proxy/, 'sts'],
];

/** Vendors whose programs send to the vendor. */
const VENDORS =
  /(?:^|\/)(?:datadog|newrelic|dynatrace|signalfx|honeycombio|sumologic|lacework|instana)(?:\/|-)/;

/** Vendors whose service people also run themselves: such a container can be that service. */
const SERVICES = /(?:^|\/)(?:splunk|grafana|elastic|beats|sysdig|aquasec)(?:\/|-)/;

/** Programs that collect and send on, by their names. */
const SENDERS =
  /agent|alloy|beat|collector|enforcer|exporter|fluent|forwarder|otel|promtail|shipper|sidecar|tracer/;

function noteOthers(container: Container, image: string): void {
  const from = imageOrContainer(container);
  const program = `${image}/`;
  if (VENDORS.test(program)) {
    from.note(
      'sidecar',
      `The ${container.name} sends to a service outside AWS: it needs a path of its own (the internet or the PrivateLink of its vendor).`,
    );
  } else if (SERVICES.test(program)) {
    // The service itself is called by others, and says nothing of where it sends.
    if (SENDERS.test(image))
      from.note(
        'sidecar',
        `The ${container.name} sends to a service that its vendor or somebody in your network runs: outside AWS it needs a path of its own (the internet or the PrivateLink of its vendor).`,
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
    return Array.isArray(value) ? value.map(wordOf) : typeof value === 'string' ? [value] : [];
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
