// The strict AWS stand-in from JavaScript: one server and one AWS CLI daemon for the whole run, one world per test.
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, start, startAll } from '../processes.mjs';

const here = (file) => join(import.meta.dirname, file);

// The world that a test gets when it names no network of its own; the same ids as in world.py.
export const NETWORK = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  vpcCidr: '10.0.0.0/16',
  subnetIds: ['subnet-0aaaaaaaaaaaaaaa1', 'subnet-0bbbbbbbbbbbbbbb2'],
  subnetInSameZone: 'subnet-0aaaaaaaaaaaaaaa9',
  routeTableIds: ['rtb-0a1b2c3d4e5f60711', 'rtb-0a1b2c3d4e5f60712'],
  securityGroupId: 'sg-0a1b2c3d4e5f60701',
  connectionId: 'tgw-0a1b2c3d4e5f60701',
  peeringId: 'pcx-0a1b2c3d4e5f60701',
  cluster: 'prod',
  containerInstances: ['i-0a1b2c3d4e5f60701', 'i-0a1b2c3d4e5f60702'],
  other: {
    vpcId: 'vpc-0ffffffffffffffff',
    vpcCidr: '172.16.0.0/16',
    subnetId: 'subnet-0ffffffffffffffff',
    routeTableId: 'rtb-0ffffffffffffffff',
    securityGroupId: 'sg-0ffffffffffffffff',
  },
};

/** The default network with changes to its first VPC: `{ dnsHostnames: false }`, `{ ipv6: true }`. */
export function networkWith(vpcChanges) {
  const { other, ...own } = NETWORK;
  const zones = ['a', 'b'];
  return {
    vpcs: [
      {
        id: own.vpcId,
        cidr: own.vpcCidr,
        subnets: [
          ...own.subnetIds.map((id, i) => ({ id, cidr: `10.0.${i + 1}.0/24`, zone: zones[i] })),
          { id: own.subnetInSameZone, cidr: '10.0.9.0/24', zone: 'a' },
        ],
        routeTables: own.routeTableIds.map((id) => ({ id })),
        securityGroups: [{ id: own.securityGroupId, name: 'tasks' }],
        ...vpcChanges,
      },
      {
        id: other.vpcId,
        cidr: other.vpcCidr,
        ...(vpcChanges.ipv6 ? { ipv6: true } : {}),
        subnets: [{ id: other.subnetId, cidr: '172.16.1.0/24', zone: 'b' }],
        routeTables: [{ id: other.routeTableId }],
        securityGroups: [{ id: other.securityGroupId, name: 'elsewhere' }],
      },
    ],
    cluster: { name: own.cluster, containerInstances: own.containerInstances },
  };
}

/** Starts the server and, where the AWS CLI is a Python package, the daemon that makes its calls fast. */
export async function startAwsServices(tools, workFolder) {
  const python = tools.moto.path;
  const [server, cli] = await startAll([
    start(python, [here('server.py')]),
    tools.aws.daemon ? startCli(tools, python, workFolder) : undefined,
  ]);
  const url = `http://127.0.0.1:${JSON.parse(server.firstLine).port}`;
  return {
    url,
    bin: cli?.bin ?? '',
    socket: cli?.socket ?? '',
    stop: () => Promise.all([server.stop(), cli?.stop()]),
  };
}

/** A folder with an `aws` for the PATH, behind which the AWS CLI of this interpreter waits. */
export async function startCli(tools, python, workFolder) {
  const bin = await mkdtemp(join(workFolder, 'bin-'));
  const socket = join(bin, 'awsd.sock');
  await writeFile(join(bin, 'aws'), `#!${tools.perl.path}\n${await readFile(here('aws.pl'), 'utf8')}`);
  await chmod(join(bin, 'aws'), 0o755);
  const env = { ...quietEnvironment(), PATH: process.env.PATH };
  const { stop } = await start(python, [here('awsd.py'), socket], { env });
  return { bin, socket, stop };
}

function quietEnvironment() {
  return {
    AWS_CONFIG_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    LANG: 'C.UTF-8',
  };
}

async function request(services, method, path, body) {
  const response = await fetch(`${services.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return text;
}

export async function openWorld(services, settings = {}) {
  const region = settings.region ?? 'us-east-1';
  const world = { network: NETWORK, region, account: '', env: {} };

  const open = async () => {
    const { account, accessKey } = JSON.parse(
      await request(services, 'POST', '/worlds', {
        ...settings,
        region,
        services: byRegion(settings, region),
      }),
    );
    world.account = account;
    world.env = {
      ...quietEnvironment(),
      AWSD_SOCKET: services.socket,
      AWS_ACCESS_KEY_ID: accessKey,
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_ENDPOINT_URL: services.url,
      AWS_MAX_ATTEMPTS: '1',
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      HOME: '/nonexistent',
      PATH: `${services.bin}:${process.env.PATH}`,
    };
  };
  // Somebody's shell: no Region of the plan, a default that is another one, and a pager.
  const shellEnvironment = () => {
    const { AWS_REGION: _, AWS_PAGER: __, ...env } = world.env;
    return { ...env, AWS_DEFAULT_REGION: region === 'eu-north-1' ? 'eu-south-1' : 'eu-north-1' };
  };
  const stop = () => request(services, 'DELETE', `/worlds/${world.account}`);

  await open();
  return Object.assign(world, {
    /** What a script finds that somebody runs in a shell of their own. */
    shell: shellEnvironment,
    /** Calls that changed something, with the parameters that were sent, in order. */
    log: async () =>
      (await request(services, 'GET', `/worlds/${world.account}/log`))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    /** What exists now: `{ endpoints, securityGroups }`. */
    state: async () => JSON.parse(await request(services, 'GET', `/worlds/${world.account}/state`)),
    /** VPCs, subnets, route tables, prefix lists and endpoint services, for the Terraform provider. */
    describeNetwork: async () =>
      JSON.parse(await request(services, 'GET', `/worlds/${world.account}/network`)),
    /** One operation of the Terraform provider; throws what EC2 refuses. */
    operate: async (inRegion, operation, args) => {
      const body = { region: inRegion, operation, arguments: args };
      const answer = JSON.parse(await request(services, 'POST', `/worlds/${world.account}/do`, body));
      if (answer.error) throw new Error(`${answer.error.code}: ${answer.error.message}`);
      return answer;
    },
    /** Makes a call to come fail: `{ action, match, code, message, times }`, or end in `state: 'failed'`. */
    fail: (fault) => request(services, 'POST', `/worlds/${world.account}/faults`, fault),
    /** Runs one call of the real AWS CLI. */
    aws: (...args) => run('aws', args, { env: world.env }),
    reset: async () => {
      await stop();
      await open();
    },
    stop,
  });
}

function byRegion({ services = {} }, region) {
  return Array.isArray(services) ? { [region]: services } : services;
}
