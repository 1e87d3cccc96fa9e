/** The resources of a CloudFormation template, whether each exists, and what only a deployment knows of it. */
import { isJsonObject, type JsonObject, type JsonValue, ownValue, wordOf } from '../json.ts';
import { type Deployment, Evaluation } from './evaluate.ts';
import { missingIn } from './missing.ts';

/** A type of CloudFormation, or the beginning of one, after which the text ends. */
const TYPE = /^(?:(?:AWS|Alexa|Custom)::|A(?:W(?:S:?)?)?$)/;

/** Whether a value is a template: it has resources with types of CloudFormation. */
export function isTemplate(value: JsonValue | undefined): value is JsonObject {
  if (!isJsonObject(value)) return false;
  const resources = ownValue(value, 'Resources');
  if (!isJsonObject(resources)) return false;
  return Object.entries(resources).some(
    ([key, resource]) =>
      key.startsWith('Fn::') || (isJsonObject(resource) && TYPE.test(wordOf(ownValue(resource, 'Type')))),
  );
}

/** The resources of a template with a type, as they stand. */
export function resourcesOf(
  template: JsonObject,
): readonly { readonly logicalId: string; readonly type: string; readonly body: JsonObject }[] {
  const resources = ownValue(template, 'Resources');
  if (!isJsonObject(resources)) return [];
  return Object.entries(resources).flatMap(([logicalId, body]) => {
    const type = isJsonObject(body) ? ownValue(body, 'Type') : undefined;
    return isJsonObject(body) && typeof type === 'string' ? [{ logicalId, type, body }] : [];
  });
}

/** Whether the condition of a resource lets it exist. */
export function existence(resource: JsonObject, evaluation: Evaluation): boolean | undefined {
  const condition = ownValue(resource, 'Condition');
  return typeof condition === 'string' ? evaluation.condition(condition) : true;
}

/** Names of conditions that stay open in this deployment, those that the template uses and does not have among them. */
export function openConditions(template: JsonObject, deployment: Deployment): readonly string[] {
  const conditions = ownValue(template, 'Conditions');
  const evaluation = new Evaluation(template, deployment);
  return [
    ...(isJsonObject(conditions) ? Object.keys(conditions) : []),
    ...missingIn(template).conditions,
  ].filter((name) => evaluation.condition(name) === undefined);
}

/** How many ways in which open conditions may turn out are read. */
const MOST_DEPLOYMENTS = 16;

/**
 * The deployments in which open conditions turn out one way or the other: all combinations of up to four, with more of
 * them all true, all false, and each one alone different.
 */
export function deploymentsOf(template: JsonObject, deployment: Deployment): readonly Deployment[] {
  const open = openConditions(template, deployment).filter((name) => !restsOnOthers(template, name));
  if (open.length === 0) return [deployment];
  const ways: (readonly boolean[])[] = [];
  if (open.length <= 4) {
    for (let bits = 0; bits < 2 ** open.length; bits += 1)
      ways.push(open.map((_, index) => (bits & (1 << index)) === 0));
  } else {
    ways.push(
      open.map(() => true),
      open.map(() => false),
    );
    for (let one = 0; one < open.length && ways.length < MOST_DEPLOYMENTS; one += 1)
      ways.push(open.map((_, index) => index !== one));
  }
  return ways.map((values) => ({
    ...deployment,
    assumed: new Map(open.map((name, index) => [name, values[index] ?? true])),
  }));
}

/** A condition made of other conditions alone follows from them. */
function restsOnOthers(template: JsonObject, name: string): boolean {
  const conditions = ownValue(template, 'Conditions');
  const text = JSON.stringify(isJsonObject(conditions) ? (ownValue(conditions, name) ?? null) : null);
  return text.includes('"Condition"') && !text.includes('Fn::Equals');
}

/** What a template says that only CloudFormation expands. */
export function unexpandedIn(template: JsonObject): readonly string[] {
  const transform = ownValue(template, 'Transform');
  const names = (Array.isArray(transform) ? transform : [transform]).filter(
    (name): name is string => typeof name === 'string',
  );
  const resources = ownValue(template, 'Resources');
  const loops = isJsonObject(resources) ? Object.keys(resources).filter((key) => key.startsWith('Fn::')) : [];
  return [...names, ...loops.map((key) => key.split('::').slice(0, 2).join('::'))];
}
