/** Reasons that have nothing to do with endpoints. */
import type { Case } from './case.ts';

export const RUNTIME_CASES: readonly Case[] = [
  {
    name: 'out of memory',
    text: 'OutOfMemoryError: Container killed due to memory usage',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'essential container',
    text: 'Essential container in task exited',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'health check of the load balancer',
    text: 'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/y)',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'health check of the container',
    text: 'Task failed container health checks',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'stopped by a deployment',
    text: 'Scaling activity initiated by (deployment ecs-svc/1234567890)',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'capacity',
    text: 'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'no such program',
    text: 'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: OCI runtime create failed: container_linux.go:370: starting container process caused: exec: "/opt/sonarqube/bin/run.sh": stat /opt/sonarqube/bin/run.sh: no such file or directory',
    cause: 'runtime',
    endpoints: [],
    source: 'https://github.com/aws/amazon-ecs-agent/issues/2954',
  },
  {
    name: 'temporary file system',
    text: 'ResourceInitializationError: failed to initialize container runtime: unable to create tmpfs',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'subnet without free addresses',
    text: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0abc': InsufficientFreeAddressesInSubnet",
    cause: 'configuration',
    endpoints: [],
  },
  {
    name: 'credential specification',
    text: 'ResourceInitializationError: invalid credential spec: unable to parse the credentialspec file',
    cause: 'configuration',
    endpoints: [],
  },
  {
    name: 'thin pool',
    text: 'CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks which is less than minimum required 4454 free data blocks.',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'Spot',
    text: 'SpotInterruptionError: Your Spot Task was interrupted.',
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'task definition refused',
    text: 'An error occurred (ClientException) when calling the RunTask operation: Fargate requires task definition to have execution role ARN to support ECR images.',
    cause: 'configuration',
    endpoints: [],
  },
  {
    name: 'no room on the instances',
    text: "service my-service was unable to place a task because no container instance met all of its requirements. The closest matching container instance doesn't have enough CPU units available.",
    cause: 'runtime',
    endpoints: [],
  },
  {
    name: 'infrastructure role',
    text: 'service ecs-control was unable to place a task. Reason: ResourceInitializationError: Unable to launch instance(s) for capacity provider test-managed. UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::XXXX:assumed-role/ecsInfrastructureRole/ECSFargateManagedInstances is not authorized to perform: iam:PassRole on resource: arn:aws:iam::XXXX:role/ecsInstancerole',
    cause: 'iam',
    endpoints: [],
  },
  {
    name: 'circuit breaker',
    text: 'Resource handler returned message: "Error occurred during operation \'ECS Deployment Circuit Breaker was triggered\'."',
    cause: 'runtime',
    endpoints: [],
  },
];
