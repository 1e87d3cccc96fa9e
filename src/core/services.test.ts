import { describe, expect, test } from 'vitest';
import cdk from '../testing/cdk-service-names.json' with { type: 'json' };
import facts from '../testing/regions.json' with { type: 'json' };
import { partitionOf, REGION_IDS, type RegionId, regionOf } from './regions.ts';
import { parseServiceName } from './service-names.ts';
import {
  cdkNameOf,
  ECS_CONTROL_PLANE,
  hasFipsVariant,
  isServiceId,
  privateDnsNames,
  SERVICE_IDS,
  type ServiceId,
  serviceName,
  serviceOf,
} from './services.ts';

type Exceptions = { readonly [region: string]: string };
const interfaces: { readonly [short: string]: Exceptions } = cdk.interfaces;
const gateways: { readonly [short: string]: Exceptions } = cdk.gateways;

const nameInCdk = (table: typeof interfaces, short: string, region: string): string | undefined => {
  const exceptions = table[short];
  return exceptions && `${exceptions[region] ?? 'com.amazonaws'}.${region}.${short}`;
};

/** FIPS endpoint services that AWS documents and aws-cdk-lib does not list, with the page that names them. */
const UNKNOWN_TO_CDK: { readonly [short: string]: string } = {
  'ecr-fips.api': 'Amazon ECR user guide, interface VPC endpoints',
  'ecr-fips.dkr': 'Amazon ECR user guide, interface VPC endpoints',
  's3-fips': 'Amazon S3 user guide, AWS PrivateLink for Amazon S3',
  'logs-fips': 'CloudWatch Logs user guide, interface VPC endpoints',
  'secretsmanager-fips': 'Secrets Manager user guide, VPC endpoints',
  'events-fips': 'list of services that integrate with AWS PrivateLink',
  'ec2-fips': 'list of services that integrate with AWS PrivateLink',
  'autoscaling-fips': 'list of services that integrate with AWS PrivateLink',
  'appconfigdata-fips': 'list of services that integrate with AWS PrivateLink',
  'cloudformation-fips': 'list of services that integrate with AWS PrivateLink',
  'comprehend-fips': 'list of services that integrate with AWS PrivateLink',
  'verifiedpermissions-fips': 'list of services that integrate with AWS PrivateLink',
};

/** The service's name in botocore's FIPS host names, where it is not the short name. */
const IN_BOTOCORE: { readonly [S in ServiceId]?: string } = {
  'ecr.api': 'api.ecr',
  'ecr.dkr': 'api.ecr',
  'kinesis-streams': 'kinesis',
  'guardduty-data': 'guardduty',
  'data-servicediscovery': 'servicediscovery',
};

/** Regions so new that botocore has no FIPS host name yet; the pages of AWS KMS and Amazon EFS say every Region. */
const NEWER_THAN_BOTOCORE = ['ap-east-2', 'ap-southeast-6'];

describe(`service names, compared with aws-cdk-lib ${cdk['aws-cdk-lib']}`, () => {
  test('are equal for every interface endpoint in every Region', () => {
    expect(cdk.regions).toHaveLength(REGION_IDS.length);
    for (const id of SERVICE_IDS) {
      if (!serviceOf(id).types.includes('Interface')) continue;
      for (const region of REGION_IDS)
        expect(serviceName(id, region, 'Interface')).toBe(nameInCdk(interfaces, id, region));
    }
  });

  test('have the constants of aws-cdk-lib, by which the CDK export names them', () => {
    const constants: { readonly [short: string]: readonly string[] } = cdk.constants;
    for (const id of SERVICE_IDS)
      if (serviceOf(id).types.includes('Interface')) expect(constants[id], id).toContain(cdkNameOf(id));
  });

  test('are equal for the gateway endpoints in every Region', () => {
    for (const id of ['s3', 'dynamodb'] as const)
      for (const region of REGION_IDS)
        expect(serviceName(id, region, 'Gateway')).toBe(nameInCdk(gateways, id, region));
  });

  test('are equal for every FIPS variant that both know, where it is offered', () => {
    for (const id of SERVICE_IDS) {
      const short = serviceOf(id).fips?.short;
      if (short === undefined || UNKNOWN_TO_CDK[short] !== undefined) continue;
      for (const region of REGION_IDS.filter((region) => hasFipsVariant(id, region)))
        expect(serviceName(id, region, 'Interface', 'fips')).toBe(nameInCdk(interfaces, short, region));
    }
  });

  test('differ only in FIPS services that AWS documents and aws-cdk-lib does not list', () => {
    const shorts = SERVICE_IDS.flatMap((id) => [id, serviceOf(id).fips?.short ?? []].flat());
    const missing = shorts.filter((short) => interfaces[short] === undefined);
    expect(missing.sort()).toEqual(Object.keys(UNKNOWN_TO_CDK).sort());
    expect(cdk.onlyInCdk).toEqual(['me-west-1']);
  });

  test('leave no endpoint service of a planned service undecided (scripts/not-planned.mjs)', () => {
    expect(cdk.undecided).toEqual([]);
  });
});

describe('endpoint services', () => {
  test('take the prefix of the partition in China for Amazon ECR, and not for CloudWatch Logs', () => {
    expect(serviceName('ecr.api', 'cn-north-1', 'Interface')).toBe('cn.com.amazonaws.cn-north-1.ecr.api');
    expect(serviceName('logs', 'cn-north-1', 'Interface')).toBe('com.amazonaws.cn-north-1.logs');
    expect(serviceName('s3', 'cn-north-1', 'Gateway')).toBe('com.amazonaws.cn-north-1.s3');
    expect(serviceName('s3', 'cn-north-1', 'Interface')).toBe('cn.com.amazonaws.cn-north-1.s3');
  });

  test('have private DNS names below the suffix of the partition', () => {
    const wrong: string[] = [];
    for (const region of REGION_IDS)
      for (const id of SERVICE_IDS) {
        wrong.push(...privateDnsNames(id, region, 'Gateway'));
        for (const name of privateDnsNames(id, region, 'Interface')) {
          const isWellFormed = /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(name);
          if (!isWellFormed || !name.endsWith(`.${region}.${partitionOf(region).dnsSuffix}`))
            wrong.push(name);
        }
      }
    expect(wrong).toEqual([]);
    expect(privateDnsNames('ecs-agent', 'us-east-1', 'Interface')).toEqual(['ecs-a.us-east-1.amazonaws.com']);
    expect(privateDnsNames('ecr.dkr', 'cn-north-1', 'Interface')).toEqual([
      '*.dkr.ecr.cn-north-1.amazonaws.com.cn',
    ]);
  });

  test('have a FIPS variant only where a FIPS host name exists, and only in partitions that ask for it', () => {
    const hosts: { readonly [region: string]: { readonly fips: readonly string[] } } = facts.regions;
    const wrong: string[] = [];
    for (const id of SERVICE_IDS)
      for (const region of REGION_IDS) {
        if (!hasFipsVariant(id, region)) continue;
        const host = IN_BOTOCORE[id] ?? id;
        if (!['aws', 'aws-us-gov'].includes(regionOf(region).partition)) wrong.push(`${id} in ${region}`);
        const lags = ['kms', 'elasticfilesystem'].includes(id) && NEWER_THAN_BOTOCORE.includes(region);
        if (!lags && !(hosts[region]?.fips ?? []).includes(host)) wrong.push(`${id} in ${region}`);
      }
    expect(wrong).toEqual([]);
  });

  test('stand in creation order: gateways first, the three of Amazon ECS last and in the documented order', () => {
    expect(SERVICE_IDS.slice(0, 2)).toEqual(['s3', 'dynamodb']);
    expect(SERVICE_IDS.slice(-3)).toEqual([...ECS_CONTROL_PLANE]);
    expect(ECS_CONTROL_PLANE).toEqual(['ecs-agent', 'ecs-telemetry', 'ecs']);
  });
});

describe('the service name of an existing endpoint', () => {
  test('is read back, in every Region, standard and FIPS', () => {
    for (const service of SERVICE_IDS)
      for (const region of REGION_IDS)
        for (const type of serviceOf(service).types) {
          expect(parseServiceName(serviceName(service, region, type))).toEqual({
            service,
            region,
            fips: false,
          });
          if (hasFipsVariant(service, region) && type === 'Interface')
            expect(parseServiceName(serviceName(service, region, type, 'fips'))).toEqual({
              service,
              region,
              fips: true,
            });
        }
  });

  test('need not name a Region that is known', () => {
    expect(parseServiceName('com.amazonaws.xx-north-9.ecr.api')).toEqual({
      service: 'ecr.api',
      region: 'xx-north-9',
      fips: false,
    });
  });

  test.each([
    '',
    'com.amazonaws.us-east-1',
    'com.amazonaws.us-east-1.',
    'com.amazonaws.us-east-1.constructor',
    'com.amazonaws.us-east-1.__proto__',
    'com.amazonaws.us-east-1.workspaces',
    'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0',
    'org.example.us-east-1.s3',
    'aws.api.us-east-1.kendra-ranking',
    'com.amazonaws.s3-global.accesspoint',
  ])('%j is none of ours', (name) => {
    expect(parseServiceName(name)).toBeUndefined();
  });

  test.each(['constructor', '__proto__', 'hasOwnProperty', 'ECR.API'])('%s is no service', (text) => {
    expect(isServiceId(text)).toBe(false);
  });
});

test('every Region has a name formed as AWS forms them', () => {
  for (const id of REGION_IDS as readonly RegionId[]) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)+-\d$/);
});
