/** Images: private Amazon ECR, pull through caches, public and other registries, Windows layers. */
import { regionOf } from '../regions.ts';
import { explains, type Rule, reports, requires, spares, use } from '../rule.ts';
import {
  attachesPolicies,
  hasNoPath,
  hasPath,
  isExternal,
  logsWithFirelens,
  onFargate,
  onPlatform13,
  onWindows,
  pullsFromEcr,
  pullsFromEcrPublic,
  pullsFromElsewhere,
  pullsFromOwnNetwork,
  pullsThroughCache,
  pullsThroughCacheFirst,
  runsGuardDutySidecar,
} from './predicates.ts';
import { LAYERS } from './uses.ts';

/** The registry login names no resource. */
const LOGIN = use(['ecr:GetAuthorizationToken']);
const PULL = use(
  ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  'arn:{partition}:ecr:{region}:{account}:repository/{repository}',
);
/** The log router that AWS offers in Amazon ECR, in accounts that differ by Region. */
const LOG_ROUTER = use(
  ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  'arn:{partition}:ecr:{region}:*:repository/aws-for-fluent-bit',
);
const IMPORT = use(
  ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
  'arn:{partition}:ecr:{region}:{account}:repository/{repository}',
);

export const ecrRules = [
  {
    id: 'ecr/registry-serves-images',
    when: pullsFromEcr,
    implies: [requires('ecr.dkr', [LOGIN, PULL])],
    cites: ['ecr-vpc-endpoints', 'ecs-vpc-endpoints'],
    text: {
      why: 'Images in private Amazon ECR repositories are pulled through the registry API, ecr.dkr. To pull them privately, the endpoint has to exist.',
    },
  },
  {
    id: 'ecr/registry-needs-private-dns',
    when: pullsFromEcr,
    implies: [explains('ecr.dkr')],
    cites: ['ecr-vpc-endpoints', 'ecr-requests'],
    text: {
      why: 'Private DNS must be enabled on ecr.dkr, the endpoint of docker push and pull: image names contain the host of the registry.',
    },
  },
  {
    id: 'ecr/login-needs-api',
    when: (w) => pullsFromEcr(w) && !onPlatform13(w),
    implies: [requires('ecr.api', [LOGIN, PULL])],
    cites: ['ecr-vpc-endpoints', 'ecs-fargate-networking'],
    derived: true,
    text: {
      why: 'Every pull from Amazon ECR first logs in through ecr.api. Fargate does so through the task network interface from Linux platform version 1.4.0, container agents always do.',
    },
  },
  {
    id: 'ecr/windows-platform-needs-both',
    when: (w) => pullsFromEcr(w) && onFargate(w) && onWindows(w),
    implies: [explains('ecr.api')],
    cites: ['ecs-fargate-networking', 'ecr-vpc-endpoints'],
    derived: true,
    older: true,
    text: {
      why: 'Fargate for Windows logs in to Amazon ECR through the task network interface, so it needs both ECR endpoints. The exception for platform versions up to 1.3.0 concerns Linux; older documentation names Windows 1.0.0 beside it.',
    },
  },
  {
    id: 'ecr/platform-1-3-spares-api',
    when: (w) => pullsFromEcr(w) && onPlatform13(w),
    implies: [spares('ecr.api')],
    cites: ['ecr-vpc-endpoints', 'ecs-fargate-networking'],
    text: {
      why: 'On Fargate for Linux up to platform version 1.3.0 the platform logs in to Amazon ECR over its own network, so tasks need only ecr.dkr and the S3 gateway.',
    },
  },
  {
    id: 'ecr/layers-come-from-s3',
    when: (w) => pullsFromEcr(w) && !isExternal(w),
    implies: [requires('s3', [LAYERS])],
    cites: ['ecr-vpc-endpoints', 'privatelink-s3-gateway'],
    text: {
      why: 'Amazon ECR keeps image layers in Amazon S3, and clients download them there. The S3 gateway endpoint, associated with the route tables of the task subnets, carries them; its policy must allow the layer bucket of the Region.',
    },
  },
  {
    id: 'ecr/external-layers-come-from-s3-interface',
    when: (w) => pullsFromEcr(w) && isExternal(w),
    implies: [requires('s3', [LAYERS], 'Interface')],
    cites: ['ecr-vpc-endpoints', 's3-privatelink', 'privatelink-s3-gateway'],
    derived: true,
    text: {
      why: 'Image layers come from Amazon S3. A gateway endpoint cannot be reached from outside its VPC, so external instances need the S3 interface endpoint.',
    },
  },
  {
    id: 'ecr/one-policy-for-both',
    when: (w) => pullsFromEcr(w) && attachesPolicies(w),
    implies: [explains('ecr.api'), explains('ecr.dkr')],
    cites: ['ecr-vpc-endpoints'],
    text: { why: 'Amazon ECR recommends one and the same policy for both of its endpoints.' },
  },
  {
    id: 'ecr/any-order',
    when: pullsFromEcr,
    implies: [explains('ecr.api')],
    cites: ['ecr-vpc-endpoints'],
    text: { why: 'The order in which the ECR endpoints are created does not matter.' },
  },
  {
    id: 'ecr/fargate-uses-endpoints-once-they-exist',
    when: (w) => pullsFromEcr(w) && onFargate(w),
    implies: [explains('ecr.dkr')],
    cites: ['ecs-vpc-endpoints'],
    text: {
      why: 'As soon as ecr.api and ecr.dkr exist in the VPC, Fargate tasks use them.',
    },
  },
  {
    id: 'ecr/not-used',
    when: (w) => !pullsFromEcr(w) && !runsGuardDutySidecar(w),
    implies: [spares('ecr.api'), spares('ecr.dkr')],
    cites: ['ecs-vpc-endpoints'],
    text: { why: 'No image comes from a private Amazon ECR repository.' },
  },
  {
    id: 'ecr/api-without-private-dns-stops-tasks',
    when: (w) => pullsFromEcr(w) && !w.ecrApiPrivateDns && !onPlatform13(w) && hasNoPath(w),
    implies: [reports('error')],
    cites: ['ecr-vpc-endpoints', 'ecs-init-error'],
    derived: true,
    text: {
      why: 'Private DNS is off for ecr.api and there is no path to the internet: tasks look up api.ecr.{region}.{suffix}, get public addresses and stop with "unable to pull secrets or registry auth".',
      fix: 'Turn private DNS on for ecr.api. Only clients of your own can be given --endpoint-url.',
    },
  },
  {
    id: 'ecr/api-without-private-dns',
    when: (w) => pullsFromEcr(w) && !w.ecrApiPrivateDns && !(hasNoPath(w) && !onPlatform13(w)),
    implies: [reports('warning')],
    cites: ['ecr-vpc-endpoints'],
    text: {
      why: 'Without private DNS on ecr.api nothing uses the endpoint by itself.',
      fix: 'Give each client --endpoint-url https://VPCE_ID.api.ecr.{region}.vpce.{suffix}, with the id of the endpoint for VPCE_ID.',
    },
  },
  {
    id: 'ecr/old-sdk-needs-endpoint-url',
    when: (w) => pullsFromEcr(w) && w.sdkBefore2019 && w.ecrApiPrivateDns,
    implies: [reports('warning')],
    cites: ['ecr-vpc-endpoints'],
    text: {
      why: 'SDKs and AWS CLI versions from before 24 January 2019 do not find the endpoint by themselves, even with private DNS: they have to be given its address.',
      fix: 'Give these clients --endpoint-url https://api.ecr.{region}.{suffix}, or update them.',
    },
  },
  {
    id: 'ecr/repository-limits-all-pulls',
    when: (w) =>
      w.repository !== '' && w.endpointPolicies === 'least-privilege' && (logsWithFirelens(w) || w.xray),
    implies: [reports('warning')],
    cites: ['ecr-vpc-endpoints', 'privatelink-access'],
    derived: true,
    text: {
      why: 'The endpoint policies allow pulling {repository} only. Sidecar images (log router, X-Ray daemon) that come from another private repository are refused.',
      fix: 'Leave the repository empty, or keep the sidecar images in the same repository. Two repositories of AWS are allowed beside it: the GuardDuty agent, and aws-for-fluent-bit where FireLens is used.',
    },
  },
  {
    id: 'ecr/public-gallery-unreachable',
    when: (w) => pullsFromEcrPublic(w) && hasNoPath(w),
    implies: [reports('error')],
    cites: ['ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Images of Amazon ECR Public cannot be pulled: public.ecr.aws has no VPC endpoint, and the subnets have no path to the internet. Older documentation says that VPC endpoints do not support ECR Public at all; the current page names an endpoint for its API in us-east-1, which does not carry pulls.',
      fix: 'Copy the images into a private repository, or use a pull through cache rule.',
    },
  },
  {
    id: 'ecr/public-gallery-over-the-internet',
    when: (w) => pullsFromEcrPublic(w) && hasPath(w),
    implies: [reports('info')],
    cites: ['ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Images of Amazon ECR Public are pulled over the internet: public.ecr.aws has no VPC endpoint. The endpoint that current documentation names, in us-east-1, serves the API only.',
    },
  },
  {
    id: 'ecr/other-registry-unreachable',
    when: (w) => pullsFromElsewhere(w) && hasNoPath(w),
    implies: [reports('error')],
    cites: ['ecs-private-auth', 'privatelink-services'],
    derived: true,
    text: {
      why: 'Images from registries outside AWS cannot be pulled: no VPC endpoint leads there, and the subnets have no path to the internet.',
      fix: 'Copy the images into a private Amazon ECR repository, use a pull through cache rule, or give the subnets a path. A registry inside the VPC or a connected network is another answer.',
    },
  },
  {
    id: 'ecr/own-registry-is-inside',
    when: pullsFromOwnNetwork,
    implies: [reports('info')],
    cites: ['ecs-private-auth', 'ecs-fargate-networking'],
    derived: true,
    text: {
      why: 'A registry of your own in the VPC or in a network connected to it is reached over its routes: the pull needs no endpoint. On Fargate it leaves through the network interface of the task.',
      fix: 'Let the tasks (on instances: the instances) out to its port, make its name resolve in the VPC, and give it a certificate of a public authority: what Fargate trusts cannot be changed.',
    },
  },
  {
    id: 'ecr/other-registry-over-the-internet',
    when: (w) => pullsFromElsewhere(w) && hasPath(w),
    implies: [reports('info')],
    cites: ['ecs-private-auth', 'privatelink-services'],
    derived: true,
    text: {
      why: 'Images from registries outside AWS are pulled over the path to the internet; no VPC endpoint leads there.',
    },
  },
  {
    id: 'ecr/first-pull-through-needs-nat',
    when: (w) => pullsThroughCacheFirst(w) && hasNoPath(w),
    implies: [reports('error')],
    cites: ['ecr-vpc-endpoints', 'ecr-pull-through-cache', 'vpc-regional-nat'],
    text: {
      why: 'The first pull through a cache rule needs a path to the internet even with the ECR endpoints, says the Amazon ECR page on endpoints; the page on cache rules says that it may be required and advises to have one.',
      fix: 'For the first pull, route the private subnets to a NAT gateway. The Amazon ECR page puts it in a public subnet of this VPC; a Regional NAT gateway needs no public subnet, but an internet gateway as well, and up to 60 minutes to grow into a new zone, whose traffic crosses zones until then. Later pulls need neither, says the Amazon ECR page.',
    },
  },
  {
    id: 'ecr/pull-through-not-in-every-region',
    when: (w) => pullsThroughCache(w) && /^aws-(?:cn|us-gov)$/.test(regionOf(w.region).partition),
    implies: [reports('warning')],
    cites: ['ecr-pull-through-cache'],
    older: true,
    text: {
      why: 'Versions of the page say that no pull through cache rules can be created in the Regions of China and in AWS GovCloud (US), {region} among them. The one that was compared last has no list of Regions.',
      fix: 'Create a rule there before you rely on it, or push copies into a private repository.',
    },
  },
  {
    id: 'ecr/first-pull-through-uses-path',
    when: (w) => pullsThroughCacheFirst(w) && hasPath(w),
    implies: [reports('info')],
    cites: ['ecr-vpc-endpoints'],
    text: {
      why: 'The first pull of each image through a cache rule needs the path to the internet; the documentation describes a NAT gateway in a public subnet of the same VPC. Keep the path until every image was pulled once.',
    },
  },
  {
    id: 'ecr/upstream-credentials-are-read-by-ecr',
    when: pullsThroughCache,
    implies: [spares('secretsmanager')],
    cites: ['ecr-pull-through-cache'],
    text: {
      why: 'The credentials of an upstream registry are in Secrets Manager, and Amazon ECR reads them with its service-linked role: the task does not.',
    },
  },
  {
    id: 'ecr/upstream-secrets-have-a-prefix',
    when: pullsThroughCache,
    implies: [explains('ecr.api')],
    cites: ['ecr-pull-through-cache'],
    text: {
      why: 'The secret with the credentials of an upstream registry has a name that begins with ecr-pullthroughcache/, and is in the account and Region of the cache rule. Immutable tags keep Amazon ECR from renewing a cached tag.',
    },
  },
  {
    id: 'ecr/dual-stack-hosts-need-dual-stack-endpoints',
    when: (w) => pullsFromEcr(w) && w.ipAddressType === 'ipv4' && regionOf(w.region).partition === 'aws',
    implies: [explains('ecr.dkr')],
    cites: ['ecr-requests', 'ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Images named by the dual-stack host (ACCOUNT.dkr-ecr.{region}.{registrySuffix}) are not pulled through an IPv4 endpoint: its private DNS does not answer that name.',
    },
  },
  {
    id: 'ecr/pull-through-imports',
    when: pullsThroughCacheFirst,
    implies: [explains('ecr.api', [IMPORT]), explains('ecr.dkr', [IMPORT])],
    cites: ['ecr-pull-through-cache-iam', 'ecr-pull-through-cache'],
    text: {
      why: 'The first pull through a cache rule imports the image (ecr:BatchImportUpstreamImage) and, where it does not exist yet, creates the repository (ecr:CreateRepository). Whoever pulls needs these permissions, from IAM or from the policy of the registry.',
    },
  },
  {
    id: 'ecr/log-router-image-of-aws',
    when: (w) => pullsFromEcr(w) && logsWithFirelens(w),
    implies: [explains('ecr.api', [LOG_ROUTER]), explains('ecr.dkr', [LOG_ROUTER])],
    cites: ['ecs-fluent-bit-images'],
    derived: true,
    text: {
      why: 'AWS keeps its Fluent Bit image in Amazon ECR as well as in the public gallery: a public parameter names the repository, in the Regions that have one. It belongs to AWS, and the endpoint policies let the log router be pulled from there.',
    },
  },
  {
    id: 'ecr/later-pull-through-is-private',
    when: (w) => pullsThroughCache(w) && !w.pullThroughFirstPull,
    implies: [explains('ecr.dkr')],
    cites: ['ecr-vpc-endpoints', 'ecr-pull-through-cache'],
    text: {
      why: 'Images that a cache rule has already imported are pulled like any private image. At a pull, if its last check is older than 24 hours, Amazon ECR itself asks the upstream for a newer one, and hands out the cached image if it cannot update it.',
    },
  },
  {
    id: 'ecr/windows-layers-unreachable',
    when: (w) => onWindows(w) && !w.windowsBaseLayersInEcr && hasNoPath(w),
    implies: [reports('error')],
    cites: ['ecr-vpc-endpoints'],
    derived: true,
    text: {
      why: 'Windows images refer to base layers that Microsoft serves from Azure. Nothing but a path to the internet reaches them.',
      fix: 'Push the base layers too: list the registry under allow-nondistributable-artifacts in the Docker daemon configuration, push the image again and check that the base layer is uploaded. The licence of the base image still binds you.',
    },
  },
  {
    id: 'ecr/windows-layers-over-the-internet',
    when: (w) => onWindows(w) && !w.windowsBaseLayersInEcr && hasPath(w),
    implies: [reports('info')],
    cites: ['ecr-vpc-endpoints'],
    text: {
      why: 'Base layers of Windows images come from Microsoft over the internet (servercore about 1.7 GiB), unless they are pushed with allow-nondistributable-artifacts.',
    },
  },
  {
    id: 'ecr/windows-layers-pushed',
    when: (w) => onWindows(w) && w.windowsBaseLayersInEcr,
    implies: [reports('info')],
    cites: ['ecr-vpc-endpoints'],
    text: {
      why: 'The Windows base layers come from your repository. The licence of the base image still binds you.',
    },
  },
  {
    id: 'ecr/gateway-or-interface',
    when: (w) => pullsFromEcr(w) && !isExternal(w) && w.ipAddressType !== 'ipv4',
    implies: [reports('info')],
    cites: ['ecr-vpc-endpoints', 'privatelink-s3-gateway'],
    text: {
      why: 'Older documentation says that S3 interface endpoints cannot be used with Amazon ECR; the current page speaks of a dual-stack S3 gateway or interface endpoint. The plan takes the gateway: it costs nothing, and every version of the documentation supports it.',
    },
  },
] as const satisfies readonly Rule[];
