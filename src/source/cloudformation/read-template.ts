/** CloudFormation templates → parts, one set for each way in which open conditions may turn out. */
import { Field, type Site } from '../field.ts';
import { Parts } from '../parts.ts';
import { isJsonObject, type JsonObject, ownValue } from '../read-json.ts';
import { OTHER_WORKLOADS, readIntoParts } from '../resources.ts';
import { type Deployment, Evaluation } from './evaluate.ts';
import { deploymentsOf, existence, openConditions, resourcesOf, unexpandedIn } from './template.ts';

export interface ReadTemplate {
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
  const ways = deploymentsOf(template, deployment).map((way) => readWay(template, path, site, way));
  const others = new Set(
    resourcesOf(template).flatMap(({ type }) => {
      const words = OTHER_WORKLOADS.get(type);
      return words === undefined ? [] : [words];
    }),
  );
  return { ways, conditions: openConditions(template, deployment), others: [...others] };
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
    if (existence(body, evaluation) === false) continue;
    const properties = ownValue(body, 'Properties');
    const place = `${prefix}Resources.${logicalId}.Properties`;
    const fields = new Field(isJsonObject(properties) ? properties : {}, place, { ...site, evaluation });
    readIntoParts({ type, keys: [logicalId], fields }, parts);
  }
  const [first] = unexpandedIn(template).filter((name) => name.startsWith('Fn::') || name === 'AWS::Include');
  if (first !== undefined)
    for (const question of ['launchType', 'imageRegistries', 'logDrivers', 'secretSources'] as const)
      parts.vpc.doubt(question, `${first} is expanded by CloudFormation only`);
  return parts;
}
