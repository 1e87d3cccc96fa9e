/** Paths, DNS, security groups, zones, sharing, IP versions, quotas. */

import { splitList } from '../answer.ts';
import { regionOf } from '../regions.ts';
import { explains, type Rule, reports, spares } from '../rule.ts';
import { isOlderThan } from './agent-version.ts';
import {
  callsFromCode,
  hasNoPath,
  hasPath,
  isExternal,
  onEc2,
  onFargate,
  onManagedInstances,
  onPlatform13,
  onWindows,
  pullsFromEcr,
  usesProxy,
  usesS3,
} from './predicates.ts';

export const networkRules = [
  {
    id: 'network/internet-needs-internet-gateway',
    when: (w) => !w.internetGateway && (w.egress === 'nat-gateway' || w.egress === 'public-ip'),
    implies: [reports('error')],
    cites: ['vpc-nat-gateway', 'vpc-internet-gateway'],
    text: {
      why: 'Public NAT gateways and public IP addresses reach the internet only through an internet gateway, and the VPC has none.',
      fix: 'Attach an internet gateway to the VPC, or say that the subnets have no path.',
    },
  },
  {
    id: 'network/internet-gateway-without-route',
    when: (w) => w.internetGateway && w.egress === 'none',
    implies: [reports('info')],
    cites: ['vpc-internet-gateway', 'ecs-fargate-networking', 'ecs-pull-error'],
    text: {
      why: 'An internet gateway alone is no path. Without a route to it, and also with a route but without a public IP address (assignPublicIp DISABLED), nothing reaches the internet and calls time out: the plan treats the subnets as isolated.',
      fix: 'If the tasks may use the internet: give them public IP addresses in these subnets (Fargate only), or private subnets with a route to a NAT gateway.',
    },
  },
  {
    id: 'network/platform-1-4-uses-the-task-network',
    when: (w) => onFargate(w) && !onPlatform13(w) && pullsFromEcr(w),
    implies: [explains('ecr.api')],
    cites: ['ecs-fargate-networking'],
    text: {
      why: 'From Linux platform version 1.4.0, and on Windows 1.0.0, login, secrets, image pulls and logs all leave through the network interface of the task. So the VPC has to lead everywhere.',
    },
  },
  {
    id: 'network/dns-attributes-off',
    when: (w) => !w.vpcDnsAttributes,
    implies: [reports('error')],
    cites: ['vpc-dns', 'privatelink-interface'],
    derived: true,
    text: {
      why: 'Private DNS cannot be enabled while DNS resolution or DNS hostnames are off in the VPC: AWS refuses to create the endpoints.',
      fix: 'Turn both attributes on first; the step that turns them on holds the commands.',
    },
  },
  {
    id: 'network/own-dns-servers',
    when: (w) => w.dns === 'custom',
    implies: [reports('warning')],
    cites: [
      'ecs-vpc-endpoints',
      'ecs-verify-connectivity',
      'vpc-dns',
      'ecs-fargate-networking',
      'privatelink-s3-gateway',
    ],
    text: {
      why: 'Endpoints support only the DNS that Amazon provides through Route 53: your own DNS servers have to forward to it.',
      fix: 'Forward the private DNS names of this plan to the Amazon-provided DNS (an inbound endpoint of the Route 53 Resolver, or VPC base address plus two). Let the tasks out to your servers on port 53, UDP and TCP. The names of Amazon S3 must lead to the addresses that AWS maintains. After a change of the DHCP options start new tasks: running ones keep the old.',
    },
  },
  {
    id: 'network/shared-subnets',
    when: (w) => w.subnetOwnership === 'participant',
    implies: [reports('warning')],
    cites: ['ecr-vpc-endpoints', 'vpc-sharing'],
    text: {
      why: 'A participant of shared subnets can use endpoints but cannot create, describe, modify or delete them.',
      fix: 'Hand this plan to the account that owns the VPC: it runs every step that creates endpoints, their security group, gateway routes, hosted zones, NAT gateways or VPC attributes, and it pays for them. Yours are the task security groups (the default group of the VPC belongs to the owner and cannot be used), roles and task definitions. Let it admit the CIDR blocks of the shared subnets.',
    },
  },
  {
    id: 'network/shared-subnets-hide-endpoints',
    when: (w) => w.subnetOwnership === 'participant',
    implies: [reports('info')],
    cites: ['vpc-sharing', 'privatelink-interface'],
    derived: true,
    text: {
      why: 'An empty list of endpoints in a participant account proves nothing: only the owner sees them. What you can look at are route tables, network ACLs, VPC attributes, DHCP options and your own security groups.',
      fix: 'Ask the owner for the output of describe-vpc-endpoints, or test from a task: names of endpoints resolve to addresses of the VPC.',
    },
  },
  {
    id: 'network/endpoint-security-group',
    when: (w) => w.securityGroupId === '',
    implies: [reports('info')],
    cites: ['ecs-vpc-endpoints', 'ecr-vpc-endpoints', 'privatelink-interface', 'privatelink-dns'],
    text: {
      why: 'The security group of the endpoints must allow inbound TCP 443 from the tasks. The exports create such a group; without one an endpoint gets the default group of the VPC. Endpoints do not answer ping: test them with nc on port 443. A service never opens connections to your VPC through an endpoint.',
    },
  },
  {
    id: 'network/given-security-group',
    when: (w) => w.securityGroupId !== '',
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints', 'ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'The exports use the existing security group {securityGroupId} and change nothing in it.',
      fix: 'Check that it allows inbound TCP 443 from the task subnets.',
    },
  },
  {
    id: 'network/task-security-group-egress',
    when: () => true,
    implies: [reports('info')],
    cites: ['privatelink-gateway', 'ecs-pull-error', 'ecs-fargate-networking'],
    text: {
      why: 'The security group of the tasks must allow outbound TCP 443 to the endpoints and, for a gateway endpoint, to the prefix list of the service. Missing egress to the S3 prefix list looks like a missing S3 gateway. A service or a task names at most 16 subnets and 5 security groups.',
    },
  },
  {
    id: 'network/acls-let-both-ways',
    when: () => true,
    implies: [reports('info')],
    cites: ['privatelink-interface', 'ecs-verify-connectivity', 'privatelink-gateway'],
    derived: true,
    text: {
      why: 'Network ACLs know no connections. Those of the task subnets must let TCP 443 out and ports 1024 to 65535 in, those of the endpoint subnets the other way round: 443 in, 1024 to 65535 out. The Amazon ECS page gives the rules of the endpoint side for the task subnets. For a gateway endpoint they also need the address ranges of the service, because network ACLs cannot name prefix lists.',
    },
  },
  {
    id: 'network/gateway-route-tables',
    when: (w) => usesS3(w) && !isExternal(w),
    implies: [explains('s3')],
    cites: ['privatelink-gateway', 'ecr-vpc-endpoints'],
    text: {
      why: 'The gateway endpoint does nothing until it is associated with the route tables of the task subnets. A route table holds one endpoint route to a service, so a second S3 gateway for the same table is refused. The route leads to Amazon S3 of this Region: prefix lists are Regional. A route that names exact addresses of the service in this Region takes precedence over it. Clients that ask for dual-stack hosts send their IPv6 traffic past a gateway that is made for IPv4.',
    },
  },
  {
    id: 'network/gateway-and-open-connections',
    when: (w) => w.openS3Connections && usesS3(w) && !isExternal(w),
    implies: [reports('warning')],
    cites: ['ecr-vpc-endpoints', 'privatelink-s3-gateway'],
    text: {
      why: 'Adding the S3 gateway endpoint changes the source address of connections to Amazon S3: connections that are open may be interrupted.',
      fix: 'Create it in a quiet hour, or create a new VPC with the gateway endpoint and migrate the cluster to it.',
    },
  },
  {
    id: 'network/one-zone',
    when: (w) => w.availabilityZones === 1,
    implies: [reports('warning')],
    cites: ['privatelink-dns'],
    text: {
      why: 'Endpoints in a single Availability Zone fail with it; AWS recommends at least two.',
      fix: 'Choose two zones or more.',
    },
  },
  {
    id: 'network/more-zones-than-the-region',
    when: (w) => regionOf(w.region).zones > 0 && w.availabilityZones > regionOf(w.region).zones,
    implies: [reports('error')],
    cites: ['privatelink-interface'],
    derived: true,
    text: {
      why: '{region} has {zones} Availability Zones, fewer than the {availabilityZones} that are asked for.',
      fix: 'Choose fewer zones.',
    },
  },
  {
    id: 'network/one-subnet-for-each-zone',
    when: (w) => w.subnetIds !== '' && splitList(w.subnetIds).length !== w.availabilityZones,
    implies: [reports('warning')],
    cites: ['privatelink-interface'],
    text: {
      why: 'An interface endpoint takes at most one subnet in each Availability Zone; the number of subnets given differs from the number of zones.',
      fix: 'Give one subnet for each zone. Two subnets in one zone are refused (DuplicateSubnetsInSameZone). Costs are computed with the number of zones.',
    },
  },
  {
    id: 'network/check-service-availability',
    when: () => true,
    implies: [reports('info')],
    cites: ['privatelink-services', 'privatelink-interface'],
    derived: true,
    text: {
      why: 'AWS publishes no list of endpoint services by Region and zone. Whether each service is offered in {region}, and in your zones, can only be asked in the account.',
      fix: 'Run the step that checks every service: it lists what is offered, with zones.',
    },
  },
  {
    id: 'network/private-dns-is-vpc-wide',
    when: () => true,
    implies: [reports('info')],
    cites: ['privatelink-dns', 'privatelink-interface'],
    derived: true,
    text: {
      why: 'Private DNS switches every client in the VPC to the endpoint at once, and only one endpoint for each service can have it. If one exists already, use it instead of a second one. A name is answered with the healthy network interfaces of all zones in turn (round robin); the zonal names of the endpoint stay in their zone. Its own names (vpce-…) are publicly resolvable, to private addresses.',
    },
  },
  {
    id: 'network/gateway-not-from-other-networks',
    when: (w) => w.egress === 'transit' && !isExternal(w) && (pullsFromEcr(w) || callsFromCode('s3')(w)),
    implies: [reports('info')],
    cites: ['privatelink-s3-gateway'],
    text: {
      why: 'A gateway endpoint serves its own VPC only: not peers, VPNs or networks behind a transit gateway.',
    },
  },
  {
    id: 'network/proxy-must-spare-endpoints',
    when: (w) => usesProxy(w) && (onEc2(w) || isExternal(w)),
    implies: [reports('warning')],
    cites: ['ecs-vpc-endpoints', 'ecs-http-proxy'],
    derived: true,
    text: {
      why: 'An agent, a container runtime or a log driver behind a proxy sends its calls to the proxy, not to the endpoints. The agent then also gets numbered hosts (ecs-a-1) that no endpoint answers.',
      fix: 'Set NO_PROXY for the agent, ecs-init and Docker: 169.254.169.254, 169.254.170.2, /var/run/docker.sock, and the names of the endpoints: .ecr.{region}.{suffix}, .s3.{region}.{suffix}, logs.{region}.{suffix}, ecs.{region}.{suffix}, ecs-a.{region}.{suffix}, ecs-t.{region}.{suffix} (and ssm, secretsmanager and others where planned).',
    },
  },
  {
    id: 'network/transit-may-hold-a-proxy',
    when: (w) => w.egress === 'transit',
    implies: [reports('info')],
    cites: ['ecs-http-proxy', 'ecs-network-security'],
    derived: true,
    text: {
      why: 'If the other network is reached through an HTTP proxy that clients must be configured to use, answer "proxy": agents then need NO_PROXY for the endpoints, and Fargate cannot use it at all.',
    },
  },
  {
    id: 'network/proxy-starts-no-fargate-task',
    when: (w) => usesProxy(w) && onFargate(w),
    implies: [reports('warning')],
    cites: ['ecs-network-security', 'ecs-fargate-networking', 'ecs-exec'],
    derived: true,
    text: {
      why: 'Fargate cannot be configured to use a proxy: what the platform does to start a task (registry login, image pull and its layers in Amazon S3, secrets, awslogs) never goes there, whatever the container sets. For these calls the endpoints are required.',
      fix: 'Use HTTPS_PROXY in the container for what your code calls elsewhere, and NO_PROXY=169.254.169.254,169.254.170.2 with the names of the endpoints beside it.',
    },
  },
  {
    id: 'network/proxy-and-managed-instances',
    when: (w) => usesProxy(w) && onManagedInstances(w),
    implies: [reports('warning')],
    cites: ['ecs-http-proxy', 'ecs-managed-instances'],
    derived: true,
    text: {
      why: 'The proxy of agent and container runtime is set in files on the instance, and nobody can log in to Managed Instances. The plan counts the proxy as a path for your own code only.',
      fix: 'Use HTTPS_PROXY in the container, and NO_PROXY=169.254.169.254,169.254.170.2 with the names of the endpoints beside it.',
    },
  },
  {
    id: 'network/task-interfaces-have-no-public-address',
    when: (w) => w.egress === 'public-ip' && onEc2(w) && w.networkMode === 'awsvpc',
    implies: [reports('warning')],
    cites: ['ecs-awsvpc'],
    derived: true,
    text: {
      why: 'In awsvpc mode the network interfaces of tasks on EC2 get no public IP address, so tasks in public subnets have no access to the internet. The public address of the instance serves the agent, image pulls, secrets and awslogs; calls of the task itself (your code, sidecars, FireLens, ECS Exec) need endpoints or a NAT gateway.',
      fix: 'Run the tasks in private subnets with a NAT gateway, or create the endpoints that are required here.',
    },
  },
  {
    id: 'network/network-mode-not-supported',
    when: (w) =>
      (onManagedInstances(w) && (w.networkMode === 'bridge' || w.networkMode === 'default')) ||
      (onEc2(w) && onWindows(w) && (w.networkMode === 'bridge' || w.networkMode === 'host')) ||
      (onEc2(w) && !onWindows(w) && w.networkMode === 'default'),
    implies: [reports('warning')],
    cites: ['ecs-task-networking', 'ecs-managed-networking'],
    text: {
      why: 'These instances do not run this network mode: Linux has awsvpc, bridge, host and none, Windows awsvpc and default, Managed Instances awsvpc and host.',
      fix: 'Look at networkMode of the task definition and answer what it says.',
    },
  },
  {
    id: 'network/managed-instances-and-public-addresses',
    when: (w) => w.egress === 'public-ip' && onManagedInstances(w) && w.networkMode === 'awsvpc',
    implies: [reports('warning')],
    cites: ['ecs-managed-networking', 'ecs-awsvpc'],
    derived: true,
    text: {
      why: 'No page says whether network interfaces of tasks on Managed Instances get public IP addresses. On EC2 they get none, and then the task itself has no access to the internet.',
      fix: 'Try it before you leave out an endpoint, or use private subnets with a NAT gateway.',
    },
  },
  {
    id: 'network/block-public-access-closes-the-path',
    when: (w) =>
      (w.egress === 'nat-gateway' && w.blockPublicAccess === 'bidirectional') ||
      (w.egress === 'public-ip' && w.blockPublicAccess !== 'off'),
    implies: [reports('warning')],
    cites: ['vpc-block-public-access'],
    derived: true,
    text: {
      why: 'Block Public Access closes this path: the bidirectional mode stops internet gateways, NAT gateways and egress-only internet gateways, the ingress-only mode everything but NAT gateways and egress-only internet gateways. Endpoints are not affected, so the plan requires them.',
      fix: 'If the tasks need the internet, exclude the subnet next to the internet gateway (that of the NAT gateway) or the VPC, in the account that owns it.',
    },
  },
  {
    id: 'network/block-public-access-spares-nat',
    when: (w) => w.egress === 'nat-gateway' && w.blockPublicAccess === 'ingress-only',
    implies: [reports('info')],
    cites: ['vpc-block-public-access'],
    text: { why: 'The ingress-only mode of Block Public Access lets connections through NAT gateways out.' },
  },
  {
    id: 'network/path-through-another-network',
    when: (w) => w.egress === 'transit',
    implies: [reports('info')],
    cites: ['vpc-block-public-access', 'tgw-attachments'],
    derived: true,
    text: {
      why: 'Whether this path works is decided in the other network: its routes back to these subnets, its NAT gateway or firewall, and its Block Public Access, which stops internet gateways and inspection there but no transit gateway. An Availability Zone without an attachment subnet cannot reach a transit gateway.',
    },
  },
  {
    id: 'network/traffic-stays-in-the-network-of-aws',
    when: (w) => w.egress === 'nat-gateway' || w.egress === 'public-ip',
    implies: [reports('info')],
    cites: ['privatelink-dns', 'privatelink-gateway'],
    text: {
      why: 'Traffic to AWS services that goes through an internet gateway or a NAT gateway does not leave the AWS network either. What endpoints add is that neither gateway is needed, and a policy for what passes.',
    },
  },
  {
    id: 'network/saving-by-endpoints',
    when: (w) => w.egress === 'nat-gateway' && hasPath(w) && pullsFromEcr(w) && !isExternal(w),
    implies: [reports('info')],
    cites: ['privatelink-s3-gateway', 'privatelink-pricing', 'vpc-pricing'],
    derived: true,
    text: {
      why: 'To save NAT gateway charges, start with the S3 gateway endpoint: it costs nothing and takes the image layers, most of what a pull moves. An interface endpoint costs {endpointMonth} USD a month here and saves {savedByEndpoint} USD for each GB that no longer passes the NAT gateway. By cost alone it pays from {breakEvenOfEndpoint} GB a month through that endpoint. ecr.dkr and ecr.api carry logins and manifests only. The price of a GB falls after the first PB, and again after 5 PB, that all interface endpoints of a Region carry in a month; the plan counts with the first.',
    },
  },
  {
    id: 'network/s3-not-used',
    when: (w) => !usesS3(w) && !onEc2(w) && !isExternal(w),
    implies: [spares('s3')],
    cites: ['privatelink-s3-gateway', 'ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'No answer says that an image layer, file, log or call of this workload goes to Amazon S3.',
    },
  },
  {
    id: 'network/endpoints-serve-one-region',
    when: () => true,
    implies: [reports('info')],
    cites: ['ecs-vpc-endpoints', 'privatelink-cross-region'],
    text: {
      why: 'Each endpoint serves {region} only. The Amazon ECS page says that endpoints do not support cross-Region requests; the PrivateLink page lists exceptions by now (ecs, ecr.api, ecr.dkr, s3, kms, lambda, kinesis-firehose among them), but not ecs-agent, ecs-telemetry, logs, secretsmanager, ssm or ssmmessages. The plan keeps everything in {region}.',
      fix: 'Replicate images, secrets and parameters of another Region to this one. Or create ecr.api, ecr.dkr and the interface endpoint s3 of that Region with its ServiceRegion: that needs vpce:AllowMultiRegion in IAM and in service control policies (ec2:VpceServiceRegion limits the Regions), two zones or more, and has Regional DNS names only; an opt-in Region has to be enabled first. The zones use1-az3, usw1-az2, apne1-az3, apne2-az2 and apne2-az4 do not support it.',
    },
  },
  {
    id: 'network/ipv6-services-differ',
    when: (w) => w.ipAddressType !== 'ipv4',
    implies: [reports('warning')],
    cites: ['ecr-vpc-endpoints', 'ecs-vpc-endpoints', 'vpc-ipv6-support', 's3-privatelink'],
    text: {
      why: 'The documentation contradicts itself about IPv6: the Amazon ECR and Amazon S3 pages offer dual-stack endpoints; the list of services with IPv6 denies them for both, and the Amazon ECS pages deny them for Amazon ECR. The plan follows the pages of the services themselves.',
      fix: 'Check SupportedIpAddressTypes of each service in the account (the step that checks every service lists them) before you rely on IPv6.',
    },
  },
  {
    id: 'network/ipv6-only-needs-every-service',
    when: (w) => w.ipAddressType === 'ipv6',
    implies: [reports('warning')],
    cites: ['privatelink-interface', 'privatelink-dns'],
    derived: true,
    text: {
      why: 'In IPv6-only subnets an endpoint can only have IPv6 addresses. For services that do not document IPv6 (marked in the plan) creation may be refused.',
      fix: 'Keep dual-stack subnets for those endpoints, or provide DNS64 and NAT64.',
    },
  },
  {
    id: 'network/ipv6-only-image-names',
    when: (w) => w.ipAddressType === 'ipv6' && pullsFromEcr(w),
    implies: [reports('warning')],
    cites: ['ecs-fargate-networking', 'ecr-requests'],
    text: {
      why: 'IPv6-only tasks pull images by the dual-stack name of the registry.',
      fix: 'Name images ACCOUNT.dkr-ecr.{region}.{registrySuffix}/REPOSITORY in the task definition.',
    },
  },
  {
    id: 'network/ipv6-only-pull-has-no-proven-endpoint',
    when: (w) => w.ipAddressType === 'ipv6' && pullsFromEcr(w) && hasNoPath(w),
    implies: [reports('error')],
    cites: ['ecs-fargate-networking', 'ecs-task-networking', 'ecs-managed-networking', 'ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Nothing proves that IPv6-only tasks can pull images here. Three Amazon ECS pages say that Amazon ECR has no dual-stack interface endpoint that such tasks can use; the Amazon ECR page says that its endpoints support dual-stack, and endpoints of 2026 list dkr-ecr.{region}.{registrySuffix} among their names. The pages about these very tasks deny it, and the subnets have no other path.',
      fix: 'Use dual-stack or IPv4 subnets, or give the subnets DNS64 and a NAT gateway (NAT64). If you count on the Amazon ECR page, start one task before you rely on it.',
    },
  },
  {
    id: 'network/ipv6-only-pull-over-nat64',
    when: (w) => w.ipAddressType === 'ipv6' && pullsFromEcr(w) && hasPath(w),
    implies: [reports('warning')],
    cites: ['ecs-fargate-networking', 'ecs-task-networking', 'ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Do not count on the ECR endpoints for IPv6-only tasks: the Amazon ECS pages say that Amazon ECR has no dual-stack interface endpoint for them, the Amazon ECR page says that it has one. Image pulls take the other path.',
      fix: 'Keep DNS64 and a NAT gateway (NAT64) for everything that has no IPv6 endpoint, or use dual-stack subnets.',
    },
  },
  {
    id: 'network/ipv6-only-not-in-region',
    when: (w) => w.ipAddressType === 'ipv6' && !isExternal(w) && !regionOf(w.region).hasIpv6OnlyTasks,
    implies: [reports('error')],
    cites: ['ecs-fargate-networking', 'ecs-task-networking'],
    text: {
      why: '{region} is not among the Regions in which Amazon ECS runs tasks in an IPv6-only configuration.',
      fix: 'Use dual-stack subnets, or another Region.',
    },
  },
  {
    id: 'network/ipv6-only-not-on-windows',
    when: (w) => w.ipAddressType === 'ipv6' && onWindows(w) && !isExternal(w),
    implies: [reports('error')],
    cites: ['ecs-fargate-networking', 'ecs-task-networking'],
    text: {
      why: 'Windows does not support the IPv6-only configuration.',
      fix: 'Use IPv4 or dual-stack subnets.',
    },
  },
  {
    id: 'network/ipv6-only-needs-newer-platform',
    when: (w) => w.ipAddressType === 'ipv6' && onPlatform13(w),
    implies: [reports('error')],
    cites: ['ecs-fargate-networking'],
    text: {
      why: 'The IPv6-only configuration needs Fargate platform version 1.4.0 or later.',
      fix: 'Choose platform version LATEST.',
    },
  },
  {
    id: 'network/ipv6-only-needs-newer-agent',
    when: (w) => w.ipAddressType === 'ipv6' && isOlderThan(w.agentVersion, [1, 99, 1]),
    implies: [reports('error')],
    cites: ['ecs-task-networking', 'ecs-anywhere'],
    text: {
      why: 'Tasks in an IPv6-only configuration need container agent 1.99.1 or later; {agentVersion} is older.',
      fix: 'Update the agent on every container instance.',
    },
  },
  {
    id: 'network/ipv6-only-instances',
    when: (w) => w.ipAddressType === 'ipv6' && onEc2(w) && !onWindows(w),
    implies: [reports('warning')],
    cites: ['ecs-task-networking'],
    text: {
      why: 'IPv6-only container instances need container agent 1.99.1 or later and a primary IPv6 address; without one, tasks in the host or bridge network mode fail to register with load balancers and AWS Cloud Map.',
      fix: 'Launch them with --enable-primary-ipv6. The agent looks at the default routes to find out what the instance can do; set ECS_INSTANCE_IP_COMPATIBILITY=ipv6 in /etc/ecs/ecs.config where that guess is wrong.',
    },
  },
  {
    id: 'network/dual-stack-not-on-windows-interfaces',
    when: (w) => w.ipAddressType === 'dualstack' && onEc2(w) && onWindows(w) && w.networkMode === 'awsvpc',
    implies: [reports('warning')],
    cites: ['ecs-awsvpc'],
    text: {
      why: 'In awsvpc mode Windows instances of Amazon EC2 support neither a dual-stack configuration nor IPv6: their tasks reach the endpoints over IPv4.',
      fix: 'Let the names of the endpoints have IPv4 addresses too (dual-stack endpoints have), and open IPv4 in the security groups.',
    },
  },
  {
    id: 'network/dual-stack-on-instances',
    when: (w) => w.ipAddressType === 'dualstack' && onEc2(w) && !onWindows(w),
    implies: [reports('info')],
    cites: ['ecs-awsvpc'],
    text: {
      why: 'In dual-stack subnets tasks on Amazon EC2 get an IPv6 address only in awsvpc mode, with container agent 1.45.0 or later and the account setting dualStackIPv6 on. With one they can reach the internet through an internet gateway or an egress-only internet gateway: a NAT gateway is optional.',
    },
  },
  {
    id: 'network/dual-stack-needs-newer-agent',
    when: (w) =>
      w.ipAddressType === 'dualstack' && onEc2(w) && !onWindows(w) && isOlderThan(w.agentVersion, [1, 45, 0]),
    implies: [reports('warning')],
    cites: ['ecs-awsvpc'],
    text: {
      why: 'Tasks get an IPv6 address from container agent 1.45.0 on; {agentVersion} is older, so they have IPv4 only.',
      fix: 'Update the agent on every container instance, or count on IPv4.',
    },
  },
  {
    id: 'network/dual-stack-fargate-starts-over-ipv4',
    when: (w) => w.ipAddressType === 'dualstack' && onFargate(w),
    implies: [reports('info')],
    cites: ['ecs-fargate-networking'],
    text: {
      why: 'In dual-stack subnets Fargate reaches Amazon ECR, Systems Manager and Secrets Manager over IPv4 when it launches a task. Its tasks get an IPv6 address only if the account setting dualStackIPv6 is on for whoever launches them, and the subnet assigns IPv6 addresses.',
    },
  },
  {
    id: 'network/china-bills-in-cny',
    when: (w) => regionOf(w.region).partition === 'aws-cn',
    implies: [reports('info')],
    cites: ['china-billing'],
    text: {
      why: 'AWS in China prices and bills in CNY. The amounts in US dollars are taken from other Regions and are no prices of {region}.',
    },
  },
  {
    id: 'network/quotas',
    when: () => true,
    implies: [reports('info')],
    cites: ['privatelink-quotas', 'privatelink-interface', 'privatelink-dns'],
    text: {
      why: 'Quotas: 50 interface endpoints for each VPC (Gateway Load Balancer endpoints count too) and 20 gateway endpoints for each Region, both adjustable; policies up to 20,480 characters, fixed. An endpoint carries up to 10 Gbps in each zone and scales to 100 Gbps; its MTU is 8,500 bytes, larger packets are dropped, and path MTU discovery is not supported. It takes one address of each subnet that it is given, and keeps it as long as it exists, so a firewall may name it. Creating many at once may be throttled (RequestLimitExceeded), for the account or the organization.',
    },
  },
  {
    id: 'network/s3-interface-limits',
    when: (w) => isExternal(w) && callsFromCode('s3')(w),
    implies: [reports('info')],
    cites: ['s3-privatelink'],
    text: {
      why: 'The S3 interface endpoint does not serve website endpoints, legacy global names (s3.amazonaws.com) and dash-Region names (s3-{region}), copies between Regions, or TLS 1.0, 1.1 and 1.3.',
      fix: 'Let clients use Regional names and TLS 1.2.',
    },
  },
  {
    id: 'network/regional-nat-grows-slowly',
    when: (w) => w.egress === 'nat-gateway',
    implies: [reports('info')],
    cites: ['vpc-regional-nat'],
    text: {
      why: 'A Regional NAT gateway serves every zone under one route and needs no public subnet. It takes up to 60 minutes to grow into a zone in which tasks are new; until then their traffic crosses zones.',
    },
  },
] as const satisfies readonly Rule[];
