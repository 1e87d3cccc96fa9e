/** Network ACLs of templates and of Terraform: one entry at a time. */
import type { NetworkAclEntry } from '../../core/index.ts';
import { blocks } from '../blocks.ts';
import type { Field } from '../field.ts';

/** The entries that stand inside an ACL of Terraform; `undefined`: one of them is not told. */
export function entriesInside(acl: Field): readonly NetworkAclEntry[] | undefined {
  return whole([
    ...blocks(acl.get('ingress'), 'a list of rules').map((rule) => readAclEntry(rule, false)),
    ...blocks(acl.get('egress'), 'a list of rules').map((rule) => readAclEntry(rule, true)),
  ]);
}

/** An entry, by the member names of CloudFormation, of Terraform's rules and of its blocks; `undefined`: not all is told. */
export function readAclEntry(rule: Field, egress = rule.get('egress').flag()): NetworkAclEntry | undefined {
  const number = numberIn(rule.get('ruleNumber', 'ruleNo'));
  const action = rule.get('ruleAction', 'action').text()?.toLowerCase();
  const protocol = protocolIn(rule.get('protocol'));
  const cidr = rule.get('cidrBlock').text() ?? rule.get('ipv6CidrBlock').text();
  if (number === undefined || protocol === undefined || (action !== 'allow' && action !== 'deny'))
    return undefined;
  if (cidr === undefined || !/^[0-9a-fA-F.:]{2,45}\/\d{1,3}$/.test(cidr)) return undefined;
  const entry = { egress, number, allow: action === 'allow', protocol, cidr };
  const range = rule.get('portRange');
  const ports = range.value === undefined ? [rule.get('fromPort'), rule.get('toPort')] : portsOf(range);
  const [from, to] = ports.map(numberIn);
  const told = ports.every((port, index) => port.value === undefined || [from, to][index] !== undefined);
  if (!told) return undefined;
  // Terraform writes 0 to 0 where a protocol has no ports.
  return protocol === '-1'
    ? { ...entry, fromPort: undefined, toPort: undefined }
    : { ...entry, fromPort: from, toPort: to };
}

const portsOf = (range: Field): readonly Field[] => [range.get('from'), range.get('to')];

const PROTOCOLS: { readonly [name: string]: string } = { tcp: '6', udp: '17', icmp: '1', all: '-1' };

function protocolIn(field: Field): string | undefined {
  const text = field.text()?.toLowerCase();
  if (text === undefined) return undefined;
  if (/^-?\d{1,3}$/.test(text)) return text;
  return Object.hasOwn(PROTOCOLS, text) ? PROTOCOLS[text] : undefined;
}

function numberIn(field: Field): number | undefined {
  const text = field.text();
  return text !== undefined && /^-?\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** All of them, or nothing. */
export function whole<V>(items: readonly (V | undefined)[]): readonly V[] | undefined {
  const told = items.filter((item) => item !== undefined);
  return told.length === items.length ? told : undefined;
}
