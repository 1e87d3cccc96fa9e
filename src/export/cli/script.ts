/** A bash script for the AWS CLI: what a careful person would type, with the checks that this person would make. */

import { PLAN_TAG } from '../../change/names.ts';
import { commonTags, endpointsOf, type ResourceGraph } from '../../change/resources.ts';
import { toGraph } from '../../change/to-resources.ts';
import type { Plan } from '../../core/index.ts';
import type { ExportContext } from '../format.ts';
import { headerLines } from '../header.ts';
import { apply, preflight } from './apply.ts';
import { main, usage } from './arguments.ts';
import { correctFunction, correctionsScript } from './corrections.ts';
import { type Features, featuresOf } from './features.ts';
import { ASKING, library } from './library.ts';
import { policyFunctions } from './policies.ts';
import { asciiJson, quotedJson, shellWord } from './shell.ts';
import { targetLines } from './target.ts';

/** Prints the script of a plan. */
export function printScript(context: ExportContext): string {
  const { plan } = context;
  const graph = toGraph(plan);
  const features = featuresOf(graph, plan, context.corrections ?? []);
  const header = headerLines(context, 'script for the AWS CLI', 12);
  if (graph.resources.length === 0) {
    const head = `#!/usr/bin/env bash\n${commented(header)}`;
    return features.corrections.length === 0
      ? `${head}\n\necho 'There is no endpoint to create.'\n`
      : correctionsScript(head, STRICT, ASKING, features.corrections, graph);
  }
  const parts = [
    `#!/usr/bin/env bash\n${commented([...header, ...REQUIREMENTS, ...(features.corrections.length === 0 ? [] : [CORRECTING])])}`,
    STRICT,
    constants(graph, plan, features),
    ...policyFunctions(graph),
    apply(graph, plan),
    preflight(graph, features),
    ...(features.corrections.length === 0 ? [] : [correctFunction(features.corrections, graph)]),
    LIBRARY,
    usage(graph, features),
    ...library(features, graph),
    main(graph, features),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What a reviewer has to read of a script ends here. */
const LIBRARY = `# ---------------------------------------------------------------------------------------------------------------------
# Above: what this plan creates. Below: how to call it, and the parts of the library that it needs, the same in every script.
# ---------------------------------------------------------------------------------------------------------------------`;

const REQUIREMENTS = [
  'Needs bash 4.4 or later and the AWS CLI, version 1 or 2. --help tells the commands.',
  'Safe to run again: it creates only what is missing, and changes only what it created itself.',
];

const CORRECTING = 'What exists already is corrected by the command correct, and by nothing else.';

const STRICT = `set -euo pipefail
if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
  echo 'ERROR: this script needs bash 4.4 or later' >&2
  exit 1
fi
shopt -s inherit_errexit`;

const commented = (lines: readonly string[]): string =>
  lines.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n');

function constants(graph: ResourceGraph, plan: Plan, features: Features): string {
  const rows = endpointsOf(graph).map(
    ({ service, serviceName, kind }) =>
      `  '${service}|${kind === 'gateway-endpoint' ? 'Gateway' : 'Interface'}|${serviceName}'`,
  );
  const types = endpointsOf(graph).flatMap((endpoint) =>
    endpoint.kind === 'interface-endpoint' && endpoint.ipAddressType !== 'ipv4'
      ? [`  ['${endpoint.serviceName}']='${endpoint.ipAddressType}'`]
      : [],
  );
  const named = endpointsOf(graph).flatMap((endpoint) =>
    endpoint.kind === 'interface-endpoint' && endpoint.privateDnsEnabled ? [endpoint.service] : [],
  );
  return [
    `readonly REGION='${graph.region}'`,
    ...(graph.part === 'hub-account' ? ["readonly PART='hub'"] : []),
    `readonly NAME_PREFIX='${graph.namePrefix}'`,
    '# Everything that is created carries this tag, with the name prefix as its value.',
    `readonly PLAN_TAG='${PLAN_TAG}'`,
    `readonly TAGS=${quotedJson(tagJson(graph))}`,
    `readonly TAG_KEYS=${quotedJson(tagKeys(graph))}`,
    ...(features.givenGroup === undefined ? [] : [`readonly ENDPOINT_GROUP='${features.givenGroup}'`]),
    ...(features.taskGroup === undefined ? [] : [`readonly TASK_GROUP='${features.taskGroup}'`]),
    ...(features.restart === undefined
      ? []
      : [
          `readonly RESTART_DOCUMENT='${features.restart.document}'`,
          `readonly RESTART_BY_HAND=${shellWord(features.restart.byHand)}`,
          `readonly RESTART_PARAMETERS=${shellWord(asciiJson({ commands: [features.restart.command] }))}`,
        ]),
    '# Service, type, full name; in creation order.',
    'readonly PLAN=(',
    ...rows,
    ')',
    ...(named.length === 0
      ? []
      : ['# Endpoints with private DNS.', `readonly PRIVATE_DNS='${named.join(' ')}'`]),
    ...(types.length === 0 ? [] : ['readonly -A IP_ADDRESS_TYPES=(', ...types, ')']),
    ...(features.zoneNames.length === 0
      ? []
      : [
          '# Names that lead to the hub: service, hosted zone, full name of the service.',
          'readonly ZONE_NAMES=(',
          ...features.zoneNames.map((row) => `  '${row}'`),
          ')',
        ]),
    '',
    '# Where to create them: named arguments win over the environment.',
    ...targetLines(graph, plan.workload),
    ...(features.restart === undefined ? [] : ['CLUSTER=${CLUSTER:-}']),
    '',
    '# What to do after a failure: keep what was created, or rollback what this run created.',
    'ON_ERROR=${ON_ERROR:-keep}',
    'WAIT_SECONDS=${WAIT_SECONDS:-900}',
    'POLL_SECONDS=${POLL_SECONDS:-10}',
    'JOURNAL=${JOURNAL:-}',
    '',
    "export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off",
    'export AWS_RETRY_MODE=${AWS_RETRY_MODE:-standard} AWS_MAX_ATTEMPTS=${AWS_MAX_ATTEMPTS:-5}',
    '',
    "COMMAND='' DRY_RUN=false YES=false ADOPT=false APPLYING=false STOPPED=false LEFT=0 DOING='starting'",
    'RUN_ID=$(date -u +%Y%m%dT%H%M%SZ)-$$',
    'EXISTING=() STAGE=() RESULTS=() PLANNED_ZONES=() PLANNED_ROUTES=()',
    ...(features.interfaces ? ['declare -A SUBNET_IN=() SUBNETS_OF=() FREE_IN=()'] : []),
  ].join('\n');
}

/** Texts of JSON, separated by commas, which no key of a tag contains. */
const tagKeys = (graph: ResourceGraph): string =>
  commonTags(graph)
    .map(({ key }) => asciiJson(key))
    .join(',');

function tagJson(graph: ResourceGraph): string {
  return commonTags(graph)
    .map(({ key, value }) => asciiJson({ Key: key, Value: value }))
    .join(',');
}
