/** Volumes: Amazon EFS, Amazon S3 Files, Amazon EBS and FSx for Windows File Server. */
import { regionOf } from '../regions.ts';
import { calls, type Rule, reports, requires, spares, use } from '../rule.ts';
import { isOlderThan } from './agent-version.ts';
import {
  has,
  hasNoPath,
  mountsS3Files,
  onEc2,
  onFargate,
  onPlatform13,
  onWindows,
  readsParameterStore,
  readsSecretsManager,
} from './predicates.ts';

const S3_FILES_OBJECTS = use(['s3:GetObject', 's3:GetObjectVersion'], 'arn:{partition}:s3:::*');
const S3_FILES_BUCKET = use(['s3:ListBucket'], 'arn:{partition}:s3:::*');
export const volumeRules = [
  {
    id: 'features/efs-uses-mount-targets',
    when: (w) => w.volumes.includes('efs'),
    implies: [spares('elasticfilesystem'), reports('info')],
    cites: ['efs-mount-targets', 'efs-vpc-endpoints', 'efs-dns-name'],
    text: {
      why: 'Amazon EFS volumes are mounted through mount targets, not through an endpoint; elasticfilesystem serves the API of Amazon EFS only. The names of file systems (file-system-id.efs.{region}.{suffix}) resolve through the Amazon-provided DNS of a VPC with DNS resolution and DNS hostnames turned on.',
      fix: 'Create a mount target in each Availability Zone of the tasks: the name resolves only where one is in the zone of the client. Allow TCP 2049 from the tasks, and let DNS servers of your own forward these names too. Wait 90 seconds after creating one.',
    },
  },
  {
    id: 'features/s3-files-use-mount-targets',
    when: mountsS3Files,
    implies: [reports('info')],
    cites: ['ecs-s3files', 's3files-prerequisites', 'privatelink-services'],
    derived: true,
    text: {
      why: 'S3 Files volumes are mounted through mount targets in the VPC, over TCP 2049. The endpoint aws.api.{region}.s3files serves their API only and is not needed for a mount.',
      fix: 'Create a mount target in each Availability Zone, allow TCP 2049 between it and the tasks in both security groups, and give the task a task role: it is mandatory for these volumes.',
    },
  },
  {
    id: 'features/s3-files-read-the-bucket',
    when: mountsS3Files,
    implies: [calls('s3', [S3_FILES_OBJECTS, S3_FILES_BUCKET])],
    cites: ['s3files-prerequisites', 'ecs-s3files'],
    text: {
      why: 'Large reads of S3 Files volumes go straight to the linked bucket, with the permissions of the task role (s3:GetObject, s3:GetObjectVersion, s3:ListBucket).',
    },
  },
  {
    id: 'features/s3-files-need-newer-platform',
    when: (w) => mountsS3Files(w) && (onPlatform13(w) || onWindows(w)),
    implies: [reports('error')],
    cites: ['ecs-s3files', 's3files-prerequisites'],
    derived: true,
    text: {
      why: 'S3 Files volumes are mounted by the client of Amazon EFS, which exists for Linux only; the retired Fargate platform version 1.3.0 mounts no file system.',
      fix: 'Choose Linux and platform version LATEST.',
    },
  },
  {
    id: 'features/efs-needs-newer-platform',
    when: (w) => w.volumes.includes('efs') && (onPlatform13(w) || (onFargate(w) && onWindows(w))),
    implies: [reports('error')],
    cites: ['ecs-efs'],
    text: {
      why: 'Fargate mounts Amazon EFS volumes on Linux only, from platform version 1.4.0.',
      fix: 'Choose Linux and platform version LATEST.',
    },
  },
  {
    id: 'features/efs-is-for-linux',
    when: (w) => w.volumes.includes('efs') && onEc2(w) && onWindows(w),
    implies: [reports('error')],
    cites: ['ecs-data-volumes'],
    text: {
      why: 'Amazon EFS volumes are for Linux containers only, on Amazon EC2 too.',
      fix: 'Choose Linux, or FSx for Windows File Server, whose volumes Windows instances mount.',
    },
  },
  {
    id: 'features/s3-files-on-instances',
    when: (w) => mountsS3Files(w) && onEc2(w) && !onWindows(w),
    implies: [reports('warning')],
    cites: ['ecs-s3files', 'ecs-data-volumes'],
    text: {
      why: 'Do not count on S3 Files volumes on Amazon EC2: the table of storage options names AWS Fargate and Managed Instances only, and versions of the page on S3 Files say that such a task fails at launch. Another version says that Amazon EC2 is fully supported.',
      fix: 'Use AWS Fargate or Managed Instances, or start one task with such a volume before you rely on it.',
    },
  },
  {
    id: 'features/file-system-client-may-log',
    when: (w) => (w.volumes.includes('efs') || mountsS3Files(w)) && onEc2(w) && !onWindows(w),
    implies: [reports('info')],
    cites: ['efs-client-botocore', 's3files-prerequisites'],
    derived: true,
    text: {
      why: 'On instances that you run, the client that mounts Amazon EFS and S3 Files (amazon-efs-utils) can report to CloudWatch whether a mount succeeded, with the role of the instance. Mounts work without that.',
      fix: 'If you turn it on, name CloudWatch Logs among the services that your code calls, so that the logs endpoint and its policy are there for it.',
    },
  },
  {
    id: 'features/efs-needs-newer-agent',
    when: (w) => w.volumes.includes('efs') && isOlderThan(w.agentVersion, [1, 38, 0]),
    implies: [reports('error')],
    cites: ['ecs-efs'],
    text: {
      why: 'Amazon EFS volumes are generally available from container agent 1.38.0 (a preview from 1.35.0); {agentVersion} is older.',
      fix: 'Update the agent, or start instances from Amazon ECS-optimized AMI 20200319 or later.',
    },
  },
  {
    id: 'features/ebs-not-in-every-region',
    when: (w) => w.volumes.includes('ebs') && !/^aws(?:-cn)?$/.test(regionOf(w.region).partition),
    implies: [reports('warning')],
    cites: ['ecs-ebs'],
    text: {
      why: 'The documentation offers Amazon EBS volumes for tasks in the commercial and China Regions; {region} is neither.',
      fix: 'Try it in {region} before you rely on it, or use another volume.',
    },
  },
  {
    id: 'features/ebs-not-in-one-zone',
    when: (w) => w.volumes.includes('ebs') && onFargate(w) && w.region === 'us-east-1',
    implies: [reports('info')],
    cites: ['ecs-ebs'],
    text: {
      why: 'Amazon EBS volumes cannot be attached to tasks on Fargate in the Availability Zone use1-az3.',
      fix: 'Leave subnets in that zone out of the service.',
    },
  },
  {
    id: 'features/ebs-not-on-outposts',
    when: (w) => w.volumes.includes('ebs') && has('edge-zones')(w) && !onFargate(w),
    implies: [reports('warning')],
    cites: ['ecs-ebs'],
    text: {
      why: 'Amazon EBS volumes cannot be attached to tasks that run on AWS Outposts.',
      fix: 'On an Outpost use another volume. Of Local Zones and Wavelength Zones the page says nothing.',
    },
  },
  {
    id: 'features/ebs-wants-the-controller-of-ecs',
    when: (w) => w.volumes.includes('ebs') && has('deployments')(w),
    implies: [reports('info')],
    cites: ['ecs-ebs'],
    text: {
      why: 'Services with Amazon EBS volumes need the deployment controller ECS, for rolling and for blue/green deployments: AWS CodeDeploy cannot deploy them.',
    },
  },
  {
    id: 'features/ebs-wants-nitro',
    when: (w) => w.volumes.includes('ebs') && onEc2(w),
    implies: [reports('info')],
    cites: ['ecs-ebs'],
    text: {
      why: 'On Amazon EC2 tasks get Amazon EBS volumes on Nitro-based instances with an Amazon ECS-optimized AMI: 20231219 or later for Linux, 20241017 or later for Windows.',
    },
  },
  {
    id: 'features/ebs-needs-newer-platform',
    when: (w) => w.volumes.includes('ebs') && (onPlatform13(w) || (onFargate(w) && onWindows(w))),
    implies: [reports('error')],
    cites: ['ecs-ebs'],
    text: {
      why: 'Fargate attaches Amazon EBS volumes on Linux only, from platform version 1.4.0.',
      fix: 'Choose Linux and platform version LATEST.',
    },
  },
  {
    id: 'features/ebs-is-attached-by-ecs',
    when: (w) => w.volumes.includes('ebs') && !onEc2(w),
    implies: [spares('ec2')],
    cites: ['ecs-ebs'],
    derived: true,
    text: {
      why: 'Amazon ECS attaches Amazon EBS volumes with its infrastructure role; the task calls nothing.',
    },
  },
  {
    id: 'features/fsx-is-described-by-the-agent',
    when: (w) => w.volumes.includes('fsx-windows') && onEc2(w) && onWindows(w),
    implies: [requires('fsx', [use(['fsx:DescribeFileSystems'])])],
    cites: ['ecs-fsx', 'ecs-fsx-tutorial', 'fsx-vpc-endpoints'],
    derived: true,
    text: {
      why: 'The task execution role needs AmazonFSxReadOnlyAccess: the container agent, as its source code shows, looks the file system up through the FSx API. Then it is mounted with SMB (TCP 445).',
    },
  },
  {
    id: 'features/fsx-needs-credentials',
    when: (w) =>
      w.volumes.includes('fsx-windows') &&
      onEc2(w) &&
      onWindows(w) &&
      !readsSecretsManager(w) &&
      !readsParameterStore(w),
    implies: [reports('warning')],
    cites: ['ecs-fsx'],
    text: {
      why: 'The credentials of the file system come from Secrets Manager or Parameter Store, and neither is among the secret sources.',
      fix: 'Add the source, so that its endpoint is planned.',
    },
  },
  {
    id: 'features/fsx-needs-a-domain',
    when: (w) => w.volumes.includes('fsx-windows') && onEc2(w) && onWindows(w) && hasNoPath(w),
    implies: [reports('warning')],
    cites: ['ecs-fsx-tutorial', 'privatelink-services'],
    derived: true,
    text: {
      why: 'Instances that mount FSx for Windows are joined to its Active Directory domain. Seamless domain join calls Systems Manager and AWS Directory Service, and this plan has no endpoint for Directory Service.',
      fix: 'Create com.amazonaws.{region}.ds yourself and have the instances managed by Systems Manager, or join the domain without them.',
    },
  },
  {
    id: 'features/fsx-only-on-windows-instances',
    when: (w) => w.volumes.includes('fsx-windows') && !(onEc2(w) && onWindows(w)),
    implies: [reports('error')],
    cites: ['ecs-fsx'],
    text: {
      why: 'Amazon ECS mounts FSx for Windows File Server volumes on Windows container instances of Amazon EC2 only. On Linux instances of Amazon EC2 you can mount a share yourself and hand it to the containers.',
      fix: 'Choose EC2 and Windows, or another volume.',
    },
  },
] as const satisfies readonly Rule[];
