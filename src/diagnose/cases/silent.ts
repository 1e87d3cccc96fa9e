/** Texts in which nothing failed: nothing may be diagnosed. */
import type { Case } from './case.ts';

export const SILENT_CASES: readonly Case[] = [
  {
    name: 'nothing',
    text: '',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'white space',
    text: '   \t  ',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'prose about endpoints',
    text: 'To pull private images, create the interface endpoints com.amazonaws.us-east-1.ecr.api and com.amazonaws.us-east-1.ecr.dkr and the S3 gateway endpoint. The security group must allow port 443 from the subnet.',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'prose about something else',
    text: 'Lorem ipsum dolor sit amet, error 404 not found on the page, and the cat refused to leave the timeout room.',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'program',
    text: "import { ECSClient } from '@aws-sdk/client-ecs';\nconst client = new ECSClient({ region: 'us-east-1' });\nexport async function run() {\n  try { await client.send(command); } catch (err) { if (err.message.includes('i/o timeout')) retry(); }\n}",
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'Go source of the agent',
    text: 'seelog.Errorf("Unable to register as a container instance with ECS: %v", err)',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'Terraform',
    text: 'resource "aws_vpc_endpoint" "s3" {\n  vpc_id       = aws_vpc.main.id\n  service_name = "com.amazonaws.us-east-1.s3"\n}',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'endpoint policy',
    text: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":["ecr:GetAuthorizationToken","ecr:BatchGetImage"],"Resource":"*"}]}',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'task definition',
    text: '{"family":"web","containerDefinitions":[{"name":"app","image":"123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/app","awslogs-region":"us-east-1"}},"secrets":[{"name":"A","valueFrom":"arn:aws:ssm:us-east-1:123456789012:parameter/a"}]}]}',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'a log in which all went well',
    text: 'level=info time=2024-10-02T10:11:12Z msg="Registered container instance with cluster!"\nlevel=info time=2024-10-02T10:11:13Z msg="Establishing a Websocket connection" url="https://ecs-a-1.us-east-1.amazonaws.com/ws"\nlevel=info msg="Connected to ACS endpoint"',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'a task that runs',
    text: '{"tasks":[{"lastStatus":"RUNNING","desiredStatus":"RUNNING","launchType":"FARGATE","enableExecuteCommand":true,"containers":[{"managedAgents":[{"name":"ExecuteCommandAgent","lastStatus":"RUNNING"}]}]}]}',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'a question',
    text: 'Which VPC endpoints do I need for ECS Fargate in a private subnet without NAT?',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'host names alone',
    text: 'api.ecr.us-east-1.amazonaws.com logs.us-east-1.amazonaws.com s3.us-east-1.amazonaws.com',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'names of properties',
    text: '__proto__ constructor toString hasOwnProperty valueOf',
    cause: 'none',
    endpoints: [],
  },
  {
    name: 'documentation of the metadata service',
    text: 'The instance metadata service gives credentials to programs. An error in the hop limit is common.',
    cause: 'none',
    endpoints: [],
  },
];
