/** What runs the containers: launch type and operating system. */

import type { Field } from '../field.ts';
import { hasPlaceholder } from '../placeholders.ts';
import type { Reading } from '../reading.ts';
import type { LaunchTypeId, Surroundings } from './definition.ts';

/** Of several declared launch types the first of these is taken: whatever runs on AWS Fargate needs fewest endpoints. */
const PREFERENCE: readonly LaunchTypeId[] = ['FARGATE', 'EC2', 'MANAGED_INSTANCES', 'EXTERNAL'];

/** Reads the launch type; returns it where the definition decides it. */
export function readLaunchType(
  { fields, containers, complete }: Surroundings,
  reading: Reading,
): LaunchTypeId | undefined {
  const declared = fields.get('requiresCompatibilities');
  const required = launchTypes(declared, reading);
  if (required.length > 0) return claimFirst(required, declared, 'requiresCompatibilities', reading);
  const fitting = fields.get('compatibilities');
  const compatible = launchTypes(fitting, reading);
  if (compatible.length > 0 && !compatible.includes('FARGATE')) {
    return claimFirst(compatible, fitting, 'compatibilities', reading);
  }
  const reason =
    complete || compatible.length === 0 ? whyNotFargate(fields, containers, complete) : undefined;
  if (reason !== undefined) {
    reading.claim('launchType', 'EC2', reason.from, `${reason.text}, which AWS Fargate does not offer`);
    reading.hint(
      'launchType',
      'no launch type is declared; what the definition uses fits Amazon EC2, and servers of your own (EXTERNAL)',
    );
    return 'EC2';
  }
  if (fields.get('networkMode').text() === 'awsvpc') {
    reading.hint(
      'launchType',
      'no launch type is declared; network mode awsvpc fits AWS Fargate, Amazon EC2 and Managed Instances',
    );
  } else reading.hint('launchType', 'no launch type is declared');
  return undefined;
}

function launchTypes(list: Field, reading: Reading): readonly LaunchTypeId[] {
  const found = new Set<LaunchTypeId>();
  for (const item of list.items('a list of launch types')) {
    const text = item.text()?.toUpperCase();
    const type = PREFERENCE.find((candidate) => candidate === text);
    if (type !== undefined) found.add(type);
    else if (text !== undefined && hasPlaceholder(text))
      reading.hint('launchType', 'the launch type is still a placeholder');
    else if (text !== undefined) item.note('left-out', 'This is no launch type of Amazon ECS.');
  }
  return PREFERENCE.filter((type) => found.has(type));
}

function claimFirst(
  types: readonly LaunchTypeId[],
  from: Field,
  field: string,
  reading: Reading,
): LaunchTypeId | undefined {
  const [first, ...others] = types;
  if (first === undefined) return undefined;
  const all = types.join(', ');
  reading.claim(
    'launchType',
    first,
    from,
    others.length === 0
      ? `the field ${field} says ${first}`
      : `the field ${field} allows ${all}; ${first} is taken`,
  );
  if (others.length > 0) {
    from.note(
      'conflict',
      `The field ${field} allows ${all}: the plan takes ${first}. Container instances need the Amazon ECS endpoints as well.`,
    );
    reading.hint('launchType', `the field ${field} allows ${all}: choose what your service uses`);
  }
  return first;
}

interface Reason {
  readonly from: Field;
  readonly text: string;
}

/** The first thing that AWS Fargate does not accept. A missing network mode counts when the definition is whole. */
function whyNotFargate(fields: Field, containers: readonly Field[], complete: boolean): Reason | undefined {
  const mode = fields.get('networkMode');
  const text = mode.text()?.toLowerCase();
  if (text !== undefined && ['bridge', 'host', 'none', 'default', 'nat', '<default>'].includes(text)) {
    return { from: mode, text: `the network mode is ${text}` };
  }
  for (const volume of fields.get('volumes', 'volume').items('a list of volumes')) {
    const path = volume.get('host').get('sourcePath');
    const terraform = volume.get('hostPath');
    const source = path.text() === undefined ? terraform : path;
    if (source.text() !== undefined)
      return { from: source, text: 'a volume is a directory of the container instance' };
    const docker = volume.get('dockerVolumeConfiguration');
    if (docker.keys().length > 0) return { from: docker, text: 'a volume is managed by Docker' };
  }
  for (const container of containers) {
    const privileged = container.get('privileged');
    if (privileged.flag()) return { from: privileged, text: 'a container is privileged' };
  }
  const [first] = containers;
  if (complete && text === undefined && first !== undefined) {
    const from = ['family', 'executionRoleArn']
      .map((name) => fields.get(name))
      .find(({ value }) => value !== undefined);
    return { from: from ?? first, text: 'no network mode is given, so it is bridge' };
  }
  return undefined;
}

const WINDOWS_IMAGE =
  /mcr\.microsoft\.com\/(?:windows|dotnet\/framework)\b|^microsoft\/(?:iis|aspnet|windowsservercore|nanoserver|windows)\b|windowsservercore|nanoserver/i;

/** Reads the operating system. */
export function readOperatingSystem(
  definition: Surroundings,
  launchType: LaunchTypeId | undefined,
  reading: Reading,
): void {
  const { fields, containers } = definition;
  const field = fields.get('runtimePlatform').object('a runtime platform')?.get('operatingSystemFamily');
  const family = field?.text()?.toUpperCase();
  if (field !== undefined && family !== undefined) {
    if (/^WINDOWS/.test(family))
      reading.claim(
        'operatingSystem',
        'WINDOWS',
        field,
        `the field operatingSystemFamily is ${family.slice(0, 40)}`,
      );
    else if (family === 'LINUX')
      reading.claim('operatingSystem', 'LINUX', field, 'the field operatingSystemFamily is LINUX');
    else reading.hint('operatingSystem', 'the field operatingSystemFamily is a placeholder or unknown');
    return;
  }
  const clue = windowsClue(fields, containers);
  if (clue !== undefined) {
    reading.claim('operatingSystem', 'WINDOWS', clue.from, clue.text);
    reading.hint('operatingSystem', 'there is no runtimePlatform, but something that belongs to Windows');
    return;
  }
  const declared = fields.get('requiresCompatibilities');
  if (launchType === 'FARGATE' && declared.value !== undefined) {
    reading.claim(
      'operatingSystem',
      'LINUX',
      declared,
      'there is no runtimePlatform, and AWS Fargate then runs Linux',
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
