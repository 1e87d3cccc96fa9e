import type { PolicyDocument } from '../core/index.ts';

/** AWS's default endpoint policy, which allows everything, written out. */
export const FULL_ACCESS: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};
