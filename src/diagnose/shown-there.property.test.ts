/** No cause of any pattern supposes what the text shows as there: each kept text is asked again, with such a line behind it. */
import { describe, expect, test } from 'vitest';
import { serviceName, serviceOf } from '../core/index.ts';
import { oneIn } from '../testing/whole.ts';
import { ALL_CASES, diagnosed } from './cases/all.ts';
import type { Cause, DiagnosedCause } from './diagnosis.ts';
import { diagnose } from './index.ts';

/** Kept texts with one error, of which everything is said. */
const ALONE = oneIn(4, ALL_CASES)
  .map(({ id, text }) => ({ id, text, diagnosis: diagnosed(text) }))
  .filter(({ text, diagnosis }) => diagnosis.errors.length === 1 && text.length < 6_000);

/** Those with a cause that the text does not prove. */
const having = (cause: Cause) =>
  ALONE.flatMap(({ id, text, diagnosis: { diagnoses } }) => {
    const found = diagnoses.find((one) => one.cause === cause && one.likelihood !== 'certain');
    return found === undefined ? [] : [{ id, text, found, first: diagnoses[0]?.cause }];
  });

const listOf = ({ endpoints, region }: DiagnosedCause): string =>
  endpoints
    .map(
      (service, at) =>
        `vpce-0123456789abcde${at}\t${serviceName(service, region ?? 'us-east-1', serviceOf(service).types[0])}\tavailable`,
    )
    .join('\n');

/** What the answer says of a cause once the line stands behind the text; none where the line tells so much that it is gone. */
const causeBeside = (text: string, line: string, cause: Cause): DiagnosedCause | undefined => {
  const { diagnoses, errors } = diagnose(`${text}\n\n${line}`);
  return errors.length === 1
    ? diagnoses.find((one) => one.cause === cause && one.likelihood !== 'certain')
    : undefined;
};

const CALLS = having('missing-endpoint').filter(
  ({ found: { endpoints, text } }) => endpoints.length > 0 && !/^If that policy demands/.test(text),
);

describe('beside a line that shows it as there', () => {
  test.each(CALLS)('no endpoint is to be created: $id', ({ text, found }) => {
    const one = causeBeside(text, listOf(found), 'missing-endpoint');
    const told = one === undefined || one.endpoints.join() !== found.endpoints.join() ? [] : [one];
    expect(told.filter((said) => !/among endpoints that are there/.test(said.text))).toEqual([]);
    expect(
      told.flatMap(({ fix }) => fix.filter((one) => /^Create (?:the missing|the endpoints?)\b/.test(one))),
    ).toEqual([]);
  });

  test.each(CALLS)('no endpoint is likely missing where a way out is named: $id', ({ text }) => {
    const one = causeBeside(text, 'Our subnet has a NAT gateway.', 'missing-endpoint');
    expect(one?.likelihood ?? 'possible').toBe('possible');
  });

  test.each(having('endpoint-security-group'))(
    'no group is to be opened that is said to be open: $id',
    ({ text }) => {
      const line = 'The security group of our endpoints allows inbound 443 from the VPC CIDR.';
      const one = causeBeside(text, line, 'endpoint-security-group');
      expect(one?.text ?? 'The text says that it does').toMatch(/The text says that it does/);
      expect(one?.fix.filter((fix) => /^Allow inbound TCP \d+ from/.test(fix)) ?? []).toEqual([]);
    },
  );

  test.each(having('image-not-found'))(
    'no image that somebody pulled is only called missing: $id',
    ({ text, first }) => {
      const one = causeBeside(text, 'I can pull the image locally on my laptop.', 'image-not-found');
      expect(one === undefined || first === 'image-not-found').toBe(true);
      expect(one?.text ?? 'was pulled elsewhere').toMatch(/was pulled elsewhere/);
    },
  );

  test.each(having('endpoint-policy'))(
    'no policy that lets everything through refuses: $id',
    ({ text, first }) => {
      const one = causeBeside(text, 'The endpoint policy allows everything.', 'endpoint-policy');
      expect(one === undefined || first === 'endpoint-policy').toBe(true);
      expect(one?.text ?? 'says that it allows everything').toMatch(/says that it allows everything/);
    },
  );
});
