/** Finds services, tasks, clusters and capacity providers in what the Amazon ECS API takes and prints. */
import { type Field, normal } from '../field.ts';
import { isJsonList, isJsonObject } from '../json.ts';
import type { Parts } from '../parts.ts';
import { readCapacityProvider, readCluster } from './read-cluster.ts';
import { readService } from './read-service.ts';
import { readTask } from './read-task.ts';

const DEEPEST_SEARCH = 6;
const MOST_FOUND = 500;

/** What was found, by kind, for the words about the source. */
interface FoundServices {
  services: number;
  tasks: number;
  clusters: number;
  providers: number;
}

/** Fields that only services and requests to start tasks have. */
const SERVICE_MARKERS = [
  'launchType',
  'capacityProviderStrategy',
  'networkConfiguration',
  'desiredCount',
  'deploymentConfiguration',
  'enableExecuteCommand',
  'serviceConnectConfiguration',
  'platformVersion',
  'schedulingStrategy',
  'loadBalancers',
  'serviceArn',
  'deployments',
];

/** Adds what the value shows to the parts. */
export function findServices(field: Field, parts: Parts): FoundServices {
  const found: FoundServices = { services: 0, tasks: 0, clusters: 0, providers: 0 };
  visit(field, parts, found, 0);
  return found;
}

function visit(field: Field, parts: Parts, found: FoundServices, depth: number): void {
  if (depth > DEEPEST_SEARCH || found.services + found.tasks > MOST_FOUND) return;
  const { value } = field;
  if (isJsonList(value)) {
    for (let index = 0; index < Math.min(value.length, MOST_FOUND); index += 1)
      visit(field.item(index), parts, found, depth + 1);
    return;
  }
  if (!isJsonObject(value) || take(field, parts, found)) return;
  for (const key of field.keys())
    if (!PASSED.has(normal(key))) visit(field.member(key), parts, found, depth + 1);
}

/** Adds what an object describes; `false` when it is nothing of Amazon ECS, and what it holds may be. */
function take(field: Field, parts: Parts, found: FoundServices): boolean {
  if (isTask(field)) {
    const { service, task } = readTask(field);
    parts.services.push(service);
    if (field.get('containers').value !== undefined) parts.tasks.push(task);
    found.tasks += 1;
  } else if (isService(field)) {
    parts.services.push(readService(field, !isPart(field)));
    found.services += 1;
  } else if (isCluster(field)) {
    parts.clusters.push(readCluster(field));
    found.clusters += 1;
  } else if (isProvider(field)) {
    const provider = readCapacityProvider(field);
    for (const key of provider?.keys ?? [])
      if (provider !== undefined) parts.providers.set(key, provider.launchType);
    found.providers += 1;
  } else return false;
  return true;
}

/** Members in which a service would be another one's. */
const PASSED = new Set(['taskdefinition', 'containerdefinitions', 'failures', 'tags', 'events', 'overrides']);

/** What describe-tasks alone prints: a list of chosen fields (--query) is one of tasks, too. */
const OF_TASKS = [
  'containers',
  'lastStatus',
  'desiredStatus',
  'platformFamily',
  'availabilityZone',
  'connectivity',
];

function isTask(field: Field): boolean {
  return (
    has(field, 'taskArn') || (has(field, 'taskDefinitionArn') && OF_TASKS.some((name) => has(field, name)))
  );
}

/** A service, a request to start one, or the parameters of a scheduled task. */
function isService(field: Field): boolean {
  if (['containerDefinitions', 'primaryContainer', 'activeConfigurations'].some((name) => has(field, name)))
    return false;
  const marks = SERVICE_MARKERS.filter((name) => has(field, name)).length;
  if (has(field, 'serviceArn') || has(field, 'serviceName')) return marks > 0;
  if (typeof field.get('service').value === 'string' && has(field, 'cluster')) return marks > 0;
  const named = field.get('taskDefinition', 'taskDefinitionArn').value;
  return (typeof named === 'string' && marks > 0) || marks > 2;
}

/** What a command printed leaves out what is off, and a change leaves out what stays. */
function isPart(field: Field): boolean {
  return has(field, 'serviceArn') || typeof field.get('service').value === 'string';
}

function isCluster(field: Field): boolean {
  return has(field, 'clusterArn') && has(field, 'clusterName') && !has(field, 'serviceName');
}

function isProvider(field: Field): boolean {
  return (
    has(field, 'autoScalingGroupProvider') ||
    has(field, 'managedInstancesProvider') ||
    has(field, 'capacityProviderArn')
  );
}

function has(field: Field, name: string): boolean {
  return field.get(name).value !== undefined;
}
