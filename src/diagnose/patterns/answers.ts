/** The service answered with a code or a status of its own: no endpoint is missing, and the code says what to correct. */
import { sentenceOf } from '../answer-words.ts';
import type { Clues } from '../clues.ts';
import { saidOfCredentials, wrongTime } from '../credentials.ts';
import { SKEWED } from '../outcomes.ts';
import { CODE, type Finding, headed, type Pattern, perhaps, probably, unsourced } from '../pattern.ts';

/** How the SDKs, the AWS CLI and the APIs print the code of an answer. */
const ANSWER =
  /an error occurred \((\w{4,80}|50\d)\) when calling|\berrorcode=(\w{4,70}exception)\b|api error (\w{4,80}):|error code: (?!success\b|none\b|null\b)(\w{4,80})(?![\w.])|with error code (\w{4,80}) and http status|"errorcode": ?"(?!success"|none")(?:client\.|server\.)?(\w{4,80})"|\b(\w{4,60}(?:exception|error|fault|notfound)): .{0,400}status code: [45]\d\d|(bucketregionerror|permanentredirect|requesttimetooskewed)|statuscode: [45]\d\d, (?:requestid: [^,]{0,80}, )?(?:hostid: [^,]{0,100}, )?(?!requestid|hostid)(\w{4,80})(?::|$)|api responded with error='(\w{4,80})'|(?<![a-z] )\b(?!failed|error|message|exception|warning|reason)(\w{4,60}): .{0,300}\(service: [\w ]{2,40}[;,] status code: [45]\d\d|(?<![\w.])aws\.[a-z]{3,40}\.(\w{4,60}): |\bcode: ?["'](?:aws\.)?(?:[a-z]{3,40}\.)?(\w{4,60})["'].{0,300}status(?:code)?["']?: ?[45]\d\d\b|<error>\s{0,4}(?:<code>)?\s?(\w{4,80})\s?(?:<\/code>)?\s{0,4}<message>|\\?"__type\\?"\s?:\s?\\?"(?:[\w.]{1,80}#)?(\w{4,80})\\?"/;

/** Codes with which APIs of AWS answer, as agents and programs print them before a colon, without the status. */
const API_CODES: readonly string[] = [
  'invalidparameter(?:value|combination)?(?:exception)?',
  'invalidrequestexception',
  'invalidargumentexception',
  'validationexception',
  'resource(?:notfound|inuse|alreadyexists|exists|notready)exception',
  'limitexceededexception',
  'clientexception',
  'conflictexception',
  'serializationexception',
  'operationabortedexception',
  'unsupportedfeatureexception',
  '(?:cluster|service|namespace|target|taskset|repository|image|layers|registrypolicy|secret)notfoundexception',
  'servicenotactiveexception',
  'platform(?:unknown|taskdefinitionincompatibility)exception',
  'unabletogetupstream(?:image|layer)exception',
  'invalidsequencetokenexception',
  'dataalreadyacceptedexception',
  'parameter(?:version)?notfound',
  'kmsinvalidstateexception',
  'invalidciphertextexception',
  'decryptionfailure',
  'queuedoesnotexist',
  'nosuch(?:bucket|key|upload)',
  'conditionalcheckfailedexception',
  'transactioncanceledexception',
  'internal(?:server|service)?(?:error|failure)(?:exception)?',
  'serviceunavailable(?:exception)?',
  'serverexception',
];

const API_ANSWER = new RegExp(String.raw`\b(${API_CODES.join('|')}): ?\S`);

/** Such names occur in other libraries too: what the message is about decides. */
const OF_AWS =
  /\baws\b|aws\/|amazon|\becs\b|\becr\b|log ?groups?|log ?streams?|secrets ?manager|\bssm\b|\bkms\b|arn:|task ?definition|permanent error: |requestid|request id|capacity provider|container instance/;

/** Exceptions of a model are made from answers only: `software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException: …`. */
const OF_MODEL =
  /(?:(?:awssdk|amazonaws)\.services\.[a-z0-9]{2,40}|\bamazon\.[a-z0-9]{2,40})\.model\.([a-z0-9]{4,80}): ?\S|\baws::[a-z0-9]{2,40}::errors::([a-z0-9]{4,80})/;

/** A quota of resources, by its code or in a sentence; how often something may be called is another matter, and endpoints have their own. */
const QUOTA =
  /\b(?!\w{0,30}(?:request|rate|bandwidth|throughput|size|time|memory|batch|vpcendpoint|length|retry|attempt)\w{0,20}limitexceeded)\w{3,50}limitexceeded(?:exception|fault)?\b|\b(?:the )?maximum number of (?![\w -]{0,30}(?:attempts|retries|connections|clients|sessions|threads|files|users|endpoints)\b)[\w -]{3,60}? (?:has been|have been|was|is) (?:reached|exceeded)|\byou have (?:reached|exceeded) (?:your|the) (?:quota|limit) (?:of|for|on) [\w -]{3,60}/;

/** A sentence about a quota may be of any program: by these words it is of AWS. */
const OF_QUOTA =
  /limitexceeded|\baws\b|aws::|amazon|\barn:|\(service: |status ?code|api error|when calling the|service quotas|\bvpcs?\b|\bsubnets?\b|\bec2\b|\becs\b|elastic ip|nat gateways?\b|internet gateways?\b|security groups?\b|network interfaces?\b/;

/** The words of the text that say which quota it is. */
function quotaReached({ text, record }: Clues): Finding {
  const found = QUOTA.exec(text);
  const words = record.text.slice(found?.index ?? 0, (found?.index ?? 0) + (found?.[0].length ?? 0));
  return headed(
    'a quota is reached',
    probably(
      'rate-limit',
      [],
      `The service was reached, and a quota keeps it from making more (\u201c${words}\u201d). Endpoints are not the cause.`,
      'Delete what nothing uses, or ask for a higher value of this quota in Service Quotas.',
    ),
  );
}

export const ANSWERS = {
  'sdk/model-exception': {
    needs: ['answer'],
    when: OF_MODEL,
    unless: CODE,
    given: ({ network, denial, noCredentials }) =>
      network === undefined && denial === undefined && !noCredentials,
    cites: ['privatelink-services'],
    finds: (clues) => {
      const [, java, ruby] = OF_MODEL.exec(clues.text) ?? [];
      return explainCode(java ?? ruby ?? '', clues);
    },
  },
  'sdk/capabilities': {
    needs: ['words'],
    when: /one or more of the requested capabilities are not supported/,
    unless: CODE,
    cites: ['ecs-failed-to-start'],
    finds: () => [
      probably(
        'configuration',
        [],
        'Amazon ECS was reached and did not start the task: the task definition asks for something that its launch type or platform does not have. The message does not say what. Endpoints are not the cause.',
        'Compare the task definition with what the launch type supports: privileged mode, Linux capabilities, devices, volumes, log drivers, architecture and platform version.',
      ),
    ],
  },
  'sdk/quota': {
    needs: ['words'],
    when: QUOTA,
    unless: CODE,
    given: ({ network, denial, text }) =>
      network === undefined && denial === undefined && OF_QUOTA.test(text),
    cites: ['privatelink-services'],
    finds: (clues) => [quotaReached(clues)],
  },
  'sdk/bucket-elsewhere': {
    needs: ['words'],
    when: /bucket you are attempting to access must be addressed using the specified endpoint|\bbucketregionerror\b|\bthe bucket is in this region: /,
    unless: CODE,
    given: ({ network, denial }) => network === undefined && denial === undefined,
    cites: ['privatelink-s3-gateway'],
    finds: ({ text }) => {
      const region = /\bbucket is in (?:this region: |')([a-z]{2}-[a-z-]{3,16}-\d)\b/.exec(text)?.[1];
      return [
        headed(
          'the bucket is called at the wrong host',
          probably(
            'configuration',
            [],
            `Amazon S3 was reached and answered that this bucket has to be called at another host: ${region === undefined ? 'most often it is in another Region than the client supposes' : `it is in the Region ${region}`}. Endpoints are not missing.`,
            `Give the client the Region of the bucket${region === undefined ? ' (aws s3api get-bucket-location)' : ''}, also where it has an endpoint URL. A gateway endpoint carries calls to buckets of its own Region only.`,
          ),
        ),
      ];
    },
  },
  'sdk/answered': {
    needs: ['answer'],
    when: ANSWER,
    unless: new RegExp(`${CODE.source}|unable to assume the service[- ]linked role`),
    given: ({ network, denial, text }) =>
      network === undefined && (denial === undefined || SKEWED.test(text)),
    cites: ['privatelink-services'],
    finds: (clues) => answered(clues),
  },
  'sdk/service-error': {
    needs: ['words'],
    when: /(?:failed: |error[=:] ?"?|\): )service error(?![:(\w])/,
    unless: CODE,
    given: ({ network, denial, noCredentials }) =>
      network === undefined && denial === undefined && !noCredentials,
    cites: ['privatelink-services'],
    finds: ({ text }) => [
      perhaps(
        'iam',
        [],
        'The service was reached and answered with an error: the SDK for Rust says "service error" then, and this line leaves out which. No endpoint is missing for this call. Most often a role lacks the permission.',
        'Turn on the debug log of the program: it has the code of the answer.',
        'Check that the role that makes the call allows its action.',
      ),
      perhaps(
        /loggroup|logstream/.test(text) ? 'log-group' : 'configuration',
        [],
        'Or what the call names does not exist, or not in this Region.',
        'Check the names and the Region that the program is given.',
      ),
    ],
  },
  'sdk/api-error': {
    needs: ['answer'],
    when: API_ANSWER,
    and: OF_AWS,
    unless: CODE,
    given: ({ network, denial, noCredentials }) =>
      network === undefined && denial === undefined && !noCredentials,
    cites: ['privatelink-services'],
    finds: (clues) => explainCode(API_ANSWER.exec(clues.text)?.[1] ?? '', clues),
  },
  'sdk/status': {
    needs: ['answer'],
    general: true,
    when: /when calling the|operation error|\(service: |errors::|aws-sdk|amazon\.|awssdk|botocore/,
    unless: CODE,
    given: ({ network, denial, status, noCredentials }) =>
      network === undefined &&
      denial === undefined &&
      !noCredentials &&
      status !== undefined &&
      status >= 300 &&
      status < 500,
    cites: ['privatelink-services'],
    finds: (clues) => [
      clues.status === 404
        ? probably(
            'configuration',
            [],
            'The service was reached and answered with status 404. Endpoints are not the cause.',
            'Check that what the call names exists in this account and Region.',
          )
        : refusedRequest(
            `The service was reached and answered with status ${clues.status ?? 400}. Endpoints are not the cause.`,
            clues,
          ),
    ],
  },
  'sdk/server-error': {
    needs: ['answer'],
    when: /\b50[0234]\b|service unavailable|bad gateway|gateway time-?out/,
    unless: CODE,
    given: ({ network, host, status }) =>
      network === undefined && status !== undefined && status >= 500 && host?.kind === 'service',
    cites: ['privatelink-services'],
    finds: ({ host, status }) => [
      unsourced(
        perhaps(
          'unknown-network',
          [],
          `Something answered for ${host?.name ?? 'the host'} with status ${status ?? 500}: the service itself, or a proxy before it. No endpoint is missing for this call.`,
          'Repeat the call; if it stays, look for a proxy on the path (HTTPS_PROXY) and at the AWS Health Dashboard.',
        ),
      ),
    ],
  },
} satisfies Readonly<Record<string, Pattern>>;

/** Codes of AWS are written in camel case, unlike the words that stand before a message. */
const isErrorCode = (word: string): boolean => /[a-z\d][A-Z]|(?:ing|exception|error|fault)$/.test(word);

/** The service answered with a code of its own: what it means follows from its name. */
function answered(clues: Clues): readonly Finding[] {
  const code =
    /\(service: [^;]{2,60}; status code: 4\d\d; error code: (\w{4,80})/.exec(clues.text)?.[1] ??
    ANSWER.exec(clues.text)
      ?.slice(1)
      .find((group) => group !== undefined) ??
    '';
  return explainCode(code, clues);
}

function explainCode(code: string, clues: Clues): readonly Finding[] {
  const name = new RegExp(`\\b${code}\\b`, 'i').exec(clues.record.text)?.[0] ?? code;
  const reached = `The service was reached and answered ${isErrorCode(name) && !/marshall/i.test(name) ? name : 'with an error'}. Endpoints are not the cause.`;
  const [, signed, expected] =
    /the region '([\w-]{2,30})' is wrong; expecting '([\w-]{2,30})'/.exec(clues.text) ?? [];
  if (signed !== undefined && expected !== undefined)
    return [
      headed(
        'the call is signed for another Region',
        probably(
          'configuration',
          [],
          `The service was reached and refused the signature: it was made for ${signed}, and ${expected} was expected. Endpoints are not the cause.`,
          `Set the Region of the client to ${expected} (AWS_REGION, or its signing Region), also where an endpoint URL is given: clients take the Region from the URL otherwise.`,
        ),
      ),
    ];
  if (/throttl|limitexceeded|toomany|slowdown|rateexceeded/.test(code))
    return [
      {
        ...probably(
          'rate-limit',
          [],
          reached,
          'Call less often, or ask for a higher quota in Service Quotas.',
        ),
        cites: ['sdk-retries'],
      },
    ];
  if (/skewed/.test(code))
    return [wrongTime('configuration', `The service was reached and answered ${name}.`)];
  if (/sequencetoken|dataalreadyaccepted/.test(code)) return [outOfSequence(code, reached)];
  if (/queuedoesnotexist|nonexistentqueue/.test(code)) return [noQueue(reached)];
  if (/decryption|^kms|ciphertext/.test(code))
    return [
      probably(
        'iam',
        [],
        `${reached} It could not use the KMS key.`,
        'Allow kms:Decrypt on the key for the role that reads, in its policies and in the key policy; check whether the key is disabled.',
      ),
    ];
  if (
    /expired|authorizationfailure|(?<!sequence|next|client|request|idempotent|continuation)token|credential|signature|unrecognizedclient|notauthor/.test(
      code,
    )
  )
    return [
      saidOfCredentials(clues) ??
        probably(
          'iam',
          [],
          `${reached}${itsWords(clues.record.text)}`,
          'Check where the program gets its credentials, until when they hold, and where.',
        ),
    ];
  if (/^internal|serviceunavailable|servererror|^serverexception/.test(code))
    return [ownError(reached, 'name')];
  if (/dependency/.test(code)) return [stillUsed(name, clues)];
  return NAMES_FAULT.test(code)
    ? [
        unsourced(
          probably(
            'configuration',
            [],
            `${reached}${itsWords(clues.record.text)}`,
            'Correct what the message names: a name, an id, a Region or a parameter of the request.',
          ),
        ),
      ]
    : [(clues.status ?? 0) >= 500 ? ownError(reached, 'status') : refusedRequest(reached, clues)];
}

/** The service failed, and nothing of the request is to be corrected. `by`: what of its answer says so. */
const ownError = (reached: string, by: 'name' | 'status'): Finding =>
  unsourced(
    headed(
      'the service answers with an error of its own',
      perhaps(
        'runtime',
        [],
        `${reached} By its ${by} that is an error of the service, and not of the call.`,
        'Repeat the call; if it stays, look at the AWS Health Dashboard, or ask AWS Support.',
      ),
    ),
  );

/** Writers of one log stream got in each other's way; Amazon CloudWatch Logs no longer looks at their tokens. */
const outOfSequence = (code: string, reached: string): Finding => ({
  ...headed(
    'a log stream is written out of sequence',
    probably(
      'configuration',
      [],
      `${reached} ${
        code.startsWith('data')
          ? 'The events of this call are there already, so nothing is lost.'
          : 'The token of this call was not that of the last one: another writer wrote to the log stream in between, or the same call was made twice.'
      } By its documentation PutLogEvents no longer answers so.`,
      'Let one writer have a log stream, send the token that the message names, or use a newer version of the program.',
    ),
  ),
  cites: [code.startsWith('data') ? 'logs-already-accepted' : 'logs-sequence-token'],
});

const noQueue = (reached: string): Finding =>
  headed(
    'the queue is not there, or not for this caller',
    probably(
      'configuration',
      [],
      `${reached} There is no such queue under this name, account and Region, or it does not show itself to this caller.`,
      'Check name or URL, account and Region of the queue.',
      'If it is there: look whether the policies of the caller and that of the queue allow the call.',
    ),
  );

/** What is to be deleted or changed is in use; network interfaces of endpoints may be what uses it. */
const stillUsed = (name: string, { record }: Clues): Finding =>
  unsourced(
    headed(
      'something that depends on it is in the way',
      probably(
        'configuration',
        [],
        `The service was reached and answered ${isErrorCode(name) ? name : 'with an error'}: something else still uses what was to be changed or deleted, or is needed for it. No endpoint is missing for this call.${itsWords(record.text)}`,
        'Look what uses it and remove that first. A subnet or a security group: aws ec2 describe-network-interfaces shows who has an interface there; load balancers, tasks, functions and interface endpoints have some.',
      ),
    ),
  );

/** Codes by whose name something is not there, is there already, or does not fit. */
const NAMES_FAULT =
  /notfound|notexist|nosuch|invalid|validation|malformed|missing|unknown|unsupported|notsupported|parameter|argument|inuse|exists|conflict|mismatch|incompatib|redirect|bucketregion|serialization|sequence|marshall|notready|notactive|incorrect|dependency|duplicate|alreadyaccepted|upstream|clientexception|unavailableforregion/;

/** The sentence of an answer, quoted: it names what is to be corrected, and may name the cure. */
function whyIn(text: string): string {
  const why = sentenceOf(text);
  return why === undefined
    ? '; where a message stands behind the code, that says why.'
    : `; the message says why: \u201c${why}\u201d.`;
}

/** The same behind a code that says of itself that a name or a setting is what is wrong. */
function itsWords(text: string): string {
  const why = sentenceOf(text);
  return why === undefined ? '' : ` Its words: \u201c${why}\u201d.`;
}

/** The service did not take a request, and nothing that is read says why. */
const refusedRequest = (reached: string, { record }: Clues): Finding =>
  unsourced(
    headed(
      'the service refuses the request',
      probably(
        'configuration',
        [],
        `${reached} It refused the request${whyIn(record.text)}`,
        'Read the message behind the code or the status, and correct what it names.',
      ),
    ),
  );
