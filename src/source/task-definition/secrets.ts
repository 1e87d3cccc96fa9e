/** Secrets: where `valueFrom` points. Names of secrets are shown; their values are not in a task definition. */
import { isRegionId } from '../../core/index.ts';
import { isAccountId, parseArn } from '../arn.ts';
import type { Field } from '../field.ts';
import { hasPlaceholder, isPlaceholder, isStandIn, wordsOf } from '../placeholders.ts';
import type { Reading } from '../reading.ts';

type Source = 'secretsmanager' | 'ssm';

const SERVICE: Readonly<Record<Source, string>> = {
  secretsmanager: 'AWS Secrets Manager',
  ssm: 'Systems Manager Parameter Store',
};

/** What a reference to a secret says; `sure` is false where a placeholder was judged by its words. */
export interface SecretReference {
  readonly source: Source;
  readonly sure: boolean;
}

/** A reference to a secret: an ARN, the name of a parameter, or a placeholder for either. */
export function parseSecret(text: string): SecretReference {
  const arn = parseArn(text);
  if (arn?.service === 'secretsmanager') return { source: 'secretsmanager', sure: true };
  if (arn?.service === 'ssm') return { source: 'ssm', sure: true };
  if (!hasPlaceholder(text) && !isStandIn(text)) return { source: 'ssm', sure: true };
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

/** Reads a list of secrets of a container or of its log driver. Returns how many it has. */
export function readSecrets(list: Field, owner: string, reading: Reading): number {
  const secrets = list.items('a list of secrets');
  for (const secret of secrets) {
    const object = secret.object('a secret');
    if (object === undefined) continue;
    const field = object.get('valueFrom');
    const text = field.text();
    const name = object.get('name').text() ?? 'a secret without a name';
    if (text === undefined) {
      object.note('secret', `The secret ${shortName(name)} has no valueFrom.`);
      continue;
    }
    readSecret(field, text, `${owner} gets ${shortName(name)}`, reading);
  }
  return secrets.length;
}

function readSecret(field: Field, text: string, sentence: string, reading: Reading): void {
  const { source, sure } = parseSecret(text);
  reading.claim('secretSources', source, field, `${sentence} from ${SERVICE[source]}`);
  if (!sure) {
    const guess =
      source === 'ssm'
        ? 'anything but an ARN is the name of a parameter'
        : 'its words speak of the ARN of a secret';
    field.note('placeholder', `A placeholder, taken for ${SERVICE[source]}: ${guess}.`);
    reading.hint(
      'secretSources',
      `the value of ${field.path} is still a placeholder, taken for ${SERVICE[source]}`,
    );
  }
  if (text.includes('/aws/reference/secretsmanager/')) {
    const through = `${sentence} from ${SERVICE.secretsmanager} through Parameter Store; the plan counts both`;
    reading.claim('secretSources', 'secretsmanager', field, through);
  }
  readPlace(field, text, reading);
}

/** Account and Region of the ARN of a secret. */
export function readPlace(field: Field, text: string, reading: Reading): void {
  const arn = parseArn(text);
  if (arn === undefined) return;
  if (isRegionId(arn.region)) reading.claim('region', arn.region, field, 'the Region of a secret');
  if (isAccountId(arn.account)) reading.claim('accountId', arn.account, field, 'the account of a secret');
}

/** Credentials for a registry: always in Secrets Manager. */
export function readRegistryCredentials(container: Field, name: string, reading: Reading): boolean {
  const credentials = container.get('repositoryCredentials').object('the credentials of a registry');
  const field = credentials?.get('credentialsParameter');
  const text = field?.text();
  if (field === undefined || text === undefined) return false;
  reading.claim(
    'registryCredentials',
    true,
    field,
    `${name} logs in to its registry with a secret of AWS Secrets Manager`,
  );
  readPlace(field, text, reading);
  return true;
}

/**
 * Credential specs of group managed service accounts: files in Parameter Store or Amazon S3, and for accounts without a
 * domain a secret in AWS Secrets Manager that the file names.
 */
export function readCredentialSpecs(container: Field, name: string, reading: Reading): void {
  const specs = ['credentialSpecs', 'dockerSecurityOptions'].flatMap((list) =>
    container.get(list).items('a list of texts'),
  );
  for (const spec of specs) {
    const match = /^credentialspec(domainless)?:(.+)$/su.exec(spec.text() ?? '');
    const text = match?.[2];
    if (text === undefined) continue;
    readCredentialSpec(spec, text, name, reading);
    if (match?.[1] === undefined) continue;
    reading.claim(
      'secretSources',
      'secretsmanager',
      spec,
      `${name} joins a domain with a secret of ${SERVICE.secretsmanager}`,
    );
  }
}

function readCredentialSpec(spec: Field, text: string, name: string, reading: Reading): void {
  const service = parseArn(text)?.service ?? (/(?:^|\W|_)ssm(?:\W|_)/i.test(text) ? 'ssm' : '');
  if (service === 'ssm') {
    reading.claim('secretSources', 'ssm', spec, `${name} gets its credential spec from ${SERVICE.ssm}`);
    readPlace(spec, text, reading);
  } else if (service === 's3') {
    reading.claim('applicationServices', 's3', spec, `${name} gets its credential spec from Amazon S3`);
  } else spec.note('secret', `The credential spec of ${name} comes from a file or is still a placeholder.`);
}

export function shortName(name: string): string {
  const clean = name.replace(/\p{Cc}+/gu, ' ');
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
}
