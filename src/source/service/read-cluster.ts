/** Clusters and capacity providers: how ECS Exec is logged, which launch type a strategy means, whether instances run. */
import type { WorkloadProfile } from '../../core/index.ts';
import type { Field } from '../field.ts';
import { Gathering } from '../gathering.ts';
import { readKey } from '../keys.ts';
import type { ClusterPart } from '../parts.ts';
import { referenceKey } from '../references.ts';
import { providersOf } from './read-service.ts';

/** Reads one cluster; `keys` are names by which services may refer to it besides its own. */
export function readCluster(field: Field, keys: readonly string[] = []): ClusterPart {
  const gathering = new Gathering();
  const configuration = field.get('configuration').object('the configuration of a cluster');
  const exec = configuration?.get('executeCommandConfiguration').object('the configuration of ECS Exec');
  if (exec !== undefined) readExec(exec, gathering);
  const storage = configuration?.get('managedStorageConfiguration').object('the storage of a cluster');
  for (const name of ['kmsKeyId', 'fargateEphemeralStorageKmsKeyId'])
    if (storage !== undefined) readKey(storage.get(name), 'The key of the storage of the cluster', gathering);
  const count = field.get('registeredContainerInstancesCount');
  if (Number(count.text() ?? 0) > 0) {
    const text = 'container instances are registered in the cluster';
    gathering.claim('existingContainerInstances', true, count, text, 'observed');
  }
  const names = ['clusterName', 'clusterArn', 'name', 'arn', 'id'].map((key) => field.get(key).text());
  return {
    keys: [...keys, ...names.filter((name) => name !== undefined).map(referenceKey)],
    gathering,
    providers: providersOf(field.get('defaultCapacityProviderStrategy')),
  };
}

function readExec(exec: Field, gathering: Gathering): void {
  const key = exec.get('kmsKeyId');
  if (key.text() !== undefined)
    gathering.claim(
      'customerManagedKey',
      true,
      key,
      'sessions of ECS Exec are encrypted with a key of AWS KMS',
    );
  readKey(key, 'The key of ECS Exec', gathering);
  const log = exec.get('logConfiguration').object('the log configuration of ECS Exec');
  if (log === undefined) return;
  const group = log.get('cloudWatchLogGroupName', 'cloudWatchLogGroup');
  if (group.text() !== undefined)
    gathering.claim(
      'ecsExecAudit',
      'cloudwatch-logs',
      group,
      'sessions of ECS Exec are logged to CloudWatch Logs',
    );
  const bucket = log.get('s3BucketName');
  if (bucket.text() !== undefined)
    gathering.claim('ecsExecAudit', 's3', bucket, 'sessions of ECS Exec are logged to Amazon S3');
}

/** The launch type that a capacity provider stands for, by what it is made of. */
export function readCapacityProvider(
  field: Field,
): { readonly keys: readonly string[]; readonly launchType: WorkloadProfile['launchType'] } | undefined {
  const names = ['name', 'capacityProviderArn', 'arn', 'id'].map((key) => field.get(key).text());
  const keys = names.filter((name) => name !== undefined).map(referenceKey);
  if (field.get('managedInstancesProvider').value !== undefined)
    return { keys, launchType: 'MANAGED_INSTANCES' };
  if (field.get('autoScalingGroupProvider').value !== undefined) return { keys, launchType: 'EC2' };
  const [name] = keys;
  return name === 'FARGATE' || name === 'FARGATE_SPOT' ? { keys, launchType: 'FARGATE' } : undefined;
}
