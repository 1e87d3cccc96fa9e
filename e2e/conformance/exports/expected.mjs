// Plan → the effects that every format must have, written without a look at the graph or the printers.
import { canonical, sorted } from './canonical.mjs';
import { openValues } from './scenario.mjs';

const list = (text) => text.split(',').filter((item) => item !== '');

function tags({ namePrefix, tags: own }, name) {
  const pairs = list(own).map((pair) => [
    pair.slice(0, pair.indexOf('=')),
    pair.slice(pair.indexOf('=') + 1),
  ]);
  return canonical({
    Name: `${namePrefix}-${name}`,
    ...Object.fromEntries(pairs),
    'ecs-endpoint-planner': namePrefix,
  });
}

function filled(policy, workload, account) {
  const OPEN_VALUES = openValues(workload);
  const values = {
    AccountId:
      workload.accountId ||
      // Tasks of another account than the one that creates the endpoints.
      (workload.subnetOwnership === 'participant' || workload.hubPart === 'hub-account'
        ? OPEN_VALUES.AccountId
        : account),
    TaskExecutionRole: workload.taskExecutionRole || OPEN_VALUES.TaskExecutionRole,
    VpcId: workload.vpcId || OPEN_VALUES.VpcId,
  };
  const text = JSON.stringify(policy).replace(
    /\$\{(AccountId|TaskExecutionRole|VpcId)\}/g,
    (_all, name) => values[name],
  );
  return canonical(JSON.parse(text));
}

// What does not listen on 443: the pages of Amazon SES and Amazon Keyspaces on VPC endpoints.
const PORTS = { 'email-smtp': [465, 587, 2465, 2587], cassandra: [9142] };

function ingress(workload, beyondIpv4, services) {
  const ports = new Set(services.flatMap((service) => PORTS[service] ?? [443]));
  const { taskSecurityGroupId, taskSubnetCidrs, vpcCidr, endpointPlacement } = workload;
  const OPEN_VALUES = openValues(workload);
  const cidrs = list(taskSubnetCidrs || vpcCidr || OPEN_VALUES.VpcCidr);
  const sources =
    taskSecurityGroupId !== '' && endpointPlacement !== 'central-vpc'
      ? [taskSecurityGroupId]
      : [...new Set(cidrs), ...(beyondIpv4 ? [OPEN_VALUES.VpcIpv6Cidr] : [])];
  return sorted(sources).flatMap((source) =>
    [...ports]
      .sort((a, b) => a - b)
      .map((port) => ({
        protocol: 'tcp',
        fromPort: port,
        toPort: port,
        source,
        description: port === 443 ? 'HTTPS from the tasks' : `TCP ${port} from the tasks`,
      })),
  );
}

const FULL_ACCESS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};
/** A hub: each name is answered in both VPCs, by an alias of the endpoint that stands in the hub. */
function hostedZones(zones, workload, vpcs, fullName) {
  return zones
    .map(({ service, name, records }) => ({
      name,
      comment: `Names of the central endpoint of ${service}`,
      vpcs: sorted(vpcs),
      tags: tags(workload, service.replaceAll('.', '-')),
      records: records
        .flatMap((record) =>
          record.types.map((type) => ({
            name: record.name === '*' ? `*.${name}` : name,
            type,
            target: `${fullName(service)} in ${vpcs[0]}`,
          })),
        )
        .sort((a, b) => (`${a.name} ${a.type}` < `${b.name} ${b.type}` ? -1 : 1)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Both ways between the VPC of the tasks and the hub, over the connection that is given. */
function routes(workload, isDual) {
  const open = openValues(workload);
  const callers = list(workload.taskSubnetCidrs || workload.vpcCidr || open.VpcCidr);
  const tables = workload.routeTableIds ? list(workload.routeTableIds) : open.RouteTableIds;
  const way = (from, blocks) =>
    from.flatMap((table) => blocks.map((block) => ({ table, block, target: open.HubConnectionId })));
  const { hubPart } = workload;
  return [
    ...(hubPart === 'hub-account' ? [] : way(tables, [open.HubCidr, ...(isDual ? [open.HubIpv6Cidr] : [])])),
    ...(hubPart === 'task-account'
      ? []
      : way(open.HubRouteTableIds, [...new Set(callers), ...(isDual ? [open.VpcIpv6Cidr] : [])])),
  ].sort((a, b) => (`${a.table} ${a.block}` < `${b.table} ${b.block}` ? -1 : 1));
}

/** With two accounts: which VPC the hub lets ask which zone, or which zones the account of the tasks makes its VPC ask. */
function shared({ hubPart }, zones, { TaskVpcId, ZoneIds }) {
  if (hubPart === 'hub-account') return sorted(zones.map(({ name }) => `authorize ${name} ${TaskVpcId}`));
  return hubPart === 'task-account' && zones.length > 0
    ? sorted(ZoneIds.map((id) => `associate ${id} ${TaskVpcId}`))
    : [];
}

/** What a plan does in an account; of the exports only what the core says is asked: endpoints, services, the names of a hub. */
export function expectedEffects({ includedEndpoints, serviceOf, hubOf }, { plan }, account) {
  const takesPolicy = (service) => serviceOf(service).policy === 'documented';
  const { workload } = plan;
  const OPEN_VALUES = openValues(workload);
  const isHub = workload.endpointPlacement === 'central-vpc';
  // GuardDuty connects its agent in the VPC of the tasks by itself.
  const all = includedEndpoints(plan).filter(({ service }) => !(isHub && service === 'guardduty-data'));
  const { hubPart } = workload;
  const included = all.filter(
    ({ type }) => hubPart === 'both' || (type === 'Interface') === (hubPart === 'hub-account'),
  );
  const vpcId = workload.vpcId || OPEN_VALUES.VpcId;
  const interfaces = included.filter(({ type }) => type === 'Interface');
  const group = workload.securityGroupId || 'created group 1';
  const fullName = (service) => included.find((endpoint) => endpoint.service === service).serviceName;
  const ancestors = (endpoint) =>
    endpoint.dependsOn.flatMap((service) => [
      fullName(service),
      ...ancestors(included.find((other) => other.service === service)),
    ]);
  const endpoints = included.map((endpoint) => {
    const isInterface = endpoint.type === 'Interface';
    return {
      service: endpoint.serviceName,
      type: endpoint.type,
      vpcId: isHub && !isInterface ? OPEN_VALUES.TaskVpcId : vpcId,
      subnetIds: isInterface ? sorted(list(workload.subnetIds || OPEN_VALUES.SubnetIds.join())) : [],
      securityGroupIds: isInterface ? [group] : [],
      routeTableIds: isInterface
        ? []
        : sorted(list(workload.routeTableIds || OPEN_VALUES.RouteTableIds.join())),
      privateDns: endpoint.privateDnsEnabled,
      ipType: endpoint.ipAddressType,
      recordType: isInterface ? endpoint.ipAddressType : undefined,
      forInboundResolverOnly:
        isInterface && endpoint.service === 's3' && endpoint.privateDnsEnabled ? false : undefined,
      policy:
        endpoint.policy === undefined && !takesPolicy(endpoint.service)
          ? null
          : filled(endpoint.policy ?? FULL_ACCESS, workload, account),
      tags: tags(workload, endpoint.service.replaceAll('.', '-')),
      after: sorted(new Set(ancestors(endpoint))),
    };
  });
  const byName = (a, b) => (`${a.service} ${a.type}` < `${b.service} ${b.type}` ? -1 : 1);
  const isDual = all.some(({ type, ipAddressType }) => type === 'Interface' && ipAddressType !== 'ipv4');
  const zones = isHub ? (hubOf(plan)?.zones ?? []) : [];
  return {
    endpoints: endpoints.sort(byName),
    routes: isHub && all.some(({ type }) => type === 'Interface') ? routes(workload, isDual) : [],
    namesAfterRoutes: true,
    hostedZones: hostedZones(
      hubPart === 'task-account' ? [] : zones,
      workload,
      hubPart === 'hub-account' ? [vpcId] : [vpcId, OPEN_VALUES.TaskVpcId],
      fullName,
    ),
    shared: shared(workload, zones, OPEN_VALUES),
    securityGroups:
      interfaces.length === 0 || workload.securityGroupId !== ''
        ? []
        : [
            {
              description: 'Interface endpoints for Amazon ECS',
              vpcId,
              tags: tags(workload, 'endpoints'),
              ingress: ingress(
                workload,
                isDual,
                interfaces.map(({ service }) => service),
              ),
              egress: [],
            },
          ],
  };
}
