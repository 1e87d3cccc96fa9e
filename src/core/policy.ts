/**
 * IAM policy documents in IAM's own spelling.
 * Limits: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */

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

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** An endpoint policy may have this many characters, white space included; the quota cannot be raised. */
export const POLICY_CHARACTER_LIMIT = 20_480;

/**
 * Values that a plan does not know and an export turns into a parameter. They stand in policy text as `${Name}`;
 * IAM's own policy variables always contain a colon (`${aws:username}`), so the two cannot be confused.
 */
export const POLICY_PLACEHOLDERS = [
  'AccountId',
  'TaskExecutionRole',
  'VpcId',
  'EcrDkrEndpointId',
  'S3EndpointId',
  'OrganizationId',
] as const;
export type PolicyPlaceholder = (typeof POLICY_PLACEHOLDERS)[number];

/** `${AccountId}` and its kin, as they stand in policy text. */
export function placeholder(name: PolicyPlaceholder): string {
  return `\${${name}}`;
}

/** The text that AWS receives; its length is what the quota counts. */
export function policyText(policy: PolicyDocument): string {
  return JSON.stringify(policy, null, 2);
}
