/** What a text is that is no output of AWS in JSON: named, so that nobody takes it for an empty one. */

/** So much of a text is looked at: what it is stands near the top. */
const LOOKED_AT = 20_000;

const AS_JSON = 'run the command again with --output json';

/** What a text without JSON is, where it can be told. */
export function insteadOfJson(text: string): string | undefined {
  const start = text.slice(0, LOOKED_AT);
  const error = /^.*An error occurred \([^\n\r]{0,300}/m.exec(start)?.[0].trim();
  if (error !== undefined) return `the command failed: ${error}`;
  if (/^\s*[-+|]/.test(start) && start.includes('DescribeVpcEndpoints')) return `this is a table: ${AS_JSON}`;
  if (/^VPCENDPOINTS\t/m.test(start)) return `this is text output: ${AS_JSON}`;
  if (/^VpcEndpoints:|^- VpcEndpointId:|^- CreationTimestamp:/m.test(start))
    return `this is YAML: ${AS_JSON}`;
  if (start.includes('<DescribeVpcEndpointsResponse')) return `this is XML: ${AS_JSON}`;
  return templateIn(text);
}

/** Which kind of template the text is; `undefined` when it is none. */
export function templateIn(text: string): string | undefined {
  const start = text.slice(0, LOOKED_AT);
  if (
    /^[ \t]{0,40}(?:resource|data)[ \t]{1,9}"aws_/m.test(start) ||
    /^[ \t]{0,40}(?:module|variable|provider|locals|terraform|output)\b[^\n{=]{0,200}\{/m.test(start)
  ) {
    return 'this is a Terraform file (HCL), which says what shall be: give what exists, or a plan with terraform plan -out p and terraform show -json p';
  }
  if (/AWS::EC2::VPCEndpoint|AWSTemplateFormatVersion|^Resources:|\bAWS::CloudFormation::/m.test(start)) {
    return 'this is a CloudFormation template, which says what shall be; the audit reads what exists: paste the output of aws ec2 describe-vpc-endpoints --output json';
  }
  return undefined;
}
