/** Resources beside the workloads of a template or of Terraform that say what belongs to them. */
import type { WorkloadProfile } from '../core/index.ts';
import type { Field } from './field.ts';
import type { Gathering } from './gathering.ts';
import type { SourceResource } from './network/network.ts';

type Surrounding = WorkloadProfile['surroundings'][number];

/** Which resource says it, in the names of CloudFormation and of Terraform; `when` looks into the resource. */
interface Neighbour {
  readonly types: RegExp;
  readonly is: Surrounding;
  readonly words: string;
  readonly when?: (fields: Field) => boolean;
  /** It may have nothing to do with the tasks: it is told, and not taken. */
  readonly isHint?: true;
}

const NEIGHBOURS: readonly Neighbour[] = [
  {
    types:
      /^AWS::(?:RDS::DB(?:Instance|Cluster)|ElastiCache::(?:CacheCluster|ReplicationGroup|ServerlessCache)|MemoryDB::Cluster|DocDB::DBCluster|Neptune::DBCluster|MSK::(?:Serverless)?Cluster|AmazonMQ::Broker|OpenSearchService::Domain|Redshift::Cluster)$|^aws_(?:db_instance|rds_cluster|elasticache_(?:cluster|replication_group|serverless_cache)|memorydb_cluster|docdb_cluster|neptune_cluster|msk_(?:serverless_)?cluster|mq_broker|opensearch_domain|redshift_cluster)$/,
    is: 'databases',
    words: 'a database, a cache or a broker is beside the workload',
  },
  {
    types: /^AWS::FSx::FileSystem$|^aws_fsx_(?:lustre|ontap|openzfs)_file_system$/,
    is: 'file-systems',
    words: 'a file system of Amazon FSx is beside the workload',
    when: (fields) => fields.get('fileSystemType').text()?.toUpperCase() !== 'WINDOWS',
  },
  {
    types: /^AWS::AppMesh::VirtualNode$|^aws_appmesh_virtual_node$/,
    is: 'app-mesh',
    words: 'a virtual node of AWS App Mesh is beside the workload',
  },
  {
    types: /^AWS::CodeDeploy::DeploymentGroup$|^aws_codedeploy_deployment_group$/,
    is: 'deployments',
    words: 'AWS CodeDeploy deploys a service of Amazon ECS',
    when: (fields) => fields.get('ecsServices', 'ecsService').value !== undefined,
  },
  {
    types: /^AWS::(?:StepFunctions::StateMachine|Serverless::StateMachine)$|^aws_sfn_state_machine$/,
    is: 'step-functions',
    words: 'a state machine runs tasks of Amazon ECS',
    when: (fields) => /:states:::ecs:runTask/.test(JSON.stringify(fields.deep() ?? '')),
  },
  {
    types:
      /^AWS::Route53Resolver::FirewallRuleGroupAssociation$|^aws_route53_resolver_firewall_rule_group_association$/,
    is: 'dns-firewall',
    words: 'a rule group of DNS Firewall belongs to the VPC',
  },
  {
    types: /^AWS::EC2::VPCEndpoint$|^aws_vpc_endpoint$/,
    is: 'partners',
    words: 'an endpoint leads to a service that is not one of AWS',
    when: (fields) => /\.vpce-svc-/.test(fields.get('serviceName').text() ?? ''),
  },
  {
    types: /^AWS::ECR::Repository$|^aws_ecr_repository$/,
    is: 'registry-features',
    words: 'a repository is scanned when an image is pushed, or encrypted with a key of AWS KMS',
    when: (fields) =>
      inner(fields, 'imageScanningConfiguration').get('scanOnPush').flag() ||
      inner(fields, 'encryptionConfiguration').get('encryptionType').text()?.toUpperCase() === 'KMS',
  },
  {
    types: /^AWS::ECR::ReplicationConfiguration$|^aws_ecr_replication_configuration$/,
    is: 'registry-features',
    words: 'the registry replicates its images',
  },
  {
    types: /^AWS::VpcLattice::ServiceNetworkVpcAssociation$|^aws_vpclattice_service_network_vpc_association$/,
    is: 'lattice',
    words: 'the VPC is associated with a service network of Amazon VPC Lattice',
    isHint: true,
  },
  {
    types: /^AWS::EC2::(?:VPNGateway|VPNConnection)$|^aws_vpn_(?:gateway|connection)$/,
    is: 'on-premises',
    words: 'a VPN leads to the VPC, from which clients may use the endpoints',
    isHint: true,
  },
  {
    types: /^AWS::EC2::Subnet$|^aws_subnet$/,
    is: 'edge-zones',
    words: 'a subnet is on AWS Outposts',
    when: (fields) => fields.get('outpostArn').text() !== undefined,
    isHint: true,
  },
];

/** The one block of Terraform, or the object of CloudFormation. */
function inner(fields: Field, name: string): Field {
  const field = fields.get(name);
  return Array.isArray(field.value) ? field.item(0) : field;
}

/** Adds what the resource says about all workloads. */
export function readNeighbour({ type, fields }: SourceResource, shared: Gathering): void {
  for (const { types, is, words, when, isHint } of NEIGHBOURS) {
    if (!types.test(type) || when?.(fields) === false) continue;
    if (isHint === true) shared.hint('surroundings', words);
    else shared.claim('surroundings', is, fields, words);
  }
}
