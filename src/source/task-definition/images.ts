/** Images: which registry they come from, and what an Amazon ECR address says about account and Region. */
import {
  isRegionId,
  PARTITIONS,
  type PartitionId,
  partitionOf,
  regionOf,
  registrySuffix,
} from '../../core/index.ts';
import { isAccountId } from '../arn.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { distance } from '../known-fields.ts';
import { isPlaceholder, isStandIn, MASK, masked } from '../placeholders.ts';
import { OFFICIAL_IMAGES } from './official-images.ts';

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
  /** No registry of Amazon ECR can have this address. */
  readonly misspelt?: boolean;
  /** A host of Amazon ECR other than the ordinary one. */
  readonly variant?: 'fips' | 'dualstack';
}

/** Namespaces that the Amazon ECR console proposes for pull through cache rules, and the hosts that people use instead. */
const CACHE_PREFIX =
  /^(?:ecr-public|docker-hub|quay|kubernetes|github|gitlab|azure|chainguard|docker\.io|registry-1\.docker\.io|quay\.io|ghcr\.io|registry\.k8s\.io|k8s\.gcr\.io|registry\.gitlab\.com|public\.ecr\.aws|mcr\.microsoft\.com|cgr\.dev)\/./;

/** Accounts in which AWS publishes images for everyone; they say nothing about the account of the workload. */
const AWS_REPOSITORIES =
  /^(?:aws-for-fluent-bit|cloudwatch-agent|aws-otel-collector|aws-xray-daemon|aws-appmesh-envoy|aws-appmesh-proxy-route-manager|aws-guardduty-agent(?:-fargate)?|amazon-ecs-serviceconnect-agent|ecs-service-connect-agent)$/;

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
  ...(Object.keys(PARTITIONS) as PartitionId[]).map(registrySuffix),
  MASK,
];

/** Takes an image reference apart, as Docker does: the part before the first slash is a registry if it looks like a host. */
export function parseImage(text: string): ImageReference {
  const image = masked(text.replace(/^(?:https?|docker):\/\/(?:[^/@\s]*@)?/, ''));
  const { name, tag } = withoutTag(image);
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const host = (/[.:]/.test(first) && !isPath(text)) || first === 'localhost' ? first : '';
  const repository = host === '' ? name : name.slice(slash + 1);
  if (host === '') return shorthand(text, repository, tag, first);
  const ecr = parseEcrHost(host);
  if (ecr !== undefined) {
    const kind = CACHE_PREFIX.test(repository) ? 'ecr-pull-through-cache' : 'ecr-private';
    const misspelt = isImpossible(host, ecr) ? { misspelt: true } : {};
    return { kind, registry: 'private Amazon ECR', repository, tag, ...ecr, ...misspelt };
  }
  if (/^(?:public\.ecr\.aws|ecr-public\.aws\.com|ecr-public\.us-east-1\.api\.aws)$/.test(host)) {
    return { kind: 'ecr-public', registry: 'Amazon ECR Public', repository, tag };
  }
  if (host.includes(MASK) && !/\.[a-z]{2,}(?::\d+)?$/.test(host)) {
    return { kind: 'unknown', registry: 'a registry that is a placeholder', repository, tag };
  }
  if (isNearEcr(host)) {
    const region = host.split('.').find(isRegionId);
    const registry = 'a registry that looks like Amazon ECR';
    return { kind: 'unknown', registry, repository, tag, ...(region === undefined ? {} : { region }) };
  }
  const known = KNOWN_REGISTRIES.find(([pattern]) => pattern.test(host))?.[1];
  return { kind: 'other', registry: known ?? `the registry ${host.replaceAll(MASK, '…')}`, repository, tag };
}

/** A host that only a slip of the pen tells from one of Amazon ECR. */
function isNearEcr(host: string): boolean {
  if (/localhost|localstack/.test(host)) return false;
  return (
    /(?:^|\.)(?:dkr|ecr)\.|(?:dkr|drk)-ecr|^\d{10,14}\.|amazonaws/.test(host) ||
    (host.length < 20 && distance(host, 'public.ecr.aws') < 3)
  );
}

/** An account that is no number of 12 digits and no word for one, or a Region under the suffix of another partition. */
function isImpossible(
  host: string,
  { account, region }: Pick<ImageReference, 'account' | 'region'>,
): boolean {
  const [first = ''] = host.split('.');
  if (account === undefined && /^\d{6,20}$/.test(first)) return true;
  if (region === undefined || !isRegionId(region) || host.includes(MASK)) return false;
  const { dnsSuffix } = partitionOf(region);
  return /amazonaws/.test(host) && !host.endsWith(`.${dnsSuffix}`);
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
  if (isPath(text) || NOBODY.test(namespace)) return unknown;
  if (isNoOfficialImage(repository)) return unknown;
  if (namespace.includes(MASK) && (first === '' || namespace.replaceAll(MASK, '') === '')) return unknown;
  if (/\s/.test(repository) || repository === '') return unknown;
  return { kind: 'other', registry: 'Docker Hub', repository, tag };
}

/** A file or folder, as in `image: ./Dockerfile`, which no registry has. */
function isPath(text: string): boolean {
  return /^\s*(?:\.{0,2}\/|~|file:)|^\s*\.{1,3}\s*$/.test(text);
}

/** Namespaces that stand for somebody's own: nobody publishes images under them. */
const NOBODY =
  /^(?:user-?(?:name)?|(?:my-?|private-?|container-?|docker-?)?(?:registry|repo(?:sitory)?)(?:-?(?:name|ur[il]))?|(?:aws-?)?account(?:-?id)?|ecr(?:-[\w-]*)?|acct|namespace|organi[sz]ation|org)$/;

/**
 * A name without a slash that Docker Hub does not have is a stand-in (`my-image`, `app`). The images of the container
 * agent's own tests (`amazon-ecs-…`) are built where they run.
 */
function isNoOfficialImage(repository: string): boolean {
  if (repository.includes('/') || repository.includes(MASK) || repository.startsWith('amazon-ecs-'))
    return false;
  return !OFFICIAL_IMAGES.has(repository);
}

/** Account and Region of a private Amazon ECR registry; each is left out where it is not known. */
function parseEcrHost(host: string): Pick<ImageReference, 'account' | 'region' | 'variant'> | undefined {
  const match = /^(.+?)\.dkr[.-]ecr(?:-fips)?\.([^.]+)\.(.+)$/u.exec(host);
  const [, account = '', region = '', suffix = ''] = match ?? [];
  if (match === null || !ECR_SUFFIXES.some((known) => suffix === known || suffix === `amazonaws.${MASK}`)) {
    const open = /^[^.]*\.?dkr[.-]ecr(?:-fips)?\.[^/]*amazonaws/u.test(host) && host.includes(MASK);
    return open ? {} : undefined;
  }
  const variant = /[.-]ecr-fips\./.test(host)
    ? 'fips'
    : /\.dkr-ecr\.|\.on\./.test(host)
      ? 'dualstack'
      : undefined;
  return {
    ...(isAccountId(account) ? { account } : {}),
    ...(region.includes(MASK) ? {} : { region }),
    ...(variant === undefined ? {} : { variant }),
  };
}

/** Whether AWS publishes this image, so that its account is not the workload's. */
function isPublishedByAws(image: ImageReference): boolean {
  return AWS_REPOSITORIES.test(image.repository);
}

/**
 * What the image of a container says. An image that is not known may be in private Amazon ECR, which needs most: it is
 * taken, and the question stays open.
 */
export function readImage(
  container: Field,
  name: string,
  gathering: Gathering,
  field: Field = container.get('image'),
): ImageReference | undefined {
  const text = field.text();
  if (text === undefined) {
    container.note('image', `The ${name} has no image.`);
    openImage(container, `${name} has no image`, gathering);
    return undefined;
  }
  const image = parseImage(text);
  const shown = shortImage(text);
  if (image.kind === 'unknown') {
    field.note('placeholder', `The image of ${name} is still to be filled in: ${shown}.`);
    if (container.get('repositoryCredentials').value !== undefined) {
      gathering.doubt('imageRegistries', `the image of ${name} is still a placeholder (${shown})`);
      return image;
    }
    if (image.region !== undefined) readRegion(field, image.region, name, gathering);
    openImage(
      field,
      `the image of ${name} is a placeholder or no image that Docker Hub has (${shown})`,
      gathering,
    );
    return image;
  }
  const pulls = `${name} pulls ${shown} from ${image.registry}`;
  const saysKind = (other: string): boolean => parseImage(other).kind === image.kind;
  gathering.claim('imageRegistries', image.kind, field, pulls, 'declared', saysKind);
  if (image.misspelt === true)
    gathering.doubt(
      'imageRegistries',
      `the address of the image of ${name} is not one that Amazon ECR has (${shown}): an account has 12 digits, and a Region one ending`,
    );
  readCache(field, image, gathering);
  readVariant(field, image, name, gathering);
  if (image.region !== undefined) readRegion(field, image.region, name, gathering);
  if (image.account !== undefined) readAccount(field, image, image.account, name, gathering);
  return image;
}

function openImage(from: Field, text: string, gathering: Gathering): void {
  gathering.claim(
    'imageRegistries',
    'ecr-private',
    from,
    `${text}, so private Amazon ECR is taken`,
    'inferred',
  );
  gathering.doubt('imageRegistries', text);
}

/** Whether a repository is a cache is decided by rules of the registry; a name only suggests it. */
function readCache(field: Field, image: ImageReference, gathering: Gathering): void {
  const [namespace = '', ...rest] = image.repository.split('/');
  if (image.kind === 'ecr-pull-through-cache') {
    const text = `${image.repository} lies in the namespace ${namespace}, which pull through cache rules use; if it is an ordinary repository, choose private Amazon ECR`;
    field.note('image', `${text}.`);
    gathering.doubt('imageRegistries', text);
    gathering.hint('pullThroughFirstPull', 'nothing says whether the image has been pulled before');
  } else if (image.kind === 'ecr-private' && rest.length > 1 && UPSTREAM.test(rest.join('/'))) {
    gathering.doubt(
      'imageRegistries',
      `${image.repository} looks like an upstream repository below the prefix ${namespace}: with a pull through cache rule of that prefix it is a cache`,
    );
  }
}

/** Paths that upstream registries have below a prefix. */
const UPSTREAM =
  /^(?:library|amazonlinux|docker|bitnami|kube-system|ecs|eks|coredns|prometheus|grafana|hashicorp)\/./;

const dualStackHost = (region = '…'): string =>
  `*.dkr-ecr.${region}.${isRegionId(region) ? registrySuffix(regionOf(region).partition) : 'on.aws'}`;

/** Hosts of private Amazon ECR that the private DNS name of its endpoint does not answer. */
function readVariant(field: Field, image: ImageReference, name: string, gathering: Gathering): void {
  if (image.variant === undefined) return;
  const fips = image.variant === 'fips';
  gathering.doubt(
    fips ? 'fips' : 'ipAddressType',
    `the image of ${name} is pulled from the ${fips ? 'FIPS' : 'dual-stack'} host of Amazon ECR`,
  );
  gathering.findings.push({
    rule: 'source/registry-host-not-covered',
    severity: 'by-path',
    from: field.path,
    source: field.site.source,
    text: fips
      ? `The image of ${name} is pulled from *.dkr.ecr-fips.${image.region ?? '…'}: this host is not among the private DNS names of the endpoint ecr.dkr, so the pull does not go through it.`
      : `The image of ${name} is pulled from ${dualStackHost(image.region)}: this host is not among the private DNS names of an IPv4 endpoint ecr.dkr, so the pull does not go through it.`,
    fix: 'Use the ordinary address ACCOUNT.dkr.ecr.REGION.amazonaws.com in the image, or give the tasks a path to the other host.',
    cites: ['ecr-endpoints-reference', 'ecr-vpc-endpoints'],
  });
}

function readRegion(field: Field, region: string, name: string, gathering: Gathering): void {
  if (isRegionId(region)) {
    const says = (other: string): boolean => parseImage(other).region === region;
    gathering.claim('region', region, field, 'the Region of the image repository', 'image', says);
    gathering.foreign.push({ kind: 'image', region, from: field, what: `The image of ${name}` });
  } else if (/^[a-z]{2,}-[a-z]+(?:-[a-z]+)*-\d+$/.test(region)) {
    field.note('placeholder', `${region} is not a Region that is known here.`);
    gathering.doubt('region', `${region} is not a Region that is known here`);
  }
}

/** An account that only an image names is a hint: vendors and AWS publish images from their own. */
function readAccount(
  field: Field,
  image: ImageReference,
  account: string,
  name: string,
  gathering: Gathering,
): void {
  if (isPublishedByAws(image)) {
    field.note(
      'image',
      `The image of ${name} has the name of one that AWS publishes, so its account is not taken for yours.`,
    );
    return;
  }
  gathering.hint(
    'accountId',
    `the image of ${name} is in a repository of account ${account}, which need not be yours`,
  );
  gathering.foreign.push({ kind: 'image', account, from: field, what: `The image of ${name}` });
}

/** An image for a message: whole if short; never a user name and password that somebody wrote into it. */
function shortImage(text: string): string {
  const clean = text.replace(/\p{Cc}+/gu, ' ').replace(/\/\/[^/@\s]*@/u, '//');
  return clean.length > 120 ? `${clean.slice(0, 117)}…` : clean;
}
