/**
 * Whom a sentence may speak of: a task, its roles, a container, a container instance only where the pasted text has one, or
 * where the sentence says itself that it holds for such a one. Every sentence of a cause passes here, with its heading and its
 * next check.
 */
import type { CitationId } from '../core/index.ts';
import { AGENT_LINE } from './carriers.ts';
import type { Cause } from './diagnosis.ts';

/** Words of other programs in which the word for a task stands. */
const OTHER_TASKS =
  /\bshim tasks?\b|\btasks? ?_?id\b|\bfor task ['":]|\btask \[|\btask exception was never|\btask timed out after|<task |\/var\/task\b|\btasks?\.\w|\btask :|\bcelery\b[^\n]{0,80}\btasks?\b|\btask ['"]?[\w.]{1,80}\[/g;

const TASK =
  /\btasks?\b|\becs\b|fargate|\becs[-_.]|ecs(?:agent|task|exec)|amazonecs|ephemeralstorage provisioning|network interface provisioning|elastic container service|resourceinit|cannot(?:pull|start|create|inspect|stop)\w{0,30}error|cannotpull|dockertimeouterror|stopped ?reason|stopcode|(?<![\w/-])executionrole|task[\w-]{0,20}executionrole|executecommand|execute-command|the execute command|managed agent|container ?instance|taskarn|task ?definition|taskfailedtostart|taskengine|registry auth|from asm\b|logger args|169\.254\.170\.2\b|awsvpc|\btareas?\b|\bt[âa]ches?\b|\baufgaben?\b|\btarefas?\b|\btaken?\b \w+ (?:mislukt|gestopt)|задач|タスク|任务|任務|태스크/;

const CONTAINER =
  /container|docker|podman|\bcontainerd\b|\boci\b|\brunc\b|kube|\bpods?\b|conteneur|contenedor|cont[êe]iner|контейнер|コンテナ|容器|컨테이너/;

const INSTANCE = new RegExp(
  `${AGENT_LINE.source}|${/container ?instance|\bagent\b|\bacs\b|\btcs\b|agentconnected|ecs[-_]?agent|ecs-[at](?:-\d{1,4})?\.|\binstances?\b|\bi-[0-9a-f]{8}|\bec2\b|ecs-relay|run\/ecs\/relay/.source}`,
);

/** The sentence says itself for whom it holds. */
const CONDITIONAL =
  /\b(?:if|where|whoever|unless)\b|\b[Ii]n (?:a|one) (?:task|container|pod)\b|\b[Oo]n (?:a )?container instances?\b|\bin (?:bridge|awsvpc|host) mode\b|\b(?:containers? of one|a) task\b|\b(?:Amazon|AWS) \w+: |^(?:Or )?(?:Container instance|Fargate|Task|Instance)s?: /;

const SENTENCES = /(?<=[.?!]) /;

/** What is said of nobody in the text, and what is said instead. */
type Instead = readonly (readonly [RegExp, string])[];

/** Remarks between brackets. */
const REMARKS: Instead = [
  [/ \(a task on AWS Fargate: assignPublicIp ENABLED\)/g, ''],
  [/ \(secrets of a task definition: the task execution role\)/g, ''],
  // What is set in a task definition, whatever the sentence supposes.
  [
    /([Ss])tore (?:them|the credentials) in Secrets Manager and name them in repositoryCredentials\b/g,
    '$1ign in to it where the image is pulled (docker login), or give the program that pulls its credentials',
  ],
  [/\bstore its credentials in repositoryCredentials\b/g, 'give whoever pulls its credentials'],
  [/ \(repositoryCredentials\)/g, ''],
  [
    /Correct the secret that repositoryCredentials names: \{[^}]{1,60}\}/g,
    'Correct the user name and the password that whoever pulls is given',
  ],
  [/, or set runtimePlatform(?:\.cpuArchitecture)? to that of the image\b/g, ''],
];

const OF_CONTAINERS: Instead = [[/ \(in a container usually the task role\)/g, '']];

const WITHOUT_TASK: Instead = [
  [/ \((?:on )?Amazon EC2(?: without one)?: the container instance role\)/g, ''],
  [/ \(not the task execution role\)/g, ''],
  [/^Start new tasks; t/g, 'T'],
  [/,? (?:then|and) start (?:a )?new tasks?\b/g, ''],
  [/, or spread the load over more tasks\b/g, ', or spread the load'],
  [/\bthe agent in the task\b/g, 'the agent of the target'],
  [/\bThe task (?:execution )?role\b/g, 'The role of the caller'],
  [/\b(?:the|a) task (?:execution )?role\b/g, 'the role of the caller'],
  [/\bevery task subnet\b/g, 'every subnet of the callers'],
  [/\bthe task or its container instance\b/g, 'the caller'],
  [/\bthe task's\b/g, "the caller's"],
  [/\bthe tasks\b/g, 'the callers'],
  [/\bthe task\b(?! definition)/g, 'the caller'],
];

const WITHOUT_CONTAINER: Instead = [
  [/ \(ulimits in the container definition\)/g, ''],
  [/\b(the programs?) in the container\b/g, '$1'],
  [/\bthe container\b(?! (?:instance|runtime|definition))/g, 'the program'],
];

const WITHOUT_INSTANCE: Instead = [
  // Nothing tells that it is in a subnet of a VPC.
  [/\bThe subnet needs a path to the internet\b/g, 'The machine that pulls needs a path to the internet'],
  [
    /^Or give the subnet a NAT gateway, or the (?:task|caller) a public IP\.$/g,
    'Or, in a VPC: give the subnet a NAT gateway, or the caller a public IP; elsewhere look at the proxy and the firewall of the machine.',
  ],
  [/\bthe container instance role\b/g, 'the role of the machine'],
  [/\bthe container instance\b/g, 'the machine'],
  [/\bthe container instances\b/g, 'the machines'],
];

/** What of a text somebody may speak of. */
export interface Parties {
  readonly task: boolean;
  readonly container: boolean;
  readonly instance: boolean;
}

/** Whether a task of Amazon ECS, or Amazon ECS itself, stands in a text, and not the task of another program. In lower case. */
export const namesTask = (text: string): boolean => TASK.test(text.replace(OTHER_TASKS, ' '));

/** Who occurs in a pasted text. */
export function partiesIn(pasted: string): Parties {
  const text = pasted.toLowerCase();
  const task = namesTask(text);
  return { task, container: task || CONTAINER.test(text), instance: INSTANCE.test(text) };
}

/** A pattern that says so itself knows by its words that Amazon ECS speaks. */
const SAYS_ECS =
  /\bAmazon ECS (?!API\b|agent\b|telemetry\b)|\bECS Exec\b|\bcontainer instance|\b(?:of a|its) deployment\b|deployment gave up/;

/** Those of the text, and those of whom an explanation knows. */
export const withKnown = (parties: Parties, explained: string): Parties =>
  explained.split(SENTENCES).some((one) => SAYS_ECS.test(one) && !CONDITIONAL.test(one))
    ? { task: true, container: true, instance: true }
    : parties;

/** The same words, with nobody in them who does not occur in the text. */
export function withParties(said: string, parties: Parties): string {
  if (parties.task && parties.container && parties.instance) return said;
  const replaced: Instead = [
    ...(parties.task ? [] : WITHOUT_TASK),
    ...(parties.container ? [] : WITHOUT_CONTAINER),
    ...(parties.instance || parties.task ? [] : WITHOUT_INSTANCE),
  ];
  return exchanged(said, [...(parties.task ? [] : REMARKS), ...(parties.container ? [] : OF_CONTAINERS)])
    .split(SENTENCES)
    .map((sentence) => (CONDITIONAL.test(sentence) ? sentence : exchanged(sentence, replaced)))
    .join(' ');
}

const exchanged = (said: string, words: Instead): string =>
  words.reduce((rest, [one, instead]) => rest.replaceAll(one, instead), said);

/** Pages that speak of tasks of Amazon ECS and of nothing else. */
const OF_TASKS_ALONE: readonly CitationId[] = [
  'ecs-fargate-networking',
  'ecs-task-networking',
  'ecs-stopped-errors',
  'ecs-task-roles',
  'ecs-execution-role',
  'ecs-secrets',
  'ecs-init-error',
  'ecs-pull-error',
];

/** Those of them that tell how tasks start: they say nothing of a call that another program makes. */
const OF_STARTS: readonly CitationId[] = ['ecs-secrets', 'ecs-init-error', 'ecs-execution-role'];

/** Those of them about the network of a task: of a call whose cause nobody knows they tell others nothing. */
const OF_WAYS_OF_TASKS: readonly CitationId[] = ['ecs-fargate-networking', 'ecs-task-networking'];

/** Pages about the ways of calls and about endpoints: where somebody answered, none of them tells of what went wrong. */
const OF_PATHS: readonly CitationId[] = [
  'vpc-nat-gateway',
  'ecs-fargate-networking',
  'privatelink-services',
  'privatelink-interface',
  'privatelink-access',
];

/** Causes that may be of calls which somebody answered otherwise than the caller expects. */
const OF_ANSWERS: ReadonlySet<Cause> = new Set([
  'network-path',
  'unknown-network',
  'configuration',
  'runtime',
]);

/** Pages about roles: none tells why a call got no answer. */
const OF_ROLES: readonly CitationId[] = ['ecs-execution-role', 'ecs-task-roles', 'ecs-instance-role'];

/** Causes of calls that got no answer. */
const WITHOUT_ANSWER: ReadonlySet<Cause> = new Set([
  'missing-endpoint',
  'endpoint-dns',
  'endpoint-security-group',
  'network-path',
  'unknown-network',
]);

/** Causes with which endpoints have nothing to do: a page about those tells nothing of them. */
const NOT_OF_ENDPOINTS: ReadonlySet<Cause> = new Set(['log-group', 'image-not-found', 'platform-mismatch']);

/** Causes of what somebody answered, or of what a machine did: none is of a way. */
const OF_NO_WAY: ReadonlySet<Cause> = new Set(['iam', 'configuration', 'runtime', 'rate-limit']);

/** The sentence speaks of endpoints, their names or their services, so that a page about them may bear it out. */
const ABOUT_ENDPOINTS =
  /\b(?:endpoint services?|(?:vpc|interface|gateway) endpoints?|own name of an endpoint|name of an endpoint service|private dns|privatelink|endpoint policy)\b/i;

/** Whether a page is about something else than the cause, or than what is said of it. */
const isBeside = (cause: Cause, id: CitationId, said: string): boolean =>
  (WITHOUT_ANSWER.has(cause) && OF_ROLES.includes(id)) ||
  (NOT_OF_ENDPOINTS.has(cause) && id.endsWith('-vpc-endpoints')) ||
  (OF_NO_WAY.has(cause) && LISTS.includes(id) && !ABOUT_ENDPOINTS.test(said));

/** Pages that list which services have endpoints, and tell how one is made. */
const LISTS: readonly CitationId[] = ['privatelink-services', 'privatelink-interface', 'privatelink-access'];

/** The page that speaks of a cause, whoever calls. */
const OF_CAUSE: Partial<Record<Cause, CitationId>> = {
  'missing-endpoint': 'privatelink-interface',
  'endpoint-security-group': 'privatelink-interface',
  'endpoint-dns': 'vpc-dns',
  'network-path': 'vpc-nat-gateway',
};

/**
 * The pages that a text about somebody else than a task is sent to. Where only pages about tasks were named, it is the one
 * about the cause, or they stay. `answered`: somebody took the connection, a proxy or what stands at its other end; no page of
 * AWS tells of that. `said`: what is said of the cause.
 */
export function citedFor(
  cause: Cause,
  cites: readonly CitationId[],
  { task }: Parties,
  { answered = false, said = '' }: { readonly answered?: boolean; readonly said?: string } = {},
): readonly CitationId[] {
  if (answered && OF_ANSWERS.has(cause)) return cites.filter((id) => !OF_PATHS.includes(id));
  const about = cites.filter((id) => !isBeside(cause, id, said));
  const own = about.length > 0 || NOT_OF_ENDPOINTS.has(cause) || OF_NO_WAY.has(cause) ? about : cites;
  const fitting = task ? own : own.filter((id) => !OF_TASKS_ALONE.includes(id));
  if (fitting.length > 0) return fitting;
  const other = OF_CAUSE[cause];
  // The page about NAT gateways tells of ways out, and of nothing else.
  if (other === 'vpc-nat-gateway' && said !== '' && !/\bNAT\b|\binternet\b/.test(said)) return [];
  if (other !== undefined && own.length > 0) return [other];
  return own.filter(
    (id) => !OF_STARTS.includes(id) && !(cause === 'unknown-network' && OF_WAYS_OF_TASKS.includes(id)),
  );
}
