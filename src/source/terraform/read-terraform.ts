/** What `terraform show -json` prints → parts. */
import { Field, type Site } from '../field.ts';
import { isJsonObject, type JsonObject, ownValue } from '../json.ts';
import { Parts } from '../parts.ts';
import { OTHER_WORKLOADS, readIntoParts } from '../resources.ts';
import { readTerraformPlace } from './place.ts';
import { type TerraformResource, terraformResources } from './resources.ts';

/** Reads the workloads, services, clusters and the network of a plan or a state. */
export function readTerraform(
  document: JsonObject,
  path: string,
  site: Omit<Site, 'evaluation'>,
): { readonly parts: Parts; readonly others: readonly string[] } {
  const parts = new Parts();
  const others = new Set<string>();
  const prefix = path === '' ? '' : `${path}.`;
  for (const { address, type, isData, values, path: place, broken } of terraformResources(document)) {
    if (isData) {
      readFound({ type, values, path: `${prefix}${place}` }, site, parts);
      continue;
    }
    if (broken !== undefined)
      site.report({ source: site.source, path: `${prefix}${place}`, message: broken });
    const words = OTHER_WORKLOADS.get(type);
    const meant = CLOUD_CONTROL.get(type) ?? type;
    if (words !== undefined) others.add(words);
    const fields = new Field(withContainers(type, values), `${prefix}${place}`, {
      ...site,
      evaluation: undefined,
    });
    const ids = idsOf(fields);
    const shared = ids.length === 0 ? [address.replace(/\[[^\]]*\]/g, '')] : [];
    const keys = [...shared, address, ...ids];
    readIntoParts({ type: meant, keys: [...new Set(keys)], fields }, parts);
  }
  const prior = ownValue(document, 'prior_state');
  for (const { type, isData, values, path: place } of isJsonObject(prior) ? terraformResources(prior) : [])
    if (isData) readFound({ type, values, path: `${prefix}prior_state.${place}` }, site, parts);
  readTerraformPlace(document, path, { ...site, evaluation: undefined }, parts.vpc);
  return { parts, others: [...others] };
}

/** A VPC that a data source found: its attributes and blocks are those of the account. */
function readFound(
  { type, values, path }: Pick<TerraformResource, 'type' | 'values' | 'path'>,
  site: Omit<Site, 'evaluation'>,
  parts: Parts,
): void {
  if (type !== 'aws_vpc') return;
  const fields = new Field(values, path, { ...site, evaluation: undefined });
  parts.resources.push({ type: `data.${type}`, keys: idsOf(fields), fields });
}

/** The resources of the provider awscc are those of CloudFormation, in its own spelling. */
const CLOUD_CONTROL: ReadonlyMap<string, string> = new Map([
  ['awscc_ecs_task_definition', 'AWS::ECS::TaskDefinition'],
  ['awscc_ecs_service', 'AWS::ECS::Service'],
  ['awscc_ecs_task_set', 'AWS::ECS::TaskSet'],
  ['awscc_ecs_cluster', 'AWS::ECS::Cluster'],
  ['awscc_ecs_capacity_provider', 'AWS::ECS::CapacityProvider'],
  ['awscc_ecs_cluster_capacity_provider_associations', 'AWS::ECS::ClusterCapacityProviderAssociations'],
]);

/** Containers that are known only after apply are absent from a plan, and masked ones are words: placeholders, no mistakes. */
function withContainers(type: string, values: JsonObject): JsonObject {
  const containers = ownValue(values, 'container_definitions');
  const isThere =
    typeof containers === 'string' ? /^\s*[[{]|\$\{/.test(containers) : containers !== undefined;
  if (type !== 'aws_ecs_task_definition' || isThere) return values;
  return { ...values, container_definitions: '${container_definitions}' };
}

/** What others know it by; resources of one `count` share the address without an index until they have ids. */
function idsOf(fields: Field): readonly string[] {
  return ['id', 'arn'].map((key) => fields.get(key).text()).filter((id) => id !== undefined);
}
