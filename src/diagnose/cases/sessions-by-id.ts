/** Sessions of Session Manager to machines whose ids people shortened or masked: nothing in them is of Amazon ECS. */
import type { MendedCase } from './fifteenth.ts';

export const SESSIONS_BY_ID_CASES: readonly MendedCase[] = [
  {
    id: 'session-by-short-id',
    source: 'aws/session-manager-plugin#5',
    text: '$ aws --version\naws-cli/2.2.17 Python/3.8.8 Linux/4.4.0-18362-Microsoft exe/x86_64.ubuntu.20 prompt/off\n$ session-manager-plugin --version\n1.2.205.0\n$ aws ssm start-session --target i-123456\nAn error occurred (TargetNotConnected) when calling the StartSession operation: i-123456 is not connected.\n$ curl https://ssm.us-east-1.amazonaws.com/\n<UnknownOperationException/>',
    cause: 'missing-endpoint',
    alsoOk: ['iam', 'runtime', 'none'],
    endpoints: [],
    says: /role of the target/,
    never: /exec-checker|role of the caller|four ssmmessages/,
  },
  {
    id: 'session-by-masked-id',
    source: 'the same message with a masked id',
    text: 'An error occurred (TargetNotConnected) when calling the StartSession operation: i-xxxxxxxxxxxx is not connected.\nkex_exchange_identification: Connection closed by remote host',
    cause: 'missing-endpoint',
    alsoOk: ['iam', 'runtime', 'none'],
    endpoints: [],
    never: /exec-checker|role of the caller|four ssmmessages/,
  },
  {
    id: 'session-to-task',
    source: 'aws/session-manager-plugin#72',
    text: 'An error occurred (TargetNotConnected) when calling the StartSession operation: ecs:sample-cluster_ef***a9e0_efe**536 is not connected.',
    cause: 'missing-endpoint',
    alsoOk: ['iam', 'configuration'],
    endpoints: ['ssmmessages'],
    says: /task role/,
  },
];
