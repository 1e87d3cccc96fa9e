/**
 * How answers read that are no good ones: who refused, that there were no valid credentials, that the clock is wrong, that calls
 * come too often, and the status before which programs put words. A row for each who writes them and what they say, so that
 * what is missing beside another can be seen. How a call ended that got no answer stands in `outcome-forms.ts`.
 */

/** What such words say. Of refusals: by whose policy; `unstated`: the text says only that access was denied. */
export type Says =
  | 'refused by an endpoint policy'
  | 'refused by a resource policy'
  | 'refused by a policy of the caller'
  | 'refused'
  | 'no valid credentials'
  | 'wrong clock'
  | 'too often';

interface Row {
  readonly who: string;
  readonly says: Says;
  /** On text in lower case, anywhere in it. */
  readonly forms: readonly RegExp[];
}

const ROWS: readonly Row[] = [
  {
    who: 'AWS, in the sentence that names the policy',
    says: 'refused by an endpoint policy',
    forms: [
      /vpceaccessdenied/,
      /no vpc endpoint policy allows/,
      /explicit deny in (?:a|an|the) vpc endpoint policy/,
      /denied by (?:the |a )?vpc endpoint policy/,
      /vpc endpoint policy (?:denies|does not allow|doesn't allow|blocks)/,
    ],
  },
  {
    who: 'AWS, in the sentence that names the policy',
    says: 'refused by a resource policy',
    forms: [/explicit deny in (?:a|an|the) resource-based/, /no resource-based policy allows/],
  },
  {
    who: 'AWS, in the sentence that names the policy',
    says: 'refused by a policy of the caller',
    forms: [
      /no (?:identity-based|permissions boundary|session|service control|resource control|role trust)/,
      /explicit deny in (?:a|an|the) (?:identity-based|permissions boundary|session|service control|resource control)/,
    ],
  },
  {
    who: 'AWS, in the code of an error',
    says: 'refused',
    forms: [
      /(?<!nio\.file\.|security\.access\.|authorization\.)accessdenied/,
      /unauthorizedoperation/,
      /unauthorizedaccess/,
      /authorizationerror/,
      /(?:forbidden|notauthorized|unauthorized)(?:exception|fault)\b/,
      /an error occurred \(notauthorized\)/,
    ],
  },
  {
    who: 'AWS, in a sentence',
    says: 'refused',
    forms: [
      /not authorized to perform/,
      /unauthorized to perform/,
      /encoded authorization failure message/,
      /is not authorized/,
      /access to kms is not allowed/,
      /request is not authenticated/,
    ],
  },
  {
    who: 'anybody',
    says: 'refused',
    forms: [
      /(?<!nio\.file\.|security\.access\.)access ?denied/,
      /access is denied/,
      /not authorised/,
      /permission denied by/,
      /(?:does not|doesn't) have (?:the |sufficient |required ){0,2}permissions? to (?:call|perform|access|assume|pull)\b/,
      /unauthorized request/,
      /: ?forbidden\b/,
      /"forbidden"/,
    ],
  },
  {
    who: 'registries of images',
    says: 'refused',
    forms: [/(?<!permission )\bdenied: /, /access to the resource \S{1,300} is denied/],
  },
  {
    who: 'clients of HTTP',
    says: 'refused',
    forms: [
      /403 forbidden/,
      /403 - forbidden/,
      /httpstatus(?:code)?:? ?403/,
      /http status=403/,
      /the remote server returned an error: \(403\)/,
      /\b403 error\b/,
    ],
  },
  {
    who: 'AWS, in the code of an error',
    says: 'no valid credentials',
    forms: [
      /invalidaccesskeyid/,
      /incompletesignature/,
      /tokenrefreshrequired/,
      /requestexpired/,
      /unrecognizedclientexception/,
      /invalidclienttokenid/,
      /expiredtoken/,
      /invalidsignatureexception/,
      /signaturedoesnotmatch/,
    ],
  },
  {
    who: 'AWS, in a sentence',
    says: 'no valid credentials',
    forms: [
      /missing authentication token/,
      /security token included in the request is/,
      /credential should be scoped/,
      /signature we calculated does not match/,
      /not able to validate the provided access credentials/,
      /authorization header requires \\{0,2}'?(?:credential|signature)/,
    ],
  },
  {
    who: 'the AWS SDK for Go',
    says: 'no valid credentials',
    forms: [
      /nocredentialproviders/,
      /no valid providers in chain/,
      /no ec2 imds role/,
      /no ec2 instance role/,
      /failed to refresh cached credentials/,
      /no valid credential sources/,
    ],
  },
  {
    who: 'the AWS SDK for Python and the AWS CLI',
    says: 'no valid credentials',
    forms: [
      /unable to locate credentials/,
      /no credentials specified/,
      /(?:token|credential)retrievalerror/,
      /token has expired/,
      /partialcredentialserror/,
      /credentialsv\d?request: credentials not found/,
    ],
  },
  {
    who: 'the AWS SDK for JavaScript',
    says: 'no valid credentials',
    forms: [
      /could not load credentials/,
      /missingcredentialserror/,
      /credentials are already expired/,
      /sso session .{0,40}(?:expired|invalid)/,
    ],
  },
  {
    who: 'the AWS SDK for Java, Kotlin and .NET',
    says: 'no valid credentials',
    forms: [/unable to load credentials/, /noidentityresolver/, /no credentials in the property bag/],
  },
  {
    who: 'the AWS SDK for Ruby, PHP, Rust and C++',
    says: 'no valid credentials',
    forms: [
      /without credentials set/,
      /credentialsnotloaded/,
      /no providers in chain provided credentials/,
      /credentials provider was not properly configured/,
      /could not resolve an authentication scheme/,
      /couldn't find aws credentials in/,
    ],
  },
  {
    who: 'other clients of AWS',
    says: 'no valid credentials',
    forms: [/provider returned no credentials/, /requires aws credentials for request signing/],
  },
  {
    who: 'AWS, in the code of an error and in its sentence',
    says: 'wrong clock',
    forms: [
      /requesttimetooskewed/,
      /difference between the request time and the current time/,
      /signature expired: \S{8,20} is now earlier than/,
      /signature not yet current/,
    ],
  },
  {
    who: 'AWS, registries of images and servers of HTTP',
    says: 'too often',
    forms: [/throttl/, /rate exceeded/, /too ?many ?requests/, /requestlimitexceeded/, /slowdown/, /\b429\b/],
  },
];

/** The forms of everybody who says so, as one expression. */
export const answersOf = (says: Says): RegExp =>
  new RegExp(
    ROWS.filter((row) => row.says === says)
      .flatMap(({ forms }) => forms.map(({ source }) => source))
      .join('|'),
  );

interface StatusRow {
  readonly who: string;
  /** Before the number, which a quote may open. */
  readonly before: readonly RegExp[];
}

const STATUS_ROWS: readonly StatusRow[] = [
  {
    who: 'AWS SDKs',
    before: [/status[ _]?code['"]?[:=]?/, /statuscode:/, /httpstatuscode['"]?:/, /an error occurred \(/],
  },
  {
    who: 'the Amazon ECS agent and containerd',
    before: [
      /bad response code[^{]{0,40}\{'status_code':/,
      /unexpected status code [^ ]{0,400}:/,
      /unexpected status from [a-z]{3,7} request to [^ ]{0,400}:/,
      /failed with status code \[[^\]]{0,80}\]:/,
      /error parsing http/,
    ],
  },
  {
    who: 'servers and clients of HTTP',
    before: [
      /response status:?/,
      /http\/[\d.]{1,3}/,
      /http status[:=]?/,
      /\bhttp /,
      /returned an error: \(/,
      /status:/,
      /indicate success:/,
    ],
  },
];

/** A status behind the words of somebody: its first group is the number. No server answers with 599: clients write it where no answer came. */
export const statusForms = (): RegExp =>
  new RegExp(
    String.raw`(?:${STATUS_ROWS.flatMap(({ before }) => before.map(({ source }) => source)).join('|')})\s?"?((?!599)[1-5]\d\d)\b`,
  );
