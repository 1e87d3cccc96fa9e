/** Volumes: file systems and their credentials. */

import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { checkFields } from '../known-fields.ts';
import { shortName } from '../names.ts';
import type { DefinitionParts, LaunchTypeId } from './definition.ts';
import { VOLUME_FIELDS } from './known-fields.ts';
import { parseSecret, readPlace } from './secrets.ts';

/** What the volumes of a task definition say. */
export function readVolumes(
  { fields, containers, complete }: DefinitionParts,
  launchType: LaunchTypeId | undefined,
  gathering: Gathering,
): void {
  const list = fields.get('volumes', 'volume');
  if (gathering.isOpen(list, ['volumes'], 'the list of volumes')) return;
  for (const item of list.items('a list of volumes')) {
    gathering.isOpen(item, ['volumes'], 'a volume');
    const volume = item.object('a volume');
    if (volume !== undefined) readVolume(volume, launchType, gathering);
  }
  const from = list.value === undefined ? containers[0] : list;
  if (complete && from !== undefined) gathering.deny('volumes', from, 'no volume is a file system of AWS');
}

/** What makes a volume more than a folder. */
const KINDS = [
  'efsVolumeConfiguration',
  'fsxWindowsFileServerVolumeConfiguration',
  'configuredAtLaunch',
  'dockerVolumeConfiguration',
] as const;

function readVolume(volume: Field, launchType: LaunchTypeId | undefined, gathering: Gathering): void {
  checkFields(volume, VOLUME_FIELDS, gathering);
  const name = `volume ${shortName(volume.get('name').text() ?? 'without a name')}`;
  for (const kind of KINDS) gathering.isOpen(volume.get(kind), ['volumes'], `${kind} of ${name}`);
  const efs = volume.get('efsVolumeConfiguration').object('the configuration of an EFS volume');
  if (efs !== undefined) {
    gathering.claim('volumes', 'efs', efs, `${name} is an Amazon EFS file system`);
    if (launchType !== 'EXTERNAL')
      efs.note('volume', `The ${name} is mounted over NFS (TCP 2049) from the mount targets in the VPC.`);
    readEncryption(efs, name, gathering);
  }
  const fsx = volume
    .get('fsxWindowsFileServerVolumeConfiguration')
    .object('the configuration of an FSx volume');
  if (fsx !== undefined) readShare(fsx, name, gathering);
  const atLaunch = volume.get('configuredAtLaunch', 'configureAtLaunch');
  if (atLaunch.flag())
    gathering.claim('volumes', 'ebs', atLaunch, `${name} is an Amazon EBS volume that is attached at launch`);
  const files = volume.get('s3filesVolumeConfiguration');
  if (files.value !== undefined)
    gathering.claim('volumes', 's3files', files, `${name} is an Amazon S3 Files file system`);
  readDockerVolume(volume.get('dockerVolumeConfiguration'), name, gathering);
}

/** The task role and access points demand transit encryption, which is off unless it is turned on. */
function readEncryption(efs: Field, name: string, gathering: Gathering): void {
  const authorization = efs.get('authorizationConfig');
  const byRole = authorization.get('iam', 'IAM').text() === 'ENABLED';
  if (!byRole && authorization.get('accessPointId').text() === undefined) return;
  const encryption = efs.get('transitEncryption');
  const isLeftOut = encryption.value === undefined && encryption.doubtsOf(() => false).length === 0;
  if (encryption.text() === 'DISABLED' || isLeftOut)
    gathering.refusable.push({ kind: 'mount-without-encryption', from: efs, what: `The ${name}` });
}

function readShare(fsx: Field, name: string, gathering: Gathering): void {
  gathering.claim('volumes', 'fsx-windows', fsx, `${name} is an FSx for Windows File Server file system`);
  const field = fsx.get('authorizationConfig').get('credentialsParameter');
  const text = field.text();
  if (text === undefined)
    gathering.doubt('secretSources', `${name} names no secret, without which it is not mounted`);
  if (text === undefined) return;
  gathering.claim(
    'secretSources',
    parseSecret(text).source,
    field,
    `${name} is mounted with credentials that are a secret`,
  );
  readPlace(field, text, gathering);
}

/** Docker's own volumes: NFS to Amazon EFS is recognised by its address. */
function readDockerVolume(docker: Field, name: string, gathering: Gathering): void {
  if (docker.keys().length === 0) return;
  const options = docker.get('driverOpts');
  const target = options
    .keys()
    .find((key) => /\.efs\.[^.]+\.amazonaws\./.test(options.member(key).text() ?? ''));
  if (target !== undefined) {
    gathering.claim(
      'volumes',
      'efs',
      options.member(target),
      `${name} mounts Amazon EFS with Docker's own driver`,
    );
    return;
  }
  if (/^nfs4?$/i.test(options.get('type').text() ?? ''))
    gathering.claim(
      'surroundings',
      'file-systems',
      options,
      `${name} is mounted over NFS from a server of your own`,
    );
  const driver = docker.get('driver').text() ?? 'local';
  const words =
    driver === 'local'
      ? 'is a Docker volume on the container instance'
      : `uses the Docker volume driver ${driver.slice(0, 60)}`;
  docker.note('volume', `The ${name} ${words}.`);
}
