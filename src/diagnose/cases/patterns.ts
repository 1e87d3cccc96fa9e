/** For each pattern a message that it recognises, and a near one that it must leave to others: required by type. */
import type { PatternId } from '../patterns/index.ts';

interface PatternCase {
  /** The pattern speaks first. */
  readonly hit: string;
  /** Much the same words, and the pattern is silent. */
  readonly miss: string;
}

export const PATTERN_CASES: { readonly [P in PatternId]: PatternCase } = {
  'sdk/function-timed-out': {
    hit: '2020-03-31T09:42:58.113Z 657d03eb-0300-4a5d-b366-8b78348a0eaf Error: Task timed out after 28.03 seconds',
    miss: 'Error: connect ETIMEDOUT 10.0.9.9:5432',
  },
  'not-called/credentials-host': {
    hit: 'CredentialsEndpointError: invalid endpoint host, "169.254.170.23", only loopback hosts are allowed.',
    miss: 'CredentialsEndpointError: failed to load credentials\ncaused by: RequestError: send request failed\ncaused by: Get "http://169.254.170.23/v1/credentials": dial tcp 169.254.170.23:80: i/o timeout',
  },
  'not-called/parameters': {
    hit: 'InvalidParameter: 1 validation error(s) found.\n- minimum field size of 1, RunTaskInput.Cluster.',
    miss: 'InvalidParameterException: 1 validation error detected: Value at cluster failed to satisfy constraint: Member must have length greater than or equal to 1',
  },
  'not-called/form-of-address': {
    hit: 'RequestError: send request failed\ncaused by: Post "sqs.eu-west-1.amazonaws.com/": unsupported protocol scheme ""',
    miss: 'RequestError: send request failed\ncaused by: Post "https://sqs.eu-west-1.amazonaws.com/": dial tcp 10.0.1.9:443: i/o timeout',
  },
  'stated/missing-endpoints': {
    hit: "You have enabled ECR related private endpoints ['ecr.dkr', 'ecr.api'], However missing endpoint/s {'s3'}",
    miss: "You have enabled ECR related private endpoints ['ecr.dkr', 'ecr.api', 's3']",
  },
  'stated/not-let-out': {
    hit: "The IP's [['10.0.66.95']] resolved from domain name [111122223333.dkr.ecr.ap-southeast-2.amazonaws.com] is not allowed in the egress of Security Group/s [['sg-006853aeb4afa1d57']] that is used by ECS/Fargate Agent",
    miss: "The IP's [['10.0.66.95']] resolved from domain name [111122223333.dkr.ecr.ap-southeast-2.amazonaws.com] are allowed in the egress of Security Group/s [['sg-006853aeb4afa1d57']]",
  },
  'stated/not-let-in': {
    hit: 'check failed: the inbound rules of sg-0a1b2c3d4e5f60718 (endpoint logs.eu-west-1.amazonaws.com) do not allow 443 from 10.0.3.0/24',
    miss: 'check passed: the inbound rules of sg-0a1b2c3d4e5f60718 (endpoint logs.eu-west-1.amazonaws.com) allow 443 from 10.0.3.0/24',
  },
  'squid/not-carried': {
    hit: '1696000000.123 0 10.0.4.12 TCP_DENIED/403 3844 CONNECT ssm.eu-west-1.amazonaws.com:443 - HIER_NONE/- text/html',
    miss: '1696000000.123 120 10.0.4.12 TCP_MISS/404 512 GET http://mirror.example.com/repo/repomd.xml - HIER_DIRECT/93.184.1.2 text/html',
  },
  'envoy/config-stream': {
    hit: '2021-10-26T15:20:05.983310Z warning envoy config StreamAggregatedResources gRPC config stream closed: 14, transport is closing',
    miss: '[warning][config] StreamAggregatedResources gRPC config stream closed: 16, Unauthenticated',
  },
  'pools/atlas': {
    hit: "MongooseServerSelectionError: Could not connect to any servers in your MongoDB Atlas cluster. One common reason is that you're trying to access the database from an IP that isn't whitelisted.",
    miss: 'MongooseServerSelectionError: Could not connect to any servers in your MongoDB Atlas cluster: getaddrinfo ENOTFOUND cluster0-shard-00-00.abc12.mongodb.net',
  },
  'general/client-left': {
    hit: '[warning] <0.20434.0> closing AMQP connection <0.20434.0> (172.18.0.6:35664 -> 172.18.0.5:5672): client unexpectedly closed TCP connection',
    miss: 'Error: connect ECONNREFUSED 172.18.0.5:5672',
  },
  'envoy/flags': {
    hit: '[2026-11-01T10:00:00.000Z] "GET /api HTTP/1.1" 503 UF,URX "-" 0 91 30003 - "-" "curl" "a-b" "web" "10.0.1.5:8080"',
    miss: '[2026-11-01T10:00:00.000Z] "GET /api HTTP/1.1" 200 - via_upstream - "-" 0 19 0 2 "-" "curl" "id" "web" "10.0.1.3:8080"',
  },
  'envoy/answer-of-upstream': {
    hit: '[2026-11-01T10:00:00.000Z] "GET / HTTP/1.1" 503 - via_upstream - "-" 0 19 0 2 "-" "curl" "id" "web" "10.0.1.3:8080"',
    miss: '[2026-11-01T10:00:00.000Z] "GET / HTTP/1.1" 200 - via_upstream - "-" 0 19 0 2 "-" "curl" "id" "web" "10.0.1.3:8080"',
  },
  'sdk/bucket-elsewhere': {
    hit: 'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    miss: 'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist',
  },
  'general/kept': {
    hit: "container web: mkdir: cannot create directory '/data/x': Permission denied",
    miss: 'Error: the role is missing the permission ecs:RunTask',
  },
  'exec/instance-not-connected': {
    hit: 'An error occurred (TargetNotConnected) when calling the StartSession operation: i-0123456789abcdef0 is not connected.',
    miss: 'An error occurred (TargetNotConnectedException) when calling the ExecuteCommand operation: The execute command failed due to an internal error. Try again later.',
  },
  'databases/broker-hung-up': {
    hit: '[Producer clientId=a] Connection to node -1 (10.0.3.4/10.0.3.4:9098) terminated during authentication. This may happen due to any of the following reasons: (1) Authentication failed due to invalid credentials',
    miss: '[Producer clientId=a] Connection to node -1 (10.0.3.4/10.0.3.4:9098) could not be established. Node may not be available.',
  },
  'runtime/resource-not-stable': {
    hit: 'Resource handler returned message: "Resource of type AWS::RDS::DBCluster with identifier a did not stabilize." (HandlerErrorCode: NotStabilized)',
    miss: 'Resource handler returned message: "Resource of type AWS::ECS::Service with identifier a did not stabilize." (HandlerErrorCode: NotStabilized)',
  },
  'runtime/no-interface-left': {
    hit: '(service web) was unable to place a task. Reason: RESOURCE:ENI.',
    miss: '(service web) was unable to place a task. Reason: RESOURCE:MEMORY.',
  },
  'endpoint-creation/managed-by-its-service': {
    hit: 'vpce-0a1b2c3d4e5f60718 - Operation is not allowed for requester-managed VPC endpoints for the service com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718',
    miss: 'requester-managed network interfaces cannot be detached',
  },
  'agent/credentials-unknown': {
    hit: 'level=error time=2021-03-08T04:38:33Z msg="Error processing credential request: CredentialsV2Request: Credentials not found" module=credentials_handler.go',
    miss: 'level=info time=2021-03-08T04:38:33Z msg="Handling credential request" module=credentials_handler.go',
  },
  'runtime/tasks-not-started': {
    hit: 'warning: 1 tasks failed to start',
    miss: 'warning: 1 tasks started',
  },
  'logs/flush-put-off': {
    hit: "[2021/09/08 02:51:29] [ warn] [engine] failed to flush chunk '1-1631069484.779773075.flb', retry in 6 seconds: task_id=59, input=tail.0 > output=es.1 (out_id=1)",
    miss: "[2021/09/08 02:51:29] [ info] [engine] flush chunk '1-1631069484.779773075.flb' succeeded at retry 1: task_id=59, input=tail.0 > output=es.1 (out_id=1)",
  },
  'volumes/efs-tunnel-not-started': {
    hit: '2020-06-04 02:11:14,560 - ERROR - Failed to start TLS tunnel (errno=1). stdout="" stderr="FIPS_mode_set: fingerprint does not match"',
    miss: '2020-06-04 02:11:14,052 - INFO - Started TLS tunnel, pid: 4131',
  },
  'runtime/no-device-index': {
    hit: 'Unable to attach network interface to unused device index.',
    miss: 'Attached network interface eni-0a1b2c3d to device index 2.',
  },
  'endpoint-creation/too-many-security-groups': {
    hit: 'Error: creating EC2 VPC Endpoint (com.amazonaws.eu-west-1.ecr.api): operation error EC2: CreateVpcEndpoint, https response error StatusCode: 400, RequestID: 1b2c, api error SecurityGroupsPerInterfaceLimitExceeded: You have exceeded the maximum number of security groups allowed per network interface.',
    miss: 'An error occurred (InvalidGroup.NotFound) when calling the CreateVpcEndpoint operation: The security group sg-0a1b2c3d does not exist',
  },
  'endpoint-creation/id-malformed': {
    hit: 'An error occurred (InvalidVpcID.Malformed) when calling the CreateVpcEndpoint operation: Invalid id: "my-vpc" (expecting "vpc-...")',
    miss: 'An error occurred (InvalidVpcID.NotFound) when calling the CreateVpcEndpoint operation: The vpc ID vpc-0a1b2c3d does not exist',
  },
  'endpoint-creation/not-permitted': {
    hit: 'An error occurred (OperationNotPermitted) when calling the CreateVpcEndpoint operation: The endpoint service com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f60718 does not permit it.',
    miss: 'An error occurred (OperationNotPermitted) when calling the DeleteVpcEndpoints operation: Operation is not allowed for requester-managed VPC endpoints for the service',
  },
  'endpoint-creation/not-ready-in-time': {
    hit: "Error: waiting for EC2 VPC Endpoint (vpce-0a1b2c3d4e5f60718) create: timeout while waiting for state to become 'available, pendingAcceptance' (last state: 'pending', timeout: 10m0s)",
    miss: "Error: waiting for EC2 VPC Endpoint (vpce-0a1b2c3d4e5f60718) create: unexpected state 'failed', wanted target 'available, pendingAcceptance'",
  },
  'endpoint-creation/dependency': {
    hit: 'Error: deleting EC2 VPC Endpoint Service (vpce-svc-0a1b2c3d4e5f60718): ExistingVpcEndpointConnections: Service has existing active VPC Endpoint connections!',
    miss: 'Error: deleting Security Group (sg-0a1b2c3d4e5f60718): DependencyViolation: resource has a dependent object',
  },
  'volumes/efs-tunnel-restarted': {
    hit: 'WARNING - Connection timeout for /mnt/shared after 30 sec, SIGKILL has been sent to the potential unhealthy stunnel 812, restarting a new stunnel process.',
    miss: 'INFO - Sending signal SIGKILL(9) to stunnel. PID: 22, group ID: 22',
  },
  'volumes/no-directory': {
    hit: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: No such file or directory' : unsuccessful EFS utils command execution; code: 32",
    miss: "b'mount.nfs4: Connection timed out'",
  },
  'runtime/credential-store': {
    hit: 'Error saving credentials: error storing credentials - err: exit status 1, out: `not implemented`',
    miss: 'Error response from daemon: Get https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/app/manifests/1: no basic auth credentials',
  },
  'pull/download-cut': {
    hit: 'level=info msg="Download failed, retrying (3/5): unexpected EOF"',
    miss: 'error pulling image configuration: Get https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/a: dial tcp 52.218.0.1:443: i/o timeout',
  },
  'databases/iam-user': {
    hit: 'FATAL: PAM authentication failed for user "app" (db.cluster-abc.eu-west-1.rds.amazonaws.com:5432)',
    miss: 'FATAL: password authentication failed for user "app" (db.cluster-abc.eu-west-1.rds.amazonaws.com:5432)',
  },
  'databases/topic-not-seen': {
    hit: 'org.apache.kafka.common.errors.TimeoutException: Topic orders not present in metadata after 60000 ms.',
    miss: 'org.apache.kafka.common.errors.TimeoutException: Failed to update metadata after 60000 ms.',
  },
  'databases/broker-not-reached': {
    hit: '[AdminClient clientId=adminclient-1] Connection to node -1 (b-1.acme.abc123.c2.kafka.eu-west-1.amazonaws.com/10.0.2.14:9094) could not be established. Broker may not be available.',
    miss: 'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed during authentication due to invalid credentials',
  },
  'databases/not-reached': {
    hit: 'A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found or was not accessible. (provider: TCP Provider, error: 40 - Could not open a connection to SQL Server)',
    miss: "Microsoft.Data.SqlClient.SqlException: Login failed for user 'app'.",
  },
  'databases/pool': {
    hit: 'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.',
    miss: 'HikariPool-1 - Exception during pool initialization. org.postgresql.util.PSQLException: FATAL: password authentication failed for user "app"',
  },
  'databases/full': {
    hit: 'org.postgresql.util.PSQLException: FATAL: remaining connection slots are reserved for non-replication superuser connections',
    miss: 'ThrottlingException: Too many requests, status code: 400, request id: 0123456789ab',
  },
  'databases/user-refused': {
    hit: "container web: ERROR 1045 (28000): Access denied for user 'app'@'10.0.1.9' (using password: YES)",
    miss: 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
  },
  'databases/unknown-database': {
    hit: `container web: pymysql.err.OperationalError: (1049, "Unknown database 'shop'")`,
    miss: 'psycopg2.OperationalError: connection to server at "10.0.5.12", port 5432 failed: Connection timed out',
  },
  'endpoint-creation/s3-interface-needs-gateway': {
    hit: 'Error: creating EC2 VPC Endpoint (com.amazonaws.us-east-1.s3): InvalidParameter: DnsOptions PrivateDnsOnlyForInboundResolverEndpoint is applicable only to Interface VPC Endpoints.',
    miss: 'Error: creating EC2 VPC Endpoint (com.amazonaws.us-west-2.secretsmanager): InvalidParameter: Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.',
  },
  'endpoint-creation/not-authorized': {
    hit: 'error creating EC2 VPC Endpoint: UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::111122223333:assumed-role/ci/1 is not authorized to perform: ec2:CreateVpcEndpoint on resource: arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1 because no identity-based policy allows the ec2:CreateVpcEndpoint action',
    miss: 'KMS.AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/t/1 is not authorized to perform: kms:Decrypt on this resource because no VPC endpoint policy allows the kms:Decrypt action',
  },
  'endpoint-creation/zone-conflict': {
    hit: 'Error: creating Route53 Hosted Zone (sns.eu-west-1.amazonaws.com): operation error Route 53: CreateHostedZone, https response error StatusCode: 400, RequestID: 0123456789ab, ConflictingDomainExists: The VPC vpc-0abc that you chose, with DNS resolution enabled, has conflicting domain',
    miss: 'CREATE_FAILED | AWS::EC2::VPCEndpoint | private-dns-enabled cannot be set because there is already a conflicting DNS domain for logs.us-east-1.amazonaws.com in the VPC vpc-02320065bbc98001a',
  },
  'endpoint-creation/private-dns-conflict': {
    hit: 'CREATE_FAILED | AWS::EC2::VPCEndpoint | private-dns-enabled cannot be set because there is already a conflicting DNS domain for logs.us-east-1.amazonaws.com in the VPC vpc-02320065bbc98001a (Service: AmazonEC2; Status Code: 400; Error Code: InvalidParameter; Request ID: 07119; Proxy: null)',
    miss: '"Found another VPC endpoint subnet in the availability zone of subnet-XXXX. \nVPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.\n (Service: AmazonEC2; Status Code: 400; Error Code: DuplicateSubnetsInSameZone; Request ID: XXXXXX)".',
  },
  'endpoint-creation/dns-attributes-off': {
    hit: 'An error occurred (InvalidParameter) when calling the CreateVpcEndpoint operation: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc-0ec2',
    miss: 'An error occurred (InvalidParameter) when calling the CreateVpcEndpoint operation: Security group sg-0abc and VPC endpoint subnet subnet-0abc belong to different networks.',
  },
  'endpoint-creation/service-without-private-dns': {
    hit: "VPCEndpointS3: CREATE_FAILED – Private DNS can't be enabled because the service com.amazonaws.us-east-1.s3 does not provide a private DNS name",
    miss: 'Private DNS name verification state is not verified for endpoint service',
  },
  'endpoint-creation/zone-not-supported': {
    hit: 'Error: Error creating VPC Endpoint: InvalidParameter: The VPC endpoint service com.amazonaws.us-east-1.email-smtp does not support the availability zone of the subnet: subnet-aaa95e696bd9df088.',
    miss: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
  },
  'endpoint-creation/two-subnets-in-one-zone': {
    hit: 'InvalidRequest: DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of subnet-0abc.',
    miss: 'Error: Error creating VPC Endpoint: InvalidParameter: The VPC endpoint service com.amazonaws.us-east-1.email-smtp does not support the availability zone of the subnet: subnet-aaa95e696bd9df088.',
  },
  'endpoint-creation/route-exists': {
    hit: 'Error: creating EC2 VPC Endpoint (com.amazonaws.ap-southeast-1.s3): RouteAlreadyExists: route table rtb-05611b60b0132006d already has a route with destination-prefix-list-id pl-6fa54006',
    miss: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
  },
  'endpoint-creation/quota-reached': {
    hit: 'error: 1 error occurred: creating EC2 VPC Endpoint: VpcEndpointLimitExceeded: The maximum number of VPC endpoints has been reached.',
    miss: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
  },
  'endpoint-creation/type-not-offered': {
    hit: 'Error: creating EC2 VPC Endpoint: InvalidParameter: Endpoint type (Gateway) does not match available service types ([Interface]).',
    miss: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
  },
  'endpoint-creation/argument-of-another-type': {
    hit: 'An error occurred (InvalidParameter) when calling the CreateVpcEndpoint operation: Route table IDs are only supported for Gateway type VPC Endpoint.',
    miss: 'An error occurred (InvalidParameter) when calling the CreateVpcEndpoint operation: The IP address type dualstack is not supported by the service com.amazonaws.us-east-1.ssmmessages',
  },
  'endpoint-creation/several-services': {
    hit: 'Error: multiple VPC Endpoint Services matched; use additional constraints to reduce matches to a single VPC Endpoint Service\n  on .terraform/modules/network/main.tf line 830, in data "aws_vpc_endpoint_service" "s3":\n 830: data "aws_vpc_endpoint_service" "s3" {',
    miss: 'Error: reading EC2 VPC Endpoint Services: no matching VPC Endpoint Service found',
  },
  'endpoint-creation/no-service-found': {
    hit: 'Error: no matching EC2 VPC Endpoint Service found',
    miss: 'Error: creating EC2 VPC Endpoint: InvalidParameter: Endpoint type (Gateway) does not match available service types ([Interface]).',
  },
  'endpoint-creation/nothing-found': {
    hit: "Error: reading EC2 VPC Endpoint (vpce-0123456789abcdef0): couldn't find resource",
    miss: "Error: reading EC2 VPC Endpoint Services: couldn't find resource",
  },
  'endpoint-creation/policy-malformed': {
    hit: 'An error occurred (InvalidPolicyDocument) when calling the CreateVpcEndpoint operation: The policy document is not valid',
    miss: 'An error occurred (TargetNotConnected) when calling the StartSession operation: i-0123456789abcdef0 is not connected.',
  },
  'endpoint-creation/ip-address-type': {
    hit: 'InvalidParameterException: The ipAddressType dualstack is not supported by the subnet subnet-1 for the VPC endpoint',
    miss: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
  },
  'endpoint-creation/shared-subnet': {
    hit: 'An error occurred (OperationNotPermitted) when calling the CreateVpcEndpoint operation: The subnet subnet-0abc is shared with you and you are not its owner',
    miss: 'An error occurred (InvalidPolicyDocument) when calling the CreateVpcEndpoint operation: The policy document is not valid',
  },
  'endpoint-creation/no-free-addresses': {
    hit: 'An error occurred (InsufficientFreeAddressesInSubnet) when calling the CreateVpcEndpoint operation: The specified subnet does not have enough free addresses to satisfy the request.',
    miss: "An error occurred (InvalidVpcId.NotFound) when calling the CreateVpcEndpoint operation: The Vpc Id 'vpc-0123' does not exist",
  },
  'endpoint-creation/security-group-of-another-vpc': {
    hit: "Error: creating EC2 VPC Endpoint (com.amazonaws.eu-west-1.logs): InvalidSecurityGroupID.NotFound: The security group 'sg-0' does not exist",
    miss: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
  },
  'endpoint-creation/subnet-not-usable': {
    hit: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
    miss: "Error: InvalidVpcEndpointId.NotFound: The Vpc Endpoint Id 'vpce-0' does not exist",
  },
  'endpoint-creation/route-table-not-found': {
    hit: 'InvalidParameter: The route table rtb-1 belongs to a different VPC than the VPC endpoint',
    miss: 'An error occurred (InvalidParameter) when calling the CreateVpcEndpoint operation: Security group sg-0abc and VPC endpoint subnet subnet-0abc belong to different networks.',
  },
  'endpoint-creation/vpc-not-found': {
    hit: "An error occurred (InvalidVpcId.NotFound) when calling the CreateVpcEndpoint operation: The Vpc Id 'vpc-0123' does not exist",
    miss: "An error occurred (InvalidServiceName) when calling the CreateVpcEndpoint operation: The Vpc Endpoint Service 'com.amazonaws.us-east-1.ecr' does not exist",
  },
  'endpoint-creation/endpoint-not-found': {
    hit: "Error: InvalidVpcEndpointId.NotFound: The Vpc Endpoint Id 'vpce-0' does not exist",
    miss: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
  },
  'endpoint-creation/other-state': {
    hit: "Error: waiting for EC2 VPC Endpoint (vpce-0123456789abcdef0) create: unexpected state 'Failed', wanted target 'available, pendingAcceptance'. last error: %!s(<nil>)",
    miss: "Error: waiting for EC2 NAT Gateway (nat-0123456789abcdef0) create: unexpected state 'failed', wanted target 'available'. last error: %!s(<nil>)",
  },
  'endpoint-creation/state': {
    hit: 'The vpc endpoint vpce-0123 is in state rejected. (Service: Ec2, Status Code: 400)',
    miss: "Error: Error creating VPC Endpoint: InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.eu-west-1.ssm' does not exist\n\tstatus code: 400, request id: 111bccab",
  },
  'endpoint-creation/no-security-group': {
    hit: '* aws_vpc_endpoint.ssm: An Interface VPC Endpoint must always have at least one Security Group',
    miss: 'An error occurred (InvalidParameter) when calling the CreateVpcEndpoint operation: Security group sg-0abc and VPC endpoint subnet subnet-0abc belong to different networks.',
  },
  'endpoint-creation/no-custom-policy': {
    hit: 'error: operation UPDATE failed with "GeneralServiceException": Service com.amazonaws.vpce.eu-central-1.vpce-svc-xxxxx only supports the full-access endpoint policy. (Service: Ec2, Status Code: 400, Request ID: xxx)',
    miss: 'ERROR Registration failed due to error registering the instance with AWS SSM. InvalidActivation: \n\tstatus code: 400, request id: 4c6d',
  },
  'endpoint-creation/already-exists': {
    hit: 'Resource handler returned message: "vpce-0123 already exists in stack arn:aws:cloudformation:eu-west-1:111122223333:stack/x: AWS::EC2::VPCEndpoint failed"',
    miss: 'CREATE_FAILED | AWS::EC2::VPCEndpoint | EcrApi | Resource handler returned message: "Invalid endpoint policy document (Service: Ec2, Status Code: 400)"',
  },
  'endpoint-creation/service-does-not-exist': {
    hit: "The Vpc Endpoint Service 'com.amazonaws.cn-north-1.ecr.dkr' does not exist (Service: Ama",
    miss: "Error: InvalidVpcEndpointId.NotFound: The Vpc Endpoint Id 'vpce-0' does not exist",
  },
  'endpoint-creation/cdk-without-subnets': {
    hit: 'jsii.errors.JSIIError: Cannot create a VPC Endpoint with no subnets',
    miss: 'Error: no matching EC2 VPC Endpoint Service found',
  },
  'endpoint-creation/description-refused': {
    hit: 'Error: Reference to undeclared resource\n\n  on main.tf line 3, in resource "aws_vpc_endpoint" "s3":\n   3:   vpc_id = aws_vpc.main.id',
    miss: 'Error: Reference to undeclared resource\n\n  on main.tf line 3, in resource "aws_vpc" "main":\n   3:   cidr_block = var.cidr',
  },
  'endpoint-creation/failed': {
    hit: 'An error occurred (SomethingNew) when calling the CreateVpcEndpoint operation: The flux capacitor is empty.',
    miss: 'An error occurred (InvalidPolicyDocument) when calling the CreateVpcEndpoint operation: The policy document is not valid',
  },
  'link-local/provider': {
    hit: 'S3 fetch error (other meta): Error source: Some(DispatchFailure(DispatchFailure { source: ConnectorError { kind: Other(None), source: ProviderError(ProviderError { source: Unexpected(Unexpected { source: hyper_util::client::legacy::Error(Connect, HttpTimeoutError { kind: "HTTP connect", duration: 1s }) }) }), connection: Unknown } }))',
    miss: 'S3 fetch error: dispatch failure: io error: ConnectorError { kind: Timeout, source: hyper_util::client::legacy::Error(Connect, HttpTimeoutError { kind: "HTTP connect", duration: 1s }), connection: Unknown }',
  },
  'link-local/credentials-or-metadata': {
    hit: 'curl: (7) Failed to connect to 169.254.170.2 port 80: Connection refused',
    miss: "(28, 'Failed to connect to HOST port 443 after 3 ms: Connection timed out')",
  },
  'volumes/s3-files-name-not-resolved': {
    hit: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "euc1-az2.fs-0a1b2c3d4e5f60718.s3files.eu-central-1.on.aws" - check that your file system ID is correct, and ensure that the VPC has an S3 Files mount target for this file system ID.',
    miss: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-00000000.efs.us-east-1.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.',
  },
  'volumes/efs-name-not-resolved': {
    hit: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-00000000.efs.us-east-1.amazonaws.com" - check that your file system ID is correct.',
    miss: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4...",
  },
  'volumes/efs-access-denied': {
    hit: "b'mount.nfs4: access denied by server while mounting 127.0.0.1:/'",
    miss: 'AccessDenied: Access Denied',
  },
  'volumes/nfs-refused': {
    hit: 'mount.nfs4: access denied by server while mounting 172.31.46.231:/',
    miss: 'mount.nfs4: Connection timed out while mounting fs-0a1b2c3d.efs.eu-west-1.amazonaws.com:/',
  },
  'volumes/efs-timeout': {
    hit: 'Unable to attach or mount volumes: unmounted volumes=[efs], timed out waiting for the condition: mount.nfs4: No route to host',
    miss: 'ECS was unable to create and attach the EBS volume: volume attachment timed out',
  },
  'volumes/efs-directory': {
    hit: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-0123.efs.<region>.amazonaws.com:/grafana failed, reason given by server: No such file or directory' : unsuccessful EFS utils command execution; code: 32",
    miss: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: access denied by server while mounting 127.0.0.1:/ : unsuccessful EFS utils command execution; code: 32',
  },
  'volumes/no-mount-point': {
    hit: 'Failed to mount fs-0a1b2c3d.efs.us-west-2.amazonaws.com at data: returncode=32, stderr="b\'mount.nfs4: mount point data does not exist\'"',
    miss: 'mount.nfs4: mounting fs-0a1b2c3d.efs.us-west-2.amazonaws.com:/data failed, reason given by server: No such file or directory',
  },
  'volumes/efs': {
    hit: 'unsuccessful EFS utils command execution; code: 32',
    miss: 'System.Net.Http.HttpRequestException: Name or service not known (dynamodb.eu-west-1.amazonaws.com:443)\n ---> System.Net.Sockets.SocketException (0xFFFDFFFF): Name or service not known',
  },
  'volumes/fsx-not-created': {
    hit: "Error: waiting for FSx for Windows File Server File System (fs-0a1b2c3d4e5f60718) create: unexpected state 'FAILED'. last error: Amazon FSx is unable to communicate with your Microsoft Active Directory domain controllers.",
    miss: 'failed to mount FSx for Windows File Server volume: SMB mapping failed with error 53',
  },
  'volumes/fsx': {
    hit: 'fsx mount failed: New-SmbGlobalMapping : The network path was not found. \\\\amznfsxabc.corp.example.com\\share',
    miss: 'hcsshim::ImportLayer failed in Win32: The system cannot find the path specified. (0x3)',
  },
  'volumes/ebs': {
    hit: 'ECS was unable to create and attach the EBS volume: volume attachment timed out',
    miss: 'Unable to attach or mount volumes: unmounted volumes=[efs], timed out waiting for the condition: mount.nfs4: No route to host',
  },
  'volumes/docker-volume': {
    hit: 'CannotCreateVolumeError: Error response from daemon: failed to create volume: plugin "amazon-ecs-volume-plugin" not found',
    miss: "Error response from daemon: create ecs-web-1-efs: VolumeDriver.Create: mounting volume failed: b'mount.nfs4: Failed to resolve server fs-0123456789abcdef0.efs.eu-west-1.amazonaws.com: Name or service not known…'",
  },
  'pools/exhausted': {
    hit: 'org.apache.http.conn.ConnectionPoolTimeoutException: Timeout waiting for connection from pool https://sqs.eu-central-1.amazonaws.com',
    miss: 'org.apache.http.conn.ConnectTimeoutException: Connect to sqs.eu-central-1.amazonaws.com:443 failed: connect timed out',
  },
  'pools/closed': {
    hit: 'java.lang.IllegalStateException: Connection pool shut down at com.amazonaws.services.s3.AmazonS3Client.getObject',
    miss: 'org.apache.http.conn.ConnectionPoolTimeoutException: Timeout waiting for connection from pool',
  },
  'host/no-free-socket': {
    hit: 'Error: connect EADDRNOTAVAIL 52.119.1.2:443 - Local (10.0.1.5:0) https://dynamodb.us-east-1.amazonaws.com',
    miss: 'Error: listen EADDRNOTAVAIL: address not available 10.0.0.9:8080',
  },
  'host/placeholder': {
    hit: 'Post "https://ecs.${AWS_REGION}.amazonaws.com/": dial tcp: lookup ecs.${AWS_REGION}.amazonaws.com: no such host',
    miss: 'Post "https://logs.eu-north-1.amazonaws.com.cn/": dial tcp: lookup logs.eu-north-1.amazonaws.com.cn: no such host',
  },
  'host/misnamed': {
    hit: 'Error: getaddrinfo ENOTFOUND sqs.us-east1.amazonaws.com',
    miss: 'getaddrinfo ENOTFOUND redis.internal',
  },
  'host/service': {
    hit: 'Error: getaddrinfo EAI_AGAIN kms.us-west-2.amazonaws.com',
    miss: 'Error: getaddrinfo ENOTFOUND sqs.us-east1.amazonaws.com',
  },
  'exec/plugin-missing': {
    hit: 'SessionManagerPlugin is not found. Please refer to SessionManager Documentation here: http://docs.aws.amazon.com/console/systems-manager/session-manager-plugin-not-found',
    miss: 'SSM Agent is not online. The SSM Agent was unable to connect to a Systems Manager endpoint to register itself with the service.',
  },
  'exec/not-enabled': {
    hit: "An error occurred (InvalidParameterException) when calling the ExecuteCommand operation: The execute command failed because execute command was not enabled when the task was run or the execute command agent isn't running. Wait and try again or run a new task with execute command enabled and try again.",
    miss: 'An error occurred (TargetNotConnectedException) when calling the ExecuteCommand operation: The execute command failed due to an internal error. Try again later.',
  },
  'exec/activation': {
    hit: 'ERROR Registration failed due to error registering the instance with AWS SSM. InvalidActivation: \n\tstatus code: 400, request id: 4c6d',
    miss: 'error: operation UPDATE failed with "GeneralServiceException": Service com.amazonaws.vpce.eu-central-1.vpce-svc-xxxxx only supports the full-access endpoint policy. (Service: Ec2, Status Code: 400, Request ID: xxx)',
  },
  'exec/agent-without-role': {
    hit: "SSM Agent unable to acquire credentials: error calling RequestManagedInstanceRoleToken: AccessDeniedException: Systems Manager's instance management role is not configured for account: 111122223333",
    miss: 'SSM Agent is not online. The SSM Agent was unable to connect to a Systems Manager endpoint to register itself with the service.',
  },
  'exec/channel-refused': {
    hit: '[MessageGatewayService] Failed to get controlchannel token, error: CreateControlChannel failed with error: createControlChannel request failed: unexpected response from the service <BadRequest>…Unauthorized request.…</BadRequest>',
    miss: '[MessageGatewayService] Failed to get controlchannel token, error: CreateControlChannel failed with error: createControlChannel request failed: failed to make http client call: … lookup HOST: no such host',
  },
  'exec/unknown-operation': {
    hit: 'createDataChannel request failed: unexpected response from the service {"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
    miss: 'createDataChannel request failed: unexpected response from the service <BadRequest><message>Unauthorized request</message></BadRequest>',
  },
  'exec/no-terminal': {
    hit: 'Cannot perform start session: EOF',
    miss: 'Cannot perform start session: write tcp 10.0.0.4:52344->10.0.9.3:443: write: broken pipe',
  },
  'exec/user-channel': {
    hit: 'Cannot perform start session: read tcp 10.0.0.5:51234->10.0.1.20:443: read: connection reset by peer',
    miss: 'error pulling image configuration: Get "https://prod-eu-central-1-starport-layer-bucket.s3.eu-central-1.amazonaws.com/x": read tcp 10.0.1.5:34502->52.219.75.1:443: read: connection reset by peer',
  },
  'exec/encryption': {
    hit: 'Fetching data key failed: … AccessDeniedException',
    miss: 'Task failed container health checks',
  },
  'exec/handshake-timed-out': {
    hit: 'Encountered error while initiating handshake. Handshake timed out. Please ensure that you have the latest version of the session manager plugin.',
    miss: 'Encountered error while initiating handshake. Fetching data key failed: Unable to retrieve data key; handshake timed out. Session ended.',
  },
  'exec/user-not-allowed': {
    hit: 'An error occurred (AccessDeniedException) when calling the StartSession operation: User: arn:aws:iam::111122223333:user/dev is not authorized to perform: ssm:StartSession on resource: arn:aws:ecs:eu-west-1:111122223333:task/c/t because no identity-based policy allows the ssm:StartSession action',
    miss: 'An error occurred (AccessDeniedException) when calling the UpdateService operation: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: ecs:UpdateService on resource: arn:aws:ecs:eu-west-1:111122223333:service/c/s because no identity-based policy allows the ecs:UpdateService action',
  },
  'exec/checker-denied': {
    hit: 'Task Role Permissions  | arn:aws:iam::111122223333:role/t ssmmessages:CreateControlChannel: implicitDeny ssmmessages:CreateDataChannel: implicitDeny',
    miss: 'Task Role Permissions  | arn:aws:iam::111122223333:role/t ssmmessages:CreateControlChannel: allowed',
  },
  'exec/checker-no-endpoint': {
    hit: 'SSM PrivateLink "com.amazonaws.eu-west-1.ssmmessages" not found. You must ensure your task has proper outbound internet connectivity.',
    miss: 'Found existing endpoints for vpc-0123abcd: - com.amazonaws.eu-west-1.ssmmessages',
  },
  'exec/target-not-connected': {
    hit: '{"managedAgents":[{"name":"ExecuteCommandAgent","lastStatus":"STOPPED","reason":"Execute Command Agent stopped"}]}',
    miss: '{"tasks":[{"lastStatus":"RUNNING","desiredStatus":"RUNNING","launchType":"FARGATE","enableExecuteCommand":true,"containers":[{"managedAgents":[{"name":"ExecuteCommandAgent","lastStatus":"RUNNING"}]}]}]}',
  },
  'exec/managed-instance': {
    hit: 'SSM Agent is not online. The SSM Agent was unable to connect to a Systems Manager endpoint to register itself with the service.',
    miss: "SSM Agent unable to acquire credentials: error calling RequestManagedInstanceRoleToken: AccessDeniedException: Systems Manager's instance management role is not configured for account: 111122223333",
  },
  'exec/channel-cut-off': {
    hit: 'Setting up data channel with id a-1 failed: failed to create websocket for datachannel with error: CreateDataChannel failed with no output or error: createDataChannel request failed: ...',
    miss: 'Setting up data channel: CreateDataChannel failed with no output or error: createDataChannel request failed: shared credentials are already expired...',
  },
  'exec/channel': {
    hit: '[MessageGatewayService] Failed to get controlchannel token, error: CreateControlChannel failed with error: createControlChannel request failed: failed to make http client call: … lookup HOST: no such host',
    miss: '[MessageGatewayService] Failed to get controlchannel token, error: CreateControlChannel failed with error: createControlChannel request failed: unexpected response from the service <BadRequest>…Unauthorized request.…</BadRequest>',
  },
  'secrets/secret-not-found': {
    hit: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    miss: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key password',
  },
  'secrets/json-key-missing': {
    hit: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
    miss: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): 1 invalid parameters: prod/db/password',
  },
  'secrets/no-json': {
    hit: "(service web) was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets or registry auth: ... invalid character 'p' in literal true (expecting 'r').",
    miss: "level=error msg=\"config: invalid character 'p' in literal true (expecting 'r')\"",
  },
  'secrets/parameter-not-found': {
    hit: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): 1 invalid parameters: prod/db/password',
    miss: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadli...',
  },
  'registry-auth/malformed': {
    hit: 'CannotPullECRContainerError: ecr auth: AuthorizationData is malformed for 111122223333.dkr-ecr.us-east-2.on.aws/app',
    miss: 'CannotPullECRContainerError: ecr: failed to get authorization token: RequestError: send request failed caused by: Post https://ecr.us-east-1.amazonaws.com/: dial tcp 54.239.17.3:443: i/o timeout',
  },
  'secrets/malformed-reference': {
    hit: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): ValidationException: Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
    miss: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character '\\'' looking for beginning of value",
  },
  'secrets/key-access-denied': {
    hit: '… api error AccessDeniedException: Access to KMS is not allowed',
    miss: '… api error AccessDenied: Access Denied',
  },
  'env-files/not-found': {
    hit: 'ResourceInitializationError: failed to download env files: file download command: non-empty error stream: NoSuchKey: The specified key does not exist. status code: 404',
    miss: 'ResourceInitializationError: failed to download env files: file download command: non-empty error stream: failed to download file 1.env: failed to write to a temporary file: AccessDenied: Access Denied',
  },
  'env-files/download-failed': {
    hit: "The task can't download the environment variable files from Amazon S3. There is a connection issue between the task and Amazon S3. Check your task network configuration.",
    miss: "The task can't download the environment variable files from Amazon S3. There is a connection issue between the task and Amazon S3. Check your task network configuration. dial tcp: lookup my-config-bucket.s3.eu-west-1.amazonaws.com on 10.0.0.2:53: no such host",
  },
  'secrets/secrets-manager': {
    hit: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:ap-northeast-1:5394593...',
    miss: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): secrets manager: failed to fetch secret arn:aws:secretsmanager:us-east-1:111122223333:secret:x-AAAAAA: ResourceNotFoundException: Secrets Manager can't find the specified secret.",
  },
  'secrets/parameter-store': {
    hit: 'unable to retrieve secrets from ssm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded status code: 400',
    miss: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): 1 invalid parameters: prod/db/password',
  },
  'registry-auth/ecr': {
    hit: 'The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.',
    miss: "CannotPullContainerError: The task cannot pull '123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1' from the Amazon ECR repository '123456789012.dkr.ecr.us-east-1.amazonaws.com/app'. There is a connection issue between the task and Amazon ECR. Check your task network configuration.",
  },
  'registry-auth/role-not-assumed-list': {
    hit: 'Error: IAM Role (arn:aws:iam::111122223333:role/deploy) cannot be assumed.\n\nThere are a number of possible causes of this - the most common are:\n  * The credentials used in order to assume the role are invalid\n  * The role ARN is not valid',
    miss: "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole' that was provided for this task.",
  },
  'registry-auth/unable-to-assume-role': {
    hit: "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions.",
    miss: 'Error: creating ECS Service (web): InvalidParameterException: Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
  },
  'registry-auth/secrets-or-registry': {
    hit: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval fai',
    miss: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): 1 invalid parameters: prod/db/password',
  },
  'logs/region-option': {
    hit: 'ResourceInitializationError: failed to validate logger args: unable to get awslogs driver arguments: awslogs-region is required',
    miss: 'ResourceInitializationError: failed to validate logger args: : signal: killed',
  },
  'logs/driver-unknown': {
    hit: "Error response from daemon: logger: no log driver named 'awsfirelens' is registered",
    miss: 'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: NoCredentialProviders: no valid providers in chain. Deprecated.',
  },
  'logs/group-not-found': {
    hit: "[2022/01/21 10:41:28] [error] [output:cloudwatch_logs:cloudwatch_logs.0] CreateLogStream API responded with error='ResourceNotFoundException', message='The specified log group does not exist.'",
    miss: "[2024/05/01 10:00:00] [error] [output:kinesis_streams:kinesis_streams.0] PutRecords API responded with error='AccessDeniedException', message='User: arn:aws:sts::111122223333:assumed-role/t/1 is not authorized to perform: kinesis:PutRecords on resource: arn'",
  },
  'logs/other-destination': {
    hit: 'fluentd log driver: dial tcp 127.0.0.1:24224: connect: connection refused',
    miss: 'level=error msg="Readiness check failed: Get \\"http://127.0.0.1:9901/ready\\": dial tcp 127.0.0.1:9901: connect: connection refused"',
  },
  'logs/driver-address': {
    hit: 'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: dial tcp 10.0.5.10:12201: connect: connection refused',
    miss: 'docker: Error response from daemon: failed to initialize logging driver: fluentd: dial tcp 127.0.0.1:24224: connect: connection refused.',
  },
  'logs/firelens': {
    hit: '[error] [aws_client] connection initialization error',
    miss: '[error] [http_client] broken connection to logs.eu-west-1.amazonaws.com:443 ?',
  },
  'logs/sink-health': {
    hit: '2022-04-25T13:38:39.610572Z ERROR vector::topology::builder: msg="Healthcheck: timeout." component_kind="sink" component_type="datadog_logs" component_id=datadog_logs',
    miss: '2022-04-25T13:38:39.610572Z ERROR vector::topology::builder: msg="Healthcheck failed." error=dispatch failure component_kind="sink" component_type="aws_s3"',
  },
  'logs/cloudwatch': {
    hit: 'ResourceInitializationError: failed to validate logger args: : signal: killed',
    miss: 'ResourceInitializationError: failed to validate logger args: unable to get awslogs driver arguments: awslogs-region is required',
  },
  'logs/start-timed-out': {
    hit: 'dockertimeouterror unable transition start timeout after wait 3m0s',
    miss: 'DockerTimeoutError: Could not transition to stopped; timed out after waiting 30s',
  },
  'pull/agent-waited': {
    hit: 'DockerTimeoutError: Could not transition to pullBegin; timed out after waiting 5m0s',
    miss: 'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
  },
  'pull/rate-limit': {
    hit: 'CannotPullContainerError: ref pull has been retried 5 time(s): toomanyrequests: Rate exceeded public.ecr.aws/docker/library/nginx',
    miss: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/app',
  },
  'pull/platform': {
    hit: 'CannotPullContainerError: Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries',
    miss: 'CannotPullContainerError: Error response from daemon: manifest for nginx:0f6b3cdf5e24f0da3dd932acd84fd90e9786a522 not found',
  },
  'pull/exec-format': {
    hit: 'exec /usr/local/bin/docker-entrypoint.sh: exec format error',
    miss: 'CannotPullContainerError: Error response from daemon: write /var/lib/docker/tmp/GetImageBlob3371: no space left on device',
  },
  'pull/kernel-limit': {
    hit: 'failed to create fsnotify watcher: no space left on device',
    miss: 'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
  },
  'pull/disk-full': {
    hit: 'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
    miss: 'docker: no such file or directory',
  },
  'pull/layer-not-unpacked': {
    hit: 'CannotPullContainerError: failed to register layer: ApplyLayer exit status 1 stdout: stderr: unexpected EOF',
    miss: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref app:1: unexpected status: 403 Forbidden',
  },
  'pull/image-reference': {
    hit: 'CannotPullContainerError: invalid reference format: repository name must be lowercase',
    miss: 'CannotPullContainerError: API error (404): repository 123456789012.dkr.ecr.us-east-1.amazonaws.com/app not found',
  },
  'pull/layers-refused': {
    hit: 'CannotPullContainerError: Error response from daemon: error parsing HTTP 403 response body: unexpected end of JSON input: ""',
    miss: 'CannotPullContainerError: Error response from daemon: unauthorized: incorrect username or password',
  },
  'pull/permission': {
    hit: 'CannotPullContainerError: denied: User: arn:aws:sts::123123123123:assumed-role/r/xyz is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:123123123123:repository/test because no VPC endpoint policy allows the ecr:BatchGetImage action',
    miss: 'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/taskRole/abc is not authorized to perform: ACTION on resource: arn:aws:x because no VPC endpoint policy allows the ACTION action',
  },
  'pull/no-credentials': {
    hit: 'denied: Your authorization token has expired. Reauthenticate and try again.',
    miss: '… pull access denied … insufficient_scope: authorization failed',
  },
  'push/tag-is-fixed': {
    hit: "tag invalid: The image tag 'latest' already exists in the 'app' repository and cannot be overwritten because the repository is immutable.",
    miss: "name unknown: The repository with name 'app' does not exist in the registry with id '111122223333'",
  },
  'pull/not-found': {
    hit: 'Status reason | CannotPullContainerError: API error (404)',
    miss: '… api error AccessDenied: Access Denied',
  },
  'pull/layer-not-found': {
    hit: 'CannotPullContainerError: failed to copy: httpReadSeeker: failed open: could not fetch content descriptor sha256:0a (application/vnd.oci.image.layer.v1.tar+gzip) from remote: not found',
    miss: 'CannotPullContainerError: failed to copy: httpReadSeeker: failed open: could not fetch content descriptor sha256:0a: 403 Forbidden',
  },
  'pull/status-404': {
    hit: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/nginx/nginx:1: unexpected status from HEAD request to https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/ecr-public/nginx/nginx/manifests/1: 404 Not Found',
    miss: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:latest: unexpected status from HEAD request to https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/app/manifests/latest: 403 Forbidden',
  },
  'pull/access-denied': {
    hit: '… pull access denied … insufficient_scope: authorization failed',
    miss: 'AccessDenied: Access Denied',
  },
  'pull/role-permissions': {
    hit: "The task can't pull the image. Check that the role has the permissions to pull images from the registry. CannotPullContainerError",
    miss: 'CannotPullContainerError: The task cannot pull images from ECR Error: dial tcp 16.182.41.122:443: i/o timeout',
  },
  'pull/ecr-refused': {
    hit: 'CannotPullContainerError: inspect image has been retried 1 time(s): failed to resolve ref "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:6981141": unexpected status code [manifests 6981141]: 403 Forbidden',
    miss: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref app:1: unexpected status: 403 Forbidden',
  },
  'pull/layers': {
    hit: 'error pulling image configuration: download failed after attempts=6: dial tcp 52.216.28.0:443: i/o timeout',
    miss: '… failed with error: … dial tcp 52.94.1.77:443: i/o timeout',
  },
  'pull/other-registry': {
    hit: 'CannotPullContainerError: Error response from daemon: Get https://mcr.microsoft.com/v2/: dial tcp 204.79.197.219:443: i/o timeout',
    miss: 'CannotPullContainerError: Error response from daemon: Get https://123456789012.dkr.ecr.cn-northwest-1.amazonaws.com.cn/v2/: dial tcp 52.82.209.40:443: i/o timeout',
  },
  'pull/ecr-unreachable': {
    hit: 'CannotPullContainerError: context canceled',
    miss: 'operation error DynamoDB: GetItem, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded',
  },
  'pull/unknown-registry': {
    hit: 'CannotPullContainerError: Error response from daemon: Get https://my.private.registry/v2/: x509: certificate signed by unknown authority',
    miss: 'CannotPullContainerError: Error response from daemon: Get https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/: x509: certificate is valid for *.corp.example, not 111122223333.dkr.ecr.us-east-1.amazonaws.com',
  },
  'pull/server-error': {
    hit: 'CannotPullContainerError: Error response from daemon: Get "https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/": Service Unavailable',
    miss: 'CannotPullContainerError: Error response from daemon: Get "https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/": EOF',
  },
  'pull/wrong-credentials': {
    hit: 'CannotPullContainerError: Error response from daemon: unauthorized: incorrect username or password',
    miss: 'CannotPullContainerError: Error response from daemon: manifest for nginx:0f6b3cdf5e24f0da3dd932acd84fd90e9786a522 not found',
  },
  'pull/upstream-registry': {
    hit: 'failed to pull "111122223333.dkr.ecr.us-east-1.amazonaws.com/docker-hub/library/nginx:latest": unable to pull through cache: upstream registry returned 401',
    miss: 'failed to pull and unpack image "111122223333.dkr.ecr.us-east-1.amazonaws.com/docker-hub/library/nginx:latest": not found',
  },
  'pull/registry-refused': {
    hit: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref app:1: unexpected status: 403 Forbidden',
    miss: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/app',
  },
  'pull/answered-somehow': {
    hit: 'Error response from daemon: login attempt to https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/ failed with status: 400 Bad Request',
    miss: 'CannotPullContainerError: Error response from daemon: Get "https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/": EOF',
  },
  'pull/cut-off': {
    hit: 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/app',
    miss: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref app:1: unexpected status: 403 Forbidden',
  },
  'agent/answered': {
    hit: 'level=error time=2024-03-01T10:00:00Z msg="Error from tcs; backing off" error="InvalidParameterException: Invalid parameter: cluster"',
    miss: 'level=error time=2024-03-01T10:00:00Z msg="Error from tcs; backing off" error="dial tcp 52.94.1.2:443: i/o timeout"',
  },
  'agent/cluster-not-found': {
    hit: '2019-11-21T18:53:29Z [ERROR] Unable to register as a container instance with ECS: ClientException: Cluster was inactive.',
    miss: 'seelog.Errorf("Unable to register as a container instance with ECS: %v", err)',
  },
  'agent/registration-refused': {
    hit: 'level=error msg="Unable to register as a container instance with ECS" error="operation error ECS: RegisterContainerInstance, https response error StatusCode: 400, ClientException: Referenced container instance 12ab not registered."',
    miss: 'level=error time=2024-02-06T22:35:29Z msg="Unable to register as a container instance with ECS" error="ClientException: Cluster not found."',
  },
  'agent/registration': {
    hit: 'level=error msg="Unable to register as a container instance with ECS: NoCredentialProviders: no valid providers in chain. Deprecated."',
    miss: 'seelog.Errorf("Unable to register as a container instance with ECS: %v", err)',
  },
  'agent/discovery': {
    hit: '2015-05-18T11:34:33Z [ERROR] Unable to discover poll endpoint module="acs handler" err="Credential should be scoped to a valid region, not \'eu-west-1\'. "',
    miss: '2015-10-29T21:02:05Z [ERROR] Error connecting to ACS: dial tcp 54.239.19.128:443: i/o timeout module="acs handler"',
  },
  'agent/refused-by-service': {
    hit: 'websocket client: unable to dial HOST response: : websocket: bad handshake',
    miss: 'websocket client: unable to dial HOST response: : dial tcp 52.94.1.77:443: i/o timeout',
  },
  'agent/external-identity': {
    hit: 'level=info time=2023-03-06T12:47:21Z msg="Successfully got ECS instance credentials from provider: EC2RoleProvider" module=instancecreds_linux.go\nlevel=info time=2023-03-06T12:47:21Z msg="Starting Amazon ECS Agent" version="1.69.0" commit="b32ab075"\nThe identity document and identity document signature were not valid',
    miss: 'level=error time=2024-03-08T16:33:56Z msg="Unable to register as a container instance with ECS" error="AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/x/i-0 is not authorized to perform: ecs:RegisterContainerInstance on resource: arn:aws:ecs:eu-west-1:123456789012:cluster/default because no identity-based policy allows the ecs:RegisterContainerInstance action"',
  },
  'agent/telemetry': {
    hit: 'Error connecting to TCS: websocket client: unable to dial HOST response: : dial tcp 10.0.3.4:443: i/o timeout',
    miss: 'websocket client: unable to dial HOST response: : dial tcp 10.0.3.4:443: i/o timeout',
  },
  'agent/polling': {
    hit: '2015-10-29T21:02:05Z [ERROR] Error connecting to ACS: dial tcp 54.239.19.128:443: i/o timeout module="acs handler"',
    miss: '2015-10-29T21:00:01Z [ERROR] Error connecting to TCS: dial tcp 54.239.21.73:443: i/o timeout module="tcs handler"',
  },
  'agent/ecs-api': {
    hit: 'Could not submit task state change: operation error ECS: SubmitTaskStateChange, https response error StatusCode: 400, RequestID: 2bf6cb29-04f9, api error AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/taskRole/abc is not authorized to perform: ecs:SubmitTaskStateChange on resource: arn:aws:ecs:eu-west-1:111122223333:cluster/web because no VPC endpoint policy allows the ecs:SubmitTaskStateChange action',
    miss: 'CannotPullECRContainerError: operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: 2bf6cb29-04f9, api error AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/taskRole/abc is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no VPC endpoint policy allows the ecr:GetAuthorizationToken action',
  },
  'agent/gave-up': {
    hit: 'level=critical msg="Agent will terminally exit, unable to register container instance"',
    miss: 'level=error msg="Unable to register as a container instance with ECS: NoCredentialProviders: no valid providers in chain. Deprecated."',
  },
  'agent/ended': {
    hit: '2018-03-21T13:01:15Z [INFO] Starting Amazon Elastic Container Service Agent\n2018-03-21T13:01:15Z [INFO] Agent exited with code 1\n2018-03-21T13:01:15Z [INFO] Container name: /ecs-agent',
    miss: '2018-03-21T13:01:15Z [INFO] Build agent exited with code 1',
  },
  'agent/no-instances': {
    hit: 'service web was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
    miss: '(service api) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance abc) encountered error "AGENT".',
  },
  'agent/no-place': {
    hit: 'service web was unable to place a task because no container instance met all of its requirements.',
    miss: '(service api) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance abc) has insufficient CPU units available.',
  },
  'agent/disconnected': {
    hit: '{ "containerInstances": [ { "ec2InstanceId": "i-0abc", "agentConnected": false, "status": "ACTIVE" } ] }',
    miss: '{"status":"RUNNING","healthStatus":"HEALTHY"}',
  },
  'sdk/operation': {
    hit: 'Aws::S3::Errors::AccessDenied: Access Denied',
    miss: 'AccessDenied: Access Denied',
  },
  'sdk/denied': {
    hit: '[2023/05/05 05:05:05] [error] [output:es:es.0] HTTP status=403 URI=/_bulk, response: {"Message":"User: anonymous is not authorized to perform: es:ESHttpPost"}',
    miss: "[2024/05/01 10:00:00] [error] [output:kinesis_streams:kinesis_streams.0] PutRecords API responded with error='AccessDeniedException', message='User: arn:aws:sts::111122223333:assumed-role/t/1 is not authorized to perform: kinesis:PutRecords on resource: arn'",
  },
  'sdk/no-credentials': {
    hit: 'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    miss: 'Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.\n   at Amazon.Runtime.DefaultInstanceProfileAWSCredentials.FetchCredentials()',
  },
  'sdk/endpoint-discovery': {
    hit: 'Amazon.TimestreamWrite.AmazonTimestreamWriteException: Failed to discover the endpoint for the request. Requests will not succeed until an endpoint can be retrieved or an endpoint is manually specified.',
    miss: 'level=error msg="ACS: Unable to discover poll endpoint" error="RequestError: send request failed"',
  },
  'sdk/other-aws-service': {
    hit: 'Get "https://eks.eu-west-1.amazonaws.com/": dial tcp 34.1.2.3:443: i/o timeout',
    miss: 'Registration failed … Post "https://ssm.eu-west-1.amazonaws.com/": dial tcp 52.94.1.77:443: i/o timeout',
  },
  'sdk/other-name': {
    hit: 'err="establish TLS connection to server: x509: certificate is valid for *.example.com, example.com, not smtp.acme.test"',
    miss: 'x509: certificate is valid for *.s3.eu-west-1.amazonaws.com, not a.b.s3.eu-west-1.amazonaws.com',
  },
  'sdk/other-host': {
    hit: 'botocore.exceptions.ProxyConnectionError: Failed to connect to proxy URL: "http://proxy.corp.local:3128"',
    miss: 'com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to kinesisvideo.us-east-1.amazonaws.com:443 [kinesisvideo.us-east-1.amazonaws.com/54.156.220.189] failed: connect timed out',
  },
  'sdk/external-registry': {
    hit: 'kaniko: checking for docker login: Get "https://ghcr.io/token": dial tcp 140.82.112.33:443: i/o timeout',
    miss: 'npm ERR! network request to https://npm.example.com/express failed, reason: connect ETIMEDOUT 104.16.1.35:443',
  },
  'sdk/misnamed-host': {
    hit: 'ValueError: Invalid endpoint: https://logs..amazonaws.com',
    miss: 'ValueError: Invalid endpoint: https://logs.eu-west-1.amazonaws.com',
  },
  'sdk/region-missing': {
    hit: 'botocore.exceptions.NoRegionError: You must specify a region.',
    miss: 'PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint',
  },
  'sdk/throttled': {
    hit: 'botocore.exceptions.ClientError: An error occurred (ThrottlingException) when calling the GetParameter operation (reached max retries: 4): Rate exceeded',
    miss: 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
  },
  'host/bucket-with-dots': {
    hit: 'javax.net.ssl.SSLPeerUnverifiedException: Certificate for <my.bucket.s3.eu-west-1.amazonaws.com> does not match any of the subject alternative names: [*.s3.eu-west-1.amazonaws.com, s3.eu-west-1.amazonaws.com]',
    miss: 'x509: certificate is valid for proxy.example.com, not bucket.s3.eu-west-1.amazonaws.com',
  },
  'host/signed-for-another': {
    hit: "Credential should be scoped to a valid region, not 'vpce'. (Service: AmazonKinesisFirehose; Status Code: 400; Error Code: InvalidSignatureException; Request ID: 1; Proxy: null)",
    miss: 'The request signature we calculated does not match the signature you provided. (Service: AmazonKinesisFirehose; Status Code: 400; Error Code: InvalidSignatureException)',
  },
  'host/own-name-not-in-certificate': {
    hit: "SSL validation failed for https://vpce-06c30eb85ac87559f-vu0ekkrw.sqs.eu-west-1.vpce.amazonaws.com/ hostname 'vpce-06c30eb85ac87559f-vu0ekkrw.sqs.eu-west-1.vpce.amazonaws.com' doesn't match 'sqs.eu-west-1.amazonaws.com'",
    miss: "SSL validation failed for https://sqs.eu-west-1.amazonaws.com/ hostname 'sqs.eu-west-1.amazonaws.com' doesn't match 'proxy.example.com'",
  },
  'host/socket-of-machine': {
    hit: 'Unable to list Docker images: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.41/images/json": context deadline exceeded',
    miss: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  },
  'host/no-authorities': {
    hit: 'com.amazonaws.SdkClientException: Unable to execute HTTP request: Unexpected error: java.security.InvalidAlgorithmParameterException: the trustAnchors parameter must be non-empty',
    miss: 'Post "https://sts.eu-west-1.amazonaws.com/": x509: certificate signed by unknown authority',
  },
  'host/not-let-out': {
    hit: 'AmazonServiceException: An attempt was made to access a socket in a way forbidden by its access permissions 54.239.39.173:443',
    miss: 'System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it. 10.0.1.5:443',
  },
  'sdk/profile': {
    hit: 'botocore.exceptions.ProfileNotFound: The config profile (prod) could not be found',
    miss: 'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
  },
  'logs/driver-refused': {
    hit: 'docker: Error response from daemon: failed to initialize logging driver: compression cannot be enabled when max file count is 1',
    miss: 'failed to initialize logging driver: failed to create Cloudwatch log stream: RequestError: send request failed caused by: Post "https://logs.eu-west-1.amazonaws.com/": dial tcp 10.0.1.5:443: i/o timeout',
  },
  'agent/bad-option': {
    hit: '2016-12-08T11:01:02Z [WARN] Invalid format for "ECS_AVAILABLE_LOGGING_DRIVERS" environment variable; expected a JSON array like ["json-file","syslog"].',
    miss: '2016-03-21T21:41:03Z [WARN] Invalid value for task cleanup duration, will be overridden to 3h0m0s module="config"',
  },
  'runtime/service-refused': {
    hit: 'Service creation failed: Deployment circuit breaker feature is not supported with Classic Load Balancers. Remove the Classic Load Balancer and try again.',
    miss: '(service web) has reached a steady state.',
  },
  'runtime/not-running': {
    hit: 'level=error msg="Error setting up exec command in container ecs-app-12: Container 5c566 is not running"',
    miss: 'container app is running',
  },
  'sdk/throughput': {
    hit: '[error] [output:kinesis_firehose:kinesis_firehose.0] Thoughput limits may have been exceeded, my-stream',
    miss: '[ info] [output:kinesis_firehose:kinesis_firehose.0] throughput limits are 5000 records a second',
  },
  'sdk/quota': {
    hit: 'VpcLimitExceeded: The maximum number of VPCs has been reached.',
    miss: 'ERROR pool: the maximum number of open connections has been reached',
  },
  'sdk/answered': {
    hit: 'An error occurred (InvalidParameterException) when calling the CreateService operation: The target group does not exist',
    miss: 'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://secretsmanager.us-east-1a.amazonaws.com/"',
  },
  'sdk/unknown-client': {
    hit: 'com.hazelcast.aws.RestClientException: Failure in executing REST call Caused by: java.net.SocketTimeoutException: connect timed out',
    miss: 'When it says that the connect timed out, look at the security group.',
  },
  'sdk/stack-cut-off': {
    hit: 'Traceback (most recent call last): File "/usr/local/lib/python3.9/site-packages/urllib3/util/connection.py", line 95, in create_connection...',
    miss: 'The function create_connection opens a socket...',
  },
  'sdk/status': {
    hit: 'botocore.exceptions.ClientError: An error occurred (404) when calling the HeadBucket operation: Not Found',
    miss: 'botocore.endpoint: Response received with status 200 from HeadBucket',
  },
  'pull/named-role': {
    hit: "CannotPullContainerError: The task can't pull the image 'public.ecr.aws/library/nginx:latest' from Amazon Elastic Container Registry using the task execution role 'arn:aws:iam::111122223333:role/r'. Check that the image exists",
    miss: 'A task that cannot pull the image uses the task execution role for it.',
  },
  'runtime/service-event': {
    hit: '(service api) failed to register instances in (service-registry arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-0a) because of (error InvalidInput: Attribute AWS_INSTANCE_IPV4 is missing)',
    miss: '(service api) registered 1 instances in (service-registry arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-0a)',
  },
  'sdk/capabilities': {
    hit: 'Unable to run task: One or more of the requested capabilities are not supported.',
    miss: 'Requires capabilities: [CAPABILITY_NAMED_IAM] (Service: CloudFormation; Status Code: 400; Error Code: InsufficientCapabilitiesException)',
  },
  'sdk/model-exception': {
    hit: 'software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException: Only one PurgeQueue operation on jobs is allowed every 60 seconds.',
    miss: 'import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;',
  },
  'exec/session-message': {
    hit: 'SessionId: ecs-execute-command-0228164ca8ff6e2c1 : Plugin with name InteractiveCommands not found. Step name: InteractiveCommands',
    miss: 'Starting session with SessionId: ecs-execute-command-0228164ca8ff6e2c1',
  },
  'exec/session-log': {
    hit: "SessionId: jane-0a1b2c3d4e5f : We couldn't start the session because encryption is not set up on the selected Amazon S3 bucket. Either encrypt the bucket or choose an option to enable logging without encryption.",
    miss: 'SessionId: jane-0a1b2c3d4e5f : This session is encrypted using AWS KMS.',
  },
  'general/served': {
    hit: 'Closing: connection error: desc = "transport: http2Server.HandleStreams received bogus greeting from client: \\"GET / HTTP/1.1\\""',
    miss: 'connection error: desc = "transport: authentication handshake failed: EOF"',
  },
  'general/failed-there': {
    hit: 'container web: Error: the backend returned 503 for the job, giving it back',
    miss: 'INFO listening on port 503',
  },
  'general/given-up': {
    hit: 'container web: ERROR sink{component_id=out} task web: Service call failed. Retries exhausted.',
    miss: 'INFO retrying the call, attempt 2 of 5',
  },
  'host/registry-at-api': {
    hit: 'Error response from daemon: login attempt to https://api.ecr.eu-west-1.amazonaws.com/v2/ failed with status: 403 Forbidden',
    miss: 'Error response from daemon: login attempt to https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/ failed with status: 400 Bad Request',
  },
  'runtime/agent-error': {
    hit: 'level=error time=2022-08-29T10:00:00Z msg="Unable to configure pause container namespace" task="4f64c782" error="add network failed: invalid MAC address"',
    miss: 'level=info time=2022-08-29T10:00:00Z msg="Task started" task="4f64c782" module=engine.go',
  },
  'sdk/service-error': {
    hit: 'ERROR vector::topology::builder: msg="Healthcheck failed." error=DescribeLogGroups failed: service error component_kind="sink" component_type="aws_cloudwatch_logs"',
    miss: 'ERROR vector::topology::builder: msg="Healthcheck failed." error=dispatch failure component_kind="sink" component_type="aws_s3"',
  },
  'sdk/api-error': {
    hit: '"error": "Permanent error: InvalidParameterException: Log groups starting with AWS/ are reserved for AWS."',
    miss: 'javax.validation.ValidationException: HV000041: Call to TraversableResolver.isReachable() threw an exception.',
  },
  'sdk/server-error': {
    hit: 'HTTP 503 Service Temporarily Unavailable from https://sqs.eu-west-1.amazonaws.com/ via squid/4.10',
    miss: 'HTTP 200 OK https://sqs.eu-west-1.amazonaws.com/ 503 ms',
  },
  'sdk/cut-off': {
    hit: 'Traceback (most recent call last): File "/app/a.py", line 174, in main: sqs = boto3.client("sqs", endpoint_url="https://sqs.eu-west-1.amazonaws.com") botocore.exceptions...',
    miss: 'INFO Listening to https://sqs.eu-west-1.amazonaws.com/111122223333/jobs...',
  },
  'exec/log-not-made': {
    hit: 'ERROR [ssm-session-worker] [ecs-execute-command-0a1b2c3d4e5f60718] [DataBackend] unable to generate log data: Failed to generate transcript with the following errors: exec: "script": executable file not found in $PATH',
    miss: 'Unable to start shell: failed to start pty: fork/exec /bin/bash: no such file or directory',
  },
  'exec/shell-missing': {
    hit: 'Unable to start shell: failed to start pty: fork/exec /bin/bash: no such file or directory',
    miss: 'Unable to start command: Failed to create data channel: dial tcp 10.0.1.4:443: i/o timeout',
  },
  'runtime/quota': {
    hit: 'You\u2019ve reached the limit on the number of vCPUs you can run concurrently',
    miss: 'Capacity is unavailable at this time. Please try again later or in a different availability zone',
  },
  'cut-off/registry': {
    hit: 'level=fatal msg="pulling image: failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://mcr.microsoft.com/v2/windows/servercore/blobs/sha256:44...',
    miss: 'INFO image found: Get https://mcr.microsoft.com/v2/windows/servercore/manifests/ltsc2022...',
  },
  'cut-off/aws-host': {
    hit: 'Exporting failed. {"name": "dashboards", "error": "Permanent error: Post "https://grafana.eu-central-1.amazonaws.com/workspaces/ws-1...',
    miss: 'Exporting to "https://grafana.eu-central-1.amazonaws.com/workspaces/ws-1...',
  },
  'cut-off/ssm-agent': {
    hit: '2024/03/03 ERROR [CredentialRefresher] Retrieve credentials produced error: unexpected error getting instance profile role credentials: retrieved credentials failed to report...',
    miss: '2024/03/03 INFO [CredentialRefresher] Next credential rotation will be in 29 minutes...',
  },
  'cut-off/agent': {
    hit: 'level=warn time=2025-09-13T05:59:03Z msg="Unable to register as a container instance with ECS" error="R...',
    miss: 'level=info time=2025-09-13T05:59:03Z msg="Registered container instance with cluster..."',
  },
  'sdk/untrusted-cut-off': {
    hit: 'HttpRequestException: The SSL connection could not be established ---> AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot...',
    miss: 'HttpRequestException: The SSL connection could not be established ---> AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
  },
  'sdk/unknown-host': {
    hit: 'panic: dial tcp 10.0.11.22:5432: i/o timeout',
    miss: 'Get "https://eks.eu-west-1.amazonaws.com/": dial tcp 34.1.2.3:443: i/o timeout',
  },
  'runtime/batch-blocked': {
    hit: 'Job queue blocked. statusReason: MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - The job resource requirement (vCPU/memory/GPU) is higher than that can be met by the CE(s) attached to the job queue. Container job.',
    miss: 'The task was stopped on purpose: Scaling activity initiated by deployment ecs-svc/1',
  },
  'runtime/batch-undetermined': {
    hit: '"statusReason": "UNDETERMINED - Batch job is blocked, root cause is undetermined."',
    miss: '"statusReason": "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - Service cannot fulfill the capacity requested for instance type"',
  },
  'runtime/signals-missing': {
    hit: 'Instances CREATE_FAILED Failed to receive 2 resource signal(s) within the specified duration',
    miss: 'Instances CREATE_FAILED Resource handler returned message: "The security group does not exist" (HandlerErrorCode: NotFound)',
  },
  'runtime/out-of-memory': {
    hit: 'OutOfMemoryError: Container killed due to memory usage',
    miss: 'ResourceInitializationError: failed to validate logger args: : signal: killed',
  },
  'volumes/efs-without-region': {
    hit: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Error retrieving region. Please set the "region" parameter in the efs-utils configuration file.',
    miss: 'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection timed out',
  },
  'volumes/not-let-mount': {
    hit: 'mount.nfs4: Operation not permitted',
    miss: 'mount.nfs4: Connection timed out',
  },
  'runtime/deployment-late': {
    hit: 'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
    miss: 'The deployment is waiting for the replacement task set to become healthy.',
  },
  'runtime/instance-ended': {
    hit: 'Host EC2 (instance i-0a1b2c3d4e5f60718) terminated.',
    miss: 'Host EC2 (instance i-0a1b2c3d4e5f60718) started.',
  },
  'runtime/told-to-stop': {
    hit: 'Essential container in task exited. {"exitCode": 143}',
    miss: 'Essential container in task exited',
  },
  'runtime/killed': {
    hit: 'Essential container in task exited. {"exitCode": 137}',
    miss: 'Essential container in task exited',
  },
  'runtime/killed-worker': {
    hit: '[ERROR] Worker (pid:8) was sent SIGKILL! Perhaps out of memory?',
    miss: '[INFO] Worker (pid:8) was sent SIGHUP to load its configuration again',
  },
  'runtime/command-not-found': {
    hit: 'CannotStartContainerError: API error (500): oci runtime error: container_linux.go:247: starting container process caused "exec: \\"/start.sh\\": permission denied"',
    miss: 'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error mounting "/x"',
  },
  'runtime/program-not-started': {
    hit: 'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error mounting "/x"',
    miss: 'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to initialize logging driver: failed to find journald',
  },
  'runtime/daemon-not-allowed': {
    hit: 'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
    miss: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  },
  'pools/server-selection': {
    hit: "MongoServerSelectionError: Server selection timed out after 30000 ms { reason: TopologyDescription { hosts: [ new HostAddress('cluster0-shard-00-00.abcde.mongodb.net:27017') ] } }",
    miss: 'MongoServerSelectionError: connection timed out to cluster0-shard-00-00.abcde.mongodb.net:27017',
  },
  'pools/server-selection-alone': {
    hit: "MongoServerSelectionError: Server selection timed out after 30000 ms { reason: TopologyDescription { type: 'ReplicaSetNoPrimary' } }",
    miss: 'MongoServerSelectionError: connection timed out',
  },
  'pools/waited': {
    hit: 'TimeoutError: ResourceRequest timed out\n    at ResourceRequest._fireTimeout (/app/node_modules/generic-pool/lib/ResourceRequest.js:62:17)',
    miss: 'TimeoutError: request timed out\n    at Client.send (/app/lib/client.js:62:17)',
  },
  'logs/no-record-taken': {
    hit: '[error] [output:kinesis_streams:kinesis_streams.0] PutRecords request returned with no records successfully recieved, my-stream',
    miss: '[error] [output:kinesis_streams:kinesis_streams.0] Failed to send log records to my-stream',
  },
  'runtime/daemon-elsewhere': {
    hit: 'Cannot connect to the Docker daemon at tcp://10.1.2.59:2376. Is the docker daemon running?',
    miss: 'Cannot connect to the Docker daemon at tcp://localhost:2375. Is the docker daemon running?',
  },
  'runtime/daemon-not-reached': {
    hit: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    miss: 'Could not connect to the endpoint URL: "https://sts.amazonaws.com/"',
  },
  'runtime/dependency-container-stopped': {
    hit: 'Task stopped: dependency container `init` of container `web` exited with non-zero exit code',
    miss: 'Essential container in task exited',
  },
  'host/packages-unreached': {
    hit: 'Cannot find a valid baseurl for repo: amzn2-core/2/x86_64',
    miss: 'Cannot find a valid baseurl for repo: epel/x86_64',
  },
  'exec/session-ended': {
    hit: '2023-03-02 10:15:22 ERROR [ssm-session-worker] [user-0f2e1d3c4b5a69788] [DataBackend] [pluginName=Port] Failed to start datachannel: websocket: close 1000 (normal): Channel is no longer available',
    miss: '2023-03-02 10:15:22 ERROR [ssm-session-worker] [user-0f2e1d3c4b5a69788] Failed to open datachannel: websocket: bad handshake',
  },
  'sdk/provided-role': {
    hit: 'CodePipeline: The provided role does not have sufficient permissions to access ECS',
    miss: 'CodePipeline: The provided role is used to access ECS',
  },
  'host/packages-refused': {
    hit: 'https://amazonlinux-2-repos-eu-west-3.s3.dualstack.eu-west-3.amazonaws.com/2/core/2.0/x86_64/abc/repodata/repomd.xml: [Errno 14] HTTPS Error 403 - Forbidden',
    miss: 'https://packages.example.com/2/core/repodata/repomd.xml: [Errno 14] HTTPS Error 403 - Forbidden',
  },
  'agent/download-refused': {
    hit: '2018-04-06T05:04:50Z [ERROR] could not download Amazon Elastic Container Service Agent: AccessDenied: Access Denied',
    miss: '2017-02-17T12:17:44Z [ERROR] could not download Amazon EC2 Container Serivce Agent: Get https://s3.amazonaws.com/amazon-ecs-agent/ecs-agent-v1.14.0.tar.md5: dial tcp 52.216.16.51:443: i/o timeout',
  },
  'agent/envoy-refused': {
    hit: 'gRPC config stream closed: 7',
    miss: 'StreamAggregatedResources gRPC config stream to appmesh-envoy-management.ap-northeast-1.amazonaws.com:443 closed: 13,',
  },
  'runtime/credential-helper': {
    hit: 'error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in $PATH, out: ``',
    miss: 'exec: "docker-entrypoint.sh": executable file not found in $PATH: unknown',
  },
  'runtime/docker-plugin': {
    hit: 'Error response from daemon: create swarm_test1: Post http://%2Frun%2Fdocker%2Fplugins%2F0e01019e1454%2Frexray.sock/VolumeDriver.Create: net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    miss: 'Error response from daemon: Get https://registry-1.docker.io/v2/: net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
  },
  'runtime/container-not-started': {
    hit: 'STOPPED (CannotStartContainerError: API error (500): driver)',
    miss: 'STOPPED Reason: CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
  },
  'runtime/container-runtime': {
    hit: 'DockerTimeoutError: Could not transition to stopped; timed out after waiting 30s',
    miss: 'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
  },
  'runtime/credential-spec': {
    hit: 'ResourceInitializationError: invalid credential spec: unable to parse the credentialspec file',
    miss: 'ResourceInitializationError: failed to initialize container runtime: unable to create tmpfs',
  },
  'runtime/task-definition': {
    hit: 'Error: creating ECS Task Definition (web): ClientException: Fargate requires task definition to have execution role ARN to support ECR images.',
    miss: 'The page says that Fargate needs a task definition that has an execution role.',
  },
  'runtime/service-linked-role': {
    hit: 'Error: creating ECS Service (web): InvalidParameterException: Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
    miss: "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/ecsTaskRole' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
  },
  'runtime/health-check-late': {
    hit: '(service web) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0a1b) due to (reason Request timed out)',
    miss: '(service web) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0a1b) due to (reason Health checks failed with these codes: [502])',
  },
  'runtime/health-check': {
    hit: 'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/y)',
    miss: '{"family":"web","containerDefinitions":[{"name":"app","image":"123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/app","awslogs-region":"us-east-1"}},"secrets":[{"name":"A","valueFrom":"arn:aws:ssm:us-east-1:123456789012:parameter/a"}]}]}',
  },
  'runtime/capacity': {
    hit: 'Resource handler returned message: SERVICE_TASK_PLACEMENT_FAILURE',
    miss: "BucketRegionError: incorrect region, the bucket is not in 'us-east-1' region at endpoint ''",
  },
  'exec/instance-encryption': {
    hit: 'Starting session with SessionId: jdoe-0a1b2c3d4e5f\n[start-session] target: i-0123456789abcdef0\nSessionId: jdoe-0a1b2c3d4e5f : ----------ERROR------- Encountered error while initiating handshake. Fetching data key failed: Unable to retrieve data key, Error when decrypting data key.',
    miss: 'SessionId: ecs-execute-command-0a1b2c3d : ----------ERROR------- Encountered error while initiating handshake. Fetching data key failed: Unable to retrieve data key, Error when decrypting data key.',
  },
  'exec/instance-handshake-timed-out': {
    hit: '[start-session] profile: default, region: eu-west-1, target: i-0123456789abcdef0\nSessionId: jdoe-0a1b2c3d4e5f :\n----------ERROR-------\nEncountered error while initiating handshake. Handshake timed out. Please ensure that you have the latest version of the session manager plugin.',
    miss: 'SessionId: ecs-execute-command-0a1b2c3d : Handshake timed out. Please ensure that you have the latest version of the session manager plugin.',
  },
  'own-socket/not-reached': {
    hit: 'app-container | failed to open statsd: dial unix /var/run/datadog/dsd.socket: connect: no such file or directory',
    miss: 'failed to open statsd: dial unix /var/run/datadog/dsd.socket: connect: no such file or directory',
  },
  'placement/attribute': {
    hit: '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 5f) is missing an attribute required by your task.',
    miss: '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 5f) has insufficient CPU units available.',
  },
  'placement/room': {
    hit: '{"tasks": [], "failures": [{"arn": "arn:aws:ecs:eu-west-1:111122223333:container-instance/c/0a", "reason": "RESOURCE:MEMORY"}]}',
    miss: '0/3 nodes are available: 3 Insufficient cpu.',
  },
  'placement/port': {
    hit: '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 5f) is already using a port required by your task.',
    miss: 'Error: listen EADDRINUSE: address already in use :::8080',
  },
  'placement/constraint': {
    hit: 'TaskFailedToStart: MemberOf placement constraint unsatisfied.',
    miss: 'ClientException: The placement constraint expression is not valid.',
  },
  'placement/unavailable': {
    hit: 'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    miss: 'Reason: capacity:insufficient_instance_capacity',
  },
  'placement/instance-type': {
    hit: 'Status Reason: We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-1c). Launching EC2 instance failed.',
    miss: 'Status Reason: Instance failed to launch: the key pair does not exist. Launching EC2 instance failed.',
  },
  'placement/quota': {
    hit: 'Status Reason: Your quota allows for 0 more running instance(s). You requested at least 1. Launching EC2 instance failed.',
    miss: 'Status Reason: Instance failed to launch: the key pair does not exist. Launching EC2 instance failed.',
  },
  'runtime/network-interface': {
    hit: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0abc': InsufficientFreeAddressesInSubnet",
    miss: "Error: creating EC2 VPC Endpoint: InvalidSubnetID.NotFound: The subnet ID 'subnet-0abc' does not exist",
  },
  'runtime/network-interface-not-seen': {
    hit: 'level=warn time=2025-12-11T14:08:59Z msg="Timed out waiting for ENI ack; removing ENI attachment record"',
    miss: 'Timeout waiting for network interface provisioning to complete.',
  },
  'runtime/network-interface-late': {
    hit: 'Timeout waiting for network interface provisioning to complete.',
    miss: 'software.amazon.awssdk.core.exception.SdkClientException: Timeout waiting for connection from pool',
  },
  'runtime/spot': {
    hit: 'SpotInterruptionError: Your Spot Task was interrupted.',
    miss: 'service web was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
  },
  'runtime/infrastructure': {
    hit: 'Task stopped: InternalError: The platform could not start the task',
    miss: 'Could not connect to the endpoint URL: "https://sts.amazonaws.com/"',
  },
  'runtime/port-in-use': {
    hit: '2019-02-27T05:57:33Z [Error] listen udp 127.0.0.1:2000: bind: address already in use',
    miss: 'An error occurred (DependencyViolation) when calling the DeleteVpcEndpoints operation: The endpoint is in use',
  },
  'runtime/essential-container-exited': {
    hit: 'Error: {"stoppedReason":"Essential container in task exited","exitCode":139}',
    miss: 'Essential container in task exited. {"exitCode": 137}',
  },
  'runtime/wait-without-time': {
    hit: '##[error]Resource is not in the state servicesStable',
    miss: '##[error]Waiter ServicesStable failed: Max attempts exceeded',
  },
  'runtime/wait-ended': {
    hit: '##[error]Waiter ServicesStable failed: Max attempts exceeded',
    miss: 'Deployment failed: tasks failed to start.',
  },
  'runtime/deployment-failed': {
    hit: 'Deployment failed: tasks failed to start.',
    miss: 'ResourceInitializationError: failed to validate logger args: : signal: killed',
  },
  'runtime/stopped-on-purpose': {
    hit: 'Scaling activity initiated by (deployment ecs-svc/1234567890)',
    miss: 'Resource handler returned message: "Error occurred during operation \'ECS Deployment Circuit Breaker was triggered\'."',
  },
  'runtime/initialization': {
    hit: 'ResourceInitializationError: a new kind of reason: x',
    miss: 'Status reason | CannotPullContainerError: API error (404)',
  },
  'general/complaint': {
    hit: 'pulling from docker hub times out, private subnet, no nat',
    miss: 'How do I pull from ECR in a private subnet without NAT? It times out otherwise.',
  },
  'general/no-answer': {
    hit: '[worker-3] ERROR cache warmup: connection refused 127.0.0.1:6379',
    miss: 'cache warmup: connect_timeout=30 on 10.0.0.1:6379',
  },
  'general/memory': {
    hit: 'container web: importer: FATAL: cannot allocate memory for 4096 rows',
    miss: 'importer: INFO memory limit is 512 MiB',
  },
  'general/disk': {
    hit: 'container web: importer: ERROR write spool: disk quota exceeded, disk is full',
    miss: 'importer: INFO disk is full at 80 %',
  },
  'general/handles': {
    hit: 'container web: gateway ERROR accept4: too many open files',
    miss: 'gateway INFO raised the limit of file descriptors to 65536',
  },
  'general/port': {
    hit: 'gateway ERROR failed to bind 0.0.0.0:8080',
    miss: 'gateway INFO bound to 0.0.0.0:8080',
  },
  'general/creation': {
    hit: 'deployer: ERROR interface endpoint already exists in another stack',
    miss: 'deployer: INFO interface endpoint created',
  },
  'general/packages': {
    hit: 'npm ERR! 403 Forbidden - GET https://packages.example.org/left-pad',
    miss: 'npm notice New minor version of npm available',
  },
  'general/refused': {
    hit: 'container web: indexer[7]: ERROR push to vault: permission denied for token',
    miss: 'indexer[7]: INFO permission check for token passed',
  },
  'general/image-not-found': {
    hit: 'scheduler ERROR pod web: image shop/web:9 not found',
    miss: 'scheduler INFO pod web: image shop/web:9 present',
  },
  'general/log-group': {
    hit: 'shipper ERROR log stream web/1 does not exist',
    miss: 'shipper INFO log stream web/1 created',
  },
  'general/throttled': {
    hit: 'crawler ERROR quota for this key exceeded',
    miss: 'crawler INFO quota for this key: 100',
  },
  'general/program': {
    hit: 'worker container ERROR division by zero in row 7',
    miss: 'worker INFO division done',
  },
  'general/status': {
    hit: 'uploader ERROR PUT /part/7 status: 409',
    miss: 'uploader INFO PUT /part/7 status: 200',
  },
  'general/platform': {
    hit: 'container web: launcher ERROR helper: wrong architecture',
    miss: 'launcher INFO architecture: arm64',
  },
  'general/without-answer': {
    hit: 'scheduler ERROR lost heartbeat: no response from billing.internal:9090',
    miss: 'scheduler: timeout=30 for billing.internal:9090',
  },
  'general/file-system': {
    hit: 'container web: launcher ERROR mount /data: stale file handle',
    miss: 'launcher INFO mount /data done',
  },
  'general/ended': {
    hit: 'supervisor ERROR container 12 dumped: segmentation fault',
    miss: 'supervisor INFO child 12 ended',
  },
  'general/configuration': {
    hit: 'container web: billing task ERROR config: unknown key colour',
    miss: 'billing INFO config: colour is blue',
  },
  'general/runtime': {
    hit: 'supervisor ERROR container billing did not come up: unhealthy',
    miss: 'supervisor INFO child billing is healthy',
  },
};
