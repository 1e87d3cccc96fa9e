/** Why a task or an instance found no place, by the words that say what was short: a row for each. */
import type { CitationId } from '../../core/index.ts';
import { CLAUSES } from '../clauses.ts';
import type { Cause } from '../diagnosis.ts';
import { CODE, decided, headed, type Pattern } from '../pattern.ts';
import { isCall } from './runtime.ts';

interface Want {
  readonly when: RegExp;
  /** Who has to speak, where others say the same words. */
  readonly and?: RegExp;
  readonly cause: Cause;
  readonly short: string;
  /** What the words say; `$1`: what stands in the first group. */
  readonly text: string;
  readonly fix: readonly [string, ...string[]];
  readonly cites?: CitationId;
}

const NO_ENDPOINT = 'Endpoints are not the cause.';

/** How the scheduler names the instance that came nearest, and the error that it met. */
const MET = String.raw`(?:taskfailedtostart: |failed to start: |encountered error \\?"|reason["']?: ?["'])`;

/** Names of attributes as the agent gives them; those of plugins may hold a slash. */
const ATTRIBUTE = /\b(?:com\.amazonaws\.ecs|ecs)\.[a-z][\w./:-]{4,100}[a-z0-9]/gi;

/** The attributes that a text names, with their capitals. */
const attributesIn = (text: string): readonly string[] =>
  [...new Set(text.match(ATTRIBUTE) ?? [])].filter((name) => /capability|\.os-|cpu-arch/i.test(name));

/** A sentence that names them. */
const named = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` The text names ${names.slice(0, 4).join(', ')}.`;

/** The agent reports a plugin of Docker for volumes under this name. */
const OF_PLUGIN = /\.docker-plugin\.([\w./-]+)$/i;

/** Where all that is named are plugins of Docker, no setting of the agent turns them on. */
function pluginsOf(names: readonly string[]): string | undefined {
  const plugins = names.map((name) => OF_PLUGIN.exec(name)?.[1]);
  return plugins.length === 0 || plugins.includes(undefined)
    ? undefined
    : 'By its name it is a plugin of Docker for volumes: install it on the instance (docker plugin install, most often in the user data) and turn it on, then start the agent again, which reports it. Or take the volume that names this driver out of the task definition.';
}

function place({ when, and, cause, short, text, fix, cites }: Want): Pattern {
  return {
    needs: ['words'],
    when,
    ...(and === undefined ? {} : { and }),
    unless: new RegExp(`no container instances were found|${CODE.source}`),
    given: (clues) => !isCall(clues),
    cites: [cites ?? 'ecs-stopped-errors'],
    finds: (clues) => {
      const found = when.exec(clues.text);
      const what = found?.slice(1).find((one) => one !== undefined) ?? '';
      const start = found?.index ?? 0;
      const words = clues.record.text.slice(start, start + (found?.[0].length ?? 0));
      const names = cause === 'configuration' ? attributesIn(clues.record.text) : [];
      const plugin = pluginsOf(names);
      const by = (words: string): string => words.replace('$1', NAMES[what] ?? what);
      return [
        headed(
          by(short),
          decided(CLAUSES.noCapacity)(
            cause,
            [],
            `${by(text)}${named(names)} ${NO_ENDPOINT} Its words: \u201c${words}\u201d.`,
            ...(plugin === undefined ? fix : [...fix.slice(0, 1), plugin]),
          ),
        ),
      ];
    },
  };
}

const NAMES: Readonly<Record<string, string>> = { cpu: 'CPU', gpu: 'GPU', 'cpu units': 'CPU units' };

export const PLACEMENT = {
  'placement/attribute': place({
    when: new RegExp(`is missing an attribute required by your task|${MET}attribute\\b`),
    cause: 'configuration',
    short: 'a container instance lacks an attribute that the task asks for',
    text: 'The task definition asks for something that the container instance does not have as an attribute: most often what its agent, its operating system or its type would have to offer (a log driver, roles or secrets for tasks, a network mode, a GPU, a processor). Room on the instance is not what these words speak of.',
    fix: [
      'Compare the two: aws ecs describe-task-definition --task-definition TASK --query taskDefinition.requiresAttributes[].name, and aws ecs describe-container-instances --cluster CLUSTER --container-instances INSTANCE --query containerInstances[].attributes[].name',
      'If the instance could have it: update the agent, or turn it on in /etc/ecs/ecs.config (as ECS_AVAILABLE_LOGGING_DRIVERS, ECS_ENABLE_TASK_IAM_ROLE, ECS_ENABLE_GPU_SUPPORT), and start the agent again. Otherwise take other instances, or take out of the task definition what asks for it.',
    ],
    cites: 'ecs-agent-config',
  }),
  'placement/room': place({
    when: new RegExp(
      `(?:has insufficient|(?:does ?n[o']t|does not) have enough) (cpu units|cpu|memory|gpu)(?: available)?\\b|${MET}resource:(cpu|memory|gpu)\\b`,
    ),
    and: /container[- ]instance|\bresource:/,
    cause: 'runtime',
    short: 'a container instance has not enough $1 left',
    text: 'The container instance has not enough $1 left for the task: what task definitions reserve counts, and not what their programs use.',
    fix: [
      'Start more or larger instances (Auto Scaling group, capacity provider), stop tasks, or lower what the task definition reserves. If it reserves more than one instance of this type has, only a larger type helps.',
    ],
  }),
  'placement/port': place({
    when: new RegExp(`is already using a port required by your task|${MET}resource:ports\\b`),
    cause: 'runtime',
    short: 'a port of the container instance is taken',
    text: 'Another task or program on the container instance has the host port that the task definition names, so that only one task with it fits on an instance.',
    fix: [
      'Leave the host port out (it is chosen then) or use the network mode awsvpc; or start more instances, or let a deployment stop the old task first (minimumHealthyPercent).',
    ],
  }),
  'placement/constraint': place({
    when: /memberof placement constraint|placement constraints?.{0,40}(?:unsatisfied|not (?:met|satisfied))/,
    cause: 'runtime',
    short: 'no container instance meets a placement constraint',
    text: 'A placement constraint of the task or the service (memberOf) holds for no container instance.',
    fix: [
      'Compare its expression with the attributes of the instances: aws ecs list-attributes --cluster CLUSTER --target-type container-instance',
    ],
  }),
  'placement/unavailable': place({
    when: /capacity (?:is|was) unavailable at this time/,
    cause: 'runtime',
    short: 'AWS has no capacity there now',
    text: 'AWS itself says that it has no capacity for this now, in the Availability Zones where it may run.',
    fix: [
      'Try again later, or allow subnets in more Availability Zones. With Fargate Spot: run a part on Fargate.',
    ],
  }),
  'placement/instance-type': place({
    when: /do not have sufficient .{1,40} capacity|insufficientinstancecapacity/,
    cause: 'runtime',
    short: 'Amazon EC2 has no such instance free',
    text: 'Amazon EC2 says that it has no instance of this type free in this Availability Zone now.',
    fix: ['Allow other instance types and Availability Zones, or try again later.'],
  }),
  'placement/quota': place({
    when: /quota allows for \d{1,6} more/,
    cause: 'runtime',
    short: 'a quota leaves no room for an instance',
    text: 'A quota of the account does not allow as many running instances as were asked for.',
    fix: ['Stop instances that nobody needs, or ask for a higher value in Service Quotas (Amazon EC2).'],
  }),
} satisfies Readonly<Record<string, Pattern>>;
