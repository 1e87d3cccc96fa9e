/** Audit → what an export has to create, what has to change in place, and both in the form that exports print. */
import type { Correction } from '../change/index.ts';
import type { Plan, PlannedEndpoint } from '../core/index.ts';
import {
  type CommandContext,
  changesOf,
  isModification,
  type Modification,
  modifyChanges,
  type Operation,
} from './operations.ts';
import type { Audit, AuditStatement } from './verdict.ts';

export interface Corrections {
  /** What an export must create, in creation order. */
  readonly create: readonly PlannedEndpoint[];
  /** Changes to what exists, each once: the VPC first, then security groups, then endpoints. */
  readonly change: readonly Operation[];
}

export interface AuditDelta {
  /**
   * The plan whose endpoints are exactly those to create: give it to any printer in place of the plan. Its
   * `dependsOn` names only endpoints that are created too.
   */
  readonly plan: Plan;
  /** Give these to the printer as `ExportContext.corrections`. */
  readonly corrections: readonly Correction[];
}

const ORDER: { readonly [K in Operation['kind']]: number } = {
  'enable-vpc-dns': 0,
  'authorize-ingress': 1,
  'authorize-egress': 1,
  'create-acl-entry': 1,
  'add-security-group': 2,
  'add-subnets': 2,
  'add-route-tables': 2,
  'enable-private-dns': 2,
  'set-policy': 2,
  'reset-policy': 2,
  'set-ip-address-type': 2,
  'set-dns-record-type': 2,
  create: 3,
  replace: 4,
  delete: 4,
  wait: 5,
};

/** What has to be created and changed. Redundant and foreign endpoints are never touched. */
export function corrections(audit: Audit): Corrections {
  const operations = unique(statementsOf(audit).flatMap((statement) => statement.operations));
  const created = operations.flatMap((operation) =>
    operation.kind === 'create' || operation.kind === 'replace' ? [operation.endpoint] : [],
  );
  return {
    create: created,
    change: operations.filter(({ kind }) => kind !== 'create').sort((a, b) => ORDER[a.kind] - ORDER[b.kind]),
  };
}

/**
 * The delta between what exists and the plan, ready to export: `exportPlan(format, { plan: delta.plan, corrections:
 * delta.corrections, … })` prints exactly the missing endpoints and the commands for everything else. What `change`
 * deletes is the last step of its correction, behind a `#` where somebody else may still use it.
 */
export function auditDelta(audit: Audit, plan: Plan): AuditDelta {
  const { create, change } = corrections(audit);
  const context: CommandContext = { workload: audit.workload, vpcId: audit.vpcId };
  const created = new Map(create.map((endpoint) => [endpoint.service, endpoint]));
  const services = [...created.keys()];
  return {
    plan: {
      ...plan,
      workload: audit.workload,
      endpoints: plan.endpoints
        .flatMap(({ service }) => created.get(service) ?? [])
        .map((endpoint) => ({
          ...endpoint,
          dependsOn: endpoint.dependsOn.filter((service) => services.includes(service)),
        })),
    },
    corrections: toCorrections(audit, change, context),
  };
}

function statementsOf({ endpoints, network }: Audit): readonly AuditStatement[] {
  return [
    ...network.problems,
    ...endpoints
      .filter(({ verdict }) => verdict === 'missing' || verdict === 'misconfigured')
      .flatMap(({ problems }) => problems),
  ];
}

/** Equal operations are one: two endpoints may share a security group. */
function unique(operations: readonly Operation[]): readonly Operation[] {
  const kept = new Map<string, Operation>();
  for (const operation of operations) {
    const key =
      operation.kind === 'create' || operation.kind === 'replace'
        ? `${operation.kind} ${operation.endpoint.service}`
        : JSON.stringify(operation);
    kept.set(key, kept.get(key) ?? operation);
  }
  return [...kept.values()];
}

function toCorrections(
  audit: Audit,
  change: readonly Operation[],
  context: CommandContext,
): readonly Correction[] {
  const done = new Set<string>();
  return change.flatMap((operation): readonly Correction[] => {
    if (!isModification(operation)) return [alone(operation, audit, context)];
    if (done.has(operation.id)) return [];
    done.add(operation.id);
    const together = change.filter(
      (other): other is Modification => isModification(other) && other.id === operation.id,
    );
    const service = serviceOfId(operation.id, audit);
    return [
      {
        title: `Change the endpoint of ${service}`,
        text: `${service}: ${problemsOf(operation.id, audit, together)}`,
        changes: modifyChanges(together),
      },
    ];
  });
}

/** A change that is a command of its own. */
function alone(
  operation: Exclude<Operation, Modification>,
  audit: Audit,
  context: CommandContext,
): Correction {
  const changes = changesOf(operation, context);
  switch (operation.kind) {
    case 'enable-vpc-dns':
      return {
        title: 'Turn on a DNS attribute of the VPC',
        text: `${operation.attribute} is off in the VPC. Turn it on before private DNS is enabled.`,
        changes,
      };
    case 'authorize-ingress': {
      const { securityGroupId } = operation;
      const concerned = audit.endpoints
        .filter(({ problems }) =>
          problems.some(({ operations }) => operations.some((other) => opens(other, operation))),
        )
        .map(({ service }) => service);
      return {
        title: `Open TCP ${operation.ports.join(', ')} in ${securityGroupId}`,
        text: `The security group ${securityGroupId} does not let the tasks in on TCP ${operation.ports.join(', ')} (${concerned.join(', ')}).`,
        changes,
      };
    }
    case 'authorize-egress': {
      const { securityGroupId } = operation;
      return {
        title: `Let ${securityGroupId} out on TCP 443`,
        text: `The security group of the tasks, ${securityGroupId}, does not let them out on TCP 443 to where the endpoints are.`,
        changes,
      };
    }
    case 'create-acl-entry': {
      const { aclId, entry } = operation;
      const way = entry.egress ? `out to ${entry.cidr}` : `in from ${entry.cidr}`;
      const ports = entry.fromPort === entry.toPort ? entry.fromPort : `${entry.fromPort}–${entry.toPort}`;
      return {
        title: `Add rule ${entry.number} to ${aclId}`,
        text: `The network ACL ${aclId} does not let TCP ${ports} ${way}. Network ACLs are stateless: requests and answers need a rule each.`,
        changes,
      };
    }
    case 'create':
      return { title: `Create ${operation.endpoint.service}`, text: 'Create the endpoint.', changes };
    case 'replace': {
      const { service } = operation.endpoint;
      // The export creates the new one; only the removal is left.
      const removal = changes.filter(({ kind }) => kind === 'delete-endpoint' || kind === 'wait');
      return {
        title: `Remove the dead endpoint of ${service}`,
        text: `${service}: ${problemsOf(operation.id, audit, [operation])}`,
        changes: removal,
      };
    }
    case 'delete':
      return { title: `Delete ${operation.id}`, text: 'Delete the endpoint.', changes };
    case 'wait':
      return {
        title: `Wait for ${operation.id}`,
        text: `${serviceOfId(operation.id, audit)}: ${problemsOf(operation.id, audit, [operation])}`,
        changes,
      };
  }
}

const opens = (
  operation: Operation,
  { securityGroupId, ports }: Extract<Operation, { kind: 'authorize-ingress' }>,
): boolean =>
  operation.kind === 'authorize-ingress' &&
  operation.securityGroupId === securityGroupId &&
  operation.ports.join() === ports.join();

function serviceOfId(id: string, audit: Audit): string {
  return audit.endpoints.find(({ vpcEndpointId }) => vpcEndpointId === id)?.service ?? id;
}

/** The problems of an endpoint that these operations cure, each with its cure. */
function problemsOf(id: string, audit: Audit, cured: readonly Operation[]): string {
  const kinds = new Set<string>(cured.map(({ kind }) => kind));
  return audit.endpoints
    .filter(({ vpcEndpointId }) => vpcEndpointId === id)
    .flatMap(({ problems }) => problems)
    .filter(({ operations }) => operations.some(({ kind }) => kinds.has(kind)))
    .map(({ text, fix }) => `${text} ${fix}`)
    .join(' ');
}
