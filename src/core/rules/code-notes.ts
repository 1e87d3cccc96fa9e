/** Further facts from the pages of the services that code calls: second endpoints, other services, zones, connections. */
import { calls, explains, type Rule, reports } from '../rule.ts';
import { callsFromCode } from './predicates.ts';

export const codeNoteRules = [
  {
    id: 'features/prometheus-needs-sts',
    when: callsFromCode('aps-workspaces'),
    implies: [calls('sts', 'unknown')],
    cites: ['aps-vpc-endpoints'],
    text: {
      why: 'Remote write to Amazon Managed Service for Prometheus from a VPC without internet access needs the endpoint of AWS STS too, so that requests can be signed, and Regional STS endpoints in its configuration.',
    },
  },
  {
    id: 'features/prometheus-has-two-endpoints',
    when: callsFromCode('aps-workspaces'),
    implies: [explains('aps-workspaces')],
    cites: ['aps-vpc-endpoints'],
    text: {
      why: 'aps-workspaces serves remote write and queries; code that manages workspaces calls com.amazonaws.{region}.aps, an endpoint of its own, which this plan does not contain.',
    },
  },
  {
    id: 'features/bedrock-has-more-endpoints',
    when: callsFromCode('bedrock-runtime'),
    implies: [explains('bedrock-runtime')],
    cites: ['bedrock-vpc-endpoints'],
    text: {
      why: 'bedrock-runtime serves the actions of Amazon Bedrock Runtime only. Other calls to Amazon Bedrock have endpoints of their own, which this plan does not contain unless they are answered: bedrock (control plane), bedrock-agent, bedrock-agent-runtime, and bedrock-mantle, whose name is bedrock-mantle.{region}.{dualStackSuffix}.',
    },
  },
  {
    id: 'features/lambda-purges-idle-connections',
    when: callsFromCode('lambda'),
    implies: [explains('lambda')],
    cites: ['lambda-vpc-endpoints'],
    text: {
      why: 'AWS Lambda purges idle connections: a client that uses one again gets a connection error, unless it turns on keep-alive.',
    },
  },
  {
    id: 'features/athena-stands-beside-glue',
    when: callsFromCode('athena'),
    implies: [explains('athena')],
    cites: ['athena-vpc-endpoints'],
    text: {
      why: 'The page of Amazon Athena names an AWS Glue endpoint beside its own. Name AWS Glue too if your code reads the data catalog itself, and Amazon S3 if it reads the results from their bucket.',
    },
  },
  {
    id: 'features/glue-sessions-have-their-own-endpoint',
    when: callsFromCode('glue'),
    implies: [explains('glue')],
    cites: ['glue-vpc-endpoints'],
    text: {
      why: 'Spark Connect sessions from a VPC without internet access need com.amazonaws.{region}.glue.sessions as well, which this plan does not contain.',
    },
  },
  {
    id: 'features/code-repositories-have-two-endpoints',
    when: callsFromCode('git-codecommit'),
    implies: [explains('git-codecommit')],
    cites: ['codecommit-vpc-endpoints'],
    text: {
      why: 'git-codecommit serves Git only; the API of AWS CodeCommit has an endpoint of its own, com.amazonaws.{region}.codecommit, which this plan does not contain. Both are offered in some Regions only.',
    },
  },
  {
    id: 'features/stacks-are-answered-in-buckets',
    when: callsFromCode('cloudformation'),
    implies: [reports('info')],
    cites: ['cloudformation-vpc-endpoints'],
    text: {
      why: 'Tasks that answer a custom resource or a wait condition of AWS CloudFormation send the response to a bucket, not to its endpoint: cloudformation-custom-resource-response-REGION (without dashes, such as uswest2) and cloudformation-waitcondition-{region}.',
      fix: 'For such answers name Amazon S3 among the services that your code calls: its endpoint then keeps full access. If you limit it, let both buckets through.',
    },
  },
  {
    id: 'features/inference-endpoint-in-every-zone',
    when: callsFromCode('sagemaker.runtime'),
    implies: [reports('info')],
    cites: ['sagemaker-vpc-endpoints'],
    text: {
      why: 'The endpoint of Amazon SageMaker inference must be active in the Availability Zone of its client: otherwise its private DNS name may not resolve there. Its FIPS variant takes no endpoint policy.',
      fix: 'Give it a subnet in every zone of the tasks.',
    },
  },
  {
    id: 'features/permissions-endpoint-and-policies',
    when: callsFromCode('verifiedpermissions'),
    implies: [explains('verifiedpermissions')],
    cites: ['verifiedpermissions-vpc-endpoints'],
    text: {
      why: 'The page of Amazon Verified Permissions says that endpoint policies are not supported, and shows one further down: this plan attaches none.',
    },
  },
  {
    id: 'features/configuration-agent-has-a-public-image',
    when: callsFromCode('appconfigdata'),
    implies: [explains('appconfigdata')],
    cites: ['appconfig-agent-ecs'],
    text: {
      why: 'The image of the AWS AppConfig agent (aws-appconfig/aws-appconfig-agent) is in Amazon ECR Public: in subnets without a path to the internet, copy it into a private repository.',
    },
  },
  {
    id: 'features/mail-not-in-every-zone-of-virginia',
    when: (w) => w.region === 'us-east-1' && callsFromCode('email-smtp')(w),
    implies: [reports('info')],
    cites: ['ses-vpc-endpoints'],
    text: {
      why: 'Amazon SES does not offer its SMTP endpoint in the zones use1-az2, use1-az3 and use1-az5.',
      fix: 'Place the endpoint in other zones: tasks of every zone use it.',
    },
  },
  {
    id: 'features/mail-not-in-every-zone-of-california',
    when: (w) => w.region === 'us-west-1' && callsFromCode('email-smtp')(w),
    implies: [reports('info')],
    cites: ['ses-vpc-endpoints'],
    text: {
      why: 'Amazon SES does not offer its SMTP endpoint in the zone usw1-az2.',
      fix: 'Place the endpoint in other zones: tasks of every zone use it.',
    },
  },
  {
    id: 'features/mail-not-in-every-zone-of-oregon',
    when: (w) => w.region === 'us-west-2' && callsFromCode('email-smtp')(w),
    implies: [reports('info')],
    cites: ['ses-vpc-endpoints'],
    text: {
      why: 'Amazon SES does not offer its SMTP endpoint in the zone usw2-az4.',
      fix: 'Place the endpoint in other zones: tasks of every zone use it.',
    },
  },
  {
    id: 'features/mail-not-in-every-zone-of-seoul',
    when: (w) => w.region === 'ap-northeast-2' && callsFromCode('email-smtp')(w),
    implies: [reports('info')],
    cites: ['ses-vpc-endpoints'],
    text: {
      why: 'Amazon SES does not offer its SMTP endpoint in the zone apne2-az4.',
      fix: 'Place the endpoint in other zones: tasks of every zone use it.',
    },
  },
  {
    id: 'features/mail-not-in-every-zone-of-montreal',
    when: (w) => w.region === 'ca-central-1' && callsFromCode('email-smtp')(w),
    implies: [reports('info')],
    cites: ['ses-vpc-endpoints'],
    text: {
      why: 'Amazon SES does not offer its SMTP endpoint in the zones cac1-az3 and cac1-az4.',
      fix: 'Place the endpoint in other zones: tasks of every zone use it.',
    },
  },
  {
    id: 'features/dual-stack-names-of-code',
    when: (w) => w.ipAddressType !== 'ipv4' && w.applicationServices.length > 0,
    implies: [reports('info')],
    cites: ['privatelink-dns', 'vpc-ipv6-support'],
    derived: true,
    text: {
      why: 'Private DNS answers the default name of a service, over IPv6 too where the endpoint has such addresses. SDKs that are told to use dual-stack endpoints (AWS_USE_DUALSTACK_ENDPOINT) ask for other names, such as lambda.{region}.{dualStackSuffix}. For most services that code calls, no page says whether an endpoint answers them.',
      fix: 'Leave that setting off: the default names lead to the endpoints. Or ask which names an endpoint answers (aws ec2 describe-vpc-endpoint-services, PrivateDnsNames); a hub then needs a zone for each of them.',
    },
  },
] as const satisfies readonly Rule[];
