/** Parts → workloads: task definitions with the services that name them, their clusters and their network. */
import type { QuestionId } from '../core/index.ts';
import type { Field } from './field.ts';
import { Gathering, uniteWays } from './gathering.ts';
import type { ClusterPart, Parts, Reference, ServicePart, TaskPart } from './parts.ts';
import { isInnerReference, referenceKey } from './references.ts';
import { shownDefinition } from './service/read-task.ts';
import type { GatheredWorkload } from './settle.ts';
import { SEVERAL_LAUNCH_TYPES } from './task-definition/compute.ts';

interface Joined {
  readonly vpc: Gathering;
  readonly workloads: readonly GatheredWorkload[];
}

/** Joins the parts of every way in which open conditions may turn out. */
export function joinWays(ways: readonly Parts[], conditions: readonly string[]): Joined {
  const joined = ways.map(joinParts);
  const ids = [...new Set(joined.flatMap(({ workloads }) => workloads.map(({ id }) => id)))];
  return {
    vpc: uniteWays(
      joined.map(({ vpc }) => vpc),
      conditions,
    ),
    workloads: ids.map((id) => {
      const found = joined.flatMap(({ workloads }) => workloads.filter((workload) => workload.id === id));
      return {
        name: found[0]?.name ?? '',
        gathering: uniteWays(
          found.map(({ gathering }) => gathering),
          conditions,
        ),
      };
    }),
  };
}

/** A workload in one way in which conditions may turn out. */
interface JoinedWorkload extends GatheredWorkload {
  /** Names inside a template are names in that document only. */
  readonly id: string;
}

function joinParts(parts: Parts): { readonly vpc: Gathering; readonly workloads: readonly JoinedWorkload[] } {
  const vpc = new Gathering();
  vpc.add(parts.vpc);
  const workloads = new Map<string, JoinedWorkload>();
  const gatheringOf = (name: string, id: string = name): Gathering => {
    const known = workloads.get(id) ?? { id, name, gathering: new Gathering() };
    workloads.set(id, known);
    return known.gathering;
  };
  const gatheringOfTask = (task: TaskPart): Gathering => gatheringOf(task.name, idOf(task));
  for (const task of parts.tasks) gatheringOfTask(task).add(task.gathering);
  const placed = placedServices(parts);
  for (const { service, task, name } of placed) {
    const gathering = task === undefined ? gatheringOf(name) : gatheringOfTask(task);
    if (task === undefined) openTask(service, gathering);
    const cluster = clustersOf(imported(service.cluster, service.scope, parts), parts.clusters);
    addService(service, cluster, parts, gathering);
  }
  openServices(
    parts,
    placed.map(({ task }) => task),
    gatheringOfTask,
  );
  for (const { gathering } of workloads.values()) gathering.add(parts.shared);
  describeNetwork(parts, vpc);
  return { vpc, workloads: [...workloads.values()] };
}

/** Two templates may each have a resource of this name. */
function idOf({ name, isInner = false, scope = 0 }: TaskPart): string {
  return isInner ? `${scope}/${name}` : name;
}

/** What a reference names, through the exports of other templates. */
const imported = (text: string, scope: number | undefined, { exports }: Parts): Reference =>
  exports.get(text.trim()) ?? { text, scope };

/** Each service with its task definition, and the name of its workload. */
export function placedServices(parts: Parts): readonly {
  readonly service: ServicePart;
  readonly task: TaskPart | undefined;
  readonly name: string;
}[] {
  return parts.services.map((service) => {
    const task = taskOf(imported(service.task, service.scope, parts), parts.tasks, parts.services.length);
    return { service, task, name: task?.name ?? nameOf(service) };
  });
}

function nameOf({ task, name }: ServicePart): string {
  const key = referenceKey(task);
  return task === '' || isInnerReference(task) ? name : key;
}

/** The task definition that a service names; the only one there is where it names none that is here. */
function taskOf(
  { text: task, scope }: Reference,
  all: readonly TaskPart[],
  services: number,
): TaskPart | undefined {
  const key = referenceKey(task);
  const own = isInnerReference(task) ? all.filter((one) => one.scope === scope) : [];
  const tasks = own.some(({ keys }) => keys.includes(key)) ? own : all;
  const exact = tasks.find(({ keys }) => isInnerReference(task) && keys.some((one) => isOf(task, one)));
  const named = exact ?? tasks.find(({ keys, name }) => task !== '' && (keys.includes(key) || name === key));
  if (named !== undefined) return named;
  const [only, ...others] = tasks;
  if (only === undefined || others.length > 0) return undefined;
  const open = task === '' || isInnerReference(task);
  return open || services === 1 ? only : undefined;
}

/** The reference names this address of Terraform: its module with the index, and its own index where one is said. */
function isOf(reference: string, address: string): boolean {
  const named = reference.trim().slice(2, -1);
  return named.includes('[') && (named === address || named === address.replace(/\[[^\]]*\]$/, ''));
}

/** The cluster that a service names; without a name, or where the name is open, all that are here. */
function clustersOf(
  { text: cluster, scope }: Reference,
  clusters: readonly ClusterPart[],
): readonly ClusterPart[] {
  const key = referenceKey(cluster);
  const all = clusters.filter(({ keys }) => keys.includes(key));
  const own = isInnerReference(cluster) ? all.filter((one) => one.scope === scope) : [];
  const named = own.length > 0 ? own : all;
  const names = new Set(named.flatMap(({ keys }) => keys));
  if (named.length > 0) return clusters.filter(({ keys }) => keys.some((one) => names.has(one)));
  return cluster === '' || isInnerReference(cluster) || clusters.length === 1 ? clusters : [];
}

function addService(
  service: ServicePart,
  clusters: readonly ClusterPart[],
  parts: Parts,
  gathering: Gathering,
): void {
  gathering.add(service.gathering);
  for (const cluster of clusters) gathering.add(cluster.gathering);
  const own = service.providers;
  const inherited = service.hasLaunchType ? [] : clusters.flatMap((cluster) => cluster.providers);
  const providers = own.length > 0 ? own : inherited;
  for (const provider of providers) claimProvider(provider, parts, gathering);
  if (gathering.claimsFor('launchType').some(({ evidence }) => evidence === 'observed'))
    gathering.decided('launchType', SEVERAL_LAUNCH_TYPES);
  if (
    service.hasLaunchType ||
    providers.length > 0 ||
    !service.whole ||
    service.gathering.doubtsFor('launchType').length > 0
  )
    return;
  if (clusters.length === 0 || service.cluster === '') {
    gathering.hint(
      'launchType',
      'the service names neither a launch type nor a capacity provider; the cluster decides, and without a default it is EC2',
    );
  } else {
    const text =
      'the service names no launch type, and its cluster has no default capacity provider strategy: Amazon ECS then takes EC2';
    gathering.claim('launchType', 'EC2', service.field, text, 'inferred');
    gathering.hint('launchType', 'the service names no launch type');
  }
}

function claimProvider(provider: Field, parts: Parts, gathering: Gathering): void {
  const text = provider.text() ?? '';
  const key = referenceKey(text);
  const known = key === 'FARGATE' || key === 'FARGATE_SPOT' ? 'FARGATE' : parts.providers.get(key);
  if (known !== undefined) {
    gathering.claim(
      'launchType',
      known,
      provider,
      `the capacity provider ${key.slice(0, 60)} is one of ${known}`,
      'observed',
    );
    return;
  }
  const words = `the capacity provider ${key.slice(0, 60)} is one of your own, of an Auto Scaling group (EC2) or of Managed Instances`;
  gathering.claim('launchType', 'EC2', provider, words, 'logs');
  gathering.doubt('launchType', words);
}

/** Questions that only a task definition answers. */
const OF_TASKS: readonly QuestionId[] = [
  'imageRegistries',
  'logDrivers',
  'secretSources',
  'environmentFiles',
  'volumes',
];

function openTask(service: ServicePart, gathering: Gathering): void {
  const shown = isInnerReference(service.task) ? 'FAMILY' : shownDefinition(service.task);
  const text = `the task definition was not given; aws ecs describe-task-definition --task-definition ${shown} prints it`;
  for (const question of OF_TASKS) gathering.doubt(question, text);
}

/** Task definitions that no service starts, though services are here: the service questions stay open. */
function openServices(
  parts: Parts,
  placed: readonly (TaskPart | undefined)[],
  gatheringOf: (task: TaskPart) => Gathering,
): void {
  if (parts.services.length === 0) {
    for (const cluster of parts.clusters)
      for (const task of parts.tasks) gatheringOf(task).add(cluster.gathering);
    return;
  }
  for (const task of parts.tasks.filter((one) => !placed.includes(one)))
    gatheringOf(task).hint('ecsExec', 'no service that was read starts this task definition');
}

function describeNetwork(parts: Parts, vpc: Gathering): void {
  const subnets = parts.services.flatMap((service) => service.subnets);
  parts.network.describe(parts.services, vpc);
  const ids = subnets.filter((subnet) => /^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(subnet.text() ?? ''));
  const [first] = ids;
  if (first !== undefined && ids.length === subnets.length)
    for (const id of ids) vpc.claim('subnetIds', id.text() ?? '', id, 'the subnets of the tasks');
}
