/**
 * What AWS prints when a call fails, from the sources of its programs and recorded outputs (facts: a table of texts). Four
 * building blocks, and a wrapper for each call and platform. Times and identifiers are those of AWS's documentation.
 */
import type { Call } from '../../core/calls/index.ts';
import { regionOf, SOME_ACCOUNT, type WorkloadProfile } from '../../core/index.ts';

/** How it fails, as far as a text can show it. */
export type Failure =
  | { readonly kind: 'no-such-host' }
  | { readonly kind: 'time-out'; readonly address: string }
  | { readonly kind: 'refused'; readonly by: 'VPC endpoint' | 'identity-based'; readonly deny: boolean };

const RESOLVER = '169.254.169.253';
const REQUEST = '0a1b2c3d-4e5f-6789-abcd-0123456789ab';
const CANCELLED =
  'net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)';
const DEADLINE = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';
const RETRIED = 'service call has been retried 3 time(s)';

/** Everything that a wrapper may need. */
interface Scene {
  readonly call: Call;
  readonly workload: WorkloadProfile;
  readonly failure: Failure;
  readonly url: string;
  readonly arn: string;
}

type Wording = (scene: Scene) => string | undefined;

/** The text of the first failing call, as the task, the agent or the log shows it; `undefined`: no text is known. */
export function wouldSay(call: Call, workload: WorkloadProfile, failure: Failure): string | undefined {
  const scene = {
    call,
    workload,
    failure,
    url: `https://${call.host}/`,
    arn: example(call.resource, workload),
  };
  return wordingOf(call, workload)?.(scene);
}

function wordingOf(call: Call, workload: WorkloadProfile): Wording | undefined {
  const table = workload.launchType === 'FARGATE' ? FARGATE : AGENT;
  const own = workload.platformVersion === '1.3.0' ? PLATFORM_13 : {};
  for (const wordings of [own, table, BOTH]) {
    if (Object.hasOwn(wordings, call.id)) return wordings[call.id];
  }
  // How an SDK calls the others is not recorded, nor what a driver says that speaks no HTTPS.
  return call.phase === 'application' && Object.hasOwn(API_NAMES, call.service ?? '')
    ? (scene) => sdk(scene, operationOf(scene))
    : undefined;
}

/** A resource that the pattern stands for. */
function example(resource: string, { accountId, repository }: WorkloadProfile): string {
  if (resource === '*') return resource;
  const account = accountId === '' ? SOME_ACCOUNT : accountId;
  const parts = resource.split(':');
  const filled = parts.map((part, index) => (index === 4 && part === '*' ? account : part));
  const named =
    parts[2] === 'ecr' ? `repository/${repository === '' ? 'app' : repository}` : filled.slice(5).join(':');
  return [...filled.slice(0, 5), named.replaceAll('*', 'app')].join(':');
}

const lookup = ({ call }: Scene): string => `dial tcp: lookup ${call.host} on ${RESOLVER}:53: no such host`;
const dialled = ({ call }: Scene, address: string): string =>
  `dial tcp ${address.includes(':') ? `[${address}]` : address}:${call.port}: i/o timeout`;

/** Programs that show the address, or those that give up before they know it. */
function block(scene: Scene, silent?: string): string {
  const { failure } = scene;
  if (failure.kind === 'time-out') return silent ?? dialled(scene, failure.address);
  return lookup(scene);
}

/** A refusal in IAM's words. */
function denial({ call, workload, arn, failure }: Scene): string {
  const by = failure.kind === 'refused' ? failure.by : 'VPC endpoint';
  const [action = ''] = call.actions;
  const because =
    failure.kind === 'refused' && failure.deny
      ? `with an explicit deny in ${by === 'VPC endpoint' ? 'a VPC endpoint' : 'an identity-based'} policy`
      : `because no ${by} policy allows the ${action} action`;
  return `User: ${roleArn(call, workload)} is not authorized to perform: ${action} on resource: ${arn} ${because}`;
}

function roleArn(call: Call, { accountId, taskExecutionRole, region }: WorkloadProfile): string {
  const account = accountId === '' ? SOME_ACCOUNT : accountId;
  const names = {
    'execution-role': taskExecutionRole === '' ? 'ecsTaskExecutionRole' : taskExecutionRole,
    'task-role': 'ecsTaskRole',
    'instance-role': 'ecsInstanceRole',
    'anywhere-role': 'ecsAnywhereRole',
  };
  const role =
    call.principal in names ? names[call.principal as keyof typeof names] : names['execution-role'];
  const session =
    call.principal === 'instance-role' ? 'i-0123456789abcdef0' : '0123456789abcdef0123456789abcdef';
  return `arn:${regionOf(region).partition}:sts::${account}:assumed-role/${role}/${session}`;
}

const API_NAMES: { readonly [prefix: string]: string } = {
  ecr: 'ECR',
  ecs: 'ECS',
  ssm: 'SSM',
  logs: 'CloudWatch Logs',
  secretsmanager: 'Secrets Manager',
  s3: 'S3',
  fsx: 'FSx',
  kms: 'KMS',
};

/** `operation error ECR: GetAuthorizationToken` of the second SDK for Go. */
function operationOf({ call }: Scene): string {
  const [prefix = '', action = 'Invoke'] = (call.actions[0] ?? `${call.service ?? ''}:Invoke`).split(':');
  return `operation error ${Object.hasOwn(API_NAMES, prefix) ? API_NAMES[prefix] : prefix}: ${action}`;
}

/** What the second SDK for Go prints. */
function sdk(scene: Scene, operation: string, silent?: string): string {
  if (scene.failure.kind === 'refused')
    return `${operation}, https response error StatusCode: 400, RequestID: ${REQUEST}, api error AccessDeniedException: ${denial(scene)}`;
  return `${operation}, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "${scene.url}": ${block(scene, silent)}`;
}

const PULL_AUTH = 'ResourceInitializationError: unable to pull secrets or registry auth:';
const isRefused = ({ failure }: Scene): boolean => failure.kind === 'refused';
const image = ({ call, workload }: Scene): string =>
  `${call.host}/${workload.repository === '' ? 'app' : workload.repository}:latest`;
const repository = (scene: Scene): string =>
  scene.workload.repository === '' ? 'app' : scene.workload.repository;

/** Containerd, as Fargate runs it. */
const manifest: Wording = (scene) => {
  const resolving = `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${image(scene)}:`;
  return isRefused(scene)
    ? `${resolving} pulling from host ${scene.call.host} failed with status code [manifests latest]: 403 Forbidden`
    : `${resolving} failed to do request: Head "${scene.url}v2/${repository(scene)}/manifests/latest": ${block(scene)}`;
};

const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

const blob =
  (path: (scene: Scene) => string): Wording =>
  (scene) => {
    const copying =
      'CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open:';
    return isRefused(scene)
      ? `${copying} unexpected status code ${path(scene)}: 403 Forbidden`
      : `${copying} failed to do request: Get "${path(scene)}": ${block(scene)}`;
  };

const blobUrl = (scene: Scene): string => `${scene.url}v2/${repository(scene)}/blobs/${DIGEST}`;
const layerUrl = ({ url }: Scene): string => `${url}0a1b2c3d-4e5f/6789abcd?X-Amz-Algorithm=AWS4-HMAC-SHA256`;

/** Docker, as container instances run it. */
const daemonManifest: Wording = (scene) => {
  const { failure, url, call } = scene;
  if (failure.kind === 'refused')
    return `CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for ${call.host}/${repository(scene)}, repository does not exist or may require 'docker login': denied: ${denial(scene)}`;
  const advice =
    failure.kind === 'time-out' ? 'The task can’t pull the image. Check your network configuration. ' : '';
  return `CannotPullContainerError: ${advice}Error response from daemon: Get "${url}v2/": ${block(scene, CANCELLED)}`;
};

const daemonLayer =
  (path: (scene: Scene) => string): Wording =>
  (scene) => {
    const pulling = 'CannotPullContainerError: error pulling image configuration:';
    return isRefused(scene)
      ? `${pulling} error parsing HTTP 403 response body: invalid character '<' looking for beginning of value: "<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>${denial(scene)}</Message></Error>"`
      : `${pulling} Get "${path(scene)}": ${block(scene)}`;
  };

const secretFailed = (scene: Scene): string => sdk(scene, operationOf(scene));

const FARGATE: { readonly [id: string]: Wording } = {
  'secrets.asm': (scene) =>
    isRefused(scene)
      ? `${PULL_AUTH} execution resource retrieval failed: unable to retrieve secret from asm: ${RETRIED}: failed to fetch secret ${scene.arn} from secrets manager: ${secretFailed(scene)}`
      : `${PULL_AUTH} The task can't pull secrets from AWS Secrets Manager. There is a connection issue between the task and Secrets Manager. Check your task network configuration. ${secretFailed(scene)}`,
  'secrets.ssm': (scene) =>
    isRefused(scene)
      ? `${PULL_AUTH} execution resource retrieval failed: unable to retrieve secrets from ssm: ${RETRIED}: ${secretFailed(scene)}`
      : `${PULL_AUTH} The task cannot pull secrets from AWS Systems Manager Parameter Store. Check your network connection between the task and AWS Systems Manager. ${secretFailed(scene)}`,
  'secrets.registry-credentials': (scene) =>
    `${PULL_AUTH} execution resource retrieval failed: unable to get registry auth from asm: ${RETRIED}: asm fetching secret from the service for ${scene.arn}: ${secretFailed(scene)}`,
  'login.ecr': (scene) =>
    isRefused(scene)
      ? `${PULL_AUTH} execution resource retrieval failed: unable to retrieve ecr registry auth: ${RETRIED}: ${sdk(scene, operationOf(scene))}`
      : `${PULL_AUTH} The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. ${sdk(scene, operationOf(scene))}`,
  'manifest.ecr': manifest,
  'manifest.external-registry': manifest,
  'manifest.public-gallery': manifest,
  'layers.ecr-blob': blob(blobUrl),
  'layers.s3': blob(layerUrl),
  'logs.create': (scene) =>
    `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ${sdk(scene, operationOf(scene))} : exit status 1`,
  envfiles: (scene) =>
    isRefused(scene)
      ? 'ResourceInitializationError: failed to download env files: file download command: non-empty error stream: failed to download file app.env: failed to write to a temporary file: AccessDenied: Access Denied'
      : `ResourceInitializationError: failed to download env files: The task can't download the environment variable files from Amazon S3. There is a connection issue between the task and Amazon S3. Check your task network configuration. Get "${scene.url}app.env": ${block(scene)}`,
  'volume.efs': (scene) =>
    mounting(
      'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr:',
      scene,
    ),
  'volume.s3files': (scene) =>
    mounting(
      'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr:',
      scene,
    ),
};

function mounting(prefix: string, { call, failure }: Scene): string {
  const code = failure.kind === 'no-such-host' ? 1 : 32;
  const words =
    failure.kind === 'no-such-host'
      ? `Failed to resolve "${call.host}" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.`
      : failure.kind === 'refused'
        ? 'mount.nfs4: access denied by server while mounting 127.0.0.1:/'
        : "Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. Mount attempt 2/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: Connection timed out'";
  return `${prefix} ${words} : unsuccessful EFS utils command execution; code: ${code}`;
}

const PLATFORM_13: { readonly [id: string]: Wording } = {
  'manifest.ecr': (scene) =>
    isRefused(scene)
      ? daemonManifest(scene)
      : `CannotPullContainerError: API error (500): Get ${scene.url}v2/: ${block(scene, CANCELLED)}`,
  'layers.ecr-blob': daemonLayer(blobUrl),
  'layers.s3': daemonLayer(layerUrl),
  'logs.create': (scene) =>
    scene.failure.kind === 'time-out'
      ? 'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s'
      : undefined,
};

const AGENT: { readonly [id: string]: Wording } = {
  'boot.register': (scene) =>
    `level=error msg="Error registering container instance" error="${isRefused(scene) ? `AccessDeniedException: ${denial(scene)}` : sdk(scene, operationOf(scene))}"`,
  'poll.discover': (scene) =>
    `level=error msg="ACS: Unable to discover poll endpoint" error="${sdk(scene, operationOf(scene))}"`,
  'poll.acs': (scene) => `level=error msg="Failed to connect to ACS" error="${socket(scene)}"`,
  'poll.submit': (scene) => `Could not submit task state change: ${sdk(scene, operationOf(scene))}`,
  'telemetry.tcs': (scene) => `level=error msg="Error connecting to TCS: ${socket(scene)}"`,
  'boot.ssm-info': (scene) =>
    isRefused(scene)
      ? `Entering SSM Agent hibernate - AccessDeniedException: ${denial(scene)}`
      : `RequestError: send request failed caused by: Post "${scene.url}": ${block(scene)}`,
  'boot.ssm-register': (scene) =>
    `Registration failed due to error registering the instance with AWS SSM. RequestError: send request failed caused by: Post "${scene.url}": ${block(scene)}`,
  'secrets.asm': (scene) =>
    `ResourceInitializationError: unable to pull secrets or registry auth: trying to retrieve secret with value ${scene.arn} resulted in error: secret ${scene.arn}: ${sdk(scene, operationOf(scene), DEADLINE)}`,
  'secrets.ssm': (scene) =>
    `Fetching secret data from SSM Parameter Store in ${scene.workload.region}: ${isRefused(scene) ? `AccessDeniedException: ${denial(scene)}` : sdk(scene, operationOf(scene), DEADLINE)}`,
  'secrets.registry-credentials': (scene) =>
    `asm fetching secret from the service for ${scene.arn}: ${sdk(scene, operationOf(scene), DEADLINE)}`,
  'login.ecr': (scene) => `CannotPullECRContainerError: ${sdk(scene, operationOf(scene), DEADLINE)}`,
  'manifest.ecr': daemonManifest,
  'manifest.external-registry': daemonManifest,
  'manifest.public-gallery': daemonManifest,
  'layers.ecr-blob': daemonLayer(blobUrl),
  'layers.s3': daemonLayer(layerUrl),
  'logs.create': (scene) =>
    `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ${sdk(scene, operationOf(scene))}`,
  envfiles: (scene) =>
    isRefused(scene)
      ? `unable to download env file with key app.env from bucket amzn-s3-demo-bucket, error: operation error S3: GetObject, https response error StatusCode: 403, RequestID: ${REQUEST}, HostID: 0a1b, api error AccessDenied: ${denial(scene)}`
      : `unable to initialize s3 client for bucket amzn-s3-demo-bucket, error: operation error S3: HeadBucket, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Head "${scene.url}": ${block(scene, DEADLINE)}`,
  'volume.efs': (scene) =>
    mounting(
      'Error response from daemon: create efs-volume: VolumeDriver.Create: mounting volume failed:',
      scene,
    ),
  'volume.s3files': (scene) =>
    mounting(
      'Error response from daemon: create s3files-volume: VolumeDriver.Create: mounting volume failed:',
      scene,
    ),
  'volume.fsx.describe': (scene) =>
    `fsx describing filesystem(s) from the service for [fs-0123456789abcdef0]: ${sdk(scene, operationOf(scene), DEADLINE)}`,
};

/** A websocket of the agent; what a policy refuses shows as a failed handshake. */
function socket(scene: Scene): string {
  const failed = isRefused(scene) ? 'websocket: bad handshake' : block(scene);
  return `websocket client: unable to dial ${scene.call.host} response: : ${failed}`;
}

const channel: Wording = (scene) =>
  `execute-command: An error occurred (TargetNotConnectedException) when calling the ExecuteCommand operation: The execute command failed due to an internal error. Try again later. /var/log/amazon/ssm: Failed to get controlchannel token, error: CreateControlChannel failed with error: createControlChannel request failed: ${isRefused(scene) ? 'unexpected response from the service <BadRequest><message>Unauthorized request.</message></BadRequest>' : `failed to make http client call: Post "${scene.url}v1/control-channel": ${block(scene)}`}`;

const router: Wording = (scene) => {
  const { failure, call } = scene;
  if (failure.kind === 'no-such-host')
    return `[ warn] [net] getaddrinfo(host='${call.host}', err=4): Domain name not found`;
  if (failure.kind === 'refused') return `[error] [aws_client] AccessDeniedException: ${denial(scene)}`;
  return `[error] [aws_client] connection initialization error [error] [http_client] broken connection to ${call.host}:443 ?`;
};

const BOTH: { readonly [id: string]: Wording } = {
  'boot.ssm-channel': (scene) =>
    `[MessageGatewayService] Failed to get controlchannel token, error: CreateControlChannel failed with error: createControlChannel request failed: ${isRefused(scene) ? 'unexpected response from the service <BadRequest><message>Unauthorized request.</message></BadRequest>' : `failed to make http client call: Post "${scene.url}v1/control-channel": ${block(scene)}`}`,
  'exec.control': channel,
  'exec.kms': (scene) => `Fetching data key failed: ${sdk(scene, operationOf(scene))}`,
  'exec.audit-logs': (scene) =>
    isRefused(scene)
      ? undefined
      : `[pluginName=Standard_Stream] Error Calling DescribeLogGroups:RequestError: send request failed caused by: Post "${scene.url}": ${block(scene)}`,
  'firelens.cloudwatch': router,
  'firelens.firehose': router,
  'firelens.kinesis': router,
  'firelens.s3': router,
  xray: (scene) =>
    isRefused(scene)
      ? `[Error] Sending segment batch failed with: AccessDeniedException: ${denial(scene)}`
      : `[Error] Sending segment batch failed with: RequestError: send request failed caused by: Post "${scene.url}TraceSegments": ${block(scene)}`,
  'layers.mcr': (scene) =>
    scene.failure.kind === 'time-out'
      ? `CannotPullContainerError: error pulling image configuration: Get "${scene.url}v2/windows/servercore/blobs/${DIGEST}": ${dialled(scene, scene.failure.address)}`
      : undefined,
};
