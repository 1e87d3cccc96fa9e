/** Images: which registry they come from, and what an Amazon ECR address says about account and Region. */
import { isRegionId, PARTITIONS } from '../../core/index.ts';
import { isAccountId } from '../arn.ts';
import type { Field } from '../field.ts';
import { isPlaceholder, isStandIn, MASK, masked } from '../placeholders.ts';
import type { Reading } from '../reading.ts';

/** An image reference, taken apart. */
export interface ImageReference {
  readonly kind: 'ecr-private' | 'ecr-pull-through-cache' | 'ecr-public' | 'other' | 'unknown';
  /** The registry in words. */
  readonly registry: string;
  /** Repository without registry, tag and digest; placeholders are the mask character. */
  readonly repository: string;
  readonly tag: string;
  readonly account?: string;
  readonly region?: string;
}

/** Namespaces that the Amazon ECR console proposes for pull through cache rules, and the hosts that people use instead. */
const CACHE_PREFIX =
  /^(?:ecr-public|docker-hub|quay|kubernetes|github|gitlab|azure|chainguard|docker\.io|registry-1\.docker\.io|quay\.io|ghcr\.io|registry\.k8s\.io|k8s\.gcr\.io|registry\.gitlab\.com|public\.ecr\.aws|mcr\.microsoft\.com|cgr\.dev)\/./;

/** Accounts in which AWS publishes images for everyone; they say nothing about the account of the workload. */
const AWS_REPOSITORIES =
  /^(?:aws-for-fluent-bit|aws-appmesh-envoy|aws-appmesh-proxy-route-manager|aws-guardduty-agent(?:-fargate)?|amazon-ecs-serviceconnect-agent|ecs-service-connect-agent)$/;

const KNOWN_REGISTRIES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com|hub\.docker\.com)$/,
    'Docker Hub',
  ],
  [/^ghcr\.io$/, 'GitHub Container Registry'],
  [/^quay\.io$/, 'Quay'],
  [/^mcr\.microsoft\.com$/, 'Microsoft Container Registry'],
  [/^(?:registry\.k8s\.io|k8s\.gcr\.io)$/, 'the Kubernetes registry'],
  [/^registry\.gitlab\.com$/, 'GitLab Container Registry'],
  [/(?:^|\.)gcr\.io$|\.pkg\.dev$/, 'Google Artifact Registry'],
  [/\.azurecr\.io$/, 'Azure Container Registry'],
  [/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/, 'a registry on the container instance itself'],
];

const ECR_SUFFIXES = [
  ...Object.values(PARTITIONS).map(({ dnsSuffix }) => dnsSuffix),
  'on.aws',
  'on.amazonwebservices.com.cn',
  'on.amazonwebservices.eu',
  MASK,
];

/** Takes an image reference apart, as Docker does: the part before the first slash is a registry if it looks like a host. */
export function parseImage(text: string): ImageReference {
  const image = masked(text.replace(/^(?:https?|docker):\/\//, ''));
  const { name, tag } = withoutTag(image);
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const host = /[.:]/.test(first) || first === 'localhost' ? first : '';
  const repository = host === '' ? name : name.slice(slash + 1);
  if (host === '') return shorthand(text, repository, tag, first);
  const ecr = parseEcrHost(host);
  if (ecr !== undefined) {
    const kind = CACHE_PREFIX.test(repository) ? 'ecr-pull-through-cache' : 'ecr-private';
    return { kind, registry: 'private Amazon ECR', repository, tag, ...ecr };
  }
  if (/^(?:public\.ecr\.aws|ecr-public\.aws\.com|ecr-public\.us-east-1\.api\.aws)$/.test(host)) {
    return { kind: 'ecr-public', registry: 'Amazon ECR Public', repository, tag };
  }
  if (host.includes(MASK) && !/\.[a-z]{2,}(?::\d+)?$/.test(host)) {
    return { kind: 'unknown', registry: 'a registry that is a placeholder', repository, tag };
  }
  const known = KNOWN_REGISTRIES.find(([pattern]) => pattern.test(host))?.[1];
  return { kind: 'other', registry: known ?? `the registry ${host.replaceAll(MASK, '…')}`, repository, tag };
}

function withoutTag(image: string): { readonly name: string; readonly tag: string } {
  const at = image.indexOf('@');
  const undigested = at < 0 ? image : image.slice(0, at);
  const colon = undigested.lastIndexOf(':');
  if (colon < 0 || undigested.indexOf('/', colon) >= 0) return { name: undigested, tag: '' };
  return { name: undigested.slice(0, colon), tag: undigested.slice(colon + 1) };
}

/** No registry: Docker Hub, unless the name cannot be one or is still to be filled. */
function shorthand(text: string, repository: string, tag: string, first: string): ImageReference {
  const unknown = { kind: 'unknown', registry: 'a placeholder', repository, tag } as const;
  const [namespace = ''] = repository.split('/');
  if (isPlaceholder(text) || isStandIn(text) || /[A-Z]/.test(repository)) return unknown;
  if (namespace.includes(MASK) && (first === '' || namespace === MASK)) return unknown;
  if (/\s/.test(repository) || repository === '') return unknown;
  return { kind: 'other', registry: 'Docker Hub', repository, tag };
}

/** Account and Region of a private Amazon ECR registry; each is left out where it is not known. */
function parseEcrHost(host: string): { readonly account?: string; readonly region?: string } | undefined {
  const match = /^(.+?)\.dkr[.-]ecr(?:-fips)?\.([^.]+)\.(.+)$/u.exec(host);
  const [, account = '', region = '', suffix = ''] = match ?? [];
  if (match === null || !ECR_SUFFIXES.some((known) => suffix === known || suffix === `amazonaws.${MASK}`)) {
    return /^[^.]*\.?dkr[.-]ecr(?:-fips)?\.[^/]*amazonaws/u.test(host) ? {} : undefined;
  }
  return { ...(isAccountId(account) ? { account } : {}), ...(region.includes(MASK) ? {} : { region }) };
}

/** Whether AWS publishes this image, so that its account is not the workload's. */
export function isPublishedByAws(image: ImageReference): boolean {
  return AWS_REPOSITORIES.test(image.repository);
}

/** What the image of a container says. */
export function readImage(container: Field, name: string, reading: Reading): ImageReference | undefined {
  const field = container.get('image');
  const text = field.text();
  if (text === undefined) {
    container.note('image', `The ${name} has no image.`);
    return undefined;
  }
  const image = parseImage(text);
  if (image.kind === 'unknown') {
    field.note('placeholder', `The image of ${name} is still to be filled in: ${shortImage(text)}.`);
    reading.hint('imageRegistries', `the image of ${name} is still a placeholder (${shortImage(text)})`);
    return image;
  }
  reading.claim(
    'imageRegistries',
    image.kind,
    field,
    `${name} pulls ${shortImage(text)} from ${image.registry}`,
  );
  if (image.kind === 'ecr-pull-through-cache') readCache(field, image, reading);
  if (image.region !== undefined) readRegion(field, image.region, reading);
  if (image.account !== undefined) readAccount(field, image, image.account, name, reading);
  return image;
}

function readCache(field: Field, image: ImageReference, reading: Reading): void {
  const [namespace = ''] = image.repository.split('/');
  field.note(
    'image',
    `${image.repository} lies in the namespace ${namespace}, which pull through cache rules use; if it is an ordinary repository, choose private Amazon ECR.`,
  );
  reading.hint(
    'pullThroughFirstPull',
    'a task definition does not say whether the image has been pulled before',
  );
}

function readRegion(field: Field, region: string, reading: Reading): void {
  if (isRegionId(region)) reading.claim('region', region, field, 'the Region of the image repository');
  else if (/^[a-z]{2,}-[a-z]+(?:-[a-z]+)*-\d+$/.test(region)) {
    field.note('placeholder', `${region} is not a Region that is known here.`);
  }
}

function readAccount(
  field: Field,
  image: ImageReference,
  account: string,
  name: string,
  reading: Reading,
): void {
  if (isPublishedByAws(image)) {
    field.note(
      'image',
      `The image of ${name} has the name of one that AWS publishes, so its account is not taken for yours.`,
    );
  } else reading.claim('accountId', account, field, 'the account of the image repository');
}

/** An image for a message: whole if short; never a user name and password that somebody wrote into it. */
export function shortImage(text: string): string {
  const clean = text.replace(/\p{Cc}+/gu, ' ').replace(/\/\/[^/@\s]*@/u, '//');
  return clean.length > 120 ? `${clean.slice(0, 117)}…` : clean;
}
