import type { PolicyDocument } from '../core/index.ts';

/** The default of AWS, which lets everything through, written out. */
export const FULL_ACCESS: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};
