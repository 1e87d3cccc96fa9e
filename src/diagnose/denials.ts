/** Explains a refusal: the text of AWS says since 2021 which kind of policy refused. The fix follows from the action. */
import { type CitationId, SERVICE_IDS, type ServiceId, serviceOf } from '../core/index.ts';
import { isByHand, isCommandLine, isOfEcs, isOfExec, isOfLogDriver, isOfPerson } from './caller.ts';
import { CLAUSES } from './clauses.ts';
import type { Action, Clues } from './clues.ts';
import { isUnsigned, refusedFor } from './credentials.ts';
import { decided, type Finding, headed, perhaps, probably } from './pattern.ts';

/** The endpoints through which the actions of a prefix are called, where the short name differs or several serve it. */
const BY_ACTION: Readonly<Record<string, readonly ServiceId[]>> = {
  secretsmanager: ['secretsmanager'],
  ssm: ['ssm'],
  kms: ['kms'],
  logs: ['logs'],
  s3: ['s3'],
  ssmmessages: ['ssmmessages'],
  ec2messages: ['ec2messages'],
  sts: ['sts'],
  sqs: ['sqs'],
  sns: ['sns'],
  dynamodb: ['dynamodb'],
  events: ['events'],
  cloudwatch: ['monitoring'],
  xray: ['xray'],
  kinesis: ['kinesis-streams'],
  firehose: ['kinesis-firehose'],
  servicediscovery: ['servicediscovery'],
  elasticfilesystem: ['elasticfilesystem'],
  ec2: ['ec2'],
  autoscaling: ['autoscaling'],
  'application-autoscaling': ['application-autoscaling'],
  fsx: ['fsx'],
};

/** What a caller of a service needs, where the text names the service and not the action. */
const USUAL_ACTIONS: Partial<Record<ServiceId, string>> = {
  'ecr.api': 'ecr:GetAuthorizationToken',
  'ecr.dkr': 'ecr:BatchGetImage and ecr:GetDownloadUrlForLayer',
  logs: 'logs:CreateLogStream and logs:PutLogEvents',
  secretsmanager: 'secretsmanager:GetSecretValue',
  ssm: 'ssm:GetParameters',
  kms: 'kms:Decrypt',
  xray: 'xray:PutTraceSegments and xray:PutTelemetryRecords',
  ssmmessages: 'ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel',
  'ecs-agent': 'ecs:Poll',
  'ecs-telemetry': 'ecs:StartTelemetrySession and ecs:Poll',
  sts: 'sts:AssumeRole',
};

/** Operations of Amazon S3 that no other service has, and what allows them. */
const S3_OPERATIONS: Readonly<Record<string, string>> = {
  GetObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  HeadObject: 's3:GetObject (and s3:ListBucket, without which an object that is not there is refused too)',
  HeadBucket: 's3:ListBucket',
  ListObjects: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
  ListBuckets: 's3:ListAllMyBuckets',
  DeleteObjects: 's3:DeleteObject',
  CreateMultipartUpload: 's3:PutObject',
  UploadPart: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
  AbortMultipartUpload: 's3:AbortMultipartUpload',
  CopyObject: 's3:GetObject on the source and s3:PutObject on the target',
  UploadPartCopy: 's3:GetObject on the source and s3:PutObject on the target',
  GetBucketLocation: 's3:GetBucketLocation',
};

/** The endpoints through which an action is called; `to` where the text does not name one that is known. */
function endpointsOf(action: Action, to: ServiceId | undefined, relayed: boolean): readonly ServiceId[] {
  const name = action.name.toLowerCase();
  if (action.prefix === 'ecr')
    return name === 'ecr:getauthorizationtoken' ? ['ecr.api'] : ['ecr.api', 'ecr.dkr'];
  if (action.prefix === 'ecs') {
    if (name === 'ecs:poll') return relayed ? ['ecs-agent'] : ['ecs-agent', 'ecs-telemetry'];
    return name === 'ecs:starttelemetrysession' ? ['ecs-telemetry'] : ['ecs'];
  }
  if (action.prefix === 'iam') return [];
  if (action.prefix === 'bedrock' && /^bedrock:(?:invokemodel|converse|applyguardrail)/.test(name))
    return ['bedrock-runtime'];
  if (Object.hasOwn(BY_ACTION, action.prefix)) return BY_ACTION[action.prefix] ?? [];
  const own = SERVICE_IDS.find((id) => id === action.prefix);
  if (own !== undefined) return [own];
  return to === undefined ? [] : [to];
}

/** Why a call was refused, most likely first. `to` is the service that was called, where that is known. */
export function explainDenial(called: ServiceId | undefined, clues: Clues): readonly Finding[] {
  const { policies } = clues;
  const to = called ?? serviceOfOperation(clues);
  if (policies.length < 2) return explainOne(to, clues);
  const [first, ...others] = merged(
    policies.flatMap((one) =>
      explainOne(to, { ...clues, denial: one.kind, text: withOnly(one, clues) })
        .slice(0, 1)
        .map((finding) => ({ ...finding, text: finding.text.replace(ALONE, '') })),
    ),
  );
  const denies = policies[0]?.words.startsWith('explicit') === true;
  return first === undefined
    ? []
    : [
        {
          ...first,
          text: `${first.text} The text names several policies ${denies ? 'that refuse; a statement that denies stands in any case' : 'and leaves open which of them decides'}.`,
        },
        ...others,
      ];
}

/** What is said of a policy alone, and does not hold beside another. */
const ALONE = / (?:Endpoints are not the cause|No endpoint is missing for this call)\./;

/** The text with one of the clauses that name a policy, and blanks for the others. */
const withOnly = (one: Clues['policies'][number], { text, policies }: Clues): string =>
  policies
    .filter((other) => other !== one)
    .reduce((rest, { words }) => rest.replaceAll(words, ' '.repeat(words.length)), text);

/** Of one cause, everything that the text says of it. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const once: Finding[] = [];
  for (const finding of findings) {
    const at = once.findIndex(({ cause }) => cause === finding.cause);
    const known = once[at];
    if (known === undefined) once.push(finding);
    else
      once[at] = {
        ...known,
        text: [...new Set(`${known.text} ${finding.text}`.split(/(?<=\.) /))].join(' '),
        fix: [...new Set([...known.fix, ...finding.fix])],
      };
  }
  return once;
}

/** Why it was refused, where the text names one policy or none. */
function explainOne(to: ServiceId | undefined, clues: Clues): readonly Finding[] {
  const { action, denial } = clues;
  const endpoints =
    action === undefined ? (to === undefined ? [] : [to]) : endpointsOf(action, to, isRelayed(clues));
  const { what, allow } = wordsOf(to, clues);
  const unsigned =
    isUnsigned(clues.text) && !EXPLICIT.test(clues.text)
      ? refusedFor(clues.text, clues.action?.name)
      : undefined;
  if (unsigned !== undefined) return [unsigned];
  if (isRefusedByOthers(to, clues)) return [refusalOfOthers(clues)];
  if (isAssumeRole(clues) && !lacksPermissionToAssume(clues)) return [cannotAssume(clues)];
  if (denial === 'endpoint-policy')
    return [refusedByEndpoint(calledOf(endpoints, clues), what, allow, clues.text)];
  if (denial === 'resource-policy') return refusedByResource(endpoints, what, allow, clues.text);
  if (denial === 'identity') return [missingPermission(decided(CLAUSES.callersPolicy), what, allow, clues)];
  return [
    ofRepository(missingPermission(probably, what, allow, clues), to, clues),
    ...((endpoints.length === 0 && !clues.cut) || isLinked(clues)
      ? []
      : [narrowEndpointPolicy(endpoints, allow, clues.host?.ofEndpoint === true, EXPLICIT.test(clues.text))]),
  ];
}

/** The endpoint of the host that was called, where an action is called over several: one policy refused. */
const calledOf = (endpoints: readonly ServiceId[], { host }: Clues): readonly ServiceId[] =>
  host?.service !== undefined && endpoints.includes(host.service) ? [host.service] : endpoints;

/** Images have policies of their own, and those of other accounts need one: where the message does not show whose it is. */
const ofRepository = (found: Finding, to: ServiceId | undefined, clues: Clues): Finding =>
  clues.image === 'ecr' && (to === 'ecr.api' || to === 'ecr.dkr') && accountsIn(clues) === undefined
    ? {
        ...found,
        fix: [
          ...found.fix,
          'If the repository is of another account: its own policy must allow this call, too.',
        ],
      }
    : found;

/** The accounts of the caller and of what it called, where the message shows both. */
function accountsIn({
  principal,
  record,
}: Clues): { readonly own: string; readonly other: string } | undefined {
  const own = /^arn:[a-z-]{3,12}:(?:sts|iam)::(\d{12}):/.exec(principal ?? '')?.[1];
  const other =
    /\bon (?:the )?resource:? {0,2}["'(]{0,2}arn:[a-z-]{3,12}:[a-z0-9-]{2,40}:[a-z0-9-]{0,30}:(\d{12}):/i.exec(
      record.text,
    )?.[1];
  return own === undefined || other === undefined ? undefined : { own, other };
}

/** The account of what was called, where the message shows that it is not that of the caller. */
export function otherAccount(clues: Clues): string | undefined {
  const accounts = accountsIn(clues);
  return accounts === undefined || accounts.own === accounts.other ? undefined : accounts.other;
}

/** Nothing that the root user of an account does waits for a permission of its own. */
export const isRoot = ({ principal }: Clues): boolean => principal?.endsWith(':root') === true;

/** An action by its name, anywhere in the record. */
const NAMED_ACTION = new RegExp(
  String.raw`\b(?:ecr|ecs|iam|${Object.keys(BY_ACTION).join('|')}):[A-Z][A-Za-z]{3,60}\b`,
);

/** An action in which a text ends that is cut may be a part of one. */
export const actionNamedIn = ({ record, cut }: Clues): string | undefined => {
  const name = NAMED_ACTION.exec(record.text)?.[0];
  return cut && name !== undefined && /^[.\u2026\s"']{0,8}$/.test(record.text.split(name).at(-1) ?? '')
    ? undefined
    : name;
};

/** What was refused, and what to allow, as far as the text names it. */
function wordsOf(to: ServiceId | undefined, clues: Clues): { readonly what: string; readonly allow: string } {
  if (clues.action !== undefined)
    return { what: clues.action.performed ?? clues.action.name, allow: clues.action.name };
  const named = actionNamedIn(clues);
  if (named !== undefined) return { what: named, allow: named };
  const operation = operationIn(clues) ?? (createsGroup(to, clues) ? 'CreateLogGroup' : undefined);
  const call = operation === undefined ? 'the call' : `the call ${operation}`;
  return {
    what: to === undefined ? call : `${call} to ${serviceOf(to).name}`,
    allow: allowed(to, operation, clues),
  };
}

/** The log driver was told to create the group, and had not come to the stream. */
const createsGroup = (to: ServiceId | undefined, { text }: Clues): boolean =>
  to === 'logs' && /creat(?:e|ing) (?:the )?(?:cloudwatch )?log ?group|createloggroup/.test(text);

/** The operation by the name that the SDKs print; its case is that of the text. */
function operationIn({ record }: Clues): string | undefined {
  return OPERATION.exec(record.text)
    ?.slice(1)
    .find((one) => one !== undefined);
}

const OPERATION = new RegExp(
  String.raw`(?:operation error [\w ]{2,40}: |when calling (?:the |[a-z0-9]{2,20}:))([A-Z][A-Za-z]{3,60}(?:V2)?)\b|\b([A-Z][A-Za-z]{3,60}) API responded with|\b((?:Create|Put|Describe)Log(?:Group|Stream|Events)s?|GetSecretValue|GetParameters?|GetAuthorizationToken)\b|\b(${Object.keys(S3_OPERATIONS).join('|')})\b`,
);

/** Amazon S3, where only the name of an operation tells that it was called. */
const serviceOfOperation = (clues: Clues): ServiceId | undefined =>
  clues.action === undefined &&
  clues.host === undefined &&
  Object.hasOwn(S3_OPERATIONS, operationIn(clues) ?? '')
    ? 's3'
    : undefined;

/** Operations of other names than the action that allows them. */
const ACTION_OF: Readonly<Record<string, string>> = {
  ...S3_OPERATIONS,
  SendMessageBatch: 'sqs:SendMessage',
  PublishBatch: 'sns:Publish',
};

/** What a caller did, in the words of a sentence, and the action for it. */
const TOLD: readonly (readonly [ServiceId, RegExp, string])[] = [
  ['logs', /\b(?:creat|open)(?:e|ing) (?:an? |the )?(?:cloudwatch )?log ?stream\b/, 'logs:CreateLogStream'],
  [
    'logs',
    /\b(?:put|send|sending|push|upload)(?:ting|ing)? (?:\w{1,12} ){0,2}(?:log )?(?:events?|records?|batch)\b/,
    'logs:PutLogEvents',
  ],
  [
    'secretsmanager',
    /\b(?:fetch|get|retriev|read)\w{0,4} (?:\w{1,12} ){0,3}secrets?\b/,
    'secretsmanager:GetSecretValue',
  ],
  [
    'ssm',
    /\b(?:fetch|get|retriev|read)\w{0,4} (?:\w{1,12} ){0,3}(?:parameters|secrets?)\b/,
    'ssm:GetParameters',
  ],
  ['ssm', /\b(?:fetch|get|retriev|read)\w{0,4} (?:\w{1,12} ){0,3}parameter\b(?! store)/, 'ssm:GetParameter'],
  ['ecr.api', /\bregistry auth\b|\bauthorization token\b/, 'ecr:GetAuthorizationToken'],
  ['s3', /\b(?:put|upload|writ)\w{0,4} (?:\w{1,12} ){0,3}(?:objects?|files?|parts?|to s3)\b/, 's3:PutObject'],
  [
    's3',
    /\b(?:get|download|fetch|read)\w{0,4} (?:\w{1,12} ){0,3}(?:objects?|files?|from s3)\b/,
    's3:GetObject',
  ],
  ['kms', /\bgenerat\w{1,4} (?:an? |the )?data ?key\b/, 'kms:GenerateDataKey'],
  ['kms', /\bdecrypt\w{0,3}\b/, 'kms:Decrypt'],
];

const toldAction = (to: ServiceId, text: string): string | undefined =>
  TOLD.find(([service, words]) => service === to && words.test(text))?.[2];

/** What to allow, where the text names no action: that of its operation, otherwise what such a caller usually calls. */
function allowed(to: ServiceId | undefined, operation: string | undefined, { text, host }: Clues): string {
  if (operation !== undefined) {
    const prefix =
      to?.split('.')[0] === 'ecr'
        ? 'ecr'
        : to === 'ecs'
          ? 'ecs'
          : Object.keys(BY_ACTION).find((one) => to !== undefined && BY_ACTION[one]?.includes(to));
    const known = Object.hasOwn(ACTION_OF, operation) ? ACTION_OF[operation] : undefined;
    return known ?? (prefix === undefined ? `the action of ${operation}` : `${prefix}:${operation}`);
  }
  const told = to === undefined ? undefined : toldAction(to, text);
  if (told !== undefined) return told;
  // Layers of images are only read.
  if (to === 's3' && !/^prod-[a-z0-9-]{4,40}-starport-layer-bucket\./.test(host?.name ?? ''))
    return 'the action that was called (to read s3:GetObject, to write s3:PutObject, to list s3:ListBucket)';
  const usual = to === 's3' ? 's3:GetObject' : to === undefined ? undefined : USUAL_ACTIONS[to];
  return usual === undefined ? 'the action that was called' : `the action that was called (usually ${usual})`;
}

function isAssumeRole({ action, text }: Clues): boolean {
  return (
    /^sts:assumerole(?:withwebidentity|withsaml)?$/i.test(action?.name ?? '') &&
    /assume(?:d by)? ?(?:role)?|trust/.test(text)
  );
}

/** The policies of the caller do not let it assume the role, as the text says: the trust of the role is another matter. */
export const lacksPermissionToAssume = ({ action, denial, text }: Clues): boolean =>
  action?.prefix === 'sts' && denial === 'identity' && !/role trust polic/.test(text);

/** Somebody who is no service of AWS refused: nothing but their host says who was called. */
const isRefusedByOthers = (to: ServiceId | undefined, { host, action, service }: Clues): boolean =>
  to === undefined && action === undefined && service === undefined && host?.kind === 'other' && host.called;

const refusalOfOthers = ({ host }: Clues): Finding => ({
  ...headed(
    'the other side refuses the call',
    probably(
      'iam',
      [],
      `${host?.name ?? 'The host'} was reached and refused the call. It is not a name of an AWS service: its own user, token or key decides. Endpoints are not the cause.`,
      'Check the user, token or key that the program is given for it.',
    ),
  ),
  cites: ['ecs-secrets'],
});

function refusedByEndpoint(
  endpoints: readonly ServiceId[],
  what: string,
  allow: string,
  text: string,
): Finding {
  const of = endpoints.length === 0 ? '' : ` ${endpoints.join(', ')}`;
  const found = (endpoints.length === 0 ? probably : decided(CLAUSES.endpointPolicy))(
    'endpoint-policy',
    endpoints,
    /explicit deny/.test(text)
      ? `The endpoint exists and was used; a Deny statement of its endpoint policy refuses ${what}.`
      : `The endpoint exists and was used; its endpoint policy does not allow ${what}.`,
    ...(/explicit deny/.test(text)
      ? [
          `Remove or narrow the Deny statement that covers ${allow} in the policy of the endpoint${of}: no Allow statement lifts it.`,
        ]
      : [
          `Allow ${allow} for this principal and resource in the policy of the endpoint${of}, or attach the full-access policy.`,
          ...(/no vpc endpoint policy allows/.test(text)
            ? []
            : ['Look for a Deny statement that covers the call, too.']),
        ]),
  );
  return { ...found, cites: ['privatelink-access'] };
}

const citing = (cites: readonly CitationId[], found: Finding): Finding => ({ ...found, cites });

function refusedByResource(
  endpoints: readonly ServiceId[],
  what: string,
  allow: string,
  text: string,
): readonly Finding[] {
  const where =
    'in the policy of the resource that was called (bucket, repository, secret, key, queue; conditions on aws:SourceVpc and aws:SourceVpce count too)';
  const denied = /explicit deny/.test(text);
  return [
    citing(
      ['iam-denies'],
      headed(
        denied
          ? 'the policy of the resource refuses the call'
          : 'the policy of the resource does not allow the call',
        probably(
          'iam',
          [],
          `${denied ? `A Deny statement in the resource's own policy refuses ${what}` : `The resource's own policy does not allow ${what}`}. The call arrived at the service.`,
          denied
            ? `Look for the Deny statement that covers ${allow} ${where}, and narrow it: no permission of the caller lifts it.`
            : `Look whether ${allow} is allowed for this caller ${where}.`,
        ),
      ),
    ),
    ...(endpoints.length === 0
      ? []
      : [
          citing(
            ['iam-condition-keys'],
            perhaps(
              'missing-endpoint',
              endpoints,
              'If that policy demands a VPC endpoint (aws:SourceVpce), the call came by another path.',
              'Create the endpoint that the condition names, or correct its id.',
            ),
          ),
        ]),
  ];
}

function missingPermission(sure: typeof probably, what: string, allow: string, clues: Clues): Finding {
  const passing = clues.action?.name.toLowerCase() === 'iam:passrole';
  const found = sure(
    'iam',
    [],
    `The service was reached and refused ${what}. ${reason(clues)} ${afterRefusal(sure !== probably, clues)}`,
    ...cureOf(passing ? passRole(clues) : [remedy(allow, clues)], allow, clues),
    ...acrossAccounts(allow, clues),
  );
  const short = passing ? 'the role may not be passed on' : undefined;
  return {
    ...(short === undefined ? found : headed(short, found)),
    cites: [
      ...citesOf(clues),
      'iam-denies',
      ...(otherAccount(clues) === undefined ? [] : (['iam-cross-account'] as const)),
      ...(isEncoded(clues) ? (['sts-decode-message'] as const) : []),
    ],
  };
}

/** What the refusal leaves of endpoints: a statement that denies may ask over which of them the call came. */
function afterRefusal(named: boolean, { text }: Clues): string {
  if (EXPLICIT.test(text)) return 'The call arrived at the service.';
  return named ? 'Endpoints are not the cause.' : 'No endpoint is missing for this call.';
}

/** Both accounts have to allow a call from one into another. */
function acrossAccounts(allow: string, clues: Clues): readonly string[] {
  const other = otherAccount(clues);
  return other === undefined || EXPLICIT.test(clues.text) || clues.action?.prefix === 'sts'
    ? []
    : [
        `What was called is of another account (${other}) than the caller: its own policy there must allow ${allow} for this caller, too; what has no policy of its own is called with a role of that account.`,
      ];
}

/** Amazon EC2 and others put more of a refusal into a message that only who may decode it can read. */
const isEncoded = ({ text }: Clues): boolean => /encoded authorization failure message/.test(text);

const DECODE =
  'Decode the message: aws sts decode-authorization-message --encoded-message MESSAGE --query DecodedMessage --output text (who does so must be allowed sts:DecodeAuthorizationMessage). It says whether a statement denied the call or none allowed it, and names the caller, the action and the resource.';

/** The cure; where only the encoded message tells which of two it is, both, behind how to read it. */
function cureOf(cure: readonly string[], allow: string, clues: Clues): readonly string[] {
  if (!isEncoded(clues)) return cure;
  return clues.denial === 'identity' || EXPLICIT.test(clues.text)
    ? [...cure, DECODE]
    : [
        DECODE,
        `No statement allows it: allow ${allow} for ${who(clues)}. A statement denies it: remove or narrow that one, which no permission lifts.`,
      ];
}

/** What lets the call through, by the policy that refused: a permission of the role does not lift what stands above it. */
function remedy(allow: string, clues: Clues): string {
  const { text } = clues;
  if (EXPLICIT.test(text)) return withoutDeny(allow, clues);
  if (/service control|resource control/.test(text))
    return `Have the administrator of the organization allow ${allow} in its policies for accounts; a permission of the role alone does not help.`;
  if (/permissions boundary/.test(text))
    return `Extend the permissions boundary of ${who(clues)}: let it admit ${allow}.`;
  if (/no session|session policy/.test(text))
    return `Let the session policy that the session was given admit ${allow}.`;
  if (isRoot(clues))
    return 'Look at the policy of what was called, and at those of the organization: the root user of an account needs no permission of its own there.';
  if (isLinked(clues))
    return 'The permissions of a role that is linked to a service are set by AWS: look at the policies of the organization and of what was called, and whether this role is the one that the service uses now (aws iam get-role).';
  return `Allow ${allow} for ${who(clues)}${createsGroupItself(allow, clues) ? '; or create the log group beforehand, and leave awslogs-create-group out' : ''}.`;
}

/** Only with its option awslogs-create-group the log driver creates a group: who creates it beforehand needs no such permission. */
const createsGroupItself = (allow: string, { text }: Clues): boolean =>
  allow === 'logs:CreateLogGroup' && isOfLogDriver(text);

/** A role that AWS makes for a service, with a policy that nobody else changes; the service calls by itself. */
const isLinked = ({ principal }: Clues): boolean => /:assumed-role\/AWSServiceRoleFor/.test(principal ?? '');

/** A statement denies the call: no permission lifts that. */
export const EXPLICIT = /with an explicit deny\b/;

/** Where the statement stands that denies the call, and what is to be done with it. */
export const withoutDeny = (allow: string, clues: Clues): string =>
  `${denyOf(allow, clues)} Look at its conditions first: it may deny only calls that come over another network (aws:SourceVpc, aws:SourceVpce), from another Region or without MFA.`;

function denyOf(allow: string, clues: Clues): string {
  const { text } = clues;
  if (/explicit deny in (?:a|an|the) (?:service|resource) control/.test(text))
    return `Have the administrator of the organization remove or narrow the Deny statement that covers ${allow} in its policies for accounts; no permission of the role lifts it.`;
  if (/explicit deny in (?:a|an|the) permissions boundary/.test(text))
    return `Remove or narrow the Deny statement that covers ${allow} in the permissions boundary of ${who(clues)}.`;
  if (/explicit deny in (?:a|an|the) session/.test(text))
    return `Remove or narrow the Deny statement that covers ${allow} in the session policy that the session was given.`;
  if (/explicit deny in (?:a|an|the) identity-based/.test(text))
    return `Remove the Deny statement that covers ${allow} from the policies of ${who(clues)}.`;
  return `Find the Deny statement that covers ${allow}, in the policies of ${who(clues)}, of the resource, of the organization or of an endpoint, and narrow it: no permission lifts it.`;
}

/** What kind of policy refused, in a sentence that the text supports. */
function reason(clues: Clues): string {
  const { text, denial, action } = clues;
  if (/service control/.test(text)) return 'A service control policy of the organization refuses it.';
  if (/resource control/.test(text)) return 'A resource control policy of the organization refuses it.';
  if (/permissions boundary/.test(text)) return 'The permissions boundary of the caller refuses it.';
  if (/session policy|no session polic/.test(text)) return 'The session policy refuses it.';
  if (/explicit deny in (?:a|an|the) identity-based/.test(text))
    return 'A Deny statement of the caller refuses it.';
  if (EXPLICIT.test(text)) return 'A Deny statement refuses it; the text does not say in which policy.';
  return denial === 'identity'
    ? `No policy of the caller allows ${action?.performed === undefined ? 'it' : `${action.name}, which this call takes`}.`
    : isEncoded(clues)
      ? 'Why stands in the message, which is encoded; usually the caller lacks the permission.'
      : `The text does not say by which policy; ${supposed(clues)}`;
}

/** Why that may be, by who called and whose it is. */
function supposed(clues: Clues): string {
  if (isLinked(clues)) return 'the caller is a service of AWS, with the role that is linked to it.';
  if (isRoot(clues)) return 'the root user of an account called, which lacks no permission of its own.';
  return otherAccount(clues) === undefined
    ? 'usually the caller lacks the permission.'
    : 'what was called is of another account than the caller, so that policies of both have to allow it.';
}

/** The log driver of a Docker daemon, which signs with credentials of its own: Fargate speaks otherwise. */
export const isDaemon = ({ text }: Clues): boolean =>
  /logging driver|put log events|cloudwatch log (?:group|stream)|logstreamname|awslogs/.test(text) &&
  /error response from daemon|docker:|dockerd|initialize logging driver|put log events|loggroupname=/.test(
    text,
  ) &&
  !/resourceinitializationerror/.test(text);

/** The relay of Service Connect on a container instance, which speaks to Amazon ECS for the proxies of its tasks. */
const isRelayed = ({ text }: Clues): boolean =>
  /\/var\/run\/ecs\/relay|\becs[- ]relay\b|envoy_xds\.sock/.test(text);

/** A name of which nothing is left: only what people write in its place. */
const HIDDEN = /^(?:[*.\u2026_-]{1,64}|x{3,64}|redacted|hidden)$/i;

/** What a name ends in that is not whole. */
const CUT_NAME = /(?:\.\.|\u2026|-)$/;

const called = (kind: 'role' | 'user', name: string): string =>
  HIDDEN.test(name) ? `the ${kind} that made the call` : `the ${kind} ${name}, which the message names`;

/** The caller by its ARN. The name of a role stands before that of its session: where none follows, the ARN may be cut. */
function namedIn({ principal, record }: Clues): string | undefined {
  const role =
    /:assumed-role\/([^/]+)\//.exec(principal ?? '')?.[1] ??
    /\buser: {0,2}arn:[^\s]{1,80}:assumed-role\/([\w+=,.@-]{1,64})\//i.exec(record.text)?.[1];
  if (role !== undefined) return called('role', role);
  const alone = /:assumed-role\/([^/]*)$/.exec(principal ?? '')?.[1];
  if (alone !== undefined) {
    const begun = alone.replace(/(?:\.\.\.?|\u2026)$/, '');
    if (/^[-*.]{0,8}$/.test(begun)) return 'the role that made the call';
    return CUT_NAME.test(alone) ? `the role whose name begins with ${begun}` : called('role', alone);
  }
  const user = /:user\/(.+)$/.exec(principal ?? '')?.[1];
  if (user !== undefined) return called('user', user);
  return principal === undefined ? undefined : `${principal}, which the message names`;
}

/** The caller as the text names it, otherwise by what spoke. */
export function who(clues: Clues): string {
  const named = namedIn(clues);
  if (named !== undefined) return named;
  if (isRelayed(clues)) return 'the container instance role, with which the relay on the instance calls';
  switch (clues.caller) {
    case 'task':
      if (isDaemon(clues))
        return 'the role with which the Docker daemon signs: the container instance role, or the task execution role where the agent hands it over';
      if (!isOfEcs(clues)) return identityIn(clues);
      return isByHand(clues.text)
        ? 'whoever is logged in to the registry'
        : 'the task execution role (on Amazon EC2 without one: the container instance role)';
    case 'instance':
      return clues.carriers.some(({ id }) => id === 'ssm-agent')
        ? 'the role of the machine (on Amazon EC2 that of its instance profile)'
        : 'the container instance role';
    case 'session':
      return isOfExec(clues)
        ? 'the task role, or for the call itself the user who opens the session'
        : 'the role of the target, or for the call itself the user who opens the session';
    case 'application':
      return identityIn(clues);
  }
}

const ANY_IDENTITY = 'the identity that makes the call (in a container usually the task role)';

/** With which role programs call that run elsewhere than in a task. */
const OF_PRODUCT: Readonly<Record<string, string>> = {
  codebuild: 'the service role of the build project',
  codepipeline: 'the role of the pipeline or of its action',
  lambda: 'the execution role of the function',
  kubernetes: 'the role of the pod or of its node',
};

/** Nothing of a container in the text, or a machine of a person: whose role it may be is not guessed. */
const identityIn = (clues: Clues): string =>
  clues.product !== undefined
    ? `the identity that makes the call (usually ${OF_PRODUCT[clues.product.id] ?? 'the role of the program'})`
    : clues.carriers.some(({ id }) => id === 'infrastructure-code') ||
        isByHand(clues.text) ||
        isCommandLine(clues.text) ||
        isOfPerson(clues.record.text)
      ? 'the identity that makes the call'
      : ANY_IDENTITY;

/** A role that is passed on is that of a task only where somebody speaks of tasks. */
const OF_TASKS =
  /\becs\b|amazonecs|ecs[-_ ]?tasks?\b|\b(?:run|start)task\b|task ?definition|\btask(?:s|role| role)?\b|fargate/;

function passRole(clues: Clues): readonly string[] {
  const role = /on resource: ?"?(arn:[\w-]+:iam::[^\s"']{1,200}?)[.,"']{0,2}(?:\s|$)/i.exec(
    clues.record.text,
  )?.[1];
  const allow = `Allow iam:PassRole on ${role ?? 'the role that is passed'} for ${who(clues)}`;
  return OF_TASKS.test(clues.text)
    ? [
        `${allow}: whoever registers or starts a task must be allowed to hand its roles to ecs-tasks.amazonaws.com.`,
        'This is a permission of the identity that makes the call, not of the role that it hands over.',
      ]
    : [`${allow}: whoever hands a role to a service must be allowed to pass it on.`];
}

function cannotAssume(clues: Clues): Finding {
  const ofToken = /^sts:assumerolewith/i.test(clues.action?.name ?? '');
  const admitted =
    clues.principal !== undefined
      ? 'the identity that the message names'
      : clues.caller === 'application'
        ? 'the identity that assumes it'
        : isOfEcs(clues)
          ? 'ecs-tasks.amazonaws.com'
          : 'whoever assumes it';
  return {
    ...headed(
      'the role cannot be assumed',
      probably(
        'iam',
        [],
        'The service was reached, and the role could not be assumed. Endpoints are not the cause.',
        ofToken
          ? 'Look at the trust policy of the role: it has to admit the identity provider that made the token, and its conditions have to fit what stands in the token (as its audience and its subject), to the letter.'
          : `Let the trust policy of the role admit ${admitted}, and allow sts:AssumeRole for the caller where it is a role or user.`,
      ),
    ),
    cites: isOfEcs(clues) && clues.principal === undefined ? ['ecs-task-roles'] : ['iam-denies'],
  };
}

const ofFetching = (caller: Clues['caller']): readonly CitationId[] =>
  caller === 'task' ? ['ecs-secrets', 'ecs-execution-role'] : ['ecs-task-roles'];

/** The session of the role of an instance is called by its id. */
const OF_INSTANCE = /:assumed-role\/[^/\s]{1,64}\/i-[0-9a-f]{8,17}$/;

/** Pages about the roles of tasks and instances, for callers that may have one: a user and a build have none. */
const OF_ROLES: ReadonlySet<CitationId> = new Set([
  'ecs-task-roles',
  'ecs-execution-role',
  'ecs-instance-role',
  'ecs-secrets',
]);

/** A session that somebody opened who is no task and no instance: those are called by an id. */
const isOfOthers = ({ principal = '' }: Clues): boolean =>
  /:(?:user\/|root$|federated-user\/)/.test(principal) ||
  (/:assumed-role\/[^/]+\/./.test(principal) &&
    !OF_INSTANCE.test(principal) &&
    !/\/(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f-]{27})$/.test(principal));

const citesOf = (clues: Clues): readonly CitationId[] =>
  isOfOthers(clues) && clues.action?.prefix !== 'iam'
    ? sourcesOf(clues).filter((id) => !OF_ROLES.has(id))
    : sourcesOf(clues);

/** What is said of roles: of one that is linked to a service, and of one that is passed on. */
function ofIam({ name }: Action): readonly CitationId[] {
  if (/createservicelinkedrole/i.test(name)) return ['ecs-service-linked-roles'];
  return /passrole/i.test(name) ? ['ecs-task-roles'] : [];
}

function sourcesOf({ action, caller, principal }: Clues): readonly CitationId[] {
  if (action !== undefined && /startsession|executecommand/i.test(action.name)) return ['ecs-exec'];
  const ofInstance = caller === 'instance' || OF_INSTANCE.test(principal ?? '');
  switch (action?.prefix) {
    case 'iam':
      return ofIam(action);
    case 'sts':
      return ['ecs-task-roles'];
    case 'ecr':
      return ['ecs-execution-role'];
    case 'ecs':
      return ofInstance ? ['ecs-instance-role'] : ['ecs-task-roles'];
    case 'ssm':
    case 'ssmmessages':
    case 'ec2messages':
      if (ofInstance) return ['ssm-vpc-endpoints'];
      if (action.prefix !== 'ssm') return ['ecs-exec'];
      return ofFetching(caller);
    case 'secretsmanager':
      return ofFetching(caller);
    case 'logs':
      return caller === 'task' ? ['ecs-awslogs', 'ecs-execution-role'] : ['ecs-task-roles'];
    default:
      return caller === 'instance'
        ? ['ecs-instance-role']
        : caller === 'task'
          ? ['ecs-execution-role']
          : ['ecs-task-roles'];
  }
}

function narrowEndpointPolicy(
  endpoints: readonly ServiceId[],
  allow: string,
  ofEndpoint: boolean,
  denied: boolean,
): Finding {
  const gives = denied
    ? 'a Deny statement in its policy gives the same answer.'
    : 'a policy of it that is too narrow gives the same answer.';
  return {
    ...perhaps(
      'endpoint-policy',
      endpoints,
      ofEndpoint
        ? `The call went to the own name of an endpoint: ${gives}`
        : `If a VPC endpoint carries the call: ${gives}`,
      denied
        ? `Look for a Deny statement that covers ${allow} in the policy of the endpoint.`
        : `Check that the endpoint policy allows ${allow} for this caller and resource.`,
    ),
    cites: ['privatelink-access'],
  };
}
