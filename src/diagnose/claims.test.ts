/** What an answer claims beyond its text: each kind once seen in a blind judgement, with texts of our own. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const causes = (text: string): readonly string[] => diagnose(text).diagnoses.map(({ cause }) => cause);
const told = (text: string): string => JSON.stringify(diagnose(text));

describe('an exit code of a package manager', () => {
  test.each([
    'npm ERR! code ELIFECYCLE\nnpm ERR! errno 2\nnpm ERR! web@2.3.0 build: `node build/server.js`\nnpm ERR! Exit status 2\nnpm ERR! Failed at the web@2.3.0 build script.',
    'error Command failed with exit code 1.\n$ node ./connect/server.js\ninfo Visit https://yarnpkg.com/en/docs/cli/run for documentation about this command.',
    'error: subprocess-exited-with-error\n\n× Building wheel for socketio-server (pyproject.toml) did not run successfully.\n│ exit code: 1\n╰─> See above for output.',
    'make[1]: *** [Makefile:12: server] Error 2\nmake[1]: server exited with code 2\nmake: *** [all] Error 2',
  ])('says nothing of a task by itself: %s', (text) => {
    expect(causes(text)).toEqual([]);
  });

  test.each([
    'Essential container in task exited (exit code 1)\nnpm ERR! code ELIFECYCLE\nnpm ERR! Exit status 1',
    'npm ERR! Exit status 1\n{"name": "server", "lastStatus": "STOPPED", "exitCode": 1}',
    'npm ERR! Exit status 1\ndocker: container web exited with exit code 1',
  ])('counts where a container is told of: %s', (text) => {
    expect(causes(text)[0]).toBe('runtime');
  });
});

describe('a success of the same call', () => {
  test.each([
    "[2026/03/02 08:00:01] [ info] [engine] flush chunk '1-1.flb' succeeded at retry 2: task_id=3, input=forward.0 > output=cloudwatch_logs.0 (out_id=0)\n[2026/03/02 08:04:31] [error] [http_client] broken connection to logs.eu-west-1.amazonaws.com:443 ?",
    "[2026/03/02 08:00:01] [ info] [engine] flush chunk '1-1.flb' succeeded at retry 1: task_id=0, input=tail.0 > output=kinesis_streams.2 (out_id=2)\n[2026/03/02 08:09:00] [error] [http_client] broken connection to kinesis.us-east-2.amazonaws.com:443 ?",
    '2026-03-02T08:00:01Z INFO upload to https://sqs.eu-west-1.amazonaws.com/ succeeded\n2026-03-02T08:05:01Z ERROR Post "https://sqs.eu-west-1.amazonaws.com/": read tcp 10.0.1.5:41234->52.94.1.2:443: read: connection reset by peer',
  ])('shows the path of a connection that is cut: %s', (text) => {
    expect(causes(text)).toEqual(['unknown-network']);
    expect(told(text)).not.toContain('describe-vpc-endpoints');
  });

  test('leaves a cut connection of another output alone', () => {
    expect(
      causes(
        "[2026/03/02 08:00:01] [ info] [engine] flush chunk '1-1.flb' succeeded at retry 1: task_id=0, input=tail.0 > output=s3.1 (out_id=1)\n[2026/03/02 08:09:00] [error] [http_client] broken connection to kinesis.us-east-2.amazonaws.com:443 ?",
      ),
    ).toContain('missing-endpoint');
  });

  test.each([
    'NO_PROXY set:169.254.169.254',
    'HTTPS_PROXY=http://proxy.acme.internal:3128',
    'http_proxy is set',
  ])('shows the path of a proxy where there is one: %s', (proxy) => {
    const text = `2026-03-02T08:00:01Z [INFO] ${proxy}\n2026-03-02T08:00:02Z [INFO] Connected to TCS endpoint\n2026-03-02T08:00:40Z [ERROR] Error connecting to ACS: websocket client: unable to dial ecs-a-7.eu-west-1.amazonaws.com response: : dial tcp 52.94.1.2:443: i/o timeout`;
    expect(causes(text)[0]).toBe('network-path');
    expect(told(text)).not.toContain('the subnet has a way out');
    expect(told(text)).toContain('proxy');
  });
});

describe('an answer that is slow', () => {
  test.each([
    'botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://states.eu-west-1.amazonaws.com/"',
    'httpx.ReadTimeout: timed out while waiting for https://bedrock-runtime.eu-west-1.amazonaws.com/model/a/invoke',
    'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request to athena.eu-west-1.amazonaws.com: Read timed out',
  ])('is no fault of the path: %s', (text) => {
    const [first] = diagnose(text).diagnoses;
    expect(first?.cause).toBe('unknown-network');
    expect(first?.likelihood).toBe('possible');
  });
});
