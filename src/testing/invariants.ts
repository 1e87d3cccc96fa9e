/** What holds for every plan of the whole space. Each broken promise is one line of text; none is the empty list. */
import type { Plan, PlannedEndpoint } from '../core/planner.ts';
import { policyText } from '../core/policy.ts';
import type { WorkloadProfile } from '../core/questions.ts';
import type { ServiceId } from '../core/services.ts';
import { evaluatePolicy } from '../policy/policy-evaluation.ts';
import {
  expectedEndpoints,
  expectedErrors,
  hasPath,
  REGIONS_OF_THE_2023_RULE,
} from './expected-endpoints.ts';
import {
  ACCOUNT,
  type Call,
  codeCalls,
  forbiddenCalls,
  layerBucket,
  neededCalls,
  ownAccount,
  usesEcr,
} from './needed-calls.ts';

const TRIO: readonly string[] = ['ecs-agent', 'ecs-telemetry', 'ecs'];

/** Services whose own documentation describes endpoint policies. */
const POLICIES_DOCUMENTED: readonly string[] = [
  'ecs',
  'ecr.api',
  'ecr.dkr',
  's3',
  'ec2',
  'sts',
  'logs',
  'secretsmanager',
  'kms',
  'monitoring',
  'xray',
  'kinesis-firehose',
  'kinesis-streams',
  'fsx',
  'autoscaling',
  'application-autoscaling',
  'elasticfilesystem',
  'ssm',
  'guardduty-data',
];

/** The promises about endpoints, order and findings. */
export function brokenPromises(plan: Plan): readonly string[] {
  return [
    ...againstDocumentation(plan),
    ...plan.endpoints.flatMap((e) => ofEndpoint(e, plan)),
    ...ofPlan(plan),
  ];
}

/** The promises about the endpoints of one part, for a plan that was made with the rules of this part only. */
export function brokenPart(plan: Plan, services: readonly ServiceId[]): readonly string[] {
  const expected = expectedEndpoints(plan.workload);
  return services.flatMap((service) => {
    const endpoint = plan.endpoints.find((e) => e.service === service);
    const wanted = expected.get(service);
    if (endpoint === undefined) return wanted === undefined ? [] : [`${service} is missing`];
    const { need, type } = endpoint;
    const differs = wanted?.need !== need || wanted.type !== type;
    return [
      ...(differs
        ? [`${service}: ${need} ${type}, documented: ${wanted?.need ?? 'none'} ${wanted?.type ?? ''}`]
        : []),
      ...ofEndpoint(endpoint, plan),
      ...brokenPolicy(plan, service),
    ];
  });
}

/** The plan beside the independent table of what the documentation asks for. */
function againstDocumentation({ workload, endpoints, findings }: Plan): readonly string[] {
  const wrong: string[] = [];
  const expected = expectedEndpoints(workload);
  for (const { service, need, type } of endpoints) {
    const wanted = expected.get(service);
    if (wanted?.need !== need || wanted.type !== type)
      wrong.push(`${service}: ${need} ${type}, documented: ${wanted?.need ?? 'none'} ${wanted?.type ?? ''}`);
  }
  if (expected.size > endpoints.length) {
    for (const service of expected.keys())
      if (!endpoints.some((e) => e.service === service)) wrong.push(`${service} is missing`);
  }
  const errors = findings.filter((finding) => finding.severity === 'error');
  const expectedOnes = expectedErrors(workload);
  if (errors.length !== expectedOnes.length)
    wrong.push(`errors: ${errors.map((e) => e.rule).join()}, documented: ${expectedOnes.join()}`);
  return wrong;
}

function ofEndpoint(e: PlannedEndpoint, { workload: w, endpoints }: Plan): readonly string[] {
  const wrong: string[] = [];
  const no = (broken: boolean, text: string): void => {
    if (broken) wrong.push(`${e.service}: ${text}`);
  };
  no(e.because.length === 0, 'has no reason');
  if (e.type === 'Gateway') {
    no(e.placement !== 'this-vpc', 'a gateway serves its own VPC only');
    no(e.privateDnsEnabled || e.privateDnsNames.length > 0, 'a gateway has no private DNS');
    no(e.serviceName !== `com.amazonaws.${w.region}.${e.service}`, `a gateway is not ${e.serviceName}`);
    no(e.monthlyCost.usd !== 0 || e.monthlyCost.assumed, 'a gateway costs nothing');
    no(w.launchType === 'EXTERNAL', 'no gateway serves external instances');
  } else {
    no(
      e.placement !== (e.service === 'guardduty-data' ? 'this-vpc' : w.endpointPlacement),
      'stands in the wrong VPC',
    );
    no(e.privateDnsNames.length === 0, 'an interface endpoint has DNS names');
    no(
      e.privateDnsEnabled !== (e.placement === 'this-vpc' && (e.service !== 'ecr.api' || w.ecrApiPrivateDns)),
      'private DNS is on',
    );
    no(e.monthlyCost.usd <= 0, 'an interface endpoint costs something');
  }
  const exception =
    TRIO.includes(e.service) && w.launchType === 'FARGATE' && REGIONS_OF_THE_2023_RULE.includes(w.region);
  no(
    e.need === 'recommended' && !hasPath(w, 'start') && !hasPath(w, 'task') && !exception,
    'is only recommended and has no other path',
  );
  for (const before of e.dependsOn) {
    const at = endpoints.findIndex((other) => other.service === before);
    no(at < 0 || at >= endpoints.indexOf(e), `depends on ${before}, which does not stand earlier`);
  }
  no(
    !POLICIES_DOCUMENTED.includes(e.service) && e.policy !== undefined,
    'has a policy that is not documented',
  );
  no(w.endpointPolicies === 'full-access' && e.policy !== undefined, 'full access has no policy');
  for (const statement of e.policy?.Statement ?? [])
    no(statement.Principal === undefined, 'a statement has no Principal');
  return wrong;
}

function ofPlan({ workload: w, endpoints, notNeeded, findings }: Plan): readonly string[] {
  const wrong: string[] = [];
  const no = (broken: boolean, text: string): void => {
    if (broken) wrong.push(text);
  };
  const planned = endpoints.map((e) => e.service);
  no(new Set(planned).size !== planned.length, 'a service is planned twice');
  for (const { service, because } of notNeeded) {
    no(planned.includes(service), `${service} is planned and not needed`);
    no(because.length === 0, `${service} is not needed, without a reason`);
  }
  const spared = notNeeded.map(({ service }) => service as string);
  const inOldRegion = w.launchType === 'FARGATE' && !REGIONS_OF_THE_2023_RULE.includes(w.region);
  if (inOldRegion) {
    for (const service of TRIO) {
      const wanted =
        (service === 'ecs-agent' && w.serviceConnect) ||
        (service === 'ecs' && w.applicationServices.includes('ecs'));
      no(!wanted && !spared.includes(service), `Fargate does not need ${service}, and nothing says so`);
    }
  }
  const chain = endpoints.filter((e) => TRIO.includes(e.service)).map((e) => e.dependsOn.join());
  const strict = w.existingContainerInstances;
  no(
    chain.length === 3 && chain.join('|') !== (strict ? '|ecs-agent|ecs-telemetry' : '||'),
    `order: ${chain.join('|')}`,
  );
  no(
    endpoints.some((e) => !TRIO.includes(e.service) && e.dependsOn.length > 0),
    'only the three Amazon ECS endpoints have an order',
  );
  no(new Set(findings.map((f) => f.rule)).size !== findings.length, 'a finding stands twice');
  const order = findings.map((f) => ['error', 'warning', 'info'].indexOf(f.severity));
  no(
    order.some((severity, index) => severity < (order[index - 1] ?? 0)),
    'errors stand first',
  );
  return wrong;
}

/** Not the task execution role, which some documented examples name: a workload has other callers as well. */
const ANOTHER_ROLE = `arn:aws:iam::${ACCOUNT}:role/another`;

/** The promises about the policy of one endpoint: what is needed passes, what is destructive does not. */
export function brokenPolicy(plan: Plan, service: ServiceId): readonly string[] {
  const { workload: w } = plan;
  const endpoint = plan.endpoints.find((e) => e.service === service);
  if (endpoint?.policy === undefined) return [];
  const { Statement: statements } = endpoint.policy;
  const wrong: string[] = [];
  if (policyText(endpoint.policy).length > 20_480) wrong.push(`${service}: the policy is too long`);
  if (service === 'guardduty-data') return wrong;
  const judge = (call: Call) =>
    evaluatePolicy(statements, {
      ...call,
      principal: ANOTHER_ROLE,
      context: { 'aws:resourceaccount': call.account ?? ownAccount(w) },
    });
  for (const call of [...neededCalls(w, service), ...codeCalls(w)]) {
    if (call.service === service && judge(call) !== 'allowed')
      wrong.push(`${service}: blocks ${call.action} on ${call.resource}`);
  }
  for (const call of forbiddenCalls(w, service)) {
    if (judge(call) !== 'denied') wrong.push(`${service}: allows ${call.action} on ${call.resource}`);
  }
  if (service === 's3' && usesEcr(w)) {
    const named = statements.flatMap((statement) => [statement.Resource].flat());
    if (!named.some((resource) => resource === `${layerBucket(w)}/*` || resource.endsWith(':s3:::*')))
      wrong.push('s3: the layer bucket is not named');
  }
  return wrong;
}

/** A short form of the workload, for messages: what differs from the defaults. */
export function described(w: WorkloadProfile, usual: WorkloadProfile): string {
  return Object.entries(w)
    .filter(([id, value]) => String(value) !== String(usual[id as keyof WorkloadProfile]))
    .map(([id, value]) => `${id}=${value}`)
    .join(' ');
}
