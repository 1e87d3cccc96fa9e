/** Images and what each says: registry, account, Region. */
import type { ImageReference } from '../images.ts';

interface ImageCase {
  readonly image: string;
  readonly kind: ImageReference['kind'];
  readonly account?: string;
  readonly region?: string;
  readonly registry?: string;
}

const A = '123456789012';

export const IMAGES: readonly ImageCase[] = [
  { image: `${A}.dkr.ecr.us-east-1.amazonaws.com/app`, kind: 'ecr-private', account: A, region: 'us-east-1' },
  {
    image: `${A}.dkr.ecr.us-east-1.amazonaws.com/team/app:1.2`,
    kind: 'ecr-private',
    account: A,
    region: 'us-east-1',
  },
  {
    image: `${A}.dkr.ecr.us-east-1.amazonaws.com/app@sha256:0123abcd`,
    kind: 'ecr-private',
    account: A,
    region: 'us-east-1',
  },
  {
    image: `${A}.dkr.ecr.us-east-1.amazonaws.com/app:1@sha256:0123abcd`,
    kind: 'ecr-private',
    account: A,
    region: 'us-east-1',
  },
  {
    image: `${A}.dkr.ecr.cn-north-1.amazonaws.com.cn/app`,
    kind: 'ecr-private',
    account: A,
    region: 'cn-north-1',
  },
  {
    image: `${A}.dkr.ecr.us-gov-west-1.amazonaws.com/app`,
    kind: 'ecr-private',
    account: A,
    region: 'us-gov-west-1',
  },
  {
    image: `${A}.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app`,
    kind: 'ecr-private',
    account: A,
    region: 'us-gov-west-1',
  },
  {
    image: `${A}.dkr.ecr.eusc-de-east-1.amazonaws.eu/app`,
    kind: 'ecr-private',
    account: A,
    region: 'eusc-de-east-1',
  },
  {
    image: `${A}.dkr.ecr.us-iso-east-1.c2s.ic.gov/app`,
    kind: 'ecr-private',
    account: A,
    region: 'us-iso-east-1',
  },
  {
    image: `${A}.dkr.ecr.us-isob-east-1.sc2s.sgov.gov/app`,
    kind: 'ecr-private',
    account: A,
    region: 'us-isob-east-1',
  },
  {
    image: `${A}.dkr-ecr.us-iso-west-1.on.aws.ic.gov/app:1`,
    kind: 'ecr-private',
    account: A,
    region: 'us-iso-west-1',
  },
  { image: `${A}.dkr-ecr.eu-west-1.on.aws/app:1`, kind: 'ecr-private', account: A, region: 'eu-west-1' },
  {
    image: `https://${A}.dkr.ecr.eu-west-1.amazonaws.com/app:1`,
    kind: 'ecr-private',
    account: A,
    region: 'eu-west-1',
  },
  { image: `${A}.dkr.ecr.\${AWS_REGION}.amazonaws.com/app`, kind: 'ecr-private', account: A },
  {
    image:
      '${data.aws_caller_identity.current.account_id}.dkr.ecr.${var.region}.amazonaws.com/app:${var.tag}',
    kind: 'ecr-private',
  },
  { image: '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/app', kind: 'ecr-private' },
  { image: '<account>.dkr.ecr.us-east-2.amazonaws.com/app', kind: 'ecr-private', region: 'us-east-2' },
  { image: 'aws_account_id.dkr.ecr.region.amazonaws.com/app', kind: 'ecr-private', region: 'region' },
  {
    image: `${A}.dkr.ecr.us-east-1.amazonaws.com/docker-hub/library/nginx:1`,
    kind: 'ecr-pull-through-cache',
    account: A,
    region: 'us-east-1',
  },
  {
    image: `${A}.dkr.ecr.us-east-1.amazonaws.com/ecr-public/nginx/nginx`,
    kind: 'ecr-pull-through-cache',
    account: A,
    region: 'us-east-1',
  },
  {
    image: `${A}.dkr.ecr.us-east-1.amazonaws.com/quay/prometheus/prometheus`,
    kind: 'ecr-pull-through-cache',
    account: A,
    region: 'us-east-1',
  },
  {
    image: `${A}.dkr.ecr.us-east-1.amazonaws.com/ghcr.io/a/b`,
    kind: 'ecr-pull-through-cache',
    account: A,
    region: 'us-east-1',
  },
  {
    image: `${A}.dkr.ecr.us-east-1.amazonaws.com/github`,
    kind: 'ecr-private',
    account: A,
    region: 'us-east-1',
  },
  { image: 'public.ecr.aws/nginx/nginx:latest', kind: 'ecr-public' },
  { image: 'public.ecr.aws/docker/library/redis:7', kind: 'ecr-public' },
  { image: 'ecr-public.aws.com/nginx/nginx', kind: 'ecr-public' },
  { image: 'nginx', kind: 'other', registry: 'Docker Hub' },
  { image: 'nginx:1.27-alpine', kind: 'other', registry: 'Docker Hub' },
  { image: 'library/nginx', kind: 'other', registry: 'Docker Hub' },
  { image: 'datadog/agent:latest', kind: 'other', registry: 'Docker Hub' },
  { image: 'docker.io/library/nginx', kind: 'other', registry: 'Docker Hub' },
  { image: 'index.docker.io/a/b:1', kind: 'other', registry: 'Docker Hub' },
  { image: 'registry-1.docker.io/a/b', kind: 'other', registry: 'Docker Hub' },
  { image: 'nginx:${tag}', kind: 'other', registry: 'Docker Hub' },
  { image: 'ghcr.io/team/app:1', kind: 'other', registry: 'GitHub Container Registry' },
  { image: 'quay.io/team/app', kind: 'other', registry: 'Quay' },
  {
    image: 'mcr.microsoft.com/windows/servercore/iis:1',
    kind: 'other',
    registry: 'Microsoft Container Registry',
  },
  { image: 'gcr.io/project/app', kind: 'other', registry: 'Google Artifact Registry' },
  { image: 'team.azurecr.io/app', kind: 'other', registry: 'Azure Container Registry' },
  {
    image: 'registry.example.com:5000/app:1',
    kind: 'other',
    registry: 'the registry registry.example.com:5000',
  },
  {
    image: '127.0.0.1:51670/busybox:latest',
    kind: 'other',
    registry: 'a registry on the container instance itself',
  },
  { image: 'localhost/app', kind: 'other', registry: 'a registry on the container instance itself' },
  { image: `${A}.dkr.ecr.us-east-1.localhost.localstack.cloud:4566/app`, kind: 'other' },
  { image: '${registry_id}.example.com/app', kind: 'other', registry: 'the registry ….example.com' },
  { image: '${image}', kind: 'unknown' },
  { image: '${repository_url}:${tag}', kind: 'unknown' },
  { image: '${registry}/app:1', kind: 'unknown' },
  { image: '{{ image }}', kind: 'unknown' },
  { image: '<IMAGE1_NAME>', kind: 'unknown' },
  { image: '$$$IMAGE$$$', kind: 'unknown' },
  { image: '%REPOSITORY_URI%:v_%BUILD_NUMBER%', kind: 'unknown' },
  { image: '#{image}#', kind: 'unknown' },
  { image: '__IMAGE__', kind: 'unknown' },
  { image: 'IMAGE_PLACEHOLDER', kind: 'unknown' },
  { image: 'REPLACE_ME', kind: 'unknown' },
  { image: 'your-image-uri', kind: 'unknown' },
  { image: 'DockerImage:latest', kind: 'unknown' },
  { image: '${registry}${suffix}/app:1', kind: 'unknown' },
  { image: './Dockerfile', kind: 'unknown' },
  { image: '../api/Dockerfile', kind: 'unknown' },
  { image: '/images/app', kind: 'unknown' },
  { image: '...', kind: 'unknown' },
  { image: '%s:%s', kind: 'unknown' },
  { image: '%s/%s:%s', kind: 'unknown' },
  { image: 'username/app:latest', kind: 'unknown' },
  { image: 'repo-url/app', kind: 'unknown' },
  { image: 'my-registry/app', kind: 'unknown' },
  { image: 'ecr-repo/app', kind: 'unknown' },
  { image: 'dockerhub-user/app', kind: 'other', registry: 'Docker Hub' },
  { image: 'registry.gitlab.com/org/app', kind: 'other', registry: 'GitLab Container Registry' },
];
