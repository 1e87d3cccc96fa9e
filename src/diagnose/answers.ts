/** What an error text says about the workload, as answers to the planner's questions. */
import { type Answers, isRegionId, questionOf, type RegionId } from '../core/index.ts';
import { isOfLogDriver } from './caller.ts';
import type { Clues } from './clues.ts';
import { familyOf, type TriedPattern } from './patterns/index.ts';
import type { Product } from './product.ts';

type Writable = { -readonly [Q in keyof Answers]: Answers[Q] };

/** A record with the pattern that recognised it. */
interface Recognised {
  readonly clues: Clues;
  readonly pattern: TriedPattern;
}

/** Unites what the records say; empty when nothing was recognised. */
export function answersFrom(recognised: readonly Recognised[], whole: string, product?: Product): Answers {
  if (recognised.length === 0) return {};
  const answers: Writable = {};
  if (product !== undefined) {
    // What another product does says nothing about tasks.
    const there = regionOf(recognised, whole);
    return there === undefined ? {} : { region: there };
  }
  for (const { pattern, clues } of recognised) {
    if (isOutside(clues)) continue;
    unite(answers, supported(pattern.implies ?? {}, clues));
    for (const { id, implies } of clues.carriers)
      if (id !== 'logging-driver' || namesAwslogs(clues.text))
        unite(answers, supported(implies ?? {}, clues));
    unite(answers, byService(clues));
  }
  const region = regionOf(recognised, whole);
  if (region !== undefined) answers.region = region;
  Object.assign(answers, platformIn(whole));
  if (recognised.some(({ clues }) => clues.hosts.some(({ fips }) => fips === true))) answers.fips = true;
  const applicationServices = calledByTheApplication(recognised);
  if (applicationServices.length > 0) answers.applicationServices = applicationServices;
  if (/guardduty-agent/.test(whole)) answers.guardDutyRuntimeMonitoring = true;
  if (answers.imageRegistries === undefined) Object.assign(answers, registriesOf(recognised));
  return answers;
}

/** A message of the log driver that writes to Amazon CloudWatch Logs: others begin with the same words. */
const namesAwslogs = (text: string): boolean =>
  /awslogs|cloudwatch|log ?(?:stream|group)|create stream|logs[.-][a-z0-9.-]{4,40}(?:amazonaws|api\.aws)/.test(
    text,
  );

/** A tool that builds or deploys made the call: that says nothing about the workload. */
const isOutside = ({ carriers }: Clues): boolean =>
  carriers.some(({ id }) => id === 'infrastructure-code') &&
  carriers.every(({ caller }) => caller === 'application');

/** A log driver by its name that does not write to Amazon CloudWatch Logs. */
const OTHER_DRIVER =
  /\blog(?:ging)? ?-?driver["']?[ :=]{1,3}["'(]?(?:json-file|local|journald|syslog|gelf|fluentd|splunk|none)\b|\b(?:json-file|journald|syslog|gelf|fluentd|splunk) log(?:ging)? driver\b/;

/** Without what the words around it take back: who else runs the same programs. */
function supported({ launchType, logDrivers, secretSources, ...others }: Answers, clues: Clues): Answers {
  const { text } = clues;
  const elsewhere =
    logDrivers?.join() === 'awsfirelens' &&
    (/td-agent|kube|\beks\b|\bvector(?:::|\.dev)|\btelegraf\b|\blogstash\b/.test(text) ||
      !/firelens|aws-for-fluent|\becs\b|fargate|amazonaws|cloudwatch|firehose|kinesis|[:.]s3\b|aws_/.test(
        text,
      ));
  // A program that calls Amazon CloudWatch Logs itself says nothing about the driver of its container.
  const byProgram = logDrivers?.join() === 'awslogs' && (!isOfLogDriver(text) || OTHER_DRIVER.test(text));
  const anywhere = launchType === 'EC2' && /service ?connect|envoy|appnet/.test(text);
  return {
    ...others,
    ...(secretSources === undefined || isOfRegistry(clues) ? {} : { secretSources }),
    ...(launchType === undefined || anywhere ? {} : { launchType }),
    ...(logDrivers === undefined || elsewhere || byProgram ? {} : { logDrivers }),
  };
}

/** Credentials of a registry lie in AWS Secrets Manager too, and are no secret of a container. */
const isOfRegistry = ({ carriers, text }: Clues): boolean =>
  carriers.some(({ id }) => id === 'registry-credentials') && !/secrets? from asm/.test(text);

/** What the called service says about a task that is being prepared. */
function byService(clues: Clues): Answers {
  const { host, service, carriers, caller, action } = clues;
  const called = host?.service ?? service;
  const preparing = carriers.some(({ id }) => id === 'task-start' || id === 'image-pull');
  if (called === 'ecr.api' || called === 'ecr.dkr' || action?.prefix === 'ecr')
    return { imageRegistries: ['ecr-private'] };
  if (!preparing || caller !== 'task' || isOfRegistry(clues)) return {};
  if (called === 'secretsmanager') return { secretSources: ['secretsmanager'] };
  return called === 'ssm' ? { secretSources: ['ssm'] } : {};
}

/** Sets are united; for anything else the first, most telling record decides. */
function unite(answers: Writable, more: Answers): void {
  if (more.secretSources !== undefined)
    answers.secretSources = union(answers.secretSources, more.secretSources);
  if (more.logDrivers !== undefined) answers.logDrivers = union(answers.logDrivers, more.logDrivers);
  if (more.volumes !== undefined) answers.volumes = union(answers.volumes, more.volumes);
  if (more.imageRegistries !== undefined)
    answers.imageRegistries = union(answers.imageRegistries, more.imageRegistries);
  if (more.launchType !== undefined) answers.launchType ??= more.launchType;
  if (more.instanceManagement !== undefined) answers.instanceManagement = more.instanceManagement;
  if (more.ecsExec !== undefined) answers.ecsExec = more.ecsExec;
  if (more.environmentFiles !== undefined) answers.environmentFiles = more.environmentFiles;
  if (more.customerManagedKey !== undefined) answers.customerManagedKey = more.customerManagedKey;
  if (more.registryCredentials !== undefined) answers.registryCredentials = more.registryCredentials;
  if (more.xray !== undefined) answers.xray = more.xray;
}

const union = <T>(before: readonly T[] | undefined, more: readonly T[]): readonly T[] => [
  ...new Set([...(before ?? []), ...more]),
];

function regionOf(recognised: readonly Recognised[], whole: string): RegionId | undefined {
  const called = recognised.find(
    ({ clues, pattern }) => clues.region !== undefined && pattern.regionAsked !== true,
  );
  return called?.clues.region ?? regionOfCommands(whole);
}

const OPTION = /--region[ =]["']?([a-z]{2}(?:-[a-z]{2,12}){1,3}-\d)\b/g;

/** The Region that commands of the text name, where they agree. */
function regionOfCommands(whole: string): RegionId | undefined {
  const [region, ...others] = new Set([...whole.matchAll(OPTION)].map(([, name = '']) => name));
  return region !== undefined && others.length === 0 && isRegionId(region) ? region : undefined;
}

const LAUNCH_TYPE =
  /launch ?-?_?type["']?\s{0,3}[:=|]?\s{0,3}["']?(fargate|ec2|external|managed_instances)\b/;
const PLATFORM = /platform ?-?_?version["']?\s{0,3}[:=|]?\s{0,3}["']?(1\.4\.0|1\.3\.0)\b/;

/** AWS Fargate by name, and not as one of those that a tool or a sentence is for, nor as a part of the name of something else. */
const FARGATE =
  /(?<!\b(?:ecs|ec2|eks)(?: or | and ))(?<![\w/:.@-])fargate(?![\w/@-]|[.:]\w| or (?:amazon )?ec2| and (?:amazon )?ec2)/;

/** `whole` is the text in lower case. */
function platformIn(whole: string): Answers {
  const found: Writable = {};
  const launchType = LAUNCH_TYPE.exec(whole)?.[1];
  if (launchType === 'fargate' || FARGATE.test(whole)) found.launchType = 'FARGATE';
  if (launchType === 'ec2') found.launchType = 'EC2';
  if (launchType === 'external') found.launchType = 'EXTERNAL';
  if (launchType === 'managed_instances') found.launchType = 'MANAGED_INSTANCES';
  const version = PLATFORM.exec(whole)?.[1];
  if (version === '1.4.0' || version === '1.3.0') found.platformVersion = version;
  if (
    /windows_server_\d{4}|windows\/amd64|platformfamily["']?\s{0,3}[:=]\s{0,3}["']?windows|c:\\programdata\\amazon\\ecs/.test(
      whole,
    )
  )
    found.operatingSystem = 'WINDOWS';
  return found;
}

function registriesOf(recognised: readonly Recognised[]): Answers {
  const pulls = recognised.filter(({ pattern }) => familyOf(pattern) === 'pull');
  const hosts = pulls.flatMap(({ clues }) => clues.hosts.filter(({ kind }) => kind === 'registry'));
  const registries: ImageRegistry[] = [];
  if (pulls.some(({ clues }) => clues.image === 'ecr')) registries.push('ecr-private');
  if (hosts.some(({ name }) => name.endsWith('public.ecr.aws'))) registries.push('ecr-public');
  if (hosts.some(({ name }) => !name.endsWith('public.ecr.aws'))) registries.push('other');
  return registries.length === 0 ? {} : { imageRegistries: registries };
}

type ImageRegistry = NonNullable<Answers['imageRegistries']>[number];
type ApplicationService = NonNullable<Answers['applicationServices']>[number];

/** Somebody tries from a shell whether a host answers. */
const BY_HAND =
  /(?:^\W{0,4}|[$#%] )(?:curl|wget|nc|ncat|telnet|openssl|nslookup|dig|aws|python3? -c)\b|\b(?:curl|wget|telnet|nc|openssl): |\* +trying \d|connect:errno=|--debug\b|\bawscli\b/;

/** What builds, deploys or installs prints, where no carrier stands for it; and an event, which does not say whose call it was. */
const BY_TOOL =
  /\b(?:eksctl|ecs-cli|cfn-(?:init|signal|hup|get-metadata)|copilot|amazon-linux-extras|yum|dnf)\b|retryable error \(.{1,400} - will retry after delay|\bfata\[\d{4}\] error executing '|error occurred during build: |error signaling resource|\beventsource["']? ?[:=]/;

/** What the code itself called, as far as the planner asks for it. */
function calledByTheApplication(recognised: readonly Recognised[]): readonly ApplicationService[] {
  const called = recognised
    .filter(
      ({ pattern, clues }) =>
        pattern.calls === true &&
        clues.caller === 'application' &&
        !BY_HAND.test(clues.text) &&
        !BY_TOOL.test(clues.text) &&
        clues.carriers.every(({ id }) => id !== 'log-router' && id !== 'x-ray'),
    )
    .map(({ clues }) => (clues.host?.kind === 'service' ? clues.host.service : clues.service));
  const { kind } = questionOf('applicationServices');
  const offered = kind.kind === 'subset' ? kind.options.map(({ value }) => value) : [];
  return offered.filter((value): value is ApplicationService => called.some((service) => service === value));
}
