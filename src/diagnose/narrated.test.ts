import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';
import { isNarrated } from './narrated.ts';

const first = (text: string): string => diagnose(text).diagnoses[0]?.cause ?? 'none';

const QUOTED = 'CannotPullContainerError: pull access denied';

describe('a message that a sentence quotes', () => {
  test('tells of nothing where prose explains it', () => {
    const text = `Each of the services leaks this on another channel: a task that was started and died has a reason for it (\`${QUOTED}\`) and no code, which is the part of the design that is not to be copied into the next version.`;
    const start = text.indexOf(QUOTED);
    expect(isNarrated(text, start, start + QUOTED.length)).toBe(true);
    expect(first(text)).toBe('none');
  });

  test.each([
    `Since yesterday we see \`${QUOTED}\` on each of the tasks of this service, and nothing that is in the log of it.`,
    `Each of the tasks of this service stops, and the console shows the reason: \`${QUOTED}\``,
    `{"level":"error","msg":"${QUOTED}","of":"the task that was started by the service in the cluster of the team"}`,
  ])('is answered where somebody reports it: %s', (text) => {
    expect(first(text)).toBe('image-not-found');
  });

  test('is none in a fence, which holds what was pasted', () => {
    const text = `The tasks of the service are in a subnet that has no way out of it:\n\`\`\`\n${QUOTED}\n\`\`\`\nWhat is it that the subnet of the task has to have for that?`;
    expect(first(text)).toBe('image-not-found');
    expect(first(text.replaceAll('\n', '\r\n'))).toBe('image-not-found');
  });

  test('ends with its paragraph, however lines end', () => {
    const text = `The policies of the bucket and of the role that is in use look fine to all of us here, and that is what is odd about it.\n\n\`${QUOTED}\`\n\nThe image is in the registry, and the policy is attached to the role as it is in the documentation.`;
    expect(first(text)).toBe('image-not-found');
    expect(first(text.replaceAll('\n', '\r\n'))).toBe('image-not-found');
  });
});

const TIMED_OUT = 'connect ETIMEDOUT 52.95.18.3:443 https://sqs.eu-west-1.amazonaws.com/';

describe('a failure of which somebody says that it is over', () => {
  test.each([
    `The calls ended with ${TIMED_OUT}. After the rule was added everything works.`,
    `> ${TIMED_OUT}\n\nThis one is fixed since we have the endpoint. How do I set the memory of a sidecar?`,
    `That was it! The queue had no endpoint, hence ${TIMED_OUT}. It works now, thanks.`,
    `Resolvido! As chamadas davam ${TIMED_OUT}. Agora funciona.`,
    `Vorige week hadden we ${TIMED_OUT}, dat is inmiddels opgelost.`,
    `${TIMED_OUT}\n\nThe fix was to add the endpoint.`,
    `[Closed] Calls ended with ${TIMED_OUT}\nResolution: Fixed`,
    `Solved it: the table of routes was wrong, so that the worker printed ${TIMED_OUT}.`,
  ])('is answered by nothing: %s', (text) => {
    expect(first(text)).toBe('none');
  });

  test.each([
    `I fixed the rule, but the worker still prints ${TIMED_OUT}`,
    `The first problem is solved now. The next one is not: ${TIMED_OUT}`,
    `${TIMED_OUT}\n\nEverything works when I use a public subnet. How can this be fixed?`,
    `${TIMED_OUT}\n\nThis is fixed in the other account, but here it still fails.`,
    `${TIMED_OUT}\n\nHas anybody fixed this?`,
    `In our other account everything works. In this one the worker prints ${TIMED_OUT}`,
    `What does this mean? ${TIMED_OUT}`,
    `If I turn the NAT gateway off, the worker prints ${TIMED_OUT}`,
    `Hallo, seit heute sehen wir ${TIMED_OUT}. Hat jemand eine Idee?`,
  ])('and what is not over is answered: %s', (text) => {
    expect(first(text)).toBe('missing-endpoint');
  });
});

describe('a paragraph that only tells', () => {
  test.each([
    [
      'of a change',
      'fix: retry on throttling\n\nA burst made the worker give up with "ThrottlingException: Rate exceeded". It now backs off.',
    ],
    [
      'of the past',
      'At first every task died with CannotPullContainerError and a timeout, in the end an endpoint was enough.',
    ],
    [
      'what an error is',
      'CannotPullContainerError has four causes: no route, no tag, a wrong platform (`exec format error`) or a limit (`toomanyrequests`).',
    ],
    [
      'what an error is, in Japanese',
      '「CannotPullContainerError: i/o timeout」は経路がないために発生するエラーです。',
    ],
  ])('is answered by nothing: %s', (_, text) => {
    expect(first(text)).toBe('none');
  });

  test('is none where it holds what happened, or somebody asks', () => {
    expect(
      first(`It used to work. Since today the tasks stop with CannotPullContainerError: ${TIMED_OUT}`),
    ).toBe('missing-endpoint');
    expect(
      first(
        'At first I thought of the role, but we see `CannotPullContainerError: pull access denied` on every task. Any ideas?',
      ),
    ).toBe('image-not-found');
  });
});

test('what is not there is no failure', () => {
  expect(
    first('There is no CannotPullContainerError: the image is pulled. How does the container start faster?'),
  ).toBe('none');
  expect(first('The AccessDeniedException does not appear any more in the log of the task.')).toBe('none');
});

describe('who is called, and does not call', () => {
  test.each([
    'Readiness probe failed: Get "http://10.244.0.9:8080/ready": dial tcp 10.244.0.9:8080: connect: connection refused',
    '10.0.1.9 - - [01/Mar/2026:10:00:01 +0000] "GET /admin HTTP/1.1" 403 153 "-" "Mozilla/5.0"',
    '2026/03/01 08:00:00 [error] 7#7: *3 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.9, server: _, request: "GET /a/socket.io/?x=1 HTTP/1.1", upstream: "http://10.0.1.9:4567/a/socket.io/"',
  ])('is no failed call: %s', (line) => {
    expect(first(line)).toBe('none');
  });

  test('but a call to a service of AWS is, whoever passes it on', () => {
    const line =
      '2026/03/01 08:00:00 [error] 7#7: *3 upstream timed out (110: Connection timed out) while connecting to upstream, client: 10.0.0.9, request: "GET /a HTTP/1.1", upstream: "https://52.1.2.3:443/a", host: "sqs.eu-west-1.amazonaws.com"';
    expect(first(line)).toBe('missing-endpoint');
  });
});
