// @ts-check
// Part of npm run refresh: writes src/testing/cdk-service-names.json, the names that aws-cdk-lib gives the endpoint services
// of src/core/services.ts in every Region, to which a test compares ours.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { NOT_PLANNED } from './not-planned.mjs';
import { root } from './setup.mjs';

const { iamPrefixOf, REGION_IDS, SERVICE_IDS, serviceOf } = await import(
  await bundle('src/core/index.ts', 'core')
);
/** @type {readonly string[]} */
const shorts = SERVICE_IDS.flatMap((/** @type {string} */ id) => [
  id,
  serviceOf(id).fips?.short ?? [],
]).flat();

/** The first words of the services that we plan, by which a further endpoint of theirs is known. */
const families = new Set(
  SERVICE_IDS.flatMap((/** @type {string} */ id) => [id.split(/[.-]/)[0] ?? id, iamPrefixOf(id)]),
);
const decided = new Set([...shorts, ...Object.values(NOT_PLANNED).flat()]);

const file = join(root, 'src/testing/cdk-service-names.json');
writeFileSync(file, `${JSON.stringify(read(createRequire(import.meta.url)), null, 2)}\n`);
execFileSync('node_modules/.bin/biome', ['format', '--write', file], { cwd: root, stdio: 'inherit' });

/**
 * A name of a gateway endpoint joins the Region in CloudFormation; one of an interface endpoint is a text already.
 * @param {string | { 'Fn::Join': [string, readonly (string | { Ref: string })[]] }} name
 * @param {string} region
 */
function textOf(name, region) {
  if (typeof name === 'string') return name;
  return name['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : region)).join('');
}

/** @param {(id: string) => any} load */
function read(load) {
  const { App, Stack } = load('aws-cdk-lib');
  const ec2 = load('aws-cdk-lib/aws-ec2');
  const { RegionInfo } = load('aws-cdk-lib/region-info');
  const app = new App({ analyticsReporting: false });
  /** @type {readonly string[]} */
  const known = RegionInfo.regions.map((/** @type {{ name: string }} */ region) => region.name);
  const regions = known.filter((name) => REGION_IDS.includes(name)).sort();
  const stacks = regions.map(
    (region) => new Stack(app, region, { env: { region, account: '111122223333' } }),
  );

  /** The usual prefix of a service, and the Regions in which it is another one. */
  const prefixes = (/** @type {{ name: string }} */ service, /** @type {string} */ short) => {
    /** @type {Record<string, string>} */
    const exceptions = {};
    stacks.forEach((stack, index) => {
      const region = regions[index] ?? '';
      const name = textOf(stack.resolve(service.name), region);
      const prefix = name.slice(0, name.indexOf(`.${region}.`));
      if (name !== `${prefix}.${region}.${short}`) throw new Error(`unexpected name ${name}`);
      if (prefix !== 'com.amazonaws') exceptions[region] = prefix;
    });
    return exceptions;
  };
  /** @type {Record<string, Record<string, string>>} */
  const interfaces = {};
  /** @type {Record<string, string[]>} */
  const constants = {};
  for (const [constant, service] of Object.entries(ec2.InterfaceVpcEndpointAwsService)) {
    if (service?.shortName !== undefined)
      constants[service.shortName] = [...(constants[service.shortName] ?? []), constant];
    if (shorts.includes(service?.shortName)) {
      const found = prefixes(service, service.shortName);
      const before = interfaces[service.shortName];
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(found))
        throw new Error(`aws-cdk-lib has two tables for ${service.shortName}`);
      interfaces[service.shortName] = found;
    }
  }
  return {
    'aws-cdk-lib': load('aws-cdk-lib/package.json').version,
    regions,
    interfaces: Object.fromEntries(Object.entries(interfaces).sort()),
    constants: Object.fromEntries(
      shorts.flatMap((short) => (constants[short] ? [[short, constants[short]]] : [])),
    ),
    gateways: {
      s3: prefixes(ec2.GatewayVpcEndpointAwsService.S3, 's3'),
      dynamodb: prefixes(ec2.GatewayVpcEndpointAwsService.DYNAMODB, 'dynamodb'),
    },
    undecided: Object.values(ec2.InterfaceVpcEndpointAwsService)
      .flatMap((service) => service?.shortName ?? [])
      .filter((short) => !decided.has(short) && families.has(short.split(/[.-]/)[0]))
      .sort(),
    onlyInCdk: known.filter((name) => !REGION_IDS.includes(name)),
  };
}
