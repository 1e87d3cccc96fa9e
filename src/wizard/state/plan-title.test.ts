import { describe, expect, test } from 'vitest';
import { type Answers, plan, planVpc, type Reading, toProfile } from '../../core/index.ts';
import { headline } from './plan-title.ts';

const of = (answers: Answers): string => headline(plan(toProfile(answers)));

describe('the headline', () => {
  test('says that the tasks work where the plan knows of nothing that stops them', () => {
    expect(of({})).toBe(
      '4 endpoints keep your AWS Fargate tasks in US East (N. Virginia) working: $43.80 a month',
    );
  });

  test('does not say it where the plan has a finding of severity error', () => {
    const answers: Answers = { imageRegistries: ['other'] };
    expect(plan(toProfile(answers)).findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(of(answers)).not.toContain('working');
    expect(of(answers)).toMatch(/, and 1 problem to solve first: /);
  });

  test('does not say it, nor speaks of a problem, where something stops them that is only assumed', () => {
    const windows: Answers = { operatingSystem: 'WINDOWS', launchType: 'FARGATE' };
    const supposed = headline(planVpc(windows, []));
    expect(supposed).not.toContain('working');
    expect(supposed).not.toContain('problem');
    expect(headline(planVpc({ imageRegistries: ['other'], egress: 'none' }, []))).toContain(
      '1 problem to solve',
    );
  });

  test('does not say it where what was read cannot work with the plan', () => {
    const workload = toProfile({});
    const found = { rule: 'source/x', severity: 'error', text: '', cites: ['ecs-vpc-endpoints'] };
    const part = { derived: [], undetermined: [], conflicts: [], notes: [], findings: [found] };
    const reading = { vpc: part, workloads: [] } as unknown as Reading;
    expect(headline(plan(workload), reading)).toMatch(/^4 endpoints for .*, and 1 problem to solve first: /);
  });

  test('does not say it where the tasks would work without them', () => {
    const answers: Answers = { internetGateway: true, egress: 'nat-gateway' };
    expect(plan(toProfile(answers)).endpoints.map(({ need }) => need)).not.toContain('required');
    expect(of(answers)).toBe(
      '4 endpoints for your AWS Fargate tasks in US East (N. Virginia), none of them required: $43.80 a month',
    );
  });

  test('says among how many VPCs the price of central endpoints is divided', () => {
    const hub: Answers = { endpointPlacement: 'central-vpc' };
    expect(of({ ...hub, sharedByVpcs: 8 })).toMatch(/ a month, shared by 8 VPCs$/);
    expect(of(hub)).toMatch(/ a month$/);
  });

  test('names external instances as people do', () => {
    expect(of({ launchType: 'EXTERNAL' })).toMatch(/^\d+ endpoints keep your ECS Anywhere tasks in /);
  });

  test('tells an empty plan from an empty export', () => {
    const empty: Answers = { imageRegistries: ['other'], logDrivers: ['splunk'], egress: 'nat-gateway' };
    expect(of({ ...empty, internetGateway: true })).toBe(
      'No endpoint is needed for AWS Fargate in US East (N. Virginia)',
    );
    // A NAT gateway alone leads nowhere.
    expect(of(empty)).toBe(
      'No endpoint is needed for AWS Fargate in US East (N. Virginia); 1 problem to solve',
    );
    expect(of({ egress: 'nat-gateway', include: 'required' })).toMatch(/^No endpoint is exported/);
  });

  test('is no surer of a price than the list is', () => {
    expect(of({ region: 'eu-south-2' })).toContain(': about $');
    expect(of({ region: 'us-east-1' })).not.toContain('about');
  });
});
