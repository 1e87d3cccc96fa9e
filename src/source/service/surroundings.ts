/** What a service belongs to: load balancers, VPC Lattice, deployments that something else steers, who starts its tasks. */
import type { WorkloadProfile } from '../../core/index.ts';
import { blocks } from '../blocks.ts';
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { isJsonList, isJsonObject } from '../json.ts';

type Surrounding = WorkloadProfile['surroundings'][number];

/** Lists of which one entry is enough. */
const LISTS: readonly (readonly [names: readonly [string, ...string[]], is: Surrounding, words: string])[] = [
  [['loadBalancers', 'loadBalancer'], 'load-balancer', 'is behind a load balancer'],
  [['vpcLatticeConfigurations'], 'lattice', 'is a target of Amazon VPC Lattice'],
];

/** Reads what surrounds the service; `newest` is the deployment that its description shows. */
export function readServiceSurroundings(
  field: Field,
  newest: Field | undefined,
  shown: string,
  gathering: Gathering,
): void {
  for (const [names, is, words] of LISTS) {
    const own = field.get(...names);
    const list = own.value === undefined && newest !== undefined ? newest.get(...names) : own;
    if (gathering.isOpen(list, ['surroundings'], `${names[0]} of ${shown}`)) continue;
    if (blocks(list, 'a list').length > 0)
      gathering.claim('surroundings', is, list, `${shown} ${words}`, 'observed');
  }
  readDeployments(field, shown, gathering);
  readStarter(field, shown, gathering);
}

function readDeployments(field: Field, shown: string, gathering: Gathering): void {
  const claim: ClaimDeployments = (from, words) =>
    gathering.claim('surroundings', 'deployments', from, `${shown} ${words}`, 'observed');
  const [controllers, configurations] = [
    field.get('deploymentController'),
    field.get('deploymentConfiguration'),
  ];
  for (const [list, what] of [
    [controllers, 'the deployment controller'],
    [configurations, 'the deployment configuration'],
  ] as const)
    if (gathering.isOpen(list, ['surroundings'], `${what} of ${shown}`)) return;
  readControllers(controllers, shown, claim, gathering);
  readConfigurations(configurations, shown, claim, gathering);
  readAlarms(field.get('alarms'), claim);
}

/** Says that a field shows something about deployments. */
type ClaimDeployments = (from: Field, words: string) => void;

function readControllers(
  controllers: Field,
  shown: string,
  claim: ClaimDeployments,
  gathering: Gathering,
): void {
  for (const controller of blocks(controllers, 'a deployment controller')) {
    const type = controller.get('type');
    const text = type.text()?.toUpperCase();
    if (text === 'CODE_DEPLOY') claim(type, 'is deployed by AWS CodeDeploy');
    else if (text === 'EXTERNAL') claim(type, 'is deployed by a controller of your own');
    else if (text !== undefined && text !== 'ECS')
      gathering.doubt('surroundings', `the deployment controller of ${shown} is a placeholder or unknown`);
  }
}

function readConfigurations(
  configurations: Field,
  shown: string,
  claim: ClaimDeployments,
  gathering: Gathering,
): void {
  for (const configuration of blocks(configurations, 'a deployment configuration')) {
    const strategy = configuration.get('strategy');
    const text = strategy.text()?.toUpperCase();
    if (text !== undefined && /^(?:BLUE_GREEN|LINEAR|CANARY)$/.test(text))
      claim(strategy, 'has blue/green, linear or canary deployments');
    else if (text !== undefined && text !== 'ROLLING')
      gathering.doubt('surroundings', `the deployment strategy of ${shown} is a placeholder or unknown`);
    const hooks = configuration.get('lifecycleHooks', 'lifecycleHook');
    if (hooks.keys().length > 0 || (isJsonList(hooks.value) && hooks.value.length > 0))
      claim(hooks, 'has deployments with lifecycle hooks');
    readAlarms(configuration.get('alarms'), claim);
  }
}

function readAlarms(alarms: Field, claim: ClaimDeployments): void {
  for (const one of blocks(alarms, 'alarms'))
    if (isJsonObject(one.value) && one.get('enable').flag()) claim(one, 'has deployments with alarms');
}

/** Who starts the tasks: a schedule, by the place of its parameters or the mark of a task; a state machine. */
function readStarter(field: Field, shown: string, gathering: Gathering): void {
  const starter = field.get('startedBy');
  const text = starter.text() ?? '';
  if (/\.?ecs_?(?:parameters|target)(?:\[\d+\])?$/i.test(field.path))
    gathering.claim('surroundings', 'scheduler', field, 'Amazon EventBridge starts the tasks');
  else if (/^(?:events-rule|chronicle-schedule)\//.test(text))
    gathering.claim('surroundings', 'scheduler', starter, `Amazon EventBridge started ${shown}`, 'observed');
  else if (text === 'AWS Step Functions')
    gathering.claim(
      'surroundings',
      'step-functions',
      starter,
      `AWS Step Functions started ${shown}`,
      'observed',
    );
}
