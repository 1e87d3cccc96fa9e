/** Image pulls: Fargate (containerd), the Amazon ECS agent and the Docker daemon. */
import type { ServiceId } from '../../core/index.ts';
import { endOf, headedByEnd, isReached } from '../call-ends.ts';
import { REGISTRY } from '../called.ts';
import { imageIsNamed, isByHand, isCommandLine, isOfBuildJob, isOfEcs } from '../caller.ts';
import { type Call, explainCall, registryNotResolved } from '../calls.ts';
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import { explainDenial } from '../denials.ts';
import { endsEarly } from '../endings.ts';
import type { Host } from '../hosts.ts';
import { isThrottled, NO_REPOSITORY } from '../outcomes.ts';
import {
  always,
  CODE,
  decided,
  type Finding,
  headed,
  type Pattern,
  perhaps,
  probably,
  unsourced,
} from '../pattern.ts';
import { isUpstream } from '../public-hosts.ts';

const CHECK_IMAGE = 'Check repository, tag and Region.';

const registry: Call = { to: 'ecr.dkr', needs: REGISTRY, by: 'task' };
const layers: Call = { to: 's3', needs: ['s3'], by: 'task' };

const PULL =
  /cannotpull|pull(?:ing|ed)? (?:the )?(?:image|command|access|from|manifest|secrets)|can'?t pull|cannot pull|failed to pull|error pulling|pull image|image pull|ref pull|resolve ref|httpreade?r?seeker|manifest for|\/\/[^/\s"]{3,250}\/v2\/|error response from daemon|failed to do request|image manifest|failed to copy|failed to extract|failed to register layer|inspect image|unexpected status(?: code)? \[manifests /;

const isCode = /errorf\(|%[vsw]["' ]/;

/** Somebody writes an image; a repository of Amazon ECR has to be there before. */
const WRITES_IMAGE = /\bpush(?:es|ed|ing)?\b|putimage|initiatelayerupload|uploading to ecr/;

/** The name of the repository holds the host of a registry: what belongs before it stands in it. */
const HOST_IN_NAME =
  /(?:repository with name|name unknown: [^']{0,80}) '[^'\s]{0,80}(?:\.dkr[.-]ecr\.[^'\s]{3,60}|public\.ecr\.aws)\/[^'\s]{1,200}'/;

const noRepository = (clues: Clues): Finding =>
  headed(
    'the repository is not there',
    decided(CLAUSES.imageNotThere)(
      'image-not-found',
      [],
      'The registry was reached and has no repository of this name. Endpoints are not the cause.',
      ...(HOST_IN_NAME.test(clues.text)
        ? [
            'The name of the repository holds the host of a registry: give the name of the repository alone where the host is put before it by itself.',
          ]
        : []),
      `Check the name of the repository${/public\.ecr\.aws/.test(clues.text) ? '' : ', the account and the Region'} ${imageIsNamed(clues)}${
        /public\.ecr\.aws/.test(clues.text)
          ? '.'
          : WRITES_IMAGE.test(clues.text)
            ? ', and create the repository before the push (aws ecr create-repository).'
            : '; if there is none, create it (aws ecr create-repository) and push the image.'
      }`,
    ),
  );

const notFound = (clues: Clues): Finding =>
  NO_REPOSITORY.test(clues.text) && isOfEcr(clues) ? noRepository(clues) : noImage(clues);

const noImage = (clues: Clues): Finding =>
  decided(CLAUSES.imageNotThere)(
    'image-not-found',
    [],
    'The registry was reached and has no such image, tag or repository. Endpoints are not the cause.',
    `Check repository, tag or digest${clues.image === 'other' || /public\.ecr\.aws/.test(clues.text) ? '' : ' and Region'} ${imageIsNamed(clues)}, and push the image.`,
  );

/** Only Amazon ECR speaks of the registry with an id, and of repositories in exceptions. */
const isOfEcr = ({ image, text }: Clues): boolean =>
  image === 'ecr' || /in the registry with id|repositorynotfoundexception|public\.ecr\.aws/.test(text);

/** The agent prints this of what the machine has pulled: the record shows no answer of a registry. */
const notPulled = (clues: Clues): Finding =>
  probably(
    'image-not-found',
    [],
    'By the message the image is not there; it does not show an answer of the registry, so a pull before it may have failed in another way.',
    `Check repository, tag or digest and Region ${imageIsNamed(clues)}, and push the image; read the lines before it for the error of the pull.`,
  );

/** Docker says both in one sentence. */
const EITHER = /does not exist or (?:no pull access|may require)/;

const notFoundOrPrivate: readonly Finding[] = [
  probably(
    'image-not-found',
    [],
    'The registry was reached and has no such repository, or does not show it to this caller: the text says both. Endpoints are not the cause.',
    'Check registry, repository and tag in the name of the image.',
  ),
  perhaps(
    'iam',
    [],
    'If the repository is there, the caller may not pull from it, or was not logged in to it.',
    'Amazon ECR: allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer for the role that pulls. Others: give their credentials (repositoryCredentials).',
  ),
];

const notOnMachine = (clues: Clues): Finding =>
  headed(
    'the machine does not hold the image',
    probably(
      'image-not-found',
      [],
      'The container runtime of the machine has no such image. These words are its own, so they do not say that a registry was asked: a pull before them failed, or the image was removed.',
      'Read the lines before it for the error of the pull.',
      `Check repository, tag and Region ${imageIsNamed(clues)}.`,
    ),
  );

/** The registry of private Amazon ECR by its dual-stack name: not every agent and helper knows it. */
const isDualStack = (host: Clues['host']): boolean => host?.service === 'ecr.dkr' && host.dualStack === true;

const ofLogin = (found: Finding): Finding => ({ ...found, cites: ['ecr-registry-auth'] });

/** A task pulled an image of private Amazon ECR without credentials. */
function unauthorized(host: Clues['host']): Finding {
  const dualStack = isDualStack(host);
  return headed(
    'the pull has no authorization',
    probably(
      'iam',
      [],
      `The registry was reached without authorization. Image of private Amazon ECR: ${dualStack ? 'the image is named by the dual-stack host of the registry, and what pulls it may not fetch credentials for that name; or ' : ''}the role may not be allowed to call ecr:GetAuthorizationToken, or the task has no execution role.`,
      ...(dualStack
        ? [
            'Name the image by the host ACCOUNT.dkr.ecr.REGION.amazonaws.com, or update what pulls it (on container instances the Amazon ECS agent). Whoever logs in by hand has to log in to the very name that the image has.',
          ]
        : []),
      'Set a task execution role with AmazonECSTaskExecutionRolePolicy (Amazon EC2: the container instance role).',
      'Check that account and Region of the image are those of the repository, and that its policy admits this account.',
    ),
  );
}

/** Docker Hub answers so for a repository that is not there or is private; other registries made from the same program do too. */
const DENIED_BY_DISTRIBUTION = /requested access to the resource is denied/;

/** Such an answer, where the text names neither the image nor its registry. */
const notNamed: Finding = {
  ...headed(
    'the registry does not give the image without credentials',
    probably(
      'image-not-found',
      [],
      'The registry was reached and refused the pull; Docker Hub answers so for a repository that does not exist, or that is private. The text does not name the image. Endpoints are not the cause.',
      'Check registry, repository and tag in the name of the image: without a registry host it is looked up on Docker Hub, so an image of Amazon ECR needs its full URI.',
      'Private repository: give its credentials (repositoryCredentials, from Secrets Manager). Amazon ECR: look whether the task has an execution role that may call ecr:GetAuthorizationToken.',
    ),
  ),
  cites: ['ecs-pull-error', 'ecs-private-auth'],
};

const notLoggedIn = (host: Clues['host']): Finding =>
  ofLogin(
    headed(
      'the caller is not logged in to the registry',
      probably(
        'iam',
        [],
        'The registry was reached without authorization: the program that pulls or pushes the image is not logged in to it. No endpoint is missing for this call.',
        `Log in: aws ecr get-login-password | docker login --username AWS --password-stdin ${isDualStack(host) ? 'HOST, with the very host that the name of the image has, the dual-stack one' : 'ACCOUNT.dkr.ecr.REGION.amazonaws.com, with the account and Region of the repository'}, as the same user of the machine.`,
        'Check that the role or user that logs in may call ecr:GetAuthorizationToken and pull from or push to the repository.',
        'A credential helper (ecr-login in config.json of Docker) logs in by itself: look whether it is named for this registry. If a task of Amazon ECS pulled the image, look at the role that its definition names.',
      ),
    ),
  );

const ruleRefused = headed(
  'the pull-through cache rule is not accepted',
  probably(
    'configuration',
    [],
    'Amazon ECR was reached and did not accept the pull-through cache rule, for the reason in the text. No endpoint of this VPC is involved.',
    'Correct what the message names: the upstream registry, or the ARN of the secret with its credentials.',
  ),
);

/** Docker says this of the images that the machine holds; a registry has other words. */
const isOfMachine = (text: string): boolean =>
  /no such image/.test(text) &&
  !/manifest|repository .{1,300} not found|name unknown|imagenotfoundexception|repositorynotfoundexception/.test(
    text,
  );

/** Docker looks for a name without the host of a registry there. */
const OF_DOCKER_HUB =
  /\bdocker ?hub\b|\bdocker\.io\b|\bdocker pull [a-z0-9_-]{1,80}(?:\/[a-z0-9._-]{1,80})?(?::[\w.-]{1,80})?(?=\s|$)|\bpulling from library\//;

/** The text speaks of Docker Hub, and of no image in Amazon ECR. */
const isOfDockerHub = ({ text, before, behind }: Clues): boolean => {
  const near = `${before?.() ?? ''}\n${text}\n${behind?.() ?? ''}`.toLowerCase();
  return OF_DOCKER_HUB.test(near) && !/\becr\b|starport-layer/.test(near);
};

const narrowGatewayPolicy = (sure: typeof probably, text: string): Finding =>
  sure(
    'endpoint-policy',
    ['s3'],
    text,
    'Allow s3:GetObject on arn:aws:s3:::prod-<region>-starport-layer-bucket/* (and the buckets of other registries in use) in the policy of the S3 gateway endpoint, or attach the full-access policy.',
  );

/** Words of a transfer that ended early. */
const OF_TRANSFER = /\beof\b|time(?:d )? ?-?out|\breset\b|connection|deadline/i;

/** Why a layer was not unpacked, in the words behind it. */
function notUnpacked({ text, record }: Clues): Finding {
  const found =
    /(?:failed to (?:register|extract|unpack) (?:layer|image)?[^:]{0,120}(?::[0-9a-f]{64})?|applylayer[^:]{0,200}|error processing tar file(?:\([^)]{1,80}\))?): (\S.{3,240})$/.exec(
      text,
    );
  const reason =
    found === null ? '' : record.text.slice(found.index + found[0].length - (found[1]?.length ?? 0));
  if (/mismatched image rootfs and manifest layers/.test(text))
    return headed(
      'the image contradicts itself',
      decided(CLAUSES.layerNotUnpacked)(
        'runtime',
        [],
        'The image was fetched and contradicts itself: its configuration (rootfs) and its manifest do not name the same layers. Endpoints are not the cause.',
        'Build the image anew and push it again, whole and with one tool; a tool that copies or squashes images may have changed only one of the two.',
      ),
    );
  return headed(
    'the image is not unpacked',
    decided(CLAUSES.layerNotUnpacked)(
      'runtime',
      [],
      `A layer of the image could not be unpacked${reason === '' ? '' : `: \u201c${reason.trim()}\u201d`}.${OF_TRANSFER.test(reason) ? ' By the reason the data of the layer did not come whole: look at the way to the registry and its store as well.' : ' Endpoints are not the cause.'}`,
      toUnpack(reason.toLowerCase()),
    ),
  );
}

/** What to do about a layer that was not unpacked, by what the reason names. */
function toUnpack(reason: string): string {
  const type =
    /(?:no processor for media-?type|get stream processor for) ?:? ?([a-z]+\/[a-z0-9.+-]{3,80})?/.exec(
      reason,
    );
  if (type !== null)
    return `What is in the place of a layer is none that the container runtime unpacks${type[1] === undefined ? '' : ` (${type[1]})`}: build and push the image so that it holds layers of file systems alone${/in-toto/.test(reason) ? '; application/vnd.in-toto+json is an attestation, which docker build --provenance=false --sbom=false leaves out' : ''}.`;
  if (/no space left|disk quota/.test(reason))
    return 'The disk is full: on AWS Fargate give the task more ephemeral storage, on a machine free the disk of its container runtime or take a larger one.';
  if (/unexpected eof|checksum|invalid (?:tar|header)|gzip|zstd|digest|corrupt|archive\/tar/.test(reason))
    return 'The data of the layer is damaged or not whole: pull once more; if it stays, build the image anew and push it again.';
  return 'Look at what the reason names. Where that is nothing of the machine (its disk, its operating system, permissions), build the image anew and push it again.';
}

const noLayers: Finding = perhaps(
  'missing-endpoint',
  ['s3'],
  'Layers of the image were not fetched, and the text does not say how the call ended. Amazon ECR serves them from Amazon S3. If no answer came, the subnet may have no way to it, or a security group or a network ACL does not let the call out.',
  'Create the S3 gateway endpoint and associate it with the route table of every task subnet.',
  'Allow outbound 443 to its prefix list in the security group of the tasks.',
);

/** A URL that a message ends in is no attempt that got no answer. */
const layersUnsaid: readonly Finding[] = [
  perhaps(
    'missing-endpoint',
    ['s3'],
    'A layer of the image was to be fetched from Amazon S3, where Amazon ECR keeps them. The text ends before it says how that ended. If no answer came, the subnet may have no path to Amazon S3, or a security group or a network ACL does not let the call out.',
    'Read the whole reason (aws ecs describe-tasks): a time-out points to the path, a status of 403 to a policy.',
    'Create the S3 gateway endpoint and associate it with the route table of every task subnet; allow outbound 443 to its prefix list in the security group of the tasks.',
  ),
  narrowGatewayPolicy(
    perhaps,
    'Or Amazon S3 answered with 403: the policy of the S3 endpoint that the subnet uses does not admit the bucket of the layers.',
  ),
];

const layersAnswered = narrowGatewayPolicy(
  perhaps,
  'Amazon S3, which holds the layers of the image, answered, and the text ends before it says how. Most often it is 403: the subnet uses an S3 endpoint whose policy does not admit the bucket.',
);

/** Windows says so, or its host, of a container or an image. */
const OF_WINDOWS =
  /hcsshim|windows|container operating system does not match|operating system .{0,40}cannot be used/;

/** Words of a pull by Docker, layer by layer. */
const OF_LAYERS =
  /download failed, retrying|pulling fs layer|\b[0-9a-f]{12}: |: (?:download|pull) complete\b|\blayers?\b|docker|containerd|pulling from/;

/** Somebody speaks of images, or of what holds them. */
const OF_IMAGES =
  /image|regist|\bpull|\bpush|docker|manifest|\/v2\/|\becr\b|layer|blob|containerd|podman|\boci\b|artifact|chart/;

/** The agent on a container instance, or Docker with its own folder: AWS Fargate shows neither. */
const OF_INSTANCE_DISK = /dockergoclient|\/var\/lib\/docker\b|thin pool/;

/** Older platforms say so also of an image that does not tell its platform at all. */
const UNTOLD_PLATFORM = /failed to find a descriptor for platform/;

const toBuildFor = (clues: Clues): string =>
  isOfEcs(clues)
    ? 'Build the image for the platform of the task (docker buildx build --platform linux/amd64 or linux/arm64), or set runtimePlatform to that of the image.'
    : 'Build the image for the platform of the machine that runs it (docker buildx build --platform linux/amd64 or linux/arm64), or use a tag that has it. A machine that emulates another CPU runs the image with docker run --platform.';

/** That there was no login says more than its status. */
const NO_LOGIN =
  /no basic auth|authorization token has expired|no credentials|reauthenticate|unauthorized: authentication required/;

/** The agent gave Docker a time for a part of a pull, and it was over: Docker has not said why. */
const WAITED_FOR =
  /could not transition to (pullbegin|pulled|manifest_pulled)\b(?:; timed out after waiting (\w{2,12}))?/;

const BUSY_DAEMON = unsourced(
  headed(
    'Docker or the disk of the machine is too slow',
    perhaps(
      'runtime',
      [],
      'A Docker daemon that is busy or hangs, or a disk without I/O credits, gives the same message.',
      'Read the log of Docker on the machine for that time, and look at its disk, its I/O credits and how many pulls went on at once.',
    ),
  ),
);

/** What the agent waited for, and in vain. */
function agentWaited({ text, image, hosts }: Clues): readonly Finding[] {
  const [, step = '', time] = WAITED_FOR.exec(text) ?? [];
  const within = time === undefined ? 'in time' : `within ${time}`;
  if (step === 'pulled')
    return [
      headed(
        'the pull of an image takes too long',
        unsourced(
          perhaps(
            'network-path',
            [],
            `Docker was not done with the pull of the image ${within}, and the agent gave up. The text does not say how far it came.`,
            'Pull the image by hand on the machine and see where it stops: layers that come slowly or not at all point to the way to the registry and its store (for Amazon ECR that is Amazon S3).',
          ),
        ),
      ),
      BUSY_DAEMON,
    ];
  const waited =
    step === 'pullbegin'
      ? `Docker did not begin the pull of the image ${within}: the registry had not answered, or Docker was busy. The text does not say which.`
      : `Docker did not get the manifest of the image ${within}: the registry had not answered, or Docker was busy. The text does not say which.`;
  const outside = (said: string): Finding =>
    perhaps(
      'external-registry',
      [],
      said,
      'Look whether the machine reaches that registry (curl -v https://REGISTRY/v2/ on it); or keep the image in private Amazon ECR.',
    );
  if (image === 'other' || (image === undefined && hosts.some(({ kind }) => kind === 'registry')))
    return [
      outside(`${waited} The image comes from a registry that no endpoint of this planner serves.`),
      BUSY_DAEMON,
    ];
  const named = image === 'ecr';
  return [
    perhaps(
      'missing-endpoint',
      REGISTRY,
      `${waited} ${named ? 'If it was the registry' : 'If the image is in private Amazon ECR'} and the subnet has no other way out, it needs these endpoints: ${REGISTRY.join(', ')}.`,
      'Look whether the machine reaches the registry (curl -v https://REGISTRY/v2/ on it: a status is an answer), before anything is changed.',
      'Create the missing endpoints: ecr.api and ecr.dkr with private DNS and a security group that admits 443 from the machine, s3 as a gateway endpoint in the route table of its subnet.',
    ),
    ...(named ? [] : [outside('If the image is in another registry, no VPC endpoint carries the call.')]),
    perhaps(
      'network-path',
      [],
      'Or the machine was meant to reach the registry over the internet, and that path is broken.',
      'Check the default route of its subnet to a NAT gateway that works, outbound 443 in its security group, and its network ACLs.',
    ),
    BUSY_DAEMON,
  ];
}

/** Tried before hosts: the image in such a line is no host that was called. */
export const WAITS_FOR_PULLS = {
  'pull/agent-waited': {
    needs: ['words'],
    when: WAITED_FOR,
    unless: CODE,
    cites: ['ecs-pull-error'],
    finds: (clues) => agentWaited(clues),
  },
} satisfies Readonly<Record<string, Pattern>>;

export const PULL_PATTERNS = {
  'pull/rate-limit': {
    needs: ['words'],
    when: /toomanyrequests|pull rate limit|too many requests|increase-rate-limit|rate exceeded/,
    and: new RegExp(`${PULL.source}|reached your (?:unauthenticated )?pull rate limit`),
    cites: ['ecs-pull-error', 'ecr-pull-through-cache'],
    finds: (clues) => [tooManyPulls(clues)],
  },
  'pull/platform': {
    needs: ['words'],
    when: /is incompatible with a .{0,40}host|windows version .{0,60}incompatible|operating system is not supported|descriptor (?:matching|for) platform|no matching manifest for|does not match the (?:detected host|specified) platform|no match for platform|image operating system .{0,60} cannot be used|platform .{0,60}does not match|cannot be used on this platform|image os .{0,40}not supported|container operating system does not match/,
    cites: ['ecs-pull-error'],
    finds: (clues) => [
      OF_WINDOWS.test(clues.text)
        ? decided(CLAUSES.otherPlatform)(
            'platform-mismatch',
            [],
            'The operating system of the image, or its version of Windows, is not one that this host runs. Endpoints are not the cause.',
            'Use an image that is built on the version of Windows of the host (its tag, for example ltsc2019 or ltsc2022), or a host of the version of the image: in a task runtimePlatform.operatingSystemFamily, on container instances their AMI.',
            'An image for Linux needs a host with Linux, and one for Windows a host with Windows.',
          )
        : UNTOLD_PLATFORM.test(clues.text)
          ? headed(
              'the image has nothing for this platform, or does not tell',
              decided(CLAUSES.otherPlatform)(
                'platform-mismatch',
                [],
                'The image was found, but nothing in its manifest is for this CPU architecture and operating system: it was built for another platform, or its manifest does not tell the platform. Endpoints are not the cause.',
                toBuildFor(clues),
                'If it was built for this platform: a tool other than Docker may have left the platform out. Build and push it in the format of Docker (buildah and podman: --format=docker), or with a version of the tool that writes it.',
              ),
            )
          : decided(CLAUSES.otherPlatform)(
              'platform-mismatch',
              [],
              'The image was found, but not for this CPU architecture or operating system. Endpoints are not the cause.',
              toBuildFor(clues),
            ),
    ],
  },
  'pull/exec-format': {
    needs: ['words'],
    when: /exec format error/,
    cites: ['ecs-fargate-differences'],
    finds: (clues) => [
      headed(
        'the program is not in a form that the machine runs',
        // The kernel says the same of a script that does not begin with #!, and of an empty file.
        probably(
          'platform-mismatch',
          [],
          'The kernel does not take the program for one that it can run: most often the image is built for another CPU architecture, else the program is a script without #! in its first line, or an empty file. Endpoints are not the cause.',
          isOfEcs(clues)
            ? 'Build the image for the platform of the task (docker buildx build --platform), or set runtimePlatform.cpuArchitecture to that of the image.'
            : 'Build the image for the platform of the machine that runs it (docker buildx build --platform).',
          'A script as the entry point: let its first line be #!/bin/sh, without a byte order mark or a line break of Windows.',
        ),
      ),
    ],
  },
  /** The kernel says the same where a table of its own is full. */
  'pull/kernel-limit': {
    needs: ['words'],
    when: /(?:inotify|fsnotify|file watchers?|\bfanotify)\b.{0,300}no space left on device|no space left on device.{0,300}(?:inotify|fsnotify)|\/sys\/fs\/cgroup\S{0,300}: no space left on device|(?:semget|shmget|msgget|memfd_create|epoll_ctl|keyctl|bpf)\b.{0,120}no space left on device/,
    cites: ['ecs-pull-error'],
    finds: always(
      unsourced(
        headed(
          'a limit of the kernel is reached',
          probably(
            'runtime',
            [],
            'By its words the kernel has no room for one thing more of its own, such as a watch on a file, a control group or a semaphore: that is said in the same words as of a disk, and need not be about one. Endpoints are not the cause.',
            'Watches on files: raise fs.inotify.max_user_watches and max_user_instances of the machine, or watch fewer files. Control groups and semaphores: look for what is left behind, and restart the machine.',
          ),
        ),
      ),
    ),
  },
  'pull/disk-full': {
    needs: ['words'],
    when: /no space left on device|not enough space on the disk|thin pool has|devmapper: thin pool/,
    cites: ['ecs-pull-error'],
    finds: ({ text }) => [
      headed(
        'the disk is full',
        decided(CLAUSES.diskFull)(
          'runtime',
          [],
          'The disk is full. Endpoints are not the cause.',
          `Enlarge the volume${OF_INSTANCE_DISK.test(text) ? '' : ' (Fargate: ephemeralStorage)'}, or remove unused images and logs.`,
        ),
      ),
    ],
  },
  'pull/layer-not-unpacked': {
    needs: ['words'],
    when: /failed to register layer|applylayer|failed to extract layer|error processing tar file|failed to unpack/,
    unless: /context cancell?ed|timeout|timed out|errorf\(|%[vsw]["' ]/,
    cites: ['ecs-pull-error'],
    finds: (clues) => [notUnpacked(clues)],
  },
  'pull/image-reference': {
    needs: ['words'],
    when: /failed to normalize image reference|invalid reference format|invalid image reference|repository name must be lowercase|could not parse (?:image )?reference|failed to parse reference/,
    unless: isCode,
    cites: ['ecs-pull-error'],
    finds: always(
      headed(
        'the image name is malformed',
        decided(CLAUSES.imageReference)(
          'configuration',
          [],
          'The image name is malformed.',
          'Write it as registry/repository:tag or registry/repository@sha256:…',
        ),
      ),
    ),
  },
  'pull/layers-refused': {
    needs: ['words'],
    when: /starport-layer|httpreade?r?seeker|error pulling image conf|error parsing http 403|docker-images-prod/,
    and: /\b403\b|forbidden|access ?denied/,
    unless: /identity-based policy/,
    cites: ['ecs-pull-error', 'ecr-vpc-endpoints'],
    finds: (clues) => layersRefused(clues),
  },
  'pull/upstream-registry': {
    needs: ['answer'],
    when: /pull[- ]through[- ]cache|upstream registry/,
    and: /40[0134]|429|denied|unable|failed|unauthori|toomany/,
    unless: isCode,
    given: ({ network }) => network === undefined,
    cites: ['ecr-pull-through-cache'],
    finds: ({ text }) => [
      /createpullthroughcacherule|unsupportedupstreamregistry/.test(text)
        ? ruleRefused
        : headed(
            'the pull-through cache did not get the image',
            probably(
              /429|toomany/.test(text) ? 'rate-limit' : 'external-registry',
              [],
              'Amazon ECR was reached; its pull-through cache did not get the image from the upstream registry. No endpoint of this VPC is involved.',
              'Check the secret of the pull-through cache rule, the name of the upstream repository, and the limits of that registry.',
            ),
          ),
    ],
  },
  'pull/permission': {
    needs: ['words'],
    when: /not authorized to perform: ?ecr:|ecr:(?:batchgetimage|getdownloadurlforlayer|batchchecklayeravailability)/,
    and: /not authorized|denied|policy/,
    cites: ['ecs-pull-error', 'ecs-execution-role'],
    implies: { imageRegistries: ['ecr-private'] },
    finds: (clues) => explainDenial(registry.to, { ...clues, denial: clues.denial ?? 'unstated' }),
  },
  'pull/no-credentials': {
    needs: ['words'],
    when: /no basic auth credentials|authorization token has expired|authorization failed: no basic|failed to authorize: .{0,60}no credentials|reauthenticate|401 unauthorized|status code:? 401\b.{0,40}not authorized|unauthorized: authentication required/,
    // The status alone may be anybody's.
    given: ({ text, image, host }) =>
      !/401 unauthorized|status code:? 401\b/.test(text) ||
      (image !== 'other' && host?.kind !== 'other' && OF_IMAGES.test(text)) ||
      NO_LOGIN.test(text),
    cites: ['ecs-pull-error', 'ecs-execution-role'],
    finds: ({ image, text, product, ...others }) => [
      /expired|reauthenticate/.test(text)
        ? headed(
            'the authorization has expired',
            probably(
              'iam',
              [],
              'The registry was reached, and the authorization token had expired: it is valid for 12 hours. No endpoint is missing for this call.',
              isOfBuildJob({ image, text, product, ...others })
                ? 'Log in again (aws ecr get-login-password) in the job itself, closely before the call, and check the clock.'
                : 'Log in again (aws ecr get-login-password); on container instances restart the agent, and check the clock.',
              ...(isByHand(text) || /\blogin\b|get-login/.test(text)
                ? [
                    'If the login was new: look whether the configuration of Docker still holds an older one of this registry, as under its name with https://, or whether another user or Region logged in.',
                  ]
                : []),
            ),
          )
        : image === 'other'
          ? headed(
              'the registry asks for credentials',
              probably(
                'external-registry',
                [],
                'The registry asks for credentials, and got none that it accepts.',
                isOfEcs({ image, text, product, ...others })
                  ? 'Store them in Secrets Manager and name them in repositoryCredentials.'
                  : 'Log in to it where the image is pulled (docker login), or give the program that pulls its credentials.',
              ),
            )
          : withoutLogin({ image, text, product, ...others }),
    ],
  },
  'push/tag-is-fixed': {
    needs: ['words'],
    when: /\btag\b.{1,200} already exists in .{1,300}\bimmutable\b|imagetagalreadyexistsexception/,
    unless: isCode,
    cites: ['ecr-tag-mutability'],
    finds: always(
      headed(
        'the tag is taken, and tags of this repository are immutable',
        probably(
          'configuration',
          [],
          'Amazon ECR was reached and did not take the image: its tag is there already, and tags of this repository are immutable. Endpoints are not the cause.',
          'Push under a tag of its own (a version or a commit), or leave the push out where this image is there already.',
          'If tags are to move: make them mutable (aws ecr put-image-tag-mutability), or exempt this tag.',
        ),
      ),
    ),
  },
  'pull/not-found': {
    needs: ['words'],
    when: /api error \(404\)|repository (?:with name |named )?['"]?[\w./:@-]{2,300}['"]? (?:.{0,160}\b(?:registry|id|account)\b.{0,120} )?(?:was )?not found|does not exist or no pull access|manifest unknown|manifest for .{1,300} not found|manifest .{0,20}not found|\bname unknown|repositorynotfoundexception|imagenotfoundexception|repository .{0,300}does not exist in the registry|resolve ref.{1,300}(?:: ?(?:\.{3} )?| \.{3} )not found|not found: manifest|image not found|\btag .{1,130} not found in repository|(?:ecr|container|docker) image (?:doesn'?t|does not) exist|no such image|error: image [\w./:@-]{1,300} not found|name_unknown|manifest_unknown|requested image not found|failed to resolve reference .{1,300}not found/,
    unless:
      /not authorized|errorf\(|modulenotfound|secrets? manager|log group|no such host|oci runtime error|invalid header field value/,
    cites: ['ecs-pull-error'],
    finds: (clues) =>
      isOfMachine(clues.text)
        ? [notOnMachine(clues)]
        : EITHER.test(clues.text)
          ? notFoundOrPrivate
          : [/error: image \S{1,300} not found/.test(clues.text) ? notPulled(clues) : notFound(clues)],
  },
  'pull/layer-not-found': {
    needs: ['words'],
    when: /could not fetch content descriptor .{1,400}: ?not found|blob unknown|blob_unknown/,
    unless: /errorf\(/,
    cites: ['ecs-pull-error'],
    finds: always(
      headed(
        'a part of the image is not there',
        probably(
          'image-not-found',
          [],
          'The registry was reached and lacks a part of the image: it was not pushed whole, or was deleted since. Endpoints are not the cause.',
          'Push the image again, under a new tag; look at the lifecycle policy of the repository.',
        ),
      ),
    ),
  },
  'pull/status-404': {
    needs: ['words'],
    when: /404 not found|status code \[?[^\]]{0,100}\]?:? ?404/,
    and: PULL,
    cites: ['ecs-pull-error'],
    finds: (clues) => [notFound(clues)],
  },
  'pull/access-denied': {
    needs: ['words'],
    when: /pull access denied|requested access to the resource is denied|insufficient_scope|check if image exists and role|repository does not exist or may require/,
    unless: isCode,
    cites: ['ecs-pull-error', 'ecs-private-auth'],
    finds: (clues) => pullAccessDenied(clues),
  },
  'pull/role-permissions': {
    needs: ['words'],
    when: /role has (?:the )?permissions? to pull|check that the role has/,
    unless: isCode,
    cites: ['ecs-pull-error', 'ecs-execution-role'],
    finds: always(
      probably(
        'iam',
        [],
        'The image was not pulled, and the text points to the permissions of the role. It shows no more of how the registry answered.',
        'Allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository, and ecr:GetAuthorizationToken, for the task execution role (Amazon EC2: the container instance role).',
        'Image of another account: its repository policy must admit this one.',
      ),
      perhaps('image-not-found', [], 'Or the image does not exist.', 'Check repository and tag.'),
    ),
  },
  'pull/named-role': {
    needs: ['words'],
    when: /can(?:'|no)t pull the image .{1,300} using the task execution role|check that the image exists/,
    unless: isCode,
    given: ({ network }) => network === undefined,
    cites: ['ecs-pull-error', 'ecs-execution-role'],
    finds: always(
      probably(
        'iam',
        [],
        'The image was not pulled with the role that the message names: the role may not pull it, or the image does not exist.',
        'Allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository, and ecr:GetAuthorizationToken, for that role.',
      ),
      perhaps('image-not-found', [], 'Or there is no such image.', CHECK_IMAGE),
    ),
  },
  'pull/ecr-refused': {
    needs: ['words'],
    when: /dkr[.-]ecr/,
    and: /403 forbidden|\b403\b|401 unauthorized|: ?forbidden|accessdenied|access denied|denied:/,
    cites: ['ecs-pull-error', 'ecs-execution-role'],
    implies: { imageRegistries: ['ecr-private'] },
    finds: (clues) =>
      LOGIN.test(clues.text) && clues.action === undefined
        ? loginRefused(clues)
        : explainDenial(registry.to, { ...clues, denial: clues.denial ?? 'unstated' }),
  },
  'pull/download-cut': {
    needs: ['failure'],
    when: /download failed, retrying|\bdownloading \[|: (?:download|pull) complete\b|pulling fs layer|retrying in \d{1,3} seconds?/,
    unless: isCode,
    given: ({ network, denial, host, text }) =>
      denial === undefined &&
      host === undefined &&
      (network === 'reset' || network === 'timeout') &&
      // Any program says that it tries again; of layers only Docker speaks.
      OF_LAYERS.test(text),
    cites: ['ecs-pull-error'],
    finds: ({ network }) => [
      headed(
        'the download of a layer ends early',
        probably(
          'network-path',
          [],
          `The download of a layer of the image ${network === 'reset' ? 'was cut before it was whole' : 'stopped before it was whole'}. Docker asks for layers after the registry gave it the manifest: the registry was reached.`,
          'Pull again. If it stays: look for a proxy, firewall or NAT on the path that ends long or large downloads, and at the MTU on VPN or transit links.',
          'Look at the disk of the machine too: a daemon that ends prints the same.',
        ),
      ),
    ],
  },
  'pull/layers': {
    needs: ['words'],
    when: /starport-layer|invalid memory address or nil pointer|error pulling image conf/,
    unless: isCode,
    given: ({ text, network, denial, status }) =>
      network !== undefined ||
      (denial === undefined &&
        status === undefined &&
        /cannotpull|error pulling|pull command failed|failed to|unable to|get "?https?:/.test(text)),
    cites: ['ecs-pull-error', 'ecr-vpc-endpoints'],
    implies: { imageRegistries: ['ecr-private'] },
    finds: (clues) => {
      if (clues.image === 'other' || (clues.image === undefined && clues.host?.kind === 'other')) return [];
      if (clues.image !== 'ecr' && clues.host === undefined && isOfDockerHub(clues)) return [];
      const explained = explainCall(layers, clues);
      if (explained.length > 0) return explained;
      if (/unexpected status|error parsing http/.test(clues.text)) return [layersAnswered];
      return clues.cut ? layersUnsaid : [noLayers];
    },
  },
  'pull/other-registry': {
    needs: ['words'],
    when: PULL,
    unless: isCode,
    given: ({ image, network, status, denial, ...clues }) =>
      (image === 'other' || (clues.host?.kind === 'other' && isSentOn({ ...clues, network }))) &&
      (network !== undefined || denial !== undefined || (status !== undefined && status >= 400)),
    cites: ['ecs-pull-error', 'ecr-pull-through-cache'],
    finds: (clues) => otherRegistry(clues),
  },
  'pull/ecr-unreachable': {
    needs: ['words'],
    when: /dkr[.-]ecr|amazon ecr|api error \(500\)|task can(?:'t|not) pull|cannotpullecrcontainererror|cannotpullcontainer/,
    and: PULL,
    unless: isCode,
    given: ({ image, network, hosts }) =>
      network !== undefined && (image === 'ecr' || !hosts.some(({ kind }) => kind === 'other')),
    cites: ['ecs-pull-error', 'ecr-vpc-endpoints'],
    finds: (clues) => ecrUnreachable(clues),
  },
  'pull/unknown-registry': {
    needs: ['words'],
    when: PULL,
    unless: isCode,
    given: ({ hosts, network, image, text, denial, status, host }) =>
      (network !== undefined || (host?.kind === 'other' && (denial !== undefined || status === 401))) &&
      image === undefined &&
      host?.what === undefined &&
      hosts.some(({ kind, what }) => kind === 'other' && what === undefined) &&
      /cannotpull|pull|\/\/[^/\s"]{3,250}\/v2\//.test(text),
    cites: ['ecs-pull-error', 'ecr-pull-through-cache'],
    finds: (clues) => otherRegistry(clues),
  },
  'pull/server-error': {
    needs: ['words'],
    when: PULL,
    unless: isCode,
    given: ({ status, network, text }) =>
      network === undefined &&
      ((status !== undefined && status >= 500) ||
        /service unavailable|bad gateway|gateway time-?out|internal server error/.test(text)),
    cites: ['ecs-pull-error'],
    finds: always(
      headed(
        'the registry, or a proxy before it, answered with an error',
        perhaps(
          'unknown-network',
          [],
          'The registry, or a proxy before it, was reached and answered with an error of its own. No endpoint is missing for this call.',
          'Repeat the pull; if it stays, check the health of the registry and proxies on the path.',
        ),
      ),
    ),
  },
  'pull/wrong-credentials': {
    needs: ['answer'],
    when: /incorrect username or password|unauthorized: (?:bad credentials|access token|the client does not have)|invalid username\/password/,
    unless: isCode,
    cites: ['ecs-private-auth', 'ecs-pull-error'],
    finds: always(
      headed(
        'the registry does not accept the credentials',
        probably(
          'external-registry',
          [],
          'The registry was reached and did not accept user name and password. No endpoint of this planner is involved.',
          'Correct the secret that repositoryCredentials names: {"username": …, "password": …}.',
        ),
      ),
    ),
  },
  'pull/registry-refused': {
    needs: ['answer'],
    when: PULL,
    unless: isCode,
    given: ({ denial, status, image }) =>
      image === undefined && (denial !== undefined || status === 401 || status === 403),
    cites: ['ecs-pull-error', 'ecs-execution-role'],
    finds: ({ text }) => [
      probably(
        'iam',
        [],
        'The registry was reached and refused the pull. The text does not name it.',
        'Amazon ECR: allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer for the role that pulls; another registry: store its credentials in repositoryCredentials.',
      ),
      // The layers come after the manifest.
      ...(/\[manifests |\/manifests\//.test(text)
        ? []
        : [
            perhaps(
              'endpoint-policy',
              ['s3'],
              'If the layers come from Amazon S3, the policy of the S3 endpoint may not admit their bucket.',
              'Check that the policy of the S3 gateway endpoint allows s3:GetObject on the layer bucket of the Region.',
            ),
          ]),
    ],
  },
  'pull/answered-somehow': {
    needs: ['answer'],
    when: /failed with st(?:at?|atu?|atus(?: code)?)?\b|unexpected status|error parsing http/,
    and: PULL,
    unless: isCode,
    given: ({ network, image }) => network === undefined && image === 'ecr',
    cites: ['ecs-pull-error', 'ecs-execution-role'],
    finds: answeredWith,
  },
  'pull/cut-off': {
    needs: ['words'],
    unfinished: true,
    when: /cannotpull(?:ecr)?container(?:error)?|pull image manifest has been retried|ref pull has been retried|failed to resolve ref|inspect image has been retried|error while pulling container/,
    unless: isCode,
    given: (clues) => endsEarly(clues),
    cites: ['ecs-pull-error'],
    finds: (clues) => cutOff(clues),
  },
} satisfies Readonly<Record<string, Pattern>>;

/** A rule of the cache, where it can be made for every registry that is named. */
const orCache = (hosts: Clues['hosts']): string =>
  hosts.every(({ kind, name }) => kind !== 'registry' || isUpstream(name))
    ? ', or use a pull-through cache rule'
    : '';

/** Of whom it is said decides the cure: private Amazon ECR limits calls to its API, other registries limit pulls. */
function tooManyPulls({ image, text, hosts }: Clues): Finding {
  const limit = decided(CLAUSES.throttled);
  if (/public\.ecr\.aws/.test(text))
    return limit(
      'rate-limit',
      [],
      'Amazon ECR Public limits pulls, and the limit is reached. Endpoints are not the cause.',
      'Log in to Amazon ECR Public before the pull (aws ecr-public get-login-password), which raises the limit, or pull less often.',
      'Or keep the image in private Amazon ECR: push a copy, or use a pull-through cache rule.',
    );
  if (/pull rate limit|docker\.(?:io|com)|unauthenticated|anonymous/.test(text) || image === 'other')
    return limit(
      'rate-limit',
      [],
      'The registry limits pulls, and the limit is reached. Endpoints are not the cause.',
      `Keep the image in Amazon ECR: push a copy${orCache(hosts)}.`,
      'Or authenticate to the registry (in a task definition: repositoryCredentials).',
    );
  return limit(
    'rate-limit',
    [],
    image === 'ecr' || /\becr\b|ecrcontainer/.test(text)
      ? 'Amazon ECR answered that it is called too often. Endpoints are not the cause.'
      : 'The registry answered that it is called too often. Endpoints are not the cause.',
    'Start fewer pulls at once, or let the retries pass.',
    'Private Amazon ECR: ask for a higher quota of the call in Service Quotas if it happens regularly. Another registry: keep a copy of the image in Amazon ECR.',
  );
}

const ofNode = ofLogin(
  headed(
    'the pull has no authorization',
    probably(
      'iam',
      [],
      'The registry was reached without authorization: in Kubernetes the node pulls the image. No endpoint is missing for this call.',
      'Image of private Amazon ECR: allow the role of the node to pull (AmazonEC2ContainerRegistryPullOnly), and check the credential provider of kubelet.',
      'Other registries: check imagePullSecrets.',
    ),
  ),
);

/** Amazon S3 answers so where an endpoint is on the way to a bucket of somebody else. */
const hubRefused: readonly Finding[] = [
  {
    ...probably(
      'endpoint-policy',
      ['s3'],
      'The text speaks of Docker Hub, and a part of the image was refused (403). Registries may keep layers in Amazon S3, in buckets of their own: most likely the subnet uses an S3 endpoint whose policy does not admit that bucket; the message does not name it.',
      'Allow s3:GetObject on the bucket of that registry in the policy of the S3 endpoint, or attach the full-access policy. The log of the Docker daemon in debug mode shows the URL that is refused.',
      'Or pull through a cache rule of Amazon ECR, or keep a copy there: then the buckets are those of Amazon ECR.',
    ),
    cites: ['ecr-vpc-endpoints', 'ecr-pull-through-cache'],
  },
  perhaps(
    'external-registry',
    [],
    'Or the registry itself refuses the caller.',
    'Look whether whoever pulls is logged in to it, and may pull this image.',
  ),
];

function layersRefused(clues: Clues): readonly Finding[] {
  if (clues.host?.kind === 'other' && clues.image !== 'ecr') return [];
  if (clues.host?.kind === 'registry' && !/starport-layer|docker-images-prod|\.s3[.-]/.test(clues.text))
    return [
      headed(
        'the registry refuses a layer of the image',
        probably(
          'external-registry',
          [],
          `${clues.host.name} was reached and refused a layer of the image (403). It belongs to a registry that no endpoint of this planner serves.`,
          'Check the credentials for that registry (repositoryCredentials), its limits, and proxies on the way; or keep the image in Amazon ECR.',
        ),
      ),
    ];
  if (clues.denial === 'endpoint-policy') return explainDenial(layers.to, clues);
  const text = `${
    clues.image === 'ecr'
      ? 'The layers of the image are in Amazon S3,'
      : 'Amazon ECR keeps the layers of its images in Amazon S3, and other registries may too,'
  } and the call was refused: most likely the subnet uses an S3 endpoint whose policy does not admit the bucket.`;
  if (/starport-layer/.test(clues.text)) return [narrowGatewayPolicy(probably, text)];
  if (clues.image !== 'ecr' && isOfDockerHub(clues)) return hubRefused;
  return [
    narrowGatewayPolicy(probably, text),
    perhaps(
      'iam',
      [],
      clues.image === 'ecr'
        ? 'Or the role lacks ecr:GetDownloadUrlForLayer.'
        : 'Or the image is in private Amazon ECR, and the role lacks ecr:GetDownloadUrlForLayer.',
      'Allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer for the role that pulls.',
    ),
  ];
}

/** The registry was reached without credentials; who pulls decides what to do. */
function withoutLogin(clues: Parameters<typeof isOfEcs>[0] & Pick<Clues, 'image' | 'host'>): Finding {
  const { text, image, host, product } = clues;
  if (product?.id === 'kubernetes' && !isByHand(text)) return ofNode;
  if (isByHand(text) || isCommandLine(text) || !isOfEcs(clues)) return notLoggedIn(host);
  return DENIED_BY_DISTRIBUTION.test(text) && image === undefined ? notNamed : unauthorized(host);
}

function pullAccessDenied(clues: Clues): readonly Finding[] {
  if (clues.denial === 'endpoint-policy') return explainDenial(registry.to, clues);
  if (clues.image === 'ecr')
    return [
      ...explainDenial('ecr.dkr', { ...clues, denial: clues.denial ?? 'unstated' }).slice(0, 1),
      perhaps(
        'image-not-found',
        [],
        'Or the repository is missing in that account and Region: docker prints both possibilities.',
        'Check account, Region and repository in the image name.',
      ),
      perhaps(
        'endpoint-policy',
        ['ecr.dkr'],
        'If a VPC endpoint carries the call: a policy of it that is too narrow gives the same answer.',
        'Check that the policies of ecr.api and ecr.dkr allow ecr:BatchGetImage for this caller and repository.',
      ),
    ];
  return [
    probably(
      'image-not-found',
      [],
      'The registry has no such repository, or it is private. Endpoints are not the cause.',
      ...(/(?:\/|\s|["'])sha256:[0-9a-f]{64}\b/.test(clues.text)
        ? [
            'The reference is a digest where the repository belongs: write it as REGISTRY/REPOSITORY@sha256:DIGEST.',
          ]
        : []),
      'Check the name; an image without a registry host is looked up on Docker Hub, so an Amazon ECR image needs its full URI.',
    ),
    headed(
      'the registry asks for credentials',
      perhaps(
        'external-registry',
        [],
        'If the repository is private, the task needs credentials for it.',
        'Store them in Secrets Manager and name them in repositoryCredentials.',
      ),
    ),
  ];
}

/** An image of private Amazon ECR, of which somebody else is to serve a part: a rule of the pull-through cache sends callers on. */
const isSentOn = ({ text, network, address }: Pick<Clues, 'text' | 'network' | 'address'>): boolean =>
  network !== undefined &&
  address?.kind !== 'internal' &&
  /\b\d{12}\.dkr[.-]ecr[.-]\S{3,300}?\/\S/.test(text) &&
  !MANIFEST_ELSEWHERE.test(text);

/** Whoever asks another registry for a manifest was told to: Amazon ECR sends nobody on before it has answered with its own. */
const MANIFEST_ELSEWHERE = /\/\/(?!\d{12}\.dkr[.-]ecr)[^/\s"]{3,250}\/v2\/\S{1,200}\/manifests/;

const sentOn = (host: string, clues: Clues): Finding =>
  headed(
    'Amazon ECR sends the caller on to the registry behind its cache',
    decided(CLAUSES.noCallToRegistry)(
      'external-registry',
      [],
      `The image is named in private Amazon ECR, and the pull called ${host}: Amazon ECR did not hold this part yet, and sent the caller on, as a rule of its pull-through cache does. No endpoint of this planner serves that host. The call ${endOf(clues)}.`,
      'Pull the image once where there is a path to the internet: then the cache holds it, and later pulls go to Amazon ECR alone.',
      'Or give the subnet a NAT gateway, or push a copy of the image to a repository that no cache rule fills.',
    ),
  );

/** Who sent the caller there is left open. `known`: it is a registry, and none that a rule of the cache can name. */
const sentElsewhere = (host: string, clues: Clues, known: boolean): Finding =>
  headed(
    'the pull calls a host outside of Amazon ECR',
    probably(
      'external-registry',
      [],
      `The image is named in private Amazon ECR, and the pull called ${host}, by its name no host of Amazon ECR: a mirror or a proxy that the machine is told to use, or where ${known ? 'the image itself sends callers for some of its layers' : 'a rule of the pull-through cache sends callers on'}. No endpoint of this planner serves that host. The call ${endOf(clues)}.`,
      'A mirror or a proxy of your own: look at the settings of the container runtime, at the route to it, its port and its security group.',
      known
        ? 'An image that names it for some of its layers (as older ones of Windows do): push it once more with these layers, which Docker does with allow-nondistributable-artifacts; or give the subnet a NAT gateway.'
        : 'A pull-through cache: pull the image once where there is a path to the internet; then the cache holds it.',
    ),
  );

const OF_CACHE =
  ' The image is named in private Amazon ECR: a rule of its pull-through cache sends callers on so, where it does not hold a part yet.';

/** More than its first label says that it is a registry. */
const isKnown = (host: Host | undefined): boolean => host !== undefined && host.guessed !== true;

/** Where the name of the registry was not resolved, and where Amazon ECR or a mirror comes before the registry. */
function notResolvedOrSentOn(host: string, registry: Host | undefined, clues: Clues): Finding | undefined {
  const sent = isSentOn(clues);
  if (clues.network === 'name-resolution')
    return registryNotResolved(host, clues, sent && isKnown(registry) && isUpstream(host) ? OF_CACHE : '');
  if (!sent) return undefined;
  return isKnown(registry) && isUpstream(host)
    ? sentOn(host, clues)
    : sentElsewhere(host, clues, isKnown(registry));
}

function otherRegistry(clues: Clues): readonly Finding[] {
  const registry =
    clues.host?.kind === 'registry' ? clues.host : clues.hosts.find(({ kind }) => kind === 'registry');
  const host = registry?.name ?? clues.host?.name ?? 'the registry';
  if (clues.denial !== undefined || clues.status === 401 || clues.status === 403)
    return [
      headed(
        'the registry refuses the pull',
        probably(
          'external-registry',
          [],
          `${host} refused the pull: the repository is private or not there, or the credentials are missing or wrong. No endpoint of this planner is involved.`,
          'Check the name of the repository. If it is private: store the credentials in Secrets Manager and name them in repositoryCredentials.',
        ),
      ),
    ];
  if (isThrottled(clues.text))
    return [
      decided(CLAUSES.throttled)('rate-limit', [], `${host} limits pulls.`, 'Keep the image in Amazon ECR.'),
    ];
  const told = notResolvedOrSentOn(host, registry, clues);
  if (told !== undefined) return [told];
  if (clues.address?.kind === 'internal')
    return [
      probably(
        'external-registry',
        [],
        `The image comes from ${host}, and the call went to an address inside the VPC or a connected network (${clues.address.text}): a registry of your own, a mirror or a proxy. It ${endOf(clues)}. No endpoint of this planner carries it.`,
        'Check the route to it, the security groups on both sides and its port.',
      ),
    ];
  if (clues.network === undefined && clues.status !== undefined)
    return [
      headed(
        'the registry, or a proxy before it, answered with an error',
        probably(
          'external-registry',
          [],
          `${host}, or a proxy before it, was reached and answered with status ${clues.status}. No endpoint of this planner is involved.`,
          clues.status >= 500
            ? 'Repeat the pull. A copy in private Amazon ECR does not depend on that registry.'
            : 'Check the name of the image, and what the registry says about this status.',
        ),
      ),
    ];
  if (/timeout awaiting response headers/.test(clues.text))
    return [
      headed(
        'the answer takes longer than the client waits',
        probably(
          'external-registry',
          [],
          `The call to ${host} was sent, and its answer did not begin in time: the registry is slow, or something on the way holds the packets back. It is no host of private Amazon ECR, so no endpoint of this planner serves it.`,
          'Repeat the pull; if it stays, look at firewalls and proxies on the way and at the MTU, or keep the image in private Amazon ECR.',
        ),
      ),
    ];
  if (/handshake (?:time-?out|timed out)/.test(clues.text))
    return [
      headed(
        'the TLS handshake is not finished',
        probably(
          'external-registry',
          [],
          `A connection for the call to ${host} was opened, and its TLS handshake was not finished in time: something on the way, or the registry, does not carry it on. It is no host of private Amazon ECR, so no endpoint of this planner serves it.`,
          'Repeat the pull; if it stays, look at firewalls, proxies and a NAT gateway on the way, and at the MTU.',
          'Or keep the image in private Amazon ECR.',
        ),
      ),
    ];
  if (isReached(clues.network))
    return [
      headedByEnd(
        clues.network,
        probably(
          'external-registry',
          [],
          `The call to ${host} ${endOf(clues)}: by a firewall or proxy on the way, or by the registry. It is no host of private Amazon ECR, so no endpoint of this planner serves it.`,
          'Repeat the pull; if it stays, look at firewalls, proxies and TLS inspection between the subnet and the registry.',
          'A copy in private Amazon ECR does not depend on that registry.',
        ),
      ),
    ];
  if (!isKnown(registry))
    return [
      probably(
        'external-registry',
        [],
        `The pull called ${host}, and the call ${endOf(clues)}. By its name that is no host of Amazon ECR: no endpoint of this planner carries the call. The subnet needs a path to it, or the image another home.`,
        'A registry of your own: check the route to it, security groups, its port and DNS. On the internet: a NAT gateway, or a public IP for the task.',
        'Or push a copy to private Amazon ECR.',
      ),
    ];
  return [
    decided(CLAUSES.noCallToRegistry)(
      'external-registry',
      [],
      `The pull called ${host}, which no endpoint of this planner serves. The call ${endOf(clues)}. The subnet needs a path to the internet, or the image another home.`,
      `Push a copy to private Amazon ECR${isUpstream(host) ? ', or use a pull-through cache rule (the first pull of each image still needs a path to the internet)' : ''}.`,
      'Or give the subnet a NAT gateway, or the task a public IP.',
    ),
  ];
}

function ecrUnreachable(clues: Clues): readonly Finding[] {
  const explained = explainCall(callOf(clues), clues);
  const [first, ...others] = explained;
  if (clues.image === 'ecr' || first === undefined) return explained;
  return [
    {
      ...first,
      text: `The text does not name the registry. If the image is in private Amazon ECR: ${first.text}`,
    },
    perhaps(
      'external-registry',
      [],
      'If the image is in another registry, no VPC endpoint carries the call.',
      'Keep the image in private Amazon ECR, or give the subnet a path to that registry.',
    ),
    ...others,
  ];
}

/** Somebody logs in to a registry, and pulls nothing yet. */
const LOGIN =
  /\blogin attempt to\b|\berror logging in\b|\bauthenticating creds for\b|https:\/\/[^/\s"]{3,250}\/v2\/["' ]|\b(?:docker|podman|skopeo|buildah|nerdctl|helm registry|crane auth) login (?:-|https?:|\S{1,200}\.amazonaws)/;

/** The registry did not take a login. Its own name is no name of a registry where it is that of an endpoint. */
function loginRefused({ host, status }: Clues): readonly Finding[] {
  const answered = `${host?.name ?? 'Amazon ECR'} was reached and refused the login${status === undefined ? '' : ` with status ${status}`}. No endpoint is missing for this call.`;
  const region = host?.region ?? 'REGION';
  const registryName = `ACCOUNT.dkr.ecr.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
  const token: Finding = {
    ...perhaps(
      'iam',
      [],
      `${host?.ofEndpoint === true ? 'Or the' : 'The'} password was not taken: it has to be a token of aws ecr get-login-password, from the Region of the registry, not older than twelve hours, of a caller that may use this registry.`,
      'Log in again with a new token from that Region; a shell must not add a line break to it.',
    ),
    cites: ['ecr-registry-auth'],
  };
  if (host?.ofEndpoint !== true) return [{ ...token, text: `${answered} ${token.text}` }];
  return [
    headed(
      'the own name of an endpoint is no name of a registry',
      probably(
        'configuration',
        [],
        `${answered} The name is the own one of a VPC endpoint, which holds no account: a registry is named by its account and its Region.`,
        `Log in to ${registryName}, and name images so: with private DNS on, that name leads to the endpoint by itself.`,
      ),
    ),
    token,
    perhaps(
      'endpoint-policy',
      ['ecr.dkr'],
      'Or the policy of that endpoint is too narrow, which gives the same answer.',
      'Check that the endpoint policy admits this caller.',
    ),
  ];
}

/** Which of the two services behind a pull did not answer; addresses of Amazon S3 give layers away. */
function callOf(clues: Clues): Call {
  if (clues.host?.layerBucket === true || clues.address?.kind === 'storage') return layers;
  if (clues.host?.service === 's3' && clues.host.called) return layers;
  const to: ServiceId = clues.host?.service === 'ecr.api' ? 'ecr.api' : 'ecr.dkr';
  return { ...registry, to };
}

/** An image is written, not read. */
/** The method of HTTP that deletes, before the address. */
const DELETES = /\bdelete "?https?:|\bmethod:? ?"?delete\b/;

const PUSH = /\b(?:put|post|patch) (?:request|"?https?:)|failed commit on ref|\bpush/;

/** Amazon ECR answered with a status for which no other pattern has an explanation, or with one that the text does not show. */
function answeredWith({ status, text }: Clues): readonly Finding[] {
  const pushed = PUSH.test(text);
  const allow = pushed
    ? 'Allow ecr:PutImage, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:BatchCheckLayerAvailability for whoever pushes.'
    : 'Allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer for the role that pulls.';
  if (status === undefined)
    return [
      perhaps(
        'iam',
        [],
        'Amazon ECR answered; the text ends before it says what. No endpoint is missing for this call. A refusal (403) points to permissions.',
        allow,
      ),
      perhaps('image-not-found', [], 'A 404 means that the image does not exist.', CHECK_IMAGE),
    ];
  const answered = `Amazon ECR was reached and answered with status ${status}; the text does not say why. No endpoint is missing for this call.`;
  if (/login/.test(text))
    return [
      perhaps(
        'iam',
        [],
        `${answered} It did not take the login.`,
        'Log in with aws ecr get-login-password, for the account and the Region of the host; a shell must not add a line break to the password.',
      ),
    ];
  if (DELETES.test(text))
    return [
      unsourced(
        perhaps(
          'configuration',
          [],
          `${answered} It did not take the request to delete.`,
          'Delete images of Amazon ECR over its API (aws ecr batch-delete-image), and allow ecr:BatchDeleteImage for whoever deletes.',
        ),
      ),
    ];
  return [
    perhaps(
      'configuration',
      [],
      `${answered} It did not take the request as it was made.`,
      `${CHECK_IMAGE} Try a current docker or containerd: an old client may send what the registry does not know.`,
    ),
    perhaps('iam', [], `Or who ${pushed ? 'pushes' : 'pulls'} lacks a permission.`, allow),
  ];
}

const absent: Finding = perhaps(
  'image-not-found',
  [],
  'The text ends before it says what failed; the registry answered, most likely that it has no such image.',
  'Check repository and tag; read the full reason with aws ecs describe-tasks.',
);

const refused: Finding = perhaps(
  'iam',
  [],
  'The registry answered with a status, and the text ends before it says which: most often 403, a permission that the role lacks.',
  'Allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer for the role that pulls; read the full reason with aws ecs describe-tasks.',
);

/** What the beginning of an answer says, where the text ends within it: `REF: unexpected s`, `REF: REF`. */
function answeredByRegistry({ text }: Clues): readonly Finding[] {
  const after = /failed to resolve ref(?:erence)? "?([^\s"]{3,300}?)"?: (.{1,300})$/.exec(text);
  if (after === null) return [];
  const [, image = '', tail = ''] = after;
  const rest = tail.replace(/\.{3}$/, '');
  if (/^(?:unexpected s|pulling from h)/.test(rest)) return [refused, absent];
  const begins = rest.length >= 8 && (image.startsWith(rest) || rest.startsWith(image));
  return begins ? [absent, refused] : [];
}

function cutOff(clues: Clues): readonly Finding[] {
  const answered = clues.image === 'ecr' ? answeredByRegistry(clues) : [];
  if (answered.length > 0) return answered;
  const foreign = clues.host?.kind === 'other' && clues.host.called && clues.image === undefined;
  if (clues.image === 'other' || foreign)
    return [
      headed(
        'the registry is outside private Amazon ECR',
        (foreign ? perhaps : probably)(
          'external-registry',
          [],
          `${foreign ? `The pull called ${clues.host?.name ?? 'a host'}, by its name no host of Amazon ECR` : 'The image comes from a registry that no endpoint of this planner serves'}; the reason ends before it says what failed.`,
          'Keep the image in Amazon ECR, or give the subnet a path to the internet.',
        ),
      ),
      perhaps('image-not-found', [], 'Or the image does not exist.', 'Check repository and tag.'),
      perhaps('rate-limit', [], 'Or the registry limits pulls.', 'Keep the image in Amazon ECR.'),
    ];
  // Amazon ECS gives up after one repetition where the registry has answered; without an answer it repeats more often.
  const first = perhaps(
    'iam',
    [],
    'The text ends before it says what failed. One repetition may mean that the registry answered, such as that the role may not pull the image; a call that failed on its way may be counted so as well.',
    'Read the full reason with aws ecs describe-tasks; allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer for the role that pulls.',
  );
  const once =
    clues.image === 'ecr' && /pull image manifest has been retried 1 time/.test(clues.text) ? [first] : [];
  return [
    ...once,
    ...(clues.image === 'ecr'
      ? explainCall(registry, { ...clues, network: 'unspecified', supposed: true })
          .slice(0, 3)
          .map((found): Finding => ({ ...found, likelihood: 'possible' }))
      : [
          perhaps(
            'missing-endpoint',
            REGISTRY,
            'If the image is in private Amazon ECR and the subnet has no other path: endpoints are missing.',
            'Create ecr.api, ecr.dkr and the S3 gateway endpoint.',
          ),
        ]),
    perhaps(
      'image-not-found',
      [],
      'Or the image does not exist: the reason ends before it says so.',
      'Check repository and tag; read the full reason with aws ecs describe-tasks.',
    ),
    ...(once.length > 0
      ? []
      : [
          perhaps('iam', [], 'Or the role may not pull it.', 'Check the permissions of the role that pulls.'),
        ]),
  ];
}
