/**
 * The whole clauses that decide: what happened to what, as the program that knows it writes it. Only a claim that names one
 * of them can become certain, and only where the clause stands in the text (see `proof.ts`). Expect lower case.
 */
import type { Clause } from './pattern.ts';

const clause = (decides: RegExp): Clause => ({ decides });

const CALL_ENDED =
  /(?:dial tcp|lookup|connect|\b(?:get|head|post) \\?"?https?:|do request|httpsconnectionpool|trying) ?.{0,600}(?:timeout|timed out|deadline exceeded|refused|unreachable|no route to host|no such host|request cancel?led|could not be resolved|connection reset|context cancel?led)/;

export const CLAUSES = {
  /** Refusals by a policy that the sentence names. */
  endpointPolicy: clause(
    /because no vpc endpoint policy allows the [\w-]{2,40}:[\w*]{2,80} action|with an explicit deny in an? vpc endpoint policy/,
  ),
  callersPolicy: clause(
    /not authorized to perform:? [\w-]{2,40}:[\w*]{2,80}\b.{0,900}(?:because no [a-z][a-z -]{3,40} (?:policy|boundary|policies) allows? the [\w-]{2,40}:[\w*]{2,80} action|with an explicit deny in an? [a-z][a-z -]{3,40} (?:policy|boundary))/,
  ),
  throttled: clause(
    /\b(?:throttlingexception|toomanyrequests(?:exception)?|requestlimitexceeded|provisionedthroughputexceededexception|slowdown|limitexceededexception)\b.{0,20}(?:[:)] ?\S|when calling)|rate exceeded.{0,80}(?:status code|request ?id|service:)|(?:429|toomanyrequests)[:, ].{0,80}(?:rate limit|too many requests)|you have reached your (?:unauthenticated )?pull rate limit|operations are being throttled|reduce your request rate/,
  ),
  /** Image pulls. */
  imageNotThere: clause(
    /manifest (?:for .{1,300} )?(?:unknown|not found)|repository .{1,300} not found|does not exist in the registry|(?:repository|image)notfoundexception: \S|tag .{1,130} not found in repository|(?:name|manifest)[ _]unknown: \S|resolve ref(?:erence)? .{1,300}: not found|requested image not found/,
  ),
  otherPlatform: clause(
    /is incompatible with a .{1,40}host|windows version .{1,60}incompatible|descriptor matching platform .{1,120}not found|no matching manifest for [\w/.-]{3,60}|does not match the (?:detected host|specified) platform|no match for platform in manifest|image operating system .{1,60} cannot be used on this platform/,
  ),
  diskFull: clause(
    /(?:write|mkdir|copy|copying|create|extract|register layer|save|open|mount|symlink|link|rename|sync|failed|error)\b.{0,400}: no space left on device|thin pool has \d{1,9} free/,
  ),
  layerNotUnpacked: clause(
    /failed to register layer: \S|failed to (?:extract|unpack) .{1,300}: \S|error processing tar file(?:\(.{1,80}\))?: \S/,
  ),
  imageReference: clause(
    /invalid reference format|invalid image reference|repository name must be lowercase|failed to (?:normalize|parse) (?:image )?reference/,
  ),
  noCallToRegistry: clause(CALL_ENDED),
  /** What a task fetches before it starts. */
  secretNotThere: clause(
    /can'?t find the specified secret|secret does not exist or has no value|secret .{0,200}(?:marked for deletion|was marked deleted|scheduled for deletion)/,
  ),
  secretWithoutKey: clause(
    /did not contain json key \S|(?:decode credentials|parse asm secret|unmarshal).{0,80}invalid character '.{1,3}'/,
  ),
  parameterNotThere: clause(
    /invalid ssm parameters: \S|parameternotfound: ?\S?|\d{1,3} invalid parameters?: \S/,
  ),
  badReference: clause(
    /(?:unable to parse arn|invalid arn|unexpected arn format|arn: invalid|invalid resource format)|(?:validationexception|invalidparameterexception): .{0,200}(?:secret|parameter|name)/,
  ),
  keyRefused: clause(
    /access to kms is not allowed|not authorized to perform: kms:decrypt|ciphertext refers to a customer master key that does not exist|key .{1,120} is (?:disabled|pending)/,
  ),
  environmentFileNotThere: clause(
    /(?:nosuchkey|nosuchbucket|status ?code: 404|not found)\b.{0,300}|the specified (?:key|bucket) does not exist/,
  ),
  roleNotAssumed: clause(
    /(?:was )?unable to assume (?:the )?role ["']?\S{3}|role .{1,200}(?:cannot be assumed|is invalid or cannot)|not authorized to perform: sts:assumerole on resource/,
  ),
  /** Logs. */
  logGroupNotThere: clause(
    /the specified log (?:group|stream) does not exist|log group .{1,200}(?:does not exist|not found)/,
  ),
  logOptions: clause(
    /'endpoint' configuration is required|awslogs-(?:region|group) is required|unknown log opt '?"?\S|awslogs: invalid option \S|(?:invalid|unsupported) log option|must specify a value for log opt|invalid value for log opt/,
  ),
  noLogOptions: clause(/no log configuration specified/),
  /** The agent, and what Amazon ECS answers. */
  clusterNotThere: clause(
    /clusternotfoundexception: \S|cluster ["']?[\w-]{1,255}["']? (?:is )?(?:inactive|not found)|clientexception: cluster not found/,
  ),
  agentSetting: clause(/invalid (?:format|value) for "?ecs_[a-z_]{3,60}/),
  taskDefinition: clause(
    /requires task definition to have|no fargate configuration exists for|network ?configuration must be provided when|subnets can not be empty|unable to describe task definition|task ?definition (?:does not support|is inactive)|platformtaskdefinitionincompatibilityexception|does not belong to the same (?:vpc|network)/,
  ),
  /** What the container runtime and the platform say. */
  outOfMemory: clause(
    /outofmemoryerror: ?container killed|container killed due to memory usage|memory cgroup out of memory: kill|"oomkilled": ?true/,
  ),
  programNotThere: clause(
    /exec: \\?"[^"]{1,200}\\?": (?:executable file not found|stat [^:]{1,200}: no such file|permission denied|no such file)|exec user process caused: "?no such file|stat \/\S{1,200}: no such file or directory: unknown/,
  ),
  healthCheck: clause(
    /task failed (?:elb|container|load balancer) health ?checks|is unhealthy in \(?target-group .{1,400}due to \(?reason|failed container health checks/,
  ),
  noCapacity: clause(
    /capacity (?:is|was) unavailable at this time|unable to place a task because .{1,300}(?:closest matching|met all of its requirements|capacity)|insufficient(?:instance)?capacity(?:exception)?: \S|do not have sufficient .{1,40} capacity in/,
  ),
  spot: clause(/your spot task was interrupted|stop ?code["' :=]{1,5}spotinterruption/),
  portTaken: clause(
    /(?:bind|listen|port)\w{0,4}\b.{0,300}(?:address already in use|port is already allocated|only one usage of each socket address)/,
  ),
  /** File systems. */
  noMountTarget: clause(
    /failed to resolve ["']?[\w.-]{0,80}fs-[^"']{1,120}["']? ?-? ?.{0,40}check that (?:your|the) file system/,
  ),
  mountWithoutAnswer: clause(
    /(?:\befs\b|\bfs-[0-9a-f]{4,40}|\.efs\.|127\.0\.0\.1:|mount target|mount attempt|resourceinitializationerror: mount).{0,400}(?:timed out|no route to host|connection refused|connection reset|unreachable)/,
  ),
  mountRefused: clause(
    /(?:\befs\b|\bfs-[0-9a-f]{4,40}|\.efs\.).{0,400}access denied by server while mounting|access denied by server while mounting (?:127\.0\.0\.1|[\w.-]{0,80}\bfs-[0-9a-f]|[\w.-]{0,80}\.efs\.)/,
  ),
  noDirectory: clause(
    /mount(?:\.nfs4?|ing)?\b.{0,300}(?:failed, reason given by server: )?no such file or directory/,
  ),
  volumeRole: clause(
    /(?:ebs|volume).{0,300}(?:unable to assume|not authorized to perform|cannot assume)|(?:unable to assume|not authorized to perform|cannot assume).{0,300}(?:ebs|volume)/,
  ),
  /** Endpoints that were to be created. */
  creationRefused: clause(
    /endpoint service '?[^']{0,120}'? does not exist|invalidservicename: \S|cannot create a vpc endpoint with no subnets|privatednsonlyforinboundresolverendpoint is applicable only to|not supported for this service|must have a gateway endpoint/,
  ),
  /** Sessions, and the machine itself. */
  noPlugin: clause(/sessionmanagerplugin is not found/),
  checkerDenied: clause(/ssmmessages:\w{4,30}: (?:implicit|explicit)deny/),
  linkLocal: clause(
    /(?:169\.254\.170\.\d|169\.254\.169\.254|fd00:ec2::\d).{0,400}(?:time-?d? ?out|refused|no route to host|unreachable|reset|deadline exceeded|cancel?led|host is down|invalid argument|status code)|(?:timed out|failed|unable|error) .{0,300}(?:169\.254\.170\.\d|169\.254\.169\.254|fd00:ec2::\d)/,
  ),
} as const satisfies Readonly<Record<string, Clause>>;
