/** Region and account that a plan or a state of Terraform names: its provider, what data sources found, and resources. */
import { isRegionId } from '../../core/index.ts';
import { isAccountId } from '../arn.ts';
import { Field, type Site } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue, wordOf } from '../json.ts';
import { type TerraformResource, terraformResources } from './resources.ts';

/**
 * Claims the Region of the default provider, what `data.aws_region` and `data.aws_caller_identity` found, and the `region`
 * that each resource has since version 6 of the AWS provider. Source: https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readTerraformPlace(document: JsonObject, prefix: string, site: Site, vpc: Gathering): void {
  const root = new Field(document, prefix, site);
  const used = [...providersOfWorkloads(document)].map((key) => providerRegion(root, (one) => one === key));
  const named = used.filter(({ value }) => value !== undefined);
  for (const region of named.length > 0 ? named : [providerRegion(root, isDefaultIn(root))])
    claimRegion(region, 'the Region of the AWS provider', vpc);
  const found = (resources: readonly TerraformResource[], place: string): void => {
    for (const resource of resources) readResourcePlace(resource, place, site, vpc);
  };
  found(terraformResources(document), prefix);
  const prior = ownValue(document, 'prior_state');
  if (isJsonObject(prior))
    found(
      terraformResources(prior).filter(({ isData }) => isData),
      `${prefix === '' ? '' : `${prefix}.`}prior_state`,
    );
}

/** The keys of the providers by which the workloads and their network are made, where the configuration names them. */
function providersOfWorkloads(document: JsonObject): ReadonlySet<string> {
  const used = new Set<string>();
  const configuration = ownValue(document, 'configuration');
  const visit = (module: JsonValue | undefined, depth: number): void => {
    if (!isJsonObject(module) || depth > DEEPEST_MODULE) return;
    for (const resource of itemsOf(ownValue(module, 'resources'))) {
      const [type, mode, key] = ['type', 'mode', 'provider_config_key'].map((name) =>
        isJsonObject(resource) ? wordOf(ownValue(resource, name)) : '',
      );
      if (type !== undefined && PLACED.test(type) && mode !== 'data' && key) used.add(key);
    }
    const calls = ownValue(module, 'module_calls');
    for (const call of isJsonObject(calls) ? Object.values(calls) : [])
      if (isJsonObject(call)) visit(ownValue(call, 'module'), depth + 1);
  };
  if (isJsonObject(configuration)) visit(ownValue(configuration, 'root_module'), 0);
  return used;
}

const DEEPEST_MODULE = 20;

const itemsOf = (value: JsonValue | undefined): readonly JsonValue[] => (isJsonList(value) ? value : []);

/** A provider with an alias, or of a module, is for some resources only. */
function isDefaultIn(root: Field): (key: string) => boolean {
  const providers = root.get('configuration').get('provider_config');
  return (key) => {
    const [name, alias, module] = ['name', 'alias', 'module_address'].map((part) =>
      providers.member(key).get(part).text(),
    );
    return name === 'aws' && alias === undefined && module === undefined;
  };
}

/** Written out, or by a variable of the root module. */
function providerRegion(root: Field, isMeant: (key: string) => boolean): Field {
  const providers = root.get('configuration').get('provider_config');
  const region = providers
    .member(providers.keys().find(isMeant) ?? '')
    .get('expressions')
    .get('region');
  const variable = /^var\.([\w-]+)$/.exec(region.get('references').item(0).text() ?? '')?.[1];
  return variable === undefined
    ? region.get('constant_value')
    : root.get('variables').member(variable).get('value');
}

function readResourcePlace(
  { type, isData, values, path }: TerraformResource,
  place: string,
  site: Site,
  vpc: Gathering,
): void {
  const fields = new Field(values, place === '' ? path : `${place}.${path}`, site);
  if (isData && type === 'aws_region')
    claimRegion(fields.get('region', 'name', 'id'), 'the Region that data.aws_region found', vpc);
  else if (isData && type === 'aws_caller_identity') {
    const account = fields.get('account_id');
    const id = account.text() ?? '';
    if (isAccountId(id))
      vpc.claim('accountId', id, account, 'the account that data.aws_caller_identity found', 'arn');
  } else if (!isData && PLACED.test(type)) claimRegion(fields.get('region'), 'the Region of a resource', vpc);
}

/** What a workload and its network are made of; a bucket or a key may be elsewhere on purpose. */
const PLACED = /^aws_(?:ecs_|subnet$|vpc$|vpc_endpoint$)/;

function claimRegion(field: Field, text: string, vpc: Gathering): void {
  const region = field.text() ?? '';
  if (isRegionId(region)) vpc.claim('region', region, field, text, 'arn');
}
