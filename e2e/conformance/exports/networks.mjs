// Networks in which somebody was before us, or in which something is refused: what the script has to do in each, decided before
// it was run there. `before`: calls of the AWS CLI by somebody else ({0}: what the first call printed). `faults`: see rig.
// `code`: 0 done, 1 and 2 refused before anything was changed, 3 done but for what is named, 'stops': in the middle, and the next run
// goes on from there. `plain`: what the plain commands, which check nothing, end with; 'stops' is any code but 0.
import { NETWORK, networkWith } from '../rig.mjs';
import { HUB_ANSWERS } from './scenario.mjs';

const { vpcId, subnetIds, subnetInSameZone, routeTableIds, securityGroupId, other } = NETWORK;
const LOGS = { launchType: 'FARGATE', imageRegistries: [] };
const ECR = { launchType: 'FARGATE' };
const HUB = { ...HUB_ANSWERS, imageRegistries: [] };
const LOGS_ZONE = 'logs.us-east-1.amazonaws.com';

const service = (name) => `com.amazonaws.us-east-1.${name}`;
const ID = '--query VpcEndpoint.VpcEndpointId --output text';
const tag = (kind, value) =>
  `--tag-specifications ResourceType=${kind},Tags=[{Key=ecs-endpoint-planner,Value=${value}}]`;
const foreign = (name, more = '--private-dns-enabled', vpc = vpcId, subnet = subnetIds[0]) =>
  `ec2 create-vpc-endpoint --vpc-id ${vpc} --vpc-endpoint-type Interface --service-name ${service(name)} --subnet-ids ${subnet} ${more} ${ID}`;
const gateway = (...tables) =>
  `ec2 create-vpc-endpoint --vpc-id ${vpcId} --vpc-endpoint-type Gateway --service-name ${service('s3')} --route-table-ids ${tables.join(' ')} ${ID}`;
const group = (more = '', vpc = vpcId) =>
  `ec2 create-security-group --vpc-id ${vpc} --group-name ecs-endpoints --description theirs ${more} --query GroupId --output text`;
const allow = (words) => `ec2 authorize-security-group-ingress --group-id {0} ${words}`;
const zone = (name, vpc) =>
  `route53 create-hosted-zone --name ${name} --vpc VPCRegion=us-east-1,VPCId=${vpc} --caller-reference theirs-${name}-${vpc} --hosted-zone-config PrivateZone=true --query HostedZone.Id --output text`;
const ending = (state) => [{ action: 'CreateVpcEndpoint', match: 'logs', state }];
const refusing = (action, code, more = {}) => [{ action, code, ...more }];
const without = (flag) => ({ [flag]: undefined });

// biome-ignore format: a row per network
export const NETWORKS = [
  // Endpoints of others, in every state.
  { name: 'a pending endpoint of somebody else is waited for', answers: LOGS, settings: { pendingReads: 3 }, before: [foreign('logs')], code: 0, says: /logs: vpce-\S+ exists \(pending, of somebody else\)/, plain: 'stops' },
  { name: 'a failed endpoint of somebody else holds the names', answers: LOGS, faults: ending('failed'), before: [foreign('logs')], code: 1, says: /for logs is failed, of somebody else/, plain: 'stops' },
  { name: 'a rejected endpoint of somebody else holds the names', answers: LOGS, faults: ending('rejected'), before: [foreign('logs')], code: 1, says: /for logs is rejected, of somebody else/, plain: 'stops' },
  { name: 'an endpoint that is being deleted', answers: LOGS, settings: { slowDeletion: true }, before: [foreign('logs'), 'ec2 delete-vpc-endpoints --vpc-endpoint-ids {0}'], code: 1, says: /is being deleted: run this again/, plain: 'any' },
  { name: 'an endpoint that nobody accepts', answers: LOGS, faults: ending('pendingAcceptance'), before: [foreign('logs')], env: { WAIT_SECONDS: '0' }, code: 'stops', says: /not available after 0 seconds: vpce-\S+ \(pendingacceptance\)/, again: 'stops', plain: 'stops' },
  { name: 'an endpoint of somebody else without private DNS stands beside ours', answers: LOGS, before: [foreign('logs', '--no-private-dns-enabled')], code: 0, made: ['logs'], plain: 0 },
  { name: 'a failed endpoint of somebody else without private DNS is in nobody\'s way', answers: LOGS, faults: ending('failed'), before: [foreign('logs', '--no-private-dns-enabled')], code: 0, made: ['logs'], plain: 'any' },
  { name: 'a failed endpoint beside one that answers', answers: LOGS, faults: ending('failed'), before: [foreign('logs', '--no-private-dns-enabled'), foreign('logs')], code: 0, made: [], says: /logs: using vpce-\S+, of somebody else/, plain: 'stops' },
  { name: 'the same service in another VPC', answers: LOGS, before: [foreign('logs', '--private-dns-enabled', other.vpcId, other.subnetId)], code: 0, made: ['logs'], plain: 0 },
  { name: 'an endpoint with the tag of this plan, made elsewhere', answers: LOGS, before: [foreign('logs', `--private-dns-enabled ${tag('vpc-endpoint', 'ecs')}`)], code: 3, made: [], says: /--adopt takes it over/, plain: 'stops' },
  { name: 'an endpoint with the tag of another plan', answers: LOGS, before: [foreign('logs', `--private-dns-enabled ${tag('vpc-endpoint', 'shop')}`)], code: 3, made: [], says: /under the name prefix shop/, plain: 'stops' },
  { name: 'an endpoint with a tag of the planner that is no name prefix', answers: LOGS, before: [foreign('logs', `--private-dns-enabled ${tag('vpc-endpoint', '-')}`)], code: 3, made: [], says: /using vpce-\S+, of somebody else/, plain: 'stops' },
  { name: 'an endpoint of another service with the tag of this plan', answers: LOGS, before: [foreign('sqs', `--private-dns-enabled ${tag('vpc-endpoint', 'ecs')}`)], code: 3, made: ['logs'], says: /\.sqs, with the tag of this plan, not created by this script, is not planned/, plain: 0 },
  { name: 'a gateway of somebody else on all route tables', answers: ECR, before: [gateway(...routeTableIds)], code: 0, made: ['ecr.api', 'ecr.dkr', 'logs'], says: /s3: using vpce-\S+, of somebody else/, plain: 'stops' },
  { name: 'a gateway of somebody else on a route table that is not ours', answers: ECR, args: { '--route-table-ids': routeTableIds[1] }, before: [gateway(routeTableIds[0])], code: 0, made: ['ecr.api', 'ecr.dkr', 'logs', 's3'], tables: [routeTableIds[1]], plain: 0 },
  { name: 'a gateway of somebody else that is being deleted', answers: ECR, settings: { slowDeletion: true }, before: [gateway(...routeTableIds), 'ec2 delete-vpc-endpoints --vpc-endpoint-ids {0}'], code: 1, says: /for s3 is being deleted/, plain: 'any' },
  { name: 'an interface endpoint of Amazon S3 beside the gateway', answers: ECR, before: [foreign('s3', '--no-private-dns-enabled')], code: 0, made: ['ecr.api', 'ecr.dkr', 'logs', 's3'], plain: 0 },

  // Security groups.
  { name: 'a group of the name that is not of this plan', answers: LOGS, before: [group()], code: 1, says: /a security group named ecs-endpoints exists .* not of this plan/, plain: 'stops' },
  { name: 'a group of the name in another VPC', answers: LOGS, before: [group('', other.vpcId)], code: 0, made: ['logs'], plain: 0 },
  { name: 'a group of this plan, made elsewhere, that lets nobody in', answers: LOGS, before: [group(tag('security-group', 'ecs'))], code: 1, says: /does not allow TCP 443 from 10\.0\.0\.0\/16, and this script did not create it/, plain: 'stops' },
  { name: 'a group of this plan, made elsewhere, that lets everything of the VPC in', answers: LOGS, before: [group(tag('security-group', 'ecs')), allow('--protocol all --cidr 10.0.0.0/16')], code: 0, made: ['logs'], plain: 'stops' },
  { name: 'a group of this plan, made elsewhere, with a range of ports', answers: LOGS, before: [group(tag('security-group', 'ecs')), allow('--protocol tcp --port 400-500 --cidr 10.0.0.0/16')], code: 0, made: ['logs'], plain: 'stops' },
  { name: 'a given group that lets nobody in', answers: { ...LOGS, securityGroupId }, code: 0, made: ['logs'], says: /sg-\S+ lets nobody in on TCP 443/, plain: 'any' },
  { name: 'a given group that lets the tasks in', answers: { ...LOGS, securityGroupId }, before: [`ec2 authorize-security-group-ingress --group-id ${securityGroupId} --protocol tcp --port 443 --cidr 10.0.0.0/8`], code: 0, made: ['logs'], plain: 0 },
  { name: 'a given group that is gone', answers: { ...LOGS, securityGroupId: 'sg-0123456789abcdef0' }, code: 1, says: /sg-0123456789abcdef0 cannot be read in us-east-1/, plain: 'stops' },
  { name: 'a group of the tasks that is gone', answers: { ...LOGS, taskSecurityGroupId: 'sg-0123456789abcdef0' }, code: 1, says: /sg-0123456789abcdef0 of the tasks cannot be read/, plain: 'stops' },
  { name: 'no room for one more group', answers: LOGS, faults: refusing('CreateSecurityGroup', 'SecurityGroupLimitExceeded'), code: 'stops', says: /SecurityGroupLimitExceeded[\s\S]*creating the security group/, plain: 'stops' },
  { name: 'no room for one more rule', answers: LOGS, faults: refusing('AuthorizeSecurityGroupIngress', 'RulesPerSecurityGroupLimitExceeded'), code: 'stops', says: /RulesPerSecurityGroupLimitExceeded[\s\S]*allowing TCP 443/, plain: 'stops' },
  { name: 'egress rules that nobody may take away', answers: LOGS, faults: refusing('RevokeSecurityGroupEgress', 'UnauthorizedOperation'), code: 'stops', says: /removing the egress rules/, noEgress: true, plain: 'stops' },
  { name: 'a group that is not seen at once', answers: LOGS, faults: refusing('DescribeSecurityGroups', 'InvalidGroup.NotFound', { match: 'sg-' }), code: 'stops', says: /InvalidGroup\.NotFound/, noEgress: true, plain: 'any' },

  // Subnets.
  { name: 'a subnet that is named twice', answers: LOGS, args: { '--subnet-ids': `${subnetIds[0]},${subnetIds[0]}` }, code: 2, says: /--subnet-ids names one twice/, plain: 'any' },
  { name: 'two subnets of one zone', answers: LOGS, args: { '--subnet-ids': `${subnetIds[0]},${subnetInSameZone}` }, code: 1, says: /are both in us-east-1a/, plain: 'stops' },
  { name: 'dual-stack in a VPC without IPv6', answers: { ...LOGS, ipAddressType: 'dualstack' }, settings: { network: networkWith({}) }, args: without('--vpc-ipv6-cidr'), code: 1, says: /has no IPv6 block/, plain: 'stops' },
  { name: 'dual-stack in subnets without IPv6', answers: { ...LOGS, ipAddressType: 'dualstack' }, settings: { network: networkWith({ ipv6: true, plainSubnets: true }) }, code: 1, says: /subnet-0a+1 has no IPv6 block/, plain: 'stops' },
  { name: 'subnets without a free address', answers: LOGS, settings: { network: networkWith({ fullSubnets: true }) }, code: 1, says: /subnet-0a+1 has 0 free addresses/, plain: 'stops' },
  { name: 'a subnet that fills up meanwhile', answers: LOGS, faults: refusing('CreateVpcEndpoint', 'InsufficientFreeAddressesInSubnet'), code: 'stops', says: /InsufficientFreeAddressesInSubnet[\s\S]*creating the endpoint of logs/, plain: 'stops' },

  // Route tables.
  { name: 'a route table that is gone', answers: ECR, args: { '--route-table-ids': 'rtb-0123456789abcdef0' }, code: 1, says: /these route tables cannot be read in us-east-1: rtb-0123456789abcdef0/, plain: 'stops' },
  { name: 'a route table that is named twice', answers: ECR, args: { '--route-table-ids': `${routeTableIds[0]},${routeTableIds[0]}` }, code: 2, says: /--route-table-ids names one twice/, tables: [routeTableIds[0]], plain: 'any' },
  { name: 'no room for one more gateway', answers: ECR, faults: refusing('CreateVpcEndpoint', 'VpcEndpointLimitExceeded', { match: '.s3' }), code: 'stops', says: /VpcEndpointLimitExceeded[\s\S]*creating the endpoint of s3/, plain: 'stops' },

  // Services and the VPC.
  { name: 'a service of which only the gateway is offered', answers: LOGS, settings: { services: [{ name: service('logs'), type: 'Gateway', short: 'elsewhere' }] }, code: 1, says: /not offered/, plain: 'stops' },
  { name: 'a service without private DNS names', answers: LOGS, settings: { services: [{ name: service('logs'), type: 'Interface', private_dns: [] }] }, code: 1, says: /logs \(\S+\.logs\) has no private DNS name in us-east-1[\s\S]*plan without logs/, plain: 'stops' },
  { name: 'a service without private DNS names, whose names the zone of a hub answers', answers: { ...LOGS, endpointPlacement: 'central-vpc', egress: 'transit' }, settings: { services: [{ name: service('logs'), type: 'Interface', private_dns: [] }] }, code: 0, plain: 0 },
  { name: 'a service without IPv6', answers: { ...LOGS, ipAddressType: 'dualstack' }, settings: { network: networkWith({ ipv6: true }), services: [{ name: service('logs'), type: 'Interface', ip_types: ['ipv4'] }] }, code: 1, says: /offers the IP address types ipv4, not dualstack/, plain: 'stops' },
  { name: 'a service of China under its own name, used as somebody else made it', answers: { ...LOGS, region: 'cn-north-1' }, before: [foreign('logs').replace('us-east-1', 'cn-north-1')], code: 0, made: [], says: /logs: using vpce-/, plain: 'stops' },
  { name: 'own DNS servers by DHCP options, which the answers do not know', answers: LOGS, before: ['ec2 create-dhcp-options --dhcp-configurations Key=domain-name-servers,Values=10.0.0.53 --query DhcpOptions.DhcpOptionsId --output text', `ec2 associate-dhcp-options --dhcp-options-id {0} --vpc-id ${vpcId}`], code: 0, made: ['logs'], says: /10\.0\.0\.53/, plain: 'any' },
  { name: 'many tags, a long name prefix', answers: { ...LOGS, namePrefix: 'n'.repeat(40), tags: Array.from({ length: 40 }, (_, i) => `key-${i}=value`).join(',') }, code: 0, made: ['logs'], plain: 0 },

  // Denials, throttling, what is not seen at once.
  { name: 'credentials that have expired', answers: LOGS, faults: refusing('GetCallerIdentity', 'ExpiredToken'), code: 1, says: /no valid credentials for us-east-1/, plain: 'any' },
  { name: 'a policy of the organization denies to read the VPC', answers: LOGS, faults: refusing('DescribeVpcs', 'UnauthorizedOperation'), code: 1, says: /vpc-\S+ cannot be read/, plain: 'stops' },
  { name: 'a policy of the organization denies to read the services', answers: LOGS, faults: refusing('DescribeVpcEndpointServices', 'UnauthorizedOperation'), code: 1, says: /UnauthorizedOperation[\s\S]*ERROR: the endpoint services cannot be read, or/, plain: 0 },
  { name: 'a policy of the organization denies endpoints without a certain tag', answers: LOGS, faults: refusing('CreateVpcEndpoint', 'UnauthorizedOperation'), code: 'stops', says: /UnauthorizedOperation[\s\S]*creating the endpoint of logs/, plain: 'stops' },
  { name: 'reading is throttled while a stage is awaited', answers: LOGS, settings: { pendingReads: 2 }, faults: [{ action: 'DescribeVpcEndpoints', code: 'RequestLimitExceeded', after: 1 }], code: 'stops', says: /RequestLimitExceeded[\s\S]*Kept what was created/, plain: 'any' },
  { name: 'an endpoint that is not seen at once', answers: LOGS, settings: { unseenReads: 2 }, code: 0, made: ['logs'], plain: 'any' },
  { name: 'throttled once, and asked again by the AWS CLI', answers: LOGS, faults: refusing('CreateVpcEndpoint', 'RequestLimitExceeded'), env: { AWS_MAX_ATTEMPTS: '3' }, code: 0, made: ['logs'], plain: 'any' },
  { name: 'our own endpoint fails', answers: LOGS, settings: { pendingReads: 1 }, late: [{ action: 'CreateVpcEndpoint', state: 'failed' }], code: 'stops', again: 'stops', says: /became failed/, plain: 'stops' },
  { name: 'the blocks of the VPC cannot be read', answers: LOGS, faults: refusing('DescribeVpcs', 'RequestLimitExceeded', { match: 'vpc-' }), code: 1, says: /cannot be read/, plain: 'stops' },

  // A hub.
  { name: 'another zone of the name in the VPC of the tasks', answers: HUB, before: [zone(LOGS_ZONE, other.vpcId)], code: 1, says: /vpc-0f+ asks another hosted zone for logs\.us-east-1\.amazonaws\.com already \(Z/, plain: 'stops' },
  { name: 'another zone of the name, behind many others', answers: HUB, before: [...['a', 'b', 'c', 'd', 'e'].map((name) => zone(`${name}.test`, other.vpcId)), zone(LOGS_ZONE, other.vpcId)], code: 1, says: /asks another hosted zone for logs/, plain: 'stops' },
  { name: 'an endpoint with private DNS in the VPC of the tasks', answers: HUB, before: [foreign('logs', '--private-dns-enabled', other.vpcId, other.subnetId)], code: 1, says: /vpce-\S+ answers logs\.us-east-1\.amazonaws\.com in vpc-0f+ by private DNS/, plain: 'stops' },
  { name: 'an endpoint with private DNS in the hub', answers: HUB, before: [foreign('logs')], code: 1, says: /vpce-\S+ answers logs\.us-east-1\.amazonaws\.com in vpc-0a\S+ by private DNS/, plain: 'stops' },
  { name: 'a zone of somebody else in the hub', answers: HUB, before: [zone(LOGS_ZONE, vpcId)], code: 3, made: ['logs'], says: /the hosted zone logs\S+ \(Z\S+\) is not of this script/, plain: 'stops' },
  { name: 'a zone of a parent of the name in both VPCs', answers: HUB, before: [zone('us-east-1.amazonaws.com', other.vpcId), zone('amazonaws.com', vpcId)], code: 0, made: ['logs'], plain: 0 },
  { name: 'DNS hostnames that are off in the VPC of the tasks', answers: HUB, before: [`ec2 modify-vpc-attribute --vpc-id ${other.vpcId} --no-enable-dns-hostnames`], code: 1, says: /enableDnsHostnames is off in vpc-0f+/, plain: 'any' },
  { name: 'no room for one more hosted zone', answers: HUB, faults: refusing('CreateHostedZone', 'TooManyHostedZones'), code: 'stops', says: /TooManyHostedZones[\s\S]*creating the hosted zone logs/, plain: 'stops' },
  { name: 'records that nobody may write', answers: HUB, faults: refusing('ChangeResourceRecordSets', 'AccessDenied'), code: 'stops', says: /AccessDenied[\s\S]*writing the records of logs/, plain: 'stops' },
];
