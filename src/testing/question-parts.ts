/** What many questions of the documentation share: the guides that decide them, and what most workloads need. */
const DOCS = 'https://docs.aws.amazon.com/';

export const ECS = `${DOCS}AmazonECS/latest/developerguide/`;
export const ECR = `${DOCS}AmazonECR/latest/userguide/`;
export const VPC = `${DOCS}vpc/latest/userguide/`;
export const PRIVATELINK = `${DOCS}vpc/latest/privatelink/`;

/** Endpoints of a task on AWS Fargate that logs with awslogs. */
export const START = ['ecr.api', 'ecr.dkr', 's3', 'logs'] as const;
/** Endpoints of container instances. */
export const AGENT = ['ecs-agent', 'ecs-telemetry', 'ecs'] as const;
