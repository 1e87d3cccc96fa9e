import { describe, expect, test } from 'vitest';
import { placeAt, wordsAt } from './completion.ts';

/** The words offered where `|` stands. */
function offeredAt(marked: string) {
  const offset = marked.indexOf('|');
  const place = placeAt(marked.replace('|', ''), offset);
  return place && wordsAt(place);
}

describe('completion offers', () => {
  test.each([
    ['a single action', '{"Statement":[{"Action":"|'],
    ['an action in a list', '{"Statement":[{"Action":["ecr:A", "ecr:|"]}]}'],
    ['an action that is not closed', '{"Statement":[{"Effect":"Allow","Action":["|'],
    ['an excepted action', '{"Statement":{"NotAction":"|"}}'],
    ['an action after a colon in a text', '{"Statement":[{"Sid":"a:{b","Action":"s3:|"}]}'],
    ['an action after an escaped quote', '{"Statement":[{"Sid":"a\\"b","Action":"|"}]}'],
  ])('actions in %s', (_name, text) => {
    expect(offeredAt(text)).toBe('actions');
  });

  test.each([
    ['the first name', '{"Statement":[{"Condition":{"StringEquals":{"|"}}}]}'],
    ['a further name', '{"Statement":[{"Condition":{"StringEquals":{"aws:SourceVpc":"a","|"}}}]}'],
  ])('condition keys in %s of an operator', (_name, text) => {
    expect(offeredAt(text)).toBe('conditionKeys');
  });

  test.each([
    ['names of a statement', '{"Statement":[{"|"}]}'],
    ['operators', '{"Statement":[{"Condition":{"|"}}]}'],
    ['a name behind a list of actions', '{"Statement":[{"Action":["a"],"|"}]}'],
    ['resources', '{"Statement":[{"Resource":"|"}]}'],
    ['values of conditions', '{"Statement":[{"Condition":{"Bool":{"aws:SecureTransport":"|"}}}]}'],
    ['what is outside of quotes', '{"Statement":[{"Action":|'],
    ['what follows a closed text', '{"Statement":[{"Action":"a"|'],
  ])('none of its own for %s', (_name, text) => {
    expect(offeredAt(text)).toBeUndefined();
  });
});
