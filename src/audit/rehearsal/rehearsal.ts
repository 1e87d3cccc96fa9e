/** Will the task start, and if not, at which hop does it stop? Every call of every workload through what exists. */
import { type Call, callsOf, isFatal } from '../../core/calls/index.ts';
import {
  type ExistingCaller,
  type FindingText,
  type Inventory,
  isVpcQuestion,
  type NamedProfile,
  type PolicyStatement,
  QUESTION_IDS,
} from '../../core/index.ts';

import type { Placement, Placements } from '../hops/caller.ts';
import { deployed } from '../hops/deployed.ts';
import { inTemplate, type Outcome, say } from '../hops/hop.ts';
import { endpointRanges, networkOf } from '../hops/network.ts';
import { someAddress } from '../hops/ranges.ts';
import { anotherRegion } from '../hops/sight.ts';
import { type Scene, type Walked, walk } from './walk.ts';
import { type Failure, wouldSay } from './wordings.ts';

interface RehearsalOptions {
  /** Where tasks and instances of a workload are, by its name. */
  readonly placements?: { readonly [workload: string]: Placements };
  /** Identity policies by principal, where given. */
  readonly roles?: { readonly [principal: string]: readonly PolicyStatement[] };
  /** A network that is only planned: what the answers say of other networks is taken at its word. */
  readonly planned?: boolean;
  /** What the sources prove wrong: calls to another Region than that of the plan stop where no path leads there. */
  readonly read?: readonly FindingText[];
}

export interface RehearsedCall extends Walked {
  readonly workload: string;
  readonly call: Call;
  /** The task, or its instance, stops without it. */
  readonly fatal: boolean;
  /** What AWS prints; absent when it does not fail, or no text is known. */
  readonly wouldSay?: string;
}

export type TaskOutcome = 'starts' | 'fails' | 'unknown';

export interface Rehearsal {
  readonly outcome: TaskOutcome;
  readonly workloads: readonly { readonly name: string; readonly outcome: TaskOutcome }[];
  /** In the order of a start, workload by workload. */
  readonly calls: readonly RehearsedCall[];
}

/** Rehearses the start of each workload. Pure and total: any inventory gets an answer. */
export function rehearse(
  workloads: readonly NamedProfile[],
  given: Inventory,
  options: RehearsalOptions = {},
): Rehearsal {
  const [first] = workloads;
  const inventory = first === undefined ? given : deployed(given, first.profile);
  const network = networkOf(inventory);
  // Workloads of one VPC make many calls alike.
  const walks = new Map<string, Walked>();
  const calls = workloads.flatMap(({ name, profile }) => {
    const scene: Scene = {
      workload: profile,
      network,
      placements: options.placements?.[name] ?? placementsIn(inventory, name),
      roles: options.roles ?? {},
      trusting: options.planned === true,
    };
    const read = (options.read ?? []).filter(({ workloads }) => workloads?.includes(name) !== false);
    return rehearseOne(name, scene, walks).map((call) => toAnotherRegion(call, read, scene));
  });
  const outcomes = workloads.map(({ name }) => ({
    name,
    outcome: outcomeOf(calls.filter(({ workload }) => workload === name)),
  }));
  return { outcome: worstOutcome(outcomes.map(({ outcome }) => outcome)), workloads: outcomes, calls };
}

/** Where services and instances say that a workload calls from; one that nobody named is the only one that is there. */
function placementsIn({ callers = [] }: Inventory, name: string): Placements {
  const named = new Set(callers.flatMap(({ workload }) => (workload === '' ? [] : [workload])));
  const only = named.size === 1 ? [...named][0] : undefined;
  const found = (via: ExistingCaller['via']) => {
    const all = callers.filter((caller) => caller.via === via);
    const own = all.filter(({ workload }) => workload === '' || workload === name);
    const used = own.length > 0 || name !== '' ? own : all.filter(({ workload }) => workload === only);
    return used.length === 0 ? {} : { [via]: united(used) };
  };
  return { ...found('task'), ...found('instance') };
}

/** Several services of one workload: each of their subnets has to work. */
function united(callers: readonly ExistingCaller[]): Placement {
  const [first] = callers;
  const groups = callers.map(({ securityGroupIds }) => securityGroupIds);
  return {
    subnetIds: [...new Set(callers.flatMap(({ subnetIds }) => subnetIds))],
    ...(groups.every((ids) => ids.length > 0 && ids.join() === groups[0]?.join())
      ? { securityGroupIds: first?.securityGroupIds ?? [] }
      : {}),
    ...(callers.every(({ publicAddress }) => publicAddress !== undefined)
      ? { publicAddress: callers.every(({ publicAddress }) => publicAddress === true) }
      : {}),
  };
}

/** Every call of one workload, in its scene. */
function rehearseOne(name: string, scene: Scene, walks: Map<string, Walked>): readonly RehearsedCall[] {
  const { workload, placements } = scene;
  // Everything besides the call that a walk looks at.
  const place = JSON.stringify([
    VPC_QUESTIONS.map((id) => workload[id]),
    workload.launchType,
    workload.operatingSystem,
    placements,
  ]);
  return callsOf(scene.workload).map((call) => {
    const key = JSON.stringify([place, call]);
    const walked = walks.get(key) ?? walkedIn(call, scene);
    walks.set(key, walked);
    const said = walked.outcome === 'fails' ? textOf(call, walked, scene) : undefined;
    return {
      ...walked,
      workload: name,
      call,
      fatal: isFatal(call),
      ...(said === undefined ? {} : { wouldSay: said }),
    };
  });
}

/** A walk with the cures for where what exists was read. */
function walkedIn(call: Call, scene: Scene): Walked {
  const walked = walk(call, scene);
  return scene.network.inventory.origin === 'template'
    ? { ...walked, hops: walked.hops.map(inTemplate) }
    : walked;
}

/** The calls that are about what lies in another Region, by the finding that says so. */
const OF_ANOTHER_REGION: { readonly [rule: string]: RegExp } = {
  'source/image-of-another-region': /^(?:login|manifest)\.ecr$|^layers\.(?:ecr-blob|s3)$/,
  'source/log-group-of-another-region': /^logs\./,
  'source/secret-of-another-region': /^secrets\.(?:asm|registry-credentials)$/,
  'source/parameter-of-another-region': /^secrets\.ssm$/,
  'source/key-of-another-region': /^secrets\.kms$/,
};

/**
 * The call as it goes where the sources send it: what AWS prints there is not derived. Whether it fails is not known where the Region
 * of the plan is a guess, or another one than that of what exists.
 */
function toAnotherRegion(
  walked: RehearsedCall,
  read: readonly FindingText[],
  { workload, network }: Scene,
): RehearsedCall {
  const found = read.find(
    ({ rule, severity }) =>
      severity === 'error' &&
      Object.hasOwn(OF_ANOTHER_REGION, rule) &&
      OF_ANOTHER_REGION[rule]?.test(walked.call.id) === true,
  );
  if (found === undefined) return walked;
  const { wouldSay: _said, endpoint: _endpoint, ...call } = walked;
  const isSettled = found.assumed !== true && anotherRegion(workload, network.inventory) === undefined;
  const outcome = isSettled ? 'fails' : 'unknown';
  const hop = say('rehearsal/another-region', '', { what: found.text, cure: found.fix ?? '' });
  return { ...call, outcome, hops: [{ ...hop, outcome }], destination: 'public' };
}

function outcomeOf(calls: readonly RehearsedCall[]): TaskOutcome {
  const fatal = calls.filter((call) => call.fatal).map(({ outcome }) => outcome);
  const has = (outcome: Outcome): boolean => fatal.includes(outcome);
  return has('fails') ? 'fails' : has('unknown') ? 'unknown' : 'starts';
}

function worstOutcome(outcomes: readonly TaskOutcome[]): TaskOutcome {
  return outcomes.includes('fails') ? 'fails' : outcomes.includes('unknown') ? 'unknown' : 'starts';
}

const VPC_QUESTIONS = QUESTION_IDS.filter(isVpcQuestion);

/** Addresses of the documentation, and one of the block of Amazon S3, where the real one is not known. */
const SOME_PUBLIC = '203.0.113.10';
const SOME_STORAGE = '52.219.170.10';
const SOME_PRIVATE = '10.0.1.10';

function textOf(call: Call, walked: Walked, scene: Scene): string | undefined {
  return wouldSay(call, scene.workload, failureOf(call, walked, scene));
}

/** How the failing hop shows: only names, refusals and everything else (a time-out) can be told apart. */
function failureOf(call: Call, { hops, destination, endpoint }: Walked, scene: Scene): Failure {
  const failing = hops.find(({ outcome }) => outcome === 'fails');
  if (failing?.hop === 'endpoint-policy')
    return { kind: 'refused', by: 'VPC endpoint', deny: failing.text.includes('Deny statement') };
  if (failing?.hop === 'role-policy') return { kind: 'refused', by: 'identity-based', deny: false };
  if (failing?.hop === 'dns' && destination !== 'public') return { kind: 'no-such-host' };
  if (destination !== 'private')
    return { kind: 'time-out', address: call.service === 's3' ? SOME_STORAGE : SOME_PUBLIC };
  const family = scene.workload.ipAddressType === 'ipv6' ? 6 : 4;
  const [range] = endpoint === undefined ? [] : endpointRanges(endpoint, scene.network, family).ranges;
  return { kind: 'time-out', address: range === undefined ? SOME_PRIVATE : someAddress(range) };
}
