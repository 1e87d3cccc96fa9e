/** Volumes: Amazon EFS, Amazon EBS and FSx. None of them mounts through an interface endpoint. */
import { CLAUSES } from '../clauses.ts';
import type { Clues } from '../clues.ts';
import { always, CODE, decided, type Finding, headed, type Pattern, perhaps, probably } from '../pattern.ts';

/** A file system that was to be created, by infrastructure as code or the API. */
const NOT_CREATED =
  /(?:file ?system|fsx)[^.\n]{0,120}(?:\) create: |creation failed)|creating (?:amazon )?fsx|create_failed[^\n]{0,80}fsx|calling the createfilesystem operation/;

/** A task of Amazon ECS mounts, as far as the text tells. */
const ofTask = ({ text, product }: Clues): boolean =>
  product === undefined &&
  /resourceinitializationerror|\becs\b|\btasks?\b|efs utils|volumedriver|fargate/.test(text);

/** The mount helper asks the API for the address where the name does not resolve, and says that this failed too. */
const ASKED_API = /mount target ip address cannot be found/;

/** The mount helper asked the metadata of the machine in vain. */
const NO_METADATA = /metadata service call failed|cannot retrieve \w{2,20} from instance_metadata/i;

/** Somebody says that what is mounted was made a short time before. */
const JUST_MADE =
  /\b(?:after|to|since|upon|following) (?:the |its )?creation\b|\b(?:just|newly|recently|freshly) (?:been )?(?:created|made)\b|\bafter (?:creating|i created|we created)\b/i;

const noMountTarget = (clues: Clues): Finding =>
  decided(CLAUSES.noMountTarget)(
    'file-system',
    [],
    `The name of the file system could not be resolved. Usual causes: no mount target in the Availability Zone ${ofTask(clues) ? 'of the task' : 'of the machine'}, a wrong file system id, or a VPC that does not resolve AWS names. ${
      ASKED_API.test(clues.text)
        ? 'The helper did not find the address of the mount target in its other way either. The mount itself goes to the mount target and not through an interface endpoint.'
        : 'The mount goes to the mount target and not through an interface endpoint.'
    }`,
    `Create an EFS mount target in every Availability Zone ${ofTask(clues) ? 'of the tasks' : 'from which it is mounted'}, in this VPC.`,
    'Check the file system id, enableDnsSupport and enableDnsHostnames, and own DNS servers.',
    ...(JUST_MADE.test(`${clues.before?.() ?? ''}${clues.record.text}${clues.behind?.() ?? ''}`)
      ? [
          'The text speaks of a creation: where the file system or its mount target is new, wait until the mount target is available, and mount once more.',
        ]
      : []),
    ...(NO_METADATA.test(`${clues.before?.() ?? ''}${clues.record.text}`)
      ? [
          'The text also shows that the machine did not get an answer of its own metadata: where that is at its start, its network was not up yet. Let the mount wait for the network (_netdev in /etc/fstab), or mount once more.',
        ]
      : []),
    ...(ASKED_API.test(clues.text)
      ? ['Or give the address of the mount target as a mount option (mounttargetip), as the message says.']
      : []),
  );

const ENDED_BY: readonly (readonly [RegExp, string])[] = [
  [/timed ?out|time-?out|deadline/, 'no answer came in time'],
  [/refused/, 'the connection was refused'],
  [/no route to host|unreachable/, 'there was no way to it'],
  [/reset/, 'the connection was cut'],
];

/** Somebody took the packets, and sent the connection away: no security group does that. */
const REFUSED_OR_CUT = /\b(?:refused|cut)\b/;

const mountSentAway = (server: string, how: string): Finding =>
  decided(CLAUSES.mountWithoutAnswer)(
    'file-system',
    [],
    `The mount got no connection that stays to ${server}: ${how}. It is reached by NFS (TCP 2049), so no interface endpoint helps.`,
    ...(/refused/.test(how)
      ? [
          `Look whether ${server} listens on TCP 2049 at the address that was called; with encryption in transit the mount goes to a tunnel on the same machine: look whether that runs.`,
          'Look for a firewall on the way that ends connections.',
        ]
      : [
          `With encryption in transit the mount goes to a tunnel on the same machine, which cuts it when the tunnel itself does not reach ${server}: allow inbound TCP 2049 from the caller in the security group of ${server}, and outbound 2049 in that of the caller.`,
          `Without it: look whether the address that was called is that of ${server}, and for a firewall on the way that ends connections.`,
        ]),
  );

const mountTargetClosed = (clues: Clues): Finding => {
  const how = ENDED_BY.find(([words]) => words.test(clues.text))?.[1];
  const [those, one] = ofTask(clues) ? ['the tasks', 'the task'] : ['whoever mounts', 'the machine'];
  const server = /\.efs\.|\befs\b|\bfs-[0-9a-f]{4}|mount target/.test(clues.text)
    ? 'the mount target'
    : 'the server of the file system';
  if (how !== undefined && REFUSED_OR_CUT.test(how)) return mountSentAway(server, how);
  return decided(CLAUSES.mountWithoutAnswer)(
    'file-system',
    [],
    `The mount did not reach ${server}${how === undefined ? '' : `: ${how}`}. It is reached by NFS (TCP 2049), so no interface endpoint helps.`,
    `Allow inbound TCP 2049 from ${those} in the security group of ${server}, and outbound 2049 in the security group of ${those}.`,
    server === 'the mount target'
      ? `Check that a mount target exists in the Availability Zone of ${one}.`
      : `Amazon EFS: check that a mount target exists in the Availability Zone of ${one}.`,
  );
};

/** The mount helper mounts a port of the machine itself where it encrypts what goes to the file system. */
const isEncrypted = ({ text }: Clues): boolean => /\b127\.0\.0\.1:\/|\bstunnel\b|\befs-proxy\b/.test(text);

const accessRefused = (clues: Clues): Finding =>
  decided(CLAUSES.mountRefused)(
    'file-system',
    [],
    'The file system refused the mount: its policy, the access point or the missing IAM authorization of the task.',
    `Check the file system policy and elasticfilesystem:ClientMount / ClientWrite of the task role${isEncrypted(clues) ? '' : '; with IAM authorization, transit encryption must be on'}.`,
    'Check that the access point belongs to the file system.',
  );

const noS3FilesTarget = decided(CLAUSES.noMountTarget)(
  'file-system',
  [],
  "The name of the Amazon S3 Files file system could not be resolved: there is no mount target in the task's Availability Zone, the file system id is wrong, or the VPC does not resolve AWS names. No interface endpoint helps.",
  'Create an S3 Files mount target in every Availability Zone of the tasks, in this VPC.',
  'Check the file system id, enableDnsSupport and enableDnsHostnames, and own DNS servers.',
);

/** Words of a volume that is mounted over a network, or of a network. */
const OVER_NETWORK =
  /\bnfs\d?\b|\befs\b|\bcifs\b|\bsmb\b|addr=|time(?:d )? ?-?out|connection|no such host|unreachable/;

export const VOLUMES = {
  'volumes/efs-without-region': {
    needs: ['words'],
    when: /error retrieving region|\bset the \\?["']?region\\?["']? parameter in the efs-utils/,
    and: /efs-utils|\befs\b|mount\.efs|fs-[0-9a-f]{8}/,
    unless: CODE,
    cites: ['ecs-efs'],
    implies: { volumes: ['efs'] },
    finds: () => [
      headed(
        'the mount helper does not know its Region',
        probably(
          'file-system',
          [],
          'The mount helper of Amazon EFS did not find out the Region, and ended before it mounted anything: it asks its configuration and the metadata of the instance. No interface endpoint helps.',
          'Set region in the configuration of efs-utils (/etc/amazon/efs/efs-utils.conf), as the message says; or look why the metadata of the instance does not answer (its metadata options, the hop limit, a proxy).',
        ),
      ),
    ],
  },
  'volumes/not-let-mount': {
    needs: ['words'],
    when: /\bmount(?:\.nfs4?|\.efs)?: .{0,120}operation not permitted/,
    unless: CODE,
    cites: ['ecs-efs'],
    finds: () => [
      headed(
        'the machine does not let a program mount',
        probably(
          'file-system',
          [],
          'The operating system did not let the program mount: nothing is said of the file system or of the way to it. Programs in a container may mount only with rights that it has to be given.',
          'In a task: name the volume in the task definition, so that it is mounted from outside of the container. On a machine: mount as root; a container of your own needs the capability SYS_ADMIN for it.',
        ),
      ),
    ],
  },
  'volumes/s3-files-name-not-resolved': {
    needs: ['words'],
    when: /\.s3files\.[^ ]{1,80}|s3 files mount target for this file system/,
    and: /resolve|lookup|enotfound|name or service not known|not known/,
    cites: ['ecs-s3files'],
    implies: { volumes: ['s3files'] },
    finds: always(noS3FilesTarget),
  },
  'volumes/efs-name-not-resolved': {
    needs: ['words'],
    when: /failed to resolve (?:server )?["']?(?:[a-z0-9-]{1,20}\.)?fs-|failed to resolve server.{0,60}\bfs-[0-9a-z]{3,40}\.efs\.|fs-[0-9a-fx*]{4,40}\.efs\.[^ ]{1,80} ?"? ?-? ?check that your file system|mount-dns-name|(?:lookup|resolve) [^ ]{0,40}\.efs\./,
    cites: ['ecs-efs'],
    implies: { volumes: ['efs'] },
    finds: (clues) => [noMountTarget(clues)],
  },
  'volumes/efs-access-denied': {
    needs: ['words'],
    // The name of the program that mounts is that of every NFS server's.
    when: /efs|\bfs-[0-9a-f]{4}|elasticfilesystem|while mounting 127\.0\.0\.1/,
    and: /access denied by server|accessdenied|access denied|not authorized to perform: elasticfilesystem|access point .{0,60}(?:does not exist|not found)|accesspointnotfound/,
    unless: /dkr\.ecr|registry auth/,
    cites: ['ecs-efs'],
    implies: { volumes: ['efs'] },
    finds: (clues) => [
      accessRefused(clues),
      perhaps(
        'iam',
        [],
        'The task role may lack the EFS client permissions.',
        'Allow elasticfilesystem:ClientMount and ClientWrite for the task role.',
      ),
    ],
  },
  'volumes/nfs-refused': {
    needs: ['words'],
    when: /mount\.nfs4?: access denied by server while mounting \S/,
    cites: ['ecs-efs'],
    finds: always(
      probably(
        'file-system',
        [],
        'The server of the file system refused the mount. It was reached, so no endpoint and no path is missing.',
        'Check what the server admits: the policy of the file system, its access points or exports, and the path that is mounted.',
      ),
    ),
  },
  'volumes/efs-timeout': {
    needs: ['words'],
    when: /efs utils|mount\.nfs4?:|mount attempt \d|mount target|\.efs\.|efs volume/,
    and: /timed out|timeout|no route to host|connection refused|unreachable|deadline|mount attempt|connection reset/,
    unless: /dkr\.ecr|registry auth/,
    cites: ['ecs-efs'],
    implies: { volumes: ['efs'] },
    finds: (clues) => [mountTargetClosed(clues)],
  },
  'volumes/efs-directory': {
    needs: ['words'],
    when: /efs utils|mount\.nfs4?:|efs volume/,
    and: /given by server: no such file or directory|(?:directory|access ?point|file system).{0,80}no such file or directory/,
    cites: ['ecs-efs'],
    implies: { volumes: ['efs'] },
    finds: always(
      decided(CLAUSES.noDirectory)(
        'file-system',
        [],
        'The root directory of the volume does not exist on the file system.',
        'Create the directory, or use an access point that creates it.',
      ),
    ),
  },
  'volumes/no-directory': {
    needs: ['words'],
    when: /efs utils|mount\.nfs4?:|efs volume/,
    and: /no such file or directory/,
    cites: ['ecs-efs'],
    implies: { volumes: ['efs'] },
    finds: always(
      headed(
        'a directory to mount is not there',
        probably(
          'file-system',
          [],
          'The mount ended with “No such file or directory”: most likely the root directory of the volume does not exist on the file system. The text does not say which directory is meant.',
          'Create the directory on the file system, or use an access point that creates it.',
          'On an instance, look at the directory of the machine to mount at, too.',
        ),
      ),
    ),
  },
  'volumes/no-mount-point': {
    needs: ['words'],
    when: /mount\.(?:nfs4?|efs)?:? ?.{0,80}mount point \S{1,200} (?:does not exist|is not a directory)|mount point \S{1,200} (?:does not exist|is not a directory).{0,200}\bmount\.(?:nfs|efs)/,
    unless: CODE,
    cites: ['ecs-efs'],
    finds: always(
      headed(
        'the directory to mount at is not there',
        probably(
          'file-system',
          [],
          'The directory of the machine at which the file system was to be mounted is not there, or is no directory. Nothing is said of the file system or of the way to it.',
          'Create the directory before mounting, and give its whole path.',
        ),
      ),
    ),
  },
  'volumes/efs': {
    needs: ['words'],
    when: /filesystemnotfound|efs utils|efs-utils|unsuccessful efs|volumedriver\.create: mounting|amazon-ecs-volume-plugin\.sock(?!.{0,200}(?:dial unix|connect: ))|mount\.nfs4?:|efs volume|mounting fs-|efs mount|fs-[0-9a-f]{8,17}.{0,80}mount/,
    and: /resourceinitializationerror|unsuccessful|fail|error|mount\.nfs4?:|unable|could not|not exist|deadline exceeded|time-?out/,
    // The server that is named is another one.
    unless:
      /errorf\(|%[vsw]|while mounting (?!127\.0\.0\.1|[\w.-]{0,80}(?:fs-[0-9a-f]|\.efs\.))[\w.-]{1,200}:/,
    cites: ['ecs-efs'],
    implies: { volumes: ['efs'] },
    finds: always(
      probably(
        'file-system',
        [],
        'The EFS volume could not be mounted. No interface endpoint helps: NFS goes to the mount targets.',
        'Where the message names a setting, correct that first. Else check mount targets in every Availability Zone of the tasks, TCP 2049 in both security groups, DNS in the VPC, the path and the access point.',
      ),
    ),
  },
  /** What the mount helper says where stunnel or efs-proxy ends at once; then nothing was mounted yet. */
  'volumes/efs-tunnel-not-started': {
    needs: ['words'],
    when: /failed to (?:start|initialize) tls tunnel\b/,
    unless: CODE,
    cites: ['ecs-efs'],
    finds: () => [
      headed(
        'the tunnel of an EFS mount does not start',
        probably(
          'file-system',
          [],
          'The mount helper of Amazon EFS could not start its TLS tunnel (the program stunnel or efs-proxy): that program ended with an error on this machine. No endpoint is involved.',
          'Read what it printed (stderr in the message, or the log in /var/log/amazon/efs): an option that it does not take, a file that it may not write, a port that is taken, FIPS.',
          'Bring amazon-efs-utils and stunnel up to date.',
        ),
      ),
    ],
  },
  'volumes/efs-tunnel-restarted': {
    needs: ['words'],
    when: /potential unhealthy (?:stunnel|efs-proxy|proxy)|^warning - connection timeout for \/\S{1,400}(?:$| after \d{1,5} sec)/,
    unless: CODE,
    cites: ['ecs-efs'],
    finds: ({ text }) => [
      headed(
        'the mount of a file system does not answer',
        probably(
          'file-system',
          [],
          `The watchdog of the EFS mount helper got no answer over the mount in its time${/unhealthy|restarting/.test(text) ? ', and started the tunnel to the mount target anew' : ''}. No interface endpoint helps: NFS goes to the mount targets.`,
          'Look whether the mount target answers on TCP 2049 from this machine, and at the security groups, the route and the load of the machine; the log of the tunnel lies in /var/log/amazon/efs.',
          'If the path is sound and it happens again: update amazon-efs-utils, or the driver that has it.',
        ),
      ),
    ],
  },
  'volumes/fsx-not-created': {
    needs: ['words'],
    when: /fsx/,
    and: NOT_CREATED,
    unless: CODE,
    cites: ['ecs-fsx'],
    finds: ({ text }) => [
      headed(
        'the file system is not created',
        /active directory|domain controller/.test(text)
          ? probably(
              'file-system',
              [],
              'The file system was not created: by the words of the message Amazon FSx does not get on with the Active Directory that it was given. No endpoint carries that traffic.',
              'Allow the ports of Active Directory between the subnets of the file system and the domain controllers, and check the DNS addresses, the service account and the organizational unit that it was given.',
            )
          : perhaps(
              'file-system',
              [],
              'The file system was not created; nothing was mounted yet.',
              'Read the reason behind it: aws fsx describe-file-systems shows it in FailureDetails.',
            ),
      ),
    ],
  },
  'volumes/fsx': {
    needs: ['words'],
    when: /fsx for windows|fsxwindowsfileserver|fsx mount|smbglobalmapping|\\\\amznfsx|fsx file ?system|failed to (?:mount|set ?up) fsx|fsx volume|mount(?:ing)? fsx/,
    and: /error|failed|unable|denied|timed? ?out/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-fsx'],
    implies: { volumes: ['fsx-windows'] },
    finds: always(
      probably(
        'file-system',
        [],
        'The FSx volume could not be mounted.',
        'FSx for Windows File Server: check SMB (TCP 445) between instance and file system, the credentials and the Active Directory domain. Others: check the ports of their protocol.',
        'In a task of Amazon ECS the agent also reads the file system from the FSx API and the credentials from Secrets Manager or Parameter Store: both must be reachable.',
      ),
    ),
  },
  'volumes/ebs': {
    needs: ['words'],
    when: /ebs volume|volume attachment|attach(?:ing)? (?:an? )?(?:amazon )?ebs|elasticblockstorage/,
    and: /error|failed|unable|timed? ?out|timeout|could not|denied/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-ebs'],
    implies: { volumes: ['ebs'] },
    finds: ({ text, action }) =>
      /assume the role|not authorized|accessdenied|unauthorized/.test(text)
        ? [
            headed(
              'the infrastructure role does not allow it',
              decided(CLAUSES.volumeRole)(
                'iam',
                [],
                'Amazon ECS may not manage the volume with the infrastructure role.',
                `Check the ECS infrastructure role of the service or task: its trust policy and the volume permissions${action === undefined ? '' : ` (here ${action.name})`}.`,
              ),
            ),
          ]
        : [
            headed(
              'the EBS volume is not attached',
              probably(
                'file-system',
                [],
                'The EBS volume could not be created or attached. Endpoints are not the cause.',
                'Check snapshot, volume type and size, encryption key and the state of the instance; of a task of Amazon ECS also the infrastructure role.',
              ),
            ),
          ],
  },
  'volumes/docker-volume': {
    needs: ['words'],
    when: /cannotcreatevolumeerror|failed to create volume|error while mounting volume|failed to mount local volume/,
    unless: /errorf\(|%[vsw]/,
    cites: ['ecs-cannot-create-volume'],
    finds: ({ text }) => [
      headed(
        'the volume is not created',
        probably(
          'file-system',
          [],
          `The container runtime could not create the volume.${OVER_NETWORK.test(text) ? ' By the words around, it lies on another machine: the way there may be what failed.' : ''}`,
          'Check the volume definition, its driver and the host path on the instance.',
        ),
      ),
    ],
  },
} satisfies Readonly<Record<string, Pattern>>;
