/** What else belongs to a workload: most of it calls nothing from the VPC of the tasks, and the plan says so. */
import type { WorkloadProfile } from '../questions.ts';
import { calls, offers, type Rule, reports, requires, use } from '../rule.ts';
import {
  has,
  isExternal,
  onEc2,
  onFargate,
  onManagedInstances,
  onPlatform13,
  onWindows,
  pullsThroughCache,
  readsGmsaOnFargate,
  readsSpecOnInstances,
  taskHasNoPath,
} from './predicates.ts';
import { READ_SECRET, TRACE } from './uses.ts';

/** What pushing an image takes, beside the login. */
const PUSH = [
  use(['ecr:GetAuthorizationToken']),
  use(
    [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    'arn:{partition}:ecr:{region}:{account}:repository/{repository}',
  ),
];
/** The documented permissions for a credential spec in a bucket, and the read itself. */
const READ_SPEC = use(['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'], 'arn:{partition}:s3:::*');

/** Metrics that the CloudWatch agent writes as log events. */
const METRIC_LOGS = use(
  ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
  'arn:{partition}:logs:{region}:{own}:log-group:*',
);

/** Where no answer says that a credential spec stands in a bucket. */
const mayKeepSpecElsewhere = (w: WorkloadProfile): boolean => onWindows(w) || w.secretSources.includes('ssm');

export const surroundingRules = [
  {
    id: 'surroundings/load-balancer',
    when: (w) => has('load-balancer')(w) && !isExternal(w),
    implies: [reports('info')],
    cites: ['ecs-fargate-networking', 'ecs-load-balancing'],
    derived: true,
    text: {
      why: 'A load balancer reaches the tasks inside the VPC, health checks too, and Amazon ECS registers them: no endpoint is needed for it. Tasks on Fargate are behind Application, Network or Gateway Load Balancers, never behind a Classic Load Balancer, and their target groups have the target type ip.',
      fix: 'Let the security group of the load balancer in to the container port.',
    },
  },
  {
    id: 'surroundings/load-balancer-for-ipv6-only',
    when: (w) => has('load-balancer')(w) && w.ipAddressType === 'ipv6' && !isExternal(w),
    implies: [reports('warning')],
    cites: ['ecs-fargate-networking', 'ecs-managed-networking'],
    text: {
      why: 'A service in an IPv6-only configuration must use dual-stack load balancers with IPv6 target groups.',
      fix: 'Create a dual-stack load balancer, or change the IP address type of the one that exists.',
    },
  },
  {
    id: 'surroundings/load-balancer-not-outside',
    when: (w) => has('load-balancer')(w) && isExternal(w),
    implies: [reports('error')],
    cites: ['ecs-anywhere'],
    text: {
      why: 'Services on external instances cannot be put behind Elastic Load Balancing.',
      fix: 'Use a load balancer of your own network, or run these tasks in the VPC.',
    },
  },
  {
    id: 'surroundings/scheduler',
    when: has('scheduler'),
    implies: [reports('info')],
    cites: ['ecs-scheduler'],
    derived: true,
    text: {
      why: 'EventBridge Scheduler, and rules of EventBridge, start tasks by calling RunTask with a role of their own. Nothing in the VPC calls them, so a scheduled task needs the endpoints of any other task and neither events nor scheduler.',
    },
  },
  {
    id: 'surroundings/step-functions',
    when: has('step-functions'),
    implies: [reports('info')],
    cites: ['step-functions-ecs', 'step-functions-vpc-endpoints'],
    derived: true,
    text: {
      why: 'A state machine runs tasks with its own role (RunTask, and for .sync DescribeTasks and StopTask): that needs no endpoint here. Only with a task token (.waitForTaskToken) does the task call AWS Step Functions itself, through the endpoint states.',
      fix: 'With task tokens, or where the code starts executions, name AWS Step Functions among the services that your code calls.',
    },
  },
  {
    id: 'surroundings/batch-on-fargate',
    when: (w) => has('batch')(w) && onFargate(w),
    implies: [reports('info')],
    cites: ['batch-vpc-endpoints'],
    text: {
      why: 'Jobs of AWS Batch on Fargate do not require the Amazon ECS endpoints; they may need those of Amazon ECR, Secrets Manager, CloudWatch Logs and AWS Batch.',
      fix: 'Name AWS Batch among the services that your code calls if a job submits or describes jobs.',
    },
  },
  {
    id: 'surroundings/batch-on-instances',
    when: (w) => has('batch')(w) && !onFargate(w),
    implies: [reports('info')],
    cites: ['batch-vpc-endpoints'],
    derived: true,
    text: {
      why: 'To run jobs of AWS Batch on EC2 resources the Amazon ECS endpoints must be created, and the container instances need container agent 1.25.1 or later.',
    },
  },
  {
    id: 'surroundings/batch-on-managed-instances',
    when: (w) => has('batch')(w) && onManagedInstances(w),
    implies: [reports('info')],
    cites: ['batch-managed-instances'],
    text: {
      why: 'On Managed Instances jobs of AWS Batch run in the host network mode only, with the log drivers awslogs, splunk and awsfirelens: their calls leave by the network interface of the instance, in the subnets and with the security groups of the compute environment.',
      fix: 'Answer host as the network mode, and let these security groups in to the endpoints.',
    },
  },
  {
    id: 'surroundings/deployments',
    when: has('deployments'),
    implies: [reports('info')],
    cites: ['ecs-deployment-hooks', 'ecs-load-balancing'],
    derived: true,
    text: {
      why: 'Deployments are steered outside the VPC: Amazon ECS invokes the Lambda functions of lifecycle hooks with a role (lambda:InvokeFunction), and AWS CodeDeploy or a pipeline calls Amazon ECS. No agent of theirs runs in the tasks, so they need no endpoint here.',
      fix: 'During a blue/green deployment both revisions run: keep addresses free in the subnets for twice the tasks.',
    },
  },
  {
    id: 'surroundings/image-builds',
    when: has('image-builds'),
    implies: [calls('ecr.api', PUSH), calls('ecr.dkr', PUSH)],
    cites: ['ecr-image-push', 'ecr-vpc-endpoints'],
    text: {
      why: 'Tasks that build images push them through the ECR endpoints: InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload and PutImage, after the login.',
    },
  },
  {
    id: 'surroundings/image-builds-need-sources',
    when: has('image-builds'),
    implies: [reports('info')],
    cites: ['ecr-vpc-endpoints', 'ecs-fargate-differences'],
    derived: true,
    text: {
      why: 'A build also fetches base images and packages: what is neither in a private repository of this Region nor in a bucket needs another path. Containers on Fargate are never privileged, so the Docker daemon cannot build there.',
      fix: 'Mirror base images into Amazon ECR, and packages into AWS CodeArtifact or a bucket.',
    },
  },
  {
    id: 'surroundings/registry-features',
    when: has('registry-features'),
    implies: [reports('info')],
    cites: ['ecr-encryption', 'ecs-fargate-differences'],
    derived: true,
    text: {
      why: 'Scanning (basic, or enhanced by Amazon Inspector), replication, lifecycle policies, signing and encryption with your own key happen in Amazon ECR: Amazon ECR decrypts with grants on the key, and a pull needs nothing more in the VPC. A SOCI index for lazy loading (only on Fargate for Linux, platform version 1.4.0) is an artifact in the same private repository and is fetched through the same endpoints; for Windows it is not supported.',
    },
  },
  {
    id: 'surroundings/lattice',
    when: (w) => has('lattice')(w) && !isExternal(w),
    implies: [reports('info')],
    cites: ['ecs-lattice'],
    derived: true,
    text: {
      why: 'Amazon ECS registers the tasks in the target groups of Amazon VPC Lattice. The tasks call no API for that, and traffic between services needs no endpoint of this plan, only the association of this VPC with the service network. Rolling, blue/green, linear and canary deployments of Amazon ECS work with it, deployments of AWS CodeDeploy (CODE_DEPLOY) do not.',
      fix: 'Let the security group of the tasks in from the managed prefix list of VPC Lattice.',
    },
  },
  {
    id: 'surroundings/lattice-not-outside',
    when: (w) => has('lattice')(w) && isExternal(w),
    implies: [reports('error')],
    cites: ['ecs-lattice'],
    text: {
      why: 'Amazon VPC Lattice is not supported on Amazon ECS Anywhere.',
      fix: 'Run these tasks in the VPC, or connect the external instances by other means.',
    },
  },
  {
    id: 'surroundings/app-mesh-ended',
    when: has('app-mesh'),
    implies: [reports('warning')],
    cites: ['appmesh-vpc-endpoints'],
    text: {
      why: 'Support for AWS App Mesh ended on 30 September 2026. Its Envoy proxy was configured through appmesh-envoy-management, which this plan does not contain.',
      fix: 'Move to Service Connect, whose proxy is managed through ecs-agent.',
    },
  },
  {
    id: 'surroundings/application-signals',
    when: has('application-signals'),
    implies: [calls('xray', [TRACE]), calls('logs', [METRIC_LOGS])],
    cites: ['application-signals-ecs', 'xray-vpc-endpoints', 'logs-vpc-endpoints'],
    derived: true,
    text: {
      why: 'For Application Signals the CloudWatch agent sends traces to AWS X-Ray and metrics, as log events, to CloudWatch Logs, with the task role (CloudWatchAgentServerPolicy).',
    },
  },
  {
    id: 'surroundings/application-signals-configuration',
    when: has('application-signals'),
    implies: [reports('info')],
    cites: ['application-signals-ecs'],
    text: {
      why: 'The documented task definition for Application Signals gives the CloudWatch agent its configuration as a secret from Parameter Store. The images of the agent and of the instrumentation come from Amazon ECR Public.',
      fix: 'Name Parameter Store among the sources of secrets, and copy the images into a private repository where there is no path to the internet.',
    },
  },
  {
    id: 'surroundings/fault-injection',
    when: has('fault-injection'),
    implies: [calls('ssm', 'unknown'), calls('ssmmessages', 'unknown')],
    cites: ['fis-ecs-tasks', 'ssm-message-apis'],
    derived: true,
    text: {
      why: 'AWS Fault Injection Service acts inside a task through an SSM Agent container, which registers with Systems Manager and holds its channel through ssmmessages. Agents before version 3.3.40.0 use ec2messages, which exists only in Regions launched before 2024.',
    },
  },
  {
    id: 'surroundings/fault-injection-not-on-windows',
    when: (w) => has('fault-injection')(w) && onWindows(w),
    implies: [reports('error')],
    cites: ['ecs-fault-injection'],
    text: {
      why: 'Fault injection is not available on Windows.',
      fix: 'Run the experiments with Linux containers.',
    },
  },
  {
    id: 'surroundings/fault-injection-by-network-mode',
    when: (w) =>
      has('fault-injection')(w) && onEc2(w) && !onWindows(w) && !/^(?:awsvpc|host)$/.test(w.networkMode),
    implies: [reports('warning')],
    cites: ['ecs-fault-injection', 'fis-ecs-tasks'],
    text: {
      why: 'Fault injection only works in the network modes awsvpc and host: the network actions (blackhole port, latency, packet loss) demand one of them.',
      fix: 'Use awsvpc or host.',
    },
  },
  {
    id: 'surroundings/fault-injection-without-exec',
    when: (w) => has('fault-injection')(w) && w.ecsExec,
    implies: [reports('warning')],
    cites: ['fis-ecs-tasks'],
    text: {
      why: 'The actions of AWS Fault Injection Service on tasks cannot be used while ECS Exec is on.',
      fix: 'Turn ECS Exec off for the tasks of an experiment.',
    },
  },
  {
    id: 'surroundings/fault-injection-container-fetches',
    when: (w) => has('fault-injection')(w) && taskHasNoPath(w),
    implies: [reports('warning')],
    cites: ['fis-ecs-tasks'],
    derived: true,
    text: {
      why: 'The documented SSM Agent container is an image of Amazon ECR Public and, when it starts, upgrades itself and installs packages with dnf (jq and the AWS CLI among them). From these subnets it reaches neither the image nor, unless the policy of the S3 endpoint names their bucket, the packages.',
      fix: 'Build an image with the agent and these packages, keep it in a private repository, and leave dnf out of its command.',
    },
  },
  {
    id: 'surroundings/fault-injection-on-other-capacity',
    when: (w) => has('fault-injection')(w) && (onManagedInstances(w) || isExternal(w)),
    implies: [reports('warning')],
    cites: ['fis-ecs-tasks'],
    text: {
      why: 'Actions of AWS Fault Injection Service on tasks are supported on Amazon EC2 and AWS Fargate; the page names no other capacity.',
      fix: 'Try one experiment before you rely on it.',
    },
  },
  {
    id: 'surroundings/databases',
    when: has('databases'),
    implies: [reports('info')],
    cites: ['privatelink-services'],
    derived: true,
    text: {
      why: 'Databases, caches and brokers in the VPC (Amazon RDS and Aurora, ElastiCache, MemoryDB, DocumentDB, Amazon MSK, Amazon MQ, OpenSearch domains) are reached over its own routes: no endpoint, only rules of security groups. Their entries in the list of endpoint services (rds, elasticache, kafka, mq) serve their APIs. Tokens for IAM authentication are made from the credentials of the task, without a call.',
      fix: 'Secrets Manager is another matter: name it if the passwords come from there. DynamoDB, Amazon Keyspaces and the Data APIs have endpoints: name them among the services that your code calls.',
    },
  },
  {
    id: 'surroundings/file-systems',
    when: has('file-systems'),
    implies: [reports('info')],
    cites: ['fsx-vpc-endpoints', 'ecs-data-volumes'],
    derived: true,
    text: {
      why: 'File systems of Amazon FSx (ONTAP, OpenZFS, Lustre) and NFS servers are mounted over the network of the VPC: no endpoint, only rules of security groups; the endpoint fsx serves the API. Tasks on Fargate mount Amazon EFS, Amazon S3 Files and Amazon EBS volumes only; on EC2 the instance mounts the others. The data of FSx for ONTAP can be read from Fargate through S3 Access Points, with calls of the Amazon S3 API.',
    },
  },
  {
    id: 'surroundings/gmsa',
    when: has('gmsa'),
    implies: [reports('info')],
    cites: ['ecs-fargate-gmsa', 'ecs-linux-gmsa'],
    derived: true,
    text: {
      why: 'Credential specs of gMSA come from an Amazon S3 bucket or from Parameter Store (on Fargate from a bucket); the account of a domainless instance or task, which Fargate demands, comes from Secrets Manager (on Windows instances also from Parameter Store). All of it is read before the container starts. The domain controllers are reached inside the VPC or a connected network, and their domain is found by the DHCP options of the VPC; the endpoint ds serves the API of AWS Directory Service only.',
      fix: 'Give the task execution role s3:GetObject, s3:GetObjectVersion and s3:ListBucket on the bucket, and secretsmanager:GetSecretValue on the secret. On instances, name Parameter Store and Secrets Manager among the sources of secrets if they are used: that depends on how the instances join the domain.',
    },
  },
  {
    id: 'surroundings/gmsa-on-fargate-reads-bucket-and-secret',
    when: readsGmsaOnFargate,
    implies: [requires('s3', [READ_SPEC]), requires('secretsmanager', [READ_SECRET])],
    cites: ['ecs-fargate-gmsa'],
    text: {
      why: 'On Fargate the credential spec of gMSA is in an Amazon S3 bucket, and the account of the domain, because only domainless gMSA is possible, in Secrets Manager. Both are read with the task execution role.',
    },
  },
  {
    id: 'surroundings/gmsa-on-linux-reads-a-bucket',
    when: (w) => readsSpecOnInstances(w) && !mayKeepSpecElsewhere(w),
    implies: [requires('s3', [READ_SPEC])],
    cites: ['ecs-linux-gmsa', 'privatelink-s3-gateway'],
    derived: true,
    text: {
      why: 'On Linux instances the credential spec of gMSA is in an Amazon S3 bucket or in Parameter Store, and Parameter Store is not among the sources of secrets.',
    },
  },
  {
    id: 'surroundings/gmsa-on-instances-may-read-a-bucket',
    when: (w) => readsSpecOnInstances(w) && mayKeepSpecElsewhere(w),
    implies: [offers('s3', [READ_SPEC])],
    cites: ['ecs-linux-gmsa', 'privatelink-s3-gateway'],
    text: {
      why: 'The credential spec of gMSA can be in an Amazon S3 bucket, in Parameter Store or, on Windows, in a file of the instance. Through the gateway it can be read from a bucket.',
    },
  },
  {
    id: 'surroundings/gmsa-not-on-windows-fargate',
    when: (w) => has('gmsa')(w) && onFargate(w) && onWindows(w),
    implies: [reports('error')],
    cites: ['ecs-fargate-windows'],
    text: {
      why: 'gMSA is not supported for Windows containers on Fargate.',
      fix: 'Choose EC2 for Windows, or Linux on Fargate.',
    },
  },
  {
    id: 'surroundings/gmsa-on-managed-instances',
    when: (w) => has('gmsa')(w) && onManagedInstances(w),
    implies: [reports('warning')],
    cites: ['ecs-linux-gmsa', 'ecs-managed-instances'],
    derived: true,
    text: {
      why: 'gMSA on Linux instances needs the daemon credentials-fetcher on the instance. Amazon ECS Managed Instances run Bottlerocket, on which nobody installs packages, and no page says that the daemon is in it.',
      fix: 'Try one task before you rely on it, or run these tasks on Amazon EC2 (Amazon Linux 2023) or on Fargate.',
    },
  },
  {
    id: 'surroundings/gmsa-not-outside',
    when: (w) => has('gmsa')(w) && isExternal(w),
    implies: [reports('warning')],
    cites: ['ecs-anywhere', 'ecs-linux-gmsa'],
    derived: true,
    text: {
      why: 'gMSA on ECS Anywhere was for Windows, whose support ended; for Linux the documentation speaks of instances of Amazon EC2 and of AWS Fargate only.',
      fix: 'Run these tasks on Amazon EC2 or on AWS Fargate.',
    },
  },
  {
    id: 'surroundings/partners',
    when: has('partners'),
    implies: [reports('info')],
    cites: ['privatelink-saas', 'privatelink-access'],
    derived: true,
    text: {
      why: 'A service of a partner (a data platform, an observability vendor) that offers AWS PrivateLink gets an interface endpoint of its own (com.amazonaws.vpce.{region}.vpce-svc-…), which this plan does not contain. The owner of the service may have to accept it, and its private DNS name works only where the vendor offers one. Its port need not be 443, and it takes no endpoint policy.',
      fix: 'Ask the vendor for the name of the endpoint service in {region}, and create the endpoint in zones in which it is offered.',
    },
  },
  {
    id: 'surroundings/on-premises',
    when: has('on-premises'),
    implies: [reports('info')],
    cites: ['privatelink-dns', 'privatelink-s3-gateway'],
    derived: true,
    text: {
      why: 'Interface endpoints are reached from networks that are connected to the VPC (VPN, AWS Direct Connect, transit gateway, peering); gateway endpoints are not. The Route 53 Resolver does not answer from outside the VPC. So private DNS names need an inbound Resolver endpoint and forwarding rules there, or clients use the names of the endpoint (vpce-…).',
      fix: 'Admit their CIDR blocks in the security group of the endpoints, and create the S3 interface endpoint for them if they read Amazon S3: with private DNS for inbound Resolver endpoints only (PrivateDnsOnlyForInboundResolverEndpoint), which the gateway must precede, the tasks keep the gateway.',
    },
  },
  {
    id: 'surroundings/dns-firewall',
    when: has('dns-firewall'),
    implies: [reports('info')],
    cites: ['resolver-dns-firewall'],
    text: {
      why: 'DNS Firewall filters the queries that go to the Route 53 Resolver, and those for private DNS names are among them: a list that allows some names only stops tasks whose endpoints are not in it.',
      fix: 'Allow the private DNS names of this plan, *.s3.{region}.{suffix} for image layers, and the aliases to which a name leads.',
    },
  },
  {
    id: 'surroundings/edge-zones-without-fargate',
    when: (w) => has('edge-zones')(w) && onFargate(w),
    implies: [reports('error')],
    cites: ['ecs-zones'],
    text: {
      why: 'Amazon ECS on AWS Fargate is not supported in Local Zones, Wavelength Zones or on AWS Outposts.',
      fix: 'Choose EC2, or subnets in Availability Zones of the Region.',
    },
  },
  {
    id: 'surroundings/edge-zones',
    when: (w) => has('edge-zones')(w) && !onFargate(w) && !isExternal(w),
    implies: [reports('info')],
    cites: ['ecs-zones', 'ecs-outposts', 'privatelink-interface'],
    derived: true,
    text: {
      why: 'Amazon ECS and Amazon ECR run in the Region, not in a Local Zone, a Wavelength Zone or on AWS Outposts: instances there reach the endpoints in subnets of its Availability Zones. On AWS Outposts running tasks continue without the Region, but nothing new starts, and logs are not delivered. The pages speak of instances that you launch yourself; of Managed Instances there they say nothing.',
      fix: 'Place the endpoints in Availability Zones, and on AWS Outposts set ECS_IMAGE_PULL_BEHAVIOR=prefer-cached.',
    },
  },
  {
    id: 'surroundings/builds-into-a-cache',
    when: (w) => has('image-builds')(w) && pullsThroughCache(w),
    implies: [reports('warning')],
    cites: ['ecr-pull-through-cache'],
    text: {
      why: 'Pushing into a repository of a pull through cache rule is not supported: pulls may go on to return the older image of the cache.',
      fix: 'Push into a repository of your own.',
    },
  },
  {
    id: 'surroundings/gmsa-needs-newer-platform',
    when: (w) => has('gmsa')(w) && onPlatform13(w),
    implies: [reports('error')],
    cites: ['ecs-fargate-gmsa'],
    text: {
      why: 'gMSA on Fargate for Linux needs platform version 1.4.0 or later.',
      fix: 'Choose platform version LATEST.',
    },
  },
] as const satisfies readonly Rule[];
