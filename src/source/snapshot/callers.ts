/** Where tasks and container instances are, from services and instances of a snapshot. */
import type { ExistingCaller } from '../../core/index.ts';
import type { JsonObject } from '../json.ts';
import { itemsOf, objectIn, objectsIn, textIn, textsIn } from './snapshot.ts';

/** The callers in the VPC: those of services by the family of their task definition, instances for every workload. */
export function callersIn(calls: JsonObject, subnetIds: readonly string[]): readonly ExistingCaller[] {
  const here = (ids: readonly string[]): readonly string[] =>
    subnetIds.length === 0 ? ids : ids.filter((id) => subnetIds.includes(id));
  const services = itemsOf(calls, 'describe-services', 'services').flatMap((service) => {
    const network = networkOf(service);
    const subnets = here(textsIn(network, 'subnets'));
    return subnets.length === 0 ? [] : [callerOf(service, network, subnets)];
  });
  const instances = instancesIn(calls).filter((instance) => here([textIn(instance, 'SubnetId')]).length > 0);
  return [...services, ...(instances.length === 0 ? [] : [ofInstances(instances)])];
}

/** The newest deployment, the first task set, or the service itself tells the network. */
function networkOf(service: JsonObject): JsonObject | undefined {
  const [deployment] = objectsIn(service, 'deployments');
  const [taskSet] = objectsIn(service, 'taskSets');
  for (const place of [service, deployment, taskSet]) {
    const configuration = objectIn(objectIn(place, 'networkConfiguration'), 'awsvpcConfiguration');
    if (configuration !== undefined) return configuration;
  }
  return undefined;
}

/** The family in the ARN or the name of a task definition. */
function familyOf(definition: string): string {
  return (definition.split('/').at(-1) ?? '').replace(/:\d{1,9}$/, '');
}

function callerOf(
  service: JsonObject,
  network: JsonObject | undefined,
  subnetIds: readonly string[],
): ExistingCaller {
  const assigned = textIn(network, 'assignPublicIp');
  return {
    workload: familyOf(
      textIn(service, 'taskDefinition') || textIn(objectsIn(service, 'taskSets')[0], 'taskDefinition'),
    ),
    via: 'task',
    subnetIds,
    securityGroupIds: textsIn(network, 'securityGroups'),
    ...(assigned === '' ? {} : { publicAddress: assigned === 'ENABLED' }),
  };
}

/** Instances that are no container instances do not count. */
function instancesIn(calls: JsonObject): readonly JsonObject[] {
  return itemsOf(calls, 'describe-instances', 'Reservations').flatMap((one) => objectsIn(one, 'Instances'));
}

function ofInstances(instances: readonly JsonObject[]): ExistingCaller {
  const groups = instances.flatMap((instance) =>
    objectsIn(instance, 'SecurityGroups').map((group) => textIn(group, 'GroupId')),
  );
  return {
    workload: '',
    via: 'instance',
    subnetIds: [...new Set(instances.map((instance) => textIn(instance, 'SubnetId')))],
    securityGroupIds: [...new Set(groups)].filter((id) => id !== ''),
    publicAddress: instances.every((instance) => textIn(instance, 'PublicIpAddress') !== ''),
  };
}
