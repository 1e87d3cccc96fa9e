/** The same messages as consoles, shells, web pages and people change them. */
import type { Case } from './case.ts';

export const FORM_CASES: readonly Case[] = [
  {
    name: 'narrow table of the AWS CLI',
    text: '|  stoppedReason  |  ResourceInitializationError: unable to pull secrets or reg  |\n|                 |  istry auth: execution resource retrieval failed: unable to  |\n|                 |   retrieve secret from asm: service call has been retried 1  |\n|                 |   time(s): RequestCanceled: request context canceled          |',
    cause: 'missing-endpoint',
    endpoints: ['secretsmanager'],
  },
  {
    name: 'describe-tasks in JSON',
    text: '{"tasks":[{"launchType":"FARGATE","platformVersion":"1.4.0","stoppedReason":"Essential container in task exited","stopCode":"TaskFailedToStart","containers":[{"name":"app","reason":"CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1: failed to do request: Head \\"https://123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/v2/app/manifests/1\\": dial tcp 54.222.1.1:443: i/o timeout"}]}]}',
    cause: 'missing-endpoint',
    endpoints: ['ecr.api', 'ecr.dkr', 's3'],
    region: 'cn-north-1',
    answers: { launchType: 'FARGATE', platformVersion: '1.4.0', region: 'cn-north-1' },
  },
  {
    name: 'shouted',
    text: 'RESOURCEINITIALIZATIONERROR: UNABLE TO PULL SECRETS OR REGISTRY AUTH: EXECUTION RESOURCE RETRIEVAL FAILED: UNABLE TO RETRIEVE ECR REGISTRY AUTH: SERVICE CALL HAS BEEN RETRIED 3 TIME(S): REQUESTERROR: SEND REQUEST FAILED CAUSED BY: POST "HTTPS://API.ECR.EU-WEST-1.AMAZONAWS.COM/": DIAL TCP 10.0.1.23:443: I/O TIMEOUT',
    cause: 'endpoint-security-group',
    endpoints: ['ecr.api'],
    region: 'eu-west-1',
  },
  {
    name: 'redacted host and address',
    text: 'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve ecr registry auth: RequestError: send request failed caused by: Post "https://api.ecr.<region>.amazonaws.com/": dial tcp xx.xx.xx.xx:443: i/o timeout',
    cause: 'missing-endpoint',
    endpoints: ['ecr.api', 'ecr.dkr', 's3'],
  },
  {
    name: 'redacted account, private beginning of the address',
    text: '停止理由: CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ****.dkr.ecr.ap-northeast-1.amazonaws.com/app:latest: failed to do request: Head "https://****.dkr.ecr.ap-northeast-1.amazonaws.com/v2/app/manifests/latest": dial tcp 10.0.x.x:443: i/o timeout',
    cause: 'endpoint-security-group',
    endpoints: ['ecr.dkr'],
    region: 'ap-northeast-1',
  },
  {
    name: 'address in angle brackets',
    text: 'CannotPullContainerError: Error response from daemon: Get https://<account>.dkr.ecr.<region>.amazonaws.com/v2/: dial tcp 10.1.2.3:443: i/o timeout',
    cause: 'endpoint-security-group',
    endpoints: ['ecr.dkr'],
  },
  {
    name: 'HTML',
    text: '<p>ResourceInitializationError: unable to pull secrets or registry auth:<br/>unable to retrieve secrets from <code>ssm</code>: RequestCanceled: request context canceled caused by: context deadline exceeded &quot;ssm&quot;</p>',
    cause: 'missing-endpoint',
    endpoints: ['ssm'],
  },
  {
    name: 'Portuguese around it',
    text: 'A tarefa foi interrompida. Motivo: ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: Post https://logs.sa-east-1.amazonaws.com/: dial tcp 52.94.7.1:443: i/o timeout. Verifique a rede.',
    cause: 'missing-endpoint',
    endpoints: ['logs'],
  },
  {
    name: 'German around it',
    text: 'Die Aufgabe wurde angehalten („CannotPullContainerError: Error response from daemon: manifest for 123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:neu not found“) – was tun?',
    cause: 'image-not-found',
    endpoints: [],
  },
  {
    name: 'Chinese around it',
    text: '任务已停止：CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/redis:7: failed to do request: Head "https://registry-1.docker.io/v2/library/redis/manifests/7": dial tcp 3.216.34.172:443: i/o timeout。请检查网络。',
    cause: 'external-registry',
    endpoints: [],
  },
  {
    name: 'colours of a terminal',
    text: '\u001b[31mCannotPullContainerError\u001b[0m: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com/x": dial tcp 52.218.1.1:443: i/o timeout',
    cause: 'missing-endpoint',
    endpoints: ['s3'],
  },
  {
    name: 'host cut off',
    text: '…unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-ea',
    cause: 'missing-endpoint',
    endpoints: ['ecr.api', 'ecr.dkr', 's3'],
  },
  {
    name: 'service event with a code fence',
    text: '```\n(service web) was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: 415e6826, api error AccessDeniedException: User is not authorized\n```',
    cause: 'iam',
    endpoints: [],
  },
  {
    name: 'journal of an instance',
    text: 'Oct 02 10:11:12 ip-10-0-1-2 agent[3112]: level=info time=2024-10-02T10:11:12Z msg="Loading configuration"\nOct 02 10:11:42 ip-10-0-1-2 agent[3112]: level=error time=2024-10-02T10:11:42Z msg="Unable to register as a container instance with ECS" error="RequestError: send request failed\\ncaused by: Post \\"https://ecs.us-east-2.amazonaws.com/\\": dial tcp 52.95.18.3:443: i/o timeout"\nOct 02 10:11:42 ip-10-0-1-2 agent[3112]: level=info time=2024-10-02T10:11:42Z msg="Waiting"',
    cause: 'missing-endpoint',
    endpoints: ['ecs', 'ecs-agent', 'ecs-telemetry'],
    region: 'us-east-2',
  },
  {
    name: 'service events as a comment',
    text: '#                 "message": "(service portal) has started 1 tasks: (task ec77ece6)."\n#             },\n#                 "message": "(service portal) was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post \\"https://api.ecr.eu-west-2.amazonaws.com/\\": dial tcp 172.16.54.241:443: i/o timeout."',
    cause: 'endpoint-security-group',
    endpoints: ['ecr.api'],
    region: 'eu-west-2',
  },
  {
    name: 'an incident with three messages',
    text: '- web: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: RequestError: send request failed caused by: Post "https://api.ecr.us-east-1.amazonaws.com/": dial tcp 44.213.79.50:443: i/o timeout\n- job: Essential container in task exited\n- api: ResourceNotFoundException: The specified log group does not exist',
    cause: 'log-group',
    endpoints: [],
    alternative: 'missing-endpoint',
    note: 'What the text says for certain comes before what is likely.',
  },
];
