/** Who speaks in a message: what wraps the error says whose call it was, and what the workload has. */
import type { Answers } from '../core/index.ts';

/** Whose call failed. */
export type Caller = 'task' | 'instance' | 'application' | 'session';

export interface Carrier {
  readonly id: string;
  /** On the record in lower case. */
  readonly when: RegExp;
  /** Somebody else speaks, whatever the words are. */
  readonly unless?: RegExp;
  readonly caller: Caller;
  /** For people. */
  readonly title: string;
  /** What such a message says about the workload. */
  readonly implies?: Answers;
}

/** A session of ECS Exec or of Session Manager. */
export const OF_SESSION = /ecs-execute-command|unable to start command|\bsessionid ?:|session-?manager/;

/** How a line of the Amazon ECS agent begins. On text in lower case. */
export const AGENT_LINE = /level=\w{4,8} time=\d{4}-/;

/** The most telling first. */
export const CARRIERS: readonly Carrier[] = [
  {
    id: 'environment-files',
    when: /download (?:the )?env(?:ironment)?(?: variable)? ?files?|env(?:ironment)?(?: variable)? files? from (?:amazon )?s3|file download command|download env file|download the environment/,
    caller: 'task',
    title: 'the download of environment files',
    implies: { environmentFiles: true },
  },
  {
    id: 'logging-driver',
    when: /logger args|logging driver|failed to create cloudwatch log|create stream has been|task and (?:amazon )?cloudwatch|cloudwatch log group defined/,
    // A session is logged too, with another role.
    unless: OF_SESSION,
    caller: 'task',
    title: 'the log driver',
    implies: { logDrivers: ['awslogs'] },
  },
  {
    id: 'registry-credentials',
    when: /registry auth from asm/,
    caller: 'task',
    title: 'Amazon ECS, fetching the credentials of a registry',
    implies: { registryCredentials: true },
  },
  {
    id: 'secrets-manager',
    when: /secrets? from asm|secrets? from (?:the )?(?:aws )?secrets manager|task and (?:aws )?secrets manager|resulted in error: secret|asm fetching secret/,
    caller: 'task',
    title: 'Amazon ECS, fetching a secret',
    implies: { secretSources: ['secretsmanager'] },
  },
  {
    id: 'parameter-store',
    when: /secrets? from ssm|parameters? from ssm|secrets and parameters from ssm|secrets from (?:aws )?systems manager|task and (?:aws )?systems manager|systems manager parameter store/,
    caller: 'task',
    title: 'Amazon ECS, fetching a parameter',
    implies: { secretSources: ['ssm'] },
  },
  {
    id: 'container-start',
    // The agent names what it asked Docker for behind its time-out: a pull or a stop is no start.
    when: /cannotstartcontainererror|cannotcreatecontainererror|dockertimeouterror(?!:? .{0,40}transition to (?!start|creat)\w| for 'docker (?!start|create))|containerruntimetimeouterror|containerruntimeerror/,
    caller: 'task',
    title: 'the start of a container',
  },
  {
    id: 'container-state',
    when: /cannotinspectcontainererror|cannotstopcontainererror|transition to (?:stopp|inspect|remov)\w{1,4}\b|dockertimeouterror for 'docker (?:stop|inspect|rm)/,
    caller: 'task',
    title: 'the agent, which asked Docker about a container',
  },
  {
    id: 'task-start',
    when: /resourceinitializationerror|unable to pull secrets or registry auth|execution resource retrieval failed|taskfailedtostart|the task can(?:'t|not) (?:pull|download|find)/,
    caller: 'task',
    title: 'Amazon ECS, preparing a task',
  },
  {
    id: 'image-pull',
    when: /could not transition to (?:pullbegin|pulled|manifest_pulled)\b|cannotpull\w{0,40}error|cannot ?pull|failed to pull (?:and unpack )?image|error pulling|pulling image|ref pull|resolve ref|httpreade?r?seeker|image manifest/,
    caller: 'task',
    title: 'an image pull',
  },
  {
    id: 'log-router',
    // Envoy writes its parts between brackets too, and right behind the level.
    when: /(?<!\])\[(?:output|engine|net|upstream|http_client|tls|aws_client|aws_credentials)(?=[\]: _])[^\]]{0,60}\]|out_cloudwatch|out_kinesis|cloudwatch_logs:(?!:)|kinesis_firehose:(?!:)|aws-fluent-bit|\[(?:firehose|kinesis|cloudwatch) \d|failed to flush the buffer/,
    caller: 'application',
    title: 'the log router',
    implies: { logDrivers: ['awsfirelens'] },
  },
  {
    id: 'ssm-agent',
    when: /ssm-agent|ssm agent|ec2roleprovider failed to connect to systems manager|\[ec2identity\]|health ping failed|messagegatewayservice|messagingdeliveryservice|updateinstanceinformation|requestmanagedinstanceroletoken|instance with aws ssm|\[healthcheck\]|\[credentialrefresher\]|controlchannel|amazon[\\/]ssm/,
    caller: 'instance',
    title: 'the Systems Manager agent',
  },
  {
    id: 'session',
    when: /session-?manager-?plugin|start session|starting session|startsession|executecommand|execute-command|the execute command failed|execute command (?:failed (?:due|because)|was not)|(?:create|open)(?:control|data) ?channel|data ?channel(?=.{0,400}(?:ssm|session|ecs-|execute))|(?:ssm|session|ecs-|execute).{0,400}data ?channel|targetnotconnected|initiating handshake/,
    // Browsers and transfers of files have channels of that name.
    unless: /webrtc|\brtc|livekit|\bs?ftpd?\b|openvpn/,
    caller: 'session',
    title: 'a session (ECS Exec or Session Manager)',
  },
  {
    id: 'scheduler',
    when: /\bunable to (?:consistently )?(?:place|start) (?:a )?tasks?\b|\bclosest matching \(? ?container-? ?instance|\(service [\w-]{1,255}\) (?:was unable|has reached|has started|has stopped|has begun|\(instance)/,
    caller: 'application',
    title: 'the scheduler of Amazon ECS',
  },
  {
    id: 'agent',
    when: /register(?:ing)?(?: as a)? container instance|registercontainerinstance|error registering(?=:| (?:with ecs|as|container|the|module=))|could not register (?:module=|container|as |with )|discover (?:poll|telemetry|service connect) endpoint|discoverpollendpoint|\b(?:acs|tcs)\b|websocket client|ecs-[at](?:-\d{1,4})?\.|submittaskstatechange|submitcontainerstatechange|submitattachment|submit task state|dockergoclient|container instance|(?<!\.)ecs-agent|amazon ecs agent|docker auth data|ecs-init|container seri?vce agent/,
    // Whoever tries a host by hand names it too, and so does the proxy of Service Connect; AWS Systems Manager has its own agent.
    unless:
      /\bcurl: \(|\bwget: |\bnslookup\b|\bdig:? |\btelnet\b|\bnc: |service connect|appnet|envoy|registering the instance with aws ssm/,
    caller: 'instance',
    title: 'the Amazon ECS agent',
    implies: { launchType: 'EC2' },
  },
  {
    id: 'x-ray',
    when: /segment batch|telemetry record|(?<!\/)tracesegments|xray[- ]daemon/,
    caller: 'application',
    title: 'the X-Ray daemon',
    implies: { xray: true },
  },
  {
    // The exporter runs within the program that it watches.
    id: 'telemetry-library',
    when: /\bio\.opentelemetry\.|@opentelemetry\/|\bopentelemetry\.(?:exporter|sdk|instrumentation)|\bopentelemetry-(?:java|js|python|dotnet|ruby|php)|go\.opentelemetry\.io\/(?:otel|contrib)|opentelemetry\.(?:exporter|trace|metrics)[.:]|\bopentelemetry_(?:otlp|sdk)\b|\bopentelemetry::/,
    caller: 'application',
    title: 'the OpenTelemetry library within a program',
  },
  {
    id: 'collector',
    when: /exporterhelper|awsemf|awsxray|cwlogs@|exporting failed|(?<!\b(?:lookup|enotfound|eai_again|getaddrinfo) |\/\/|\b(?:to|host|resolve|connect) ["']?|@)\b(?:otel-?col|(?:otel|opentelemetry)[ _/-]?(?:\w{1,12}[ _/-])?collector)(?![\w-]{0,30}(?::\d{2,5}|\.[a-z]))|go\.opentelemetry\.io\/collector|collector-contrib|aws-otel|aws-ot-collector/,
    caller: 'application',
    title: 'the OpenTelemetry collector',
  },
  {
    id: 'envoy',
    when: /grpc config stream|grpc_stream\.h|envoy|streamaggregatedresources|upstream connect error/,
    caller: 'application',
    title: 'Envoy',
  },
  {
    id: 'mount-helper',
    when: /efs utils|efs-utils|mount\.nfs|mount\.efs|volumedriver|smbglobalmapping/,
    caller: 'task',
    title: 'the mount helper',
  },
  {
    id: 'docker',
    when: /error response from daemon|docker daemon|docker:|containerd|rpc error(?=.{0,600}(?:containerd|docker|\bimages?\b|pull|sandbox|container))|oci runtime|runc |hcsshim/,
    caller: 'task',
    title: 'the container runtime',
  },
  {
    id: 'infrastructure-code',
    when: /create_failed|update_failed|resource handler returned|aws_vpc_endpoint|error: (?:creating|reading)|error (?:creating|reading) (?:an? |the )?(?:new )?(?:aws|amazon|vpc|ec2|ecs|ecr|eks|s3|iam|lambda|rds|db (?:instance|cluster)|sns|sqs|kms|sts|ssm|efs|elb|alb|nlb|api gateway|cloudwatch|cloudfront|dynamodb|elasti\w{3,12}|secrets ?manager|route ?53|route table|routes?\b|security group|subnet|nat gateway|internet gateway|network (?:interface|acl)|load balancer|(?:lb |elb )?target group|listener|launch template|auto ?scaling|log group|task definition|kinesis|step functions|interface endpoint|gateway endpoint)|urn:pulumi|jsii|terraform/,
    caller: 'application',
    title: 'infrastructure as code',
  },
];

/** Everything that speaks in a record, the most telling first. Expects lower case. */
export function carriersIn(
  text: string,
): readonly { readonly carrier: Carrier; readonly at: number; readonly words: string }[] {
  return CARRIERS.flatMap((carrier) => {
    const match = carrier.unless?.test(text) === true ? null : carrier.when.exec(text);
    return match === null ? [] : [{ carrier, at: match.index, words: match[0] }];
  });
}
