/** ECS Exec and the session channels behind it. */
import { type Call, explainCall } from '../calls.ts';
import { always, certainly, type Pattern, perhaps, probably } from '../pattern.ts';

const channel: Call = { to: 'ssmmessages', needs: ['ssmmessages'], by: 'session' };

const noChannel = probably(
  'missing-endpoint',
  ['ssmmessages'],
  'The agent in the task has no session channel to Systems Manager. In a subnet without another path it needs the ssmmessages endpoint.',
  'Create the ssmmessages endpoint with private DNS and a security group that admits 443 from the tasks, then start new tasks.',
);

const noRole = perhaps(
  'iam',
  [],
  'Or the task role (not the task execution role) lacks the four ssmmessages actions.',
  'Allow ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel for the task role.',
);

const notEnabled =
  'ECS Exec was not turned on when the task started, or its agent does not run yet. Endpoints are not the first suspect.';

export const EXEC: readonly Pattern[] = [
  {
    id: 'exec/plugin-missing',
    when: /sessionmanagerplugin is not found|session-?manager-?plugin.{0,60}(?:not found|not installed|enoent|no such file)/,
    cites: ['ecs-exec'],
    implies: { ecsExec: true },
    finds: always(
      certainly(
        'configuration',
        [],
        'The Session Manager plugin is missing on the machine that runs the AWS CLI.',
        'Install the Session Manager plugin there.',
      ),
    ),
  },
  {
    id: 'exec/not-enabled',
    when: /execute command was not enabled|execute command agent isn'?t running|enableexecutecommand|execute-command.{0,60}not enabled/,
    and: /fail|error|exception|not enabled|isn't running/,
    unless: /errorf\(|%[vsw]|format!\(/,
    cites: ['ecs-exec', 'ecs-exec-troubleshooting'],
    implies: { ecsExec: true },
    finds: always(
      probably(
        'configuration',
        [],
        notEnabled,
        'Turn it on (--enable-execute-command) and start new tasks: update-service --force-new-deployment.',
        'describe-tasks shows lastStatus RUNNING of the ExecuteCommandAgent when it works.',
      ),
      perhaps(
        'missing-endpoint',
        ['ssmmessages'],
        'If it is on and the agent does not run: it cannot reach Systems Manager.',
        'Create the ssmmessages endpoint, then start new tasks.',
      ),
      noRole,
    ),
  },
  {
    id: 'exec/encryption',
    when: /fetching data key failed|unable to retrieve data key|handshake timed out.{0,80}(?:ssm|session)|kms.{0,40}session/,
    and: /fail|error|denied|timed out|unable/,
    cites: ['ecs-exec', 'kms-vpc-endpoints'],
    implies: { ecsExec: true, customerManagedKey: true },
    finds: (clues) =>
      clues.denial === undefined
        ? [
            probably(
              'missing-endpoint',
              ['kms'],
              'The session is encrypted with a KMS key, and the agent in the task could not get a data key.',
              'Create the kms endpoint, or give the subnet another path.',
            ),
            perhaps(
              'iam',
              [],
              'Or the task role or the user lacks kms:Decrypt or kms:GenerateDataKey.',
              'Allow kms:Decrypt for the task role and kms:GenerateDataKey for the user.',
            ),
          ]
        : explainCall({ to: 'kms', needs: ['kms'], by: 'session' }, clues),
  },
  {
    id: 'exec/user-not-allowed',
    when: /executecommand|ecs:executecommand|ssm:startsession/,
    and: /not authorized to perform|accessdenied/,
    cites: ['ecs-exec'],
    implies: { ecsExec: true },
    finds: (clues) => explainCall({ to: 'ecs', needs: ['ecs'], by: 'session' }, clues),
  },
  {
    id: 'exec/target-not-connected',
    when: /targetnotconnected|execute command failed|execute-command.{0,200}(?:internal error|failed)|is not connected\b.{0,60}(?:ssm|session|target)|executecommandagent/,
    and: /fail|error|exception|stopped|not connected|pending/,
    unless: /errorf\(|%[vsw]|format!\(|executecommandagent"?,? ?"?(?:laststatus"?: ?"?running)/,
    cites: ['ecs-exec-troubleshooting', 'ecs-exec'],
    implies: { ecsExec: true },
    finds: always(
      noChannel,
      noRole,
      perhaps(
        'endpoint-security-group',
        ['ssmmessages'],
        'If the endpoint exists, its security group may not admit the tasks.',
        'Allow inbound TCP 443 from the tasks.',
      ),
      perhaps(
        'configuration',
        [],
        'Or the task was started before ECS Exec was turned on, or its root file system is read-only.',
        'Start new tasks; the amazon-ecs-exec-checker script tests all conditions.',
      ),
    ),
  },
  {
    id: 'exec/managed-instance',
    when: /ssm agent is not online|unable to connect to a systems manager endpoint|ssm agent.{0,80}(?:unable to connect|cannot connect|not connected)|failed to register (?:the )?(?:managed )?instance with (?:aws )?(?:ssm|systems manager)/,
    cites: ['ssm-vpc-endpoints'],
    implies: { instanceManagement: true },
    finds: always(
      probably(
        'missing-endpoint',
        ['ssm', 'ssmmessages', 'ec2messages'],
        'The agent of the instance cannot reach Systems Manager. In a subnet without another path it needs these endpoints (ec2messages only in Regions launched before 2024).',
        'Create the endpoints with private DNS and a security group that admits 443 from the instances.',
      ),
      perhaps(
        'iam',
        [],
        'Or the instance role lacks AmazonSSMManagedInstanceCore.',
        'Attach that policy to the instance role.',
      ),
    ),
  },
  {
    id: 'exec/channel',
    when: /ssmmessages|createcontrolchannel|createdatachannel|opencontrolchannel|opendatachannel|mgs.{0,40}(?:websocket|connection)/,
    given: ({ network, denial }) => network !== undefined || denial !== undefined,
    cites: ['ecs-exec-troubleshooting', 'ssm-vpc-endpoints'],
    finds: (clues) => explainCall(channel, clues),
  },
];
