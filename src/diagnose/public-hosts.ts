/** Hosts on the internet that everybody calls, and what stands behind them: none is of AWS, and few are registries of images. */

interface PublicHosts {
  /** For people, behind "is". */
  readonly what: string;
  /** On a name in lower case, up to its end. */
  readonly names: RegExp;
}

/** Each also with labels before it. */
const named = (...names: readonly RegExp[]): RegExp =>
  new RegExp(`(?:^|\\.)(?:${names.map(({ source }) => source).join('|')})$`);

const PUBLIC_HOSTS: readonly PublicHosts[] = [
  {
    what: 'a registry of packages of npm',
    names: named(/npmjs\.(?:org|com)/, /yarnpkg\.com/, /npm\.pkg\.github\.com/),
  },
  {
    what: 'a registry of packages of Python',
    names: named(/pypi\.org/, /pypi\.python\.org/, /pythonhosted\.org/, /anaconda\.(?:org|com)/),
  },
  {
    what: 'a repository of packages of Java',
    names: named(
      /repo\.maven\.apache\.org/,
      /maven\.org/,
      /maven\.google\.com/,
      /gradle\.org/,
      /repo\.spring\.io/,
      /sonatype\.(?:org|com)/,
      /jcenter\.bintray\.com/,
    ),
  },
  { what: 'a registry of packages of Ruby', names: named(/rubygems\.org/) },
  { what: 'a registry of packages of Rust', names: named(/crates\.io/) },
  { what: 'a proxy of modules of Go', names: named(/(?:proxy|sum|index)\.golang\.org/) },
  { what: 'a registry of packages of .NET', names: named(/nuget\.org/) },
  { what: 'a registry of packages of PHP', names: named(/packagist\.(?:org|com)/) },
  { what: 'a registry of packages of Erlang and Elixir', names: named(/hex\.pm/) },
  {
    what: 'a repository of packages of an operating system',
    names: named(
      /(?:deb|ftp|security|archive|snapshot|cdn-fastly)\.debian\.org/,
      /(?:archive|security|ports|ppa|esm)\.ubuntu\.com/,
      /launchpad(?:content)?\.net/,
      /alpinelinux\.org/,
      /(?:mirrors?|mirrorlist|vault)\.centos\.org/,
      /(?:mirrors|dl|download)\.fedoraproject\.org/,
      /(?:mirrors|dl)\.rockylinux\.org/,
      /cdn(?:-ubi)?\.redhat\.com/,
      /(?:deb|rpm)\.nodesource\.com/,
      /packages\.microsoft\.com/,
      /(?:apt|yum|pkgs)\.(?:kubernetes|k8s|docker)\.(?:io|com)/,
      /download\.docker\.com/,
      /(?:apt|rpm)\.releases\.hashicorp\.com/,
    ),
  },
  {
    what: 'a host of source code',
    names: named(
      /(?:api\.|codeload\.)?github\.com/,
      /(?<!pkg-containers\.)githubusercontent\.com/,
      /(?<!registry\.)gitlab\.com/,
      /bitbucket\.org/,
      /dev\.azure\.com/,
    ),
  },
  {
    what: 'a registry of providers and modules of Terraform',
    names: named(/registry\.terraform\.io/, /registry\.opentofu\.org/, /releases\.hashicorp\.com/),
  },
  {
    what: 'a service of somebody else on the internet',
    names: named(
      /newrelic\.com/,
      /nr-data\.net/,
      /sentry\.io/,
      /slack\.com/,
      /stripe\.com/,
      /auth0\.com/,
      /okta\.com/,
      /googleapis\.com/,
      /openai\.com/,
      /anthropic\.com/,
      /twilio\.com/,
      /sendgrid\.(?:com|net)/,
    ),
  },
  { what: 'a host of models', names: named(/huggingface\.co/, /hf\.co/) },
];

/** What stands behind a well-known host of the internet that is no registry of images; `undefined` for any other. */
export const publicHost = (name: string): string | undefined =>
  PUBLIC_HOSTS.find(({ names }) => names.test(name))?.what;

/**
 * The registries for which Amazon ECR makes rules of its pull-through cache, by the names that pulls of their images call:
 * AmazonECR/latest/userguide/pull-through-cache.html.
 */
const UPSTREAM = named(
  /docker\.(?:io|com)/,
  /public\.ecr\.aws/,
  /ghcr\.io/,
  /pkg-containers\.githubusercontent\.com/,
  /registry\.gitlab\.com/,
  /registry\.k8s\.io/,
  /azurecr\.io/,
  /quay\.io/,
  /cgr\.dev/,
);

/** Whether a rule of the pull-through cache can be made for a registry. */
export const isUpstream = (name: string): boolean => UPSTREAM.test(name);
