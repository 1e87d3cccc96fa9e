import { readFileSync, readdirSync } from "node:fs";
// src/core/answer.ts
/** The text form of an answer: the inverse of `parseText`. */
function printText(value) {
	return typeof value === "object" ? value.join(",") : String(value);
}
/** Splits a comma-separated list; blanks around items are dropped, and the empty text is the empty list. */
function splitList(text) {
	return text.split(",").map((item) => item.trim()).filter((item) => item !== "");
}
// src/core/citations.ts
const cite = (title, path, checked) => ({
	title,
	url: `https://docs.aws.amazon.com/${path}`,
	checked
});
const ecs = (title, page, checked) => cite(title, `AmazonECS/latest/developerguide/${page}.html`, checked);
const privatelink = (title, page, checked) => cite(title, `vpc/latest/privatelink/${page}.html`, checked);
const vpc = (title, page, checked) => cite(title, `vpc/latest/userguide/${page}.html`, checked);
ecs("Amazon ECS interface VPC endpoints (AWS PrivateLink)", "vpc-endpoints", "2026-11-26"), ecs("Amazon ECS task networking options for Fargate", "fargate-task-networking", "2026-11-26"), ecs("Fargate platform versions for Amazon ECS", "platform-fargate", "2026-11-26"), ecs("AWS Fargate Linux platform version deprecation", "platform-versions-retired", "2026-11-25"), ecs("Architect for Amazon ECS Managed Instances", "ManagedInstances", "2026-11-26"), cite("AmazonECSInstanceRolePolicyForManagedInstances", "aws-managed-policy/latest/reference/AmazonECSInstanceRolePolicyForManagedInstances.html", "2026-11-26"), ecs("Amazon ECS clusters for external instances", "ecs-anywhere", "2026-11-26"), ecs("Monitor Amazon ECS containers with ECS Exec", "ecs-exec", "2026-11-26"), ecs("Running commands using ECS Exec", "ecs-exec-run", "2026-11-26"), ecs("Use Service Connect to connect Amazon ECS services with short names", "service-connect", "2026-11-25"), ecs("Amazon ECS task execution IAM role", "task_execution_IAM_role", "2026-11-26"), ecs("Amazon ECS task IAM role", "task-iam-roles", "2026-11-26"), ecs("Pass Secrets Manager secrets through Amazon ECS environment variables", "secrets-envvar-secrets-manager", "2026-11-26"), ecs("Amazon ECS task scale-in protection endpoint", "task-scale-in-protection-endpoint", "2026-11-26"), cite("Use the AWS FIS aws:ecs:task actions", "fis/latest/userguide/ecs-task-actions.html", "2026-11-26"), ecs("Exporting application metrics to Amazon Managed Service for Prometheus", "application-metrics-prometheus", "2026-11-26"), ecs("Amazon ECS container instance IAM role", "instance_IAM_role", "2026-11-26"), ecs("Pass sensitive data to an Amazon ECS container", "specifying-sensitive-data", "2026-11-26"), ecs("Using non-AWS container images in Amazon ECS", "private-auth", "2026-11-26"), ecs("Pass environment variables to an Amazon ECS container", "use-environment-file", "2026-11-26"), ecs("Send Amazon ECS logs to CloudWatch", "using_awslogs", "2026-11-26"), ecs("Send Amazon ECS logs to an AWS service or AWS Partner", "using_firelens", "2026-11-26"), cite("LogConfiguration", "AmazonECS/latest/APIReference/API_LogConfiguration.html", "2026-11-26"), ecs("Troubleshooting Amazon ECS ResourceInitializationError errors", "resource-initialization-error", "2026-11-26"), ecs("CannotPullContainer task errors in Amazon ECS", "task_cannot_pull_image", "2026-11-26"), ecs("Amazon ECS stopped tasks error messages", "stopped-task-error-codes", "2026-11-26"), ecs("Verifying Amazon ECS stopped task connectivity", "verify-connectivity", "2026-11-26"), ecs("Troubleshoot Amazon ECS Exec issues", "ecs-exec-troubleshooting", "2026-11-25"), ecs("Use Amazon EFS volumes with Amazon ECS", "efs-volumes", "2026-11-26"), ecs("Use Amazon EBS volumes with Amazon ECS", "ebs-volumes", "2026-11-26"), ecs("Use FSx for Windows File Server volumes with Amazon ECS", "wfsx-volumes", "2026-11-26"), ecs("Learn how to configure FSx for Windows File Server file systems for Amazon ECS", "tutorial-wfsx-volumes", "2026-11-25"), ecs("Use service discovery to connect Amazon ECS services with DNS names", "service-discovery", "2026-11-26"), ecs("Automatically scale your Amazon ECS service", "service-auto-scaling", "2026-11-26"), ecs("Automatically manage Amazon ECS capacity with cluster auto scaling", "cluster-auto-scaling", "2026-11-26"), ecs("Amazon ECS container agent configuration", "ecs-agent-config", "2026-11-26"), ecs("Installing the Amazon ECS container agent", "ecs-agent-install", "2026-11-25"), ecs("Using an HTTP proxy for Amazon ECS Linux container instances", "http_proxy_config", "2026-11-25"), ecs("Adding tags to an Amazon EC2 container instance for Amazon ECS", "instance-details-tags", "2026-11-26"), ecs("Amazon ECS task networking options for EC2", "task-networking", "2026-11-26"), ecs("Allocate a network interface for an Amazon ECS task", "task-networking-awsvpc", "2026-11-26"), ecs("Amazon ECS task networking for Amazon ECS Managed Instances", "managed-instance-networking", "2026-11-26"), ecs("Configuring S3 Files for Amazon ECS", "s3files-volumes", "2026-11-26"), cite("Prerequisites for S3 Files", "AmazonS3/latest/userguide/s3-files-prereq-policies.html", "2026-11-25"), vpc("Enforce VPC encryption in transit", "vpc-encryption-controls", "2026-11-25"), cite("Centralized access to VPC private endpoints", "whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html", "2026-11-25"), cite("What are Amazon Route 53 Profiles?", "Route53/latest/DeveloperGuide/profiles.html", "2026-11-25"), cite("Associate interface VPC endpoints to a Route 53 Profile", "Route53/latest/DeveloperGuide/profile-associate-vpc-endpoints.html", "2026-11-25"), cite("Considerations when working with a private hosted zone", "Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html", "2026-11-25"), cite("Associating an Amazon VPC and a private hosted zone that you created with different AWS accounts", "Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html", "2026-11-25"), cite("Amazon VPC attachments in AWS Transit Gateway", "vpc/latest/tgw/tgw-vpc-attachments.html", "2026-11-25"), ecs("Access Amazon ECS features with account settings", "ecs-account-settings", "2026-11-25"), ecs("Amazon ECS Service Connect components", "service-connect-concepts-deploy", "2026-11-26"), ecs("Resources created by Amazon ECS Express Mode services", "express-service-work", "2026-11-26"), ecs("Identify Amazon ECS optimization opportunities using application trace data", "trace-data", "2026-11-25"), ecs("AWS for Fluent Bit image repositories for Amazon ECS", "firelens-using-fluentbit", "2026-11-25"), cite("Making requests to Amazon ECR registries", "AmazonECR/latest/userguide/ecr-requests.html", "2026-11-26"), cite("Amazon ECR endpoints and quotas", "general/latest/gr/ecr.html", "2026-11-25"), cite("AWS global condition context keys", "IAM/latest/UserGuide/reference_policies_condition-keys.html", "2026-11-25"), cite("Networking for directory buckets in an Availability Zone", "AmazonS3/latest/userguide/directory-bucket-az-networking.html", "2026-11-26"), cite("AWS PrivateLink for DynamoDB Streams", "amazondynamodb/latest/developerguide/privatelink-streams.html", "2026-11-26"), cite("Mounting on Amazon EC2 with a DNS name", "efs/latest/ug/mounting-fs-mount-cmd-dns-name.html", "2026-11-26"), cite("Managing mount targets", "efs/latest/ug/accessing-fs.html", "2026-11-25"), ecs("Network security best practices for Amazon ECS", "security-network", "2026-11-26"), vpc("Regional NAT gateways for automatic multi-AZ expansion", "nat-gateways-regional", "2026-11-25"), cite("Amazon ECR interface VPC endpoints (AWS PrivateLink)", "AmazonECR/latest/userguide/vpc-endpoints.html", "2026-11-26"), cite("Sync an upstream registry with an Amazon ECR private registry", "AmazonECR/latest/userguide/pull-through-cache.html", "2026-11-26"), cite("IAM permissions required to sync an upstream registry with an Amazon ECR private registry", "AmazonECR/latest/userguide/pull-through-cache-iam.html", "2026-11-26"), privatelink("Control access to VPC endpoints using endpoint policies", "vpc-endpoints-access", "2026-11-25"), privatelink("Access an AWS service using an interface VPC endpoint", "create-interface-endpoint", "2026-11-26"), privatelink("Gateway endpoints", "gateway-endpoints", "2026-11-26"), privatelink("Gateway endpoints for Amazon S3", "vpc-endpoints-s3", "2026-11-26"), privatelink("AWS services that integrate with AWS PrivateLink", "aws-services-privatelink-support", "2026-11-25"), privatelink("Cross-Region enabled AWS services", "aws-services-cross-region-privatelink-support", "2026-11-25"), privatelink("AWS PrivateLink quotas", "vpc-limits-endpoints", "2026-11-26"), privatelink("Access AWS services through AWS PrivateLink", "privatelink-access-aws-services", "2026-11-26"), cite("Understanding Amazon DNS", "vpc/latest/userguide/AmazonDNS-concepts.html", "2026-11-26"), cite("DHCP option sets in Amazon VPC", "vpc/latest/userguide/VPC_DHCP_Options.html", "2026-11-26"), cite("NAT gateways", "vpc/latest/userguide/vpc-nat-gateway.html", "2026-11-26"), cite("Enable internet access for a VPC using an internet gateway", "vpc/latest/userguide/VPC_Internet_Gateway.html", "2026-11-26"), cite("VPC BPA basics", "vpc/latest/userguide/security-vpc-bpa-basics.html", "2026-11-25"), cite("Share your VPC subnets with other accounts", "vpc/latest/userguide/vpc-sharing.html", "2026-11-25"), cite("AWS services that support IPv6", "vpc/latest/userguide/aws-ipv6-support.html", "2026-11-25"), cite("AWS PrivateLink for Amazon S3", "AmazonS3/latest/userguide/privatelink-interface-endpoints.html", "2026-11-25"), privatelink("Gateway endpoints for Amazon DynamoDB", "vpc-endpoints-ddb", "2026-11-26"), cite("AWS PrivateLink for DynamoDB", "amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html", "2026-11-26"), cite("Using CloudWatch Logs with interface VPC endpoints", "AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html", "2026-11-26"), cite("Using CloudWatch, CloudWatch Synthetics, and CloudWatch Network Monitoring with interface VPC endpoints", "AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html", "2026-11-26"), cite("Using an AWS Secrets Manager VPC endpoint", "secretsmanager/latest/userguide/vpc-endpoint-overview.html", "2026-11-26"), cite("Improve the security of EC2 instances by using VPC endpoints for Systems Manager", "systems-manager/latest/userguide/setup-create-vpc.html", "2026-11-26"), cite("Learn technical details about the SSM Agent", "systems-manager/latest/userguide/ssm-agent-technical-details.html", "2026-11-26"), cite("Reference: Amazon S3 buckets for patching operations", "systems-manager/latest/userguide/patch-operations-s3-buckets.html", "2026-11-26"), cite("Reference: ec2messages, ssmmessages, and other API operations", "systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html", "2026-11-25"), cite("Referencing AWS Secrets Manager secrets from Parameter Store parameters", "systems-manager/latest/userguide/integration-ps-secretsmanager.html", "2026-11-26"), cite("Connect to AWS KMS through a VPC endpoint", "kms/latest/developerguide/kms-vpc-endpoint.html", "2026-11-26"), cite("Create a VPC endpoint for AWS STS", "IAM/latest/UserGuide/reference_sts_vpc_endpoint_create.html", "2026-11-26"), cite("Internetwork traffic privacy in Amazon SQS", "AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html", "2026-11-26"), cite("Creating an Amazon VPC endpoint for Amazon SNS", "sns/latest/dg/sns-vpc-create-endpoint.html", "2026-11-26"), cite("Using AWS X-Ray with VPC endpoints", "xray/latest/devguide/xray-security-vpc-endpoint.html", "2026-11-26"), cite("Using Amazon Data Firehose with AWS PrivateLink", "firehose/latest/dev/vpc.html", "2026-11-26"), cite("Use Amazon Kinesis Data Streams with interface VPC endpoints", "streams/latest/dev/vpc.html", "2026-11-26"), cite("How the security agent connects to GuardDuty", "guardduty/latest/ug/runtime-monitoring-agent-connectivity.html", "2026-11-26"), cite("Prerequisite – Creating Amazon VPC endpoint manually", "guardduty/latest/ug/creating-vpc-endpoint-ec2-agent-manually.html", "2026-11-26"), cite("Deploying the security agent to Amazon ECS on Fargate", "guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html", "2026-11-26"), cite("How Runtime Monitoring works with Amazon EC2 instances", "guardduty/latest/ug/how-runtime-monitoring-works-ec2.html", "2026-11-26"), cite("Managing GuardDuty security agent on Bottlerocket (Amazon ECS on Amazon EC2)", "guardduty/latest/ug/managing-gdu-agent-bottlerocket-ecs-ec2.html", "2026-11-26"), cite("ECR Repository for GuardDuty agent on AWS Fargate (Amazon ECS only)", "guardduty/latest/ug/ecs-runtime-agent-ecr-image-uri.html", "2026-11-26"), cite("Prerequisites for AWS Fargate (Amazon ECS only) support", "guardduty/latest/ug/prereq-runtime-monitoring-ecs-support.html", "2026-11-26"), cite("Using Amazon EventBridge with Interface VPC endpoints", "eventbridge/latest/userguide/eb-related-service-vpc.html", "2026-11-26"), cite("Access AWS Cloud Map using an interface endpoint (AWS PrivateLink)", "cloud-map/latest/dg/vpc-interface-endpoints.html", "2026-11-26"), cite("Amazon FSx for Windows File Server and interface VPC endpoints", "fsx/latest/WindowsGuide/fsx-vpc-endpoints.html", "2026-11-26"), cite("Access Amazon EC2 using an interface VPC endpoint", "AWSEC2/latest/UserGuide/interface-vpc-endpoints.html", "2026-11-26"), cite("Amazon EC2 Auto Scaling and interface VPC endpoints", "autoscaling/ec2/userguide/ec2-auto-scaling-vpc-endpoints.html", "2026-11-26"), cite("Access Application Auto Scaling using interface VPC endpoints", "autoscaling/application/userguide/application-auto-scaling-vpc-endpoints.html", "2026-11-26"), cite("Working with interface VPC endpoints in Amazon EFS", "efs/latest/ug/efs-vpc-endpoints.html", "2026-11-26"), cite("App Mesh interface VPC endpoints (AWS PrivateLink)", "app-mesh/latest/userguide/vpc-endpoints.html", "2026-11-26"), cite("Access Amazon OpenSearch Service using an OpenSearch Service-managed VPC endpoint (AWS PrivateLink)", "opensearch-service/latest/developerguide/vpc-interface-endpoints.html", "2026-11-26"), cite("Sample policies for private subnets that access Amazon S3", "emr/latest/ManagementGuide/private-subnet-iampolicy.html", "2026-11-25"), cite("X-Ray SDK and daemon end of support timeline", "xray/latest/devguide/xray-daemon-eos.html", "2026-11-26"), cite("Setting up VPC endpoints with Amazon SES", "ses/latest/dg/send-email-set-up-vpc-endpoints.html", "2026-11-26"), cite("Using Amazon Keyspaces with interface VPC endpoints", "keyspaces/latest/devguide/vpc-endpoints.html", "2026-11-26"), cite("Private REST APIs in API Gateway", "apigateway/latest/developerguide/apigateway-private-apis.html", "2026-11-26"), cite("Create VPC endpoints for CodeArtifact", "codeartifact/latest/ug/create-vpc-endpoints.html", "2026-11-26"), cite("Create the Amazon S3 gateway endpoint", "codeartifact/latest/ug/create-s3-gateway-endpoint.html", "2026-11-26"), cite("Creating Amazon VPC endpoints for Step Functions", "step-functions/latest/dg/vpc-endpoints.html", "2026-11-26"), cite("Run Amazon ECS or Fargate tasks with Step Functions", "step-functions/latest/dg/connect-ecs.html", "2026-11-26"), cite("Considerations for AWS Batch", "batch/latest/userguide/vpc-endpoint-considerations.html", "2026-11-26"), ecs("Using Amazon EventBridge Scheduler to schedule Amazon ECS tasks", "tasks-scheduled-eventbridge-scheduler", "2026-11-26"), ecs("Permissions required for Lambda functions in Amazon ECS blue/green deployments", "blue-green-permissions", "2026-11-26"), ecs("Use Amazon VPC Lattice to connect, observe, and secure your Amazon ECS services", "ecs-vpc-lattice", "2026-11-26"), ecs("Use load balancing to distribute Amazon ECS service traffic", "service-load-balancing", "2026-11-26"), ecs("Amazon ECS applications in shared subnets, Local Zones, and Wavelength Zones", "cluster-regions-zones", "2026-11-26"), ecs("Amazon Elastic Container Service on AWS Outposts", "using-outposts", "2026-11-26"), ecs("Amazon ECS task definition differences for Fargate", "fargate-tasks-services", "2026-11-26"), cite("Deploy using the sidecar strategy", "AmazonCloudWatch/latest/monitoring/CloudWatch-Application-Signals-ECS-Sidecar.html", "2026-11-26"), cite("Encryption at rest", "AmazonECR/latest/userguide/encryption-at-rest.html", "2026-11-26"), cite("IAM permissions for pushing an image to an Amazon ECR private repository", "AmazonECR/latest/userguide/image-push-iam.html", "2026-11-26"), ecs("Using gMSA for Linux containers on Fargate", "fargate-linux-gmsa", "2026-11-26"), privatelink("Access SaaS products through AWS PrivateLink", "privatelink-access-saas", "2026-11-26"), cite("Using DNS Firewall to filter outbound DNS traffic", "Route53/latest/DeveloperGuide/resolver-dns-firewall.html", "2026-11-26"), ecs("Encrypt Amazon ECS Service Connect traffic", "service-connect-tls", "2026-11-26"), ecs("AWS Fargate Federal Information Processing Standard (FIPS-140)", "ecs-fips-compliance", "2026-11-26");
// src/core/regions.ts
const PARTITIONS = {
	aws: { dnsSuffix: "amazonaws.com" },
	"aws-cn": { dnsSuffix: "amazonaws.com.cn" },
	"aws-us-gov": { dnsSuffix: "amazonaws.com" },
	"aws-eusc": { dnsSuffix: "amazonaws.eu" },
	"aws-iso": { dnsSuffix: "c2s.ic.gov" },
	"aws-iso-b": { dnsSuffix: "sc2s.sgov.gov" },
	"aws-iso-e": { dnsSuffix: "cloud.adc-e.uk" },
	"aws-iso-f": { dnsSuffix: "csp.hci.ic.gov" }
};
/** Elsewhere than in the partition `aws`, and in AWS GovCloud (US). */
const EVERYWHERE = [
	"ecr.api",
	"ecr.dkr",
	"execute-api"
];
const CHINA = {
	prefix: "cn.com.amazonaws",
	services: [
		...EVERYWHERE,
		"application-autoscaling",
		"appmesh-envoy-management",
		"athena",
		"autoscaling",
		"batch",
		"cassandra",
		"cloudformation",
		"ec2",
		"elasticfilesystem",
		"fsx",
		"kinesis-streams",
		"lambda",
		"monitoring",
		"redshift-data",
		"s3",
		"sagemaker.runtime",
		"sqs",
		"states",
		"sts",
		"sync-states",
		"xray"
	]
};
const EUSC = {
	prefix: "eu.amazonaws",
	services: EVERYWHERE
};
const ISO_COMMON = [
	...EVERYWHERE,
	"autoscaling",
	"ec2",
	"elasticfilesystem",
	"sns",
	"sqs"
];
const ISO_EAST = {
	prefix: "gov.ic.c2s",
	services: [
		...ISO_COMMON,
		"application-autoscaling",
		"athena",
		"comprehend",
		"sagemaker.runtime",
		"textract"
	]
};
const ISO_WEST = {
	prefix: "gov.ic.c2s",
	services: [...ISO_COMMON, "monitoring"]
};
const ISOB_EAST = {
	prefix: "gov.sgov.sc2s",
	services: [
		...ISO_COMMON,
		"application-autoscaling",
		"sagemaker.runtime"
	]
};
const ISOB_WEST = {
	prefix: "gov.sgov.sc2s",
	services: EVERYWHERE
};
const ISOE = {
	prefix: "uk.adc-e.cloud",
	services: EVERYWHERE
};
const ISOF = {
	prefix: "gov.ic.hci.csp",
	services: EVERYWHERE
};
const before2024 = {
	needsAllThreeEcsEndpoints: false,
	hasEc2messages: true,
	hasIpv6OnlyTasks: true
};
const withoutIpv6Only = {
	...before2024,
	hasIpv6OnlyTasks: false
};
const since2024 = {
	needsAllThreeEcsEndpoints: true,
	hasEc2messages: false,
	hasIpv6OnlyTasks: false
};
const open$1 = {
	partition: "aws",
	optIn: "not-required"
};
const optIn = {
	partition: "aws",
	optIn: "required"
};
const own$1 = { optIn: "separate-account" };
const REGIONS = {
	"af-south-1": {
		name: "Africa (Cape Town)",
		...optIn,
		zones: 3,
		...before2024
	},
	"ap-east-1": {
		name: "Asia Pacific (Hong Kong)",
		...optIn,
		zones: 3,
		...before2024
	},
	"ap-east-2": {
		name: "Asia Pacific (Taipei)",
		...optIn,
		zones: 3,
		...since2024
	},
	"ap-northeast-1": {
		name: "Asia Pacific (Tokyo)",
		...open$1,
		zones: 4,
		...before2024
	},
	"ap-northeast-2": {
		name: "Asia Pacific (Seoul)",
		...open$1,
		zones: 4,
		...before2024
	},
	"ap-northeast-3": {
		name: "Asia Pacific (Osaka)",
		...open$1,
		zones: 3,
		...before2024
	},
	"ap-south-1": {
		name: "Asia Pacific (Mumbai)",
		...open$1,
		zones: 3,
		...before2024
	},
	"ap-south-2": {
		name: "Asia Pacific (Hyderabad)",
		...optIn,
		zones: 3,
		...before2024
	},
	"ap-southeast-1": {
		name: "Asia Pacific (Singapore)",
		...open$1,
		zones: 3,
		...before2024
	},
	"ap-southeast-2": {
		name: "Asia Pacific (Sydney)",
		...open$1,
		zones: 3,
		...before2024
	},
	"ap-southeast-3": {
		name: "Asia Pacific (Jakarta)",
		...optIn,
		zones: 3,
		...before2024
	},
	"ap-southeast-4": {
		name: "Asia Pacific (Melbourne)",
		...optIn,
		zones: 3,
		...before2024
	},
	"ap-southeast-5": {
		name: "Asia Pacific (Malaysia)",
		...optIn,
		zones: 3,
		...since2024
	},
	"ap-southeast-6": {
		name: "Asia Pacific (New Zealand)",
		...optIn,
		zones: 3,
		...since2024
	},
	"ap-southeast-7": {
		name: "Asia Pacific (Thailand)",
		...optIn,
		zones: 3,
		...since2024
	},
	"ca-central-1": {
		name: "Canada (Central)",
		...open$1,
		zones: 3,
		...before2024
	},
	"ca-west-1": {
		name: "Canada West (Calgary)",
		...optIn,
		zones: 3,
		needsAllThreeEcsEndpoints: true,
		hasEc2messages: true,
		hasIpv6OnlyTasks: true
	},
	"eu-central-1": {
		name: "Europe (Frankfurt)",
		...open$1,
		zones: 3,
		...before2024
	},
	"eu-central-2": {
		name: "Europe (Zurich)",
		...optIn,
		zones: 3,
		...withoutIpv6Only
	},
	"eu-north-1": {
		name: "Europe (Stockholm)",
		...open$1,
		zones: 3,
		...withoutIpv6Only
	},
	"eu-south-1": {
		name: "Europe (Milan)",
		...optIn,
		zones: 3,
		...before2024
	},
	"eu-south-2": {
		name: "Europe (Spain)",
		...optIn,
		zones: 3,
		...before2024
	},
	"eu-west-1": {
		name: "Europe (Ireland)",
		...open$1,
		zones: 3,
		...withoutIpv6Only
	},
	"eu-west-2": {
		name: "Europe (London)",
		...open$1,
		zones: 3,
		...before2024
	},
	"eu-west-3": {
		name: "Europe (Paris)",
		...open$1,
		zones: 3,
		...before2024
	},
	"il-central-1": {
		name: "Israel (Tel Aviv)",
		...optIn,
		zones: 3,
		...before2024
	},
	"me-central-1": {
		name: "Middle East (UAE)",
		...optIn,
		zones: 3,
		...before2024
	},
	"me-south-1": {
		name: "Middle East (Bahrain)",
		...optIn,
		zones: 3,
		...before2024
	},
	"mx-central-1": {
		name: "Mexico (Central)",
		...optIn,
		zones: 3,
		...since2024
	},
	"sa-east-1": {
		name: "South America (Sao Paulo)",
		...open$1,
		zones: 3,
		...before2024
	},
	"us-east-1": {
		name: "US East (N. Virginia)",
		...open$1,
		zones: 6,
		...before2024
	},
	"us-east-2": {
		name: "US East (Ohio)",
		...open$1,
		zones: 3,
		...before2024
	},
	"us-west-1": {
		name: "US West (N. California)",
		...open$1,
		zones: 3,
		...before2024
	},
	"us-west-2": {
		name: "US West (Oregon)",
		...open$1,
		zones: 4,
		...before2024
	},
	"cn-north-1": {
		name: "China (Beijing)",
		...own$1,
		partition: "aws-cn",
		zones: 3,
		...before2024,
		prefixException: CHINA
	},
	"cn-northwest-1": {
		name: "China (Ningxia)",
		...own$1,
		partition: "aws-cn",
		zones: 3,
		...before2024,
		prefixException: CHINA
	},
	"us-gov-east-1": {
		name: "AWS GovCloud (US-East)",
		...own$1,
		partition: "aws-us-gov",
		zones: 3,
		...before2024
	},
	"us-gov-west-1": {
		name: "AWS GovCloud (US-West)",
		...own$1,
		partition: "aws-us-gov",
		zones: 3,
		...before2024
	},
	"eusc-de-east-1": {
		name: "AWS European Sovereign Cloud (Germany)",
		...own$1,
		partition: "aws-eusc",
		zones: 3,
		...since2024,
		prefixException: EUSC
	},
	"us-iso-east-1": {
		name: "US ISO East",
		...own$1,
		partition: "aws-iso",
		zones: 0,
		...withoutIpv6Only,
		prefixException: ISO_EAST
	},
	"us-iso-west-1": {
		name: "US ISO West",
		...own$1,
		partition: "aws-iso",
		zones: 0,
		...withoutIpv6Only,
		prefixException: ISO_WEST
	},
	"us-isob-east-1": {
		name: "US ISOB East (Ohio)",
		...own$1,
		partition: "aws-iso-b",
		zones: 0,
		...withoutIpv6Only,
		prefixException: ISOB_EAST
	},
	"us-isob-west-1": {
		name: "US ISOB West",
		...own$1,
		partition: "aws-iso-b",
		zones: 0,
		...since2024,
		prefixException: ISOB_WEST
	},
	"eu-isoe-west-1": {
		name: "EU ISOE West",
		...own$1,
		partition: "aws-iso-e",
		zones: 0,
		...since2024,
		prefixException: ISOE
	},
	"us-isof-east-1": {
		name: "US ISOF East",
		...own$1,
		partition: "aws-iso-f",
		zones: 0,
		...since2024,
		prefixException: ISOF
	},
	"us-isof-south-1": {
		name: "US ISOF South",
		...own$1,
		partition: "aws-iso-f",
		zones: 0,
		...since2024,
		prefixException: ISOF
	}
};
/** Every Region id, in display order: commercial Regions first. */
const REGION_IDS = Object.keys(REGIONS);
/** Facts about one Region. */
function regionOf(id) {
	return REGIONS[id];
}
/** Facts about the partition that a Region belongs to. */
function partitionOf(id) {
	return PARTITIONS[REGIONS[id].partition];
}
/** Whether `text` is the id of a known Region; never consults the prototype chain. */
function isRegionId(text) {
	return Object.hasOwn(REGIONS, text);
}
// src/core/services.ts
const US = [
	"us-east-1",
	"us-east-2",
	"us-west-1",
	"us-west-2"
];
const GOV = ["us-gov-east-1", "us-gov-west-1"];
const CANADA = ["ca-central-1", "ca-west-1"];
const among = (...lists) => (id) => lists.some((list) => list.includes(id));
/** The FIPS variant in some Regions; of another name than `SERVICE-fips`, or with other hosts, where they are given. */
const fips = (regions, short, ...dns) => ({
	regions,
	...short === void 0 ? {} : { short },
	...dns.length > 0 ? { dns } : {}
});
/** An example of one statement that lets everybody do something. */
const allows = (sid, actions, resources = "*") => ({ statements: [{
	Sid: sid,
	Principal: "*",
	Action: actions,
	Effect: "Allow",
	Resource: resources
}] });
/** The pull of one role, which Amazon ECR shows for both of its endpoints. */
const ALLOW_PULL = { statements: [{
	Sid: "AllowPull",
	Principal: { AWS: "arn:{partition}:iam::{accountParameter}:role/{executionRole}" },
	Action: [
		"ecr:BatchGetImage",
		"ecr:GetDownloadUrlForLayer",
		"ecr:GetAuthorizationToken"
	],
	Effect: "Allow",
	Resource: "*"
}] };
const usual = (short) => [`${short}.{region}.{suffix}`];
/** Services that nothing but code calls, in the order in which the question names them. */
const CODE_ONLY = {
	lambda: {
		name: "AWS Lambda",
		cites: "privatelink-services"
	},
	states: {
		name: "AWS Step Functions",
		cdk: "STEP_FUNCTIONS",
		cites: "step-functions-vpc-endpoints"
	},
	"sync-states": {
		name: "synchronous executions of AWS Step Functions",
		hint: "StartSyncExecution",
		iam: "states",
		cdk: "STEP_FUNCTIONS_SYNC",
		cites: "step-functions-vpc-endpoints"
	},
	"bedrock-runtime": {
		name: "Amazon Bedrock inference",
		hint: "InvokeModel, Converse",
		iam: "bedrock",
		cites: "privatelink-services"
	},
	"bedrock-agent-runtime": {
		name: "agents and knowledge bases of Amazon Bedrock",
		hint: "InvokeAgent, Retrieve",
		iam: "bedrock",
		cites: "privatelink-services"
	},
	"sagemaker.runtime": {
		name: "Amazon SageMaker inference",
		hint: "InvokeEndpoint",
		host: "runtime.sagemaker",
		iam: "sagemaker",
		cdk: "SAGEMAKER_RUNTIME",
		cites: "privatelink-services"
	},
	appconfigdata: {
		name: "AWS AppConfig data",
		hint: "The agent, or GetLatestConfiguration",
		iam: "appconfig",
		cites: "privatelink-services"
	},
	"execute-api": {
		name: "private APIs of Amazon API Gateway",
		host: "*.execute-api",
		cdk: "APIGATEWAY",
		cites: "api-gateway-private"
	},
	email: {
		name: "the API of Amazon SES",
		iam: "ses",
		cites: "ses-vpc-endpoints"
	},
	"email-smtp": {
		name: "the SMTP interface of Amazon SES",
		hint: "Mail over SMTP",
		iam: "ses",
		cites: "ses-vpc-endpoints"
	},
	"rds-data": {
		name: "the Data API of Amazon RDS",
		cites: "privatelink-services"
	},
	"redshift-data": {
		name: "the Data API of Amazon Redshift",
		cites: "privatelink-services"
	},
	cassandra: {
		name: "Amazon Keyspaces",
		hint: "Apache Cassandra protocol, port 9142",
		cdk: "KEYSPACES",
		cites: "keyspaces-vpc-endpoints"
	},
	athena: {
		name: "Amazon Athena",
		cites: "privatelink-services"
	},
	glue: {
		name: "AWS Glue",
		cites: "privatelink-services"
	},
	textract: {
		name: "Amazon Textract",
		cites: "privatelink-services"
	},
	comprehend: {
		name: "Amazon Comprehend",
		cites: "privatelink-services"
	},
	rekognition: {
		name: "Amazon Rekognition",
		cites: "privatelink-services"
	},
	translate: {
		name: "Amazon Translate",
		cites: "privatelink-services"
	},
	verifiedpermissions: {
		name: "Amazon Verified Permissions",
		cdk: "VERIFIED_PERMISSIONS",
		cites: "privatelink-services"
	},
	"acm-pca": {
		name: "AWS Private Certificate Authority",
		cdk: "PRIVATE_CERTIFICATE_AUTHORITY",
		cites: "privatelink-services"
	},
	"aps-workspaces": {
		name: "Amazon Managed Service for Prometheus",
		hint: "Remote write and queries",
		iam: "aps",
		cdk: "PROMETHEUS_WORKSPACES",
		cites: "privatelink-services"
	},
	"codeartifact.api": {
		name: "the API of AWS CodeArtifact",
		host: "codeartifact",
		iam: "codeartifact",
		cdk: "CODEARTIFACT_API",
		cites: "codeartifact-vpc-endpoints"
	},
	"codeartifact.repositories": {
		name: "repositories of AWS CodeArtifact",
		host: "*.d.codeartifact",
		iam: "codeartifact",
		cdk: "CODEARTIFACT_REPOSITORIES",
		cites: "codeartifact-vpc-endpoints"
	},
	"git-codecommit": {
		name: "Git repositories of AWS CodeCommit",
		hint: "git clone, git push",
		iam: "codecommit",
		cdk: "CODECOMMIT_GIT",
		cites: "privatelink-services"
	},
	batch: {
		name: "AWS Batch",
		cites: "privatelink-services"
	},
	cloudformation: {
		name: "AWS CloudFormation",
		hint: "Signals, describing stacks",
		cites: "privatelink-services"
	},
	elasticloadbalancing: {
		name: "Elastic Load Balancing",
		hint: "The API, not the load balancers",
		cdk: "ELASTIC_LOAD_BALANCING",
		cites: "privatelink-services"
	}
};
/** The short names of the services that nothing but code calls. */
const CODE_ONLY_SERVICES = Object.keys(CODE_ONLY);
/** Their hints, which a build for the browser brings later. */
const hintOf = (id) => CODE_ONLY[id].hint;
/**
* In creation order: gateways first (they cost nothing and may interrupt connections, so they come before any task
* relies on them), then what a task needs to start, then features, and the three Amazon ECS services last in the
* order that the documentation prescribes.
*/
const ROWS = {
	s3: {
		name: "Amazon S3",
		types: ["Gateway", "Interface"],
		dns: ["s3.{region}.{suffix}", "*.s3.{region}.{suffix}"],
		furtherDns: [
			"s3-control.{region}.{suffix}",
			"*.s3-control.{region}.{suffix}",
			"s3-accesspoint.{region}.{suffix}",
			"*.s3-accesspoint.{region}.{suffix}"
		],
		example: allows("Access-to-specific-bucket-only", ["s3:GetObject"], ["arn:{partition}:s3:::prod-{region}-starport-layer-bucket/*"]),
		ipv6: true,
		fips: fips(among(US, GOV, CANADA), "s3-fips", "s3-fips.{region}.{suffix}", "*.s3-fips.{region}.{suffix}"),
		cites: "s3-privatelink"
	},
	dynamodb: {
		name: "Amazon DynamoDB",
		types: ["Gateway"],
		dns: [],
		ipv6: false,
		cites: "dynamodb-gateway"
	},
	"ecr.api": {
		name: "Amazon ECR API",
		dns: ["api.ecr.{region}.{suffix}"],
		dualStackDns: ["ecr.{region}.{dualstack}"],
		example: ALLOW_PULL,
		ipv6: true,
		fips: fips(among(US, GOV), "ecr-fips.api", "api.ecr-fips.{region}.{suffix}"),
		iam: "ecr",
		cdk: "ECR",
		cites: "ecr-vpc-endpoints"
	},
	"ecr.dkr": {
		name: "Amazon ECR registry",
		dns: ["*.dkr.ecr.{region}.{suffix}"],
		dualStackDns: ["dkr-ecr.{region}.{onaws}", "*.dkr-ecr.{region}.{onaws}"],
		example: ALLOW_PULL,
		ipv6: true,
		fips: fips(among(US, GOV), "ecr-fips.dkr", "*.dkr.ecr-fips.{region}.{suffix}"),
		iam: "ecr",
		cdk: "ECR_DOCKER",
		cites: "ecr-vpc-endpoints"
	},
	logs: {
		name: "Amazon CloudWatch Logs",
		dualStackDns: ["logs.{region}.{dualstack}"],
		example: allows("PutOnly", ["logs:CreateLogStream", "logs:PutLogEvents"]),
		ipv6: true,
		fips: fips(among(US, CANADA)),
		cdk: "CLOUDWATCH_LOGS",
		cites: "logs-vpc-endpoints"
	},
	secretsmanager: {
		name: "AWS Secrets Manager",
		example: { statements: [{
			Effect: "Allow",
			Principal: "*",
			Action: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
			Resource: "arn:{partition}:secretsmanager:{region}:{own}:secret:*"
		}] },
		ipv6: true,
		fips: fips(among(US, GOV, CANADA)),
		cdk: "SECRETS_MANAGER",
		cites: "secretsmanager-vpc-endpoints"
	},
	ssm: {
		name: "AWS Systems Manager",
		dualStackDns: ["ssm.{region}.{dualstack}"],
		ipv6: true,
		fips: fips(among(US, CANADA)),
		cites: "ssm-vpc-endpoints"
	},
	ssmmessages: {
		name: "Systems Manager session channels",
		dualStackDns: ["ssmmessages.{region}.{dualstack}"],
		policy: "undocumented",
		cdk: "SSM_MESSAGES",
		cites: "ssm-vpc-endpoints"
	},
	ec2messages: {
		name: "Systems Manager message delivery",
		policy: "undocumented",
		cdk: "EC2_MESSAGES",
		cites: "ssm-vpc-endpoints"
	},
	kms: {
		name: "AWS KMS",
		ipv6: true,
		fips: fips((id) => regionOf(id).partition === "aws" || among(GOV)(id)),
		cites: "kms-vpc-endpoints"
	},
	sts: {
		name: "AWS STS",
		ipv6: true,
		fips: fips(among(US)),
		cites: "sts-vpc-endpoints"
	},
	monitoring: {
		name: "Amazon CloudWatch",
		furtherDns: ["monitoring.{region}.{dualstack}"],
		example: allows("PutOnly", ["cloudwatch:PutMetricData"]),
		ipv6: true,
		iam: "cloudwatch",
		cdk: "CLOUDWATCH_MONITORING",
		cites: "cloudwatch-vpc-endpoints"
	},
	events: {
		name: "Amazon EventBridge",
		policy: "undocumented",
		ipv6: true,
		fips: fips(among(US)),
		cdk: "EVENTBRIDGE",
		cites: "eventbridge-vpc-endpoints"
	},
	sqs: {
		name: "Amazon SQS",
		dualStackDns: ["sqs.{region}.{dualstack}"],
		ipv6: true,
		fips: fips(among(US, CANADA)),
		cites: "sqs-vpc-endpoints"
	},
	sns: {
		name: "Amazon SNS",
		ipv6: true,
		cites: "sns-vpc-endpoints"
	},
	xray: {
		name: "AWS X-Ray",
		example: allows("Allow PutTraceSegments", ["xray:PutTraceSegments"]),
		ipv6: true,
		cites: "xray-vpc-endpoints"
	},
	"kinesis-firehose": {
		name: "Amazon Data Firehose",
		host: "firehose",
		ipv6: true,
		iam: "firehose",
		cites: "firehose-vpc-endpoints"
	},
	"kinesis-streams": {
		name: "Amazon Kinesis Data Streams",
		host: "kinesis",
		furtherDns: ["*.data-kinesis.{region}.{suffix}", "*.control-kinesis.{region}.{suffix}"],
		ipv6: true,
		fips: fips(among(US), "kinesis-streams-fips", "kinesis-fips.{region}.{suffix}"),
		iam: "kinesis",
		cites: "kinesis-vpc-endpoints"
	},
	"guardduty-data": {
		name: "Amazon GuardDuty runtime events",
		example: {
			complete: true,
			statements: [{
				Principal: "*",
				Effect: "Allow",
				Action: "*",
				Resource: "*"
			}, {
				Principal: "*",
				Effect: "Deny",
				Action: "*",
				Resource: "*",
				Condition: { StringNotEquals: { "aws:PrincipalAccount": "{accountParameter}" } }
			}]
		},
		ipv6: true,
		fips: fips(among(US)),
		iam: "guardduty",
		cites: "guardduty-manual-endpoint"
	},
	fsx: {
		name: "Amazon FSx",
		dnsInChina: usual("fsx-api"),
		ipv6: true,
		fips: fips(among(US, GOV, CANADA)),
		cites: "fsx-vpc-endpoints"
	},
	elasticfilesystem: {
		name: "Amazon EFS API",
		ipv6: true,
		fips: fips((id) => regionOf(id).partition === "aws" || among(GOV)(id)),
		cdk: "ELASTIC_FILESYSTEM",
		cites: "efs-vpc-endpoints"
	},
	servicediscovery: {
		name: "AWS Cloud Map API",
		furtherDns: ["servicediscovery.{region}.{dualstack}"],
		policy: "undocumented",
		ipv6: true,
		fips: fips(among(US, GOV, CANADA)),
		cdk: "CLOUD_MAP_SERVICE_DISCOVERY",
		cites: "cloud-map-vpc-endpoints"
	},
	"data-servicediscovery": {
		name: "AWS Cloud Map discovery",
		furtherDns: ["data-servicediscovery.{region}.{dualstack}"],
		policy: "undocumented",
		ipv6: true,
		fips: fips(among(US, GOV, CANADA)),
		iam: "servicediscovery",
		cdk: "CLOUD_MAP_DATA_SERVICE_DISCOVERY",
		cites: "cloud-map-vpc-endpoints"
	},
	ec2: {
		name: "Amazon EC2",
		furtherDns: ["ec2.{region}.{dualstack}"],
		ipv6: false,
		fips: fips(among(US, CANADA)),
		cites: "ec2-vpc-endpoints"
	},
	autoscaling: {
		name: "Amazon EC2 Auto Scaling",
		fips: fips(among(US, CANADA)),
		cites: "autoscaling-vpc-endpoints"
	},
	"application-autoscaling": {
		name: "Application Auto Scaling",
		ipv6: true,
		cites: "application-autoscaling-vpc-endpoints"
	},
	"appmesh-envoy-management": {
		name: "AWS App Mesh",
		policy: "unsupported",
		ipv6: false,
		iam: "appmesh",
		cdk: "APP_MESH_ENVOY_MANAGEMENT",
		cites: "appmesh-vpc-endpoints"
	},
	...CODE_ONLY,
	"ecs-agent": {
		name: "Amazon ECS agent",
		host: "ecs-a",
		policy: "undocumented",
		iam: "ecs",
		cites: "ecs-vpc-endpoints"
	},
	"ecs-telemetry": {
		name: "Amazon ECS telemetry",
		host: "ecs-t",
		policy: "undocumented",
		iam: "ecs",
		cites: "ecs-vpc-endpoints"
	},
	ecs: {
		name: "Amazon ECS API",
		example: { statements: [{
			Principal: "*",
			Effect: "Allow",
			Action: ["ecs:CreateCluster", "ecs:ListClusters"],
			Resource: ["*"]
		}] },
		ipv6: true,
		cites: "ecs-vpc-endpoints"
	}
};
const toFips = (short, variant) => ({
	short,
	dns: usual(short),
	...variant
});
const toService = ({ hint: _, host, fips: variant, ...row }, short) => ({
	types: ["Interface"],
	dns: usual(host ?? short),
	policy: "documented",
	...row,
	...variant && { fips: toFips(`${short}-fips`, variant) }
});
const SERVICES$1 = Object.fromEntries(Object.entries(ROWS).map(([short, row]) => [short, toService(row, short)]));
/** Every service's short name, in creation order. */
const SERVICE_IDS = Object.keys(SERVICES$1);
/** Facts about one endpoint service. */
function serviceOf$1(id) {
	return SERVICES$1[id];
}
/** Whether `text` is the short name of a known service; never consults the prototype chain. */
function isServiceId(text) {
	return Object.hasOwn(SERVICES$1, text);
}
// src/core/paths.ts
const NEITHER = {
	start: false,
	task: false
};
const BOTH = {
	start: true,
	task: true
};
const START_ONLY = {
	start: true,
	task: false
};
const TASK_ONLY = {
	start: false,
	task: true
};
/** Which callers of this workload reach the internet. */
function pathsOf(w) {
	switch (w.egress) {
		case "none": return NEITHER;
		case "transit": return BOTH;
		case "nat-gateway": return w.blockPublicAccess === "bidirectional" ? NEITHER : BOTH;
		case "public-ip":
			if (w.blockPublicAccess !== "off") return NEITHER;
			return w.launchType === "EC2" && w.networkMode === "awsvpc" ? START_ONLY : BOTH;
		case "proxy": return w.launchType === "EC2" || w.launchType === "EXTERNAL" ? BOTH : TASK_ONLY;
	}
}
// src/core/rule.ts
const NOTHING = [];
const endpointType = (service) => service === "s3" || service === "dynamodb" ? "Gateway" : "Interface";
/** What starts a task uses the service: `required` without a path to the internet, `recommended` with one. */
function requires(service, uses = NOTHING, type = endpointType(service)) {
	return {
		kind: "needs",
		service,
		type,
		need: "by-path",
		uses
	};
}
/** The task itself calls the service: `required` if its own calls have no path to the internet. */
function calls(service, uses = NOTHING, type = endpointType(service)) {
	return {
		kind: "needs",
		service,
		type,
		need: "by-task-path",
		uses
	};
}
/** `required` whatever the path. */
function demands(service, uses = NOTHING) {
	return {
		kind: "needs",
		service,
		type: endpointType(service),
		need: "required",
		uses
	};
}
/** `recommended` whatever the path. */
function recommends(service, uses = NOTHING) {
	return {
		kind: "needs",
		service,
		type: endpointType(service),
		need: "recommended",
		uses
	};
}
/** `optional`: shown, and exported only on request. */
function offers(service, uses = NOTHING) {
	return {
		kind: "needs",
		service,
		type: endpointType(service),
		need: "optional",
		uses
	};
}
/** Adds a reason, and perhaps a use, to an endpoint that other rules need; does not plan one. */
function explains(service, uses = NOTHING) {
	return {
		kind: "explains",
		service,
		uses
	};
}
/** A cited "not needed"; has no effect when another rule needs the service. */
function spares(service) {
	return {
		kind: "spares",
		service
	};
}
/** The services, as far as they are planned, are created strictly one after the other. */
function orders(...services) {
	return {
		kind: "orders",
		services
	};
}
/** A finding. */
function reports(severity) {
	return {
		kind: "reports",
		severity
	};
}
/** What one use of an endpoint looks like: `use(['ecr:BatchGetImage'], 'arn:…')`. */
function use$1(actions, ...resources) {
	return resources.length > 0 ? {
		actions,
		resources
	} : { actions };
}
// src/core/rules/predicates.ts
/** Named conditions over the profile, shared by the topics. Each reads as the words it stands for. */
const onFargate$1 = (w) => w.launchType === "FARGATE";
const onEc2 = (w) => w.launchType === "EC2";
const onManagedInstances = (w) => w.launchType === "MANAGED_INSTANCES";
const isExternal = (w) => w.launchType === "EXTERNAL";
const onContainerInstances = (w) => w.launchType !== "FARGATE";
const onWindows$1 = (w) => w.operatingSystem === "WINDOWS";
/** Fargate for Linux, platform version 1.3.0: the platform logs in to Amazon ECR and reads secrets over its own network. */
const onPlatform13 = (w) => w.platformVersion === "1.3.0";
/** What starts a task reaches the internet, or not. */
const hasPath = (w) => pathsOf(w).start;
const hasNoPath = (w) => !pathsOf(w).start;
/** The task's own calls do not reach the internet. */
const taskHasNoPath = (w) => !pathsOf(w).task;
const usesProxy = (w) => w.egress === "proxy";
/** Interface endpoints stand in a hub VPC. */
const usesHub = (w) => w.endpointPlacement === "central-vpc";
const inNewRegion = (w) => regionOf(w.region).needsAllThreeEcsEndpoints;
const pullsThroughCache = (w) => w.imageRegistries.includes("ecr-pull-through-cache");
const pullsFromEcr = (w) => w.imageRegistries.includes("ecr-private") || pullsThroughCache(w);
const pullsFromEcrPublic = (w) => w.imageRegistries.includes("ecr-public");
const pullsFromElsewhere = (w) => w.imageRegistries.includes("other");
const pullsFromOwnNetwork = (w) => w.imageRegistries.includes("own-network");
const pullsThroughCacheFirst = (w) => pullsThroughCache(w) && w.pullThroughFirstPull;
const logsWithAwslogs = (w) => w.logDrivers.includes("awslogs");
const logsWithFirelens = (w) => w.logDrivers.includes("awsfirelens");
const sendsLogsToCloudWatch = (w) => logsWithAwslogs(w) || w.firelensDestinations.includes("cloudwatch-logs") || w.ecsExecAudit.includes("cloudwatch-logs");
/** Secrets that the platform of Fargate 1.3.0 would read over its own network do not count. */
const readsSecretsManager = (w) => w.secretSources.includes("secretsmanager") && !onPlatform13(w);
const readsParameterStore = (w) => w.secretSources.includes("ssm") && !onPlatform13(w);
const readsRegistryCredentials = (w) => w.registryCredentials && !onPlatform13(w);
const callsFromCode = (service) => (w) => w.applicationServices.includes(service);
/** Something else belongs to the workload. */
const has$3 = (surrounding) => (w) => w.surroundings.includes(surrounding);
const usesCodeArtifact = (w) => callsFromCode("codeartifact.api")(w) || callsFromCode("codeartifact.repositories")(w);
const attachesPolicies = (w) => w.endpointPolicies !== "full-access";
const attachesExamples = (w) => w.endpointPolicies === "documented-examples";
/** The sidecar exists on Linux from platform version 1.4.0; on instances the agent is no container. */
const runsGuardDutySidecar = (w) => w.guardDutyRuntimeMonitoring && onFargate$1(w) && !onPlatform13(w);
const mountsS3Files = (w) => w.volumes.includes("s3files");
/** Whether any statement makes the workload read or write Amazon S3. */
const usesS3 = (w) => pullsFromEcr(w) || w.environmentFiles || w.instanceManagement || runsGuardDutySidecar(w) || w.ecsExecAudit.includes("s3") || w.firelensDestinations.includes("s3") || mountsS3Files(w) || callsFromCode("s3")(w);
/** Fargate takes FIPS endpoints in AWS GovCloud (US) only, on Linux from platform version 1.4.0. */
const platformTakesFips = (w) => !onFargate$1(w) || regionOf(w.region).partition === "aws-us-gov" && !onWindows$1(w) && !onPlatform13(w);
// src/core/rules/code-calls.ts
/** In the first file of the wizard the names of most services are not there yet: they come with these words (`src/words`). */
const withArticle = (service) => `${serviceOf$1(service).name}`.replace(/.* API$/, "the $&");
/** The one rule that holds for every service that code can call; its words and its source stand with the service. */
const codeCalls = (service, id) => ({
	id,
	when: callsFromCode(service),
	implies: [calls(service, "unknown")],
	cites: [serviceOf$1(service).cites],
	text: { why: `Your code calls ${withArticle(service)}.` }
});
const callsOther = (service) => codeCalls(service, `features/code-calls-${service.replace(".", "-")}`);
const codeCallRules = [
	{
		id: "features/service-discovery-is-dns",
		when: (w) => !callsFromCode("servicediscovery")(w),
		implies: [spares("servicediscovery"), spares("data-servicediscovery")],
		cites: ["ecs-service-discovery", "vpc-dns"],
		text: { why: "Amazon ECS registers tasks in AWS Cloud Map itself, and clients find them by DNS inside the VPC: through the Amazon-provided DNS, with both DNS attributes of the VPC turned on." }
	},
	{
		id: "features/task-role-credentials-are-local",
		when: (w) => !callsFromCode("sts")(w),
		implies: [spares("sts")],
		cites: ["ecs-task-roles"],
		text: { why: "Credentials of the task role come from 169.254.170.2 inside the task. STS is needed only if your code calls it, for example with AssumeRole." }
	},
	codeCalls("sts", "features/code-calls-sts"),
	{
		id: "features/sts-answers-regional-names",
		when: callsFromCode("sts"),
		implies: [explains("sts")],
		cites: ["sts-vpc-endpoints"],
		text: { why: "The endpoint serves the Regional host name, so clients have to use Regional STS endpoints." }
	},
	{
		id: "features/code-calls-dynamodb",
		when: (w) => callsFromCode("dynamodb")(w) && !isExternal(w),
		implies: [calls("dynamodb", "unknown")],
		cites: ["dynamodb-gateway"],
		text: { why: "Your code calls Amazon DynamoDB. Its gateway endpoint costs nothing." }
	},
	{
		id: "features/dynamodb-streams-need-an-interface",
		when: (w) => callsFromCode("dynamodb")(w) && !isExternal(w),
		implies: [explains("dynamodb")],
		cites: ["dynamodb-streams-privatelink"],
		text: { why: "DynamoDB Streams have interface endpoints only (com.amazonaws.{region}.dynamodb-streams, not in this plan), without private DNS: clients are given the URL of the endpoint." }
	},
	{
		id: "features/dynamodb-gateway-is-ipv4-only",
		when: (w) => callsFromCode("dynamodb")(w) && !isExternal(w) && w.ipAddressType === "ipv6" && taskHasNoPath(w),
		implies: [reports("error")],
		cites: ["dynamodb-gateway"],
		text: {
			why: "Your code calls DynamoDB from IPv6-only subnets, and the gateway endpoint for DynamoDB carries IPv4 only. The subnets have no other path.",
			fix: "Use dual-stack or IPv4 subnets for these tasks, or give the subnets DNS64 and a NAT gateway (NAT64)."
		}
	},
	{
		id: "features/dynamodb-over-nat64",
		when: (w) => callsFromCode("dynamodb")(w) && !isExternal(w) && w.ipAddressType === "ipv6" && !taskHasNoPath(w),
		implies: [reports("warning")],
		cites: ["dynamodb-gateway"],
		text: {
			why: "The gateway endpoint for DynamoDB carries IPv4 only: calls from IPv6-only subnets take the other path.",
			fix: "Keep DNS64 and a NAT gateway (NAT64), or use dual-stack subnets."
		}
	},
	codeCalls("sqs", "features/code-calls-sqs"),
	{
		id: "features/sqs-answers-no-legacy-names",
		when: callsFromCode("sqs"),
		implies: [explains("sqs")],
		cites: ["sqs-vpc-endpoints"],
		text: { why: "Private DNS answers sqs.{region}.{suffix}, not the legacy names of old SDKs (queue.amazonaws.com, {region}.queue.amazonaws.com)." }
	},
	codeCalls("sns", "features/code-calls-sns"),
	codeCalls("events", "features/code-calls-eventbridge"),
	codeCalls("monitoring", "features/code-calls-cloudwatch"),
	codeCalls("logs", "features/code-calls-logs"),
	codeCalls("kinesis-streams", "features/code-calls-kinesis"),
	{
		id: "features/kinesis-libraries-call-more",
		when: callsFromCode("kinesis-streams"),
		implies: [explains("kinesis-streams")],
		cites: ["kinesis-vpc-endpoints"],
		text: { why: "The Kinesis Client Library and the Kinesis Producer Library call other services as well, such as Amazon DynamoDB and Amazon CloudWatch." }
	},
	codeCalls("kinesis-firehose", "features/code-calls-firehose"),
	{
		id: "features/code-calls-s3",
		when: (w) => callsFromCode("s3")(w) && !isExternal(w),
		implies: [calls("s3", "unknown")],
		cites: ["privatelink-s3-gateway"],
		text: { why: "Your code calls Amazon S3. Its gateway endpoint costs nothing." }
	},
	{
		id: "features/directory-buckets-have-their-own-gateway",
		when: (w) => callsFromCode("s3")(w) && !isExternal(w),
		implies: [explains("s3")],
		cites: ["s3-directory-buckets", "privatelink-services"],
		text: { why: "Directory buckets (S3 Express One Zone) have other hosts and a gateway endpoint of their own, com.amazonaws.{region}.s3express, which this plan does not contain. The list of endpoint services has entries of their own for Multi-Region Access Points (com.amazonaws.s3-global.accesspoint) and S3 Tables (com.amazonaws.{region}.s3tables), too." }
	},
	{
		id: "features/code-calls-s3-from-outside",
		when: (w) => callsFromCode("s3")(w) && isExternal(w),
		implies: [calls("s3", "unknown", "Interface")],
		cites: ["s3-privatelink", "privatelink-gateway"],
		text: { why: "Your code calls Amazon S3 from outside the VPC, which only the S3 interface endpoint allows." }
	},
	{
		id: "features/dynamodb-gateway-serves-no-outside",
		when: (w) => callsFromCode("dynamodb")(w) && isExternal(w),
		implies: [spares("dynamodb")],
		cites: ["dynamodb-gateway", "dynamodb-privatelink"],
		text: { why: "Your code calls DynamoDB on external instances: a gateway endpoint serves its own VPC only. They need the public endpoint, or an interface endpoint for DynamoDB, which this plan does not contain." }
	},
	{
		id: "features/dynamodb-gateway-from-outside",
		when: (w) => callsFromCode("dynamodb")(w) && isExternal(w) && taskHasNoPath(w),
		implies: [reports("error")],
		cites: ["dynamodb-gateway", "dynamodb-privatelink"],
		text: {
			why: "Your code calls DynamoDB on external instances, and a gateway endpoint cannot be reached from outside the VPC.",
			fix: "Give the instances a path to the public endpoint of DynamoDB, or create an interface endpoint for DynamoDB yourself. It has no private DNS: clients name it with its own URL."
		}
	},
	codeCalls("secretsmanager", "features/code-reads-secrets"),
	codeCalls("ssm", "features/code-calls-ssm"),
	{
		id: "features/agents-in-tasks-call-more",
		when: callsFromCode("ssm"),
		implies: [explains("ssm")],
		cites: ["fis-ecs-tasks", "ssm-message-apis"],
		derived: true,
		text: { why: "Parameter Store is part of Systems Manager. An SSM Agent in the task, as AWS FIS uses it, calls ssmmessages too, and ec2messages where that exists." }
	},
	codeCalls("kms", "features/code-calls-kms"),
	{
		id: "features/code-calls-cloud-map",
		when: callsFromCode("servicediscovery"),
		implies: [calls("servicediscovery", "unknown"), calls("data-servicediscovery", "unknown")],
		cites: ["cloud-map-vpc-endpoints", "ecs-service-discovery"],
		text: { why: "Your code calls AWS Cloud Map: DiscoverInstances goes to data-servicediscovery, everything else to servicediscovery." }
	},
	codeCalls("ecs", "features/code-calls-ecs"),
	...CODE_ONLY_SERVICES.map((service) => callsOther(service)),
	{
		id: "features/step-functions-have-two-endpoints",
		when: callsFromCode("states"),
		implies: [explains("states")],
		cites: ["step-functions-vpc-endpoints"],
		text: { why: "Standard and Express workflows are called through states; synchronous Express executions (StartSyncExecution) go through sync-states, an endpoint of its own." }
	},
	{
		id: "features/mail-has-other-ports",
		when: callsFromCode("email-smtp"),
		implies: [reports("warning")],
		cites: ["ses-vpc-endpoints"],
		text: {
			why: "The SMTP endpoint of Amazon SES listens on 465, 587, 2465 and 2587; port 443 serves its API only. Amazon SES offers it in no zone of use1-az2, use1-az3, use1-az5, usw1-az2, usw2-az4, apne2-az4, cac1-az3 and cac1-az4.",
			fix: "Let your port in to the security group of this endpoint: the exports open TCP 443 only. Choose subnets in other zones."
		}
	},
	{
		id: "features/keyspaces-has-another-port",
		when: callsFromCode("cassandra"),
		implies: [reports("warning")],
		cites: ["keyspaces-vpc-endpoints"],
		text: {
			why: "The endpoint of Amazon Keyspaces listens on port 9142. Drivers balance their load over it only if the role may call ec2:DescribeNetworkInterfaces and ec2:DescribeVpcEndpoints, by which Amazon Keyspaces fills the table system.peers.",
			fix: "Let TCP 9142 in to the security group of this endpoint: the exports open TCP 443 only."
		}
	},
	{
		id: "features/private-apis-hide-public-ones",
		when: callsFromCode("execute-api"),
		implies: [reports("warning")],
		cites: ["api-gateway-private"],
		text: {
			why: "With private DNS on, this VPC no longer reaches the default endpoints of public APIs of Amazon API Gateway: their names lead to the endpoint, which serves private REST APIs only.",
			fix: "Give public APIs a custom domain name, or leave private DNS off and make a hosted zone for each private API. Allow the endpoint in the resource policy of the API (aws:SourceVpce)."
		}
	},
	{
		id: "features/codeartifact-needs-both",
		when: usesCodeArtifact,
		implies: [calls("codeartifact.api", "unknown"), calls("codeartifact.repositories", "unknown")],
		cites: ["codeartifact-vpc-endpoints"],
		text: { why: "AWS CodeArtifact needs two endpoints: codeartifact.api for its API, such as GetAuthorizationToken, and codeartifact.repositories, with private DNS, for package managers." }
	},
	{
		id: "features/codeartifact-keeps-assets-in-s3",
		when: (w) => usesCodeArtifact(w) && !isExternal(w),
		implies: [calls("s3", "unknown")],
		cites: ["codeartifact-s3"],
		text: { why: "AWS CodeArtifact keeps the assets of packages in Amazon S3: to pull packages the S3 gateway endpoint must exist. Python and Swift packages do without." }
	},
	{
		id: "features/other-services-have-their-own",
		when: taskHasNoPath,
		implies: [reports("info")],
		cites: ["privatelink-services"],
		derived: true,
		text: {
			why: "Any other AWS service that your code calls (those that can be answered: AWS Lambda, AWS Step Functions, Amazon Bedrock, AWS AppConfig, Amazon SES and more; and all others) needs an endpoint of its own, which this plan does not contain. What stands in the VPC itself (databases, caches, load balancers) needs none.",
			fix: "Name those that the question about your code offers. Look each other up in the list of services that integrate with AWS PrivateLink, and create its endpoint beside these. What is not in the list needs another path."
		}
	}
];
// src/core/rules/uses.ts
/** Uses that rules of more than one topic share. */
/** Image layers of Amazon ECR, in the bucket of the Region. */
const LAYERS = use$1(["s3:GetObject"], "arn:{partition}:s3:::prod-{region}-starport-layer-bucket/*");
/** The channels of a Systems Manager session, of a person or of ECS Exec. */
const CHANNELS = use$1([
	"ssmmessages:CreateControlChannel",
	"ssmmessages:CreateDataChannel",
	"ssmmessages:OpenControlChannel",
	"ssmmessages:OpenDataChannel"
]);
/** What a sender of traces calls: the daemon, a collector or an agent. */
const TRACE = use$1([
	"xray:GetSamplingRules",
	"xray:GetSamplingStatisticSummaries",
	"xray:GetSamplingTargets",
	"xray:PutTelemetryRecords",
	"xray:PutTraceSegments"
]);
// src/core/rules/ecr.ts
/** Images: private Amazon ECR, pull through caches, public and other registries, Windows layers. */
/** The registry login names no resource. */
const LOGIN = use$1(["ecr:GetAuthorizationToken"]);
const PULL = use$1([
	"ecr:BatchCheckLayerAvailability",
	"ecr:BatchGetImage",
	"ecr:GetDownloadUrlForLayer"
], "arn:{partition}:ecr:{region}:{account}:repository/{repository}");
/** The log router that AWS offers in Amazon ECR, in accounts that differ by Region. */
const LOG_ROUTER = use$1([
	"ecr:BatchCheckLayerAvailability",
	"ecr:BatchGetImage",
	"ecr:GetDownloadUrlForLayer"
], "arn:{partition}:ecr:{region}:*:repository/aws-for-fluent-bit");
const IMPORT = use$1(["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"], "arn:{partition}:ecr:{region}:{account}:repository/{repository}");
const ecrRules = [
	{
		id: "ecr/registry-serves-images",
		when: pullsFromEcr,
		implies: [requires("ecr.dkr", [LOGIN, PULL])],
		cites: ["ecr-vpc-endpoints", "ecs-vpc-endpoints"],
		text: { why: "Images in private Amazon ECR repositories are pulled through the registry API, ecr.dkr. To pull them privately, the endpoint has to exist." }
	},
	{
		id: "ecr/registry-needs-private-dns",
		when: pullsFromEcr,
		implies: [explains("ecr.dkr")],
		cites: ["ecr-vpc-endpoints"],
		text: { why: "Private DNS must be enabled on ecr.dkr: image names contain the registry host, and no client can be given another one." }
	},
	{
		id: "ecr/login-needs-api",
		when: (w) => pullsFromEcr(w) && !onPlatform13(w),
		implies: [requires("ecr.api", [LOGIN, PULL])],
		cites: ["ecr-vpc-endpoints", "ecs-fargate-networking"],
		text: { why: "Every image pull first logs in through ecr.api. Fargate does so through the task network interface from Linux platform version 1.4.0, container agents always do." }
	},
	{
		id: "ecr/windows-platform-needs-both",
		when: (w) => pullsFromEcr(w) && onFargate$1(w) && onWindows$1(w),
		implies: [explains("ecr.api")],
		cites: ["ecs-fargate-networking", "ecr-vpc-endpoints"],
		derived: true,
		older: true,
		text: { why: "Fargate for Windows logs in to Amazon ECR through the task network interface, so it needs both ECR endpoints. The exception for platform versions up to 1.3.0 concerns Linux; older documentation names Windows 1.0.0 beside it." }
	},
	{
		id: "ecr/platform-1-3-spares-api",
		when: (w) => pullsFromEcr(w) && onPlatform13(w),
		implies: [spares("ecr.api")],
		cites: ["ecr-vpc-endpoints", "ecs-fargate-networking"],
		text: { why: "On Fargate for Linux up to platform version 1.3.0 the platform logs in to Amazon ECR over its own network, so tasks need only ecr.dkr and the S3 gateway." }
	},
	{
		id: "ecr/layers-come-from-s3",
		when: (w) => pullsFromEcr(w) && !isExternal(w),
		implies: [requires("s3", [LAYERS])],
		cites: ["ecr-vpc-endpoints", "privatelink-s3-gateway"],
		text: { why: "Amazon ECR keeps image layers in Amazon S3 and redirects clients there. The S3 gateway endpoint, associated with the route tables of the task subnets, carries them; its policy must allow the layer bucket of the Region." }
	},
	{
		id: "ecr/external-layers-come-from-s3-interface",
		when: (w) => pullsFromEcr(w) && isExternal(w),
		implies: [requires("s3", [LAYERS], "Interface")],
		cites: [
			"privatelink-gateway",
			"s3-privatelink",
			"ecr-vpc-endpoints"
		],
		text: { why: "Image layers come from Amazon S3. A gateway endpoint cannot be reached from outside its VPC, so external instances need the S3 interface endpoint." }
	},
	{
		id: "ecr/one-policy-for-both",
		when: (w) => pullsFromEcr(w) && attachesPolicies(w),
		implies: [explains("ecr.api"), explains("ecr.dkr")],
		cites: ["ecr-vpc-endpoints"],
		text: { why: "Amazon ECR recommends one and the same policy for both of its endpoints." }
	},
	{
		id: "ecr/any-order",
		when: pullsFromEcr,
		implies: [explains("ecr.api")],
		cites: ["ecr-vpc-endpoints"],
		text: { why: "The order in which the ECR endpoints are created does not matter." }
	},
	{
		id: "ecr/fargate-uses-endpoints-once-they-exist",
		when: (w) => pullsFromEcr(w) && onFargate$1(w),
		implies: [explains("ecr.dkr")],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "As soon as ecr.api and ecr.dkr exist in the VPC, Fargate tasks use them." }
	},
	{
		id: "ecr/not-used",
		when: (w) => !pullsFromEcr(w) && !runsGuardDutySidecar(w),
		implies: [spares("ecr.api"), spares("ecr.dkr")],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "No image comes from a private Amazon ECR repository." }
	},
	{
		id: "ecr/api-without-private-dns-stops-tasks",
		when: (w) => pullsFromEcr(w) && !w.ecrApiPrivateDns && !onPlatform13(w) && hasNoPath(w),
		implies: [reports("error")],
		cites: ["ecr-vpc-endpoints", "ecs-init-error"],
		text: {
			why: "Private DNS is off for ecr.api and there is no path to the internet: tasks look up api.ecr.{region}.{suffix}, get public addresses and stop with \"unable to pull secrets or registry auth\".",
			fix: "Turn private DNS on for ecr.api. Only clients of your own can be given --endpoint-url."
		}
	},
	{
		id: "ecr/api-without-private-dns",
		when: (w) => pullsFromEcr(w) && !w.ecrApiPrivateDns && !(hasNoPath(w) && !onPlatform13(w)),
		implies: [reports("warning")],
		cites: ["ecr-vpc-endpoints"],
		text: {
			why: "Without private DNS on ecr.api nothing uses the endpoint by itself.",
			fix: "Give each client --endpoint-url https://VPCE_ID.api.ecr.{region}.vpce.{suffix}, with the id of the endpoint for VPCE_ID."
		}
	},
	{
		id: "ecr/old-sdk-needs-endpoint-url",
		when: (w) => pullsFromEcr(w) && w.sdkBefore2019 && w.ecrApiPrivateDns,
		implies: [reports("warning")],
		cites: ["ecr-vpc-endpoints"],
		text: {
			why: "SDKs and AWS CLI versions from before 24 January 2019 call another host name than the one that private DNS answers.",
			fix: "Give these clients --endpoint-url https://api.ecr.{region}.{suffix}, or update them."
		}
	},
	{
		id: "ecr/repository-limits-all-pulls",
		when: (w) => w.repository !== "" && w.endpointPolicies === "least-privilege" && (logsWithFirelens(w) || w.xray),
		implies: [reports("warning")],
		cites: ["ecr-vpc-endpoints", "privatelink-access"],
		text: {
			why: "The endpoint policies allow pulling {repository} only. Sidecar images (log router, X-Ray daemon) that come from another private repository are refused.",
			fix: "Leave the repository empty, or keep the sidecar images in the same repository. Two repositories of AWS are allowed beside it: the GuardDuty agent, and aws-for-fluent-bit where FireLens is used."
		}
	},
	{
		id: "ecr/public-gallery-unreachable",
		when: (w) => pullsFromEcrPublic(w) && hasNoPath(w),
		implies: [reports("error")],
		cites: ["ecr-vpc-endpoints"],
		text: {
			why: "Images of Amazon ECR Public cannot be pulled: public.ecr.aws has no VPC endpoint, and the subnets have no path to the internet. Older documentation says that VPC endpoints do not support ECR Public at all; the current page names an endpoint for its API in us-east-1, which does not carry pulls.",
			fix: "Copy the images into a private repository, or use a pull through cache rule."
		}
	},
	{
		id: "ecr/public-gallery-over-the-internet",
		when: (w) => pullsFromEcrPublic(w) && hasPath(w),
		implies: [reports("info")],
		cites: ["ecr-vpc-endpoints"],
		text: { why: "Images of Amazon ECR Public are pulled over the internet: public.ecr.aws has no VPC endpoint. The endpoint that current documentation names, in us-east-1, serves the API only." }
	},
	{
		id: "ecr/other-registry-unreachable",
		when: (w) => pullsFromElsewhere(w) && hasNoPath(w),
		implies: [reports("error")],
		cites: ["ecs-private-auth", "privatelink-services"],
		text: {
			why: "Images from registries outside AWS cannot be pulled: no VPC endpoint leads there, and the subnets have no path to the internet.",
			fix: "Copy the images into a private Amazon ECR repository, use a pull through cache rule, or give the subnets a path. A registry inside the VPC or a connected network is another answer."
		}
	},
	{
		id: "ecr/own-registry-is-inside",
		when: pullsFromOwnNetwork,
		implies: [reports("info")],
		cites: ["ecs-private-auth", "ecs-fargate-networking"],
		derived: true,
		text: {
			why: "A registry of your own in the VPC or in a network connected to it is reached over its routes: the pull needs no endpoint. On Fargate it leaves through the network interface of the task.",
			fix: "Let the tasks (on instances: the instances) out to its port, make its name resolve in the VPC, and give it a certificate of a public authority: what Fargate trusts cannot be changed."
		}
	},
	{
		id: "ecr/other-registry-over-the-internet",
		when: (w) => pullsFromElsewhere(w) && hasPath(w),
		implies: [reports("info")],
		cites: ["ecs-private-auth", "privatelink-services"],
		text: { why: "Images from registries outside AWS are pulled over the path to the internet; no VPC endpoint leads there." }
	},
	{
		id: "ecr/first-pull-through-needs-nat",
		when: (w) => pullsThroughCacheFirst(w) && hasNoPath(w),
		implies: [reports("error")],
		cites: [
			"ecr-vpc-endpoints",
			"ecr-pull-through-cache",
			"vpc-regional-nat"
		],
		text: {
			why: "The first pull through a cache rule needs a path to the internet even with the ECR endpoints, says the Amazon ECR page on endpoints; the page on cache rules says that it may be required and advises to have one.",
			fix: "For the first pull, route the private subnets to a NAT gateway. The Amazon ECR page puts it in a public subnet of this VPC; a Regional NAT gateway needs no public subnet, but an internet gateway as well. Later pulls need neither, it says."
		}
	},
	{
		id: "ecr/first-pull-through-uses-path",
		when: (w) => pullsThroughCacheFirst(w) && hasPath(w),
		implies: [reports("info")],
		cites: ["ecr-vpc-endpoints", "ecr-pull-through-cache"],
		text: { why: "The first pull of each image through a cache rule needs the path to the internet; the documentation describes a NAT gateway in a public subnet of the same VPC. Keep the path until every image was pulled once." }
	},
	{
		id: "ecr/upstream-credentials-are-read-by-ecr",
		when: pullsThroughCache,
		implies: [spares("secretsmanager")],
		cites: ["ecr-pull-through-cache"],
		text: { why: "The credentials of an upstream registry stand in Secrets Manager, and Amazon ECR reads them with its service-linked role: the task does not." }
	},
	{
		id: "ecr/dual-stack-hosts-need-dual-stack-endpoints",
		when: (w) => pullsFromEcr(w) && w.ipAddressType === "ipv4" && regionOf(w.region).partition === "aws",
		implies: [explains("ecr.dkr")],
		cites: ["ecr-requests", "ecr-vpc-endpoints"],
		derived: true,
		text: { why: "Images named by the dual-stack host (ACCOUNT.dkr-ecr.{region}.on.aws) are not pulled through an IPv4 endpoint: its private DNS does not answer that name." }
	},
	{
		id: "ecr/pull-through-imports",
		when: pullsThroughCacheFirst,
		implies: [explains("ecr.api", [IMPORT]), explains("ecr.dkr", [IMPORT])],
		cites: ["ecr-pull-through-cache-iam", "ecr-pull-through-cache"],
		text: { why: "The first pull through a cache rule imports the image (ecr:BatchImportUpstreamImage) and, where it does not exist yet, creates the repository (ecr:CreateRepository). Whoever pulls needs both, from IAM or from the policy of the registry." }
	},
	{
		id: "ecr/log-router-image-of-aws",
		when: (w) => pullsFromEcr(w) && logsWithFirelens(w),
		implies: [explains("ecr.api", [LOG_ROUTER]), explains("ecr.dkr", [LOG_ROUTER])],
		cites: ["ecs-fluent-bit-images"],
		text: { why: "AWS keeps its Fluent Bit image in an Amazon ECR repository of each Region as well, in an account of its own. The endpoint policies let the log router be pulled from there." }
	},
	{
		id: "ecr/later-pull-through-is-private",
		when: (w) => pullsThroughCache(w) && !w.pullThroughFirstPull,
		implies: [explains("ecr.dkr")],
		cites: ["ecr-vpc-endpoints"],
		text: { why: "Images that a cache rule has already imported are pulled like any private image." }
	},
	{
		id: "ecr/windows-layers-unreachable",
		when: (w) => onWindows$1(w) && !w.windowsBaseLayersInEcr && hasNoPath(w),
		implies: [reports("error")],
		cites: ["ecr-vpc-endpoints"],
		text: {
			why: "Windows images refer to base layers that Microsoft serves from Azure. Nothing but a path to the internet reaches them.",
			fix: "Push the base layers too: list the registry under allow-nondistributable-artifacts in the Docker daemon configuration, push the image again and check that the base layer is uploaded. The licence of the base image still binds you."
		}
	},
	{
		id: "ecr/windows-layers-over-the-internet",
		when: (w) => onWindows$1(w) && !w.windowsBaseLayersInEcr && hasPath(w),
		implies: [reports("info")],
		cites: ["ecr-vpc-endpoints"],
		text: { why: "Base layers of Windows images come from Microsoft over the internet (servercore about 1.7 GiB), unless they are pushed with allow-nondistributable-artifacts." }
	},
	{
		id: "ecr/windows-layers-pushed",
		when: (w) => onWindows$1(w) && w.windowsBaseLayersInEcr,
		implies: [reports("info")],
		cites: ["ecr-vpc-endpoints"],
		text: { why: "The Windows base layers come from your repository. The licence of the base image still binds you." }
	},
	{
		id: "ecr/gateway-or-interface",
		when: (w) => pullsFromEcr(w) && !isExternal(w) && w.ipAddressType !== "ipv4",
		implies: [reports("info")],
		cites: ["ecr-vpc-endpoints"],
		text: { why: "Older documentation says that S3 interface endpoints cannot be used with Amazon ECR; the current page speaks of a dual-stack S3 gateway or interface endpoint. The plan takes the gateway: it costs nothing, and every version of the documentation supports it." }
	}
];
// src/core/rules/agent-version.ts
/** Versions of the container agent. */
/** Compares versions number by number; an empty version is unknown and counts as new. */
function isOlderThan(version, limit) {
	if (version === "") return false;
	const numbers = version.split(".").map(Number);
	const at = limit.findIndex((part, index) => numbers[index] !== part);
	return at >= 0 && (numbers[at] ?? 0) < (limit[at] ?? 0);
}
// src/core/rules/ecs.ts
/** The three Amazon ECS endpoints: who needs them, in which order, and what follows. */
const AGENT = [use$1([
	"ecs:CreateCluster",
	"ecs:DeregisterContainerInstance",
	"ecs:DiscoverPollEndpoint",
	"ecs:GetTaskProtection",
	"ecs:ListTagsForResource",
	"ecs:Poll",
	"ecs:RegisterContainerInstance",
	"ecs:StartTelemetrySession",
	"ecs:SubmitAttachmentStateChanges",
	"ecs:SubmitContainerStateChange",
	"ecs:SubmitTaskStateChange",
	"ecs:TagResource",
	"ecs:UpdateContainerInstancesState",
	"ecs:UpdateTaskProtection"
])];
const oldestAgent = [
	1,
	25,
	1
];
const copiesFromOldRegion = (w) => w.templateSourceRegion !== "none" && inNewRegion(w) && !regionOf(w.templateSourceRegion).needsAllThreeEcsEndpoints;
const ecsRules = [
	{
		id: "ecs/container-instances-need-all-three",
		when: onEc2,
		implies: [
			requires("ecs-agent"),
			requires("ecs-telemetry"),
			requires("ecs", AGENT)
		],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "The agent on each container instance registers through ecs, receives its work through ecs-agent and sends metrics through ecs-telemetry. One of them alone is not enough." }
	},
	{
		id: "ecs/managed-instances-run-the-agent",
		when: onManagedInstances,
		implies: [
			requires("ecs-agent"),
			requires("ecs-telemetry"),
			requires("ecs", AGENT)
		],
		cites: [
			"ecs-managed-instances-policy",
			"ecs-managed-instances",
			"ecs-vpc-endpoints"
		],
		derived: true,
		text: { why: "Managed Instances run the Amazon ECS agent in your VPC; their managed policy allows what the agent of a container instance calls (DiscoverPollEndpoint, RegisterContainerInstance, Poll, StartTelemetrySession, changes of state)." }
	},
	{
		id: "ecs/managed-instances-undocumented",
		when: onManagedInstances,
		implies: [reports("warning")],
		cites: ["ecs-managed-instances", "ecs-vpc-endpoints"],
		text: {
			why: "AWS documents no endpoint list for Managed Instances. This plan treats them as container instances, which is what their agent and their managed policy show.",
			fix: "Start one instance in the VPC and check that it registers before you rely on the plan."
		}
	},
	{
		id: "ecs/external-instances-run-the-agent",
		when: isExternal,
		implies: [
			requires("ecs-agent"),
			requires("ecs-telemetry"),
			requires("ecs", AGENT)
		],
		cites: ["ecs-anywhere", "ecs-vpc-endpoints"],
		text: { why: "The agent on an external instance calls ecs, ecs-a and ecs-t, like any container instance." }
	},
	{
		id: "ecs/new-region-needs-all-three",
		when: (w) => inNewRegion(w) && onContainerInstances(w),
		implies: [
			demands("ecs-agent"),
			demands("ecs-telemetry"),
			demands("ecs")
		],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "{region} is one of the Regions introduced from 23 December 2023: there the documentation says that you must have ecs-agent, ecs-telemetry and ecs. Its note adds that traffic goes over the public endpoints unless all three are configured; the plan follows the \"must\", also where another path exists." }
	},
	{
		id: "ecs/new-region-recommends-all-three",
		when: (w) => inNewRegion(w) && onFargate$1(w),
		implies: [
			recommends("ecs-agent"),
			recommends("ecs-telemetry"),
			recommends("ecs")
		],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "For Regions introduced from 23 December 2023, {region} among them, the documentation lists all three Amazon ECS endpoints without exempting Fargate. If you create one, create all three." }
	},
	{
		id: "ecs/new-region-and-fargate",
		when: (w) => inNewRegion(w) && onFargate$1(w),
		implies: [reports("info")],
		cites: ["ecs-vpc-endpoints"],
		text: {
			why: "The documentation says two things about Fargate in {region}: Regions introduced from 23 December 2023 \"must have\" all three Amazon ECS endpoints, and tasks on Fargate \"don't require\" them. The plan therefore recommends them.",
			fix: "Leave them out by exporting required endpoints only, if you follow the second sentence."
		}
	},
	{
		id: "ecs/fargate-needs-no-control-plane",
		when: (w) => onFargate$1(w) && !inNewRegion(w),
		implies: [
			spares("ecs-agent"),
			spares("ecs-telemetry"),
			spares("ecs")
		],
		cites: ["ecs-vpc-endpoints", "ecs-task-protection"],
		text: { why: "Tasks on Fargate do not require the Amazon ECS endpoints. If tasks protect themselves from scale-in and that times out, AWS advises to try them." }
	},
	{
		id: "ecs/express-mode-is-fargate",
		when: (w) => onFargate$1(w) && !onWindows$1(w) && w.platformVersion === "LATEST" && w.logDrivers.includes("awslogs"),
		implies: [reports("info")],
		cites: ["ecs-express"],
		text: { why: "This is also the plan for an Express Mode service: it runs on Fargate (Linux, platform version LATEST) and logs with awslogs. In private subnets its load balancer is internal and its tasks get no public IP address; a NAT gateway, or these endpoints, are up to you. In public subnets it turns public IP addresses on." }
	},
	{
		id: "ecs/service-connect-uses-agent-endpoint",
		when: (w) => w.serviceConnect,
		implies: [requires("ecs-agent")],
		cites: ["ecs-vpc-endpoints", "ecs-network-security"],
		text: { why: "Service Connect manages its Envoy proxy through ecs-agent. Without the endpoint the proxy calls the public host ecs-sc.{region}.api.aws." }
	},
	{
		id: "ecs/service-connect-serves-services",
		when: (w) => w.serviceConnect,
		implies: [explains("ecs-agent")],
		cites: ["ecs-service-connect-components"],
		text: { why: "Service Connect works for tasks that services start, not for standalone ones, and not with deployments of AWS CodeDeploy." }
	},
	{
		id: "ecs/service-connect-brings-its-certificates",
		when: (w) => w.serviceConnect,
		implies: [explains("ecs-agent")],
		cites: ["ecs-service-connect-tls"],
		derived: true,
		text: { why: "For TLS between services Amazon ECS issues, distributes and rotates the certificates itself, with the infrastructure role (AWS Private CA, Secrets Manager, AWS KMS): the tasks need no endpoint for that." }
	},
	{
		id: "ecs/service-connect-polls-task-sets",
		when: (w) => w.serviceConnect && onContainerInstances(w),
		implies: [explains("ecs-agent")],
		cites: ["ecs-service-connect-components"],
		text: { why: "For Service Connect the role of the instance needs ecs:Poll on the task sets of the cluster; the managed policy of AWS for container instances contains it." }
	},
	{
		id: "ecs/service-connect-is-not-app-mesh",
		when: (w) => w.serviceConnect,
		implies: [spares("appmesh-envoy-management")],
		cites: ["appmesh-vpc-endpoints", "ecs-service-connect"],
		derived: true,
		text: { why: "Service Connect does not use App Mesh, whose support ended on 30 September 2026." }
	},
	{
		id: "ecs/service-connect-not-on-windows",
		when: (w) => w.serviceConnect && onWindows$1(w),
		implies: [reports("error")],
		cites: ["ecs-service-connect-components"],
		text: {
			why: "Windows containers are not supported with Service Connect.",
			fix: "Use service discovery or a load balancer, or Linux."
		}
	},
	{
		id: "ecs/service-connect-needs-newer-platform",
		when: (w) => w.serviceConnect && onPlatform13(w),
		implies: [reports("error")],
		cites: ["ecs-service-connect-components"],
		text: {
			why: "Service Connect needs Fargate platform version 1.4.0 or later.",
			fix: "Choose platform version LATEST."
		}
	},
	{
		id: "ecs/service-connect-needs-newer-agent",
		when: (w) => w.serviceConnect && isOlderThan(w.agentVersion, [
			1,
			67,
			2
		]),
		implies: [reports("error")],
		cites: ["ecs-service-connect-components"],
		text: {
			why: "Service Connect needs container agent 1.67.2 or later; {agentVersion} is older.",
			fix: "Update the agent, or start instances from a newer Amazon ECS-optimized AMI: it also holds the Service Connect agent."
		}
	},
	{
		id: "ecs/service-connect-without-fips",
		when: (w) => w.serviceConnect && w.fips,
		implies: [reports("warning")],
		cites: ["ecs-service-connect-components"],
		text: {
			why: "Service Connect does not support FIPS mode.",
			fix: "Use service discovery or a load balancer for what has to run with FIPS."
		}
	},
	{
		id: "ecs/awsvpc-on-windows-needs-newer-agent",
		when: (w) => onEc2(w) && onWindows$1(w) && w.networkMode === "awsvpc" && isOlderThan(w.agentVersion, [
			1,
			54,
			0
		]),
		implies: [reports("error")],
		cites: ["ecs-awsvpc"],
		text: {
			why: "On Windows instances the awsvpc network mode needs container agent 1.54.0 or later; {agentVersion} is older.",
			fix: "Update the agent, or use the default network mode."
		}
	},
	{
		id: "ecs/order-with-existing-instances",
		when: (w) => w.existingContainerInstances,
		implies: [
			orders("ecs-agent", "ecs-telemetry", "ecs"),
			explains("ecs-telemetry"),
			explains("ecs")
		],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "Container instances already run in the VPC, so the endpoints are created in the documented order: ecs-agent, ecs-telemetry, ecs. The plan reads that as: each is available before the next is created." }
	},
	{
		id: "ecs/order-is-free",
		when: (w) => onContainerInstances(w) && !w.existingContainerInstances,
		implies: [explains("ecs")],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "The container instances are created after the endpoints, so the creation order does not matter." }
	},
	{
		id: "ecs/agents-must-restart",
		when: (w) => w.existingContainerInstances && !onManagedInstances(w),
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints"],
		text: {
			why: "Agents that already run keep their old connections. Only after a restart do newly launched tasks use the endpoints.",
			fix: "Restart the agent on each container instance, or reboot it, once the endpoints are available. The steps hold the commands."
		}
	},
	{
		id: "ecs/managed-instances-must-be-replaced",
		when: (w) => w.existingContainerInstances && onManagedInstances(w),
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints", "ecs-managed-instances"],
		derived: true,
		text: {
			why: "Agents that already run keep their old connections, and nobody can log in to Managed Instances to restart them.",
			fix: "Start new tasks and let Amazon ECS replace the instances, or wait: it drains each instance after 14 days at the latest."
		}
	},
	{
		id: "ecs/agent-too-old",
		when: (w) => isOlderThan(w.agentVersion, oldestAgent),
		implies: [reports("error")],
		cites: ["ecs-vpc-endpoints"],
		text: {
			why: "Container agent {agentVersion} is older than 1.25.1, the first version that works with VPC endpoints.",
			fix: "Update the agent on every container instance before you create the endpoints."
		}
	},
	{
		id: "ecs/agent-version-unknown",
		when: (w) => w.agentVersion === "" && (onEc2(w) || isExternal(w)),
		implies: [reports("info")],
		cites: ["ecs-vpc-endpoints"],
		text: {
			why: "VPC endpoints need container agent 1.25.1 or later on every container instance.",
			fix: "Check with: aws ecs describe-container-instances --query \"containerInstances[].versionInfo.agentVersion\""
		}
	},
	{
		id: "ecs/poll-endpoint-is-discovered",
		when: onContainerInstances,
		implies: [explains("ecs")],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "The agent asks ecs where to poll. Only an answer that came through the endpoint names hosts that private DNS covers (ecs-a.{region}.{suffix}, ecs-t.{region}.{suffix}); an answer from the public side names numbered public hosts." }
	},
	{
		id: "ecs/numbered-hosts-need-no-records",
		when: (w) => onContainerInstances(w) && w.dns === "custom",
		implies: [reports("info")],
		cites: ["ecs-vpc-endpoints"],
		text: {
			why: "Documentation of 2025 asked for DNS records of numbered hosts such as ecs-a-1; the current page says that only ecs, ecs-a and ecs-t are needed.",
			fix: "If agents dial ecs-a-1.{region}.{suffix}, check that ecs.{region}.{suffix} resolves to a private address and that NO_PROXY exempts it."
		}
	},
	{
		id: "ecs/agent-policies-undocumented",
		when: (w) => attachesPolicies(w) && (onContainerInstances(w) || w.serviceConnect || inNewRegion(w)),
		implies: [reports("info")],
		cites: ["ecs-vpc-endpoints", "privatelink-access"],
		text: { why: "The documentation describes a policy for the ecs endpoint only. ecs-agent and ecs-telemetry keep the default policy, because their support for policies is not documented." }
	},
	{
		id: "ecs/template-create-all-three",
		when: (w) => copiesFromOldRegion(w) && !w.templateHasEndpoints,
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints"],
		text: {
			why: "The template comes from {templateSourceRegion}, where it needed no VPC endpoints. In {region} all three Amazon ECS endpoints have to be created.",
			fix: "Add ecs-agent, ecs-telemetry and ecs for {region} to the copied template."
		}
	},
	{
		id: "ecs/template-replace-all-three",
		when: (w) => copiesFromOldRegion(w) && w.templateHasEndpoints,
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints"],
		text: {
			why: "The template contains VPC endpoints of {templateSourceRegion}. In {region} they have to be replaced.",
			fix: "First create ecs-agent, ecs-telemetry and ecs for {region}; then delete the three of {templateSourceRegion} (such as com.amazonaws.{templateSourceRegion}.ecs-agent) from the copied template."
		}
	},
	{
		id: "ecs/template-names-are-regional",
		when: (w) => w.templateHasEndpoints && w.templateSourceRegion !== w.region && !copiesFromOldRegion(w),
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints", "privatelink-cross-region"],
		text: {
			why: "Service names carry the Region: the endpoints of {templateSourceRegion} in the copied template do not serve {region}.",
			fix: "Replace them by the endpoints of this plan."
		}
	}
];
// src/core/rules/exec.ts
const AUDIT_LOGS = [use$1(["logs:DescribeLogGroups"]), use$1([
	"logs:CreateLogStream",
	"logs:DescribeLogStreams",
	"logs:PutLogEvents"
], "arn:{partition}:logs:{region}:{own}:log-group:*")];
const AUDIT_OBJECTS = use$1([
	"s3:GetBucketLocation",
	"s3:GetEncryptionConfiguration",
	"s3:PutObject"
], "arn:{partition}:s3:::*");
const execRules = [
	{
		id: "features/exec-needs-channels",
		when: (w) => w.ecsExec,
		implies: [calls("ssmmessages", [CHANNELS])],
		cites: ["ecs-exec"],
		text: { why: "ECS Exec opens its session through the channels of Systems Manager, ssmmessages." }
	},
	{
		id: "features/exec-needs-no-other-ssm",
		when: (w) => w.ecsExec && !w.instanceManagement && !readsParameterStore(w) && !callsFromCode("ssm")(w),
		implies: [spares("ssm"), spares("ec2messages")],
		cites: ["ecs-exec"],
		derived: true,
		text: { why: "For ECS Exec the documentation asks for ssmmessages only; ssm and ec2messages serve the management of instances." }
	},
	{
		id: "features/exec-applies-to-new-tasks",
		when: (w) => w.ecsExec,
		implies: [reports("info")],
		cites: ["ecs-exec", "ecs-task-roles"],
		text: {
			why: "ECS Exec cannot be turned on for tasks that already run, the task role has to allow the four ssmmessages actions, and the root file system of the container must be writable (no readonlyRootFilesystem).",
			fix: "Start new tasks: aws ecs update-service --enable-execute-command --force-new-deployment"
		}
	},
	{
		id: "features/exec-callers-need-a-path-too",
		when: (w) => w.ecsExec && taskHasNoPath(w),
		implies: [reports("info")],
		cites: ["ecs-exec-run", "ecs-vpc-endpoints"],
		derived: true,
		text: { why: "Whoever runs aws ecs execute-command calls Amazon ECS and ssmmessages as well. From a workstation or AWS CloudShell that goes over the internet; from inside this VPC it needs the ecs endpoint too." }
	},
	{
		id: "features/exec-not-in-ipv6-only",
		when: (w) => w.ecsExec && w.ipAddressType === "ipv6",
		implies: [reports("error")],
		cites: ["ecs-exec", "ecs-fargate-networking"],
		text: {
			why: "ECS Exec is not supported for tasks in IPv6-only subnets.",
			fix: "Use IPv4 or dual-stack subnets."
		}
	},
	{
		id: "features/exec-needs-newer-platform",
		when: (w) => w.ecsExec && onPlatform13(w),
		implies: [reports("error")],
		cites: ["ecs-exec-run"],
		text: {
			why: "ECS Exec needs Fargate platform version 1.4.0 or later on Linux.",
			fix: "Choose platform version LATEST."
		}
	},
	{
		id: "features/exec-needs-newer-agent",
		when: (w) => w.ecsExec && onEc2(w) && !onWindows$1(w) && isOlderThan(w.agentVersion, [
			1,
			50,
			2
		]),
		implies: [reports("error")],
		cites: ["ecs-exec-run"],
		text: {
			why: "ECS Exec on Linux instances needs container agent 1.50.2 or later; {agentVersion} is older.",
			fix: "Update the agent, or start instances from an Amazon ECS-optimized AMI released after 20 January 2021."
		}
	},
	{
		id: "features/exec-on-windows-needs-newer-agent",
		when: (w) => w.ecsExec && onEc2(w) && onWindows$1(w) && isOlderThan(w.agentVersion, [
			1,
			56,
			0
		]),
		implies: [reports("error")],
		cites: ["ecs-exec"],
		text: {
			why: "ECS Exec on Windows instances needs container agent 1.56 or later; {agentVersion} is older.",
			fix: "Update the agent on every container instance."
		}
	},
	{
		id: "features/exec-wants-awsvpc",
		when: (w) => w.ecsExec && onEc2(w) && w.networkMode !== "awsvpc",
		implies: [reports("info")],
		cites: ["ecs-exec"],
		text: { why: "For ECS Exec on Amazon EC2 the documentation says to use the awsvpc network mode. In the other modes the session uses the network interface of the instance." }
	},
	{
		id: "features/exec-audit-to-logs",
		when: (w) => w.ecsExecAudit.includes("cloudwatch-logs"),
		implies: [calls("logs", AUDIT_LOGS)],
		cites: ["ecs-exec", "logs-vpc-endpoints"],
		text: { why: "Session logs of ECS Exec are written to CloudWatch Logs by the task." }
	},
	{
		id: "features/exec-audit-to-s3",
		when: (w) => w.ecsExecAudit.includes("s3") && !isExternal(w),
		implies: [calls("s3", [AUDIT_OBJECTS])],
		cites: ["ecs-exec", "privatelink-s3-gateway"],
		text: { why: "Session logs of ECS Exec are written to a bucket of yours by the task." }
	},
	{
		id: "features/exec-audit-to-s3-from-outside",
		when: (w) => w.ecsExecAudit.includes("s3") && isExternal(w),
		implies: [calls("s3", [AUDIT_OBJECTS], "Interface")],
		cites: ["ecs-exec", "s3-privatelink"],
		text: { why: "Session logs of ECS Exec are written to a bucket of yours; from outside the VPC only the S3 interface endpoint leads there." }
	},
	{
		id: "features/exec-logs-by-default",
		when: (w) => w.ecsExec && w.logDrivers.includes("awslogs") && !w.ecsExecAudit.includes("cloudwatch-logs"),
		implies: [explains("logs", AUDIT_LOGS)],
		cites: ["ecs-exec"],
		text: { why: "Unless the cluster says otherwise, ECS Exec logs its sessions to the log group of the awslogs driver. The task does that, with its role, so the policy allows it." }
	},
	{
		id: "features/exec-logs-need-script-and-cat",
		when: (w) => w.ecsExec && (w.ecsExecAudit.length > 0 || w.logDrivers.includes("awslogs")),
		implies: [explains("ssmmessages")],
		cites: ["ecs-exec"],
		text: { why: "Sessions are logged only from images that have script and cat installed." }
	}
];
// src/core/rules/features.ts
const AGENT_IMAGE = [use$1(["ecr:GetAuthorizationToken"]), use$1([
	"ecr:BatchCheckLayerAvailability",
	"ecr:BatchGetImage",
	"ecr:GetDownloadUrlForLayer"
], "arn:{partition}:ecr:{region}:*:repository/aws-guardduty-agent-fargate")];
const featureRules = [
	{
		id: "features/xray-traces",
		when: (w) => w.xray,
		implies: [calls("xray", [TRACE])],
		cites: ["xray-vpc-endpoints", "ecs-trace-data"],
		text: { why: "The X-Ray daemon or the OpenTelemetry collector sends trace segments and reads sampling rules." }
	},
	{
		id: "features/xray-daemon-in-maintenance",
		when: (w) => w.xray,
		implies: [reports("info")],
		cites: ["x-ray-support"],
		text: { why: "The X-Ray SDKs and the daemon are in maintenance mode since 25 February 2026, and a page of AWS has their support end on 25 February 2027. AWS recommends OpenTelemetry, whose traces go to the same endpoint." }
	},
	{
		id: "features/collector-reads-its-configuration",
		when: (w) => w.xray && !readsParameterStore(w) && !callsFromCode("ssm")(w),
		implies: [reports("info")],
		cites: ["ecs-trace-data", "ecs-prometheus"],
		text: {
			why: "The documented permissions of the OpenTelemetry sidecar hold ssm:GetParameters and log actions beside X-Ray: it may read its configuration from Parameter Store and write metrics to CloudWatch Logs. Metrics for Amazon Managed Service for Prometheus go to aps-workspaces.{region}.{suffix}.",
			fix: "If yours does, add ssm to the secret sources, or CloudWatch Logs to the log destinations. For Prometheus name it among the services that your code calls: that adds aps-workspaces."
		}
	},
	{
		id: "features/guardduty-creates-its-endpoint",
		when: runsGuardDutySidecar,
		implies: [offers("guardduty-data", "unknown"), reports("info")],
		cites: ["guardduty-vpc-endpoint", "guardduty-fargate"],
		text: {
			why: "For Fargate, GuardDuty connects its agent by itself, free of charge: over a link-local address, or through an endpoint guardduty-data that it creates. A second endpoint with private DNS would conflict with that one.",
			fix: "Turn on automated agent configuration in GuardDuty instead of creating the endpoint."
		}
	},
	{
		id: "features/guardduty-on-instances",
		when: (w) => w.guardDutyRuntimeMonitoring && onEc2(w),
		implies: [requires("guardduty-data", "unknown")],
		cites: ["guardduty-vpc-endpoint", "guardduty-manual-endpoint"],
		text: { why: "The GuardDuty agent on an instance delivers its events through guardduty-data. With automated agent configuration GuardDuty connects it by itself; for an agent that you manage, you create the endpoint." }
	},
	{
		id: "features/guardduty-agent-by-systems-manager",
		when: (w) => w.guardDutyRuntimeMonitoring && onEc2(w) && !w.instanceManagement,
		implies: [reports("info")],
		cites: ["guardduty-ec2"],
		text: {
			why: "Automated agent configuration installs the GuardDuty agent through Systems Manager, on instances that it manages. These are not among them.",
			fix: "Have the instances managed by Systems Manager, so that its endpoints are planned, or install the agent yourself."
		}
	},
	{
		id: "features/guardduty-agent-image",
		when: runsGuardDutySidecar,
		implies: [
			requires("ecr.api", AGENT_IMAGE),
			requires("ecr.dkr", AGENT_IMAGE),
			requires("s3", [LAYERS])
		],
		cites: [
			"guardduty-prerequisites",
			"guardduty-agent-repository",
			"guardduty-fargate"
		],
		text: { why: "The GuardDuty sidecar is pulled from a private ECR repository of AWS (aws-guardduty-agent-fargate), through the ECR endpoints and the S3 gateway. The task execution role needs the permission to pull it. If it cannot be pulled, the task runs without it." }
	},
	{
		id: "features/guardduty-sends-telemetry",
		when: (w) => w.guardDutyRuntimeMonitoring && onFargate$1(w),
		implies: [reports("info")],
		cites: ["guardduty-prerequisites"],
		text: { why: "Service control policies and permissions boundaries must not deny guardduty:SendSecurityTelemetry, by which the GuardDuty agent sends its events." }
	},
	{
		id: "features/guardduty-needs-newer-platform",
		when: (w) => w.guardDutyRuntimeMonitoring && onPlatform13(w),
		implies: [reports("error")],
		cites: ["guardduty-prerequisites"],
		text: {
			why: "GuardDuty Runtime Monitoring needs Fargate platform version 1.4.0 or later.",
			fix: "Choose platform version LATEST."
		}
	},
	{
		id: "features/scaling-is-control-plane",
		when: (w) => !onEc2(w),
		implies: [spares("application-autoscaling"), spares("autoscaling")],
		cites: ["ecs-auto-scaling", "ecs-cluster-scaling"],
		derived: true,
		text: { why: "Service auto scaling and capacity providers work in the control plane; nothing in the VPC calls them." }
	},
	{
		id: "features/managed-instances-are-launched-for-you",
		when: onManagedInstances,
		implies: [spares("ec2")],
		cites: ["ecs-managed-instances"],
		derived: true,
		text: { why: "Amazon ECS launches Managed Instances with the infrastructure role: nothing in the VPC calls Amazon EC2 for that." }
	},
	{
		id: "features/container-insights-uses-telemetry",
		when: onContainerInstances,
		implies: [explains("ecs-telemetry")],
		cites: ["ecs-anywhere", "ecs-vpc-endpoints"],
		derived: true,
		text: { why: "The telemetry session of the agent (ecs-t) carries the metrics of tasks and containers. That Container Insights travels with them is our conclusion." }
	}
];
// src/core/rules/hub.ts
/** Interface endpoints in a central (hub) VPC: names, routes, conditions, and what stays here. */
const hubRules = [
	{
		id: "hub/names-must-be-answered-here",
		when: usesHub,
		implies: [reports("warning")],
		cites: [
			"multi-vpc-endpoints",
			"route53-private-zones",
			"route53-profile-endpoints"
		],
		text: {
			why: "Private DNS of an endpoint answers in its own VPC only, and neither a transit gateway nor peering carries names. Each name has to come from a private hosted zone (with private DNS off on the endpoint) or from a Route 53 Profile that carries the endpoint (with private DNS on). Both VPCs need DNS resolution and DNS hostnames.",
			fix: "Name the zones after the host and not after the service: api.ecr.{region}.{suffix}; dkr.ecr.{region}.{suffix} with a * record, because the account id stands before it; ecs-a and ecs-t for ecs-agent and ecs-telemetry; firehose and kinesis. Never make a zone of {region}.{suffix} or {suffix}: every name that is missing in it stops existing."
		}
	},
	{
		id: "hub/exports-name-one-vpc",
		when: usesHub,
		implies: [reports("info")],
		cites: ["multi-vpc-endpoints", "privatelink-s3-gateway"],
		derived: true,
		text: {
			why: "The exports serve one hub and one VPC of tasks, in one account or, in two parts, in two: endpoints with private DNS off, private hosted zones and records for the hub, gateway endpoints and the association of the zones for the VPC of the tasks, and the routes of both VPCs where a transit gateway or peering connection is given. They change no route table of a transit gateway and associate no further VPC.",
			fix: "Attach both VPCs to the transit gateway before you run an export, and let its route tables lead both ways. For each further VPC associate the zones (step further-vpcs), and create its gateway endpoints and routes."
		}
	},
	{
		id: "hub/who-associates-the-zones",
		when: usesHub,
		implies: [reports("info")],
		cites: ["route53-other-accounts", "route53-profiles"],
		text: {
			why: "A zone of another account is associated in three steps: its owner authorizes this VPC (create-vpc-association-authorization), the owner of this VPC associates it (associate-vpc-with-hosted-zone), and the authorization is deleted. The console offers none of them. A Profile is shared through AWS RAM instead, and this account needs route53profiles:AssociateProfile.",
			fix: "Check with list-hosted-zones-by-vpc, and with list-profile-associations: zones of a Profile do not show in the first."
		}
	},
	{
		id: "hub/routes-in-four-places",
		when: usesHub,
		implies: [reports("warning")],
		cites: ["tgw-attachments", "multi-vpc-endpoints"],
		derived: true,
		text: { why: "A name that resolves to the hub and a connection that times out mean a missing route. Routes are needed in four places: here, from the task subnets to the CIDR blocks of the hub; in the transit gateway route table of this VPC, to the hub; in that of the hub, back to the CIDR blocks of this VPC; in the hub, from the subnets of the endpoints to this VPC. The blocks must not overlap, and each Availability Zone of the tasks needs an attachment subnet." }
	},
	{
		id: "hub/security-group-by-cidr",
		when: usesHub,
		implies: [reports("warning")],
		cites: ["tgw-attachments", "multi-vpc-endpoints"],
		text: {
			why: "The security group of the endpoints in the hub has to admit TCP 443 from the CIDR blocks of every VPC that uses them: a transit gateway does not carry references to security groups for endpoints.",
			fix: "Give the CIDR blocks of the task subnets, or keep the blocks of all VPCs in a managed prefix list."
		}
	},
	{
		id: "hub/gateways-stay-here",
		when: (w) => usesHub(w) && pullsFromEcr(w) && !isExternal(w),
		implies: [reports("info")],
		cites: ["privatelink-s3-gateway", "multi-vpc-endpoints"],
		text: { why: "The gateway endpoints for Amazon S3 and DynamoDB serve their own VPC only and cost nothing, so they stay in this VPC. No zone for Amazon S3 should be associated here: the names would lead to the hub, and image layers with them." }
	},
	{
		id: "hub/conditions-see-the-hub",
		when: usesHub,
		implies: [reports("warning")],
		cites: ["iam-condition-keys", "ecs-execution-role"],
		derived: true,
		text: {
			why: "Calls through the hub carry its VPC as aws:SourceVpc, the ids of its endpoints as aws:SourceVpce and its account as aws:VpceAccount. Roles, secrets, keys and repositories that name this VPC refuse them; Amazon S3 through the gateway still sees this VPC.",
			fix: "Name both, or use aws:VpceOrgID with the services that support it. aws:PrincipalOrgID and aws:PrincipalArn do not change."
		}
	},
	{
		id: "hub/no-second-endpoint-of-the-name",
		when: usesHub,
		implies: [reports("info")],
		cites: ["route53-profiles", "privatelink-dns"],
		derived: true,
		text: { why: "While a zone of the hub is associated here, an endpoint of that service with private DNS is refused in this VPC (conflicting DNS domain). With a Profile it is allowed, and the local endpoint wins." }
	},
	{
		id: "hub/guardduty-stays-here",
		when: (w) => usesHub(w) && w.guardDutyRuntimeMonitoring,
		implies: [explains("guardduty-data"), reports("info")],
		cites: ["guardduty-vpc-endpoint"],
		derived: true,
		text: { why: "GuardDuty connects its agent in every VPC by itself, free of charge. Leave guardduty-data out of the hub: an associated zone of that name would collide with the endpoint that GuardDuty creates." }
	},
	{
		id: "hub/fargate-through-a-hub",
		when: (w) => usesHub(w) && onFargate$1(w),
		implies: [reports("info")],
		cites: ["ecs-vpc-endpoints", "multi-vpc-endpoints"],
		derived: true,
		text: { why: "The Amazon ECS page speaks of endpoints in the VPC of the task only. Tasks on Fargate do start through a hub once the names resolve to it here; start one before you remove another path." }
	},
	{
		id: "hub/policies-are-shared",
		when: (w) => usesHub(w) && attachesPolicies(w) && !w.vpcInUse,
		implies: [reports("warning")],
		cites: ["privatelink-access", "multi-vpc-endpoints"],
		derived: true,
		text: {
			why: "One policy of the endpoint in the hub holds for every VPC that uses it, and these policies allow only what this workload uses.",
			fix: "Unite what all of them use (20,480 characters at most), limit by aws:PrincipalOrgID, or choose full access."
		}
	}
];
// src/core/rules/instances.ts
/** What container instances call besides Amazon ECS: Systems Manager, package repositories, external networks. */
const MANAGE = use$1([
	"ssm:DescribeAssociation",
	"ssm:DescribeDocument",
	"ssm:GetDeployablePatchSnapshotForInstance",
	"ssm:GetDocument",
	"ssm:GetManifest",
	"ssm:GetParameter",
	"ssm:GetParameters",
	"ssm:ListAssociations",
	"ssm:ListInstanceAssociations",
	"ssm:PutComplianceItems",
	"ssm:PutConfigurePackageResult",
	"ssm:PutInventory",
	"ssm:UpdateAssociationStatus",
	"ssm:UpdateInstanceAssociationStatus",
	"ssm:UpdateInstanceInformation"
]);
/** Unsigned calls by which a hybrid activation registers and renews itself. */
const ACTIVATE = use$1([
	"ssm:RegisterManagedInstance",
	"ssm:RequestManagedInstanceRoleToken",
	"ssm:UpdateManagedInstancePublicKey"
]);
const MESSAGES = use$1([
	"ec2messages:AcknowledgeMessage",
	"ec2messages:DeleteMessage",
	"ec2messages:FailMessage",
	"ec2messages:GetEndpoint",
	"ec2messages:GetMessages",
	"ec2messages:SendReply"
]);
const bucket = (name) => `arn:{partition}:s3:::${name}/*`;
const SSM_BUCKETS = use$1(["s3:GetObject"], bucket("amazon-ssm-{region}"), bucket("amazon-ssm-packages-{region}"), bucket("aws-patch-manager-{region}-*"), bucket("aws-ssm-{region}"), bucket("aws-ssm-distributor-file-{region}"), bucket("aws-ssm-document-attachments-{region}"), bucket("aws-windows-downloads-{region}"), bucket("patch-baseline-snapshot-{region}"), bucket("patch-baseline-snapshot-{region}-*"), bucket("{region}-birdwatcher-prod"));
const LINUX_PACKAGES = use$1(["s3:GetObject"], bucket("al2023-{region}"), bucket("al2023-repos-{region}-de612dc2"), bucket("amazonlinux-2-repos-{region}"), bucket("amazonlinux.{region}.{suffix}"));
const AGENT_RELEASES = use$1(["s3:GetObject"], bucket("amazon-ecs-agent-{region}"));
const instanceRules = [
	{
		id: "instances/systems-manager",
		when: (w) => w.instanceManagement && !isExternal(w),
		implies: [requires("ssm", [MANAGE]), requires("ssmmessages", [CHANNELS])],
		cites: ["ssm-vpc-endpoints"],
		text: { why: "Instances managed by Systems Manager report to ssm and hold their channel through ssmmessages." }
	},
	{
		id: "instances/external-registration",
		when: isExternal,
		implies: [requires("ssm", [MANAGE, ACTIVATE]), requires("ssmmessages", [CHANNELS])],
		cites: ["ecs-anywhere", "ssm-vpc-endpoints"],
		text: { why: "External instances are registered with Systems Manager and get their credentials from it: ssm and ssmmessages are in the list of domains that they need." }
	},
	{
		id: "instances/message-delivery",
		when: (w) => w.instanceManagement && regionOf(w.region).hasEc2messages,
		implies: [requires("ec2messages", [MESSAGES])],
		cites: ["ssm-vpc-endpoints", "ssm-message-apis"],
		text: { why: "{region} was launched before 2024: there the list of endpoints for Systems Manager contains ec2messages. Agents from version 3.3.40.0 on use ssmmessages instead; where every agent is newer, this endpoint can be left out." }
	},
	{
		id: "instances/message-delivery-absent",
		when: (w) => w.instanceManagement && !regionOf(w.region).hasEc2messages,
		implies: [spares("ec2messages")],
		cites: ["ssm-message-apis"],
		text: { why: "ec2messages exists only in Regions launched before 2024. In {region} the Systems Manager agent uses ssmmessages." }
	},
	{
		id: "instances/systems-manager-buckets",
		when: (w) => w.instanceManagement && !isExternal(w),
		implies: [requires("s3", [SSM_BUCKETS])],
		cites: ["ssm-s3-buckets"],
		text: { why: "The Systems Manager agent downloads its updates, the modules of documents, packages and patch baselines from buckets of AWS in the Region." }
	},
	{
		id: "instances/systems-manager-buckets-from-outside",
		when: isExternal,
		implies: [requires("s3", [SSM_BUCKETS, AGENT_RELEASES], "Interface")],
		cites: [
			"ssm-s3-buckets",
			"s3-privatelink",
			"ecs-anywhere"
		],
		text: { why: "External instances download the agents of Amazon ECS and Systems Manager from buckets of AWS; from outside the VPC only the S3 interface endpoint leads there." }
	},
	{
		id: "instances/patches-and-output",
		when: (w) => w.instanceManagement,
		implies: [reports("info")],
		cites: ["ssm-patch-buckets", "privatelink-access"],
		derived: true,
		text: {
			why: "The Systems Manager agent fetches patches from the buckets of AWS over HTTP by default, and Run Command and Patch Manager write their output to a bucket only if you name one.",
			fix: "Let the instances out on TCP 80 to the prefix list of Amazon S3 as well, and add s3:PutObject on your output bucket to the policy of the S3 endpoint."
		}
	},
	{
		id: "instances/linux-packages",
		when: (w) => onEc2(w) && !onWindows$1(w),
		implies: [offers("s3", [LINUX_PACKAGES, AGENT_RELEASES])],
		cites: ["al2023-repositories", "ecs-agent-install"],
		derived: true,
		text: { why: "Amazon Linux keeps its package repositories, and Amazon ECS the releases of its agent, in buckets of the Region. Through the gateway instances can install and update packages without a path to the internet." }
	},
	{
		id: "instances/optional-calls",
		when: onEc2,
		implies: [
			offers("ec2", [use$1(["ec2:DescribeTags"])]),
			offers("monitoring", "unknown"),
			offers("autoscaling", "unknown")
		],
		cites: [
			"ecs-instance-tags",
			"cloudwatch-vpc-endpoints",
			"autoscaling-vpc-endpoints"
		],
		derived: true,
		text: { why: "Only if you use them: the agent reads instance tags from ec2 (ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM), volume plugins of Docker attach Amazon EBS volumes through ec2, the CloudWatch agent on the instance publishes to monitoring (and logs to logs), lifecycle hooks on the instance call autoscaling." }
	},
	{
		id: "instances/user-data-may-call-more",
		when: (w) => onEc2(w) && hasNoPath(w),
		implies: [reports("info")],
		cites: [
			"privatelink-services",
			"privatelink-s3-gateway",
			"ecs-instance-role"
		],
		derived: true,
		text: { why: "What user data calls at boot needs a way too: cfn-init and cfn-signal call AWS CloudFormation (com.amazonaws.{region}.cloudformation, not part of this plan), aws s3 cp reads buckets that the policy of the S3 endpoint has to name, aws ecs put-account-setting (awsvpcTrunking) needs ecs:PutAccountSetting in the policy of ecs." }
	},
	{
		id: "instances/bottlerocket-host-containers",
		when: (w) => onEc2(w) && !onWindows$1(w) && w.repository !== "" && w.endpointPolicies === "least-privilege",
		implies: [reports("info")],
		cites: [
			"bottlerocket-host-containers",
			"guardduty-bottlerocket",
			"privatelink-access"
		],
		derived: true,
		text: {
			why: "The endpoint policies allow pulling {repository}. If the instances run Bottlerocket, they refuse its host containers bottlerocket-control (by which Systems Manager reaches the instance) and bottlerocket-admin: according to its maintainers on GitHub, these come from private Amazon ECR repositories. So does the GuardDuty agent.",
			fix: "On Bottlerocket, allow these repositories as well or leave the repository empty."
		}
	},
	{
		id: "instances/bottlerocket-updates-in-place",
		when: (w) => onEc2(w) && !onWindows$1(w) && hasNoPath(w),
		implies: [reports("info")],
		cites: ["bottlerocket-ecs-updater"],
		derived: true,
		text: {
			why: "If the instances run Bottlerocket: its updater for Amazon ECS asks for a subnet with internet access, and no endpoint leads to the update repository.",
			fix: "Replace the instances with a newer Bottlerocket AMI instead of updating them in place."
		}
	},
	{
		id: "instances/external-supports-less",
		when: isExternal,
		implies: [reports("info")],
		cites: ["ecs-anywhere", "ecs-service-connect-components"],
		text: { why: "On external instances Amazon ECS supports neither Amazon EFS volumes, Service Connect, service discovery and load balancing nor the awsvpc network mode. The plan counts none of them there." }
	},
	{
		id: "instances/external-network",
		when: isExternal,
		implies: [reports("warning")],
		cites: [
			"ecs-anywhere",
			"s3-privatelink",
			"privatelink-interface"
		],
		text: {
			why: "External instances reach these endpoints only over a private connection to the VPC, and only if their DNS resolves the names to the endpoints.",
			fix: "Connect the networks (AWS Direct Connect or VPN), create an inbound endpoint of the Route 53 Resolver, and forward the names of the endpoints to it."
		}
	},
	{
		id: "instances/external-s3-names-hold-for-the-vpc",
		when: isExternal,
		implies: [reports("info")],
		cites: ["privatelink-s3-gateway"],
		text: {
			why: "With private DNS, the S3 interface endpoint also takes the Amazon S3 traffic of the VPC itself, and charges for it, although a gateway endpoint would carry that for nothing.",
			fix: "If the VPC has an S3 gateway endpoint, turn private DNS on for the inbound Resolver endpoint only (PrivateDnsOnlyForInboundResolverEndpoint): then the external instances use the interface endpoint and the VPC the gateway."
		}
	},
	{
		id: "instances/external-network-let-in",
		when: (w) => isExternal(w) && w.securityGroupId === "" && w.taskSubnetCidrs === "",
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints", "ecs-anywhere"],
		text: {
			why: "External instances call from their own network, and the security group of the exports lets in the VPC or the named group only.",
			fix: "Give the CIDR blocks of their network as the blocks of the task subnets."
		}
	},
	{
		id: "instances/external-windows-ended",
		when: (w) => isExternal(w) && onWindows$1(w),
		implies: [reports("error")],
		cites: ["ecs-anywhere"],
		text: {
			why: "ECS Anywhere dropped Windows, and many versions of other operating systems, on 7 August 2026.",
			fix: "Use a supported Linux."
		}
	}
];
// src/core/rules/logging.ts
/** Logs: awslogs, FireLens and its destinations, other drivers. */
const LOG_GROUP = "arn:{partition}:logs:{region}:{own}:log-group:*";
const AWSLOGS = use$1([
	"logs:CreateLogGroup",
	"logs:CreateLogStream",
	"logs:PutLogEvents"
], LOG_GROUP);
const FLUENT_BIT_LOGS = use$1([
	"logs:CreateLogGroup",
	"logs:CreateLogStream",
	"logs:DescribeLogStreams",
	"logs:PutLogEvents",
	"logs:PutRetentionPolicy"
], LOG_GROUP);
/** Drivers that send logs to a host outside AWS, or to one of your own. */
const NETWORK_DRIVERS = [
	"splunk",
	"fluentd",
	"gelf",
	"syslog"
];
const LOCAL_DRIVERS = ["json-file", "journald"];
const loggingRules = [
	{
		id: "logging/awslogs-needs-logs",
		when: logsWithAwslogs,
		implies: [requires("logs", [AWSLOGS])],
		cites: [
			"ecs-vpc-endpoints",
			"ecs-init-error",
			"ecs-account-settings"
		],
		text: { why: "The awslogs driver sends log events to CloudWatch Logs. On Fargate a container does not start without a way there, because its log stream is opened first. On instances the default mode is non-blocking since 25 June 2025: the container starts, and its logs are lost." }
	},
	{
		id: "logging/awslogs-region-is-local",
		when: logsWithAwslogs,
		implies: [explains("logs")],
		cites: ["ecs-vpc-endpoints", "privatelink-cross-region"],
		text: { why: "The endpoint serves {region} only: CloudWatch Logs is not among the services with cross-Region endpoints, so through it awslogs-region can only name this Region." }
	},
	{
		id: "logging/firelens-to-cloudwatch",
		when: (w) => w.firelensDestinations.includes("cloudwatch-logs"),
		implies: [calls("logs", [FLUENT_BIT_LOGS])],
		cites: ["ecs-firelens", "logs-vpc-endpoints"],
		text: { why: "FireLens sends log events to CloudWatch Logs with the permissions of the task role." }
	},
	{
		id: "logging/firelens-to-firehose",
		when: (w) => w.firelensDestinations.includes("kinesis-firehose"),
		implies: [calls("kinesis-firehose", [use$1(["firehose:PutRecordBatch"], "arn:{partition}:firehose:{region}:{own}:deliverystream/*")])],
		cites: ["ecs-firelens", "firehose-vpc-endpoints"],
		text: { why: "FireLens sends log records to Amazon Data Firehose." }
	},
	{
		id: "logging/firelens-to-kinesis",
		when: (w) => w.firelensDestinations.includes("kinesis-streams"),
		implies: [calls("kinesis-streams", [use$1(["kinesis:PutRecords"], "arn:{partition}:kinesis:{region}:{own}:stream/*")])],
		cites: ["ecs-log-configuration", "kinesis-vpc-endpoints"],
		text: { why: "FireLens sends log records to Amazon Kinesis Data Streams." }
	},
	{
		id: "logging/firelens-to-s3",
		when: (w) => w.firelensDestinations.includes("s3") && !isExternal(w),
		implies: [calls("s3", [use$1(["s3:PutObject"], "arn:{partition}:s3:::*")])],
		cites: ["ecs-log-configuration", "privatelink-s3-gateway"],
		text: { why: "FireLens writes log objects to a bucket of yours, so the S3 endpoint policy allows writing objects." }
	},
	{
		id: "logging/firelens-to-s3-from-outside",
		when: (w) => w.firelensDestinations.includes("s3") && isExternal(w),
		implies: [calls("s3", [use$1(["s3:PutObject"], "arn:{partition}:s3:::*")], "Interface")],
		cites: [
			"ecs-log-configuration",
			"s3-privatelink",
			"privatelink-gateway"
		],
		text: { why: "FireLens on an external instance writes log objects through the S3 interface endpoint; the gateway cannot be reached from outside the VPC." }
	},
	{
		id: "logging/firelens-to-opensearch",
		when: (w) => w.firelensDestinations.includes("opensearch"),
		implies: [reports("info")],
		cites: ["opensearch-vpc", "privatelink-services"],
		text: {
			why: "Amazon OpenSearch Service is not reached through an endpoint of this plan.",
			fix: "Use a domain inside the VPC, or an OpenSearch Service-managed VPC endpoint, and allow TCP 443 from the tasks. Such an endpoint leads to VPC domains of this Region only: a public domain needs a path to the internet."
		}
	},
	{
		id: "logging/firelens-elsewhere",
		when: (w) => w.firelensDestinations.includes("other") && taskHasNoPath(w),
		implies: [reports("warning")],
		cites: ["ecs-firelens", "privatelink-services"],
		text: {
			why: "FireLens sends logs to a destination outside AWS, and the subnets have no path to the internet.",
			fix: "Give the subnets a path, use the PrivateLink endpoint of the vendor if there is one, or choose another destination."
		}
	},
	{
		id: "logging/firelens-image",
		when: (w) => logsWithFirelens(w) && hasNoPath(w),
		implies: [reports("info")],
		cites: ["ecs-fluent-bit-images", "ecr-vpc-endpoints"],
		text: {
			why: "The log router is a container: its image has to be pulled like any other.",
			fix: "Take it from a private repository of yours, or from the repository of AWS in this Region: aws ssm get-parameters --region {region} --names /aws/service/aws-for-fluent-bit/stable prints its name. The copy in Amazon ECR Public cannot be reached from these subnets."
		}
	},
	{
		id: "logging/driver-needs-its-own-path",
		when: (w) => NETWORK_DRIVERS.some((driver) => w.logDrivers.includes(driver)) && hasNoPath(w),
		implies: [reports("warning")],
		cites: ["ecs-log-configuration", "privatelink-services"],
		derived: true,
		text: {
			why: "The drivers splunk, fluentd, gelf and syslog send logs to a server that no AWS endpoint leads to.",
			fix: "Make sure that the server stands in the VPC or in a network connected to it."
		}
	},
	{
		id: "logging/local-drivers-stay-on-the-instance",
		when: (w) => LOCAL_DRIVERS.some((driver) => w.logDrivers.includes(driver)) && !sendsLogsToCloudWatch(w) && !callsFromCode("logs")(w),
		implies: [spares("logs")],
		cites: ["ecs-log-configuration"],
		derived: true,
		text: { why: "The drivers json-file and journald keep logs on the instance." }
	},
	{
		id: "logging/nothing-goes-to-cloudwatch",
		when: (w) => !sendsLogsToCloudWatch(w) && !callsFromCode("logs")(w),
		implies: [spares("logs")],
		cites: ["ecs-vpc-endpoints", "ecs-awslogs"],
		text: { why: "The logs endpoint is needed for the awslogs driver and for FireLens to CloudWatch Logs; neither is used." }
	}
];
// src/core/rules/network.ts
/** Paths, DNS, security groups, zones, sharing, IP versions, quotas. */
const networkRules = [
	{
		id: "network/internet-needs-internet-gateway",
		when: (w) => !w.internetGateway && (w.egress === "nat-gateway" || w.egress === "public-ip"),
		implies: [reports("error")],
		cites: ["vpc-nat-gateway", "vpc-internet-gateway"],
		text: {
			why: "Public NAT gateways and public IP addresses reach the internet only through an internet gateway, and the VPC has none.",
			fix: "Attach an internet gateway to the VPC, or say that the subnets have no path."
		}
	},
	{
		id: "network/internet-gateway-without-route",
		when: (w) => w.internetGateway && w.egress === "none",
		implies: [reports("info")],
		cites: [
			"vpc-internet-gateway",
			"ecs-fargate-networking",
			"ecs-pull-error"
		],
		text: {
			why: "An internet gateway alone is no path. Without a route to it, and also with a route but without a public IP address (assignPublicIp DISABLED), nothing reaches the internet and calls time out: the plan treats the subnets as isolated.",
			fix: "If the tasks may use the internet: give them public IP addresses in these subnets (Fargate only), or private subnets with a route to a NAT gateway."
		}
	},
	{
		id: "network/platform-1-4-uses-the-task-network",
		when: (w) => onFargate$1(w) && !onPlatform13(w) && pullsFromEcr(w),
		implies: [explains("ecr.api")],
		cites: ["ecs-fargate-networking"],
		text: { why: "From Linux platform version 1.4.0, and on Windows 1.0.0, login, secrets, image pulls and logs all leave through the network interface of the task, so the VPC has to lead everywhere." }
	},
	{
		id: "network/dns-attributes-off",
		when: (w) => !w.vpcDnsAttributes,
		implies: [reports("error")],
		cites: ["vpc-dns", "privatelink-interface"],
		text: {
			why: "Private DNS cannot be enabled while DNS resolution or DNS hostnames are off in the VPC: AWS refuses to create the endpoints.",
			fix: "Turn both attributes on first; the step that turns them on holds the commands."
		}
	},
	{
		id: "network/own-dns-servers",
		when: (w) => w.dns === "custom",
		implies: [reports("warning")],
		cites: [
			"ecs-vpc-endpoints",
			"ecs-verify-connectivity",
			"vpc-dns",
			"ecs-fargate-networking"
		],
		text: {
			why: "Endpoints support only the DNS that Amazon provides through Route 53. Your own DNS servers answer with public addresses unless they forward.",
			fix: "Forward the private DNS names of this plan to the Amazon-provided DNS (an inbound endpoint of the Route 53 Resolver, or VPC base address plus two), and let the tasks out to your servers on port 53, UDP and TCP. After a change of the DHCP options start new tasks: running ones keep the old."
		}
	},
	{
		id: "network/shared-subnets",
		when: (w) => w.subnetOwnership === "participant",
		implies: [reports("warning")],
		cites: [
			"ecr-vpc-endpoints",
			"vpc-sharing",
			"ecs-zones"
		],
		text: {
			why: "A participant of shared subnets can use endpoints but cannot create, describe, modify or delete them.",
			fix: "Hand this plan to the account that owns the VPC: it runs every step that creates endpoints, their security group, gateway routes, hosted zones, NAT gateways or VPC attributes, and it pays for them. Yours are the task security groups (the default group of the VPC belongs to the owner and cannot be used), roles and task definitions. Let it admit the CIDR blocks of the shared subnets."
		}
	},
	{
		id: "network/shared-subnets-hide-endpoints",
		when: (w) => w.subnetOwnership === "participant",
		implies: [reports("info")],
		cites: ["vpc-sharing", "privatelink-interface"],
		derived: true,
		text: {
			why: "An empty list of endpoints in a participant account proves nothing: only the owner sees them. What you can look at are route tables, network ACLs, VPC attributes, DHCP options and your own security groups.",
			fix: "Ask the owner for the output of describe-vpc-endpoints, or test from a task: names of endpoints resolve to addresses of the VPC."
		}
	},
	{
		id: "network/endpoint-security-group",
		when: (w) => w.securityGroupId === "",
		implies: [reports("info")],
		cites: [
			"ecs-vpc-endpoints",
			"ecr-vpc-endpoints",
			"privatelink-interface"
		],
		text: { why: "The security group of the endpoints must allow inbound TCP 443 from the tasks. The exports create such a group. Endpoints do not answer ping: test them with nc or curl on port 443." }
	},
	{
		id: "network/given-security-group",
		when: (w) => w.securityGroupId !== "",
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints", "ecr-vpc-endpoints"],
		text: {
			why: "The exports use the existing security group {securityGroupId} and change nothing in it.",
			fix: "Check that it allows inbound TCP 443 from the task subnets."
		}
	},
	{
		id: "network/task-security-group-egress",
		when: () => true,
		implies: [reports("info")],
		cites: ["privatelink-gateway", "ecs-pull-error"],
		text: { why: "The security group of the tasks must allow outbound TCP 443 to the endpoints and, for a gateway endpoint, to the prefix list of the service. Missing egress to the S3 prefix list looks like a missing S3 gateway." }
	},
	{
		id: "network/acls-let-both-ways",
		when: () => true,
		implies: [reports("info")],
		cites: [
			"privatelink-interface",
			"ecs-verify-connectivity",
			"privatelink-gateway"
		],
		derived: true,
		text: { why: "Network ACLs know no connections. Those of the task subnets must let TCP 443 out and ports 1024 to 65535 in, those of the endpoint subnets the other way round: 443 in, 1024 to 65535 out. The Amazon ECS page gives the rules of the endpoint side for the task subnets. For a gateway endpoint they also need the address ranges of the service, because network ACLs cannot name prefix lists." }
	},
	{
		id: "network/gateway-route-tables",
		when: (w) => usesS3(w) && !isExternal(w),
		implies: [explains("s3")],
		cites: ["privatelink-gateway", "ecr-vpc-endpoints"],
		text: { why: "The gateway endpoint does nothing until it is associated with the route tables of the task subnets. A route table holds one endpoint route to a service, so a second S3 gateway for the same table is refused. The route leads to Amazon S3 of this Region: prefix lists are Regional." }
	},
	{
		id: "network/gateway-and-open-connections",
		when: (w) => w.openS3Connections && usesS3(w) && !isExternal(w),
		implies: [reports("warning")],
		cites: ["ecr-vpc-endpoints", "privatelink-s3-gateway"],
		text: {
			why: "Adding the S3 gateway endpoint changes the source address of connections to Amazon S3: connections that are open may be interrupted.",
			fix: "Create it in a quiet hour, or create a new VPC with the gateway endpoint and migrate the cluster to it."
		}
	},
	{
		id: "network/one-zone",
		when: (w) => w.availabilityZones === 1,
		implies: [reports("warning")],
		cites: ["privatelink-dns"],
		text: {
			why: "Endpoints in a single Availability Zone fail with it; AWS recommends at least two.",
			fix: "Choose two zones or more."
		}
	},
	{
		id: "network/more-zones-than-the-region",
		when: (w) => regionOf(w.region).zones > 0 && w.availabilityZones > regionOf(w.region).zones,
		implies: [reports("error")],
		cites: ["privatelink-interface"],
		text: {
			why: "{region} has {zones} Availability Zones, fewer than the {availabilityZones} that are asked for.",
			fix: "Choose fewer zones."
		}
	},
	{
		id: "network/one-subnet-for-each-zone",
		when: (w) => w.subnetIds !== "" && splitList(w.subnetIds).length !== w.availabilityZones,
		implies: [reports("warning")],
		cites: ["privatelink-interface"],
		text: {
			why: "An interface endpoint takes exactly one subnet in each Availability Zone; the number of subnets given differs from the number of zones.",
			fix: "Give one subnet for each zone. Two subnets in one zone are refused (DuplicateSubnetsInSameZone). Costs are computed with the number of zones."
		}
	},
	{
		id: "network/check-service-availability",
		when: () => true,
		implies: [reports("info")],
		cites: ["privatelink-services", "privatelink-interface"],
		text: {
			why: "AWS publishes no list of endpoint services by Region and zone. Whether each service is offered in {region}, and in your zones, can only be asked in the account.",
			fix: "Run the step that checks every service: it lists what is offered, with zones."
		}
	},
	{
		id: "network/private-dns-is-vpc-wide",
		when: () => true,
		implies: [reports("info")],
		cites: ["privatelink-dns", "privatelink-interface"],
		text: { why: "Private DNS switches every client in the VPC to the endpoint at once, and only one endpoint for each service can have it. If one exists already, use it instead of a second one." }
	},
	{
		id: "network/gateway-not-from-other-networks",
		when: (w) => w.egress === "transit" && !isExternal(w) && (pullsFromEcr(w) || callsFromCode("s3")(w)),
		implies: [reports("info")],
		cites: ["privatelink-s3-gateway"],
		text: { why: "A gateway endpoint serves its own VPC only: not peers, VPNs or networks behind a transit gateway." }
	},
	{
		id: "network/proxy-must-spare-endpoints",
		when: (w) => usesProxy(w) && (onEc2(w) || isExternal(w)),
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints", "ecs-http-proxy"],
		text: {
			why: "An agent, a container runtime or a log driver behind a proxy sends its calls to the proxy, not to the endpoints. The agent then also gets numbered hosts (ecs-a-1) that no endpoint answers.",
			fix: "Set NO_PROXY for the agent, ecs-init and Docker: 169.254.169.254, 169.254.170.2, /var/run/docker.sock, and the names of the endpoints: .ecr.{region}.{suffix}, .s3.{region}.{suffix}, logs.{region}.{suffix}, ecs.{region}.{suffix}, ecs-a.{region}.{suffix}, ecs-t.{region}.{suffix} (and ssm, secretsmanager and others where planned)."
		}
	},
	{
		id: "network/transit-may-hold-a-proxy",
		when: (w) => w.egress === "transit",
		implies: [reports("info")],
		cites: ["ecs-http-proxy", "ecs-network-security"],
		text: { why: "If the other network is reached through an HTTP proxy that clients have to be told of, answer \"proxy\": agents then need NO_PROXY for the endpoints, and Fargate cannot use it at all." }
	},
	{
		id: "network/proxy-starts-no-fargate-task",
		when: (w) => usesProxy(w) && onFargate$1(w),
		implies: [reports("warning")],
		cites: [
			"ecs-network-security",
			"ecs-fargate-networking",
			"ecs-exec"
		],
		text: {
			why: "Fargate cannot be told of a proxy: what the platform does to start a task (registry login, image pull and its layers in Amazon S3, secrets, awslogs) never goes there, whatever the container sets. For these calls the endpoints are required.",
			fix: "Use HTTPS_PROXY in the container for what your code calls elsewhere, and NO_PROXY=169.254.169.254,169.254.170.2 with the names of the endpoints beside it."
		}
	},
	{
		id: "network/proxy-and-managed-instances",
		when: (w) => usesProxy(w) && onManagedInstances(w),
		implies: [reports("warning")],
		cites: ["ecs-http-proxy", "ecs-managed-instances"],
		derived: true,
		text: {
			why: "The proxy of agent and container runtime is set in files on the instance, and nobody can log in to Managed Instances. The plan counts the proxy as a path for your own code only.",
			fix: "Use HTTPS_PROXY in the container, and NO_PROXY=169.254.169.254,169.254.170.2 with the names of the endpoints beside it."
		}
	},
	{
		id: "network/task-interfaces-have-no-public-address",
		when: (w) => w.egress === "public-ip" && onEc2(w) && w.networkMode === "awsvpc",
		implies: [reports("warning")],
		cites: ["ecs-awsvpc"],
		text: {
			why: "In awsvpc mode the network interfaces of tasks on EC2 get no public IP address, so tasks in public subnets have no access to the internet. The public address of the instance serves the agent, image pulls, secrets and awslogs; calls of the task itself (your code, sidecars, FireLens, ECS Exec) need endpoints or a NAT gateway.",
			fix: "Run the tasks in private subnets with a NAT gateway, or create the endpoints that are required here."
		}
	},
	{
		id: "network/network-mode-not-supported",
		when: (w) => onManagedInstances(w) && (w.networkMode === "bridge" || w.networkMode === "default") || onEc2(w) && onWindows$1(w) && (w.networkMode === "bridge" || w.networkMode === "host") || onEc2(w) && !onWindows$1(w) && w.networkMode === "default",
		implies: [reports("warning")],
		cites: ["ecs-task-networking", "ecs-managed-networking"],
		text: {
			why: "These instances do not run this network mode: Linux has awsvpc, bridge and host, Windows awsvpc and default, Managed Instances awsvpc and host.",
			fix: "Look at networkMode of the task definition and answer what it says."
		}
	},
	{
		id: "network/managed-instances-and-public-addresses",
		when: (w) => w.egress === "public-ip" && onManagedInstances(w) && w.networkMode === "awsvpc",
		implies: [reports("warning")],
		cites: ["ecs-managed-networking", "ecs-awsvpc"],
		derived: true,
		text: {
			why: "No page says whether network interfaces of tasks on Managed Instances get public IP addresses. On EC2 they get none, and then the task itself has no access to the internet.",
			fix: "Try it before you leave out an endpoint, or use private subnets with a NAT gateway."
		}
	},
	{
		id: "network/block-public-access-closes-the-path",
		when: (w) => w.egress === "nat-gateway" && w.blockPublicAccess === "bidirectional" || w.egress === "public-ip" && w.blockPublicAccess !== "off",
		implies: [reports("warning")],
		cites: ["vpc-block-public-access"],
		text: {
			why: "Block Public Access closes this path: the bidirectional mode stops internet gateways, NAT gateways and egress-only internet gateways, the ingress-only mode everything but NAT gateways and egress-only internet gateways. Endpoints are not affected, so the plan requires them.",
			fix: "If the tasks need the internet, exclude the subnet next to the internet gateway (that of the NAT gateway) or the VPC, in the account that owns it."
		}
	},
	{
		id: "network/block-public-access-spares-nat",
		when: (w) => w.egress === "nat-gateway" && w.blockPublicAccess === "ingress-only",
		implies: [reports("info")],
		cites: ["vpc-block-public-access"],
		text: { why: "The ingress-only mode of Block Public Access lets connections through NAT gateways out." }
	},
	{
		id: "network/path-through-another-network",
		when: (w) => w.egress === "transit",
		implies: [reports("info")],
		cites: ["vpc-block-public-access", "tgw-attachments"],
		text: { why: "Whether this path works is decided in the other network: its routes back to these subnets, its NAT gateway or firewall, and its Block Public Access, which stops internet gateways and inspection there but no transit gateway. An Availability Zone without an attachment subnet cannot reach a transit gateway." }
	},
	{
		id: "network/encryption-controls",
		when: (w) => w.egress === "nat-gateway" || w.egress === "public-ip" || w.volumes.includes("efs"),
		implies: [reports("info")],
		cites: ["vpc-encryption-controls"],
		text: { why: "Where VPC encryption controls are enforced, internet gateways, NAT gateways and Amazon EFS need an exclusion. Endpoints carry TLS on port 443 and need none." }
	},
	{
		id: "network/saving-by-endpoints",
		when: (w) => w.egress === "nat-gateway" && hasPath(w) && pullsFromEcr(w) && !isExternal(w),
		implies: [reports("info")],
		cites: [
			"privatelink-s3-gateway",
			"privatelink-pricing",
			"vpc-pricing"
		],
		derived: true,
		text: { why: "To save NAT gateway charges, start with the S3 gateway endpoint: it costs nothing and takes the image layers, most of what a pull moves. An interface endpoint costs {endpointMonth} USD a month here and saves {savedByEndpoint} USD for each GB that no longer passes the NAT gateway, so by cost alone it pays from {breakEvenOfEndpoint} GB a month through that endpoint. ecr.dkr and ecr.api carry logins and manifests only." }
	},
	{
		id: "network/s3-not-used",
		when: (w) => !usesS3(w) && !onEc2(w) && !isExternal(w),
		implies: [spares("s3")],
		cites: ["privatelink-s3-gateway", "ecr-vpc-endpoints"],
		text: { why: "No image layer, file, log or call of this workload goes to Amazon S3." }
	},
	{
		id: "network/endpoints-serve-one-region",
		when: () => true,
		implies: [reports("info")],
		cites: ["ecs-vpc-endpoints", "privatelink-cross-region"],
		text: {
			why: "Each endpoint serves {region} only. The Amazon ECS page says that endpoints do not support cross-Region requests; the PrivateLink page lists exceptions by now (ecs, ecr.api, ecr.dkr, s3, kms, kinesis-firehose among them), but not ecs-agent, ecs-telemetry, logs, secretsmanager, ssm or ssmmessages. The plan keeps everything in {region}.",
			fix: "Replicate images, secrets and parameters of another Region to this one. Or create ecr.api, ecr.dkr and the interface endpoint s3 of that Region with its ServiceRegion: that needs vpce:AllowMultiRegion in IAM and in service control policies (ec2:VpceServiceRegion limits the Regions), two zones or more, and has Regional DNS names only. The zones use1-az3, usw1-az2, apne1-az3, apne2-az2 and apne2-az4 do not support it."
		}
	},
	{
		id: "network/ipv6-services-differ",
		when: (w) => w.ipAddressType !== "ipv4",
		implies: [reports("warning")],
		cites: [
			"ecr-vpc-endpoints",
			"ecs-vpc-endpoints",
			"vpc-ipv6-support",
			"s3-privatelink"
		],
		text: {
			why: "The documentation contradicts itself about IPv6: the Amazon ECR and Amazon S3 pages offer dual-stack endpoints; the list of services with IPv6 denies them for both, and the Amazon ECS pages deny them for Amazon ECR. The plan follows the pages of the services themselves.",
			fix: "Check SupportedIpAddressTypes of each service in the account (the step that checks every service lists them) before you rely on IPv6."
		}
	},
	{
		id: "network/ipv6-only-needs-every-service",
		when: (w) => w.ipAddressType === "ipv6",
		implies: [reports("warning")],
		cites: ["privatelink-interface", "ecs-fargate-networking"],
		text: {
			why: "In IPv6-only subnets an endpoint can only have IPv6 addresses. For services that do not document IPv6 (marked in the plan) creation may be refused.",
			fix: "Keep dual-stack subnets for those endpoints, or provide DNS64 and NAT64."
		}
	},
	{
		id: "network/ipv6-only-image-names",
		when: (w) => w.ipAddressType === "ipv6" && pullsFromEcr(w),
		implies: [reports("warning")],
		cites: ["ecs-fargate-networking", "ecr-requests"],
		text: {
			why: "IPv6-only tasks pull images by the dual-stack name of the registry.",
			fix: "Name images ACCOUNT.dkr-ecr.{region}.on.aws/REPOSITORY in the task definition."
		}
	},
	{
		id: "network/ipv6-only-pull-has-no-proven-endpoint",
		when: (w) => w.ipAddressType === "ipv6" && pullsFromEcr(w) && hasNoPath(w),
		implies: [reports("error")],
		cites: [
			"ecs-fargate-networking",
			"ecs-task-networking",
			"ecs-managed-networking",
			"ecr-vpc-endpoints"
		],
		derived: true,
		text: {
			why: "Nothing proves that IPv6-only tasks can pull images here. Three Amazon ECS pages say that Amazon ECR has no dual-stack interface endpoint that such tasks can use; the Amazon ECR page says that its endpoints support dual-stack, and endpoints of 2026 list dkr-ecr.{region}.on.aws among their names. The pages about these very tasks deny it, and the subnets have no other path.",
			fix: "Use dual-stack or IPv4 subnets, or give the subnets DNS64 and a NAT gateway (NAT64). If you count on the Amazon ECR page, start one task before you rely on it."
		}
	},
	{
		id: "network/ipv6-only-pull-over-nat64",
		when: (w) => w.ipAddressType === "ipv6" && pullsFromEcr(w) && hasPath(w),
		implies: [reports("warning")],
		cites: [
			"ecs-fargate-networking",
			"ecs-task-networking",
			"ecr-vpc-endpoints"
		],
		text: {
			why: "Do not count on the ECR endpoints for IPv6-only tasks: the Amazon ECS pages say that Amazon ECR has no dual-stack interface endpoint for them, the Amazon ECR page says that it has one. Image pulls take the other path.",
			fix: "Keep DNS64 and a NAT gateway (NAT64) for whatever has no IPv6 endpoint, or use dual-stack subnets."
		}
	},
	{
		id: "network/ipv6-only-not-in-region",
		when: (w) => w.ipAddressType === "ipv6" && !isExternal(w) && !regionOf(w.region).hasIpv6OnlyTasks,
		implies: [reports("error")],
		cites: ["ecs-fargate-networking", "ecs-task-networking"],
		text: {
			why: "{region} is not among the Regions in which Amazon ECS runs tasks in an IPv6-only configuration.",
			fix: "Use dual-stack subnets, or another Region."
		}
	},
	{
		id: "network/ipv6-only-not-on-windows",
		when: (w) => w.ipAddressType === "ipv6" && onWindows$1(w) && !isExternal(w),
		implies: [reports("error")],
		cites: ["ecs-fargate-networking", "ecs-task-networking"],
		text: {
			why: "Windows does not support the IPv6-only configuration.",
			fix: "Use IPv4 or dual-stack subnets."
		}
	},
	{
		id: "network/ipv6-only-needs-newer-platform",
		when: (w) => w.ipAddressType === "ipv6" && onPlatform13(w),
		implies: [reports("error")],
		cites: ["ecs-fargate-networking"],
		text: {
			why: "The IPv6-only configuration needs Fargate platform version 1.4.0 or later.",
			fix: "Choose platform version LATEST."
		}
	},
	{
		id: "network/ipv6-only-needs-newer-agent",
		when: (w) => w.ipAddressType === "ipv6" && onEc2(w) && isOlderThan(w.agentVersion, [
			1,
			99,
			1
		]),
		implies: [reports("error")],
		cites: ["ecs-task-networking"],
		text: {
			why: "Tasks in an IPv6-only configuration need container agent 1.99.1 or later; {agentVersion} is older.",
			fix: "Update the agent on every container instance."
		}
	},
	{
		id: "network/ipv6-only-instances",
		when: (w) => w.ipAddressType === "ipv6" && onEc2(w) && !onWindows$1(w),
		implies: [reports("warning")],
		cites: ["ecs-task-networking"],
		text: {
			why: "IPv6-only container instances need container agent 1.99.1 or later and a primary IPv6 address; without one, tasks in the host or bridge network mode fail to register with load balancers and AWS Cloud Map.",
			fix: "Launch them with --enable-primary-ipv6. The agent looks at the default routes to find out what the instance can do; set ECS_INSTANCE_IP_COMPATIBILITY=ipv6 in /etc/ecs/ecs.config where that guess is wrong."
		}
	},
	{
		id: "network/dual-stack-fargate-starts-over-ipv4",
		when: (w) => w.ipAddressType === "dualstack" && onFargate$1(w),
		implies: [reports("info")],
		cites: ["ecs-fargate-networking"],
		text: { why: "In dual-stack subnets Fargate reaches Amazon ECR, Systems Manager and Secrets Manager over IPv4 when it launches a task. Its tasks get an IPv6 address only if the account setting dualStackIPv6 is on for whoever launches them, and the subnet assigns IPv6 addresses." }
	},
	{
		id: "network/china-bills-in-cny",
		when: (w) => regionOf(w.region).partition === "aws-cn",
		implies: [reports("info")],
		cites: ["china-billing"],
		text: { why: "AWS in China prices and bills in CNY. The amounts in US dollars are taken from other Regions and are no prices of {region}." }
	},
	{
		id: "network/quotas",
		when: () => true,
		implies: [reports("info")],
		cites: ["privatelink-quotas"],
		text: { why: "Quotas: 50 interface endpoints for each VPC and 20 gateway endpoints for each Region, both adjustable; policies up to 20,480 characters, fixed. An endpoint carries up to 10 Gbps in each zone and scales to 100 Gbps; its MTU is 8,500 bytes, larger packets are dropped, and path MTU discovery is not supported." }
	}
];
// src/core/rules/policies.ts
/** What the choice of endpoint policies, roles and FIPS implies; and which platform versions are history. */
const policyRules = [
	{
		id: "policies/limit-but-do-not-grant",
		when: attachesPolicies,
		implies: [reports("info")],
		cites: ["privatelink-access"],
		text: { why: "An endpoint policy limits what can be called through the endpoint; it grants nothing. Roles and bucket policies still decide. Because private DNS is VPC-wide, the policy also limits every other workload in the VPC. A change takes a few minutes to count. The policy of a gateway endpoint names every principal (*) and tells roles apart by aws:PrincipalArn." }
	},
	{
		id: "policies/others-keep-full-access",
		when: (w) => attachesPolicies(w) && (w.vpcInUse || w.existingContainerInstances),
		implies: [reports("warning")],
		cites: ["privatelink-access", "privatelink-dns"],
		derived: true,
		text: {
			why: "Other workloads in this VPC call the same services, and the answers do not say what they call. The endpoints keep the default policy: a policy that forgets a caller is worse than none.",
			fix: "Collect what the others call, write the policies, and put them into the plan."
		}
	},
	{
		id: "policies/s3-keeps-full-access",
		when: (w) => attachesPolicies(w) && (pullsFromEcr(w) || w.environmentFiles) && !w.vpcInUse && !w.existingContainerInstances && (w.openS3Connections || w.egress !== "none"),
		implies: [reports("warning")],
		cites: ["privatelink-gateway", "privatelink-access"],
		derived: true,
		text: {
			why: "What already reaches Amazon S3 from these subnets will do so through the new endpoint, and the answers do not say which buckets it uses. The endpoint keeps the default policy: a policy that forgets a caller is worse than none.",
			fix: "Collect which buckets the others use, write the policy, and put it into the plan."
		}
	},
	{
		id: "policies/gateway-policy-governs-all-of-s3",
		when: (w) => attachesPolicies(w) && pullsFromEcr(w) && !isExternal(w),
		implies: [reports("info")],
		cites: ["privatelink-s3-gateway", "al2023-repositories"],
		derived: true,
		text: {
			why: "Once the gateway route exists, all traffic of these subnets to Amazon S3 in {region} takes it, also where a NAT gateway or another path exists, and meets the policy of the endpoint. Where that policy is restricted, by this plan or by you later, whatever it does not name is refused with 403: package repositories of Amazon Linux in containers (dnf, yum), downloads of agents, buckets of your own.",
			fix: "Name the buckets in the policy: al2023-repos-{region}-de612dc2 and amazonlinux-2-repos-{region} for packages (on EC2 the plan allows them), your own by name (credential specs of gMSA, FireLens configuration, files of user data); or choose full access for the gateway. Put no condition on your account, organization or roles on the layer bucket: a role of Amazon ECR signs these downloads."
		}
	},
	{
		id: "policies/public-addresses-no-longer-match",
		when: (w) => w.egress !== "none" && !isExternal(w),
		implies: [reports("info")],
		cites: ["privatelink-s3-gateway", "iam-condition-keys"],
		derived: true,
		text: {
			why: "Calls through an endpoint carry no public address. Bucket policies, roles and queues that allow the addresses of NAT gateways or tasks (aws:SourceIp) refuse them once the endpoint exists.",
			fix: "Use aws:VpcSourceIp, aws:SourceVpce or aws:SourceVpc in such conditions, before you create the endpoint."
		}
	},
	{
		id: "policies/code-keeps-full-access",
		when: (w) => attachesPolicies(w) && w.applicationServices.length > 0,
		implies: [reports("info")],
		cites: ["privatelink-access"],
		text: {
			why: "What your own code does with its services is not known, so their endpoints keep the full-access policy. A policy that forgets a caller is worse than none.",
			fix: "Write the policy yourself and put it into the plan."
		}
	},
	{
		id: "policies/full-access",
		when: (w) => !attachesPolicies(w),
		implies: [reports("info")],
		cites: ["privatelink-access", "ecr-vpc-endpoints"],
		text: { why: "Every endpoint keeps the default policy, which allows every action of its service by every principal. Amazon ECR calls that acceptable for the S3 gateway; the least-privilege policies allow less." }
	},
	{
		id: "policies/ecs-example-blocks-agents",
		when: (w) => attachesExamples(w) && onContainerInstances(w),
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints", "privatelink-access"],
		text: {
			why: "The documented example for ecs allows CreateCluster and ListClusters only. Attached as it stands, agents could neither register nor find where to poll (DiscoverPollEndpoint, RegisterContainerInstance, Submit…).",
			fix: "The plan allows beside it what the agents need."
		}
	},
	{
		id: "policies/ecs-example-blocks-code",
		when: (w) => attachesExamples(w) && callsFromCode("ecs")(w) && !onContainerInstances(w),
		implies: [reports("warning")],
		cites: ["ecs-vpc-endpoints", "privatelink-access"],
		text: {
			why: "The documented example for ecs allows CreateCluster and ListClusters only, which would block whatever else your code calls.",
			fix: "The plan leaves the endpoint at full access; the example is among the snippets."
		}
	},
	{
		id: "policies/ecr-example-names-one-role",
		when: (w) => attachesExamples(w) && pullsFromEcr(w),
		implies: [reports("warning")],
		cites: ["ecr-vpc-endpoints", "privatelink-access"],
		text: {
			why: "The documented example for the ECR endpoints lets one role pull. Attached as it stands it blocks every other role, such as that of container instances, and BatchCheckLayerAvailability.",
			fix: "The plan allows beside it the pull for every principal that IAM lets pull."
		}
	},
	{
		id: "policies/logs-example-only-writes",
		when: (w) => attachesExamples(w) && (logsWithAwslogs(w) || logsWithFirelens(w) || w.ecsExecAudit.includes("cloudwatch-logs")),
		implies: [reports("warning")],
		cites: ["logs-vpc-endpoints", "ecs-awslogs"],
		text: {
			why: "The documented example for logs allows CreateLogStream and PutLogEvents only. It would block awslogs-create-group, FireLens and the session logs of ECS Exec.",
			fix: "The plan allows beside it what this workload uses."
		}
	},
	{
		id: "policies/secrets-example-names-one-secret",
		when: (w) => attachesExamples(w) && (readsSecretsManager(w) || readsRegistryCredentials(w)),
		implies: [reports("warning")],
		cites: ["secretsmanager-vpc-endpoints", "privatelink-access"],
		text: {
			why: "The documented example for secretsmanager names one secret. Attached as it stands it blocks every other secret.",
			fix: "The plan names every secret of the Region in its place; IAM decides who reads which."
		}
	},
	{
		id: "policies/principal-added",
		when: (w) => attachesExamples(w) && onContainerInstances(w) && !callsFromCode("ecs")(w),
		implies: [reports("info")],
		cites: ["ecs-vpc-endpoints", "privatelink-access"],
		text: { why: "Older versions of the documented ecs example have no Principal. AWS requires one; the current page and this plan have it." }
	},
	{
		id: "policies/execution-role-conditions",
		when: (w) => pullsFromEcr(w) && onFargate$1(w) && !onPlatform13(w),
		implies: [reports("info")],
		cites: ["ecs-execution-role", "iam-condition-keys"],
		text: {
			why: "The task execution role can be limited to this VPC or to the endpoint (aws:SourceVpc, aws:SourceVpce) for pulling images; the IAM page recommends aws:SourceVpcArn in place of aws:SourceVpc where the service supports it, as Amazon ECR does. GetAuthorizationToken stays without a condition, as the documentation has it; layers come from Amazon S3 by presigned URLs, which these conditions do not cover.",
			fix: "Copy the policy from the snippets into the role, instead of the ECR part of AmazonECSTaskExecutionRolePolicy."
		}
	},
	{
		id: "policies/fargate-fips-is-govcloud",
		when: (w) => w.fips && !platformTakesFips(w),
		implies: [reports("warning")],
		cites: ["fargate-fips", "privatelink-services"],
		text: {
			why: "Fargate can be told to use FIPS endpoints in AWS GovCloud (US) only (Linux, X86_64, platform version 1.4.0 or later). Elsewhere it logs in, reads secrets and sends awslogs through the standard names, so those endpoints stay standard.",
			fix: "FIPS variants are planned for what your own code calls. Configure its SDK with AWS_USE_FIPS_ENDPOINT=true."
		}
	},
	{
		id: "policies/fips-callers-must-ask",
		when: (w) => w.fips && platformTakesFips(w),
		implies: [reports("warning")],
		cites: [
			"privatelink-services",
			"fargate-fips",
			"ecr-vpc-endpoints"
		],
		text: {
			why: "A FIPS endpoint answers the FIPS host names only: whoever calls the standard name does not use it. Services without a documented FIPS endpoint in {region} keep the standard one.",
			fix: "Turn on FIPS mode (Fargate in GovCloud: account setting fargateFIPSMode), set AWS_USE_FIPS_ENDPOINT=true for agents and SDKs, awslogs-endpoint for the log driver, and name images ACCOUNT.dkr.ecr-fips.{region}.{suffix}."
		}
	},
	{
		id: "policies/fips-without-ipv6-metrics",
		when: (w) => w.fips && w.ipAddressType === "ipv6" && platformTakesFips(w),
		implies: [reports("warning")],
		cites: ["fargate-fips", "ecs-fargate-networking"],
		text: {
			why: "Amazon CloudWatch has no dual-stack FIPS endpoint for monitoring tasks that are both IPv6-only and FIPS-140 compliant.",
			fix: "Use dual-stack or IPv4 subnets where FIPS is demanded."
		}
	},
	{
		id: "policies/fips-and-the-s3-gateway",
		when: (w) => w.fips && !isExternal(w) && (pullsFromEcr(w) || callsFromCode("s3")(w)),
		implies: [reports("info")],
		cites: ["s3-privatelink", "privatelink-gateway"],
		text: {
			why: "The S3 gateway endpoint has no FIPS variant: image layers and objects keep the standard names of Amazon S3. FIPS exists there as an interface endpoint only, com.amazonaws.{region}.s3-fips.",
			fix: "If your own buckets must be reached with FIPS, create that interface endpoint beside the gateway and turn on FIPS endpoints in the clients."
		}
	},
	{
		id: "policies/fips-of-managed-instances",
		when: (w) => w.fips && onManagedInstances(w),
		implies: [reports("warning")],
		cites: ["ecs-managed-instances", "privatelink-cross-region"],
		text: {
			why: "On Managed Instances FIPS endpoints are turned on in the capacity provider, in the Regions that support it. The agent then calls the FIPS host of Amazon ECS. com.amazonaws.{region}.ecs-fips appears in an output that AWS documents and in no list of endpoint services; the plan keeps the standard ecs endpoint.",
			fix: "Ask in the account (describe-vpc-endpoint-services) whether ecs-fips exists, and create it beside ecs if it does."
		}
	},
	{
		id: "policies/fips-first-pull-through",
		when: (w) => w.fips && platformTakesFips(w) && pullsThroughCacheFirst(w),
		implies: [reports("warning")],
		cites: ["ecr-pull-through-cache"],
		text: {
			why: "The first pull through a cache rule is not supported through the FIPS endpoints of Amazon ECR.",
			fix: "Pull each image once through the standard endpoints."
		}
	},
	{
		id: "policies/platform-1-3-retired",
		when: onPlatform13,
		implies: [reports("warning")],
		cites: ["ecs-platform-retired", "ecr-vpc-endpoints"],
		text: {
			why: "Fargate platform version 1.3.0 was deprecated on 15 June 2026: it is not available for new tasks and services, and what runs on it goes on until it is stopped. The plan shows what it needed.",
			fix: "Choose LATEST: it needs ecr.api as well, and reads secrets and logs through the VPC."
		}
	}
];
// src/core/rules/secrets.ts
/** What is read before a container starts: secrets, parameters, registry credentials, keys, environment files. */
const READ_SECRET = use$1(["secretsmanager:GetSecretValue"], "arn:{partition}:secretsmanager:{region}:{own}:secret:*");
const READ_PARAMETERS = use$1(["ssm:GetParameters"], "arn:{partition}:ssm:{region}:{own}:parameter/*");
const DECRYPT = use$1(["kms:Decrypt"], "arn:{partition}:kms:{region}:{own}:key/*");
const READ_FILE = use$1(["s3:GetBucketLocation", "s3:GetObject"], "arn:{partition}:s3:::*");
const LOOK_AT_BUCKET = use$1(["s3:ListBucket"], "arn:{partition}:s3:::*");
const secretsRules = [
	{
		id: "secrets/secrets-manager",
		when: readsSecretsManager,
		implies: [requires("secretsmanager", [READ_SECRET])],
		cites: ["ecs-vpc-endpoints", "secretsmanager-vpc-endpoints"],
		text: { why: "Secrets are read from Secrets Manager before the containers start, so the endpoint has to exist to read them privately." }
	},
	{
		id: "secrets/rotated-values-need-new-tasks",
		when: (w) => w.secretSources.includes("secretsmanager"),
		implies: [reports("info")],
		cites: ["ecs-secret-variables"],
		text: {
			why: "Secrets are read when a container starts. A container that runs does not receive a value that is rotated or updated later.",
			fix: "Start new tasks after a rotation: aws ecs update-service --force-new-deployment"
		}
	},
	{
		id: "secrets/parameter-store",
		when: readsParameterStore,
		implies: [requires("ssm", [READ_PARAMETERS])],
		cites: ["ecs-secrets", "ssm-vpc-endpoints"],
		text: { why: "Parameters are read from Systems Manager Parameter Store before the containers start." }
	},
	{
		id: "secrets/registry-credentials",
		when: readsRegistryCredentials,
		implies: [requires("secretsmanager", [READ_SECRET])],
		cites: ["ecs-private-auth", "secretsmanager-vpc-endpoints"],
		text: { why: "The credentials of the registry (repositoryCredentials) are read from Secrets Manager before the image is pulled." }
	},
	{
		id: "secrets/platform-1-3-reads-them-itself",
		when: (w) => onPlatform13(w) && (w.secretSources.length > 0 || w.registryCredentials),
		implies: [spares("secretsmanager"), spares("ssm")],
		cites: ["ecs-fargate-networking"],
		text: { why: "On Fargate for Linux up to platform version 1.3.0 the platform reads secrets over its own network, not through the VPC." }
	},
	{
		id: "secrets/no-secrets-manager",
		when: (w) => !w.secretSources.includes("secretsmanager") && !w.registryCredentials && !callsFromCode("secretsmanager")(w),
		implies: [spares("secretsmanager")],
		cites: ["ecs-vpc-endpoints"],
		text: { why: "Nothing is read from Secrets Manager." }
	},
	{
		id: "secrets/no-parameter-store",
		when: (w) => !w.secretSources.includes("ssm") && !w.instanceManagement && !callsFromCode("ssm")(w) && !w.ecsExec,
		implies: [spares("ssm")],
		cites: ["ecs-secrets"],
		text: { why: "No answer says that anything is read from Parameter Store." }
	},
	{
		id: "secrets/parameters-that-are-secrets",
		when: (w) => readsParameterStore(w) && !readsSecretsManager(w),
		implies: [reports("info")],
		cites: ["ssm-secret-parameters", "ecs-execution-role"],
		text: {
			why: "A parameter can refer to a secret of Secrets Manager (/aws/reference/secretsmanager/…). Parameter Store fetches it, and whoever reads the parameter needs secretsmanager:GetSecretValue too.",
			fix: "If you use such parameters, allow that in the task execution role, and add Secrets Manager as a source: other AWS sources count both services as used, and the page does not say which of them calls Secrets Manager."
		}
	},
	{
		id: "secrets/json-keys-need-newer-versions",
		when: (w) => w.secretSources.length > 0 && (onPlatform13(w) || isOlderThan(w.agentVersion, [
			1,
			37,
			0
		])),
		implies: [reports("warning")],
		cites: ["ecs-secret-variables"],
		text: {
			why: "A single JSON key, or a certain version, of a secret needs container agent 1.37.0 or later, on Fargate for Linux platform version 1.4.0 or later. These tasks can only be given whole secrets.",
			fix: "Update the agent, or choose platform version LATEST, where valueFrom ends in a key or a version."
		}
	},
	{
		id: "secrets/logs-need-the-execution-role",
		when: (w) => onEc2(w) && w.logDrivers.includes("awslogs") && (w.secretSources.includes("ssm") || onWindows$1(w) && w.secretSources.length > 0),
		implies: [reports("info")],
		cites: ["ecs-secret-variables", "ecs-execution-role"],
		text: { why: "On instances AWS asks for ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true in the configuration of the container agent: where tasks read parameters, and on Windows where tasks with secrets log with awslogs." }
	},
	{
		id: "secrets/key-decrypts-on-the-service-side",
		when: (w) => w.customerManagedKey && !w.ecsExec,
		implies: [offers("kms", [DECRYPT])],
		cites: ["kms-vpc-endpoints", "ssm-vpc-endpoints"],
		derived: true,
		text: { why: "Secrets Manager and Parameter Store decrypt with your key on their side, with the permission of the caller. No call to KMS leaves the task, so the endpoint is optional." }
	},
	{
		id: "secrets/key-encrypts-exec-sessions",
		when: (w) => w.customerManagedKey && w.ecsExec,
		implies: [calls("kms", [DECRYPT])],
		cites: ["ecs-exec", "kms-vpc-endpoints"],
		text: { why: "ECS Exec sessions encrypted with your key make the task call kms:Decrypt. The documentation says that the kms endpoint must be created for them; for secrets and parameters alone it is optional." }
	},
	{
		id: "secrets/no-key",
		when: (w) => !w.customerManagedKey && !callsFromCode("kms")(w),
		implies: [spares("kms")],
		cites: [
			"kms-vpc-endpoints",
			"ecs-secrets",
			"ecr-encryption"
		],
		derived: true,
		text: { why: "No secret, parameter or session uses a customer managed key. With AWS managed keys the services that hold the values decrypt them; keys of task storage, repositories, log groups, buckets, queues, topics and file systems are used by the services that hold them, not by the task: the role may need kms:Decrypt, the VPC no endpoint." }
	},
	{
		id: "secrets/environment-files",
		when: (w) => w.environmentFiles && !isExternal(w),
		implies: [requires("s3", [READ_FILE])],
		cites: ["ecs-environment-files", "privatelink-s3-gateway"],
		text: { why: "Environment files are downloaded from a bucket of yours before the containers start, through the S3 gateway." }
	},
	{
		id: "secrets/environment-files-from-outside",
		when: (w) => w.environmentFiles && isExternal(w),
		implies: [requires("s3", [READ_FILE], "Interface")],
		cites: ["ecs-environment-files", "s3-privatelink"],
		text: { why: "Environment files are downloaded from a bucket of yours; from outside the VPC only the S3 interface endpoint leads there." }
	},
	{
		id: "secrets/environment-files-of-agents",
		when: (w) => w.environmentFiles && onContainerInstances(w),
		implies: [explains("s3", [LOOK_AT_BUCKET])],
		cites: ["ecs-environment-files"],
		derived: true,
		text: { why: "The documentation asks for s3:GetObject and s3:GetBucketLocation. The container agent looks at the bucket first (HeadBucket, which is s3:ListBucket), as its source code shows, so the policy allows that too." }
	},
	{
		id: "secrets/environment-files-need-newer-platform",
		when: (w) => w.environmentFiles && onPlatform13(w),
		implies: [reports("error")],
		cites: ["ecs-environment-files"],
		text: {
			why: "Environment files need Fargate platform version 1.4.0 or later.",
			fix: "Choose platform version LATEST."
		}
	},
	{
		id: "secrets/environment-files-need-newer-agent",
		when: (w) => w.environmentFiles && (onEc2(w) || isExternal(w)) && isOlderThan(w.agentVersion, [
			1,
			39,
			0
		]),
		implies: [reports("error")],
		cites: ["ecs-environment-files"],
		text: {
			why: "Environment files need container agent 1.39.0 or later; {agentVersion} is older.",
			fix: "Update the agent."
		}
	}
];
// src/core/rules/surroundings.ts
/** What else belongs to a workload: most of it calls nothing from the VPC of the tasks, and the plan says so. */
/** What pushing an image takes, beside the login. */
const PUSH = [use$1(["ecr:GetAuthorizationToken"]), use$1([
	"ecr:BatchCheckLayerAvailability",
	"ecr:BatchGetImage",
	"ecr:CompleteLayerUpload",
	"ecr:GetDownloadUrlForLayer",
	"ecr:InitiateLayerUpload",
	"ecr:PutImage",
	"ecr:UploadLayerPart"
], "arn:{partition}:ecr:{region}:{account}:repository/{repository}")];
/** Metrics that the CloudWatch agent writes as log events. */
const METRIC_LOGS = use$1([
	"logs:CreateLogGroup",
	"logs:CreateLogStream",
	"logs:DescribeLogStreams",
	"logs:PutLogEvents"
], "arn:{partition}:logs:{region}:{own}:log-group:*");
const surroundingRules = [
	{
		id: "surroundings/load-balancer",
		when: (w) => has$3("load-balancer")(w) && !isExternal(w),
		implies: [reports("info")],
		cites: ["ecs-fargate-networking", "ecs-load-balancing"],
		derived: true,
		text: {
			why: "A load balancer reaches the tasks inside the VPC, health checks too, and Amazon ECS registers them: no endpoint is needed for it. Tasks on Fargate are behind Application, Network or Gateway Load Balancers, never behind a Classic Load Balancer, and their target groups have the target type ip.",
			fix: "Let the security group of the load balancer in to the container port."
		}
	},
	{
		id: "surroundings/load-balancer-for-ipv6-only",
		when: (w) => has$3("load-balancer")(w) && w.ipAddressType === "ipv6" && !isExternal(w),
		implies: [reports("warning")],
		cites: ["ecs-fargate-networking", "ecs-managed-networking"],
		text: {
			why: "A service in an IPv6-only configuration must use dual-stack load balancers with IPv6 target groups.",
			fix: "Create a dual-stack load balancer, or change the IP address type of the one that exists."
		}
	},
	{
		id: "surroundings/scheduler",
		when: has$3("scheduler"),
		implies: [reports("info")],
		cites: ["ecs-scheduler"],
		derived: true,
		text: { why: "EventBridge Scheduler, and rules of EventBridge, start tasks by calling RunTask with a role of their own. Nothing in the VPC calls them, so a scheduled task needs the endpoints of any other task and neither events nor scheduler." }
	},
	{
		id: "surroundings/step-functions",
		when: has$3("step-functions"),
		implies: [reports("info")],
		cites: ["step-functions-ecs", "step-functions-vpc-endpoints"],
		derived: true,
		text: {
			why: "A state machine runs tasks with its own role (RunTask, and for .sync DescribeTasks and StopTask): that needs no endpoint here. Only with a task token (.waitForTaskToken) does the task call AWS Step Functions itself, through the endpoint states.",
			fix: "With task tokens, or where the code starts executions, name AWS Step Functions among the services that your code calls."
		}
	},
	{
		id: "surroundings/batch-on-fargate",
		when: (w) => has$3("batch")(w) && onFargate$1(w),
		implies: [reports("info")],
		cites: ["batch-vpc-endpoints"],
		text: {
			why: "Jobs of AWS Batch on Fargate do not require the Amazon ECS endpoints; they may need those of Amazon ECR, Secrets Manager, CloudWatch Logs and AWS Batch.",
			fix: "Name AWS Batch among the services that your code calls if a job submits or describes jobs."
		}
	},
	{
		id: "surroundings/batch-on-instances",
		when: (w) => has$3("batch")(w) && !onFargate$1(w),
		implies: [reports("info")],
		cites: ["batch-vpc-endpoints"],
		text: { why: "To run jobs of AWS Batch on EC2 resources the Amazon ECS endpoints must be created, and the container instances need container agent 1.25.1 or later." }
	},
	{
		id: "surroundings/deployments",
		when: has$3("deployments"),
		implies: [reports("info")],
		cites: ["ecs-deployment-hooks", "ecs-load-balancing"],
		derived: true,
		text: {
			why: "Deployments are steered outside the VPC: Amazon ECS invokes the Lambda functions of lifecycle hooks with a role (lambda:InvokeFunction), and AWS CodeDeploy or a pipeline calls Amazon ECS. No agent of theirs runs in the tasks, so they need no endpoint here.",
			fix: "During a blue/green deployment both revisions run: keep addresses free in the subnets for twice the tasks."
		}
	},
	{
		id: "surroundings/image-builds",
		when: has$3("image-builds"),
		implies: [calls("ecr.api", PUSH), calls("ecr.dkr", PUSH)],
		cites: ["ecr-image-push", "ecr-vpc-endpoints"],
		text: { why: "Tasks that build images push them through the ECR endpoints: InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload and PutImage, after the login." }
	},
	{
		id: "surroundings/image-builds-need-sources",
		when: has$3("image-builds"),
		implies: [reports("info")],
		cites: ["ecr-vpc-endpoints", "ecs-fargate-differences"],
		derived: true,
		text: {
			why: "A build also fetches base images and packages: what is neither in a private repository of this Region nor in a bucket needs another path. Containers on Fargate are never privileged, so the Docker daemon cannot build there.",
			fix: "Mirror base images into Amazon ECR, and packages into AWS CodeArtifact or a bucket."
		}
	},
	{
		id: "surroundings/registry-features",
		when: has$3("registry-features"),
		implies: [reports("info")],
		cites: ["ecr-encryption", "ecs-fargate-differences"],
		derived: true,
		text: { why: "Scanning (basic, or enhanced by Amazon Inspector), replication, lifecycle policies, signing and encryption with your own key happen in Amazon ECR: Amazon ECR decrypts with grants on the key, and a pull needs nothing more in the VPC. A SOCI index for lazy loading is an artifact in the same private repository and is fetched through the same endpoints." }
	},
	{
		id: "surroundings/lattice",
		when: (w) => has$3("lattice")(w) && !isExternal(w),
		implies: [reports("info")],
		cites: ["ecs-lattice"],
		derived: true,
		text: {
			why: "Amazon ECS registers the tasks in the target groups of Amazon VPC Lattice. The tasks call no API for that, and traffic between services needs no endpoint of this plan, only the association of this VPC with the service network.",
			fix: "Let the security group of the tasks in from the managed prefix list of VPC Lattice."
		}
	},
	{
		id: "surroundings/lattice-not-outside",
		when: (w) => has$3("lattice")(w) && isExternal(w),
		implies: [reports("error")],
		cites: ["ecs-lattice"],
		text: {
			why: "Amazon VPC Lattice is not supported on Amazon ECS Anywhere.",
			fix: "Run these tasks in the VPC, or connect the external instances by other means."
		}
	},
	{
		id: "surroundings/app-mesh-ended",
		when: has$3("app-mesh"),
		implies: [reports("warning")],
		cites: ["appmesh-vpc-endpoints"],
		text: {
			why: "Support for AWS App Mesh ended on 30 September 2026. Its Envoy proxy was configured through appmesh-envoy-management, which this plan does not contain.",
			fix: "Move to Service Connect, whose proxy is managed through ecs-agent."
		}
	},
	{
		id: "surroundings/application-signals",
		when: has$3("application-signals"),
		implies: [calls("xray", [TRACE]), calls("logs", [METRIC_LOGS])],
		cites: [
			"application-signals-ecs",
			"xray-vpc-endpoints",
			"logs-vpc-endpoints"
		],
		derived: true,
		text: { why: "For Application Signals the CloudWatch agent sends traces to AWS X-Ray and metrics, as log events, to CloudWatch Logs, with the task role (CloudWatchAgentServerPolicy)." }
	},
	{
		id: "surroundings/application-signals-configuration",
		when: has$3("application-signals"),
		implies: [reports("info")],
		cites: ["application-signals-ecs"],
		text: {
			why: "The documented task definition for Application Signals gives the CloudWatch agent its configuration as a secret from Parameter Store, and takes the images of the agent and of the instrumentation from Amazon ECR Public.",
			fix: "Name Parameter Store among the sources of secrets, and copy the images into a private repository where there is no path to the internet."
		}
	},
	{
		id: "surroundings/fault-injection",
		when: has$3("fault-injection"),
		implies: [calls("ssm", "unknown"), calls("ssmmessages", "unknown")],
		cites: ["fis-ecs-tasks", "ssm-message-apis"],
		derived: true,
		text: { why: "AWS Fault Injection Service acts inside a task through an SSM Agent container, which registers with Systems Manager and holds its channel through ssmmessages (before version 3.3.40.0, and in Regions launched before 2024, through ec2messages)." }
	},
	{
		id: "surroundings/databases",
		when: has$3("databases"),
		implies: [reports("info")],
		cites: ["privatelink-services"],
		derived: true,
		text: {
			why: "Databases, caches and brokers that stand in the VPC (Amazon RDS and Aurora, ElastiCache, MemoryDB, DocumentDB, Amazon MSK, Amazon MQ, OpenSearch domains) are reached over its own routes: no endpoint, only rules of security groups. Their entries in the list of endpoint services (rds, elasticache, kafka, mq) serve their APIs. Tokens for IAM authentication are made from the credentials of the task, without a call.",
			fix: "Secrets Manager is another matter: name it if the passwords come from there. DynamoDB, Amazon Keyspaces and the Data APIs have endpoints: name them among the services that your code calls."
		}
	},
	{
		id: "surroundings/file-systems",
		when: has$3("file-systems"),
		implies: [reports("info")],
		cites: ["fsx-vpc-endpoints", "ecs-fargate-differences"],
		derived: true,
		text: { why: "File systems of Amazon FSx (ONTAP, OpenZFS, Lustre) and NFS servers are mounted over the network of the VPC: no endpoint, only rules of security groups; the endpoint fsx serves the API. Tasks on Fargate mount Amazon EFS and Amazon EBS volumes only; on EC2 the instance mounts the others." }
	},
	{
		id: "surroundings/gmsa",
		when: has$3("gmsa"),
		implies: [reports("info")],
		cites: ["ecs-fargate-gmsa", "privatelink-s3-gateway"],
		derived: true,
		text: {
			why: "Credential specs of gMSA come from an Amazon S3 bucket or from Parameter Store, and the account of a domainless instance or task from Secrets Manager, all before the container starts. The domain controllers are reached inside the VPC or a connected network; the endpoint ds serves the API of AWS Directory Service only.",
			fix: "Name Parameter Store and Secrets Manager among the sources of secrets, and your bucket in the policy of the S3 endpoint (or environment files, which open it)."
		}
	},
	{
		id: "surroundings/partners",
		when: has$3("partners"),
		implies: [reports("info")],
		cites: ["privatelink-saas"],
		derived: true,
		text: {
			why: "A service of a partner (a data platform, an observability vendor) that offers AWS PrivateLink gets an interface endpoint of its own (com.amazonaws.vpce.{region}.vpce-svc-…), which this plan does not contain. The owner of the service may have to accept it, its private DNS name works only where the vendor offers one, and its port need not be 443.",
			fix: "Ask the vendor for the name of the endpoint service in {region}, and create the endpoint in zones in which it is offered."
		}
	},
	{
		id: "surroundings/on-premises",
		when: has$3("on-premises"),
		implies: [reports("info")],
		cites: ["privatelink-dns", "privatelink-s3-gateway"],
		derived: true,
		text: {
			why: "Interface endpoints are reached from networks that are connected to the VPC (VPN, AWS Direct Connect, transit gateway, peering); gateway endpoints are not. The Route 53 Resolver does not answer from outside the VPC, so private DNS names need an inbound Resolver endpoint and forwarding rules there, or clients use the names of the endpoint (vpce-…).",
			fix: "Admit their CIDR blocks in the security group of the endpoints, and create the S3 interface endpoint for them if they read Amazon S3."
		}
	},
	{
		id: "surroundings/dns-firewall",
		when: has$3("dns-firewall"),
		implies: [reports("info")],
		cites: ["resolver-dns-firewall", "privatelink-dns"],
		derived: true,
		text: {
			why: "DNS Firewall filters the queries that go to the Route 53 Resolver, and those for private DNS names are among them: a list that allows some names only stops tasks whose endpoints are not in it.",
			fix: "Allow the private DNS names of this plan, *.s3.{region}.{suffix} for image layers, and the aliases to which a name leads."
		}
	},
	{
		id: "surroundings/edge-zones-without-fargate",
		when: (w) => has$3("edge-zones")(w) && onFargate$1(w),
		implies: [reports("error")],
		cites: ["ecs-zones"],
		text: {
			why: "Amazon ECS on AWS Fargate is not supported in Local Zones, Wavelength Zones or on AWS Outposts.",
			fix: "Choose EC2, or subnets in Availability Zones of the Region."
		}
	},
	{
		id: "surroundings/edge-zones",
		when: (w) => has$3("edge-zones")(w) && onEc2(w),
		implies: [reports("info")],
		cites: [
			"ecs-zones",
			"ecs-outposts",
			"privatelink-interface"
		],
		derived: true,
		text: {
			why: "Amazon ECS and Amazon ECR run in the Region, not in a Local Zone, a Wavelength Zone or on AWS Outposts: instances there reach the endpoints in subnets of its Availability Zones. On AWS Outposts running tasks continue without the Region, but nothing new starts, and logs are not delivered.",
			fix: "Place the endpoints in Availability Zones, and on AWS Outposts set ECS_IMAGE_PULL_BEHAVIOR=prefer-cached."
		}
	}
];
// src/core/rules/volumes.ts
const S3_FILES_OBJECTS = use$1(["s3:GetObject", "s3:GetObjectVersion"], "arn:{partition}:s3:::*");
const S3_FILES_BUCKET = use$1(["s3:ListBucket"], "arn:{partition}:s3:::*");
const volumeRules = [
	{
		id: "features/efs-uses-mount-targets",
		when: (w) => w.volumes.includes("efs"),
		implies: [spares("elasticfilesystem"), reports("info")],
		cites: [
			"efs-mount-targets",
			"efs-vpc-endpoints",
			"efs-dns-name"
		],
		text: {
			why: "Amazon EFS volumes are mounted through mount targets, not through an endpoint; elasticfilesystem serves the API of Amazon EFS only. The names of file systems (file-system-id.efs.{region}.{suffix}) resolve through the Amazon-provided DNS of a VPC with DNS hostnames turned on.",
			fix: "Create a mount target in each Availability Zone, allow TCP 2049 from the tasks, and let DNS servers of your own forward these names too."
		}
	},
	{
		id: "features/s3-files-use-mount-targets",
		when: mountsS3Files,
		implies: [reports("info")],
		cites: [
			"ecs-s3files",
			"s3files-prerequisites",
			"privatelink-services"
		],
		text: {
			why: "S3 Files volumes are mounted through mount targets in the VPC, over TCP 2049. The endpoint aws.api.{region}.s3files serves their API only and is not needed for a mount.",
			fix: "Create a mount target in each Availability Zone, allow TCP 2049 between it and the tasks in both security groups, and give the task a task role: it is mandatory for these volumes."
		}
	},
	{
		id: "features/s3-files-read-the-bucket",
		when: mountsS3Files,
		implies: [calls("s3", [S3_FILES_OBJECTS, S3_FILES_BUCKET])],
		cites: ["s3files-prerequisites", "privatelink-s3-gateway"],
		text: { why: "Large reads of S3 Files volumes go straight to the linked bucket, with the permissions of the task role (s3:GetObject, s3:GetObjectVersion, s3:ListBucket)." }
	},
	{
		id: "features/s3-files-need-newer-platform",
		when: (w) => mountsS3Files(w) && (onPlatform13(w) || onWindows$1(w)),
		implies: [reports("error")],
		cites: ["ecs-s3files", "s3files-prerequisites"],
		derived: true,
		text: {
			why: "S3 Files volumes are mounted by the client of Amazon EFS, which exists for Linux only; the retired Fargate platform version 1.3.0 mounts no file system.",
			fix: "Choose Linux and platform version LATEST."
		}
	},
	{
		id: "features/efs-needs-newer-platform",
		when: (w) => w.volumes.includes("efs") && (onPlatform13(w) || onFargate$1(w) && onWindows$1(w)),
		implies: [reports("error")],
		cites: ["ecs-efs"],
		text: {
			why: "Fargate mounts Amazon EFS volumes on Linux only, from platform version 1.4.0.",
			fix: "Choose Linux and platform version LATEST."
		}
	},
	{
		id: "features/efs-needs-newer-agent",
		when: (w) => w.volumes.includes("efs") && isOlderThan(w.agentVersion, [
			1,
			38,
			0
		]),
		implies: [reports("error")],
		cites: ["ecs-efs"],
		text: {
			why: "Amazon EFS volumes are generally available from container agent 1.38.0 (a preview from 1.35.0); {agentVersion} is older.",
			fix: "Update the agent, or start instances from Amazon ECS-optimized AMI 20200319 or later."
		}
	},
	{
		id: "features/ebs-not-in-every-region",
		when: (w) => w.volumes.includes("ebs") && !/^aws(?:-cn)?$/.test(regionOf(w.region).partition),
		implies: [reports("warning")],
		cites: ["ecs-ebs"],
		text: {
			why: "The documentation offers Amazon EBS volumes for tasks in the commercial and China Regions; {region} is neither.",
			fix: "Try it in {region} before you rely on it, or use another volume."
		}
	},
	{
		id: "features/ebs-not-in-one-zone",
		when: (w) => w.volumes.includes("ebs") && onFargate$1(w) && w.region === "us-east-1",
		implies: [reports("info")],
		cites: ["ecs-ebs"],
		text: {
			why: "Amazon EBS volumes cannot be attached to tasks on Fargate in the Availability Zone use1-az3.",
			fix: "Leave subnets in that zone out of the service."
		}
	},
	{
		id: "features/ebs-needs-newer-platform",
		when: (w) => w.volumes.includes("ebs") && (onPlatform13(w) || onFargate$1(w) && onWindows$1(w)),
		implies: [reports("error")],
		cites: ["ecs-ebs"],
		text: {
			why: "Fargate attaches Amazon EBS volumes on Linux only, from platform version 1.4.0.",
			fix: "Choose Linux and platform version LATEST."
		}
	},
	{
		id: "features/ebs-is-attached-by-ecs",
		when: (w) => w.volumes.includes("ebs") && !onEc2(w),
		implies: [spares("ec2")],
		cites: ["ecs-ebs"],
		text: { why: "Amazon ECS attaches Amazon EBS volumes with its infrastructure role; the task calls nothing." }
	},
	{
		id: "features/fsx-is-described-by-the-agent",
		when: (w) => w.volumes.includes("fsx-windows") && onEc2(w) && onWindows$1(w),
		implies: [requires("fsx", [use$1(["fsx:DescribeFileSystems"])])],
		cites: [
			"ecs-fsx",
			"ecs-fsx-tutorial",
			"fsx-vpc-endpoints"
		],
		derived: true,
		text: { why: "The task execution role needs AmazonFSxReadOnlyAccess, because the file system is looked up through the FSx API (by the container agent, as its source code shows) before it is mounted with SMB (TCP 445)." }
	},
	{
		id: "features/fsx-needs-credentials",
		when: (w) => w.volumes.includes("fsx-windows") && onEc2(w) && onWindows$1(w) && !readsSecretsManager(w) && !readsParameterStore(w),
		implies: [reports("warning")],
		cites: ["ecs-fsx"],
		text: {
			why: "The credentials of the file system come from Secrets Manager or Parameter Store, and neither is among the secret sources.",
			fix: "Add the source, so that its endpoint is planned."
		}
	},
	{
		id: "features/fsx-needs-a-domain",
		when: (w) => w.volumes.includes("fsx-windows") && onEc2(w) && onWindows$1(w) && hasNoPath(w),
		implies: [reports("warning")],
		cites: ["ecs-fsx-tutorial", "privatelink-services"],
		derived: true,
		text: {
			why: "Instances that mount FSx for Windows are joined to its Active Directory domain. Seamless domain join calls Systems Manager and AWS Directory Service, and this plan has no endpoint for Directory Service.",
			fix: "Create com.amazonaws.{region}.ds yourself and have the instances managed by Systems Manager, or join the domain without them."
		}
	},
	{
		id: "features/fsx-only-on-windows-instances",
		when: (w) => w.volumes.includes("fsx-windows") && !(onEc2(w) && onWindows$1(w)),
		implies: [reports("error")],
		cites: ["ecs-fsx"],
		text: {
			why: "FSx for Windows File Server volumes work on Windows container instances of Amazon EC2 only.",
			fix: "Choose EC2 and Windows, or another volume."
		}
	}
];
// src/core/rules/index.ts
const ALL = [
	...networkRules,
	...hubRules,
	...ecrRules,
	...ecsRules,
	...loggingRules,
	...secretsRules,
	...featureRules,
	...execRules,
	...volumeRules,
	...codeCallRules,
	...instanceRules,
	...policyRules,
	...surroundingRules
];
/** The rules in the one order in which they are applied, so that their order in the files has no meaning. */
const inOrder = (rules) => [...rules].sort((a, b) => a.id < b.id ? -1 : 1);
[...inOrder(ALL)];
// src/core/questions.ts
const option = (value, label, hint) => hint === void 0 ? {
	value,
	label
} : {
	value,
	label,
	hint
};
const flag$2 = { kind: "flag" };
const regionOptions = REGION_IDS.map((id) => option(id, REGIONS[id].name));
const onFargate = (w) => w.launchType === "FARGATE";
const onWindows = (w) => w.operatingSystem === "WINDOWS";
const readsEcr = (w) => w.imageRegistries.includes("ecr-private") || w.imageRegistries.includes("ecr-pull-through-cache");
const offeredLogDrivers = (w) => {
	const drivers = onFargate(w) ? [
		"awslogs",
		"awsfirelens",
		"splunk"
	] : [
		"awslogs",
		"awsfirelens",
		"splunk",
		"fluentd",
		"gelf",
		"json-file",
		"journald",
		"syslog"
	];
	return onWindows(w) ? drivers.filter((driver) => driver !== "awsfirelens") : drivers;
};
/**
* The table. Its order is the order in which answers are resolved: `asked`, `offered` and computed defaults read only
* what stands above them (a test records every read). Steps group questions for people and need not be contiguous.
*/
const QUESTIONS = {
	region: {
		step: "network",
		essential: true,
		label: "Region",
		help: "Service names, private DNS names and bucket names carry the Region. Regions introduced from 23 December 2023 need all three Amazon ECS endpoints.",
		cites: ["ecs-vpc-endpoints"],
		kind: {
			kind: "choice",
			options: regionOptions
		},
		byDefault: "us-east-1"
	},
	internetGateway: {
		step: "network",
		essential: true,
		label: "The VPC has an internet gateway",
		help: "Without one, whatever has no endpoint cannot be reached. With one, tasks still need a route to it.",
		cites: ["ecs-vpc-endpoints", "vpc-internet-gateway"],
		kind: flag$2,
		byDefault: false
	},
	egress: {
		step: "network",
		essential: true,
		label: "How the task subnets reach the internet",
		help: "Without a path to the internet the endpoints are required; with one they are recommended, because they keep the traffic private.",
		cites: ["ecs-vpc-endpoints", "vpc-nat-gateway"],
		kind: {
			kind: "choice",
			options: [
				option("none", "No internet access", "Isolated subnets: no route out of the VPC"),
				option("nat-gateway", "Through a NAT gateway", "Private subnets with a default route to a NAT gateway"),
				option("public-ip", "With public IP addresses", "Public subnets, assignPublicIp ENABLED"),
				option("transit", "Through another network", "Transit gateway or inspection VPC: routed"),
				option("proxy", "Through an HTTP proxy", "Only what is configured to use the proxy gets out")
			]
		},
		byDefault: (w) => w.internetGateway ? "nat-gateway" : "none"
	},
	blockPublicAccess: {
		step: "network",
		label: "VPC Block Public Access",
		help: "In bidirectional mode internet gateways and NAT gateways carry no traffic, so the endpoints are required.",
		cites: ["vpc-block-public-access"],
		kind: {
			kind: "choice",
			options: [
				option("off", "Off"),
				option("ingress-only", "Ingress only", "Outbound connections through NAT gateways still work"),
				option("bidirectional", "Bidirectional", "No traffic to or from internet gateways")
			]
		},
		byDefault: "off",
		asked: (w) => w.egress !== "none",
		unasked: "off"
	},
	endpointPlacement: {
		step: "network",
		label: "Where the interface endpoints are",
		help: "Central endpoints are in a hub VPC and shared by several VPCs. The gateway endpoints for Amazon S3 and DynamoDB stay in this VPC.",
		cites: ["multi-vpc-endpoints"],
		kind: {
			kind: "choice",
			options: [option("this-vpc", "In this VPC"), option("central-vpc", "In a central VPC", "Reached over a transit gateway or VPC peering")]
		},
		byDefault: "this-vpc"
	},
	sharedByVpcs: {
		step: "network",
		label: "VPCs that use the central endpoints",
		help: "Shares the cost of the central endpoints in the comparison.",
		cites: ["privatelink-pricing"],
		kind: {
			kind: "number",
			min: 1,
			max: 500
		},
		byDefault: 1,
		asked: (w) => w.endpointPlacement === "central-vpc",
		unasked: 1
	},
	vpcInUse: {
		step: "network",
		label: "Other workloads in this VPC call the same AWS services",
		help: "A least-privilege policy allows only what this workload uses, so it would cut off the others.",
		cites: ["privatelink-access"],
		kind: flag$2,
		byDefault: false
	},
	dns: {
		step: "network",
		label: "DNS servers of the VPC",
		help: "Private DNS names of endpoints are answered only by the Amazon-provided DNS; own servers have to forward them.",
		cites: ["ecs-vpc-endpoints", "vpc-dhcp-options"],
		kind: {
			kind: "choice",
			options: [option("amazon-provided", "Amazon-provided", "AmazonProvidedDNS in the DHCP option set"), option("custom", "Own DNS servers", "The DHCP option set names other servers")]
		},
		byDefault: "amazon-provided"
	},
	vpcDnsAttributes: {
		step: "network",
		label: "DNS resolution and DNS hostnames are both enabled",
		help: "Private DNS of interface endpoints needs enableDnsSupport and enableDnsHostnames; otherwise creation fails.",
		cites: ["vpc-dns", "privatelink-interface"],
		kind: flag$2,
		byDefault: true
	},
	subnetOwnership: {
		step: "network",
		label: "Who owns the subnets",
		help: "A participant of shared subnets can use endpoints but cannot create, describe, modify or delete them.",
		cites: ["ecr-vpc-endpoints", "vpc-sharing"],
		kind: {
			kind: "choice",
			options: [option("owner", "This account"), option("participant", "Another account", "Shared with this account through AWS RAM")]
		},
		byDefault: "owner"
	},
	ipAddressType: {
		step: "network",
		label: "IP addresses of the subnets",
		help: "Decides the IP address type and the DNS records of the endpoints. Not every service offers IPv6 through an endpoint.",
		cites: ["privatelink-interface", "vpc-ipv6-support"],
		kind: {
			kind: "choice",
			options: [
				option("ipv4", "IPv4"),
				option("dualstack", "Dual-stack", "IPv4 and IPv6"),
				option("ipv6", "IPv6 only")
			]
		},
		byDefault: "ipv4"
	},
	availabilityZones: {
		step: "network",
		label: "Availability Zones with endpoints",
		help: "Each interface endpoint takes one subnet and one hourly charge in each zone. Two or more are recommended.",
		cites: ["privatelink-interface", "privatelink-pricing"],
		kind: {
			kind: "number",
			min: 1,
			max: 6
		},
		byDefault: 2
	},
	openS3Connections: {
		step: "network",
		label: "Running workloads in these subnets use Amazon S3",
		help: "Adding the S3 gateway endpoint can interrupt connections that are open; the plan then says how to avoid it.",
		cites: ["ecr-vpc-endpoints", "privatelink-gateway"],
		kind: flag$2,
		byDefault: false
	},
	templateSourceRegion: {
		step: "network",
		label: "Copying a template from another Region?",
		help: "A template copied into a Region introduced from 23 December 2023 needs other endpoints than its source.",
		cites: ["ecs-vpc-endpoints"],
		kind: {
			kind: "choice",
			options: [option("none", "No"), ...regionOptions]
		},
		byDefault: "none"
	},
	templateHasEndpoints: {
		step: "network",
		label: "That template contains VPC endpoints",
		help: "Endpoints with the names of the source Region have to leave the copied template.",
		cites: ["ecs-vpc-endpoints"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => w.templateSourceRegion !== "none",
		unasked: false
	},
	launchType: {
		step: "compute",
		essential: true,
		label: "Launch type",
		help: "Fargate tasks need no Amazon ECS endpoints in most Regions; container instances need all three.",
		cites: ["ecs-vpc-endpoints"],
		kind: {
			kind: "choice",
			options: [
				option("FARGATE", "AWS Fargate", "Serverless, Fargate Spot included"),
				option("EC2", "Amazon EC2", "Container instances that you run"),
				option("MANAGED_INSTANCES", "ECS Managed Instances", "Container instances that Amazon ECS runs"),
				option("EXTERNAL", "External (ECS Anywhere)", "Your own servers")
			]
		},
		byDefault: "FARGATE"
	},
	operatingSystem: {
		step: "compute",
		label: "Operating system",
		help: "Windows images may have layers outside Amazon ECR; some features exist on Linux only.",
		cites: ["ecr-vpc-endpoints"],
		kind: {
			kind: "choice",
			options: [option("LINUX", "Linux"), option("WINDOWS", "Windows")]
		},
		byDefault: "LINUX",
		asked: (w) => w.launchType !== "MANAGED_INSTANCES",
		unasked: "LINUX"
	},
	platformVersion: {
		step: "compute",
		label: "Fargate platform version",
		help: "Linux 1.3.0 and earlier need only ecr.dkr for images; from 1.4.0, and on every Windows platform version, ecr.api too.",
		cites: ["ecr-vpc-endpoints", "ecs-fargate-platform"],
		kind: {
			kind: "choice",
			options: [
				option("LATEST", "LATEST", "1.4.0 on Linux, 1.0.0 on Windows"),
				option("1.4.0", "1.4.0"),
				option("1.3.0", "1.3.0", "Retired on 15 June 2026"),
				option("1.0.0", "1.0.0")
			]
		},
		offered: (w) => onWindows(w) ? ["LATEST", "1.0.0"] : [
			"LATEST",
			"1.4.0",
			"1.3.0"
		],
		byDefault: "LATEST",
		asked: onFargate,
		unasked: "LATEST"
	},
	networkMode: {
		step: "compute",
		label: "Network mode of the task",
		help: "Decides whether the calls of your own code leave from the network interface of the task or of the instance.",
		cites: ["ecs-task-networking"],
		kind: {
			kind: "choice",
			options: [
				option("awsvpc", "awsvpc", "Each task has its own network interface and security group"),
				option("bridge", "bridge", "Docker network of the instance"),
				option("host", "host", "Network interface of the instance"),
				option("default", "default", "Windows: NAT network of the instance")
			]
		},
		byDefault: "awsvpc",
		asked: (w) => w.launchType === "EC2" || w.launchType === "MANAGED_INSTANCES",
		unasked: "awsvpc"
	},
	existingContainerInstances: {
		step: "compute",
		label: "Container instances already run in the VPC",
		help: "Then the three Amazon ECS endpoints are created one after the other, and each agent is restarted afterwards.",
		cites: ["ecs-vpc-endpoints"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => !onFargate(w),
		unasked: false
	},
	agentVersion: {
		step: "compute",
		label: "Container agent version",
		help: "Endpoints need agent 1.25.1 or later. Leave empty if you do not know.",
		cites: ["ecs-vpc-endpoints"],
		kind: {
			kind: "text",
			format: "a version of three numbers, such as 1.89.2",
			placeholder: "1.89.2",
			form: "version"
		},
		byDefault: "",
		asked: (w) => w.launchType === "EC2" || w.launchType === "EXTERNAL",
		unasked: "",
		tried: ["1.20.0"]
	},
	instanceManagement: {
		step: "compute",
		label: "Instances are managed by AWS Systems Manager",
		help: "Adds ssm and ssmmessages, and ec2messages in Regions that have it; agents can then be restarted as a fleet.",
		cites: ["ssm-vpc-endpoints"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => w.launchType === "EC2",
		unasked: (w) => w.launchType === "EXTERNAL"
	},
	imageRegistries: {
		step: "images",
		essential: true,
		label: "Registries that images come from",
		help: "Only private Amazon ECR repositories can be reached through endpoints. Image layers come from Amazon S3.",
		cites: ["ecr-vpc-endpoints"],
		kind: {
			kind: "subset",
			options: [
				option("ecr-private", "Private Amazon ECR"),
				option("ecr-pull-through-cache", "Amazon ECR pull through cache"),
				option("ecr-public", "Amazon ECR Public", "public.ecr.aws"),
				option("other", "Another registry", "Docker Hub, GHCR, Quay"),
				option("own-network", "Your own registry", "In the VPC or a connected network")
			]
		},
		byDefault: ["ecr-private"]
	},
	pullThroughFirstPull: {
		step: "images",
		label: "Some images are still to be pulled for the first time",
		help: "The first pull through a cache rule may need a path to the internet (a NAT gateway); later pulls do not.",
		cites: ["ecr-vpc-endpoints", "ecr-pull-through-cache"],
		kind: flag$2,
		byDefault: true,
		asked: (w) => w.imageRegistries.includes("ecr-pull-through-cache"),
		unasked: false
	},
	registryCredentials: {
		step: "images",
		label: "The registry needs credentials (repositoryCredentials)",
		help: "They are read from Secrets Manager before the image is pulled.",
		cites: ["ecs-private-auth"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => w.imageRegistries.includes("other") || w.imageRegistries.includes("own-network"),
		unasked: false
	},
	windowsBaseLayersInEcr: {
		step: "images",
		label: "Windows base layers were pushed to Amazon ECR",
		help: "Otherwise they are downloaded from Microsoft, which no endpoint can replace.",
		cites: ["ecr-vpc-endpoints"],
		kind: flag$2,
		byDefault: false,
		asked: onWindows,
		unasked: false
	},
	ecrApiPrivateDns: {
		step: "images",
		label: "Private DNS for ecr.api",
		help: "Without it, every client has to name the endpoint with --endpoint-url, and tasks cannot log in to Amazon ECR privately.",
		cites: ["ecr-vpc-endpoints"],
		kind: flag$2,
		byDefault: true,
		asked: readsEcr,
		unasked: true
	},
	sdkBefore2019: {
		step: "images",
		label: "An SDK or AWS CLI older than 24 January 2019 calls the ECR API",
		help: "Such clients need --endpoint-url even with private DNS.",
		cites: ["ecr-vpc-endpoints"],
		kind: flag$2,
		byDefault: false,
		asked: readsEcr,
		unasked: false
	},
	logDrivers: {
		step: "logging",
		essential: true,
		label: "Log drivers",
		help: "awslogs needs the logs endpoint; FireLens needs the endpoint of each destination. None chosen: no logging.",
		cites: ["ecs-vpc-endpoints", "ecs-awslogs"],
		kind: {
			kind: "subset",
			options: [
				option("awslogs", "awslogs", "Amazon CloudWatch Logs"),
				option("awsfirelens", "awsfirelens", "Fluent Bit or Fluentd"),
				option("splunk", "splunk"),
				option("fluentd", "fluentd"),
				option("gelf", "gelf"),
				option("json-file", "json-file"),
				option("journald", "journald"),
				option("syslog", "syslog")
			]
		},
		offered: offeredLogDrivers,
		byDefault: ["awslogs"]
	},
	firelensDestinations: {
		step: "logging",
		label: "Where FireLens sends the logs",
		help: "Each AWS destination has its own endpoint; others need another path.",
		cites: ["ecs-firelens"],
		kind: {
			kind: "subset",
			options: [
				option("cloudwatch-logs", "CloudWatch Logs"),
				option("kinesis-firehose", "Amazon Data Firehose"),
				option("kinesis-streams", "Kinesis Data Streams"),
				option("s3", "Amazon S3"),
				option("opensearch", "Amazon OpenSearch Service"),
				option("other", "Somewhere else", "Datadog, Splunk, Elastic …")
			]
		},
		byDefault: ["cloudwatch-logs"],
		asked: (w) => w.logDrivers.includes("awsfirelens"),
		unasked: []
	},
	secretSources: {
		step: "secrets",
		essential: true,
		label: "Secrets come from",
		help: "Each source has its own endpoint. A task that does not reach it stops before its containers start.",
		cites: ["ecs-vpc-endpoints", "ecs-secrets"],
		kind: {
			kind: "subset",
			options: [option("secretsmanager", "AWS Secrets Manager"), option("ssm", "Systems Manager Parameter Store")]
		},
		byDefault: []
	},
	environmentFiles: {
		step: "secrets",
		label: "Environment files in Amazon S3",
		help: "They are read through the S3 endpoint; its policy then allows reading your buckets.",
		cites: ["ecs-environment-files"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => !onWindows(w),
		unasked: false
	},
	ecsExec: {
		step: "features",
		label: "ECS Exec",
		help: "Needs ssmmessages. ssm and ec2messages are not needed for it.",
		cites: ["ecs-exec"],
		kind: flag$2,
		byDefault: false
	},
	ecsExecAudit: {
		step: "features",
		label: "ECS Exec sessions are logged to",
		help: "Adds the logs endpoint or widens the policy of the S3 endpoint.",
		cites: ["ecs-exec"],
		kind: {
			kind: "subset",
			options: [option("cloudwatch-logs", "CloudWatch Logs"), option("s3", "Amazon S3")]
		},
		byDefault: [],
		asked: (w) => w.ecsExec,
		unasked: []
	},
	customerManagedKey: {
		step: "secrets",
		label: "Encrypted with a customer managed KMS key",
		help: "Secrets Manager and Parameter Store decrypt on their side, so kms is optional; ECS Exec sessions use the key directly.",
		cites: ["kms-vpc-endpoints", "ecs-exec"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => w.secretSources.length > 0 || w.registryCredentials || w.ecsExec,
		unasked: false
	},
	serviceConnect: {
		step: "features",
		label: "Service Connect",
		help: "Its proxy is managed through ecs-agent, on Fargate too.",
		cites: ["ecs-vpc-endpoints", "ecs-service-connect"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => w.launchType !== "EXTERNAL",
		unasked: false
	},
	xray: {
		step: "features",
		label: "AWS X-Ray",
		help: "The daemon or the collector sends traces to the xray endpoint.",
		cites: ["xray-vpc-endpoints"],
		kind: flag$2,
		byDefault: false
	},
	guardDutyRuntimeMonitoring: {
		step: "features",
		label: "GuardDuty Runtime Monitoring",
		help: "GuardDuty creates its own endpoint for Fargate; its agent image comes from Amazon ECR.",
		cites: ["guardduty-vpc-endpoint"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => (w.launchType === "FARGATE" || w.launchType === "EC2") && !onWindows(w),
		unasked: false
	},
	volumes: {
		step: "features",
		label: "Volumes",
		help: "Amazon EFS is mounted through mount targets and Amazon EBS is attached by Amazon ECS: neither needs an endpoint.",
		cites: [
			"ecs-efs",
			"ecs-ebs",
			"ecs-fsx"
		],
		kind: {
			kind: "subset",
			options: [
				option("efs", "Amazon EFS"),
				option("ebs", "Amazon EBS"),
				option("fsx-windows", "FSx for Windows File Server"),
				option("s3files", "Amazon S3 Files")
			]
		},
		byDefault: [],
		asked: (w) => w.launchType !== "EXTERNAL",
		unasked: []
	},
	applicationServices: {
		step: "features",
		label: "AWS services that your own code calls",
		help: "One endpoint for each. What your code does with them is not known here, so these endpoints keep the full-access policy.",
		cites: ["privatelink-services"],
		kind: {
			kind: "subset",
			options: [
				option("sts", "AWS STS", "AssumeRole"),
				option("dynamodb", "Amazon DynamoDB"),
				option("sqs", "Amazon SQS"),
				option("sns", "Amazon SNS"),
				option("events", "Amazon EventBridge"),
				option("monitoring", "Amazon CloudWatch metrics"),
				option("logs", "Amazon CloudWatch Logs", "Agents, collectors and SDKs that write logs themselves"),
				option("kinesis-streams", "Kinesis Data Streams"),
				option("kinesis-firehose", "Amazon Data Firehose"),
				option("s3", "Amazon S3"),
				option("secretsmanager", "AWS Secrets Manager"),
				option("ssm", "Systems Manager"),
				option("kms", "AWS KMS"),
				option("servicediscovery", "AWS Cloud Map"),
				option("ecs", "Amazon ECS"),
				...CODE_ONLY_SERVICES.map((id) => option(id, serviceOf$1(id).name, hintOf(id)))
			]
		},
		byDefault: []
	},
	surroundings: {
		step: "features",
		label: "What else belongs to the workload",
		help: "Most of it needs no endpoint; the plan then says why. Some of it adds endpoints, or does not work here.",
		cites: ["privatelink-services", "ecs-vpc-endpoints"],
		kind: {
			kind: "subset",
			options: [
				option("load-balancer", "Load balancer", "Elastic Load Balancing in front of the tasks"),
				option("scheduler", "Schedules", "EventBridge Scheduler or rules start the tasks"),
				option("step-functions", "State machines", "AWS Step Functions runs the tasks"),
				option("batch", "AWS Batch", "Jobs of AWS Batch are these tasks"),
				option("deployments", "Blue/green or canary deployments", "With hooks, alarms or AWS CodeDeploy"),
				option("image-builds", "Image builds", "Tasks push images to Amazon ECR"),
				option("registry-features", "Features of the registry", "Scanning, replication, SOCI, keys of your own"),
				option("lattice", "Amazon VPC Lattice"),
				option("app-mesh", "AWS App Mesh"),
				option("application-signals", "CloudWatch Application Signals", "The CloudWatch agent beside the code"),
				option("fault-injection", "AWS Fault Injection Service", "Experiments inside the tasks"),
				option("databases", "Databases, caches, brokers", "Amazon RDS, ElastiCache, MSK … in the VPC"),
				option("file-systems", "Other file systems", "FSx for ONTAP, OpenZFS, Lustre, NFS"),
				option("gmsa", "gMSA", "Active Directory identities for containers"),
				option("partners", "Services of partners", "Reached over AWS PrivateLink"),
				option("on-premises", "Clients outside the VPC", "They use these endpoints too"),
				option("dns-firewall", "DNS Firewall", "Route 53 Resolver with a list of allowed names"),
				option("edge-zones", "Local Zone, Wavelength or Outposts")
			]
		},
		byDefault: []
	},
	endpointPolicies: {
		step: "policies",
		label: "Endpoint policies",
		help: "An endpoint policy grants nothing by itself; it limits what can be called through the endpoint.",
		cites: ["privatelink-access"],
		kind: {
			kind: "choice",
			options: [
				option("least-privilege", "Least privilege", "Exactly what this workload uses"),
				option("full-access", "Full access", "The default policy of AWS"),
				option("documented-examples", "Documented examples", "The examples of the AWS pages, with what the plan needs beside them")
			]
		},
		byDefault: "least-privilege"
	},
	accountId: {
		step: "policies",
		label: "Account id",
		help: "The account that owns the repository, the task execution role and your data. With it, the least-privilege policies let through secrets, keys, log groups, streams and buckets of this account only. Empty: a parameter of the export.",
		cites: ["ecr-vpc-endpoints"],
		kind: {
			kind: "text",
			form: "account",
			format: "12 digits",
			placeholder: "123456789012"
		},
		byDefault: ""
	},
	crossAccountData: {
		step: "policies",
		label: "Secrets, keys, log groups, streams or buckets of other accounts are used",
		help: "The least-privilege policies then let data of every account through; IAM still decides. Otherwise they refuse what is not in your account.",
		cites: ["privatelink-access"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => w.accountId !== "",
		unasked: false
	},
	taskExecutionRole: {
		step: "policies",
		label: "Task execution role",
		help: "The name of the role, not its ARN. Used where a documented policy names a principal.",
		cites: ["ecs-execution-role"],
		kind: {
			kind: "text",
			format: "a role name of 1 to 64 letters, digits and +=.@_- (not an ARN)",
			placeholder: "ecsTaskExecutionRole",
			form: "role"
		},
		byDefault: ""
	},
	repository: {
		step: "policies",
		label: "Repository",
		help: "Limits image pulls through the endpoints to one repository. Empty: all repositories.",
		cites: ["ecr-vpc-endpoints"],
		kind: {
			kind: "text",
			format: "a repository name such as team/app (lower case, 2 to 256 characters)",
			placeholder: "team/app",
			form: "repository"
		},
		byDefault: "",
		asked: readsEcr,
		unasked: ""
	},
	fips: {
		step: "policies",
		label: "FIPS endpoints",
		help: "Takes the FIPS variant of each endpoint service that has one in the Region, where its callers can be told to use it.",
		cites: ["privatelink-services", "fargate-fips"],
		kind: flag$2,
		byDefault: false,
		asked: (w) => ["aws", "aws-us-gov"].includes(regionOf(w.region).partition),
		unasked: false
	},
	vpcId: {
		step: "target",
		label: "VPC id",
		help: "The VPC in which the endpoints are created.",
		cites: ["privatelink-interface"],
		kind: {
			kind: "text",
			form: "vpc",
			format: "vpc- and 8 or 17 hexadecimal digits, such as vpc-0a1b2c3d4e5f67890",
			placeholder: "vpc-0a1b2c3d4e5f67890"
		},
		byDefault: ""
	},
	vpcCidr: {
		step: "target",
		label: "CIDR block of the VPC",
		help: "Allowed to reach the endpoints on port 443, unless task subnets or a task security group are given.",
		cites: ["ecs-vpc-endpoints"],
		kind: {
			kind: "text",
			format: "an IPv4 CIDR block from /16 to /28 without host bits, such as 10.0.0.0/16",
			placeholder: "10.0.0.0/16",
			form: "vpc-cidr"
		},
		byDefault: ""
	},
	subnetIds: {
		step: "target",
		label: "Subnet ids for the endpoints",
		help: "One subnet in each Availability Zone.",
		cites: ["privatelink-interface"],
		kind: {
			kind: "text",
			form: "subnet",
			format: "subnet- and 8 or 17 hexadecimal digits, such as subnet-0a1b2c3d4e5f67890",
			placeholder: "subnet-0a1b2c3d4e5f67890",
			list: true,
			most: 60
		},
		byDefault: ""
	},
	routeTableIds: {
		step: "target",
		label: "Route table ids of the task subnets",
		help: "A gateway endpoint works only for the subnets whose route tables it is associated with.",
		cites: ["privatelink-gateway"],
		kind: {
			kind: "text",
			form: "rtb",
			format: "rtb- and 8 or 17 hexadecimal digits, such as rtb-0a1b2c3d4e5f67890",
			placeholder: "rtb-0a1b2c3d4e5f67890",
			list: true,
			most: 200
		},
		byDefault: ""
	},
	securityGroupId: {
		step: "target",
		label: "Existing security group for the endpoints",
		help: "Used instead of a new one. It has to allow TCP 443 from the tasks.",
		cites: ["ecs-vpc-endpoints"],
		kind: {
			kind: "text",
			form: "sg",
			format: "sg- and 8 or 17 hexadecimal digits, such as sg-0a1b2c3d4e5f67890",
			placeholder: "sg-0a1b2c3d4e5f67890"
		},
		byDefault: ""
	},
	taskSecurityGroupId: {
		step: "target",
		label: "Security group of the tasks",
		help: "The new security group then allows TCP 443 from this group only.",
		cites: ["ecs-vpc-endpoints"],
		kind: {
			kind: "text",
			form: "sg",
			format: "sg- and 8 or 17 hexadecimal digits, such as sg-0a1b2c3d4e5f67890",
			placeholder: "sg-0a1b2c3d4e5f67890"
		},
		byDefault: "",
		asked: (w) => w.securityGroupId === "",
		unasked: ""
	},
	taskSubnetCidrs: {
		step: "target",
		label: "CIDR blocks of the task subnets",
		help: "The new security group then allows TCP 443 from these blocks instead of the whole VPC.",
		cites: ["ecs-vpc-endpoints"],
		kind: {
			kind: "text",
			list: true,
			most: 60,
			format: "IPv4 CIDR blocks without host bits, such as 10.0.1.0/24",
			placeholder: "10.0.1.0/24, 10.0.2.0/24",
			form: "cidr"
		},
		byDefault: "",
		asked: (w) => w.securityGroupId === "" && w.taskSecurityGroupId === "",
		unasked: ""
	},
	tags: {
		step: "target",
		label: "Tags",
		help: "Put on everything that the export creates, beside Name.",
		cites: ["privatelink-interface"],
		kind: {
			kind: "text",
			list: true,
			most: 47,
			format: "key=value pairs (key up to 127, value up to 255 characters, no aws: prefix)",
			placeholder: "team=platform, stage=prod",
			form: "tag"
		},
		byDefault: ""
	},
	namePrefix: {
		step: "target",
		label: "Name prefix",
		help: "Starts the name of everything that the export creates.",
		cites: ["privatelink-interface"],
		kind: {
			kind: "text",
			format: "1 to 40 letters, digits and hyphens, the first no hyphen",
			placeholder: "ecs",
			form: "name-prefix"
		},
		byDefault: "ecs"
	},
	hubPart: {
		step: "target",
		label: "What the export creates",
		help: "With two accounts there are two exports: the hub authorizes its zones for the VPC of the tasks, which then associates them.",
		cites: ["route53-other-accounts"],
		kind: {
			kind: "choice",
			options: [
				option("both", "Hub and VPC of the tasks", "Both belong to one account"),
				option("hub-account", "The part of the hub", "In its account"),
				option("task-account", "The part of the VPC of the tasks", "In the account of the tasks")
			]
		},
		byDefault: "both",
		asked: (w) => w.endpointPlacement === "central-vpc",
		unasked: "both"
	},
	include: {
		step: "target",
		label: "Endpoints to export",
		help: "The plan shows all of them; the exports create these.",
		cites: ["privatelink-interface"],
		kind: {
			kind: "choice",
			options: [
				option("recommended", "Required and recommended"),
				option("required", "Required only"),
				option("optional", "All, optional ones too")
			]
		},
		byDefault: "recommended"
	}
};
/** Every question id, in the order in which answers are resolved. */
const QUESTION_IDS = Object.keys(QUESTIONS);
/** The steps that are answered once for the VPC; all others are answered for each workload. */
const VPC_STEPS = [
	"network",
	"policies",
	"target"
];
/** Whether a question is about the VPC; otherwise each workload has its own answer. */
function isVpcQuestion(id) {
	return VPC_STEPS.includes(QUESTIONS[id].step);
}
/** The question behind an id. */
function questionOf(id) {
	return QUESTIONS[id];
}
// src/core/profile.ts
/**
* The complete profile of a workload. Missing answers take their default; an answer that its question does not offer
* together with the others falls back to the default; answers to questions that are not asked have no effect.
*/
function toProfile(answers) {
	const draft = { ...BLANK };
	const workload = draft;
	for (const { id, question } of TABLE) {
		if (question.asked !== void 0 && !question.asked(workload)) {
			draft[id] = settle$1(question.unasked ?? question.byDefault, workload);
			continue;
		}
		const answer = answers[id];
		const value = answer === void 0 || answer === "" ? settle$1(question.byDefault, workload) : keepOffered(workload, question, answer);
		draft[id] = typeof value === "object" ? canonical(question, value) : value;
	}
	return workload;
}
/** Whether the question is asked for this workload. */
function isAsked(workload, id) {
	return questionOf(id).asked?.(workload) ?? true;
}
/** The ids of all questions that are asked for this workload, in table order. */
function askedQuestions(workload) {
	return QUESTION_IDS.filter((id) => isAsked(workload, id));
}
const TABLE = QUESTION_IDS.map((id) => ({
	id,
	question: questionOf(id)
}));
/** Every profile starts as a copy of this, so that all of them have one layout in memory: rules read them faster. */
const BLANK = Object.fromEntries(QUESTION_IDS.map((id) => [id, void 0]));
/** A set in the order of its options, each once: equal sets are equal in every form. */
function canonical({ kind }, values) {
	if (values.length < 2 || kind.kind !== "subset") return values;
	return kind.options.map((option) => option.value).filter((value) => values.includes(value));
}
function settle$1(value, workload) {
	return typeof value === "function" ? value(workload) : value;
}
/** The same answer if it is wholly offered; otherwise what is left of it. */
function keepOffered(workload, question, answer) {
	const offered = question.offered?.(workload);
	if (offered === void 0) return answer;
	if (typeof answer !== "object") return offered.includes(String(answer)) ? answer : settle$1(question.byDefault, workload);
	return answer.every((item) => offered.includes(item)) ? answer : answer.filter((item) => offered.includes(item));
}
QUESTION_IDS.filter(isVpcQuestion);
QUESTION_IDS.filter((id) => !isVpcQuestion(id));
// src/core/designs/designs.ts
const WORKLOAD = "VPC of the workload";
const HUB = "Hub VPC";
const TRANSIT = "Transit gateway";
const S3_HERE = {
	where: WORKLOAD,
	what: "S3 gateway endpoint (DynamoDB too, if called) on the route tables of the task subnets"
};
const VPC_OWNER = "Owner of the VPC";
const HUB_OWNER = "Owner of the hub";
const hubWords = (names, owner, spoke) => ({
	creates: [
		{
			where: HUB,
			what: "Interface endpoints and their security group, which admits TCP 443 from the CIDR blocks of all VPCs"
		},
		{
			where: HUB,
			what: names
		},
		S3_HERE,
		{
			where: TRANSIT,
			what: "Attachments in each zone; routes to the hub, and back to every VPC"
		}
	],
	breaks: [
		"A name without a zone or with a wrong one stays public: image pulls and agents then time out (api.ecr, dkr.ecr with *, ecs-a, ecs-t).",
		"A missing route back, or a CIDR block that the group of the hub does not admit, times out although the name resolves.",
		"Roles, secrets and keys that name this VPC or its endpoints refuse: calls carry the VPC and the endpoints of the hub.",
		"One policy, one quota of bandwidth and one place that fails, for all VPCs."
	],
	tasks: [
		{
			who: HUB_OWNER,
			what: owner
		},
		{
			who: VPC_OWNER,
			what: spoke
		},
		{
			who: HUB_OWNER,
			what: "Adds the CIDR blocks of each new VPC to the security group and to the routes."
		}
	]
});
const natWords = (what, breaks) => ({
	creates: [{
		where: WORKLOAD,
		what: `${what} An internet gateway is needed as well; a Regional NAT gateway needs no public subnet and costs the same hours in each zone.`
	}],
	breaks,
	tasks: [{
		who: VPC_OWNER,
		what: "Creates the gateways and the default routes of the task subnets."
	}]
});
const CLOSED = "Block Public Access in bidirectional mode, or a VPC that may have no internet gateway, closes it.";
({ ...hubWords("A private hosted zone for each name, with private DNS off on the endpoints", "Creates endpoints, zones and alias records, and authorizes each VPC (create-vpc-association-authorization).", "Associates each zone (associate-vpc-with-hosted-zone), creates the S3 gateway endpoint and the route to the hub.") }), { ...hubWords("A Route 53 Profile that carries the endpoints, with private DNS on; no names to keep", "Creates the endpoints, associates them with the Profile and shares it through AWS RAM.", "Associates the Profile with the VPC (route53profiles:AssociateProfile), creates the S3 gateway endpoint and the route to the hub.") }, { ...natWords("A NAT gateway in each zone.", [CLOSED, "Every GB is charged, image layers among them, and conditions on VPC endpoints in roles and buckets refuse."]) }, { ...natWords("A NAT gateway in each zone, and the S3 gateway endpoint, which costs nothing and takes the image layers.", [CLOSED, "Open connections to Amazon S3 break when the gateway endpoint is added."]) }, { ...natWords("A NAT gateway in each zone, the S3 gateway endpoint, and the interface endpoints of this plan.", [CLOSED, "Callers of names without an endpoint silently use the NAT gateway: check which names are covered."]) };
// src/core/sentences.ts
/**
* Plurals, lists and numbers in sentences, by the rules of the language and never by gluing. The locale is always named, so
* that the same answers give the same text on every machine.
*/
/** A build in another language puts its own here. */
const LOCALE = "en-GB";
let plural;
let list;
let number$1;
/** Of the categories of Unicode, in their order, those that the language has. */
let categories;
function categoryOf(count) {
	plural ??= new Intl.PluralRules(LOCALE);
	categories ??= knownOf(plural.resolvedOptions().pluralCategories);
	return categories.indexOf(plural.select(count));
}
function inList(items) {
	list ??= new Intl.ListFormat(LOCALE, { type: "conjunction" });
	return list.format(items);
}
function inDigits(value) {
	number$1 ??= new Intl.NumberFormat(LOCALE);
	return number$1.format(value);
}
const knownOf = (known) => [
	"zero",
	"one",
	"two",
	"few",
	"many",
	"other"
].filter((category) => known.includes(category));
/** The form of a word that goes with a count, such as `is` and `are`: one for each category of the language. */
function forCount(count, ...forms) {
	return forms[Math.min(categoryOf(count), forms.length - 1)] ?? forms[0];
}
/** `a`, `a and b`, `a, b and c`; of more than `most` the first and how many more. */
function listed(items, most = Number.POSITIVE_INFINITY) {
	return inList(items.length > most ? [...items.slice(0, most), `${inDigits(items.length - most)} more`] : items);
}
// src/core/standing.ts
/**
* How well an answer is known. People state some answers, sources (task definitions, templates, describe output) say
* others at a place that can be shown, and the rest is assumed. What a source could not read stays open: never "no".
*/
/**
* What kind of place says something, the strongest first. Of claims that disagree the strongest kind is taken:
* what AWS says exists · a field whose meaning is the answer · the ARN of the thing itself · the Region or account that
* logs, images, secrets and environment variables name · anything concluded from less.
*/
const EVIDENCE = [
	"observed",
	"declared",
	"arn",
	"logs",
	"image",
	"secret",
	"environment",
	"inferred"
];
/**
* Weighs claims: for each question the strongest kind of evidence counts, of equal kinds the first. Claims with another
* value become a conflict. A question with a claim is not open.
*/
function weigh(found) {
	const byQuestion = groupByQuestion(found.claims ?? []);
	const derived = [];
	const conflicts = [];
	const answers = {};
	for (const question of QUESTION_IDS) {
		const claims = byQuestion.get(question);
		const [taken] = claims ?? [];
		if (claims === void 0 || taken === void 0) continue;
		derived.push(taken);
		answers[question] = taken.value;
		const conflict = conflictBetween(claims, taken);
		if (conflict !== void 0) conflicts.push(conflict);
	}
	return {
		answers,
		derived,
		undetermined: (found.open ?? []).filter(({ question }) => !byQuestion.has(question)),
		conflicts,
		notes: found.notes ?? [],
		findings: found.findings ?? []
	};
}
/**
* Several readings as one: VPC claims are weighed against each other, and so are those of workloads with the same name.
* Of several inventories the last one counts; sources that can join inventories do so themselves.
*/
function mergeReadings(readings) {
	const workloads = [...new Set(readings.flatMap(({ workloads }) => workloads.map(({ name }) => name)))].map((name) => {
		return {
			name,
			...mergeEvidenced(readings.flatMap((reading) => reading.workloads.filter((other) => other.name === name)))
		};
	});
	const inventory = readings.findLast((reading) => reading.inventory !== void 0)?.inventory;
	const merged = {
		workloads,
		vpc: mergeEvidenced(readings.map(({ vpc }) => vpc))
	};
	return inventory === void 0 ? merged : {
		...merged,
		inventory
	};
}
/** Joins what several sources say about the same thing; claims that lost before are weighed again. */
function mergeEvidenced(parts) {
	const [only] = parts;
	if (only !== void 0 && parts.length === 1) return only;
	return weigh({
		claims: parts.flatMap((part) => [...part.derived, ...part.conflicts.flatMap((conflict) => conflict.claims.filter((claim) => !part.derived.includes(claim)))]),
		open: parts.flatMap(({ undetermined }) => undetermined),
		notes: parts.flatMap(({ notes }) => notes),
		findings: parts.flatMap(({ findings }) => findings)
	});
}
/** Claims by question, the strongest first; of equally strong ones the first found. */
function groupByQuestion(claims) {
	const groups = /* @__PURE__ */ new Map();
	for (const claim of claims) {
		const group = groups.get(claim.question);
		if (group === void 0) groups.set(claim.question, [claim]);
		else group.push(claim);
	}
	for (const group of groups.values()) group.sort((a, b) => EVIDENCE.indexOf(a.evidence) - EVIDENCE.indexOf(b.evidence));
	return groups;
}
function conflictBetween(claims, taken) {
	const others = claims.filter(({ value }) => printText(value) !== printText(taken.value));
	if (others.length === 0) return void 0;
	const disagreeing = [taken, ...others];
	const places = disagreeing.map(({ value, from }) => `${printText(value) || "none"} (${from})`);
	return {
		question: taken.question,
		...taken.workload === void 0 ? {} : { workload: taken.workload },
		claims: disagreeing,
		taken: taken.value,
		text: `The sources disagree: ${places.join(", ")}. Taken: ${printText(taken.value) || "none"}.`
	};
}
// src/core/workload-names.ts
/**
* Names that workloads can have, one for each wanted name: other characters become hyphens, long names are cut, and of
* equal names the later ones get a number. A single workload may stay unnamed.
*/
function workloadNames(wanted) {
	if (wanted.length === 1 && wanted[0] === "") return wanted;
	const taken = /* @__PURE__ */ new Set();
	return wanted.map((name, index) => {
		const base = name.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 58) || `workload-${index + 1}`;
		let free = base;
		for (let count = 2; taken.has(free); count++) free = `${base}-${count}`;
		taken.add(free);
		return free;
	});
}
// src/core/forms.ts
/** What well-formed texts look like. Apart from the questions, because the start page reads none. */
const pattern = (regex) => (text) => regex.test(text);
const resourceId = (prefix) => pattern(new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`));
const CIDR$1 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
const isCidr$1 = (shortest, longest) => (text) => {
	const parts = CIDR$1.exec(text)?.slice(1).map(Number);
	if (parts === void 0) return false;
	const [a = 0, b = 0, c = 0, d = 0, length = 0] = parts;
	if ([
		a,
		b,
		c,
		d
	].some((octet) => octet > 255) || length < shortest || length > longest) return false;
	return (a * 2 ** 24 + b * 2 ** 16 + c * 256 + d) % 2 ** (32 - length) === 0;
};
/** `key=value`, within what Amazon EC2 accepts as a tag: no reserved prefix, no control characters, 127 and 255 characters. */
const isTag = (text) => {
	const cut = text.indexOf("=");
	const [key, value] = cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
	return cut > 0 && [...key].length <= 127 && [...value].length <= 255 && !/^aws:/i.test(key) && !/[\p{Cc}\p{Cs}]/u.test(text);
};
const isRepository = (text) => text.length >= 2 && text.length <= 256 && /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(text);
/** Each judges one value (one item of a list); the empty text never reaches it. */
const FORMS = {
	version: pattern(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
	account: pattern(/^\d{12}$/),
	role: pattern(/^[\w+=.@-]{1,64}$/),
	repository: isRepository,
	vpc: resourceId("vpc"),
	subnet: resourceId("subnet"),
	rtb: resourceId("rtb"),
	sg: resourceId("sg"),
	"vpc-cidr": isCidr$1(16, 28),
	cidr: isCidr$1(8, 32),
	tag: isTag,
	"name-prefix": pattern(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/)
};
// src/core/parse-answer.ts
/**
* How a value is read from text (links, flags) and from JSON (saved answers), and what is allowed, in words. Kept apart
* because the start page reads none.
*/
const ok$1 = (value) => ({
	ok: true,
	value
});
const refuse = (allowed) => ({
	ok: false,
	allowed
});
/** Reads an answer from a JSON value: saved answers, whatever a file contains. */
function parseJson(kind, value) {
	switch (kind.kind) {
		case "choice": return typeof value === "string" && isOffered(kind.options, value) ? ok$1(value) : refuse(allowedValues(kind));
		case "flag": return typeof value === "boolean" ? ok$1(value) : refuse(allowedValues(kind));
		case "number": return typeof value === "number" ? parseNumber(kind, value) : refuse(allowedValues(kind));
		case "subset": return isStringList(value) ? parseSubset(kind, value) : refuse(allowedValues(kind));
		case "text":
			if (typeof value === "string") return parseFreeText(kind, value);
			if (kind.list === true && isStringList(value)) return parseFreeText(kind, value.join(","));
			return refuse(allowedValues(kind));
	}
}
/** What a question accepts, in words, for messages. */
function allowedValues(kind) {
	switch (kind.kind) {
		case "choice": return `one of ${listOf$2(kind.options)}`;
		case "flag": return "true or false";
		case "subset": return `any of ${listOf$2(kind.options)}, separated by commas`;
		case "number": return `a whole number from ${kind.min} to ${kind.max}`;
		case "text": return `empty or ${kind.format}${kind.list === true ? `, separated by commas${kind.most === void 0 ? "" : `, at most ${kind.most}, each once`}` : ""}`;
	}
}
function isOffered(options, text) {
	return options.some((option) => option.value === text);
}
function listOf$2(options) {
	return options.map((option) => option.value).join(", ");
}
function isStringList(value) {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}
function parseNumber(kind, value) {
	return Number.isInteger(value) && value >= kind.min && value <= kind.max ? ok$1(value) : refuse(allowedValues(kind));
}
/** Keeps the table's order and no duplicates, so that equal sets are equal texts. */
function parseSubset(kind, items) {
	if (!items.every((item) => isOffered(kind.options, item))) return refuse(allowedValues(kind));
	return ok$1(kind.options.map((option) => option.value).filter((value) => items.includes(value)));
}
function parseFreeText(kind, text) {
	const items = kind.list === true ? splitList(text) : [text.trim()];
	if (items.join("") === "") return ok$1("");
	if (kind.most !== void 0 && (items.length > kind.most || new Set(items).size < items.length)) return refuse(allowedValues(kind));
	return items.every(FORMS[kind.form]) ? ok$1(items.join(",")) : refuse(allowedValues(kind));
}
// src/core/service-names.ts
/** Names of endpoint services from outside. Kept apart because the start page reads none. */
/**
* What a full service name stands for, or `undefined` when it is none of ours: the Region and the service's short name,
* FIPS variants included. The Region need not be a known one.
*/
function parseServiceName(name) {
	const [, region, short] = /^(?:com\.amazonaws|cn\.com\.amazonaws|eu\.amazonaws|gov\.ic\.c2s|gov\.sgov\.sc2s|uk\.adc-e\.cloud|gov\.ic\.hci\.csp)\.([a-z]+(?:-[a-z]+)+-\d)\.(.+)$/.exec(name) ?? [];
	if (region === void 0 || short === void 0) return void 0;
	if (isServiceId(short)) return {
		service: short,
		region,
		fips: false
	};
	const service = SERVICE_IDS.find((id) => serviceOf$1(id).fips?.short === short);
	return service === void 0 ? void 0 : {
		service,
		region,
		fips: true
	};
}
/** Lines that are no JSON, before a text is given up. */
const MOST_PASSED = 2e4;
/** Documents in one text, before it is refused. */
const MOST_DOCUMENTS$1 = 1e3;
/** Reads every JSON document in the text. A text without one is refused at the most telling position. */
function readJson(text, options = {}) {
	const refusal = refuseWhole(text);
	if (refusal !== void 0) return {
		ok: false,
		problem: refusal
	};
	const scan = scanned(new Parser(text, options.placeholders === true));
	if ("failure" in scan) {
		const { message, at } = scan.failure;
		return {
			ok: false,
			problem: {
				message,
				...positionIn(text, at)
			}
		};
	}
	const positions = positionsIn(text, scan.found.map(({ at }) => at));
	const [first, ...others] = scan.found.map(({ value }, index) => ({
		value,
		...positions[index] ?? START
	}));
	if (first !== void 0) {
		const around = scan.skipped ? { around: aroundIn(text, scan.found) } : {};
		return {
			ok: true,
			documents: [first, ...others],
			skipped: scan.skipped,
			...around
		};
	}
	return {
		ok: false,
		problem: {
			message: "there is no JSON in this text",
			...positionIn(text, 0)
		}
	};
}
/** Whether the value is an object; lists are not. */
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Whether the value is a list. */
function isJsonList(value) {
	return Array.isArray(value);
}
/** The own property of an object; never one of its prototype. */
function ownValue(object, key) {
	return Object.hasOwn(object, key) ? object[key] : void 0;
}
/** A text, number or flag as text; `''` for anything else. Objects have no prototype, so `String` would throw for them. */
function wordOf(value) {
	return value === void 0 || value === null || typeof value === "object" ? "" : String(value);
}
/** The kind of a value in words, for messages about a value of the wrong kind. */
function kindOf(value) {
	if (value === void 0) return "nothing";
	if (value === null) return "null";
	if (isJsonList(value)) return "a list";
	switch (typeof value) {
		case "string": return "text";
		case "number": return "a number";
		case "boolean": return "true or false";
		default: return "an object";
	}
}
const START = {
	line: 1,
	column: 1
};
/** Line and column of an offset. */
function positionIn(text, offset) {
	return positionsIn(text, [offset])[0] ?? START;
}
/** Line and column of each offset; the offsets ascend. */
function positionsIn(text, offsets) {
	const lineEnd = /\r\n|\n|\r/g;
	let line = 1;
	let start = 0;
	let next = lineEnd.exec(text);
	return offsets.map((offset) => {
		for (; next !== null && next.index < offset; next = lineEnd.exec(text)) {
			line += 1;
			start = lineEnd.lastIndex;
		}
		return {
			line,
			column: Math.max(1, offset - start + 1)
		};
	});
}
/** What can be said about a text before reading it: too long, empty, or in an encoding that was read wrongly. */
function refuseWhole(text) {
	const at = {
		line: 1,
		column: 1
	};
	if (text.length > 16777216) return {
		...at,
		message: "the text is longer than 16 MB"
	};
	const nul = text.indexOf("\0");
	if (nul >= 0) {
		const message = "the text contains NUL characters: save the file as UTF-8 (it looks like UTF-16 or binary)";
		return {
			...positionIn(text, nul),
			message
		};
	}
	return text.trim() === "" ? {
		...at,
		message: "the text is empty"
	} : void 0;
}
function aroundIn(text, found) {
	const begins = [0, ...found.map(({ end }) => end)];
	const ends = [...found.map(({ at }) => at), text.length];
	return begins.map((at, index) => ({
		text: text.slice(at, ends[index]),
		at
	}));
}
function scanned(parser) {
	try {
		return scanDocuments(parser);
	} catch (error) {
		if (!(error instanceof Unreadable$1)) throw error;
		return { failure: {
			message: error.message,
			at: error.at
		} };
	}
}
/**
* Documents, and between them nothing but what terminals and people put around a paste. A bracket that begins a
* document has to be read to its end; text that looks like a piece of a document and is none is refused where it
* stands, because what it said would be lost.
*/
function scanDocuments(parser) {
	const found = [];
	let skipped = false;
	let passed = 0;
	for (let at = parser.begin(0); at < parser.text.length;) {
		const opening = parser.openingFrom(at);
		if (opening === void 0) {
			const stray = parser.strayIn(at);
			if (stray !== void 0) return { failure: stray };
			skipped = true;
			passed += 1;
			if (passed > MOST_PASSED) return { failure: parser.firstCharacter() };
			at = parser.begin(parser.nextLine(at));
			continue;
		}
		if (opening > at) skipped = true;
		const result = parser.document(opening);
		if (!result.ok) return { failure: result.failure };
		if (found.length === MOST_DOCUMENTS$1) return { failure: {
			message: `more than ${MOST_DOCUMENTS$1} JSON documents in one text`,
			at: opening
		} };
		found.push({
			value: result.value,
			at: opening,
			end: result.end
		});
		at = parser.begin(opening > at ? parser.afterCommand(result.end) : result.end);
	}
	const useful = found.filter(({ value }) => mentionsObject(value));
	if (useful.length > 0) return {
		found: useful,
		skipped
	};
	return found.length > 0 ? {
		found,
		skipped
	} : { failure: parser.firstCharacter() };
}
/** Prose contains `[1]`; what readers look for contains an object. */
function mentionsObject(value) {
	return isJsonObject(value) || isJsonList(value) && value.some(mentionsObject);
}
var Unreadable$1 = class extends Error {
	at;
	constructor(message, at) {
		super(message);
		this.at = at;
	}
};
const blanks = (text) => " ".repeat(text.length);
/** What is looked at of a line that is no JSON. */
const LONGEST_NOISE = 2e3;
/** A prompt such as `[ec2-user@host ~]$`, or a word that a program prints before its message: `[WARNING] …`. */
const BRACKETED_WORDS = /^\[[^\]"'{}\n\r]{1,200}\][^\S\n\r]*[^\s,\]}]/;
/** A prompt with or without a command, or a command alone, a message of a program, a Markdown fence. */
const COMMAND$1 = /^(?:[$%❯#>]\s|PS [^>\n]{0,200}>|[A-Z]:\\[^>\n]{0,200}>|[\w.-]{1,60}@[^$#%>\n]{0,200}[$#%>]|[^\s"'{}[\]]{0,100}[$#]\s|(?:aws|jq|cat|cdk|npx|npm|pnpm|yarn|terraform|tofu|copilot|ecspresso|ecs-cli|docker|docker-compose|curl|sudo|echo|bash|sh|export|EOF|EOT|END)(?:\s|$)|(?:WARN|WARNING|INFO|NOTICE|DEBUG|ERROR)\b|```|~~~)/i;
/** Brackets, a key in quotes, an item of a list alone in its line. */
const STRAY = /[{}[\]]|["'“”‘’][^\S\n\r]*:|^["'“‘][^"'”’]{0,500}["'”’],?\s*$|^,/u;
const OTHER_BLANK = /[\s\uFEFF\u200B]|\u001b\[[0-9;?]{0,20}[A-Za-z]/y;
const PLAIN$1 = /[^"\\\u0000-\u001f]*/y;
const NUMBER$1 = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /(?:true|false|null)(?!\w)/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
const PLACEHOLDER$1 = /(?:\$\{[^\n\r{}]*(?:\{[^\n\r{}]*\}[^\n\r{}]*){0,20}\}|\{\{[^\n\r{}]*\}\}|<[^<>\n\r"]+>|\$+[A-Za-z_][\w$]*|%+\w+%+|__\w+__|@@?\w+@@?)(?:[^\s,\]}"'[{:]*)/y;
const ESCAPES = /* @__PURE__ */ new Map([
	["\"", "\""],
	["\\", "\\"],
	["/", "/"],
	["b", "\b"],
	["f", "\f"],
	["n", "\n"],
	["r", "\r"],
	["t", "	"]
]);
var Parser = class {
	text;
	#placeholders;
	#at = 0;
	#depth = 0;
	#opened = [];
	constructor(text, placeholders) {
		this.text = text;
		this.#placeholders = placeholders;
	}
	/** The first offset from here that is neither blank nor in a comment. */
	begin(from) {
		this.#at = from;
		this.#skipBlanks();
		return this.#at;
	}
	/**
	* Where a document begins: here, or inside a command in this line, as in `--cli-input-json '{ … }'`. `undefined` when
	* the line holds none.
	*/
	openingFrom(at) {
		const character = this.text[at];
		const line = this.line(at);
		if (character === "{" || character === "[" && !BRACKETED_WORDS.test(line)) return at;
		if (!COMMAND$1.test(line)) return void 0;
		const words = line.replace(/--query[ =](?:'[^']{0,500}'|"[^"]{0,500}"|\S{0,500})/g, blanks);
		const inside = /(?:^|[\s='"])([[{])(?=\s*(?:["[{]|$))/.exec(words);
		return inside === null ? void 0 : at + inside.index + inside[0].length - 1;
	}
	/** What in this line looks like a part of a document whose beginning is missing. */
	strayIn(at) {
		const line = this.line(at);
		if (COMMAND$1.test(line) || BRACKETED_WORDS.test(line) || this.#continuesCommand(at)) return void 0;
		const stray = STRAY.exec(line);
		if (stray === null) return void 0;
		this.#at = at + stray.index;
		return {
			message: `expected JSON, found ${this.#here()} outside of it: give the whole text from its first line`,
			at: this.#at
		};
	}
	/** After a document inside a command: the quote that ends it and what else the line says. */
	afterCommand(at) {
		return this.text[at] === "'" || this.text[at] === "\"" ? this.nextLine(at) : at;
	}
	/** The rest of the line, at most so much as is looked at. */
	line(at) {
		return /^[^\n\r]*/.exec(this.text.slice(at, at + LONGEST_NOISE))?.[0] ?? "";
	}
	nextLine(from) {
		const lineEnd = /\r\n|[\n\r]/g;
		lineEnd.lastIndex = from;
		return lineEnd.exec(this.text) === null ? this.text.length : lineEnd.lastIndex;
	}
	/** The line before ends with a backslash or a backtick, as commands over several lines do. */
	#continuesCommand(at) {
		let before = at - 1;
		while (before >= 0 && /[ \t]/.test(this.text[before] ?? "")) before -= 1;
		while (before >= 0 && /[\n\r]/.test(this.text[before] ?? "")) before -= 1;
		return /[\\`^]/.test(this.text[before] ?? "") && before >= 0;
	}
	document(at) {
		this.#at = at;
		this.#depth = 0;
		this.#opened = [];
		try {
			return {
				ok: true,
				value: this.#value(),
				end: this.#at
			};
		} catch (error) {
			if (!(error instanceof Unreadable$1)) throw error;
			return {
				ok: false,
				failure: {
					message: error.message,
					at: error.at
				}
			};
		}
	}
	/** The failure of a text that has no bracket at all. */
	firstCharacter() {
		this.#at = 0;
		this.#skipBlanks();
		return {
			message: `expected JSON, found ${this.#here()}`,
			at: this.#at
		};
	}
	#value() {
		const character = this.text[this.#at];
		if (this.#placeholders && character !== "\"" && character !== "[") {
			const placeholder = this.#take(PLACEHOLDER$1);
			if (placeholder !== void 0) return placeholder;
		}
		switch (character) {
			case "{": return this.#object();
			case "[": return this.#list();
			case "\"": return this.#string();
			case "t":
			case "f":
			case "n": {
				const word = this.#take(WORD);
				if (word !== void 0) return word === "null" ? null : word === "true";
				break;
			}
			default: {
				const number = this.#take(NUMBER$1);
				if (number !== void 0) return Number(number);
			}
		}
		return this.#fail("a value");
	}
	#object() {
		this.#open();
		const object = Object.create(null);
		for (let more = !this.#closes("}"); more; more = this.#continues("}")) {
			if (this.text[this.#at] !== "\"") this.#fail("a key in double quotes");
			const at = this.#at;
			const key = this.#string();
			this.#skipBlanks();
			if (this.text[this.#at] !== ":") this.#fail("a colon after the key");
			this.#at += 1;
			this.#skipBlanks();
			const value = this.#value();
			if (differs(object[key], value)) throw new Unreadable$1(`the key “${key.slice(0, 40)}” stands twice, with different values`, at);
			object[key] = value;
		}
		this.#depth -= 1;
		this.#opened.pop();
		return object;
	}
	#list() {
		this.#open();
		const list = [];
		for (let more = !this.#closes("]"); more; more = this.#continues("]")) list.push(this.#value());
		this.#depth -= 1;
		this.#opened.pop();
		return list;
	}
	#open() {
		this.#depth += 1;
		if (this.#depth > 200) throw new Unreadable$1(`nested more than 200 levels deep`, this.#at);
		this.#opened.push(this.#at);
		this.#at += 1;
	}
	#closes(bracket) {
		this.#skipBlanks();
		if (this.text[this.#at] !== bracket) return false;
		this.#at += 1;
		return true;
	}
	/** After a value: true when a comma and something else follow, false when the bracket closes. */
	#continues(bracket) {
		if (this.#closes(bracket)) return false;
		if (this.text[this.#at] !== ",") this.#fail(`a comma or ${bracket}`);
		this.#at += 1;
		return !this.#closes(bracket);
	}
	#string() {
		const start = this.#at;
		this.#at += 1;
		let text = this.#takePlain();
		while (this.text[this.#at] !== "\"") {
			if (this.text[this.#at] !== "\\") this.#failInString(start);
			text += this.#escape();
			text += this.#takePlain();
		}
		this.#at += 1;
		return text;
	}
	#escape() {
		const letter = this.text[this.#at + 1] ?? "";
		const simple = ESCAPES.get(letter);
		if (simple !== void 0) {
			this.#at += 2;
			return simple;
		}
		const backslash = this.#at;
		this.#at += 2;
		const digits = letter === "u" ? this.#take(HEX4) : void 0;
		if (digits !== void 0) return String.fromCharCode(Number.parseInt(digits, 16));
		throw new Unreadable$1(`a backslash may not stand before ${shownCharacter(letter)}`, backslash);
	}
	#takePlain() {
		return this.#take(PLAIN$1) ?? "";
	}
	#failInString(start) {
		const here = this.text[this.#at];
		if (here === void 0) throw new Unreadable$1("a text in double quotes that begins here does not end", start);
		if (here === "\n" || here === "\r") throw new Unreadable$1("a line ends inside double quotes: was the text wrapped by a terminal?", this.#at);
		throw new Unreadable$1("a control character inside double quotes", this.#at);
	}
	#fail(expected) {
		const opened = this.#opened.at(-1);
		if (this.#at >= this.text.length && opened !== void 0) {
			const { line } = positionIn(this.text, opened);
			throw new Unreadable$1(this.text[opened] === "{" ? `the text ends inside the object that begins in line ${line}` : `the text ends inside the list that begins in line ${line}`, this.#at);
		}
		throw new Unreadable$1(`expected ${expected}, found ${this.#here()}`, this.#at);
	}
	#here() {
		const rest = this.text.slice(this.#at, this.#at + 24);
		if (rest === "") return "the end of the text";
		if (/^[“”„‟]/u.test(rest)) return "typographic quotes: write them as \"";
		if (rest.startsWith("'")) return "a single quote: JSON uses double quotes";
		const word = /^[A-Za-z_][\w.-]*/.exec(rest)?.[0];
		if (word === void 0 || word.length === 1) return shownCharacter(rest);
		return this.#mayShow(word) ? `“${word}”` : "a word without quotes";
	}
	/**
	* A word may be a piece of a secret. One of a programming language is none, nor is one before a colon, which is a key; outside
	* of documents nor is a short one in small letters.
	*/
	#mayShow(word) {
		if (/^(?:True|False|None|undefined|NaN|nil|TRUE|FALSE|NULL|Null|true|false|null)$/.test(word)) return true;
		const after = this.text.slice(this.#at + word.length, this.#at + word.length + 3);
		if (word.length < 24 && /^\s*:/.test(after)) return true;
		return this.#opened.length === 0 && /^[A-Za-z][a-z]{0,11}$/.test(word);
	}
	/** Passes over blanks and comments (`// …`, `/* … *\/`, and `# …` at the beginning of a line). */
	#skipBlanks() {
		for (;;) {
			const code = this.text.charCodeAt(this.#at);
			if (code === 32 || code === 10 || code === 13 || code === 9) this.#at += 1;
			else if (code === 47) {
				if (!this.#skipComment()) return;
			} else if (code === 35) {
				if (!this.#skipHashComment()) return;
			} else if (code > 32 && code < 127) return;
			else {
				OTHER_BLANK.lastIndex = this.#at;
				if (!OTHER_BLANK.test(this.text)) return;
				this.#at = OTHER_BLANK.lastIndex;
			}
		}
	}
	#skipComment() {
		const second = this.text[this.#at + 1];
		if (second === "/") {
			this.#at = this.nextLine(this.#at);
			return true;
		}
		if (second !== "*") return false;
		const end = this.text.indexOf("*/", this.#at + 2);
		if (end < 0) throw new Unreadable$1("a comment that begins here does not end", this.#at);
		this.#at = end + 2;
		return true;
	}
	/** Inside a document only: outside, `#` is the prompt of an administrator or a heading. */
	#skipHashComment() {
		if (this.#opened.length === 0) return false;
		this.#at = this.nextLine(this.#at);
		return true;
	}
	#take(pattern) {
		pattern.lastIndex = this.#at;
		if (!pattern.test(this.text)) return void 0;
		const taken = this.text.slice(this.#at, pattern.lastIndex);
		this.#at = pattern.lastIndex;
		return taken;
	}
};
/** Whether a key that was there has another value now. */
function differs(before, now) {
	return before !== void 0 && before !== now && JSON.stringify(before) !== JSON.stringify(now);
}
function shownCharacter(text) {
	const code = text.codePointAt(0);
	if (code === void 0) return "the end of the text";
	if (code < 32 || code >= 127 && code < 160) return `the character U+${code.toString(16).padStart(4, "0").toUpperCase()}`;
	return `“${String.fromCodePoint(code)}”`;
}
// src/source/cloudformation/parameters.ts
/** Parameter files of CloudFormation: what a deployment gives for the parameters of a template. */
/**
* The values in a parameter file: `[{ "ParameterKey": …, "ParameterValue": … }]`, or `{ "Parameters": { … } }` as
* AWS CodePipeline takes it. `undefined` when the text is none.
*/
function readParameters(text) {
	if (text.length > 2e5 || !/"Parameter(?:Key|s)"/.test(text)) return void 0;
	const read = readJson(text);
	if (!read.ok || read.documents.length > 1) return void 0;
	const { value } = read.documents[0];
	if (isJsonList(value)) return ofPairs(value);
	if (!isJsonObject(value) || ownValue(value, "Resources") !== void 0) return void 0;
	const parameters = ownValue(value, "Parameters");
	if (isJsonList(parameters)) return ofPairs(parameters);
	if (!isJsonObject(parameters)) return void 0;
	const entries = Object.entries(parameters);
	return entries.length > 0 && entries.every(([, inner]) => !isJsonObject(inner)) ? new Map(entries.map(([key, inner]) => [key, printed(inner)])) : void 0;
}
/** The values in a parsed parameter file, or in an object of names and values. */
function parametersOf(given) {
	if (typeof given !== "object" || given === null) return /* @__PURE__ */ new Map();
	const read = readJson(JSON.stringify(given));
	if (!read.ok) return /* @__PURE__ */ new Map();
	const { value } = read.documents[0];
	if (isJsonList(value)) return ofPairs(value) ?? /* @__PURE__ */ new Map();
	if (!isJsonObject(value)) return /* @__PURE__ */ new Map();
	const parameters = ownValue(value, "Parameters") ?? value;
	if (isJsonList(parameters)) return ofPairs(parameters) ?? /* @__PURE__ */ new Map();
	if (!isJsonObject(parameters)) return /* @__PURE__ */ new Map();
	const plain = Object.entries(parameters).filter(([, inner]) => !isJsonObject(inner));
	return new Map(plain.map(([key, inner]) => [key, printed(inner)]));
}
function ofPairs(list) {
	const found = list.map((item) => {
		const key = isJsonObject(item) ? ownValue(item, "ParameterKey") : void 0;
		const value = isJsonObject(item) ? ownValue(item, "ParameterValue") : void 0;
		return typeof key === "string" && value !== void 0 ? [key, printed(value)] : void 0;
	}).filter((pair) => pair !== void 0);
	return found.length === list.length && found.length > 0 ? new Map(found) : void 0;
}
function printed(value) {
	return isJsonList(value) ? value.map(wordOf).join(",") : wordOf(value);
}
// src/source/placeholders.ts
/** Placeholders of templating tools inside texts: what a value will be is not known before they are filled. */
const PLACEHOLDER = /\$\{(?:[^{}]|\{[^{}]*\})*\}|\{\{[^{}]*\}\}|<[^<>]+>|\$\([^()]*\)|\${1,3}[A-Za-z_]\w*\${0,3}|%{1,2}\w{1,100}%{1,2}|__\w{1,100}?__|@{1,2}\w{1,100}@{1,2}|#\{[^{}]*\}#?|\[\[[^[\]]*\]\]|\*{3,}/g;
/** Words that people write instead of an image, in lower case and with words divided by hyphens. */
const STAND_IN = /placeholder|replace-?me|change-?me|to-?be-?replaced|(?:^|-)your-|(?:^|-)todo(?:-|$)|image-(?:uri|url)/;
/** The text with every placeholder replaced by one private-use character: dots and slashes in placeholders do not count. */
function masked(text) {
	return text.replace(PLACEHOLDER, "");
}
/** Whether any part of the text is still to be filled. */
function hasPlaceholder(text) {
	return masked(text).includes("");
}
/** Whether the text is nothing but placeholders. */
function isPlaceholder(text) {
	return new RegExp(`^[\\s]+$`).test(masked(text).trim());
}
/** Whether the text reads like a stand-in: `IMAGE_PLACEHOLDER`, `your-image`. */
function isStandIn(text) {
	return STAND_IN.test(text.toLowerCase().replace(/[_\s]+/g, "-"));
}
/** The words of a text, placeholders included, in lower case and divided by single blanks: for looking for hints. */
function wordsOf(text) {
	return text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}
// src/source/cloudformation/evaluate.ts
/**
* CloudFormation's intrinsic functions and conditions, as far as a template, its parameters and nothing else can resolve
* them. What only a deployment knows becomes a placeholder: `${AWS::Region}`, `${AppImage}`, `${Subnet1}`. Nothing here
* follows a reference to a reference of the same kind, so the work is bounded by the length of the template.
*/
/** What is known besides the template. */
/** What stands for a value that another stack exports. */
function importOf(name) {
	return `\${import ${name}}`;
}
/** A longer text is no name, no image and no ARN. */
const LONGEST_TEXT = 2e4;
const DEEPEST_CONDITION = 30;
const DEEPEST_VALUE = 220;
const PLACEHOLDER_OR_TEXT = /\$\{[^{}]*\}/g;
/** Resolves the values of one template in one deployment. */
var Evaluation = class {
	template;
	#deployment;
	#conditions = /* @__PURE__ */ new Map();
	#doubts = /* @__PURE__ */ new Set();
	#withoutDefaults = false;
	#depth = 0;
	/** Inside a condition an empty default is the empty text; elsewhere it means that a deployment fills it. */
	#comparing = false;
	constructor(template, deployment = {}) {
		this.template = template;
		this.#deployment = deployment;
	}
	/** The value that stands in a field: the same, or what its intrinsic function gives. */
	resolve(value) {
		if (callOf(value) === void 0) return {
			value,
			step: "",
			doubts: []
		};
		this.#doubts = /* @__PURE__ */ new Set();
		const { value: resolved, step } = this.#resolve(value);
		return {
			value: resolved,
			step,
			doubts: [...this.#doubts]
		};
	}
	/** The value as far as no default value of a parameter decides it: each is a placeholder, and so is what a condition on one chooses. */
	withoutDefaults(value) {
		this.#withoutDefaults = true;
		const { value: resolved } = this.#resolve(value);
		this.#withoutDefaults = false;
		return resolved;
	}
	/** The value with everything inside it resolved; members without a value are left out. */
	deep(value) {
		this.#depth += 1;
		try {
			if (this.#depth > DEEPEST_VALUE) return "${…}";
			const resolved = this.resolve(value).value;
			if (isJsonList(resolved)) return resolved.map((item) => this.deep(item)).filter((item) => item !== void 0);
			if (!isJsonObject(resolved)) return resolved;
			const entries = Object.entries(resolved).map(([key, inner]) => [key, this.deep(inner)]);
			return Object.assign(Object.create(null), Object.fromEntries(entries.filter(([, inner]) => inner !== void 0)));
		} finally {
			this.#depth -= 1;
		}
	}
	/** Whether a condition of the template holds; `undefined` when only the deployment knows. */
	condition(name, depth = 0) {
		const assumed = this.#deployment.assumed?.get(name);
		if (assumed !== void 0) return assumed;
		if (this.#conditions.has(name)) return this.#conditions.get(name);
		this.#conditions.set(name, void 0);
		const conditions = ownValue(this.template, "Conditions");
		const body = isJsonObject(conditions) ? ownValue(conditions, name) : void 0;
		const holds = body === void 0 ? void 0 : this.#holds(body, depth + 1);
		this.#conditions.set(name, holds);
		return holds;
	}
	/** Why a condition may turn out otherwise in a deployment; `undefined` when what was given decides it. */
	doubtOf(name) {
		const holds = this.condition(name);
		if (this.#deployment.assumed?.has(name) === true) return `the condition ${name}, which only a deployment decides, is taken as ${holds}`;
		return holds === void 0 || !this.#restsOnDefaults(name) ? void 0 : `the condition ${name} is ${holds} with the default values of the parameters`;
	}
	/** Whether the condition, or one that it rests on, compares a parameter whose value was not given. */
	#restsOnDefaults(name, seen = /* @__PURE__ */ new Set()) {
		if (seen.has(name) || seen.size > DEEPEST_CONDITION) return false;
		seen.add(name);
		const conditions = ownValue(this.template, "Conditions");
		const parameters = ownValue(this.template, "Parameters");
		const body = isJsonObject(conditions) ? JSON.stringify(ownValue(conditions, name) ?? null) : "";
		const named = (key) => [...body.matchAll(new RegExp(`"${key}":"([^"]{1,255})"`, "g"))].map(([, found = ""]) => found);
		const isDefault = (parameter) => isJsonObject(parameters) && ownValue(parameters, parameter) !== void 0 && this.#deployment.parameters?.has(parameter) !== true;
		return named("Ref").some(isDefault) || named("Condition").some((other) => this.#restsOnDefaults(other, seen));
	}
	#holds(body, depth) {
		const call = callOf(body);
		if (call === void 0 || depth > DEEPEST_CONDITION) return void 0;
		const parts = isJsonList(call.argument) ? call.argument : [call.argument];
		switch (call.name) {
			case "Condition": return this.condition(wordOf(call.argument), depth + 1);
			case "Fn::Equals": return this.#equal(parts[0], parts[1]);
			case "Fn::Not": return negated(this.#holds(parts[0] ?? null, depth + 1));
			case "Fn::And": return every(parts.map((part) => this.#holds(part, depth + 1)));
			case "Fn::Or": return negated(every(parts.map((part) => negated(this.#holds(part, depth + 1)))));
			default: return;
		}
	}
	#equal(first, second) {
		this.#comparing = true;
		const [one, other] = [this.#text(first), this.#text(second)];
		this.#comparing = false;
		if (one === other) return true;
		return masked(one).includes("") || masked(other).includes("") ? void 0 : false;
	}
	#resolve(value) {
		const call = callOf(value);
		if (call === void 0) return {
			value,
			step: ""
		};
		if (call.name === "Fn::If") return this.#if(call.argument);
		return {
			value: this.#call(call),
			step: ""
		};
	}
	/** The branch that the condition chooses; where nothing decides it, a placeholder. */
	#if(argument) {
		if (!isJsonList(argument)) return {
			value: "${Fn::If}",
			step: ""
		};
		const name = wordOf(argument[0]);
		const holds = this.condition(name);
		if (holds === void 0) return {
			value: `\${condition ${name}}`,
			step: ""
		};
		const isGiven = this.#deployment.assumed?.has(name) === true;
		if (!isGiven && this.#withoutDefaults) return {
			value: `\${condition ${name}}`,
			step: ""
		};
		const doubt = isGiven ? void 0 : this.doubtOf(name);
		if (doubt !== void 0) this.#doubts.add(doubt);
		const index = holds ? 1 : 2;
		const branch = this.#resolve(argument[index]);
		return {
			value: branch.value,
			step: `.Fn::If[${index}]${branch.step}`
		};
	}
	#call({ name, argument }) {
		switch (name) {
			case "Ref": return typeof argument === "string" ? this.#reference(argument) : "${Ref}";
			case "Fn::GetAtt": return this.#attribute(isJsonList(argument) ? argument.map(wordOf).join(".") : wordOf(argument));
			case "Fn::Sub": return this.#substitute(argument);
			case "Fn::Join": return this.#join(argument);
			case "Fn::Select": return this.#select(argument);
			case "Fn::Split": return this.#split(argument);
			case "Fn::FindInMap": return this.#findInMap(argument);
			case "Fn::ImportValue": return importOf(this.#text(argument));
			case "Fn::Base64": return this.#resolve(argument).value;
			case "Fn::ToJsonString": return argument;
			case "Fn::GetAZs": return this.#zones(argument);
			case "Condition": return `\${condition ${wordOf(argument)}}`;
			default: return `\${${name}}`;
		}
	}
	#text(value) {
		const resolved = this.#resolve(value).value;
		if (typeof resolved === "string") return resolved;
		return typeof resolved === "number" || typeof resolved === "boolean" ? String(resolved) : "";
	}
	#member(section, name) {
		const members = ownValue(this.template, section);
		const member = isJsonObject(members) ? ownValue(members, name) : void 0;
		return isJsonObject(member) ? member : void 0;
	}
	#reference(name) {
		if (name === "AWS::NoValue") return void 0;
		if (name.startsWith("AWS::")) return this.#pseudo(name);
		const parameter = this.#member("Parameters", name);
		if (parameter !== void 0) return this.#parameter(name, parameter);
		const resource = this.#member("Resources", name);
		if (resource === void 0) return `\${${name}}`;
		switch (ownValue(resource, "Type")) {
			case "AWS::SecretsManager::Secret":
			case "AWS::SecretsManager::SecretTargetAttachment": return this.#arn("secretsmanager", `secret:${name}`);
			case "AWS::SSM::Parameter": return this.#arn("ssm", `parameter/${nameOf$2(resource, "Name") ?? name}`);
			case "AWS::ECR::Repository": return nameOf$2(resource, "RepositoryName") ?? `\${${name}}`;
			case "AWS::IAM::Role": return nameOf$2(resource, "RoleName") ?? `\${${name}}`;
			default: return `\${${name}}`;
		}
	}
	#pseudo(name) {
		const { region, accountId } = this.#deployment;
		if (name === "AWS::Region" && region !== void 0) return region;
		if (name === "AWS::AccountId" && accountId !== void 0) return accountId;
		return `\${${name}}`;
	}
	/** What was given for a parameter, or its default, unless that is empty or names a parameter to be looked up. */
	#parameter(name, parameter) {
		const type = wordOf(ownValue(parameter, "Type"));
		const given = this.#deployment.parameters?.get(name);
		const value = given ?? ownValue(parameter, "Default");
		if (type.startsWith("AWS::SSM::Parameter::Value") || value === void 0 || value === null) return `\${${name}}`;
		if (given === void 0) {
			if ((value === "" || this.#withoutDefaults) && !this.#comparing) return `\${${name}}`;
			if (!this.#comparing) this.#doubts.add(`the parameter ${name} has this as its default`);
		}
		return type === "CommaDelimitedList" || type.startsWith("List<") ? wordOf(value).split(",").map((item) => item.trim()) : value;
	}
	#attribute(path) {
		const cut = path.indexOf(".");
		const [name, wanted] = [path.slice(0, cut), path.slice(cut + 1)];
		const resource = cut < 0 ? void 0 : this.#member("Resources", name);
		const type = resource === void 0 ? void 0 : ownValue(resource, "Type");
		if (wanted === "MasterUserSecret.SecretArn") return this.#arn("secretsmanager", `secret:${name}`);
		if (resource === void 0) return `\${${path}}`;
		if (type === "AWS::SecretsManager::Secret") return this.#arn("secretsmanager", `secret:${name}`);
		if (type === "AWS::IAM::Role" && wanted === "Arn") {
			const role = nameOf$2(resource, "RoleName") ?? `\${${name}}`;
			return `arn:\${AWS::Partition}:iam::${this.#pseudo("AWS::AccountId")}:role${pathOf(resource)}${role}`;
		}
		if (type === "AWS::ECR::Repository") {
			const repository = nameOf$2(resource, "RepositoryName") ?? `\${${name}}`;
			if (wanted === "Arn") return this.#arn("ecr", `repository/${repository}`);
			if (wanted === "RepositoryUri") return `${this.#pseudo("AWS::AccountId")}.dkr.ecr.${this.#pseudo("AWS::Region")}.\${AWS::URLSuffix}/${repository}`;
		}
		return `\${${path}}`;
	}
	#arn(service, resource) {
		const [region, account] = [this.#pseudo("AWS::Region"), this.#pseudo("AWS::AccountId")];
		return `arn:\${AWS::Partition}:${service}:${region}:${account}:${resource}`;
	}
	#substitute(argument) {
		const [text, variables] = isJsonList(argument) ? argument : [argument, void 0];
		if (typeof text !== "string" || text.length > LONGEST_TEXT) return "${Fn::Sub}";
		let length = 0;
		return text.replace(/\$\{(!?)([^{}]*)\}/g, (whole, literal, name) => {
			if (literal === "!") return `\${${name}}`;
			const key = name.trim();
			const own = isJsonObject(variables) ? ownValue(variables, key) : void 0;
			const value = own !== void 0 ? this.#text(own) || whole : key.includes(".") ? this.#attribute(key) : this.#reference(key);
			const shown = typeof value === "string" || typeof value === "number" ? String(value) : whole;
			length += shown.length;
			return length > LONGEST_TEXT ? whole : shown;
		});
	}
	#join(argument) {
		if (!isJsonList(argument)) return "${Fn::Join}";
		const parts = this.#resolve(argument[1]).value;
		if (!isJsonList(parts)) return typeof parts === "string" ? parts : "${Fn::Join}";
		return parts.map((part) => this.#text(part)).join(this.#text(argument[0]));
	}
	#select(argument) {
		if (!isJsonList(argument)) return "${Fn::Select}";
		const list = this.#resolve(argument[1]).value;
		const index = this.#text(argument[0]);
		const item = isJsonList(list) ? list[Number(index)] : void 0;
		if (item !== void 0) return this.#resolve(item).value ?? "${Fn::Select}";
		return typeof list === "string" ? `\${${index} of ${list.replace(/[{}$]/g, "")}}` : "${Fn::Select}";
	}
	/** Splits around placeholders: the colons of `${AWS::Region}` do not divide. */
	#split(argument) {
		if (!isJsonList(argument)) return "${Fn::Split}";
		const [separator, text] = [this.#text(argument[0]), this.#text(argument[1])];
		if (separator === "" || text.length > LONGEST_TEXT) return [text];
		const kept = text.match(PLACEHOLDER_OR_TEXT) ?? [];
		if (kept.length === 1 && kept[0] === text) return text;
		let next = 0;
		return text.replace(PLACEHOLDER_OR_TEXT, "").split(separator).map((part) => part.replace(/\uE000/g, () => kept[next++] ?? ""));
	}
	#findInMap(argument) {
		if (!isJsonList(argument)) return "${Fn::FindInMap}";
		const [map = "", first = "", second = ""] = argument.slice(0, 3).map((part) => this.#text(part));
		const member = this.#member("Mappings", map);
		const row = member === void 0 ? void 0 : ownValue(member, first);
		return (isJsonObject(row) ? ownValue(row, second) : void 0) ?? `\${${map} ${second}}`;
	}
	#zones(argument) {
		const region = this.#text(argument);
		return `\${zones of ${(region === "" ? this.#pseudo("AWS::Region") : region).replace(/[{}$]/g, "")}}`;
	}
};
function callOf(value) {
	if (!isJsonObject(value)) return void 0;
	const [name, ...others] = Object.keys(value);
	if (name === void 0 || others.length > 0) return void 0;
	if (name !== "Ref" && name !== "Condition" && !name.startsWith("Fn::")) return void 0;
	return {
		name,
		argument: ownValue(value, name) ?? null
	};
}
/** True when all are, false when one is not, otherwise open. */
function every(parts) {
	if (parts.includes(false)) return false;
	return parts.includes(void 0) ? void 0 : true;
}
function negated(value) {
	return value === void 0 ? void 0 : !value;
}
/** A name property, if it is written out. */
function nameOf$2(resource, property) {
	const properties = ownValue(resource, "Properties");
	const name = isJsonObject(properties) ? ownValue(properties, property) : void 0;
	return typeof name === "string" && name !== "" ? name : void 0;
}
function pathOf(role) {
	const path = nameOf$2(role, "Path") ?? "/";
	return path.startsWith("/") && path.endsWith("/") ? path : `/${path}/`;
}
// src/source/cloudformation/template.ts
/** CloudFormation templates as evaluated resources: what workloads, the inventory and the rehearsal read. Pure. */
/** Whether a value is a template: it has resources with types of CloudFormation. */
function isTemplate(value) {
	if (!isJsonObject(value)) return false;
	const resources = ownValue(value, "Resources");
	if (!isJsonObject(resources)) return false;
	return Object.entries(resources).some(([key, resource]) => key.startsWith("Fn::") || isJsonObject(resource) && /^(?:AWS|Alexa|Custom)::/.test(wordOf(ownValue(resource, "Type"))));
}
/** The resources of a template with a type, as they stand. */
function resourcesOf(template) {
	const resources = ownValue(template, "Resources");
	if (!isJsonObject(resources)) return [];
	return Object.entries(resources).flatMap(([logicalId, body]) => {
		const type = isJsonObject(body) ? ownValue(body, "Type") : void 0;
		return isJsonObject(body) && typeof type === "string" ? [{
			logicalId,
			type,
			body
		}] : [];
	});
}
/** Whether the condition of a resource lets it exist. */
function existence(resource, evaluation) {
	const condition = ownValue(resource, "Condition");
	return typeof condition === "string" ? evaluation.condition(condition) : true;
}
/** Names of conditions that stay open in this deployment. */
function openConditions(template, deployment) {
	const conditions = ownValue(template, "Conditions");
	if (!isJsonObject(conditions)) return [];
	const evaluation = new Evaluation(template, deployment);
	return Object.keys(conditions).filter((name) => evaluation.condition(name) === void 0);
}
/** How many ways in which open conditions may turn out are read. */
const MOST_DEPLOYMENTS = 16;
/**
* The deployments in which open conditions turn out one way or the other: all combinations of up to four, with more of
* them all true, all false, and each one alone different.
*/
function deploymentsOf(template, deployment) {
	const open = openConditions(template, deployment).filter((name) => !restsOnOthers(template, name));
	if (open.length === 0) return [deployment];
	const ways = [];
	if (open.length <= 4) for (let bits = 0; bits < 2 ** open.length; bits += 1) ways.push(open.map((_, index) => (bits & 1 << index) === 0));
	else {
		ways.push(open.map(() => true), open.map(() => false));
		for (let one = 0; one < open.length && ways.length < MOST_DEPLOYMENTS; one += 1) ways.push(open.map((_, index) => index !== one));
	}
	return ways.map((values) => ({
		...deployment,
		assumed: new Map(open.map((name, index) => [name, values[index] ?? true]))
	}));
}
/** A condition made of other conditions alone follows from them. */
function restsOnOthers(template, name) {
	const conditions = ownValue(template, "Conditions");
	const text = JSON.stringify(isJsonObject(conditions) ? ownValue(conditions, name) ?? null : null);
	return text.includes("\"Condition\"") && !text.includes("Fn::Equals");
}
/** What a template says that only CloudFormation expands. */
function unexpandedIn(template) {
	const transform = ownValue(template, "Transform");
	const names = (Array.isArray(transform) ? transform : [transform]).filter((name) => typeof name === "string");
	const resources = ownValue(template, "Resources");
	const loops = isJsonObject(resources) ? Object.keys(resources).filter((key) => key.startsWith("Fn::")) : [];
	return [...names, ...loops.map((key) => key.split("::").slice(0, 2).join("::"))];
}
// src/source/field.ts
/** No name, image, ARN or option that means anything here is longer; the rest of a longer text is not looked at. */
const LONGEST_FIELD = 4e3;
/** A task definition, which Amazon ECS limits to 64 KB, has no longer list. */
const LONGEST_LIST$1 = 5e3;
const NO_DOUBTS = [];
const ON = /^\s*(?:true|yes|on)\s*$/i;
const OFF = /^\s*(?:false|no|off)\s*$/i;
var Field = class Field {
	value;
	path;
	site;
	/** Why the value, or what surrounds it, may be another in a deployment. */
	doubts;
	#unresolved;
	#surrounding;
	constructor(value, path, site, surrounding = NO_DOUBTS) {
		const resolved = site.evaluation?.resolve(value) ?? {
			value,
			step: "",
			doubts: NO_DOUBTS
		};
		this.value = resolved.value === null ? void 0 : resolved.value;
		this.path = `${path}${resolved.step}`;
		this.site = site;
		this.#unresolved = value;
		this.#surrounding = surrounding;
		this.doubts = resolved.doubts.length === 0 ? surrounding : [.../* @__PURE__ */ new Set([...surrounding, ...resolved.doubts])];
	}
	/**
	* The doubts that bear on what this text says: none of its own where a placeholder in the place of each default value says
	* the same, as that of a tag does of the registry of an image.
	*/
	doubtsOf(says) {
		if (this.doubts.length === this.#surrounding.length) return this.doubts;
		const open = this.site.evaluation?.withoutDefaults(this.#unresolved);
		return typeof open === "string" && says(open) ? this.#surrounding : this.doubts;
	}
	/** The first of these members that has a value; otherwise an empty field at the place of the first name, or of the one that a condition leaves out. */
	get(...names) {
		const keys = isJsonObject(this.value) ? keysOf(this.value) : void 0;
		let empty;
		for (const name of names) {
			const key = keys?.get(normal(name));
			if (key === void 0) continue;
			const member = this.member(key);
			if (member.value !== void 0) return member;
			empty ??= member;
		}
		return empty ?? this.#inner(void 0, joinPath(this.path, names[0]));
	}
	#inner(value, path) {
		return new Field(value, path, this.site, this.doubts);
	}
	/** The member with exactly this key. */
	member(key) {
		const value = isJsonObject(this.value) ? ownValue(this.value, key) : void 0;
		return this.#inner(value, joinPath(this.path, key));
	}
	/** The item of a list at this place. */
	item(index) {
		const value = isJsonList(this.value) ? this.value[index] : void 0;
		return this.#inner(value, `${this.path}[${index}]`);
	}
	/** The value with every function of CloudFormation inside it resolved. */
	deep() {
		return this.site.evaluation?.deep(this.value) ?? this.value;
	}
	/** The keys of an object; empty for anything else. */
	keys() {
		return isJsonObject(this.value) ? Object.keys(this.value) : [];
	}
	/** Text without blanks around it; nothing where it is empty. Numbers and flags count as text. */
	text() {
		const { value } = this;
		if (value === void 0) return void 0;
		if (typeof value === "string") {
			const text = value.slice(0, LONGEST_FIELD).trim();
			return text === "" ? void 0 : text;
		}
		if (typeof value === "number" || typeof value === "boolean") return String(value);
		const constant = constantOf(value);
		if (constant !== void 0) return constant;
		this.expected("text");
	}
	/**
	* True, also as text, and as CloudFormation and AWS Copilot read YAML: `yes` and `on`. Sources:
	* https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html (YAML 1.1) and
	* https://pkg.go.dev/gopkg.in/yaml.v3, with which AWS Copilot reads manifests.
	*/
	flag() {
		return this.value === true || typeof this.value === "string" && ON.test(this.value);
	}
	/** A text that is neither on nor off: a placeholder, or something misspelt. */
	isNoFlag() {
		return typeof this.value === "string" && !ON.test(this.value) && !OFF.test(this.value);
	}
	/** The items of a list that a condition leaves out. */
	leftOut() {
		const { value } = this;
		if (!isJsonList(value) || value.length > LONGEST_LIST$1) return [];
		return value.map((item, index) => this.#inner(item, `${this.path}[${index}]`)).filter((item) => item.value === void 0);
	}
	/** The items of a list that have a value; one object alone counts as a list in Terraform's blocks only. */
	items(what) {
		const { value } = this;
		if (value === void 0 || value === "") return [];
		if (isJsonList(value)) {
			if (value.length > LONGEST_LIST$1) {
				this.problem(`${value.length} items; a task definition is 64 KB at most`);
				return [];
			}
			return value.map((item, index) => this.#inner(item, `${this.path}[${index}]`)).filter((item) => item.value !== void 0);
		}
		if (this.isUnfilled()) return [];
		this.expected(what);
		return [];
	}
	/** This field if it holds an object; a list of one object, as Terraform prints blocks, counts as that object. */
	object(what) {
		const { value } = this;
		if (value === void 0) return void 0;
		if (isJsonObject(value)) return this;
		if (isJsonList(value) && value.length <= 1) {
			const only = this.#inner(value[0], `${this.path}[0]`);
			return isJsonObject(only.value) ? only : void 0;
		}
		if (this.isUnfilled()) return void 0;
		this.expected(what);
	}
	/** The value that a text contains as JSON, as Terraform keeps lists of containers; otherwise this field. */
	decoded() {
		if (typeof this.value !== "string" || !/^\s*[[{]/.test(this.value)) return this;
		const read = readJson(this.value, { placeholders: true });
		if (read.ok) return this.#inner(read.documents[0].value, this.path);
		const { line, column, message } = read.problem;
		this.problem(`${message} (line ${line}, column ${column} of the text in this field)`);
		return this.#inner(void 0, this.path);
	}
	expected(what) {
		this.problem(`expected ${what}, found ${kindOf(this.value)}`);
	}
	problem(message) {
		this.site.report({
			source: this.site.source,
			path: this.path,
			message
		});
	}
	note(topic, text) {
		this.site.note({
			topic,
			text,
			from: this.path,
			source: this.site.source
		});
	}
	/** A placeholder instead of a list or an object: what it stands for is not known here. */
	isUnfilled() {
		if (typeof this.value !== "string" || !hasPlaceholder(this.value.slice(0, LONGEST_FIELD))) return false;
		this.note("placeholder", "Is still a placeholder: what it stands for is not known here.");
		return true;
	}
};
/** `{ "Value": "awsvpc" }`, as ConvertTo-Json of PowerShell writes a constant of the AWS tools. */
function constantOf(value) {
	if (!isJsonObject(value) || Object.keys(value).length !== 1) return void 0;
	const constant = ownValue(value, "Value");
	return typeof constant === "string" && constant !== "" ? constant.slice(0, LONGEST_FIELD) : void 0;
}
/** Path of a member: `a.b`, or `a["b.c"]` where the key is not a plain word. */
function joinPath(path, key) {
	if (!/^[\w:-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
	return path === "" ? key : `${path}.${key}`;
}
const keyIndex = /* @__PURE__ */ new WeakMap();
/** Keys by their normal form; where two have the same, the first counts. */
function keysOf(object) {
	const known = keyIndex.get(object);
	if (known !== void 0) return known;
	const index = /* @__PURE__ */ new Map();
	for (const key of Object.keys(object)) {
		const form = normal(key);
		if (!index.has(form)) index.set(form, key);
	}
	keyIndex.set(object, index);
	return index;
}
/** The form in which keys of different conventions are equal. */
function normal(key) {
	return key.toLowerCase().replaceAll("_", "");
}
// src/source/gathering.ts
/** Hints for one question; more tell nothing more. */
const MOST_HINTS = 20;
var Gathering = class {
	claims = [];
	denials = [];
	foreign = [];
	findings = [];
	/** Keys of the first claims, as many as `#keyed` says: adding thousands of small gatherings stays linear. */
	#keys = /* @__PURE__ */ new Set();
	#keyed = 0;
	#hints = /* @__PURE__ */ new Map();
	#doubts = /* @__PURE__ */ new Map();
	/** This field says that the answer is, or contains, this value; `says` tells of another text whether it says the same. */
	claim(question, value, from, text, evidence = "declared", says = () => false) {
		this.claims.push({
			question,
			value,
			from,
			text,
			evidence,
			doubts: from.doubtsOf(says)
		});
	}
	/** The set is empty or the flag is off, unless something else claims otherwise. */
	deny(question, from, text) {
		this.denials.push({
			question,
			from,
			text
		});
		for (const doubt of from.doubts) this.doubt(question, doubt);
	}
	/** Something that helps to answer a question that stays open. */
	hint(question, text) {
		append(this.#hints, question, text);
	}
	/** Something because of which the question is open, whatever else answers it. */
	doubt(question, text) {
		append(this.#doubts, question, text);
	}
	/**
	* The field holds a placeholder where a list or an object is expected: what it would say is open. What a condition chose or
	* left out with default values may be another in a deployment, which is a doubt.
	*/
	isOpen(field, questions, what) {
		for (const { doubts } of [field, ...field.leftOut()]) for (const doubt of doubts) for (const question of questions) this.doubt(question, doubt);
		for (const item of Array.isArray(field.value) ? field.items(what) : []) if (item.isUnfilled()) for (const question of questions) this.doubt(question, `an item of ${what} is still a placeholder`);
		if (!field.isUnfilled()) return false;
		for (const question of questions) this.doubt(question, `${what} is still a placeholder`);
		return true;
	}
	hintsFor(question) {
		return this.#hints.get(question) ?? [];
	}
	/** The doubts about the question itself, and about what is claimed nowhere without one. */
	doubtsFor(question) {
		const claims = this.claimsFor(question);
		const sure = new Set(claims.filter(({ doubts }) => doubts.length === 0).map(({ value }) => value));
		const doubtful = claims.filter(({ value }) => !sure.has(value)).flatMap(({ doubts }) => doubts);
		return [.../* @__PURE__ */ new Set([...this.#doubts.get(question) ?? [], ...doubtful])];
	}
	claimsFor(question) {
		return this.claims.filter((claim) => claim.question === question);
	}
	/** Something stronger answers the question: what only suggested an answer, and the finding that said so, no longer stand. */
	decided(question, rule) {
		this.#hints.delete(question);
		const others = this.findings.filter((finding) => finding.rule !== rule);
		this.findings.splice(0, this.findings.length, ...others);
	}
	note(topic, from, text) {
		from.note(topic, text);
	}
	/** Takes over what another one found; what both found stands once. */
	add(other) {
		for (const claim of this.claims.slice(this.#keyed)) this.#keys.add(keyOf$1(claim));
		for (const claim of other.claims) {
			const key = keyOf$1(claim);
			if (!this.#keys.has(key)) this.claims.push(claim);
			this.#keys.add(key);
		}
		this.#keyed = this.claims.length;
		this.denials.push(...other.denials);
		this.foreign.push(...other.foreign);
		this.findings.push(...other.findings);
		for (const [question, hints] of other.#hints) for (const hint of hints) this.hint(question, hint);
		for (const [question, doubts] of other.#doubts) for (const doubt of doubts) this.doubt(question, doubt);
	}
};
function append(lists, question, text) {
	const list = lists.get(question) ?? [];
	if (list.length < MOST_HINTS && !list.includes(text)) list.push(text);
	lists.set(question, list);
}
function keyOf$1({ question, value, from }) {
	return JSON.stringify([
		question,
		value,
		from.path,
		from.site.source
	]);
}
/** What was found in all ways in which open conditions may turn out; what is not the same in all of them is open. */
function uniteWays(ways, conditions) {
	const united = new Gathering();
	for (const way of ways) united.add(way);
	if (ways.length < 2) return united;
	const words = `${conditions.length === 1 ? "the condition" : "the conditions"} ${conditions.slice(0, 4).join(", ")} of the template`;
	for (const question of new Set(united.claims.map((claim) => claim.question))) if (new Set(ways.map((way) => signature(way, question))).size > 1) united.doubt(question, `${words} decide, and nothing says how they turn out`);
	return united;
}
function signature(way, question) {
	return [...new Set(way.claimsFor(question).map(({ value }) => String(value)))].sort().join();
}
// src/source/known-fields.ts
/** Known fields from a list of names, and the questions that some of them answer. */
function knownFields(what, names, answers, isWhole = false) {
	const all = [...names.split(/\s+/), ...Object.keys(answers)].filter((name) => name !== "");
	return {
		what,
		names: new Set(all.map(normal)),
		answers: new Map(Object.entries(answers).map(([name, questions]) => [normal(name), questions])),
		isWhole
	};
}
const MOST_KEYS = 200;
/** Comments, placeholders and marks that slipped to the edge of a key. */
const AROUND = /\/\*[^*]*\*\/|\$\{[^{}]*\}|<[^<>]*>|^[^\w]+|[^\w]+$/g;
/** Notes what is no field of such an object, and leaves open what a misspelt one would have said. */
function checkFields(field, known, gathering) {
	const unknown = field.keys().slice(0, MOST_KEYS).filter((key) => !known.names.has(normal(key)) && !/^(?:Fn::|\$schema$|x-|_)/.test(key));
	for (const key of unknown) {
		const written = normal(key.replace(AROUND, ""));
		for (const [meant, questions] of known.answers) if (written === meant || isNear(written, meant)) for (const question of questions) gathering.doubt(question, `the field ${key.slice(0, 40)} of ${known.what} looks like ${meant}, misspelt`);
	}
	if (!known.isWhole || unknown.length === 0) return;
	const names = unknown.slice(0, 5).map((key) => key.slice(0, 40)).join(", ");
	const more = unknown.length > 5 ? ` and ${unknown.length - 5} more` : "";
	field.note("unknown-field", `Passed over, because they are no fields of ${known.what}: ${names}${more}.`);
}
/** One is the other with up to two letters more, less or different, a piece of it, or the other with something in it. */
function isNear(written, name) {
	if (written.length < 2 || written.length > 60) return false;
	if (written[0] === name[0] && written.length < name.length && isWithin(written, name)) return true;
	if (written.length > 1 && name.endsWith(written)) return true;
	if (written.length > 2 && (name.endsWith(written) || name.startsWith(written) || written.startsWith(name))) return true;
	if (written.length > 3 && name.length - written.length <= 6 && isWithin(written, name)) return true;
	if (name.length > 3 && written.length - name.length <= 4 * (name.length - 2) && isWithin(name, written)) return true;
	return Math.abs(written.length - name.length) <= 2 && distance(written, name) <= (name.length > 7 ? 2 : 1);
}
/** The letters of one stand in the other in the same order. */
function isWithin(one, other) {
	let at = 0;
	for (const letter of other) if (letter === one[at]) at += 1;
	return at === one.length;
}
/** How many letters have to be put in, taken out or changed to get from one text to the other. */
function distance(one, other) {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let at = 1; at <= one.length; at += 1) {
		const next = [at];
		for (let to = 1; to <= other.length; to += 1) {
			const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
			next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? 0;
}
// src/source/names.ts
/** Names from outside, for messages. */
function shortName(name) {
	const clean = name.replace(/\p{Cc}+/gu, " ");
	return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
}
// src/source/blocks.ts
/** A list of blocks: Terraform writes one block as an object or a list. */
function blocks(list, what) {
	const { value } = list;
	if (value === void 0) return [];
	if (Array.isArray(value)) return list.items(what);
	const only = list.object(what);
	return only === void 0 ? [] : [only];
}
// src/source/arn.ts
/** Amazon Resource Names. */
/** The parts of an ARN, or `undefined` when the text is none. */
function parseArn(text) {
	const match = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/su.exec(masked(text.trim()));
	if (match === null) return void 0;
	const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
	return {
		partition,
		service,
		region,
		account,
		resource
	};
}
/** Whether the text is an AWS account id. */
function isAccountId(text) {
	return /^\d{12}$/.test(text);
}
// src/source/references.ts
/** How things of a source name each other: ids, ARNs, names, references inside a template. */
/**
* The form in which references to one thing are equal: `${Td}` and `${Td.Arn}` become `Td`, an address of Terraform
* loses its index, an ARN of Amazon ECS its prefix, a task definition its revision.
*/
function referenceKey(text) {
	const inner = /^\$\{([^{}]+)\}$/.exec(text.trim())?.[1];
	if (inner === void 0) return nameIn(text.trim());
	if (/^(?:module|data|aws(?:cc)?_\w+)\./.test(inner)) return inner.replace(/\[[^\]]*\]/g, "");
	return inner.replace(/\..*$/, "");
}
/** Whether the text is a reference inside a template or a placeholder, and not a name that AWS knows. */
function isInnerReference(text) {
	return /^\$\{[^{}]+\}$/.test(text.trim());
}
function nameIn(text) {
	const arn = parseArn(text);
	if (arn === void 0) return withoutRevision(text);
	if (arn.service !== "ecs") return text;
	const [kind = "", ...rest] = arn.resource.split("/");
	const name = rest.at(-1) ?? "";
	return kind === "task-definition" ? withoutRevision(name) : name;
}
function withoutRevision(name) {
	return name.replace(/:(?:\d+|\$\{[^{}]*\})$/, "");
}
// src/source/network/network.ts
const SUBNET_FIELDS = knownFields("a subnet", `vpcId cidrBlock availabilityZone availabilityZoneId mapPublicIpOnLaunch tags assignIpv6AddressOnCreation
  ipv6CidrBlockAssociationId ipv6NetmaskLength ipv6IpamPoolId ipv4NetmaskLength ipv4IpamPoolId enableDns64 outpostArn
  privateDnsNameOptionsOnLaunch privateDnsHostnameTypeOnLaunch enableResourceNameDnsAaaaRecordOnLaunch
  enableResourceNameDnsARecordOnLaunch enableLniAtDeviceIndex mapCustomerOwnedIpOnLaunch customerOwnedIpv4Pool ownerId id
  arn tagsAll timeouts region`, {
	ipv6Native: ["ipAddressType"],
	ipv6CidrBlock: ["ipAddressType"]
});
/** What a resource is, in CloudFormation and in the aws provider of Terraform. */
const KINDS = /* @__PURE__ */ new Map([
	["AWS::EC2::InternetGateway", "internetGateway"],
	["aws_internet_gateway", "internetGateway"],
	["AWS::EC2::NatGateway", "natGateway"],
	["aws_nat_gateway", "natGateway"],
	["AWS::EC2::Route", "route"],
	["aws_route", "route"],
	["AWS::EC2::RouteTable", "routeTable"],
	["aws_route_table", "routeTable"],
	["aws_default_route_table", "routeTable"],
	["AWS::EC2::SubnetRouteTableAssociation", "association"],
	["aws_route_table_association", "association"],
	["AWS::EC2::Subnet", "subnet"],
	["aws_subnet", "subnet"],
	["AWS::EC2::SubnetCidrBlock", "subnetBlock"],
	["AWS::EC2::VPNGateway", "vpnGateway"],
	["aws_vpn_gateway", "vpnGateway"],
	["AWS::EC2::VPC", "vpc"],
	["aws_vpc", "vpc"],
	["AWS::EC2::DHCPOptions", "dhcp"],
	["aws_vpc_dhcp_options", "dhcp"]
]);
const OF_NETWORKS$1 = [
	"internetGateway",
	"egress",
	"vpcDnsAttributes",
	"dns"
];
/** A type that no service has, and that is one of a network with some letters less or another letter. */
function isMisspelt(type) {
	if (!/^AWS::?E?C?2|^aws_/.test(type) || type.length < 10) return false;
	return [...KINDS.keys()].some((known) => type.length < known.length && known.length - type.length <= 5 && isWithin(type, known) || type.length > 16 && Math.abs(type.length - known.length) <= 2 && distance(type, known) <= 2);
}
var Network = class {
	#internetGateways = [];
	#natGateways = [];
	#vpcs = [];
	#dhcp = [];
	#subnets = [];
	/** Subnets that get their IPv6 block by a resource of its own. */
	#withIpv6 = /* @__PURE__ */ new Set();
	#vpnGateways = /* @__PURE__ */ new Set();
	#misspelt = [];
	#routes = [];
	#tables = [];
	#tableOf = /* @__PURE__ */ new Map();
	#readers = {
		internetGateway: (resource) => void this.#internetGateways.push(resource),
		natGateway: (resource) => void this.#natGateways.push(resource),
		vpc: (resource) => void this.#vpcs.push(resource),
		subnetBlock: ({ fields }) => {
			if (fields.get("ipv6CidrBlock", "ipv6IpamPoolId").value !== void 0) this.#withIpv6.add(keyOf(fields.get("subnetId")));
		},
		vpnGateway: ({ keys }) => {
			for (const key of keys) this.#vpnGateways.add(key);
		},
		dhcp: (resource) => void this.#dhcp.push(resource),
		route: ({ fields }) => this.#route(fields, [keyOf(fields.get("routeTableId"))]),
		routeTable: ({ keys, fields }) => {
			this.#tables.push(keys);
			for (const route of blocks(fields.get("route"), "a list of routes")) this.#route(route, keys);
		},
		association: ({ fields }) => {
			this.#tableOf.set(keyOf(fields.get("subnetId")), keyOf(fields.get("routeTableId")));
		},
		subnet: ({ keys, fields }) => {
			this.#subnets.push({
				keys,
				vpc: keyOf(fields.get("vpcId")),
				zone: zoneOf$1(fields.get("availabilityZone", "availabilityZoneId")),
				mapsPublicIp: fields.get("mapPublicIpOnLaunch").flag(),
				from: fields
			});
		}
	};
	/** Takes a resource in, if it is a part of a network. */
	read(resource) {
		const kind = KINDS.get(resource.type);
		if (kind !== void 0) this.#readers[kind](resource);
		else if (isMisspelt(resource.type)) this.#misspelt.push(resource);
	}
	add(other) {
		this.#internetGateways.push(...other.#internetGateways);
		this.#natGateways.push(...other.#natGateways);
		this.#vpcs.push(...other.#vpcs);
		this.#dhcp.push(...other.#dhcp);
		this.#subnets.push(...other.#subnets);
		this.#routes.push(...other.#routes);
		this.#tables.push(...other.#tables);
		this.#misspelt.push(...other.#misspelt);
		for (const subnet of other.#withIpv6) this.#withIpv6.add(subnet);
		for (const gateway of other.#vpnGateways) this.#vpnGateways.add(gateway);
		for (const [subnet, table] of other.#tableOf) this.#tableOf.set(subnet, table);
	}
	/** What the VPC says, given the subnets of the tasks and whether they get public addresses. */
	describe(placements, gathering) {
		this.#describeVpc(gathering);
		const taskSubnets = placements.flatMap(({ subnets }) => subnets);
		const egresses = placements.flatMap(({ subnets, publicIp }) => subnets.map((subnet) => this.#egressOf(subnet, publicIp?.on === true)));
		const known = egresses.filter((egress) => egress !== void 0);
		for (const { value, from, text } of known) gathering.claim("egress", value, from, text);
		if (known.length > 0 && known.length < egresses.length) gathering.doubt("egress", "the routes of some subnets are not here");
		if (known.length === 0) this.#guessEgress(placements, gathering);
		this.#countZones(taskSubnets, gathering);
	}
	#describeVpc(gathering) {
		for (const { type } of this.#misspelt) for (const question of OF_NETWORKS$1) gathering.doubt(question, `the type ${type.slice(0, 60)} of a resource looks misspelt`);
		const [gateway] = this.#internetGateways;
		const [vpc] = this.#vpcs;
		if (gateway !== void 0) gathering.claim("internetGateway", true, gateway.fields, "there is an internet gateway");
		else if (vpc !== void 0) gathering.deny("internetGateway", vpc.fields, "the VPC is here, and no internet gateway");
		if (vpc !== void 0 && this.#vpcs.length === 1) describeDns(vpc, gathering);
		for (const { fields } of this.#dhcp) {
			const own = fields.get("domainNameServers").items("a list of DNS servers").find((server) => server.text() !== "AmazonProvidedDNS");
			if (own !== void 0) gathering.claim("dns", "custom", own, "the DHCP options name DNS servers of your own");
		}
	}
	/** The way of one subnet to the internet, as its route table says. */
	#egressOf(subnet, publicIp) {
		const key = keyOf(subnet);
		const known = this.#subnets.find(({ keys }) => keys.includes(key));
		const named = known?.keys.map((one) => this.#tableOf.get(one)).find((one) => one !== void 0) ?? this.#tableOf.get(key);
		const ways = (named === void 0 ? [] : this.#tables.filter((keys) => keys.includes(named))).map((table) => this.#wayOf(table, publicIp, known?.from ?? subnet));
		const [first] = ways;
		return ways.every((way) => way?.value === first?.value) ? first : void 0;
	}
	/** Where a route table leads; several tables of one `count` may share a key. */
	#wayOf(table, publicIp, subnet) {
		const first = this.#routes.find((route) => route.table.some((one) => table.includes(one)));
		if (first === void 0) return {
			value: "none",
			from: subnet,
			text: "the route table of a task subnet has no route to the internet"
		};
		const { from } = first;
		switch (this.#vpnGateways.has(first.gateway) ? "other" : first.target) {
			case "nat": return {
				value: "nat-gateway",
				from,
				text: "the route table of a task subnet leads to a NAT gateway"
			};
			case "transit": return {
				value: "transit",
				from,
				text: "the route table of a task subnet leads to a transit gateway"
			};
			case "internet": return publicIp ? {
				value: "public-ip",
				from,
				text: "the tasks have public addresses, and their subnet leads to an internet gateway"
			} : {
				value: "none",
				from,
				text: "the subnet leads to an internet gateway, but the tasks have no public address"
			};
			case "other": return;
		}
	}
	/** Without routes of the task subnets: public addresses of the tasks, or a NAT gateway somewhere in the VPC. */
	#guessEgress(placements, gathering) {
		const on = placements.find(({ publicIp }) => publicIp?.on === true)?.publicIp;
		if (on !== void 0) {
			gathering.claim("egress", "public-ip", on.from, "the tasks get public addresses");
			if (placements.some(({ publicIp }) => publicIp?.on === false)) gathering.doubt("egress", "some services get public addresses and others do not");
			gathering.claim("internetGateway", true, on.from, "public addresses are of use with an internet gateway only", "inferred");
			return;
		}
		const [nat] = this.#natGateways;
		if (nat === void 0) return;
		gathering.claim("egress", "nat-gateway", nat.fields, "there is a NAT gateway", "inferred");
		gathering.doubt("egress", "there is a NAT gateway, but which subnets the tasks use is not known here");
	}
	#countZones(taskSubnets, gathering) {
		const found = taskSubnets.map(keyOf).map((key) => this.#subnets.filter(({ keys }) => keys.includes(key)));
		const zones = new Set(found.flatMap((subnets) => subnets.map(({ zone }) => zone)));
		const [first] = found.flat();
		if (first === void 0 || found.some((subnets) => subnets.length === 0)) return;
		for (const subnet of found.flat()) this.#claimAddresses(subnet, gathering);
		if (zones.has("") || zones.size > 6) return;
		gathering.claim("availabilityZones", zones.size, first.from, "the Availability Zones of the task subnets");
	}
	/** Which addresses the subnet of a task has. */
	#claimAddresses({ keys, from }, gathering) {
		checkFields(from, SUBNET_FIELDS, gathering);
		const native = from.get("ipv6Native");
		const block = from.get("ipv6CidrBlock", "ipv6IpamPoolId", "assignIpv6AddressOnCreation");
		const both = keys.some((key) => this.#withIpv6.has(key)) || block.text() !== void 0 && block.value !== false;
		const value = native.flag() ? "ipv6" : both ? "dualstack" : "ipv4";
		if (native.isNoFlag()) gathering.doubt("ipAddressType", "the addresses of a subnet are a placeholder");
		else if (value !== "ipv4" || from.get("cidrBlock").value !== void 0) gathering.claim("ipAddressType", value, value === "dualstack" ? block : native.value === void 0 ? from : native, ADDRESSES[value]);
	}
	#route(route, table) {
		if (route.get("destinationCidrBlock", "cidrBlock").text() !== "0.0.0.0/0") return;
		const target = targetOf(route);
		this.#routes.push({
			table,
			target,
			gateway: keyOf(route.get("gatewayId")),
			from: route
		});
	}
};
const ADDRESSES = {
	ipv4: "a subnet of the tasks has IPv4 addresses only",
	dualstack: "a subnet of the tasks has IPv4 and IPv6 addresses",
	ipv6: "a subnet of the tasks has IPv6 addresses only"
};
function describeDns({ fields, keys }, gathering) {
	const support = fields.get("enableDnsSupport");
	const names = fields.get("enableDnsHostnames");
	if (support.isNoFlag() || names.isNoFlag()) gathering.doubt("vpcDnsAttributes", "the DNS attributes of the VPC are placeholders");
	else if (names.value === void 0 && (support.value === void 0 || support.flag())) gathering.doubt("vpcDnsAttributes", "the VPC does not switch on DNS hostnames, which are off unless a template says otherwise; private DNS needs them");
	else {
		const on = (support.value === void 0 || support.flag()) && names.flag();
		const text = `the VPC has DNS support and DNS hostnames ${on ? "on" : "not both on"}`;
		gathering.claim("vpcDnsAttributes", on, names.value === void 0 ? support : names, text);
	}
	const block = fields.get("cidrBlock");
	const text = block.text();
	if (text !== void 0 && /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(text)) gathering.claim("vpcCidr", text, block, "the CIDR block of the VPC");
	else if (text !== void 0) gathering.doubt("vpcCidr", "the CIDR block of the VPC is a placeholder");
	const id = keys.find((key) => /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(key));
	if (id !== void 0) gathering.claim("vpcId", id, fields, "the id of the VPC");
}
/** A zone, by name or by its place in the list of zones; a placeholder may stand for any. */
function zoneOf$1(field) {
	const text = field.text() ?? "";
	return hasPlaceholder(text) && !/^\$\{\d+ of /.test(text) ? "" : text;
}
function targetOf(route) {
	const has = (name) => route.get(name).text() !== void 0;
	if (has("natGatewayId")) return "nat";
	if (has("transitGatewayId")) return "transit";
	const gateway = route.get("gatewayId").text() ?? "";
	if (gateway.startsWith("nat-")) return "nat";
	return gateway === "" || /^(?:vgw|vpce|eigw|lgw|cagw)-/.test(gateway) ? "other" : "internet";
}
function keyOf(field) {
	const text = field.text() ?? "";
	return isInnerReference(text) || text.startsWith("arn:") ? referenceKey(text) : text;
}
// src/source/parts.ts
var Parts = class {
	#documents = 0;
	tasks = [];
	services = [];
	clusters = [];
	/** Launch type by the name of a capacity provider. */
	providers = /* @__PURE__ */ new Map();
	/** What templates export, by the placeholder that stands for its import elsewhere. */
	exports = /* @__PURE__ */ new Map();
	vpc = new Gathering();
	network = new Network();
	/** Resources of templates and of Terraform, for the inventory. */
	resources = [];
	/** Why a resource of the network is there, or left out, that may not be so in a deployment. */
	doubts = [];
	/** Whether anything about a workload was found. */
	get hasWorkload() {
		return this.tasks.length + this.services.length > 0;
	}
	/** Whether nothing at all was found. */
	get isEmpty() {
		return !this.hasWorkload && this.clusters.length + this.providers.size === 0 && this.resources.length === 0;
	}
	/** Takes over what one document shows. */
	add(other) {
		this.#documents += 1;
		const placed = { scope: this.#documents };
		this.tasks.push(...other.tasks.map((task) => ({
			...task,
			...placed
		})));
		this.services.push(...other.services.map((service) => ({
			...service,
			...placed
		})));
		this.clusters.push(...other.clusters.map((cluster) => ({
			...cluster,
			...placed
		})));
		for (const [name, type] of other.providers) this.providers.set(name, type);
		for (const [name, { text }] of other.exports) this.exports.set(name, {
			text,
			...placed
		});
		this.vpc.add(other.vpc);
		this.network.add(other.network);
		this.resources.push(...other.resources);
		this.doubts.push(...other.doubts);
	}
};
// src/source/task-definition/known-fields.ts
/** The fields of task definitions and of what is in them. */
const TASK_FIELDS = knownFields("a task definition", `family taskRoleArn containerDefinitions cpu memory tags pidMode ipcMode proxyConfiguration inferenceAccelerators
  ephemeralStorage enableFaultInjection taskDefinitionArn revision status requiresAttributes compatibilities registeredAt
  registeredBy deregisteredAt deleteRequestedAt`, {
	executionRoleArn: ["taskExecutionRole", "accountId"],
	networkMode: ["networkMode", "launchType"],
	volumes: ["volumes", "secretSources"],
	requiresCompatibilities: ["launchType"],
	runtimePlatform: ["operatingSystem"],
	placementConstraints: ["launchType"]
}, true);
/** The attributes of Terraform's resource. */
const TERRAFORM_TASK_FIELDS = knownFields("a task definition", `${[...TASK_FIELDS.names].join(" ")} id arn arnWithoutRevision tagsAll trackLatest skipDestroy region timeouts
  inferenceAccelerator containerDefinitions`, {
	volume: ["volumes", "secretSources"],
	runtimePlatform: ["operatingSystem"]
});
const CONTAINER_FIELDS = knownFields("a container", `name cpu memory memoryReservation links portMappings essential restartPolicy entryPoint command mountPoints volumesFrom
  linuxParameters dependsOn startTimeout stopTimeout versionConsistency hostname user workingDirectory disableNetworking
  privileged readonlyRootFilesystem dnsServers dnsSearchDomains extraHosts dockerSecurityOptions interactive pseudoTerminal
  dockerLabels ulimits healthCheck systemControls resourceRequirements`, {
	image: ["imageRegistries"],
	logConfiguration: ["logDrivers", "secretSources"],
	secrets: ["secretSources"],
	environment: ["applicationServices"],
	environmentFiles: ["environmentFiles"],
	repositoryCredentials: ["registryCredentials"],
	firelensConfiguration: ["firelensDestinations", "environmentFiles"],
	credentialSpecs: ["secretSources", "applicationServices"]
}, true);
const LOG_FIELDS = knownFields("a log configuration", "", {
	logDriver: ["logDrivers"],
	options: ["region", "firelensDestinations"],
	secretOptions: ["secretSources"]
});
const VOLUME_FIELDS = knownFields("a volume", "name host hostPath configureAtLaunch", {
	efsVolumeConfiguration: ["volumes"],
	fsxWindowsFileServerVolumeConfiguration: [
		"volumes",
		"secretSources",
		"operatingSystem"
	],
	dockerVolumeConfiguration: ["volumes"],
	s3filesVolumeConfiguration: ["volumes"],
	configuredAtLaunch: ["volumes"]
});
const ROUTER_FIELDS = knownFields("a FireLens configuration", "type", { options: ["environmentFiles", "firelensDestinations"] });
const ROUTER_OPTIONS = knownFields("the options of a log router", "enable-ecs-log-metadata", {
	"config-file-type": ["environmentFiles", "firelensDestinations"],
	"config-file-value": ["environmentFiles", "firelensDestinations"]
});
// src/source/task-definition/firelens.ts
/** FireLens: where a log router sends what it gets, by the name of its output plugin. */
/** Output plugins of Fluent Bit (`Name`) and of Fluentd (`@type`) that call an AWS service. */
const AWS_OUTPUTS = /* @__PURE__ */ new Map([
	["cloudwatch", "cloudwatch-logs"],
	["cloudwatch_logs", "cloudwatch-logs"],
	["firehose", "kinesis-firehose"],
	["kinesis_firehose", "kinesis-firehose"],
	["kinesis", "kinesis-streams"],
	["kinesis_streams", "kinesis-streams"],
	["kinesis_streams_aggregated", "kinesis-streams"],
	["s3", "s3"]
]);
/** Amazon OpenSearch Service, unless the host says otherwise. */
const SEARCH_OUTPUTS = [
	"es",
	"elasticsearch",
	"opensearch",
	"aws-elasticsearch-service",
	"elasticsearch_dynamic",
	"opensearch_data_stream"
];
/** Outputs that stay in the container. */
const LOCAL_OUTPUTS = [
	"null",
	"stdout",
	"file",
	"counter",
	"flowcounter",
	"exit",
	"plot"
];
/** Reads the options of a container that logs with `awsfirelens`. */
function readFirelensOutput(options, name, gathering) {
	const plugin = optionOf(options, "name") ?? optionOf(options, "@type");
	const output = plugin?.text()?.toLowerCase();
	if (plugin === void 0 || output === void 0) {
		gathering.hint("firelensDestinations", `${name} names no output, so the configuration of the log router decides`);
		return;
	}
	if (hasPlaceholder(output)) {
		gathering.doubt("firelensDestinations", `the output of ${name} is still a placeholder`);
		return;
	}
	readRegionOption(options, gathering);
	readRole(options, name, gathering);
	if (LOCAL_OUTPUTS.includes(output)) {
		plugin.note("logging", `The output ${output} of ${name} leaves nothing to be sent.`);
		gathering.deny("firelensDestinations", plugin, `the output ${output} of ${name} leaves nothing to be sent`);
		return;
	}
	const destination = AWS_OUTPUTS.get(output) ?? (SEARCH_OUTPUTS.includes(output) ? searchDestination(options) : "other");
	gathering.claim("firelensDestinations", destination, plugin, `${name} sends its logs with the output ${output}`);
}
/** Reads the log router's own configuration. */
function readFirelensRouter(container, name, gathering) {
	const router = container.get("firelensConfiguration").object("a FireLens configuration");
	if (router === void 0) return false;
	const type = router.get("type").text() ?? "fluentbit";
	router.note("logging", `The ${name} is the log router (${type}).`);
	checkFields(router, ROUTER_FIELDS, gathering);
	const options = router.get("options").object("the options of the log router");
	if (options !== void 0) checkFields(options, ROUTER_OPTIONS, gathering);
	const kind = options?.member("config-file-type").text();
	const value = options?.member("config-file-value");
	if (options === void 0 || kind === void 0 || value === void 0) return true;
	gathering.hint("firelensDestinations", `${name} has a configuration of its own, which may name more outputs`);
	if (kind === "s3") gathering.claim("environmentFiles", true, value, "the configuration of the log router is read from Amazon S3 with the task execution role, as environment files are");
	return true;
}
/** Variables by which AWS for Fluent Bit finds further configuration in Amazon S3, read with the task role. */
function readFluentBitInit(variable, variableName, name, gathering) {
	if (!/^aws_fluent_bit_init_s3_/i.test(variableName)) return;
	const text = `${name} reads its configuration from Amazon S3 (${variableName})`;
	gathering.claim("applicationServices", "s3", variable, text);
	gathering.hint("firelensDestinations", `${name} has a configuration of its own, which may name more outputs`);
}
/** Elasticsearch that is not Amazon's has another host; AWS_Auth is only used with Amazon's. */
function searchDestination(options) {
	const host = optionOf(options, "host")?.text() ?? optionOf(options, "hosts")?.text() ?? optionOf(options, "url")?.text();
	const signed = optionOf(options, "aws_auth")?.text()?.toLowerCase();
	if (signed === "on" || signed === "true") return "opensearch";
	if (optionOf(options, "cloud_id") !== void 0) return "other";
	if (host === void 0 || hasPlaceholder(host)) return "opensearch";
	return /\.(?:es|aoss)\.|amazonaws|\.on\.aws/i.test(host) ? "opensearch" : "other";
}
function readRegionOption(options, gathering) {
	const field = optionOf(options, "region") ?? optionOf(options, "aws_region");
	const region = field?.text();
	if (field !== void 0 && region !== void 0 && isRegionId(region)) gathering.claim("region", region, field, "the Region of the FireLens output", "secret");
}
function readRole(options, name, gathering) {
	const role = optionOf(options, "role_arn") ?? optionOf(options, "aws_role_arn");
	if (role?.text() === void 0) return;
	const text = `the FireLens output of ${name} assumes a role through AWS STS`;
	gathering.claim("applicationServices", "sts", role, text);
}
/** An option whatever its case: Fluent Bit reads `Name` and `name` alike. */
function optionOf(options, name) {
	const key = options.keys().find((candidate) => candidate.toLowerCase() === name);
	return key === void 0 ? void 0 : options.member(key);
}
// src/source/task-definition/secrets.ts
/** Secrets: where `valueFrom` points. Names of secrets are shown; their values are not in a task definition. */
const SERVICE$1 = {
	secretsmanager: "AWS Secrets Manager",
	ssm: "Systems Manager Parameter Store"
};
/** Functions of CloudFormation and of ecspresso that fetch a value: what stands there afterwards is not here. */
const RESOLVED = /^\s*\{\{-?\s*(?:resolve:)?(?:ssm|secretsmanager)\w*[\s:`(]/;
/** A reference to a secret: an ARN, the name of a parameter, or a placeholder for either. */
function parseSecret(text) {
	if (RESOLVED.test(text)) return {
		source: /secretsmanager/.test(text) ? "secretsmanager" : "ssm",
		sure: false
	};
	const arn = parseArn(text);
	if (arn?.service === "secretsmanager") return {
		source: "secretsmanager",
		sure: isWhole(arn)
	};
	if (arn?.service === "ssm") return {
		source: "ssm",
		sure: isWhole(arn)
	};
	if (arn !== void 0 || /^arn:/i.test(text)) return {
		source: /ssm|parameter/i.test(text) ? "ssm" : "secretsmanager",
		sure: false
	};
	if (!hasPlaceholder(text) && !/^[\w./-]+(?::[\w.-]+)?$/.test(text)) return {
		source: /secret/i.test(text) ? "secretsmanager" : "ssm",
		sure: false
	};
	if (!hasPlaceholder(text) && !isStandIn(text)) return {
		source: "ssm",
		sure: true
	};
	const words = ` ${wordsOf(text)} `;
	if (/ (?:secretsmanager|secrets? ?manager|asm|sm) /.test(words)) return {
		source: "secretsmanager",
		sure: true
	};
	if (/ (?:ssm|parameter|parameters|parameterstore|param|params) /.test(words)) return {
		source: "ssm",
		sure: true
	};
	if (!isPlaceholder(text) && /^\/?[\w./-]*\//.test(text)) return {
		source: "ssm",
		sure: true
	};
	if (/ secrets? /.test(words) && words.includes(" arn ")) return {
		source: "secretsmanager",
		sure: false
	};
	return {
		source: "ssm",
		sure: false
	};
}
/** No account has another number of digits than 12: the rest of such an ARN may be as misspelt. */
function isWhole({ account }) {
	return !/^\d+$/.test(account) || isAccountId(account);
}
/** Reads a list of secrets of a container or of its log driver. Returns how many it has. */
function readSecrets$1(list, owner, gathering) {
	if (gathering.isOpen(list, ["secretSources"], `the list of secrets of ${owner}`)) return 0;
	const secrets = list.items("a list of secrets");
	for (const secret of secrets) {
		const object = secret.object("a secret");
		if (object === void 0) continue;
		const field = object.get("valueFrom");
		const text = field.text();
		const name = object.get("name").text() ?? "a secret without a name";
		if (text === void 0) {
			object.note("secret", `The secret ${shortName(name)} has no valueFrom.`);
			gathering.doubt("secretSources", `the secret ${shortName(name)} of ${owner} has no valueFrom`);
			continue;
		}
		readSecret(field, text, `${owner} gets ${shortName(name)}`, gathering);
	}
	return secrets.length;
}
/** Reads one reference to a secret; `sentence` says who gets it. */
function readSecret(field, text, sentence, gathering) {
	const { source, sure } = parseSecret(text);
	gathering.claim("secretSources", source, field, `${sentence} from ${SERVICE$1[source]}`, sure ? "declared" : "inferred", (other) => parseSecret(other).source === source && parseSecret(other).sure);
	if (!sure) {
		const what = !hasPlaceholder(text) && !isStandIn(text) ? "is neither an ARN of AWS Secrets Manager or Parameter Store nor the name of a parameter" : "is still a placeholder";
		field.note("placeholder", `This ${what}: ${SERVICE$1[source]} is taken.`);
		gathering.doubt("secretSources", `the value of ${field.path} ${what}; ${SERVICE$1[source]} is taken`);
	}
	if (text.includes("/aws/reference/secretsmanager/")) {
		const through = `${sentence} from ${SERVICE$1.secretsmanager} through Parameter Store; the plan counts both`;
		gathering.claim("secretSources", "secretsmanager", field, through);
	}
	readPlace(field, text, gathering);
}
/** Account and Region of the ARN of a secret. */
function readPlace(field, text, gathering) {
	const arn = parseArn(text);
	if (arn === void 0) return;
	if (isRegionId(arn.region)) {
		const says = (other) => parseArn(other)?.region === arn.region;
		gathering.claim("region", arn.region, field, "the Region of a secret", "secret", says);
		gathering.foreign.push({
			kind: "secret",
			region: arn.region,
			...isAccountId(arn.account) ? { account: arn.account } : {},
			from: field,
			what: `The secret in ${field.path}`
		});
	}
	if (/^[a-z]{2,}-[a-z]+(?:-[a-z]+)*-\d+$/.test(arn.region) && !isRegionId(arn.region)) gathering.doubt("region", `${arn.region} is not a Region that is known here`);
	if (!isAccountId(arn.account)) return;
	const says = (other) => parseArn(other)?.account === arn.account;
	gathering.claim("accountId", arn.account, field, "the account of a secret", "secret", says);
}
/** Credentials for a registry: always in Secrets Manager. */
function readRegistryCredentials(container, name, gathering) {
	const given = container.get("repositoryCredentials");
	if (gathering.isOpen(given, ["registryCredentials"], `the registry credentials of ${name}`)) return false;
	const credentials = given.object("the credentials of a registry");
	const field = credentials?.get("credentialsParameter");
	const text = field?.text();
	if (credentials !== void 0 && text === void 0) gathering.doubt("registryCredentials", `the registry credentials of ${name} name no secret`);
	if (field === void 0 || text === void 0) return false;
	gathering.claim("registryCredentials", true, field, `${name} logs in to its registry with a secret of AWS Secrets Manager`);
	readPlace(field, text, gathering);
	return true;
}
/**
* Credential specs of group managed service accounts: files in Parameter Store or Amazon S3, and for accounts without a
* domain a secret in AWS Secrets Manager that the file names.
*/
function readCredentialSpecs(container, name, gathering) {
	const specs = ["credentialSpecs", "dockerSecurityOptions"].flatMap((list) => container.get(list).items("a list of texts"));
	for (const spec of specs) {
		const match = /^credentialspec(domainless)?:(.+)$/su.exec(spec.text() ?? "");
		const text = match?.[2];
		if (text === void 0 && /cred|domainless|arn:/i.test(spec.text() ?? "")) gathering.doubt("secretSources", `a credential spec of ${name} is not understood`);
		if (text === void 0) continue;
		readCredentialSpec(spec, text, name, gathering);
		if (match?.[1] === void 0) continue;
		gathering.claim("secretSources", "secretsmanager", spec, `${name} joins a domain with a secret of ${SERVICE$1.secretsmanager}`);
	}
}
function readCredentialSpec(spec, text, name, gathering) {
	const service = parseArn(text)?.service ?? (/(?:^|\W|_)ssm(?:\W|_)/i.test(text) ? "ssm" : "");
	if (service === "ssm") {
		gathering.claim("secretSources", "ssm", spec, `${name} gets its credential spec from ${SERVICE$1.ssm}`);
		readPlace(spec, text, gathering);
	} else if (service === "s3") gathering.claim("applicationServices", "s3", spec, `${name} gets its credential spec from Amazon S3`);
	else spec.note("secret", `The credential spec of ${name} comes from a file or is still a placeholder.`);
}
// src/source/task-definition/environment.ts
/**
* Environment variables: what their names, and the AWS services that their values point to, suggest. Never a value leaves
* this file.
*/
/** Service names in ARNs and host names that a question asks about. */
const SERVICES = new Map([
	...CODE_ONLY_SERVICES.filter((id) => id !== "execute-api").map((id) => [id, id]),
	["sts", "sts"],
	["dynamodb", "dynamodb"],
	["sqs", "sqs"],
	["sns", "sns"],
	["events", "events"],
	["monitoring", "monitoring"],
	["cloudwatch", "monitoring"],
	["kinesis", "kinesis-streams"],
	["firehose", "kinesis-firehose"],
	["s3", "s3"],
	["secretsmanager", "secretsmanager"],
	["ssm", "ssm"],
	["kms", "kms"],
	["servicediscovery", "servicediscovery"],
	["ecs", "ecs"]
]);
/** Services of AWS that no question asks about: their endpoint is named, since the plan does not have it. */
const OTHER_SERVICES = /^(?:bedrock|bedrock-runtime|bedrock-agent|bedrock-agent-runtime|states|sync-states|lambda|athena|glue|cognito-idp|cognito-identity|execute-api|email|email-smtp|rds|rds-data|redshift|redshift-data|elasticache|sagemaker|runtime|textract|rekognition|comprehend|translate|transcribe|polly|codecommit|codebuild|appconfig|appconfigdata|aps-workspaces|aps|lex|iot|mq|kafka|opensearch|es|aoss|timestream|keyspaces|cassandra|batch|elasticmapreduce|transfer|backup|datasync|location|geo|quicksight|scheduler|pipes|cloudformation|ec2|autoscaling|elasticloadbalancing|organizations|identitystore|sso|verifiedpermissions|personalize|forecast|synthetics|evidently|rum|logs|xray)$/;
/** Words in the name of a variable that name a service: `S3_BUCKET`, `ORDERS_TABLE`, `SQS_QUEUE_URL`. */
const WORDS = [
	[/(?:^|_)S3(?:_|$)|(?:^|_)BUCKET(?:_NAME)?$/, "s3"],
	[/DYNAMO(?:DB)?(?:_|$)|(?:^|_)DDB(?:_|$)|(?:^|_)TABLE_NAME$/, "dynamodb"],
	[/(?:^|_)SQS(?:_|$)|(?:^|_)QUEUE_(?:URL|NAME|ARN)$/, "sqs"],
	[/(?:^|_)SNS(?:_|$)|(?:^|_)TOPIC_ARN$/, "sns"],
	[/(?:^|_)KINESIS(?:_|$)/, "kinesis-streams"],
	[/(?:^|_)FIREHOSE(?:_|$)/, "kinesis-firehose"],
	[/(?:^|_)(?:EVENT_?BUS|EVENTBRIDGE)(?:_|$)/, "events"],
	[/(?:^|_)KMS(?:_|$)/, "kms"],
	[/(?:^|_)(?:SECRETS?_?MANAGER|SECRET_(?:ARN|ID|NAME))(?:_|$)/, "secretsmanager"],
	[/(?:^|_)SSM(?:_|$)|(?:^|_)PARAMETER_STORE(?:_|$)/, "ssm"],
	[/^(?:AWS_)?(?:ROLE_ARN|STS_\w+)$|(?:^|_)ASSUME_ROLE(?:_|$)/, "sts"],
	[/(?:^|_)(?:BEDROCK)(?:_|$)/, "bedrock-runtime"],
	[/(?:^|_)STEP_?FUNCTIONS?(?:_|$)|(?:^|_)STATE_MACHINE_ARN$/, "states"],
	[/(?:^|_)LAMBDA_(?:FUNCTION|ARN|NAME)/, "lambda"],
	[/(?:^|_)COGNITO(?:_|$)/, "cognito-idp"],
	[/(?:^|_)APP_?CONFIG(?:_AGENT)?_/, "appconfigdata"]
];
const LONGEST_VALUE = 2e3;
/** Reads the plain variables of a container for hints at what the code calls. */
function readEnvironment$1(container, name, gathering) {
	const list = container.get("environment");
	if (gathering.isOpen(list, ["applicationServices"], `the environment of ${name}`)) return;
	for (const item of list.items("a list of environment variables")) {
		const variable = item.object("an environment variable");
		if (variable === void 0) continue;
		const key = variable.get("name").text() ?? "";
		readFluentBitInit(variable, key, name, gathering);
		readMisplacedSecret(variable, key, name, gathering);
		readVariable(variable.get("value"), key, name, gathering);
	}
}
/** `valueFrom` belongs into the secrets: there it would fetch one, here Amazon ECS does not know it. */
function readMisplacedSecret(variable, key, name, gathering) {
	const from = variable.get("valueFrom");
	const text = from.text();
	if (text === void 0) return;
	const { source } = parseSecret(text);
	const words = `${shortName(key)} of ${name} has a valueFrom in the environment, where only secrets have one`;
	gathering.claim("secretSources", source, from, words, "inferred");
	gathering.doubt("secretSources", words);
}
/** One plain variable, by its name and the field that holds its value. */
function readVariable(field, key, name, gathering) {
	const { value } = field;
	readSetting(field, key, wordOf(value), name, gathering);
	if (/^aws_fluent_bit_init/i.test(key)) return;
	const service = (typeof value === "string" && value.length <= LONGEST_VALUE ? serviceIn(value) : void 0) ?? WORDS.find(([pattern]) => pattern.test(key.toUpperCase()))?.[1];
	if (service !== void 0) hintAt(service, `${shortName(key)} of ${name}`, gathering);
}
/** A service that the code seems to call: a question asks about it, or its endpoint is named. */
function hintAt(service, what, gathering) {
	const known = SERVICES.get(service) ?? [...SERVICES.values()].find((one) => one === service);
	if (known !== void 0) gathering.hint("applicationServices", `${what} points to ${known}`);
	else if (service === "xray") gathering.hint("xray", `${what} points to AWS X-Ray`);
	else gathering.hint("applicationServices", `${what} points to ${service}, which no question asks about: it needs an endpoint of its own (com.amazonaws.REGION.${service}) or another path`);
}
/** Variables that the SDKs and agents of AWS read. */
function readSetting(field, key, value, name, gathering) {
	switch (key.toUpperCase()) {
		case "AWS_REGION":
		case "AWS_DEFAULT_REGION":
		case "REGION":
			if (isRegionId(value.trim())) gathering.claim("region", value.trim(), field, `${shortName(key)} of ${name}`, "environment");
			return;
		case "AWS_USE_FIPS_ENDPOINT":
			if (!/^(?:false|0)?$/i.test(value.trim())) gathering.doubt("fips", `${name} sets AWS_USE_FIPS_ENDPOINT, so its SDK calls FIPS hosts`);
			return;
		case "AWS_USE_DUALSTACK_ENDPOINT":
			if (!/^(?:false|0)?$/i.test(value.trim())) gathering.doubt("ipAddressType", `${name} sets AWS_USE_DUALSTACK_ENDPOINT, so its SDK calls dual-stack hosts`);
			return;
		case "AWS_XRAY_DAEMON_ADDRESS":
			gathering.hint("xray", `${name} is told where an AWS X-Ray daemon is`);
			return;
		case "HTTP_PROXY":
		case "HTTPS_PROXY":
			gathering.hint("egress", `${name} is told of an HTTP proxy`);
			return;
	}
}
/** The service in an ARN or in a host name of AWS. */
function serviceIn(value) {
	const arn = /\barn:aws[\w-]*:([a-z0-9-]+):/.exec(value)?.[1];
	const host = /(?:^|\/\/|[.@])([a-z0-9-]+)(?:-fips)?\.[a-z]{2}[a-z-]*-\d\.(?:amazonaws\.com|api\.aws)/.exec(value)?.[1];
	const plain = /^https?:\/\/([a-z0-9-]+)\.amazonaws\.com/.exec(value)?.[1];
	const found = arn ?? host ?? plain;
	const bucket = /^s3:\/\//.test(value) ? "s3" : void 0;
	if (found === void 0) return bucket;
	return SERVICES.has(found) || OTHER_SERVICES.test(found) ? found : void 0;
}
// src/source/task-definition/official-images.ts
/**
* Official images of Docker Hub: the only ones that an image name without a registry and without a slash can mean
* (docker-library/official-images, folder `library`, names of retired images included).
*/
const OFFICIAL_IMAGES = new Set(`adminer adoptopenjdk aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux
  backdrop bash bonita buildpack-deps busybox caddy cassandra celery centos chronograf cirros clearlinux clefos clickhouse
  clojure composer consul convertigo couchbase couchdb crate crux dart debian django docker docker-dev drupal eclipse-mosquitto
  eclipse-temurin eggdrop elasticsearch elixir emqx erlang euleros express-gateway fedora flink fluentd friendica fsharp
  gazebo gcc geonetwork ghost glassfish golang gradle groovy haproxy haskell haxe hello-seattle hello-world hipache hitch
  hola-mundo httpd hylang ibm-semeru-runtimes ibmjava influxdb iojs irssi java jenkins jetty jobber joomla jruby julia
  kaazing-gateway kapacitor kibana known kong krakend lightstreamer liquibase logstash mageia mariadb matomo maven mediawiki
  memcached mono mongo mongo-express monica mysql nats nats-streaming neo4j neurodebian nextcloud nginx node notary nuxeo
  odoo open-liberty openjdk opensuse oraclelinux orientdb owncloud percona perl photon php php-zendserver phpmyadmin piwik
  plone postfixadmin postgres pypy python r-base rabbitmq rails rakudo-star rapidoid redis redmine registry rethinkdb
  rockylinux rocket.chat ros ruby rust sapmachine satosa scala scratch sentry silverpeas sl solr sonarqube sourcemage spark
  spiped storm swarm swift swipl teamspeak telegraf thrift tomcat tomee traefik ubuntu ubuntu-debootstrap ubuntu-upstart
  unit valkey varnish vault websphere-liberty wordpress xwiki yourls znc zookeeper`.split(/\s+/));
// src/source/task-definition/images.ts
/** Images: which registry they come from, and what an Amazon ECR address says about account and Region. */
/** Namespaces that the Amazon ECR console proposes for pull through cache rules, and the hosts that people use instead. */
const CACHE_PREFIX = /^(?:ecr-public|docker-hub|quay|kubernetes|github|gitlab|azure|chainguard|docker\.io|registry-1\.docker\.io|quay\.io|ghcr\.io|registry\.k8s\.io|k8s\.gcr\.io|registry\.gitlab\.com|public\.ecr\.aws|mcr\.microsoft\.com|cgr\.dev)\/./;
/** Accounts in which AWS publishes images for everyone; they say nothing about the account of the workload. */
const AWS_REPOSITORIES = /^(?:aws-for-fluent-bit|cloudwatch-agent|aws-otel-collector|aws-xray-daemon|aws-appmesh-envoy|aws-appmesh-proxy-route-manager|aws-guardduty-agent(?:-fargate)?|amazon-ecs-serviceconnect-agent|ecs-service-connect-agent)$/;
const KNOWN_REGISTRIES = [
	[/^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com|hub\.docker\.com)$/, "Docker Hub"],
	[/^ghcr\.io$/, "GitHub Container Registry"],
	[/^quay\.io$/, "Quay"],
	[/^mcr\.microsoft\.com$/, "Microsoft Container Registry"],
	[/^(?:registry\.k8s\.io|k8s\.gcr\.io)$/, "the Kubernetes registry"],
	[/^registry\.gitlab\.com$/, "GitLab Container Registry"],
	[/(?:^|\.)gcr\.io$|\.pkg\.dev$/, "Google Artifact Registry"],
	[/\.azurecr\.io$/, "Azure Container Registry"],
	[/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/, "a registry on the container instance itself"]
];
const ECR_SUFFIXES = [
	...Object.values(PARTITIONS).map(({ dnsSuffix }) => dnsSuffix),
	"on.aws",
	"on.amazonwebservices.com.cn",
	"on.amazonwebservices.eu",
	""
];
/** Takes an image reference apart, as Docker does: the part before the first slash is a registry if it looks like a host. */
function parseImage(text) {
	const { name, tag } = withoutTag(masked(text.replace(/^(?:https?|docker):\/\/(?:[^/@\s]*@)?/, "")));
	const slash = name.indexOf("/");
	const first = slash < 0 ? "" : name.slice(0, slash);
	const host = /[.:]/.test(first) || first === "localhost" ? first : "";
	const repository = host === "" ? name : name.slice(slash + 1);
	if (host === "") return shorthand(text, repository, tag, first);
	const ecr = parseEcrHost(host);
	if (ecr !== void 0) {
		const kind = CACHE_PREFIX.test(repository) ? "ecr-pull-through-cache" : "ecr-private";
		const misspelt = isImpossible(host, ecr) ? { misspelt: true } : {};
		return {
			kind,
			registry: "private Amazon ECR",
			repository,
			tag,
			...ecr,
			...misspelt
		};
	}
	if (/^(?:public\.ecr\.aws|ecr-public\.aws\.com|ecr-public\.us-east-1\.api\.aws)$/.test(host)) return {
		kind: "ecr-public",
		registry: "Amazon ECR Public",
		repository,
		tag
	};
	if (host.includes("") && !/\.[a-z]{2,}(?::\d+)?$/.test(host)) return {
		kind: "unknown",
		registry: "a registry that is a placeholder",
		repository,
		tag
	};
	if (isNearEcr(host)) {
		const region = host.split(".").find(isRegionId);
		return {
			kind: "unknown",
			registry: "a registry that looks like Amazon ECR",
			repository,
			tag,
			...region === void 0 ? {} : { region }
		};
	}
	return {
		kind: "other",
		registry: KNOWN_REGISTRIES.find(([pattern]) => pattern.test(host))?.[1] ?? `the registry ${host.replaceAll("", "…")}`,
		repository,
		tag
	};
}
/** A host that only a slip of the pen tells from one of Amazon ECR. */
function isNearEcr(host) {
	if (/localhost|localstack/.test(host)) return false;
	return /(?:^|\.)(?:dkr|ecr)\.|(?:dkr|drk)-ecr|^\d{10,14}\.|amazonaws/.test(host) || host.length < 20 && distance(host, "public.ecr.aws") < 3;
}
/** An account that is no number of 12 digits and no word for one, or a Region under the suffix of another partition. */
function isImpossible(host, { account, region }) {
	const [first = ""] = host.split(".");
	if (account === void 0 && /^\d{6,20}$/.test(first)) return true;
	if (region === void 0 || !isRegionId(region) || host.includes("")) return false;
	const { dnsSuffix } = partitionOf(region);
	return /amazonaws/.test(host) && !host.endsWith(`.${dnsSuffix}`);
}
function withoutTag(image) {
	const at = image.indexOf("@");
	const undigested = at < 0 ? image : image.slice(0, at);
	const colon = undigested.lastIndexOf(":");
	if (colon < 0 || undigested.indexOf("/", colon) >= 0) return {
		name: undigested,
		tag: ""
	};
	return {
		name: undigested.slice(0, colon),
		tag: undigested.slice(colon + 1)
	};
}
/** No registry: Docker Hub, unless the name cannot be one or is still to be filled. */
function shorthand(text, repository, tag, first) {
	const unknown = {
		kind: "unknown",
		registry: "a placeholder",
		repository,
		tag
	};
	const [namespace = ""] = repository.split("/");
	if (isPlaceholder(text) || isStandIn(text) || /[A-Z]/.test(repository)) return unknown;
	if (isNoOfficialImage(repository)) return unknown;
	if (namespace.includes("") && (first === "" || namespace === "")) return unknown;
	if (/\s/.test(repository) || repository === "") return unknown;
	return {
		kind: "other",
		registry: "Docker Hub",
		repository,
		tag
	};
}
/**
* A name without a slash that Docker Hub does not have is a stand-in (`my-image`, `app`). The images of the container
* agent's own tests (`amazon-ecs-…`) are built where they run.
*/
function isNoOfficialImage(repository) {
	if (repository.includes("/") || repository.includes("") || repository.startsWith("amazon-ecs-")) return false;
	return !OFFICIAL_IMAGES.has(repository);
}
/** Account and Region of a private Amazon ECR registry; each is left out where it is not known. */
function parseEcrHost(host) {
	const match = /^(.+?)\.dkr[.-]ecr(?:-fips)?\.([^.]+)\.(.+)$/u.exec(host);
	const [, account = "", region = "", suffix = ""] = match ?? [];
	if (match === null || !ECR_SUFFIXES.some((known) => suffix === known || suffix === `amazonaws.`)) return /^[^.]*\.?dkr[.-]ecr(?:-fips)?\.[^/]*amazonaws/u.test(host) && host.includes("") ? {} : void 0;
	const variant = /[.-]ecr-fips\./.test(host) ? "fips" : /\.dkr-ecr\.|\.on\./.test(host) ? "dualstack" : void 0;
	return {
		...isAccountId(account) ? { account } : {},
		...region.includes("") ? {} : { region },
		...variant === void 0 ? {} : { variant }
	};
}
/** Whether AWS publishes this image, so that its account is not the workload's. */
function isPublishedByAws(image) {
	return AWS_REPOSITORIES.test(image.repository);
}
/**
* What the image of a container says. An image that is not known may be in private Amazon ECR, which needs most: it is
* taken, and the question stays open.
*/
function readImage(container, name, gathering, field = container.get("image")) {
	const text = field.text();
	if (text === void 0) {
		container.note("image", `The ${name} has no image.`);
		openImage(container, `${name} has no image`, gathering);
		return;
	}
	const image = parseImage(text);
	const shown = shortImage(text);
	if (image.kind === "unknown") {
		field.note("placeholder", `The image of ${name} is still to be filled in: ${shown}.`);
		if (container.get("repositoryCredentials").value !== void 0) {
			gathering.doubt("imageRegistries", `the image of ${name} is still a placeholder (${shown})`);
			return image;
		}
		if (image.region !== void 0) readRegion$1(field, image.region, name, gathering);
		openImage(field, `the image of ${name} is a placeholder or no image that Docker Hub has (${shown})`, gathering);
		return image;
	}
	const pulls = `${name} pulls ${shown} from ${image.registry}`;
	const saysKind = (other) => parseImage(other).kind === image.kind;
	gathering.claim("imageRegistries", image.kind, field, pulls, "declared", saysKind);
	if (image.misspelt === true) gathering.doubt("imageRegistries", `the address of the image of ${name} is none that Amazon ECR has (${shown}): an account has 12 digits, and a Region one ending`);
	readCache(field, image, gathering);
	readVariant(field, image, name, gathering);
	if (image.region !== void 0) readRegion$1(field, image.region, name, gathering);
	if (image.account !== void 0) readAccount(field, image, image.account, name, gathering);
	return image;
}
function openImage(from, text, gathering) {
	gathering.claim("imageRegistries", "ecr-private", from, `${text}, so private Amazon ECR is taken`, "inferred");
	gathering.doubt("imageRegistries", text);
}
/** Whether a repository is a cache is decided by rules of the registry; a name only suggests it. */
function readCache(field, image, gathering) {
	const [namespace = "", ...rest] = image.repository.split("/");
	if (image.kind === "ecr-pull-through-cache") {
		const text = `${image.repository} lies in the namespace ${namespace}, which pull through cache rules use; if it is an ordinary repository, choose private Amazon ECR`;
		field.note("image", `${text}.`);
		gathering.doubt("imageRegistries", text);
		gathering.hint("pullThroughFirstPull", "nothing says whether the image has been pulled before");
	} else if (image.kind === "ecr-private" && rest.length > 1 && UPSTREAM.test(rest.join("/"))) gathering.doubt("imageRegistries", `${image.repository} looks like an upstream repository below the prefix ${namespace}: with a pull through cache rule of that prefix it is a cache`);
}
/** Paths that upstream registries have below a prefix. */
const UPSTREAM = /^(?:library|amazonlinux|docker|bitnami|kube-system|ecs|eks|coredns|prometheus|grafana|hashicorp)\/./;
/** Hosts of private Amazon ECR that the private DNS name of its endpoint does not answer. */
function readVariant(field, image, name, gathering) {
	if (image.variant === void 0) return;
	const fips = image.variant === "fips";
	gathering.doubt(fips ? "fips" : "ipAddressType", `the image of ${name} is pulled from the ${fips ? "FIPS" : "dual-stack"} host of Amazon ECR`);
	gathering.findings.push({
		rule: "source/registry-host-not-covered",
		severity: "by-path",
		from: field.path,
		source: field.site.source,
		text: fips ? `The image of ${name} is pulled from *.dkr.ecr-fips.${image.region ?? "…"}: this host is not among the private DNS names of the endpoint ecr.dkr, so the pull does not go through it.` : `The image of ${name} is pulled from *.dkr-ecr.${image.region ?? "…"}.on.aws: this host is not among the private DNS names of an IPv4 endpoint ecr.dkr, so the pull does not go through it.`,
		fix: "Use the ordinary address ACCOUNT.dkr.ecr.REGION.amazonaws.com in the image, or give the tasks a path to the other host.",
		cites: ["ecr-endpoints-reference", "ecr-vpc-endpoints"]
	});
}
function readRegion$1(field, region, name, gathering) {
	if (isRegionId(region)) {
		const says = (other) => parseImage(other).region === region;
		gathering.claim("region", region, field, "the Region of the image repository", "image", says);
		gathering.foreign.push({
			kind: "image",
			region,
			from: field,
			what: `The image of ${name}`
		});
	} else if (/^[a-z]{2,}-[a-z]+(?:-[a-z]+)*-\d+$/.test(region)) {
		field.note("placeholder", `${region} is not a Region that is known here.`);
		gathering.doubt("region", `${region} is not a Region that is known here`);
	}
}
/** An account that only an image names is a hint: vendors and AWS publish images from their own. */
function readAccount(field, image, account, name, gathering) {
	if (isPublishedByAws(image)) {
		field.note("image", `The image of ${name} has the name of one that AWS publishes, so its account is not taken for yours.`);
		return;
	}
	gathering.hint("accountId", `the image of ${name} is in a repository of account ${account}, which need not be yours`);
	gathering.foreign.push({
		kind: "image",
		account,
		from: field,
		what: `The image of ${name}`
	});
}
/** An image for a message: whole if short; never a user name and password that somebody wrote into it. */
function shortImage(text) {
	const clean = text.replace(/\p{Cc}+/gu, " ").replace(/\/\/[^/@\s]*@/u, "//");
	return clean.length > 120 ? `${clean.slice(0, 117)}…` : clean;
}
// src/source/copilot/read-manifest.ts
const TYPES$1 = [
	"load balanced web service",
	"backend service",
	"worker service",
	"scheduled job",
	"load balanced web app",
	"backend app",
	"request-driven web service",
	"static site"
];
/** What the settings of one environment may say otherwise. */
const OF_ENVIRONMENTS = [
	"imageRegistries",
	"ecsExec",
	"secretSources",
	"volumes",
	"logDrivers",
	"environmentFiles",
	"serviceConnect"
];
const MANIFEST_FIELDS = knownFields("a manifest", `name type http nlb alb cpu memory count variables entrypoint command deployment on timeout
  retries healthcheck cdn init`, {
	image: ["imageRegistries", "registryCredentials"],
	platform: ["operatingSystem"],
	exec: ["ecsExec"],
	network: ["serviceConnect"],
	secrets: ["secretSources"],
	storage: ["volumes"],
	sidecars: ["imageRegistries", "secretSources"],
	logging: ["logDrivers", "firelensDestinations"],
	observability: ["xray"],
	publish: ["applicationServices"],
	subscribe: ["applicationServices"],
	env_file: ["environmentFiles"],
	environments: OF_ENVIRONMENTS,
	taskdef_overrides: OF_ENVIRONMENTS
}, true);
const NETWORK_FIELDS$1 = knownFields("a network", "vpc", { connect: ["serviceConnect"] });
const STORAGE_FIELDS = knownFields("the storage", "ephemeral readonly_fs", { volumes: ["volumes"] });
const COPILOT_VOLUME_FIELDS = knownFields("a volume", "path read_only", { efs: ["volumes"] });
/** Members that hold more than a word: a text in their place is a piece of what was there. */
const NESTED = [
	"network",
	"secrets",
	"storage",
	"sidecars",
	"logging",
	"observability",
	"publish",
	"subscribe",
	"environments",
	"taskdef_overrides"
];
function openPieces(field, gathering) {
	const stray = field.keys().find((key) => !MANIFEST_FIELDS.names.has(normal(key)) && isJsonObject(field.member(key).value));
	if (stray !== void 0) for (const question of OF_ENVIRONMENTS) gathering.doubt(question, `${shortName(stray)} is no field of a manifest: does it belong below environments?`);
	for (const name of NESTED) {
		if (typeof field.get(name).value !== "string") continue;
		for (const question of MANIFEST_FIELDS.answers.get(normal(name)) ?? []) gathering.doubt(question, `${name} of the manifest is a text, and what was below it is not there`);
	}
}
function hasEmpty(field, key) {
	return field.keys().includes(key) && field.member(key).value === void 0;
}
/** Whether the value is a manifest of a service or a job. */
function isManifest(value) {
	if (!isJsonObject(value)) return false;
	const type = ownValue(value, "type");
	return typeof type === "string" && TYPES$1.includes(type.toLowerCase()) && ownValue(value, "name") !== void 0;
}
/** Reads a manifest; types that Amazon ECS does not run give nothing. */
function readManifest(field) {
	const parts = new Parts();
	const type = field.get("type").text()?.toLowerCase() ?? "";
	if (type === "request-driven web service" || type === "static site") {
		field.get("type").problem(`AWS Copilot runs a ${type} outside of Amazon ECS: there is nothing to plan`);
		return parts;
	}
	const name = shortName(field.get("name").text() ?? "");
	const gathering = new Gathering();
	checkFields(field, MANIFEST_FIELDS, gathering);
	openPieces(field, gathering);
	checkFields(field.get("network"), NETWORK_FIELDS$1, gathering);
	if (field.get("network").keys().find((key) => !/^(?:vpc|connect)$/.test(key)) !== void 0 || hasEmpty(field.get("network"), "connect")) gathering.doubt("serviceConnect", "network of the manifest has a key without a value, or one that it does not know");
	checkFields(field.get("storage"), STORAGE_FIELDS, gathering);
	readPlatform$1(field, gathering);
	readImages(field, gathering);
	readLogging$1(field, gathering);
	readContainer$1(field, "the main container", gathering);
	for (const [name, sidecar] of sidecarsOf(field)) readContainer$1(sidecar, name, gathering);
	readSwitches$1(field, gathering);
	readCalls(field, gathering);
	readVolumes$2(field, "the manifest", gathering);
	denyRest(field, gathering);
	readEnvironments(field, gathering);
	readOverrides(field, gathering);
	readNetworkOf(field, parts);
	parts.tasks.push({
		name,
		keys: [name],
		gathering,
		whole: true
	});
	return parts;
}
function readPlatform$1(field, gathering) {
	const type = field.get("type");
	gathering.claim("launchType", "FARGATE", type, "AWS Copilot runs services and jobs on AWS Fargate", "observed");
	const platform = field.get("platform");
	const named = isJsonObject(platform.value) ? platform.get("osfamily") : platform;
	const text = named.text()?.toLowerCase();
	if (text === void 0 || text.startsWith("linux")) gathering.claim("operatingSystem", "LINUX", text === void 0 ? type : named, "AWS Copilot runs Linux unless platform says otherwise");
	else if (text.startsWith("windows")) gathering.claim("operatingSystem", "WINDOWS", named, "the platform is Windows");
	else gathering.doubt("operatingSystem", "the platform is a placeholder or unknown");
}
function readImages(field, gathering) {
	const image = field.get("image");
	if (image.value === void 0) claimBuilt(field.get("name"), "the main container", gathering);
	else readImageOf(image, true, "the main container", gathering);
	readCredentials(image.get("credentials"), "the main container", gathering);
	for (const [name, sidecar] of sidecarsOf(field)) {
		const place = sidecar.get("image");
		readImageOf(place, place.value !== void 0, name, gathering);
		readCredentials(sidecar.get("credentialsParameter"), name, gathering);
	}
}
/** An image at a location, or one that AWS Copilot builds. */
function readImageOf(image, isBuilt, owner, gathering) {
	const location = isJsonObject(image.value) ? image.get("location") : image;
	if (location.text() !== void 0) claimImage(location, owner, gathering);
	else if (isBuilt) claimBuilt(image, owner, gathering);
}
function claimBuilt(from, owner, gathering) {
	const text = `AWS Copilot builds the image of ${owner} and pushes it to private Amazon ECR`;
	gathering.claim("imageRegistries", "ecr-private", from, text);
}
function readCredentials(field, owner, gathering) {
	const text = `${owner} logs in to its registry with a secret of AWS Secrets Manager`;
	if (field.text() !== void 0) gathering.claim("registryCredentials", true, field, text);
}
function claimImage(field, name, gathering) {
	const text = field.text();
	if (text !== void 0 && parseImage(text).kind !== "unknown") {
		readImage(field, name, gathering, field);
		return;
	}
	gathering.claim("imageRegistries", "ecr-private", field, `the image of ${name} is open, and private Amazon ECR is taken`, "inferred");
	gathering.doubt("imageRegistries", `the image of ${name} is still a placeholder`);
}
function readLogging$1(field, gathering) {
	const given = field.get("logging");
	if (gathering.isOpen(given, ["logDrivers", "firelensDestinations"], "the logging of the manifest")) return;
	const logging = given.object("the logging of a manifest");
	if (logging === void 0) {
		gathering.claim("logDrivers", "awslogs", field.get("type"), "AWS Copilot sends logs to CloudWatch Logs unless logging says otherwise");
		return;
	}
	if (!hasRouter(logging)) {
		gathering.claim("logDrivers", "awslogs", logging, "AWS Copilot sends logs to CloudWatch Logs");
		return;
	}
	readRouter(logging, gathering);
}
/**
* Whether AWS Copilot adds a log router: with any setting but retention. Source: aws/copilot-cli,
* `internal/pkg/manifest/workload.go`, `Logging.IsEmpty`.
*/
function hasRouter(logging) {
	return [
		...[
			"image",
			"destination",
			"enableMetadata",
			"secretOptions",
			"configFilePath"
		],
		"variables",
		"secrets",
		"env_file"
	].some((name) => logging.get(name).value !== void 0);
}
/** FireLens as AWS Copilot runs it: the log router itself logs with awslogs, and has an image of its own. */
function readRouter(logging, gathering) {
	gathering.claim("logDrivers", "awsfirelens", logging, "logging has settings of a log router, which AWS Copilot runs as FireLens");
	gathering.claim("logDrivers", "awslogs", logging, "the log router of AWS Copilot sends its own logs to CloudWatch Logs");
	const image = logging.get("image");
	if (image.text() !== void 0) claimImage(image, "the log router", gathering);
	else gathering.claim("imageRegistries", "ecr-public", logging, "the log router of AWS Copilot comes from Amazon ECR Public unless logging names another image");
	readSecrets(logging.get("secretOptions"), "the log configuration", gathering);
	readContainer$1(logging, "the log router", gathering);
	const destination = logging.get("destination");
	if (destination.get("name").text() === void 0) gathering.doubt("firelensDestinations", "the configuration of the log router decides");
	else readFirelensOutput(destination, "the service", gathering);
}
/** What a container gets when it starts: secrets, variables and an environment file. */
function readContainer$1(container, owner, gathering) {
	readSecrets(container.get("secrets"), owner, gathering);
	readVariables(container, owner, gathering);
	const file = container.get("env_file");
	if (file.text() !== void 0) gathering.claim("environmentFiles", true, file, `${owner} has an environment file, which AWS Copilot uploads to Amazon S3`);
}
/** `secrets: { NAME: parameter }`, or `{ NAME: { secretsmanager: … } }`. */
function readSecrets(secrets, owner, gathering) {
	if (gathering.isOpen(secrets, ["secretSources"], `the secrets of ${owner}`)) return;
	for (const [key, secret] of membersOf(secrets)) {
		const sentence = `${owner} gets ${shortName(key)}`;
		if (!isJsonObject(secret.value)) {
			const text = secret.text();
			if (text !== void 0) readSecret(secret, text, sentence, gathering);
			continue;
		}
		const imported = secret.get("from_cfn");
		if (imported.value !== void 0) {
			readImported(imported, sentence, gathering);
			continue;
		}
		const manager = secret.get("secretsmanager");
		if (manager.value !== void 0) gathering.claim("secretSources", "secretsmanager", manager, `${sentence} from AWS Secrets Manager`);
		else gathering.claim("secretSources", "ssm", secret, `${sentence} from Systems Manager Parameter Store`);
	}
}
/** The name of an export of a stack: its value, a name or an ARN of either service, is not here. */
function readImported(field, sentence, gathering) {
	const { source } = parseSecret(`\${${field.text() ?? ""}}`);
	const text = `${sentence} from an export of a CloudFormation stack, whose value is not here`;
	gathering.claim("secretSources", source, field, text, "inferred");
	gathering.doubt("secretSources", text);
}
/** `variables: { NAME: value }`, of a manifest, a sidecar or an environment. */
function readVariables(field, owner, gathering) {
	for (const [key, variable] of membersOf(field.get("variables"))) readVariable(isJsonObject(variable.value) ? variable.get("from_cfn") : variable, key, owner, gathering);
}
function readSwitches$1(field, gathering) {
	readSwitch("ecsExec", "exec", execOf(field), gathering);
	readSwitch("serviceConnect", "network.connect", connectOf(field), gathering);
	readTracing(field, "the service", gathering);
}
function readSwitch(question, name, field, gathering) {
	if (field.value === void 0) return;
	if (field.isNoFlag()) gathering.doubt(question, `${name} is still a placeholder, or neither on nor off`);
	else gathering.claim(question, isOn(field), field, `${name} is switched ${isOn(field) ? "on" : "off"}`);
}
function readTracing(field, owner, gathering) {
	const tracing = field.get("observability").get("tracing");
	if (tracing.text() !== void 0) gathering.claim("xray", true, tracing, `${owner} sends traces to AWS X-Ray`);
}
/** Services that AWS Copilot lets the code call. */
function readCalls(field, gathering) {
	const topics = field.get("publish").get("topics");
	if (topics.value !== void 0) gathering.claim("applicationServices", "sns", topics, "the service publishes to topics of Amazon SNS");
	const type = field.get("type");
	const text = "a worker service receives from a queue of Amazon SQS";
	if (type.text()?.toLowerCase() === "worker service") gathering.claim("applicationServices", "sqs", type, text);
}
/** What is off or absent unless something above says otherwise. */
function denyRest(field, gathering) {
	const type = field.get("type");
	gathering.deny("secretSources", field.get("name"), "the manifest has no secrets");
	gathering.deny("environmentFiles", type, "the manifest has no environment file");
	gathering.deny("volumes", type, "the manifest mounts no file system");
	gathering.deny("ecsExec", type, "the manifest does not switch on exec");
	gathering.deny("serviceConnect", type, "the manifest does not switch on network.connect");
}
/** On, or configured. */
function isOn(field) {
	return isJsonObject(field.value) || field.flag();
}
/** `exec: true`, or `exec: { enable: true }`. */
function execOf(field) {
	const exec = field.get("exec");
	return isJsonObject(exec.value) ? exec.get("enable") : exec;
}
const connectOf = (field) => field.get("network").get("connect");
function readVolumes$2(field, owner, gathering) {
	for (const [key, volume] of membersOf(field.get("storage").get("volumes"))) {
		const efs = volume.get("efs");
		checkFields(volume, COPILOT_VOLUME_FIELDS, gathering);
		const what = `volume ${shortName(key)} of ${owner}`;
		if (isOn(efs) || efs.isNoFlag()) gathering.claim("volumes", "efs", efs, `${what} is an Amazon EFS file system`);
		if (efs.isNoFlag()) gathering.doubt("volumes", `efs of ${what} is neither on nor off`);
	}
}
/** What an environment may replace, and the question that is open then. */
const REPLACED = [
	["image", "imageRegistries"],
	["secrets", "secretSources"],
	["logging", "logDrivers"],
	["exec", "ecsExec"],
	["network", "serviceConnect"],
	["network", "egress"],
	["storage", "volumes"],
	["platform", "operatingSystem"],
	["sidecars", "imageRegistries"],
	["env_file", "environmentFiles"],
	["observability", "xray"]
];
/** `environments.prod` may replace anything: what it needs is taken as well, and what it replaces is open. */
function readEnvironments(field, gathering) {
	for (const [key, environment] of membersOf(field.get("environments"))) {
		const owner = `the environment ${shortName(key)}`;
		checkFields(environment, MANIFEST_FIELDS, gathering);
		openPieces(environment, gathering);
		if (typeof environment.value === "string") for (const question of OF_ENVIRONMENTS) gathering.doubt(question, `${owner} is a text, and no settings`);
		checkFields(environment.get("network"), NETWORK_FIELDS$1, gathering);
		for (const [name, question] of REPLACED) if (environment.get(name).value !== void 0) gathering.doubt(question, `${owner} has its own ${name}`);
		readEnvironment(environment, owner, gathering);
	}
}
/** The plan serves every environment: what one of them needs is claimed beside what the manifest says for all. */
function readEnvironment(environment, owner, gathering) {
	const sidecars = sidecarsOf(environment).map(([name, field]) => [`${name} of ${owner}`, field]);
	for (const [name, container] of [[owner, environment], ...sidecars]) {
		const image = container.get("image");
		readImageOf(image, image.get("build").value !== void 0, name, gathering);
		readContainer$1(container, name, gathering);
	}
	const logging = environment.get("logging");
	if (hasRouter(logging)) readRouter(logging, gathering);
	readTracing(environment, owner, gathering);
	readVolumes$2(environment, owner, gathering);
	const exec = execOf(environment);
	if (isOn(exec)) gathering.claim("ecsExec", true, exec, `${owner} switches exec on`, "inferred");
	const connect = connectOf(environment);
	if (isOn(connect)) gathering.claim("serviceConnect", true, connect, `${owner} switches Service Connect on`, "inferred");
}
/** What a rule of `taskdef_overrides` may change, by the words of its path. */
const OVERRIDDEN = [
	[/secrets|secretoptions/i, "secretSources"],
	[/logconfiguration|logdriver/i, "logDrivers"],
	[/volumes/i, "volumes"],
	[/image$/i, "imageRegistries"],
	[/environmentfiles/i, "environmentFiles"],
	[/repositorycredentials/i, "registryCredentials"],
	[/runtimeplatform/i, "operatingSystem"],
	[/requirescompatibilities|networkmode/i, "launchType"],
	[/^containerdefinitions\[?-?\d*\]?$/i, "imageRegistries"]
];
function readOverrides(field, gathering) {
	for (const rule of field.get("taskdef_overrides").items("a list of overrides")) {
		const path = rule.get("path").text() ?? "";
		for (const [pattern, question] of OVERRIDDEN) if (pattern.test(path)) gathering.doubt(question, `taskdef_overrides changes ${shortName(path)}`);
	}
}
/** Public placement means public addresses; private placement a NAT gateway, unless the environment has none. */
function readNetworkOf(field, parts) {
	const placement = field.get("network").get("vpc").get("placement");
	const text = typeof placement.value === "string" ? placement.text()?.toLowerCase() : void 0;
	const { vpc } = parts;
	if (text === "private") {
		const words = "the tasks are placed in private subnets, to which AWS Copilot adds NAT gateways in a VPC of its own";
		vpc.claim("egress", "nat-gateway", placement, words, "inferred");
		vpc.doubt("egress", `${words}; a VPC that was imported may have none`);
		vpc.claim("internetGateway", true, placement, "the VPC of AWS Copilot has an internet gateway", "inferred");
	} else if (placement.value === void 0 || text === "public") {
		const from = placement.value === void 0 ? field.get("type") : placement;
		const words = "AWS Copilot places tasks in public subnets, with public addresses, unless placement says otherwise";
		vpc.claim("egress", "public-ip", from, words);
		vpc.claim("internetGateway", true, from, words);
	} else vpc.doubt("egress", "the placement names subnets that are not here");
}
function sidecarsOf(field) {
	return membersOf(field.get("sidecars")).map(([key, sidecar]) => [`sidecar ${shortName(key)}`, sidecar]);
}
function membersOf(field) {
	return field.keys().map((key) => [key, field.member(key)]);
}
// src/source/keys.ts
/** Keys of AWS KMS, which serve their own Region only: where one is named by its ARN, its Region is known. */
/** Notes the Region of a key; `what` is the subject of a sentence: `The key of ECS Exec`. An alias or an id says nothing. */
function readKey(field, what, gathering) {
	const arn = parseArn(field.text() ?? "");
	if (arn?.service !== "kms" || !isRegionId(arn.region)) return;
	gathering.claim("region", arn.region, field, "the Region of a key of AWS KMS", "secret");
	const account = isAccountId(arn.account) ? { account: arn.account } : {};
	gathering.foreign.push({
		kind: "key",
		region: arn.region,
		...account,
		from: field,
		what
	});
}
// src/source/task-definition/logging.ts
/** Log configurations: drivers, the Region they send to, secrets in their options. */
const DRIVERS = [
	"awslogs",
	"awsfirelens",
	"splunk",
	"fluentd",
	"gelf",
	"json-file",
	"journald",
	"syslog"
];
const isDriver = (text) => DRIVERS.includes(text);
/** What the log configuration of a container says; a container without one keeps its output to itself. */
function readLogging(container, name, gathering) {
	const given = container.get("logConfiguration");
	if (gathering.isOpen(given, ["logDrivers", "secretSources"], `the log configuration of ${name}`)) return;
	const configuration = given.object("a log configuration");
	if (configuration === void 0) return;
	checkFields(configuration, LOG_FIELDS, gathering);
	const field = configuration.get("logDriver");
	const driver = field.text()?.toLowerCase();
	const options = configuration.get("options").object("the options of a log driver");
	readSecrets$1(configuration.get("secretOptions"), `the log configuration of ${name}`, gathering);
	if (driver === void 0) {
		gathering.doubt("logDrivers", `the log configuration of ${name} names no driver`);
		return;
	}
	if (!isDriver(driver)) {
		noteOtherDriver(field, driver, name, gathering);
		return;
	}
	gathering.claim("logDrivers", driver, field, `${name} logs with ${driver}`);
	if (driver === "awslogs" && options !== void 0) readAwslogs(options, name, gathering);
	if (driver === "awsfirelens") readFirelensOutput(options ?? configuration.get("options"), name, gathering);
}
function noteOtherDriver(field, driver, name, gathering) {
	if (hasPlaceholder(driver)) {
		field.note("placeholder", `The log driver of ${name} is still a placeholder.`);
		gathering.doubt("logDrivers", `the log driver of ${name} is still a placeholder`);
	} else if (driver === "none") field.note("logging", `The ${name} has logging switched off.`);
	else {
		field.note("left-out", `The ${name} logs with ${driver}, which is no log driver of Amazon ECS.`);
		gathering.doubt("logDrivers", `${name} logs with ${driver}, which is no log driver of Amazon ECS`);
	}
}
function readAwslogs(options, name, gathering) {
	const field = options.member("awslogs-region");
	const region = field.text();
	if (region === void 0) return;
	if (isRegionId(region)) {
		gathering.claim("region", region, field, "the Region of CloudWatch Logs", "logs");
		gathering.foreign.push({
			kind: "log-group",
			region,
			from: field,
			what: `The log group of ${name}`
		});
	} else if (hasPlaceholder(region)) gathering.hint("region", "an awslogs-region is still a placeholder");
	else {
		field.note("placeholder", "This is no Region that is known here.");
		gathering.doubt("region", `the awslogs-region of ${name} is no Region that is known here`);
	}
	if (options.member("awslogs-endpoint").text() !== void 0) options.note("logging", "The option awslogs-endpoint sets the address of CloudWatch Logs: private DNS does not decide it.");
}
// src/source/service/read-service.ts
/**
* Services, and tasks that are started: launch type, platform version, network, ECS Exec, Service Connect. One reader
* for `describe-services`, service definition files, CloudFormation, Terraform, `run-task` and targets of EventBridge,
* because they all use the same fields in one of three spellings.
*/
const SERVICE_FIELDS = knownFields("a service", "", {
	launchType: ["launchType"],
	capacityProviderStrategy: ["launchType"],
	platformVersion: ["platformVersion"],
	networkConfiguration: ["egress"],
	enableExecuteCommand: ["ecsExec"],
	serviceConnectConfiguration: ["serviceConnect"],
	volumeConfigurations: ["volumes"]
});
const NETWORK_FIELDS = knownFields("a network configuration", "", {
	assignPublicIp: ["egress"],
	subnets: ["egress"]
});
const PLATFORM_VERSIONS = [
	"LATEST",
	"1.4.0",
	"1.3.0",
	"1.0.0"
];
/** Reads one service. `whole`: what is absent is off, because the definition is complete. */
function readService(field, whole, fallbackName = "") {
	const gathering = new Gathering();
	const name = field.get("serviceName", "name").text() ?? changedService(field) ?? fallbackName;
	const shown = name === "" ? "the service" : `the service ${shortName(name)}`;
	const newest = field.get("deployments").items("a list of deployments")[0];
	const places = newest === void 0 ? [field] : [field, newest];
	const within = (key) => firstWith(places, key);
	readPlaces(field, gathering);
	readNeighbours(field, gathering);
	for (const place of places) checkFields(place, SERVICE_FIELDS, gathering);
	const hasLaunchType = readLaunchType$1(within("launchType"), shown, gathering);
	readPlatform(within("platformVersion"), within("platformFamily"), shown, gathering);
	const network = readNetwork(within("networkConfiguration"), shown, gathering);
	readSwitches({
		field,
		within,
		shown,
		whole: whole || newest !== void 0,
		gathering
	});
	readVolumes$1(within("volumeConfigurations"), shown, gathering);
	return {
		name: shortName(name),
		task: field.get("taskDefinition", "taskDefinitionArn").text() ?? "",
		cluster: field.get("cluster", "clusterArn").text() ?? "",
		gathering,
		providers: providersOf(within("capacityProviderStrategy")),
		hasLaunchType,
		...network,
		field,
		whole
	};
}
/** The service that a request changes (`update-service`); inside a template it is a reference. */
function changedService(field) {
	const { value } = field.get("service");
	return typeof value === "string" && !isInnerReference(value) ? value : void 0;
}
function firstWith(places, key) {
	return places.map((place) => place.get(key)).find(({ value }) => value !== void 0) ?? places[0].get(key);
}
/** Region and account, from the ARNs of the service and its cluster. */
function readPlaces(field, gathering) {
	for (const key of [
		"serviceArn",
		"clusterArn",
		"cluster",
		"taskDefinition",
		"taskArn",
		"taskDefinitionArn"
	]) {
		const from = field.get(key);
		const text = typeof from.value === "string" ? from.text() : void 0;
		const arn = text === void 0 ? void 0 : parseArn(text);
		if (arn?.service !== "ecs") continue;
		if (isRegionId(arn.region)) gathering.claim("region", arn.region, from, "the Region in an ARN of Amazon ECS", "arn");
		if (isAccountId(arn.account)) gathering.claim("accountId", arn.account, from, "the account in an ARN of Amazon ECS", "arn");
	}
}
/** Target groups and service registries lie in the Region and the account of the service. */
function readNeighbours(field, gathering) {
	for (const [list, key] of [["loadBalancers", "targetGroupArn"], ["serviceRegistries", "registryArn"]]) for (const item of blocks(field.get(list, list === "loadBalancers" ? "loadBalancer" : list), "a list")) {
		const from = item.get(key);
		const arn = parseArn(from.text() ?? "");
		if (arn === void 0) continue;
		if (isRegionId(arn.region)) gathering.claim("region", arn.region, from, "the Region in the ARN of a target group or registry", "arn");
		if (isAccountId(arn.account)) gathering.claim("accountId", arn.account, from, "the account in the ARN of a target group or registry", "arn");
	}
}
function readLaunchType$1(from, shown, gathering) {
	const text = from.text()?.toUpperCase();
	switch (text) {
		case void 0: return false;
		case "FARGATE":
		case "EC2":
		case "EXTERNAL":
		case "MANAGED_INSTANCES":
			gathering.claim("launchType", text, from, `${shown} has the launch type ${text}`, "observed");
			return true;
		default:
			gathering.doubt("launchType", `the launch type of ${shown} is a placeholder or unknown`);
			return false;
	}
}
function readPlatform(version, family, shown, gathering) {
	const text = version.text();
	const known = PLATFORM_VERSIONS.find((candidate) => candidate === text?.toUpperCase());
	if (known !== void 0) gathering.claim("platformVersion", known, version, `${shown} has the platform version ${known}`);
	else if (text !== void 0) gathering.doubt("platformVersion", `the platform version of ${shown} is not one that is known`);
	const system = family.text();
	if (system === void 0) return;
	if (/^windows/i.test(system)) gathering.claim("operatingSystem", "WINDOWS", family, `${shown} runs on ${shortName(system)}`, "observed");
	else if (/^linux/i.test(system)) gathering.claim("operatingSystem", "LINUX", family, `${shown} runs on Linux`, "observed");
}
function readNetwork(configuration, shown, gathering) {
	const nothing = {
		subnets: [],
		groups: [],
		publicIp: void 0
	};
	if (gathering.isOpen(configuration, ["egress"], `the network configuration of ${shown}`)) return nothing;
	const network = configuration.object("a network configuration");
	if (network === void 0) return nothing;
	const nested = network.get("awsvpcConfiguration");
	const vpc = nested.value === void 0 ? network : nested.object("an awsvpc configuration") ?? network;
	checkFields(vpc, NETWORK_FIELDS, gathering);
	gathering.isOpen(vpc.get("subnets"), ["subnetIds"], `the list of subnets of ${shown}`);
	const subnets = vpc.get("subnets").items("a list of subnets");
	const named = vpc.get("securityGroups");
	const groups = Array.isArray(named.value) ? named.items("a list of security groups") : [];
	const assign = vpc.get("assignPublicIp");
	const text = assign.text()?.toUpperCase();
	if (text === void 0) return {
		subnets,
		groups,
		publicIp: void 0
	};
	if (!/^(?:ENABLED|DISABLED|TRUE|FALSE)$/.test(text)) {
		gathering.doubt("egress", `whether ${shown} gets public addresses is still a placeholder`);
		return {
			subnets,
			groups,
			publicIp: void 0
		};
	}
	return {
		subnets,
		groups,
		publicIp: {
			on: text === "ENABLED" || text === "TRUE",
			from: assign
		}
	};
}
/** ECS Exec and Service Connect: on, off, or not said. */
function readSwitches({ field, within, shown, whole, gathering }) {
	const exec = field.get("enableExecuteCommand");
	const on = exec.flag();
	if (exec.value === void 0 && field.site.evaluation !== void 0 && hasKey(field, exec) || exec.isNoFlag() || typeof exec.value === "object") gathering.doubt("ecsExec", `the switch of ECS Exec in ${shown} is still a placeholder`);
	else if (exec.value !== void 0) gathering.claim("ecsExec", on, exec, `${shown} has ECS Exec switched ${on ? "on" : "off"}`, "observed");
	else if (whole) gathering.deny("ecsExec", field, `${shown} does not switch on ECS Exec`);
	const connect = within("serviceConnectConfiguration");
	if (gathering.isOpen(connect, ["serviceConnect"], `Service Connect of ${shown}`)) return;
	const configured = connect.object("a Service Connect configuration");
	if (configured === void 0) {
		if (whole) gathering.deny("serviceConnect", field, `${shown} does not configure Service Connect`);
		return;
	}
	readLogging(configured, "Service Connect", gathering);
	const enabled = configured.get("enabled");
	const isOn = enabled.value === void 0 || enabled.flag();
	if (enabled.isNoFlag()) gathering.doubt("serviceConnect", `the switch of Service Connect in ${shown} is still a placeholder`);
	else {
		const from = enabled.value === void 0 ? configured : enabled;
		gathering.claim("serviceConnect", isOn, from, `${shown} has Service Connect switched ${isOn ? "on" : "off"}`, "observed");
	}
}
/** The key is there without a value, which no command prints and no template may have. */
function hasKey(field, member) {
	const key = member.path.split(".").at(-1) ?? "";
	return isJsonObject(field.value) && field.keys().some((one) => normal(one) === normal(key)) && member.value === void 0;
}
function readVolumes$1(list, shown, gathering) {
	if (gathering.isOpen(list, ["volumes"], `the volumes of ${shown}`)) return;
	for (const item of blocks(list, "a list of volume configurations")) {
		const ebs = item.get("managedEBSVolume");
		if (ebs.value === void 0) continue;
		gathering.claim("volumes", "ebs", ebs, `${shown} attaches an Amazon EBS volume to each task`);
		const key = ebs.object("an EBS volume")?.get("kmsKeyId");
		if (key?.text() === void 0) continue;
		readKey(key, `The key of the EBS volume of ${shown}`, gathering);
		gathering.hint("customerManagedKey", "the EBS volume has a key of its own, which Amazon EBS uses itself");
	}
}
/** The names of capacity providers in a strategy. */
function providersOf(strategy) {
	return blocks(strategy, "a capacity provider strategy").map((item) => item.get("capacityProvider")).filter((provider) => provider.text() !== void 0);
}
// src/source/comments.ts
const FIELDS = [
	TASK_FIELDS,
	CONTAINER_FIELDS,
	SERVICE_FIELDS,
	MANIFEST_FIELDS,
	knownFields("an item of a list", "", {
		valueFrom: ["secretSources"],
		credentialsParameter: ["registryCredentials"],
		fileSystemId: ["volumes"],
		logDriver: ["logDrivers"],
		connect: ["serviceConnect"]
	})
];
/** A comment to the end of its line, or one between its marks; a `//` after a colon is an address. */
const COMMENT = /(?:^|[\s{}[\],])(?:\/\/|#)([^\n\r]{0,500})|\/\*([^*]{0,2000})\*\//g;
/** What AWS Copilot itself writes into a manifest: examples, and a remark behind each. */
const EXAMPLE = /#[ \t]*(?:Pass|Number|The|Stops|Enable|You|Override|Run)\b|^[ \t]*#?environments:[ \t]*$/;
/** A key whose value alone is in the comment. */
const EMPTIED = /^[ \t]*(?:- )?["']?([A-Za-z_]\w{2,40})["']?[ \t]*:[ \t]*(?=#|\/\/)/gm;
const KEY = /["']?([A-Za-z_]\w{2,40})["']?[ \t]*:/g;
/** The fields in comments of a text, by the questions that they would answer. */
function fieldsInComments(text) {
	const found = /* @__PURE__ */ new Map();
	const take = (key) => {
		for (const { answers } of FIELDS) for (const question of answers.get(normal(key)) ?? []) if (!found.has(question)) found.set(question, key);
	};
	for (const [, line, block] of text.matchAll(COMMENT)) {
		const comment = line ?? block ?? "";
		if (EXAMPLE.test(comment)) continue;
		for (const [, key = ""] of comment.matchAll(KEY)) take(key);
	}
	for (const [, key = ""] of text.matchAll(EMPTIED)) take(key);
	if (/(?:#|\/\/)[^\n]{0,200}credentialspec/.test(text)) found.set("secretSources", "credentialspec");
	if (/(?:#|\/\/)[^\n]{0,200}AWS::EC2::(?:InternetGateway|VPCGatewayAttachment)/.test(text)) found.set("internetGateway", "AWS::EC2::InternetGateway");
	return found;
}
/** What was denied, and what a comment would have said otherwise, is open. */
function openCommented({ tasks, services, vpc }, commented) {
	const words = (key) => `${key} stands in a comment, which is not read`;
	for (const { gathering } of [...tasks, ...services]) for (const { question } of gathering.denials) {
		const key = commented.get(question);
		if (key !== void 0) gathering.doubt(question, words(key));
	}
	const gateway = commented.get("internetGateway");
	if (gateway !== void 0) vpc.doubt("internetGateway", words(gateway));
}
// src/source/service/read-task.ts
/** Reads one task: its settings as those of a service, its images as those of a task definition. */
function readTask(field) {
	const service = readService(field, false);
	const provider = field.get("capacityProviderName");
	const task = new Gathering();
	for (const [index, container] of field.get("containers").items("a list of containers").entries()) readImage(container, `container ${shortName(container.get("name").text() ?? `number ${index + 1}`)}`, task);
	const instance = field.get("containerInstanceArn");
	if (instance.text() !== void 0) {
		const text = "the task runs on a container instance";
		service.gathering.claim("existingContainerInstances", true, instance, text, "observed");
		if (!service.hasLaunchType && provider.text() === void 0) {
			service.gathering.claim("launchType", "EC2", instance, text, "inferred");
			service.gathering.hint("launchType", "the instance may also be one of Managed Instances or a server of your own");
		}
	}
	const reason = field.get("stoppedReason");
	if (typeof reason.value === "string" && reason.value !== "") reason.note("ignored", "The task has stopped. Why is not read here: npm run --silent diagnose explains its reason.");
	const name = referenceKey(service.task);
	const from = `describe-tasks does not show it; aws ecs describe-task-definition --task-definition ${shownDefinition(service.task)} does`;
	for (const question of [
		"logDrivers",
		"secretSources",
		"environmentFiles",
		"volumes",
		"applicationServices"
	]) task.doubt(question, from);
	return {
		service: provider.text() === void 0 ? service : {
			...service,
			providers: [provider]
		},
		task: {
			name: shortName(name),
			keys: [name],
			gathering: task,
			whole: false
		}
	};
}
/** A task definition as a word of a command, or a stand-in for it. */
function shownDefinition(text) {
	return /^[A-Za-z0-9][\w:/.-]{0,300}$/.test(text) ? text : "FAMILY";
}
// src/source/task-definition/compute.ts
/** Of several declared launch types the first of these is taken: whatever runs on AWS Fargate needs fewest endpoints. */
const PREFERENCE = [
	"FARGATE",
	"EC2",
	"MANAGED_INSTANCES",
	"EXTERNAL"
];
/** Reads the launch type; returns it where the definition decides it. */
function readLaunchType({ fields, containers, complete }, gathering) {
	const declared = fields.get("requiresCompatibilities");
	gathering.isOpen(declared, ["launchType"], "the list of launch types");
	const required = launchTypes(declared, gathering);
	if (required.length > 0) return claimFirst(required, declared, "requiresCompatibilities", gathering);
	const fitting = fields.get("compatibilities");
	const compatible = launchTypes(fitting, gathering);
	if (compatible.length > 0 && !compatible.includes("FARGATE")) return claimFirst(compatible, fitting, "compatibilities", gathering);
	const whole = complete && (declared.value === void 0 || isEmptyList$1(declared.value));
	const reason = compatible.includes("FARGATE") ? void 0 : whyNotFargate(fields, containers, whole);
	if (reason !== void 0) {
		gathering.claim("launchType", "EC2", reason.from, `${reason.text}, which AWS Fargate does not offer`, "inferred");
		gathering.hint("launchType", "no launch type is declared; what the definition uses fits Amazon EC2, and servers of your own (EXTERNAL)");
		return "EC2";
	}
	if (fields.get("networkMode").text() === "awsvpc") gathering.hint("launchType", "no launch type is declared; network mode awsvpc fits AWS Fargate, Amazon EC2 and Managed Instances");
	else gathering.hint("launchType", "no launch type is declared");
}
const isEmptyList$1 = (value) => isJsonList(value) && value.length === 0;
function launchTypes(list, gathering) {
	const found = /* @__PURE__ */ new Set();
	for (const item of list.items("a list of launch types")) {
		const text = item.text()?.toUpperCase();
		const type = PREFERENCE.find((candidate) => candidate === text);
		if (type !== void 0) found.add(type);
		else if (text !== void 0 && hasPlaceholder(text)) gathering.doubt("launchType", "the launch type is still a placeholder");
		else if (text !== void 0) item.note("left-out", "This is no launch type of Amazon ECS.");
	}
	return PREFERENCE.filter((type) => found.has(type));
}
function claimFirst(types, from, field, gathering) {
	const [first, ...others] = types;
	if (first === void 0) return void 0;
	const all = types.join(", ");
	gathering.claim("launchType", first, from, others.length === 0 ? `the field ${field} says ${first}` : `the field ${field} allows ${all}; ${first} is taken`, others.length === 0 ? "declared" : "inferred");
	if (others.length > 0) {
		from.note("conflict", `The field ${field} allows ${all}: the plan takes ${first} where no service names one. Container instances need the Amazon ECS endpoints as well.`);
		gathering.hint("launchType", `the field ${field} allows ${all}: choose what your service uses`);
		if (first === "FARGATE") gathering.findings.push(severalLaunchTypes(from, all));
	}
	return first;
}
/** The finding about a definition that allows several launch types; a service that names one settles it. */
const SEVERAL_LAUNCH_TYPES = "source/several-launch-types";
/** Planned for AWS Fargate, but container instances may run it as well. */
function severalLaunchTypes(from, all) {
	return {
		rule: SEVERAL_LAUNCH_TYPES,
		severity: "warning",
		from: from.path,
		source: from.site.source,
		text: `The task definition allows ${all}, and the plan is for FARGATE: on container instances the tasks need the endpoints ecs, ecs-agent and ecs-telemetry as well.`,
		fix: "Answer the launch type that your service uses; with both, plan for EC2.",
		cites: ["ecs-vpc-endpoints"]
	};
}
/** Log drivers that AWS Fargate does not offer. */
const INSTANCE_DRIVERS = [
	"syslog",
	"fluentd",
	"gelf",
	"json-file",
	"journald",
	"logentries",
	"local",
	"none"
];
/** The first thing that AWS Fargate does not accept. What is missing counts when the definition is whole. */
function whyNotFargate(fields, containers, complete) {
	const mode = fields.get("networkMode");
	const text = mode.text()?.toLowerCase();
	if (text !== void 0 && [
		"bridge",
		"host",
		"none",
		"default",
		"nat",
		"<default>"
	].includes(text)) return {
		from: mode,
		text: `the network mode is ${text}`
	};
	return notForTasks(fields) ?? firstOf$1(containers, notForContainers) ?? (complete ? missing(fields, containers, text) : void 0);
}
function firstOf$1(fields, why) {
	for (const field of fields) {
		const reason = why(field);
		if (reason !== void 0) return reason;
	}
}
/** Settings of a task that only container instances have. */
function notForTasks(fields) {
	for (const volume of fields.get("volumes", "volume").items("a list of volumes")) {
		const path = volume.get("host").get("sourcePath");
		const terraform = volume.get("hostPath");
		const source = path.text() === void 0 ? terraform : path;
		if (source.text() !== void 0) return {
			from: source,
			text: "a volume is a directory of the container instance"
		};
		const docker = volume.get("dockerVolumeConfiguration");
		if (docker.keys().length > 0) return {
			from: docker,
			text: "a volume is managed by Docker"
		};
		const share = volume.get("fsxWindowsFileServerVolumeConfiguration");
		if (share.keys().length > 0) return {
			from: share,
			text: "a volume is an FSx for Windows File Server file system"
		};
	}
	const pid = fields.get("pidMode");
	if (pid.text()?.toLowerCase() === "host") return {
		from: pid,
		text: "the process namespace is that of the host"
	};
	const ipc = fields.get("ipcMode");
	const ipcMode = ipc.text()?.toLowerCase();
	if (ipcMode !== void 0 && !hasPlaceholder(ipcMode)) return {
		from: ipc,
		text: `the IPC mode is ${ipcMode.slice(0, 20)}`
	};
	const [constraint] = fields.get("placementConstraints").items("a list of placement constraints");
	if (constraint !== void 0) return {
		from: constraint,
		text: "there is a placement constraint"
	};
	const [accelerator] = fields.get("inferenceAccelerators", "inferenceAccelerator").items("a list of accelerators");
	return accelerator === void 0 ? void 0 : {
		from: accelerator,
		text: "there is an inference accelerator"
	};
}
/** Settings of a container that only container instances have. */
function notForContainers(container) {
	const privileged = container.get("privileged");
	if (privileged.flag()) return {
		from: privileged,
		text: "a container is privileged"
	};
	for (const item of container.get("resourceRequirements").items("a list of resource requirements")) {
		const type = item.get("type");
		if (/^(?:GPU|InferenceAccelerator)$/i.test(type.text() ?? "")) return {
			from: type,
			text: "a container asks for a GPU or an accelerator"
		};
	}
	const linux = container.get("linuxParameters");
	for (const key of ["devices", "tmpfs"]) {
		const [first] = linux.get(key).items("a list");
		if (first !== void 0) return {
			from: first,
			text: `a container has the Linux parameter ${key}`
		};
	}
	for (const key of [
		"sharedMemorySize",
		"maxSwap",
		"swappiness"
	]) {
		const parameter = linux.get(key);
		if (parameter.text() !== void 0) return {
			from: parameter,
			text: `a container has the Linux parameter ${key}`
		};
	}
	const other = linux.get("capabilities").get("add").items("a list of capabilities").find((one) => !/^(?:SYS_PTRACE)$/i.test(one.text() ?? "SYS_PTRACE") && !hasPlaceholder(one.text() ?? ""));
	if (other !== void 0) return {
		from: other,
		text: "a container adds a capability other than SYS_PTRACE"
	};
	const [link] = container.get("links").items("a list of links");
	if (link !== void 0) return {
		from: link,
		text: "a container links to another"
	};
	const driver = container.get("logConfiguration").get("logDriver");
	const name = typeof driver.value === "string" ? driver.value.toLowerCase() : "";
	if (INSTANCE_DRIVERS.includes(name)) return {
		from: driver,
		text: `a container logs with ${name}`
	};
}
/** What AWS Fargate requires and a whole definition does not have. */
function missing(fields, containers, mode) {
	const [first] = containers;
	if (first === void 0) return void 0;
	const from = [
		"family",
		"executionRoleArn",
		"networkMode"
	].map((name) => fields.get(name)).find(({ value }) => value !== void 0);
	if (mode === void 0) return {
		from: from ?? first,
		text: "no network mode is given, so it is bridge"
	};
	const sizes = ["cpu", "memory"].filter((name) => fields.get(name).value === void 0);
	if (sizes.length === 0) return void 0;
	return {
		from: from ?? first,
		text: `the task has no ${sizes.join(" and no ")}`
	};
}
const WINDOWS_IMAGE = /mcr\.microsoft\.com\/(?:windows|dotnet\/framework)\b|^microsoft\/(?:iis|aspnet|windowsservercore|nanoserver|windows)\b|windowsservercore|nanoserver/i;
/** Reads the operating system. */
function readOperatingSystem(definition, launchType, gathering) {
	const { fields, containers } = definition;
	const field = fields.get("runtimePlatform").object("a runtime platform")?.get("operatingSystemFamily");
	const family = field?.text()?.toUpperCase();
	if (field !== void 0 && family !== void 0) {
		if (/^WINDOWS/.test(family)) gathering.claim("operatingSystem", "WINDOWS", field, `the field operatingSystemFamily is ${family.slice(0, 40)}`);
		else if (family === "LINUX") gathering.claim("operatingSystem", "LINUX", field, "the field operatingSystemFamily is LINUX");
		else gathering.hint("operatingSystem", "the field operatingSystemFamily is a placeholder or unknown");
		return;
	}
	const clue = windowsClue(fields, containers);
	if (clue !== void 0) {
		gathering.claim("operatingSystem", "WINDOWS", clue.from, clue.text);
		gathering.hint("operatingSystem", "there is no runtimePlatform, but something that belongs to Windows");
		return;
	}
	const declared = fields.get("requiresCompatibilities");
	if (launchType === "FARGATE" && declared.value !== void 0) gathering.claim("operatingSystem", "LINUX", declared, "there is no runtimePlatform, and AWS Fargate then runs Linux");
}
const NETWORK_MODES = [
	"awsvpc",
	"bridge",
	"host"
];
/** Reads the network mode where container instances run the tasks: whose network interface the calls use. */
function readNetworkMode({ fields, complete, containers }, launchType, gathering) {
	const mode = fields.get("networkMode");
	const text = mode.text()?.toLowerCase();
	const known = NETWORK_MODES.find((candidate) => candidate === text);
	if (known !== void 0) gathering.claim("networkMode", known, mode, `the network mode is ${known}`);
	else if (text === "default" || text === "nat" || text === "<default>") gathering.claim("networkMode", "default", mode, "the network mode is the NAT of Windows");
	else if (text !== void 0) gathering.doubt("networkMode", "the network mode is a placeholder, or none");
	else if (complete && launchType !== void 0 && launchType !== "FARGATE") {
		const from = containers[0] ?? fields;
		const byDefault = gathering.claimsFor("operatingSystem").some(({ value }) => value === "WINDOWS") ? "default" : "bridge";
		gathering.claim("networkMode", byDefault, from, `no network mode is given, so it is ${byDefault}`, "inferred");
	}
}
/** Something that only Windows has. */
function windowsClue(fields, containers) {
	for (const volume of fields.get("volumes", "volume").items("a list of volumes")) {
		const share = volume.get("fsxWindowsFileServerVolumeConfiguration");
		if (share.keys().length > 0) return {
			from: share,
			text: "FSx for Windows File Server is mounted by Windows containers only"
		};
	}
	for (const constraint of fields.get("placementConstraints").items("a list of placement constraints")) {
		const expression = constraint.get("expression");
		if (/ecs\.os-type\s*==\s*windows/i.test(expression.text() ?? "")) return {
			from: expression,
			text: "the placement constraint asks for Windows"
		};
	}
	for (const container of containers) {
		const image = container.get("image");
		const text = image.text() ?? "";
		if (WINDOWS_IMAGE.test(text)) return {
			from: image,
			text: "the image is a Windows image"
		};
		const shell = windowsShell(container);
		if (shell !== void 0) return {
			from: shell,
			text: "the container starts a shell or a program of Windows"
		};
		if (mountsDrive(container)) return {
			from: container.get("mountPoints"),
			text: "a volume is mounted to a drive of Windows"
		};
	}
}
/** `powershell` and `cmd` exist on Windows alone: on Linux the shell is `pwsh`. */
function windowsShell(container) {
	return ["entryPoint", "command"].map((name) => container.get(name)).find(({ value }) => {
		const first = Array.isArray(value) ? value[0] : value;
		return typeof first === "string" && /^(?:(?:powershell|cmd)(?:\.exe)?(?:\s|$)|[a-z]:\\)/i.test(first.trim());
	});
}
function mountsDrive(container) {
	const { value } = container.get("mountPoints");
	return Array.isArray(value) && container.get("mountPoints").items("a list of mount points").some((mount) => /^[a-z]:\\/i.test(mount.get("containerPath").text() ?? ""));
}
// src/source/join.ts
/** Joins the parts of every way in which open conditions may turn out. */
function joinWays(ways, conditions) {
	const joined = ways.map(joinParts);
	const ids = [...new Set(joined.flatMap(({ workloads }) => workloads.map(({ id }) => id)))];
	return {
		vpc: uniteWays(joined.map(({ vpc }) => vpc), conditions),
		workloads: ids.map((id) => {
			const found = joined.flatMap(({ workloads }) => workloads.filter((workload) => workload.id === id));
			return {
				name: found[0]?.name ?? "",
				gathering: uniteWays(found.map(({ gathering }) => gathering), conditions)
			};
		})
	};
}
function joinParts(parts) {
	const vpc = new Gathering();
	vpc.add(parts.vpc);
	const workloads = /* @__PURE__ */ new Map();
	const gatheringOf = (name, id = name) => {
		const known = workloads.get(id) ?? {
			id,
			name,
			gathering: new Gathering()
		};
		workloads.set(id, known);
		return known.gathering;
	};
	const gatheringOfTask = (task) => gatheringOf(task.name, idOf$2(task));
	for (const task of parts.tasks) gatheringOfTask(task).add(task.gathering);
	const placed = placedServices(parts);
	for (const { service, task, name } of placed) {
		const gathering = task === void 0 ? gatheringOf(name) : gatheringOfTask(task);
		if (task === void 0) openTask(service, gathering);
		addService(service, clustersOf(imported(service.cluster, service.scope, parts), parts.clusters), parts, gathering);
	}
	openServices(parts, placed.map(({ task }) => task), gatheringOfTask);
	describeNetwork(parts, vpc);
	return {
		vpc,
		workloads: [...workloads.values()]
	};
}
/** Two templates may each have a resource of this name. */
function idOf$2({ name, isInner = false, scope = 0 }) {
	return isInner ? `${scope}/${name}` : name;
}
/** What a reference names, through the exports of other templates. */
const imported = (text, scope, { exports }) => exports.get(text.trim()) ?? {
	text,
	scope
};
/** Each service with its task definition, and the name of its workload. */
function placedServices(parts) {
	return parts.services.map((service) => {
		const task = taskOf(imported(service.task, service.scope, parts), parts.tasks, parts.services.length);
		return {
			service,
			task,
			name: task?.name ?? nameOf$1(service)
		};
	});
}
function nameOf$1({ task, name }) {
	const key = referenceKey(task);
	return task === "" || isInnerReference(task) ? name : key;
}
/** The task definition that a service names; the only one there is where it names none that is here. */
function taskOf({ text: task, scope }, all, services) {
	const key = referenceKey(task);
	const own = isInnerReference(task) ? all.filter((one) => one.scope === scope) : [];
	const tasks = own.some(({ keys }) => keys.includes(key)) ? own : all;
	const named = tasks.find(({ keys }) => isInnerReference(task) && keys.some((one) => isOf(task, one))) ?? tasks.find(({ keys, name }) => task !== "" && (keys.includes(key) || name === key));
	if (named !== void 0) return named;
	const [only, ...others] = tasks;
	if (only === void 0 || others.length > 0) return void 0;
	return task === "" || isInnerReference(task) || services === 1 ? only : void 0;
}
/** The reference names this address of Terraform: its module with the index, and its own index where one is said. */
function isOf(reference, address) {
	const named = reference.trim().slice(2, -1);
	return named.includes("[") && (named === address || named === address.replace(/\[[^\]]*\]$/, ""));
}
/** The cluster that a service names; without a name, or where the name is open, all that are here. */
function clustersOf({ text: cluster, scope }, clusters) {
	const key = referenceKey(cluster);
	const all = clusters.filter(({ keys }) => keys.includes(key));
	const own = isInnerReference(cluster) ? all.filter((one) => one.scope === scope) : [];
	const named = own.length > 0 ? own : all;
	const names = new Set(named.flatMap(({ keys }) => keys));
	if (named.length > 0) return clusters.filter(({ keys }) => keys.some((one) => names.has(one)));
	return cluster === "" || isInnerReference(cluster) || clusters.length === 1 ? clusters : [];
}
function addService(service, clusters, parts, gathering) {
	gathering.add(service.gathering);
	for (const cluster of clusters) gathering.add(cluster.gathering);
	const own = service.providers;
	const inherited = service.hasLaunchType ? [] : clusters.flatMap((cluster) => cluster.providers);
	const providers = own.length > 0 ? own : inherited;
	for (const provider of providers) claimProvider(provider, parts, gathering);
	if (gathering.claimsFor("launchType").some(({ evidence }) => evidence === "observed")) gathering.decided("launchType", SEVERAL_LAUNCH_TYPES);
	if (service.hasLaunchType || providers.length > 0 || !service.whole || service.gathering.doubtsFor("launchType").length > 0) return;
	if (clusters.length === 0 || service.cluster === "") gathering.hint("launchType", "the service names neither a launch type nor a capacity provider; the cluster decides, and without a default it is EC2");
	else {
		gathering.claim("launchType", "EC2", service.field, "the service names no launch type, and its cluster has no default capacity provider strategy: Amazon ECS then takes EC2", "inferred");
		gathering.hint("launchType", "the service names no launch type");
	}
}
function claimProvider(provider, parts, gathering) {
	const key = referenceKey(provider.text() ?? "");
	const known = key === "FARGATE" || key === "FARGATE_SPOT" ? "FARGATE" : parts.providers.get(key);
	if (known !== void 0) {
		gathering.claim("launchType", known, provider, `the capacity provider ${key.slice(0, 60)} is one of ${known}`, "observed");
		return;
	}
	const words = `the capacity provider ${key.slice(0, 60)} is one of your own, of an Auto Scaling group (EC2) or of Managed Instances`;
	gathering.claim("launchType", "EC2", provider, words, "logs");
	gathering.doubt("launchType", words);
}
/** Questions that only a task definition answers. */
const OF_TASKS = [
	"imageRegistries",
	"logDrivers",
	"secretSources",
	"environmentFiles",
	"volumes"
];
function openTask(service, gathering) {
	const text = `the task definition was not given; aws ecs describe-task-definition --task-definition ${isInnerReference(service.task) ? "FAMILY" : shownDefinition(service.task)} prints it`;
	for (const question of OF_TASKS) gathering.doubt(question, text);
}
/** Task definitions that no service starts, though services are here: the service questions stay open. */
function openServices(parts, placed, gatheringOf) {
	if (parts.services.length === 0) {
		for (const cluster of parts.clusters) for (const task of parts.tasks) gatheringOf(task).add(cluster.gathering);
		return;
	}
	for (const task of parts.tasks.filter((one) => !placed.includes(one))) gatheringOf(task).hint("ecsExec", "no service that was read starts this task definition");
}
function describeNetwork(parts, vpc) {
	const subnets = parts.services.flatMap((service) => service.subnets);
	parts.network.describe(parts.services, vpc);
	const ids = subnets.filter((subnet) => /^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(subnet.text() ?? ""));
	const [first] = ids;
	if (first !== void 0 && ids.length === subnets.length) for (const id of ids) vpc.claim("subnetIds", id.text() ?? "", id, "the subnets of the tasks");
}
// src/policy/policy-check.ts
const ELEMENTS = [
	"Sid",
	"Effect",
	"Principal",
	"NotPrincipal",
	"Action",
	"NotAction",
	"Resource",
	"NotResource",
	"Condition"
];
/** Reads a policy from a JSON value. A single statement becomes a list of one; everything else stays as written. */
function readPolicy(json) {
	const problems = [];
	const wrong = (path, text) => {
		problems.push({
			id: "policy/grammar",
			severity: "error",
			path,
			text,
			cites: "privatelink-access"
		});
	};
	if (!isRecord(json)) {
		wrong("", "A policy is a JSON object with Version and Statement.");
		return {
			ok: false,
			problems
		};
	}
	for (const key of Object.keys(json)) if (![
		"Version",
		"Id",
		"Statement"
	].includes(key)) wrong(key, `Unknown element ${key}. Allowed: Version, Id, Statement.`);
	const version = own(json, "Version") ?? "2012-10-17";
	if (version !== "2012-10-17" && version !== "2008-10-17") wrong("Version", "Version is 2012-10-17 or 2008-10-17.");
	const statement = own(json, "Statement");
	const statements = Array.isArray(statement) ? statement : [statement];
	if (statement === void 0 || statements.length === 0) wrong("Statement", "Statement is missing or empty.");
	else for (const [index, item] of statements.entries()) checkStatement(item, `Statement[${index}]`, wrong);
	return problems.length > 0 ? {
		ok: false,
		problems
	} : {
		ok: true,
		policy: {
			...json,
			Version: version,
			Statement: statements
		}
	};
}
function checkStatement(statement, path, wrong) {
	if (!isRecord(statement)) {
		wrong(path, "A statement is a JSON object.");
		return;
	}
	for (const key of Object.keys(statement)) if (!ELEMENTS.includes(key)) wrong(`${path}.${key}`, `Unknown element ${key}. Allowed: ${ELEMENTS.join(", ")}.`);
	const effect = own(statement, "Effect");
	if (effect !== "Allow" && effect !== "Deny") wrong(`${path}.Effect`, "Effect is Allow or Deny.");
	exactlyOne(statement, "Principal", "NotPrincipal", path, wrong);
	exactlyOne(statement, "Action", "NotAction", path, wrong);
	exactlyOne(statement, "Resource", "NotResource", path, wrong);
	for (const key of [
		"Action",
		"NotAction",
		"Resource",
		"NotResource"
	]) {
		const value = own(statement, key);
		if (value !== void 0 && !isTextOrList(value)) wrong(`${path}.${key}`, `${key} is a text or a list of texts.`);
	}
	for (const action of [own(statement, "Action"), own(statement, "NotAction")].flat()) if (typeof action === "string" && action !== "*" && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action)) wrong(`${path}.Action`, `"${action}" is not of the form service:Action.`);
	const principal = own(statement, "Principal");
	if (principal !== void 0 && principal !== "*" && !(isRecord(principal) && Object.values(principal).every(isTextOrList))) wrong(`${path}.Principal`, "Principal is \"*\" or an object such as {\"AWS\": \"arn:…\"}.");
	const condition = own(statement, "Condition");
	if (condition !== void 0 && !(isRecord(condition) && Object.values(condition).every(isRecord))) wrong(`${path}.Condition`, "Condition is an object of operators, each an object of keys.");
}
function exactlyOne(statement, key, negated, path, wrong) {
	if ([key, negated].filter((name) => Object.hasOwn(statement, name)).length !== 1) wrong(`${path}.${key}`, `A statement of an endpoint policy has exactly one of ${key} and ${negated}.`);
}
/** A text or list of texts; condition values may be lists as well. */
function isTextOrList(value) {
	return typeof value === "string" || Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");
}
function own(record, key) {
	return Object.hasOwn(record, key) ? record[key] : void 0;
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/source/network/template-acls.ts
/** The entries that stand inside an ACL of Terraform; `undefined`: one of them is not told. */
function entriesInside(acl) {
	return whole([...blocks(acl.get("ingress"), "a list of rules").map((rule) => readAclEntry(rule, false)), ...blocks(acl.get("egress"), "a list of rules").map((rule) => readAclEntry(rule, true))]);
}
/** An entry, by the member names of CloudFormation, of Terraform's rules and of its blocks; `undefined`: not all is told. */
function readAclEntry(rule, egress = rule.get("egress").flag()) {
	const number = numberIn(rule.get("ruleNumber", "ruleNo"));
	const action = rule.get("ruleAction", "action").text()?.toLowerCase();
	const protocol = protocolIn(rule.get("protocol"));
	const cidr = rule.get("cidrBlock").text() ?? rule.get("ipv6CidrBlock").text();
	if (number === void 0 || protocol === void 0 || action !== "allow" && action !== "deny") return void 0;
	if (cidr === void 0 || !/^[0-9a-fA-F.:]{2,45}\/\d{1,3}$/.test(cidr)) return void 0;
	const entry = {
		egress,
		number,
		allow: action === "allow",
		protocol,
		cidr
	};
	const range = rule.get("portRange");
	const ports = range.value === void 0 ? [rule.get("fromPort"), rule.get("toPort")] : portsOf(range);
	const [from, to] = ports.map(numberIn);
	if (!ports.every((port, index) => port.value === void 0 || [from, to][index] !== void 0)) return void 0;
	return protocol === "-1" ? {
		...entry,
		fromPort: void 0,
		toPort: void 0
	} : {
		...entry,
		fromPort: from,
		toPort: to
	};
}
const portsOf = (range) => [range.get("from"), range.get("to")];
const PROTOCOLS = {
	tcp: "6",
	udp: "17",
	icmp: "1",
	all: "-1"
};
function protocolIn(field) {
	const text = field.text()?.toLowerCase();
	if (text === void 0) return void 0;
	if (/^-?\d{1,3}$/.test(text)) return text;
	return Object.hasOwn(PROTOCOLS, text) ? PROTOCOLS[text] : void 0;
}
function numberIn(field) {
	const text = field.text();
	return text !== void 0 && /^-?\d{1,6}$/.test(text) ? Number(text) : void 0;
}
/** All of them, or nothing. */
function whole(items) {
	const told = items.filter((item) => item !== void 0);
	return told.length === items.length ? told : void 0;
}
// src/source/network/template-inventory.ts
/**
* Endpoints, subnets, route tables and security groups of a template or of Terraform → an inventory, for the audit and
* the rehearsal. What the source makes has a reference as its id (`@Endpoint`); what it does not tell is absent.
*/
const MOST_RESOURCES$1 = 2e4;
/** The names of a kind of resource in CloudFormation and in Terraform. */
const TYPES = {
	endpoint: ["AWS::EC2::VPCEndpoint", "aws_vpc_endpoint"],
	endpointPolicy: ["aws_vpc_endpoint_policy"],
	endpointRouteTable: ["aws_vpc_endpoint_route_table_association"],
	endpointSubnet: ["aws_vpc_endpoint_subnet_association"],
	endpointGroup: ["aws_vpc_endpoint_security_group_association"],
	subnet: ["AWS::EC2::Subnet", "aws_subnet"],
	routeTable: [
		"AWS::EC2::RouteTable",
		"aws_route_table",
		"aws_default_route_table"
	],
	mainTable: ["aws_main_route_table_association"],
	route: ["AWS::EC2::Route", "aws_route"],
	association: ["AWS::EC2::SubnetRouteTableAssociation", "aws_route_table_association"],
	group: ["AWS::EC2::SecurityGroup", "aws_security_group"],
	ingress: ["AWS::EC2::SecurityGroupIngress", "aws_vpc_security_group_ingress_rule"],
	egress: ["AWS::EC2::SecurityGroupEgress", "aws_vpc_security_group_egress_rule"],
	rule: ["aws_security_group_rule"],
	vpc: ["AWS::EC2::VPC", "aws_vpc"],
	vpcBlock: ["AWS::EC2::VPCCidrBlock", "aws_vpc_ipv4_cidr_block_association"],
	acl: [
		"AWS::EC2::NetworkAcl",
		"aws_network_acl",
		"aws_default_network_acl"
	],
	aclEntry: ["AWS::EC2::NetworkAclEntry", "aws_network_acl_rule"],
	aclSubnet: ["AWS::EC2::SubnetNetworkAclAssociation", "aws_network_acl_association"],
	natGateway: ["AWS::EC2::NatGateway", "aws_nat_gateway"],
	internetGateway: ["AWS::EC2::InternetGateway", "aws_internet_gateway"]
};
const KIND_OF = new Map(Object.keys(TYPES).flatMap((kind) => TYPES[kind].map((type) => [type, kind])));
/** The inventory that the resources make; `undefined` when there is no endpoint among them. */
function inventoryOf(resources, doubts = [], services = []) {
	const read = resources.slice(0, MOST_RESOURCES$1);
	const making = new Making(read);
	const endpoints = making.of("endpoint").flatMap((resource) => making.endpoint(resource));
	if (endpoints.length === 0) return void 0;
	const all = [...doubts, ...doubtsIn(read.filter(({ type }) => KIND_OF.has(type)))];
	const callers = services.flatMap((service) => making.caller(service));
	return {
		...making.inventory(endpoints),
		...all.length === 0 ? {} : { doubts: all },
		...callers.length === 0 ? {} : { callers }
	};
}
/** What default values of parameters decide, with the resources in which they do. */
function doubtsIn(resources) {
	const places = /* @__PURE__ */ new Map();
	for (const { keys, fields } of resources) for (const doubt of doubtsOf(fields, 0)) places.set(doubt, (places.get(doubt) ?? /* @__PURE__ */ new Set()).add(keys[0] ?? ""));
	return [...places].map(([doubt, names]) => `${doubt.replace("has this as its default", "has its default value")} (${listed([...names])})`);
}
const DEEPEST_FIELD = 6;
const MOST_MEMBERS = 200;
function doubtsOf(field, depth) {
	const { value } = field;
	if (field.site.evaluation === void 0 || depth > DEEPEST_FIELD) return [];
	const inner = Array.isArray(value) ? value.slice(0, MOST_MEMBERS).map((_, index) => field.item(index)) : field.keys().slice(0, MOST_MEMBERS).map((key) => field.member(key));
	return [...field.doubts, ...inner.flatMap((one) => doubtsOf(one, depth + 1))];
}
var Making = class {
	#resources = /* @__PURE__ */ new Map();
	/** Ids by key: several where a resource has instances. */
	#ids = /* @__PURE__ */ new Map();
	constructor(resources) {
		for (const resource of resources) {
			const kind = KIND_OF.get(resource.type);
			if (kind === void 0) continue;
			const list = this.#resources.get(kind) ?? [];
			list.push(resource);
			this.#resources.set(kind, list);
			const id = idOf$1(resource);
			for (const key of new Set(resource.keys)) this.#ids.set(key, [...this.#ids.get(key) ?? [], id]);
		}
	}
	of(kind) {
		return this.#resources.get(kind) ?? [];
	}
	inventory(endpoints) {
		const vpcIds = [...new Set(endpoints.map(({ vpcId }) => vpcId))];
		const vpcId = vpcIds.length === 1 && vpcIds[0] !== "" ? vpcIds[0] : void 0;
		const regions = new Set(endpoints.map(({ region }) => region).filter((region) => region !== void 0));
		const [region] = regions;
		const vpc = this.of("vpc").find((resource) => idOf$1(resource) === vpcId);
		const attributes = vpc === void 0 ? void 0 : attributesOf(vpc.fields);
		const cidrs = vpc === void 0 ? [] : this.#blocksOf(vpc);
		const acls = this.#acls(vpc);
		const main = vpc === void 0 ? [] : this.#mainTable(idOf$1(vpc), cidrs);
		return {
			vpcId,
			origin: "template",
			endpoints,
			elsewhere: [],
			...regions.size === 1 && region !== void 0 ? { region } : {},
			...this.#listed("subnet", "subnets", (resource) => this.#subnet(resource)),
			...this.#listed("routeTable", "routeTables", (resource) => this.#routeTable(resource), main),
			...this.#listed("group", "securityGroups", (resource) => this.#group(resource)),
			...this.#listed("natGateway", "natGateways", (resource) => this.#natGateway(resource)),
			...this.#listed("internetGateway", "internetGateways", idOf$1),
			...acls === void 0 ? {} : { networkAcls: acls },
			...attributes === void 0 ? {} : { vpcAttributes: attributes },
			...cidrs.length === 0 ? {} : { vpcCidrs: cidrs }
		};
	}
	/** A list that the source has something of; otherwise it is absent, because it may exist beside the source. */
	#listed(kind, key, make, more = []) {
		const made = [...this.of(kind).map(make), ...more];
		return made.length === 0 ? {} : { [key]: made };
	}
	/** From where a service calls; nothing where one of its subnets or groups is not told. */
	caller({ workload, subnets, groups, publicIp }) {
		const ids = (fields) => fields.flatMap((field) => this.#named(field.text()) ?? [void 0]);
		const [subnetIds, securityGroupIds] = [ids(subnets), ids(groups)];
		const isTold = (all) => !all.includes(void 0);
		if (subnetIds.length === 0 || !isTold(subnetIds) || !isTold(securityGroupIds)) return [];
		return [{
			workload,
			via: "task",
			subnetIds,
			securityGroupIds,
			...publicIp === void 0 ? {} : { publicAddress: publicIp.on }
		}];
	}
	endpoint(resource) {
		const { fields } = resource;
		const serviceName = fields.get("serviceName").text();
		if (serviceName === void 0) return [];
		const id = idOf$1(resource);
		const known = serviceOf(serviceName);
		const type = typeOf$1(fields.get("vpcEndpointType", "type").text());
		const subnets = this.#several(fields.get("subnetIds"), type === "Gateway");
		const groups = this.#several(fields.get("securityGroupIds"), type === "Gateway");
		const tables = this.#several(fields.get("routeTableIds"), type !== "Gateway");
		return [{
			id,
			serviceName,
			service: known?.service,
			region: known?.region,
			fips: known?.fips ?? false,
			type,
			state: stateOf(fields.get("state").text()),
			vpcId: this.#one(fields.get("vpcId")) ?? "",
			privateDnsEnabled: flagOf(fields.get("privateDnsEnabled")),
			subnetIds: this.#with(subnets, "endpointSubnet", id, "subnetId"),
			securityGroupIds: this.#with(groups, "endpointGroup", id, "securityGroupId"),
			routeTableIds: this.#with(tables, "endpointRouteTable", id, "routeTableId"),
			policy: this.#policy(resource, id),
			ipAddressType: addressTypeOf$1(fields.get("ipAddressType").text()),
			tags: [],
			managed: false,
			place: placeOf(resource)
		}];
	}
	/** Ids of the endpoint itself and of resources that associate more with it. */
	#with(own, kind, endpoint, member) {
		const more = this.of(kind).filter(({ fields }) => this.#one(fields.get("vpcEndpointId")) === endpoint).map(({ fields }) => this.#several(fields.get(member), true));
		if (own === void 0 || more.includes(void 0)) return void 0;
		return [.../* @__PURE__ */ new Set([...own, ...more.flatMap((ids) => ids ?? [])])];
	}
	#policy({ fields }, id) {
		const field = (this.of("endpointPolicy").find((one) => this.#one(one.fields.get("vpcEndpointId")) === id)?.fields ?? fields).get("policyDocument", "policy");
		const { value } = field;
		if (value === void 0 || value === "") return { kind: "default" };
		const document = typeof value === "string" ? parsedObject(value) : field.deep();
		if (typeof value === "string" && isInnerReference(value)) return { kind: "absent" };
		const text = JSON.stringify(document ?? value, null, 2);
		if (document === void 0 || /\$\{(?!aws:|ecr:|ecs:|s3:|kms:)/.test(text)) return {
			kind: "unreadable",
			text
		};
		const read = readPolicy(JSON.parse(text));
		return read.ok ? {
			kind: "document",
			text,
			statements: read.policy.Statement
		} : {
			kind: "unreadable",
			text
		};
	}
	#subnet(resource) {
		const { fields } = resource;
		const ipv6 = textsOf([fields.get("ipv6CidrBlock")]).filter((text) => text.includes(":"));
		return {
			id: idOf$1(resource),
			vpcId: this.#one(fields.get("vpcId")) ?? "",
			availabilityZone: zoneOf(fields.get("availabilityZone").text()),
			availabilityZoneId: zoneOf(fields.get("availabilityZoneId").text()),
			cidr: textsOf([fields.get("cidrBlock")]).filter(isCidr)[0] ?? "",
			ipv6Cidrs: ipv6,
			mapPublicIpOnLaunch: fields.get("mapPublicIpOnLaunch").flag(),
			place: placeOf(resource)
		};
	}
	#routeTable(resource) {
		const id = idOf$1(resource);
		const { fields } = resource;
		const inline = blocks(fields.get("route"), "a list of routes");
		const separate = this.of("route").filter((route) => this.#one(route.fields.get("routeTableId")) === id);
		const subnets = this.of("association").filter((one) => this.#one(one.fields.get("routeTableId")) === id).flatMap((one) => this.#several(one.fields.get("subnetId"), true) ?? []);
		const main = this.of("mainTable").some((one) => this.#one(one.fields.get("routeTableId")) === id);
		return {
			id,
			vpcId: this.#one(fields.get("vpcId")) ?? "",
			main: main || resource.type === "aws_default_route_table",
			subnetIds: subnets,
			routes: [...inline, ...separate.map((route) => route.fields)].map((route) => ({
				destination: route.get("destinationCidrBlock", "cidrBlock", "destinationIpv6CidrBlock", "ipv6CidrBlock", "destinationPrefixListId").text() ?? "",
				target: this.#target(route),
				blackhole: false
			})),
			place: placeOf(resource)
		};
	}
	#target(route) {
		for (const key of [
			"gatewayId",
			"natGatewayId",
			"transitGatewayId",
			"vpcPeeringConnectionId",
			"vpcEndpointId",
			"networkInterfaceId",
			"egressOnlyInternetGatewayId",
			"egressOnlyGatewayId"
		]) {
			const field = route.get(key);
			const text = field.text();
			if (text !== void 0) return this.#one(field) ?? `@${referenceKey(text)}`;
		}
		return "";
	}
	#group(resource) {
		const id = idOf$1(resource);
		const { fields, type } = resource;
		const isTemplate = type.startsWith("AWS::");
		const own = (name) => blocks(name, "a list of rules").map((rule) => this.#permission(rule, id));
		const rules = (kind) => [...this.of(kind).filter((one) => this.#one(one.fields.get("groupId", "securityGroupId")) === id), ...this.of("rule").filter((one) => this.#one(one.fields.get("securityGroupId")) === id && one.fields.get("type").text() === kind)].map((one) => this.#permission(one.fields, id));
		const egress = [...own(fields.get("securityGroupEgress", "egress")), ...rules("egress")];
		const told = egress.length > 0 || Array.isArray(fields.get("egress").value);
		return {
			id,
			vpcId: this.#one(fields.get("vpcId")) ?? "",
			ingress: [...own(fields.get("securityGroupIngress", "ingress")), ...rules("ingress")],
			egress: told ? egress : isTemplate ? [EVERYTHING] : void 0,
			place: placeOf(resource)
		};
	}
	/** The blocks of a VPC that the source makes. */
	#blocksOf(vpc) {
		return textsOf([vpc, ...this.of("vpcBlock").filter(({ fields }) => this.#one(fields.get("vpcId")) === idOf$1(vpc))].map(({ fields }) => fields.get("cidrBlock"))).filter(isCidr);
	}
	/** The main route table of a VPC that the source makes, where it names no other and tells which subnets have their own. */
	#mainTable(vpcId, cidrs) {
		const told = this.of("association").every(({ fields }) => fields.get("subnetId").value === void 0 || this.#several(fields.get("subnetId"), true) !== void 0);
		const isNamed = this.of("mainTable").length > 0 || this.of("routeTable").some(({ type }) => type === "aws_default_route_table");
		if (!told || isNamed) return [];
		const routes = cidrs.map((destination) => ({
			destination,
			target: "local",
			blackhole: false
		}));
		return [{
			id: `${vpcId}.MainRouteTable`,
			vpcId,
			main: true,
			subnetIds: [],
			routes
		}];
	}
	/** Every network ACL, with the default one of a VPC that the source makes; `undefined`: not all of them are told. */
	#acls(vpc) {
		const made = whole(this.of("acl").map((resource) => this.#acl(resource)));
		const associated = this.of("aclSubnet").map(({ fields }) => this.#one(fields.get("subnetId")));
		if (made === void 0 || associated.includes(void 0)) return void 0;
		if (vpc === void 0) return made.length === 0 ? void 0 : made;
		return made.some(({ isDefault }) => isDefault) ? made : [...made, defaultAclOf(idOf$1(vpc))];
	}
	#acl(resource) {
		const id = idOf$1(resource);
		const { fields, type } = resource;
		const isOwn = (one) => this.#one(one.fields.get("networkAclId")) === id;
		const inside = entriesInside(fields);
		const beside = whole(this.of("aclEntry").filter(isOwn).map((one) => readAclEntry(one.fields)));
		const subnets = this.#several(fields.get("subnetIds"), true);
		if (inside === void 0 || beside === void 0 || subnets === void 0) return void 0;
		const associated = this.of("aclSubnet").filter(isOwn).flatMap((one) => this.#one(one.fields.get("subnetId")) ?? []);
		return {
			id,
			vpcId: this.#one(fields.get("vpcId")) ?? "",
			isDefault: type === "aws_default_network_acl",
			subnetIds: [...subnets, ...associated],
			entries: [...inside, ...beside],
			place: placeOf(resource)
		};
	}
	/** The blocks behind a text: itself, or those of the VPC or the subnet that it refers to. */
	#blocks(text) {
		if (isCidr(text) || /^[0-9a-fA-F:]{2,39}\/\d{1,3}$/.test(text)) return [text];
		const [id] = isInnerReference(text) ? this.#named(text) ?? [] : [];
		if (id === void 0) return [];
		const vpc = this.of("vpc").find((one) => idOf$1(one) === id);
		if (vpc !== void 0) return this.#blocksOf(vpc).slice(0, 1);
		const subnet = this.of("subnet").find((one) => idOf$1(one) === id);
		return subnet === void 0 ? [] : textsOf([subnet.fields.get("cidrBlock")]).filter(isCidr);
	}
	#permission(rule, group) {
		const named = this.#groupsIn(rule);
		const texts = [
			"cidrIp",
			"cidrIpv6",
			"cidrIpv4",
			"cidrBlocks",
			"ipv6CidrBlocks"
		].flatMap((key) => textsIn$1(rule.get(key)));
		const blocksOf = texts.map((text) => this.#blocks(text));
		const protocol = rule.get("ipProtocol", "protocol").text()?.toLowerCase() ?? "-1";
		const all = protocol === "-1" || protocol === "all";
		const ports = all ? [] : [rule.get("fromPort"), rule.get("toPort")];
		const untold = [
			...texts.filter((_, index) => blocksOf[index]?.length === 0),
			...named.untold,
			...ports.flatMap((port) => port.value !== void 0 && portOf(port) === void 0 ? ["its ports"] : []),
			...hasPlaceholder(protocol) ? ["its protocol"] : []
		].map((text) => text.replace(/^\$\{(.*)\}$/, "$1"));
		const [fromPort, toPort] = ports.map(portOf);
		return {
			protocol: all || hasPlaceholder(protocol) ? "-1" : protocol,
			fromPort,
			toPort,
			cidrs: untold.some((text) => text.startsWith("its ")) ? [] : blocksOf.flat(),
			groupIds: rule.get("self").flag() ? [...named.ids, group] : named.ids,
			prefixListIds: [
				"sourcePrefixListId",
				"destinationPrefixListId",
				"prefixListId",
				"prefixListIds"
			].flatMap((key) => textsIn$1(rule.get(key))),
			...untold.length === 0 ? {} : { untold: [...new Set(untold)] }
		};
	}
	/** The groups that a rule names, and those of them that the source does not tell. */
	#groupsIn(rule) {
		const texts = [
			"sourceSecurityGroupId",
			"destinationSecurityGroupId",
			"referencedSecurityGroupId",
			"securityGroups",
			"sourceSecurityGroupName"
		].flatMap((key) => textsIn$1(rule.get(key)));
		const found = texts.map((text) => this.#named(text));
		return {
			ids: found.flatMap((ids) => ids ?? []),
			untold: texts.filter((_, index) => found[index] === void 0)
		};
	}
	#natGateway(resource) {
		const { fields } = resource;
		return {
			id: idOf$1(resource),
			state: "available",
			subnetId: this.#one(fields.get("subnetId")) ?? "",
			vpcId: this.#one(fields.get("vpcId")) ?? "",
			public: fields.get("connectivityType").text()?.toLowerCase() !== "private"
		};
	}
	/** The id that a field names: one of AWS, or the reference of a resource of this source. */
	#one(field) {
		return this.#named(field.text())?.[0];
	}
	/** The ids that a list names; `undefined` when one of them is not known. Absent is none where `absentIsNone`. */
	#several(field, absentIsNone) {
		const { value } = field;
		if (value === void 0) return absentIsNone ? [] : void 0;
		const named = (Array.isArray(value) ? field.items("a list of ids") : [field]).map((item) => this.#named(item.text()));
		return named.includes(void 0) ? void 0 : named.flatMap((ids) => ids ?? []);
	}
	#named(text) {
		if (text === void 0) return void 0;
		if (/^[a-z]+-[0-9a-zA-Z]+$/.test(text)) return [text];
		return this.#ids.get(isInnerReference(text) ? referenceKey(text) : text);
	}
};
const EVERYTHING = {
	protocol: "-1",
	fromPort: void 0,
	toPort: void 0,
	cidrs: ["0.0.0.0/0"],
	groupIds: [],
	prefixListIds: []
};
/** https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
function defaultAclOf(vpcId) {
	const entries = [true, false].flatMap((egress) => ["0.0.0.0/0", "::/0"].map((cidr, index) => ({
		egress,
		number: 100 + index,
		allow: true,
		protocol: "-1",
		cidr,
		fromPort: void 0,
		toPort: void 0
	})));
	return {
		id: `${vpcId}.DefaultNetworkAcl`,
		vpcId,
		isDefault: true,
		subnetIds: [],
		entries
	};
}
/** An id of AWS where the source knows it, else a reference. */
function idOf$1({ keys, fields }) {
	const id = fields.get("id").text();
	if (id !== void 0 && /^[a-z]+-[0-9a-f]{8,17}$/.test(id)) return id;
	return `@${keys.find((key) => key.includes("[")) ?? keys[0] ?? ""}`;
}
function placeOf({ keys, type, fields }) {
	return {
		address: type.startsWith("AWS::") ? `Resources.${keys[0] ?? ""}` : keys.find((key) => key.includes("[")) ?? keys[0] ?? "",
		...fields.site.source === "" ? {} : { file: fields.site.source }
	};
}
/** A service by its full name; the Region may be a placeholder. */
function serviceOf(name) {
	const known = parseServiceName(name);
	if (known !== void 0) return known;
	const parsed = parseServiceName(name.replace(/\$\{[^{}]*\}/, "us-east-1"));
	return parsed === void 0 ? void 0 : {
		...parsed,
		region: void 0
	};
}
/** A Terraform state tells how an endpoint is; what is still to be made will be available. */
function stateOf(text) {
	return text === void 0 || text.includes("${") ? "available" : text.toLowerCase();
}
function typeOf$1(text) {
	return text ?? "Gateway";
}
function addressTypeOf$1(text) {
	return text === "ipv4" || text === "ipv6" || text === "dualstack" ? text : void 0;
}
/** Off unless the source says otherwise; `undefined` for a placeholder. */
function flagOf(field) {
	return field.isNoFlag() ? void 0 : field.flag();
}
function attributesOf(fields) {
	const support = fields.get("enableDnsSupport");
	const names = flagOf(fields.get("enableDnsHostnames"));
	const supported = support.value === void 0 ? true : flagOf(support);
	return {
		...supported === void 0 ? {} : { enableDnsSupport: supported },
		...names === void 0 ? {} : { enableDnsHostnames: names }
	};
}
function zoneOf(text) {
	return text === void 0 || text.includes("${") ? "" : text;
}
function parsedObject(text) {
	const read = readJson(text);
	return read.ok && isJsonObject(read.documents[0].value) ? read.documents[0].value : void 0;
}
function textsOf(fields) {
	return fields.map((field) => field.text()).filter((text) => text !== void 0);
}
function textsIn$1(field) {
	if (field.value === void 0) return [];
	return textsOf(Array.isArray(field.value) ? field.items("a list of texts") : [field]);
}
function portOf(field) {
	const port = Number(field.text());
	return field.text() !== void 0 && Number.isInteger(port) && port >= 0 ? port : void 0;
}
function isCidr(text) {
	return /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(text);
}
// src/source/other-texts.ts
/**
* Texts that are neither JSON nor YAML of a source: errors and logs, tables, pages, files of other tools. Asked only once
* a text was not understood, so that no word inside a definition is taken for it.
*/
/** What prints a task definition; every refusal says it or something nearer. */
const DESCRIBE = "aws ecs describe-task-definition --task-definition FAMILY";
/** The telling part of a text is its beginning. */
const LONGEST_LOOK$1 = 1e5;
/** What a text is, as the end of a sentence that begins with `this is`; `undefined` when nothing is recognised. */
function otherTextOf(whole) {
	const text = whole.slice(0, LONGEST_LOOK$1);
	const other = [...FILES, ...DESCRIBES.test(text) ? [] : OTHER_TEXTS].find(({ is }) => is(text));
	return typeof other?.words === "function" ? other.words(text) : other?.words;
}
/** Loops and conditions of Jinja, ERB, Go templates, Handlebars and Terraform: what they leave is not in the text. */
const TEMPLATE_COMMAND = /\{%[-+]?[ \t]*(?:for|if|set|include|macro|block|extends|end)|<%(?![=%#])|\{\{[-~]?[ \t]*(?:#|range\b|if\b|with\b|end\b|each\b|define\b)|%\{[ \t]*~?[ \t]*(?:for|if|else|end)/;
/** The first command of a template, and its first words. */
function templateCommandIn(text) {
	const found = TEMPLATE_COMMAND.exec(text.slice(0, LONGEST_LOOK$1));
	return found === null ? void 0 : {
		at: found.index,
		words: `“${found[0]}”`
	};
}
const matches = (pattern) => (text) => pattern.test(text);
const full = (text) => text.split(/\r?\n|\r/).filter((line) => line.trim() !== "");
/** Whether every line is so, comments aside. */
const everyLine = (pattern) => (text) => {
	const lines = full(text).filter((line) => !/^\s*#/.test(line));
	return lines.length > 0 && lines.every((line) => pattern.test(line));
};
/** Keys with which what runs is described: such a text is one with a mistake in it. */
const DESCRIBES = /\b(?:container_?definitions|requires_?compatibilities|awstemplateformatversion)["']?[ \t]*:|^[ \t{]*(?:- )?["']?(?:image|family|resources|services)["']?[ \t]*:/im;
/** Words with which programs say that something failed. */
const FAILURE = /\b[A-Z]\w{2,60}(?:Error|Exception|Failure|Timeout)\b(?!["'])|\bAn error occurred \(|\bdial (?:tcp|udp)\b|\bTraceback \(most recent|\bi\/o timeout\b|^[ \t]*(?:\S{1,40} )?\[?(?:ERROR|FATAL|CRITICAL|WARN|WARNING)\]?[ :]|\blevel=(?:error|warn|crit|fatal)|["']level["'][ \t]*:[ \t]*["'](?:error|warn|fatal|crit)|\bcaused by: |\bexit status \d|\((?:service|task) [\w/-]{1,255}\) (?:was unable|failed|has stopped|deployment)|\bE(?:TIMEDOUT|CONNREFUSED|CONNRESET|NOTFOUND|AI_AGAIN|HOSTUNREACH)\b|\b(?:timed out|connection (?:refused|reset))\b|\bexception in thread|\bcurl: \(\d|\bfatal error\b|\bError: |\bstopped ?reason\b|[│╷╵] ?Error\b|<Code>\w+<\/Code>/im;
/** Files of a kind that shows in their first characters. */
const FILES = [
	{
		is: matches(/^(?:PK\u0003\u0004|\u001f(?:\u008b|\ufffd)|7z\u00bc|Rar!|BZh\d)/),
		words: "a compressed file or an archive: unpack it, and give the file in it that says what runs"
	},
	{
		is: matches(/^%PDF-|^\ufffdPNG\r?\n|^\ufffd{4}\0?\u0010JFIF|^GIF8[79]a|^\ufffd{2}\u0011\ufffd/),
		words: `a picture or a PDF file, which is not read: give the text that it shows, or what ${DESCRIBE} prints`
	},
	{
		is: matches(/^(?:diff --git |index [0-9a-f]+\.\.|--- \S[^\n]*\r?\n\+\+\+ |@@ -\d)/m),
		words: `a difference between two files (diff), in which what was taken out stands beside what is there: give the new file, or what ${DESCRIBE} prints`
	},
	{
		is: matches(/^\s*(?:<!doctype html|<html\b|<head\b|<body\b|<(?:div|p|pre|table|span|ul)\b)/i),
		words: `a web page in HTML: give the file that it shows (raw), or what ${DESCRIBE} prints`
	}
];
const OTHER_TEXTS = [
	{
		is: matches(FAILURE),
		words: `an error or a log, which says what failed and not what runs: give it to npm run --silent diagnose, and here what ${DESCRIBE} prints`
	},
	{
		is: matches(/^\s*<(?:\?xml|[A-Za-z][\w:-]{0,60}[ >])/),
		words: `a file in XML, which no source is written in: give what ${DESCRIBE} prints`
	},
	{
		is: everyLine(/^[\s"',[\]-]*arn:aws[\w-]{0,20}:ecs:[a-z0-9-]{1,30}:\d{12}:[\w/:.-]{1,512}[\s"',[\]]*$/),
		words: fromArns
	},
	{
		is: everyLine(/^(?:(?:TASKDEFINITIONARNS|SERVICEARNS|TASKARNS|CLUSTERARNS|FAMILIES)\t.*)$/),
		words: (text) => fromArns(text.replace(/^\w+\t/gm, ""))
	},
	{
		is: matches(/^(?:CONTAINER ID|REPOSITORY|IMAGE ID)[ \t]+[A-Z]|^[ \t]*(?:\$ |# )?(?:sudo )?(?:docker|podman|nerdctl) (?:run|ps|create|compose|service|images|container|build|pull)\b/m),
		words: `a command of Docker or what it prints, which does not say how Amazon ECS runs the container: give what ${DESCRIBE} prints`
	},
	{
		is: matches(/^NAME[ \t]+(?:READY|TYPE|STATUS|DESIRED)[ \t]|^[ \t]*(?:\$ )?(?:kubectl|helm|eksctl) [a-z]|\{\{-? ?(?:\.Values|include )/m),
		words: "of Kubernetes or Helm, which Amazon ECS does not run"
	},
	{
		is: matches(/^[ \t]*(?:@Library\b|pipeline[ \t]*\{|node[ \t]*(?:\([^()\n]{0,200}\))?[ \t]*\{)/m),
		words: `a Jenkinsfile, which only deploys: give the task definition file that it names, or what ${DESCRIBE} prints`
	},
	{
		is: matches(/^[ \t]*(?:include|inputs|dependency|remote_state|generate|import|moved|check)\b[^\n{=]{0,100}=?[ \t]*\{|^[ \t]*(?:(?:module|data)\.[\w.[\]"-]{1,200}\.)?aws_[a-z0-9_]+\.[\w[\]"-]{1,200}[ \t]*$/m),
		words: "of Terraform or Terragrunt, whose expressions only they evaluate: give what terraform show -json (terragrunt show -json) prints, of the state or of a saved plan"
	},
	{
		is: matches(/^[ \t]*job[ \t]+"[^"\n]{1,200}"[ \t]*\{/m),
		words: "a job of Nomad, which Amazon ECS does not run"
	},
	{
		is: matches(/^[ \t]*(?:server|http|events|upstream [\w.-]{1,100}|location [^\n{]{1,200})[ \t]*\{|^[ \t]*(?:frontend|backend) \w+[ \t]*$/m),
		words: `the configuration of a proxy or web server, which runs inside of a container: give what ${DESCRIBE} prints`
	},
	{
		is: (text) => /^[ \t]*from[ \t]+\S+(?:[ \t]+as[ \t]+\S+)?[ \t]*$/im.test(text) && /^[ \t]*(?:run|copy|add|cmd|entrypoint|workdir|expose|env|arg)[ \t]+\S/im.test(text),
		words: `a Dockerfile, which does not say how Amazon ECS runs the image: give what ${DESCRIBE} prints`
	},
	{
		is: matches(/^#!|^[ \t]*(?:set -[euxo]|cd \S|if \[\[? )|^[ \t]*(?:\$ )?aws ecs [a-z]/m),
		words: `a script, which only calls others: give the files that it names, what ${DESCRIBE} prints, or what aws ecs describe-services prints`
	},
	{
		is: everyLine(/^[ \t]*(?:export[ \t]+)?[A-Za-z_][A-Za-z0-9_.-]*[ \t]*=/),
		words: `a file of environment variables, which says what a container gets and not how Amazon ECS runs it: give what ${DESCRIBE} prints`
	},
	{
		is: (text) => /^\s*(?:[#;][^\n]*\n\s*)*(?:[\w.-]+[ \t]*=[^\n]*\n\s*)*\[\[?[\w .:"'/-]{1,100}\]\]?[ \t]*(?:\r?\n|$)/.test(text) && /^[ \t]*[\w.-]+[ \t]*=/m.test(text),
		words: `a configuration in INI or TOML form: give what it configures, or what ${DESCRIBE} prints`
	},
	{
		is: isTable,
		words: `a table, which leaves out what is inside: give what ${DESCRIBE} prints`
	},
	{
		is: (text) => !/[{[]|^[ \t]*[\w-]+:(?:[ \t]|$)/m.test(text) && (text.slice(0, 1e4).match(/(?<!\p{L})\p{L}{2,30}[,.]? /gu)?.length ?? 0) >= 4,
		words: `a text in words, of which nothing is taken: answer the questions with flags (npm run --silent plan -- --help) or in the wizard, or give what ${DESCRIBE} prints`
	}
];
/** Names only: the command for the first of them. */
function fromArns(text) {
	const arn = /arn:aws[\w-]{0,20}:ecs:[a-z0-9-]{1,30}:\d{12}:[\w/:.-]{1,512}/.exec(text)?.[0];
	if (arn === void 0) return `a list of names: give what ${DESCRIBE} prints for one of them`;
	const [, , , region, , kind = "", ...rest] = arn.replace(/\//g, ":").split(":");
	const cluster = rest.length > 1 ? ` --cluster ${rest[0]}` : "";
	return `a name (ARN) only: give what aws ecs ${kind === "service" ? `describe-services${cluster} --services ${rest.at(-1)}` : kind === "task" ? `describe-tasks${cluster} --tasks ${rest.at(-1)}` : `describe-task-definition --task-definition ${kind === "task-definition" ? arn : "FAMILY"}`} --region ${region} prints`;
}
/** Several lines with the same number of columns, cut by commas, semicolons or tabs. */
function isTable(text) {
	const lines = full(text).slice(0, 20);
	if (lines.length < 2 || /[{}[\]:=&]/.test(lines[0] ?? "")) return false;
	return [
		",",
		";",
		"	"
	].some((mark) => {
		const counts = lines.map((line) => line.split(mark).length);
		return (counts[0] ?? 0) > 2 && counts.every((count) => count === counts[0]);
	});
}
// src/source/read-command.ts
/**
* Commands of the AWS CLI that hold a definition in their options, as people paste them whole:
* `aws ecs register-task-definition --family web --container-definitions '[…]'`. The options become the fields.
*/
/** Commands whose options are fields of a task definition or a service. */
const COMMAND = /\baws\s+ecs\s+(register-task-definition|create-service|update-service|run-task|start-task)\b/;
const LONGEST_COMMAND = 5e5;
/**
* A command that registers, starts or changes something, where a line begins or after a prompt: inside a document of JSON
* or YAML nothing stands so far to the left.
*/
const STARTS = /^(?:(?:\[[^\]\n]{1,200}\]|[\w.-]{1,60}@[^$#%>\n]{0,200}|PS [^>\n]{0,200})?[$#%>❯➜][ \t]+|[A-Z_]{1,60}=\$\()?aws\s+ecs\s+(?:register-task-definition|create-service|update-service|run-task|start-task)\b/gm;
const MOST_COMMANDS = 50;
/**
* What commands say beside other documents of a text, and the text without them: blanks stand in their place. `undefined` when there are none.
*/
function takeCommands(text) {
	if (text.length > LONGEST_COMMAND) return void 0;
	const documents = [];
	const passed = [];
	let rest = text;
	for (const match of text.matchAll(STARTS)) {
		const words = wordsFrom(text, match.index + match[0].length);
		if (documents.length === MOST_COMMANDS) break;
		if (words === void 0 || brokenAt(words, text) !== void 0) {
			passed.push(positionIn(text, match.index));
			continue;
		}
		const last = words.at(-1);
		const end = last === void 0 ? match.index + match[0].length : last.end;
		const value = fieldsOf(words, text);
		if (value === void 0 || !value.ok || isOfFiles(value.value, match[0])) continue;
		documents.push({
			value: value.value,
			...positionIn(text, match.index)
		});
		rest = `${rest.slice(0, match.index)}${text.slice(match.index, end).replace(/[^\n\r]/g, " ")}${rest.slice(end)}`;
	}
	return documents.length + passed.length === 0 ? void 0 : {
		rest,
		documents,
		passed
	};
}
/** A launch type, or what stands for one. */
const LAUNCH_TYPE = /^(?:FARGATE|EC2|EXTERNAL|MANAGED_INSTANCES)$|[$<{%]/i;
/**
* Where a command is broken: at a word with one hyphen, which is no option of the AWS CLI, or at its end where an option
* stands in the next line.
*/
function brokenAt(words, text) {
	const word = words.find(({ text: one }) => /^-(?:$|[a-z])/.test(one));
	const last = words.at(-1);
	if (word !== void 0 || last === void 0) return word?.at;
	const type = words[words.findIndex(({ text: one }) => one === "--launch-type") + 1];
	if (type !== void 0 && type !== words[0] && !LAUNCH_TYPE.test(type.text)) return type.at;
	return /^[ \t]*\r?\n[ \t]*--[a-z]/.test(text.slice(last.end, last.end + 500)) ? last.end : void 0;
}
/**
* Reads a text that is one such command; `undefined` when it is something else, or when the options name a file. A value
* that cannot be read is refused with its position.
*/
function readCommand(text) {
	if (text.length > LONGEST_COMMAND) return void 0;
	const match = COMMAND.exec(text);
	if (match === null) return void 0;
	if (/^[ \t]*[{[](?![{A-Za-z])/m.test(text.slice(0, match.index))) return void 0;
	const words = wordsFrom(text, match.index + match[0].length);
	if (words === void 0 || !words.some(({ text: word }) => word.startsWith("--"))) return void 0;
	const broken = brokenAt(words, text);
	if (broken !== void 0) return {
		ok: false,
		problem: {
			message: "the command is broken here: expected an option with two hyphens, a launch type, or a backslash at the end of the line",
			...positionIn(text, broken)
		}
	};
	if (words.some(({ text: word }) => /^(?:--\S*=)?file:\/\/|^--cli-input-/.test(word))) return void 0;
	const fields = fieldsOf(words, text);
	if (fields === void 0) return void 0;
	if (!fields.ok) return fields;
	const last = words.at(-1);
	if (last !== void 0 && /[\n\r][ \t]*[{[](?![{A-Za-z])/.test(text.slice(last.at + last.text.length + 1))) return void 0;
	return {
		ok: true,
		documents: [{
			value: fields.value,
			...positionIn(text, match.index)
		}],
		skipped: false
	};
}
/** A task definition whose containers are in a file: the file says what it is. */
function isOfFiles(fields, command) {
	if (!command.endsWith("register-task-definition") || !isJsonObject(fields)) return false;
	const containers = ownValue(fields, "containerDefinitions");
	return containers === void 0 || containers === IN_FILE;
}
/** Stands for what a file says. */
const IN_FILE = "${file}";
/** Options that say nothing of the service. */
const PASSED$1 = /^(?:cli-input-(?:json|yaml)|generate-cli-skeleton|query|output|profile|no-cli-pager|no-paginate|debug)$/;
/** The options as fields; one that names a file is a placeholder. `undefined` when the words hold no option. */
function fieldsOf(words, text) {
	const fields = Object.create(null);
	let options = 0;
	for (let index = 0; index < words.length;) {
		const option = words[index];
		index += 1;
		if (option === void 0 || !/^--[a-z]/.test(option.text)) continue;
		const values = [];
		for (; index < words.length && !(words[index]?.text ?? "").startsWith("--"); index += 1) values.push(words[index]);
		const [name = "", inline] = splitOnce(option.text.slice(2));
		options += 1;
		if (PASSED$1.test(name)) continue;
		const at = option.at + name.length + 3;
		const given = inline === void 0 ? values : [{
			text: inline,
			at,
			end: option.end
		}, ...values];
		const [first] = given;
		const value = first?.text.startsWith("file://") === true ? {
			ok: true,
			value: IN_FILE
		} : optionValue(name, given, text);
		if (!value.ok) return value;
		fields[fieldOf$1(name)] = value.value;
	}
	return options === 0 ? void 0 : {
		ok: true,
		value: fields
	};
}
const LISTS$2 = /* @__PURE__ */ new Set([
	"requiresCompatibilities",
	"containerDefinitions",
	"volumes",
	"placementConstraints",
	"tags"
]);
function optionValue(name, words, text) {
	if (words.length === 0) return {
		ok: true,
		value: !name.startsWith("no-")
	};
	const read = words.map((word) => wordValue(word, text));
	const failed = read.find((one) => !one.ok);
	if (failed !== void 0) return failed;
	const values = read.map((one) => one.ok ? one.value : null);
	const [only = null] = values;
	if (values.length === 1 && !(LISTS$2.has(fieldOf$1(name)) && !Array.isArray(only))) return {
		ok: true,
		value: only
	};
	return {
		ok: true,
		value: values
	};
}
function wordValue({ text, at }, whole) {
	if (/^\s*[[{]/.test(text)) {
		const read = readJson(text, { placeholders: true });
		if (read.ok) return {
			ok: true,
			value: read.documents[0].value
		};
		const { line, column, message } = read.problem;
		const start = positionIn(whole, at);
		return {
			ok: false,
			problem: {
				message,
				line: start.line + line - 1,
				column: line === 1 ? start.column + column - 1 : column
			}
		};
	}
	return {
		ok: true,
		value: /^\w+=/.test(text) ? new Shorthand(text).object() : text
	};
}
/** The AWS CLI's shorthand: `awsvpcConfiguration={subnets=[subnet-1,subnet-2],assignPublicIp=ENABLED}`. */
var Shorthand = class {
	#text;
	#at = 0;
	#depth = 0;
	constructor(text) {
		this.#text = text;
	}
	object() {
		const fields = Object.create(null);
		this.#depth += 1;
		while (this.#at < this.#text.length && this.#text[this.#at] !== "}") {
			const key = this.#take(/[^=,[\]{}]*/y);
			if (this.#text[this.#at] !== "=") {
				this.#at += 1;
				continue;
			}
			this.#at += 1;
			fields[key] = this.#value();
			if (this.#text[this.#at] === ",") this.#at += 1;
			else if (this.#text[this.#at] !== "}") break;
		}
		this.#depth -= 1;
		return fields;
	}
	#value() {
		const opening = this.#text[this.#at];
		if (this.#depth > 20 || opening !== "{" && opening !== "[") return this.#take(/[^,[\]{}]*/y);
		this.#at += 1;
		if (opening === "{") {
			const object = this.object();
			this.#at += 1;
			return object;
		}
		const list = [];
		this.#depth += 1;
		while (this.#at < this.#text.length && this.#text[this.#at] !== "]") {
			list.push(this.#value());
			if (this.#text[this.#at] === ",") this.#at += 1;
			else if (this.#text[this.#at] !== "]") break;
		}
		this.#depth -= 1;
		this.#at += 1;
		return list;
	}
	#take(pattern) {
		pattern.lastIndex = this.#at;
		const taken = pattern.exec(this.#text)?.[0] ?? "";
		this.#at += taken.length;
		return taken;
	}
};
/** The words of one command of a shell, until it ends; `undefined` when a quote does not end. */
function wordsFrom(text, from) {
	const words = [];
	const blank = /(?:[ \t]|[\\`^]\r?\n)*/y;
	let at = from;
	for (;;) {
		blank.lastIndex = at;
		at += blank.exec(text)?.[0].length ?? 0;
		const character = text[at];
		if (character === void 0 || /[\n\r;&|>]/.test(character)) return words;
		let word = "";
		let begin = at;
		while (at < text.length && !/[\s;&|]/.test(text[at] ?? "")) {
			const quote = text[at];
			if (quote === "'" || quote === "\"") {
				const end = endOf(text, at, quote);
				if (end === void 0) return void 0;
				if (word === "") begin = at + 1;
				const inner = text.slice(at + 1, end);
				word += quote === "\"" ? inner.replace(/\\(["\\$`])/g, "$1") : inner;
				at = end + 1;
			} else if (quote === "\\") {
				word += text[at + 1] ?? "";
				at += 2;
			} else {
				const plain = /[^\s;&|'"\\]+/y;
				plain.lastIndex = at;
				const taken = plain.exec(text)?.[0] ?? "";
				word += taken;
				at += Math.max(1, taken.length);
			}
		}
		words.push({
			text: word,
			at: begin,
			end: at
		});
	}
}
function endOf(text, at, quote) {
	const pattern = quote === "'" ? /'/g : /(?<!\\)(?:\\\\)*"/g;
	pattern.lastIndex = at + 1;
	return pattern.exec(text) === null ? void 0 : pattern.lastIndex - 1;
}
function splitOnce(text) {
	const cut = text.indexOf("=");
	return cut < 0 ? [text, void 0] : [text.slice(0, cut), text.slice(cut + 1)];
}
/** `--enable-execute-command` is the field `enableExecuteCommand`; `--no-…` is the same switched off. */
function fieldOf$1(option) {
	return option.replace(/^no-/, "").replace(/-([a-z])/g, (_whole, letter) => letter.toUpperCase());
}
// src/source/mixed-text.ts
/** Texts of several parts: blocks of code in Markdown, and YAML before, between or after JSON. Every part is read or told. */
/**
* A fence with or without a language in a line of its own; chats also put one right before the first and after the last
* character of the code.
*/
const FENCE$1 = /^[ \t]*(?:```|~~~)(?:[\w+.-]+[^\n\r]*|[ \t]*)$|^[ \t]*(?:```|~~~)(?=[ \t]*[{[])|(?:```|~~~)[ \t]*\r?$/gm;
/** The blocks of code of a text; `undefined` when it has none, or a fence without its other half. */
function blocksOf(text) {
	const fences = [...text.matchAll(FENCE$1)];
	if (fences.length < 2 || fences.length % 2 === 1 || fences.length > 200) return void 0;
	return fences.flatMap((open, index) => {
		const close = fences[index + 1];
		if (index % 2 === 1 || close === void 0) return [];
		const at = open.index + open[0].length;
		const language = /^[ \t]*(?:```|~~~)([\w+.-]*)/.exec(open[0])?.[1]?.toLowerCase() ?? "";
		return [{
			text: text.slice(at, close.index),
			at,
			language
		}];
	});
}
/** Languages of blocks in which things are called, printed or built, and seldom described. */
const OTHER_LANGUAGES = /^(?:bash|sh|shell|zsh|console|text|txt|log|output|diff|python|py|ts|typescript|js|javascript|go|java|dockerfile|docker|sql|ini|toml|xml|html|makefile|powershell|ps1|mermaid)$/;
/** A block that cannot be read is passed over only if it describes nothing. */
function mayDescribe({ text, language }) {
	if (OTHER_LANGUAGES.test(language)) return /container_?definitions["']?[ \t]*:/i.test(text);
	return /^[ \t]*[{[]/m.test(text) || DESCRIBES.test(text);
}
/** Reads every block of code; positions are those of the whole text. */
function readBlocks(whole, blocks, readPart) {
	const reads = blocks.filter(({ text }) => text.trim() !== "").map((block) => ({
		block,
		read: shifted(readPart(block.text), positionIn(whole, block.at))
	}));
	const refused = reads.find(({ block, read }) => !read.ok && mayDescribe(block)) ?? reads[0];
	const [first, ...others] = reads.flatMap(({ read }) => read.ok ? read.documents : []);
	if (first === void 0 || refused !== void 0 && !refused.read.ok && mayDescribe(refused.block)) return refused?.read ?? readPart(whole);
	const passed = reads.flatMap(({ block, read }) => read.ok ? read.passed ?? [] : [positionIn(whole, block.at)]);
	return {
		ok: true,
		documents: [first, ...others],
		skipped: true,
		passed
	};
}
/** Keys with which YAML of a source stands beside JSON. */
const MARKED = /^[ \t]*(?:- )?["']?(?:services|tasks|clusters|task_?definitions?|service_?(?:name|arn)|task_?arn|launch_?type|platform_?version|enable_?execute_?command|network_?configuration|container_?definitions|family|resources|awstemplateformatversion|capacity_?provider_?strategy)["']?[ \t]*:(?:[ \t\r]|$)/im;
/** What was read of a text in JSON, with the YAML around it. What looks like a source and cannot be read is told. */
function withYamlAround(read, whole, readYamlPart) {
	const parts = (read.around ?? []).filter(({ text }) => MARKED.test(text));
	if (parts.length === 0) return read;
	const reads = parts.map(({ text, at }) => shifted(readYamlPart(text), positionIn(whole, at)));
	const [first = read.documents[0], ...others] = [...read.documents, ...reads.flatMap((one) => one.ok ? one.documents : [])].sort((a, b) => a.line - b.line || a.column - b.column);
	const passed = reads.flatMap((one) => one.ok ? [] : [one.problem]);
	return {
		ok: true,
		documents: [first, ...others],
		skipped: true,
		passed
	};
}
/** The same with the positions of the text that a part was taken from. */
function shifted(read, from) {
	const move = (place) => ({
		...place,
		line: place.line + from.line - 1,
		column: place.line === 1 ? place.column + from.column - 1 : place.column
	});
	if (!read.ok) return {
		ok: false,
		problem: move(read.problem)
	};
	const [first, ...others] = read.documents;
	return {
		...read,
		documents: [move(first), ...others.map((one) => move(one))],
		...read.passed === void 0 ? {} : { passed: read.passed.map((one) => move(one)) }
	};
}
// node_modules/js-yaml/dist/js-yaml.mjs
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
/**
* Returned by a scalar resolver when the source does not match its tag.
*
* @category Tags
*/
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
/**
* Create a normalized scalar tag definition.
*
* @category Tags
*/
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized sequence tag definition.
*
* @category Tags
*/
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized mapping tag definition.
*
* @category Tags
*/
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/** @category Tags */
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
/** @category Tags */
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
/** @category Tags */
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
/** @category Tags */
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
/** @category Tags */
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
/**
* Enables merge keys in {@link CORE_SCHEMA} when added with
* {@link Schema.withTags}.
*
* @category Tags
*/
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
/**
* The `!!binary` tag, represented as a `Uint8Array`.
*
* @category Tags
*/
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
/**
* The YAML 1.1 `!!timestamp` tag, represented as a JavaScript `Date`.
*
* @category Tags
*/
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
/** @category Tags */
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!omap
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   { one: 1 },
*   { two: 2 }
* ]
* ```
*
* @category Tags
*/
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!pairs
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   ['one', 1],
*   ['two', 2]
* ]
* ```
*
* @category Tags
*/
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
/**
* This is the default mapping implementation. It uses `{}` objects and has only
* partial functionality due to language limitations. This choice was made
* because users expect to get JavaScript objects, and it was left unchanged to
* avoid too many breaking changes in the v5 release.
*
* Side effects:
*
* - `Object.hasOwn()` checks or `for...of` loops are required for safe use (to
*   avoid falling through to prototypes).
* - Only scalar string keys are supported properly.
* - Other scalar keys, such as `null` and numbers, are converted to strings.
*   This is historical behaviour, and it can cause side effects such as
*   problems with `!!merge`.
*
* Note that non-string scalar keys may be deprecated in future versions.
*
* Ideally, use {@link realMapTag} instead.
*
* @category Tags
*/
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
/**
* The YAML 1.1 `!!set` tag, represented as a JavaScript `Set`.
*
* @category Tags
*/
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
/**
* Controls tag resolution when loading and type selection when dumping.
*
* @category Schemas
*/
var Schema = class Schema {
	tags;
	/** @internal */
	implicitScalarTags;
	/**
	* Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
	* the resolvers that may match that key, in schema order; a key absent from
	* the map uses
	* {@link Schema.implicitScalarAnyFirstChar}
	* (resolvers that declared no first-char constraint, so they apply to any
	* first character).
	*/
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	/**
	* The default scalar tag (`!!str`), resolved once so the composer's fallback
	* for unresolved plain scalars avoids a keyed lookup per scalar.
	*
	* @internal
	*/
	defaultScalarTag;
	/**
	* The default container tags (`!!seq` / `!!map`), used by the dumper: when a
	* value is identified by its default tag, the tag is implicit and not
	* printed. Undefined if the schema does not define them (then such values
	* can't be dumped).
	*
	* @internal
	*/
	defaultSequenceTag;
	/** @internal */
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	/** @internal */
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	/**
	* Creates a new schema with the specified tags added. If a tag already
	* exists, it is replaced by the specified tag.
	*
	* @example
	*
	* ```javascript
	* import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
	*
	* const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
	* ```
	*/
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
/**
* The YAML 1.2 Failsafe Schema: strings, sequences, and mappings.
*
* @category Schemas
*/
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
/**
* The default schema for the loaders. Note, {@link CORE_SCHEMA} comes
* without the `!!merge` tag. You can easily enable it if needed.
*
* @example
* Enable {@link mergeTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Schemas
*/
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]).withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
/**
* A YAML error. Unlike an ordinary `Error`, it adds a source snippet showing
* the location of the problem to the error message, when available.
*
* @category Main
*/
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	/**
	* Optional `mark` contains source snippet data. Usually, use
	* {@link YAMLException.throwAt} instead of passing it directly.
	*/
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	/**
	* Returns the formatted error, omitting the source snippet in compact mode.
	*/
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	/**
	* Builds a YAMLException with a source snippet and throws it. `source` is
	* the raw input text; `position` is an offset into it.
	*/
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
/** @category Events */
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
/** @category Nodes */
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
/** @category Nodes */
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
/** @category Nodes */
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
/**
* Decodes the scalar referenced by event offsets in `input`.
*
* @category Events
*/
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument$1(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
/**
* Parses YAML into a flat event stream referencing source text by offsets.
*
* @category Events
*/
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument$1(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
({
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
});
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
/**
* Default scalar styling rules in application order.
* See [Scalar styling](../../docs/scalar_styling.md) for usage details.
*
* @category AST
*/
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name));
EVENT_ID.DOCUMENT;
EVENT_ID.SEQUENCE;
EVENT_ID.MAPPING;
EVENT_ID.SCALAR;
EVENT_ID.ALIAS;
EVENT_ID.POP;
SCALAR_STYLE.PLAIN;
SCALAR_STYLE.SINGLE_QUOTED;
SCALAR_STYLE.DOUBLE_QUOTED;
SCALAR_STYLE.LITERAL_BLOCK;
SCALAR_STYLE.FOLDED_BLOCK;
COLLECTION_STYLE.BLOCK;
COLLECTION_STYLE.FLOW;
CHOMPING_MODE.CLIP;
CHOMPING_MODE.STRIP;
CHOMPING_MODE.KEEP;
// src/source/read-yaml.ts
/**
* Reads YAML, CloudFormation's short tags included: `!Ref x` becomes `{ "Ref": x }`, `!Sub x` becomes `{ "Fn::Sub": x }`.
*
* Promises: never throws; linear time; stops at the first mistake and says where it is; at most 1 MB, which is the
* largest template that CloudFormation takes, 200 levels, and 250,000 values with those behind aliases. Numbers stay
* text, so that an account id keeps its zeros; only `true`, `false` and `null` are more than text. A key that stands
* twice is a mistake, because one of the two values would be lost.
*/
const LONGEST_YAML = 1048576;
const MOST_VALUES = 25e4;
const MOST_DOCUMENTS = 50;
/** Reads every YAML document in the text that is a mapping or a list. */
function readYaml(text) {
	const refusal = refuseWhole(text) ?? tooLong(text);
	if (refusal !== void 0) return {
		ok: false,
		problem: refusal
	};
	const masked = maskBraces(text);
	try {
		return documentsOf(new Builder(masked).build(parseEvents(masked, { maxDepth: 200 })), text);
	} catch (error) {
		return {
			ok: false,
			problem: problemOf(error, text)
		};
	}
}
function tooLong(text) {
	if (text.length <= LONGEST_YAML) return void 0;
	return {
		line: 1,
		column: 1,
		message: "YAML longer than 1 MB is not read"
	};
}
function documentsOf(found, text) {
	const useful = found.filter(({ value }) => isJsonObject(value) || isJsonList(value));
	const positions = positionsIn(text, useful.map(({ at }) => at));
	const [first, ...others] = useful.map(({ value }, index) => ({
		value,
		...positions[index] ?? {
			line: 1,
			column: 1
		}
	}));
	if (first !== void 0) return {
		ok: true,
		documents: [first, ...others],
		skipped: false
	};
	return {
		ok: false,
		problem: {
			line: 1,
			column: 1,
			message: "there is neither JSON nor YAML in this text"
		}
	};
}
function problemOf(error, text) {
	if (error instanceof Unreadable) return {
		...positionIn(text, error.at),
		message: error.message
	};
	if (!(error instanceof YAMLException)) throw error;
	const message = /exceeded maxDepth/.test(error.reason) ? `nested more than 200 levels deep` : `this YAML cannot be read here: ${error.reason}`;
	return {
		...positionIn(text, error.mark?.position ?? 0),
		message
	};
}
/**
* The braces of `{{ x }}` would begin a mapping; two characters that mean nothing stand in for them, so that every
* position stays what it is. `{{` without an end on its line is left to the parser.
*/
function maskBraces(text) {
	return text.replace(/[\uE010-\uE013]/g, "�").replace(/\{\{([^{}\n\r]{0,300})\}\}/g, "$1");
}
function unmask(text) {
	return text.replace(/\uE010\uE011/g, "{{").replace(/\uE012\uE013/g, "}}");
}
var Unreadable = class extends Error {
	at;
	constructor(message, at) {
		super(message);
		this.at = at;
	}
};
/** Builds values from the stream of events, without recursion. */
var Builder = class {
	#text;
	#anchors = /* @__PURE__ */ new Map();
	#frames = [];
	#documents = [];
	#at = 0;
	constructor(text) {
		this.#text = text;
	}
	build(events) {
		for (const event of events) this.#event(event);
		return this.#documents;
	}
	#event(event) {
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				if (this.#documents.length === MOST_DOCUMENTS) throw new Unreadable(`more than ${MOST_DOCUMENTS} YAML documents`, this.#at);
				this.#anchors.clear();
				this.#frames.push({
					kind: "document",
					at: this.#at,
					tag: void 0,
					anchor: void 0,
					items: []
				});
				return;
			case EVENT_ID.SEQUENCE:
			case EVENT_ID.MAPPING:
				this.#open(event.type === EVENT_ID.SEQUENCE ? "list" : "mapping", event);
				return;
			case EVENT_ID.SCALAR:
				this.#scalar(event);
				return;
			case EVENT_ID.ALIAS:
				this.#add(this.#alias(this.#slice(event.anchorStart, event.anchorEnd) ?? "", event.anchorStart));
				return;
			case EVENT_ID.POP:
				this.#close();
				return;
		}
	}
	#open(kind, event) {
		this.#at = event.start;
		const anchor = this.#slice(event.anchorStart, event.anchorEnd);
		if (anchor !== void 0) this.#anchors.set(anchor, void 0);
		this.#frames.push({
			kind,
			at: event.start,
			tag: this.#slice(event.tagStart, event.tagEnd),
			anchor,
			items: []
		});
	}
	#scalar(event) {
		const at = event.valueStart >= 0 ? event.valueStart : this.#at;
		this.#at = at;
		const tag = this.#slice(event.tagStart, event.tagEnd);
		const text = event.valueStart < 0 ? "" : unmask(getScalarValue(this.#text, event));
		const built = {
			value: called(tag, event.style === SCALAR_STYLE.PLAIN && !isText$1(tag) ? plainValue(text) : text),
			at,
			size: 1,
			height: 1
		};
		const anchor = this.#slice(event.anchorStart, event.anchorEnd);
		if (anchor !== void 0) this.#anchors.set(anchor, built);
		this.#add(built);
	}
	#alias(name, at) {
		this.#at = at;
		const built = this.#anchors.get(name);
		if (built !== void 0) return {
			...built,
			at
		};
		throw new Unreadable(this.#anchors.has(name) ? `the alias *${name.slice(0, 40)} stands inside its own anchor` : `the alias *${name.slice(0, 40)} has no anchor`, at);
	}
	#close() {
		const frame = this.#frames.pop();
		if (frame === void 0) return;
		if (frame.kind === "document") {
			this.#documents.push(frame.items[0] ?? {
				value: null,
				at: frame.at,
				size: 1,
				height: 1
			});
			return;
		}
		const value = frame.kind === "list" ? frame.items.map((item) => item.value) : this.#mapping(frame);
		const size = frame.items.reduce((sum, item) => sum + item.size, 1);
		const height = frame.items.reduce((most, item) => Math.max(most, item.height), 0) + 1;
		if (size > MOST_VALUES) throw new Unreadable(`more than ${MOST_VALUES} values`, frame.at);
		if (height > 200) throw new Unreadable(`nested more than 200 levels deep`, frame.at);
		const built = {
			value: called(frame.tag, value),
			at: frame.at,
			size,
			height
		};
		if (frame.anchor !== void 0) this.#anchors.set(frame.anchor, built);
		this.#add(built);
	}
	#mapping({ items }) {
		const object = Object.create(null);
		const merged = [];
		for (let index = 0; index + 1 < items.length; index += 2) {
			const [key, item] = [items[index], items[index + 1]];
			if (key === void 0 || item === void 0) continue;
			const name = keyText(key.value);
			if (name === void 0) throw new Unreadable("a key that is itself a list or a mapping", key.at);
			if (name === "<<") merged.push(item.value);
			else if (Object.hasOwn(object, name)) throw new Unreadable(`the key ${name.slice(0, 60)} stands here a second time`, key.at);
			else object[name] = item.value;
		}
		for (const value of merged) mergeInto(object, value);
		return object;
	}
	#add(built) {
		this.#frames.at(-1)?.items.push(built);
	}
	#slice(start, end) {
		return start < 0 ? void 0 : this.#text.slice(start, end);
	}
};
function mergeInto(object, value) {
	for (const source of isJsonList(value) ? value : [value]) {
		if (!isJsonObject(source)) continue;
		for (const [key, inner] of Object.entries(source)) if (!Object.hasOwn(object, key)) object[key] = inner;
	}
}
function keyText(value) {
	if (value === null) return "";
	return typeof value === "object" ? void 0 : String(value);
}
const isText$1 = (tag) => tag === "!!str" || tag === "!";
/** `!Ref` and `!Condition` keep their name; every other short tag is a function. */
function called(tag, value) {
	if (tag === void 0 || !/^![A-Za-z][\w:]*$/.test(tag)) return value;
	const name = tag.slice(1);
	const call = name === "Ref" || name === "Condition" || name.startsWith("Fn::") ? name : `Fn::${name}`;
	return Object.assign(Object.create(null), { [call]: value });
}
/** The words of YAML 1.2 that are more than text. */
function plainValue(text) {
	switch (text) {
		case "":
		case "~":
		case "null":
		case "Null":
		case "NULL": return null;
		case "true":
		case "True":
		case "TRUE": return true;
		case "false":
		case "False":
		case "FALSE": return false;
		default: return text;
	}
}
// src/source/read-text.ts
/**
* Pasted text → documents, JSON or YAML, whichever it is. A text is read whole or refused with the position of the first
* thing that was not understood; what people and terminals put around it (fences, prompts, warnings) is passed over.
*/
/** Reads the documents of a text. Positions are those of the text that was given. */
function readText$1(text) {
	if (text.length > LONGEST_SOURCE) return {
		ok: false,
		problem: {
			line: 1,
			column: 1,
			message: "the text is longer than 5 MB: give the part that is about Amazon ECS"
		}
	};
	const whole = plainText(text);
	const refusal = refuseWhole(whole);
	if (refusal !== void 0) return {
		ok: false,
		problem: refusal
	};
	const quoted = quotedJson(whole);
	if (quoted !== void 0) return readText$1(quoted);
	const bare = withoutPrefixes(whole);
	const blocks = blocksOf(bare);
	return blocks === void 0 ? readPart(bare.replace(FENCE, blanked)) : readBlocks(bare, blocks, readPart);
}
/** Reads a text without fences. */
function readPart(bare) {
	if (beginsAsJson(bare) || !looksLikeYaml(bare)) return readJsonPart(bare);
	const yaml = readYamlPart(bare);
	if (yaml.ok && !isCommentOn(yaml)) return yaml;
	const template = fromTemplateOn(bare);
	if (template !== void 0 && template !== bare) {
		const read = readYaml(template);
		return read.ok ? {
			...withOpenEnd(read, template),
			skipped: true
		} : read;
	}
	if (bare.length > LONGEST_NOT_YAML) return yaml;
	const json = readJsonPart(bare);
	return json.ok ? json : yaml;
}
function readJsonPart(text) {
	const read = readJson(text, { placeholders: true });
	return read.ok ? withYamlAround(read, text, readYamlPart) : read;
}
/** YAML, also with prose before and after it. */
function readYamlPart(text) {
	const yaml = readYaml(text);
	if (yaml.ok && !isCommentOn(yaml)) return withOpenEnd(yaml, text);
	const inner = withoutProse(text);
	const between = inner === void 0 ? void 0 : readYaml(inner);
	if (inner !== void 0 && between?.ok === true && !isCommentOn(between)) return {
		...withOpenEnd(between, inner),
		skipped: true
	};
	return yaml;
}
/** A value that is whole as it stands: in quotes or brackets, or one of few words. */
const ENDED = /["'}\]]$|:[ \t]+(?:true|false|null|FARGATE|EC2|EXTERNAL|MANAGED_INSTANCES|awsvpc|bridge|host|awslogs|[a-z]{2}(?:-[a-z]{2,10}){1,3}-\d)$/;
/**
* Says of the last document with which key it ends, if it may go on: no value follows, or one in a line without an end.
* Files end with one; of a value in quotes or brackets it is clear where it ends.
*/
function withOpenEnd(read, text) {
	const tail = text.slice(-1e3);
	const last = /[^\n]*$/.exec(tail.trimEnd())?.[0] ?? "";
	const isMidLine = /\n[ \t]+$/.test(tail);
	const ends = isMidLine || /[\n\r]$/.test(tail) || ENDED.test(last);
	const named = /^[ \t]*(?:- )*["']?([\w$./:-]{1,60}?)["']?[ \t]*:(?:[ \t].*)?$/.exec(last)?.[1];
	const word = ends ? void 0 : /^[ \t]+([\w$./-]{1,60})$/.exec(last)?.[1];
	const key = named ?? word ?? (isMidLine ? last.trim().slice(0, 60) : void 0);
	if (key === void 0 || ends && !isMidLine && !/:$/.test(last)) return read;
	const [first, ...others] = read.documents;
	const open = others.at(-1);
	return open === void 0 ? {
		...read,
		documents: [{
			...first,
			endsOpen: key
		}]
	} : {
		...read,
		documents: [
			first,
			...others.slice(0, -1),
			{
				...open,
				endsOpen: key
			}
		]
	};
}
/** A text that is neither whole YAML nor begins as JSON is looked through for JSON up to this length. */
const LONGEST_NOT_YAML = 1e6;
/** Longest text of a source, in UTF-16 units. */
const LONGEST_SOURCE = 5242880;
/** The text without what an encoding left in it: a byte order mark, and the NULs of UTF-16 that was read as bytes. */
function plainText(text) {
	const plain = text.replace(/^(?:\uFEFF|\uFFFD{2})/, "");
	if (!plain.slice(0, 200).includes("\0")) return text.startsWith("�") ? plain : text;
	return isWideAscii(plain) ? plain.replaceAll("\0", "") : text;
}
/** Every second character is NUL, so that none but ASCII was there. */
function isWideAscii(text) {
	const first = text.startsWith("\0") ? 0 : 1;
	if (text.includes("�")) return false;
	for (let at = first; at < text.length; at += 2) if (text[at] !== "\0") return false;
	for (let at = 1 - first; at < text.length; at += 2) if (text[at] === "\0") return false;
	return true;
}
const FENCE = /^[ \t]*(?:```|~~~).*$/gm;
function blanked(text) {
	return text.replace(/[^\n\r]/g, " ");
}
/** What a text says that is one JSON text in quotes, as a definition inside another file. */
function quotedJson(text) {
	if (!/^\s*"\s*(?:\\[nrt]\s*)*[{[]/.test(text)) return void 0;
	try {
		const inner = JSON.parse(text);
		return typeof inner === "string" ? inner : void 0;
	} catch {
		return;
	}
}
/** Signs of a quotation, and the numbers of lines one after another, that stand before every line; blanks stand for them. */
function withoutPrefixes(text) {
	const full = text.slice(0, LONGEST_NOT_YAML).split("\n").filter((line) => line.trim() !== "");
	if (full.length < 2 || text.length > LONGEST_NOT_YAML) return text;
	if (full.every((line) => /^[ \t]*>/.test(line))) return text.replace(/^[ \t]*>(?:[ \t]?>)*/gm, blanked);
	const first = numberOf(full[0]);
	return first !== void 0 && full.every((line, index) => numberOf(line) === first + index) ? text.replace(NUMBER, blanked) : text;
}
const NUMBER = /^[ \t]*\d{1,5}(?:[ \t]*[:|.])?(?=[ \t\r]|$)/gm;
function numberOf(line = "") {
	const digits = /^[ \t]*(\d{1,5})(?:[ \t]*[:|.])?(?:[ \t\r]|$)/.exec(line)?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
/** A line of prose or a command: nothing of YAML stands so at the left edge. */
const PROSE = /^(?!\s|-|\?|#|[[{}\]"'&*!|>%@`]|[\w.$/-]+[ \t]*:(?:[ \t\r]|$))\S+[ \t,.:;!?]+\S.*$|^[^\s:]*[$%❯➜#>][ \t]*$|^\w+[,.!]+$/;
/** YAML without the prose and the commands before and after it; `undefined` when there is none. Lines stay lines. */
function withoutProse(text) {
	const lines = text.split("\n");
	const isProse = (line) => line.trim() === "" || PROSE.test(line.trimEnd());
	const begins = lines.findIndex((line) => !isProse(line));
	let ends = lines.length;
	while (ends > begins && isProse(lines[ends - 1] ?? "")) ends -= 1;
	const apart = ends === lines.length || lines[ends]?.trim() === "" || /[$%❯➜#>]/.test(lines[ends] ?? "");
	if (begins < 0 || !apart || begins === 0 && ends === lines.length) return void 0;
	return lines.map((line, index) => index < begins || index >= ends ? blanked(line) : line).join("\n");
}
/** The text is JSON: before the first line that begins with a bracket no line is a key of YAML. */
function beginsAsJson(text) {
	if (isBracketFirst(text)) return true;
	const line = /^[ \t]*[{[](?![{A-Za-z])/m.exec(text);
	return line !== null && !looksLikeYaml(text.slice(0, line.index));
}
/** The first thing in the text is a bracket; a placeholder (`{{ … }}`) or a bracketed word (`[WARNING]`) is none. */
function isBracketFirst(text) {
	const begin = firstOf(text);
	const rest = text.slice(begin, begin + 300);
	if (rest.startsWith("{")) return !rest.startsWith("{{");
	return rest.startsWith("[") && !/^\[[^\]"'{}\n\r]{1,200}\][^\S\n\r]*[^\s,\]}]/.test(rest);
}
/** The first offset that is neither blank nor in a comment of JSON. */
function firstOf(text) {
	const blank = /[^\s\uFEFF]/g;
	for (;;) {
		const at = blank.exec(text)?.index ?? text.length;
		const ends = text.startsWith("//", at) ? text.slice(at).search(/[\n\r]/) : text.startsWith("/*", at) ? text.indexOf("*/", at) - at + 2 : -1;
		if (ends < 2) return at;
		blank.lastIndex = at + ends;
	}
}
/** A key of one word, or an item of a list, at the beginning of a line. */
function looksLikeYaml(text) {
	if (/^\s*(?:---\s+)?[-?](?:[ \t]|\r?$)/m.test(text.slice(0, 200))) return true;
	return /^[ \t]*(?:- +)?["']?[A-Za-z_$.][\w./$:-]*["']?[ \t]*:(?:[ \t\r]|$)/m.test(text);
}
/** YAML that is one key made of prose, with JSON below it. */
function isCommentOn(read) {
	if (!read.ok) return false;
	const { value } = read.documents[0];
	if (isJsonList(value)) return false;
	return isJsonObject(value) && Object.keys(value).length === 1 && / /.test(Object.keys(value)[0] ?? "");
}
/** Sections of a CloudFormation template that may stand first. */
const SECTION = /^(?:AWSTemplateFormatVersion|Transform|Description|Metadata|Parameters|Mappings|Conditions|Rules|Globals|Resources|Outputs)[ \t]*:/m;
/** The template after the warnings that `cdk synth` prints before it; lines stay lines. */
function fromTemplateOn(text) {
	const at = SECTION.exec(text)?.index;
	return at === void 0 ? void 0 : blanked(text.slice(0, at)) + text.slice(at);
}
// src/source/compose/read-compose.ts
const MOST_SERVICES = 200;
/** Whether the value has services as Compose writes them: by name, with an image or a build. */
function isCompose(value) {
	return servicesOf(value).some((service) => [
		"image",
		"build",
		"extends",
		"command",
		"ports",
		"environment"
	].some((key) => ownValue(service, key) !== void 0));
}
/** Entries that ECS Compose-X adds to a Compose file: AWS resources at the top, settings in the services. */
const COMPOSE_X = /^x-(?:vpc|cluster|configs|tags|elbv2|elb|rds|dbs|docdb|neptune|dynamodb|s3|sqs|sns|kinesis|kinesis_firehose|kms|efs|acm|route53|cloudmap|secrets|alarms|events|appmesh|opensearch|elasticache|cognito_userpool|codeprofiler|msk_cluster|iam|network|scaling|xray|logging|ecs|ecr|prometheus|monitoring|dns)$/;
/** A Compose file that ECS Compose-X turns into templates. */
function isComposeX(value) {
	if (!isJsonObject(value) || !isCompose(value)) return false;
	const declared = ownValue(value, "secrets");
	const secrets = isJsonObject(declared) ? Object.values(declared).filter(isJsonObject) : [];
	return [
		value,
		...servicesOf(value),
		...secrets
	].some((one) => Object.keys(one).some((key) => COMPOSE_X.test(key)));
}
/** A Compose file that says something about AWS to Docker itself. */
function isComposeFile(value) {
	return isCompose(value) && !isComposeX(value) && (hasExtension(value, 0) || servicesOf(value).some((service) => hasExtension(service, 0)));
}
function servicesOf(value) {
	const services = isJsonObject(value) ? ownValue(value, "services") : void 0;
	return isJsonObject(services) ? Object.values(services).filter(isJsonObject) : [];
}
/** `x-aws-…` in the file or in a service, which only the Amazon ECS integration of Docker reads. */
function hasExtension(value, depth) {
	if (!isJsonObject(value) || depth > 3) return false;
	return Object.entries(value).some(([key, inner]) => key.startsWith("x-aws-") || depth < 3 && hasExtension(inner, depth + 1));
}
/** Reads the services; each is one workload. */
function readCompose(field) {
	const parts = new Parts();
	readVpc$1(field.get("x-aws-vpc"), parts.vpc);
	const services = field.get("services");
	for (const name of services.keys().slice(0, MOST_SERVICES)) {
		const service = services.member(name);
		const gathering = new Gathering();
		readComposeService(service, `service ${shortName(name)}`, field, gathering);
		readOverlay(field.get("x-aws-cloudformation"), gathering);
		parts.tasks.push({
			name: shortName(name),
			keys: [name],
			gathering,
			whole: true
		});
	}
	return parts;
}
/** `x-aws-vpc: vpc-…`: the network in which the services run; without it they run in the default VPC of the account. */
function readVpc$1(vpc, gathering) {
	if (vpc.value === void 0 || gathering.isOpen(vpc, ["vpcId"], "x-aws-vpc")) return;
	const text = vpc.text() ?? "";
	if (/^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text)) gathering.claim("vpcId", text, vpc, "the services run in this VPC");
	else gathering.doubt("vpcId", "x-aws-vpc holds no id of a VPC");
}
/** What an overlay of `x-aws-cloudformation` may change in the template that the integration makes. */
const OVERLAID = [
	[/"(?:LaunchType|CapacityProviderStrategy|RequiresCompatibilities)"/, "launchType"],
	[/"(?:Image|ContainerDefinitions)"/, "imageRegistries"],
	[/"(?:LogConfiguration|ContainerDefinitions)"/, "logDrivers"],
	[/"(?:Secrets|ContainerDefinitions)"/, "secretSources"],
	[/"(?:Volumes|VolumeConfigurations)"/, "volumes"],
	[/"EnableExecuteCommand"/, "ecsExec"],
	[/"PlatformVersion"/, "platformVersion"],
	[/"ServiceConnectConfiguration"/, "serviceConnect"]
];
function readOverlay(overlay, gathering) {
	if (overlay.value === void 0) return;
	const text = JSON.stringify(overlay.value);
	for (const [pattern, question] of OVERLAID) if (pattern.test(text)) gathering.doubt(question, "the overlay x-aws-cloudformation changes it in the template");
}
function readComposeService(service, name, file, gathering) {
	gathering.claim("launchType", "FARGATE", service, "the Amazon ECS integration of Docker runs services on AWS Fargate unless they need an instance", "inferred");
	gathering.hint("launchType", "a Compose file does not name a launch type");
	readGpu(service, name, gathering);
	const image = service.get("image");
	const text = image.text();
	if (text === void 0 || parseImage(text).kind === "unknown") {
		gathering.claim("imageRegistries", "ecr-private", image.value === void 0 ? service : image, `${name} has no image that is known; private Amazon ECR is taken`, "inferred");
		gathering.doubt("imageRegistries", `the image of ${name} is not known`);
	} else readImage(image, name, gathering, image);
	if (service.get("x-aws-pull_credentials").text() !== void 0) gathering.claim("registryCredentials", true, service.get("x-aws-pull_credentials"), `${name} logs in to its registry with a secret of AWS Secrets Manager`);
	readComposeVariables(service.get("environment"), name, gathering);
	readComposeLogging(service, name, gathering);
	readComposeSecrets(service, name, file, gathering);
	if (service.get("env_file").value !== void 0) gathering.hint("environmentFiles", `${name} has an env_file, which Docker reads itself`);
	gathering.deny("environmentFiles", service, "the Amazon ECS integration of Docker uses no environment files of Amazon S3");
	readComposeVolumes(service, name, file, gathering);
	if (service.get("x-aws-policies", "x-aws-role").value !== void 0) gathering.hint("applicationServices", `the policies of ${name} show which services its code may call`);
}
/** `environment: { NAME: value }` or `[NAME=value]`. */
function readComposeVariables(environment, name, gathering) {
	for (const item of Array.isArray(environment.value) ? environment.items("a list of variables") : []) {
		const [, key = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(item.text() ?? "") ?? [];
		readVariable(new Field(value, item.path, item.site), key, name, gathering);
	}
	for (const key of isJsonObject(environment.value) ? environment.keys() : []) readVariable(environment.member(key), key, name, gathering);
}
function readGpu(service, name, gathering) {
	const devices = service.get("deploy").get("resources").get("reservations").get("devices", "generic_resources");
	if (devices.value === void 0) return;
	gathering.claim("launchType", "EC2", devices, `${name} reserves devices, which AWS Fargate does not offer`, "declared");
}
function readComposeLogging(service, name, gathering) {
	const logging = service.get("logging");
	if (gathering.isOpen(logging, ["logDrivers"], `the logging of ${name}`)) return;
	if (logging.value === void 0) {
		gathering.claim("logDrivers", "awslogs", service, "the Amazon ECS integration of Docker sends logs to CloudWatch Logs");
		return;
	}
	const driver = logging.get("driver").text()?.toLowerCase();
	if (driver === "awslogs" || driver === void 0) gathering.claim("logDrivers", "awslogs", logging, `${name} logs with awslogs`);
	else if (driver === "awsfirelens") gathering.claim("logDrivers", "awsfirelens", logging, `${name} logs with awsfirelens`);
	else gathering.doubt("logDrivers", `${name} logs with ${shortName(driver)}`);
}
/** Secrets with an ARN or a name of AWS Secrets Manager; those of files are created there as well. */
function readComposeSecrets(service, name, file, gathering) {
	const list = service.get("secrets");
	if (gathering.isOpen(list, ["secretSources"], `the list of secrets of ${name}`)) return;
	const declared = file.get("secrets");
	for (const item of Array.isArray(list.value) ? list.items("a list of secrets") : []) {
		const key = (isJsonObject(item.value) ? item.get("source") : item).text();
		const external = (key === void 0 ? void 0 : declared.member(key))?.get("name");
		const text = external?.text();
		if (external !== void 0 && text?.startsWith("arn:") === true) readSecret(external, text, `${name} gets ${shortName(key ?? "")}`, gathering);
		else gathering.claim("secretSources", "secretsmanager", item, `${name} gets ${shortName(key ?? "")}, which the integration keeps in AWS Secrets Manager`);
	}
	gathering.deny("secretSources", service, `${name} has no secrets`);
}
function readComposeVolumes(service, name, file, gathering) {
	const volumes = file.get("volumes");
	const list = service.get("volumes");
	if (gathering.isOpen(list, ["volumes"], `the list of volumes of ${name}`)) return;
	for (const item of Array.isArray(list.value) ? list.items("a list of volumes") : []) {
		const source = isJsonObject(item.value) ? item.get("source").text() : item.text()?.split(":")[0];
		if (source === void 0 || !volumes.keys().includes(source)) continue;
		gathering.claim("volumes", "efs", item, `${name} mounts the volume ${shortName(source)}, which the integration keeps in Amazon EFS`);
	}
	gathering.deny("volumes", service, `${name} mounts no volume`);
}
// src/source/terraform/resources.ts
/**
* What `terraform show -json` prints (of a plan or of the state), and state files, as resources: what workloads, the
* inventory and the rehearsal read. Pure.
*/
/** More resources, or deeper modules, are not read. */
const MOST_RESOURCES = 2e4;
const DEEPEST_MODULE$1 = 20;
/** Whether a value is what Terraform prints as JSON, and in which form. */
function terraformForm(value) {
	if (!isJsonObject(value)) return void 0;
	if (isJsonObject(ownValue(value, "planned_values"))) return "show";
	const values = ownValue(value, "values");
	if (isJsonObject(values) && isJsonObject(ownValue(values, "root_module"))) return "show";
	const isState = ownValue(value, "terraform_version") !== void 0 || ownValue(value, "lineage") !== void 0;
	const holds = isJsonList(ownValue(value, "resources")) || isJsonList(ownValue(value, "modules"));
	return isState && holds ? "state" : void 0;
}
/** Whether a value is a configuration in the JSON form of Terraform's language: resources by type and name, as expressions. */
function isTerraformConfiguration(value) {
	const resources = isJsonObject(value) ? ownValue(value, "resource") : void 0;
	return isJsonObject(resources) && Object.keys(resources).some((type) => /^[a-z]+_\w+$/.test(type));
}
/** The resources of a document of one of these forms. */
function terraformResources(document) {
	const found = [];
	const references = /* @__PURE__ */ new Map();
	const configuration = ownValue(document, "configuration");
	if (isJsonObject(configuration)) collectReferences(ownValue(configuration, "root_module"), "", 0, references);
	const unknown = unknownIn(document);
	for (const part of ["planned_values", "values"]) {
		const root = at(ownValue(document, part), "root_module");
		if (isJsonObject(root)) collectModule(root, "", `${part}.root_module`, 0, {
			found,
			references,
			unknown
		});
	}
	if (terraformForm(document) === "state") collectState(document, found);
	return found;
}
function collectModule(module, address, path, depth, collection) {
	for (const [index, resource] of listOf$1(ownValue(module, "resources")).entries()) {
		if (!isJsonObject(resource) || collection.found.length >= MOST_RESOURCES) continue;
		const type = textOf(resource, "type");
		const own = textOf(resource, "address") || `${type}.${textOf(resource, "name")}`;
		const values = ownValue(resource, "values");
		collection.found.push({
			address: own,
			type,
			module: address,
			isData: textOf(resource, "mode") === "data",
			values: withUnknown(withReferences(isJsonObject(values) ? values : {}, own, address, collection.references), type, collection.unknown.get(own)),
			path: `${path}.resources[${index}].values`,
			...brokenness(own, type, isJsonObject(values))
		});
	}
	if (depth > DEEPEST_MODULE$1) return;
	for (const [index, child] of listOf$1(ownValue(module, "child_modules")).entries()) {
		if (!isJsonObject(child)) continue;
		const place = `${path}.child_modules[${index}]`;
		collectModule(child, textOf(child, "address"), place, depth + 1, collection);
	}
}
/** The type stands in the address as well, and what runs has values. */
function brokenness(address, type, hasValues) {
	const named = /(?:^|\.)(aws(?:cc)?_\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1];
	if (named !== void 0 && named !== type) return { broken: `the type ${type.slice(0, 60)} is not that of the address: is the text whole?` };
	return /^aws(?:cc)?_ecs_/.test(type) && !hasValues ? { broken: "a resource without values: is the text whole?" } : {};
}
/** `resource_changes[].change.after_unknown`, by address. */
function unknownIn(document) {
	const unknown = /* @__PURE__ */ new Map();
	for (const changed of listOf$1(ownValue(document, "resource_changes"))) {
		const after = isJsonObject(changed) ? at(ownValue(changed, "change"), "after_unknown") : void 0;
		if (isJsonObject(changed) && isJsonObject(after)) unknown.set(textOf(changed, "address"), after);
	}
	return unknown;
}
/** Attributes by which others know a resource, and those that say nothing: they stay absent while they are unknown. */
const NAMES = /^(?:id|arn|arn_without_revision|revision|tags|tags_all)$/;
/** Attributes of Amazon ECS that are known only after apply become placeholders: absent, they would be denied. */
function withUnknown(values, type, unknown) {
	return unknown === void 0 || !/^aws(?:cc)?_ecs_/.test(type) ? values : mergeUnknown(values, unknown, 0);
}
function mergeUnknown(values, unknown, depth) {
	const merged = Object.assign(Object.create(null), values);
	for (const [key, what] of Object.entries(unknown)) {
		const value = merged[key];
		if (NAMES.test(key) || depth > 5) continue;
		if (what === true && (value === void 0 || value === null)) merged[key] = `\${${key}}`;
		else if (isJsonList(what) && isJsonList(value)) merged[key] = value.map((item, index) => {
			const inner = what[index];
			return isJsonObject(item) && isJsonObject(inner) ? mergeUnknown(item, inner, depth + 1) : item;
		});
	}
	return merged;
}
/** Expressions of the configuration by the address of the resource, without indices. */
function collectReferences(module, address, depth, references) {
	if (!isJsonObject(module) || depth > DEEPEST_MODULE$1) return;
	for (const resource of listOf$1(ownValue(module, "resources"))) {
		const expressions = isJsonObject(resource) ? ownValue(resource, "expressions") : void 0;
		if (!isJsonObject(resource) || !isJsonObject(expressions)) continue;
		references.set(joined(address, textOf(resource, "address")), expressions);
	}
	const calls = ownValue(module, "module_calls");
	if (!isJsonObject(calls)) return;
	for (const [name, call] of Object.entries(calls)) collectReferences(isJsonObject(call) ? ownValue(call, "module") : void 0, joined(address, `module.${name}`), depth + 1, references);
}
/** Attributes that hold several ids, in the provider's names. */
const LISTS$1 = /(?:s|_ids|_arns|_blocks)$/;
/** Puts what an attribute refers to where its value is not known yet. */
function withReferences(values, address, module, references) {
	const expressions = references.get(address.replace(/\[[^\]]*\]/g, ""));
	if (expressions === void 0) return values;
	return mergeReferences(values, expressions, {
		module,
		key: /\[[^\]]*\]$/.exec(address)?.[0] ?? ""
	}, 0);
}
function mergeReferences(values, expressions, of, depth) {
	const merged = Object.assign(Object.create(null), values);
	for (const [key, expression] of Object.entries(expressions)) {
		const value = merged[key];
		if (isJsonList(expression) && isJsonList(value) && depth < 5) merged[key] = value.map((item, index) => {
			const inner = expression[index] ?? expression[0];
			return isJsonObject(item) && isJsonObject(inner) ? mergeReferences(item, inner, of, depth + 1) : item;
		});
		else if (value === void 0 || value === null) {
			const referred = referencesIn(expression, of);
			const [first] = referred;
			if (first !== void 0) merged[key] = LISTS$1.test(key) ? referred : first;
		}
	}
	return merged;
}
/**
* `aws_subnet.a.id` and `aws_subnet.a` are one reference: the resource; variables and locals say nothing. What is chosen by
* the own key or index is the instance with the same one.
*/
function referencesIn(expression, { module, key }) {
	const names = (isJsonObject(expression) ? listOf$1(ownValue(expression, "references")) : []).filter((name) => typeof name === "string");
	const resources = names.map((name) => /^((?:data\.)?aws(?:cc)?_\w+\.[\w-]+|module\.[\w-]+\.[\w-]+)/.exec(name)?.[1]);
	const unique = [...new Set(resources.filter((name) => name !== void 0))];
	const own = names.some((name) => /^(?:each\.(?:key|value)|count\.index)\b/.test(name)) ? key : "";
	if (unique.length > 0) return unique.map((name) => `\${${joined(module, name)}${own}}`);
	return names.length === 0 ? [] : [`\${${names[0] ?? ""}}`];
}
/** A type that is nearly one of Amazon ECS. */
function misspeltType(type) {
	return [
		"aws_ecs_task_definition",
		"aws_ecs_service",
		"aws_ecs_cluster"
	].some((known) => type !== known && Math.abs(type.length - known.length) < 3 && distance(type, known) < 3) ? { broken: `the type ${type.slice(0, 60)} looks misspelt: is the text whole?` } : {};
}
/** State files: version 4 has instances, version 3 modules with flat attributes. */
function collectState(document, found) {
	for (const [index, resource] of listOf$1(ownValue(document, "resources")).entries()) {
		if (!isJsonObject(resource)) continue;
		const module = textOf(resource, "module");
		for (const [number, instance] of listOf$1(ownValue(resource, "instances")).entries()) {
			const values = at(instance, "attributes");
			if (!isJsonObject(values) || found.length >= MOST_RESOURCES) continue;
			const key = isJsonObject(instance) ? ownValue(instance, "index_key") : void 0;
			const suffix = key === void 0 || key === null ? "" : `[${JSON.stringify(key)}]`;
			found.push({
				address: `${joined(module, `${textOf(resource, "type")}.${textOf(resource, "name")}`)}${suffix}`,
				type: textOf(resource, "type"),
				module,
				isData: textOf(resource, "mode") === "data",
				values,
				path: `resources[${index}].instances[${number}].attributes`,
				...misspeltType(textOf(resource, "type"))
			});
		}
	}
	for (const [index, module] of listOf$1(ownValue(document, "modules")).entries()) {
		const resources = at(module, "resources");
		if (!isJsonObject(resources)) continue;
		for (const [address, resource] of Object.entries(resources)) {
			const values = at(at(resource, "primary"), "attributes");
			if (!isJsonObject(resource) || !isJsonObject(values) || found.length >= MOST_RESOURCES) continue;
			found.push({
				address,
				type: textOf(resource, "type"),
				module: "",
				isData: address.startsWith("data."),
				values: unflattened(values),
				path: `modules[${index}].resources[${JSON.stringify(address)}].primary.attributes`
			});
		}
	}
}
/** `a.0.b: x` of old states, as `a: [{ b: x }]`; counters (`a.#`) go. */
function unflattened(values) {
	const plain = Object.create(null);
	for (const [key, value] of Object.entries(values)) {
		const [name = "", index, ...rest] = key.split(".");
		if (index === void 0) plain[name] = value;
		else if (index !== "#" && index !== "%") addFlat(plain, name, index, rest, value);
	}
	return plain;
}
function addFlat(plain, name, index, rest, value) {
	const list = plain[name] ?? [];
	plain[name] = list;
	if (rest.length === 0) list.push(value);
	else if (rest.length === 1) {
		const known = list.find((item) => isJsonObject(item) && item["\0"] === index);
		const item = known ?? Object.assign(Object.create(null), { "\0": index });
		item[rest[0] ?? ""] = value;
		if (known === void 0) list.push(item);
	}
}
function joined(module, name) {
	return module === "" ? name : `${module}.${name}`;
}
function at(value, key) {
	return isJsonObject(value) ? ownValue(value, key) : void 0;
}
function listOf$1(value) {
	return isJsonList(value) ? value : [];
}
function textOf(value, key) {
	const text = at(value, key);
	return typeof text === "string" ? text : "";
}
// src/source/refusals.ts
/** What people paste instead of a source: each is named, with the one command that gives what can be read. */
/** A text in a language that is not read, as a sentence; `undefined` for anything else. */
function languageOf(whole) {
	const text = whole.slice(0, LONGEST_LOOK);
	if (/^[\s\uFEFF]*[{[](?!\{)/.test(text) && !/^[\s\uFEFF]*\{\s*(?:local|"?[\w]+"?\s*\+?:{1,3}\s*(?:local|import|std\.))/.test(text)) return void 0;
	return LANGUAGES.find(({ pattern }) => pattern.test(text))?.words;
}
/** A language shows in the beginning of a text. */
const LONGEST_LOOK = 2e5;
const LANGUAGES = [
	{
		pattern: /^[ \t]*(?:resource|data)[ \t]+"\w+"[ \t]+"[\w-]+"[ \t]*\{|^[ \t]*(?:module|variable|provider|output)[ \t]+"[\w-]+"[ \t]*\{|^[ \t]*(?:locals|terraform)[ \t]*\{|\bjsonencode[ \t]*\(|^[ \t]*(?:container_definitions|requires_compatibilities|network_mode)[ \t]*=/m,
		words: "this is Terraform’s own language, whose expressions only Terraform evaluates: give what terraform show -json prints, of the state or of a saved plan"
	},
	{
		pattern: /^Terraform (?:will perform the following actions|used the selected providers)|^[ \t]*# (?:module\.[\w.[\]"-]+\.)?aws_\w+\.[\w.[\]"-]+ (?:will be|must be|has changed)/m,
		words: "this is what terraform plan prints for people: save the plan with terraform plan -out plan and give what terraform show -json plan prints"
	},
	{
		pattern: /\bfrom ['"](?:aws-cdk-lib|@aws-cdk\/)|require\(['"](?:aws-cdk-lib|@aws-cdk\/)|^(?:from|import) aws_cdk\b|\bimport software\.amazon\.awscdk|\bAmazon\.CDK\b|\bawscdk\.|\bnew (?:ecs|ecs_patterns|ecsPatterns)\.\w+\(|\becs\.(?:FargateTaskDefinition|Ec2TaskDefinition|ContainerImage|FargateService|Ec2Service)\b/m,
		words: "this is code of the AWS CDK: give the template that cdk synth prints"
	},
	{
		pattern: /['"]@pulumi\/|\bimport pulumi|pulumi_aws|\bpulumi\.(?:Config|export)|github\.com\/pulumi|\bPulumi\.Aws\b/m,
		words: `this is code of Pulumi: run pulumi up, and give what ${DESCRIBE} prints`
	},
	{
		pattern: /^[ \t]*local [A-Za-z_]\w*[ \t]*=|\bstd\.(?:extVar|native|manifest\w*|format|join)\(|^[ \t]*[\w'"]+[ \t]*:{2,3}[ \t]|(?:^|[\s(])import ['"][\w./-]+\.(?:libsonnet|jsonnet)['"]/m,
		words: "this is jsonnet: give what jsonnet FILE prints"
	},
	{
		pattern: /^(?:TASKDEFINITION|CONTAINERDEFINITIONS|SERVICES|TASKS|DEPLOYMENTS)\t|^\|+[ \t]+(?:Describe|List)[A-Z]\w{3,40}[ \t]*\|/m,
		words: "this is text or a table of the AWS CLI, which leaves out names of fields: give what the same command prints with --output json"
	},
	{
		pattern: /^(?:TaskDefinitionArn|ContainerDefinitions|RequiresCompatibilities|ServiceArn)[ \t]{1,40}:[ \t]/m,
		words: "this is a list of PowerShell, which leaves out what is inside: give it with | ConvertTo-Json -Depth 20"
	},
	{
		pattern: /^[a-z]\w{0,60} {1,60}= {1,4}["[{\dtf][^\n]*\n(?:[a-z]\w{0,60} {1,60}= {1,4}["[{\dtf][^\n]*\n){1,9}/,
		words: "these are values of variables of Terraform, and what they mean is in its configuration: give what terraform show -json prints, of the state or of a saved plan"
	},
	{
		pattern: /^(?:ECS_CLUSTER|ECS_ENGINE_AUTH_TYPE)=/m,
		words: "this is the configuration of a container agent: it names a cluster, not a workload"
	},
	{
		pattern: /^[ \t]*(?:FROM|RUN|ENTRYPOINT|CMD|COPY|WORKDIR|EXPOSE)[ \t]+\S+/m,
		words: `this is a Dockerfile, which does not say how Amazon ECS runs the image: give what ${DESCRIBE} prints`
	},
	{
		pattern: /^[ \t]*module\.exports[ \t]*=|^[ \t]*(?:const|let|var|class|def|func|package|using|public|function|export[ \t]+(?:default|const|let|class|function|async|type|interface|abstract))[ \t]+[\w{*]|^[ \t]*export[ \t]+[{*]/m,
		words: `this is program code: give what it makes, the template or what ${DESCRIBE} prints`
	}
];
const has$2 = (value, ...keys) => keys.every((key) => ownValue(value, key) !== void 0);
const objectAt = (value, key) => {
	const inner = ownValue(value, key);
	return isJsonObject(inner) ? inner : void 0;
};
const isEmptyList = (value) => isJsonList(value) && value.length === 0;
const isListOf$1 = (value, key) => isJsonList(value) && value.slice(0, 1).some((item) => isJsonObject(item) && has$2(item, key));
/** Whether a template has a resource of one of these types. */
const hasResource = (value, types) => Object.values(objectAt(value, "Resources") ?? {}).some((one) => isJsonObject(one) && types.test(wordOf(ownValue(one, "Type"))));
const hasEcsTarget = (value) => {
	const targets = ownValue(value, "Targets") ?? ownValue(value, "Target");
	return (isJsonList(targets) ? targets.slice(0, 50) : [targets]).some((target) => isJsonObject(target) && has$2(target, "EcsParameters"));
};
/** Documents of other commands and tools, the more telling first. */
const DOCUMENTS = [
	{
		is: isTerraformConfiguration,
		words: "a configuration of Terraform in JSON (.tf.json, or what cdktf synth writes), whose expressions only Terraform evaluates: give what terraform show -json prints, of the state or of a saved plan"
	},
	{
		is: (value) => isJsonList(ownValue(value, "failures")) && [
			"services",
			"tasks",
			"clusters",
			"containerInstances"
		].some((key) => isEmptyList(ownValue(value, key))),
		words: "the output of a command that found nothing: check the names in it, --cluster and --region, and give what it prints then"
	},
	{
		is: (value) => has$2(value, "jobDefinitionName") || has$2(value, "jobDefinitions") || has$2(value, "containerProperties") || has$2(value, "ecsProperties") || has$2(value, "jobName", "jobQueue") || isListOf$1(ownValue(value, "jobs"), "jobQueue") || isListOf$1(ownValue(value, "jobSummaryList"), "jobId"),
		words: "an AWS Batch job, which Batch turns into task definitions of its own: run it once, and give what aws ecs describe-tasks prints for its task"
	},
	{
		is: (value) => has$2(value, "primaryContainer") || has$2(value, "expressGatewayService") || has$2(value, "activeConfigurations") || hasResource(value, /^AWS::ECS::ExpressGatewayService$/),
		words: `an Express Mode service of Amazon ECS, which makes its own task definition: give what ${DESCRIBE} prints for it`
	},
	{
		is: (value) => has$2(value, "task_definition") && (has$2(value, "run_params") || objectAt(value, "task_definition") !== void 0),
		words: `ecs-params.yml of the Amazon ECS CLI, which says only what a Compose file cannot: give the task definition that ecs-cli registered, with ${DESCRIBE}`
	},
	{
		is: (value) => has$2(value, "service", "provider") && (has$2(value, "functions") || has$2(value, "custom") || has$2(value, "plugins")),
		words: "a configuration of the Serverless Framework: give the template that serverless package writes (.serverless/cloudformation-template-update-stack.json)"
	},
	{
		is: (value) => has$2(value, "region", "cluster", "service") && (has$2(value, "service_definition") || has$2(value, "task_definition")),
		words: "the configuration of ecspresso: give the files that it names, as ecspresso render prints them"
	},
	{
		is: (value) => has$2(value, "runtime", "resources") || has$2(value, "name", "runtime") && !has$2(value, "containerDefinitions"),
		words: `a project or a program of Pulumi: run pulumi up, and give what ${DESCRIBE} prints`
	},
	{
		is: (value) => Object.values(objectAt(value, "resources") ?? {}).some((one) => isJsonObject(one) && /^(?:aws|awsx|aws-native):/.test(wordOf(ownValue(one, "type")))),
		words: `a program of Pulumi in YAML: run pulumi up, and give what ${DESCRIBE} prints`
	},
	{
		is: (value) => /^environment$/i.test(wordOf(ownValue(value, "type"))) && has$2(value, "name") && !has$2(value, "image"),
		words: "the manifest of an environment of AWS Copilot, which runs nothing itself: give the manifest of a service (copilot/SERVICE/manifest.yml), or what copilot svc package prints"
	},
	{
		is: (value) => has$2(value, "source", "stages") && has$2(value, "version"),
		words: "the manifest of a pipeline of AWS Copilot, which runs nothing itself: give the manifest of a service (copilot/SERVICE/manifest.yml)"
	},
	{
		is: (value) => isComposeX(value),
		words: `a Compose file for ECS Compose-X, whose x-… entries only that tool knows: give the templates that ecs-compose-x render writes, or what ${DESCRIBE} prints`
	},
	{
		is: (value) => isCompose(value),
		words: `a Compose file, which does not say how Amazon ECS runs the services: give what docker compose convert printed for Amazon ECS, or what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "AWSEBDockerrunVersion"),
		words: "a Dockerrun.aws.json file that AWS Elastic Beanstalk does not run on Amazon ECS: only version 2 is"
	},
	{
		is: (value) => isJsonList(ownValue(value, "Resources")),
		words: "an AppSpec file of AWS CodeDeploy, which only names a task definition: give that task definition"
	},
	{
		is: (value) => objectAt(value, "jobs") !== void 0 && (has$2(value, "on") || has$2(value, "name")),
		words: `a workflow of GitHub Actions, which only deploys: give the task definition file that it names, or what ${DESCRIBE} prints`
	},
	{
		is: (value) => objectAt(value, "phases") !== void 0 && has$2(value, "version"),
		words: `a build specification of AWS CodeBuild, which only builds: give the task definition that the pipeline deploys, or what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "SourceConfiguration") || has$2(value, "serviceName", "sourceConfiguration"),
		words: "a service of AWS App Runner, which runs outside of Amazon ECS: there is nothing to plan"
	},
	{
		is: (value) => has$2(value, "HostConfig") || has$2(value, "Image", "Names") || has$2(value, "RepoTags"),
		words: `what docker inspect or docker ps prints, which does not say how Amazon ECS runs the container: give what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "containers", "publicEndpoint"),
		words: "a container service of Amazon Lightsail, which runs outside of Amazon ECS"
	},
	{
		is: (value) => has$2(value, "apiVersion") && has$2(value, "kind") || has$2(value, "image") && [
			"imagePullPolicy",
			"volumeMounts",
			"livenessProbe",
			"readinessProbe"
		].some((key) => has$2(value, key)),
		words: "a manifest of Kubernetes, which Amazon ECS does not run"
	},
	{
		is: (value) => has$2(value, "stoppedReason") || has$2(value, "Error", "RequestId") || [
			"msg",
			"message",
			"@message",
			"log",
			"event"
		].some((key) => has$2(value, key)) && [
			"level",
			"severity",
			"time",
			"timestamp",
			"ts",
			"@timestamp",
			"stream"
		].some((key) => has$2(value, key)),
		words: `an error or a log, which says what failed and not what runs: give it to npm run --silent diagnose, and here what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "@level", "@message"),
		words: "what terraform plan -json prints line by line: save the plan with terraform plan -out plan and give what terraform show -json plan prints"
	},
	{
		is: (value) => has$2(value, "StackEvents"),
		words: "the events of a stack: give its errors to npm run --silent diagnose, and here what aws cloudformation get-template --stack-name STACK prints"
	},
	{
		is: (value) => [
			"Stacks",
			"StackResources",
			"StackResourceSummaries",
			"StackSummaries",
			"StackResourceDetail"
		].some((key) => has$2(value, key)),
		words: "what CloudFormation says about a stack, without its template: give what aws cloudformation get-template --stack-name STACK prints"
	},
	{
		is: (value) => has$2(value, "app") && [
			"context",
			"watch",
			"output",
			"requireApproval"
		].some((key) => has$2(value, key)) || has$2(value, "tree", "version") || has$2(value, "artifacts", "version") && !has$2(value, "phases"),
		words: "a file of the AWS CDK without the template: give the template that cdk synth prints"
	},
	{
		is: (value) => objectAt(value, "image") !== void 0 && has$2(objectAt(value, "image") ?? {}, "repository") || has$2(value, "apiVersion", "name", "version") && !has$2(value, "kind"),
		words: "values or a chart of Helm, for Kubernetes, which Amazon ECS does not run"
	},
	{
		is: (value) => isJsonList(ownValue(value, "stages")) || has$2(value, "pipelines") || has$2(value, "orbs") || has$2(value, "workflows") && has$2(value, "jobs") || has$2(value, "trigger") && (has$2(value, "steps") || has$2(value, "pool")) || has$2(value, "include") && has$2(value, "variables"),
		words: `a pipeline of GitLab, CircleCI, Bitbucket or Azure, which only deploys: give the task definition file that it names, or what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "families"),
		words: `the output of list-task-definition-families, which has names only: give what ${DESCRIBE} prints for one of them`
	},
	{
		is: (value) => has$2(value, "version", "default") && objectAt(value, "clusters") !== void 0,
		words: `the configuration of the Amazon ECS CLI, which names clusters only: give what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "clusterArns"),
		words: `the output of list-clusters, which has names only: give what ${DESCRIBE} prints for a workload`
	},
	{
		is: (value) => has$2(value, "clusters"),
		words: `the output of describe-clusters, which says nothing about a workload: give it together with what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "capacityProviders"),
		words: `the output of describe-capacity-providers, which says nothing about a workload: give it together with what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "serviceRevisions"),
		words: `the output of describe-service-revisions: give what ${DESCRIBE} prints for its task definition`
	},
	{
		is: (value) => has$2(value, "containerInstances") || has$2(value, "containerInstanceArns"),
		words: `the output of describe-container-instances: give what ${DESCRIBE} prints for a workload on them`
	},
	{
		is: (value) => has$2(value, "taskDefinitionArns"),
		words: `the output of list-task-definitions, which has names only: give what ${DESCRIBE} prints for one of them`
	},
	{
		is: (value) => has$2(value, "serviceArns"),
		words: "the output of list-services, which has names only: give what aws ecs describe-services prints for one of them"
	},
	{
		is: (value) => has$2(value, "taskArns"),
		words: "the output of list-tasks, which has names only: give what aws ecs describe-tasks prints for one of them"
	},
	{
		is: (value) => [
			"VpcEndpoints",
			"Subnets",
			"RouteTables",
			"SecurityGroups",
			"Vpcs",
			"NatGateways"
		].some((key) => has$2(value, key)),
		words: `the output of describe-vpc-endpoints or of another describe command of Amazon EC2, which the audit reads: for a plan give what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "snapshotVersion"),
		words: "a snapshot of an account"
	},
	{
		is: (value) => has$2(value, "Statement"),
		words: `a policy, which says what may be called and not what is: give what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "version", "answers"),
		words: "saved answers of this planner: give them with --answers"
	},
	{
		is: (value) => hasResource(value, /^AWS::(?:CloudFormation::Stack|Serverless::Application)$/),
		words: "a template whose task definitions are in nested stacks: give the template of the stack that holds them (TemplateURL or Location), or what aws cloudformation get-template --stack-name NESTED_STACK prints"
	},
	{
		is: (value) => Object.keys(objectAt(value, "Resources") ?? {}).some((key) => key.startsWith("Fn::")),
		words: "a template whose loops (Fn::ForEach) or macros only CloudFormation expands: give what aws cloudformation get-template --template-stage Processed --stack-name STACK prints"
	},
	{
		is: (value) => has$2(value, "StartAt", "States"),
		words: `a state machine of AWS Step Functions, which only starts a task: give what ${DESCRIBE} prints for the task definition that it names`
	},
	{
		is: (value) => has$2(value, "EcsParameters") || hasEcsTarget(value),
		words: `a target of Amazon EventBridge, which only starts a task: give what ${DESCRIBE} prints for the TaskDefinitionArn in it`
	},
	{
		is: (value) => objectAt(value, "Resources") !== void 0 || has$2(value, "AWSTemplateFormatVersion"),
		words: "a template without a task definition or a service of Amazon ECS"
	},
	{
		is: (value) => has$2(value, "Configuration") || has$2(value, "configuration", "resourceType") || has$2(value, "ResourceDescription"),
		words: `the output of AWS Config or of the Cloud Control API: give what ${DESCRIBE} prints`
	},
	{
		is: (value) => has$2(value, "Events") || has$2(value, "Records") || has$2(value, "detail-type"),
		words: `an event: give what ${DESCRIBE} prints for the task definition that it names`
	}
];
/** What a document is, as the end of a sentence that begins with `this is`; `undefined` when nothing is recognised. */
function documentOf(value) {
	if (isJsonList(value)) return listOf(value);
	if (!isJsonObject(value)) return void 0;
	const found = DOCUMENTS.find(({ is }) => is(value))?.words;
	if (found !== void 0) return found;
	const [only, ...others] = Object.values(value);
	return others.length === 0 && isJsonObject(only) ? DOCUMENTS.find(({ is }) => is(only))?.words : void 0;
}
function listOf(value) {
	const items = value.slice(0, 50).filter(isJsonObject);
	const [first] = items;
	if (first === void 0) return otherTextOf(value.filter((item) => typeof item === "string").join("\n"));
	if (items.every((item) => has$2(item, "name", "imageUri"))) return `imagedefinitions.json of AWS CodePipeline, which has names and images only: give what ${DESCRIBE} prints`;
	if (items.some(isPlaybook)) return `a playbook or tasks of Ansible: run it, and give what ${DESCRIBE} prints`;
	return DOCUMENTS.find(({ is }) => is(first))?.words;
}
/** Plays have hosts, tasks the name of a module with a dot or one that ends in `_taskdefinition`. */
function isPlaybook(item) {
	if (has$2(item, "hosts") || has$2(item, "tasks")) return true;
	return Object.keys(item).some((key) => /^(?:community|amazon|ansible)\.\w+\.\w+$|^ecs_(?:taskdefinition|service|cluster)$/.test(key));
}
// src/source/foreign.ts
const ELSEWHERE = {
	image: {
		rule: "source/image-of-another-region",
		why: "the endpoints for Amazon ECR and the gateway endpoint for Amazon S3 serve their own Region only, so the pull has no path through them",
		fix: "Replicate the repository to the Region of the tasks and use that image.",
		cites: ["ecr-vpc-endpoints", "privatelink-s3-gateway"]
	},
	"log-group": {
		rule: "source/log-group-of-another-region",
		why: "the endpoint for CloudWatch Logs serves its own Region only",
		fix: "Use a log group in the Region of the tasks.",
		cites: ["logs-vpc-endpoints", "ecs-awslogs"]
	},
	secret: {
		rule: "source/secret-of-another-region",
		why: "the endpoints for AWS Secrets Manager and Systems Manager serve their own Region only",
		fix: "Replicate the secret to the Region of the tasks and name that one.",
		cites: ["ecs-secrets", "privatelink-access"]
	},
	key: {
		rule: "source/key-of-another-region",
		why: "the endpoint for AWS KMS serves its own Region only",
		fix: "Use a key, or a replica of a multi-Region key, in the Region of the tasks.",
		cites: ["kms-vpc-endpoints"]
	}
};
/** Findings about what lies elsewhere, once the Region and the account of the plan are known. */
function foreignFindings(gathering, answers) {
	const { region, accountId } = answers;
	const found = gathering.foreign.flatMap((foreign) => [...region === void 0 || foreign.region === void 0 || foreign.region === region ? [] : [inAnotherRegion(foreign, foreign.region, region)], ...accountId === void 0 || foreign.account === void 0 || foreign.account === accountId ? [] : ofAnotherAccount(foreign, foreign.account, accountId)]);
	const said = /* @__PURE__ */ new Set();
	return found.filter(({ rule, text }) => {
		const key = `${rule} ${text}`;
		return !said.has(key) && said.add(key) !== void 0;
	});
}
/** The first secret or key of another account than that of the plan. */
function dataOfAnotherAccount({ foreign }, own) {
	return foreign.find(({ kind, account }) => (kind === "secret" || kind === "key") && account !== void 0 && account !== own);
}
function inAnotherRegion(foreign, region, planned) {
	const { rule, why, fix, cites } = ELSEWHERE[foreign.kind];
	const { path, site } = foreign.from;
	return {
		rule,
		severity: "by-path",
		from: path,
		source: site.source,
		text: `${foreign.what} is in ${region}, and the plan is for ${planned}: ${why}.`,
		fix,
		cites
	};
}
function ofAnotherAccount(foreign, account, own) {
	if (foreign.kind !== "image") return [];
	const { path, site } = foreign.from;
	return [{
		rule: "source/repository-of-another-account",
		severity: "warning",
		from: path,
		source: site.source,
		text: `${foreign.what} is in a repository of account ${account}, and the workload runs in ${own}: the policy of that repository decides whether it can be pulled, and a policy on the ecr.dkr and ecr.api endpoints has to allow that account's repository.`,
		fix: `Let the owner of account ${account} allow your task execution role in the repository policy, and name that repository in your endpoint policies.`,
		cites: ["ecr-vpc-endpoints", "ecs-pull-error"]
	}];
}
// src/source/undetermined.ts
const CANNOT_SAY = {
	region: "Where the workload runs is named in images, logs and ARNs only.",
	internetGateway: "Nothing that was read says whether the VPC has an internet gateway.",
	egress: "Nothing that was read says how the task subnets reach the internet.",
	blockPublicAccess: "Nothing that was read says whether VPC Block Public Access is on.",
	endpointPlacement: "Nothing that was read says whether endpoints of a central VPC are used.",
	vpcInUse: "Nothing that was read says whether other workloads in the VPC call the same services.",
	dns: "Nothing that was read says which DNS servers the VPC uses.",
	vpcDnsAttributes: "Nothing that was read says whether DNS support and DNS hostnames are on in the VPC.",
	subnetOwnership: "Nothing that was read says who owns the subnets.",
	ipAddressType: "Nothing that was read says whether the subnets have IPv4 or IPv6 addresses.",
	availabilityZones: "Nothing that was read says in how many Availability Zones the tasks run.",
	openS3Connections: "Nothing that was read says whether running workloads in these subnets use Amazon S3.",
	launchType: "The launch type is chosen when a task or a service is started.",
	operatingSystem: "Without runtimePlatform the container instance decides the operating system.",
	platformVersion: "The Fargate platform version belongs to the service, not to the task definition.",
	existingContainerInstances: "Nothing that was read says whether container instances already run.",
	agentVersion: "Nothing that was read says which container agent the instances have.",
	instanceManagement: "Nothing that was read says whether AWS Systems Manager manages the instances.",
	networkMode: "The network mode is not known.",
	imageRegistries: "The registry of an image is not known.",
	pullThroughFirstPull: "Nothing that was read says whether images have been pulled through the cache before.",
	windowsBaseLayersInEcr: "Nothing that was read says whether Windows base layers were pushed to Amazon ECR.",
	ecrApiPrivateDns: "Nothing that was read says whether private DNS will be on for ecr.api.",
	logDrivers: "The log driver is not known.",
	firelensDestinations: "The configuration of the log router decides where FireLens sends logs.",
	secretSources: "Where a secret comes from is not known.",
	environmentFiles: "Whether environment files are read is not known.",
	registryCredentials: "Whether the registry needs credentials is not known.",
	volumes: "Whether a file system is mounted is not known.",
	customerManagedKey: "Nothing that was read says with which key secrets are encrypted.",
	ecsExecAudit: "How sessions of ECS Exec are logged is configured in the cluster.",
	ecsExec: "ECS Exec is switched on in the service or when a task is started.",
	serviceConnect: "Service Connect is configured in the service.",
	xray: "No container here is a daemon or collector that sends to AWS X-Ray; your code may still send traces.",
	guardDutyRuntimeMonitoring: "GuardDuty adds its agent itself when Runtime Monitoring is on.",
	applicationServices: "Which AWS services your code calls is not in what was read.",
	crossAccountData: "Nothing that was read names data of another account; buckets never say whose they are.",
	accountId: "The account is not clear from what was read.",
	taskExecutionRole: "The name of the task execution role is not in what was read."
};
/** Questions that are listed only when something hints at them: otherwise their answer is clear or their default is fine. */
const ONLY_WITH_HINT = [
	"imageRegistries",
	"logDrivers",
	"secretSources",
	"ecrApiPrivateDns"
];
/** Questions that stay listed beside an answer when something in the definition casts doubt on it. */
const DOUBTFUL = [
	"region",
	"launchType",
	"operatingSystem",
	"imageRegistries",
	"logDrivers",
	"firelensDestinations",
	"secretSources",
	"xray",
	"applicationServices"
];
/** Questions of which a source shows a part at most: what it shows is taken, and they stay listed. */
const MORE_THAN_READ = { applicationServices: "Which other AWS services your code calls is not in what was read." };
// src/source/settle.ts
/** What was found → a reading: sets are united, conflicts are settled by kind of evidence, what is not offered is left out. */
/** The reading that the gatherings give; `vpc` is about the VPC alone. */
function settle(vpc, gathered, notes) {
	const all = new Gathering();
	all.add(vpc);
	for (const { gathering } of gathered) all.add(gathering);
	const vpcCandidates = withForeignData(candidatesFor(QUESTION_IDS.filter(isVpcQuestion), all), all);
	const names = workloadNames(gathered.map(({ name }) => name));
	const workloads = gathered.map(({ gathering }, index) => {
		const questions = QUESTION_IDS.filter((id) => !isVpcQuestion(id));
		return {
			name: names[index] ?? "",
			gathering,
			candidates: candidatesFor(questions, gathering)
		};
	}).map((part) => settleWorkload(part, vpcCandidates));
	return {
		workloads,
		vpc: settleVpc(vpcCandidates, all, workloads, notes)
	};
}
/** Data of another account than the plan's: policies that allow only one account would refuse it. */
function withForeignData(candidates, all) {
	const account = candidates.find(({ question }) => question === "accountId");
	const foreign = account && dataOfAnotherAccount(all, String(account.value));
	if (foreign === void 0) return candidates;
	const { from, what, account: owner } = foreign;
	const candidate = {
		question: "crossAccountData",
		value: true,
		from: from.path,
		source: from.site.source,
		text: `${what} belongs to account ${owner}.`,
		evidence: "secret",
		claims: []
	};
	return [...candidates, candidate];
}
function settleVpc(candidates, all, workloads, notes) {
	const draft = answersOf$1(candidates);
	const profiles = (workloads.length === 0 ? [{ answers: {} }] : workloads).map(({ answers }) => toProfile({
		...draft,
		...answers
	}));
	const kept = candidates.filter(({ question }) => profiles.some((profile) => isAsked(profile, question)));
	const answers = answersOf$1(kept);
	const asked = QUESTION_IDS.filter((id) => isVpcQuestion(id) && profiles.some((profile) => isAsked(profile, id)));
	return {
		answers,
		derived: kept.map((candidate) => claimOf(candidate)),
		undetermined: openQuestions(asked, answers, all),
		conflicts: kept.flatMap(({ conflict }) => conflict === void 0 ? [] : [conflict]),
		notes,
		findings: [...all.findings.filter(({ workload }) => workload === void 0), ...foreignFindings(all, answers)]
	};
}
function settleWorkload({ name, gathering, candidates }, vpc) {
	const profile = toProfile({
		...answersOf$1(vpc),
		...answersOf$1(candidates)
	});
	const kept = [];
	for (const candidate of candidates) {
		const value = profile[candidate.question];
		const same = printText(value) === printText(candidate.value);
		if (!same) noteLeftOut(candidate, value, gathering);
		if (!isAsked(profile, candidate.question)) continue;
		const text = same ? candidate.text : `${candidate.text} What is not offered is left out.`;
		kept.push({
			...candidate,
			value,
			text
		});
	}
	const answers = answersOf$1(kept);
	const asked = askedQuestions(profile).filter((id) => !isVpcQuestion(id));
	const named = { workload: name };
	return {
		name,
		answers,
		derived: kept.map((candidate) => ({
			...claimOf(candidate),
			...named
		})),
		undetermined: openQuestions(asked, answers, gathering).map((open) => ({
			...open,
			...named
		})),
		conflicts: kept.flatMap(({ conflict }) => conflict === void 0 ? [] : [{
			...conflict,
			...named
		}]),
		notes: [],
		findings: []
	};
}
function answersOf$1(candidates) {
	const draft = {};
	for (const { question, value } of candidates) draft[question] = value;
	return draft;
}
function claimOf({ question, value, from, source, text, evidence }) {
	return {
		question,
		value,
		evidence,
		from,
		source,
		text
	};
}
function candidatesFor(questions, gathering) {
	return questions.map((id) => decide(id, gathering)).filter((candidate) => candidate !== void 0);
}
/** Of claims that differ the one that needs most is taken: the order in which values win. */
const STRONGEST = {
	launchType: [
		"EC2",
		"MANAGED_INSTANCES",
		"EXTERNAL",
		"FARGATE"
	],
	operatingSystem: ["LINUX", "WINDOWS"],
	networkMode: [
		"awsvpc",
		"bridge",
		"host",
		"default"
	],
	egress: [
		"none",
		"nat-gateway",
		"public-ip",
		"transit",
		"proxy"
	]
};
function decide(id, gathering) {
	const claims = gathering.claimsFor(id);
	const { kind } = questionOf(id);
	if (claims.length === 0) return denied(id, gathering);
	if (kind.kind === "subset") return candidate(id, [...new Set(claims.map(({ value }) => String(value)))], claims);
	if (kind.kind === "flag") return flag$1(id, claims);
	if (kind.kind === "text" && kind.list === true) return candidate(id, [...new Set(claims.flatMap(({ value }) => splitList(String(value))))].join(","), claims);
	if (id === "region") return ranked(id, claims, gathering, []);
	const order = STRONGEST[id];
	return order === void 0 ? unanimous(id, claims, gathering) : ranked(id, claims, gathering, order);
}
/** Nothing claims a member: the set is empty, the flag is off. */
function denied(id, gathering) {
	const denial = gathering.denials.find(({ question }) => question === id);
	if (denial === void 0 || gathering.doubtsFor(id).length > 0) return void 0;
	if (gathering.hintsFor(id).length > 0 && !SETTLED_BY_DENIAL.includes(id)) return void 0;
	const value = questionOf(id).kind.kind === "flag" ? false : [];
	const { from, text } = denial;
	const { path, site } = from;
	return {
		question: id,
		value,
		from: path,
		text: sentence(text),
		source: site.source,
		evidence: "declared",
		claims: []
	};
}
/** A service that does not switch it on outweighs what only suggests it. */
const SETTLED_BY_DENIAL = ["ecsExec", "serviceConnect"];
function flag$1(id, claims) {
	const on = claims.filter(({ value }) => value === true);
	const off = claims.filter(({ value }) => value === false);
	const taken = on.length > 0 ? on : off;
	const found = candidate(id, on.length > 0, taken);
	return found === void 0 || on.length === 0 || off.length === 0 ? found : {
		...found,
		conflict: conflictOf(id, taken, off)
	};
}
function candidate(id, value, claims) {
	const [first] = [...claims].sort((a, b) => rank(a) - rank(b));
	const parsed = parseJson(questionOf(id).kind, value);
	if (first === void 0 || !parsed.ok) return void 0;
	const { path, site } = first.from;
	return {
		question: id,
		value: parsed.value,
		from: path,
		text: wordsFor(claims),
		source: site.source,
		evidence: first.evidence,
		claims
	};
}
const rank = ({ evidence }) => EVIDENCE.indexOf(evidence);
/** Up to three different reasons; the rest is counted. */
function wordsFor(claims) {
	const texts = [...new Set(claims.map(({ text }) => text))];
	const more = texts.length > 3 ? `; and ${texts.length - 3} more` : "";
	return sentence(`${texts.slice(0, 3).join("; ")}${more}`);
}
/** The text as a sentence. */
function sentence(text) {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
/** The strongest kind of evidence counts; where places of one kind differ, the value that wins by the order, or the first. */
function ranked(id, claims, gathering, order) {
	const best = Math.min(...claims.map(rank));
	const voting = claims.filter((claim) => rank(claim) === best);
	const taken = order.find((value) => voting.some((claim) => claim.value === value)) ?? voting[0]?.value;
	const supporting = claims.filter(({ value }) => value === taken);
	const found = taken === void 0 ? void 0 : candidate(id, taken, supporting);
	if (id === "region" && best > EVIDENCE.indexOf("logs")) gathering.doubt(id, `it is named by ${WEAK_PLACES[voting[0]?.evidence ?? "inferred"]} only`);
	const others = claims.filter((claim) => claim.value !== taken && (id === "region" || rank(claim) < WEAKEST));
	if (found === void 0 || others.length === 0) return found;
	gathering.doubt(id, `places differ (${valuesOf(claims)}); ${printText(found.value)} is taken`);
	return {
		...found,
		conflict: conflictOf(id, supporting, others)
	};
}
/** Places that name a Region without saying that the workload runs there. */
const WEAK_PLACES = {
	observed: "what exists",
	declared: "a field",
	arn: "an ARN",
	logs: "the log configuration",
	image: "the address of an image",
	secret: "the ARN of a secret",
	environment: "an environment variable",
	inferred: "a clue"
};
const WEAKEST = EVIDENCE.indexOf("inferred");
function unanimous(id, claims, gathering) {
	const best = Math.min(...claims.map(rank));
	const voting = claims.filter((claim) => rank(claim) === best);
	const values = [...new Set(voting.map(({ value }) => value))];
	const [value] = values;
	const others = claims.filter((claim) => claim.value !== value);
	if (values.length === 1 && value !== void 0) {
		const found = candidate(id, value, voting);
		return found === void 0 || others.length === 0 ? found : {
			...found,
			conflict: conflictOf(id, voting, others)
		};
	}
	voting[0]?.from.note("conflict", `Fields name different values for ${id} (${valuesOf(voting)}): none is taken.`);
	gathering.doubt(id, `fields name ${valuesOf(voting)}`);
}
function valuesOf(claims) {
	return [...new Set(claims.map(({ value }) => String(value)))].slice(0, 5).join(", ");
}
function conflictOf(id, taken, others) {
	const claims = [...taken.slice(0, 1), ...others].slice(0, 10).map((one) => ({
		question: id,
		value: one.value,
		evidence: one.evidence,
		from: one.from.path,
		source: one.from.site.source,
		text: sentence(one.text)
	}));
	const value = taken[0]?.value ?? "";
	const places = claims.map((claim) => `${printText(claim.value)} (${claim.from})`).join(", ");
	taken[0]?.from.note("conflict", `Places differ in ${id}: ${places}. Taken: ${value}.`);
	return {
		question: id,
		claims,
		taken: value,
		text: `Places differ: ${places}. Taken: ${value}.`
	};
}
function noteLeftOut({ question, value, claims }, kept, gathering) {
	const remaining = typeof kept === "object" ? kept : [];
	const lost = typeof value === "object" ? value.filter((item) => !remaining.includes(item)) : [String(value)];
	const from = (claims.find((claim) => lost.includes(String(claim.value))) ?? claims[0])?.from;
	if (from === void 0) return;
	gathering.note("left-out", from, `${questionOf(question).label}: ${lost.join(", ")} is not offered with this launch type and operating system, and left out.`);
}
/** Every question that stays open or in doubt, in the order of the table. */
function openQuestions(asked, answers, gathering) {
	const open = [];
	for (const id of asked) {
		const doubts = gathering.doubtsFor(id);
		const answered = Object.hasOwn(answers, id);
		const hints = answered && !DOUBTFUL.includes(id) ? [] : gathering.hintsFor(id);
		const reasons = [...doubts, ...hints.filter((hint) => !doubts.includes(hint))];
		const text = CANNOT_SAY[id];
		if (reasons.length > 0) open.push({
			question: id,
			text: [text, reasonWords(reasons)].filter(isText).join(" ")
		});
		else if (!answered && text !== void 0 && !ONLY_WITH_HINT.includes(id)) open.push({
			question: id,
			text
		});
		else if (answered && MORE_THAN_READ[id] !== void 0) open.push({
			question: id,
			text: MORE_THAN_READ[id]
		});
	}
	return open;
}
const isText = (text) => text !== void 0;
function reasonWords(reasons) {
	const more = reasons.length > 4 ? `; and ${reasons.length - 4} more` : "";
	return sentence(`${reasons.slice(0, 4).join("; ")}${more}`);
}
// src/source/inventory/fields.ts
/** Reads members of JSON objects and reports what does not fit, with its path. Nothing here throws. */
/**
* Names, addresses and ARNs: text that can stand in a command or a comment without harm. It never begins like an option
* of a command, and is never a URL or `file://`, which the AWS CLI would open.
*/
const PLAIN = /^(?!-)[\w.:/*@+=-]{0,512}$/;
const HAS_SCHEME = /:\/\//;
/** Names of services that AWS offers, and of those of other accounts. */
const SERVICE_NAME = /^[a-zA-Z][a-zA-Z0-9._-]{0,254}$/;
const ARN = /^arn:[a-z-]{1,20}:[a-zA-Z0-9._:/-]{1,400}$/;
const CIDR = /^[0-9a-fA-F.:]{2,45}\/\d{1,3}$/;
/** Any id of AWS: letters, a hyphen, letters and digits; some kinds have two words (`pl-…`, `tgw-rtb-…`). */
const ANY_ID = /^[a-z]{1,20}(?:-[a-z]{1,20})?-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/;
/** Recordings have made-up ids with hyphens (`subnet-private-1a`). */
const SHAPES = {
	vpce: /^vpce-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	subnet: /^subnet-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	rtb: /^rtb-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	sg: /^sg-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	vpc: /^vpc-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	pl: /^pl-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	acl: /^acl-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	eni: /^eni-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	nat: /^nat-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	igw: /^igw-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
	dopt: /^(?:dopt-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}|default)$/
};
/** No VPC has so many of anything: AWS's own quotas are far below. */
const LONGEST_LIST = 2e4;
/** A member by its AWS name; SDKs that write the first letter small are understood too. */
function member(object, name) {
	const found = ownValue(object, name);
	return found === void 0 ? ownValue(object, withSmallLetter(name)) : found;
}
/** Whether the source says anything about the member, `null` included. */
function tells(object, ...names) {
	return names.some((name) => member(object, name) !== void 0);
}
const SMALL_LETTERS = /* @__PURE__ */ new Map();
function withSmallLetter(name) {
	const known = SMALL_LETTERS.get(name);
	if (known !== void 0) return known;
	const small = name.charAt(0).toLowerCase() + name.slice(1);
	SMALL_LETTERS.set(name, small);
	return small;
}
/** The path of a member. */
function join(path, name) {
	return path === "" ? name : `${path}.${name}`;
}
/** A constant of AWS Tools for PowerShell is an object: `{ "Value": "available" }`. */
function unwrapped$1(found) {
	return isJsonObject(found) && typeof ownValue(found, "Value") === "string" ? ownValue(found, "Value") : found;
}
/** The text of a member, whatever its characters; empty when absent or null. It must never reach a command. */
function words({ value, path, report }, name) {
	const found = unwrapped$1(member(value, name));
	if (found === void 0 || found === null) return "";
	if (typeof found === "string") return found;
	report(join(path, name), `expected text, found ${kindOf(found)}`);
	return "";
}
/** The text of a member; empty when absent or null. */
function text(from, name) {
	const found = words(from, name);
	if (PLAIN.test(found) && !HAS_SCHEME.test(found)) return found;
	from.report(join(from.path, name), "contains characters that no id, name or address of AWS has");
	return "";
}
/** The id of a member, in the shape of its kind; empty when absent or null. */
function id(from, name, kind) {
	const found = text(from, name);
	if (found === "" || SHAPES[kind].test(found)) return found;
	from.report(join(from.path, name), `expected the id of AWS, ${kind}-…, found other text`);
	return "";
}
/** The id of a member that may be of any kind, an ARN or `local`; empty when absent or null. */
function target(from, name) {
	const found = text(from, name);
	if (found === "" || found === "local" || ANY_ID.test(found) || ARN.test(found)) return found;
	from.report(join(from.path, name), "expected an id of AWS, found other text");
	return "";
}
/** The name of an endpoint service, or an ARN; empty when absent or null. */
function serviceName(from, name) {
	const found = text(from, name);
	if (found === "" || SERVICE_NAME.test(found) || ARN.test(found)) return found;
	from.report(join(from.path, name), "expected the name of a service, found other text");
	return "";
}
/** The CIDR block of a member; empty when absent or null. */
function cidr(from, name) {
	return cidrIn(text(from, name), join(from.path, name), from.report);
}
function cidrIn(found, path, report) {
	if (found === "" || CIDR.test(found)) return found;
	report(path, "expected a CIDR block, found other text");
	return "";
}
/** The truth value of a member; `undefined` when absent or null. */
function flag({ value, path, report }, name) {
	const found = unwrapped$1(member(value, name));
	if (found === void 0 || found === null) return void 0;
	if (typeof found === "boolean") return found;
	if (typeof found === "string" && /^(?:true|false)$/i.test(found)) return found.toLowerCase() === "true";
	report(join(path, name), `expected true or false, found ${kindOf(found)}`);
}
/** The number of a member; `undefined` when absent or null. */
function number({ value, path, report }, name) {
	const found = member(value, name);
	if (found === void 0 || found === null) return void 0;
	if (typeof found === "number") return found;
	report(join(path, name), `expected a number, found ${kindOf(found)}`);
}
/** The objects of a list member; empty when absent or null. */
function objects({ value, path, report }, name) {
	return objectsIn$1({
		value: member(value, name),
		path: join(path, name),
		report
	});
}
/** The objects of a list; empty when there is none. */
function objectsIn$1({ value, path, report }) {
	return itemsIn({
		value,
		path,
		report
	}).flatMap(({ value: item, path: at }) => {
		if (isJsonObject(item)) return [{
			value: item,
			path: at,
			report
		}];
		report(at, `expected an object, found ${kindOf(item)}`);
		return [];
	});
}
/** The items of a list; empty when there is none. */
function itemsIn({ value, path, report }) {
	if (value === void 0 || value === null) return [];
	if (!isJsonList(value)) {
		report(path, `expected a list, found ${kindOf(value)}`);
		return [];
	}
	if (value.length > 2e4) {
		report(path, `a list of more than ${LONGEST_LIST} items`);
		return [];
	}
	return value.map((item, index) => ({
		value: item,
		path: `${path}[${index}]`,
		report
	}));
}
/** The ids of a list member; `undefined` when absent or null. */
function ids(from, name, kind) {
	const found = member(from.value, name);
	if (found === void 0 || found === null) return void 0;
	return itemsIn({
		value: found,
		path: join(from.path, name),
		report: from.report
	}).flatMap(({ value, path }) => {
		if (typeof value === "string" && SHAPES[kind].test(value)) return [value];
		from.report(path, `expected an id, ${kind}-…, found ${typeof value === "string" ? "other text" : kindOf(value)}`);
		return [];
	});
}
/** The CIDR blocks of a list member whose items are texts, or objects with a member of this name. */
function cidrs(from, list, name) {
	return itemsIn({
		value: member(from.value, list),
		path: join(from.path, list),
		report: from.report
	}).flatMap(({ value, path }) => {
		if (isJsonObject(value)) return present(cidr({
			value,
			path,
			report: from.report
		}, name));
		if (typeof value === "string") return present(cidrIn(value, path, from.report));
		from.report(path, `expected a CIDR block, found ${kindOf(value)}`);
		return [];
	});
}
/** The texts of a list member; empty when absent or null. */
function texts$1(from, name) {
	return itemsIn({
		value: member(from.value, name),
		path: join(from.path, name),
		report: from.report
	}).flatMap(({ value, path }) => {
		if (typeof value === "string" && PLAIN.test(value) && !HAS_SCHEME.test(value)) return present(value);
		from.report(path, `expected a name, found ${typeof value === "string" ? "other text" : kindOf(value)}`);
		return [];
	});
}
/** The text in a list, or no item where it is empty. */
function present(found) {
	return found === "" ? [] : [found];
}
// src/source/inventory/documents.ts
/** What a JSON document is: finds endpoints, subnets and the like in it, and names what it is instead. */
const ATTRIBUTES$1 = ["EnableDnsSupport", "EnableDnsHostnames"];
/** The lists of AWS's outputs, and the member that every item of theirs has. */
const LISTS = [
	{
		name: "VpcEndpoints",
		kind: "endpoints",
		id: "VpcEndpointId"
	},
	{
		name: "Subnets",
		kind: "subnets",
		id: "SubnetId"
	},
	{
		name: "RouteTables",
		kind: "routeTables",
		id: "RouteTableId"
	},
	{
		name: "SecurityGroups",
		kind: "securityGroups",
		id: "GroupId"
	},
	{
		name: "NetworkAcls",
		kind: "networkAcls",
		id: "NetworkAclId"
	},
	{
		name: "PrefixLists",
		kind: "prefixLists",
		id: "PrefixListId"
	},
	{
		name: "Vpcs",
		kind: "vpcs",
		id: "VpcId"
	},
	{
		name: "NatGateways",
		kind: "natGateways",
		id: "NatGatewayId"
	},
	{
		name: "InternetGateways",
		kind: "internetGateways",
		id: "InternetGatewayId"
	},
	{
		name: "DhcpOptions",
		kind: "dhcpOptions",
		id: "DhcpOptionsId"
	},
	{
		name: "HostedZoneSummaries",
		kind: "hostedZones",
		id: "HostedZoneId"
	},
	{
		name: "HostedZones",
		kind: "hostedZones",
		id: "Id"
	},
	{
		name: "ServiceDetails",
		kind: "offeredServices",
		id: "ServiceName"
	}
];
/** One item by the members that only it has. */
const ITEMS = [
	{
		members: ["VpcEndpointId"],
		kind: "endpoints"
	},
	{
		members: ["NetworkAclId", "Entries"],
		kind: "networkAcls"
	},
	{
		members: ["RouteTableId", "Routes"],
		kind: "routeTables"
	},
	{
		members: ["GroupId", "IpPermissions"],
		kind: "securityGroups"
	},
	{
		members: ["SubnetId", "CidrBlock"],
		kind: "subnets"
	},
	{
		members: ["PrefixListId", "PrefixListName"],
		kind: "prefixLists"
	},
	{
		members: ["VpcId", "CidrBlockAssociationSet"],
		kind: "vpcs"
	}
];
/** What stands in an accompanying list alone, by its kind; the audit reads it beside endpoints only. */
const COMPANIONS = {
	offeredServices: "the output of aws ec2 describe-vpc-endpoint-services, which lists what AWS offers",
	vpcs: "the output of aws ec2 describe-vpcs",
	subnets: "the output of aws ec2 describe-subnets",
	routeTables: "the output of aws ec2 describe-route-tables",
	securityGroups: "the output of aws ec2 describe-security-groups",
	networkAcls: "the output of aws ec2 describe-network-acls",
	prefixLists: "the output of aws ec2 describe-prefix-lists"
};
/** What people paste instead, by members that tell it apart. */
const OTHERS = [
	{
		members: ["ServiceNames"],
		words: "the output of aws ec2 describe-vpc-endpoint-services, which lists what AWS offers; the audit reads aws ec2 describe-vpc-endpoints, which lists what exists"
	},
	{
		members: ["VpcEndpointConnections"],
		words: "the output of aws ec2 describe-vpc-endpoint-connections; the audit reads describe-vpc-endpoints"
	},
	{
		members: ["SecurityGroupRules"],
		words: "the output of aws ec2 describe-security-group-rules; the audit reads aws ec2 describe-security-groups"
	},
	{
		members: ["NetworkInterfaces"],
		words: "the output of aws ec2 describe-network-interfaces; the audit reads describe-vpc-endpoints"
	},
	{
		members: ["AWSTemplateFormatVersion"],
		words: "a CloudFormation template, which says what shall be; the audit reads what exists"
	},
	{
		members: ["Resources"],
		words: "a CloudFormation template, which says what shall be; the audit reads what exists"
	},
	{
		members: ["TemplateBody"],
		words: "a CloudFormation template, which says what shall be; the audit reads what exists"
	},
	{
		members: ["planned_values"],
		words: "a Terraform plan, which says what shall be; the audit reads what exists"
	},
	{
		members: ["terraform_version", "lineage"],
		words: "a file of Terraform state, whose names differ from those of AWS: give the output of terraform show -json, or of aws ec2 describe-vpc-endpoints"
	},
	{
		members: ["terraform_version"],
		words: "Terraform state, whose names differ from those of AWS; the audit reads aws ec2 describe-vpc-endpoints"
	},
	{
		members: ["containerDefinitions"],
		words: "a task definition; start the plan from it instead"
	},
	{
		members: ["taskDefinition"],
		words: "a task definition; start the plan from it instead"
	},
	{
		members: ["answers", "version"],
		words: "saved answers or a plan of this planner"
	}
];
/** Deepest level at which a known list is looked for inside other objects. */
const DEEPEST$1 = 4;
function nothingFound() {
	return {
		items: {
			endpoints: [],
			subnets: [],
			routeTables: [],
			securityGroups: [],
			networkAcls: [],
			prefixLists: [],
			vpcs: [],
			natGateways: [],
			internetGateways: [],
			dhcpOptions: [],
			hostedZones: [],
			offeredServices: []
		},
		attributes: [],
		blockPublicAccess: [],
		kinds: /* @__PURE__ */ new Set(),
		others: [],
		gaps: [],
		cut: /* @__PURE__ */ new Map(),
		budget: 2 * LONGEST_LIST
	};
}
/** Sorts one document into what was found. `assumed` is what an empty list of this text would be, where it is one. */
function collect(document, assumed, found) {
	const { value, path, report } = document;
	if (isJsonList(value) && value.length === 0) {
		if (assumed !== void 0) found.kinds.add(assumed);
	} else if (isJsonList(value) && value.every((item) => typeof item === "string")) report(path, "this is a list of texts: the output was filtered. Run the command without --query");
	else visit$1(document, 0, found);
}
function visit$1(here, depth, found) {
	const { value, path, report } = here;
	found.budget -= 1;
	if (found.budget < 0) return;
	if (value === null) found.gaps.push(here);
	else if (isJsonList(value)) {
		if (depth >= DEEPEST$1) return;
		if (value.length > 2e4) {
			report(path, `a list of more than ${LONGEST_LIST} items`);
			return;
		}
		for (const [index, item] of value.entries()) visit$1({
			value: item,
			path: `${path}[${index}]`,
			report
		}, depth + 1, found);
	} else if (isJsonObject(value)) visitObject({
		value,
		path,
		report
	}, depth, found);
	else if (depth <= 1) report(path, `expected an object, found ${kindOf(value)}`);
}
function visitObject(here, depth, found) {
	const { value, path, report } = here;
	const has = (name) => member(value, name) !== void 0;
	const kind = ITEMS.find(({ members }) => members.every(has))?.kind ?? entriesOfList(value);
	if (kind !== void 0) {
		found.kinds.add(kind);
		found.items[kind].push(here);
		return;
	}
	if (collectLists(here, found)) return;
	const other = OTHERS.find(({ members }) => members.every((name) => Object.hasOwn(value, name)));
	if (other !== void 0) {
		found.others.push({
			value: other.words,
			path,
			report
		});
		return;
	}
	if (depth >= DEEPEST$1) return;
	for (const [key, inner] of Object.entries(value).slice(0, LONGEST_LIST)) {
		if (found.budget < 0) return;
		if (typeof inner === "object" && inner !== null) visit$1({
			value: inner,
			path: join(path, key),
			report
		}, depth + 1, found);
	}
}
/** What get-managed-prefix-list-entries prints: entries with blocks, and no word of whose they are. */
function entriesOfList(value) {
	const entries = member(value, "Entries");
	const [first] = isJsonList(entries) ? entries : [];
	return isJsonObject(first) && member(first, "Cidr") !== void 0 ? "prefixLists" : void 0;
}
/** The lists and attributes of an output; false when it has none. */
function collectLists(here, found) {
	const { value, path, report } = here;
	const lists = LISTS.filter((list) => isListOf(value, list));
	for (const { name } of LISTS) {
		const none = Object.hasOwn(value, name) ? member(value, name) : void 0;
		if (none === null) found.gaps.push({
			value: none,
			path: join(path, name),
			report
		});
	}
	for (const { name, kind } of lists) {
		found.kinds.add(kind);
		const entries = objectsIn$1({
			value: member(value, name),
			path: join(path, name),
			report
		});
		for (const entry of entries) found.items[kind].push(entry);
		if ((member(value, "NextToken") ?? null) === null) found.cut.delete(kind);
		else found.cut.set(kind, here);
	}
	const access = member(value, "VpcBlockPublicAccessOptions");
	if (isJsonObject(access)) found.blockPublicAccess.push({
		value: access,
		path: join(path, "VpcBlockPublicAccessOptions"),
		report
	});
	const isAttribute = ATTRIBUTES$1.some((name) => member(value, name) !== void 0);
	if (isAttribute) {
		found.kinds.add("attributes");
		found.attributes.push(here);
	}
	return lists.length > 0 || isAttribute || isJsonObject(access);
}
/** Other tools have lists of these names in small letters: theirs count only when their items are AWS's. */
function isListOf(value, { name, id }) {
	const found = member(value, name);
	if (Object.hasOwn(value, name)) return found !== null;
	if (!isJsonList(found)) return false;
	const [first] = found;
	return found.length === 0 || isJsonObject(first) && member(first, id) !== void 0;
}
// src/source/inventory/endpoints.ts
/** One endpoint as `aws ec2 describe-vpc-endpoints` prints it. */
/** AWS accepts 20,480 characters; what is much longer is no policy. */
const LONGEST_POLICY = 6e4;
/** Longest message of AWS that is kept. */
const LONGEST_ERROR = 500;
/** Reads one endpoint; `undefined` when it has no id, or lacks what AWS always prints. */
function readEndpoint(from) {
	if (!tells(from.value, "VpcEndpointId")) {
		from.report(join(from.path, "VpcEndpointId"), "the id of the endpoint is missing");
		return;
	}
	const endpointId = id(from, "VpcEndpointId", "vpce");
	if (endpointId === "") return void 0;
	const name = nameOf(from);
	const subnetIds = ids(from, "SubnetIds", "subnet");
	const routeTableIds = ids(from, "RouteTableIds", "rtb");
	const type = typeOf(text(from, "VpcEndpointType"), subnetIds);
	const parsed = parseServiceName(name);
	refuseFiltered$1(from, type);
	const tags = readTags(from);
	return {
		id: endpointId,
		serviceName: name,
		service: parsed?.service,
		region: parsed?.region,
		fips: parsed?.fips ?? false,
		type,
		state: text(from, "State").toLowerCase().replaceAll(/[-_ ]/g, ""),
		vpcId: id(from, "VpcId", "vpc"),
		privateDnsEnabled: flag(from, "PrivateDnsEnabled"),
		subnetIds,
		routeTableIds,
		securityGroupIds: groupsOf(from),
		policy: readDocument(from),
		ipAddressType: addressTypeOf(text(from, "IpAddressType")),
		...optionsOf(from),
		tags,
		managed: flag(from, "RequesterManaged") === true || tags.some(({ key, value }) => key === "GuardDutyManaged" && value.toLowerCase() === "true")
	};
}
/** What AWS prints of every endpoint of the type: an output without it was filtered, and says nothing about it. */
function refuseFiltered$1(from, type) {
	const missing = (type === "Interface" ? [
		["PrivateDnsEnabled"],
		["SubnetIds"],
		["Groups", "SecurityGroupIds"]
	] : type === "Gateway" ? [["RouteTableIds"]] : []).filter((names) => !tells(from.value, ...names)).map(([name]) => name);
	if (missing.length === 0) return;
	from.report(from.path, `this output was filtered: ${missing.join(", ")} ${forCount(missing.length, "is", "are")} not in it. Run aws ec2 describe-vpc-endpoints without --query`);
}
function groupsOf(from) {
	if (!tells(from.value, "Groups", "SecurityGroupIds")) return void 0;
	return [...objects(from, "Groups").flatMap((group) => present(id(group, "GroupId", "sg"))), ...ids(from, "SecurityGroupIds", "sg") ?? []];
}
/** Members that only some outputs have. */
function optionsOf(from) {
	const dns = inner(from, "DnsOptions");
	const recordType = dns === void 0 ? "" : text(dns, "DnsRecordIpType").toLowerCase();
	const inboundOnly = dns === void 0 ? void 0 : flag(dns, "PrivateDnsOnlyForInboundResolverEndpoint");
	const error = inner(from, "LastError");
	const message = error === void 0 ? "" : words(error, "Message").slice(0, LONGEST_ERROR);
	const code = error === void 0 ? "" : text(error, "Code");
	const ownerId = text(from, "OwnerId");
	const networkInterfaceIds = ids(from, "NetworkInterfaceIds", "eni");
	return {
		...isRecordType(recordType) ? { dnsRecordIpType: recordType } : {},
		...inboundOnly === void 0 ? {} : { privateDnsOnlyForInboundResolver: inboundOnly },
		...message === "" ? {} : { lastError: {
			...code === "" ? {} : { code },
			message
		} },
		...ownerId === "" ? {} : { ownerId },
		...tells(from.value, "DnsEntries") ? { dnsNames: objects(from, "DnsEntries").flatMap((entry) => present(text(entry, "DnsName"))) } : {},
		...networkInterfaceIds === void 0 ? {} : { networkInterfaceIds }
	};
}
const RECORD_TYPES = [
	"ipv4",
	"ipv6",
	"dualstack",
	"service-defined"
];
const isRecordType = (found) => RECORD_TYPES.some((type) => type === found);
/** The object of a member; `undefined` when absent, null or of another kind. */
function inner(from, name) {
	const found = member(from.value, name);
	return isJsonObject(found) ? {
		...from,
		value: found,
		path: join(from.path, name)
	} : void 0;
}
/** Endpoints of Amazon VPC Lattice name a resource instead of a service. */
function nameOf(from) {
	for (const name of [
		"ServiceName",
		"ResourceConfigurationArn",
		"ServiceNetworkArn"
	]) {
		const found = serviceName(from, name);
		if (found !== "") return found;
	}
	return "";
}
/** The type's spelling as AWS documents it; outputs from before interface endpoints have none. */
function typeOf(found, subnetIds) {
	const known = [
		"Interface",
		"Gateway",
		"GatewayLoadBalancer",
		"Resource",
		"ServiceNetwork"
	];
	if (found === "") return (subnetIds?.length ?? 0) > 0 ? "Interface" : "Gateway";
	return known.find((type) => type.toLowerCase() === found.toLowerCase()) ?? found;
}
function addressTypeOf(found) {
	const type = found.toLowerCase();
	return type === "ipv4" || type === "ipv6" || type === "dualstack" ? type : void 0;
}
function readTags(from) {
	return objects(from, "Tags").flatMap(({ value }) => {
		const [key, content] = [member(value, "Key"), member(value, "Value")];
		return typeof key === "string" ? [{
			key,
			value: typeof content === "string" ? content : ""
		}] : [];
	});
}
/** The policy is JSON in a text, or the object itself where a tool has parsed it already. */
function readDocument(from) {
	const found = member(from.value, "PolicyDocument");
	if (found === void 0) return { kind: "absent" };
	if (found === null || found === "") return { kind: "default" };
	return readPolicyDocument(found);
}
/** A policy as text or as JSON; for the readers of templates too. */
function readPolicyDocument(found) {
	if (typeof found !== "string") return toPolicy(found, isJsonObject(found) ? JSON.stringify(found) : kindOf(found));
	if (found.length > LONGEST_POLICY) return {
		kind: "unreadable",
		text: found.slice(0, 200)
	};
	const read = readJson(found);
	return read.ok && read.documents.length === 1 ? toPolicy(read.documents[0].value, found) : {
		kind: "unreadable",
		text: found
	};
}
function toPolicy(json, source) {
	const statements = isJsonObject(json) ? member(json, "Statement") : void 0;
	if (statements !== void 0 && isJsonList(statements) && statements.length === 0) return {
		kind: "document",
		text: source,
		statements: []
	};
	const read = readPolicy(json);
	return read.ok ? {
		kind: "document",
		text: source,
		statements: read.policy.Statement.map(withTexts)
	} : {
		kind: "unreadable",
		text: source
	};
}
/** IAM takes numbers and truth values in conditions for their texts. */
function withTexts(statement) {
	if (statement.Condition === void 0) return statement;
	const asText = (value) => isJsonList(value) ? value.map(asText) : typeof value === "boolean" || typeof value === "number" ? String(value) : value;
	const entries = Object.entries(statement.Condition).map(([operator, tests]) => [operator, Object.fromEntries(Object.entries(tests).map(([key, value]) => [key, asText(value)]))]);
	return {
		...statement,
		Condition: Object.fromEntries(entries)
	};
}
// src/source/inventory/instead.ts
/** What a text is that is no output of AWS in JSON: named, so that nobody takes it for an empty one. */
/** So much of a text is looked at: what it is stands near the top. */
const LOOKED_AT = 2e4;
/** The name of the operation, as a table has it for its title. */
const OPERATION = /\b(?:DescribeVpc|DescribeSubnets|DescribeRouteTables|DescribeSecurityGroup|DescribeNetworkAcls|Describe\w{0,20}PrefixLists|Get\w{0,20}PrefixList|DescribeNatGateways|DescribeDhcpOptions|ListHostedZones)/;
/** `--output text` begins its lines with the name of the list, in capitals, and a tab. */
const TEXT_OUTPUT = /^(?:VPCENDPOINTS?|VPCS|SUBNETS|ROUTETABLES|ROUTES|ASSOCIATIONS|SECURITYGROUPS|IPPERMISSIONS(?:EGRESS)?|NETWORKACLS|ENTRIES|PREFIXLISTS|NATGATEWAYS|DHCPOPTIONS|ENABLEDNS(?:SUPPORT|HOSTNAMES)|HOSTEDZONESUMMARIES)\t/m;
/** `--output yaml` begins with the list, or with an item of it where `--query` took the list away. */
const YAML_OUTPUT = /^(?:VpcEndpoints|Vpcs|Subnets|RouteTables|SecurityGroups|NetworkAcls|PrefixLists|NatGateways|DhcpOptions|EnableDns(?:Support|Hostnames)|HostedZoneSummaries|ServiceDetails):|^- (?:VpcEndpointId|CreationTimestamp|SubnetId|RouteTableId|GroupId|NetworkAclId|VpcId|Associations|AvailabilityZone|AssignIpv6AddressOnCreation|Description|DnsEntries|CidrBlock):/m;
const AS_JSON = "run the command again with --output json";
/** What a text without JSON is, where it can be told. */
function insteadOfJson(text) {
	const start = text.slice(0, LOOKED_AT);
	const error = /^.*An error occurred \([^\n\r]{0,300}/m.exec(start)?.[0].trim();
	if (error !== void 0) return `the command failed: ${error}`;
	if (/^[-+|][-+| ]/m.test(start) && OPERATION.test(start)) return `this is a table: ${AS_JSON}`;
	if (TEXT_OUTPUT.test(start)) return `this is text output: ${AS_JSON}`;
	if (YAML_OUTPUT.test(start)) return `this is YAML: ${AS_JSON}`;
	if (/<(?:Describe|Get|List)[A-Z]\w{1,60}Response\b/.test(start)) return `this is XML: ${AS_JSON}`;
	return templateIn(text);
}
/** Which kind of template the text is; `undefined` when it is none. */
function templateIn(text) {
	const start = text.slice(0, LOOKED_AT);
	if (/^[ \t]{0,40}(?:resource|data)[ \t]{1,9}"aws_/m.test(start) || /^[ \t]{0,40}(?:module|variable|provider|locals|terraform|output)\b[^\n{=]{0,200}\{/m.test(start)) return "this is a Terraform file (HCL), which says what shall be: give what exists, or a plan with terraform plan -out p and terraform show -json p";
	if (/AWS::EC2::VPCEndpoint|AWSTemplateFormatVersion|^Resources:|\bAWS::CloudFormation::/m.test(start)) return "this is a CloudFormation template, which says what shall be; the audit reads what exists: paste the output of aws ec2 describe-vpc-endpoints --output json";
}
// src/source/inventory/network.ts
/** Members of a route that name what it leads to; a route has one of them. */
const TARGETS = [
	"GatewayId",
	"NatGatewayId",
	"TransitGatewayId",
	"EgressOnlyInternetGatewayId",
	"VpcPeeringConnectionId",
	"NetworkInterfaceId",
	"InstanceId",
	"LocalGatewayId",
	"CarrierGatewayId",
	"CoreNetworkArn",
	"OdbNetworkArn"
];
/** Reads one subnet; `undefined` when it has no id. */
function readSubnet(from) {
	const subnetId = idOf(from, "SubnetId", "subnet");
	if (subnetId === void 0) return void 0;
	const native = flag(from, "Ipv6Native");
	const ownerId = text(from, "OwnerId");
	return {
		id: subnetId,
		vpcId: id(from, "VpcId", "vpc"),
		availabilityZone: text(from, "AvailabilityZone"),
		availabilityZoneId: text(from, "AvailabilityZoneId"),
		cidr: cidr(from, "CidrBlock"),
		ipv6Cidrs: blocksIn(from, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState"),
		...native === void 0 ? {} : { ipv6Native: native },
		mapPublicIpOnLaunch: flag(from, "MapPublicIpOnLaunch") ?? false,
		...ownerId === "" ? {} : { ownerId }
	};
}
/** Reads one route table; `undefined` when it has no id. */
function readRouteTable(from) {
	const tableId = idOf(from, "RouteTableId", "rtb");
	if (tableId === void 0) return void 0;
	refuseFiltered(from, "describe-route-tables", ["Associations", "Routes"]);
	const associations = objects(from, "Associations").filter((association) => isAssociated(association, "AssociationState"));
	return {
		id: tableId,
		vpcId: id(from, "VpcId", "vpc"),
		main: associations.some((association) => flag(association, "Main") === true),
		subnetIds: associations.flatMap((association) => present(id(association, "SubnetId", "subnet"))),
		routes: objects(from, "Routes").map((route) => readRoute(route))
	};
}
/** Reads one security group; `undefined` when it has no id. */
function readSecurityGroup(from) {
	const groupId = idOf(from, "GroupId", "sg");
	if (groupId === void 0) return void 0;
	refuseFiltered(from, "describe-security-groups", ["IpPermissions"]);
	const permissions = (name) => objects(from, name).map((permission) => readPermission(permission));
	const ownerId = text(from, "OwnerId");
	return {
		id: groupId,
		vpcId: id(from, "VpcId", "vpc"),
		...ownerId === "" ? {} : { ownerId },
		ingress: permissions("IpPermissions"),
		egress: tells(from.value, "IpPermissionsEgress") ? permissions("IpPermissionsEgress") : void 0
	};
}
/** Reads one network ACL; `undefined` when it has no id. */
function readNetworkAcl(from) {
	const aclId = idOf(from, "NetworkAclId", "acl");
	if (aclId === void 0) return void 0;
	refuseFiltered(from, "describe-network-acls", ["Entries", "Associations"]);
	return {
		id: aclId,
		vpcId: id(from, "VpcId", "vpc"),
		isDefault: flag(from, "IsDefault") ?? false,
		subnetIds: objects(from, "Associations").flatMap((one) => present(id(one, "SubnetId", "subnet"))),
		entries: objects(from, "Entries").map((entry) => readEntry(entry))
	};
}
function readEntry(from) {
	const range = member(from.value, "PortRange");
	const ports = isJsonObject(range) ? {
		...from,
		value: range,
		path: join(from.path, "PortRange")
	} : void 0;
	const protocol = protocolOf(from, "Protocol");
	return {
		egress: flag(from, "Egress") ?? false,
		number: number(from, "RuleNumber") ?? 32767,
		allow: text(from, "RuleAction").toLowerCase() === "allow",
		protocol: {
			tcp: "6",
			udp: "17",
			icmp: "1",
			all: "-1"
		}[protocol] ?? protocol,
		cidr: cidr(from, "CidrBlock") || cidr(from, "Ipv6CidrBlock"),
		fromPort: ports === void 0 ? void 0 : number(ports, "From"),
		toPort: ports === void 0 ? void 0 : number(ports, "To")
	};
}
/**
* Reads one prefix list of describe-prefix-lists or describe-managed-prefix-lists; `undefined` when it has no id. Entries
* alone, as get-managed-prefix-list-entries prints them, are a list with an empty id.
*/
function readPrefixList(from) {
	const listId = !tells(from.value, "PrefixListId") && tells(from.value, "Entries") ? "" : idOf(from, "PrefixListId", "pl");
	if (listId === void 0) return void 0;
	const entries = ["Cidrs", "Entries"].find((name) => tells(from.value, name));
	return {
		id: listId,
		name: text(from, "PrefixListName"),
		cidrs: entries === void 0 ? void 0 : cidrs(from, entries, "Cidr")
	};
}
/**
* Lists with their entries: of a list that is described twice each part counts, and entries that do not say whose they
* are belong to the one list that `named` has and whose entries are not known.
*/
function joinPrefixLists(lists, named) {
	const joined = /* @__PURE__ */ new Map();
	for (const list of lists) {
		const before = joined.get(list.id);
		joined.set(list.id, {
			id: list.id,
			name: list.name || (before?.name ?? ""),
			cidrs: list.cidrs ?? before?.cidrs
		});
	}
	const nameless = joined.get("");
	joined.delete("");
	const [only, ...others] = [...new Set(named)].filter((id) => joined.get(id)?.cidrs === void 0);
	if (nameless !== void 0 && only !== void 0 && others.length === 0) joined.set(only, {
		id: only,
		name: joined.get(only)?.name ?? "",
		cidrs: nameless.cidrs
	});
	return [...joined.values()];
}
/** Reads one VPC; `undefined` when it has no id. */
function readVpc(from) {
	const vpcId = idOf(from, "VpcId", "vpc");
	if (vpcId === void 0) return void 0;
	const all = [
		...present(cidr(from, "CidrBlock")),
		...blocksIn(from, "CidrBlockAssociationSet", "CidrBlock", "CidrBlockState"),
		...blocksIn(from, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock", "Ipv6CidrBlockState")
	];
	return {
		id: vpcId,
		vpcId,
		cidrs: [...new Set(all)],
		ownerId: text(from, "OwnerId"),
		dhcpOptionsId: id(from, "DhcpOptionsId", "dopt")
	};
}
/** Reads one NAT gateway; `undefined` when it has no id. */
function readNatGateway(from) {
	const natId = idOf(from, "NatGatewayId", "nat");
	if (natId === void 0) return void 0;
	return {
		id: natId,
		state: text(from, "State").toLowerCase(),
		subnetId: id(from, "SubnetId", "subnet"),
		vpcId: id(from, "VpcId", "vpc"),
		public: text(from, "ConnectivityType").toLowerCase() !== "private"
	};
}
/** Reads one internet gateway; `undefined` when it has no id. */
function readInternetGateway(from) {
	const gatewayId = idOf(from, "InternetGatewayId", "igw");
	if (gatewayId === void 0) return void 0;
	return {
		id: gatewayId,
		vpcId: objects(from, "Attachments").flatMap((one) => present(id(one, "VpcId", "vpc")))[0] ?? "detached"
	};
}
/** Reads one DHCP option set; `undefined` when it has no id. */
function readDhcpOptions(from) {
	const optionsId = idOf(from, "DhcpOptionsId", "dopt");
	if (optionsId === void 0) return void 0;
	return {
		id: optionsId,
		domainNameServers: objects(from, "DhcpConfigurations").filter((one) => text(one, "Key") === "domain-name-servers").flatMap((one) => objects(one, "Values").flatMap((value) => present(text(value, "Value"))))
	};
}
/** Reads one hosted zone of list-hosted-zones-by-vpc or list-hosted-zones; `undefined` when it has no id. */
function readHostedZone(from) {
	const zoneId = text(from, "HostedZoneId") || text(from, "Id");
	const name = text(from, "Name").replace(/\.$/, "");
	if (zoneId === "" || name === "") return void 0;
	const owner = member(from.value, "Owner");
	const service = isJsonObject(owner) ? text({
		...from,
		value: owner,
		path: join(from.path, "Owner")
	}, "OwningService") : "";
	return {
		id: zoneId,
		name,
		...service === "" ? {} : { owningService: service }
	};
}
/** Reads what AWS offers under one name; `undefined` when it has none. */
function readOfferedService(from) {
	const name = serviceName(from, "ServiceName");
	if (name === "") return void 0;
	const policySupported = flag(from, "VpcEndpointPolicySupported");
	return {
		id: name,
		serviceName: name,
		types: objects(from, "ServiceType").flatMap((type) => present(text(type, "ServiceType"))),
		zones: texts$1(from, "AvailabilityZones"),
		privateDnsNames: [.../* @__PURE__ */ new Set([...present(text(from, "PrivateDnsName")), ...objects(from, "PrivateDnsNames").flatMap((one) => present(text(one, "PrivateDnsName")))])],
		...policySupported === void 0 ? {} : { policySupported }
	};
}
/** The value of an attribute: `{ "Value": true }`, or the value itself. */
function readAttribute(from, name) {
	const found = member(from.value, name);
	return isJsonObject(found) ? flag({
		...from,
		value: found,
		path: join(from.path, name)
	}, "Value") : flag(from, name);
}
function idOf(from, name, kind) {
	if (!tells(from.value, name)) {
		from.report(join(from.path, name), "the id is missing");
		return;
	}
	const found = id(from, name, kind);
	return found === "" ? void 0 : found;
}
/** AWS always prints these members: without them the output was filtered, and an empty list would be invented. */
function refuseFiltered(from, command, names) {
	const missing = names.filter((name) => !tells(from.value, name));
	if (missing.length === 0) return;
	from.report(from.path, `this output was filtered: ${missing.join(", ")} ${forCount(missing.length, "is", "are")} not in it. Run aws ec2 ${command} without --query`);
}
/** The associated blocks of a set. */
function blocksIn(from, set, name, state) {
	return objects(from, set).filter((block) => isAssociated(block, state)).flatMap((block) => present(cidr(block, name)));
}
/** Absent states are those of old outputs: associated. */
function isAssociated(from, name) {
	const found = member(from.value, name);
	if (!isJsonObject(found)) return true;
	const state = text({
		...from,
		value: found,
		path: join(from.path, name)
	}, "State");
	return state === "" || state === "associated" || state === "associating";
}
function readRoute(from) {
	return {
		destination: cidr(from, "DestinationCidrBlock") || cidr(from, "DestinationIpv6CidrBlock") || id(from, "DestinationPrefixListId", "pl"),
		target: TARGETS.map((name) => target(from, name)).find((found) => found !== "") ?? "",
		blackhole: text(from, "State").toLowerCase() === "blackhole",
		...text(from, "Origin") === "EnableVgwRoutePropagation" ? { propagated: true } : {}
	};
}
function readPermission(from) {
	const all = [
		...cidrs(from, "IpRanges", "CidrIp"),
		...cidrs(from, "Ipv4Ranges", "CidrIp"),
		...cidrs(from, "Ipv6Ranges", "CidrIpv6")
	];
	return {
		protocol: protocolOf(from, "IpProtocol"),
		fromPort: number(from, "FromPort"),
		toPort: number(from, "ToPort"),
		cidrs: [...new Set(all)],
		groupIds: objects(from, "UserIdGroupPairs").flatMap((pair) => present(id(pair, "GroupId", "sg"))),
		prefixListIds: objects(from, "PrefixListIds").flatMap((list) => present(id(list, "PrefixListId", "pl") || id(list, "Id", "pl")))
	};
}
/** `tcp`, `6`, `-1`; empty when absent or null. */
function protocolOf(from, name) {
	const found = words(from, name).toLowerCase();
	if (/^(?:-1|[a-z0-9]{0,20})$/.test(found)) return found;
	from.report(join(from.path, name), "expected a protocol, found other text");
	return "";
}
// src/source/inventory/region.ts
/** `us-east-1` of `us-east-1a` and of `us-east-1-bos-1a`. */
const ZONE = /^([a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\d)(?:[a-z]|-[a-z]{3}-\d[a-z])$/;
/** The Region of the described network; `undefined` when nothing tells, or the parts disagree. */
function regionIn({ subnets, endpoints }) {
	const zones = (subnets ?? []).flatMap(({ availabilityZone }) => ZONE.exec(availabilityZone)?.[1] ?? []);
	if (zones.length > 0) return agreed(zones);
	const gateways = endpoints.filter(({ type }) => type === "Gateway").flatMap(({ region }) => region ?? []);
	if (gateways.length > 0) return agreed(gateways);
	const interfaces = endpoints.flatMap(({ region }) => region ?? []);
	return interfaces.length > 1 ? agreed(interfaces) : void 0;
}
function agreed(regions) {
	return new Set(regions).size === 1 ? regions[0] : void 0;
}
// src/source/inventory/read-inventory.ts
const ASSUMED = {
	endpoints: "endpoints",
	subnets: "subnets",
	routeTables: "routeTables",
	securityGroups: "securityGroups",
	networkAcls: "networkAcls",
	prefixLists: "prefixLists",
	vpcs: "vpcs",
	vpcAttributes: "attributes"
};
const COMMANDS = {
	endpoints: "aws ec2 describe-vpc-endpoints --output json",
	subnets: "aws ec2 describe-subnets --output json",
	routeTables: "aws ec2 describe-route-tables --output json",
	securityGroups: "aws ec2 describe-security-groups --output json",
	networkAcls: "aws ec2 describe-network-acls --output json",
	prefixLists: "aws ec2 describe-managed-prefix-lists --output json",
	vpcs: "aws ec2 describe-vpcs --output json",
	vpcAttributes: "aws ec2 describe-vpc-attribute --output json"
};
/** So many problems are reported; more would say nothing new. */
const MOST_PROBLEMS$1 = 20;
const MOST_KEPT = 1e3;
/**
* Reads what exists. Accepts each command's JSON output, several of them one after another or in one list, bare lists,
* and whatever a terminal puts around them. Each document is recognised by its content, wherever it was pasted.
*/
function readInventory(texts, choice = {}) {
	const problems = [];
	const found = Object.keys(ASSUMED).flatMap((source) => {
		const text = texts[source];
		return text === void 0 ? [] : [readText(text, source, problems)];
	});
	if (found.every(({ kinds }) => !kinds.has("endpoints"))) refuseWithoutEndpoints(found, problems);
	const everything = readEverything(found);
	if (problems.some(({ severity }) => severity === "error")) return refused$1(problems);
	const vpcIds = [...new Set(everything.endpoints.map(({ vpcId }) => vpcId).filter((id) => id !== ""))];
	const chosen = chooseVpc(vpcIds, everything, choice, problems);
	if (chosen === void 0) return refused$1(problems, vpcIds);
	const inventory = inVpc(chosen, everything);
	sayUseless(everything, inventory, problems);
	return {
		ok: true,
		inventory,
		problems
	};
}
/** Says which lists were given and have nothing of the VPC. */
function sayUseless(everything, inventory, problems) {
	for (const list of inventory.useless ?? []) {
		const { length } = everything[list] ?? [];
		const why = length === 0 ? "the list is empty" : `none of the ${length} listed is in ${inventory.vpcId}`;
		const message = `${OF_EVERY_VPC[list]}: ${why}, so they are not judged`;
		problems.push({
			severity: "warning",
			source: "endpoints",
			message
		});
	}
}
function refused$1(problems, vpcIds = []) {
	const errors = problems.filter(({ severity }) => severity === "error");
	const shown = errors.slice(0, MOST_PROBLEMS$1);
	const rest = errors.length - shown.length;
	const last = shown.at(-1);
	if (rest === 0 || last === void 0) return {
		ok: false,
		problems: shown,
		vpcIds
	};
	const more = {
		severity: "error",
		source: last.source,
		message: `and ${rest} more problems`
	};
	return {
		ok: false,
		problems: [...shown, more],
		vpcIds
	};
}
function readText(text, source, problems) {
	const found = nothingFound();
	const read = readJson(text);
	if (!read.ok) {
		const { line, column, message } = read.problem;
		problems.push({
			severity: "error",
			source,
			line,
			column,
			message: insteadOfJson(text) ?? message
		});
		return found;
	}
	for (const { value, line, column } of read.documents) {
		const report = (path, message) => {
			if (problems.length >= MOST_KEPT) return;
			problems.push({
				severity: "error",
				source,
				line,
				column,
				...path === "" ? {} : { path },
				message
			});
		};
		collect({
			value,
			path: "",
			report
		}, read.skipped ? void 0 : ASSUMED[source], found);
	}
	if (found.budget < 0) problems.push({
		severity: "error",
		source,
		message: "more values than any VPC has: paste the output for one VPC"
	});
	if (found.kinds.size === 0) {
		const instead = insteadOfJson(text);
		if (instead !== void 0) {
			dropErrors(problems, source);
			problems.push({
				severity: "error",
				source,
				line: 1,
				column: 1,
				message: instead
			});
			return found;
		}
	}
	warn(found, source, problems);
	const { line, column } = read.documents[0];
	if (source === "endpoints" && found.kinds.size === 0 && found.others.length === 0 && IDS.test(text)) problems.push({
		severity: "error",
		source,
		line,
		column,
		message: "this output was filtered: ids of endpoints are in it, but not the members that AWS prints. Run aws ec2 describe-vpc-endpoints without --query"
	});
	if (found.kinds.size === 0 && found.others.length === 0 && source !== "endpoints") {
		const message = `nothing that the audit reads: paste the output of ${COMMANDS[source]}`;
		problems.push({
			severity: "error",
			source,
			line,
			column,
			message
		});
	}
	if (source !== "endpoints") {
		for (const { value, path, report } of found.others) report(path, `this is ${value}`);
		const only = found.kinds.has("vpcs") || found.kinds.has("offeredServices") ? companionIn(found) : void 0;
		if (only !== void 0 && !found.kinds.has(ASSUMED[source])) {
			const message = `this is ${only}: paste the output of ${COMMANDS[source]}`;
			problems.push({
				severity: "error",
				source,
				line,
				column,
				message
			});
		}
	}
	return found;
}
const IDS = /"vpce-[0-9a-f]{8}/;
function dropErrors(problems, source) {
	const kept = problems.filter((problem) => problem.source !== source);
	problems.splice(0, problems.length, ...kept);
}
const CUT = "the output ends with NextToken, so it is not complete: run the command without --max-items";
function warn(found, source, problems) {
	for (const { path } of found.gaps) problems.push({
		severity: "warning",
		source,
		path,
		message: "null stands where an output should be: one of the commands failed, see what it printed"
	});
	for (const [kind, { path }] of found.cut) problems.push({
		severity: kind === "endpoints" ? "error" : "warning",
		source,
		path,
		message: CUT
	});
}
/** Says what was pasted in place of endpoints. */
function refuseWithoutEndpoints(found, problems) {
	const others = found.flatMap((one) => one.others);
	if (problems.some(({ severity }) => severity === "error")) return;
	for (const { value, path, report } of others) report(path, `this is ${value}`);
	if (others.length > 0) return;
	const gaps = found.some(({ gaps: list }) => list.length > 0);
	const [first] = found;
	const instead = first === void 0 ? void 0 : companionIn(first);
	const start = instead === void 0 ? "" : `this is ${instead}, and `;
	const message = gaps ? "the command that lists the endpoints failed: see what it printed" : `${start}no endpoints are listed here: paste the output of ${COMMANDS.endpoints}`;
	problems.push({
		severity: "error",
		source: "endpoints",
		line: 1,
		column: 1,
		message
	});
}
/** The one list that the text has, in words. */
function companionIn({ kinds }) {
	const [kind, ...others] = kinds;
	return kind === void 0 || kind === "attributes" || others.length > 0 ? void 0 : COMPANIONS[kind];
}
const PARTIAL = [
	"endpoints",
	"subnets",
	"routeTables",
	"securityGroups",
	"networkAcls",
	"prefixLists"
];
function readEverything(found) {
	const has = (kind) => found.some(({ kinds }) => kinds.has(kind));
	const all = (kind, read) => onePerId(found.flatMap(({ items }) => items[kind].flatMap((item) => read(item) ?? [])));
	const partial = PARTIAL.filter((kind) => found.some(({ cut }) => cut.has(kind)));
	const access = found.flatMap(({ blockPublicAccess }) => blockPublicAccess.map(readBlockPublicAccess));
	const routing = {
		...has("routeTables") ? { routeTables: all("routeTables", readRouteTable) } : {},
		...has("securityGroups") ? { securityGroups: all("securityGroups", readSecurityGroup) } : {}
	};
	return {
		endpoints: all("endpoints", readEndpoint),
		...partial.length > 0 ? { partial } : {},
		...has("subnets") ? { subnets: all("subnets", readSubnet) } : {},
		...routing,
		...has("networkAcls") ? { networkAcls: all("networkAcls", readNetworkAcl) } : {},
		...has("prefixLists") ? { prefixLists: prefixListsIn(found, routing) } : {},
		...has("natGateways") ? { natGateways: all("natGateways", readNatGateway) } : {},
		...has("hostedZones") ? { hostedZones: all("hostedZones", readHostedZone) } : {},
		...has("offeredServices") ? { offeredServices: all("offeredServices", readOfferedService).map(({ id: _, ...offered }) => offered) } : {},
		...access[0] === void 0 ? {} : { blockPublicAccess: access[0] },
		vpcs: has("vpcs") ? all("vpcs", readVpc) : void 0,
		internetGateways: has("internetGateways") ? all("internetGateways", readInternetGateway) : void 0,
		dhcpOptions: all("dhcpOptions", readDhcpOptions),
		attributes: has("attributes") ? found.flatMap(({ attributes }) => attributes.map(readAttributes)) : void 0
	};
}
/** Security groups tell which list entries without an id may belong to; the lists of gateway endpoints are AWS's. */
function prefixListsIn(found, { securityGroups = [], routeTables = [] }) {
	const lists = found.flatMap(({ items }) => items.prefixLists.flatMap((item) => readPrefixList(item) ?? []));
	const ofGateways = new Set(routeTables.flatMap(({ routes }) => routes.flatMap(({ destination, target }) => target.startsWith("vpce-") ? [destination] : [])));
	return joinPrefixLists(lists, securityGroups.flatMap(({ ingress, egress = [] }) => [...ingress, ...egress].flatMap(({ prefixListIds }) => prefixListIds)).filter((list) => !ofGateways.has(list)));
}
function readBlockPublicAccess(from) {
	const mode = text(from, "InternetGatewayBlockMode");
	if (mode === "block-bidirectional") return "bidirectional";
	return mode === "block-ingress" ? "ingress-only" : "off";
}
function readAttributes(from) {
	const enableDnsSupport = readAttribute(from, "EnableDnsSupport");
	const enableDnsHostnames = readAttribute(from, "EnableDnsHostnames");
	return {
		vpcId: id(from, "VpcId", "vpc"),
		...enableDnsSupport === void 0 ? {} : { enableDnsSupport },
		...enableDnsHostnames === void 0 ? {} : { enableDnsHostnames }
	};
}
/** Outputs may overlap: of a repeated id the last one counts. */
function onePerId(items) {
	return [...new Map(items.map((item) => [item.id, item])).values()];
}
/** The VPC to audit; an error names those among which somebody has to choose. */
function chooseVpc(vpcIds, everything, choice, problems) {
	const wanted = choice.vpcId ?? "";
	const say = (severity, message) => {
		problems.push({
			severity,
			source: "endpoints",
			message
		});
	};
	if (wanted !== "") {
		if (vpcIds.length > 0 && !vpcIds.includes(wanted)) say("warning", `no endpoint here is in ${wanted}, which the answers name; found: ${vpcIds.join(", ")}`);
		return { vpcId: wanted };
	}
	const [only, ...others] = vpcIds;
	if (only === void 0) return { vpcId: onlyVpcOf(everything) };
	if (others.length === 0) return { vpcId: only };
	const [fit, ...more] = vpcIds.filter((vpcId) => everything.endpoints.some((endpoint) => endpoint.vpcId === vpcId && choice.services?.includes(endpoint.service ?? "") === true));
	if (fit !== void 0 && more.length === 0) {
		say("warning", `several VPCs are shown; ${fit} is audited, because only it has endpoints that the plan needs`);
		return { vpcId: fit };
	}
	say("error", `several VPCs are shown (${vpcIds.slice(0, 10).join(", ")}): answer with the id of one, vpcId`);
}
/** Without endpoints, whatever else was given may tell the VPC. */
function onlyVpcOf(everything) {
	const { subnets, routeTables, securityGroups, networkAcls, vpcs, attributes } = everything;
	const named = [
		...subnets ?? [],
		...routeTables ?? [],
		...securityGroups ?? [],
		...networkAcls ?? [],
		...vpcs ?? [],
		...attributes ?? []
	];
	const ids = new Set(named.map(({ vpcId }) => vpcId).filter((id) => id !== ""));
	return ids.size === 1 ? [...ids][0] : void 0;
}
function inVpc({ vpcId }, everything) {
	const isHere = (item) => vpcId === void 0 || item.vpcId === "" || item.vpcId === vpcId;
	const { endpoints, vpcs, internetGateways, dhcpOptions, attributes, ...lists } = everything;
	const here = vpcs?.find(isHere);
	const dhcp = dhcpOptions.find(({ id: optionsId }) => optionsId === here?.dhcpOptionsId);
	const region = regionIn(everything);
	const { subnets: _subnets, routeTables: _tables, securityGroups: _groups, networkAcls: _acls, ...others } = lists;
	return {
		...others,
		vpcId,
		...region === void 0 ? {} : { region },
		origin: "described",
		endpoints: endpoints.filter(isHere),
		elsewhere: endpoints.filter((endpoint) => !isHere(endpoint)),
		...ofTheVpc(lists, isHere),
		...lists.natGateways === void 0 ? {} : { natGateways: lists.natGateways.filter(isHere) },
		...here === void 0 ? {} : { vpcCidrs: here.cidrs },
		...here === void 0 || here.ownerId === "" ? {} : { vpcOwner: here.ownerId },
		...internetGateways === void 0 ? {} : { internetGateways: internetGateways.filter(isHere).map((gateway) => gateway.id) },
		...dhcp === void 0 ? {} : { dhcp: { domainNameServers: dhcp.domainNameServers } },
		...attributes === void 0 ? {} : { vpcAttributes: mergeAttributes(attributes.filter(isHere)) }
	};
}
/** What every VPC of tasks has. */
const OF_EVERY_VPC = {
	subnets: "subnets",
	routeTables: "route tables",
	securityGroups: "security groups",
	networkAcls: "network ACLs"
};
/** A list without anything of the VPC is one of another VPC or Region, or was filtered: it tells nothing of this one. */
function ofTheVpc(all, isHere) {
	const subnets = all.subnets?.filter(isHere) ?? [];
	const routeTables = all.routeTables?.filter(isHere) ?? [];
	const securityGroups = all.securityGroups?.filter(isHere) ?? [];
	const networkAcls = all.networkAcls?.filter(isHere) ?? [];
	const here = {
		subnets,
		routeTables,
		securityGroups,
		networkAcls
	};
	const useless = Object.keys(here).filter((list) => all[list] !== void 0 && here[list].length === 0 && all.partial?.includes(list) !== true);
	return {
		...subnets.length === 0 ? {} : { subnets },
		...routeTables.length === 0 ? {} : { routeTables },
		...securityGroups.length === 0 ? {} : { securityGroups },
		...networkAcls.length === 0 ? {} : { networkAcls },
		...useless.length === 0 ? {} : { useless }
	};
}
/** Each attribute comes from a command of its own. */
function mergeAttributes(all) {
	const last = (name) => all.map((attributes) => attributes[name]).findLast((value) => value !== void 0);
	const [enableDnsSupport, enableDnsHostnames] = [last("enableDnsSupport"), last("enableDnsHostnames")];
	return {
		...enableDnsSupport === void 0 ? {} : { enableDnsSupport },
		...enableDnsHostnames === void 0 ? {} : { enableDnsHostnames }
	};
}
// src/source/snapshot/snapshot.ts
/** The document that the snapshot script prints, as far as several readers need it. */
/** Whether the value is a snapshot, of whatever version. */
function isSnapshot(value) {
	return isJsonObject(value) && ownValue(value, "snapshotVersion") !== void 0 && callsIn(value) !== void 0;
}
/** The answers of the account, by the name of the call. */
function callsIn(snapshot) {
	const calls = ownValue(snapshot, "calls");
	return isJsonObject(calls) ? calls : void 0;
}
/** An answer stands alone, or several of one call in a list; a key may go on after the name of the call. */
function answersOf(calls, name) {
	return Object.keys(calls).filter((key) => key === name || new RegExp(`^${name}[^a-z-]`).test(key)).flatMap((key) => {
		const value = ownValue(calls, key);
		return (isJsonList(value) ? value : [value]).filter((one) => isJsonObject(one));
	});
}
/** The objects of a list that any answer of the call has. */
function itemsOf$1(calls, name, list) {
	return answersOf(calls, name).flatMap((answer) => objectsIn(answer, list));
}
/** The objects of a list member. */
function objectsIn(object, list) {
	const value = ownValue(object, list);
	return isJsonList(value) ? value.filter((one) => isJsonObject(one)) : [];
}
/** The text of a member, or `''`. */
function textIn(object, name) {
	const value = object === void 0 ? void 0 : ownValue(object, name);
	return typeof value === "string" ? value : "";
}
/** The texts of a list member. */
function textsIn(object, name) {
	const value = object === void 0 ? void 0 : ownValue(object, name);
	return isJsonList(value) ? value.filter((one) => typeof one === "string") : [];
}
/** The object of a member. */
function objectIn(object, name) {
	const value = object === void 0 ? void 0 : ownValue(object, name);
	return isJsonObject(value) ? value : void 0;
}
const DEEPEST = 40;
/** The value without members that are null: the queries of the script write null for what is not there. */
function withoutNulls(value, depth = 0) {
	if (depth > DEEPEST) return null;
	if (isJsonList(value)) return value.filter((item) => item !== null).map((item) => withoutNulls(item, depth + 1));
	if (!isJsonObject(value)) return value;
	const kept = Object.entries(value).filter(([, member]) => member !== null);
	return Object.fromEntries(kept.map(([key, member]) => [key, withoutNulls(member, depth + 1)]));
}
/** Members of a container that may hold secrets and answer nothing. */
const UNREAD = /* @__PURE__ */ new Set([
	"command",
	"entryPoint",
	"dockerLabels",
	"healthCheck"
]);
/** The value without commands, labels and the values of environment variables, should a foreign script have left them in. */
function withoutSecrets(value, depth = 0) {
	if (depth > DEEPEST) return null;
	if (isJsonList(value)) return value.map((item) => withoutSecrets(item, depth + 1));
	if (!isJsonObject(value)) return value;
	const kept = Object.entries(value).filter(([key]) => !UNREAD.has(key));
	return Object.fromEntries(kept.map(([key, member]) => [key, key === "environment" && isJsonList(member) ? member.map(nameOnly) : withoutSecrets(member, depth + 1)]));
}
const nameOnly = (entry) => isJsonObject(entry) ? { name: textIn(entry, "name") } : null;
// src/source/snapshot/callers.ts
/** The callers in the VPC: those of services by the family of their task definition, instances for every workload. */
function callersIn(calls, subnetIds) {
	const here = (ids) => subnetIds.length === 0 ? ids : ids.filter((id) => subnetIds.includes(id));
	const services = itemsOf$1(calls, "describe-services", "services").flatMap((service) => {
		const network = networkOf(service);
		const subnets = here(textsIn(network, "subnets"));
		return subnets.length === 0 ? [] : [callerOf(service, network, subnets)];
	});
	const instances = instancesIn(calls).filter((instance) => here([textIn(instance, "SubnetId")]).length > 0);
	return [...services, ...instances.length === 0 ? [] : [ofInstances(instances)]];
}
/** The newest deployment, the first task set, or the service itself tells the network. */
function networkOf(service) {
	const [deployment] = objectsIn(service, "deployments");
	const [taskSet] = objectsIn(service, "taskSets");
	for (const place of [
		service,
		deployment,
		taskSet
	]) {
		const configuration = objectIn(objectIn(place, "networkConfiguration"), "awsvpcConfiguration");
		if (configuration !== void 0) return configuration;
	}
}
/** The family in the ARN or the name of a task definition. */
function familyOf(definition) {
	return (definition.split("/").at(-1) ?? "").replace(/:\d{1,9}$/, "");
}
function callerOf(service, network, subnetIds) {
	const assigned = textIn(network, "assignPublicIp");
	return {
		workload: familyOf(textIn(service, "taskDefinition") || textIn(objectsIn(service, "taskSets")[0], "taskDefinition")),
		via: "task",
		subnetIds,
		securityGroupIds: textsIn(network, "securityGroups"),
		...assigned === "" ? {} : { publicAddress: assigned === "ENABLED" }
	};
}
/** Instances that are no container instances do not count. */
function instancesIn(calls) {
	return itemsOf$1(calls, "describe-instances", "Reservations").flatMap((one) => objectsIn(one, "Instances"));
}
function ofInstances(instances) {
	const groups = instances.flatMap((instance) => objectsIn(instance, "SecurityGroups").map((group) => textIn(group, "GroupId")));
	return {
		workload: "",
		via: "instance",
		subnetIds: [...new Set(instances.map((instance) => textIn(instance, "SubnetId")))],
		securityGroupIds: [...new Set(groups)].filter((id) => id !== ""),
		publicAddress: instances.every((instance) => textIn(instance, "PublicIpAddress") !== "")
	};
}
// src/source/snapshot/vpc-claims.ts
/** Claims about the VPC, each with the call that says so. */
function vpcClaims(snapshot, calls, inventory, source) {
	return [
		...place(snapshot, calls, inventory),
		...names(calls, inventory),
		...paths(calls, inventory),
		...taskNetwork(inventory),
		...others(calls, inventory),
		...ofEveryWorkload(calls, inventory)
	].map(({ evidence = "observed", ...claim }) => ({
		...claim,
		evidence,
		...source === "" ? {} : { source }
	}));
}
function place(snapshot, calls, inventory) {
	const region = textIn(snapshot, "region");
	const { vpcId } = inventory;
	const vpc = itemsOf$1(calls, "describe-vpcs", "Vpcs").find((one) => textIn(one, "VpcId") === vpcId);
	const account = textIn(answersOf(calls, "get-caller-identity")[0], "Account");
	const owner = textIn(vpc, "OwnerId");
	const block = textIn(vpc, "CidrBlock");
	return [
		...region === "" ? [] : [say("region", region, "region", "the snapshot was taken in this Region")],
		...vpcId === void 0 ? [] : [say("vpcId", vpcId, "calls.describe-vpcs", "the snapshot is of this VPC")],
		.../^\d{12}$/.test(account) ? [say("accountId", account, "calls.get-caller-identity", "the snapshot was taken in this account")] : [],
		...block === "" ? [] : [say("vpcCidr", block, "calls.describe-vpcs", "the first block of the VPC")],
		...owner === "" || account === "" ? [] : [say("subnetOwnership", owner === account ? "owner" : "participant", "calls.describe-vpcs", owner === account ? "the account owns the VPC" : `the VPC belongs to the account ${owner}`)]
	];
}
const say = (question, value, from, text, evidence) => evidence === void 0 ? {
	question,
	value,
	from,
	text
} : {
	question,
	value,
	from,
	text,
	evidence
};
function names(calls, { vpcAttributes, dhcp, hostedZones = [], endpoints }) {
	const { enableDnsSupport, enableDnsHostnames } = vpcAttributes ?? {};
	const own = hostedZones.filter(({ owningService, name }) => owningService === void 0 && isOfAws(name));
	const profile = itemsOf$1(calls, "list-profile-associations", "ProfileAssociations").length > 0;
	const local = endpoints.some(({ type, privateDnsEnabled }) => type === "Interface" && privateDnsEnabled === true);
	return [
		...enableDnsSupport === void 0 || enableDnsHostnames === void 0 ? [] : [say("vpcDnsAttributes", enableDnsSupport && enableDnsHostnames, "calls.describe-vpc-attribute", `enableDnsSupport is ${enableDnsSupport}, enableDnsHostnames is ${enableDnsHostnames}`)],
		...dhcp === void 0 ? [] : [dhcp.domainNameServers.every((server) => server === "AmazonProvidedDNS") ? say("dns", "amazon-provided", "calls.describe-dhcp-options", "the VPC uses the resolver of Amazon") : say("dns", "custom", "calls.describe-dhcp-options", `the VPC uses ${dhcp.domainNameServers.join(", ")}`)],
		...own.length > 0 ? [say("endpointPlacement", "central-vpc", "calls.list-hosted-zones-by-vpc", `the private hosted zone ${own[0]?.name} answers a name of AWS in this VPC`)] : profile && !local ? [say("endpointPlacement", "central-vpc", "calls.list-profile-associations", "a Route 53 Profile is associated with the VPC, and no endpoint here has private DNS", "inferred")] : local ? [say("endpointPlacement", "this-vpc", "calls.describe-vpc-endpoints", "interface endpoints with private DNS stand in this VPC")] : []
	];
}
const isOfAws = (name) => /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|on\.aws)$/.test(name);
/** What leads out of the VPC: gateways, and where the routes of the tasks' subnets go. */
function paths(calls, inventory) {
	const { internetGateways, blockPublicAccess } = inventory;
	const tables = tablesOf(inventory);
	return [
		...internetGateways === void 0 ? [] : [say("internetGateway", internetGateways.length > 0, "calls.describe-internet-gateways", internetGateways.length > 0 ? `${internetGateways[0]} is attached` : "no internet gateway is attached")],
		...blockPublicAccess === void 0 ? [] : [say("blockPublicAccess", excluded(calls, inventory.vpcId) ? "off" : blockPublicAccess, "calls.describe-vpc-block-public-access-options", excluded(calls, inventory.vpcId) ? "the VPC is excluded from Block Public Access" : `Block Public Access is ${blockPublicAccess}`)],
		...tables.flatMap((table) => egressOf(table, callersAt(table, inventory)))
	];
}
function excluded(calls, vpcId = "") {
	return itemsOf$1(calls, "describe-vpc-block-public-access-exclusions", "VpcBlockPublicAccessExclusions").some((exclusion) => textIn(exclusion, "ResourceArn").endsWith(`/${vpcId}`) && textIn(exclusion, "InternetGatewayExclusionMode") === "allow-bidirectional" && !textIn(exclusion, "State").startsWith("delet"));
}
/** The route tables of the subnets from which workloads call, each once. */
function tablesOf(inventory) {
	const { callers = [] } = inventory;
	const ids = [...new Set(callers.flatMap(({ subnetIds }) => subnetIds))];
	return [...new Set(ids.flatMap((id) => tableOf(id, inventory) ?? []))];
}
/** Its own, or the main one. */
const tableOf = (subnetId, { routeTables = [] }) => routeTables.find((table) => table.subnetIds.includes(subnetId)) ?? routeTables.find(({ main }) => main);
const callersAt = (table, inventory) => (inventory.callers ?? []).filter(({ subnetIds }) => subnetIds.some((id) => tableOf(id, inventory) === table));
function egressOf(table, callers) {
	const from = "calls.describe-route-tables";
	const target = table.routes.find(({ destination, blackhole }) => (destination === "0.0.0.0/0" || destination === "::/0") && !blackhole)?.target ?? "";
	const leads = `the default route of ${table.id} leads to ${target}`;
	if (target === "") return [say("egress", "none", from, `${table.id} has no default route`)];
	if (/^(?:nat|eigw)-/.test(target)) return [say("egress", "nat-gateway", from, leads)];
	if (!target.startsWith("igw-")) return [say("egress", "transit", from, leads)];
	if (callers.some(({ publicAddress }) => publicAddress === true)) return [say("egress", "public-ip", from, `${leads}, and the callers have public addresses`)];
	return callers.some(({ publicAddress }) => publicAddress === void 0) ? [] : [say("egress", "none", from, `${leads}, but the callers have no public address`)];
}
/** Zones, subnets, route tables and addresses of the subnets from which workloads call. */
function taskNetwork(inventory) {
	const { subnets = [], callers = [] } = inventory;
	const ids = new Set(callers.flatMap(({ subnetIds }) => subnetIds));
	const used = subnets.filter(({ id }) => ids.has(id));
	if (used.length === 0) return [];
	const from = "calls.describe-services";
	const perZone = [...new Map(used.map((subnet) => [subnet.availabilityZone, subnet])).values()];
	const groups = new Set(callers.flatMap(({ securityGroupIds }) => securityGroupIds));
	const [group] = groups;
	const tables = tablesOf(inventory);
	return [
		say("availabilityZones", Math.min(6, perZone.length), from, `tasks run in ${perZone.map(({ availabilityZone }) => availabilityZone).join(", ")}`),
		say("subnetIds", perZone.map(({ id }) => id).join(","), from, "one subnet of the tasks in each zone"),
		...tables.length === 0 ? [] : [say("routeTableIds", tables.map(({ id }) => id).join(","), "calls.describe-route-tables", "the route tables of the tasks")],
		...groups.size === 1 && group !== void 0 ? [say("taskSecurityGroupId", group, from, "every task has this security group")] : [say("taskSubnetCidrs", used.map(({ cidr }) => cidr).filter((cidr) => cidr !== "").join(","), from, "the blocks of the subnets in which tasks run")],
		say("ipAddressType", addressesOf(used), "calls.describe-subnets", "the addresses of the subnets in which tasks run")
	];
}
/** Tasks in subnets with both kinds of addresses use IPv4 unless the account says otherwise; their launch always does. */
function addressesOf(subnets) {
	if (subnets.every(({ ipv6Native }) => ipv6Native === true)) return "ipv6";
	return subnets.every(({ ipv6Cidrs }) => ipv6Cidrs.length > 0) ? "dualstack" : "ipv4";
}
function others(calls, inventory) {
	const fips = itemsOf$1(calls, "list-account-settings", "settings").find((setting) => textIn(setting, "name") === "fargateFIPSMode");
	const others = itemsOf$1(calls, "describe-network-interfaces", "NetworkInterfaces").filter((one) => textIn(one, "InterfaceType") === "lambda" || isForeignInstance(one, calls));
	return [...fips === void 0 ? [] : [say("fips", textIn(fips, "value") === "enabled", "calls.list-account-settings", `fargateFIPSMode is ${textIn(fips, "value")}`)], ...others.length === 0 || inventory.vpcId === void 0 ? [] : [say("vpcInUse", true, "calls.describe-network-interfaces", `other network interfaces are in the VPC, such as ${textIn(others[0], "NetworkInterfaceId")}`)]];
}
/** What holds for each workload of the VPC, because the account, the Region or the VPC decides it. */
function ofEveryWorkload(calls, inventory) {
	return [
		...monitoring(calls, inventory),
		...agents(calls),
		...keys(calls),
		...loginNames(inventory)
	];
}
/** Only that the name is private already is told: that it is not is a matter of the audit. */
function loginNames({ endpoints }) {
	const own = endpoints.find(({ service, type, privateDnsEnabled }) => service === "ecr.api" && type === "Interface" && privateDnsEnabled === true);
	return own === void 0 ? [] : [say("ecrApiPrivateDns", true, "calls.describe-vpc-endpoints", `private DNS is on for ${own.id}`)];
}
/** Runtime Monitoring of the account, or the endpoint that Amazon GuardDuty made in the VPC. */
function monitoring(calls, { endpoints }) {
	const made = endpoints.find(({ service, managed }) => service === "guardduty-data" && managed);
	const question = "guardDutyRuntimeMonitoring";
	if (made !== void 0) return [say(question, true, "calls.describe-vpc-endpoints", `GuardDuty made ${made.id} in the VPC`)];
	if (answersOf(calls, "list-detectors").some((answer) => {
		const ids = ownValue(answer, "DetectorIds");
		return isJsonList(ids) && ids.length === 0;
	})) return [say(question, false, "calls.list-detectors", "GuardDuty is off in the Region")];
	const states = answersOf(calls, "get-detector").map(monitorsTasks);
	const from = "calls.get-detector";
	if (states.includes("on")) return [say(question, true, from, "GuardDuty manages agents in Amazon ECS")];
	return states.length > 0 && states.every((state) => state === "off") ? [say(question, false, from, "Runtime Monitoring of GuardDuty is off")] : [];
}
/** The feature for tasks on Fargate, or for container instances; with agents that somebody manages by hand it is open. */
function monitorsTasks(detector) {
	const features = objectsIn(detector, "Features");
	const runtime = features.find((feature) => textIn(feature, "Name") === "RUNTIME_MONITORING");
	const isOn = (one) => textIn(one, "Status") === "ENABLED";
	const off = features.length > 0 && (runtime === void 0 || !isOn(runtime));
	if (textIn(detector, "Status") === "DISABLED" || off) return "off";
	const managed = runtime === void 0 ? [] : objectsIn(runtime, "AdditionalConfiguration");
	const manages = (more) => /^(?:ECS_FARGATE|EC2)_AGENT_MANAGEMENT$/.test(textIn(more, "Name")) && isOn(more);
	return managed.some(manages) ? "on" : "open";
}
/** The oldest agent decides. */
function agents(calls) {
	const versions = itemsOf$1(calls, "describe-container-instances", "containerInstances").map((instance) => textIn(objectIn(instance, "versionInfo"), "agentVersion").replace(/^v/, "")).filter((version) => /^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(version)).map((version) => ({
		version,
		rank: version.split(".").map((part) => part.padStart(5, "0")).join(".")
	}));
	const [first] = versions;
	if (first === void 0) return [];
	const oldest = versions.reduce((least, one) => one.rank < least.rank ? one : least, first);
	return [say("agentVersion", oldest.version, "calls.describe-container-instances", "the oldest agent of the container instances")];
}
/** Keys of secrets and parameters; those of AWS have an alias of AWS, or none is named. Only of all is no own key known. */
function keys(calls) {
	const secrets = answersOf(calls, "describe-secret").filter((secret) => textIn(secret, "ARN") !== "");
	const parameters = itemsOf$1(calls, "describe-parameters", "Parameters");
	const named = [...secrets.map((secret) => textIn(secret, "KmsKeyId")), ...parameters.filter((parameter) => textIn(parameter, "Type") === "SecureString").map((parameter) => textIn(parameter, "KeyId"))];
	const from = secrets.length > 0 ? "calls.describe-secret" : "calls.describe-parameters";
	if (named.some((key) => key !== "" && !/(?:^|:)alias\/aws\//.test(key))) return [say("customerManagedKey", true, from, "a secret or parameter of the tasks has a key of its own")];
	const described = [...secrets.map((secret) => secretName(textIn(secret, "ARN"))), ...parameters.map((parameter) => secretName(textIn(parameter, "Name")))];
	const isDescribed = (name) => described.some((one) => one === name || one.startsWith(`${name}-`));
	return named.length > 0 && secretsOfTasks(calls).every(isDescribed) ? [say("customerManagedKey", false, from, "AWS keys encrypt the secrets of the tasks")] : [];
}
/** The secrets and parameters that task definitions name. */
function secretsOfTasks(calls) {
	return answersOf(calls, "describe-task-definition").flatMap((answer) => objectsIn(objectIn(answer, "taskDefinition") ?? answer, "containerDefinitions")).flatMap((container) => [
		...objectsIn(container, "secrets").map((secret) => textIn(secret, "valueFrom")),
		...objectsIn(objectIn(container, "logConfiguration") ?? {}, "secretOptions").map((secret) => textIn(secret, "valueFrom")),
		textIn(objectIn(container, "repositoryCredentials"), "credentialsParameter")
	]).filter((value) => value !== "").map(secretName);
}
/** The ARN of a secret without key and version, or the name of a parameter without the slash before it. */
function secretName(value) {
	if (/^arn:[^:]+:secretsmanager:/.test(value)) return value.split(":").slice(0, 7).join(":");
	return value.slice(value.indexOf(":parameter/") + 1).replace(/^(?:parameter)?\//, "");
}
/** An instance that is no container instance. */
function isForeignInstance(one, calls) {
	const instance = textIn(objectIn(one, "Attachment"), "InstanceId");
	if (instance === "") return false;
	return !itemsOf$1(calls, "describe-container-instances", "containerInstances").map((item) => textIn(item, "ec2InstanceId")).includes(instance);
}
/** Notes of the script: calls that were denied. */
function deniedCalls(snapshot) {
	return objectsIn(snapshot, "notes").slice(0, 50).map((note) => ({
		call: textIn(note, "call").slice(0, 100),
		text: textIn(note, "text").slice(0, 300)
	}));
}
// src/source/snapshot/read-snapshot.ts
/**
* An account snapshot → what exists in the VPC, what the account says about it, and what the readers of services and task
* definitions take from there. Nothing of it is kept anywhere else.
*/
/** Calls whose answers say how workloads run; environment values are dropped even where a foreign script left them in. */
const OF_WORKLOADS = [
	"describe-task-definition",
	"describe-services",
	"describe-clusters",
	"describe-capacity-providers"
];
/** Reads a snapshot. Never throws; what is no snapshot of a known version is refused by name. */
function readSnapshot(snapshot, source = "") {
	const version = ownValue(snapshot, "snapshotVersion");
	const calls = callsIn(snapshot);
	if (version !== 1 || calls === void 0) return {
		ok: false,
		problems: [{
			path: "snapshotVersion",
			message: `a snapshot of version ${JSON.stringify(version)?.slice(0, 20)}; version 1 is read`
		}]
	};
	const inventory = inventoryIn(snapshot, calls);
	if (!inventory.ok) return inventory;
	const vpc = weigh({
		claims: vpcClaims(snapshot, calls, inventory.inventory, source),
		notes: deniedCalls(snapshot).map(({ call, text }) => ({
			topic: "snapshot",
			from: "notes",
			...source === "" ? {} : { source },
			text: `${call} was denied or failed, so what it tells is open: ${text}`
		}))
	});
	const rest = Object.fromEntries(OF_WORKLOADS.flatMap((name) => {
		const answers = answersOf(calls, name);
		return answers.length === 0 ? [] : [[name, withoutSecrets(withoutNulls(answers))]];
	}));
	return {
		ok: true,
		vpc,
		inventory: inventory.inventory,
		rest
	};
}
function inventoryIn(snapshot, calls) {
	const [vpc] = itemsOf$1(calls, "describe-vpcs", "Vpcs");
	const vpcId = textIn(snapshot, "vpcId") || textIn(vpc, "VpcId");
	const read = readInventory({ endpoints: JSON.stringify(described(calls)) }, { vpcId });
	if (!read.ok) return {
		ok: false,
		problems: read.problems.map(({ path = "", message }) => ({
			path: `calls.${path}`,
			message
		}))
	};
	const { inventory } = read;
	const callers = callersIn(calls, (inventory.subnets ?? []).map(({ id }) => id));
	return {
		ok: true,
		inventory: {
			...inventory,
			...inventory.dhcp === void 0 && textIn(vpc, "DhcpOptionsId") === "default" ? { dhcp: { domainNameServers: ["AmazonProvidedDNS"] } } : {},
			endpoints: inventory.endpoints.map((endpoint) => withAddresses(endpoint, calls)),
			...inventory.hostedZones === void 0 ? {} : { hostedZones: inventory.hostedZones.map((zone) => ({
				...zone,
				...recordsOf(zone.id, calls)
			})) },
			...callers.length === 0 ? {} : { callers }
		}
	};
}
/** The answers that the reader of inventories knows, with the entries of prefix lists where they belong. */
function described(calls) {
	const lists = itemsOf$1(calls, "describe-managed-prefix-lists", "PrefixLists");
	const entries = new Map(answersOf(calls, "get-managed-prefix-list-entries").map((one) => [textIn(one, "PrefixListId"), one]));
	const prefixLists = lists.map((list) => {
		const found = entries.get(textIn(list, "PrefixListId"));
		const own = objectIn(found, "answer") ?? found;
		return own === void 0 ? list : {
			...list,
			Entries: objectsIn(own, "Entries")
		};
	});
	const left = Object.entries(calls).filter(([name]) => !OF_WORKLOADS.some((call) => name.startsWith(call)) && !/^(?:describe-managed-prefix-lists|get-managed-prefix-list-entries|list-resource-record-sets|describe-network-interfaces|describe-container-instances|describe-instances|list-account-settings|describe-pull-through-cache-rules|list-profile-associations|get-caller-identity|describe-vpc-block-public-access-exclusions|describe-secret|describe-parameters|list-detectors|get-detector)/.test(name));
	return {
		...Object.fromEntries(left.map(([name, value]) => [name, withoutNulls(value)])),
		...prefixLists.length === 0 ? {} : { "describe-managed-prefix-lists": { PrefixLists: prefixLists } }
	};
}
/** The addresses of an endpoint's network interfaces, where they were described. */
function withAddresses(endpoint, calls) {
	const ids = endpoint.networkInterfaceIds ?? [];
	const own = itemsOf$1(calls, "describe-network-interfaces", "NetworkInterfaces").filter((one) => ids.includes(textIn(one, "NetworkInterfaceId")));
	const told = own.flatMap((one) => [textIn(one, "PrivateIpAddress"), ...objectsIn(one, "Ipv6Addresses").map((address) => textIn(address, "Ipv6Address"))]).filter((address) => address !== "");
	return own.length < ids.length || told.length === 0 ? endpoint : {
		...endpoint,
		addresses: told
	};
}
function recordsOf(id, calls) {
	const short = id.split("/").at(-1);
	const found = answersOf(calls, "list-resource-record-sets").find((one) => textIn(one, "HostedZoneId").split("/").at(-1) === short);
	const answer = objectIn(found, "answer") ?? found;
	if (answer === void 0 || !isJsonList(ownValue(answer, "ResourceRecordSets"))) return {};
	return { records: objectsIn(answer, "ResourceRecordSets").map((record) => ({
		name: textIn(record, "Name").replace(/\.$/, ""),
		type: textIn(record, "Type"),
		values: [textIn(objectIn(record, "AliasTarget"), "DNSName").replace(/\.$/, ""), ...objectsIn(record, "ResourceRecords").map((value) => textIn(value, "Value"))].filter((value) => value !== "")
	})) };
}
// src/source/service/read-cluster.ts
/** Reads one cluster; `keys` are names by which services may refer to it besides its own. */
function readCluster(field, keys = []) {
	const gathering = new Gathering();
	const configuration = field.get("configuration").object("the configuration of a cluster");
	const exec = configuration?.get("executeCommandConfiguration").object("the configuration of ECS Exec");
	if (exec !== void 0) readExec(exec, gathering);
	const storage = configuration?.get("managedStorageConfiguration").object("the storage of a cluster");
	for (const name of ["kmsKeyId", "fargateEphemeralStorageKmsKeyId"]) if (storage !== void 0) readKey(storage.get(name), "The key of the storage of the cluster", gathering);
	const count = field.get("registeredContainerInstancesCount");
	if (Number(count.text() ?? 0) > 0) gathering.claim("existingContainerInstances", true, count, "container instances are registered in the cluster", "observed");
	const names = [
		"clusterName",
		"clusterArn",
		"name",
		"arn",
		"id"
	].map((key) => field.get(key).text());
	return {
		keys: [...keys, ...names.filter((name) => name !== void 0).map(referenceKey)],
		gathering,
		providers: providersOf(field.get("defaultCapacityProviderStrategy"))
	};
}
function readExec(exec, gathering) {
	const key = exec.get("kmsKeyId");
	if (key.text() !== void 0) gathering.claim("customerManagedKey", true, key, "sessions of ECS Exec are encrypted with a key of AWS KMS");
	readKey(key, "The key of ECS Exec", gathering);
	const log = exec.get("logConfiguration").object("the log configuration of ECS Exec");
	if (log === void 0) return;
	const group = log.get("cloudWatchLogGroupName", "cloudWatchLogGroup");
	if (group.text() !== void 0) gathering.claim("ecsExecAudit", "cloudwatch-logs", group, "sessions of ECS Exec are logged to CloudWatch Logs");
	const bucket = log.get("s3BucketName");
	if (bucket.text() !== void 0) gathering.claim("ecsExecAudit", "s3", bucket, "sessions of ECS Exec are logged to Amazon S3");
}
/** The launch type that a capacity provider stands for, by what it is made of. */
function readCapacityProvider(field) {
	const keys = [
		"name",
		"capacityProviderArn",
		"arn",
		"id"
	].map((key) => field.get(key).text()).filter((name) => name !== void 0).map(referenceKey);
	if (field.get("managedInstancesProvider").value !== void 0) return {
		keys,
		launchType: "MANAGED_INSTANCES"
	};
	if (field.get("autoScalingGroupProvider").value !== void 0) return {
		keys,
		launchType: "EC2"
	};
	const [name] = keys;
	return name === "FARGATE" || name === "FARGATE_SPOT" ? {
		keys,
		launchType: "FARGATE"
	} : void 0;
}
// src/source/task-definition/find.ts
/** Finds the task definitions in a value, in whatever form they come. */
const DEEPEST_SEARCH$1 = 12;
const MOST_CONTAINERS = 500;
const MOST_DEFINITIONS$1 = 500;
/** Fields that tell a task definition from anything else. */
const MARKERS = [
	"family",
	"requiresCompatibilities",
	"executionRoleArn",
	"networkMode",
	"taskDefinitionArn"
];
/** All task definitions below a value. Problems of shape go to the site. */
function findDefinitions(value, path, site) {
	const search = new Search();
	search.visit(new Field(value, path, site), 0);
	return search.found;
}
/** The task definition that these fields of a resource are; `undefined` when its containers cannot be read. */
function toDefinition(fields) {
	const search = new Search();
	search.resource(fields);
	return search.found[0];
}
var Search = class {
	found = [];
	visit(field, depth) {
		if (depth > DEEPEST_SEARCH$1 || this.found.length > MOST_DEFINITIONS$1) return;
		if (isJsonList(field.value)) this.#list(field, depth);
		else if (isJsonObject(field.value)) this.#object(field, depth);
	}
	/** Fields that are known to be those of a task definition. */
	resource(fields) {
		const list = fields.get("containerDefinitions");
		if (list.value === void 0) {
			const key = fields.keys().some((name) => /^[A-Z]/.test(name)) ? "ContainerDefinitions" : "containerDefinitions";
			fields.member(key).expected("a list of containers");
		} else this.#add({
			form: formOf(fields),
			fields,
			complete: true
		}, list.decoded());
	}
	#list(field, depth) {
		const length = isJsonList(field.value) ? field.value.length : 0;
		for (let index = 0; index < Math.min(length, 10); index += 1) {
			if (depth > 0 || !isContainer(field.item(index))) continue;
			this.#add({
				form: "containers",
				fields: field,
				complete: false
			}, field);
			return;
		}
		for (let index = 0; index < length && this.found.length <= MOST_DEFINITIONS$1; index += 1) this.visit(field.item(index), depth + 1);
	}
	#object(field, depth) {
		const list = field.get("containerDefinitions");
		if (list.value !== void 0) this.#definition(field, list);
		else if (depth <= 2 && isDefinitionWithoutContainers(field)) list.expected("a list of containers");
		else if (depth <= 1 && isContainer(field)) this.found.push({
			form: "containers",
			fields: field,
			complete: false,
			containers: [field],
			list: field
		});
		else for (const key of keysToVisit(field)) this.visit(field.member(key), depth + 1);
	}
	#definition(field, list) {
		this.#add({
			form: formOf(field),
			fields: field,
			complete: hasMarker(field)
		}, list.decoded());
	}
	#add(definition, list) {
		const length = isJsonList(list.value) ? list.value.length : void 0;
		if (length !== void 0 && length > MOST_CONTAINERS) {
			list.problem(`${length} containers; Amazon ECS takes ten in a task definition`);
			return;
		}
		if (this.found.length === MOST_DEFINITIONS$1) definition.fields.problem(`more than ${MOST_DEFINITIONS$1} task definitions: give them in parts, or those of one service`);
		if (length === 0) list.problem("expected at least one container");
		const containers = [];
		for (const item of list.items("a list of containers")) if (isJsonObject(item.value)) containers.push(item);
		else if (typeof item.value === "string" && item.isUnfilled()) this.#openItem(item);
		else item.expected("a container");
		this.found.push({
			...definition,
			containers,
			list: this.#open ?? list
		});
		this.#open = void 0;
	}
	/** A container that is a placeholder: what it says is open, as if the whole list were. */
	#openItem(item) {
		this.#open = item;
	}
	#open;
};
function isDefinitionWithoutContainers(field) {
	if (has$1(field, "serviceName") || has$1(field, "serviceArn") || has$1(field, "taskArn")) return false;
	const started = [
		"clusterArn",
		"launchType",
		"taskCount"
	].some((name) => has$1(field, name));
	return MARKERS.some((name) => has$1(field, name)) && !started;
}
function has$1(field, name) {
	return field.get(name).value !== void 0;
}
function hasMarker(field) {
	return MARKERS.some((name) => has$1(field, name));
}
/** Fields that containers have in Kubernetes, Docker, Compose, pipelines and editors, and never in Amazon ECS. */
const OF_OTHERS = [
	"ports env resources volumeMounts imagePullPolicy livenessProbe readinessProbe securityContext",
	"id config hostConfig state status names created createdAt restart build networks expose env_file",
	"script stage stages services features forwardPorts customizations remoteUser build_args"
].flatMap((names) => names.split(" ").map(normal));
/** An image, and a name or something else that only containers have. */
function isContainer(field) {
	const keys = new Set(field.keys().slice(0, 100).map(normal));
	return has$1(field, "image") && !OF_OTHERS.some((name) => keys.has(name)) && [
		"name",
		"essential",
		"logConfiguration",
		"portMappings",
		"environment",
		"secrets",
		"memory",
		"cpu",
		"command"
	].some((name) => has$1(field, name));
}
function formOf(field) {
	const keys = field.keys();
	if (keys.includes("ContainerDefinitions")) return "cloudformation";
	return keys.includes("container_definitions") ? "terraform" : "api";
}
/** Members in which no task definition of this text is. */
function keysToVisit(field) {
	return field.keys().filter((key) => ![
		"before",
		"priorstate",
		"parameters",
		"mappings"
	].includes(normal(key)));
}
// src/source/task-definition/roles.ts
/** Roles, accounts and the ARN of the task definition itself. */
/** What the roles and the ARN of a task definition say. */
function readRoles(fields, gathering) {
	readOwnArn(fields.get("taskDefinitionArn", "arn"), gathering);
	readExecutionRole(fields.get("executionRoleArn"), gathering);
	const task = fields.get("taskRoleArn");
	const text = task.text();
	if (text === void 0) return;
	readRoleAccount(task, text, gathering);
	task.note("role", "The task role decides what your code may call; endpoints do not depend on it.");
}
function readOwnArn(field, gathering) {
	const text = field.text();
	const arn = text === void 0 ? void 0 : parseArn(text);
	if (arn?.service !== "ecs") return;
	if (isRegionId(arn.region)) gathering.claim("region", arn.region, field, "the Region of the task definition itself", "arn");
	if (isAccountId(arn.account)) gathering.claim("accountId", arn.account, field, "the account of the task definition itself", "arn");
}
function readExecutionRole(field, gathering) {
	const text = field.text();
	if (text === void 0) return;
	readRoleAccount(field, text, gathering);
	const role = roleIn(text);
	if (role === void 0) gathering.hint("taskExecutionRole", "the task execution role is still a placeholder");
	else if (role.path !== "") {
		gathering.hint("taskExecutionRole", `the task execution role has the path ${role.path}, which the name does not carry`);
		field.note("role", `The task execution role ${role.name} has the path ${role.path}: its name alone does not name it as a principal.`);
	} else gathering.claim("taskExecutionRole", role.name, field, "the name in executionRoleArn");
}
function readRoleAccount(field, text, gathering) {
	const account = parseArn(text)?.account;
	if (account !== void 0 && isAccountId(account)) gathering.claim("accountId", account, field, "the account of a role", "arn");
}
/** Name and path of a role; Amazon ECS takes the short name in place of the ARN. */
function roleIn(text) {
	const resource = parseArn(text)?.resource;
	const named = resource === void 0 ? text : /^role\/(.+)$/u.exec(resource)?.[1];
	if (named === void 0 || named.includes("") || hasPlaceholder(named) || isStandIn(named)) return void 0;
	if (resource === void 0 && (/arn/i.test(named) || /^[A-Z_]+$/.test(named))) return void 0;
	const cut = named.lastIndexOf("/");
	const [path, name] = [named.slice(0, cut + 1), named.slice(cut + 1)];
	return /^[\w+=.@-]{1,64}$/.test(name) ? {
		name,
		path
	} : void 0;
}
// src/source/task-definition/sidecars.ts
/** Reads what a container is for, if it is a known sidecar. */
function readSidecar(container, gathering) {
	const image = container.image?.repository.toLowerCase() ?? "";
	const words = ` ${wordsOf(container.field.get("image").text() ?? "")} `;
	if (isXrayDaemon(container, image, words)) readXray(container, gathering);
	else if (/aws-otel-collector|(?:^|\/)adot(?:-collector)?$/.test(image) || isCopiedCollector(container)) readCollector(container, gathering);
	else if (/cloudwatch-agent|(?:^|\/)cwagent/.test(image) || / cw ?agent | cloudwatch agent /.test(words)) readAgent(container, gathering);
	else if (/aws-guardduty-agent/.test(image)) gathering.claim("guardDutyRuntimeMonitoring", true, container.field.get("image"), `${container.name} is the agent of GuardDuty Runtime Monitoring`);
	else {
		const agent = AGENTS.find(([pattern]) => pattern.test(image))?.[1];
		if (agent !== void 0) hintAt(agent, `the agent in ${container.name}`, gathering);
		if (agent === "ssm") for (const service of ["ssmmessages", "ec2messages"]) hintAt(service, `the agent in ${container.name}`, gathering);
		if (isAwsCli(image)) gathering.hint("applicationServices", `${container.name} runs the AWS CLI (${cliServices(container.field)})`);
		noteOthers(container, image);
	}
}
function isAwsCli(image) {
	return /(?:^|\/)aws-cli(?:$|[:@])|(?:^|\/)aws-?cli$/.test(image);
}
/** The services in a command of the AWS CLI; never an argument. */
function cliServices(container) {
	const named = [...` ${["entryPoint", "command"].flatMap((name) => {
		const { value } = container.get(name);
		return Array.isArray(value) ? value.map(wordOf) : [];
	}).join(" ").slice(0, 2e4)} `.matchAll(/(?:\baws +|^ +)(s3|s3api|dynamodb|sqs|sns|ssm|secretsmanager|kms|sts|ecs|ecr|lambda|logs|cloudwatch)(?= )/g)].map((match) => match[1] === "s3api" ? "s3" : match[1]);
	return named.length === 0 ? "which services it calls is in its command" : [...new Set(named)].join(", ");
}
function imageOrContainer(container) {
	const image = container.field.get("image");
	return image.value === void 0 ? container.field : image;
}
/** `xray` alone is the name of other products too, so a name counts only beside the daemon's port or its role. */
function isXrayDaemon({ field, name, image }, repository, words) {
	if (/(?:^|\/)(?:aws-xray(?:-daemon)?|(?:aws-)?x-?ray-?daemon)(?:$|[-/])/.test(repository)) return true;
	if (/ x ?ray ?daemon /.test(words)) return true;
	if (image !== void 0 && image.kind === "other") return false;
	if (!/x-?ray/i.test(name)) return false;
	return /daemon|sidecar|agent/i.test(name) || listensOn(field, 2e3);
}
function listensOn(container, port) {
	return container.get("portMappings").items("a list of port mappings").some((mapping) => mapping.get("containerPort").text() === String(port));
}
function readXray(container, gathering) {
	gathering.claim("xray", true, imageOrContainer(container), `${container.name} is the AWS X-Ray daemon`);
}
function isCopiedCollector({ field, image }) {
	return image?.kind !== "other" && variableOf(field, "AOT_CONFIG_CONTENT") !== void 0;
}
/** What the configurations built into the collector send to (aws-otel-collector, folder config). */
const COLLECTOR_FILES = [
	[/ecs-amp-xray|ecs-amp.*xray/, ["aps-workspaces", "xray"]],
	[/ecs-amp/, ["aps-workspaces"]],
	[/ecs-cloudwatch-xray|ecs-xray-cloudwatch/, ["xray", "logs"]],
	[/ecs-default-config|otel-task-metrics|otel-agent-default|(?:^|\/)config\.ya?ml$/, ["xray", "logs"]],
	[/ecs-cloudwatch|otel-instance-metrics|container-insights/, ["logs"]],
	[/ecs-xray/, ["xray"]]
];
/** The AWS Distro for OpenTelemetry: its built-in configurations are known by name, others are read for exporters. */
function readCollector(container, gathering) {
	const from = imageOrContainer(container);
	const what = `${container.name} is the AWS Distro for OpenTelemetry Collector`;
	from.note("sidecar", `The ${what}.`);
	const content = contentOf(container.field, "AOT_CONFIG_CONTENT");
	const file = configurationFile(container.field);
	if (content !== void 0) {
		claimTargets(exportersIn(content), from, `${what}, and its configuration exports there`, gathering);
		return;
	}
	if (variableOf(container.field, "AOT_CONFIG_CONTENT") !== void 0) {
		openCalls(`${what}; its configuration is not in the task definition`, gathering);
		return;
	}
	const known = COLLECTOR_FILES.find(([pattern]) => pattern.test(file ?? "ecs-default-config"));
	if (known === void 0) {
		openCalls(`${what}; its configuration is a file of its own`, gathering);
		return;
	}
	claimTargets(known[1], from, `${what}, and its built-in configuration exports there`, gathering);
	if (file === void 0) gathering.hint("applicationServices", `${what}, which without an argument uses its default configuration`);
}
function exportersIn(content) {
	const found = [];
	if (/\bawsxray\b/.test(content)) found.push("xray");
	if (/\bawsemf\b|\bawscloudwatchlogs\b/.test(content)) found.push("logs");
	if (/\b(?:awsprometheusremotewrite|aps-workspaces)\b/.test(content)) found.push("aps-workspaces");
	return found;
}
function claimTargets(targets, from, text, gathering) {
	for (const target of targets) if (target === "xray") gathering.claim("xray", true, from, `${text}: AWS X-Ray`);
	else if (target === "logs") gathering.claim("applicationServices", "logs", from, `${text}: CloudWatch Logs`, "declared");
	else if (target === "monitoring") gathering.claim("applicationServices", "monitoring", from, `${text}: Amazon CloudWatch`);
	else {
		const words = `${text}: Amazon Managed Service for Prometheus, which no question asks about and which needs the endpoint aps-workspaces or another path`;
		gathering.doubt("applicationServices", words);
		from.note("sidecar", `The ${words}.`);
	}
}
function openCalls(text, gathering) {
	gathering.doubt("applicationServices", text);
	gathering.doubt("xray", text);
}
/**
* The CloudWatch agent: metrics go to Amazon CloudWatch, everything below `logs` (embedded metrics and Container Insights
* too) to CloudWatch Logs, traces to AWS X-Ray. Its default configuration on Amazon ECS has `logs` alone.
*/
function readAgent(container, gathering) {
	const from = imageOrContainer(container);
	const what = `${container.name} is the CloudWatch agent`;
	from.note("sidecar", `The ${what}.`);
	const content = contentOf(container.field, "CW_CONFIG_CONTENT");
	const sections = content === void 0 ? void 0 : sectionsOf(content);
	if (sections !== void 0) {
		claimTargets(sections, from, `${what}, and its configuration sends there`, gathering);
		return;
	}
	if (/^true$/i.test(contentOf(container.field, "USE_DEFAULT_CONFIG") ?? "")) {
		claimTargets(["logs"], from, `${what} with its default configuration, which sends there`, gathering);
		return;
	}
	openCalls(`${what}; its configuration is not in the task definition, and may send to CloudWatch (monitoring), CloudWatch Logs and AWS X-Ray`, gathering);
	gathering.claim("applicationServices", "logs", from, `${what}, whose usual work on Amazon ECS is to write log events: CloudWatch Logs`, "inferred");
}
/** Which sections a configuration has; `undefined` when it is not JSON. */
function sectionsOf(content) {
	const read = readJson(content, { placeholders: true });
	const value = read.ok ? read.documents[0].value : void 0;
	if (!isJsonObject(value)) return void 0;
	const found = [];
	const logs = ownValue(value, "logs");
	const collected = isJsonObject(logs) ? ownValue(logs, "metrics_collected") : void 0;
	const signals = isJsonObject(collected) && Object.keys(collected).some((key) => /^app(?:lication)?_signals$/.test(key));
	if (ownValue(value, "metrics") !== void 0) found.push("monitoring");
	if (logs !== void 0) found.push("logs");
	if (ownValue(value, "traces") !== void 0 || signals) found.push("xray");
	return found;
}
/** Agents that AWS publishes for one service each. */
const AGENTS = [
	[/(?:^|\/)(?:aws-)?appconfig-agent/, "appconfigdata"],
	[/(?:^|\/)(?:aws-)?secrets-?manager-agent/, "secretsmanager"],
	[/(?:^|\/)(?:amazon-|aws-)?ssm-agent/, "ssm"],
	[/(?:^|\/)aws-sigv4-proxy/, "sts"]
];
function noteOthers(container, image) {
	const from = imageOrContainer(container);
	if (/aws-appmesh-envoy/.test(image)) from.note("network", `The ${container.name} is the Envoy proxy of AWS App Mesh, which AWS supports until 30 September 2026.`);
	else if (/(?:^|\/)(?:datadog|newrelic|dynatrace|splunk|signalfx|honeycombio|grafana|elastic|sumologic|lacework|sysdig|aquasec|instana)(?:\/|-)/.test(`${image}/`)) from.note("sidecar", `The ${container.name} sends to a service outside AWS: it needs a path of its own (the internet or the PrivateLink of its vendor).`);
	else if (/opentelemetry-collector|otelcol/.test(image)) from.note("sidecar", `The ${container.name} is an OpenTelemetry Collector; what it calls depends on its configuration.`);
}
/** The file that `--config` names, on one line or two. */
function configurationFile(container) {
	const parts = ["entryPoint", "command"].flatMap((name) => {
		const { value } = container.get(name);
		return Array.isArray(value) ? value.map(wordOf) : typeof value === "string" ? [value] : [];
	});
	return /--config[= ](\S+)/.exec(parts.join(" "))?.[1];
}
/** A variable by name, in plain text or as a secret. */
function variableOf(container, name) {
	return ["environment", "secrets"].flatMap((list) => container.get(list).items("a list")).find((variable) => variable.get("name").text() === name);
}
/** The value of a variable, for looking for words in it; it never leaves this file. */
function contentOf(container, name) {
	const value = container.get("environment").items("a list of environment variables").find((variable) => variable.get("name").text() === name)?.get("value").value;
	return typeof value === "string" ? value.slice(0, 2e5) : void 0;
}
// src/source/task-definition/volumes.ts
/** What the volumes of a task definition say. */
function readVolumes({ fields, containers, complete }, gathering) {
	const list = fields.get("volumes", "volume");
	if (gathering.isOpen(list, ["volumes"], "the list of volumes")) return;
	for (const item of list.items("a list of volumes")) {
		gathering.isOpen(item, ["volumes"], "a volume");
		const volume = item.object("a volume");
		if (volume !== void 0) readVolume(volume, gathering);
	}
	const from = list.value === void 0 ? containers[0] : list;
	if (complete && from !== void 0) gathering.deny("volumes", from, "no volume is a file system of AWS");
}
function readVolume(volume, gathering) {
	checkFields(volume, VOLUME_FIELDS, gathering);
	const name = `volume ${shortName(volume.get("name").text() ?? "without a name")}`;
	const efs = volume.get("efsVolumeConfiguration").object("the configuration of an EFS volume");
	if (efs !== void 0) {
		gathering.claim("volumes", "efs", efs, `${name} is an Amazon EFS file system`);
		efs.note("volume", `The ${name} is mounted over NFS (TCP 2049) from the mount targets in the VPC.`);
	}
	const fsx = volume.get("fsxWindowsFileServerVolumeConfiguration").object("the configuration of an FSx volume");
	if (fsx !== void 0) readShare(fsx, name, gathering);
	const atLaunch = volume.get("configuredAtLaunch", "configureAtLaunch");
	if (atLaunch.flag()) gathering.claim("volumes", "ebs", atLaunch, `${name} is an Amazon EBS volume that is attached at launch`);
	const files = volume.get("s3filesVolumeConfiguration");
	if (files.value !== void 0) gathering.claim("volumes", "s3files", files, `${name} is an Amazon S3 Files file system`);
	readDockerVolume(volume.get("dockerVolumeConfiguration"), name, gathering);
}
function readShare(fsx, name, gathering) {
	gathering.claim("volumes", "fsx-windows", fsx, `${name} is an FSx for Windows File Server file system`);
	const field = fsx.get("authorizationConfig").get("credentialsParameter");
	const text = field.text();
	if (text === void 0) gathering.doubt("secretSources", `${name} names no secret, without which it is not mounted`);
	if (text === void 0) return;
	gathering.claim("secretSources", parseSecret(text).source, field, `${name} is mounted with credentials that are a secret`);
	readPlace(field, text, gathering);
}
/** Docker's own volumes: NFS to Amazon EFS is recognised by its address. */
function readDockerVolume(docker, name, gathering) {
	if (docker.keys().length === 0) return;
	const options = docker.get("driverOpts");
	const target = options.keys().find((key) => /\.efs\.[^.]+\.amazonaws\./.test(options.member(key).text() ?? ""));
	if (target !== void 0) {
		gathering.claim("volumes", "efs", options.member(target), `${name} mounts Amazon EFS with Docker's own driver`);
		return;
	}
	const driver = docker.get("driver").text() ?? "local";
	const words = driver === "local" ? "is a Docker volume on the container instance" : `uses the Docker volume driver ${driver.slice(0, 60)}`;
	docker.note("volume", `The ${name} ${words}.`);
}
// src/source/task-definition/read-definition.ts
/** The task definitions in a value; problems of shape go to the site. */
function readDefinitions(value, path, site) {
	return findDefinitions(value, path, site).map((definition) => toPart(definition, []));
}
/** The task definition that is a resource of a template or of Terraform. */
function readResource(fields, keys) {
	const definition = toDefinition(fields);
	return definition === void 0 ? void 0 : toPart(definition, keys);
}
function toPart(definition, keys) {
	const gathering = new Gathering();
	readDefinition(definition, gathering);
	const { fields, form } = definition;
	const family = form === "containers" ? void 0 : fields.get("family").text();
	const arn = form === "containers" ? void 0 : fields.get("taskDefinitionArn", "arn").text();
	const named = family !== void 0 && !isPlaceholder(family) ? family : void 0;
	const ofArn = arn === void 0 || isPlaceholder(arn) ? void 0 : referenceKey(arn);
	const name = named ?? ofArn ?? keys[0] ?? "";
	const own = [named, ofArn].filter((key) => key !== void 0);
	const isInner = form === "cloudformation" && own.length === 0 && keys.length > 0;
	return {
		name: shortName(name),
		keys: [...keys, ...own],
		isInner,
		gathering,
		whole: true
	};
}
function readDefinition(definition, gathering) {
	const { fields, containers, form, list } = definition;
	if (form !== "containers") {
		checkFields(fields, form === "terraform" ? TERRAFORM_TASK_FIELDS : TASK_FIELDS, gathering);
		readRoles(fields, gathering);
		readVolumes(definition, gathering);
		readProxy(fields);
		if (form !== "terraform") openMisplaced(fields, gathering);
	}
	const launchType = readLaunchType(definition, gathering);
	readOperatingSystem(definition, launchType, gathering);
	readNetworkMode(definition, launchType, gathering);
	const names = containers.map((container, index) => readContainer(container, index, gathering));
	if (containers[0] !== void 0) noteContainers(fields, containers[0], names);
	openMissing(definition, gathering);
	const shown = list.path === "" ? "the list of containers" : `the list of containers (${list.path})`;
	if (!gathering.isOpen(list, OF_CONTAINERS$1, shown)) readAbsences(containers[0] ?? fields, gathering);
}
/** Of a task definition and of its containers: what is neither may be a field of a container that slipped out of it. */
const MISPLACED = {
	...CONTAINER_FIELDS,
	what: "a task definition",
	names: /* @__PURE__ */ new Set([...TASK_FIELDS.names, ...CONTAINER_FIELDS.names]),
	isWhole: false
};
/** A field of a container beside the containers, where a wrong indentation leaves it: what it says is open. */
function openMisplaced(fields, gathering) {
	checkFields(fields, MISPLACED, gathering);
	for (const [name, questions] of CONTAINER_FIELDS.answers) if (fields.get(name).value !== void 0) for (const question of questions) gathering.doubt(question, `${name} stands beside the containers, and belongs into one of them`);
}
/** A volume or a container that another names and that is not here: Amazon ECS would refuse it, so a piece is missing. */
function openMissing({ fields, containers, form, list }, gathering) {
	if (form === "containers") return;
	const named = (items) => new Set(items.map((item) => item.get("name").text()));
	const all = fields.get("volumes", "volume");
	const volumes = named(all.items("a list of volumes"));
	const siblings = named(list.isUnfilled() ? [] : containers);
	if ([...volumes, ...siblings].some((name) => name === void 0 || hasPlaceholder(name)) || all.isUnfilled() || list.isUnfilled()) return;
	for (const container of containers) {
		for (const mount of container.get("mountPoints").items("a list of mount points")) {
			const name = mount.get("sourceVolume").text();
			if (name !== void 0 && !hasPlaceholder(name) && !volumes.has(name)) gathering.doubt("volumes", `a container mounts the volume ${shortName(name)}, which is not here`);
		}
		for (const other of container.get("dependsOn").items("a list of containers")) {
			const name = other.get("containerName").text();
			if (name === void 0 || hasPlaceholder(name) || siblings.has(name)) continue;
			for (const question of OF_CONTAINERS$1) gathering.doubt(question, `a container waits for ${shortName(name)}, which is not here`);
		}
	}
}
/** What the containers say; all of it is open where they are not here. */
const OF_CONTAINERS$1 = [
	"imageRegistries",
	"logDrivers",
	"secretSources",
	"environmentFiles",
	"registryCredentials",
	"applicationServices"
];
function readContainer(container, index, gathering) {
	const shown = shortName(container.get("name").text() ?? `number ${index + 1}`);
	const name = `container ${shown}`;
	checkFields(container, CONTAINER_FIELDS, gathering);
	const image = readImage(container, name, gathering);
	if (readRegistryCredentials(container, name, gathering) && image?.kind === "unknown") gathering.claim("imageRegistries", "other", container.get("repositoryCredentials"), `${name} has credentials for a private registry`);
	readLogging(container, name, gathering);
	readFirelensRouter(container, name, gathering);
	readSecrets$1(container.get("secrets"), name, gathering);
	readCredentialSpecs(container, name, gathering);
	readEnvironmentFiles(container, name, gathering);
	readEnvironment$1(container, name, gathering);
	readSidecar({
		field: container,
		name,
		image
	}, gathering);
	readHints(container, name, gathering);
	return shown;
}
function readEnvironmentFiles(container, name, gathering) {
	const files = container.get("environmentFiles");
	gathering.isOpen(files, ["environmentFiles"], `the list of environment files of ${name}`);
	for (const item of files.items("a list of environment files")) {
		const entry = item.object("an environment file");
		const file = entry?.get("value");
		if (entry !== void 0 && file?.text() === void 0) gathering.doubt("environmentFiles", `an environment file of ${name} has no value`);
		if (file?.text() === void 0) continue;
		gathering.claim("environmentFiles", true, file, `${name} reads an environment file from Amazon S3`);
	}
}
/** Settings that suggest something which is decided elsewhere. */
function readHints(container, name, gathering) {
	if (container.get("linuxParameters").get("initProcessEnabled").flag()) gathering.hint("ecsExec", `${name} has initProcessEnabled, which is recommended for ECS Exec`);
	for (const mapping of container.get("portMappings").items("a list of port mappings")) {
		if (mapping.get("name").text() === void 0) continue;
		gathering.hint("serviceConnect", `${name} has a named port, as Service Connect needs`);
		return;
	}
}
function readProxy(fields) {
	const proxy = fields.get("proxyConfiguration").object("a proxy configuration");
	if (proxy === void 0) return;
	const type = proxy.get("type").text()?.toUpperCase();
	if (type === void 0 || type === "APPMESH") proxy.note("network", "The proxy belongs to AWS App Mesh, which AWS supports until 30 September 2026; its endpoint appmesh-envoy-management is not part of the plan.");
}
/** Names of containers, and of the family, for the picture of what was understood. */
function noteContainers(fields, first, names) {
	const family = fields.get("family").text();
	const what = family === void 0 ? "Task definition" : `Task definition ${shortName(family)}`;
	const list = names.slice(0, 12).join(", ");
	first.note("task-definition", `${what} with ${names.length === 1 ? "one container" : `${names.length} containers`}: ${list}.`);
}
function readAbsences(first, gathering) {
	gathering.deny("logDrivers", first, "no container has a log configuration that Amazon ECS knows");
	gathering.deny("secretSources", first, "no container gets secrets");
	gathering.deny("environmentFiles", first, "no container reads environment files");
	gathering.deny("registryCredentials", first, "no container has credentials for a registry");
}
// src/source/resources.ts
/** Resources of CloudFormation and of Terraform's aws provider → parts of workloads and of the network. */
/** What is read of each type; all others are passed over. */
const READERS = /* @__PURE__ */ new Map([
	["AWS::ECS::TaskDefinition", readTaskDefinition],
	["aws_ecs_task_definition", readTaskDefinition],
	["AWS::ECS::Service", readServiceResource],
	["AWS::ECS::TaskSet", readServiceResource],
	["aws_ecs_service", readServiceResource],
	["aws_ecs_task_set", readServiceResource],
	["AWS::ECS::Cluster", readClusterResource],
	["aws_ecs_cluster", readClusterResource],
	["AWS::ECS::ClusterCapacityProviderAssociations", readStrategy],
	["aws_ecs_cluster_capacity_providers", readStrategy],
	["AWS::ECS::CapacityProvider", readProvider],
	["aws_ecs_capacity_provider", readProvider],
	["AWS::Events::Rule", readTargets],
	["aws_cloudwatch_event_target", readTargets],
	["AWS::Scheduler::Schedule", readTargets],
	["aws_scheduler_schedule", readTargets]
]);
/** Resource types that run workloads of Amazon ECS in a way that is not read here, and what to say about them. */
const OTHER_WORKLOADS = /* @__PURE__ */ new Map([
	["AWS::Batch::JobDefinition", "an AWS Batch job definition"],
	["aws_batch_job_definition", "an AWS Batch job definition"],
	["AWS::ECS::ExpressGatewayService", "an Amazon ECS Express Mode service"],
	["aws_ecs_express_gateway_service", "an Amazon ECS Express Mode service"],
	["AWS::CloudFormation::Stack", "a nested stack, whose template stands elsewhere"]
]);
/** Reads one resource into the parts. Returns whether it is a workload, a service or a cluster. */
function readIntoParts(resource, parts) {
	if (/^AWS::EC2::|^aws_/.test(resource.type)) parts.resources.push(resource);
	parts.network.read(resource);
	readRegion(resource, parts);
	readKeyOf(resource, parts);
	const read = READERS.get(resource.type);
	read?.(resource, parts);
	return read !== void 0;
}
/** Resources that workloads use and that a key encrypts: the field with the key, and what the key belongs to. */
const ENCRYPTED = /* @__PURE__ */ new Map([
	["AWS::SecretsManager::Secret", ["kmsKeyId", "a secret"]],
	["aws_secretsmanager_secret", ["kmsKeyId", "a secret"]],
	["aws_ssm_parameter", ["keyId", "a parameter"]],
	["AWS::Logs::LogGroup", ["kmsKeyId", "a log group"]],
	["aws_cloudwatch_log_group", ["kmsKeyId", "a log group"]]
]);
function readKeyOf({ type, fields }, parts) {
	const encrypted = ENCRYPTED.get(type);
	if (encrypted === void 0) return;
	const [name, what] = encrypted;
	readKey(fields.get(name), `The key of ${what}`, parts.vpc);
}
/** The Region that the name of an endpoint service or of an Availability Zone carries. */
function readRegion({ type, fields }, parts) {
	if (type === "AWS::EC2::VPCEndpoint" || type === "aws_vpc_endpoint") {
		const name = fields.get("serviceName");
		const region = parseServiceName(name.text() ?? "")?.region;
		if (region !== void 0 && isRegionId(region)) parts.vpc.claim("region", region, name, "the Region in the service name of an endpoint", "arn");
	} else if (type === "AWS::EC2::Subnet" || type === "aws_subnet") {
		const zone = fields.get("availabilityZone");
		const region = /^([a-z-]+-\d)[a-z]$/.exec(zone.text() ?? "")?.[1];
		if (region !== void 0 && isRegionId(region)) parts.vpc.claim("region", region, zone, "the Region of an Availability Zone", "arn");
	}
}
function readTaskDefinition({ keys, fields }, parts) {
	const task = readResource(fields, keys);
	if (task !== void 0) parts.tasks.push(task);
}
function readServiceResource({ keys, fields }, parts) {
	const [key = ""] = keys;
	parts.services.push(readService(fields, true, key));
}
function readClusterResource({ keys, fields }, parts) {
	parts.clusters.push(readCluster(fields, keys));
}
function readStrategy({ fields }, parts) {
	const cluster = readCluster(fields);
	const name = fields.get("cluster", "clusterName").text();
	parts.clusters.push({
		...cluster,
		keys: name === void 0 ? [] : [referenceKey(name)]
	});
}
function readProvider({ keys, fields }, parts) {
	const provider = readCapacityProvider(fields);
	if (provider === void 0) return;
	for (const key of [...keys, ...provider.keys]) parts.providers.set(key, provider.launchType);
}
/** Scheduled tasks: the parameters that start them are those of a service. */
function readTargets({ fields }, parts) {
	const targets = [...blocks(fields.get("targets", "target"), "a list of targets"), fields];
	for (const target of targets) {
		const parameters = target.get("ecsParameters", "ecsTarget");
		const started = parameters.value === void 0 ? void 0 : parameters.object("the parameters of a task");
		if (started !== void 0) parts.services.push(readService(started, true));
	}
}
// src/source/cloudformation/read-template.ts
/** CloudFormation templates → parts, one set for each way in which open conditions may turn out. */
/** Reads the workloads, services, clusters and the network of a template. */
function readTemplate(template, path, site, deployment = {}) {
	reportBroken(template, path, site);
	const ways = deploymentsOf(template, deployment).map((way) => readWay(template, path, site, way));
	const others = new Set(resourcesOf(template).flatMap(({ type }) => {
		const words = OTHER_WORKLOADS.get(type);
		return words === void 0 ? [] : [words];
	}));
	return {
		ways,
		conditions: openConditions(template, deployment),
		others: [...others]
	};
}
const ECS_TYPES = /^AWS::ECS::(?:Cluster|Service|TaskDefinition|TaskSet|PrimaryTaskSet|CapacityProvider|ClusterCapacityProviderAssociations|ExpressGatewayService|Daemon|DaemonTaskDefinition)$/;
/** What a resource may have besides its properties. */
const ATTRIBUTES = new Set("Type Properties DependsOn Condition Metadata DeletionPolicy UpdateReplacePolicy UpdatePolicy CreationPolicy Connectors Comment Description".split(" "));
/** Resources that are none: half a resource, or a type that Amazon ECS does not have. */
function reportBroken(template, path, site) {
	const resources = ownValue(template, "Resources");
	if (!isJsonObject(resources)) return;
	const prefix = path === "" ? "" : `${path}.`;
	for (const [logicalId, body] of Object.entries(resources)) {
		if (logicalId.startsWith("Fn::")) continue;
		const type = isJsonObject(body) ? ownValue(body, "Type") : void 0;
		const at = `${prefix}Resources.${logicalId}`;
		const report = (message) => site.report({
			source: site.source,
			path: at,
			message
		});
		if (typeof type !== "string") report("a resource without a Type: is the text whole?");
		else if (!/^(?:Custom(?:::[\w@.-]+)?|\w+(?:::\w+){2,3})$/.test(type) || /^AWS::ECS/.test(type) && !ECS_TYPES.test(type)) report(`${type.slice(0, 60)} is no resource type that is known for Amazon ECS`);
		else if (/^AWS::ECS::(?:Service|TaskDefinition)$/.test(type) && !isJsonObject(body === void 0 ? void 0 : ownValue(body, "Properties"))) report("a resource without Properties: is the text whole?");
		else if (/^AWS::ECS::/.test(type)) {
			const stray = isJsonObject(body) ? Object.keys(body).find((key) => !ATTRIBUTES.has(key)) : void 0;
			if (stray !== void 0) report(`${stray.slice(0, 60)} is no attribute of a resource: does it belong into Properties?`);
		}
	}
}
/** What a condition says of a resource, where a deployment may say otherwise. */
function doubtsAbout(logicalId, body, exists, evaluation) {
	const condition = ownValue(body, "Condition");
	const doubt = typeof condition === "string" ? evaluation.doubtOf(condition) : void 0;
	if (doubt === void 0) return [];
	return [`${doubt}: ${logicalId} is ${exists === false ? "left out" : "there"}`];
}
function readWay(template, path, site, deployment) {
	const parts = new Parts();
	const evaluation = new Evaluation(template, deployment);
	const prefix = path === "" ? "" : `${path}.`;
	for (const { logicalId, type, body } of resourcesOf(template)) {
		const exists = existence(body, evaluation);
		if (type.startsWith("AWS::EC2::")) parts.doubts.push(...doubtsAbout(logicalId, body, exists, evaluation));
		if (exists === false) continue;
		const properties = ownValue(body, "Properties");
		const place = `${prefix}Resources.${logicalId}.Properties`;
		const fields = new Field(isJsonObject(properties) ? properties : {}, place, {
			...site,
			evaluation
		});
		readIntoParts({
			type,
			keys: [logicalId],
			fields
		}, parts);
	}
	openStray(template, parts);
	readExports(template, new Field(template, path, {
		...site,
		evaluation
	}), parts);
	const [first] = unexpandedIn(template).filter((name) => name.startsWith("Fn::") || name === "AWS::Include");
	if (first !== void 0) for (const { gathering } of [...parts.tasks, ...parts.services]) for (const question of [
		"launchType",
		"imageRegistries",
		"logDrivers",
		"secretSources"
	]) gathering.doubt(question, `${first} in the template is expanded by CloudFormation only`);
	return parts;
}
/** Outputs that other templates import: services name a task definition or a cluster of another stack so. */
function readExports(template, field, parts) {
	const outputs = ownValue(template, "Outputs");
	if (!isJsonObject(outputs)) return;
	for (const key of Object.keys(outputs).slice(0, MOST_OUTPUTS)) {
		const output = field.get("Outputs").member(key);
		const [name, value] = [output.get("Export").get("Name").value, output.get("Value").value];
		if (typeof name === "string" && typeof value === "string") parts.exports.set(importOf(name), { text: value });
	}
}
/** CloudFormation takes 200. */
const MOST_OUTPUTS = 200;
const SECTIONS = new Set("AWSTemplateFormatVersion Description Metadata Parameters Rules Mappings Conditions Transform Resources Outputs Hooks Globals".split(" "));
/** A field of a resource that slipped out of it, to the left edge of the template. */
function openStray(template, parts) {
	for (const key of Object.keys(template).filter((one) => !SECTIONS.has(one))) for (const { answers } of [
		TASK_FIELDS,
		CONTAINER_FIELDS,
		SERVICE_FIELDS
	]) for (const question of answers.get(normal(key)) ?? []) for (const { gathering } of [...parts.tasks, ...parts.services]) gathering.doubt(question, `${key.slice(0, 40)} stands at the edge of the template, outside of a resource`);
}
// src/source/dockerrun/read-dockerrun.ts
/** Whether the value is one. Version 1 and 3 are not run by Amazon ECS. */
function isDockerrun(value) {
	return isJsonObject(value) && wordOf(ownValue(value, "AWSEBDockerrunVersion")) === "2";
}
/** Reads its containers, and that Elastic Beanstalk runs them on Amazon EC2. */
function readDockerrun(field) {
	const parts = new Parts();
	const version = field.member("AWSEBDockerrunVersion");
	const [task] = readDefinitions(field.value ?? null, field.path, field.site);
	if (task === void 0) return parts;
	const { gathering } = task;
	const text = "AWS Elastic Beanstalk runs Dockerrun version 2 on instances of its own";
	gathering.claim("launchType", "EC2", version, text, "observed");
	gathering.claim("networkMode", "bridge", version, `${text}, in the network mode bridge`, "observed");
	parts.tasks.push(task);
	return parts;
}
// src/source/service/find-services.ts
/** Finds services, tasks, clusters and capacity providers in what the Amazon ECS API takes and prints. */
const DEEPEST_SEARCH = 6;
const MOST_FOUND = 500;
/** Fields that only services and requests to start tasks have. */
const SERVICE_MARKERS = [
	"launchType",
	"capacityProviderStrategy",
	"networkConfiguration",
	"desiredCount",
	"deploymentConfiguration",
	"enableExecuteCommand",
	"serviceConnectConfiguration",
	"platformVersion",
	"schedulingStrategy",
	"loadBalancers",
	"serviceArn",
	"deployments"
];
/** Adds what the value shows to the parts. */
function findServices(field, parts) {
	const found = {
		services: 0,
		tasks: 0,
		clusters: 0,
		providers: 0
	};
	visit(field, parts, found, 0);
	return found;
}
function visit(field, parts, found, depth) {
	if (depth > DEEPEST_SEARCH || found.services + found.tasks > MOST_FOUND) return;
	const { value } = field;
	if (isJsonList(value)) {
		for (let index = 0; index < Math.min(value.length, MOST_FOUND); index += 1) visit(field.item(index), parts, found, depth + 1);
		return;
	}
	if (!isJsonObject(value)) return;
	if (isTask(field)) {
		const { service, task } = readTask(field);
		parts.services.push(service);
		if (field.get("containers").value !== void 0) parts.tasks.push(task);
		found.tasks += 1;
	} else if (isService(field)) {
		parts.services.push(readService(field, !isPart(field)));
		found.services += 1;
	} else if (isCluster(field)) {
		parts.clusters.push(readCluster(field));
		found.clusters += 1;
	} else if (isProvider(field)) {
		const provider = readCapacityProvider(field);
		for (const key of provider?.keys ?? []) if (provider !== void 0) parts.providers.set(key, provider.launchType);
		found.providers += 1;
	} else for (const key of field.keys()) if (!PASSED.has(normal(key))) visit(field.member(key), parts, found, depth + 1);
}
/** Members in which a service would be another one's. */
const PASSED = /* @__PURE__ */ new Set([
	"taskdefinition",
	"containerdefinitions",
	"failures",
	"tags",
	"events",
	"overrides"
]);
function isTask(field) {
	return has(field, "taskArn") || has(field, "containers") && has(field, "taskDefinitionArn") && has(field, "clusterArn");
}
/** A service, a request to start one, or the parameters of a scheduled task. */
function isService(field) {
	if ([
		"containerDefinitions",
		"primaryContainer",
		"activeConfigurations"
	].some((name) => has(field, name))) return false;
	const marks = SERVICE_MARKERS.filter((name) => has(field, name)).length;
	if (has(field, "serviceArn") || has(field, "serviceName")) return marks > 0;
	if (typeof field.get("service").value === "string" && has(field, "cluster")) return marks > 0;
	return typeof field.get("taskDefinition", "taskDefinitionArn").value === "string" && marks > 0 || marks > 2;
}
/** What a command printed leaves out what is off, and a change leaves out what stays. */
function isPart(field) {
	return has(field, "serviceArn") || typeof field.get("service").value === "string";
}
function isCluster(field) {
	return has(field, "clusterArn") && has(field, "clusterName") && !has(field, "serviceName");
}
function isProvider(field) {
	return has(field, "autoScalingGroupProvider") || has(field, "managedInstancesProvider") || has(field, "capacityProviderArn");
}
function has(field, name) {
	return field.get(name).value !== void 0;
}
// src/source/terraform/place.ts
/** Region and account that a plan or a state of Terraform names: its provider, what data sources found, and resources. */
/**
* Claims the Region of the default provider, what `data.aws_region` and `data.aws_caller_identity` found, and the `region`
* that each resource has since version 6 of the AWS provider. Source: https://developer.hashicorp.com/terraform/internals/json-format
*/
function readTerraformPlace(document, prefix, site, vpc) {
	const root = new Field(document, prefix, site);
	const named = [...providersOfWorkloads(document)].map((key) => providerRegion(root, (one) => one === key)).filter(({ value }) => value !== void 0);
	for (const region of named.length > 0 ? named : [providerRegion(root, isDefaultIn(root))]) claimRegion(region, "the Region of the AWS provider", vpc);
	const found = (resources, place) => {
		for (const resource of resources) readResourcePlace(resource, place, site, vpc);
	};
	found(terraformResources(document), prefix);
	const prior = ownValue(document, "prior_state");
	if (isJsonObject(prior)) found(terraformResources(prior).filter(({ isData }) => isData), `${prefix === "" ? "" : `${prefix}.`}prior_state`);
}
/** The keys of the providers by which the workloads and their network are made, where the configuration names them. */
function providersOfWorkloads(document) {
	const used = /* @__PURE__ */ new Set();
	const configuration = ownValue(document, "configuration");
	const visit = (module, depth) => {
		if (!isJsonObject(module) || depth > DEEPEST_MODULE) return;
		for (const resource of itemsOf(ownValue(module, "resources"))) {
			const [type, mode, key] = [
				"type",
				"mode",
				"provider_config_key"
			].map((name) => isJsonObject(resource) ? wordOf(ownValue(resource, name)) : "");
			if (type !== void 0 && PLACED.test(type) && mode !== "data" && key) used.add(key);
		}
		const calls = ownValue(module, "module_calls");
		for (const call of isJsonObject(calls) ? Object.values(calls) : []) if (isJsonObject(call)) visit(ownValue(call, "module"), depth + 1);
	};
	if (isJsonObject(configuration)) visit(ownValue(configuration, "root_module"), 0);
	return used;
}
const DEEPEST_MODULE = 20;
const itemsOf = (value) => isJsonList(value) ? value : [];
/** A provider with an alias, or of a module, is for some resources only. */
function isDefaultIn(root) {
	const providers = root.get("configuration").get("provider_config");
	return (key) => {
		const [name, alias, module] = [
			"name",
			"alias",
			"module_address"
		].map((part) => providers.member(key).get(part).text());
		return name === "aws" && alias === void 0 && module === void 0;
	};
}
/** Written out, or by a variable of the root module. */
function providerRegion(root, isMeant) {
	const providers = root.get("configuration").get("provider_config");
	const region = providers.member(providers.keys().find(isMeant) ?? "").get("expressions").get("region");
	const variable = /^var\.([\w-]+)$/.exec(region.get("references").item(0).text() ?? "")?.[1];
	return variable === void 0 ? region.get("constant_value") : root.get("variables").member(variable).get("value");
}
function readResourcePlace({ type, isData, values, path }, place, site, vpc) {
	const fields = new Field(values, place === "" ? path : `${place}.${path}`, site);
	if (isData && type === "aws_region") claimRegion(fields.get("region", "name", "id"), "the Region that data.aws_region found", vpc);
	else if (isData && type === "aws_caller_identity") {
		const account = fields.get("account_id");
		const id = account.text() ?? "";
		if (isAccountId(id)) vpc.claim("accountId", id, account, "the account that data.aws_caller_identity found", "arn");
	} else if (!isData && PLACED.test(type)) claimRegion(fields.get("region"), "the Region of a resource", vpc);
}
/** What a workload and its network are made of; a bucket or a key may be elsewhere on purpose. */
const PLACED = /^aws_(?:ecs_|subnet$|vpc$|vpc_endpoint$)/;
function claimRegion(field, text, vpc) {
	const region = field.text() ?? "";
	if (isRegionId(region)) vpc.claim("region", region, field, text, "arn");
}
// src/source/terraform/read-terraform.ts
/** What `terraform show -json` prints → parts. */
/** Reads the workloads, services, clusters and the network of a plan or a state. */
function readTerraform(document, path, site) {
	const parts = new Parts();
	const others = /* @__PURE__ */ new Set();
	const prefix = path === "" ? "" : `${path}.`;
	for (const { address, type, isData, values, path: place, broken } of terraformResources(document)) {
		if (isData) continue;
		if (broken !== void 0) site.report({
			source: site.source,
			path: `${prefix}${place}`,
			message: broken
		});
		const words = OTHER_WORKLOADS.get(type);
		const meant = CLOUD_CONTROL.get(type) ?? type;
		if (words !== void 0) others.add(words);
		const fields = new Field(withContainers(type, values), `${prefix}${place}`, {
			...site,
			evaluation: void 0
		});
		const ids = idsOf(fields);
		const keys = [
			...ids.length === 0 ? [address.replace(/\[[^\]]*\]/g, "")] : [],
			address,
			...ids
		];
		readIntoParts({
			type: meant,
			keys: [...new Set(keys)],
			fields
		}, parts);
	}
	readTerraformPlace(document, path, {
		...site,
		evaluation: void 0
	}, parts.vpc);
	return {
		parts,
		others: [...others]
	};
}
/** The resources of the provider awscc are those of CloudFormation, in its own spelling. */
const CLOUD_CONTROL = /* @__PURE__ */ new Map([
	["awscc_ecs_task_definition", "AWS::ECS::TaskDefinition"],
	["awscc_ecs_service", "AWS::ECS::Service"],
	["awscc_ecs_task_set", "AWS::ECS::TaskSet"],
	["awscc_ecs_cluster", "AWS::ECS::Cluster"],
	["awscc_ecs_capacity_provider", "AWS::ECS::CapacityProvider"],
	["awscc_ecs_cluster_capacity_provider_associations", "AWS::ECS::ClusterCapacityProviderAssociations"]
]);
/** Containers that are known only after apply are absent from a plan, and masked ones are words: placeholders, no mistakes. */
function withContainers(type, values) {
	const containers = ownValue(values, "container_definitions");
	const isThere = typeof containers === "string" ? /^\s*[[{]|\$\{/.test(containers) : containers !== void 0;
	if (type !== "aws_ecs_task_definition" || isThere) return values;
	return {
		...values,
		container_definitions: "${container_definitions}"
	};
}
/** What others know it by; resources of one `count` share the address without an index until they have ids. */
function idsOf(fields) {
	return ["id", "arn"].map((key) => fields.get(key).text()).filter((id) => id !== void 0);
}
// src/source/sources.ts
/** A piece of a template has functions of CloudFormation, and nothing that they could refer to. */
const WITHOUT_TEMPLATE = new Evaluation({});
const one = (parts) => ({
	ways: [parts],
	conditions: [],
	others: []
});
const fieldOf = ({ value, path, site }) => new Field(value, path, {
	...site,
	evaluation: WITHOUT_TEMPLATE
});
/** What every description of containers may say, whatever the tool. */
const OF_CONTAINERS = [
	"region",
	"accountId",
	"launchType",
	"imageRegistries",
	"registryCredentials",
	"logDrivers",
	"secretSources",
	"environmentFiles",
	"volumes"
];
const OF_TASK_DEFINITIONS = [
	...OF_CONTAINERS,
	"taskExecutionRole",
	"operatingSystem",
	"networkMode",
	"firelensDestinations",
	"xray",
	"guardDutyRuntimeMonitoring",
	"applicationServices"
];
const OF_SERVICES = [
	"region",
	"accountId",
	"launchType",
	"operatingSystem",
	"platformVersion",
	"egress",
	"internetGateway",
	"subnetIds",
	"imageRegistries",
	"logDrivers",
	"secretSources",
	"ecsExec",
	"ecsExecAudit",
	"customerManagedKey",
	"serviceConnect",
	"volumes",
	"existingContainerInstances"
];
const OF_NETWORKS = [
	"dns",
	"vpcDnsAttributes",
	"availabilityZones",
	"ipAddressType",
	"vpcCidr"
];
const TEMPLATE = {
	title: "a CloudFormation template",
	hint: "The template itself, what cdk synth or sam build prints, or aws cloudformation get-template.",
	answers: [
		...OF_TASK_DEFINITIONS,
		...OF_SERVICES,
		...OF_NETWORKS
	],
	recognise: isTemplate,
	read: ({ value, path, site, deployment }) => isJsonObject(value) ? readTemplate(value, path, site, deployment) : one(new Parts())
};
const TERRAFORM = {
	title: "what terraform show -json prints",
	hint: "terraform show -json, of the state or of a saved plan.",
	answers: [
		...OF_TASK_DEFINITIONS,
		...OF_SERVICES,
		...OF_NETWORKS,
		"vpcId"
	],
	recognise: (value) => terraformForm(value) !== void 0,
	read: ({ value, path, site }) => {
		if (!isJsonObject(value)) return one(new Parts());
		const { parts, others } = readTerraform(value, path, site);
		return {
			ways: [parts],
			conditions: [],
			others
		};
	}
};
const COPILOT = {
	title: "an AWS Copilot manifest",
	hint: "copilot/SERVICE/manifest.yml; copilot svc package prints the template, which says more.",
	answers: [
		...OF_CONTAINERS,
		"operatingSystem",
		"egress",
		"internetGateway",
		"firelensDestinations",
		"ecsExec",
		"serviceConnect",
		"xray",
		"applicationServices"
	],
	recognise: isManifest,
	read: (document) => one(readManifest(fieldOf(document)))
};
const COMPOSE = {
	title: "a Compose file",
	hint: "A Compose file for Amazon ECS, with x-aws-… entries.",
	answers: [...OF_CONTAINERS, "vpcId"],
	commentsAreExamples: true,
	mayEndWithKey: true,
	recognise: isComposeFile,
	read: (document) => one(readCompose(fieldOf(document)))
};
const DOCKERRUN = {
	title: "a Dockerrun.aws.json file of version 2",
	hint: "Dockerrun.aws.json of AWS Elastic Beanstalk with several containers.",
	answers: OF_TASK_DEFINITIONS,
	recognise: isDockerrun,
	read: (document) => one(readDockerrun(fieldOf(document)))
};
/** Sources whose documents hold nothing that another source reads. */
const ALONE = [
	TEMPLATE,
	TERRAFORM,
	COPILOT,
	COMPOSE,
	DOCKERRUN
];
const isAlone = (value) => isTerraformConfiguration(value) || ALONE.some(({ recognise }) => recognise(value));
/** Every source by its id, in the order in which they are named to people. */
const SOURCES = {
	"task-definition": {
		title: "a task definition",
		hint: "The file of register-task-definition, aws ecs describe-task-definition, the JSON of the console, or a list of containers.",
		answers: OF_TASK_DEFINITIONS,
		recognise: (value) => !isAlone(value),
		read: ({ value, path, site }) => {
			const parts = new Parts();
			parts.tasks.push(...readDefinitions(value, path, {
				...site,
				evaluation: WITHOUT_TEMPLATE
			}));
			return one(parts);
		}
	},
	service: {
		title: "a service or a running task",
		hint: "aws ecs describe-services, describe-tasks, a service definition file, or the parameters of run-task.",
		answers: OF_SERVICES,
		recognise: (value) => !isAlone(value),
		read: (document) => {
			const parts = new Parts();
			findServices(fieldOf(document), parts);
			return one(parts);
		}
	},
	cloudformation: TEMPLATE,
	terraform: TERRAFORM,
	copilot: COPILOT,
	compose: COMPOSE,
	dockerrun: DOCKERRUN
};
const SOURCE_IDS = Object.keys(SOURCES);
// src/source/read-sources.ts
/** The door of the sources: texts in any of their forms → one reading, or what could not be read and where. */
/** More is not listed. */
const MOST_PROBLEMS = 50;
const MOST_NOTES = 300;
/** No VPC runs more different ones, and a template has at most 500 resources. */
const MOST_DEFINITIONS = 1e3;
/**
* Reads one text. Values of environment variables and secrets never enter the result. Never throws; a text that is not
* understood is refused with its position.
*/
function readSource(text, name = "", options = {}) {
	return readSources([{
		name,
		text
	}], options);
}
/**
* Reads several texts together: services are joined with the task definitions that they name, whichever text has them,
* and each task definition becomes a workload.
*/
function readSources(sources, options = {}) {
	const reader = new Reader(parametersIn(sources, options.parameters));
	if (sources.length === 0) reader.problems.push({
		source: "",
		message: `expected ${expected()}`
	});
	for (const source of sources) reader.read(source);
	if (reader.problems.length === 0 && options.inventoryIsEnough !== true) reader.refuseWithoutWorkload();
	if (reader.problems.length > 0) return {
		ok: false,
		problems: unique(reader.problems).slice(0, MOST_PROBLEMS)
	};
	const joined = joinWays(reader.ways(), reader.conditions);
	const workloads = options.merge === true ? merged(joined.workloads) : joined.workloads;
	const [way] = reader.ways();
	const services = way === void 0 ? [] : placedServices(way).map(({ service, name }) => ({
		...service,
		workload: name
	}));
	const found = inventoryOf(way?.resources ?? [], way?.doubts, services);
	const settled = {
		...settle(joined.vpc, workloads, reader.notes),
		...found === void 0 ? {} : { inventory: found }
	};
	return {
		ok: true,
		reading: reader.readings.length === 0 ? settled : mergeReadings([...reader.readings, settled]),
		recognised: reader.recognised
	};
}
function merged(workloads) {
	const [first] = workloads;
	if (first === void 0) return [];
	for (const other of workloads.slice(1)) first.gathering.add(other.gathering);
	return [{
		name: workloads.length === 1 ? first.name : "",
		gathering: first.gathering
	}];
}
function unique(problems) {
	const said = /* @__PURE__ */ new Set();
	return problems.filter((problem) => {
		const key = JSON.stringify(problem);
		return !said.has(key) && said.add(key) !== void 0;
	});
}
/** Parameters of a deployment, from the files among the sources that hold nothing else. */
function parametersIn(sources, given) {
	const all = new Map(parametersOf(given));
	for (const { text } of sources) for (const [name, value] of readParameters(text) ?? []) all.set(name, value);
	return all;
}
function expected() {
	return SOURCE_IDS.map((id) => SOURCES[id].title).join(", ");
}
/**
* A text that could not be read, by its name if it is known: what begins as JSON is JSON with a mistake in it, or with
* commands of a template between its values.
*/
function named(text, problem) {
	const plain = plainText(text);
	const command = templateCommandIn(plain);
	if (command !== void 0) return {
		...positionIn(plain, command.at),
		message: `${command.words} is a command of a template: give the text that the template becomes, or what ${DESCRIBE} prints`
	};
	const what = /^\s*[{[]["'\s{[]/.test(plain) ? void 0 : otherTextOf(plain);
	return what === void 0 ? problem : {
		line: 1,
		column: 1,
		message: `this is ${what}`
	};
}
var Reader = class {
	problems = [];
	/** What snapshots say, besides their workloads. */
	readings = [];
	notes = [];
	recognised = [];
	conditions = [];
	#parameters;
	#said = /* @__PURE__ */ new Set();
	/** Each element: the parts of one document in each way. */
	#documents = [];
	#others = [];
	#definitions = 0;
	#first;
	constructor(parameters) {
		this.#parameters = parameters;
	}
	read({ name, text }) {
		if (readParameters(text) !== void 0) return;
		const language = languageOf(text);
		if (language !== void 0) {
			this.problems.push({
				source: name,
				line: 1,
				column: 1,
				message: language
			});
			return;
		}
		const read = withCommands(text);
		if (!read.ok) {
			this.problems.push({
				source: name,
				...named(text, read.problem)
			});
			return;
		}
		for (const { line } of read.passed ?? []) this.#notePassed(name, "it could not be read", line);
		const passed = read.documents.flatMap(unwrapped).map((document) => this.#document(name, document, text));
		const unknown = passed.filter((problem) => problem !== void 0);
		const [first] = unknown;
		if (first === void 0) return;
		if (unknown.length === passed.length) this.problems.push(first);
		else for (const { message, line } of unknown) this.#notePassed(name, message, line);
	}
	/** One of several documents in a text is none of the sources: said, and the others count. */
	#notePassed(source, message, line) {
		const text = `A document in line ${line ?? 1} was passed over: ${message}.`;
		this.notes.push({
			topic: "ignored",
			from: "",
			source,
			text
		});
	}
	/** Reads one document; returns the refusal when no source finds anything in it. */
	#document(source, given, text) {
		const document = this.#withoutSnapshot(source, given);
		this.#first ??= {
			source,
			document,
			text
		};
		const own = [];
		const site = this.#site(source, own);
		let found = 0;
		for (const id of SOURCE_IDS) {
			const { recognise, read, title, mayEndWithKey, commentsAreExamples } = SOURCES[id];
			if (!recognise(document.value)) continue;
			const { ways, conditions, others } = read({
				value: document.value,
				path: "",
				site,
				deployment: { parameters: this.#parameters }
			});
			this.#others.push(...others);
			if (!ways.some((parts) => !parts.isEmpty)) continue;
			if (given.endsOpen !== void 0 && mayEndWithKey !== true) for (const parts of ways) openDenials(parts, given.endsOpen);
			if (commentsAreExamples !== true) for (const parts of ways) openCommented(parts, this.#commentedIn(text));
			found += 1;
			this.#documents.push(ways);
			this.#definitions += Math.max(...ways.map((parts) => parts.tasks.length));
			this.conditions.push(...conditions);
			this.recognised.push({
				source,
				id,
				title
			});
		}
		if (this.#definitions > MOST_DEFINITIONS) own.push({
			source,
			line: given.line,
			column: given.column,
			message: `more than ${MOST_DEFINITIONS} task definitions: give them in parts, or those of one service`
		});
		if (found === 0 && document !== given) return void 0;
		if ((found === 0 || own.length > 0) && !isTemplate(document.value) && documentOf(document.value) !== void 0 || found === 0 && own.length === 0) return this.#notASource(source, document, text);
		this.problems.push(...own);
	}
	/** Looked for once in each text. */
	#commentedIn(text) {
		if (this.#commented?.text !== text) this.#commented = {
			text,
			fields: fieldsInComments(text)
		};
		return this.#commented.fields;
	}
	#commented;
	/** What a snapshot says about the account is taken; services and task definitions in it are left to their readers. */
	#withoutSnapshot(source, document) {
		if (!isJsonObject(document.value) || !isSnapshot(document.value)) return document;
		const read = readSnapshot(document.value, source);
		if (!read.ok) {
			this.problems.push(...read.problems.map((problem) => ({
				source,
				...problem
			})));
			return document;
		}
		this.readings.push({
			workloads: [],
			vpc: read.vpc,
			inventory: read.inventory
		});
		return {
			...document,
			value: read.rest
		};
	}
	#notASource(source, { value, line, column }, text) {
		const what = documentOf(value) ?? this.#others[0] ?? otherTextOf(plainText(text));
		const message = `nothing here says how Amazon ECS runs a workload: expected ${expected()}; ${DESCRIBE} prints a task definition`;
		return {
			source,
			line,
			column,
			path: "",
			message: what === void 0 ? message : `this is ${what}`
		};
	}
	/** A cluster or a network alone says nothing about a workload. */
	refuseWithoutWorkload() {
		if (this.readings.length > 0) return;
		if (this.#documents.some((ways) => ways.some((parts) => parts.hasWorkload))) return;
		if (this.#first === void 0) {
			this.problems.push({
				source: "",
				line: 1,
				column: 1,
				message: `there are parameters only: expected ${expected()}`
			});
			return;
		}
		const { source, document, text } = this.#first;
		this.problems.push(this.#notASource(source, document, text));
	}
	#site(source, problems) {
		return {
			source,
			report: (problem) => problems.push(problem),
			note: (note) => {
				const key = JSON.stringify([
					note.source,
					note.from,
					note.text
				]);
				if (this.notes.length >= MOST_NOTES || this.#said.has(key)) return;
				this.#said.add(key);
				this.notes.push(note);
			}
		};
	}
	/** The parts of all documents, in each way in which the conditions of templates may turn out. */
	ways() {
		const most = Math.max(1, ...this.#documents.map((ways) => ways.length));
		return Array.from({ length: most }, (_, index) => {
			const all = new Parts();
			for (const ways of this.#documents) {
				const parts = ways[Math.min(index, ways.length - 1)];
				if (parts !== void 0) all.add(parts);
			}
			return all;
		});
	}
};
/** The documents of a text, and what each command between them says. */
function withCommands(text) {
	const [command, taken] = [readCommand(text), takeCommands(text)];
	if (taken === void 0) return command ?? readText$1(text);
	const read = command ?? readText$1(taken.rest);
	if (!read.ok) return command ?? readText$1(text);
	const known = new Set(read.documents.map(({ line }) => line));
	const others = taken.documents.filter(({ line }) => command === void 0 || !known.has(line));
	const passed = [...read.passed ?? [], ...command === void 0 ? taken.passed : []];
	return {
		...read,
		documents: [...read.documents, ...others],
		passed
	};
}
/** A text that ends after a key may go on: what is absent from it is not denied. */
function openDenials({ tasks, services }, key) {
	for (const { gathering } of [...tasks, ...services]) for (const { question } of gathering.denials) gathering.doubt(question, `the text ends after ${shortName(key)}, and may go on`);
}
/** Deepest level at which a template may stand inside another document. */
const DEEPEST_TEMPLATE = 3;
/**
* The documents that a document stands for: a template that `get-template` prints as text, or templates inside the
* configuration of another tool (`resources` of the Serverless Framework).
*/
function unwrapped(document) {
	const body = isJsonObject(document.value) ? ownValue(document.value, "TemplateBody") : void 0;
	if (typeof body === "string") {
		const read = readText$1(body);
		return read.ok ? read.documents.map(({ value }) => ({
			...document,
			value
		})) : [document];
	}
	const templates = templatesIn(document.value, 0);
	return templates.length === 0 ? [document] : templates.map((value) => ({
		...document,
		value
	}));
}
/** Templates below a value that is none itself. */
function templatesIn(value, depth) {
	if (isTemplate(value)) return depth === 0 ? [] : [value];
	if (depth >= DEEPEST_TEMPLATE) return [];
	return (isJsonList(value) ? value.slice(0, 50) : isJsonObject(value) ? Object.values(value).slice(0, 100) : []).flatMap((item) => templatesIn(item, depth + 1));
}
// ../srcsets/h/harm.ts
const root = "/tmp/w/sources/src/source/samples";
const files = ["pasted", "hostile"].flatMap((k) => readdirSync(`${root}/${k}`).filter((f) => !f.endsWith(".expected.json")).map((f) => `${root}/${k}/${f}`));
const extra = "/tmp/w/srcsets/h/extra";
try {
	for (const f of readdirSync(extra)) files.push(`${extra}/${f}`);
} catch {}
const only = process.env.ONLY;
const texts = files.filter((f) => !only || new RegExp(only).test(f)).map((f) => ({
	f,
	text: readFileSync(f, "utf8")
})).filter(({ text }) => readSource(text).ok && text.length < 8e4);
const parts = (r) => r.ok ? [r.reading.vpc, ...r.reading.workloads] : [];
const answers = (r) => new Map(parts(r).flatMap((p) => p.derived.map((d) => [d.question, printText(d.value)])));
const open = (r) => new Set(parts(r).flatMap((p) => p.undetermined.map((u) => u.question)));
let seed = Number(process.argv[3] ?? 1);
const rnd = () => {
	seed = seed * 1664525 + 1013904223 >>> 0;
	return seed / 2 ** 32;
};
const pieces = [
	"// note\n",
	"/* note */",
	"\"",
	"'",
	"“",
	"{",
	"}",
	"[",
	"]",
	",",
	":",
	"#",
	"\n",
	"${x}",
	"<x>"
];
const harms = [
	["cut-end", (t, at) => t.slice(0, at)],
	["cut-begin", (t, at) => t.slice(at)],
	["del", (t, at) => t.slice(0, at) + t.slice(at + 1 + Math.floor(rnd() * 5))],
	["ins", (t, at) => t.slice(0, at) + pieces[Math.floor(rnd() * pieces.length)] + t.slice(at)],
	["line-del", (t, at) => {
		const a = t.lastIndexOf("\n", at) + 1;
		const b = t.indexOf("\n", at);
		return b < 0 ? t.slice(0, a) : t.slice(0, a) + t.slice(b + 1);
	}],
	["line-comment", (t, at) => {
		const a = t.lastIndexOf("\n", at) + 1;
		return t.slice(0, a) + (/^\s*[{[]/.test(t) ? "// " : "# ") + t.slice(a);
	}],
	["char", (t, at) => t.slice(0, at) + String.fromCharCode(97 + Math.floor(rnd() * 26)) + t.slice(at + 1)]
];
const kinds = (process.env.KINDS ?? "cut-end,cut-begin,del,ins").split(",");
const use = harms.filter(([k]) => kinds.includes(k));
const before = texts.map(({ text }) => answers(readSource(text)));
const n = Number(process.argv[2] ?? 2e4);
let bad = 0;
let ok = 0;
let refused = 0;
let noplace = 0;
const by = /* @__PURE__ */ new Map();
for (let i = 0; i < n; i++) {
	const which = Math.floor(rnd() * texts.length);
	const { f, text } = texts[which];
	const [kind, change] = use[Math.floor(rnd() * use.length)];
	const at = Math.floor(rnd() * text.length);
	const harmed = change(text, at);
	const r = readSource(harmed, "file");
	if (!r.ok) {
		refused++;
		if (r.problems.some((p) => p.line === void 0 && p.path === void 0)) {
			noplace++;
			console.log("NOPLACE", r.problems[0].message);
		}
		continue;
	}
	ok++;
	const after = answers(r), op = open(r);
	const lost = [...before[which]].filter(([q, v]) => v !== "" && v !== "false" && !op.has(q) && (after.get(q) === "" || after.get(q) === "false"));
	if (lost.length) {
		bad++;
		by.set(kind, (by.get(kind) ?? 0) + 1);
		if (process.env.SHOW) console.log(`--- ${f.split("/").slice(-2).join("/")} ${kind} at ${at}: ${lost.map(([q, v]) => `${q} ${v} -> ${after.get(q)}`)}\n    was: ${JSON.stringify(text.slice(Math.max(0, at - 50), at + 50))}\n    now: ${JSON.stringify(harmed.slice(Math.max(0, at - 50), at + 40))}`);
	}
}
console.log({
	texts: texts.length,
	n,
	ok,
	refused,
	noplace,
	bad,
	by: Object.fromEntries(by)
});
export {};
