/** Which parts the script for a plan needs. */

import type { Correction } from '../../change/index.ts';
import { PARAMETERS } from '../../change/parameters.ts';
import {
  associatesZones,
  endpointsOf,
  type HubRoutes,
  hubRoutesOf,
  isParameter,
  type ResourceGraph,
  sortedPorts,
  zonesOf,
} from '../../change/resources.ts';
import { hubZones } from '../../change/to-resources.ts';
import { type Plan, portsOf } from '../../core/index.ts';

export interface Features {
  readonly interfaces: boolean;
  readonly gateways: boolean;
  readonly ownGroup: boolean;
  readonly givenGroup: string | undefined;
  /** The ports on which the endpoints listen. */
  readonly ports: readonly number[];
  /** The tasks are said to ask the DNS of Amazon. */
  readonly amazonDns: boolean;
  /** Every interface endpoint takes IPv4 addresses. */
  readonly takesIpv4: boolean;
  readonly taskGroup: string | undefined;
  /** Names are answered in the VPC, by private DNS or by private hosted zones. */
  readonly vpcDns: boolean;
  /** The tasks are in another VPC than the endpoints. */
  readonly hub: boolean;
  /** Zones of a hub of another account are associated. */
  readonly associations: boolean;
  /** The names that zones of a hub answer, whichever account makes them: `service|zone|service name`. */
  readonly zoneNames: readonly string[];
  /** Routes lead to the hub and back, where a connection is given. */
  readonly routes: boolean;
  /** The IPv4 blocks of the hub and of the tasks, as the script has them, where it knows both. */
  readonly blocks: readonly [string, string] | undefined;
  readonly beyondIpv4: boolean;
  readonly corrections: readonly Correction[];
  readonly restart:
    | { readonly document: string; readonly command: string; readonly byHand: string }
    | undefined;
}

/** The features of a plan. */
export function featuresOf(graph: ResourceGraph, plan: Plan, corrections: readonly Correction[]): Features {
  const interfaces = endpointsOf(graph).filter((endpoint) => endpoint.kind === 'interface-endpoint');
  const { securityGroupId, taskSecurityGroupId } = plan.workload;
  const hub = graph.taskVpcId !== undefined;
  return {
    interfaces: interfaces.length > 0,
    gateways: interfaces.length < endpointsOf(graph).length,
    ownGroup: interfaces.length > 0 && securityGroupId === '',
    givenGroup: interfaces.length > 0 && securityGroupId !== '' ? securityGroupId : undefined,
    ports: sortedPorts(interfaces.flatMap(({ service }) => portsOf(service))),
    amazonDns: plan.workload.dns !== 'custom',
    takesIpv4: interfaces.every(({ ipAddressType }) => ipAddressType !== 'ipv6'),
    taskGroup: interfaces.length > 0 && !hub && taskSecurityGroupId !== '' ? taskSecurityGroupId : undefined,
    vpcDns:
      interfaces.some((endpoint) => endpoint.privateDnsEnabled) ||
      zonesOf(graph).length > 0 ||
      associatesZones(graph),
    hub,
    associations: associatesZones(graph),
    zoneNames: hubZones(plan).map(({ service, name, serviceName }) => `${service}|${name}|${serviceName}`),
    routes: hubRoutesOf(graph).length > 0,
    blocks: blocksOf(graph),
    beyondIpv4: interfaces.some((endpoint) => endpoint.ipAddressType !== 'ipv4'),
    corrections,
    restart: restartOf(plan),
  };
}

/** How agents are restarted by one command; none where no agent runs, or Linux and Windows instances differ. */
function restartOf({ workloads }: Plan): Features['restart'] {
  const systems = workloads.flatMap(({ profile }) =>
    profile.existingContainerInstances && (profile.launchType === 'EC2' || profile.launchType === 'EXTERNAL')
      ? [profile.operatingSystem]
      : [],
  );
  const [system, ...others] = new Set(systems);
  if (system === undefined || others.length > 0) return undefined;
  return RESTART[system];
}

const RESTART: { readonly [S in 'LINUX' | 'WINDOWS']: NonNullable<Features['restart']> } = {
  LINUX: {
    document: 'AWS-RunShellScript',
    command: 'systemctl restart ecs || { docker stop ecs-agent && docker start ecs-agent; }',
    byHand: 'sudo docker stop ecs-agent; sudo docker start ecs-agent',
  },
  WINDOWS: {
    document: 'AWS-RunPowerShellScript',
    command: 'Restart-Service AmazonECS',
    byHand: 'Restart-Service AmazonECS',
  },
};

function blocksOf(graph: ResourceGraph): readonly [string, string] | undefined {
  const [toHub, toTasks] = hubRoutesOf(graph);
  if (toHub === undefined || toTasks === undefined) return undefined;
  const words = ({ blocks }: HubRoutes): string =>
    blocks
      .filter(({ family }) => family === 4)
      .map(({ cidr }) => (isParameter(cidr) ? `$${PARAMETERS[cidr.parameter].variable}` : cidr))
      .join(' ');
  return [words(toHub), words(toTasks)];
}
