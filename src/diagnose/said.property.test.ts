/** What an answer says beyond its cause: only what the text bears out. */
import { describe, expect, test } from 'vitest';
import { said } from './cases/all.ts';
import { SAID_CASES } from './cases/fourteenth.ts';
import { diagnose } from './index.ts';

describe('an answer says no more than the text', () => {
  test.each([
    {
      name: 'an image that the machine lacks is no answer of a registry',
      text: 'Error inspecting image 111122223333.dkr.ecr.us-east-1.amazonaws.com/big:latest: no such image',
      says: /runtime of the machine has no such image/,
      never: /registry was reached/,
    },
    {
      name: 'a pull by hand has no task and no execution role',
      text: 'running: docker pull 111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1\nunauthorized: authentication required',
      says: /docker login/,
      never: /execution role/,
    },
    {
      name: 'a connection that failed somehow is not one without an answer',
      text: 'ResourceInitializationError: failed to download env files: RequestError: send request failed\ncaused by: Get "https://s3.eu-west-1.amazonaws.com/b/app.env": Failed to establish a new connection',
      says: /th(?:e text|is message) does not say how/,
      never: /got no answer from/,
    },
    {
      name: 'a message of the SDK for Java that ends with the host is a name that was not resolved',
      text: 'SdkClientException: Unable to execute HTTP request: sts.eu-west-1.amazonaws.com\n\tat software.amazon.awssdk.core.exception.SdkClientException.create(SdkClientException.java:43)',
      says: /could not be resolved/,
      never: /got no answer from/,
    },
    {
      name: 'a log driver without options called nobody',
      text: 'CannotStartContainerError: failed to initialize logging driver: failed to get fluentd log driver arguments: logging driver specified of container web, but no log configuration specified',
      says: /no options were given/,
      never: /nothing listening|token/,
    },
    {
      name: 'status 599 is no answer',
      text: "Exception('Request Empty body  HTTP 599  Failed to connect to eu-west-1.queue.amazonaws.com port 443: Connection timed out (None)',)",
      says: /got no answer from Amazon SQS/,
      never: /answered with HTTP status/,
    },
    {
      name: 'a socket of Docker is no registry, nor the name of a role',
      text: 'User: arn:aws:sts::111122223333:assumed-role/nodes.example.cluster.local/i-05101c6ca462115a9 is not authorized to perform: ssm:GetParameter (Post http://%2Fvar%2Frun%2Fdocker.sock/x)',
      says: /ssm:GetParameter/,
      never: /a registry|the host of/,
    },
    {
      name: 'a registry that answered 504 needs no further path',
      text: 'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/acme/flows/blobs/sha256:69: 504 Gateway Time-out',
      says: /answered with status 504/,
      never: /needs a path/,
    },
    {
      name: 'an upstream registry that refused is no permission of the role',
      text: "Error response from daemon: pull access denied for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/nginx, repository does not exist or may require 'docker login': denied: The authentication to the upstream registry failed. Verify that the credentials stored are correct",
      says: /pull-through cache/,
      never: /BatchGetImage/,
    },
    {
      name: 'a read that took too long was on an open connection',
      text: 'botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://bedrock-runtime.us-east-1.amazonaws.com/model/x/invoke"',
      says: /was open/,
      never: /needs this endpoint/,
    },
    {
      name: 'an endpoint service of another account has a name of its own form',
      text: "The Vpc Endpoint Service 'com.amazonaws.vpce.eu-west-1.vpce-svc-abc123' does not exist",
      says: /does not admit this account/,
      never: /short names/,
    },
    {
      name: 'the exit code of a build is not that of a container',
      text: '##[error]Resource is not in the state servicesStable\n##[error]Node run failed with exit code 1',
      says: /waited for the service/,
      never: /program in the container|did not stay up/,
    },
    {
      name: 'a signature for another Region is not a lack of credentials',
      text: "Credential should be scoped to a valid region, not 'vpce'. (Service: AmazonKinesisFirehose; Status Code: 400; Error Code: InvalidSignatureException; Request ID: d6)",
      says: /signature/,
      never: /no valid credentials/,
    },
    {
      name: 'a database that answered is no role of AWS, and is named',
      text: "container web: ERROR 1045 (28000): Access denied for user 'app'@'10.0.1.9' (using password: YES)",
      says: /database, cache or broker was reached/,
      never: /task role|Whom it called is not said/,
    },
    {
      name: 'the host of live logs has an endpoint service of its own',
      text: 'Could not connect to the endpoint URL: "https://streaming-logs.eu-west-1.amazonaws.com/"',
      says: /com\.amazonaws\.eu-west-1\.stream-logs/,
      never: /needs this endpoint: logs/,
    },
    {
      name: 'a port of the machine itself is called so, in brackets and behind a name',
      text: 'System.Net.Http.HttpRequestException: Connection refused (localhost:4566)',
      says: /the machine itself \(localhost\)/,
      never: /does not say which service/,
    },
    {
      name: 'a port of a database is named, and no endpoint is to be planned for it',
      text: 'Error: connect ETIMEDOUT 10.0.0.109:5432',
      says: /PostgreSQL/,
      never: /plan its endpoint|does not say which service/,
    },
    {
      name: 'who begins a TLS handshake has a connection',
      text: 'Post https://sqs.ap-southeast-2.amazonaws.com/: net/http: TLS handshake timeout',
      says: /opened a connection/,
      never: /got no answer from/,
    },
    {
      name: 'an image for which a credential provider was asked is no host that was called',
      text: 'error execing credential provider plugin ecr-credential-provider for image 111122223333.dkr.ecr.us-west-2.amazonaws.com/web: context deadline exceeded',
      says: /Amazon ECR API/,
      never: /Amazon ECR registry/,
    },
    {
      name: 'a hosted zone of one’s own is no second endpoint',
      text: 'Error: creating Route53 Hosted Zone (sns.eu-west-1.amazonaws.com): operation error Route 53: CreateHostedZone, https response error StatusCode: 400, ConflictingDomainExists: The VPC vpc-0abc has a conflicting domain',
      says: /zone of your own/,
      never: /Use the existing endpoint/,
    },
    {
      name: 'a tool that deploys is no task',
      text: 'Error: reading Secrets Manager Secret Version (prod/db|AWSCURRENT): operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded',
      says: /The caller got no answer/,
      never: /The task|execution role/,
    },
    {
      name: 'what curl prints line by line is one attempt',
      text: '* Host api.ecr.eu-central-1.amazonaws.com:443 was resolved.\n* IPv4: 10.20.1.15\n*   Trying 10.20.1.15:443...\n* connect to 10.20.1.15 port 443 from 10.20.9.4 port 51000 failed: Connection timed out\ncurl: (28) Failed to connect to api.ecr.eu-central-1.amazonaws.com port 443 after 270012 ms',
      says: /went to an address inside the VPC/,
      never: /does not show which address/,
    },
    {
      name: 'the SDK for Go names the service before the operation',
      text: 'publish failed: SNS: Publish: RequestCanceled: request context canceled\ncaused by: context deadline exceeded',
      says: /got no answer from Amazon SNS/,
      never: /does not say which service/,
    },
    {
      name: 'an agent without a connection may come back, and its role may be the reason',
      text: 'service web was unable to place a task because the closest matching container-instance 0123 does not have the agent connected.',
      says: /reconnects now and then[\s\S]*role does not let the agent poll/,
      never: /The agent of the container instance cannot/,
    },
    {
      name: 'an instance has no assignPublicIp',
      text: 'ERROR EC2RoleProvider Failed to connect to Systems Manager with instance profile role credentials. Err: RequestError: send request failed\ncaused by: Post "https://ssm.us-gov-west-1.amazonaws.com/": dial tcp 52.46.240.10:443: connect: no route to host',
      says: /the instance needs a public IP address/,
      never: /assignPublicIp/,
    },
    {
      name: 'the websocket of a session is not that of the agent',
      text: 'SessionManagerPlugin: Unable to open data channel: websocket: bad handshake',
      says: /handshake of the websocket was answered with a refusal/,
      never: /container instance role|ecs:Poll/,
    },
    {
      name: 'the websocket of a program is not that of the agent',
      text: 'feeder: dial wss://feed.example.org/v1: websocket: bad handshake',
      says: /usually the caller is not let in, or a proxy/,
      never: /container instance role|ecs:Poll|ecs-agent/,
    },
    {
      name: 'a host of somebody else that holds the name of a service is none of AWS',
      text: "[ warn] [net] getaddrinfo(host='http-intake.logs.example.eu', err=12): Timeout while contacting DNS servers",
      says: /no name of an AWS service/,
      never: /names of AWS services resolve/,
    },
    {
      name: 'the registry that was called is told, and not that of the name of the image',
      text: 'failed to pull and unpack image "registry.example.com/rancher/wins:1": failed to do request: Get "https://mcr.microsoft.com/v2/windows/blobs/sha256:44": dial tcp 204.79.197.219:443: i/o timeout',
      says: /pull called mcr\.microsoft\.com/,
      never: /comes from registry\.example\.com/,
    },
    {
      name: 'a call that its caller ended may have had an answer on the way',
      text: 'server.go:84] Secrets Manager: failed fetching secret dev/db: RequestCanceled: request context canceled\ncaused by: context canceled',
      says: /does not say whether an answer was late/,
      never: /got no answer from/,
    },
    {
      name: 'whom a call went to that its caller ended is not known either',
      text: 'worker: fetch failed: RequestCanceled: request context canceled\ncaused by: context canceled',
      says: /whether an answer was late is not said/,
      never: /got no answer/,
    },
    {
      name: 'an infrastructure role is told with its own page',
      text: "Error: creating ECS Service (web): InvalidParameterException: ECS was unable to assume the configured ECS Infrastructure Role 'arn:aws:iam::111122223333:role/x'. Please verify that the role being passed has the proper trust relationship with Amazon ECS.",
      says: /page about infrastructure roles/,
      never: /ecs-tasks\.amazonaws\.com/,
    },
    {
      name: 'a service of somebody else that has no private DNS name is not one of AWS',
      text: "AmazonEC2Exception: Private DNS can't be enabled because the service com.amazonaws.vpce.us-east-1.vpce-svc-03476320ccb0d614d does not provide a private DNS name. (Service: AmazonEC2; Status Code: 400)",
      says: /its provider has to give it/,
      never: /interface type|this endpoint type/,
    },
    {
      name: 'a log with the sign of a tool before each line is no advice of people',
      text: '[\u2139]  if you encounter any issues, check the console or try \'tool utils describe\'\n[\u2139]  deploying stack "x"\n[\u2716]  AWS::EC2::VPCEndpoint/VPCEndpointS3: CREATE_FAILED \u2013 "route table rtb-09ec7cd1e8effc6cf already has a route with destination-prefix-list-id pl-68a54001 (Service: AmazonEC2; Status Code: 400; Error Code: RouteAlreadyExists; Request ID: 9815caa0)"',
      says: /route table/,
      never: /something that people tell/,
    },
    {
      name: 'the host that was called decides, and not the service that the words name',
      text: 'fsx describing filesystem(s) from the service for [fs-0]: operation error FSx: DescribeFileSystems, https response error StatusCode: 0, RequestID: , request send failed, Post "https://fsx.corp.example/": context deadline exceeded',
      says: /no name|not a name/,
      never: /Amazon FSx|needs this endpoint/,
    },
    {
      name: 'a registry of one’s own that was called is not the API of Amazon ECR',
      text: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: RequestError: send request failed caused by: Post "https://ecr.mirror.example.net/": dial tcp 10.0.3.3:443: i/o timeout',
      says: /ecr\.mirror\.example\.net/,
      never: /Amazon ECR API|does not say what was fetched/,
    },
    {
      name: 'a reason that leaves open what was fetched is answered with both',
      text: 'ResourceInitializationError: unable to pull secrets or registry auth: pull command failed: : signal: killed',
      says: /does not say what was fetched[\s\S]*may as well be a secret/,
      never: /^The call of the task to Amazon ECR API/,
    },
    {
      name: 'a certificate is told of with the host that was called',
      text: 'botocore.exceptions.SSLError: SSL validation failed for https://orders.prod.local/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1007)',
      says: /call to orders\.prod\.local/,
      never: /does not say which service/,
    },
    {
      name: 'an old name with the Region first is that of an API',
      text: 'botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://us-west-2.elasticmapreduce.amazonaws.com/"',
      says: /com\.amazonaws\.us-west-2\.elasticmapreduce/,
      never: /a database, a cache or a load balancer/,
    },
    {
      name: 'what a client of HTTP prints on a command line is a failure, whomever it called',
      text: '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n  0     0    0     0    0     0      0      0 --:--:--  0:02:08 --:--:--     0\ncurl: (7) Failed to connect to ghcr.io port 443: Connection timed out',
      says: /ghcr\.io/,
      never: /something that people tell/,
    },
    {
      name: 'the values of a request in Haskell are no program text',
      text: '[Client Request] {\n  host              = orders.prod.local\n  port              = 443\n  secure            = True\n}\nHttpError (FailedConnectionException "orders.prod.local" 443)',
      says: /orders\.prod\.local/,
      never: /something that people tell/,
    },
    {
      name: 'a function that ran into its time-out made no call that is known',
      text: '  "errorMessage": "RequestId: 5124f417-705d-4eb8-9e18-3ac1466d60b0 Error: Task timed out after 60.00 seconds"',
      says: /does not say what it waited for/,
      never: /A call got no answer/,
    },
    {
      name: 'no Deny statement is told of where a policy only does not allow',
      text: 'AccessDeniedException: User is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/1 because no resource-based policy allows the kms:GenerateDataKey action',
      says: /own policy does not allow/,
      never: /refuses|Deny/,
    },
    {
      name: 'a Deny statement of a resource is lifted by no permission of the caller',
      text: 'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/task/1 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/a" with an explicit deny in a resource-based policy',
      says: /Deny statement in the resource's own policy[\s\S]*no permission of the caller lifts it/,
      never: /does not allow/,
    },
    {
      name: 'a mount whose connection is refused met no security group',
      text: 'mount.nfs4: Connection refused',
      says: /listens on TCP 2049/,
      never: /security group/,
    },
    {
      name: 'the log of a session is written with the task role',
      text: 'SessionId: ecs-execute-command-0a : ----------ERROR------- Unable to start command: Failed to create CloudWatch log group: AccessDeniedException',
      says: /for the task role/,
      never: /task execution role|from the log driver/,
    },
    {
      name: 'a certificate of somebody else that is out of date is looked at',
      text: 'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-05-01 is after 2026-04-01 (https://partner.example.com)',
      says: /Look at the certificate that answers/,
      never: /right program runs/,
    },
    {
      name: 'a role that a service other than Amazon ECS is handed is none of a task',
      text: '{"message":"User: arn:aws:sts::111122223333:assumed-role/staging-lambdaRole/scheduler is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/staging-worker","code":"AccessDeniedException"}',
      says: /hands a role to a service/,
      never: /ecs-tasks|task role/,
    },
    {
      name: 'a host of an API of AWS runs no program of one’s own',
      text: 'main.go:88] could not get token: Post "https://oidc.eks.eu-west-1.amazonaws.com/id/ABC/token": x509: certificate signed by unknown authority',
      says: /TLS inspection/,
      never: /right program listens/,
    },
    {
      name: 'a name of which a part is missing may be one of AWS',
      text: 'connection attempt failed [ahc-error: NIOConnectionError(host: ".s3.eu-west-1.amazonaws.com", port: 443, dnsAError: Optional(NIOCore.SocketAddressError.unknown(host: ".s3.eu-west-1.amazonaws.com", port: 443)))]',
      says: /not named in full: the name of the bucket/,
      never: /not a name of AWS|no host of AWS has/,
    },
    {
      name: 'an answer whose status was cut off is an answer',
      text: 'CannotPullContainerError: failed to copy: httpReadSeeker: failed open: unexpected status code https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/1a?X-Amz-Algor',
      says: /answered, and the text ends/,
      never: /cannot reach/,
    },
  ])('$name', ({ text, says, never }) => {
    expect(said(text)).toMatch(says);
    expect(said(text)).not.toMatch(never);
  });

  test.each(SAID_CASES)('$id ($source) is told in words that its text bears out', ({ text, says, never }) => {
    if (says !== undefined) expect(said(text)).toMatch(says);
    expect(said(text)).not.toMatch(never);
  });

  test('a message as long as a cut one is likely where its clause is whole', () => {
    const reason = (key: string): string =>
      `ResourceInitializationError: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key ${key}`;
    const text = reason('k'.repeat(252 - reason('').length));
    expect(text).toHaveLength(252);
    expect(diagnose(text).diagnoses[0]).toMatchObject({ cause: 'configuration', likelihood: 'likely' });
  });

  test('the name of an action in which the text ends is none to allow', () => {
    const reason = (role: string): string =>
      `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/${role}/y is not authorized to perform: logs:CreateL`;
    const text = reason('r'.repeat(1 + 255 - reason('r').length));
    expect(text).toHaveLength(255);
    expect(said(text)).toMatch(/refused/);
    expect(said(text)).not.toMatch(/logs:CreateL(?!og)/);
  });

  test('what a capacity provider could not do is no health check of a task', () => {
    expect(
      said(
        'Received unhealthy: Managed Instances capacity provider: SomeException when calling ec2:CreateFleet',
      ),
    ).not.toMatch(/did not pass its health check/);
  });

  test('a text that ends within a value of an object is never certain', () => {
    const reason =
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-west-2:111122223333:targetgroup/d';
    expect(diagnose(`{ "Notes": "${reason}`).diagnoses[0]?.likelihood).toBe('likely');
    expect(diagnose(`{ "Notes": "${reason})" }`).diagnoses[0]?.likelihood).toBe('certain');
    expect(diagnose(`{ "Notes": "${reason}\n)" }`).diagnoses[0]?.likelihood).toBe('certain');
  });

  test('the nearest line is one that names an error, and none whose file is called after one', () => {
    const { missing } = diagnose(
      '/app/node_modules/lib/dist/default-error-handler.js:8\n  frobnicate()\nWobbleError: the frob is not there',
    );
    expect(missing?.text).toContain('WobbleError');
    expect(missing?.text).not.toContain('handler.js');
  });

  test('the number of an error is a word of a failure, and no text is told that it has none', () => {
    expect(diagnose('widgetd: EPROTO 12345').missing?.text).toContain('Nearest to an error');
    expect(diagnose('widgetd: the frob came out sideways').missing?.text).not.toContain(
      'no word of a failure',
    );
  });

  test('a log driver that is not awslogs is not read as awslogs', () => {
    const { answers } = diagnose(
      'failed to initialize logging driver: failed to get fluentd log driver arguments: no log configuration specified',
    );
    expect(answers.logDrivers).toBeUndefined();
  });

  test.each([
    'CannotStartContainerError: failed to initialize logging driver: dial tcp 127.0.0.1:514: connect: connection refused',
    '[2021/09/08 02:51:37] [error] [upstream] connection #49 to 127.0.0.1:9200 timed out after 10 seconds',
    'Unable to connect: Service Connect agent: Unauthorized to perform ecs:Poll: AccessDenied',
    'curl: (28) Failed to connect to secretsmanager.eu-west-1.amazonaws.com port 443 after 270012 ms: Connection timed out',
    "wget: unable to resolve host address 'ecs-a-1.eu-west-1.amazonaws.com'",
    'Error: reading Secrets Manager Secret Version (a|AWSCURRENT): operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded',
    '[!]  retryable error (RequestError: send request failed\ncaused by: Post "https://cloudformation.eu-west-1.amazonaws.com/": dial tcp 10.0.4.9:443: i/o timeout) from cloudformation/ListStacks - will retry after delay of 33.086873ms',
    '$ ecs-cli up\nERRO[0000] Failed to Create Cluster                      cluster=web error="RequestError: send request failed\\ncaused by: Post https://ecs.eu-west-1.amazonaws.com/: dial tcp: lookup ecs.eu-west-1.amazonaws.com: no such host"',
    "FATA[0120] Error executing 'ps': RequestError: send request failed\ncaused by: Post https://ecs.eu-west-1.amazonaws.com/: dial tcp: i/o timeout",
    "Error occurred during build: HTTPSConnectionPool(host='cloudformation.us-east-1.amazonaws.com', port=443): Max retries exceeded with url: / (Caused by ConnectTimeoutError('Connection to cloudformation.us-east-1.amazonaws.com timed out. (connect timeout=2)'))",
    '"eventSource": "sqs.amazonaws.com", "eventName": "SendMessage", "errorCode": "VpceAccessDenied", "errorMessage": "The request was denied due to a VPC endpoint policy"',
  ])('what anybody may run says nothing about the workload: %s', (text) => {
    expect(Object.keys(diagnose(text).answers).filter((id) => id !== 'region')).toEqual([]);
  });
});
