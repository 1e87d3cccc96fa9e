/**
 * Every documentation source, once. A rule names the sources of its statement by id; a test proves that each is used.
 */

/** A page of AWS that says what a rule says. */
export interface Citation {
  readonly title: string;
  readonly url: string;
  /** The day on which this page was last compared with the rules that cite it (ISO 8601). */
  readonly checked: string;
}

type Day = `2026-${string}`;

const cite = (title: string, path: string, checked: Day): Citation => ({
  title,
  url: `https://docs.aws.amazon.com/${path}`,
  checked,
});
const ecs = (title: string, page: string, checked: Day): Citation =>
  cite(title, `AmazonECS/latest/developerguide/${page}.html`, checked);
const privatelink = (title: string, page: string, checked: Day): Citation =>
  cite(title, `vpc/latest/privatelink/${page}.html`, checked);
const vpc = (title: string, page: string, checked: Day): Citation =>
  cite(title, `vpc/latest/userguide/${page}.html`, checked);

/** Every source, by id. */
export const CITATIONS = {
  'ecs-vpc-endpoints': ecs(
    'Amazon ECS interface VPC endpoints (AWS PrivateLink)',
    'vpc-endpoints',
    '2026-11-26',
  ),
  'ecs-fargate-networking': ecs(
    'Amazon ECS task networking options for Fargate',
    'fargate-task-networking',
    '2026-11-26',
  ),
  'ecs-fargate-platform': ecs('Fargate platform versions for Amazon ECS', 'platform-fargate', '2026-11-26'),
  'ecs-platform-retired': ecs(
    'AWS Fargate Linux platform version deprecation',
    'platform-versions-retired',
    '2026-11-26',
  ),
  'ecs-managed-instances': ecs(
    'Architect for Amazon ECS Managed Instances',
    'ManagedInstances',
    '2026-11-26',
  ),
  'ecs-managed-instances-policy': cite(
    'AmazonECSInstanceRolePolicyForManagedInstances',
    'aws-managed-policy/latest/reference/AmazonECSInstanceRolePolicyForManagedInstances.html',
    '2026-11-26',
  ),
  'ecs-anywhere': ecs('Amazon ECS clusters for external instances', 'ecs-anywhere', '2026-11-26'),
  'ecs-exec': ecs('Monitor Amazon ECS containers with ECS Exec', 'ecs-exec', '2026-11-26'),
  'ecs-exec-run': ecs('Running commands using ECS Exec', 'ecs-exec-run', '2026-11-26'),
  'ecs-service-connect': ecs(
    'Use Service Connect to connect Amazon ECS services with short names',
    'service-connect',
    '2026-11-26',
  ),
  'ecs-execution-role': ecs('Amazon ECS task execution IAM role', 'task_execution_IAM_role', '2026-11-26'),
  'ecs-task-roles': ecs('Amazon ECS task IAM role', 'task-iam-roles', '2026-11-26'),
  'ecs-secret-variables': ecs(
    'Pass Secrets Manager secrets through Amazon ECS environment variables',
    'secrets-envvar-secrets-manager',
    '2026-11-26',
  ),
  'ecs-parameter-variables': ecs(
    'Pass Systems Manager parameters through Amazon ECS environment variables',
    'secrets-envvar-ssm-paramstore',
    '2026-11-26',
  ),
  'ecs-task-protection': ecs(
    'Amazon ECS task scale-in protection endpoint',
    'task-scale-in-protection-endpoint',
    '2026-11-26',
  ),
  'fis-ecs-tasks': cite(
    'Use the AWS FIS aws:ecs:task actions',
    'fis/latest/userguide/ecs-task-actions.html',
    '2026-11-26',
  ),
  'ecs-prometheus': ecs(
    'Exporting application metrics to Amazon Managed Service for Prometheus',
    'application-metrics-prometheus',
    '2026-11-26',
  ),
  'china-billing': {
    title: 'Billing and Payment in the Regions of China',
    url: 'https://docs.amazonaws.cn/en_us/aws/latest/userguide/billing-and-payment.html',
    checked: '2026-11-26',
  },
  'ecs-instance-role': ecs('Amazon ECS container instance IAM role', 'instance_IAM_role', '2026-11-26'),
  'ecs-secrets': ecs(
    'Pass sensitive data to an Amazon ECS container',
    'specifying-sensitive-data',
    '2026-11-26',
  ),
  'ecs-private-auth': ecs('Using non-AWS container images in Amazon ECS', 'private-auth', '2026-11-26'),
  'ecs-environment-files': ecs(
    'Pass environment variables to an Amazon ECS container',
    'use-environment-file',
    '2026-11-26',
  ),
  'ecs-awslogs': ecs('Send Amazon ECS logs to CloudWatch', 'using_awslogs', '2026-11-26'),
  'ecs-firelens': ecs(
    'Send Amazon ECS logs to an AWS service or AWS Partner',
    'using_firelens',
    '2026-11-26',
  ),
  'ecs-log-configuration': cite(
    'LogConfiguration',
    'AmazonECS/latest/APIReference/API_LogConfiguration.html',
    '2026-11-26',
  ),
  'ecs-init-error': ecs(
    'Troubleshooting Amazon ECS ResourceInitializationError errors',
    'resource-initialization-error',
    '2026-11-26',
  ),
  'ecs-pull-error': ecs(
    'CannotPullContainer task errors in Amazon ECS',
    'task_cannot_pull_image',
    '2026-11-26',
  ),
  'ecs-stopped-errors': ecs(
    'Amazon ECS stopped tasks error messages',
    'stopped-task-error-codes',
    '2026-11-26',
  ),
  'ecs-out-of-memory': ecs(
    'Troubleshooting Amazon ECS OutOfMemoryError errors',
    'out-of-memory',
    '2026-11-26',
  ),
  'ecs-cannot-create-volume': ecs(
    'Troubleshooting Amazon ECS CannotCreateVolumeError errors',
    'cannot-create-volume',
    '2026-11-26',
  ),
  'ecs-runtime-timeout': ecs(
    'Troubleshooting Amazon ECS ContainerRuntimeTimeoutError errors',
    'container-runtime-timeout-error',
    '2026-11-26',
  ),
  'ecs-failed-to-start': ecs(
    'Troubleshooting Amazon ECS TaskFailedToStart errors',
    'failed-to-start-error',
    '2026-11-26',
  ),
  'ecs-verify-connectivity': ecs(
    'Verifying Amazon ECS stopped task connectivity',
    'verify-connectivity',
    '2026-11-26',
  ),
  'ecs-exec-troubleshooting': ecs(
    'Troubleshoot Amazon ECS Exec issues',
    'ecs-exec-troubleshooting',
    '2026-11-25',
  ),
  'ecs-efs': ecs('Use Amazon EFS volumes with Amazon ECS', 'efs-volumes', '2026-11-26'),
  'ecs-ebs': ecs('Use Amazon EBS volumes with Amazon ECS', 'ebs-volumes', '2026-11-26'),
  'ecs-fsx': ecs('Use FSx for Windows File Server volumes with Amazon ECS', 'wfsx-volumes', '2026-11-26'),
  'ecs-fsx-tutorial': ecs(
    'Learn how to configure FSx for Windows File Server file systems for Amazon ECS',
    'tutorial-wfsx-volumes',
    '2026-11-26',
  ),
  'ecs-service-discovery': ecs(
    'Use service discovery to connect Amazon ECS services with DNS names',
    'service-discovery',
    '2026-11-26',
  ),
  'ecs-auto-scaling': ecs(
    'Automatically scale your Amazon ECS service',
    'service-auto-scaling',
    '2026-11-26',
  ),
  'ecs-cluster-scaling': ecs(
    'Automatically manage Amazon ECS capacity with cluster auto scaling',
    'cluster-auto-scaling',
    '2026-11-26',
  ),
  'ecs-agent-config': ecs('Amazon ECS container agent configuration', 'ecs-agent-config', '2026-11-26'),
  'ecs-agent-install': ecs('Installing the Amazon ECS container agent', 'ecs-agent-install', '2026-11-26'),
  'ecs-http-proxy': ecs(
    'Using an HTTP proxy for Amazon ECS Linux container instances',
    'http_proxy_config',
    '2026-11-26',
  ),
  'ecs-instance-tags': ecs(
    'Adding tags to an Amazon EC2 container instance for Amazon ECS',
    'instance-details-tags',
    '2026-11-26',
  ),
  'kms-endpoint-logging': cite(
    'Logging AWS KMS requests that use a VPC endpoint',
    'kms/latest/developerguide/vpce-logging.html',
    '2026-11-26',
  ),
  'cloudtrail-events': cite(
    'Understanding CloudTrail events',
    'awscloudtrail/latest/userguide/cloudtrail-events.html',
    '2026-11-26',
  ),
  'ecs-pull-behavior': ecs(
    'Container image pull behavior for EC2 and external instances on Amazon ECS',
    'pull-behavior',
    '2026-11-26',
  ),
  'opensearch-serverless-vpc': cite(
    'Data plane access through AWS PrivateLink',
    'opensearch-service/latest/developerguide/serverless-vpc.html',
    '2026-11-26',
  ),
  'ecs-task-networking': ecs('Amazon ECS task networking options for EC2', 'task-networking', '2026-11-26'),
  'ecs-awsvpc': ecs(
    'Allocate a network interface for an Amazon ECS task',
    'task-networking-awsvpc',
    '2026-11-26',
  ),
  'ecs-managed-networking': ecs(
    'Amazon ECS task networking for Amazon ECS Managed Instances',
    'managed-instance-networking',
    '2026-11-26',
  ),
  'ecs-s3files': ecs('Configuring S3 Files for Amazon ECS', 's3files-volumes', '2026-11-26'),
  's3files-prerequisites': cite(
    'Prerequisites for S3 Files',
    'AmazonS3/latest/userguide/s3-files-prereq-policies.html',
    '2026-11-26',
  ),
  'vpc-encryption-controls': vpc(
    'Enforce VPC encryption in transit',
    'vpc-encryption-controls',
    '2026-11-26',
  ),
  'multi-vpc-endpoints': cite(
    'Centralized access to VPC private endpoints',
    'whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html',
    '2026-11-26',
  ),
  'route53-profiles': cite(
    'What are Amazon Route 53 Profiles?',
    'Route53/latest/DeveloperGuide/profiles.html',
    '2026-11-26',
  ),
  'route53-profile-endpoints': cite(
    'Associate interface VPC endpoints to a Route 53 Profile',
    'Route53/latest/DeveloperGuide/profile-associate-vpc-endpoints.html',
    '2026-11-26',
  ),
  'route53-private-zones': cite(
    'Considerations when working with a private hosted zone',
    'Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
    '2026-11-26',
  ),
  'route53-other-accounts': cite(
    'Associating an Amazon VPC and a private hosted zone that you created with different AWS accounts',
    'Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html',
    '2026-11-26',
  ),
  'tgw-attachments': cite(
    'Amazon VPC attachments in AWS Transit Gateway',
    'vpc/latest/tgw/tgw-vpc-attachments.html',
    '2026-11-26',
  ),
  'ecs-eni-trunking': ecs(
    'Increasing Amazon ECS Linux container instance network interfaces',
    'container-instance-eni',
    '2026-11-28',
  ),
  'iam-denies': cite(
    'The difference between explicit and implicit denies',
    'IAM/latest/UserGuide/reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay.html',
    '2026-11-28',
  ),
  'iam-cross-account': cite(
    'Cross-account policy evaluation logic',
    'IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
    '2026-11-28',
  ),
  'ecr-tag-mutability': cite(
    'Preventing image tags from being overwritten in Amazon ECR',
    'AmazonECR/latest/userguide/image-tag-mutability.html',
    '2026-11-28',
  ),
  'ecs-service-linked-roles': ecs(
    'Using service-linked roles for Amazon ECS',
    'using-service-linked-roles',
    '2026-11-28',
  ),
  'ecs-request-throttling': cite(
    'Request throttling for the Amazon ECS API',
    'AmazonECS/latest/APIReference/request-throttling.html',
    '2026-11-28',
  ),
  'sdk-retries': cite('Retry behavior', 'sdkref/latest/guide/feature-retry-behavior.html', '2026-11-28'),
  'sdk-container-credentials': cite(
    'Container credential provider',
    'sdkref/latest/guide/feature-container-credentials.html',
    '2026-11-28',
  ),
  'eks-pod-identity-sdk': cite(
    'Use pod identity with the AWS SDK',
    'eks/latest/userguide/pod-id-minimum-sdk.html',
    '2026-11-28',
  ),
  'eks-pod-identity-agent': cite(
    'Set up the Amazon EKS Pod Identity Agent',
    'eks/latest/userguide/pod-id-agent-setup.html',
    '2026-11-28',
  ),
  'logs-sequence-token': cite(
    'InvalidSequenceTokenException',
    'botocore/latest/reference/services/logs/client/exceptions/InvalidSequenceTokenException.html',
    '2026-11-28',
  ),
  'logs-already-accepted': cite(
    'DataAlreadyAcceptedException',
    'botocore/latest/reference/services/logs/client/exceptions/DataAlreadyAcceptedException.html',
    '2026-11-28',
  ),
  'ecs-account-settings': ecs(
    'Access Amazon ECS features with account settings',
    'ecs-account-settings',
    '2026-11-26',
  ),
  'ecs-service-connect-components': ecs(
    'Amazon ECS Service Connect components',
    'service-connect-concepts-deploy',
    '2026-11-26',
  ),
  'ecs-express': ecs(
    'Resources created by Amazon ECS Express Mode services',
    'express-service-work',
    '2026-11-26',
  ),
  'ecs-trace-data': ecs(
    'Identify Amazon ECS optimization opportunities using application trace data',
    'trace-data',
    '2026-11-26',
  ),
  'ecs-fluent-bit-images': ecs(
    'AWS for Fluent Bit image repositories for Amazon ECS',
    'firelens-using-fluentbit',
    '2026-11-26',
  ),
  'ecr-requests': cite(
    'Making requests to Amazon ECR registries',
    'AmazonECR/latest/userguide/ecr-requests.html',
    '2026-11-26',
  ),
  'ecr-endpoints-reference': cite(
    'Amazon ECR endpoints and quotas',
    'general/latest/gr/ecr.html',
    '2026-11-25',
  ),
  'iam-condition-keys': cite(
    'AWS global condition context keys',
    'IAM/latest/UserGuide/reference_policies_condition-keys.html',
    '2026-11-26',
  ),
  's3-directory-buckets': cite(
    'Networking for directory buckets in an Availability Zone',
    'AmazonS3/latest/userguide/directory-bucket-az-networking.html',
    '2026-11-26',
  ),
  'dynamodb-streams-privatelink': cite(
    'AWS PrivateLink for DynamoDB Streams',
    'amazondynamodb/latest/developerguide/privatelink-streams.html',
    '2026-11-26',
  ),
  'efs-dns-name': cite(
    'Mounting on Amazon EC2 with a DNS name',
    'efs/latest/ug/mounting-fs-mount-cmd-dns-name.html',
    '2026-11-26',
  ),
  'efs-client-botocore': cite(
    'Installing and upgrading botocore',
    'efs/latest/ug/install-botocore.html',
    '2026-11-26',
  ),
  'efs-mount-targets': cite('Managing mount targets', 'efs/latest/ug/accessing-fs.html', '2026-11-26'),
  'ecs-network-security': ecs(
    'Network security best practices for Amazon ECS',
    'security-network',
    '2026-11-26',
  ),
  'vpc-regional-nat': vpc(
    'Regional NAT gateways for automatic multi-AZ expansion',
    'nat-gateways-regional',
    '2026-11-26',
  ),
  'ecr-vpc-endpoints': cite(
    'Amazon ECR interface VPC endpoints (AWS PrivateLink)',
    'AmazonECR/latest/userguide/vpc-endpoints.html',
    '2026-11-26',
  ),
  'ecr-pull-through-cache': cite(
    'Sync an upstream registry with an Amazon ECR private registry',
    'AmazonECR/latest/userguide/pull-through-cache.html',
    '2026-11-26',
  ),
  'ecr-pull-through-cache-iam': cite(
    'IAM permissions required to sync an upstream registry with an Amazon ECR private registry',
    'AmazonECR/latest/userguide/pull-through-cache-iam.html',
    '2026-11-26',
  ),
  'privatelink-access': privatelink(
    'Control access to VPC endpoints using endpoint policies',
    'vpc-endpoints-access',
    '2026-11-26',
  ),
  'privatelink-interface': privatelink(
    'Access an AWS service using an interface VPC endpoint',
    'create-interface-endpoint',
    '2026-11-26',
  ),
  'privatelink-gateway': privatelink('Gateway endpoints', 'gateway-endpoints', '2026-11-26'),
  'privatelink-s3-gateway': privatelink('Gateway endpoints for Amazon S3', 'vpc-endpoints-s3', '2026-11-26'),
  'privatelink-services': privatelink(
    'AWS services that integrate with AWS PrivateLink',
    'aws-services-privatelink-support',
    '2026-11-26',
  ),
  'privatelink-cross-region': privatelink(
    'Cross-Region enabled AWS services',
    'aws-services-cross-region-privatelink-support',
    '2026-11-26',
  ),
  'privatelink-quotas': privatelink('AWS PrivateLink quotas', 'vpc-limits-endpoints', '2026-11-26'),
  'privatelink-dns': privatelink(
    'Access AWS services through AWS PrivateLink',
    'privatelink-access-aws-services',
    '2026-11-26',
  ),
  'privatelink-pricing': {
    title: 'AWS PrivateLink pricing',
    url: 'https://aws.amazon.com/privatelink/pricing/',
    checked: '2026-11-26',
  },
  'vpc-pricing': {
    title: 'Amazon VPC pricing',
    url: 'https://aws.amazon.com/vpc/pricing/',
    // The page itself is not stored; this is the day of a transcription that quotes it word for word.
    checked: '2026-09-20',
  },
  'vpc-dns': cite('Understanding Amazon DNS', 'vpc/latest/userguide/AmazonDNS-concepts.html', '2026-11-26'),
  'vpc-dhcp-options': cite(
    'DHCP option sets in Amazon VPC',
    'vpc/latest/userguide/VPC_DHCP_Options.html',
    '2026-11-26',
  ),
  'vpc-nat-gateway': cite('NAT gateways', 'vpc/latest/userguide/vpc-nat-gateway.html', '2026-11-26'),
  'vpc-internet-gateway': cite(
    'Enable internet access for a VPC using an internet gateway',
    'vpc/latest/userguide/VPC_Internet_Gateway.html',
    '2026-11-26',
  ),
  'aws-partitions': cite(
    'Partitions (AWS Fault Isolation Boundaries)',
    'whitepapers/latest/aws-fault-isolation-boundaries/partitions.html',
    '2026-11-27',
  ),
  'secretsmanager-replicas': cite(
    'Replicate AWS Secrets Manager secrets across Regions',
    'secretsmanager/latest/userguide/replicate-secrets.html',
    '2026-11-27',
  ),
  'vpc-block-public-access': cite(
    'VPC BPA basics',
    'vpc/latest/userguide/security-vpc-bpa-basics.html',
    '2026-11-26',
  ),
  'vpc-sharing': cite(
    'Responsibilities and permissions for owners and participants',
    'vpc/latest/userguide/vpc-share-limitations.html',
    '2026-11-26',
  ),
  'vpc-ipv6-support': cite(
    'AWS services that support IPv6',
    'vpc/latest/userguide/aws-ipv6-support.html',
    '2026-11-26',
  ),
  's3-privatelink': cite(
    'AWS PrivateLink for Amazon S3',
    'AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
    '2026-11-26',
  ),
  'dynamodb-gateway': privatelink('Gateway endpoints for Amazon DynamoDB', 'vpc-endpoints-ddb', '2026-11-26'),
  'dynamodb-privatelink': cite(
    'AWS PrivateLink for DynamoDB',
    'amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html',
    '2026-11-26',
  ),
  'logs-vpc-endpoints': cite(
    'Using CloudWatch Logs with interface VPC endpoints',
    'AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html',
    '2026-11-26',
  ),
  'cloudwatch-vpc-endpoints': cite(
    'Using CloudWatch, CloudWatch Synthetics, and CloudWatch Network Monitoring with interface VPC endpoints',
    'AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html',
    '2026-11-26',
  ),
  'secretsmanager-vpc-endpoints': cite(
    'Using an AWS Secrets Manager VPC endpoint',
    'secretsmanager/latest/userguide/vpc-endpoint-overview.html',
    '2026-11-26',
  ),
  'ssm-vpc-endpoints': cite(
    'Improve the security of EC2 instances by using VPC endpoints for Systems Manager',
    'systems-manager/latest/userguide/setup-create-vpc.html',
    '2026-11-26',
  ),
  'ssm-s3-buckets': cite(
    'Learn technical details about the SSM Agent',
    'systems-manager/latest/userguide/ssm-agent-technical-details.html',
    '2026-11-26',
  ),
  'ssm-patch-buckets': cite(
    'Reference: Amazon S3 buckets for patching operations',
    'systems-manager/latest/userguide/patch-operations-s3-buckets.html',
    '2026-11-26',
  ),
  'ssm-message-apis': cite(
    'Reference: ec2messages, ssmmessages, and other API operations',
    'systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html',
    '2026-11-26',
  ),
  'ssm-secret-parameters': cite(
    'Referencing AWS Secrets Manager secrets from Parameter Store parameters',
    'systems-manager/latest/userguide/integration-ps-secretsmanager.html',
    '2026-11-26',
  ),
  'kms-vpc-endpoints': cite(
    'Connect to AWS KMS through a VPC endpoint',
    'kms/latest/developerguide/kms-vpc-endpoint.html',
    '2026-11-26',
  ),
  'sts-vpc-endpoints': cite(
    'Create a VPC endpoint for AWS STS',
    'IAM/latest/UserGuide/reference_sts_vpc_endpoint_create.html',
    '2026-11-26',
  ),
  'ecs-infrastructure-role': ecs(
    'Amazon ECS infrastructure IAM role',
    'infrastructure_IAM_role',
    '2026-11-27',
  ),
  'sts-decode-message': cite(
    'DecodeAuthorizationMessage',
    'STS/latest/APIReference/API_DecodeAuthorizationMessage.html',
    '2026-11-27',
  ),
  'lambda-vpc-internet': cite(
    'Enable internet access for VPC-connected Lambda functions',
    'lambda/latest/dg/configuration-vpc-internet.html',
    '2026-11-27',
  ),
  'ecr-registry-auth': cite(
    'Private registry authentication in Amazon ECR',
    'AmazonECR/latest/userguide/registry_auth.html',
    '2026-11-27',
  ),
  'envoy-response-details': {
    title: 'Response Code Details (Envoy)',
    url: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/response_code_details',
    checked: '2026-11-27',
  },
  'envoy-access-logs': {
    title: 'Access logging (Envoy)',
    url: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage',
    checked: '2026-11-27',
  },
  'sqs-vpc-endpoints': cite(
    'Internetwork traffic privacy in Amazon SQS',
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html',
    '2026-11-26',
  ),
  'sns-vpc-endpoints': cite(
    'Creating an Amazon VPC endpoint for Amazon SNS',
    'sns/latest/dg/sns-vpc-create-endpoint.html',
    '2026-11-26',
  ),
  'xray-vpc-endpoints': cite(
    'Using AWS X-Ray with VPC endpoints',
    'xray/latest/devguide/xray-security-vpc-endpoint.html',
    '2026-11-26',
  ),
  'firehose-vpc-endpoints': cite(
    'Using Amazon Data Firehose with AWS PrivateLink',
    'firehose/latest/dev/vpc.html',
    '2026-11-26',
  ),
  'kinesis-vpc-endpoints': cite(
    'Use Amazon Kinesis Data Streams with interface VPC endpoints',
    'streams/latest/dev/vpc.html',
    '2026-11-26',
  ),
  'guardduty-vpc-endpoint': cite(
    'How the security agent connects to GuardDuty',
    'guardduty/latest/ug/runtime-monitoring-agent-connectivity.html',
    '2026-11-26',
  ),
  'guardduty-manual-endpoint': cite(
    'Prerequisite – Creating Amazon VPC endpoint manually',
    'guardduty/latest/ug/creating-vpc-endpoint-ec2-agent-manually.html',
    '2026-11-26',
  ),
  'guardduty-fargate': cite(
    'Deploying the security agent to Amazon ECS on Fargate',
    'guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html',
    '2026-11-26',
  ),
  'guardduty-ec2': cite(
    'How Runtime Monitoring works with Amazon EC2 instances',
    'guardduty/latest/ug/how-runtime-monitoring-works-ec2.html',
    '2026-11-26',
  ),
  'guardduty-bottlerocket': cite(
    'Managing GuardDuty security agent on Bottlerocket (Amazon ECS on Amazon EC2)',
    'guardduty/latest/ug/managing-gdu-agent-bottlerocket-ecs-ec2.html',
    '2026-11-26',
  ),
  'bottlerocket-ecs-updater': {
    title: 'Bottlerocket ECS Updater on GitHub',
    url: 'https://github.com/bottlerocket-os/bottlerocket-ecs-updater',
    checked: '2026-11-26',
  },
  'bottlerocket-host-containers': {
    title:
      'Bottlerocket issue 851 on GitHub: document requirement for EC2 instance to have access to ECR repo',
    url: 'https://github.com/bottlerocket-os/bottlerocket/issues/851',
    checked: '2026-11-26',
  },
  'guardduty-agent-repository': cite(
    'ECR Repository for GuardDuty agent on AWS Fargate (Amazon ECS only)',
    'guardduty/latest/ug/ecs-runtime-agent-ecr-image-uri.html',
    '2026-11-26',
  ),
  'guardduty-prerequisites': cite(
    'Prerequisites for AWS Fargate (Amazon ECS only) support',
    'guardduty/latest/ug/prereq-runtime-monitoring-ecs-support.html',
    '2026-11-26',
  ),
  'eventbridge-vpc-endpoints': cite(
    'Using Amazon EventBridge with Interface VPC endpoints',
    'eventbridge/latest/userguide/eb-related-service-vpc.html',
    '2026-11-26',
  ),
  'cloud-map-vpc-endpoints': cite(
    'Access AWS Cloud Map using an interface endpoint (AWS PrivateLink)',
    'cloud-map/latest/dg/vpc-interface-endpoints.html',
    '2026-11-26',
  ),
  'fsx-vpc-endpoints': cite(
    'Amazon FSx for Windows File Server and interface VPC endpoints',
    'fsx/latest/WindowsGuide/fsx-vpc-endpoints.html',
    '2026-11-26',
  ),
  'ec2-vpc-endpoints': cite(
    'Access Amazon EC2 using an interface VPC endpoint',
    'AWSEC2/latest/UserGuide/interface-vpc-endpoints.html',
    '2026-11-26',
  ),
  'autoscaling-vpc-endpoints': cite(
    'Amazon EC2 Auto Scaling and interface VPC endpoints',
    'autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html',
    '2026-11-26',
  ),
  'application-autoscaling-vpc-endpoints': cite(
    'Access Application Auto Scaling using interface VPC endpoints',
    'autoscaling/application/userguide/application-auto-scaling-vpc-endpoints.html',
    '2026-11-26',
  ),
  'efs-vpc-endpoints': cite(
    'Working with interface VPC endpoints in Amazon EFS',
    'efs/latest/ug/efs-vpc-endpoints.html',
    '2026-11-26',
  ),
  'appmesh-vpc-endpoints': cite(
    'App Mesh interface VPC endpoints (AWS PrivateLink)',
    'app-mesh/latest/userguide/vpc-endpoints.html',
    '2026-11-26',
  ),
  'opensearch-vpc': cite(
    'Access Amazon OpenSearch Service using an OpenSearch Service-managed VPC endpoint (AWS PrivateLink)',
    'opensearch-service/latest/developerguide/vpc-interface-endpoints.html',
    '2026-11-26',
  ),
  'al2023-repositories': cite(
    'Sample policies for private subnets that access Amazon S3',
    'emr/latest/ManagementGuide/private-subnet-iampolicy.html',
    '2026-11-26',
  ),
  'x-ray-support': cite(
    'X-Ray SDK and daemon end of support timeline',
    'xray/latest/devguide/xray-daemon-eos.html',
    '2026-11-26',
  ),
  'ses-vpc-endpoints': cite(
    'Setting up VPC endpoints with Amazon SES',
    'ses/latest/dg/send-email-set-up-vpc-endpoints.html',
    '2026-11-26',
  ),
  'keyspaces-vpc-endpoints': cite(
    'Using Amazon Keyspaces with interface VPC endpoints',
    'keyspaces/latest/devguide/vpc-endpoints.html',
    '2026-11-26',
  ),
  'api-gateway-private': cite(
    'Private REST APIs in API Gateway',
    'apigateway/latest/developerguide/apigateway-private-apis.html',
    '2026-11-26',
  ),
  'codeartifact-vpc-endpoints': cite(
    'Create VPC endpoints for CodeArtifact',
    'codeartifact/latest/ug/create-vpc-endpoints.html',
    '2026-11-26',
  ),
  'codeartifact-s3': cite(
    'Create the Amazon S3 gateway endpoint',
    'codeartifact/latest/ug/create-s3-gateway-endpoint.html',
    '2026-11-26',
  ),
  'aps-vpc-endpoints': cite(
    'Using Amazon Managed Service for Prometheus with interface VPC endpoints',
    'prometheus/latest/userguide/AMP-and-interface-VPC.html',
    '2026-11-26',
  ),
  'bedrock-vpc-endpoints': cite(
    'Use interface VPC endpoints (AWS PrivateLink) to create a private connection between your VPC and Amazon Bedrock',
    'bedrock/latest/userguide/vpc-interface-endpoints.html',
    '2026-11-26',
  ),
  'lambda-vpc-endpoints': cite(
    'Connecting inbound interface VPC endpoints for Lambda',
    'lambda/latest/dg/configuration-vpc-endpoints.html',
    '2026-11-26',
  ),
  'athena-vpc-endpoints': cite(
    'Connect to Amazon Athena using an interface VPC endpoint',
    'athena/latest/ug/interface-vpc-endpoint.html',
    '2026-11-26',
  ),
  'glue-vpc-endpoints': cite(
    'Configuring interface VPC endpoints (AWS PrivateLink) for AWS Glue (AWS PrivateLink)',
    'glue/latest/dg/vpc-interface-endpoints.html',
    '2026-11-26',
  ),
  'codecommit-vpc-endpoints': cite(
    'Using AWS CodeCommit with interface VPC endpoints',
    'codecommit/latest/userguide/codecommit-and-interface-VPC.html',
    '2026-11-26',
  ),
  'cloudformation-vpc-endpoints': cite(
    'Access CloudFormation using an interface endpoint (AWS PrivateLink)',
    'AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html',
    '2026-11-26',
  ),
  'sagemaker-vpc-endpoints': cite(
    'Connect to SageMaker AI Within your VPC',
    'sagemaker/latest/dg/interface-vpc-endpoint.html',
    '2026-11-26',
  ),
  'verifiedpermissions-vpc-endpoints': cite(
    'Access Amazon Verified Permissions using AWS PrivateLink',
    'verifiedpermissions/latest/userguide/vpc-interface-endpoints.html',
    '2026-11-26',
  ),
  'appconfig-agent-ecs': cite(
    'Starting the AWS AppConfig agent for Amazon ECS integration',
    'appconfig/latest/userguide/appconfig-integration-containers-agent-starting-ecs.html',
    '2026-11-26',
  ),
  'step-functions-vpc-endpoints': cite(
    'Creating Amazon VPC endpoints for Step Functions',
    'step-functions/latest/dg/vpc-endpoints.html',
    '2026-11-26',
  ),
  'step-functions-ecs': cite(
    'Run Amazon ECS or Fargate tasks with Step Functions',
    'step-functions/latest/dg/connect-ecs.html',
    '2026-11-26',
  ),
  'batch-vpc-endpoints': cite(
    'Considerations for AWS Batch',
    'batch/latest/userguide/vpc-endpoint-considerations.html',
    '2026-11-26',
  ),
  'ecs-scheduler': ecs(
    'Using Amazon EventBridge Scheduler to schedule Amazon ECS tasks',
    'tasks-scheduled-eventbridge-scheduler',
    '2026-11-26',
  ),
  'ecs-deployment-hooks': ecs(
    'Permissions required for Lambda functions in Amazon ECS blue/green deployments',
    'blue-green-permissions',
    '2026-11-26',
  ),
  'ecs-lattice': ecs(
    'Use Amazon VPC Lattice to connect, observe, and secure your Amazon ECS services',
    'ecs-vpc-lattice',
    '2026-11-26',
  ),
  'ecs-load-balancing': ecs(
    'Use load balancing to distribute Amazon ECS service traffic',
    'service-load-balancing',
    '2026-11-26',
  ),
  'ecs-zones': ecs(
    'Amazon ECS applications in shared subnets, Local Zones, and Wavelength Zones',
    'cluster-regions-zones',
    '2026-11-26',
  ),
  'ecs-outposts': ecs('Amazon Elastic Container Service on AWS Outposts', 'using-outposts', '2026-11-26'),
  'ecs-fargate-differences': ecs(
    'Amazon ECS task definition differences for Fargate',
    'fargate-tasks-services',
    '2026-11-26',
  ),
  'application-signals-ecs': cite(
    'Deploy using the sidecar strategy',
    'AmazonCloudWatch/latest/monitoring/CloudWatch-Application-Signals-ECS-Sidecar.html',
    '2026-11-26',
  ),
  'ecr-encryption': cite(
    'Encryption at rest',
    'AmazonECR/latest/userguide/encryption-at-rest.html',
    '2026-11-26',
  ),
  'ecr-image-push': cite(
    'IAM permissions for pushing an image to an Amazon ECR private repository',
    'AmazonECR/latest/userguide/image-push-iam.html',
    '2026-11-26',
  ),
  'ecs-linux-gmsa': ecs('Using gMSA for EC2 Linux containers on Amazon ECS', 'linux-gmsa', '2026-11-26'),
  'ecs-fargate-windows': ecs(
    'Windows containers on Fargate considerations for Amazon ECS',
    'windows-considerations',
    '2026-11-26',
  ),
  'ecs-data-volumes': ecs('Storage options for Amazon ECS tasks', 'using_data_volumes', '2026-11-26'),
  'ecs-interconnect': ecs('Interconnect Amazon ECS services', 'interconnecting-services', '2026-11-26'),
  'ecs-managed-differences': ecs(
    'Amazon ECS task definition differences for Amazon ECS Managed Instances',
    'managed-instances-tasks-services',
    '2026-11-26',
  ),
  'ecs-firelens-example': ecs(
    'Example Amazon ECS task definition: Route logs to FireLens',
    'firelens-taskdef',
    '2026-11-26',
  ),
  'ecs-managed-parameters': ecs(
    'Amazon ECS task definition parameters for Amazon ECS Managed Instances',
    'task_definition_parameters-managed-instances',
    '2026-11-26',
  ),
  'ecs-action-logs': ecs('Monitor Amazon ECS operations with Action Logs', 'action-logs', '2026-11-26'),
  'ecs-managed-daemons': ecs('Amazon ECS Managed Daemons', 'managed-daemons', '2026-11-26'),
  'ecs-instance-health': ecs(
    'Monitor Amazon ECS container instance health',
    'container-instance-health',
    '2026-11-26',
  ),
  'ecs-fargate-regions': ecs(
    'Supported Regions for Amazon ECS on AWS Fargate',
    'AWS_Fargate-Regions',
    '2026-11-26',
  ),
  'ecs-fault-injection': ecs(
    'Use fault injection with your Amazon ECS and Fargate workloads',
    'fault-injection',
    '2026-11-26',
  ),
  'batch-managed-instances': cite(
    'Job definitions on Amazon ECS Managed Instances',
    'batch/latest/userguide/ecs-managed-instances-job-definitions.html',
    '2026-11-26',
  ),
  'ecs-fargate-gmsa': ecs('Using gMSA for Linux containers on Fargate', 'fargate-linux-gmsa', '2026-11-26'),
  'privatelink-saas': privatelink(
    'Access SaaS products through AWS PrivateLink',
    'privatelink-access-saas',
    '2026-11-26',
  ),
  'resolver-dns-firewall': cite(
    'Using DNS Firewall to filter outbound DNS traffic',
    'Route53/latest/DeveloperGuide/resolver-dns-firewall.html',
    '2026-11-26',
  ),
  'ecs-service-connect-tls': ecs(
    'Encrypt Amazon ECS Service Connect traffic',
    'service-connect-tls',
    '2026-11-26',
  ),
  'fargate-fips': ecs(
    'AWS Fargate Federal Information Processing Standard (FIPS-140)',
    'ecs-fips-compliance',
    '2026-11-26',
  ),
} as const satisfies { readonly [id: string]: Citation };

/** The id of a source. */
export type CitationId = keyof typeof CITATIONS;

/** The source behind a citation id. */
export function citationOf(id: CitationId): Citation {
  return CITATIONS[id];
}
