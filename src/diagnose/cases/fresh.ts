/** Messages of threads and of AWS's documents, collected and judged on 26 November 2026 before the code was asked. */
import type { BlindCase } from './blind.ts';

const of = (
  number: number,
  text: string,
  [cause, ...alsoOk]: readonly [BlindCase['cause'], ...BlindCase['alsoOk']],
  endpoints: BlindCase['endpoints'] = [],
): BlindCase => ({
  id: `fresh-${number}`,
  source: 'public threads, AWS documentation',
  text,
  cause,
  alsoOk,
  endpoints,
});

export const FRESH_CASES: readonly BlindCase[] = [
  of(
    1,
    '#12 exporting to image\n#12 0.643 error: failed to do request: Post "https://***.dkr.ecr.***.amazonaws.com/v2/helm-doc/1.0.0/blobs/uploads/": EOF\n#12 0.643 retrying in 1s\n#12 0.645 error: failed to do request: Post "https://***.dkr.ecr.***.amazonaws.com/v2/helm-doc/1.0.0/blobs/uploads/": EOF',
    ['network-path', 'iam', 'image-not-found', 'unknown-network'],
  ),
  of(
    2,
    '"errorCode": "LayerPartTooSmallException", "errorMessage": "All layer parts except the last part should be at least 5MB"',
    ['configuration', 'runtime'],
  ),
  of(
    3,
    'STOPPED (Fetching secret data from AWS Secrets Manager in region us-east-1: secret arn:aws:secretsmanager:us-east-1:<Acctnumber>:secret:secretname-1aBCDe: RequestError: send request failed caused by: Post https://secretsmanager.us-east-1.amazonaws.com/: dial tcp: lookup secretsmanager.us-east-1.amazonaws.com on 10.7.166.253:53: no such host)',
    ['endpoint-dns'],
  ),
  of(4, "Error: Failed to fetch secret: 'secret_name'. Error: TimeoutError.", [
    'unknown-network',
    'missing-endpoint',
  ]),
  of(
    5,
    '2021-07-08 12:10:56.861+0000 [id=28]    WARNING c.a.util.EC2MetadataUtils#getItems: Unable to retrieve the requested metadata (/latest/dynamic/instance-identity/document). Failed to connect to service endpoint: \njava.net.SocketTimeoutException: connect timed out',
    ['link-local'],
  ),
  of(
    6,
    'Failed create pod sandbox: rpc error: code = Unknown desc = failed pulling image "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/pause-amd64:3.1" : Error response from daemon: Get https://602401143452.dkr.ecr.us-west-2.amazonaws.com/v2/eks/pause-amd64/manifests/3.1: no basic auth credentials',
    ['iam'],
  ),
  of(
    7,
    "2017-07-06T20:21:28Z [INFO] Network error connecting to docker, backing off for '1.14777941s', error: dial unix /var/run/docker.sock: connect: no such file or directory",
    ['runtime'],
  ),
  of(
    8,
    'PHP Fatal error: Uncaught exception \'Aws\\Sqs\\Exception\\SqsException\' with message \'Error executing "ReceiveMessage" on "https://sqs.us-west-2.amazonaws.com/<account-id>/Queue1"; AWS HTTP error: cURL error 7:  (see http://curl.haxx.se/libcurl/c/libcurl-errors.html)\'',
    ['missing-endpoint', 'network-path'],
    ['sqs'],
  ),
  of(
    9,
    'Error: creating Route53 Hosted Zone (sns.ap-southeast-1.amazonaws.com): operation error Route 53: CreateHostedZone, https response error StatusCode: 400, RequestID: ae88012e, ConflictingDomainExists: The VPC vpc-xxxxxxxxxxxxxxxxx in region ap-southeast-1 has already been associated with the hosted zone Z1234567890 with the same domain name.',
    ['configuration', 'endpoint-creation', 'endpoint-dns'],
  ),
  of(
    10,
    'Invalid request provided: Creation of hosted zone with a wildcard domain name is not supported. (Service: Route53, Status Code: 400, Request ID: x)',
    ['configuration', 'endpoint-creation', 'none'],
  ),
  of(
    11,
    'level=error time=2021-03-16T10:34:33Z msg="Error: lost websocket connection with ECS Telemetry service (TCS): websocket: close 1002 (protocol error): Channel long idle: No message is received, close the channel" module=handler.go',
    ['network-path', 'runtime', 'configuration', 'none'],
  ),
  of(
    12,
    'Oct 12 13:49:56 ip-xxx amazon-ssm-agent[1860]: 2020-10-12 13:49:56 ERROR Health ping failed with error - RequestError: send request failed\nOct 12 13:49:56 ip-xxx amazon-ssm-agent[1860]: caused by: Post https://ssm.eu-west-1.amazonaws.com/: dial tcp: lookup ssm.eu-west-1.amazonaws.com on xxx:53: read udp xxx:xxx->xx:xxx: i/o timeout',
    ['endpoint-dns'],
  ),
  of(
    13,
    'Tarefa interrompida em: 2023-08-16T16:34:30.677Z\nResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.',
    ['missing-endpoint'],
    ['ssm'],
  ),
  of(
    14,
    "WARNING Retrying (Retry(total=2, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<urllib3.connection.VerifiedHTTPSConnection object at 0x7f92e39c43d0>: Failed to establish a new connection: [Errno 110] Connection timed out')': /api/v1/nodes?includeUninitialized=True",
    ['unknown-network'],
  ),
  of(
    15,
    'Error response from daemon: Get "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/": net/http: TLS handshake timeout',
    ['missing-endpoint', 'network-path', 'endpoint-security-group'],
    ['ecr.dkr'],
  ),
  of(
    16,
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Connect to states.eu-central-1.amazonaws.com:443 [states.eu-central-1.amazonaws.com/10.20.3.4] failed: connect timed out',
    ['endpoint-security-group'],
  ),
  of(
    17,
    'Error: connect ETIMEDOUT 10.0.1.201:443 at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1606:16) { address: "10.0.1.201", port: 443, "$metadata": { attempts: 3 } } bedrock-runtime.us-east-1.amazonaws.com',
    ['endpoint-security-group'],
  ),
  of(
    18,
    'operation error Lambda: Invoke, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/f/invocations": dial tcp 10.0.2.33:443: i/o timeout',
    ['endpoint-security-group'],
  ),
  of(
    19,
    'could not translate host name "db.cluster-abc.eu-west-1.rds.amazonaws.com" to address: Name or service not known',
    ['endpoint-dns'],
  ),
  of(
    20,
    'boto3 ecs.describe_services failed: EndpointConnectionError: Could not connect to the endpoint URL: "https://ecs.eu-west-1.amazonaws.com/"',
    ['missing-endpoint', 'network-path'],
    ['ecs'],
  ),
  of(
    21,
    'Traceback (most recent call last):\n  File "/app/scale.py", line 12, in <module>\n    ecs.update_service(cluster="c", service="s", desiredCount=2)\nbotocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://ecs.us-east-2.amazonaws.com/"',
    ['missing-endpoint', 'network-path'],
    ['ecs'],
  ),
  of(
    22,
    'failed to copy: httpReadSeeker: failed open: unexpected status code https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/...: 403 Forbidden',
    ['endpoint-policy'],
    ['s3'],
  ),
  of(
    23,
    'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
    ['missing-endpoint'],
    ['logs'],
  ),
  of(
    24,
    "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: Connection timed out' : unsuccessful EFS utils command execution; code: 32",
    ['file-system'],
  ),
  of(
    25,
    'CannotStartContainerError: ResourceInitializationError: unable to create new container: mount callback failed on /tmp/containerd-mount: no users found',
    ['runtime', 'configuration'],
  ),
  of(
    26,
    'service api was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
    ['missing-endpoint', 'configuration', 'runtime'],
    ['ecs-agent', 'ecs-telemetry', 'ecs'],
  ),
  of(
    27,
    '[error] [aws_credentials] Could not read shared credentials file\n[error] [signv4] Provider returned no credentials, service=firehose',
    ['iam', 'link-local'],
  ),
  of(
    28,
    'kms error: AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
    ['iam', 'configuration'],
  ),
  of(29, 'x509: certificate signed by unknown authority while calling https://sts.eu-west-1.amazonaws.com/', [
    'network-path',
    'configuration',
  ]),
  of(30, 'INFO: Server listening on 0.0.0.0:8080', ['none']),
  of(31, 'NullPointerException at com.acme.OrderService.save(OrderService.java:42)', ['none', 'runtime']),
  of(32, 'getaddrinfo ENOTFOUND api.stripe.com', ['endpoint-dns', 'network-path']),
  of(
    33,
    '`Error when retrieving credentials from container-role: Error retrieving metadata: Received error when attempting to retrieve ECS metadata: Connect timeout on endpoint URL: "http://169.254.170.2/v2/credentials/a3b23aef-3271-4d34-9a78-b6c4f2fe6de8"`',
    ['link-local'],
  ),
  of(
    34,
    'service VoiceEdgeECS-kamailio was unable to place a task because no container instance met all of its requirements. The closest matching container-instance 9f6c639f-2418-4407-bec6-d6f37753263a is missing an attribute required by your task. For more information, see the Troubleshooting section',
    ['runtime', 'configuration'],
  ),
  of(
    35,
    '[2023/05/17 13:13:25] [error] [http_client] broken connection to firehose.eu-central-1.amazonaws.com:443 ?\n[2023/05/17 13:09:31] [error] [output:kinesis_firehose:kinesis_firehose.1] Failed to send log records to production_de_logs_stream',
    ['network-path', 'missing-endpoint'],
  ),
  of(
    36,
    '2018-04-18 19:33:18 +0000 [warn]: #0 failed to flush the buffer. retry_time=0 next_retry_seconds=2018-04-18 19:33:19 +0000 chunk="56a2482976a74746e5199ab43418247a" error_class=Seahorse::Client::NetworkingError error="execution expired"',
    ['unknown-network', 'missing-endpoint', 'network-path'],
  ),
  of(
    37,
    'CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry',
    ['iam'],
  ),
  of(
    38,
    'CannotPullContainerError: ref pull has been retried 1 time(s): failed to unpack image on snapshotter overlayfs: failed to extract layer sha256:abc: write /var/lib/containerd/x: no space left on device: unknown',
    ['runtime'],
  ),
  of(
    39,
    'CannotStartContainerError: API error (500): driver failed programming external connectivity on endpoint ecs-web: Bind for 0.0.0.0:80 failed: port is already allocated',
    ['runtime', 'configuration'],
  ),
  of(
    40,
    "ResourceInitializationError: The task can't download the environment variable files from Amazon S3. There is a connection issue between the task and Amazon S3. Check your network configuration. service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadline exceeded",
    ['missing-endpoint', 'network-path'],
    ['s3'],
  ),
  of(
    41,
    'ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/start.sh": permission denied: unknown',
    ['runtime'],
  ),
  of(42, 'Timeout waiting for EphemeralStorage provisioning to complete.', ['runtime']),
  of(43, 'ServiceQuotaExceeded: You’ve reached the limit on the number of tasks you can run concurrently', [
    'runtime',
    'rate-limit',
    'configuration',
  ]),
  of(
    44,
    "TaskFailedToStart: Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-abc': InsufficientFreeAddressesInSubnet",
    ['configuration', 'runtime'],
  ),
  of(
    45,
    "(service myservice) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
    ['iam'],
  ),
  of(
    46,
    'Resource handler returned message: "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc-0123 (Service: Ec2, Status Code: 400, Request ID: x)"',
    ['endpoint-creation', 'endpoint-dns'],
  ),
  of(
    47,
    "error: aws:ec2/vpcEndpoint:VpcEndpoint resource 'ecr-dkr' has a problem: creating EC2 VPC Endpoint: operation error EC2: CreateVpcEndpoint, https response error StatusCode: 403, RequestID: x, api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/ci is not authorized to perform: ec2:CreateVpcEndpoint on resource: arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0abc because no identity-based policy allows the ec2:CreateVpcEndpoint action",
    ['iam', 'endpoint-creation'],
  ),
  of(
    48,
    'Unhandled exception. Amazon.SimpleSystemsManagement.AmazonSimpleSystemsManagementException: Name or service not known (ssm.eu-west-2.amazonaws.com:443)',
    ['endpoint-dns'],
  ),
  of(
    49,
    'aws_sdk_s3::error: dispatch failure: other: error trying to connect: tcp connect error: Connection timed out (os error 110)',
    ['missing-endpoint', 'unknown-network'],
    ['s3'],
  ),
  of(
    50,
    'panic: operation error SSM: GetParametersByPath, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://ssm.ca-central-1.amazonaws.com/": dial tcp 52.94.100.118:443: connect: network is unreachable',
    ['missing-endpoint', 'network-path'],
    ['ssm'],
  ),
  of(51, 'An error occurred (403) when calling the HeadObject operation: Forbidden', [
    'iam',
    'endpoint-policy',
  ]),
  of(
    52,
    'botocore.exceptions.SSLError: SSL validation failed for https://logs.eu-west-1.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1007)',
    ['network-path'],
  ),
  of(
    53,
    '----------ERROR-------\nSetting up data channel with id admin-0123 failed: failed to create websocket for datachannel with error: CreateDataChannel failed with no output or error: createDataChannel request failed: failed to make http client call: Post "https://ssmmessages.eu-west-1.amazonaws.com/v1/data-channel/admin-0123": dial tcp 10.0.1.5:443: i/o timeout',
    ['endpoint-security-group'],
    ['ssmmessages'],
  ),
  of(
    54,
    'level=error time=2024-05-05T00:00:00Z msg="Unable to register as a container instance with ECS: AccessDeniedException: User: arn:aws:sts::1:assumed-role/ecsInstanceRole/i-0 is not authorized to perform: ecs:RegisterContainerInstance on resource: arn:aws:ecs:us-east-1:1:cluster/prod because no identity-based policy allows the ecs:RegisterContainerInstance action"',
    ['iam'],
  ),
  of(
    55,
    "docker: Error response from daemon: pull access denied for myapp, repository does not exist or may require 'docker login'",
    ['image-not-found', 'external-registry', 'iam'],
  ),
  of(56, 'exec user process caused: no such file or directory', ['runtime']),
  of(57, 'standard_init_linux.go:228: exec user process caused: exec format error', ['platform-mismatch']),
  of(58, 'mount.nfs4: Connection refused', ['file-system']),
  of(59, 'panic: runtime error: invalid memory address or nil pointer dereference', ['none', 'runtime']),
  of(60, 'Deployment completed. Service has reached a steady state.', ['none']),
  of(61, 'WARN deprecated S3 ACL usage detected in config', ['none']),
];
