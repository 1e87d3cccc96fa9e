/**
 * The sources that are read: each is one entry here and one folder. A document is recognised by what is in it, never by
 * the name of its file, and several sources may find something in one document.
 */

import type { QuestionId } from '../core/index.ts';
import { type Deployment, Evaluation } from './cloudformation/evaluate.ts';
import { readTemplate } from './cloudformation/read-template.ts';
import { isTemplate } from './cloudformation/template.ts';
import { isComposeFile, readCompose } from './compose/read-compose.ts';
import { isManifest, readManifest } from './copilot/read-manifest.ts';
import { isDockerrun, readDockerrun } from './dockerrun/read-dockerrun.ts';
import type { Site } from './field.ts';
import { Field } from './field.ts';
import type { JsonValue } from './json.ts';
import { isJsonObject } from './json.ts';
import { Parts } from './parts.ts';
import { findServices } from './service/find-services.ts';
import { readDefinitions } from './task-definition/read-definition.ts';
import { readTerraform } from './terraform/read-terraform.ts';
import { isTerraformConfiguration, isTerraformState, terraformForm } from './terraform/resources.ts';

/** One document of a text, to be read. */
interface SourceDocument {
  readonly value: JsonValue;
  /** Where it stands in the text, if it is not the whole of it. */
  readonly path: string;
  readonly site: Omit<Site, 'evaluation'>;
  readonly deployment: Deployment;
}

/** What one source found in one document. */
interface FoundInDocument {
  readonly ways: readonly Parts[];
  readonly conditions: readonly string[];
  /** Workloads of a kind that is not read, in words. */
  readonly others: readonly string[];
}

export interface Source {
  /** What it is, in words: `a CloudFormation template`. */
  readonly title: string;
  /** Documents of this source that tell what exists, and what they are in words. */
  readonly state?: { readonly title: string; readonly recognise: (value: JsonValue) => boolean };
  /** How one gets it. */
  readonly hint: string;
  /** The questions that it may answer. */
  readonly answers: readonly QuestionId[];
  /** Its comments are examples that a tool wrote: a field in one was never meant. */
  readonly commentsAreExamples?: true;
  /** Whole texts may end with a key without a value, as the named volumes of a Compose file do. */
  readonly mayEndWithKey?: true;
  readonly recognise: (value: JsonValue) => boolean;
  readonly read: (document: SourceDocument) => FoundInDocument;
}

/** A piece of a template has functions of CloudFormation, and nothing that they could refer to. */
const WITHOUT_TEMPLATE = new Evaluation({});

const one = (parts: Parts): FoundInDocument => ({ ways: [parts], conditions: [], others: [] });
const fieldOf = ({ value, path, site }: SourceDocument): Field =>
  new Field(value, path, { ...site, evaluation: WITHOUT_TEMPLATE });

/** What every description of containers may say, whatever the tool. */
const OF_CONTAINERS = [
  'region',
  'accountId',
  'launchType',
  'imageRegistries',
  'registryCredentials',
  'logDrivers',
  'secretSources',
  'environmentFiles',
  'volumes',
] as const satisfies readonly QuestionId[];

const OF_TASK_DEFINITIONS = [
  ...OF_CONTAINERS,
  'taskExecutionRole',
  'operatingSystem',
  'networkMode',
  'firelensDestinations',
  'xray',
  'guardDutyRuntimeMonitoring',
  'applicationServices',
  'surroundings',
] as const satisfies readonly QuestionId[];

const OF_SERVICES = [
  'region',
  'accountId',
  'launchType',
  'operatingSystem',
  'platformVersion',
  'egress',
  'internetGateway',
  'subnetIds',
  'imageRegistries',
  'logDrivers',
  'secretSources',
  'ecsExec',
  'ecsExecAudit',
  'customerManagedKey',
  'serviceConnect',
  'volumes',
  'existingContainerInstances',
  'surroundings',
] as const satisfies readonly QuestionId[];

const OF_NETWORKS = [
  'dns',
  'vpcDnsAttributes',
  'availabilityZones',
  'ipAddressType',
  'vpcCidr',
] as const satisfies readonly QuestionId[];

const TEMPLATE = {
  title: 'a CloudFormation template',
  hint: 'The template itself, what cdk synth or sam build prints, or aws cloudformation get-template.',
  answers: [...OF_TASK_DEFINITIONS, ...OF_SERVICES, ...OF_NETWORKS],
  recognise: isTemplate,
  read: ({ value, path, site, deployment }) =>
    isJsonObject(value) ? readTemplate(value, path, site, deployment) : one(new Parts()),
} as const satisfies Source;

const TERRAFORM = {
  title: 'what terraform show -json prints',
  state: { title: 'a Terraform state', recognise: isTerraformState },
  hint: 'terraform show -json, of the state or of a saved plan.',
  answers: [...OF_TASK_DEFINITIONS, ...OF_SERVICES, ...OF_NETWORKS, 'vpcId'],
  recognise: (value) => terraformForm(value) !== undefined,
  read: ({ value, path, site }) => {
    if (!isJsonObject(value)) return one(new Parts());
    const { parts, others } = readTerraform(value, path, site);
    return { ways: [parts], conditions: [], others };
  },
} as const satisfies Source;

const COPILOT = {
  title: 'an AWS Copilot manifest',
  hint: 'copilot/SERVICE/manifest.yml; copilot svc package prints the template, which says more.',
  answers: [
    ...OF_CONTAINERS,
    'operatingSystem',
    'egress',
    'internetGateway',
    'firelensDestinations',
    'ecsExec',
    'serviceConnect',
    'xray',
    'applicationServices',
    'surroundings',
  ],
  recognise: isManifest,
  read: (document) => one(readManifest(fieldOf(document))),
} as const satisfies Source;

const COMPOSE = {
  title: 'a Compose file',
  hint: 'A Compose file for Amazon ECS, with x-aws-… entries.',
  answers: [...OF_CONTAINERS, 'vpcId', 'surroundings'],
  commentsAreExamples: true,
  mayEndWithKey: true,
  recognise: isComposeFile,
  read: (document) => one(readCompose(fieldOf(document))),
} as const satisfies Source;

const DOCKERRUN = {
  title: 'a Dockerrun.aws.json file of version 2',
  hint: 'Dockerrun.aws.json of AWS Elastic Beanstalk with several containers.',
  answers: OF_TASK_DEFINITIONS,
  recognise: isDockerrun,
  read: (document) => one(readDockerrun(fieldOf(document))),
} as const satisfies Source;

/** Sources whose documents hold nothing that another source reads. */
const ALONE: readonly Source[] = [TEMPLATE, TERRAFORM, COPILOT, COMPOSE, DOCKERRUN];
const isAlone = (value: JsonValue): boolean =>
  isTerraformConfiguration(value) || ALONE.some(({ recognise }) => recognise(value));

const SERVICE = {
  title: 'a service or a running task',
  hint: 'aws ecs describe-services, describe-tasks, a service definition file, or the parameters of run-task.',
  answers: OF_SERVICES,
  recognise: (value) => !isAlone(value),
  read: (document) => {
    const parts = new Parts();
    findServices(fieldOf(document), parts);
    return one(parts);
  },
} as const satisfies Source;

const TASK_DEFINITION = {
  title: 'a task definition',
  hint: 'The file of register-task-definition, aws ecs describe-task-definition, the JSON of the console, or a list of containers.',
  answers: OF_TASK_DEFINITIONS,
  recognise: (value) => !isAlone(value),
  read: ({ value, path, site }) => {
    const parts = new Parts();
    parts.tasks.push(...readDefinitions(value, path, { ...site, evaluation: WITHOUT_TEMPLATE }));
    return one(parts);
  },
} as const satisfies Source;

/** Every source by its id, in the order in which they are named to people. */
export const SOURCES = {
  'task-definition': TASK_DEFINITION,
  service: SERVICE,
  cloudformation: TEMPLATE,
  terraform: TERRAFORM,
  copilot: COPILOT,
  compose: COMPOSE,
  dockerrun: DOCKERRUN,
} as const satisfies { readonly [id: string]: Source };

export type SourceId = keyof typeof SOURCES;

export const SOURCE_IDS = Object.keys(SOURCES) as readonly SourceId[];
