/**
 * IAM policy documents in IAM's own spelling.
 * Limits: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */

import type { PolicyPlaceholder } from './policy-limits.ts';

export type { PolicyPlaceholder };

/** A statement of a policy, as the planner writes it. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  /** Endpoint and bucket policies must have one; identity policies must not. */
  readonly Principal?: '*' | { readonly AWS: string | readonly string[] };
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: {
    readonly [operator: string]: { readonly [key: string]: string | readonly string[] };
  };
}

/** A policy, as the planner writes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** `${AccountId}` and its kin, as they stand in policy text. */
export function placeholder(name: PolicyPlaceholder): string {
  return `\${${name}}`;
}

/** The text that AWS receives; its length is what the quota counts. */
export function policyText(policy: PolicyDocument): string {
  return JSON.stringify(policy, null, 2);
}
