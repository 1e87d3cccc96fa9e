/** What runs the containers: launch type and operating system. */

import type { ReadingFinding } from '../../core/index.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { isJsonList, type JsonValue } from '../json.ts';
import { hasPlaceholder } from '../placeholders.ts';
import type { DefinitionParts, LaunchTypeId } from './definition.ts';

/** Of several declared launch types the first of these is taken: whatever runs on AWS Fargate needs fewest endpoints. */
const PREFERENCE: readonly LaunchTypeId[] = ['FARGATE', 'EC2', 'MANAGED_INSTANCES', 'EXTERNAL'];

/** Reads the launch type; returns it where the definition decides it. */
export function readLaunchType(
  { fields, containers, complete }: DefinitionParts,
  gathering: Gathering,
): LaunchTypeId | undefined {
  const declared = fields.get('requiresCompatibilities');
  gathering.isOpen(declared, ['launchType'], 'the list of launch types');
  const required = launchTypes(declared, gathering);
  if (required.length > 0) return claimFirst(required, declared, 'requiresCompatibilities', gathering);
  const fitting = fields.get('compatibilities');
  const compatible = launchTypes(fitting, gathering);
  if (compatible.length > 0 && !compatible.includes('FARGATE')) {
    return claimFirst(compatible, fitting, 'compatibilities', gathering);
  }
  const whole = complete && (declared.value === undefined || isEmptyList(declared.value));
  const reason = compatible.includes('FARGATE') ? undefined : whyNotFargate(fields, containers, whole);
  if (reason !== undefined) {
    gathering.claim(
      'launchType',
      'EC2',
      reason.from,
      `${reason.text}, which AWS Fargate does not offer`,
      'inferred',
    );
    gathering.hint(
      'launchType',
      'no launch type is declared; what the definition uses fits Amazon EC2, and servers of your own (EXTERNAL)',
    );
    return 'EC2';
  }
  if (fields.get('networkMode').text() === 'awsvpc') {
    gathering.hint(
      'launchType',
      'no launch type is declared; network mode awsvpc fits AWS Fargate, Amazon EC2 and Managed Instances',
    );
  } else gathering.hint('launchType', 'no launch type is declared');
  return undefined;
}

const isEmptyList = (value: JsonValue): boolean => isJsonList(value) && value.length === 0;

function launchTypes(list: Field, gathering: Gathering): readonly LaunchTypeId[] {
  const found = new Set<LaunchTypeId>();
  for (const item of list.items('a list of launch types')) {
    const text = item.text()?.toUpperCase();
    const type = PREFERENCE.find((candidate) => candidate === text);
    if (type !== undefined) found.add(type);
    else if (text !== undefined && hasPlaceholder(text))
      gathering.doubt('launchType', 'the launch type is still a placeholder');
    else if (text !== undefined) item.note('left-out', 'This is no launch type of Amazon ECS.');
  }
  return PREFERENCE.filter((type) => found.has(type));
}

function claimFirst(
  types: readonly LaunchTypeId[],
  from: Field,
  field: string,
  gathering: Gathering,
): LaunchTypeId | undefined {
  const [first, ...others] = types;
  if (first === undefined) return undefined;
  const all = types.join(', ');
  gathering.claim(
    'launchType',
    first,
    from,
    others.length === 0
      ? `the field ${field} says ${first}`
      : `the field ${field} allows ${all}; ${first} is taken`,
    others.length === 0 ? 'declared' : 'inferred',
  );
  if (others.length > 0) {
    from.note(
      'conflict',
      `The field ${field} allows ${all}: the plan takes ${first} where no service names one. Container instances need the Amazon ECS endpoints as well.`,
    );
    gathering.hint('launchType', `the field ${field} allows ${all}: choose what your service uses`);
    if (first === 'FARGATE') gathering.findings.push(severalLaunchTypes(from, all));
  }
  return first;
}

interface Reason {
  readonly from: Field;
  readonly text: string;
}

/** The finding about a definition that allows several launch types; a service that names one settles it. */
export const SEVERAL_LAUNCH_TYPES = 'source/several-launch-types';

/** Planned for AWS Fargate, but container instances may run it as well. */
function severalLaunchTypes(from: Field, all: string): ReadingFinding {
  return {
    rule: SEVERAL_LAUNCH_TYPES,
    severity: 'warning',
    from: from.path,
    source: from.site.source,
    text: `The task definition allows ${all}, and the plan is for FARGATE: on container instances the tasks need the endpoints ecs, ecs-agent and ecs-telemetry as well.`,
    fix: 'Answer the launch type that your service uses; with both, plan for EC2.',
    cites: ['ecs-vpc-endpoints'],
  };
}

/** Log drivers that AWS Fargate does not offer. */
const INSTANCE_DRIVERS = [
  'syslog',
  'fluentd',
  'gelf',
  'json-file',
  'journald',
  'logentries',
  'local',
  'none',
];

/** The first thing that AWS Fargate does not accept. What is missing counts when the definition is whole. */
function whyNotFargate(fields: Field, containers: readonly Field[], complete: boolean): Reason | undefined {
  const mode = fields.get('networkMode');
  const text = mode.text()?.toLowerCase();
  if (text !== undefined && ['bridge', 'host', 'none', 'default', 'nat', '<default>'].includes(text)) {
    return { from: mode, text: `the network mode is ${text}` };
  }
  return (
    notForTasks(fields) ??
    firstOf(containers, notForContainers) ??
    (complete ? missing(fields, containers, text) : undefined)
  );
}

function firstOf(fields: readonly Field[], why: (field: Field) => Reason | undefined): Reason | undefined {
  for (const field of fields) {
    const reason = why(field);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Settings of a task that only container instances have. */
function notForTasks(fields: Field): Reason | undefined {
  for (const volume of fields.get('volumes', 'volume').items('a list of volumes')) {
    const path = volume.get('host').get('sourcePath');
    const terraform = volume.get('hostPath');
    const source = path.text() === undefined ? terraform : path;
    if (source.text() !== undefined)
      return { from: source, text: 'a volume is a directory of the container instance' };
    const docker = volume.get('dockerVolumeConfiguration');
    if (docker.keys().length > 0) return { from: docker, text: 'a volume is managed by Docker' };
    const share = volume.get('fsxWindowsFileServerVolumeConfiguration');
    if (share.keys().length > 0)
      return { from: share, text: 'a volume is an FSx for Windows File Server file system' };
  }
  const pid = fields.get('pidMode');
  if (pid.text()?.toLowerCase() === 'host')
    return { from: pid, text: 'the process namespace is that of the host' };
  const ipc = fields.get('ipcMode');
  const ipcMode = ipc.text()?.toLowerCase();
  if (ipcMode !== undefined && !hasPlaceholder(ipcMode))
    return { from: ipc, text: `the IPC mode is ${ipcMode.slice(0, 20)}` };
  const [constraint] = fields.get('placementConstraints').items('a list of placement constraints');
  if (constraint !== undefined) return { from: constraint, text: 'there is a placement constraint' };
  const [accelerator] = fields
    .get('inferenceAccelerators', 'inferenceAccelerator')
    .items('a list of accelerators');
  return accelerator === undefined
    ? undefined
    : { from: accelerator, text: 'there is an inference accelerator' };
}

/** Settings of a container that only container instances have. */
function notForContainers(container: Field): Reason | undefined {
  const privileged = container.get('privileged');
  if (privileged.flag()) return { from: privileged, text: 'a container is privileged' };
  for (const item of container.get('resourceRequirements').items('a list of resource requirements')) {
    const type = item.get('type');
    if (/^(?:GPU|InferenceAccelerator)$/i.test(type.text() ?? ''))
      return { from: type, text: 'a container asks for a GPU or an accelerator' };
  }
  const linux = container.get('linuxParameters');
  for (const key of ['devices', 'tmpfs'] as const) {
    const [first] = linux.get(key).items('a list');
    if (first !== undefined) return { from: first, text: `a container has the Linux parameter ${key}` };
  }
  for (const key of ['sharedMemorySize', 'maxSwap', 'swappiness'] as const) {
    const parameter = linux.get(key);
    if (parameter.text() !== undefined)
      return { from: parameter, text: `a container has the Linux parameter ${key}` };
  }
  const added = linux.get('capabilities').get('add').items('a list of capabilities');
  const other = added.find(
    (one) => !/^(?:SYS_PTRACE)$/i.test(one.text() ?? 'SYS_PTRACE') && !hasPlaceholder(one.text() ?? ''),
  );
  if (other !== undefined)
    return { from: other, text: 'a container adds a capability other than SYS_PTRACE' };
  const [link] = container.get('links').items('a list of links');
  if (link !== undefined) return { from: link, text: 'a container links to another' };
  const driver = container.get('logConfiguration').get('logDriver');
  const name = typeof driver.value === 'string' ? driver.value.toLowerCase() : '';
  if (INSTANCE_DRIVERS.includes(name)) return { from: driver, text: `a container logs with ${name}` };
  return undefined;
}

/** What AWS Fargate requires and a whole definition does not have. */
function missing(fields: Field, containers: readonly Field[], mode: string | undefined): Reason | undefined {
  const [first] = containers;
  if (first === undefined) return undefined;
  const from = ['family', 'executionRoleArn', 'networkMode']
    .map((name) => fields.get(name))
    .find(({ value }) => value !== undefined);
  if (mode === undefined) return { from: from ?? first, text: 'no network mode is given, so it is bridge' };
  const sizes = ['cpu', 'memory'].filter((name) => fields.get(name).value === undefined);
  if (sizes.length === 0) return undefined;
  return { from: from ?? first, text: `the task has no ${sizes.join(' and no ')}` };
}

const WINDOWS_IMAGE =
  /mcr\.microsoft\.com\/(?:windows|dotnet\/framework)\b|^microsoft\/(?:iis|aspnet|windowsservercore|nanoserver|windows)\b|windowsservercore|nanoserver/i;

/** Reads the operating system. */
export function readOperatingSystem(
  definition: DefinitionParts,
  launchType: LaunchTypeId | undefined,
  gathering: Gathering,
): void {
  const { fields, containers } = definition;
  const platform = fields.get('runtimePlatform');
  if (gathering.isOpen(platform, ['operatingSystem'], 'the runtime platform')) return;
  const field = platform.object('a runtime platform')?.get('operatingSystemFamily');
  const family = field?.text()?.toUpperCase();
  if (field !== undefined && family !== undefined) {
    if (/^WINDOWS/.test(family))
      gathering.claim(
        'operatingSystem',
        'WINDOWS',
        field,
        `the field operatingSystemFamily is ${family.slice(0, 40)}`,
      );
    else if (family === 'LINUX')
      gathering.claim('operatingSystem', 'LINUX', field, 'the field operatingSystemFamily is LINUX');
    else gathering.hint('operatingSystem', 'the field operatingSystemFamily is a placeholder or unknown');
    return;
  }
  const clue = windowsClue(fields, containers);
  if (clue !== undefined) {
    gathering.claim('operatingSystem', 'WINDOWS', clue.from, clue.text);
    gathering.hint('operatingSystem', 'there is no runtimePlatform, but something that belongs to Windows');
    return;
  }
  const declared = fields.get('requiresCompatibilities');
  if (launchType === 'FARGATE' && declared.value !== undefined) {
    gathering.claim(
      'operatingSystem',
      'LINUX',
      declared,
      'there is no runtimePlatform, and AWS Fargate then runs Linux',
    );
  }
}

const NETWORK_MODES = ['awsvpc', 'bridge', 'host'] as const;

/** Reads the network mode where container instances run the tasks: whose network interface the calls use. */
export function readNetworkMode(
  { fields, complete, containers }: DefinitionParts,
  launchType: LaunchTypeId | undefined,
  gathering: Gathering,
): void {
  const mode = fields.get('networkMode');
  const text = mode.text()?.toLowerCase();
  const known = NETWORK_MODES.find((candidate) => candidate === text);
  if (known !== undefined) gathering.claim('networkMode', known, mode, `the network mode is ${known}`);
  else if (text === 'default' || text === 'nat' || text === '<default>')
    gathering.claim('networkMode', 'default', mode, 'the network mode is the NAT of Windows');
  else if (text !== undefined) gathering.doubt('networkMode', 'the network mode is a placeholder, or none');
  else if (complete && launchType !== undefined && launchType !== 'FARGATE') {
    const from = containers[0] ?? fields;
    const windows = gathering.claimsFor('operatingSystem').some(({ value }) => value === 'WINDOWS');
    const byDefault = windows ? 'default' : 'bridge';
    gathering.claim(
      'networkMode',
      byDefault,
      from,
      `no network mode is given, so it is ${byDefault}`,
      'inferred',
    );
  }
}

/** Something that only Windows has. */
function windowsClue(fields: Field, containers: readonly Field[]): Reason | undefined {
  for (const volume of fields.get('volumes', 'volume').items('a list of volumes')) {
    const share = volume.get('fsxWindowsFileServerVolumeConfiguration');
    if (share.keys().length > 0)
      return { from: share, text: 'FSx for Windows File Server is mounted by Windows containers only' };
  }
  for (const constraint of fields.get('placementConstraints').items('a list of placement constraints')) {
    const expression = constraint.get('expression');
    if (/ecs\.os-type\s*==\s*windows/i.test(expression.text() ?? '')) {
      return { from: expression, text: 'the placement constraint asks for Windows' };
    }
  }
  for (const container of containers) {
    const image = container.get('image');
    const text = image.text() ?? '';
    if (WINDOWS_IMAGE.test(text)) return { from: image, text: 'the image is a Windows image' };
    const shell = windowsShell(container);
    if (shell !== undefined)
      return { from: shell, text: 'the container starts a shell or a program of Windows' };
    if (mountsDrive(container))
      return { from: container.get('mountPoints'), text: 'a volume is mounted to a drive of Windows' };
  }
  return undefined;
}

/** `powershell` and `cmd` exist on Windows alone: on Linux the shell is `pwsh`. */
function windowsShell(container: Field): Field | undefined {
  return ['entryPoint', 'command']
    .map((name) => container.get(name))
    .find(({ value }) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return (
        typeof first === 'string' && /^(?:(?:powershell|cmd)(?:\.exe)?(?:\s|$)|[a-z]:\\)/i.test(first.trim())
      );
    });
}

function mountsDrive(container: Field): boolean {
  const { value } = container.get('mountPoints');
  return (
    Array.isArray(value) &&
    container
      .get('mountPoints')
      .items('a list of mount points')
      .some((mount) => /^[a-z]:\\/i.test(mount.get('containerPath').text() ?? ''))
  );
}
