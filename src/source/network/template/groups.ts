/** Security groups of templates and of Terraform, with rules inside and beside them. */
import type { ExistingSecurityGroup, Permission } from '../../../core/index.ts';
import { blocks } from '../../blocks.ts';
import type { Field } from '../../field.ts';
import { hasPlaceholder } from '../../placeholders.ts';
import { isInnerReference } from '../../references.ts';
import type { SourceResource } from '../network.ts';
import { idOf, isCidr, type Lookup, placeOf, textsIn, textsOf } from './lookup.ts';
import { blocksOf } from './routes.ts';

/** A security group with all its rules; `egress` is absent where the source does not tell it. */
export function readGroup(lookup: Lookup, resource: SourceResource): ExistingSecurityGroup {
  const id = idOf(resource);
  const { fields, type } = resource;
  const isTemplate = type.startsWith('AWS::');
  const own = (name: Field): readonly Permission[] =>
    blocks(name, 'a list of rules').map((rule) => permissionOf(lookup, rule, id));
  const rules = (kind: 'ingress' | 'egress'): readonly Permission[] =>
    [
      ...lookup.of(kind).filter((one) => lookup.one(one.fields.get('groupId', 'securityGroupId')) === id),
      ...lookup
        .of('rule')
        .filter(
          (one) =>
            lookup.one(one.fields.get('securityGroupId')) === id && one.fields.get('type').text() === kind,
        ),
    ].map((one) => permissionOf(lookup, one.fields, id));
  const inside = own(fields.get('securityGroupEgress', 'egress'));
  // A group that is made without rules of its own lets everything out, whatever further resources add.
  const byDefault = isTemplate && inside.length === 0 ? [EVERYTHING] : [];
  const egress = [...inside, ...rules('egress'), ...byDefault];
  const told = egress.length > 0 || Array.isArray(fields.get('egress').value);
  return {
    id,
    vpcId: lookup.one(fields.get('vpcId')) ?? '',
    ingress: [...own(fields.get('securityGroupIngress', 'ingress')), ...rules('ingress')],
    egress: told ? egress : undefined,
    place: placeOf(resource),
  };
}

function permissionOf(lookup: Lookup, rule: Field, group: string): Permission {
  const named = groupsIn(lookup, rule);
  const texts = ['cidrIp', 'cidrIpv6', 'cidrIpv4', 'cidrBlocks', 'ipv6CidrBlocks'].flatMap((key) =>
    textsIn(rule.get(key)),
  );
  const blockLists = texts.map((text) => blocksBehind(lookup, text));
  const protocol = rule.get('ipProtocol', 'protocol').text()?.toLowerCase() ?? '-1';
  const all = protocol === '-1' || protocol === 'all';
  const ports = all ? [] : [rule.get('fromPort'), rule.get('toPort')];
  const untold = [
    ...texts.filter((_, index) => blockLists[index]?.length === 0),
    ...named.untold,
    ...ports.flatMap((port) => (port.value !== undefined && portOf(port) === undefined ? ['its ports'] : [])),
    ...(hasPlaceholder(protocol) ? ['its protocol'] : []),
  ].map((text) => text.replace(/^\$\{(.*)\}$/, '$1'));
  const [fromPort, toPort] = ports.map(portOf);
  return {
    protocol: all || hasPlaceholder(protocol) ? '-1' : protocol,
    fromPort,
    toPort,
    cidrs: untold.some((text) => text.startsWith('its ')) ? [] : blockLists.flat(),
    groupIds: rule.get('self').flag() ? [...named.ids, group] : named.ids,
    prefixListIds: ['sourcePrefixListId', 'destinationPrefixListId', 'prefixListId', 'prefixListIds'].flatMap(
      (key) => textsIn(rule.get(key)),
    ),
    ...(untold.length === 0 ? {} : { untold: [...new Set(untold)] }),
  };
}

/** The groups that a rule names, and those of them that the source does not tell. */
function groupsIn(
  lookup: Lookup,
  rule: Field,
): { readonly ids: readonly string[]; readonly untold: readonly string[] } {
  const texts = [
    'sourceSecurityGroupId',
    'destinationSecurityGroupId',
    'referencedSecurityGroupId',
    'securityGroups',
    'sourceSecurityGroupName',
  ].flatMap((key) => textsIn(rule.get(key)));
  const found = texts.map((text) => lookup.named(text));
  return {
    ids: found.flatMap((ids) => ids ?? []),
    untold: texts.filter((_, index) => found[index] === undefined),
  };
}

/** The blocks behind a text: itself, or those of the VPC or the subnet that it refers to. */
function blocksBehind(lookup: Lookup, text: string): readonly string[] {
  if (isCidr(text) || /^[0-9a-fA-F:]{2,39}\/\d{1,3}$/.test(text)) return [text];
  const [id] = isInnerReference(text) ? (lookup.named(text) ?? []) : [];
  if (id === undefined) return [];
  const vpc = lookup.of('vpc').find((one) => idOf(one) === id);
  if (vpc !== undefined) return blocksOf(lookup, vpc).slice(0, 1);
  const subnet = lookup.of('subnet').find((one) => idOf(one) === id);
  return subnet === undefined ? [] : textsOf([subnet.fields.get('cidrBlock')]).filter(isCidr);
}

function portOf(field: Field): number | undefined {
  const port = Number(field.text());
  return field.text() !== undefined && Number.isInteger(port) && port >= 0 ? port : undefined;
}

const EVERYTHING: Permission = {
  protocol: '-1',
  fromPort: undefined,
  toPort: undefined,
  cidrs: ['0.0.0.0/0'],
  groupIds: [],
  prefixListIds: [],
};
