/** How formats call a value that is left open: known without their printers, for the command beside a file. */
import { type ParameterId, parameterOf, type ResourceGraph } from '../change/index.ts';

/** The flag of the script. */
export function flagOf(id: ParameterId, graph: ResourceGraph): string {
  return `--${parameterOf(id, graph).variable.toLowerCase().replaceAll('_', '-')}`;
}

/** The variable of the Terraform module. A block is one text: further blocks of the VPC are found out. A hub is used from several VPCs. */
export function terraformVariable(
  id: ParameterId,
  graph: ResourceGraph,
): { readonly name: string; readonly isList: boolean } {
  const { variable, list, needed } = parameterOf(id, graph);
  const isList = list && (needed || graph.taskVpcId !== undefined || id.startsWith('Hub'));
  return { name: `${variable.toLowerCase()}${isList && id.endsWith('Cidr') ? 's' : ''}`, isList };
}
