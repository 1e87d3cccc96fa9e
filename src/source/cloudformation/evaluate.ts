/**
 * CloudFormation's intrinsic functions, as far as a template alone can resolve them. What only a deployment knows becomes
 * a placeholder: `${AWS::Region}`, `${AppImage}`. Nothing here follows a reference to a reference, so the work is bounded.
 */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../read-json.ts';

export interface Resolved {
  readonly value: JsonValue | undefined;
  /** What the path to the value gains, for example `.Fn::If[1]`. */
  readonly step: string;
  /** The name of the condition whose branch was taken. */
  readonly condition?: string;
}

/** A longer text is no name, no image and no ARN. */
const LONGEST_TEXT = 20_000;

const PLACEHOLDER_OR_TEXT = /\$\{[^{}]*\}/g;

/** The value that stands in a field: the same, or what its intrinsic function gives; `undefined` for AWS::NoValue. */
export function resolveIntrinsic(value: JsonValue | undefined, template: JsonObject | undefined): Resolved {
  const call = callOf(value);
  if (call === undefined) return { value, step: '' };
  if (call.name === 'Fn::If') return resolveIf(call.argument, template);
  return { value: resolveCall(call, template), step: '' };
}

interface Call {
  readonly name: string;
  readonly argument: JsonValue;
}

function callOf(value: JsonValue | undefined): Call | undefined {
  if (!isJsonObject(value)) return undefined;
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return undefined;
  if (name !== 'Ref' && !name.startsWith('Fn::')) return undefined;
  return { name, argument: ownValue(value, name) ?? null };
}

/** The branch that says something; both do: the one for a true condition. */
function resolveIf(argument: JsonValue, template: JsonObject | undefined): Resolved {
  if (!isJsonList(argument)) return { value: '${Fn::If}', step: '' };
  const condition = typeof argument[0] === 'string' ? argument[0] : 'a condition';
  for (const index of [1, 2]) {
    const branch = resolveIntrinsic(argument[index], template);
    if (branch.value !== undefined) {
      return { value: branch.value, step: `.Fn::If[${index}]${branch.step}`, condition };
    }
  }
  return { value: undefined, step: '' };
}

function resolveCall({ name, argument }: Call, template: JsonObject | undefined): JsonValue | undefined {
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? reference(argument, template) : '${Ref}';
    case 'Fn::GetAtt':
      return attribute(isJsonList(argument) ? argument.map(String).join('.') : String(argument), template);
    case 'Fn::Sub':
      return substitute(argument, template);
    case 'Fn::Join':
      return join(argument, template);
    case 'Fn::Select':
      return select(argument, template);
    case 'Fn::Split':
      return split(argument, template);
    case 'Fn::FindInMap':
      return findInMap(argument, template);
    case 'Fn::ImportValue':
      return `\${import ${textOf(argument, template)}}`;
    default:
      return `\${${name}}`;
  }
}

function textOf(value: JsonValue | undefined, template: JsonObject | undefined): string {
  const resolved = resolveIntrinsic(value, template).value;
  if (typeof resolved === 'string') return resolved;
  return typeof resolved === 'number' || typeof resolved === 'boolean' ? String(resolved) : '';
}

function memberOf(template: JsonObject | undefined, section: string, name: string): JsonObject | undefined {
  const members = template === undefined ? undefined : ownValue(template, section);
  const member = isJsonObject(members) ? ownValue(members, name) : undefined;
  return isJsonObject(member) ? member : undefined;
}

function reference(name: string, template: JsonObject | undefined): JsonValue | undefined {
  if (name === 'AWS::NoValue') return undefined;
  const parameter = memberOf(template, 'Parameters', name);
  if (parameter !== undefined) return parameterValue(name, parameter);
  const resource = memberOf(template, 'Resources', name);
  if (resource === undefined) return `\${${name}}`;
  switch (ownValue(resource, 'Type')) {
    case 'AWS::SecretsManager::Secret':
    case 'AWS::SecretsManager::SecretTargetAttachment':
      return arnOf('secretsmanager', `secret:${name}`);
    case 'AWS::SSM::Parameter':
      return arnOf('ssm', `parameter/${nameOf(resource, 'Name') ?? name}`);
    case 'AWS::ECR::Repository':
      return nameOf(resource, 'RepositoryName') ?? `\${${name}}`;
    case 'AWS::IAM::Role':
      return nameOf(resource, 'RoleName') ?? `\${${name}}`;
    default:
      return `\${${name}}`;
  }
}

/** A parameter's default, unless it is empty or names a Systems Manager parameter to be looked up. */
function parameterValue(name: string, parameter: JsonObject): JsonValue {
  const type = ownValue(parameter, 'Type');
  const byDefault = ownValue(parameter, 'Default');
  const looked = typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value');
  if (looked || byDefault === undefined || byDefault === null || byDefault === '') return `\${${name}}`;
  if (type === 'CommaDelimitedList') return String(byDefault).split(',');
  return byDefault;
}

function attribute(path: string, template: JsonObject | undefined): string {
  const cut = path.indexOf('.');
  const [name, wanted] = [path.slice(0, cut), path.slice(cut + 1)];
  const resource = cut < 0 ? undefined : memberOf(template, 'Resources', name);
  const type = resource === undefined ? undefined : ownValue(resource, 'Type');
  if (wanted === 'MasterUserSecret.SecretArn') return arnOf('secretsmanager', `secret:${name}`);
  if (resource === undefined) return `\${${path}}`;
  if (type === 'AWS::SecretsManager::Secret') return arnOf('secretsmanager', `secret:${name}`);
  if (type === 'AWS::IAM::Role' && wanted === 'Arn') {
    const role = nameOf(resource, 'RoleName') ?? `\${${name}}`;
    return `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role${pathOf(resource)}${role}`;
  }
  if (type === 'AWS::ECR::Repository') {
    const repository = nameOf(resource, 'RepositoryName') ?? `\${${name}}`;
    if (wanted === 'Arn') return arnOf('ecr', `repository/${repository}`);
    if (wanted === 'RepositoryUri')
      return `\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.\${AWS::URLSuffix}/${repository}`;
  }
  return `\${${path}}`;
}

function arnOf(service: string, resource: string): string {
  return `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`;
}

/** A name property, if it is written out. */
function nameOf(resource: JsonObject, property: string): string | undefined {
  const properties = ownValue(resource, 'Properties');
  const name = isJsonObject(properties) ? ownValue(properties, property) : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function pathOf(role: JsonObject): string {
  const path = nameOf(role, 'Path') ?? '/';
  return path.startsWith('/') && path.endsWith('/') ? path : `/${path}/`;
}

function substitute(argument: JsonValue, template: JsonObject | undefined): string {
  const [text, variables] = isJsonList(argument) ? argument : [argument, undefined];
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) return '${Fn::Sub}';
  return text.replace(/\$\{(!?)([^{}]*)\}/g, (whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const key = name.trim();
    const own = isJsonObject(variables) ? ownValue(variables, key) : undefined;
    if (own !== undefined) return textOf(own, template) || whole;
    const value = key.includes('.') ? attribute(key, template) : reference(key, template);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

function join(argument: JsonValue, template: JsonObject | undefined): string {
  if (!isJsonList(argument)) return '${Fn::Join}';
  const parts = resolveIntrinsic(argument[1], template).value;
  if (!isJsonList(parts)) return '${Fn::Join}';
  return parts.map((part) => textOf(part, template)).join(textOf(argument[0], template));
}

function select(argument: JsonValue, template: JsonObject | undefined): JsonValue {
  if (!isJsonList(argument)) return '${Fn::Select}';
  const list = resolveIntrinsic(argument[1], template).value;
  const item = isJsonList(list) ? list[Number(textOf(argument[0], template))] : undefined;
  return resolveIntrinsic(item, template).value ?? '${Fn::Select}';
}

/** Splits around placeholders: the colons of `${AWS::Region}` do not divide. */
function split(argument: JsonValue, template: JsonObject | undefined): JsonValue {
  if (!isJsonList(argument)) return '${Fn::Split}';
  const [separator, text] = [textOf(argument[0], template), textOf(argument[1], template)];
  if (separator === '' || text.length > LONGEST_TEXT) return [text];
  const kept = text.match(PLACEHOLDER_OR_TEXT) ?? [];
  let next = 0;
  return text
    .replace(PLACEHOLDER_OR_TEXT, '\uE000')
    .split(separator)
    .map((part) => part.replace(/\uE000/g, () => kept[next++] ?? ''));
}

function findInMap(argument: JsonValue, template: JsonObject | undefined): JsonValue {
  if (!isJsonList(argument)) return '${Fn::FindInMap}';
  const [map = '', first = '', second = ''] = argument.map((part) => textOf(part, template));
  const member = memberOf(template, 'Mappings', map);
  const row = member === undefined ? undefined : ownValue(member, first);
  const found = isJsonObject(row) ? ownValue(row, second) : undefined;
  return found ?? `\${${map} ${second}}`;
}
