/** The fields of a manifest of AWS Copilot, and the questions that they answer. */
import type { QuestionId } from '../../core/index.ts';
import { type Field, normal } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { isJsonObject } from '../json.ts';
import { knownFields } from '../known-fields.ts';
import { shortName } from '../names.ts';

/** What the settings of one environment may say otherwise. */
export const OF_ENVIRONMENTS = [
  'imageRegistries',
  'ecsExec',
  'secretSources',
  'volumes',
  'logDrivers',
  'environmentFiles',
  'serviceConnect',
] as const satisfies readonly QuestionId[];

export const MANIFEST_FIELDS = knownFields(
  'a manifest',
  `name type alb cpu memory count variables entrypoint command deployment on timeout
  retries healthcheck cdn init`,
  {
    image: ['imageRegistries', 'registryCredentials'],
    platform: ['operatingSystem'],
    exec: ['ecsExec'],
    network: ['serviceConnect'],
    secrets: ['secretSources'],
    storage: ['volumes'],
    sidecars: ['imageRegistries', 'secretSources'],
    logging: ['logDrivers', 'firelensDestinations'],
    observability: ['xray'],
    publish: ['applicationServices'],
    subscribe: ['applicationServices'],
    env_file: ['environmentFiles'],
    environments: OF_ENVIRONMENTS,
    taskdef_overrides: OF_ENVIRONMENTS,
    http: ['surroundings'],
    nlb: ['surroundings'],
  },
  true,
);

export const NETWORK_FIELDS = knownFields('a network', 'vpc', { connect: ['serviceConnect'] });

export const STORAGE_FIELDS = knownFields('the storage', 'ephemeral readonly_fs', { volumes: ['volumes'] });

export const COPILOT_VOLUME_FIELDS = knownFields('a volume', 'path read_only', { efs: ['volumes'] });

/** Members that hold more than a word: a text in their place is a piece of what was there. */
const NESTED = [
  'network',
  'secrets',
  'storage',
  'sidecars',
  'logging',
  'observability',
  'publish',
  'subscribe',
  'environments',
  'taskdef_overrides',
];

/** What looks like a piece of a manifest whose lines were moved or lost is open. */
export function openPieces(field: Field, gathering: Gathering): void {
  const stray = field
    .keys()
    .find((key) => !MANIFEST_FIELDS.names.has(normal(key)) && isJsonObject(field.member(key).value));
  if (stray !== undefined)
    for (const question of OF_ENVIRONMENTS)
      gathering.doubt(
        question,
        `${shortName(stray)} is no field of a manifest: does it belong below environments?`,
      );
  for (const name of NESTED) {
    const member = field.get(name);
    if (typeof member.value !== 'string') continue;
    for (const question of MANIFEST_FIELDS.answers.get(normal(name)) ?? [])
      gathering.doubt(question, `${name} of the manifest is a text, and what was below it is not there`);
  }
}

/** Whether a key stands there without a value, as before lines that are missing. */
export function hasEmpty(field: Field, key: string): boolean {
  return field.keys().includes(key) && field.member(key).value === undefined;
}

/** The sidecars, each with its name in words. */
export function sidecarsOf(field: Field): readonly (readonly [name: string, Field])[] {
  return membersOf(field.get('sidecars')).map(([key, sidecar]) => [`sidecar ${shortName(key)}`, sidecar]);
}

/** The members of an object, each with its key as it is written. */
export function membersOf(field: Field): readonly (readonly [string, Field])[] {
  return field.keys().map((key) => [key, field.member(key)] as const);
}
