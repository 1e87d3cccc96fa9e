/**
 * CloudFormation's intrinsic functions and conditions, as far as a template, its parameters and nothing else can resolve
 * them. What only a deployment knows becomes a placeholder: `${AWS::Region}`, `${AppImage}`, `${Subnet1}`. Nothing here
 * follows a reference to a reference of the same kind, so the work is bounded by the length of the template.
 */

import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue, wordOf } from '../json.ts';
import { MASK, masked } from '../placeholders.ts';

interface Resolved {
  /** `undefined` for AWS::NoValue and for what is not there. */
  readonly value: JsonValue | undefined;
  /** What the path to the value gains, for example `.Fn::If[1]`. */
  readonly step: string;
  /** Why the value may be another in a deployment: the default of a parameter, a condition made of defaults. */
  readonly doubts: readonly string[];
}

/** What is known besides the template. */
/** What stands for a value that another stack exports. */
export function importOf(name: string): string {
  return `\${import ${name}}`;
}

export interface Deployment {
  /** Values of parameters that were given for the deployment. */
  readonly parameters?: ReadonlyMap<string, string>;
  /** Conditions that are taken as true or false, because the parameters do not decide them. */
  readonly assumed?: ReadonlyMap<string, boolean>;
  /** Values that other templates of the paste export, by the name of the export. */
  readonly imports?: ReadonlyMap<string, string>;
  readonly region?: string;
  readonly accountId?: string;
}

/** A longer text is no name, no image and no ARN. */
const LONGEST_TEXT = 20_000;
const DEEPEST_CONDITION = 30;
const DEEPEST_VALUE = 220;

const PLACEHOLDER_OR_TEXT = /\$\{[^{}]*\}/g;

interface Call {
  readonly name: string;
  readonly argument: JsonValue;
}

/** Resolves the values of one template in one deployment. */
export class Evaluation {
  readonly template: JsonObject;
  readonly #deployment: Deployment;
  readonly #conditions = new Map<string, boolean | undefined>();
  #doubts = new Set<string>();
  #withoutDefaults = false;
  #depth = 0;
  /** Inside a condition an empty default is the empty text; elsewhere it means that a deployment fills it. */
  #comparing = false;

  constructor(template: JsonObject, deployment: Deployment = {}) {
    this.template = template;
    this.#deployment = deployment;
  }

  /** The value that stands in a field: the same, or what its intrinsic function gives. */
  resolve(value: JsonValue | undefined): Resolved {
    if (callOf(value) === undefined) return { value, step: '', doubts: [] };
    this.#doubts = new Set();
    const { value: resolved, step } = this.#resolve(value);
    return { value: resolved, step, doubts: [...this.#doubts] };
  }

  /** The value as far as no default value of a parameter decides it: each is a placeholder, and so is what a condition on one chooses. */
  withoutDefaults(value: JsonValue | undefined): JsonValue | undefined {
    this.#withoutDefaults = true;
    const { value: resolved } = this.#resolve(value);
    this.#withoutDefaults = false;
    return resolved;
  }

  /** The value with everything inside it resolved; members without a value are left out. */
  deep(value: JsonValue | undefined): JsonValue | undefined {
    this.#depth += 1;
    try {
      if (this.#depth > DEEPEST_VALUE) return '${…}';
      const resolved = this.resolve(value).value;
      if (isJsonList(resolved))
        return resolved.map((item) => this.deep(item)).filter((item) => item !== undefined);
      if (!isJsonObject(resolved)) return resolved;
      const entries = Object.entries(resolved).map(([key, inner]) => [key, this.deep(inner)] as const);
      return Object.assign(
        Object.create(null),
        Object.fromEntries(entries.filter(([, inner]) => inner !== undefined)),
      ) as JsonObject;
    } finally {
      this.#depth -= 1;
    }
  }

  /** Whether a condition of the template holds; `undefined` when only the deployment knows. */
  condition(name: string, depth = 0): boolean | undefined {
    const assumed = this.#deployment.assumed?.get(name);
    if (assumed !== undefined) return assumed;
    if (this.#conditions.has(name)) return this.#conditions.get(name);
    this.#conditions.set(name, undefined);
    const conditions = ownValue(this.template, 'Conditions');
    const body = isJsonObject(conditions) ? ownValue(conditions, name) : undefined;
    const holds = body === undefined ? undefined : this.#holds(body, depth + 1);
    this.#conditions.set(name, holds);
    return holds;
  }

  /** Why a condition may turn out otherwise in a deployment; `undefined` when what was given decides it. */
  doubtOf(name: string): string | undefined {
    const holds = this.condition(name);
    if (this.#deployment.assumed?.has(name) === true)
      return `the condition ${name}, which only a deployment decides, is taken as ${holds}`;
    return holds === undefined || !this.#restsOnDefaults(name)
      ? undefined
      : `the condition ${name} is ${holds} with the default values of the parameters`;
  }

  /** Whether the condition, or one that it rests on, compares a parameter whose value was not given. */
  #restsOnDefaults(name: string, seen = new Set<string>()): boolean {
    if (seen.has(name) || seen.size > DEEPEST_CONDITION) return false;
    seen.add(name);
    const conditions = ownValue(this.template, 'Conditions');
    const parameters = ownValue(this.template, 'Parameters');
    const body = isJsonObject(conditions) ? JSON.stringify(ownValue(conditions, name) ?? null) : '';
    const named = (key: string): readonly string[] =>
      [...body.matchAll(new RegExp(`"${key}":"([^"]{1,255})"`, 'g'))].map(([, found = '']) => found);
    const isDefault = (parameter: string): boolean =>
      isJsonObject(parameters) &&
      ownValue(parameters, parameter) !== undefined &&
      this.#deployment.parameters?.has(parameter) !== true;
    return (
      named('Ref').some(isDefault) || named('Condition').some((other) => this.#restsOnDefaults(other, seen))
    );
  }

  #holds(body: JsonValue, depth: number): boolean | undefined {
    const call = callOf(body);
    if (call === undefined || depth > DEEPEST_CONDITION) return undefined;
    const parts = isJsonList(call.argument) ? call.argument : [call.argument];
    switch (call.name) {
      case 'Condition':
        return this.condition(wordOf(call.argument), depth + 1);
      case 'Fn::Equals':
        return this.#equal(parts[0], parts[1]);
      case 'Fn::Not':
        return negated(this.#holds(parts[0] ?? null, depth + 1));
      case 'Fn::And':
        return every(parts.map((part) => this.#holds(part, depth + 1)));
      case 'Fn::Or':
        return negated(every(parts.map((part) => negated(this.#holds(part, depth + 1)))));
      default:
        return undefined;
    }
  }

  #equal(first: JsonValue | undefined, second: JsonValue | undefined): boolean | undefined {
    this.#comparing = true;
    const [one, other] = [this.#text(first), this.#text(second)];
    this.#comparing = false;
    if (one === other) return true;
    return masked(one).includes(MASK) || masked(other).includes(MASK) ? undefined : false;
  }

  #resolve(value: JsonValue | undefined): { readonly value: JsonValue | undefined; readonly step: string } {
    const call = callOf(value);
    if (call === undefined) return { value, step: '' };
    if (call.name === 'Fn::If') return this.#if(call.argument);
    return { value: this.#call(call), step: '' };
  }

  /** The branch that the condition chooses; where nothing decides it, a placeholder. */
  #if(argument: JsonValue): { readonly value: JsonValue | undefined; readonly step: string } {
    if (!isJsonList(argument)) return { value: '${Fn::If}', step: '' };
    const name = wordOf(argument[0]);
    const holds = this.condition(name);
    if (holds === undefined) return { value: `\${condition ${name}}`, step: '' };
    const isGiven = this.#deployment.assumed?.has(name) === true;
    if (!isGiven && this.#withoutDefaults) return { value: `\${condition ${name}}`, step: '' };
    const doubt = isGiven ? undefined : this.doubtOf(name);
    if (doubt !== undefined) this.#doubts.add(doubt);
    const index = holds ? 1 : 2;
    const branch = this.#resolve(argument[index]);
    return { value: branch.value, step: `.Fn::If[${index}]${branch.step}` };
  }

  #call({ name, argument }: Call): JsonValue | undefined {
    switch (name) {
      case 'Ref':
        return typeof argument === 'string' ? this.#reference(argument) : '${Ref}';
      case 'Fn::GetAtt':
        return this.#attribute(isJsonList(argument) ? argument.map(wordOf).join('.') : wordOf(argument));
      case 'Fn::Sub':
        return this.#substitute(argument);
      case 'Fn::Join':
        return this.#join(argument);
      case 'Fn::Select':
        return this.#select(argument);
      case 'Fn::Split':
        return this.#split(argument);
      case 'Fn::FindInMap':
        return this.#findInMap(argument);
      case 'Fn::ImportValue':
        return this.#import(this.#text(argument));
      case 'Fn::Base64':
        return this.#resolve(argument).value;
      case 'Fn::ToJsonString':
        return argument;
      case 'Fn::GetAZs':
        return this.#zones(argument);
      case 'Condition':
        return `\${condition ${wordOf(argument)}}`;
      default:
        return `\${${name}}`;
    }
  }

  /** The value that another template exports; the reference to a resource of it is none here. */
  #import(name: string): string {
    const value = this.#deployment.imports?.get(name);
    return value === undefined || /^\$\{[^{}]*\}$/.test(value) ? importOf(name) : value;
  }

  #text(value: JsonValue | undefined): string {
    const resolved = this.#resolve(value).value;
    if (typeof resolved === 'string') return resolved;
    return typeof resolved === 'number' || typeof resolved === 'boolean' ? String(resolved) : '';
  }

  #member(section: string, name: string): JsonObject | undefined {
    const members = ownValue(this.template, section);
    const member = isJsonObject(members) ? ownValue(members, name) : undefined;
    return isJsonObject(member) ? member : undefined;
  }

  #reference(name: string): JsonValue | undefined {
    if (name === 'AWS::NoValue') return undefined;
    if (name.startsWith('AWS::')) return this.#pseudo(name);
    const parameter = this.#member('Parameters', name);
    if (parameter !== undefined) return this.#parameter(name, parameter);
    const resource = this.#member('Resources', name);
    if (resource === undefined) return `\${${name}}`;
    switch (ownValue(resource, 'Type')) {
      case 'AWS::SecretsManager::Secret':
      case 'AWS::SecretsManager::SecretTargetAttachment':
        return this.#arn('secretsmanager', `secret:${name}`);
      case 'AWS::SSM::Parameter':
        return this.#arn('ssm', `parameter/${nameOf(resource, 'Name') ?? name}`);
      case 'AWS::ECR::Repository':
        return nameOf(resource, 'RepositoryName') ?? `\${${name}}`;
      case 'AWS::IAM::Role':
        return nameOf(resource, 'RoleName') ?? `\${${name}}`;
      default:
        return `\${${name}}`;
    }
  }

  #pseudo(name: string): string {
    const { region, accountId } = this.#deployment;
    if (name === 'AWS::Region' && region !== undefined) return region;
    if (name === 'AWS::AccountId' && accountId !== undefined) return accountId;
    return `\${${name}}`;
  }

  /** What was given for a parameter, or its default, unless that is empty or names a parameter to be looked up. */
  #parameter(name: string, parameter: JsonObject): JsonValue {
    const type = wordOf(ownValue(parameter, 'Type'));
    const given = this.#deployment.parameters?.get(name);
    const value = given ?? ownValue(parameter, 'Default');
    if (type.startsWith('AWS::SSM::Parameter::Value') || value === undefined || value === null)
      return `\${${name}}`;
    if (given === undefined) {
      const isOpen = value === '' || this.#withoutDefaults;
      if (isOpen && !this.#comparing) return `\${${name}}`;
      // Of a condition it is said whether it holds with the default values.
      if (!this.#comparing) this.#doubts.add(`the parameter ${name} has this as its default`);
    }
    const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
    return isList
      ? wordOf(value)
          .split(',')
          .map((item) => item.trim())
      : value;
  }

  #attribute(path: string): string {
    const cut = path.indexOf('.');
    const [name, wanted] = [path.slice(0, cut), path.slice(cut + 1)];
    const resource = cut < 0 ? undefined : this.#member('Resources', name);
    const type = resource === undefined ? undefined : ownValue(resource, 'Type');
    if (wanted === 'MasterUserSecret.SecretArn') return this.#arn('secretsmanager', `secret:${name}`);
    if (resource === undefined) return `\${${path}}`;
    if (type === 'AWS::SecretsManager::Secret') return this.#arn('secretsmanager', `secret:${name}`);
    if (type === 'AWS::IAM::Role' && wanted === 'Arn') {
      const role = nameOf(resource, 'RoleName') ?? `\${${name}}`;
      return `arn:\${AWS::Partition}:iam::${this.#pseudo('AWS::AccountId')}:role${pathOf(resource)}${role}`;
    }
    if (type === 'AWS::ECR::Repository') {
      const repository = nameOf(resource, 'RepositoryName') ?? `\${${name}}`;
      if (wanted === 'Arn') return this.#arn('ecr', `repository/${repository}`);
      if (wanted === 'RepositoryUri')
        return `${this.#pseudo('AWS::AccountId')}.dkr.ecr.${this.#pseudo('AWS::Region')}.\${AWS::URLSuffix}/${repository}`;
    }
    return `\${${path}}`;
  }

  #arn(service: string, resource: string): string {
    const [region, account] = [this.#pseudo('AWS::Region'), this.#pseudo('AWS::AccountId')];
    return `arn:\${AWS::Partition}:${service}:${region}:${account}:${resource}`;
  }

  #substitute(argument: JsonValue): string {
    const [text, variables] = isJsonList(argument) ? argument : [argument, undefined];
    if (typeof text !== 'string' || text.length > LONGEST_TEXT) return '${Fn::Sub}';
    let length = 0;
    return text.replace(/\$\{(!?)([^{}]*)\}/g, (whole, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      const key = name.trim();
      const own = isJsonObject(variables) ? ownValue(variables, key) : undefined;
      const value =
        own !== undefined
          ? this.#text(own) || whole
          : key.includes('.')
            ? this.#attribute(key)
            : this.#reference(key);
      const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
      length += shown.length;
      return length > LONGEST_TEXT ? whole : shown;
    });
  }

  #join(argument: JsonValue): string {
    if (!isJsonList(argument)) return '${Fn::Join}';
    const parts = this.#resolve(argument[1]).value;
    if (!isJsonList(parts)) return typeof parts === 'string' ? parts : '${Fn::Join}';
    return parts.map((part) => this.#text(part)).join(this.#text(argument[0]));
  }

  #select(argument: JsonValue): JsonValue {
    if (!isJsonList(argument)) return '${Fn::Select}';
    const list = this.#resolve(argument[1]).value;
    const index = this.#text(argument[0]);
    const item = isJsonList(list) ? list[Number(index)] : undefined;
    if (item !== undefined) return this.#resolve(item).value ?? '${Fn::Select}';
    return typeof list === 'string' ? `\${${index} of ${list.replace(/[{}$]/g, '')}}` : '${Fn::Select}';
  }

  /** Splits around placeholders: the colons of `${AWS::Region}` do not divide. */
  #split(argument: JsonValue): JsonValue {
    if (!isJsonList(argument)) return '${Fn::Split}';
    const [separator, text] = [this.#text(argument[0]), this.#text(argument[1])];
    if (separator === '' || text.length > LONGEST_TEXT) return [text];
    const kept = text.match(PLACEHOLDER_OR_TEXT) ?? [];
    if (kept.length === 1 && kept[0] === text) return text;
    let next = 0;
    return text
      .replace(PLACEHOLDER_OR_TEXT, '\uE000')
      .split(separator)
      .map((part) => part.replace(/\uE000/g, () => kept[next++] ?? ''));
  }

  #findInMap(argument: JsonValue): JsonValue {
    if (!isJsonList(argument)) return '${Fn::FindInMap}';
    const [map = '', first = '', second = ''] = argument.slice(0, 3).map((part) => this.#text(part));
    const member = this.#member('Mappings', map);
    const row = member === undefined ? undefined : ownValue(member, first);
    const found = isJsonObject(row) ? ownValue(row, second) : undefined;
    return found ?? `\${${map} ${second}}`;
  }

  #zones(argument: JsonValue): JsonValue {
    const region = this.#text(argument);
    const named = region === '' ? this.#pseudo('AWS::Region') : region;
    return `\${zones of ${named.replace(/[{}$]/g, '')}}`;
  }
}

function callOf(value: JsonValue | undefined): Call | undefined {
  if (!isJsonObject(value)) return undefined;
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return undefined;
  if (name !== 'Ref' && name !== 'Condition' && !name.startsWith('Fn::')) return undefined;
  return { name, argument: ownValue(value, name) ?? null };
}

/** True when all are, false when one is not, otherwise open. */
function every(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
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
