/** What a task fetches before its containers start: registry authorization, secrets, environment files. */
import type { CitationId } from '../../core/index.ts';
import { REGISTRY } from '../called.ts';
import { isAboutEcs } from '../caller.ts';
import { type Call, explainCall } from '../calls.ts';
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import {
  EXPLICIT,
  explainDenial,
  lacksPermissionToAssume,
  otherAccount,
  who,
  withoutDeny,
} from '../denials.ts';
import { endsEarly } from '../endings.ts';
import {
  always,
  type Clause,
  CODE,
  decided,
  type Finding,
  headed,
  type Pattern,
  perhaps,
  probably,
} from '../pattern.ts';

const registryAuth: Call = { to: 'ecr.api', needs: REGISTRY, by: 'task' };
const secret: Call = { to: 'secretsmanager', needs: ['secretsmanager'], by: 'task' };
const parameter: Call = { to: 'ssm', needs: ['ssm'], by: 'task' };
const environmentFile: Call = { to: 's3', needs: ['s3'], by: 'task' };

/** The words with which a reason begins, before it says what failed. */
const PREPARING =
  /resourceinitializationerror|unable to (?:pull|retrieve|get)|resource retrieval failed|has been retried|failed to (?:download|fetch|pull|retrieve)|task can(?:'t|not) (?:pull|download)/;

/** A tool that builds or deploys calls by itself. */
const isOfTool = ({ carriers }: Clues): boolean =>
  carriers.some(({ id }) => id === 'infrastructure-code') && !carriers.some(({ id }) => id === 'task-start');

/** A truncated reason: fetching failed after retries, which a refusal does not cause. An unknown reason proves nothing. */
const orCutOff =
  (of: Call) =>
  (clues: Clues): readonly Finding[] => {
    const call: Call = isOfTool(clues) ? { ...of, by: 'application' } : of;
    const explained = explainCall(call, clues);
    if (explained.length > 0 || !endsEarly(clues)) return explained;
    return explainCall(call, { ...clues, network: 'unspecified', supposed: true }).map(doubt);
  };

/** How often a call was repeated is no proof of how it ended. */
const doubt = (finding: Finding): Finding => ({ ...finding, likelihood: 'possible' });

const withPermission =
  (call: Call, action: string) =>
  (clues: Clues): readonly Finding[] => {
    if (isOfTool(clues)) return orCutOff(call)(clues);
    const explained = explainCall(call, clues);
    if (explained.length > 0 || !PREPARING.test(clues.text)) return explained;
    const supposed = orCutOff(call)(clues);
    if (supposed.length === 0) return [];
    if (isAnsweredAtOnce(clues)) return [...refusedAtOnce(action), ...supposed];
    return [
      ...supposed,
      perhaps(
        'iam',
        [],
        `Or the task execution role lacks ${action}.`,
        `Allow ${action} for the task execution role.`,
      ),
    ];
  };

/**
 * Fargate repeats a secret or parameter without an answer up to five times, and counts one for an answer that is final.
 * Old consoles, which end with dots, showed calls without an answer so as well.
 */
const isAnsweredAtOnce = ({ text }: Clues): boolean =>
  /from (?:asm|ssm): ?service call has been retried 1 time|retried 1 time\(s\): operation error/.test(text) &&
  !/requesterror|send request|request ?cancel|maximum number of attempts|connection issue|\.\.\.$/.test(text);

const refusedAtOnce = (action: string): readonly Finding[] => [
  perhaps(
    'iam',
    [],
    `The text ends before it says what failed. One repetition may mean an answer that is final, such as that the task execution role lacks ${action}; a call that failed on its way may be counted so as well.`,
    'Read the full reason: aws ecs describe-tasks.',
    `Allow ${action} for the task execution role.`,
  ),
  perhaps(
    'configuration',
    [],
    'Or what the task definition names does not exist, or has no value.',
    'Check the ARN or name in valueFrom, and its Region.',
  ),
];

const notThere = (
  clause: Clause,
  short: string,
  what: string,
  ...fix: readonly string[]
): readonly Finding[] => [
  headed(
    short,
    decided(clause)(
      'configuration',
      [],
      `${what} Endpoints are not the cause: the service was reached and answered.`,
      ...fix,
    ),
  ),
];

/** AWS KMS leaves open why. */
const NO_KEY =
  /\b(?:key|alias) ["']?(?:arn:aws[\w-]{0,10}:kms:|alias\/|arn:aws[\w:-]{0,60}:alias\/)\S{1,200}["']? (?:does not exist|is not found)/;

const OPEN_KEY = /does not exist\b.{0,120}\bor (?:you are|is) not (?:allowed|authorized)/;

/** No statement of the policy that the message names allows the use of the key: it is there, and that policy is to be changed. */
function refusedByNamedPolicy(allow: string, clues: Clues): Finding | undefined {
  const { text, denial } = clues;
  if (EXPLICIT.test(text) || !/because no (?:identity|resource)-based policy allows/.test(text))
    return undefined;
  const other = otherAccount(clues);
  return {
    ...headed(
      'the call may not use the KMS key',
      decided(CLAUSES.keyRefused)(
        'iam',
        [],
        `AWS KMS refused the key: ${denial === 'identity' ? 'no policy of the caller allows it' : 'the policy of the key does not allow it'}. That is an answer: no kms endpoint is missing.`,
        denial === 'identity'
          ? `Allow ${allow} on the key for ${who(clues)}.`
          : `Allow ${allow} for ${who(clues)} in the policy of the key.`,
        ...(other === undefined
          ? []
          : [
              `The key is of another account (${other}) than the caller: the policies of the caller and that of the key both have to allow it.`,
            ]),
      ),
    ),
    cites: ['iam-denies', ...(other === undefined ? [] : (['iam-cross-account'] as const))],
  };
}

/** Something is made or written with the key, and not only read. */
const WRITES_WITH_KEY =
  /create_failed|update_failed|\b(?:create|put|update)(?:secret|object|parameter)|\bcreating\b/;

/** Whether the key itself is not usable, or the caller may not use it. */
function keyRefused(clues: Clues): Finding {
  const { text, denial, action } = clues;
  const allow =
    action?.prefix === 'kms'
      ? action.name
      : /generat\w{1,4} (?:an? |the )?data ?key/.test(text)
        ? 'kms:GenerateDataKey'
        : WRITES_WITH_KEY.test(text)
          ? 'kms:GenerateDataKey and kms:Decrypt'
          : 'kms:Decrypt';
  const unusable =
    denial === undefined && /disabled|pending|does not exist|invalidkeyid|invalidstate/.test(text);
  if (OPEN_KEY.test(text))
    return headed(
      'the KMS key is not there, or may not be used',
      probably(
        'iam',
        [],
        'AWS KMS refused the key, and does not tell whether it exists in this Region or the caller may not use it. That is an answer: no kms endpoint is missing.',
        'Look at the key: whether it exists, is enabled and lies in the Region of the call.',
        `If it does: allow ${allow} on it for the role that makes the call (secrets of a task definition: the task execution role), in the role and in the key policy.`,
      ),
    );
  if (denial === undefined && NO_KEY.test(text))
    return headed(
      'the KMS key is not there',
      probably(
        'configuration',
        [],
        'A KMS key was to be used that does not exist in the account and Region of the call. That is an answer: no kms endpoint is missing, and no permission helps.',
        'Name a key that exists, where the call or the settings name it: compare its id or alias, account and Region, or create it.',
      ),
    );
  if (denial === 'identity' || denial === 'resource-policy') {
    const named = refusedByNamedPolicy(allow, clues);
    if (named !== undefined) return named;
  }
  if (EXPLICIT.test(text))
    return {
      ...headed(
        'a Deny statement refuses the KMS key',
        decided(CLAUSES.keyRefused)(
          'iam',
          [],
          'A Deny statement refuses the use of the KMS key. That is an answer: no kms endpoint is missing.',
          denial === 'resource-policy'
            ? `Look for the Deny statement that covers ${allow} in the policy of the key (its conditions, such as aws:SourceVpce, count too), and narrow it: no permission of the caller lifts it.`
            : withoutDeny(allow, clues),
        ),
      ),
      cites: ['iam-denies'],
    };
  return headed(
    unusable ? 'the KMS key is not usable' : 'the call may not use the KMS key',
    decided(CLAUSES.keyRefused)(
      'iam',
      [],
      unusable
        ? 'A KMS key was to be used that does not exist, is disabled or waits for its deletion, or does not fit what was encrypted. That is an answer: no kms endpoint is missing.'
        : 'AWS KMS, or the service that uses the key for the caller, refused the key. That is an answer: no kms endpoint is missing.',
      'Look at the key: whether it exists, is enabled and lies in this Region.',
      `Allow ${allow} on it for the role that makes the call (secrets of a task definition: the task execution role), in the role and in the key policy.`,
    ),
  );
}

const WHOLE_REFERENCE =
  'Write valueFrom as the full ARN of the secret or parameter, or as the bare parameter name in the same Region.';

/** Who assumes a role, by the name that the text gives it; the page about that role is cited, and no other. */
const ROLES: readonly {
  readonly named: RegExp;
  readonly admits: string;
  readonly cites: readonly CitationId[];
}[] = [
  {
    named: /infrastructure role/,
    admits: 'Amazon ECS, as the page about infrastructure roles shows',
    cites: ['ecs-infrastructure-role'],
  },
  {
    named: /provided for this task|task role|taskrole|task execution role|executionrole|execution role/,
    admits: 'ecs-tasks.amazonaws.com',
    cites: ['ecs-execution-role', 'ecs-task-roles'],
  },
];

const ANY_ROLE = {
  admits:
    'who assumes it: ecs-tasks.amazonaws.com for task role and task execution role, ecs.amazonaws.com for the service role; the role of another service or tool names that one',
  cites: ['ecs-execution-role', 'ecs-task-roles'],
} as const;

/** Nobody of Amazon ECS speaks. */
const OTHERS_ROLE = {
  admits: 'whoever assumes it: a service of AWS, a role or user, or an identity provider',
  cites: ['iam-denies'],
} as const;

/** The role by its ARN behind the word. */
const roleIn = ({ record }: Clues): string =>
  /\brole:? ["'`]?(arn:aws[\w-]{0,10}:iam::\d{12}:role\/[\w+=,.@/-]{1,300}[\w+=@/-])/i.exec(
    record.text,
  )?.[1] ?? '';

/** Somebody who is named called AWS STS for a role, and was refused by it. */
const refusedBySts = (clues: Clues): Finding => {
  const role =
    /\bon resource:? "?(arn:aws[\w-]{0,10}:iam::[\w*-]{1,14}:role\/[\w+=,.@/-]{1,300}[\w+=@/-])/i.exec(
      clues.record.text,
    )?.[1];
  return {
    ...headed(
      'the role cannot be assumed',
      probably(
        'iam',
        [],
        `AWS STS was reached and did not let the caller assume ${role === undefined ? 'the role' : `the role ${role}`}. The text does not say which policy is missing: that of the caller or the trust policy of the role. Endpoints are not the cause.`,
        `Check that the trust policy of the role admits the caller${role !== undefined && isItself(role, clues) ? ': a role that is to assume itself has to stand in its own trust policy, too.' : '.'}`,
        `Allow sts:AssumeRole on it for ${who(clues)}, where the trust policy does not name the caller itself.`,
      ),
    ),
    cites: ['iam-denies'],
  };
};

/** The caller has the role already that it wants to assume. */
const isItself = (role: string, { principal }: Clues): boolean =>
  /:assumed-role\/([^/]+)\//.exec(principal ?? '')?.[1] === role.split('/').at(-1);

/** Whoever was to assume the role did not get it; the text does not say that a policy of the caller is the reason. */
function notAssumed(clues: Clues): readonly Finding[] {
  const { text } = clues;
  if (clues.principal !== undefined && clues.action?.name.toLowerCase() === 'sts:assumerole')
    return [refusedBySts(clues)];
  const { admits, cites } =
    ROLES.find(({ named }) => named.test(text)) ?? (isAboutEcs(clues) ? ANY_ROLE : OTHERS_ROLE);
  const role = roleIn(clues);
  return [
    {
      ...headed(
        'the role cannot be assumed',
        decided(CLAUSES.roleNotAssumed)(
          'iam',
          [],
          `${role === '' ? 'A role' : `The role ${role}`} could not be assumed.${
            isAboutEcs(clues)
              ? ' Amazon ECS assumes the roles of tasks itself, over no endpoint of yours.'
              : ' This message does not show an answer of AWS STS, which has to be reached for it.'
          }`,
          `Check that the role exists and that its trust policy admits ${admits}.`,
          ...(/permissions? to pass (?:this|the|that) role/.test(text)
            ? ['Allow iam:PassRole on it for whoever creates the service or starts the task.']
            : []),
        ),
      ),
      cites,
    },
  ];
}

/** Words of Secrets Manager, or of Amazon ECS that fetches a secret: others have secrets too. */
const OF_SECRETS =
  /secrets ?manager|\basm\b|getsecretvalue|resourceinitializationerror|registry auth|valuefrom|arn:aws[\w-]{0,10}:secretsmanager|specified secret/;

/** Words of Parameter Store, or of who fetches from it: functions and programs have parameters too. */
const OF_PARAMETERS =
  /parameter ?store|systems manager|getparameter|resourceinitializationerror|registry auth|valuefrom|arn:aws[\w-]{0,10}:ssm/;

export const STARTUP = {
  'secrets/secret-not-found': {
    needs: ['words'],
    when: /can'?t find the specified secret|secret does not exist or has no value|check whether the secret exists|secret.{0,40}(?:marked for deletion|was marked deleted|scheduled for deletion)|resourcenotfoundexception: secrets manager|secret not found/,
    given: ({ text }) => !/(?<!specified )secret not found/.test(text) || OF_SECRETS.test(text),
    cites: ['ecs-secrets', 'ecs-init-error'],
    implies: { secretSources: ['secretsmanager'] },
    finds: ({ text }) =>
      /can(?:'|no)?t create|already scheduled for deletion/.test(text)
        ? notThere(
            CLAUSES.secretNotThere,
            'a secret of this name waits for its deletion',
            'A secret of this name is scheduled for deletion: until that is over no other can be made under its name.',
            'Restore it (aws secretsmanager restore-secret --secret-id SECRET), delete it at once (aws secretsmanager delete-secret --force-delete-without-recovery), or take another name.',
          )
        : /deletion|marked deleted/.test(text)
          ? notThere(
              CLAUSES.secretNotThere,
              'the secret is marked for deletion',
              'The secret is there and marked for deletion, so that nobody can read it.',
              'Restore it (aws secretsmanager restore-secret --secret-id SECRET), or name another secret.',
            )
          : notThere(
              CLAUSES.secretNotThere,
              'the secret is not there',
              /specified secret\b(?! value)/.test(text)
                ? 'Secrets Manager has no such secret in this Region.'
                : 'Secrets Manager has no such secret, or no value with that staging label, in this Region.',
              'Check name or ARN (a whole ARN ends in six characters that Secrets Manager adds), account and Region, and that the secret has a current value.',
            ),
  },
  'secrets/json-key-missing': {
    needs: ['words'],
    when: /did not contain json key|json key .{0,60}(?:not found|missing)|retrieved secret from secrets manager.{0,80}(?:json|parse|unmarshal)|invalid character .{0,80}secret|(?:decode credentials|parse asm secret) ?.{0,80}invalid character|secret from asm.{0,80}(?:invalid character|unexpected end of json)/,
    given: ({ text }) => OF_SECRETS.test(text) || /did not contain json key|parse asm secret/.test(text),
    cites: ['ecs-secrets'],
    implies: { secretSources: ['secretsmanager'] },
    finds: ({ text }) =>
      /json key/.test(text)
        ? notThere(
            CLAUSES.secretWithoutKey,
            'the secret lacks the key',
            'The secret was read, and its value lacks the key that the task definition names.',
            'Correct the key in valueFrom (arn:…:secret:name-suffix:KEY::), or add it to the secret.',
          )
        : notThere(
            CLAUSES.secretWithoutKey,
            'the value of the secret is no JSON',
            'The secret was read, but its value is no JSON: the words of the reason are those of a reader of JSON. So no key of it can be taken.',
            'Make the value of the secret a JSON object, with double quotes around names and texts; or name the secret without a key, and take its whole value.',
          ),
  },
  /** Words of a reader of JSON, and between them and the beginning of the reason somebody left out what was read. */
  'secrets/no-json': {
    needs: ['words'],
    when: /secrets or registry auth\b.{0,300}invalid character '.{1,4}' (?:in|looking|after|at|before)\b/,
    unless: CODE,
    given: ({ network, denial }) => network === undefined && denial === undefined,
    cites: ['ecs-secrets', 'ecs-init-error'],
    finds: always(
      headed(
        'what was fetched is no JSON',
        perhaps(
          'configuration',
          [],
          'Something that was fetched for the task was read as JSON, and is none: the words of the reason are those of a reader of JSON. Amazon ECS reads so a secret of which the task definition names a key, and the credentials for a private registry.',
          'Make the value of that secret a JSON object, with double quotes around names and texts; or name the secret without a key, and take its whole value.',
          'Read the full reason: aws ecs describe-tasks --cluster CLUSTER --tasks TASK.',
        ),
      ),
    ),
  },
  'secrets/parameter-not-found': {
    needs: ['words'],
    when: /invalid ssm parameters|parameternotfound|parameter .{0,120}not found|\d{1,3} invalid parameters?: |invalid parameters?: \[?\//,
    // Of the key that encrypts it.
    unless: /invalidkeyid/,
    given: ({ text }) => /ssm|parameternotfound/.test(text) || OF_PARAMETERS.test(text),
    cites: ['ecs-secrets', 'ecs-init-error'],
    implies: { secretSources: ['ssm'] },
    finds: always(
      ...notThere(
        CLAUSES.parameterNotThere,
        'the parameter is not there',
        'Parameter Store has no such parameter in this Region and account.',
        'Check name, Region and leading slash; a parameter of another Region needs its full ARN.',
      ),
    ),
  },
  'registry-auth/malformed': {
    needs: ['answer'],
    when: /authorizationdata is malformed|authorization data is malformed|malformed authorization/,
    cites: ['ecs-agent-install', 'ecs-pull-error'],
    implies: { imageRegistries: ['ecr-private'] },
    finds: always(
      probably(
        'configuration',
        [],
        'Amazon ECR answered, and the agent could not use the answer for this image name: an old agent does not know every form of registry host (for example the dual-stack host dkr-ecr.REGION.on.aws). Endpoints are not the cause.',
        'Update the Amazon ECS agent (a current ECS-optimized AMI), or write the image with the host ACCOUNT.dkr.ecr.REGION.amazonaws.com.',
      ),
    ),
  },
  'secrets/malformed-reference': {
    needs: ['words'],
    when: /(?:invalid arn|unable to parse arn|arn: invalid|invalid resource format|unexpected arn format|valuefrom.{0,200}(?:invalid|malformed|not valid|must |error|fail|unexpected)|(?:invalid|malformed|not valid|error|failed|exception|unexpected).{0,200}valuefrom|validationexception|invalidparameterexception|invalid secret|not a valid)/,
    and: /secret|asm|ssm|parameter|valuefrom/,
    unless:
      /not authorized|accessdenied|execute ?command|vpc ?endpoint|log ?group|log ?stream|logger args|enis|subnet|i\/o timeout|cluster/,
    given: ({ text }) =>
      /unable to (?:pull|retrieve)|resourceinitializationerror|registry auth|getsecretvalue|getparameters|register-?task-?definition|registertaskdefinition/.test(
        text,
      ),
    cites: ['ecs-secrets'],
    finds: ({ text }) =>
      /invalid arn|unable to parse arn|arn: invalid|unexpected arn format/.test(text)
        ? [
            decided(CLAUSES.badReference)(
              'configuration',
              [],
              'The reference to the secret or parameter is malformed, and was refused before any call. Endpoints are not the cause.',
              WHOLE_REFERENCE,
            ),
          ]
        : notThere(
            CLAUSES.badReference,
            'the reference to the secret or parameter is malformed',
            'The reference to the secret or parameter is malformed.',
            WHOLE_REFERENCE,
          ),
  },
  'secrets/key-access-denied': {
    needs: ['words'],
    when: /access to kms is not allowed|kms:decrypt|kmsaccessdenied|kms key.{0,80}(?:denied|disabled|pending)|ciphertext refers to a customer master key|kms.{0,40}(?:accessdenied|invalidstate|disabledexception)|ciphertext.{0,60}(?:denied|not allowed)|invalidkeyid|\bkey ["']?arn:aws[\w-]{0,10}:kms:\S{1,200} does not exist|check that the key exists and is enabled/,
    and: /denied|not allowed|not authorized|disabled|pending|does not exist|invalid|check that/,
    cites: ['ecs-secrets', 'ecs-execution-role'],
    implies: { customerManagedKey: true },
    finds: (clues) =>
      clues.denial === 'endpoint-policy'
        ? explainCall({ to: 'kms', needs: ['kms'], by: 'task' }, clues)
        : [keyRefused(clues)],
  },
  'env-files/not-found': {
    needs: ['words'],
    when: /env(?:ironment)?(?: variable)? ?files?\b|\.env\b/,
    and: /nosuchkey|nosuchbucket|statuscode: 404|status code: 404|not found|does not exist|no such key/,
    unless: /dkr\.ecr|log group|modulenotfound|enoent/,
    // Programs read files of that name from their own folders.
    given: ({ text }) =>
      /resourceinitializationerror|nosuchkey|nosuchbucket|arn:aws[\w-]{0,10}:s3:|s3:\/\/|environmentfiles/.test(
        text,
      ) ||
      (/download/.test(text) && /env(?:ironment)?(?: variable)? files?\b/.test(text)),
    cites: ['ecs-environment-files'],
    implies: { environmentFiles: true },
    finds: always(
      ...notThere(
        CLAUSES.environmentFileNotThere,
        'the environment file is not there',
        'The environment file or its bucket does not exist.',
        'Check the ARN of the object in environmentFiles, and that its name ends in .env.',
      ),
    ),
  },
  'env-files/download-failed': {
    needs: ['failure'],
    when: /download (?:the )?env(?:ironment)?(?: variable)? ?files?|env(?:ironment)?(?: variable)? files? from (?:amazon )?s3|file download command|failed to download file .{1,80}\.env|can(?:no|')t download the environment/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-environment-files', 'ecs-init-error'],
    implies: { environmentFiles: true },
    finds: withPermission(environmentFile, 's3:GetObject and s3:GetBucketLocation'),
  },
  'secrets/secrets-manager': {
    needs: ['words'],
    when: /retrieve secrets? from asm|registry auth from asm|asm fetching secret|fetch(?:ing)? secret .{0,200}secrets ?manager|secrets? from (?:the )?(?:aws )?secrets manager|task and (?:aws )?secrets manager|operation error secrets manager|from asm\b|secrets from asm/,
    // The call that failed is the one for the role.
    unless: /errorf\(|%[vsw]|error calling assumerole|operation error sts: /,
    cites: ['ecs-init-error', 'secretsmanager-vpc-endpoints'],
    implies: { secretSources: ['secretsmanager'] },
    finds: withPermission(secret, 'secretsmanager:GetSecretValue'),
  },
  'secrets/parameter-store': {
    needs: ['words'],
    when: /secrets? from ssm|pull secrets from (?:aws )?systems manager|task and (?:aws )?systems manager|systems manager parameter store|operation error ssm: getparam|fetch secrets and parameters from ssm|parameters? from ssm/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-init-error', 'ssm-vpc-endpoints'],
    implies: { secretSources: ['ssm'] },
    finds: withPermission(parameter, 'ssm:GetParameters'),
  },
  'registry-auth/ecr': {
    needs: ['words'],
    when: /ecr registry auth|registry auth from (?:amazon )?ecr|retrieve ecr|api\.ecr[.-]|operation error ecr: getauthorizationtoken|ecr:getauthorizationtoken|getauthorizationtoken operation|ecr auth(?:orization)? (?:token|data)|error getting authorization token|error obtaining authorization/,
    unless: /errorf\(|%[vsw]|dkr\.ecr[^ ]{0,200} ?(?:i\/o timeout|dial)/,
    cites: ['ecs-init-error', 'ecr-vpc-endpoints'],
    implies: { imageRegistries: ['ecr-private'] },
    finds: withPermission(registryAuth, 'ecr:GetAuthorizationToken'),
  },
  'registry-auth/role-not-assumed-list': {
    needs: ['words'],
    when: /\biam role \(arn:[^()]{10,200}\) cannot be assumed/,
    unfinished: true,
    given: ({ network, denial }) => network === undefined && denial === undefined,
    cites: ['ecs-task-roles'],
    finds: always(
      headed(
        'the role is not assumed',
        perhaps(
          'iam',
          [],
          'Terraform could not assume a role. It lists what may be the reason; what AWS STS answered, or that it did not, stands in its error behind that.',
          'Paste the error behind the list too; check the credentials of the caller and the trust policy of the role.',
        ),
      ),
    ),
  },
  'registry-auth/unable-to-assume-role': {
    needs: ['words'],
    when: /unable to assume (?:the )?role|was unable to assume|not authorized to perform: sts:assumerole on resource|ecr credentials: not found|unable to acquire ecr credentials|role .{0,200}(?:cannot be assumed|is invalid or cannot)|failed to assume role|verify that the role exists and that its trust/,
    unless:
      /no vpc endpoint policy|in a vpc endpoint policy|\biam role \(arn:[^()]{10,200}\) cannot be assumed/,
    given: ({ network }) => network === undefined,
    cites: ['ecs-execution-role', 'ecs-task-roles'],
    finds: (clues) => (lacksPermissionToAssume(clues) ? explainDenial('sts', clues) : notAssumed(clues)),
  },
  'registry-auth/secrets-or-registry': {
    needs: ['words'],
    when: /unable to pull secrets or registry auth|secrets or registry auth|execution resource retrieval/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-init-error', 'ecr-vpc-endpoints'],
    finds: (clues) => secretsOrRegistry(clues),
  },
} satisfies Readonly<Record<string, Pattern>>;

/** The console ends the reason there, and people quote it so in their sentences. */
const isShort = ({ text }: Clues): boolean =>
  /(?:secrets or registry auth|execution resource retrieval failed)(?!\w|["'`]? ?[:(])/.test(text);

/** Which call is seen is what the reason does not say. */
const withoutSeen = (text: string): string =>
  text.replace(/ Only the call for which [\w.-]+ stands is seen here;[^.]*\./, '');

const beginningSmall = (text: string): string =>
  text.replace(/^(?:The|Or|A|If|It|By)\b/, (word) => word.toLowerCase());

/** The reason ends before it says which of the three services was called; the registry comes first and is used most. */
function secretsOrRegistry(clues: Clues): readonly Finding[] {
  const called = clues.service ?? clues.host?.service;
  if (called === 'ssm') return orCutOff(parameter)(clues);
  if (called === 'secretsmanager') return orCutOff(secret)(clues);
  if (clues.denial !== undefined || called === 'ecr.api') return orCutOff(registryAuth)(clues);
  if (clues.network === undefined && !endsEarly(clues) && !isShort(clues)) return [];
  const unsaid = clues.network === undefined;
  const [ofRegistry, ...others] = explainCall(
    registryAuth,
    unsaid ? { ...clues, network: 'unspecified', supposed: true } : clues,
  );
  if (ofRegistry === undefined) return [];
  return [
    {
      ...ofRegistry,
      ...(unsaid ? { likelihood: 'possible' as const } : {}),
      text: `The reason does not say what was fetched. If it was the authorization of the registry: ${beginningSmall(withoutSeen(ofRegistry.text))}`,
    },
    // A time-out is what the security group of an endpoint does.
    ...(clues.network === 'timeout' ? others.filter(({ cause }) => cause === 'endpoint-security-group') : []),
    perhaps(
      'missing-endpoint',
      ['secretsmanager', 'ssm'],
      'It may as well be a secret or a parameter of the task definition.',
      'Create the endpoint of the service that holds the secrets: secretsmanager or ssm.',
    ),
    perhaps(
      'iam',
      [],
      'Or the task execution role lacks a permission; the full reason would say AccessDenied.',
      'Read the full reason with aws ecs describe-tasks; the console and platform version 1.4.0 cut it off.',
    ),
  ];
}
