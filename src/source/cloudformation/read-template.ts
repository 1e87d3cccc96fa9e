/** CloudFormation templates → parts, one set for each way in which open conditions may turn out. */
import { Field, normal, type Site } from '../field.ts';
import { isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts';
import { shortName } from '../names.ts';
import { Parts } from '../parts.ts';
import { OTHER_WORKLOADS, readIntoParts } from '../resources.ts';
import { SERVICE_FIELDS } from '../service/read-service.ts';
import { CONTAINER_FIELDS, TASK_FIELDS } from '../task-definition/known-fields.ts';
import { type Deployment, Evaluation, importOf } from './evaluate.ts';
import { missingIn } from './missing.ts';
import { deploymentsOf, existence, openConditions, resourcesOf, unexpandedIn } from './template.ts';

interface ReadTemplate {
  /** The parts in each way. */
  readonly ways: readonly Parts[];
  /** The conditions that differ between the ways. */
  readonly conditions: readonly string[];
  /** What else runs workloads in the template, in words. */
  readonly others: readonly string[];
}

/** Reads the workloads, services, clusters and the network of a template. */
export function readTemplate(
  template: JsonObject,
  path: string,
  site: Omit<Site, 'evaluation'>,
  deployment: Deployment = {},
): ReadTemplate {
  reportBroken(template, path, site);
  const ways = deploymentsOf(template, deployment).map((way) => readWay(template, path, site, way));
  const others = new Set(
    resourcesOf(template).flatMap(({ type }) => {
      const words = OTHER_WORKLOADS.get(type);
      return words === undefined ? [] : [words];
    }),
  );
  return { ways, conditions: openConditions(template, deployment), others: [...others] };
}

const ECS_TYPES =
  /^AWS::ECS::(?:Cluster|Service|TaskDefinition|TaskSet|PrimaryTaskSet|CapacityProvider|ClusterCapacityProviderAssociations|ExpressGatewayService|Daemon|DaemonTaskDefinition)$/;

/** What a resource may have besides its properties. */
const ATTRIBUTES = new Set(
  'Type Properties DependsOn Condition Metadata DeletionPolicy UpdateReplacePolicy UpdatePolicy CreationPolicy Connectors Comment Description'.split(
    ' ',
  ),
);

/** Resources that are none: half a resource, or a type that Amazon ECS does not have. */
function reportBroken(template: JsonObject, path: string, site: Omit<Site, 'evaluation'>): void {
  const resources = ownValue(template, 'Resources');
  if (!isJsonObject(resources)) return;
  const prefix = path === '' ? '' : `${path}.`;
  for (const [logicalId, body] of Object.entries(resources)) {
    if (logicalId.startsWith('Fn::')) continue;
    const message = brokenBy(body);
    if (message !== undefined)
      site.report({ source: site.source, path: `${prefix}Resources.${logicalId}`, message });
  }
}

const ANY_TYPE = /^(?:Custom(?:::[\w@.-]+)?|\w+(?:::\w+){2,3})$/;

/** What is wrong with a resource, or what there is in its place. */
function brokenBy(body: JsonValue): string | undefined {
  const type = isJsonObject(body) ? ownValue(body, 'Type') : undefined;
  if (!isJsonObject(body) || typeof type !== 'string') return 'a resource without a Type: is the text whole?';
  const isEcs = type.startsWith('AWS::ECS');
  if (!ANY_TYPE.test(type) || (isEcs && !ECS_TYPES.test(type)))
    return `${type.slice(0, 60)} is no resource type that is known for Amazon ECS`;
  if (/^AWS::ECS::(?:Service|TaskDefinition)$/.test(type) && !isJsonObject(ownValue(body, 'Properties')))
    return 'a resource without Properties: is the text whole?';
  const stray = isEcs ? Object.keys(body).find((key) => !ATTRIBUTES.has(key)) : undefined;
  return stray === undefined
    ? undefined
    : `${stray.slice(0, 60)} is no attribute of a resource: does it belong in Properties?`;
}

/** What a condition says of a resource, where a deployment may say otherwise. */
function doubtsAbout(
  logicalId: string,
  body: JsonObject,
  exists: boolean | undefined,
  evaluation: Evaluation,
): readonly string[] {
  const condition = ownValue(body, 'Condition');
  const doubt = typeof condition === 'string' ? evaluation.doubtOf(condition) : undefined;
  if (doubt === undefined) return [];
  return [`${doubt}: ${logicalId} is ${exists === false ? 'left out' : 'there'}`];
}

function readWay(
  template: JsonObject,
  path: string,
  site: Omit<Site, 'evaluation'>,
  deployment: Deployment,
): Parts {
  const parts = new Parts();
  const evaluation = new Evaluation(template, deployment);
  const prefix = path === '' ? '' : `${path}.`;
  for (const { logicalId, type, body } of resourcesOf(template)) {
    const exists = existence(body, evaluation);
    if (type.startsWith('AWS::EC2::')) parts.doubts.push(...doubtsAbout(logicalId, body, exists, evaluation));
    if (exists === false) continue;
    const properties = ownValue(body, 'Properties');
    const place = `${prefix}Resources.${logicalId}.Properties`;
    const fields = new Field(isJsonObject(properties) ? properties : {}, place, { ...site, evaluation });
    readIntoParts({ type, keys: [logicalId], fields }, parts);
  }
  openStray(template, parts);
  openMissing(template, parts);
  readExports(template, evaluation, parts);
  const [first] = unexpandedIn(template).filter((name) => name.startsWith('Fn::') || name === 'AWS::Include');
  if (first !== undefined)
    for (const { gathering } of [...parts.tasks, ...parts.services])
      for (const question of ['launchType', 'imageRegistries', 'logDrivers', 'secretSources'] as const)
        gathering.doubt(question, `${first} in the template is expanded by CloudFormation only`);
  return parts;
}

/** Outputs that other templates import: services name a task definition or a cluster of another stack so. */
function readExports(template: JsonObject, evaluation: Evaluation, parts: Parts): void {
  for (const [name, text] of exportsIn(template, evaluation)) parts.exports.set(importOf(name), { text });
}

/** What a template exports in one deployment, by the name of the export. */
export function exportsOf(template: JsonObject, deployment: Deployment): ReadonlyMap<string, string> {
  return exportsIn(template, new Evaluation(template, deployment));
}

function exportsIn(template: JsonObject, evaluation: Evaluation): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const outputs = ownValue(template, 'Outputs');
  if (!isJsonObject(outputs)) return found;
  for (const output of Object.values(outputs).slice(0, MOST_OUTPUTS)) {
    if (!isJsonObject(output)) continue;
    const exported = evaluation.resolve(ownValue(output, 'Export')).value;
    const name = isJsonObject(exported) ? evaluation.resolve(ownValue(exported, 'Name')).value : undefined;
    const { value } = evaluation.resolve(ownValue(output, 'Value'));
    if (typeof name === 'string' && typeof value === 'string') found.set(name, value);
  }
  return found;
}

/** CloudFormation takes 200. */
const MOST_OUTPUTS = 200;

/**
 * A template that refers to a resource or a parameter that it does not have is a piece of one: what is absent may stand in the rest. A
 * condition that is missing leaves open only what it stands in.
 */
function openMissing(template: JsonObject, parts: Parts): void {
  const { name } = missingIn(template);
  if (name === undefined) return;
  const shown = shortName(name);
  parts.openDenials(`the template refers to ${shown}, which is not in it: a piece of it is missing`);
}

const SECTIONS = new Set(
  'AWSTemplateFormatVersion Description Metadata Parameters Rules Mappings Conditions Transform Resources Outputs Hooks Globals'.split(
    ' ',
  ),
);

/** A field of a resource that slipped out of it, to the left edge of the template. */
function openStray(template: JsonObject, parts: Parts): void {
  for (const key of Object.keys(template).filter((one) => !SECTIONS.has(one)))
    for (const { answers } of [TASK_FIELDS, CONTAINER_FIELDS, SERVICE_FIELDS])
      for (const question of answers.get(normal(key)) ?? [])
        for (const { gathering } of [...parts.tasks, ...parts.services])
          gathering.doubt(
            question,
            `${key.slice(0, 40)} is at the edge of the template, outside any resource`,
          );
}
