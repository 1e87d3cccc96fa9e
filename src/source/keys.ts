/** Keys of AWS KMS, which serve their own Region only: where one is named by its ARN, its Region is known. */
import { isRegionId } from '../core/index.ts';
import { isAccountId, parseArn } from './arn.ts';
import type { Field } from './field.ts';
import type { Gathering } from './gathering.ts';

/** Notes the Region of a key; `what` is the subject of a sentence: `The key of ECS Exec`. An alias or an id says nothing. */
export function readKey(field: Field, what: string, gathering: Gathering): void {
  const arn = parseArn(field.text() ?? '');
  if (arn?.service !== 'kms' || !isRegionId(arn.region)) return;
  gathering.claim('region', arn.region, field, 'the Region of a key of AWS KMS', 'secret');
  const account = isAccountId(arn.account) ? { account: arn.account } : {};
  gathering.foreign.push({ kind: 'key', region: arn.region, ...account, from: field, what });
}
