import { describe, expect, test } from 'vitest';
import { sentenceOf } from './answer-words.ts';
import { diagnose } from './index.ts';

describe('the sentence of an answer', () => {
  test.each([
    [
      'An error occurred (InvalidVpcID.Malformed) when calling the CreateVpcEndpoint operation: Invalid id: "my-vpc" (expecting "vpc-...")',
      'Invalid id: "my-vpc" (expecting "vpc-...")',
    ],
    [
      'operation error EC2: CreateSubnet, https response error StatusCode: 400, RequestID: x, api error InvalidVpc.Range: The CIDR is invalid. with aws_vpc.main',
      'The CIDR is invalid',
    ],
    [
      'Resource handler returned message: "The zone is not there. (Service: Ec2, Status Code: 400)"',
      'The zone is not there',
    ],
    ['InvalidParameterValue: Value (a) is invalid. status code: 400, request id: x', 'Value (a) is invalid'],
    ['api error AccessDenied: Denied', undefined],
    ['operation error EC2: CreateVpc, https response error StatusCode: 400', undefined],
  ])('of %s', (text, sentence) => {
    expect(sentenceOf(text)).toBe(sentence);
  });
});

test('a request about something beside an endpoint is none about an endpoint', () => {
  const of = (text: string) => diagnose(text).diagnoses[0]?.cause;
  const beside =
    "Error: creating Security Group (vpc-endpoints): operation error EC2: CreateSecurityGroup, https response error StatusCode: 400, RequestID: x, api error InvalidGroup.Duplicate: The security group 'vpc-endpoints' already exists";
  expect(of(beside)).toBe('configuration');
  expect(
    of(
      beside
        .replace('Security Group (', 'EC2 VPC Endpoint (')
        .replace('CreateSecurityGroup', 'CreateVpcEndpoint'),
    ),
  ).toBe('endpoint-creation');
});

test('a connection that the caller closed was not cut on the way', () => {
  const text =
    'read tcp 10.0.1.5:4242->52.94.1.1:443: use of closed network connection for https://logs.eu-west-1.amazonaws.com/';
  const said = JSON.stringify(diagnose(text).diagnoses);
  expect(said).toContain('had closed itself');
  expect(said).not.toContain('firewall, proxy or NAT on the way ended it');
});
