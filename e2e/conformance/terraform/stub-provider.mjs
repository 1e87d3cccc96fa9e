// A stand-in for hashicorp/aws that speaks Terraform's plugin protocol, so that the real terraform binary can init,
// validate, plan, apply and destroy the exports without a registry and without AWS.
//
// Names, types and flags of the arguments are the real provider's (aws-schema.json); what a resource does happens in a
// world of the strict EC2 stand-in. The checks below are the provider's own that a schema cannot state.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { decode, ExtensionCodec, encode } from '@msgpack/msgpack';
import { DATA_SOURCES, RESOURCES } from './resources.mjs';

/** Where terraform itself looks the provider up; nothing is fetched from there. */
const PROVIDER_ADDRESS = 'registry.terraform.io/hashicorp/aws';

const SCHEMA = JSON.parse(readFileSync(join(import.meta.dirname, 'aws-schema.json'), 'utf8'));
const NESTING = { single: 1, list: 2, set: 3, map: 4 };
const SOURCES = ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'];
const ENUMS = {
  aws_security_group_rule: { type: ['ingress', 'egress'] },
  aws_vpc_endpoint: {
    vpc_endpoint_type: ['Gateway', 'GatewayLoadBalancer', 'Interface', 'Resource', 'ServiceNetwork'],
    ip_address_type: ['ipv4', 'dualstack', 'ipv6'],
  },
};
const DNS_RECORD_TYPES = ['dualstack', 'ipv4', 'ipv6', 'service-defined'];
const EXACTLY_ONE = {
  aws_vpc_endpoint: ['service_name', 'resource_configuration_arn', 'service_network_arn'],
  aws_vpc_security_group_egress_rule: SOURCES,
  aws_vpc_security_group_ingress_rule: SOURCES,
};
const CONFLICTING = { aws_security_group: ['name', 'name_prefix'] };
const JSON_ARGUMENTS = { aws_vpc_endpoint: ['policy'], aws_vpc_endpoint_policy: ['policy'] };

class Unknown {}
const UNKNOWN = new Unknown();
const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: 0,
  encode: (value) => (value instanceof Unknown ? new Uint8Array([0]) : null),
  decode: () => UNKNOWN,
});
// Terraform's "unknown, but known not to be null".
extensionCodec.register({ type: 12, encode: () => null, decode: () => UNKNOWN });

const toWire = (value) => ({ msgpack: Buffer.from(encode(value, { extensionCodec })) });

function fromWire(value) {
  if (value?.msgpack?.length) return decode(value.msgpack, { extensionCodec });
  return value?.json?.length ? JSON.parse(Buffer.from(value.json)) : null;
}

function wireBlock(block) {
  return {
    attributes: Object.entries(block.attributes).map(([name, { type, required, optional, computed }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      required: !!required,
      optional: !!optional,
      computed: !!computed,
    })),
    block_types: Object.entries(block.blocks).map(([name, nested]) => ({
      type_name: name,
      nesting: NESTING[nested.nesting],
      min_items: nested.min ?? 0,
      max_items: nested.max ?? 0,
      block: wireBlock(nested),
    })),
  };
}

const wireSchema = (block) => ({ version: 0, block: wireBlock(block) });
const wireSchemas = (blocks) =>
  Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, wireSchema(block)]));

function problem(summary, attribute) {
  const path = attribute ? { attribute: { steps: [{ attribute_name: attribute }] } } : {};
  return { severity: 1, summary, detail: '', ...path };
}

function validate(type, config) {
  const problems = [];
  for (const [name, { computed, optional, required }] of Object.entries(SCHEMA.resources[type].attributes)) {
    if (computed && !optional && !required && config[name] != null) {
      problems.push(
        problem(`Value for unconfigurable attribute: can't configure a value for "${name}"`, name),
      );
    }
  }
  for (const [name, values] of Object.entries(ENUMS[type] ?? {})) {
    if (typeof config[name] === 'string' && !values.includes(config[name])) {
      problems.push(
        problem(`expected ${name} to be one of ${JSON.stringify(values)}, got ${config[name]}`, name),
      );
    }
  }
  const recordType = type === 'aws_vpc_endpoint' && config.dns_options?.[0]?.dns_record_ip_type;
  if (typeof recordType === 'string' && !DNS_RECORD_TYPES.includes(recordType)) {
    problems.push(problem(`expected dns_record_ip_type to be one of ${JSON.stringify(DNS_RECORD_TYPES)}`));
  }
  const sources = (EXACTLY_ONE[type] ?? []).filter((name) => config[name] != null);
  if (EXACTLY_ONE[type] && sources.length !== 1) {
    problems.push(
      problem(`exactly one of ${EXACTLY_ONE[type].join(', ')} must be set, ${sources.length} are`),
    );
  }
  if ((CONFLICTING[type] ?? []).filter((name) => config[name] != null).length > 1) {
    problems.push(problem(`${CONFLICTING[type].join(' and ')} exclude each other`));
  }
  for (const name of JSON_ARGUMENTS[type] ?? []) {
    if (typeof config[name] === 'string' && !isJson(config[name])) {
      problems.push(problem(`"${name}" contains an invalid JSON policy`, name));
    }
  }
  return problems;
}

function isJson(text) {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** What is not configured and the provider decides is unknown until it is applied. */
function markComputed(block, prior, proposed) {
  const planned = { ...proposed };
  for (const [name, { computed }] of Object.entries(block.attributes)) {
    if (computed && planned[name] == null) planned[name] = prior?.[name] ?? UNKNOWN;
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    if (Array.isArray(planned[name])) {
      planned[name] = planned[name].map((item, i) => markComputed(nested, prior?.[name]?.[i], item));
    }
  }
  return planned;
}

function emptyValue(type) {
  if (Array.isArray(type)) return type[0] === 'map' ? {} : [];
  return { bool: false, number: 0 }[type] ?? '';
}

function fillUnknown(block, values, facts) {
  const filled = { ...values };
  for (const [name, { type }] of Object.entries(block.attributes)) {
    if (filled[name] instanceof Unknown) filled[name] = facts[name] ?? emptyValue(type);
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    if (Array.isArray(filled[name])) filled[name] = filled[name].map((item) => fillUnknown(nested, item, {}));
  }
  return filled;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

class Provider {
  constructor(world, delay) {
    this.world = world;
    this.delay = delay;
    this.region = world.region;
    this.defaultTags = {};
    this.log = [];
    this.clock = 0;
  }

  methods() {
    return {
      GetSchema: () => ({
        provider: wireSchema(SCHEMA.provider),
        resource_schemas: wireSchemas(SCHEMA.resources),
        data_source_schemas: wireSchemas(SCHEMA.dataSources),
        server_capabilities: {},
      }),
      PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
      Configure: ({ config }) => this.configure(fromWire(config)),
      ValidateResourceTypeConfig: (request) => ({
        diagnostics: validate(request.type_name, fromWire(request.config)),
      }),
      ValidateDataSourceConfig: () => ({}),
      UpgradeResourceState: (request) => ({ upgraded_state: { json: request.raw_state.json } }),
      ReadResource: (request) => ({ new_state: request.current_state }),
      PlanResourceChange: (request) => this.plan(request),
      ApplyResourceChange: (request) => this.apply(request),
      ReadDataSource: (request) => this.read(request),
      Stop: () => ({}),
    };
  }

  configure(config) {
    this.region = config?.region ?? this.world.region;
    this.defaultTags = config?.default_tags?.[0]?.tags ?? {};
    return {};
  }

  plan({ type_name: type, prior_state, proposed_new_state }) {
    const [prior, proposed] = [fromWire(prior_state), fromWire(proposed_new_state)];
    if (proposed == null) return { planned_state: toWire(null) };
    const replaced = prior
      ? [
          ...RESOURCES[type].replace.filter((name) => !same(prior[name], proposed[name])),
          // A rule keeps the kind of its source.
          ...(EXACTLY_ONE[type] === SOURCES ? SOURCES : []).filter(
            (name) => (prior[name] == null) !== (proposed[name] == null),
          ),
        ]
      : [];
    const planned = markComputed(SCHEMA.resources[type], replaced.length > 0 ? null : prior, proposed);
    if ('region' in planned && planned.region instanceof Unknown) planned.region = this.region;
    if ('tags_all' in planned) {
      const own = planned.tags instanceof Unknown ? UNKNOWN : { ...this.defaultTags, ...planned.tags };
      planned.tags_all = own;
    }
    return {
      planned_state: toWire(planned),
      requires_replace: replaced.map((name) => ({ steps: [{ attribute_name: name }] })),
    };
  }

  // Terraform applies independent resources at the same time. What is available is asked before the pause, so that of
  // two resources at the same time neither comes after the other.
  async apply({ type_name: type, prior_state, planned_state, config: wireConfig }) {
    const [prior, planned, config] = [fromWire(prior_state), fromWire(planned_state), fromWire(wireConfig)];
    const entry = {
      op: planned == null ? 'destroy' : prior ? 'update' : 'create',
      type,
      started: ++this.clock,
    };
    this.log.push(entry);
    const resource = RESOURCES[type];
    const operate = (operation, args) => this.world.operate(planned?.region ?? this.region, operation, args);
    try {
      const { services: after } = await operate('available', []);
      if (this.delay) await pause(this.delay);
      if (planned == null) {
        Object.assign(entry, { id: prior.id, values: prior });
        await resource.destroy(operate, prior);
        return { new_state: toWire(null) };
      }
      const facts = prior
        ? await resource.update(operate, prior.id, prior, config, planned.tags_all)
        : await resource.create(operate, config, planned.tags_all, { after, unique: `${entry.started}` });
      const state = { ...fillUnknown(SCHEMA.resources[type], planned, { ...prior, ...facts }) };
      if ('arn' in state && !state.arn)
        state.arn = `arn:aws:ec2:${this.region}:${this.world.account}:${state.id}`;
      Object.assign(entry, { id: state.id, values: state });
      return { new_state: toWire(state) };
    } finally {
      entry.ended = ++this.clock;
    }
  }

  async read({ type_name: type, config: wireConfig }) {
    const config = fromWire(wireConfig);
    const source = DATA_SOURCES[type];
    if (!source) throw new Error(`the stub provider does not read data.${type}`);
    const facts = source(config, {
      network: await this.world.describeNetwork(),
      account: this.world.account,
      region: this.region,
    });
    const state = { ...config };
    for (const [name, { computed, type: kind }] of Object.entries(SCHEMA.dataSources[type].attributes)) {
      if (computed && state[name] == null) state[name] = facts[name] ?? emptyValue(kind);
    }
    return { state: toWire(state) };
  }
}

const definition = protoLoader.loadSync(join(import.meta.dirname, 'tfplugin5.proto'), {
  keepCase: true,
  longs: Number,
  enums: Number,
  defaults: true,
  oneofs: true,
});
const { service } = grpc.loadPackageDefinition(definition).tfplugin5.Provider;

/** Serves the provider for one world. `reattach` is the value of TF_REATTACH_PROVIDERS. */
export async function startProvider(world, { delay = 0 } = {}) {
  const provider = new Provider(world, delay);
  const answer = (method) => async (call, callback) => {
    try {
      callback(null, await method(call.request));
    } catch (error) {
      callback(null, { diagnostics: [problem(error.message)] });
    }
  };
  const server = new grpc.Server({
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
  });
  server.addService(
    service,
    Object.fromEntries(Object.entries(provider.methods()).map(([name, method]) => [name, answer(method)])),
  );
  const port = await new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    log: provider.log,
    reattach: JSON.stringify({
      [PROVIDER_ADDRESS]: {
        Protocol: 'grpc',
        ProtocolVersion: 5,
        Pid: process.pid,
        Test: true,
        Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
      },
    }),
    stop: () => server.forceShutdown(),
  };
}
