import { describe, expect, test } from 'vitest';
import { hostsIn } from './hosts.ts';
import { diagnose } from './index.ts';

const unresolved = (host: string): string =>
  `CannotPullContainerError: failed to do request: Head "https://${host}/v2/app/manifests/1": dial tcp: lookup ${host} on 10.0.0.2:53: no such host`;

describe('dual-stack hosts of registries', () => {
  test.each([
    ['eu-west-1', 'on.aws'],
    ['us-gov-west-1', 'on.aws'],
    ['cn-north-1', 'on.amazonwebservices.com.cn'],
    ['eusc-de-east-1', 'on.amazonwebservices.eu'],
    ['us-iso-west-1', 'on.aws.ic.gov'],
    ['us-isob-east-1', 'on.aws.scloud'],
    ['us-isof-south-1', 'on.aws.hci.ic.gov'],
    ['eu-isoe-west-1', 'on.cloud-aws.adc-e.uk'],
  ])('in %s end in %s', (region, suffix) => {
    const name = `111122223333.dkr-ecr.${region}.${suffix}`;
    const [host] = hostsIn(name);
    expect(host).toMatchObject({ service: 'ecr.dkr', region, dualStack: true });
    expect(host?.wrong).toBeUndefined();
  });

  test('of another partition are told with the name that is right there', () => {
    const wrong = '111122223333.dkr-ecr.cn-north-1.on.aws';
    const right = '111122223333.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn';
    expect(hostsIn(wrong)[0]?.wrong).toEqual({
      why: 'dual-stack hosts of the Region cn-north-1 end in on.amazonwebservices.com.cn, not in on.aws',
      right,
    });
    expect(JSON.stringify(diagnose(unresolved(wrong)))).toContain(right);
    expect(hostsIn('sqs.cn-north-1.api.aws')[0]?.wrong).toEqual({
      why: 'dual-stack hosts of the Region cn-north-1 end in api.amazonwebservices.com.cn, not in api.aws',
      right: 'sqs.cn-north-1.api.amazonwebservices.com.cn',
    });
    expect(hostsIn('sqs.cn-north-1.amazonaws.com')[0]?.wrong).toEqual({
      why: 'hosts of the Region cn-north-1 end in amazonaws.com.cn, not in amazonaws.com',
      right: 'sqs.cn-north-1.amazonaws.com.cn',
    });
  });
});

test('the domain of a repository is served by an endpoint of its own', () => {
  const [host] = hostsIn('https://acme-111122223333.d.codeartifact.eu-west-1.amazonaws.com/maven/a/');
  expect(host?.service).toBe('codeartifact.repositories');
  expect(hostsIn('https://codeartifact.eu-west-1.amazonaws.com/')[0]?.service).toBe('codeartifact.api');
});
