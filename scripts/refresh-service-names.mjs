// @ts-check
// node scripts/refresh-service-names.mjs: writes src/testing/cdk-service-names.json, the names that aws-cdk-lib gives
// the endpoint services of src/core/services.ts in every Region, to which a test compares ours. aws-cdk-lib is large,
// so it is installed in a temporary folder and not among the dependencies.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { root } from './setup.mjs';

const { REGION_IDS, SERVICE_IDS, serviceOf } = await import(await bundle('src/core/index.ts', 'core'));
/** @type {readonly string[]} */
const shorts = SERVICE_IDS.flatMap((/** @type {string} */ id) => [
  id,
  serviceOf(id).fips?.short ?? [],
]).flat();

const folder = mkdtempSync(join(tmpdir(), 'cdk-'));
try {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, 'aws-cdk-lib', 'constructs'], {
    cwd: folder,
    stdio: 'inherit',
  });
  const file = join(root, 'src/testing/cdk-service-names.json');
  writeFileSync(file, `${JSON.stringify(read(createRequire(join(folder, 'package.json'))), null, 2)}\n`);
  execFileSync('node_modules/.bin/biome', ['format', '--write', file], { cwd: root, stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * A name of a gateway endpoint joins the Region in CloudFormation; one of an interface endpoint is a text already.
 * @param {string | { 'Fn::Join': [string, readonly (string | { Ref: string })[]] }} name
 * @param {string} region
 */
function textOf(name, region) {
  if (typeof name === 'string') return name;
  return name['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : region)).join('');
}

/** @param {(id: string) => any} load resolves packages of the temporary folder */
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
  for (const service of Object.values(ec2.InterfaceVpcEndpointAwsService)) {
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
    gateways: {
      s3: prefixes(ec2.GatewayVpcEndpointAwsService.S3, 's3'),
      dynamodb: prefixes(ec2.GatewayVpcEndpointAwsService.DYNAMODB, 'dynamodb'),
    },
    onlyInCdk: known.filter((name) => !REGION_IDS.includes(name)),
  };
}
