/**
 * The size limit of an endpoint policy, and the values that an export asks for. The start page needs neither.
 * Limits: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */

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
/** A value of a policy that is filled in when an export runs. */
export type PolicyPlaceholder = (typeof POLICY_PLACEHOLDERS)[number];
