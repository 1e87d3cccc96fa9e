/** Addresses that the client refuses before any call. */

import { explainName } from '../calls.ts';
import type { Clues } from '../clues.ts';
import { asksPodIdentity, FORM_REFUSED, HOST_REFUSED, PARAMETERS_REFUSED } from '../not-called.ts';
import { always, CODE, headed, type Pattern, probably, unsourced } from '../pattern.ts';

/** Nothing of the record tells of a call that went further. */
const isWithoutCall = ({ network, status, denial }: Clues): boolean =>
  (network === undefined || network === 'unspecified') && status === undefined && denial === undefined;

export const NOT_CALLED = {
  'not-called/credentials-host': {
    needs: ['words'],
    when: HOST_REFUSED,
    unless: CODE,
    given: isWithoutCall,
    cites: ['sdk-container-credentials'],
    finds: ({ text }) => {
      const ofPods = asksPodIdentity(text);
      return [
        {
          ...headed(
            'the client takes no credentials from this host',
            probably(
              'configuration',
              [],
              'The client refused the address from which it was to fetch credentials, before any call: it takes credentials over HTTP from a few hosts only. Nothing was sent, so no network, endpoint or security group is involved.',
              ofPods
                ? 'The address is that of Amazon EKS Pod Identity: use a version of the AWS SDK that knows it, or of the program that the SDK is built into. The page names the first version for each language.'
                : 'Look at AWS_CONTAINER_CREDENTIALS_FULL_URI of the program: name a host that this version of the SDK takes, or an address that begins with https. A task of Amazon ECS gets AWS_CONTAINER_CREDENTIALS_RELATIVE_URI instead, and needs none of its own.',
            ),
          ),
          ...(ofPods ? { cites: ['eks-pod-identity-sdk'] as const } : {}),
        },
      ];
    },
  },
  'not-called/form-of-address': {
    needs: ['words'],
    when: FORM_REFUSED,
    unless: CODE,
    given: (clues) => isWithoutCall(clues) && namesAddress(clues) && explainName(clues) === undefined,
    cites: ['ecs-task-roles'],
    finds: ({ text }) => [
      unsourced(
        headed(
          'an address has not the form of one',
          probably(
            'configuration',
            [],
            `The call was never sent: the client could not use what it was given as an address${formOf(text)}. Endpoints are not the cause.`,
            'Correct the address where it is set: an endpoint URL (AWS_ENDPOINT_URL, the options of the client or of the log driver), the name of an image, a proxy.',
          ),
        ),
      ),
    ],
  },
  'not-called/parameters': {
    needs: ['words'],
    when: PARAMETERS_REFUSED,
    unless: CODE,
    given: isWithoutCall,
    cites: ['ecs-task-roles'],
    finds: always(
      unsourced(
        headed(
          'the client does not accept the parameters of a call',
          probably(
            'configuration',
            [],
            'The client checked the parameters of the call and refused them: by these words it was not sent, so no endpoint and no permission is involved.',
            'Correct the parameters that the message names: most often one is empty, as where a variable or a setting from which it is made is not there.',
          ),
        ),
      ),
    ),
  },
} satisfies Readonly<Record<string, Pattern>>;

/** Where it names none, the client knew no address at all. */
const namesAddress = ({ text, host, address }: Clues): boolean =>
  host !== undefined ||
  address !== undefined ||
  /169\.254\.1|\bfd00:ec2::|"https?:\/\/[\w-]/.test(text) ||
  !/scheme \\?""/.test(text);

const formOf = (text: string): string =>
  /(?:unsupported|missing) protocol scheme|no connection adapters/.test(text)
    ? ': its scheme (https://) is missing, or none that the client knows'
    : /invalid port|too many colons|missing port/.test(text)
      ? ': its port is missing, or is none'
      : '';
