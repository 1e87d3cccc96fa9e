import { describe, expect, test } from 'vitest';
import { type Inventory, type Plan, plan, toProfile } from '../../core/index.ts';
import { diagnose } from '../../diagnose/index.ts';
import { BASES, DAMAGES, type Damage } from '../../testing/damaged-networks.ts';
import { plannedInventory, type RehearsedCall, rehearse } from './index.ts';

const PLANS = Object.fromEntries(
  Object.entries(BASES).map(([name, { answers }]) => [name, plan(toProfile(answers))]),
) as { readonly [B in keyof typeof BASES]: Plan };

const healthy = (base: keyof typeof BASES): Inventory => BASES[base].change(plannedInventory(PLANS[base]));
const damaged = ({ base, change }: Damage): Inventory => change(healthy(base));

const stops = ({ base, ...rest }: Damage): RehearsedCall | undefined =>
  rehearse(PLANS[base].workloads, damaged({ base, ...rest })).calls.find(
    ({ outcome, fatal, call }) => outcome === 'fails' && (fatal || call.id === rest.call),
  );

/** What a text can tell of each failure: a time-out shows no reason, a refusal of ECR no policy. */
function causesOf({ hops, call, destination }: RehearsedCall): readonly string[] {
  const hop = hops.at(-1);
  if (hop?.hop === 'endpoint-policy')
    return /^(?:manifest|layers|envfiles)/.test(call.id) ? ['endpoint-policy', 'iam'] : ['endpoint-policy'];
  if (hop?.hop === 'dns' && destination !== 'public') return ['endpoint-dns'];
  if (destination === 'private') return ['endpoint-security-group', 'missing-endpoint'];
  return ['missing-endpoint', 'endpoint-dns', 'network-path'];
}

describe('one truth', () => {
  test('is about at least 60 kinds of damage', () => {
    expect(new Set(DAMAGES.map(({ name }) => name)).size).toBe(DAMAGES.length);
    expect(DAMAGES.length).toBeGreaterThan(60);
  });

  test.each(Object.keys(BASES) as (keyof typeof BASES)[])(
    'the healthy network %s starts its tasks',
    (base) => {
      const { outcome, calls } = rehearse(PLANS[base].workloads, healthy(base));
      const open = calls
        .filter((call) => call.outcome !== 'passes')
        .map(({ call, hops }) => `${call.id} ${hops.at(-1)?.rule}: ${hops.at(-1)?.text}`);
      expect(open).toEqual([]);
      expect(outcome).toBe('starts');
    },
  );

  test.each(DAMAGES)('the rehearsal stops at the damage: $name', (one) => {
    const stopped = stops(one);
    expect(stopped === undefined ? 'starts' : `${stopped.call.id} ${stopped.hops.at(-1)?.hop}`).toBe(
      `${one.call} ${one.hop}`,
    );
  });

  test.each(DAMAGES)('the diagnosis of what AWS prints agrees: $name', (one) => {
    const stopped = stops(one);
    if (stopped === undefined) throw new Error('starts');
    const said = stopped.wouldSay ?? '';
    const { diagnoses } = diagnose(said);
    const causes = causesOf(stopped);
    const agreeing = diagnoses.filter(({ cause }) => causes.includes(cause));
    expect(agreeing.length === 0 ? `${diagnoses.map(({ cause }) => cause).join()}: ${said}` : '').toBe('');
    const named = agreeing.some(({ cause, endpoints }) =>
      cause === 'endpoint-dns' || cause === 'iam' || cause === 'network-path'
        ? true
        : endpoints.includes(stopped.call.service ?? 's3'),
    );
    expect(named ? '' : `${JSON.stringify(agreeing.map(({ endpoints }) => endpoints))}: ${said}`).toBe('');
  });
});
