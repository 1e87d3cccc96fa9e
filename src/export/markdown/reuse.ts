/** What to do with endpoints and stacks that exist already: import blocks for Terraform, the template inside of a CDK stack. */
import { isNeededWithoutLookup, type ParameterId, parameterOf, toGraph } from '../../change/index.ts';
import { endpointsOf, type ResourceGraph } from '../../change/resources.ts';
import type { Plan } from '../../core/index.ts';
import { fileNameOf } from '../format.ts';
import { importAddress, moduleOf } from '../terraform/endpoints.ts';
import { objectKey } from '../terraform/hcl.ts';
import { codeBlock, codeSpan, section } from './text.ts';

/** The section of the runbook; empty when nothing is created. */
export function reuseSection(plan: Plan): string {
  const graph = toGraph(plan);
  const [first] = endpointsOf(graph);
  if (first === undefined) return '';
  const template = fileNameOf('cloudformation', graph.namePrefix);
  const parts = [
    `Terraform creates every endpoint of the plan. One that exists is left alone with ${codeSpan(`create = { ${objectKey(first.service)} = false }`)}, or taken over: put such a block beside the root module, with the id of the endpoint, and look at the plan before you apply it.`,
    codeBlock('hcl', importBlocks(graph)),
    `A stack of the AWS CDK takes the template in as it is (${codeSpan(template)}), or the construct of the CDK format:`,
    codeBlock('ts', cfnInclude(graph, template)),
  ];
  return section('Beside what exists', parts.join('\n\n'));
}

/** One block for each endpoint, at its address in the module. */
function importBlocks(graph: ResourceGraph): string {
  const module = moduleOf(graph);
  return endpointsOf(graph)
    .map(
      ({ service }) =>
        `import {\n  to = ${importAddress(service, module)}\n  id = "vpce-0a1b2c3d4e5f67890"\n}`,
    )
    .join('\n');
}

/** What a stack knows of the parameters; a template takes blocks as one text. Of what it does not know, it is given what is needed. */
const VALUES: { readonly [P in ParameterId]: string | undefined } = {
  VpcId: 'vpc.vpcId',
  SubnetIds: 'vpc.isolatedSubnets.map(({ subnetId }) => subnetId)',
  // Routes of a stack with both VPCs are its own.
  HubRouteTableIds: undefined,
  HubCidr: undefined,
  HubIpv6Cidr: undefined,
  HubConnectionId: undefined,
  ZoneIds: undefined,
  TaskVpcId: 'taskVpc.vpcId',
  RouteTableIds: 'vpc.isolatedSubnets.map(({ routeTable }) => routeTable.routeTableId)',
  VpcCidr: 'vpc.vpcCidrBlock',
  VpcIpv6Cidr: 'cdk.Fn.select(0, vpc.vpcIpv6CidrBlocks)',
  AccountId: undefined,
  TaskExecutionRole: 'executionRole.roleName',
};

function cfnInclude(graph: ResourceGraph, template: string): string {
  const { parameters, taskVpcId } = graph;
  const given = parameters.flatMap((id) => {
    const told = isNeededWithoutLookup(id, graph) ? `'${parameterOf(id, graph).example}'` : undefined;
    const value = VALUES[id] ?? told;
    // With a hub, the blocks and route tables are those of the VPC of the tasks.
    const ofTasks = taskVpcId !== undefined && id !== 'VpcId' && id !== 'SubnetIds';
    // With a hub, route tables are one text, from which routes are made too.
    const joined = ofTasks && id === 'RouteTableIds' ? ".join(',')" : '';
    return value === undefined
      ? []
      : [`    ${id}: ${ofTasks ? value.replace(/\bvpc\./, 'taskVpc.') : value}${joined},`];
  });
  return [
    "import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';",
    '',
    "new CfnInclude(this, 'EcsEndpoints', {",
    `  templateFile: '${template}',`,
    ...(given.length === 0 ? [] : ['  parameters: {', ...given, '  },']),
    '});',
  ].join('\n');
}
