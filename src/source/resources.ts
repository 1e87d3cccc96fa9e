/** Resources of CloudFormation and of Terraform's aws provider → parts of workloads and of the network. */

import { isRegionId, parseServiceName } from '../core/index.ts';
import { blocks } from './blocks.ts';
import { readKey } from './keys.ts';
import { readNeighbour } from './neighbours.ts';
import type { SourceResource } from './network/network.ts';
import type { Parts } from './parts.ts';
import { referenceKey } from './references.ts';
import { readCapacityProvider, readCluster } from './service/read-cluster.ts';
import { readService } from './service/read-service.ts';
import { readResource } from './task-definition/read-definition.ts';

type Reader = (resource: SourceResource, parts: Parts) => void;

/** What is read of each type; all others are passed over. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['AWS::ECS::TaskDefinition', readTaskDefinition],
  ['aws_ecs_task_definition', readTaskDefinition],
  ['AWS::ECS::Service', readServiceResource],
  ['AWS::ECS::TaskSet', readServiceResource],
  ['aws_ecs_service', readServiceResource],
  ['aws_ecs_task_set', readServiceResource],
  ['AWS::ECS::Cluster', readClusterResource],
  ['aws_ecs_cluster', readClusterResource],
  ['AWS::ECS::ClusterCapacityProviderAssociations', readStrategy],
  ['aws_ecs_cluster_capacity_providers', readStrategy],
  ['AWS::ECS::CapacityProvider', readProvider],
  ['aws_ecs_capacity_provider', readProvider],
  ['AWS::Events::Rule', readTargets],
  ['aws_cloudwatch_event_target', readTargets],
  ['AWS::Scheduler::Schedule', readTargets],
  ['aws_scheduler_schedule', readTargets],
]);

/** Resource types that run workloads of Amazon ECS in a way that is not read here, and what to say about them. */
export const OTHER_WORKLOADS: ReadonlyMap<string, string> = new Map([
  ['AWS::Batch::JobDefinition', 'an AWS Batch job definition'],
  ['aws_batch_job_definition', 'an AWS Batch job definition'],
  ['AWS::ECS::ExpressGatewayService', 'an Amazon ECS Express Mode service'],
  ['aws_ecs_express_gateway_service', 'an Amazon ECS Express Mode service'],
  ['AWS::CloudFormation::Stack', 'a nested stack, whose template is elsewhere'],
]);

/** Reads one resource into the parts. Returns whether it is a workload, a service or a cluster. */
export function readIntoParts(resource: SourceResource, parts: Parts): boolean {
  if (/^AWS::EC2::|^aws_/.test(resource.type)) parts.resources.push(resource);
  parts.network.read(resource);
  readRegion(resource, parts);
  readKeyOf(resource, parts);
  readNeighbour(resource, parts.shared);
  const read = READERS.get(resource.type);
  read?.(resource, parts);
  return read !== undefined;
}

/** Resources that workloads use and that a key encrypts: the field with the key, and what the key belongs to. */
const ENCRYPTED: ReadonlyMap<string, readonly [field: string, what: string]> = new Map([
  ['AWS::SecretsManager::Secret', ['kmsKeyId', 'a secret']],
  ['aws_secretsmanager_secret', ['kmsKeyId', 'a secret']],
  ['aws_ssm_parameter', ['keyId', 'a parameter']],
  ['AWS::Logs::LogGroup', ['kmsKeyId', 'a log group']],
  ['aws_cloudwatch_log_group', ['kmsKeyId', 'a log group']],
]);

function readKeyOf({ type, fields }: SourceResource, parts: Parts): void {
  const encrypted = ENCRYPTED.get(type);
  if (encrypted === undefined) return;
  const [name, what] = encrypted;
  readKey(fields.get(name), `The key of ${what}`, parts.vpc);
}

/** The Region that the name of an endpoint service or of an Availability Zone carries. */
function readRegion({ type, fields }: SourceResource, parts: Parts): void {
  if (type === 'AWS::EC2::VPCEndpoint' || type === 'aws_vpc_endpoint') {
    const name = fields.get('serviceName');
    const region = parseServiceName(name.text() ?? '')?.region;
    if (region !== undefined && isRegionId(region))
      parts.vpc.claim('region', region, name, 'the Region in the service name of an endpoint', 'arn');
  } else if (type === 'AWS::EC2::Subnet' || type === 'aws_subnet') {
    const zone = fields.get('availabilityZone');
    const region = /^([a-z-]+-\d)[a-z]$/.exec(zone.text() ?? '')?.[1];
    if (region !== undefined && isRegionId(region))
      parts.vpc.claim('region', region, zone, 'the Region of an Availability Zone', 'arn');
  }
}

function readTaskDefinition({ keys, fields }: SourceResource, parts: Parts): void {
  const task = readResource(fields, keys);
  if (task !== undefined) parts.tasks.push(task);
}

function readServiceResource({ keys, fields }: SourceResource, parts: Parts): void {
  const [key = ''] = keys;
  parts.services.push(readService(fields, true, key));
}

function readClusterResource({ keys, fields }: SourceResource, parts: Parts): void {
  parts.clusters.push(readCluster(fields, keys));
}

function readStrategy({ fields }: SourceResource, parts: Parts): void {
  const cluster = readCluster(fields);
  const name = fields.get('cluster', 'clusterName').text();
  parts.clusters.push({ ...cluster, keys: name === undefined ? [] : [referenceKey(name)] });
}

function readProvider({ keys, fields }: SourceResource, parts: Parts): void {
  const provider = readCapacityProvider(fields);
  if (provider === undefined) return;
  for (const key of [...keys, ...provider.keys]) parts.providers.set(key, provider.launchType);
}

/** Scheduled tasks: the parameters that start them are those of a service. */
function readTargets({ fields }: SourceResource, parts: Parts): void {
  const targets = [...blocks(fields.get('targets', 'target'), 'a list of targets'), fields];
  for (const target of targets) {
    const parameters = target.get('ecsParameters', 'ecsTarget');
    const started =
      parameters.value === undefined ? undefined : parameters.object('the parameters of a task');
    if (started !== undefined) parts.services.push(readService(started, true));
  }
}
