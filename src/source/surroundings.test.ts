/** What else belongs to a workload, where a text says it: each kind with a text that says it, one that nearly does, one that is open. */
import { describe, expect, test } from 'vitest';
import { readSources } from './read-sources.ts';

type Json = { readonly [key: string]: unknown };

const IMAGE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1';
const task = (fields: Json, ...containers: readonly Json[]): string =>
  JSON.stringify({
    family: 'a',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    ...fields,
    containerDefinitions: [{ name: 'a', image: IMAGE }, ...containers],
  });
const service = (fields: Json): string =>
  JSON.stringify({ serviceName: 'a', taskDefinition: 'a', launchType: 'FARGATE', ...fields });
const template = (Resources: Json): string =>
  JSON.stringify({
    Resources: {
      Td: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { ContainerDefinitions: [{ Name: 'a', Image: IMAGE }] },
      },
      ...Resources,
    },
  });
const beside = (Type: string, Properties: Json = {}): string => template({ Other: { Type, Properties } });
const terraform = (type: string, values: Json): string =>
  JSON.stringify({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          {
            address: 'aws_ecs_task_definition.a',
            type: 'aws_ecs_task_definition',
            name: 'a',
            values: { family: 'a', container_definitions: JSON.stringify([{ name: 'a', image: IMAGE }]) },
          },
          { address: `${type}.b`, type, name: 'b', values },
        ],
      },
    },
  });
const manifest = (type: string, rest = ''): string => `name: a\ntype: ${type}\nimage: {build: x}\n${rest}`;

const SSM_AGENT = 'public.ecr.aws/amazon-ssm-agent/amazon-ssm-agent:latest';
const faults = (on: unknown, ...containers: readonly Json[]) =>
  task({ enableFaultInjection: on }, ...containers);
const kaniko = (command: readonly string[]) =>
  task({}, { name: 'build', image: 'gcr.io/kaniko-project/executor:v1.23.2', command });
const agent = (configuration: Json) =>
  task(
    {},
    {
      name: 'agent',
      image: 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1',
      environment: [{ name: 'CW_CONFIG_CONTENT', value: JSON.stringify(configuration) }],
    },
  );
const volume = (driverOpts: Json) =>
  task({ volumes: [{ name: 'v', dockerVolumeConfiguration: { driver: 'local', driverOpts } }] });
const started = (startedBy: string) =>
  JSON.stringify({
    taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/c/1',
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/a:1',
    clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/c',
    containers: [{ name: 'a', image: IMAGE }],
    startedBy,
  });

function read(text: string) {
  const result = readSources([{ name: '', text }]);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const all = result.reading.workloads;
  return {
    members: [...new Set(all.flatMap(({ answers }) => answers.surroundings ?? []))],
    open: all
      .flatMap(({ undetermined }) => undetermined)
      .filter(({ question }) => question === 'surroundings')
      .map(({ text: words }) => words)
      .join(' '),
  };
}

describe('a text that says what else belongs to the workload', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'the Envoy proxy',
      task({}, { name: 'envoy', image: '840364872350.dkr.ecr.us-west-2.amazonaws.com/aws-appmesh-envoy:v1' }),
      ['app-mesh'],
    ],
    [
      'the proxy of Terraform',
      terraform('aws_ecs_task_definition', {
        family: 'b',
        container_definitions: JSON.stringify([{ name: 'b', image: IMAGE }]),
        proxy_configuration: [{ type: 'APPMESH', container_name: 'envoy' }],
      }),
      ['app-mesh'],
    ],
    ['fault injection with the agent', faults(true, { name: 'ssm', image: SSM_AGENT }), ['fault-injection']],
    [
      'the registered agent',
      faults(false, {
        name: 'ssm',
        image: SSM_AGENT,
        environment: [{ name: 'MANAGED_INSTANCE_ROLE_NAME', value: 'r' }],
      }),
      ['fault-injection'],
    ],
    [
      'Application Signals in the agent',
      agent({ logs: { metrics_collected: { application_signals: {} } } }),
      ['application-signals'],
    ],
    [
      'Application Signals in the code',
      task({}, { name: 'init', image: 'public.ecr.aws/aws-observability/adot-autoinstrumentation-java:v2' }),
      ['application-signals'],
    ],
    ['kaniko that pushes', kaniko(['--dockerfile=Dockerfile', `--destination=${IMAGE}`]), ['image-builds']],
    [
      'a credential spec',
      task(
        {},
        {
          name: 'w',
          image: 'x',
          dockerSecurityOptions: ['credentialspec:arn:aws:ssm:eu-west-1:111122223333:parameter/x'],
        },
      ),
      ['gmsa'],
    ],
    [
      'an NFS volume',
      volume({ type: 'nfs', device: '10.0.0.7:/export', o: 'addr=10.0.0.7' }),
      ['file-systems'],
    ],
    [
      'VPC Lattice',
      service({ vpcLatticeConfigurations: [{ roleArn: 'r', targetGroupArn: 't', portName: 'http' }] }),
      ['lattice'],
    ],
    ['AWS CodeDeploy', service({ deploymentController: { type: 'CODE_DEPLOY' } }), ['deployments']],
    ['blue/green', service({ deploymentConfiguration: { strategy: 'BLUE_GREEN' } }), ['deployments']],
    [
      'hooks',
      service({ deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn: 'x' }] } }),
      ['deployments'],
    ],
    [
      'alarms',
      service({ deploymentConfiguration: { alarms: { enable: true, alarmNames: ['a'] } } }),
      ['deployments'],
    ],
    [
      'the parameters of a target',
      JSON.stringify({
        Targets: [{ Id: '1', EcsParameters: { TaskDefinitionArn: 'a', LaunchType: 'FARGATE' } }],
      }),
      ['scheduler'],
    ],
    ['a task of a rule', started('events-rule/nightly'), ['scheduler']],
    ['a task of a state machine', started('AWS Step Functions'), ['step-functions']],
    ['a database', beside('AWS::RDS::DBInstance', { Engine: 'postgres' }), ['databases']],
    ['a cache of Terraform', terraform('aws_elasticache_replication_group', {}), ['databases']],
    ['FSx for Lustre', beside('AWS::FSx::FileSystem', { FileSystemType: 'LUSTRE' }), ['file-systems']],
    [
      'a state machine',
      beside('AWS::StepFunctions::StateMachine', {
        DefinitionString: { 'Fn::Sub': '{"States":{"R":{"Resource":"arn:aws:states:::ecs:runTask.sync"}}}' },
      }),
      ['step-functions'],
    ],
    [
      'a deployment group',
      beside('AWS::CodeDeploy::DeploymentGroup', { ECSServices: [{ ClusterName: 'c' }] }),
      ['deployments'],
    ],
    ['DNS Firewall', beside('AWS::Route53Resolver::FirewallRuleGroupAssociation'), ['dns-firewall']],
    [
      'an endpoint of a partner',
      terraform('aws_vpc_endpoint', {
        service_name: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
      }),
      ['partners'],
    ],
    [
      'a scanned repository',
      terraform('aws_ecr_repository', { image_scanning_configuration: [{ scan_on_push: true }] }),
      ['registry-features'],
    ],
    [
      'a scheduled job',
      manifest('Scheduled Job', 'on: {schedule: "@daily"}\n'),
      ['scheduler', 'step-functions'],
    ],
    [
      'a load balanced service',
      manifest('Load Balanced Web Service', 'http: {path: /}\n'),
      ['load-balancer'],
    ],
    [
      'alarms of AWS Copilot',
      manifest('Backend Service', 'deployment: {rollback_alarms: {cpu_utilization: 70}}\n'),
      ['deployments'],
    ],
  ])('%s is read', (_, text, members) => {
    expect(read(text).members).toEqual(members);
  });

  test.each<[string, string]>([
    ['no load balancer', service({ loadBalancers: [] })],
    [
      'the usual deployments',
      service({
        deploymentController: { type: 'ECS' },
        deploymentConfiguration: { strategy: 'ROLLING', alarms: { enable: false }, lifecycleHooks: [] },
      }),
    ],
    ['fault injection that is off', faults(false)],
    ['an agent that is configured for logs', agent({ logs: { metrics_collected: { emf: {} } } })],
    ['Amazon EFS through NFS', volume({ type: 'nfs', device: 'fs-1.efs.eu-west-1.amazonaws.com:/' })],
    ['a task that somebody started', started('me')],
    ['FSx for Windows', beside('AWS::FSx::FileSystem', { FileSystemType: 'WINDOWS' })],
    ['a state machine without tasks', beside('AWS::StepFunctions::StateMachine', { DefinitionString: '{}' })],
    ['a deployment group of AWS Lambda', beside('AWS::CodeDeploy::DeploymentGroup')],
    [
      'an endpoint of AWS',
      beside('AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.eu-west-1.s3', VpcId: 'v' }),
    ],
    ['a plain repository', beside('AWS::ECR::Repository')],
  ])('%s says nothing', (_, text) => {
    expect(read(text)).toEqual({ members: [], open: '' });
  });

  test.each<[string, string, string]>([
    ['a switch without the agent', faults(true), 'no container is the SSM Agent'],
    ['a switch that is a placeholder', faults('${faults}'), 'placeholder'],
    ['kaniko that pushes elsewhere', kaniko(['--destination=$REPOSITORY']), 'where it pushes them'],
    [
      'a controller that is a placeholder',
      service({ deploymentController: { type: '${type}' } }),
      'placeholder',
    ],
    [
      'a strategy that nobody knows',
      service({ deploymentConfiguration: { strategy: 'RAINBOW' } }),
      'unknown',
    ],
    ['a misspelt list', service({ loadBalancrs: [{}] }), 'misspelt'],
    ['a VPN', beside('AWS::EC2::VPNGateway', { Type: 'ipsec.1' }), 'VPN'],
    [
      'a subnet on AWS Outposts',
      terraform('aws_subnet', { outpost_arn: 'arn:aws:outposts:eu-west-1:1:outpost/op-1' }),
      'Outposts',
    ],
    [
      'specs that are a placeholder',
      task({}, { name: 'w', image: 'x', credentialSpecs: '${specs}' }),
      'placeholder',
    ],
  ])('%s stays open', (_, text, words) => {
    const { members, open } = read(text);
    expect(members).toEqual([]);
    expect(open).toContain(words);
  });
});
