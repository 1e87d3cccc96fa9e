/** What a manifest says otherwise for some: settings of environments, and changes of the task definition that is made. */
import type { QuestionId } from '../../core/index.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { checkFields } from '../known-fields.ts';
import { shortName } from '../names.ts';
import { hasRouter, readContainer, readImageOf, readRouter } from './containers.ts';
import {
  MANIFEST_FIELDS,
  membersOf,
  NETWORK_FIELDS,
  OF_ENVIRONMENTS,
  openPieces,
  sidecarsOf,
} from './fields.ts';
import { connectOf, execOf, isOn, readTracing, readVolumes } from './settings.ts';

/** What an environment may replace, and the question that is open then. */
const REPLACED: readonly (readonly [field: string, QuestionId])[] = [
  ['image', 'imageRegistries'],
  ['secrets', 'secretSources'],
  ['logging', 'logDrivers'],
  ['exec', 'ecsExec'],
  ['network', 'serviceConnect'],
  ['network', 'egress'],
  ['storage', 'volumes'],
  ['platform', 'operatingSystem'],
  ['sidecars', 'imageRegistries'],
  ['env_file', 'environmentFiles'],
  ['observability', 'xray'],
];

/** `environments.prod` may replace anything: what it needs is taken as well, and what it replaces is open. */
export function readEnvironments(field: Field, gathering: Gathering): void {
  for (const [key, environment] of membersOf(field.get('environments'))) {
    const owner = `the environment ${shortName(key)}`;
    checkFields(environment, MANIFEST_FIELDS, gathering);
    openPieces(environment, gathering);
    if (typeof environment.value === 'string')
      for (const question of OF_ENVIRONMENTS)
        gathering.doubt(question, `${owner} is a text, and no settings`);
    checkFields(environment.get('network'), NETWORK_FIELDS, gathering);
    for (const [name, question] of REPLACED)
      if (environment.get(name).value !== undefined)
        gathering.doubt(question, `${owner} has its own ${name}`);
    readEnvironment(environment, owner, gathering);
  }
}

/** The plan serves every environment: what one of them needs is claimed beside what the manifest says for all. */
function readEnvironment(environment: Field, owner: string, gathering: Gathering): void {
  const sidecars = sidecarsOf(environment).map(([name, field]) => [`${name} of ${owner}`, field] as const);
  for (const [name, container] of [[owner, environment] as const, ...sidecars]) {
    const image = container.get('image');
    readImageOf(image, image.get('build').value !== undefined, name, gathering);
    readContainer(container, name, gathering);
  }
  const logging = environment.get('logging');
  if (hasRouter(logging)) readRouter(logging, gathering);
  readTracing(environment, owner, gathering);
  readVolumes(environment, owner, gathering);
  const exec = execOf(environment);
  if (isOn(exec)) gathering.claim('ecsExec', true, exec, `${owner} switches exec on`, 'inferred');
  const connect = connectOf(environment);
  if (isOn(connect))
    gathering.claim('serviceConnect', true, connect, `${owner} switches Service Connect on`, 'inferred');
}

/** What a rule of `taskdef_overrides` may change, by the words of its path. */
const OVERRIDDEN: readonly (readonly [RegExp, QuestionId])[] = [
  [/secrets|secretoptions/i, 'secretSources'],
  [/logconfiguration|logdriver/i, 'logDrivers'],
  [/volumes/i, 'volumes'],
  [/image$/i, 'imageRegistries'],
  [/environmentfiles/i, 'environmentFiles'],
  [/repositorycredentials/i, 'registryCredentials'],
  [/runtimeplatform/i, 'operatingSystem'],
  [/requirescompatibilities|networkmode/i, 'launchType'],
  [/^containerdefinitions\[?-?\d*\]?$/i, 'imageRegistries'],
];

/** `taskdef_overrides` may change anything by its path: what that answers is open. */
export function readOverrides(field: Field, gathering: Gathering): void {
  for (const rule of field.get('taskdef_overrides').items('a list of overrides')) {
    const path = rule.get('path').text() ?? '';
    for (const [pattern, question] of OVERRIDDEN)
      if (pattern.test(path)) gathering.doubt(question, `taskdef_overrides changes ${shortName(path)}`);
  }
}
