/**
 * Manifests of AWS Copilot: services and jobs on AWS Fargate, with images that Copilot pushes to Amazon ECR and logs in
 * CloudWatch Logs. What a manifest leaves to Copilot's defaults is read as those defaults.
 */
import type { Field } from '../field.ts';
import { Gathering } from '../gathering.ts';
import { isJsonObject, type JsonValue, ownValue } from '../json.ts';
import { checkFields } from '../known-fields.ts';
import { shortName } from '../names.ts';
import { Parts } from '../parts.ts';
import { readContainer, readImages, readLogging } from './containers.ts';
import { readEnvironments, readOverrides } from './environments.ts';
import {
  hasEmpty,
  MANIFEST_FIELDS,
  NETWORK_FIELDS,
  openPieces,
  STORAGE_FIELDS,
  sidecarsOf,
} from './fields.ts';
import {
  readCalls,
  readNetworkOf,
  readPlatform,
  readSurroundings,
  readSwitches,
  readVolumes,
} from './settings.ts';

const TYPES = [
  'load balanced web service',
  'backend service',
  'worker service',
  'scheduled job',
  'load balanced web app',
  'backend app',
  'request-driven web service',
  'static site',
];

/** Whether the value is a manifest of a service or a job. */
export function isManifest(value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  const type = ownValue(value, 'type');
  return (
    typeof type === 'string' && TYPES.includes(type.toLowerCase()) && ownValue(value, 'name') !== undefined
  );
}

/** Reads a manifest; types that Amazon ECS does not run give nothing. */
export function readManifest(field: Field): Parts {
  const parts = new Parts();
  const type = field.get('type').text()?.toLowerCase() ?? '';
  if (type === 'request-driven web service' || type === 'static site') {
    field.get('type').problem(`AWS Copilot runs a ${type} outside of Amazon ECS: there is nothing to plan`);
    return parts;
  }
  const name = shortName(field.get('name').text() ?? '');
  const gathering = new Gathering();
  checkFields(field, MANIFEST_FIELDS, gathering);
  openPieces(field, gathering);
  checkFields(field.get('network'), NETWORK_FIELDS, gathering);
  const odd = field
    .get('network')
    .keys()
    .find((key) => !/^(?:vpc|connect)$/.test(key));
  if (odd !== undefined || hasEmpty(field.get('network'), 'connect'))
    gathering.doubt(
      'serviceConnect',
      'network of the manifest has a key without a value, or one that it does not know',
    );
  if (hasEmpty(field, 'exec') || hasEmpty(field, 'network'))
    for (const question of ['ecsExec', 'serviceConnect'] as const)
      gathering.doubt(question, 'exec or network of the manifest is a key without a value');
  checkFields(field.get('storage'), STORAGE_FIELDS, gathering);
  readPlatform(field, gathering);
  readImages(field, gathering);
  readLogging(field, gathering);
  readContainer(field, 'the main container', gathering);
  for (const [name, sidecar] of sidecarsOf(field)) readContainer(sidecar, name, gathering);
  readSwitches(field, gathering);
  readCalls(field, gathering);
  readSurroundings(field, gathering);
  readVolumes(field, 'the manifest', gathering);
  denyRest(field, gathering);
  if (field.get('image').value === undefined)
    gathering.openDenials('the manifest names no image, so a piece of it is missing');
  readEnvironments(field, gathering);
  readOverrides(field, gathering);
  readNetworkOf(field, parts);
  parts.tasks.push({ name, keys: [name], gathering, whole: true });
  return parts;
}

/** What is off or absent unless something above says otherwise. */
function denyRest(field: Field, gathering: Gathering): void {
  const type = field.get('type');
  gathering.deny('secretSources', field.get('name'), 'the manifest has no secrets');
  gathering.deny('environmentFiles', type, 'the manifest has no environment file');
  gathering.deny('volumes', type, 'the manifest mounts no file system');
  gathering.deny('ecsExec', type, 'the manifest does not switch on exec');
  gathering.deny('serviceConnect', type, 'the manifest does not switch on network.connect');
}
