/** What a text is that is no output of AWS in JSON: named, so that nobody takes it for an empty one. */

/** So much of a text is looked at: what it is stands near the top. */
const LOOKED_AT = 20_000;

/** The name of the operation, as a table has it for its title. */
const OPERATION =
  /\b(?:DescribeVpc|DescribeSubnets|DescribeRouteTables|DescribeSecurityGroup|DescribeNetworkAcls|Describe\w{0,20}PrefixLists|Get\w{0,20}PrefixList|DescribeNatGateways|DescribeDhcpOptions|ListHostedZones)/;

/** `--output text` begins its lines with the name of the list, in capitals, and a tab. */
const TEXT_OUTPUT =
  /^(?:VPCENDPOINTS?|VPCS|SUBNETS|ROUTETABLES|ROUTES|ASSOCIATIONS|SECURITYGROUPS|IPPERMISSIONS(?:EGRESS)?|NETWORKACLS|ENTRIES|PREFIXLISTS|NATGATEWAYS|DHCPOPTIONS|ENABLEDNS(?:SUPPORT|HOSTNAMES)|HOSTEDZONESUMMARIES)\t/m;

/** `--output yaml` begins with the list, or with an item of it where `--query` took the list away. */
const YAML_OUTPUT =
  /^(?:VpcEndpoints|Vpcs|Subnets|RouteTables|SecurityGroups|NetworkAcls|PrefixLists|NatGateways|DhcpOptions|EnableDns(?:Support|Hostnames)|HostedZoneSummaries|ServiceDetails):|^- (?:VpcEndpointId|CreationTimestamp|SubnetId|RouteTableId|GroupId|NetworkAclId|VpcId|Associations|AvailabilityZone|AssignIpv6AddressOnCreation|Description|DnsEntries|CidrBlock):/m;

const AS_JSON = 'run the command again with --output json';

/** What a text without JSON is, where it can be told. */
export function insteadOfJson(text: string): string | undefined {
  const start = text.slice(0, LOOKED_AT);
  const error = /^.*An error occurred \([^\n\r]{0,300}/m.exec(start)?.[0].trim();
  if (error !== undefined) return `the command failed: ${error}`;
  if (/^[-+|][-+| ]/m.test(start) && OPERATION.test(start)) return `this is a table: ${AS_JSON}`;
  if (TEXT_OUTPUT.test(start)) return `this is text output: ${AS_JSON}`;
  if (YAML_OUTPUT.test(start)) return `this is YAML: ${AS_JSON}`;
  if (/<(?:Describe|Get|List)[A-Z]\w{1,60}Response\b/.test(start)) return `this is XML: ${AS_JSON}`;
  return templateIn(text);
}

/** Which kind of template the text is; `undefined` when it is none. */
function templateIn(text: string): string | undefined {
  const start = text.slice(0, LOOKED_AT);
  if (
    /^[ \t]{0,40}(?:resource|data)[ \t]{1,9}"aws_/m.test(start) ||
    /^[ \t]{0,40}(?:module|variable|provider|locals|terraform|output)\b[^\n{=]{0,200}\{/m.test(start)
  ) {
    return 'this is a Terraform file (HCL), which describes what is planned: give what exists, or a plan with terraform plan -out p and terraform show -json p';
  }
  if (/\bAWS::CloudFormation::Stack\b/.test(start) && !/AWS::EC2::VPCEndpoint/.test(text)) {
    return 'this is a CloudFormation template without endpoints, and what its nested stacks make is not in it: give the template of the stack that makes the endpoints, or the output of aws ec2 describe-vpc-endpoints --output json';
  }
  if (/AWS::EC2::VPCEndpoint|AWSTemplateFormatVersion|^Resources:|\bAWS::CloudFormation::/m.test(start)) {
    return 'this is a CloudFormation template, which describes what is planned; the audit reads what exists: paste the output of aws ec2 describe-vpc-endpoints --output json';
  }
  return undefined;
}
