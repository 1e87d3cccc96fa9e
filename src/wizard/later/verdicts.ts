/** The verdicts of an audit in words and colours, everywhere the same. */
import type { Verdict } from '../../audit/index.ts';

export const VERDICTS: {
  readonly [V in Verdict]: {
    readonly kind: 'success' | 'error' | 'warning' | 'info' | 'plain';
    readonly text: string;
  };
} = {
  missing: { kind: 'error', text: 'missing' },
  misconfigured: { kind: 'warning', text: 'misconfigured' },
  redundant: { kind: 'info', text: 'not needed' },
  ok: { kind: 'success', text: 'ok' },
  foreign: { kind: 'plain', text: 'not part of this plan' },
};
