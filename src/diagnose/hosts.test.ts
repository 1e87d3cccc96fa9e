import { describe, expect, test } from 'vitest';
import { hostsIn } from './hosts.ts';
import { diagnose } from './index.ts';
import { readingsOf } from './records.ts';

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

describe('a host outside of AWS', () => {
  /** Written in parts: no file of the repository names a registry of packages of npm. */
  const npm = ['registry', 'npmjs', 'org'].join('.');
  const said = (text: string): string => JSON.stringify(diagnose(text).diagnoses);

  test.each([
    [npm, 'a registry of packages of npm'],
    ['files.pythonhosted.org', 'a registry of packages of Python'],
    ['repo.maven.apache.org', 'a repository of packages of Java'],
    ['download.docker.com', 'a repository of packages of an operating system'],
    ['security.ubuntu.com', 'a repository of packages of an operating system'],
    ['registry.terraform.io', 'a registry of providers and modules of Terraform'],
    ['codeload.github.com', 'a host of source code'],
  ])('%s is called %s, and no registry of images', (name, what) => {
    const answer = said(
      `error: request to https://${name}/x failed, reason: connect ETIMEDOUT 203.0.113.9:443`,
    );
    expect(answer).toContain(`${what}, which is not of AWS`);
    expect(answer).toContain('is on the internet');
    expect(answer).not.toMatch(/private Amazon ECR|external-registry|security group, the route/);
  });

  test.each([
    ['registry.acme.example', 'by its name a registry'],
    ['quay.io', 'a registry outside of private Amazon ECR'],
    ['pkg-containers.githubusercontent.com', 'a registry outside of private Amazon ECR'],
    ['orders.acme.internal', 'a host whose name is none of AWS'],
  ])('%s is called %s', (name, what) => {
    expect(said(`Error: connect to https://${name}/x failed: connection timed out`)).toContain(what);
  });

  test('of a package that a build fetches is not where its image comes from', () => {
    const answer = said(
      `docker build: pulling the wheel: Get "https://pypi.org/simple/": dial tcp 203.0.113.9:443: i/o timeout`,
    );
    expect(answer).not.toMatch(/image comes from/);
  });

  test('is not called on the internet where an address within the VPC stands in its place', () => {
    const answer = said(
      'Error: connect to https://pypi.org/x failed: dial tcp 10.1.2.3:443: connection timed out',
    );
    expect(answer).not.toContain('is on the internet');
  });

  test('that takes long to answer was reached', () => {
    const answer = said("requests: HTTPSConnectionPool(host='pypi.org', port=443): Read timed out.");
    expect(answer).toContain('was open');
    expect(answer).not.toMatch(/needs a way there|endpoint is missing/);
  });
});

describe('the URL of a request that failed', () => {
  const build = 'docker build 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1';

  test.each([
    [
      'github.com',
      'npm ERR! network request to https://github.com/a/b.git failed, reason: connect ETIMEDOUT 140.82.1.2:443',
    ],
    [
      'github.com',
      'go: example.org/b@v1: Get "https://github.com/a/b?go-get=1": dial tcp 140.82.1.2:443: i/o timeout',
    ],
    [
      'github.com',
      "fatal: unable to access 'https://github.com/a/b.git/': Connection timed out after 300000 ms",
    ],
    [
      'www.example.org',
      'Error: failed to download https://www.example.org/a.tgz: connect ETIMEDOUT 203.0.113.9:443',
    ],
    [
      'nexus',
      'npm ERR! network request to http://nexus/repository/a failed, reason: connect ETIMEDOUT 10.0.1.2:80',
    ],
    [
      'sts.eu-west-1.amazonaws.com',
      'request to https://sts.eu-west-1.amazonaws.com/ failed, reason: connect ETIMEDOUT 10.0.1.2:443',
    ],
  ])('beats the name of an image before it: %s of %s', (host, message) => {
    const [first] = diagnose(`${build}: ${message}`).diagnoses;
    expect(first?.host).toBe(host);
    expect(first?.endpoints.filter((id) => id.startsWith('ecr'))).toEqual([]);
  });

  test('beats it where only an address stands in it', () => {
    const { diagnoses } = diagnose(
      `${build}: npm ERR! network request to http://10.0.1.2:8081/a failed, reason: connect ETIMEDOUT 10.0.1.2:8081`,
    );
    expect(diagnoses.length).toBeGreaterThan(0);
    expect(JSON.stringify(diagnoses)).not.toMatch(/ecr\.(?:api|dkr)|Amazon ECR/);
  });

  test('is none where it is only linked', () => {
    const [first] = diagnose(
      `docker pull 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1: connect ETIMEDOUT 10.0.1.2:443, see https://github.com/docker/cli/issues`,
    ).diagnoses;
    expect(first?.host).toBe('111122223333.dkr.ecr.eu-west-1.amazonaws.com');
  });
});

describe('the name of a class, a module or a logger', () => {
  test.each([
    "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', ConnectionRefusedError(111, 'Connection refused'))",
    'docker.errors.APIError: 500 Server Error: Internal Server Error ("i/o timeout")',
    '[main] ERROR com.acme.Net - connect timed out',
    'ERROR registry.client.Cloud: connection timed out',
    'ERROR com.acme.net.io: connect timed out after 5000 ms',
    'ERROR [com.acme.net] connection timed out',
    'level=error logger=acme.io msg="connection timed out"',
    '{"logger":"com.acme.Net","level":"ERROR","message":"connection timed out"}',
    'ERROR:acme.net: connection refused',
    'Exception in thread "main" com.acme.Net: connect timed out\n\tat com.acme.Net.io(Net.java:1)',
  ])('is no host: %s', (text) => {
    const [first] = diagnose(text).diagnoses;
    expect(first).toMatchObject({ cause: 'unknown-network' });
    expect(first?.host).toBeUndefined();
  });

  test.each([
    ['unable to reach billing.acme.net: i/o timeout', 'billing.acme.net'],
    ['dial tcp: lookup com.acme.net: no such host', 'com.acme.net'],
    ['https://com.acme.io/v1: connection timed out', 'com.acme.io'],
    [
      'failed to do request: Head "https://docker.acme.example/v2/": dial tcp: i/o timeout',
      'docker.acme.example',
    ],
    ['ERROR Connection to Billing.Acme.net timed out: connect timed out', 'billing.acme.net'],
  ])('is one where it was called, or has the look of none: %s', (text, host) => {
    expect(diagnose(text).diagnoses[0]?.host).toBe(host);
  });
});

describe('a name that AWS does not have', () => {
  const failed = (host: string): string =>
    `Post "https://${host}/": dial tcp: lookup ${host} on 10.0.0.2:53: no such host`;

  test.each([
    ['ssm.defaultregion.amazonaws.com', 'ssm.REGION.amazonaws.com'],
    ['logs.aws-global.amazonaws.com', 'logs.REGION.amazonaws.com'],
    ['s3.aws-us-gov-global.amazonaws.com', 's3.REGION.amazonaws.com'],
    ['api.ecr.someregion.amazonaws.com', 'api.ecr.REGION.amazonaws.com'],
    ['111122223333.dkr.ecr.yourregion.amazonaws.com', '111122223333.dkr.ecr.REGION.amazonaws.com'],
  ])('%s has a word for the Region, and no DNS is to blame', (host, form) => {
    const [first, ...others] = diagnose(failed(host)).diagnoses;
    expect(first?.cause).toBe('configuration');
    expect(JSON.stringify(first)).toContain(`The right form is ${form}`);
    expect(JSON.stringify([first, others])).not.toMatch(
      /nslookup|resolve with or without|mirror|DNS servers/,
    );
  });

  test.each(['amazon.aws.com', 'aws.amazon.com', 'aws.com', 'amazon-aws.com'])(
    'under the domain %s is a misspelt one, also of an image',
    (domain) => {
      for (const text of [
        failed(`sqs.eu-west-1.${domain}`),
        `docker push 111122223333.dkr.ecr.eu-west-1.${domain}/app:1\n${failed(`111122223333.dkr.ecr.eu-west-1.${domain}`)}`,
      ]) {
        const { diagnoses } = diagnose(text);
        expect(diagnoses[0]?.cause).toBe('configuration');
        expect(JSON.stringify(diagnoses)).toMatch(/The right name is [\w.-]+\.eu-west-1\.amazonaws\.com:/);
        expect(JSON.stringify(diagnoses)).not.toMatch(/nslookup|resolve with or without|mirror/);
      }
    },
  );

  test.each([
    'sts.amazonaws.com',
    'my.bucket.s3.amazonaws.com',
    'acme.s3-website.amazonaws.com',
    'abc.d.codeartifact.amazonaws.com',
  ])('is not %s, which has no Region', (host) => {
    expect(hostsIn(`https://${host}/`)[0]?.wrong).toBeUndefined();
  });
});

describe('a host of Amazon ECR Public', () => {
  const said = (host: string, end: string): string =>
    JSON.stringify(
      diagnose(`operation error ECR PUBLIC: GetAuthorizationToken, Post "https://${host}/": dial tcp${end}`)
        .diagnoses,
    );

  test.each(['api.ecr-public.us-east-1.amazonaws.com', 'ecr-public.us-east-1.api.aws'])(
    '%s is called one of AWS, however the call ended',
    (host) => {
      for (const end of [
        ': i/o timeout',
        ' 203.0.113.9:443: i/o timeout',
        `: lookup ${host}: no such host`,
      ]) {
        expect(said(host, end)).toContain('a name of Amazon ECR Public');
        expect(said(host, end)).not.toMatch(/(?:not a|no) name of an AWS service/);
      }
    },
  );

  test('is not the mirror of somebody that has such a label', () => {
    expect(said('ecr-public.acme.example', ': i/o timeout')).not.toContain('a name of Amazon ECR Public');
  });
});

describe('of an error of nginx the fields of the visitor name no host that was called', () => {
  const line = (name: string, how: string, visited: string): string =>
    `2026/05/04 11:12:13 [error] 29#29: *4 ${name} could not be resolved (${how}), client: 10.0.9.8, server: ${visited}, request: "GET /v2/ HTTP/1.1", host: "${visited}", referrer: "https://${visited}/cart"`;

  test.each([
    ['444455556666.dkr.ecr.eu-west-1.amazonaws.com', '110: Operation timed out', 'registry.acme.example'],
    ['reports.s3.eu-central-1.amazonaws.com', '2: Server failure', 'harbor.acme.com'],
    ['orders.acme.internal', '3: Host not found', 'shop.acme.com'],
    ['sqs.eu-west-1.amazonaws.com', '3: Host not found', 'sqs.acme.net'],
  ])('%s (%s)', (name, how, visited) => {
    const text = line(name, how, visited);
    expect(hostsIn(text.toLowerCase()).map((host) => host.name)).toEqual([name]);
    const { diagnoses, errors } = diagnose(text);
    expect(diagnoses[0]).toMatchObject({ cause: 'endpoint-dns', host: name });
    expect(errors[0]?.next?.command).toBe(`nslookup ${name}`);
    expect(JSON.stringify(diagnoses)).not.toContain(visited);
  });

  test('a field `host` of a client still does', () => {
    expect(hostsIn('request failed: timeout, host: "sqs.eu-west-1.amazonaws.com"')).toHaveLength(1);
    expect(hostsIn('upstream timed out, upstream: "https://sqs.eu-west-1.amazonaws.com/"')).toHaveLength(1);
  });
});

describe('a name without its Region in a message of a client', () => {
  const frames = [
    '\tat com.acme.cloud.Signer.sign(Signer.java:48)',
    '    at new Endpoint (/srv/app/node_modules/x/endpoint.js:10:9)',
    'Caused by: java.lang.IllegalStateException: no Region',
  ];

  test.each([
    'java.lang.IllegalArgumentException: Request endpoint must have a valid hostname, but it did not: https://sqs..amazonaws.com',
    'ValueError: Invalid endpoint: https://logs..amazonaws.com',
    'Error: the endpoint is not valid: https://ecs..amazonaws.com',
  ])('is told as such, alone and before frames: %s', (message) => {
    const name = /\w+\.\.amazonaws\.com/.exec(message)?.[0];
    for (const text of [message, ...frames.map((frame) => `${message}\n${frame}`)]) {
      const { diagnoses } = diagnose(text);
      expect(diagnoses[0]).toMatchObject({ cause: 'configuration', likelihood: 'likely', host: name });
      expect(diagnoses[0]?.text).toContain('the Region between its two dots is missing');
      expect(diagnoses[0]?.evidence.map((one) => one.text)).toContain(name);
      expect(JSON.stringify(diagnoses)).not.toMatch(/amazonaws\.com(?:at|caused)/i);
    }
  });
});

test('the last word of a message is not joined with the frame of a stack below it', () => {
  const blocks = readingsOf(
    'java.lang.IllegalStateException: the client was not able to call https://sqs.eu-west-1.amazonaws.com\n\tat com.acme.cloud.Signer.sign(Signer.java:48)',
  );
  expect(JSON.stringify(blocks)).not.toContain('amazonaws.comat');
});

describe('a numbered host of the agent', () => {
  const failed =
    'level=error msg="Error connecting to ACS: websocket client: unable to dial ecs-a-2.us-east-1.amazonaws.com response: : dial tcp 54.239.19.128:443: i/o timeout" module=acs_handler.go';

  test('is no name of a private DNS: the ecs endpoint is asked for', () => {
    const { diagnoses, errors } = diagnose(failed);
    const names = diagnoses.find(({ cause }) => cause === 'endpoint-dns');
    expect(names?.endpoints).toEqual(['ecs']);
    expect(names?.text).toContain('DiscoverPollEndpoint');
    expect(names?.citations.map(({ title }) => title)).toEqual([
      'Amazon ECS interface VPC endpoints (AWS PrivateLink)',
    ]);
    expect(errors[0]?.next?.command).toMatch(/us-east-1\.ecs /);
  });
});
