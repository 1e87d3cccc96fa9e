/**
 * Every documentation source, once. A rule names the sources of its statement by id; a test proves that each is used.
 */

export interface Citation {
  readonly title: string;
  readonly url: string;
  /** The day on which the page was last compared with the rules that cite it (ISO 8601). */
  readonly checked: string;
}

const cite = (title: string, path: string): Citation => ({
  title,
  url: `https://docs.aws.amazon.com/${path}`,
  checked: '2026-11-21',
});
const ecs = (title: string, page: string): Citation =>
  cite(title, `AmazonECS/latest/developerguide/${page}.html`);
const privatelink = (title: string, page: string): Citation =>
  cite(title, `vpc/latest/privatelink/${page}.html`);

export const CITATIONS = {
  'ecs-vpc-endpoints': ecs('Amazon ECS interface VPC endpoints (AWS PrivateLink)', 'vpc-endpoints'),
  'ecs-fargate-networking': ecs('Fargate task networking', 'fargate-task-networking'),
  'ecs-fargate-platform': ecs('Fargate platform versions', 'platform-fargate'),
  'ecs-platform-retired': ecs('AWS Fargate platform version deprecation', 'platform-versions-retired'),
  'ecs-managed-instances': ecs('Amazon ECS Managed Instances', 'ManagedInstances'),
  'ecs-anywhere': ecs('Amazon ECS clusters for external instances', 'ecs-anywhere'),
  'ecs-exec': ecs('Monitor Amazon ECS containers with ECS Exec', 'ecs-exec'),
  'ecs-service-connect': ecs('Use Service Connect to connect services', 'service-connect'),
  'ecs-execution-role': ecs('Amazon ECS task execution IAM role', 'task_execution_IAM_role'),
  'ecs-task-roles': ecs('Amazon ECS task IAM role', 'task-iam-roles'),
  'ecs-instance-role': ecs('Amazon ECS container instance IAM role', 'instance_IAM_role'),
  'ecs-secrets': ecs('Pass sensitive data to an Amazon ECS container', 'specifying-sensitive-data'),
  'ecs-private-auth': ecs('Using non-AWS container images', 'private-auth'),
  'ecs-environment-files': ecs('Pass environment variables from a file', 'use-environment-file'),
  'ecs-awslogs': ecs('Send Amazon ECS logs to CloudWatch', 'using_awslogs'),
  'ecs-firelens': ecs('Send Amazon ECS logs with FireLens', 'using_firelens'),
  'ecs-init-error': ecs('Troubleshoot ResourceInitializationError errors', 'resource-initialization-error'),
  'ecs-pull-error': ecs('CannotPullContainer task errors', 'task_cannot_pull_image'),
  'ecs-stopped-errors': ecs('Amazon ECS stopped task error messages', 'stopped-task-error-codes'),
  'ecs-exec-troubleshooting': ecs('Troubleshoot ECS Exec issues', 'ecs-exec-troubleshooting'),
  'ecs-efs': ecs('Use Amazon EFS volumes with Amazon ECS', 'efs-volumes'),
  'ecs-ebs': ecs('Use Amazon EBS volumes with Amazon ECS', 'ebs-volumes'),
  'ecs-fsx': ecs('Use FSx for Windows File Server volumes', 'wfsx-volumes'),
  'ecs-service-discovery': ecs('Use service discovery to connect services', 'service-discovery'),
  'ecs-auto-scaling': ecs('Automatically scale your Amazon ECS service', 'service-auto-scaling'),
  'ecs-agent-config': ecs('Amazon ECS container agent configuration', 'ecs-agent-config'),
  'ecs-agent-install': ecs('Installing the Amazon ECS container agent', 'ecs-agent-install'),
  'ecr-vpc-endpoints': cite(
    'Amazon ECR interface VPC endpoints (AWS PrivateLink)',
    'AmazonECR/latest/userguide/vpc-endpoints.html',
  ),
  'ecr-pull-through-cache': cite(
    'Sync an upstream registry with Amazon ECR',
    'AmazonECR/latest/userguide/pull-through-cache.html',
  ),
  'privatelink-access': privatelink(
    'Control access to VPC endpoints using endpoint policies',
    'vpc-endpoints-access',
  ),
  'privatelink-interface': privatelink(
    'Access an AWS service using an interface VPC endpoint',
    'create-interface-endpoint',
  ),
  'privatelink-gateway': privatelink('Gateway endpoints', 'gateway-endpoints'),
  'privatelink-s3-gateway': privatelink('Gateway endpoints for Amazon S3', 'vpc-endpoints-s3'),
  'privatelink-services': privatelink(
    'AWS services that integrate with AWS PrivateLink',
    'aws-services-privatelink-support',
  ),
  'privatelink-cross-region': privatelink(
    'Cross-Region enabled AWS services',
    'aws-services-cross-region-privatelink-support',
  ),
  'privatelink-quotas': privatelink('AWS PrivateLink quotas', 'vpc-limits-endpoints'),
  'privatelink-dns': privatelink('Manage DNS names for VPC endpoint services', 'manage-dns-names'),
  'privatelink-pricing': {
    title: 'AWS PrivateLink pricing',
    url: 'https://aws.amazon.com/privatelink/pricing/',
    checked: '2026-11-21',
  },
  'vpc-pricing': {
    title: 'Amazon VPC pricing',
    url: 'https://aws.amazon.com/vpc/pricing/',
    checked: '2026-11-21',
  },
  'vpc-dns': cite('DNS attributes for your VPC', 'vpc/latest/userguide/vpc-dns.html'),
  'vpc-dhcp-options': cite('DHCP option sets in Amazon VPC', 'vpc/latest/userguide/VPC_DHCP_Options.html'),
  'vpc-nat-gateway': cite('NAT gateways', 'vpc/latest/userguide/vpc-nat-gateway.html'),
  'vpc-internet-gateway': cite(
    'Enable internet access for a VPC using an internet gateway',
    'vpc/latest/userguide/VPC_Internet_Gateway.html',
  ),
  'vpc-sharing': cite('Share your VPC subnets with other accounts', 'vpc/latest/userguide/vpc-sharing.html'),
  'vpc-ipv6-support': cite('AWS services that support IPv6', 'vpc/latest/userguide/aws-ipv6-support.html'),
  's3-privatelink': cite(
    'AWS PrivateLink for Amazon S3',
    'AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
  ),
  'dynamodb-gateway': privatelink('Gateway endpoints for Amazon DynamoDB', 'vpc-endpoints-ddb'),
  'logs-vpc-endpoints': cite(
    'Using CloudWatch Logs with interface VPC endpoints',
    'AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html',
  ),
  'cloudwatch-vpc-endpoints': cite(
    'Using CloudWatch with interface VPC endpoints',
    'AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html',
  ),
  'secretsmanager-vpc-endpoints': cite(
    'Using an AWS Secrets Manager VPC endpoint',
    'secretsmanager/latest/userguide/vpc-endpoint-overview.html',
  ),
  'ssm-vpc-endpoints': cite(
    'Improve the security of EC2 instances by using VPC endpoints for Systems Manager',
    'systems-manager/latest/userguide/setup-create-vpc.html',
  ),
  'ssm-s3-buckets': cite(
    'SSM Agent communications with AWS managed S3 buckets',
    'systems-manager/latest/userguide/ssm-agent-technical-details.html',
  ),
  'ssm-secret-parameters': cite(
    'Referencing AWS Secrets Manager secrets from Parameter Store parameters',
    'systems-manager/latest/userguide/integration-ps-secretsmanager.html',
  ),
  'kms-vpc-endpoints': cite(
    'Connect to AWS KMS through a VPC endpoint',
    'kms/latest/developerguide/kms-vpc-endpoint.html',
  ),
  'sts-vpc-endpoints': cite(
    'Using AWS STS interface VPC endpoints',
    'IAM/latest/UserGuide/reference_sts_vpce.html',
  ),
  'sqs-vpc-endpoints': cite(
    'Amazon VPC endpoints for Amazon SQS',
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html',
  ),
  'sns-vpc-endpoints': cite(
    'Creating an Amazon VPC endpoint for Amazon SNS',
    'sns/latest/dg/sns-vpc-create-endpoint.html',
  ),
  'xray-vpc-endpoints': cite(
    'Using AWS X-Ray with VPC endpoints',
    'xray/latest/devguide/xray-security-vpc-endpoint.html',
  ),
  'firehose-vpc-endpoints': cite(
    'Using Amazon Data Firehose with AWS PrivateLink',
    'firehose/latest/dev/vpc.html',
  ),
  'kinesis-vpc-endpoints': cite(
    'Use Amazon Kinesis Data Streams with interface VPC endpoints',
    'streams/latest/dev/vpc.html',
  ),
  'guardduty-vpc-endpoint': cite(
    'How Runtime Monitoring works with Fargate (Amazon ECS only)',
    'guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html',
  ),
  'guardduty-prerequisites': cite(
    'Prerequisites for AWS Fargate (Amazon ECS only) support',
    'guardduty/latest/ug/prereq-runtime-monitoring-ecs-support.html',
  ),
  'efs-vpc-endpoints': cite(
    'Working with interface VPC endpoints in Amazon EFS',
    'efs/latest/ug/efs-vpc-endpoints.html',
  ),
  'appmesh-vpc-endpoints': cite(
    'App Mesh interface VPC endpoints (AWS PrivateLink)',
    'app-mesh/latest/userguide/vpc-endpoints.html',
  ),
  'opensearch-vpc': cite(
    'Access Amazon OpenSearch Service using an OpenSearch Service-managed VPC endpoint',
    'opensearch-service/latest/developerguide/vpc-interface-endpoints.html',
  ),
  'al2023-repositories': cite(
    'Access AL2023 package repositories from a VPC',
    'linux/al2023/ug/deterministic-upgrades-usage.html',
  ),
  'fargate-fips': ecs(
    'AWS Fargate Federal Information Processing Standard (FIPS-140)',
    'ecs-fips-compliance',
  ),
} as const satisfies { readonly [id: string]: Citation };

export type CitationId = keyof typeof CITATIONS;

/** The source behind a citation id. */
export function citationOf(id: CitationId): Citation {
  return CITATIONS[id];
}
