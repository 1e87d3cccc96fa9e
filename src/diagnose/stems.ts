/**
 * How a call ended, by the stems of words in any order and form. Looser than `outcomes.ts`, which knows the sentences of
 * programs: what only stems say is never more than possible.
 */
import type { NetworkFailure } from './outcomes.ts';

const NOT_DONE = String.raw`(?:fail\w{0,4}|err(?:or)?s?|unable|could ?n[o']t|can ?no?'?t|cannot|did ?n[o']t|not|lost|unsuccessful(?:ly)?|problem|trouble)`;

/** Near to each other, and not the value of a field apart. */
const near = (one: string, other: string, most = 60): string =>
  `(?:\\b${one}\\b[^=]{0,${most}}?\\b${other}|\\b${other}[^=]{0,${most}}?\\b${one}\\b)`;

/** A key of a setting before its value, which is no outcome: `timeout=30`, `"read_timeout": 5`, `--timeout 10`. */
const SETTING = String.raw`(?! ?\((?:in )?(?:milli)?seconds?\))(?! ?,? in (?:milli)?(?:seconds|minutes)\b)(?!["']?(?:[_-]\w{1,20}["']?)? ?(?:[:=]|is set|set to|to)? ?["']?\d)(?!s? ?[:=] ?(?:none|null|true|false|\{))`;

export const NETWORK_STEMS: { readonly [K in NetworkFailure]: RegExp } = {
  proxy: new RegExp(
    `${near('prox(?:y|ies)', `(?:${NOT_DONE}|refused|denied|407|reset|time(?:d )?-?out)`)}|proxy ?(?:error|authentication|connect(?:ion)? fail)`,
  ),
  'name-resolution': new RegExp(
    [
      String.raw`\b(?:unknown|no such|invalid|bad|unresolvable|unresolved) (?:host|hostname|address|name|domain|server name)\b`,
      String.raw`\bnon-?existent domain|\bname or service|\bhost (?:name )?(?:was |is )?(?:not found|unknown|could not be found)|\bhost ?not ?found|\bhostname .{0,60}not (?:found|known|resolve)|\bdomain (?:name )?(?:not found|does not exist)`,
      near(
        '(?:dns|name|host(?:name)?|address)',
        String.raw`(?:resolv\w{1,4}|resolution|lookup|look ?ups?) ?(?:fail|err|time)`,
      ),
      near(
        NOT_DONE,
        String.raw`(?:resolve|resolving|look(?:ing)? ?up)(?: [a-z'"]{1,12}){0,3} ?["']?(?:host(?:name)?|dns|name|address|domain|[a-z0-9-]{1,40}\.[a-z0-9.-]{2,80})`,
      ),
      String.raw`\bdns\b.{0,40}\b(?:fail\w{0,4}|err(?:or)?|time(?:d )?-?out|nxdomain|servfail|refused)|\b(?:fail\w{0,4}|err(?:or)?|time(?:d )?-?out)\b.{0,20}\bdns\b|(?:failure|failed|error)(?: in)? resolving\b|unresolved ?address|unknownhost|hostnotfound|nameresolution`,
    ].join('|'),
  ),
  'untrusted-certificate': new RegExp(
    `${near('(?:cert(?:ificate)?s?|ca bundle|trust ?(?:store|anchor))', `(?:${NOT_DONE}|invalid|expired|untrusted|unknown|self-?signed|mismatch|reject\\w{0,3}|not trusted|not valid|verif\\w{1,9} fail)`)}|${near('(?:tls|ssl)', `verif\\w{1,9} fail`, 40)}|certpathvalid`,
  ),
  refused: new RegExp(
    `${near('(?:conn(?:ect(?:ion|ing|ed|or)?s?)?|port|socket|dial\\w{0,3}|peer|server|host|tcp|broker|upstream|backend)', 'refus(?:ed|al|es|ing)')}|conn(?:ection)?[_ -]?refused|\\brefused[ :]{1,3}(?:by|at|on|to)?|(?:^|[:=] ?)refused\\b|nobody (?:is )?listen|nothing (?:is )?listen|not listening`,
  ),
  'no-route': new RegExp(
    `\\bunreachable\\b|\\bun-?reachable|not reachable|no route(?! (?:is |was )?(?:configur|match|found|defin|regist|for (?:path|request|url|get|post)))|\\bno path to\\b|${near(NOT_DONE, String.raw`reach(?:able|ed|ing)?\b(?! (?:a|the|its) (?:steady|desired|healthy|stable|ready)| (?:steady|state|limit))`, 30)}|\\bnetwork (?:is )?down\\b|host (?:is )?down\\b`,
  ),
  timeout: new RegExp(
    `\\b(?:connect(?:ion)?|read|write|socket|request|response|operation|query|gateway|idle|call|rpc|handshake|lock|acquire)?[_ -]?(?<!(?:visibility|resource signal)[_ -]?)tim(?:e|ed|ing)[_ -]?outs?${SETTING}\\b|timeout(?:error|exception|expired)|\\w(?:_|-)timeout\\b${SETTING}|deadline[_ -]?(?:exceeded|expired|reached|passed|elapsed)|deadlineexceeded|\\bno (?:response|answer|reply|heartbeat|reaction)\\b|\\b(?:not|never|n't|stopped|stops) (?:respond|answer|repl)\\w{1,4}|\\bunresponsive\\b|took too long|did ?n[o']t (?:respond|answer|reply|complete|finish) |(?:gave|giving) up (?:waiting|after)|still waiting (?:for|on).{0,60} after \\d|no (?:bytes|data|packets?) received|within (?:the )?(?:allotted|allowed|time)`,
  ),
  reset: new RegExp(
    `${near('(?:tls|ssl)', `(?:${NOT_DONE}|alert|handshake fail\\w{0,4}|abort\\w{0,3})`, 40)}|sslhandshake|sslerror|${near('(?:conn(?:ection)?s?|socket|stream|peer|channel|session|tunnel|link|websocket|server|remote|broker)', '(?:reset|hung up|hang ?up|dropped|drops|clos(?:ed|ing)|aborted|torn down|terminated|broken|lost|interrupted|gone away|(?<![">)\\]] )disconnect\\w{0,3})')}|\\bhang ?up\\b|\\bhung up\\b|broken[_ -]?pipe|\\bepipe\\b|premature(?:ly)? (?:eof|close|end)|unexpected(?:ly)? (?:eof|end of (?:file|stream)|clos|disconnect)|\\beof\\b|(?<!["'>)\\]] )\\bdisconnected\\b|gone away|reset by peer|connreset|goaway|\\brst[_ ]stream`,
  ),
  unspecified: new RegExp(
    `${near(NOT_DONE, String.raw`(?:connect(?:ing|ion|ed)?s?\b(?! ?pool)|dial(?:ing)?\b|reach(?:ing)?\b|contact(?:ing)?\b|handshak\w{1,3}|send(?:ing)? (?:request|data|batch|log|metric|event|span|trace)s?|upload(?:ing)?\b|flush(?:ing)?\b|push(?:ing)? (?:to|log|metric)|publish(?:ing)?\b|fetch(?:ing)?\b|download(?:ing)?\b|export(?:ing)?\b|deliver(?:y|ing)?\b|communicat\w{2,5})`, 40)}|network ?(?:connection ?)?(?:error|fail\\w{0,4})|connect(?:ion)? ?(?:error|fail|problem)|\\b(?:is|are|went|was|seems) (?:offline|down|not available|unavailable)\\b`,
  ),
};

/** From the most to the least telling. */
const ORDER: readonly NetworkFailure[] = [
  'name-resolution',
  'untrusted-certificate',
  'proxy',
  'refused',
  'no-route',
  'timeout',
  'reset',
  'unspecified',
];

/** How the connection failed, by stems; expects lower case. */
export function networkStemIn(text: string): NetworkFailure | undefined {
  return ORDER.find((kind) => NETWORK_STEMS[kind].test(text));
}

/** How an answer reads, or what happened within a machine; the first that fits counts. */
export const ANSWER_STEMS = {
  throttled:
    /throttl|rate[ _-]?limit|rate exceeded|too[ _-]?many[ _-]?(?:requests|connections|calls|attempts)|\bquota\b.{0,40}(?:exceed|reach|insufficient|exhaust)|(?:exceed|reach|hit)\w{0,3}.{0,40}\b(?:quota|(?<!\bretr(?:y|ies) )limit|throughput)\b|\blimit (?:was |is |has been |have been )?(?:exceeded|reached|hit)\b|\b429\b|slow ?down\b|limitexceeded|resource[ _-]?exhausted/,
  credentials:
    /(?:no|missing|invalid|expired|bad|wrong|empty|unable to (?:load|locate|find|get|retrieve|obtain|refresh)|could not (?:load|find|get|retrieve|obtain)|failed to (?:load|get|retrieve|obtain|refresh|assume)|not) (?:\w{1,20} ){0,3}(?:credentials?|tokens?|api[ _-]?keys?|access keys?|secret keys?|signature|password|login|identity)\b|\b(?:credentials?|tokens?|signature|password|api[ _-]?key|access key) (?:\w{1,12} ){0,3}(?:expired|invalid|missing|rejected|incorrect|wrong|not (?:valid|found|set|provided|accepted|match)|mismatch|required)|authenticat\w{1,4} (?:failed|failure|error|required|rejected)|\bunauthenticated\b|login (?:failed|incorrect|denied)|(?:failed|unable|could not|cannot) (?:to )?(?:authenticate|log ?in|assume)|\b401\b/,
  denied:
    /denied(?! ?\? ?:? ?(?:allowed|(?:no|none|false|ok)\b))|forbidden|unauthori[sz]ed|not (?:\w{1,10} )?(?:authori[sz]ed|permitted|entitled)|(?:is|are|was) not allowed|\bdisallowed|(?:insufficient|missing|lacks?|no|without|requires?|inadequate) (?:['"\w:*-]{1,40} ){0,3}(?:permissions?|privileges?|scopes?|rights|authori[sz]ation)\b|(?:does|do|did) ?n[o']t have (?:\w{1,20} ){0,3}(?:permissions?|privileges?|access|rights)\b|\b(?:role|polic(?:y|ies)|permissions?|identity|principal|user)\b.{0,60}\b(?:must|needs? to|ha(?:s|ve) to) (?:allow|include|have|grant|contain) .{0,60}\b[a-z0-9-]{2,30}:[a-z]{4,60}\b|\b403\b|permission error|authori[sz]ation (?:failed|failure|error|required)/,
  /** The operating system of the machine keeps something of its own from the program: no service said that. */
  kept: /operation not permitted|\beperm\b|\beacces\b|\b(?:mkdir|chown|chmod|chgrp|rm|cp|mv|ln|cat|touch|ls|tee|sed|install|find|tar|sh|bash|sudo|exec|ping|sendto|socket|setuid|setgid|setgroups|open|mknod|mount|iptables[\w. ()-]{0,20}): .{0,160}permission denied|permission denied: ['"]?\/|\b(?:open|mkdir|stat|lstat|unlink|rename|unix) ['"]?[/.~]\S{0,200}: (?:\w{3,12}: )?permission denied|\bconnect: permission denied|\bconnect\(\) .{0,100}\(13: permission denied\)|\(13\)permission denied|socketexception: permission denied|permission denied \(you must be root|\[errno 13\]|filenotfoundexception.{0,200}permission denied|accessdeniedexception: \//,
  memory:
    /(?<!(?:exit|dump|crash|:)on)out[ _-]?of[ _-]?memory|\boom\b|oom-?kill|enomem|cannot allocate memory|memory (?:limit|allocation|exhaust\w{1,4})|insufficient memory|heap (?:space|limit|out|exhaust)|allocation fail|std::bad_alloc|memoryerror/,
  disk: /no space|enospc|disk (?:is )?(?:full|quota|space)|out of (?:disk )?space|not enough (?:disk )?space|insufficient (?:disk )?space|volume is full|read-?only file ?system|\berofs\b|inode/,
  handles:
    /too many open files|\bemfile\b|\benfile\b|file descriptors?|too many (?:threads|processes)|unable to create (?:new )?(?:native )?thread|resource temporarily unavailable/,
  ended:
    /exit(?:ed|ing)?(?: (?:with|by))?(?: an?)?(?: non-?zero)? ?(?:status|code|value)[ :=]{0,3}(?:code |status )?(?:\(?-?[1-9]\d{0,9}\)?|0x[0-9a-f]{2,8}|non-?zero)\b|exited (?:with )?\(?[1-9]\d{0,2}\b|\bsig(?:kill|term|segv|abrt|bus|ill|int|quit|sys|fpe)\b|signal (?:\d{1,2}|killed|terminated)|seg(?:mentation)? ?fault|core dumped|\bcrash(?:ed|ing|loop)?\b|stack overflow|\bpanic(?:ked)?\b|process (?:was )?(?:killed|terminated|died|exited|aborted)|\baborted\b|unexpected(?:ly)? (?:exit|terminat|stop|quit)|bad system call|assertion fail/,
  port: /address (?:already )?in use|eaddrinuse|connection in use|port (?:\d{1,5} )?(?:is )?(?:already )?(?:in use|taken|allocated)|(?:cannot|could not|failed to|unable to) (?:bind|listen)|\bbind(?:ing)?\b.{0,120}(?:fail|error|denied|forbidden)|cannot assign requested address/,
  program:
    /\b(?:type|syntax|reference|range|name|attribute|index|zerodivision|nomethod|modulenotfound|assertion|indentation|recursion)error\b|(?:nullpointer|classcast|arrayindexoutofbounds|indexoutofbounds|numberformat|concurrentmodification|nullreference|invalidoperation|stackoverflow)exception|undefined (?:method|local variable|variable)|is not a function|cannot read propert|\bof (?:undefined|null)\b|for nil:nil|nil pointer|index out of (?:range|bounds)|unexpected token|in json at position|(?:relation|column|table) ["'\w.`]{2,80} does ?n[o']t exist|duplicate (?:key|entry)|violates .{0,40}constraint|division by zero|unhandled ?promise ?rejection/,
  packages:
    /\b(?:npm|yarn|pnpm) (?:err|error).{0,300}\b(?:e?40\d|e?50\d|etarget|registry|tarball|fetch)|\bpip3?\b.{0,60}error|could not find a version that satisfies|could not read (?:username|password) for|(?:^|\s)(?:apt(?:-get)?|yum|dnf|apk|gem|bundler|composer|mvn|gradle|nuget|cargo|go mod)\b.{0,200}(?:fail|error|unable|could not)|could not (?:resolve|transfer|find) artifact|\be: failed to fetch/,
  creation:
    /(?:vpc ?-?_?endpoint|interface endpoint|gateway endpoint)s?\b.{0,200}(?:fail|error|exceeded|invalid|not found|conflict|already|not supported|unable|could not|required|cannot)|(?:fail\w{0,4}|error|unable|could not|cannot)\b.{0,80}(?:creat|modif|updat)\w{1,3}.{0,40}vpc ?-?_?endpoint/,
  platform:
    /exec format|wrong architecture|incompatible (?:architecture|platform|binary)|(?:platform|architecture|os\/arch) .{0,60}(?:mismatch|does not match|not supported|incompatible)|illegal instruction|cannot execute binary/,
  'image-not-found':
    /(?:image|manifest|tag|repository|digest)\b(?!.{0,80}\bvalidat).{0,200}(?:not found|unknown|does ?n[o']t exist|no such|missing)|(?:no such|unknown|missing|could not find|cannot find) (?:image|manifest|repository|tag)\b/,
  'log-group':
    /log[ _-]?(?:group|stream)s?\b.{0,200}(?:not found|does ?n[o']t exist|no such|missing|not exist)|(?:no such|missing|unknown|could not find) log[ _-]?(?:group|stream)/,
  'file-system':
    /(?:mount(?:ing|ed)?|volume|nfs\d?|efs|ebs|fsx|smb|cifs|file ?system|block device|attachment)\b.{0,120}(?:fail|error|unable|could not|cannot|denied|not found|stale|busy|timed? ?out|not attached|unmountable|read-?only)|(?:fail\w{0,4}|error|unable|could not|cannot) (?:\w{1,12} ){0,4}(?:mount|attach|unmount|detach)\b(?! (?:the |an? )?(?:eni\b|network|elastic ip|polic|role|debugger|to\b))|stale (?:nfs )?file handle/,
  configuration:
    /not found|no such|does ?n[o']t exist|do not exist|not exist|\b(?:cannot|can't|can not) (?:enable|use|be used|configure|specify|combine|assign|override|change)\b|\b(?:has|have) not been (?:created|set|configured|defined|provided|specified|enabled|registered)\b|\bunknown\b(?! (?:reason|desc|error|cause|status|failure))|\bmissing\b|\b404\b|(?:cannot|could not|can't|couldn't|unable to) (?:find|locate|open|read|load|parse|decode|unmarshal|deserialize|bind|determine|import|validate|create|initiali[sz]e|register|interpret)|\binvalid\b|\bmalformed\b|\billegal\b|unsupported|not supported|unrecogni[sz]ed|\bbad (?:request|value|argument|option|flag|format|gateway url)|\b(?:is|are|was) (?:required|not set|not defined|undefined|empty|null|not configured|not valid|not enabled|not specified|reserved|disabled|deprecated)|\brequired (?:\w{1,20} ){0,3}(?:missing|not|argument|parameter|property|field|key|variable)|\bmust (?:be|have|not|specify|contain|match|provide)|\b4(?:00|05|09|10|15|22)\b|syntax error|pars(?:e|ing) (?:error|fail)|failed to (?:parse|decode|unmarshal|load|read|open|validate|bind|find|initiali[sz]e|register|deserialize|create(?! (?:\w{1,20} ){0,2}(?:sandbox|pod|container|task|process|thread)))|mismatch|conflict|(?<![0-9a-f]{12}:? (?:layer )?)already (?:exists|in use|registered|defined)|out of range|not a valid|unexpected (?:token|character|key|field|value|argument|option|property|keyword|response|status|end of (?:json|input))|validation|no (?:default|matching|value|such|valid|configuration|config)\b|not (?:defined|set|configured|specified|enabled|valid|registered|initialized)|misconfigur|undefined|null ?pointer|is not a (?:function|valid|directory)|prohibited/,
  'given-up':
    /retries (?:(?:are|were) )?(?:exhausted|exceeded)|(?:max|maximum) (?:number of )?(?:retries|attempts)/,
  'failed-there': /\b50[0-4]\b|internal (?:server )?error/,
  runtime:
    /not running|not (?:healthy|ready|started|active|alive|in the state)|unhealthy|health ?checks?\b.{0,60}fail|fail\w{0,4}.{0,60}health ?check|(?:failed|unable|could not|cannot|can't) (?:to )?(?:start|launch|run|stop|place|schedule|restart|boot|execute|fork|spawn|complete|stabili[sz]e|provision|set ?up|create)|(?:start|launch|startup|boot|placement|provision\w{0,3}) (?:failed|failure|error)|capacity|\bunavailable\b|\bterminated\b|\bkilled\b|\bstopped\b|\bevicted\b|\bpreempted\b|interrupt(?:ed|ion)|rolled? ?back|roll-?back|circuit breaker|\bunhandled|\buncaught|exhausted|\bfull\b|overload|backpressure|temporar(?:y|ily)/,
} as const satisfies Readonly<Record<string, RegExp>>;
