/** One endpoint as aws ec2 describe-vpc-endpoints prints it. */
export const ENDPOINT = {
  VpcEndpointId: 'vpce-0000000a',
  VpcEndpointType: 'Interface',
  VpcId: 'vpc-0000000a',
  ServiceName: 'com.amazonaws.us-east-1.ecr.api',
  State: 'available',
  SubnetIds: ['subnet-0000000a'],
  RouteTableIds: [],
  Groups: [{ GroupId: 'sg-0000000a', GroupName: 'x' }],
  PrivateDnsEnabled: true,
  PolicyDocument: '',
  RequesterManaged: false,
  Tags: [{ Key: 'Name', Value: 'a "name" with ` $(id)' }],
};
