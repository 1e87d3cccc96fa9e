/** What the application itself calls, and names that it may look up. */
import type { ApplicationService } from '../questions.ts';
import { calls, explains, type Rule, reports, spares } from '../rule.ts';
import { CODE_ONLY_SERVICES, type CodeOnlyService, type ServiceId, serviceOf } from '../services.ts';
import { callsFromCode, isExternal, taskHasNoPath, usesCodeArtifact } from './predicates.ts';

/** In the first file of the wizard the names of most services are not there yet: they come with these words (`src/words`). */
const withArticle = (service: ServiceId): string => `${serviceOf(service).name}`.replace(/.* API$/, 'the $&');

/** The one rule that holds for every service that code can call; its words and its source stand with the service. */
const codeCalls = <const Id extends `features/code-${string}`>(
  service: ApplicationService & ServiceId,
  id: Id,
) => ({
  id,
  when: callsFromCode(service),
  implies: [calls(service, 'unknown')] as const,
  cites: [serviceOf(service).cites] as const,
  text: { why: `Your code calls ${withArticle(service)}.` },
});

/** `sagemaker-runtime` for `sagemaker.runtime`: ids of rules have no full stops. */
type Dashed<S extends string> = S extends `${infer Before}.${infer After}` ? `${Before}-${After}` : S;
export type CodeOnlyRule<S extends CodeOnlyService> = `features/code-calls-${Dashed<S>}`;

const callsOther = <S extends CodeOnlyService>(service: S) =>
  codeCalls(service, `features/code-calls-${service.replace('.', '-')}` as CodeOnlyRule<S>);

export const codeCallRules = [
  {
    id: 'features/service-discovery-is-dns',
    when: (w) => !callsFromCode('servicediscovery')(w),
    implies: [spares('servicediscovery'), spares('data-servicediscovery')],
    cites: ['ecs-service-discovery', 'vpc-dns'],
    text: {
      why: 'Amazon ECS registers tasks in AWS Cloud Map itself, and clients find them by DNS inside the VPC: through the Amazon-provided DNS, with both DNS attributes of the VPC turned on.',
    },
  },
  {
    id: 'features/task-role-credentials-are-local',
    when: (w) => !callsFromCode('sts')(w),
    implies: [spares('sts')],
    cites: ['ecs-task-roles'],
    text: {
      why: 'Credentials of the task role come from 169.254.170.2 inside the task. STS is needed only if your code calls it, for example with AssumeRole.',
    },
  },
  codeCalls('sts', 'features/code-calls-sts'),
  {
    id: 'features/sts-answers-regional-names',
    when: callsFromCode('sts'),
    implies: [explains('sts')],
    cites: ['sts-vpc-endpoints'],
    text: {
      why: 'The endpoint serves the Regional host name, so clients have to use Regional STS endpoints.',
    },
  },
  {
    id: 'features/code-calls-dynamodb',
    when: (w) => callsFromCode('dynamodb')(w) && !isExternal(w),
    implies: [calls('dynamodb', 'unknown')],
    cites: ['dynamodb-gateway'],
    text: { why: 'Your code calls Amazon DynamoDB. Its gateway endpoint costs nothing.' },
  },
  {
    id: 'features/dynamodb-streams-need-an-interface',
    when: (w) => callsFromCode('dynamodb')(w) && !isExternal(w),
    implies: [explains('dynamodb')],
    cites: ['dynamodb-streams-privatelink'],
    text: {
      why: 'DynamoDB Streams have interface endpoints only (com.amazonaws.{region}.dynamodb-streams, not in this plan), without private DNS: clients are given the URL of the endpoint.',
    },
  },
  {
    id: 'features/dynamodb-gateway-is-ipv4-only',
    when: (w) =>
      callsFromCode('dynamodb')(w) && !isExternal(w) && w.ipAddressType === 'ipv6' && taskHasNoPath(w),
    implies: [reports('error')],
    cites: ['dynamodb-gateway'],
    text: {
      why: 'Your code calls DynamoDB from IPv6-only subnets, and the gateway endpoint for DynamoDB carries IPv4 only. The subnets have no other path.',
      fix: 'Use dual-stack or IPv4 subnets for these tasks, or give the subnets DNS64 and a NAT gateway (NAT64).',
    },
  },
  {
    id: 'features/dynamodb-gateway-beside-ipv6',
    when: (w) => callsFromCode('dynamodb')(w) && !isExternal(w) && w.ipAddressType === 'dualstack',
    implies: [explains('dynamodb')],
    cites: ['dynamodb-gateway', 'privatelink-gateway'],
    derived: true,
    text: {
      why: 'The gateway endpoint for DynamoDB carries IPv4 only, and its DNS records follow the name that is called: clients in dual-stack subnets reach it over IPv4, by the standard name.',
    },
  },
  {
    id: 'features/dynamodb-over-nat64',
    when: (w) =>
      callsFromCode('dynamodb')(w) && !isExternal(w) && w.ipAddressType === 'ipv6' && !taskHasNoPath(w),
    implies: [reports('warning')],
    cites: ['dynamodb-gateway'],
    derived: true,
    text: {
      why: 'The gateway endpoint for DynamoDB carries IPv4 only: calls from IPv6-only subnets take the other path.',
      fix: 'Keep DNS64 and a NAT gateway (NAT64), or use dual-stack subnets.',
    },
  },
  codeCalls('sqs', 'features/code-calls-sqs'),
  {
    id: 'features/sqs-answers-no-legacy-names',
    when: callsFromCode('sqs'),
    implies: [explains('sqs')],
    cites: ['sqs-vpc-endpoints'],
    text: {
      why: 'Private DNS answers sqs.{region}.{suffix}, not the legacy names of old SDKs (queue.amazonaws.com, {region}.queue.amazonaws.com).',
    },
  },
  codeCalls('sns', 'features/code-calls-sns'),
  codeCalls('events', 'features/code-calls-eventbridge'),
  codeCalls('monitoring', 'features/code-calls-cloudwatch'),
  codeCalls('logs', 'features/code-calls-logs'),
  codeCalls('kinesis-streams', 'features/code-calls-kinesis'),
  {
    id: 'features/kinesis-libraries-call-more',
    when: callsFromCode('kinesis-streams'),
    implies: [explains('kinesis-streams')],
    cites: ['kinesis-vpc-endpoints'],
    text: {
      why: 'The Kinesis Client Library and the Kinesis Producer Library call other services as well, such as Amazon DynamoDB and Amazon CloudWatch.',
    },
  },
  codeCalls('kinesis-firehose', 'features/code-calls-firehose'),
  {
    id: 'features/code-calls-s3',
    when: (w) => callsFromCode('s3')(w) && !isExternal(w),
    implies: [calls('s3', 'unknown')],
    cites: ['privatelink-s3-gateway'],
    text: { why: 'Your code calls Amazon S3. Its gateway endpoint costs nothing.' },
  },
  {
    id: 'features/directory-buckets-have-their-own-gateway',
    when: (w) => callsFromCode('s3')(w) && !isExternal(w),
    implies: [explains('s3')],
    cites: ['s3-directory-buckets', 'privatelink-services'],
    text: {
      why: 'Directory buckets (S3 Express One Zone) have other hosts and a gateway endpoint of their own, com.amazonaws.{region}.s3express, which this plan does not contain. The list of endpoint services has entries of their own for Multi-Region Access Points (com.amazonaws.s3-global.accesspoint) and S3 Tables (com.amazonaws.{region}.s3tables), too.',
    },
  },
  {
    id: 'features/code-calls-s3-from-outside',
    when: (w) => callsFromCode('s3')(w) && isExternal(w),
    implies: [calls('s3', 'unknown', 'Interface')],
    cites: ['s3-privatelink'],
    text: {
      why: 'Your code calls Amazon S3 from outside the VPC, which of the S3 endpoints only the interface endpoint allows.',
    },
  },
  {
    id: 'features/dynamodb-gateway-serves-no-outside',
    when: (w) => callsFromCode('dynamodb')(w) && isExternal(w),
    implies: [spares('dynamodb')],
    cites: ['dynamodb-gateway', 'dynamodb-privatelink'],
    text: {
      why: 'Your code calls DynamoDB on external instances: a gateway endpoint serves its own VPC only. They need the public endpoint, or an interface endpoint for DynamoDB, which this plan does not contain.',
    },
  },
  {
    id: 'features/dynamodb-gateway-from-outside',
    when: (w) => callsFromCode('dynamodb')(w) && isExternal(w) && taskHasNoPath(w),
    implies: [reports('error')],
    cites: ['dynamodb-gateway', 'dynamodb-privatelink'],
    text: {
      why: 'Your code calls DynamoDB on external instances, and a gateway endpoint cannot be reached from outside the VPC.',
      fix: 'Give the instances a path to the public endpoint of DynamoDB, or create an interface endpoint for DynamoDB yourself. It has no private DNS: clients name it with its own URL.',
    },
  },
  codeCalls('secretsmanager', 'features/code-reads-secrets'),
  codeCalls('ssm', 'features/code-calls-ssm'),
  {
    id: 'features/agents-in-tasks-call-more',
    when: callsFromCode('ssm'),
    implies: [explains('ssm')],
    cites: ['fis-ecs-tasks', 'ssm-message-apis'],
    derived: true,
    text: {
      why: 'Parameter Store is part of Systems Manager. An SSM Agent in the task, as AWS FIS uses it, calls ssmmessages too, and ec2messages where that exists.',
    },
  },
  codeCalls('kms', 'features/code-calls-kms'),
  {
    id: 'features/code-calls-cloud-map',
    when: callsFromCode('servicediscovery'),
    implies: [calls('servicediscovery', 'unknown'), calls('data-servicediscovery', 'unknown')],
    cites: ['cloud-map-vpc-endpoints'],
    text: {
      why: 'Your code calls AWS Cloud Map: servicediscovery serves its API, but not DiscoverInstances, which goes to data-servicediscovery.',
    },
  },
  codeCalls('ecs', 'features/code-calls-ecs'),
  ...CODE_ONLY_SERVICES.map((service) => callsOther(service)),
  {
    id: 'features/step-functions-have-two-endpoints',
    when: callsFromCode('states'),
    implies: [explains('states')],
    cites: ['step-functions-vpc-endpoints'],
    text: {
      why: 'Standard and Express workflows are called through states; synchronous Express executions (StartSyncExecution) go through sync-states, an endpoint of its own.',
    },
  },
  {
    id: 'features/mail-has-other-ports',
    when: callsFromCode('email-smtp'),
    implies: [reports('warning')],
    cites: ['ses-vpc-endpoints'],
    text: {
      why: 'The SMTP endpoint of Amazon SES listens on 465, 587, 2465 and 2587; port 443 serves its API only.',
      fix: 'The group that the exports create lets these ports in; a group of your own has to, and the group of the tasks has to let them out.',
    },
  },
  {
    id: 'features/keyspaces-has-another-port',
    when: callsFromCode('cassandra'),
    implies: [reports('warning')],
    cites: ['keyspaces-vpc-endpoints'],
    text: {
      why: 'The endpoint of Amazon Keyspaces listens on port 9142. Drivers balance their load with what the table system.peers says of the endpoint; Amazon Keyspaces fills it only if the role may call ec2:DescribeNetworkInterfaces and ec2:DescribeVpcEndpoints.',
      fix: 'The group that the exports create lets TCP 9142 in; a group of your own has to, and the group of the tasks has to let it out.',
    },
  },
  {
    id: 'features/private-apis-hide-public-ones',
    when: callsFromCode('execute-api'),
    implies: [reports('warning')],
    cites: ['api-gateway-private'],
    text: {
      why: 'With private DNS on, this VPC no longer reaches the default endpoints of public APIs of Amazon API Gateway: their names lead to the endpoint, which serves private REST APIs only.',
      fix: 'Give public APIs a custom domain name, or leave private DNS off and make a hosted zone for each private API. Allow the endpoint in the resource policy of the API (aws:SourceVpce).',
    },
  },
  {
    id: 'features/codeartifact-needs-both',
    when: usesCodeArtifact,
    implies: [calls('codeartifact.api', 'unknown'), calls('codeartifact.repositories', 'unknown')],
    cites: ['codeartifact-vpc-endpoints'],
    text: {
      why: 'AWS CodeArtifact needs two endpoints: codeartifact.api for its API, such as GetAuthorizationToken, and codeartifact.repositories, with private DNS, for package managers.',
    },
  },
  {
    id: 'features/codeartifact-keeps-assets-in-s3',
    when: (w) => usesCodeArtifact(w) && !isExternal(w),
    implies: [calls('s3', 'unknown')],
    cites: ['codeartifact-s3'],
    text: {
      why: 'AWS CodeArtifact keeps the assets of packages in Amazon S3: to pull packages the S3 gateway endpoint must exist. Python and Swift packages do without.',
    },
  },
  {
    id: 'features/other-services-have-their-own',
    when: taskHasNoPath,
    implies: [reports('info')],
    cites: ['privatelink-services', 'privatelink-cross-region'],
    derived: true,
    text: {
      why: 'Any other AWS service that your code calls (those that can be answered: AWS Lambda, AWS Step Functions, Amazon Bedrock, AWS AppConfig, Amazon SES and more; and all others) needs an endpoint of its own, which this plan does not contain. What is in the VPC itself (databases, caches, load balancers) needs none.',
      fix: 'Name those that the question about your code offers. Look each other up in the list of services that integrate with AWS PrivateLink, and create its endpoint beside these. AWS IAM (com.amazonaws.iam) and Amazon Route 53 (com.amazonaws.route53) stand in the list of cross-Region endpoints. What is not in the list needs another path.',
    },
  },
  {
    id: 'features/kinesis-not-in-every-zone',
    when: (w) =>
      w.region === 'us-west-2' &&
      (callsFromCode('kinesis-streams')(w) || w.firelensDestinations.includes('kinesis-streams')),
    implies: [reports('info')],
    cites: ['kinesis-vpc-endpoints'],
    text: {
      why: 'Endpoints of Amazon Kinesis Data Streams with policies are not offered in the zone usw2-az4.',
      fix: 'Place the endpoint in other zones: tasks of every zone use it.',
    },
  },
  {
    id: 'features/live-logs-have-their-own-endpoint',
    when: callsFromCode('logs'),
    implies: [reports('info')],
    cites: ['logs-vpc-endpoints'],
    text: {
      why: 'StartLiveTail and GetLogObject of CloudWatch Logs are served by an endpoint of their own, com.amazonaws.{region}.stream-logs, which this plan does not contain.',
      fix: 'Create it beside logs if your code calls them.',
    },
  },
] as const satisfies readonly Rule[];
