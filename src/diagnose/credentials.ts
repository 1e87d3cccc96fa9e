/** What is wrong with the credentials of a call, where its answer says it: that they have expired, or the time in the signature. */
import type { Clues } from './clues.ts';
import { ofCredentials, SKEWED } from './outcomes.ts';
import { type Finding, headed, probably } from './pattern.ts';

/** The answer, or the client itself, says that what was valid is so no longer. */
const EXPIRED =
  /expiredtoken|\btoken (?:included in the request |provided |you provided )?(?:is|has|was) expired|token that (?:was )?(?:is )?passed is expired|credentials (?:are already|have|are) expired|requestexpired|request has expired/;

/** The time in the signature is not accepted. `answered`: what the service did, as a sentence. */
export const wrongTime = (cause: 'iam' | 'configuration', answered: string): Finding =>
  headed(
    'the time of the request is not accepted',
    probably(
      cause,
      [],
      `${answered} The clock of the caller differs from that of AWS, or the request was sent long after it was signed. Endpoints are not the cause.`,
      'Compare the clock of the caller with that of AWS (the message may hold both times), and set it (chronyd or w32time with the Amazon Time Sync Service); a virtual machine that slept may be behind.',
      'If the clock is right: look for what keeps requests back between signing and sending, such as a program that stands still for minutes.',
    ),
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
  if (!EXPIRED.test(text)) return undefined;
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
