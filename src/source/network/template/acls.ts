/** Network ACLs of templates and of Terraform: all of them, or none where one is not told. */
import type { ExistingNetworkAcl, NetworkAclEntry } from '../../../core/index.ts';
import { blocks } from '../../blocks.ts';
import type { Field } from '../../field.ts';
import type { SourceResource } from '../network.ts';
import { idOf, type Lookup, placeOf } from './lookup.ts';

/** The entries that stand inside an ACL of Terraform; `undefined`: one of them is not told. */
function entriesInside(acl: Field): readonly NetworkAclEntry[] | undefined {
  return whole([
    ...blocks(acl.get('ingress'), 'a list of rules').map((rule) => readAclEntry(rule, false)),
    ...blocks(acl.get('egress'), 'a list of rules').map((rule) => readAclEntry(rule, true)),
  ]);
}

/** An entry, by the member names of CloudFormation, of Terraform's rules and of its blocks; `undefined`: not all is told. */
function readAclEntry(rule: Field, egress = rule.get('egress').flag()): NetworkAclEntry | undefined {
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
function whole<V>(items: readonly (V | undefined)[]): readonly V[] | undefined {
  const told = items.filter((item) => item !== undefined);
  return told.length === items.length ? told : undefined;
}

/** Every network ACL, with the default one of a VPC that the source makes; `undefined`: not all of them are told. */
export function readAcls(
  lookup: Lookup,
  vpc: SourceResource | undefined,
): readonly ExistingNetworkAcl[] | undefined {
  const made = whole(lookup.of('acl').map((resource) => readAcl(lookup, resource)));
  const associated = lookup.of('aclSubnet').map(({ fields }) => lookup.one(fields.get('subnetId')));
  if (made === undefined || associated.includes(undefined)) return undefined;
  if (vpc === undefined) return made.length === 0 ? undefined : made;
  return made.some(({ isDefault }) => isDefault) ? made : [...made, defaultAclOf(idOf(vpc))];
}

function readAcl(lookup: Lookup, resource: SourceResource): ExistingNetworkAcl | undefined {
  const id = idOf(resource);
  const { fields, type } = resource;
  const isOwn = (one: SourceResource): boolean => lookup.one(one.fields.get('networkAclId')) === id;
  const inside = entriesInside(fields);
  const beside = whole(
    lookup
      .of('aclEntry')
      .filter(isOwn)
      .map((one) => readAclEntry(one.fields)),
  );
  const subnets = lookup.several(fields.get('subnetIds'), true);
  if (inside === undefined || beside === undefined || subnets === undefined) return undefined;
  const associated = lookup
    .of('aclSubnet')
    .filter(isOwn)
    .flatMap((one) => lookup.one(one.fields.get('subnetId')) ?? []);
  return {
    id,
    vpcId: lookup.one(fields.get('vpcId')) ?? '',
    isDefault: type === 'aws_default_network_acl',
    subnetIds: [...subnets, ...associated],
    entries: [...inside, ...beside],
    place: placeOf(resource),
  };
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html */
function defaultAclOf(vpcId: string): ExistingNetworkAcl {
  const entries = [true, false].flatMap((egress) =>
    ['0.0.0.0/0', '::/0'].map((cidr, index) => ({
      egress,
      number: 100 + index,
      allow: true,
      protocol: '-1',
      cidr,
      fromPort: undefined,
      toPort: undefined,
    })),
  );
  return { id: `${vpcId}.DefaultNetworkAcl`, vpcId, isDefault: true, subnetIds: [], entries };
}
