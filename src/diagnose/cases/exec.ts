/** ECS Exec. */
import type { Case } from './case.ts';

export const EXEC_CASES: readonly Case[] = [
  {
    name: 'target not connected',
    text: 'An error occurred (TargetNotConnectedException) when calling the ExecuteCommand operation: The execute command failed due to an internal error. Try again later.',
    cause: 'missing-endpoint',
    endpoints: ['ssmmessages'],
    alternative: 'iam',
    answers: { ecsExec: true },
  },
  {
    name: 'not enabled',
    text: 'An error occurred (InvalidParameterException) when calling the ExecuteCommand operation: The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
    cause: 'configuration',
    endpoints: [],
    alternative: 'missing-endpoint',
  },
  {
    name: 'plugin missing',
    text: 'SessionManagerPlugin is not found. Please refer to SessionManager Documentation here: http://docs.aws.amazon.com/console/systems-manager/session-manager-plugin-not-found',
    cause: 'configuration',
    endpoints: [],
  },
  {
    name: 'user may not',
    text: 'An error occurred (AccessDeniedException) when calling the ExecuteCommand operation: User: arn:aws:iam::123456789012:user/dev is not authorized to perform: ecs:ExecuteCommand on resource: arn:aws:ecs:us-east-1:123456789012:task/c/1 because no identity-based policy allows the ecs:ExecuteCommand action',
    cause: 'iam',
    endpoints: [],
  },
  {
    name: 'session agent times out',
    text: '2024-01-01 12:00:00 ERROR [ssm-agent-worker] [MessageService] failed to create control channel: Post "https://ssmmessages.us-east-1.amazonaws.com/v1/control-channel/ecs": dial tcp 52.119.1.1:443: i/o timeout',
    cause: 'missing-endpoint',
    endpoints: ['ssm', 'ssmmessages', 'ec2messages'],
    region: 'us-east-1',
  },
  {
    name: 'session agent at a private address',
    text: 'ERROR [MessageGatewayService] failed to open control channel wss://ssmmessages.eu-west-1.amazonaws.com/v1/control-channel: dial tcp 10.4.4.4:443: i/o timeout',
    cause: 'endpoint-security-group',
    endpoints: ['ssmmessages'],
  },
  {
    name: 'data key',
    text: 'SessionId: ecs-execute-command-0abc : Fetching data key failed: Unable to retrieve data key, error when decrypting data key',
    cause: 'missing-endpoint',
    endpoints: ['kms'],
  },
  {
    name: 'session of Systems Manager',
    text: 'An error occurred (TargetNotConnected) when calling the StartSession operation: ecs:cluster_e7e36d0d4e744104_e7e36d0d4e744104-3839356491 is not connected',
    cause: 'missing-endpoint',
    endpoints: ['ssmmessages'],
    source: 'https://github.com/aws/amazon-ssm-agent/issues/540',
  },
  {
    name: 'agent of the instance',
    text: 'SSM Agent is not online. The SSM Agent was unable to connect to a Systems Manager endpoint to register itself with the service.',
    cause: 'missing-endpoint',
    endpoints: ['ssm', 'ssmmessages', 'ec2messages'],
    source: 'https://github.com/MinhHungPhan/aws-hands-on-labs/issues/3',
  },
];
