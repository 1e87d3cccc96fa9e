import { describe, expect, test } from 'vitest';
import { besideSteady, circumstancesOf, fitted } from './tried.ts';

describe('what a text says of its caller', () => {
  test.each([
    ['I tried a private subnet with a NAT gateway.', 'NAT gateway'],
    ['Our task has a public IP.', 'public IP'],
    ['Do I need a NAT gateway?', undefined],
    ['Our task runs in a private subnet without a NAT gateway.', undefined],
    ["We don't have a NAT gateway.", undefined],
    ['Yesterday we removed the NAT gateway of our VPC.', undefined],
  ])('is a way out that is there: %s', (text, named) => {
    expect(circumstancesOf(text).wayOut).toBe(named);
  });

  test.each([
    ['We created VPC endpoints for ecr.api and s3.', /VPC endpoints for ecr\.api/],
    ['Do I need VPC endpoints for ecr.api?', /^$/],
    ['The subnet has no VPC endpoints.', /^$/],
  ])('is an endpoint that is there: %s', (text, named) => {
    expect(circumstancesOf(text).endpoints ?? '').toMatch(named);
  });

  test.each([
    ['--env=https_proxy=http://me:secret@10.1.2.3:3128', 'https_proxy'],
    ['We are behind a corporate proxy.', 'We are behind a corporate proxy'],
    ['[INFO] NO_PROXY set:169.254.169.254', undefined],
    ['https_proxy=', undefined],
  ])('is a proxy of its own, without the address of it: %s', (text, named) => {
    expect(circumstancesOf(text).proxy).toBe(named);
  });

  test('is that a service is steady, where the events show that above the failure', () => {
    const steady = '(service web) has reached a steady state.';
    const failed =
      '(service web) was unable to place a task because no container instance met all of its requirements.';
    expect(besideSteady(failed, `${steady}\n${failed}`)).toMatch(/it is over for now/);
    expect(besideSteady(failed, `${failed}\n${steady}`)).toBe('');
    expect(besideSteady(failed, failed)).toBe('');
  });

  test('speaks of no subnet where the machine is outside of AWS', () => {
    const said = 'Private subnet: check the default route to a NAT gateway that works.';
    expect(fitted(said, circumstancesOf('msg="Running in external mode."'))).not.toMatch(/subnet|NAT/);
    expect(fitted(said, circumstancesOf('dial tcp 1.2.3.4:443: i/o timeout'))).toBe(said);
  });
});
