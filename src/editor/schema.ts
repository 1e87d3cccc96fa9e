/**
 * The grammar of endpoint policies as JSON Schema, for completion and help while typing. Problems are found by the
 * core's checks, which are stricter, so the schema is never used to validate.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

/** Operators of https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'Bool',
  'IpAddress',
  'NotIpAddress',
  'NumericEquals',
  'NumericLessThan',
  'NumericGreaterThan',
  'DateGreaterThan',
  'DateLessThan',
  'Null',
  'ForAnyValue:StringEquals',
  'ForAnyValue:StringLike',
  'ForAllValues:StringEquals',
  'ForAllValues:StringLike',
];

const oneOrMore = {
  anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
};

const described = (description: string) => ({ ...oneOrMore, description });

const tests = {
  type: 'object',
  additionalProperties: oneOrMore,
};

export const POLICY_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'VPC endpoint policy',
  type: 'object',
  required: ['Version', 'Statement'],
  additionalProperties: false,
  properties: {
    Version: {
      enum: ['2012-10-17', '2008-10-17'],
      default: '2012-10-17',
      description: 'Version of the policy language. Use 2012-10-17.',
    },
    Id: { type: 'string', description: 'A name for the policy. Optional.' },
    Statement: {
      description: 'What is allowed and denied through the endpoint. A Deny wins over every Allow.',
      anyOf: [
        { $ref: '#/definitions/statement' },
        { type: 'array', items: { $ref: '#/definitions/statement' } },
      ],
    },
  },
  definitions: {
    statement: {
      type: 'object',
      required: ['Effect', 'Principal', 'Action', 'Resource'],
      additionalProperties: false,
      defaultSnippets: [
        {
          label: 'Allow statement',
          body: { Effect: 'Allow', Principal: '*', Action: '$1', Resource: '*' },
        },
      ],
      properties: {
        Sid: { type: 'string', description: 'A name for the statement. Optional.' },
        Effect: { enum: ['Allow', 'Deny'], description: 'Whether the statement allows or denies.' },
        Principal: {
          description:
            'Who may call. On a gateway endpoint only "*": limit callers there with the condition key aws:PrincipalArn.',
          anyOf: [
            { enum: ['*'] },
            {
              type: 'object',
              properties: { AWS: described('Accounts, roles or users, by ARN.') },
              additionalProperties: oneOrMore,
            },
          ],
        },
        NotPrincipal: { description: 'Everyone but these. Prefer Principal.' },
        Action: described('The calls, such as "ecr:BatchGetImage". Wildcards: * and ?.'),
        NotAction: described('Every call but these.'),
        Resource: described('What the calls are about, by ARN. Wildcards: * and ?.'),
        NotResource: described('Every resource but these.'),
        Condition: {
          type: 'object',
          description: 'When the statement applies: operators, each with condition keys and their values.',
          properties: Object.fromEntries(OPERATORS.map((operator) => [operator, tests])),
          additionalProperties: tests,
        },
      },
    },
  },
} as const;
