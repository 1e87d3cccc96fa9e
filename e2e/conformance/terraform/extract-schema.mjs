// Refreshes aws-schema.json, the part of the AWS provider's schema that the exports can use.
//
//   npm pack @cdktn/provider-aws     (CDK Terrain's bindings, generated from the provider's own schema)
//   tar -xzf cdktn-provider-aws-*.tgz
//   node extract-schema.mjs package/lib
//
// The bindings state each argument's flags in a comment and its type in the accessors; an argument that cannot be read
// completely ends the run.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = [
  'provider',
  ...['vpc-endpoint', 'vpc-endpoint-policy', 'vpc-endpoint-route-table-association'],
  ...['vpc-endpoint-subnet-association', 'vpc-endpoint-security-group-association'],
  ...[
    'security-group',
    'security-group-rule',
    'vpc-security-group-ingress-rule',
    'vpc-security-group-egress-rule',
  ],
  ...['route53-zone', 'route53-record', 'route53-zone-association'],
  ...['route53-vpc-association-authorization', 'route', 'network-acl-rule'],
  ...['ec2-tag', 'data-aws-vpc', 'data-aws-subnet', 'data-aws-subnets', 'data-aws-route-table'],
  ...['data-aws-route-tables', 'data-aws-security-group', 'data-aws-region', 'data-aws-caller-identity'],
  ...['data-aws-partition', 'data-aws-prefix-list', 'data-aws-ec2-managed-prefix-list'],
  ...['data-aws-vpc-endpoint-service', 'data-aws-vpc-endpoint'],
];
const SCALARS = { string: 'string', number: 'number', boolean: 'bool', any: 'dynamic' };
const GETTERS = {
  String: 'string',
  Number: 'number',
  Boolean: 'bool',
  Any: 'dynamic',
  List: ['list', 'string'],
  NumberList: ['list', 'number'],
  StringMap: ['map', 'string'],
  BooleanMap: ['map', 'bool'],
  NumberMap: ['map', 'number'],
};

function readModule(library, name) {
  const source = readFileSync(join(library, name, 'index.js'), 'utf8');
  const classes = {};
  for (const [, id, base, body] of source.matchAll(
    /^class (\w+) extends cdktn\.(\w+) \{\n([\s\S]*?)^exports\.\1 = /gm,
  )) {
    classes[id] = { base, body };
  }
  const structs = {};
  for (const [, id, body] of source.matchAll(/^function (\w+)ToHclTerraform\(struct\) \{\n([\s\S]*?)^\}/gm)) {
    structs[id[0].toUpperCase() + id.slice(1)] = readEntries(body);
  }
  const main = Object.values(classes).find(({ base }) =>
    /^Terraform(Resource|DataSource|Provider)$/.test(base),
  );
  return {
    kind: main.base,
    type: /static tfResourceType = "(\w+)"/.exec(main.body)[1],
    version: /providerVersion: '([^']+)'/.exec(main.body)?.[1],
    block: readBlock(main.body, readEntries(main.body), { classes, structs }),
  };
}

// The entries of synthesizeHclAttributes: which arguments are blocks, and of what type.
function readEntries(body) {
  const entries = {};
  const pattern =
    /^\s+"?([\w-]+)"?: \{\n\s+value: .*,\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "([^"]+)",/gm;
  for (const [, name, isBlock, type, storage] of body.matchAll(pattern)) {
    entries[name] = { isBlock: isBlock === 'true', type, storage };
  }
  return entries;
}

function readBlock(body, entries, known) {
  const block = { attributes: {}, blocks: {} };
  for (const part of body.split(/^\s+\/\/ (?=\w+ - computed: (?:true|false), optional)/m).slice(1)) {
    const [, name, computed, optional, required, code] =
      /^(\w+) - computed: (\w+), optional: (\w+), required: (\w+).*\n([\s\S]*)/.exec(part);
    const flags = Object.fromEntries(
      Object.entries({ required, optional, computed }).filter(([, value]) => value === 'true'),
    );
    for (const flag of Object.keys(flags)) flags[flag] = true;
    readArgument(block, name, flags, code, entries[name], known);
  }
  const lost = Object.keys(entries).filter((name) => !block.attributes[name] && !block.blocks[name]);
  if (lost.length > 0) throw new Error(`not understood: ${lost}`);
  return block;
}

function readArgument(block, name, flags, code, entry, known) {
  const nested = /_\w+ = new (\w+?)(List|Map|OutputReference)\(this, "\w+"(?:, (true|false))?\)/.exec(code);
  if (nested) {
    const [, id, wrapper, isSet] = nested;
    const inner = readBlock(known.classes[`${id}OutputReference`].body, known.structs[id] ?? {}, known);
    if (entry?.isBlock) {
      const nesting = entry.type === 'struct' ? 'single' : entry.type;
      block.blocks[name] = {
        nesting,
        ...(flags.required ? { min: 1 } : {}),
        ...(wrapper === 'OutputReference' && nesting !== 'single' ? { max: 1 } : {}),
        ...inner,
      };
      return;
    }
    const object = [
      'object',
      Object.fromEntries(Object.entries(inner.attributes).map(([k, a]) => [k, a.type])),
    ];
    const collection =
      entry?.type && entry.type !== 'struct' ? entry.type : isSet === 'true' ? 'set' : 'list';
    block.attributes[name] = { type: [collection, object], ...flags };
  } else if (entry?.isBlock) {
    const inner = known.structs[entry.storage.replace(/List$/, '')] ?? {};
    const attributes = Object.entries(inner).map(([k, e]) => [k, { type: typeOfEntry(e), optional: true }]);
    block.blocks[name] = { nesting: entry.type, attributes: Object.fromEntries(attributes), blocks: {} };
  } else {
    block.attributes[name] = { type: entry ? typeOfEntry(entry) : typeOfGetter(name, code), ...flags };
  }
}

function typeOfEntry({ storage, type }) {
  const [, scalar, shape] = /^(string|number|boolean|any)(List|Map|ListList)?$/.exec(storage);
  if (shape === 'Map') return ['map', SCALARS[scalar]];
  if (shape === 'List') return [type === 'set' ? 'set' : 'list', SCALARS[scalar]];
  return shape ? ['list', ['list', SCALARS[scalar]]] : SCALARS[scalar];
}

function typeOfGetter(name, code) {
  const map = /new cdktn\.(String|Number|Boolean|Any)Map\(this/.exec(code);
  if (map) return ['map', SCALARS[map[1].toLowerCase()]];
  const getter =
    /get(\w+?)Attribute\(/.exec(code)?.[1] ?? (/interpolationForAttribute/.test(code) ? 'Any' : '');
  const type = GETTERS[getter];
  if (!type) throw new Error(`${name}: no type in ${code.slice(0, 200)}`);
  return Array.isArray(type) && type[0] === 'list' && code.includes('Fn.tolist(') ? ['set', type[1]] : type;
}

// One argument a line, so that a refresh can be reviewed.
function print(value, indent = '') {
  const isLeaf = typeof value !== 'object' || value === null || Array.isArray(value) || isArgument(value);
  if (isLeaf) return inLine(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const inner = entries.map(
    ([key, item]) => `${indent}  ${JSON.stringify(key)}: ${print(item, `${indent}  `)}`,
  );
  return `{\n${inner.join(',\n')}\n${indent}}`;
}

/** Some resources have an argument named `type` themselves. */
const isArgument = ({ type }) => typeof type === 'string' || Array.isArray(type);

function inLine(value) {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${inLine(item)}`)
    .join(', ')} }`;
}

const schema = { source: '', provider: undefined, resources: {}, dataSources: {} };
for (const name of MODULES) {
  const { kind, type, version, block } = readModule(process.argv[2], name);
  if (version) schema.source = `hashicorp/aws ${version}, read from @cdktn/provider-aws (MPL-2.0)`;
  if (kind === 'TerraformResource') schema.resources[type] = block;
  else if (kind === 'TerraformDataSource') schema.dataSources[type] = block;
  else schema.provider = block;
}
writeFileSync(join(import.meta.dirname, 'aws-schema.json'), `${print(schema)}\n`);
