/**
 * Texts of public threads and notes (2026-11, ids and names replaced), and near ones: the request of a browser beside the error of
 * an application, and the credentials of old SDKs for .NET.
 */
import type { MendedCase } from './fifteenth.ts';

export const BROWSERS_CREDENTIALS_CASES: readonly MendedCase[] = [
  {
    id: 'browser-before-time-out',
    source: 'notes of a public repository, 2023',
    text: '    Request URL: https://abcdefghij.eu-west-3.awsapprunner.com/admin/images/multiple/add/\n    Request Method: POST\n    Status Code: 502 Bad Gateway\n    Remote Address: 35.180.239.62:443\n    Referrer Policy: same-origin\n\nIn the app logs we see the timeout::\n\n  urllib3.exceptions.ConnectTimeoutError:\n  (<botocore.awsrequest.AWSHTTPSConnection object at 0x7fbd4f3c8c20>,\n  \'Connection to\n  scale0-dev-s3-s3mediabucket-1vf5f69qujs46.s3.eu-west-3.amazonaws.com\n  timed out. (connect timeout=60)\')\n  ...\n  botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint\n  URL:\n  "https://scale0-dev-s3-s3mediabucket-1vf5f69qujs46.s3.eu-west-3.amazonaws.com/original_images/chris-candle.jpg"',
    cause: 'missing-endpoint',
    alsoOk: ['network-path'],
    endpoints: ['s3'],
    says: /got no answer from Amazon S3/,
    never: /35\.180\.239\.62|answered with HTTP status/,
  },
  {
    id: 'browser-with-private-address',
    source: 'notes of a public repository, 2023; another address',
    text: '    Request URL: https://abcdefghij.eu-west-3.awsapprunner.com/admin/images/multiple/add/\n    Request Method: POST\n    Status Code: 502 Bad Gateway\n    Remote Address: 10.0.1.5:443\n    Referrer Policy: same-origin\n\nIn the app logs we see the timeout::\n\n  urllib3.exceptions.ConnectTimeoutError:\n  (<botocore.awsrequest.AWSHTTPSConnection object at 0x7fbd4f3c8c20>,\n  \'Connection to\n  scale0-dev-s3-s3mediabucket-1vf5f69qujs46.s3.eu-west-3.amazonaws.com\n  timed out. (connect timeout=60)\')\n  ...\n  botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint\n  URL:\n  "https://scale0-dev-s3-s3mediabucket-1vf5f69qujs46.s3.eu-west-3.amazonaws.com/original_images/chris-candle.jpg"',
    cause: 'missing-endpoint',
    alsoOk: ['network-path'],
    endpoints: ['s3'],
    never: /10\.0\.1\.5|inside the VPC/,
  },
  {
    id: 'browser-label-above-value',
    source: 'composed',
    text: 'Request URL\nhttps://app.example.com/api/upload\nRequest Method\nPOST\nStatus Code\n504 Gateway Time-out\nRemote Address\n10.20.1.5:443\nReferrer Policy\nstrict-origin-when-cross-origin\n\nbotocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://secretsmanager.eu-west-1.amazonaws.com/"',
    cause: 'missing-endpoint',
    alsoOk: ['network-path'],
    endpoints: ['secretsmanager'],
    never: /10\.20\.1\.5|\b504\b/,
  },
  {
    id: 'browser-behind-error',
    source: 'composed',
    text: 'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://sqs.eu-west-1.amazonaws.com/"\nRequest URL: https://app.example.com/api/jobs\nRequest Method: POST\nStatus Code: 500 Internal Server Error\nRemote Address: 10.20.1.5:443\nReferrer Policy: strict-origin-when-cross-origin',
    cause: 'missing-endpoint',
    alsoOk: ['network-path', 'unknown-network'],
    endpoints: ['sqs'],
    never: /10\.20\.1\.5|\b500\b/,
  },
  {
    id: 'browser-is-refused-itself',
    source: 'composed',
    text: 'Request URL: https://mybucket-prod.s3.eu-west-1.amazonaws.com/a.png\nRequest Method: GET\nStatus Code: 403 Forbidden\nRemote Address: 52.218.1.5:443\nReferrer Policy: strict-origin-when-cross-origin\n\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
    cause: 'iam',
    alsoOk: [],
    endpoints: [],
    says: /refused the call to Amazon S3/,
  },
];
