/** What is wrong with the credentials of a call, where its answer says it: that they have expired, or the time in the signature. */
import type { Clues } from './clues.ts';
import { ofCredentials, SKEWED } from './outcomes.ts';
import { type Finding, headed, probably, unsourced } from './pattern.ts';

/** The answer, or the client itself, says that what was valid is so no longer. */
const EXPIRED =
  /expiredtoken|\btoken (?:included in the request |provided |you provided )?(?:is|has|was) expired|token that (?:was )?(?:is )?passed is expired|credentials (?:are already|have|are) expired|sso session [^\n]{0,60}expired/;

/** Of the request, and not of its credentials; Amazon EC2 says so where temporary ones have expired, too. */
const EXPIRED_REQUEST = /requestexpired|request has expired/;

/** The client looked everywhere and found none: no signature was made. */
export const NONE_FOUND =
  /nocredential(?:providers|serror)|no valid providers in chain|unable to (?:locate|load|find) (?:aws )?credentials|could ?n[o']t (?:find|load|locate) (?:any )?(?:aws )?credentials|no credentials specified|missingcredentialserror|no providers in chain provided credentials|without credentials set/;

/** Somebody answered that there is no such key, or that the token which came with it is none. */
const NOT_ACCEPTED =
  /security token included in the request is|unrecognizedclient|invalidclienttoken|not able to validate the provided access credentials/;

/** Somebody answered that the request was signed otherwise than by the key that it names. */
const OTHER_SIGNATURE = /signature we calculated does not match|signaturedoesnotmatch|invalidsignature/;

/** Somebody answered that the request has no signature, or only a part of one. */
const WITHOUT_SIGNATURE =
  /incompletesignature|missing ?authentication ?token|authorization header requires \\{0,2}'?(?:credential|signature|existence)|\buser: anonymous is not authorized/;

/** The time in the signature is not accepted. `answered`: what the service did, as a sentence. */
export const wrongTime = (cause: 'iam' | 'configuration', said: string): Finding =>
  unsourced(
    headed(
      'the time of the request is not accepted',
      probably(
        cause,
        [],
        `${said} The clock of the caller differs from that of whom it called, or the request was sent long after it was signed. Endpoints are not the cause.`,
        'Compare the clock of the caller with that of the service (the message may hold both times), and set it (chronyd or w32time; in AWS with the Amazon Time Sync Service); a virtual machine that slept may be behind.',
        'If the clock is right: look for what keeps requests back between signing and sending, such as a program that stands still for minutes.',
      ),
    ),
  );

/** No page of ours tells of clocks and keys. */
const answered = (short: string, text: string, ...fix: readonly string[]): Finding =>
  unsourced(
    headed(short, probably('iam', [], `${text} Somebody answered so: endpoints are not the cause.`, ...fix)),
  );

/** Whether somebody answered that a request came without a signature: no role is known of whom it could be allowed. */
export const isUnsigned = (text: string): boolean => WITHOUT_SIGNATURE.test(text);

/** Somebody answered, and what the answer says is wrong with the credentials is no time that is over. */
export function refusedFor(text: string, action?: string): Finding | undefined {
  if (WITHOUT_SIGNATURE.test(text))
    return answered(
      'the request is not signed',
      'By its words the request came without a signature that names a caller, or with a part of one.',
      'Look whether the client signs its requests, with which credentials, and whether a proxy or a URL with a mistake in it takes the signature away.',
      `Where callers without a signature are to be let in: ${action === undefined ? 'admit them' : `allow them ${action}`} in the policy of what is called.`,
    );
  if (OTHER_SIGNATURE.test(text))
    return answered(
      'the signature of the request does not fit',
      'The text says that the request was signed otherwise than the service calculates it: the secret key is not that of the access key, or the request was changed after it was signed.',
      'Check the secret key that the program is given (mistyped, cut off, of another access key), and its Region.',
      'If the key is right: look for a proxy or a library on the way that changes headers, the path or the host of the request.',
    );
  return NOT_ACCEPTED.test(text)
    ? answered(
        'the credentials of the call are not accepted',
        'The text says that the credentials of the call are not valid where it was called.',
        'Look which credentials the program uses (its variables, its files, its profile, the role of the task or the instance): a key may be deleted, turned off or mistyped, a temporary one without its session token or past its time.',
        'If they are accepted elsewhere: look at the Region and the partition that are called. A Region that is not enabled in the account answers so, and keys of AWS, of AWS China and of AWS GovCloud (US) hold in their own partition only.',
      )
    : undefined;
}

const expiredRequest: Finding = answered(
  'the request has expired',
  'The text says that the request has expired: it came too long after the time in its signature, or the temporary credentials that signed it have expired.',
  'Compare the clock of the caller with the right time, and look how long the program keeps a request or a signed URL before it is sent.',
  'If the credentials are temporary: look until when they hold, and whether the program fetches new ones.',
);

/** The message says more than that the credentials are no good. */
export function saidOfCredentials({ text }: Clues): Finding | undefined {
  if (SKEWED.test(text))
    return wrongTime('iam', 'The service was reached and did not accept the time in the signature.');
  if (/signaturedoesnotmatch|request signature we calculated does not match/.test(text))
    return headed(
      'the signature of the call is not accepted',
      probably(
        'iam',
        [],
        'The call was signed, and whoever was called computes another signature for it: the secret key is another one than that of the access key, or what arrived is not what was signed. Somebody answered so: endpoints are not the cause.',
        'Compare the keys that the program uses with those that were made (a line break, a blank or a character that was escaped is enough).',
        'If it comes for some calls alone: look for a proxy that changes headers or paths, for signs in the names of objects, and update the client.',
      ),
    );
  if (/invalidaccesskeyid|access key id you provided does not exist/.test(text))
    return headed(
      'the access key of the call is not known',
      probably(
        'iam',
        [],
        'The text says that the access key of the call does not exist where it was called. Somebody answered so: endpoints are not the cause.',
        'Look which key the program uses (its variables, its files, its profile): it may be deleted or mistyped, be of another partition such as China, or be that of a session whose token was left out.',
        'A host that is not of AWS (a store with the interface of Amazon S3) has keys of its own: look whom the program calls.',
      ),
    );
  if (!EXPIRED.test(text))
    return EXPIRED_REQUEST.test(text) && !NONE_FOUND.test(text) ? expiredRequest : refusedFor(text);
  if (/\bsso\b|identity center/.test(text))
    return headed(
      'the login of the client has expired',
      probably(
        'iam',
        [],
        'The text says that the token of a login (AWS IAM Identity Center, SSO) has expired: until somebody logs in anew the program has no credentials, and makes no call with them.',
        'Log in again with the profile that the program uses (aws sso login --profile PROFILE).',
        'A task or an instance has a role of its own: let the program there name no profile of a login.',
      ),
    );
  return headed(
    'the credentials of the call have expired',
    probably(
      'iam',
      [],
      `The text says that the credentials or the token of the call have expired. ${ofCredentials(text)}`,
      'Credentials of a role in a task or on an instance are renewed before they end: look whether the program keeps a copy of old ones (in variables, in a file, in a client that never fetches new ones), or an old SDK.',
      'Credentials of a login or of a role that was assumed: log in or assume the role again; where work lasts longer, let the role have longer sessions.',
      'Check the clock of the machine, too.',
    ),
  );
}
