/** The findings of an audit or a rehearsal as one list, each with an id that stays the same from run to run. */
import type { InventoryPlace } from '../../core/index.ts';
import type { Hop } from '../hops/hop.ts';
import type { Rehearsal, RehearsedCall } from '../rehearsal/rehearsal.ts';
import type { Audit, AuditedEndpoint, AuditStatement } from '../verdict.ts';

/** What a baseline can accept. */
export interface Finding {
  /** `RULE:SUBJECT[:ENDPOINT]`, such as `audit/policy-blocks:s3:vpce-0a1b2c3d`: what a baseline names. */
  readonly id: string;
  /** It keeps the audit, or the rehearsal, from passing. */
  readonly fatal: boolean;
}

export interface AuditFinding extends Finding {
  readonly statement: AuditStatement;
  /** Absent: it is about the VPC. */
  readonly endpoint?: AuditedEndpoint;
  readonly place?: InventoryPlace;
}

/** A call that fails, or of which nothing can be said. */
export interface RehearsalFinding extends Finding {
  readonly call: RehearsedCall;
  readonly hop: Hop;
}

/** Problems of needed endpoints and of the VPC, then what is redundant. */
export function findingsOf({ endpoints, network }: Audit): readonly AuditFinding[] {
  const ofEndpoints = endpoints.flatMap((endpoint) =>
    endpoint.problems.map((statement): AuditFinding => {
      const { place } = endpoint;
      return {
        id: idOf([statement.rule, statement.subject ?? endpoint.service, endpoint.vpcEndpointId]),
        statement,
        endpoint,
        ...(place === undefined ? {} : { place }),
        fatal: endpoint.verdict !== 'redundant',
      };
    }),
  );
  const ofNetwork = network.problems.map(
    (statement): AuditFinding => ({
      id: idOf([statement.rule, statement.subject ?? 'vpc']),
      statement,
      fatal: true,
    }),
  );
  return [
    ...ofEndpoints.filter(({ fatal }) => fatal),
    ...ofNetwork,
    ...ofEndpoints.filter(({ fatal }) => !fatal),
  ];
}

/** In the order of a start: what fails, or is not known; fatal where the task does not start without it. */
export function rehearsalFindings({ calls }: Rehearsal): readonly RehearsalFinding[] {
  return calls.flatMap((call) => {
    const hop = call.hops.find(({ outcome }) => outcome === call.outcome && outcome !== 'passes');
    if (hop === undefined) return [];
    const id = idOf([hop.rule, call.call.id, call.workload === '' ? undefined : call.workload]);
    return [{ id, call, hop, fatal: call.fatal }];
  });
}

const idOf = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(':');
