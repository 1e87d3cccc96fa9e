/** Secrets: where `valueFrom` points. Names of secrets are shown; their values are not in a task definition. */
import { isRegionId } from '../../core/index.ts';
import { type Arn, isAccountId, parseArn } from '../arn.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { shortName } from '../names.ts';
import { hasPlaceholder, isPlaceholder, isStandIn, wordsOf } from '../placeholders.ts';

type Source = 'secretsmanager' | 'ssm';

const SERVICE: Readonly<Record<Source, string>> = {
  secretsmanager: 'AWS Secrets Manager',
  ssm: 'Systems Manager Parameter Store',
};

/** What a reference to a secret says; `sure` is false where a placeholder was judged by its words. */
interface SecretReference {
  readonly source: Source;
  readonly sure: boolean;
}

/** Functions of CloudFormation and of ecspresso that fetch a value: what stands there afterwards is not here. */
const RESOLVED = /^\s*\{\{-?\s*(?:resolve:)?(?:ssm|secretsmanager)\w*[\s:`(]/;

/** A reference to a secret: an ARN, the name of a parameter, or a placeholder for either. */
export function parseSecret(text: string): SecretReference {
  if (RESOLVED.test(text))
    return { source: /secretsmanager/.test(text) ? 'secretsmanager' : 'ssm', sure: false };
  const arn = parseArn(text);
  if (arn?.service === 'secretsmanager') return { source: 'secretsmanager', sure: isWhole(arn) };
  if (arn?.service === 'ssm') return { source: 'ssm', sure: isWhole(arn) };
  if (arn !== undefined || /^arn:/i.test(text))
    return { source: /ssm|parameter/i.test(text) ? 'ssm' : 'secretsmanager', sure: false };
  if (!hasPlaceholder(text) && !/^[\w./-]+(?::[\w.-]+)?$/.test(text))
    return { source: /secret/i.test(text) ? 'secretsmanager' : 'ssm', sure: false };
  if (!hasPlaceholder(text) && !isStandIn(text)) return { source: 'ssm', sure: true };
  return secretInWords(text);
}

/** A placeholder for a reference, by its words. */
function secretInWords(text: string): SecretReference {
  const words = ` ${wordsOf(text)} `;
  if (/ (?:secretsmanager|secrets? ?manager|asm|sm) /.test(words))
    return { source: 'secretsmanager', sure: true };
  if (/ (?:ssm|parameter|parameters|parameterstore|param|params) /.test(words))
    return { source: 'ssm', sure: true };
  // A name around a placeholder is a name: only ARNs point to Secrets Manager.
  if (!isPlaceholder(text) && /^\/?[\w./-]*\//.test(text)) return { source: 'ssm', sure: true };
  if (/ secrets? /.test(words) && words.includes(' arn ')) return { source: 'secretsmanager', sure: false };
  return { source: 'ssm', sure: false };
}

/** No account has another number of digits than 12: the rest of such an ARN may be as misspelt. */
function isWhole({ account }: Arn): boolean {
  return !/^\d+$/.test(account) || isAccountId(account);
}

/** Reads a list of secrets of a container or of its log driver. Returns how many it has. */
export function readSecrets(list: Field, owner: string, gathering: Gathering): number {
  if (gathering.isOpen(list, ['secretSources'], `the list of secrets of ${owner}`)) return 0;
  const secrets = list.items('a list of secrets');
  for (const secret of secrets) {
    const object = secret.object('a secret');
    if (object === undefined) continue;
    const field = object.get('valueFrom');
    const text = field.text();
    const name = object.get('name').text() ?? 'a secret without a name';
    if (text === undefined) {
      object.note('secret', `The secret ${shortName(name)} has no valueFrom.`);
      gathering.doubt('secretSources', `the secret ${shortName(name)} of ${owner} has no valueFrom`);
      continue;
    }
    readSecret(field, text, `${owner} gets ${shortName(name)}`, gathering);
  }
  return secrets.length;
}

/** Reads one reference to a secret; `sentence` says who gets it. */
export function readSecret(field: Field, text: string, sentence: string, gathering: Gathering): void {
  const { source, sure } = parseSecret(text);
  gathering.claim(
    'secretSources',
    source,
    field,
    sure
      ? `${sentence} from ${SERVICE[source]}`
      : `${sentence}; from where is not read, ${SERVICE[source]} is taken`,
    sure ? 'declared' : 'inferred',
    (other) => parseSecret(other).source === source && parseSecret(other).sure,
  );
  if (!sure) {
    const broken = !hasPlaceholder(text) && !isStandIn(text);
    const what = broken
      ? 'is neither an ARN of AWS Secrets Manager or Parameter Store nor the name of a parameter'
      : 'is still a placeholder';
    field.note('placeholder', `This ${what}: ${SERVICE[source]} is taken.`);
    gathering.doubt('secretSources', `the value of ${field.path} ${what}; ${SERVICE[source]} is taken`);
  }
  if (text.includes('/aws/reference/secretsmanager/')) {
    const through = `${sentence} from ${SERVICE.secretsmanager} through Parameter Store; the plan counts both`;
    gathering.claim('secretSources', 'secretsmanager', field, through);
  }
  readPlace(field, text, gathering);
}

/** Account and Region of the ARN of a secret. */
export function readPlace(field: Field, text: string, gathering: Gathering): void {
  const arn = parseArn(text);
  if (arn === undefined) return;
  if (isRegionId(arn.region)) {
    const says = (other: string): boolean => parseArn(other)?.region === arn.region;
    gathering.claim('region', arn.region, field, 'the Region of a secret', 'secret', says);
    const kind = arn.service === 'ssm' ? 'parameter' : 'secret';
    gathering.foreign.push({
      kind,
      region: arn.region,
      ...(isAccountId(arn.account) ? { account: arn.account } : {}),
      from: field,
      what: `The ${kind} in ${field.path}`,
    });
  }
  if (/^[a-z]{2,}-[a-z]+(?:-[a-z]+)*-\d+$/.test(arn.region) && !isRegionId(arn.region))
    gathering.doubt('region', `${arn.region} is not a Region that is known here`);
  if (!isAccountId(arn.account)) return;
  const says = (other: string): boolean => parseArn(other)?.account === arn.account;
  gathering.claim('accountId', arn.account, field, 'the account of a secret', 'secret', says);
}

/** Credentials for a registry: always in Secrets Manager. */
export function readRegistryCredentials(container: Field, name: string, gathering: Gathering): boolean {
  const given = container.get('repositoryCredentials');
  if (gathering.isOpen(given, ['registryCredentials'], `the registry credentials of ${name}`)) return false;
  const credentials = given.object('the credentials of a registry');
  const field = credentials?.get('credentialsParameter');
  const text = field?.text();
  if (credentials !== undefined && text === undefined)
    gathering.doubt('registryCredentials', `the registry credentials of ${name} name no secret`);
  if (field === undefined || text === undefined) return false;
  gathering.claim(
    'registryCredentials',
    true,
    field,
    `${name} logs in to its registry with a secret of AWS Secrets Manager`,
  );
  readPlace(field, text, gathering);
  return true;
}

/**
 * Credential specs of group managed service accounts: files in Parameter Store or Amazon S3, and for accounts without a
 * domain a secret in AWS Secrets Manager that the file names.
 */
export function readCredentialSpecs(container: Field, name: string, gathering: Gathering): void {
  const specs = ['credentialSpecs', 'dockerSecurityOptions'].flatMap((list) => {
    const given = container.get(list);
    gathering.isOpen(given, ['surroundings', 'secretSources'], `${list} of ${name}`);
    return given.items('a list of texts');
  });
  for (const spec of specs) {
    const match = /^credentialspec(domainless)?:(.+)$/su.exec(spec.text() ?? '');
    const text = match?.[2];
    if (text === undefined && /cred|domainless|arn:/i.test(spec.text() ?? ''))
      gathering.doubt('secretSources', `a credential spec of ${name} is not understood`);
    if (text === undefined) continue;
    gathering.claim(
      'surroundings',
      'gmsa',
      spec,
      `${name} has the credential spec of a group managed service account`,
    );
    readCredentialSpec(spec, text, name, gathering);
    if (match?.[1] === undefined) continue;
    gathering.claim(
      'secretSources',
      'secretsmanager',
      spec,
      `${name} joins a domain with a secret of ${SERVICE.secretsmanager}`,
    );
  }
}

function readCredentialSpec(spec: Field, text: string, name: string, gathering: Gathering): void {
  const service = parseArn(text)?.service ?? (/(?:^|\W|_)ssm(?:\W|_)/i.test(text) ? 'ssm' : '');
  if (service === 'ssm') {
    gathering.claim('secretSources', 'ssm', spec, `${name} gets its credential spec from ${SERVICE.ssm}`);
    readPlace(spec, text, gathering);
  } else if (service === 's3') {
    gathering.claim('applicationServices', 's3', spec, `${name} gets its credential spec from Amazon S3`);
  } else spec.note('secret', `The credential spec of ${name} comes from a file or is still a placeholder.`);
}
