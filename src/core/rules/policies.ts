/** What the choice of endpoint policies, roles and FIPS implies; and which platform versions are history. */
import { codeWithoutFips } from '../fips.ts';
import { explains, type Rule, reports } from '../rule.ts';
import {
  attachesExamples,
  attachesPolicies,
  callsFromCode,
  isExternal,
  logsWithAwslogs,
  logsWithFirelens,
  onContainerInstances,
  onFargate,
  onManagedInstances,
  onPlatform13,
  platformTakesFips,
  pullsFromEcr,
  pullsThroughCacheFirst,
  readsRegistryCredentials,
  readsSecretsManager,
} from './predicates.ts';

export const policyRules = [
  {
    id: 'policies/limit-but-do-not-grant',
    when: attachesPolicies,
    implies: [reports('info')],
    cites: ['privatelink-access', 'privatelink-dns'],
    text: {
      why: 'An endpoint policy limits what can be called through the endpoint; it grants nothing. An endpoint without one has the default policy of AWS, full access. Roles and bucket policies still decide. Because private DNS is VPC-wide, the policy also limits every other workload in the VPC. A change takes a few minutes to count. The policy of a gateway endpoint names every principal (*) and tells roles apart by aws:PrincipalArn. String conditions need six characters before or after each wildcard, and keys of identifiers (aws:PrincipalAccount, aws:SourceVpc) take none. The account in an ARN is an id or a wildcard, not both.',
    },
  },
  {
    id: 'policies/denied-calls-are-not-in-the-trail',
    when: attachesPolicies,
    implies: [reports('info')],
    cites: ['kms-endpoint-logging', 'cloudtrail-events'],
    derived: true,
    text: {
      why: 'A call that the policy of an endpoint denies is not recorded among the management events of AWS CloudTrail: AWS KMS says so for its own, as older documentation of Amazon ECS did. Network activity events, which a trail does not log by default, are those of calls through endpoints, for the services that have them.',
    },
  },
  {
    id: 'policies/others-keep-full-access',
    when: (w) => attachesPolicies(w) && (w.vpcInUse || w.existingContainerInstances),
    implies: [reports('warning')],
    cites: ['privatelink-access', 'privatelink-dns'],
    derived: true,
    text: {
      why: 'Other workloads in this VPC call the same services, and the answers do not say what they call. The endpoints keep the default policy: a policy that forgets a caller is worse than none.',
      fix: 'Collect what the others call, write the policies, and put them into the plan.',
    },
  },
  {
    id: 'policies/s3-keeps-full-access',
    when: (w) =>
      attachesPolicies(w) &&
      (pullsFromEcr(w) || w.environmentFiles) &&
      !w.vpcInUse &&
      !w.existingContainerInstances &&
      (w.openS3Connections || w.egress !== 'none'),
    implies: [reports('warning')],
    cites: ['privatelink-gateway', 'privatelink-access'],
    derived: true,
    text: {
      why: 'What already reaches Amazon S3 from these subnets will do so through the new endpoint, and the answers do not say which buckets it uses. The endpoint keeps the default policy: a policy that forgets a caller is worse than none.',
      fix: 'Collect which buckets the others use, write the policy, and put it into the plan.',
    },
  },
  {
    id: 'policies/gateway-policy-governs-all-of-s3',
    when: (w) => attachesPolicies(w) && pullsFromEcr(w) && !isExternal(w),
    implies: [reports('info')],
    cites: ['privatelink-s3-gateway', 'al2023-repositories'],
    derived: true,
    text: {
      why: 'Once the gateway route exists, all traffic of these subnets to Amazon S3 in {region} takes it and meets the policy of the endpoint, even where a NAT gateway or another path exists. Where that policy is restricted, by this plan or by you later, everything that it does not name is refused with 403: package repositories of Amazon Linux in containers (dnf, yum), downloads of agents, buckets of your own.',
      fix: 'Name the buckets in the policy: al2023-repos-{region}-de612dc2 and amazonlinux-2-repos-{region} for packages (on EC2 the plan allows them), your own by name (credential specs of gMSA, FireLens configuration, files of user data); or choose full access for the gateway. Put no condition on your account, organization or roles on the layer bucket: a role of Amazon ECR signs these downloads.',
    },
  },
  {
    id: 'policies/public-addresses-no-longer-match',
    when: (w) => w.egress !== 'none' && !isExternal(w),
    implies: [reports('info')],
    cites: ['privatelink-s3-gateway', 'iam-condition-keys'],
    derived: true,
    text: {
      why: 'Calls through an endpoint carry no public address. Bucket policies, roles and queues that allow the addresses of NAT gateways or tasks (aws:SourceIp) refuse them once the endpoint exists.',
      fix: 'Use aws:VpcSourceIp, aws:SourceVpce or aws:SourceVpc in such conditions, before you create the endpoint.',
    },
  },
  {
    id: 'policies/buckets-that-demand-the-endpoint',
    when: (w) => (callsFromCode('s3')(w) || w.environmentFiles) && !isExternal(w),
    implies: [reports('info')],
    cites: ['privatelink-s3-gateway'],
    text: {
      why: 'A bucket policy that denies what does not come through the endpoint or the VPC (aws:SourceVpce, aws:SourceVpc) also shuts out the AWS Management Console. aws:SourceIp cannot be used for requests through an endpoint; aws:VpcSourceIp can.',
    },
  },
  {
    id: 'policies/code-keeps-full-access',
    when: (w) => attachesPolicies(w) && w.applicationServices.length > 0,
    implies: [reports('info')],
    cites: ['privatelink-access'],
    derived: true,
    text: {
      why: 'What your own code does with its services is not known, so their endpoints keep the full-access policy. A policy that forgets a caller is worse than none.',
      fix: 'Write the policy yourself and put it into the plan.',
    },
  },
  {
    id: 'policies/full-access',
    when: (w) => !attachesPolicies(w),
    implies: [reports('info')],
    cites: ['privatelink-access', 'ecr-vpc-endpoints'],
    text: {
      why: 'Every endpoint keeps the default policy, which allows every action of its service by every principal. Amazon ECR calls that acceptable for the S3 gateway; the least-privilege policies allow less.',
    },
  },
  {
    id: 'policies/ecs-example-blocks-agents',
    when: (w) => attachesExamples(w) && onContainerInstances(w),
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints', 'privatelink-access'],
    derived: true,
    text: {
      why: 'The documented example for ecs allows CreateCluster and ListClusters only. Attached unchanged, agents could neither register nor find where to poll (DiscoverPollEndpoint, RegisterContainerInstance, Submit…).',
      fix: 'The plan allows beside it what the agents need.',
    },
  },
  {
    id: 'policies/ecs-example-blocks-code',
    when: (w) => attachesExamples(w) && callsFromCode('ecs')(w) && !onContainerInstances(w),
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints', 'privatelink-access'],
    derived: true,
    text: {
      why: 'The documented example for ecs allows CreateCluster and ListClusters only, which would block everything else that your code calls.',
      fix: 'The plan leaves the endpoint at full access; the example is among the snippets.',
    },
  },
  {
    id: 'policies/ecr-example-names-one-role',
    when: (w) => attachesExamples(w) && pullsFromEcr(w),
    implies: [reports('warning')],
    cites: ['ecr-vpc-endpoints', 'privatelink-access'],
    derived: true,
    text: {
      why: 'The documented example for the ECR endpoints lets one role pull. Attached unchanged, it blocks every other role, such as that of container instances, and BatchCheckLayerAvailability.',
      fix: 'The plan allows beside it the pull for every principal that IAM lets pull.',
    },
  },
  {
    id: 'policies/logs-example-only-writes',
    when: (w) =>
      attachesExamples(w) &&
      (logsWithAwslogs(w) || logsWithFirelens(w) || w.ecsExecAudit.includes('cloudwatch-logs')),
    implies: [reports('warning')],
    cites: ['logs-vpc-endpoints', 'ecs-log-configuration', 'ecs-exec'],
    derived: true,
    text: {
      why: 'The documented example for logs allows CreateLogStream and PutLogEvents only. It would block awslogs-create-group, FireLens and the session logs of ECS Exec.',
      fix: 'The plan allows beside it what this workload uses.',
    },
  },
  {
    id: 'policies/secrets-example-names-one-secret',
    when: (w) => attachesExamples(w) && (readsSecretsManager(w) || readsRegistryCredentials(w)),
    implies: [reports('warning')],
    cites: ['secretsmanager-vpc-endpoints', 'privatelink-access'],
    derived: true,
    text: {
      why: 'The documented example for secretsmanager names one secret. Attached unchanged, it blocks every other secret.',
      fix: 'The plan names every secret of the Region in its place; IAM decides who reads which.',
    },
  },
  {
    id: 'policies/principal-added',
    when: (w) => attachesExamples(w) && onContainerInstances(w) && !callsFromCode('ecs')(w),
    implies: [reports('info')],
    cites: ['ecs-vpc-endpoints', 'privatelink-access'],
    text: {
      why: 'Older versions of the documented ecs example have no Principal. AWS requires one; the current page and this plan have it.',
    },
  },
  {
    id: 'policies/execution-role-conditions',
    when: (w) => pullsFromEcr(w) && onFargate(w) && !onPlatform13(w),
    implies: [reports('info')],
    cites: ['ecs-execution-role', 'iam-condition-keys'],
    derived: true,
    text: {
      why: 'The task execution role can be limited to this VPC or to the endpoint (aws:SourceVpc, aws:SourceVpce) for pulling images; the IAM page recommends aws:SourceVpcArn in place of aws:SourceVpc where the service supports it, as Amazon ECR does. GetAuthorizationToken stays without a condition, as the documentation has it; layers come from Amazon S3 by presigned URLs, which these conditions do not cover.',
      fix: 'Copy the policy from the snippets into the role, instead of the ECR part of AmazonECSTaskExecutionRolePolicy.',
    },
  },
  {
    id: 'policies/fargate-fips-is-govcloud',
    when: (w) => w.fips && !platformTakesFips(w),
    implies: [reports('warning')],
    cites: ['fargate-fips'],
    derived: true,
    text: {
      why: 'FIPS-140 compliance of Fargate can be turned on in AWS GovCloud (US) only (Linux, X86_64, platform version 1.4.0 or later). The plan counts on it that Fargate elsewhere logs in, reads secrets and sends awslogs through the standard names, so those endpoints stay standard.',
      fix: 'FIPS variants are planned for what your own code calls, where one is documented. Configure its SDK with AWS_USE_FIPS_ENDPOINT=true.',
    },
  },
  {
    id: 'policies/fips-is-unknown-for-code',
    when: (w) => w.fips && codeWithoutFips(w).length > 0,
    implies: [reports('warning')],
    cites: ['privatelink-services'],
    derived: true,
    text: {
      why: 'Your code calls services for which no FIPS endpoint service is documented in {region}: {codeWithoutFips}. The plan keeps their standard endpoints, which may not answer FIPS host names: whether they do, or a FIPS variant exists, is not documented.',
      fix: 'Ask in the account (describe-vpc-endpoint-services: ServiceNames that contain fips, and PrivateDnsNames), and let these SDK clients call the standard names until then.',
    },
  },
  {
    id: 'policies/fips-callers-must-ask',
    when: (w) => w.fips && platformTakesFips(w),
    implies: [reports('warning')],
    cites: ['privatelink-services', 'fargate-fips', 'ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'A FIPS endpoint answers the FIPS host names only: whoever calls the standard name does not use it. Services without a documented FIPS endpoint in {region} keep the standard one.',
      fix: 'Turn on FIPS mode (Fargate in GovCloud: account setting fargateFIPSMode), set AWS_USE_FIPS_ENDPOINT=true for agents and SDKs, awslogs-endpoint for the log driver, and name images ACCOUNT.dkr.ecr-fips.{region}.{suffix}.',
    },
  },
  {
    id: 'policies/images-stay-in-the-organization',
    when: (w) => attachesPolicies(w) && pullsFromEcr(w),
    implies: [explains('ecr.api')],
    cites: ['ecs-network-security'],
    text: {
      why: 'To keep images in your organization, AWS suggests policies of both ECR endpoints that name the repositories of your accounts, with aws:PrincipalOrgID as a condition.',
    },
  },
  {
    id: 'policies/fargate-fips-has-conditions',
    when: (w) => w.fips && onFargate(w) && platformTakesFips(w),
    implies: [reports('info')],
    cites: ['fargate-fips'],
    text: {
      why: 'FIPS-140 on Fargate demands Linux, the architecture X86_64 and platform version 1.4.0 or later, and is off until the account setting fargateFIPSMode turns it on.',
    },
  },
  {
    id: 'policies/fips-without-ipv6-metrics',
    when: (w) => w.fips && w.ipAddressType === 'ipv6' && platformTakesFips(w),
    implies: [reports('warning')],
    cites: ['fargate-fips', 'ecs-fargate-networking'],
    text: {
      why: 'Amazon CloudWatch has no dual-stack FIPS endpoint for monitoring tasks that are both IPv6-only and FIPS-140 compliant.',
      fix: 'Use dual-stack or IPv4 subnets where FIPS is demanded.',
    },
  },
  {
    id: 'policies/fips-and-the-s3-gateway',
    when: (w) => w.fips && !isExternal(w) && (pullsFromEcr(w) || callsFromCode('s3')(w)),
    implies: [reports('info')],
    cites: ['s3-privatelink', 'privatelink-gateway'],
    derived: true,
    text: {
      why: 'The S3 gateway endpoint has no FIPS variant: image layers and objects keep the standard names of Amazon S3. FIPS exists there as an interface endpoint only, com.amazonaws.{region}.s3-fips.',
      fix: 'If your own buckets must be reached with FIPS, create that interface endpoint beside the gateway and turn on FIPS endpoints in the clients.',
    },
  },
  {
    id: 'policies/fips-and-the-dynamodb-gateway',
    when: (w) => w.fips && !isExternal(w) && callsFromCode('dynamodb')(w),
    implies: [reports('info')],
    cites: ['privatelink-services', 'dynamodb-gateway'],
    derived: true,
    text: {
      why: 'The DynamoDB gateway endpoint has no FIPS variant. FIPS exists there as an interface endpoint only, com.amazonaws.{region}.dynamodb-fips; whether the gateway carries FIPS host names is not documented.',
      fix: 'If tables must be reached with FIPS, create that interface endpoint beside the gateway and turn on FIPS endpoints in the clients.',
    },
  },
  {
    id: 'policies/fips-of-managed-instances',
    when: (w) => w.fips && onManagedInstances(w),
    implies: [reports('warning')],
    cites: ['ecs-managed-instances', 'privatelink-cross-region'],
    derived: true,
    text: {
      why: 'On Managed Instances FIPS endpoints are turned on in the capacity provider, in the Regions that support it. The agent then calls the FIPS host of Amazon ECS. com.amazonaws.{region}.ecs-fips appears in an output that AWS documents and in no list of endpoint services; the plan keeps the standard ecs endpoint.',
      fix: 'Ask in the account (describe-vpc-endpoint-services) whether ecs-fips exists, and create it beside ecs if it does.',
    },
  },
  {
    id: 'policies/fips-first-pull-through',
    when: (w) => w.fips && platformTakesFips(w) && pullsThroughCacheFirst(w),
    implies: [reports('warning')],
    cites: ['ecr-pull-through-cache'],
    text: {
      why: 'The first pull through a cache rule is not supported through the FIPS endpoints of Amazon ECR.',
      fix: 'Pull each image once through the standard endpoints.',
    },
  },
  {
    id: 'policies/platform-1-3-retired',
    when: onPlatform13,
    implies: [reports('warning')],
    cites: ['ecs-platform-retired', 'ecr-vpc-endpoints'],
    text: {
      why: 'Fargate platform version 1.3.0 was deprecated on 15 June 2026: it is not available for new tasks and services, and what runs on it goes on until it is stopped. The plan shows what it needed.',
      fix: 'Choose LATEST: it needs ecr.api as well, and reads secrets and logs through the VPC.',
    },
  },
  {
    id: 'policies/xray-example-blocks-sampling',
    when: (w) => attachesExamples(w) && w.xray,
    implies: [reports('info')],
    cites: ['xray-vpc-endpoints', 'ecs-trace-data'],
    derived: true,
    text: {
      why: 'The example policy of the X-Ray page allows xray:PutTraceSegments only: daemons and collectors cannot read sampling rules or send telemetry through the endpoint.',
      fix: 'Add the actions of the least-privilege policy.',
    },
  },
  {
    id: 'policies/logs-example-creates-no-groups',
    when: (w) => attachesExamples(w) && logsWithAwslogs(w),
    implies: [reports('info')],
    cites: ['logs-vpc-endpoints', 'ecs-log-configuration'],
    derived: true,
    text: {
      why: 'The example policy of the CloudWatch Logs page allows no logs:CreateLogGroup: with awslogs-create-group the task does not start.',
      fix: 'Create the log groups first, or add logs:CreateLogGroup.',
    },
  },
] as const satisfies readonly Rule[];
