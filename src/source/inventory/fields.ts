/** Reads members of JSON objects and reports what does not fit, with its path. Nothing here throws. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, kindOf, ownValue } from '../json.ts';

/** Takes note of what does not fit. */
type Report = (path: string, message: string) => void;

/** A value, where it stands in its document, and whom to tell when it does not fit. */
export interface Located<V> {
  readonly value: V;
  readonly path: string;
  readonly report: Report;
}

/**
 * Names, addresses and ARNs: text that can stand in a command or a comment without harm. It never begins like an option
 * of a command, and is never a URL or `file://`, which the AWS CLI would open.
 */
const PLAIN = /^(?!-)[\w.:/*@+=-]{0,512}$/;
const HAS_SCHEME = /:\/\//;

/** Names of services that AWS offers, and of those of other accounts. */
const SERVICE_NAME = /^[a-zA-Z][a-zA-Z0-9._-]{0,254}$/;
const ARN = /^arn:[a-z-]{1,20}:[a-zA-Z0-9._:/-]{1,400}$/;
const CIDR = /^[0-9a-fA-F.:]{2,45}\/\d{1,3}$/;
/** Any id of AWS: letters, a hyphen, letters and digits; some kinds have two words (`pl-…`, `tgw-rtb-…`). */
const ANY_ID = /^[a-z]{1,20}(?:-[a-z]{1,20})?-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/;

/** The kinds of ids whose shape is known, by what stands before the hyphen. */
export type IdKind = 'vpce' | 'subnet' | 'rtb' | 'sg' | 'vpc' | 'pl' | 'acl' | 'eni' | 'nat' | 'igw' | 'dopt';

/** Recordings have made-up ids with hyphens (`subnet-private-1a`). */
const SHAPES: { readonly [K in IdKind]: RegExp } = {
  vpce: /^vpce-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  subnet: /^subnet-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  rtb: /^rtb-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  sg: /^sg-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  vpc: /^vpc-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  pl: /^pl-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  acl: /^acl-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  eni: /^eni-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  nat: /^nat-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  igw: /^igw-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}$/,
  dopt: /^(?:dopt-[0-9a-zA-Z][0-9a-zA-Z-]{0,60}|default)$/,
};

/** No VPC has so many of anything: AWS's own quotas are far below. */
export const LONGEST_LIST = 20_000;

/** A member by its AWS name; SDKs that write the first letter small are understood too. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  const found = ownValue(object, name);
  return found === undefined ? ownValue(object, withSmallLetter(name)) : found;
}

/** Whether the source says anything about the member, `null` included. */
export function tells(object: JsonObject, ...names: readonly string[]): boolean {
  return names.some((name) => member(object, name) !== undefined);
}

const SMALL_LETTERS = new Map<string, string>();

function withSmallLetter(name: string): string {
  const known = SMALL_LETTERS.get(name);
  if (known !== undefined) return known;
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  SMALL_LETTERS.set(name, small);
  return small;
}

/** The path of a member. */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** A constant of AWS Tools for PowerShell is an object: `{ "Value": "available" }`. */
function unwrapped(found: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(found) && typeof ownValue(found, 'Value') === 'string'
    ? ownValue(found, 'Value')
    : found;
}

/** The text of a member, whatever its characters; empty when absent or null. It must never reach a command. */
export function words({ value, path, report }: Located<JsonObject>, name: string): string {
  const found = unwrapped(member(value, name));
  if (found === undefined || found === null) return '';
  if (typeof found === 'string') return found;
  report(join(path, name), `expected text, found ${kindOf(found)}`);
  return '';
}

/** The text of a member; empty when absent or null. */
export function text(from: Located<JsonObject>, name: string): string {
  const found = words(from, name);
  if (PLAIN.test(found) && !HAS_SCHEME.test(found)) return found;
  from.report(join(from.path, name), 'contains characters that no id, name or address of AWS has');
  return '';
}

/** The id of a member, in the shape of its kind; empty when absent or null. */
export function id(from: Located<JsonObject>, name: string, kind: IdKind): string {
  const found = text(from, name);
  if (found === '' || SHAPES[kind].test(found)) return found;
  from.report(join(from.path, name), `expected the id of AWS, ${kind}-…, found other text`);
  return '';
}

/** The id of a member that may be of any kind, an ARN or `local`; empty when absent or null. */
export function target(from: Located<JsonObject>, name: string): string {
  const found = text(from, name);
  if (found === '' || found === 'local' || ANY_ID.test(found) || ARN.test(found)) return found;
  from.report(join(from.path, name), 'expected an id of AWS, found other text');
  return '';
}

/** The name of an endpoint service, or an ARN; empty when absent or null. */
export function serviceName(from: Located<JsonObject>, name: string): string {
  const found = text(from, name);
  if (found === '' || SERVICE_NAME.test(found) || ARN.test(found)) return found;
  from.report(join(from.path, name), 'expected the name of a service, found other text');
  return '';
}

/** The CIDR block of a member; empty when absent or null. */
export function cidr(from: Located<JsonObject>, name: string): string {
  return cidrIn(text(from, name), join(from.path, name), from.report);
}

function cidrIn(found: string, path: string, report: Report): string {
  if (found === '' || CIDR.test(found)) return found;
  report(path, 'expected a CIDR block, found other text');
  return '';
}

/** The truth value of a member; `undefined` when absent or null. */
export function flag({ value, path, report }: Located<JsonObject>, name: string): boolean | undefined {
  const found = unwrapped(member(value, name));
  if (found === undefined || found === null) return undefined;
  if (typeof found === 'boolean') return found;
  if (typeof found === 'string' && /^(?:true|false)$/i.test(found)) return found.toLowerCase() === 'true';
  report(join(path, name), `expected true or false, found ${kindOf(found)}`);
  return undefined;
}

/** The number of a member; `undefined` when absent or null. */
export function number({ value, path, report }: Located<JsonObject>, name: string): number | undefined {
  const found = member(value, name);
  if (found === undefined || found === null) return undefined;
  if (typeof found === 'number') return found;
  report(join(path, name), `expected a number, found ${kindOf(found)}`);
  return undefined;
}

/** The objects of a list member; empty when absent or null. */
export function objects(
  { value, path, report }: Located<JsonObject>,
  name: string,
): readonly Located<JsonObject>[] {
  return objectsIn({ value: member(value, name), path: join(path, name), report });
}

/** The objects of a list; empty when there is none. */
export function objectsIn({
  value,
  path,
  report,
}: Located<JsonValue | undefined>): readonly Located<JsonObject>[] {
  return itemsIn({ value, path, report }).flatMap(({ value: item, path: at }) => {
    if (isJsonObject(item)) return [{ value: item, path: at, report }];
    report(at, `expected an object, found ${kindOf(item)}`);
    return [];
  });
}

/** The items of a list; empty when there is none. */
function itemsIn({ value, path, report }: Located<JsonValue | undefined>): readonly Located<JsonValue>[] {
  if (value === undefined || value === null) return [];
  if (!isJsonList(value)) {
    report(path, `expected a list, found ${kindOf(value)}`);
    return [];
  }
  if (value.length > LONGEST_LIST) {
    report(path, `a list of more than ${LONGEST_LIST} items`);
    return [];
  }
  return value.map((item, index) => ({ value: item, path: `${path}[${index}]`, report }));
}

/** The ids of a list member; `undefined` when absent or null. */
export function ids(from: Located<JsonObject>, name: string, kind: IdKind): readonly string[] | undefined {
  const found = member(from.value, name);
  if (found === undefined || found === null) return undefined;
  const items = itemsIn({ value: found, path: join(from.path, name), report: from.report });
  return items.flatMap(({ value, path }) => {
    if (typeof value === 'string' && SHAPES[kind].test(value)) return [value];
    from.report(
      path,
      `expected an id, ${kind}-…, found ${typeof value === 'string' ? 'other text' : kindOf(value)}`,
    );
    return [];
  });
}

/** The CIDR blocks of a list member whose items are texts, or objects with a member of this name. */
export function cidrs(from: Located<JsonObject>, list: string, name: string): readonly string[] {
  const items = itemsIn({
    value: member(from.value, list),
    path: join(from.path, list),
    report: from.report,
  });
  return items.flatMap(({ value, path }) => {
    if (isJsonObject(value)) return present(cidr({ value, path, report: from.report }, name));
    if (typeof value === 'string') return present(cidrIn(value, path, from.report));
    from.report(path, `expected a CIDR block, found ${kindOf(value)}`);
    return [];
  });
}

/** The texts of a list member; empty when absent or null. */
export function texts(from: Located<JsonObject>, name: string): readonly string[] {
  const items = itemsIn({
    value: member(from.value, name),
    path: join(from.path, name),
    report: from.report,
  });
  return items.flatMap(({ value, path }) => {
    if (typeof value === 'string' && PLAIN.test(value) && !HAS_SCHEME.test(value)) return present(value);
    from.report(path, `expected a name, found ${typeof value === 'string' ? 'other text' : kindOf(value)}`);
    return [];
  });
}

/** The text in a list, or no item where it is empty. */
export function present(found: string): readonly string[] {
  return found === '' ? [] : [found];
}
