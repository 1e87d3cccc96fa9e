/** What the account itself says about the VPC: every question of the step "network" that it can answer. */
import {
  type Claim,
  DUAL_STACK_SUFFIXES,
  type ExistingCaller,
  type ExistingRouteTable,
  type ExistingSubnet,
  type Inventory,
  type OpenQuestion,
  PARTITIONS,
  type PartitionId,
  registrySuffix,
} from '../../core/index.ts';
import {
  deadDefaultOf,
  deadRoutes,
  leadsTo,
  ofLists,
  type Said,
  say,
  tableOf,
  toClaims,
  wayOf,
} from '../inventory/inventory-claims.ts';
import { isJsonList, type JsonObject, ownValue } from '../json.ts';
import { answersOf, itemsOf, objectIn, objectsIn, textIn } from './snapshot.ts';

/** What the routes of the callers' subnets leave open. */
export const openRoutes = (inventory: Inventory, source: string): readonly OpenQuestion[] =>
  deadRoutes(tablesOf(inventory), 'calls.describe-route-tables', source);

/** Claims about the VPC, each with the call that says so. */
export function vpcClaims(
  snapshot: JsonObject,
  calls: JsonObject,
  inventory: Inventory,
  source: string,
): readonly Claim[] {
  const said = [
    ...place(snapshot, calls, inventory),
    ...ofLists(inventory, 'calls.describe'),
    ...names(calls, inventory),
    ...paths(calls, inventory),
    ...taskNetwork(inventory),
    ...others(calls, inventory),
    ...ofEveryWorkload(calls, inventory),
  ];
  return toClaims(said, source);
}

function place(snapshot: JsonObject, calls: JsonObject, inventory: Inventory): readonly Said[] {
  const region = textIn(snapshot, 'region');
  const { vpcId } = inventory;
  const vpc = itemsOf(calls, 'describe-vpcs', 'Vpcs').find((one) => textIn(one, 'VpcId') === vpcId);
  const account = textIn(answersOf(calls, 'get-caller-identity')[0], 'Account');
  const owner = textIn(vpc, 'OwnerId');
  const block = textIn(vpc, 'CidrBlock');
  return [
    ...(region === '' ? [] : [say('region', region, 'region', 'the snapshot was taken in this Region')]),
    ...(vpcId === undefined
      ? []
      : [say('vpcId', vpcId, 'calls.describe-vpcs', 'the snapshot is of this VPC')]),
    ...(/^\d{12}$/.test(account)
      ? [say('accountId', account, 'calls.get-caller-identity', 'the snapshot was taken in this account')]
      : []),
    ...(block === '' ? [] : [say('vpcCidr', block, 'calls.describe-vpcs', 'the first block of the VPC')]),
    ...(owner === '' || account === ''
      ? []
      : [
          say(
            'subnetOwnership',
            owner === account ? 'owner' : 'participant',
            'calls.describe-vpcs',
            owner === account ? 'the account owns the VPC' : `the VPC belongs to the account ${owner}`,
          ),
        ]),
  ];
}

function names(calls: JsonObject, { hostedZones = [], endpoints, partial = [] }: Inventory): readonly Said[] {
  const own = hostedZones.filter(({ owningService, name }) => owningService === undefined && isOfAws(name));
  const profile = itemsOf(calls, 'list-profile-associations', 'ProfileAssociations').length > 0;
  const local = endpoints.some(
    ({ type, privateDnsEnabled }) => type === 'Interface' && privateDnsEnabled === true,
  );
  return [
    ...(own.length > 0
      ? [
          say(
            'endpointPlacement',
            'central-vpc',
            'calls.list-hosted-zones-by-vpc',
            `the private hosted zone ${own[0]?.name} answers a name of AWS in this VPC`,
          ),
        ]
      : profile && !local
        ? [
            say(
              'endpointPlacement',
              'central-vpc',
              'calls.list-profile-associations',
              'a Route 53 Profile is associated with the VPC, and no endpoint here has private DNS',
              'inferred',
            ),
          ]
        : local
          ? [
              say(
                'endpointPlacement',
                'this-vpc',
                'calls.describe-vpc-endpoints',
                'this VPC has interface endpoints with private DNS',
                partial.includes('hostedZones') ? 'inferred' : undefined,
              ),
            ]
          : []),
  ];
}

/** What names of AWS end with, in every partition. */
const SUFFIXES: readonly string[] = /* @__PURE__ */ (Object.keys(PARTITIONS) as PartitionId[]).flatMap(
  (id) => [PARTITIONS[id].dnsSuffix, DUAL_STACK_SUFFIXES[id], registrySuffix(id)],
);

const isOfAws = (name: string): boolean =>
  SUFFIXES.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));

/** What leads out of the VPC: gateways, and where the routes of the tasks' subnets go. */
function paths(calls: JsonObject, inventory: Inventory): readonly Said[] {
  const { blockPublicAccess } = inventory;
  const tables = tablesOf(inventory);
  return [
    ...(blockPublicAccess === undefined
      ? []
      : [
          say(
            'blockPublicAccess',
            excluded(calls, inventory.vpcId) ? 'off' : blockPublicAccess,
            'calls.describe-vpc-block-public-access-options',
            excluded(calls, inventory.vpcId)
              ? 'the VPC is excluded from Block Public Access'
              : `Block Public Access is ${blockPublicAccess}`,
          ),
        ]),
    ...tables.flatMap((table) => egressOf(table, callersAt(table, inventory), inventory)),
  ];
}

function excluded(calls: JsonObject, vpcId = ''): boolean {
  return itemsOf(calls, 'describe-vpc-block-public-access-exclusions', 'VpcBlockPublicAccessExclusions').some(
    (exclusion) =>
      textIn(exclusion, 'ResourceArn').endsWith(`/${vpcId}`) &&
      textIn(exclusion, 'InternetGatewayExclusionMode') === 'allow-bidirectional' &&
      !textIn(exclusion, 'State').startsWith('delet'),
  );
}

/** The route tables of the subnets from which workloads call, each once. */
function tablesOf(inventory: Inventory): readonly ExistingRouteTable[] {
  const { callers = [] } = inventory;
  const ids = [...new Set(callers.flatMap(({ subnetIds }) => subnetIds))];
  return [...new Set(ids.flatMap((id) => tableOf(id, inventory.routeTables) ?? []))];
}

const callersAt = (table: ExistingRouteTable, inventory: Inventory): readonly ExistingCaller[] =>
  (inventory.callers ?? []).filter(({ subnetIds }) =>
    subnetIds.some((id) => tableOf(id, inventory.routeTables) === table),
  );

function egressOf(
  table: ExistingRouteTable,
  callers: readonly ExistingCaller[],
  inventory: Inventory,
): readonly Said[] {
  const from = 'calls.describe-route-tables';
  if (deadDefaultOf(table) !== undefined) return [];
  const target =
    table.routes.find(
      ({ destination, blackhole }) => (destination === '0.0.0.0/0' || destination === '::/0') && !blackhole,
    )?.target ?? '';
  const leads = `the default route of ${table.id} leads to ${target}`;
  if (target.startsWith('eigw-')) return [say('egress', 'nat-gateway', from, leads)];
  if (!target.startsWith('igw-')) {
    const way = wayOf(target, inventory);
    return way === undefined ? [] : [say('egress', way.value, from, leadsTo(table, target, way))];
  }
  if (callers.some(({ publicAddress }) => publicAddress === true))
    return [say('egress', 'public-ip', from, `${leads}, and the callers have public addresses`)];
  return callers.some(({ publicAddress }) => publicAddress === undefined)
    ? []
    : [say('egress', 'none', from, `${leads}, but the callers have no public address`)];
}

/** Zones, subnets, route tables and addresses of the subnets from which workloads call. */
function taskNetwork(inventory: Inventory): readonly Said[] {
  const { subnets = [], callers = [] } = inventory;
  const ids = new Set(callers.flatMap(({ subnetIds }) => subnetIds));
  const used = subnets.filter(({ id }) => ids.has(id));
  if (used.length === 0) return [];
  const from = 'calls.describe-services';
  const perZone = [...new Map(used.map((subnet) => [subnet.availabilityZone, subnet])).values()];
  const groups = new Set(callers.flatMap(({ securityGroupIds }) => securityGroupIds));
  const [group] = groups;
  const tables = tablesOf(inventory);
  return [
    say(
      'availabilityZones',
      Math.min(6, perZone.length),
      from,
      `tasks run in ${perZone.map(({ availabilityZone }) => availabilityZone).join(', ')}`,
    ),
    say('subnetIds', perZone.map(({ id }) => id).join(','), from, 'one subnet of the tasks in each zone'),
    ...(tables.length === 0
      ? []
      : [
          say(
            'routeTableIds',
            tables.map(({ id }) => id).join(','),
            'calls.describe-route-tables',
            'the route tables of the tasks',
          ),
        ]),
    ...(groups.size === 1 && group !== undefined
      ? [say('taskSecurityGroupId', group, from, 'every task has this security group')]
      : [
          say(
            'taskSubnetCidrs',
            used
              .map(({ cidr }) => cidr)
              .filter((cidr) => cidr !== '')
              .join(','),
            from,
            'the blocks of the subnets in which tasks run',
          ),
        ]),
    say(
      'ipAddressType',
      addressesOf(used),
      'calls.describe-subnets',
      'the addresses of the subnets in which tasks run',
    ),
  ];
}

/** Tasks in subnets with both kinds of addresses use IPv4 unless the account says otherwise; their launch always does. */
function addressesOf(subnets: readonly ExistingSubnet[]): 'ipv4' | 'dualstack' | 'ipv6' {
  if (subnets.every(({ ipv6Native }) => ipv6Native === true)) return 'ipv6';
  return subnets.every(({ ipv6Cidrs }) => ipv6Cidrs.length > 0) ? 'dualstack' : 'ipv4';
}

function others(calls: JsonObject, inventory: Inventory): readonly Said[] {
  const settings = itemsOf(calls, 'list-account-settings', 'settings');
  const fips = settings.find((setting) => textIn(setting, 'name') === 'fargateFIPSMode');
  const others = itemsOf(calls, 'describe-network-interfaces', 'NetworkInterfaces').filter(
    (one) => textIn(one, 'InterfaceType') === 'lambda' || isForeignInstance(one, calls),
  );
  return [
    ...(fips === undefined
      ? []
      : [
          say(
            'fips',
            textIn(fips, 'value') === 'enabled',
            'calls.list-account-settings',
            `fargateFIPSMode is ${textIn(fips, 'value')}`,
          ),
        ]),
    ...(others.length === 0 || inventory.vpcId === undefined
      ? []
      : [
          say(
            'vpcInUse',
            true,
            'calls.describe-network-interfaces',
            `other network interfaces are in the VPC, such as ${textIn(others[0], 'NetworkInterfaceId')}`,
          ),
        ]),
  ];
}

/** What holds for each workload of the VPC, because the account, the Region or the VPC decides it. */
function ofEveryWorkload(calls: JsonObject, inventory: Inventory): readonly Said[] {
  return [...monitoring(calls, inventory), ...agents(calls), ...keys(calls)];
}

/** Runtime Monitoring of the account, or the endpoint that Amazon GuardDuty made in the VPC. */
function monitoring(calls: JsonObject, { endpoints }: Inventory): readonly Said[] {
  const made = endpoints.find(({ service, managed }) => service === 'guardduty-data' && managed);
  const question = 'guardDutyRuntimeMonitoring';
  if (made !== undefined)
    return [say(question, true, 'calls.describe-vpc-endpoints', `GuardDuty made ${made.id} in the VPC`)];
  const none = answersOf(calls, 'list-detectors').some((answer) => {
    const ids = ownValue(answer, 'DetectorIds');
    return isJsonList(ids) && ids.length === 0;
  });
  if (none) return [say(question, false, 'calls.list-detectors', 'GuardDuty is off in the Region')];
  const states = answersOf(calls, 'get-detector').map(monitorsTasks);
  const from = 'calls.get-detector';
  if (states.includes('on')) return [say(question, true, from, 'GuardDuty manages agents in Amazon ECS')];
  return states.length > 0 && states.every((state) => state === 'off')
    ? [say(question, false, from, 'Runtime Monitoring of GuardDuty is off')]
    : [];
}

/** The feature for tasks on Fargate, or for container instances; with agents that somebody manages by hand it is open. */
function monitorsTasks(detector: JsonObject): 'on' | 'off' | 'open' {
  const features = objectsIn(detector, 'Features');
  const runtime = features.find((feature) => textIn(feature, 'Name') === 'RUNTIME_MONITORING');
  const isOn = (one: JsonObject): boolean => textIn(one, 'Status') === 'ENABLED';
  const off = features.length > 0 && (runtime === undefined || !isOn(runtime));
  if (textIn(detector, 'Status') === 'DISABLED' || off) return 'off';
  const managed = runtime === undefined ? [] : objectsIn(runtime, 'AdditionalConfiguration');
  const manages = (more: JsonObject): boolean =>
    /^(?:ECS_FARGATE|EC2)_AGENT_MANAGEMENT$/.test(textIn(more, 'Name')) && isOn(more);
  return managed.some(manages) ? 'on' : 'open';
}

/** The oldest agent decides. */
function agents(calls: JsonObject): readonly Said[] {
  const versions = itemsOf(calls, 'describe-container-instances', 'containerInstances')
    .map((instance) => textIn(objectIn(instance, 'versionInfo'), 'agentVersion').replace(/^v/, ''))
    .filter((version) => /^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(version))
    .map((version) => ({
      version,
      rank: version
        .split('.')
        .map((part) => part.padStart(5, '0'))
        .join('.'),
    }));
  const [first] = versions;
  if (first === undefined) return [];
  const oldest = versions.reduce((least, one) => (one.rank < least.rank ? one : least), first);
  const from = 'calls.describe-container-instances';
  return [say('agentVersion', oldest.version, from, 'the oldest agent of the container instances')];
}

/** Keys of secrets and parameters; those of AWS have an alias of AWS, or none is named. Only of all is no own key known. */
function keys(calls: JsonObject): readonly Said[] {
  const secrets = answersOf(calls, 'describe-secret').filter((secret) => textIn(secret, 'ARN') !== '');
  const parameters = itemsOf(calls, 'describe-parameters', 'Parameters');
  const named = [
    ...secrets.map((secret) => textIn(secret, 'KmsKeyId')),
    ...parameters
      .filter((parameter) => textIn(parameter, 'Type') === 'SecureString')
      .map((parameter) => textIn(parameter, 'KeyId')),
  ];
  const from = secrets.length > 0 ? 'calls.describe-secret' : 'calls.describe-parameters';
  if (named.some((key) => key !== '' && !/(?:^|:)alias\/aws\//.test(key)))
    return [say('customerManagedKey', true, from, 'a secret or parameter of the tasks has a key of its own')];
  const described = [
    ...secrets.map((secret) => secretName(textIn(secret, 'ARN'))),
    ...parameters.map((parameter) => secretName(textIn(parameter, 'Name'))),
  ];
  // An ARN without the six letters at its end names the secret as well.
  const isDescribed = (name: string): boolean =>
    described.some((one) => one === name || one.startsWith(`${name}-`));
  return named.length > 0 && secretsOfTasks(calls).every(isDescribed)
    ? [say('customerManagedKey', false, from, 'AWS keys encrypt the secrets of the tasks')]
    : [];
}

/** The secrets and parameters that task definitions name. */
function secretsOfTasks(calls: JsonObject): readonly string[] {
  const containers = answersOf(calls, 'describe-task-definition').flatMap((answer) =>
    objectsIn(objectIn(answer, 'taskDefinition') ?? answer, 'containerDefinitions'),
  );
  const values = containers.flatMap((container) => [
    ...objectsIn(container, 'secrets').map((secret) => textIn(secret, 'valueFrom')),
    ...objectsIn(objectIn(container, 'logConfiguration') ?? {}, 'secretOptions').map((secret) =>
      textIn(secret, 'valueFrom'),
    ),
    textIn(objectIn(container, 'repositoryCredentials'), 'credentialsParameter'),
  ]);
  return values.filter((value) => value !== '').map(secretName);
}

/** The ARN of a secret without key and version, or the name of a parameter without the slash before it. */
function secretName(value: string): string {
  if (/^arn:[^:]+:secretsmanager:/.test(value)) return value.split(':').slice(0, 7).join(':');
  return value.slice(value.indexOf(':parameter/') + 1).replace(/^(?:parameter)?\//, '');
}

/** An instance that is no container instance. */
function isForeignInstance(one: JsonObject, calls: JsonObject): boolean {
  const instance = textIn(objectIn(one, 'Attachment'), 'InstanceId');
  if (instance === '') return false;
  const known = itemsOf(calls, 'describe-container-instances', 'containerInstances').map((item) =>
    textIn(item, 'ec2InstanceId'),
  );
  return !known.includes(instance);
}

/** Notes of the script: calls that were denied. */
export function deniedCalls(
  snapshot: JsonObject,
): readonly { readonly call: string; readonly text: string }[] {
  return objectsIn(snapshot, 'notes')
    .slice(0, 50)
    .map((note) => ({ call: textIn(note, 'call').slice(0, 100), text: textIn(note, 'text').slice(0, 300) }));
}
