/** The resources of templates and of Terraform that an inventory is made of. */

/** The names of a kind of resource in CloudFormation and in Terraform. */
const TYPES = {
  endpoint: ['AWS::EC2::VPCEndpoint', 'aws_vpc_endpoint'],
  endpointPolicy: ['aws_vpc_endpoint_policy'],
  endpointRouteTable: ['aws_vpc_endpoint_route_table_association'],
  endpointSubnet: ['aws_vpc_endpoint_subnet_association'],
  endpointGroup: ['aws_vpc_endpoint_security_group_association'],
  endpointNames: ['aws_vpc_endpoint_private_dns'],
  subnet: ['AWS::EC2::Subnet', 'aws_subnet'],
  routeTable: ['AWS::EC2::RouteTable', 'aws_route_table', 'aws_default_route_table'],
  mainTable: ['aws_main_route_table_association'],
  route: ['AWS::EC2::Route', 'aws_route'],
  association: ['AWS::EC2::SubnetRouteTableAssociation', 'aws_route_table_association'],
  group: ['AWS::EC2::SecurityGroup', 'aws_security_group'],
  ingress: ['AWS::EC2::SecurityGroupIngress', 'aws_vpc_security_group_ingress_rule'],
  egress: ['AWS::EC2::SecurityGroupEgress', 'aws_vpc_security_group_egress_rule'],
  rule: ['aws_security_group_rule'],
  vpc: ['AWS::EC2::VPC', 'aws_vpc'],
  /** A VPC that the source only looks at, or that was there before it: what else is in it is not known. */
  foundVpc: ['aws_default_vpc', 'data.aws_vpc'],
  vpcBlock: ['AWS::EC2::VPCCidrBlock', 'aws_vpc_ipv4_cidr_block_association'],
  acl: ['AWS::EC2::NetworkAcl', 'aws_network_acl', 'aws_default_network_acl'],
  aclEntry: ['AWS::EC2::NetworkAclEntry', 'aws_network_acl_rule'],
  aclSubnet: ['AWS::EC2::SubnetNetworkAclAssociation', 'aws_network_acl_association'],
  natGateway: ['AWS::EC2::NatGateway', 'aws_nat_gateway'],
  internetGateway: ['AWS::EC2::InternetGateway', 'aws_internet_gateway'],
} as const;

/** A kind of resource. */
export type Kind = keyof typeof TYPES;

/** The kind of a resource, by its type in either language. */
export const KIND_OF: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(TYPES) as Kind[]).flatMap((kind) => TYPES[kind].map((type) => [type, kind] as const)),
);
