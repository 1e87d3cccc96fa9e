import { describe, expect, test } from 'vitest';
import { REGIONS_OF_THE_2023_RULE } from '../testing/expected-endpoints.ts';
import facts from '../testing/regions.json' with { type: 'json' };
import { layerBucketArn } from './arns.ts';
import { DUAL_STACK_SUFFIXES } from './designs/dual-stack.ts';
import { explain } from './explain.ts';
import { toProfile } from './profile.ts';
import {
  isRegionId,
  PARTITIONS,
  type PartitionId,
  partitionOf,
  REGION_IDS,
  type RegionId,
  regionOf,
} from './regions.ts';
import { RULES } from './rules/index.ts';

describe('Regions', () => {
  test('name dual-stack hosts by their partition in every sentence', () => {
    for (const { id, text } of RULES)
      expect(`${text.why} ${text.fix ?? ''}`, id).not.toMatch(/\b(?:api|on)\.(?:aws|amazonwebservices)/);
    const told = (region: RegionId): string =>
      explain('ecs/service-connect-uses-agent-endpoint', toProfile({ region, serviceConnect: true })).text;
    expect(told('eu-west-1')).toContain('ecs-sc.eu-west-1.api.aws.');
    expect(told('cn-north-1')).toContain('ecs-sc.cn-north-1.api.amazonwebservices.com.cn.');
    const named = (region: RegionId): string | undefined =>
      explain('network/ipv6-only-image-names', toProfile({ region, ipAddressType: 'ipv6' })).fix;
    expect(named('eu-west-1')).toContain('ACCOUNT.dkr-ecr.eu-west-1.on.aws/');
    expect(named('cn-north-1')).toContain('ACCOUNT.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/');
    expect(named('us-isof-south-1')).toContain('ACCOUNT.dkr-ecr.us-isof-south-1.on.aws.hci.ic.gov/');
  });

  test('are the 46 of eight partitions, without the one that is only rumoured', () => {
    expect([...REGION_IDS].sort()).toEqual(Object.keys(facts.regions).sort());
    expect(REGION_IDS).toHaveLength(46);
    expect(isRegionId('me-west-1')).toBe(false);
    for (const [id, { dnsSuffix, dualStackDnsSuffix }] of Object.entries(facts.partitions)) {
      expect(PARTITIONS[id as PartitionId]).toEqual({ dnsSuffix });
      expect(DUAL_STACK_SUFFIXES[id as PartitionId]).toBe(dualStackDnsSuffix);
    }
    expect(Object.keys(PARTITIONS)).toHaveLength(8);
  });

  test.each(Object.entries(facts.regions))('%s is as AWS describes it', (id, fact) => {
    const region = regionOf(id as RegionId);
    expect({
      name: region.name.toLowerCase(),
      partition: region.partition,
      zones: region.zones,
      allThree: region.needsAllThreeEcsEndpoints,
      suffix: partitionOf(id as RegionId).dnsSuffix,
      layers: layerBucketArn(toProfile({ region: id as RegionId })),
    }).toEqual({
      name: fact.name.toLowerCase(),
      partition: fact.partition,
      zones: fact.zones ?? 0,
      allThree: fact.allThree,
      suffix: facts.partitions[fact.partition as keyof typeof facts.partitions].dnsSuffix,
      layers: fact.layers ?? `arn:${fact.partition}:s3:::prod-${id}-starport-layer-bucket/*`,
    });
  });

  test('under the rule of 23 December 2023 are named one by one, Calgary among them', () => {
    const listed = REGION_IDS.filter((id) => regionOf(id).needsAllThreeEcsEndpoints);
    expect([...listed].sort()).toEqual([...REGIONS_OF_THE_2023_RULE].sort());
    expect(listed).toContain('ca-west-1');
  });

  test('have ec2messages when they were launched before 2024, Calgary among them', () => {
    for (const [id, fact] of Object.entries(facts.regions)) {
      const documented = fact.ec2messages ?? !fact.allThree;
      expect(regionOf(id as RegionId).hasEc2messages, id).toBe(documented);
    }
    expect(regionOf('ca-west-1').hasEc2messages).toBe(true);
  });

  test.each(['constructor', '__proto__', 'toString', '', 'US-EAST-1', 'us-east-1 '])(
    'do not include %j',
    (text) => {
      expect(isRegionId(text)).toBe(false);
    },
  );
});
