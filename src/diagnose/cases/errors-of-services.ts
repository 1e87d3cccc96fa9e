/** Answers with a status of 500 and more: the service failed, and nothing of the request is to be corrected. */
import type { MendedCase } from './fifteenth.ts';

export const ERRORS_OF_SERVICES_CASES: readonly MendedCase[] = [
  {
    id: 'service-error-wrapped',
    source: 'aws/copilot-cli#3945',
    text: ' - An ECS service to run and maintain your tasks in the environment cluster         [delete complete]    [7.0s]\n    Resource handler returned message: "Service Unavailable. Please try ag\n    ain later. (Service: AmazonECS; Status Code: 500; Error Code: ServerEx\n    ception; Request ID: dc8b6125-bfc2-41ab-900b-0324e4723699; Proxy: null\n    )" (RequestToken: d7a68d68-1812-2d97-1697-fbcb497c5156, HandlerErrorCo\n    de: GeneralServiceException)',
    cause: 'runtime',
    alsoOk: ['none'],
    endpoints: [],
    atMost: 'possible',
    never: /refused the request|correct what it names/,
  },
  {
    id: 'service-error-whole',
    source: 'the same answer on one line',
    text: 'Resource handler returned message: "Service Unavailable. Please try again later. (Service: AmazonECS; Status Code: 503; Error Code: ServiceUnavail; Request ID: dc8b6125-bfc2-41ab-900b-0324e4723699; Proxy: null)"',
    cause: 'runtime',
    alsoOk: ['none'],
    endpoints: [],
    atMost: 'possible',
    never: /refused the request|correct what it names/,
  },
];
