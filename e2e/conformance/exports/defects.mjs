// Deliberate defects. Each is planted into what a printer is given or into what it printed, never into a source text, so that
// no renamed function turns one into nothing. Each has to be noticed by what the file does in its tool.

const each = (change) => (plan) => ({ ...plan, endpoints: plan.endpoints.map(change) });
const answers = (changed) => (plan) => {
  const workload = { ...plan.workload, ...changed };
  return {
    ...plan,
    workload,
    workloads: plan.workloads.map((one) => ({ ...one, profile: { ...one.profile, ...changed } })),
  };
};
const interfaces = (change) =>
  each((endpoint) => (endpoint.type === 'Interface' ? { ...endpoint, ...change(endpoint) } : endpoint));

/** The part of a hub that the other account makes. */
const otherPart = (plan) => {
  const parts = { 'hub-account': 'task-account', 'task-account': 'hub-account', both: 'both' };
  return answers({ hubPart: parts[plan.workload.hubPart] })(plan);
};

/** Defects of the plan that a printer is given: each is planted into each format. */
export const PLAN_DEFECTS = [
  ['forgets every policy', each((endpoint) => ({ ...endpoint, policy: undefined }))],
  [
    'widens every policy to all actions',
    each((endpoint) => ({
      ...endpoint,
      policy: endpoint.policy && {
        ...endpoint.policy,
        Statement: endpoint.policy.Statement.map((statement) => ({ ...statement, Action: ['*'] })),
      },
    })),
  ],
  [
    'allows every resource',
    each((endpoint) => ({
      ...endpoint,
      policy: endpoint.policy && {
        ...endpoint.policy,
        Statement: endpoint.policy.Statement.map((statement) => ({ ...statement, Resource: ['*', 'arn:x'] })),
      },
    })),
  ],
  [
    'loses the last statement of a policy',
    each((endpoint) => ({
      ...endpoint,
      policy: endpoint.policy && { ...endpoint.policy, Statement: endpoint.policy.Statement.slice(0, -1) },
    })),
  ],
  ['forgets the creation order', each((endpoint) => ({ ...endpoint, dependsOn: [] }))],
  ['turns private DNS off', interfaces(() => ({ privateDnsEnabled: false }))],
  ['turns private DNS on everywhere', interfaces(() => ({ privateDnsEnabled: true }))],
  ['forgets the last endpoint', (plan) => ({ ...plan, endpoints: plan.endpoints.slice(0, -1) })],
  ['forgets the first endpoint', (plan) => ({ ...plan, endpoints: plan.endpoints.slice(1) })],
  ['exports what include leaves out', answers({ include: 'optional' })],
  ['exports only what is required', answers({ include: 'required' })],
  [
    'takes service names of another Region',
    each((endpoint) => ({
      ...endpoint,
      serviceName: endpoint.serviceName.replace(/\.[a-z]+-[a-z-]+-\d\./, '.eu-north-1.'),
    })),
  ],
  ['makes every endpoint dual-stack', each((endpoint) => ({ ...endpoint, ipAddressType: 'dualstack' }))],
  ['makes every endpoint IPv4', each((endpoint) => ({ ...endpoint, ipAddressType: 'ipv4' }))],
  ['creates a group beside the given one', answers({ securityGroupId: '' })],
  ['takes a group that nobody gave', answers({ securityGroupId: 'sg-0fffffffffffffff0' })],
  ['ignores the group of the tasks', answers({ taskSecurityGroupId: '' })],
  ['ignores the blocks of the task subnets', answers({ taskSubnetCidrs: '' })],
  [
    'ignores the block of the VPC',
    answers({ vpcCidr: '10.99.0.0/16', taskSubnetCidrs: '', taskSecurityGroupId: '' }),
  ],
  ['forgets the hub', answers({ endpointPlacement: 'this-vpc' })],
  ['makes both parts of a hub', answers({ hubPart: 'both' })],
  ['makes the part of the other account', otherPart],
  ['forgets the tags of the user', answers({ tags: '' })],
  ['takes another name prefix', answers({ namePrefix: 'other' })],
  ['places endpoints in other subnets', answers({ subnetIds: 'subnet-0fffffffffffffff0' })],
  ['associates other route tables', answers({ routeTableIds: 'rtb-0fffffffffffffff0' })],
  [
    'makes a gateway of an interface endpoint',
    each((endpoint) => (endpoint.service === 'logs' ? { ...endpoint, type: 'Gateway' } : endpoint)),
  ],
];

/** Defects of a printed text: format, what stands there, what stands there instead. */
export const TEXT_DEFECTS = [
  ['opens another port', 'cloudformation-json', /"FromPort":\s*443/, '"FromPort": 80'],
  ['opens all protocols', 'cloudformation-json', /"IpProtocol":\s*"tcp"/, '"IpProtocol": "-1"'],
  ['leaves egress open', 'cloudformation-json', /"CidrIp":\s*"127.0.0.1\/32"/, '"CidrIp": "0.0.0.0/0"'],
  ['leaves S3 names to the inbound resolver', 'cloudformation-json', /AllResolvers/, 'OnlyInboundResolver'],
  ['turns a DependsOn around', 'cloudformation-json', /"EcsTelemetryEndpoint"\n? *\]/, '"EcsAgentEndpoint"]'],
  ['takes another account', 'cloudformation-json', /AWS::AccountId/, 'AWS::StackName'],
  [
    'puts the gateway into the hub',
    'cloudformation-json',
    /"VpcId":\s*\{\s*"Ref":\s*"TaskVpcId"/,
    '"VpcId": {"Ref": "VpcId"',
  ],
  [
    'answers the names in the hub only',
    'cloudformation-json',
    /"VPCId":\s*\{\s*"Ref":\s*"TaskVpcId"/,
    '"VPCId": {"Ref": "VpcId"',
  ],
  ['forgets a wildcard', 'cloudformation-json', /"Name":\s*"\*\./, '"Name": "'],
  [
    'leads a record to another zone',
    'cloudformation-json',
    /("HostedZoneId":\s*\{\s*"Fn::Select":\s*\[\s*)0/,
    '$11',
  ],
  ['forgets the AAAA records', 'cloudformation-json', /"Type":\s*"AAAA"/, '"Type": "A"'],
  ['puts the gateway into the hub', 'terraform', /var\.task_vpc_id(?=\n +vpc_endpoint_type)/, 'var.vpc_id'],
  [
    'answers the names in the hub only',
    'terraform',
    /resource "aws_route53_zone_association"[\s\S]*?\n\}\n/,
    '',
  ],
  ['forgets a wildcard', 'terraform', /"\*\.(\S+ A)"/, '"$1"'],
  ['forgets the AAAA records', 'terraform', /, "\S+ AAAA"/, ''],
  [
    'puts the gateway into the hub',
    'cdk',
    /vpcId: props\.taskVpcId,\n *routeTable/,
    'vpcId: props.vpcId,\nrouteTable',
  ],
  ['answers the names in the hub only', 'cdk', /, \{ vpcId: props\.taskVpcId[^}]*\}/, ''],
  ['forgets a wildcard', 'cdk', /name: '\*\./, "name: '"],
  ['leads a record to another zone', 'cdk', /hostedZoneId: Fn\.select\(0/, 'hostedZoneId: Fn.select(1'],
  ['puts the gateway into the hub', 'cli', /GATEWAY_VPC_ID=\$TASK_VPC_ID/, 'GATEWAY_VPC_ID=$VPC_ID'],
  ['answers the names in the hub only', 'cli', /wanted=\("\$VPC_ID" "\$TASK_VPC_ID"\)/, 'wanted=("$VPC_ID")'],
  ['forgets a wildcard', 'cli', /'\*\.(\S+=A)'/, "'$1'"],
  ['forgets the AAAA records', 'cli', / '\S+=AAAA'/, ''],
  ['forgets the tags of zones', 'cli', /--add-tags "\$\(tag_list "[^"]*"\)"/, "--add-tags '[]'"],
  [
    'does not take zones back',
    'cli',
    /for id in "\$\{zones\[@\]\}"; do delete_zone/,
    'for id in; do delete_zone',
  ],
  [
    'puts the gateway into the hub',
    'steps',
    /"\$TASK_VPC_ID" --vpc-endpoint-type/,
    '"$VPC_ID" --vpc-endpoint-type',
  ],
  ['answers the names in the hub only', 'steps', /aws route53 associate-vpc[^\n]*/, 'true'],
  ['forgets a wildcard', 'steps', /"Name":"\*\./, '"Name":"'],
  [
    'admits the hub instead of the tasks',
    'steps',
    /describe-vpcs (.*?)"\$TASK_VPC_ID"/,
    'describe-vpcs $1"$VPC_ID"',
  ],
  [
    'leads one way only',
    'cloudformation-json',
    /("ToTasksRoute1":\s*\{\s*"Type":\s*"AWS::EC2::Route",\s*"Condition":\s*)"HasHubConnection"/,
    '$1"HasToTasksTable6"',
  ],
  [
    'leads back to the hub',
    'cloudformation-json',
    /("Cidr":\s*\{\s*"Fn::Select":\s*\[\s*0,[\s\S]{0,80}?)\$\{VpcCidr\}/,
    '$1${HubCidr}',
  ],
  ['names come before the routes', 'cloudformation-json', /,\s*"HubRoutes"(?=\s*\])/, ''],
  [
    'waits for a part of the routes',
    'cloudformation-json',
    /"ToTasksRoute1":\s*\{\s*"Fn::If":\s*\[\s*"HasHubConnection",\s*\{\s*"Ref":\s*"ToTasksRoute1"\s*\},\s*""\s*\]\s*\},?/,
    '',
  ],
  [
    'forgets the second table',
    'cloudformation-json',
    /("ToTasksRoute2":\s*\{\s*"Type":\s*"AWS::EC2::Route",\s*"Condition":\s*)"HasToTasksTable2"/,
    '$1"HasToTasksTable6"',
  ],
  ['leads one way only', 'terraform', /resource "aws_route" "to_tasks"[\s\S]*?\n\}\n/, ''],
  ['leads back to the hub', 'terraform', /local\.cidr_blocks(?=[^\n]*\) : join)/, 'local.hub_cidr_blocks'],
  ['names come before the routes', 'terraform', /depends_on = \[aws_route\.[^\]]*\]/, ''],
  [
    'leads over the other connection',
    'terraform',
    /startswith\(var\.hub_connection_id, "tgw-"\)/g,
    'startswith(var.hub_connection_id, "pcx-")',
  ],
  ['leads one way only', 'cdk', /\n *\{ name: 'ToTasks'[^\n]*/, ''],
  ['leads back to the hub', 'cdk', /(name: 'ToTasks'.*?ipv4: )\[[^\]]*\]/, '$1[...(props.hubCidrs ?? [])]'],
  ['names come before the routes', 'cdk', /for \(const route of routes\) zone\.addDependency\(route\);/, ''],
  [
    'leads over the other connection',
    'cdk',
    /\{ transitGatewayId: hubConnectionId \}/,
    '{ natGatewayId: hubConnectionId }',
  ],
  ['leads one way only', 'cli', /for table in "\$\{HUB_ROUTE_TABLES\[@\]\}"; do [^\n]*/, ':'],
  [
    'leads back to the hub',
    'cli',
    /(HUB_ROUTE_TABLES\[@\]\}"; do ensure_routes "\$table" )\$\{VPC_CIDR/,
    '$1${HUB_CIDR',
  ],
  [
    'names come before the routes',
    'cli',
    /( +# Routes, before[\s\S]*?)\n\n([\s\S]*?)(\n\n +update_tags)/,
    '$2\n\n$1$3',
  ],
  [
    'does not take routes back',
    'cli',
    /for id in "\$\{routes\[@\]\}"; do delete_route/,
    'for id in; do delete_route',
  ],
  ['makes routes again', 'cli', /\[\[ \$name != "\$block" \]\]/, '[[ -n $name ]]'],
  ['leads over the other connection', 'cli', /via='transit-gateway'/, "via='nat-gateway'"],
  ['leads one way only', 'steps', /\n[^\n]*for TABLE in \$\(echo "\$HUB_ROUTE_TABLE_IDS"[^\n]*/g, ''],
  [
    'leads back to the hub',
    'steps',
    /"\$TASK_VPC_ID"(?=[^\n]*\n[^\n]*BLOCKS:[^\n]*\n[^\n]*HUB_ROUTE_TABLE_IDS)/,
    '"$VPC_ID"',
  ],
  ['leads over the other connection', 'steps', /\*\) VIA=transit-gateway/, '*) VIA=nat-gateway'],
  ['forgets IPv6 in its routes', 'steps', /\n[^\n]*--destination-ipv6-cidr-block[^\n]*/g, ''],
  ['forgets IPv6 in its routes', 'cli', /(ensure_routes "\$table" [^;]*?) \$\{HUB_IPV6_CIDR[^ ;]* ?\}/, '$1'],
  ['opens another port', 'terraform', /from_port( +)= 443/, 'from_port$1= 80'],
  ['describes rules otherwise', 'terraform', /HTTPS from the tasks/, 'from the tasks'],
  ['forgets the policy of the map', 'terraform', /policy( +)= each\.value\.policy/, 'policy$1= null'],
  ['forgets the names of the map', 'terraform', /merge\(local\.tags, each\.value\.tags\)/, 'local.tags'],
  ['gives subnets to no endpoint', 'terraform', /subnet_ids( +)= [^\n]+\n/, ''],
  [
    'leaves S3 names to the inbound resolver',
    'terraform',
    /inbound_resolver_endpoint = false/,
    'inbound_resolver_endpoint = true',
  ],
  ['forgets depends_on', 'terraform', /\n +depends_on = \[[^\]]*\]/g, ''],
  ['opens another port', 'cdk', /fromPort: 443/, 'fromPort: 80'],
  ['forgets an order', 'cdk', /\n +\w+\.addDependency\(\w+\);/, ''],
  ['leaves egress open', 'cdk', /127\.0\.0\.1\/32/, '0.0.0.0/0'],
  ['leaves S3 names to the inbound resolver', 'cdk', /AllResolvers/, 'OnlyInboundResolver'],
  ['forgets --policy-document', 'cli', /policy=\(--policy-document "\$6"\)/, 'policy=()'],
  ['forgets the policy of gateways', 'cli', /options\+=\(--policy-document "\$4"\)/, ':'],
  ['forgets the subnets', 'cli', /--subnet-ids "\$\{planned\[@\]\}" --security/, '--security'],
  ['forgets the DNS options', 'cli', / --dns-options "\$5" \\/, ' \\'],
  ['forgets the IP address type', 'cli', / --ip-address-type "\$4" --dns/, ' --dns'],
  ['does not wait between stages', 'cli', /\n +wait_available '[^']*'/g, ''],
  ['forgets tags', 'cli', /readonly TAGS='[^']*'/, `readonly TAGS='{"Key":"x","Value":"y"}'`],
  ['leaves the pager on', 'cli', /export AWS_PAGER='' /, 'export '],
  ['reads without a Region', 'cli', /aws ec2 "\$@" --region "\$REGION"/, 'aws ec2 "$@"'],
  ['changes without a Region', 'cli', /aws "\$@" --region "\$REGION"/, 'aws "$@"'],
  ['writes no journal', 'cli', />>"\$JOURNAL"\n\}/, '>/dev/null\n}'],
  ['leaves egress open', 'cli', /created_here "\$ENDPOINT_GROUP" \|\| remove_egress/, 'true'],
  ['opens another port', 'cli', /\\"FromPort\\":\$1/g, '\\"FromPort\\":80'],
  ['opens another port', 'steps', /"FromPort":443/, '"FromPort":80'],
  ['forgets the policy', 'steps', / --policy-document '[^']*'/, ''],
  ['forgets the record type', 'steps', /DnsRecordIpType=\w+/, 'DnsRecordIpType=ipv6'],
  [
    'forgets the tags of endpoints',
    'steps',
    / --tag-specifications '\[\{"ResourceType":"vpc-endpoint"[^']*'/,
    '',
  ],
  // A hub of two accounts.
  [
    'authorizes the hub itself',
    'cloudformation-json',
    /(create-vpc-association.*VPCId=)\$\{TaskVpcId\}/,
    '$1${VpcId}',
  ],
  [
    'authorizes one zone only',
    'cloudformation-json',
    /(for ZONE in \$\{\w+\}) [^;]*(; do aws route53 create)/,
    '$1$2',
  ],
  ['associates nothing', 'cloudformation-json', /associate-vpc-with-hosted-zone/, 'get-hosted-zone'],
  [
    'authorizes the hub itself',
    'terraform',
    /(_authorization" "tasks" \{[\s\S]*?vpc_id +=) var\.task_vpc_id/,
    '$1 var.vpc_id',
  ],
  ['associates nothing', 'terraform', /toset\(var\.zone_ids\)/, 'toset([])'],
  [
    'authorizes the hub itself',
    'cdk',
    /(create-vpc-association.*VPCId=\$\{)props\.taskVpcId/,
    '$1props.vpcId',
  ],
  ['associates nothing', 'cdk', /associate-vpc-with-hosted-zone/, 'get-hosted-zone'],
  [
    'authorizes the hub itself',
    'cli',
    /(create-vpc-association-authorization .*VPCId=)\$TASK_VPC_ID/,
    '$1$VPC_ID',
  ],
  ['authorizes nobody', 'cli', /if \[\[ \$\{PART:-\} == hub && /, 'if [[ -n ${NOBODY:-} && '],
  ['associates nothing', 'cli', /do associate_zone "\$zone"; done/, 'do :; done'],
  ['associates again', 'cli', / \$\{zones\/\/\[\$'\\t\\n'\]\/ \} /, ' '],
  [
    'authorizes the hub itself',
    'steps',
    /(create-vpc-association-authorization .*VPCId=)"\$TASK_VPC_ID"/,
    '$1"$VPC_ID"',
  ],
  ['associates nothing', 'steps', /aws route53 associate-vpc-with[^\n]*/, 'true; done'],
  ['keeps egress', 'steps', /aws ec2 revoke-security-group-egress[^\n]*/, 'true'],
];
