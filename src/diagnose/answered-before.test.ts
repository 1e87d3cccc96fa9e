/** What a record shows of its own call, and what follows from it: an answer before the cut, whose host it was, what is signed. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const causes = (text: string): readonly string[] => diagnose(text).diagnoses.map(({ cause }) => cause);
const said = (text: string): string => JSON.stringify(diagnose(text));

describe('a connection that is cut', () => {
  const cut = (of: string): string =>
    `Error executing "PutObject" on "https://backup.s3.eu-west-1.amazonaws.com/x${of}"; AWS HTTP error: cURL error 56: TCP connection reset by peer`;

  test.each([`${cut('')} (server): 100 Continue -`, cut('?partNumber=7&uploadId=abc')])(
    'needs no endpoint where the service had answered before: %s',
    (text) => {
      expect(causes(text)).toEqual(['network-path']);
    },
  );

  test.each([cut(''), `${cut('')} (sent Expect: 100-continue)`])(
    'may need one where it had not: %s',
    (text) => {
      expect(causes(text)).toContain('missing-endpoint');
    },
  );
});

describe('a websocket that was open', () => {
  test.each([
    'amazon-ssm-agent: WARN [MessageGatewayService] Reach the retry limit 5 for receive messages. Error: websocket: close 1006 (abnormal closure): unexpected EOF',
    'level=error time=2025-01-02T03:04:05Z msg="Error from ACS" error="websocket: close 1006 (abnormal closure): unexpected EOF" module=acs.go',
  ])('needs no endpoint when it is closed: %s', (text) => {
    expect(causes(text)).toEqual(['network-path']);
    expect(said(text)).toContain('closed with status 1006');
  });
});

describe('a module of the agent of Systems Manager', () => {
  test.each([
    ['MessageGatewayService', 'ssmmessages'],
    ['MGSInteractor', 'ssmmessages'],
    ['MessagingDeliveryService', 'ec2messages'],
  ])('%s calls %s, whatever the agent is called', (module, endpoint) => {
    const { diagnoses } = diagnose(
      `2025-01-01 13:56:49 ERROR amazon-ssm-agent [${module}] failed to connect: dial tcp: i/o timeout`,
    );
    expect(diagnoses[0]?.endpoints).toEqual([endpoint]);
  });
});

describe('the service that a plugin is for', () => {
  test('is not said to be the host that was called', () => {
    expect(
      said(
        '[2026-09-01T11:27:09][ERROR][logstash.javapipeline] Plugin: <LogStash::Inputs::CloudWatch_Logs region=>"us-east-1"> Error: execution expired Exception: Seahorse::Client::NetworkingError',
      ),
    ).toMatch(/does not name the host that was called/);
  });
});

describe('a handshake that Amazon ECS refuses', () => {
  test('is laid to no policy of an endpoint, and to no proxy where an exception of the service stands in it', () => {
    const text =
      '2026-12-03T20:32:15Z [ERROR] Error connecting to TCS: {"AccessDeniedException":"Forbidden"}, websocket: bad handshake';
    expect(causes(text)).toEqual(['iam']);
  });

  test('may be ended by a proxy where nothing tells who answered', () => {
    const text =
      '2026-12-03T20:32:15Z [ERROR] Error connecting to ACS: websocket client: unable to dial ecs-a-1.eu-west-1.amazonaws.com: websocket: bad handshake';
    expect(causes(text)).toEqual(['iam', 'network-path']);
  });
});

describe('a refused download of the agent', () => {
  test('is laid to no role: the call is not signed', () => {
    const text =
      '2026-04-06T05:04:50Z [ERROR] could not download Amazon Elastic Container Service Agent: AccessDenied: Access Denied\n\tstatus code: 403, request id: 5A1D';
    expect(causes(text)).not.toContain('iam');
    expect(said(text)).toContain('arn:aws:s3:::amazon-ecs-agent/*');
  });
});

describe('a log router', () => {
  const line = 'ERROR sink{component_type=aws_cloudwatch_logs}: vector::sinks::aws_cloudwatch_logs::retry: ';
  const failed =
    'Failed to make HTTP(S) request: error trying to connect: dns error: failed to lookup address information: Try again';

  test('that FireLens does not run says nothing about the log driver', () => {
    expect(diagnose(`${line}${failed}`).answers.logDrivers).toBeUndefined();
    expect(
      diagnose(
        '[2026/05/01 10:00:00] [error] [output:cloudwatch_logs:cloudwatch_logs.0] Failed to send log events: connection timed out',
      ).answers.logDrivers,
    ).toEqual(['awsfirelens']);
  });

  test('that says the same twice is answered once, and the resolver that gave no answer is asked for', () => {
    const text = `DEBUG sink{component_type=aws_cloudwatch_logs}:http: vector::internal_events::http_client: HTTP error. error=${failed.slice(31)}\n${line}${failed}`;
    expect(diagnose(text).errors).toHaveLength(1);
    expect(said(text)).toMatch(/the resolver gave no answer, or none that holds/);
    expect(said(text)).not.toMatch(/makes a name that does not exist/);
  });
});

describe('a message about an endpoint', () => {
  const inbound = (of: string): string =>
    `Error: updating EC2 VPC Endpoint (vpce-0a1b2c3d4e5f60718)${of}: InvalidParameter: To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC vpc-0f1e2d3c4b5a69788 must have a Gateway endpoint for the service.`;

  test.each([
    ['', []],
    [' (com.amazonaws.us-east-1.dynamodb)', ['dynamodb']],
    [' (com.amazonaws.us-east-1.s3)', ['s3']],
  ])('names the gateway endpoint that the text names: %j', (of, endpoints) => {
    expect(diagnose(inbound(of)).diagnoses[0]?.endpoints).toEqual(endpoints);
  });

  test.each([
    ['#/SubnetIds: array items are not unique', /stands in it twice/],
    ['#/SecurityGroupIds/0: expected type: String, found: JSONArray', /Correct this property/],
  ])('shows what is wrong with a property: %s', (fault, fix) => {
    const text = `UPDATE_FAILED | AWS::EC2::VPCEndpoint | VpcEndpoint8BFF\nProperties validation failed for resource VpcEndpoint8BFF with message:\n${fault}\n`;
    expect(said(text)).toContain(fault);
    expect(said(text)).toMatch(fix);
  });

  test('names the service whose name is like the one that is not there', () => {
    expect(
      said(
        "The Vpc Endpoint Service 'com.amazonaws.ap-southeast-2.ecr-api' does not exist (Service: Ec2, Status Code: 400)",
      ),
    ).toContain('The name that is like it: com.amazonaws.ap-southeast-2.ecr.api.');
  });
});

test('a missing endpoint is not said to be the cause where what goes over no network is as possible', () => {
  const text =
    'service web was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.';
  expect(diagnose(text).errors[0]?.next?.text).not.toMatch(/That is the cause/);
});

describe('an empty answer', () => {
  test.each([
    'ID        Last Status  Started At     Stopped At  Health Status\ne26da25c  RUNNING      3 minutes ago  -           UNKNOWN',
    '  # module.e.aws_vpc_endpoint.this["logs"] must be replaced\n-/+ resource "aws_vpc_endpoint" "this" {\n    }\nPlan: 1 to add, 0 to change, 1 to destroy.',
  ])('shows no row of a table and no line of a plan as an error: %s', (text) => {
    expect(diagnose(text).missing?.text).not.toMatch(/Nearest to/);
  });

  test('asks for no line alone that is alone, and speaks of no lines that it does not show', () => {
    const item =
      '* Bug - Currently, while polling stats, there is no timeout for the API call. So the call could be stuck.';
    expect(diagnose(item).missing?.text).not.toMatch(/without what stands around|take them for/);
  });

  test('takes what people ask for as no message of a program', () => {
    expect(
      diagnose(
        'The logs endpoint was not reachable, this was the cause of the delay.\n1) please update code so it does not get blocked waiting for logs to timeout.',
      ).missing?.text,
    ).not.toMatch(/please update code/);
  });
});
