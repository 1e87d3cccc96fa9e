/** The words of commands: values, lists, JSON, policies; refuses what the AWS CLI would not take for a value. */
import type { PolicyDocument, RegionId, WorkloadProfile } from '../../core/index.ts';
import type { Tag } from '../names.ts';
import { PARAMETERS } from '../parameters.ts';
import { partsOf } from '../policy-template.ts';
import {
  type GatewayEndpoint,
  type InterfaceEndpoint,
  isParameter,
  type ListValue,
  type Value,
} from '../resources.ts';
import { asciiJson, shellText, shellWord } from '../shell.ts';

/** Where commands run, as a graph says it too, and how the shell that runs them holds what is open. */
export interface Place {
  readonly region: RegionId;
  /** The VPC of the interface endpoints. */
  readonly vpcId: Value;
  /** With a hub, the VPC of the tasks. */
  readonly taskVpcId?: Value | undefined;
  /** With a hub of another account, whose part the commands are. */
  readonly part?: WorkloadProfile['hubPart'];
  /** A list that a variable holds, as words; by default a text that commas or blanks separate. */
  readonly list?: (variable: string) => string;
  /** How the policy of an endpoint is given; by default as JSON in the command. */
  readonly policy?: (endpoint: InterfaceEndpoint | GatewayEndpoint) => string;
}

/** A text between texts that the shell fills in. */
export type Piece = string | { readonly variable: string };

/** A list in a variable, in any POSIX shell and in zsh, which does not split variables. */
export const splitWords = (variable: string): string => `$(echo "$${variable}" | tr , ' ')`;

/**
 * A value as a word of a command. The AWS CLI takes a word that begins with `-` for an option and loads `file://` and
 * `https://` itself, whatever the shell quotes: such a value is refused. Throws an `Error`.
 */
export function valueWord(text: string): string {
  if (/^-|^[a-z]+:\/\//i.test(text)) throw new Error(`not a value for a command: ${text}`);
  return shellWord(text);
}

/** What a variable holds, as one word. */
export const variable = (name: string): string => `"$${name}"`;
/** A value as one word: itself, or the variable that holds it. */
export const value = (given: Value): string =>
  isParameter(given) ? variable(PARAMETERS[given.parameter].variable) : valueWord(given);

/** A list as words. */
export function listWords(given: ListValue, place: Place): string {
  if (isParameter(given)) return (place.list ?? splitWords)(PARAMETERS[given.parameter].variable);
  return given.map(valueWord).join(' ');
}

/** JSON in single quotes, with what the shell fills in between them. */
export function jsonWord(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) =>
    typeof piece === 'string' ? piece.replaceAll("'", `'\\''`) : `'"$${piece.variable}"'`,
  );
  return `'${text.join('')}'`;
}

/** A policy as one word. */
export function policyWord(document: PolicyDocument): string {
  return jsonWord(
    partsOf(asciiJson(document)).map((part) =>
      'text' in part ? part.text : { variable: PARAMETERS[part.fill].variable },
    ),
  );
}

/** The VPC as a word. */
export const vpcWord = (vpcId: Value): string => value(vpcId);

/** `aws SERVICE OPERATION --region REGION …`; without `--region` for services that have no Regions. */
export function awsCommand(
  region: RegionId | 'any',
  operation: `${'ec2' | 'ecs' | 'ssm' | 'account' | 'route53'} ${string}`,
  ...words: readonly string[]
): string {
  return ['aws', operation, ...(region === 'any' ? [] : ['--region', region]), ...words].join(' ');
}

/** A value inside JSON: nothing that could end the text. */
export function checked(text: string): string {
  if (!/^[\w.:/-]+$/.test(text)) throw new Error(`not an id or a block: ${text}`);
  return text;
}

/** The options that tag what a command creates. */
export function tagWords(type: 'security-group' | 'vpc-endpoint', tags: readonly Tag[]): readonly string[] {
  if (tags.length === 0) return [];
  const specification = [
    { ResourceType: type, Tags: tags.map(({ key, value: text }) => ({ Key: key, Value: text })) },
  ];
  return ['--tag-specifications', shellText(asciiJson(specification))];
}

/** The VPCs of the account in which commands run. */
export const vpcsOf = ({ vpcId, taskVpcId, part }: Place): readonly Value[] =>
  taskVpcId === undefined || part === 'hub-account' ? [vpcId] : [vpcId, taskVpcId];
