/** The findings of an audit as one list, each with an id that stays the same from run to run. */
import type { InventoryPlace } from '../../core/index.ts';
import type { Audit, AuditedEndpoint, AuditStatement } from '../verdict.ts';

export interface AuditFinding {
  /** `RULE:SUBJECT[:ENDPOINT]`, such as `audit/policy-blocks:s3:vpce-0a1b2c3d`: what a baseline names. */
  readonly id: string;
  readonly statement: AuditStatement;
  /** Absent: it is about the VPC. */
  readonly endpoint?: AuditedEndpoint;
  readonly place?: InventoryPlace;
  /** It keeps the audit from passing. */
  readonly fatal: boolean;
}

/** Problems of needed endpoints and of the VPC, then what is redundant. */
export function findingsOf({ endpoints, network }: Audit): readonly AuditFinding[] {
  const ofEndpoints = endpoints.flatMap((endpoint) =>
    endpoint.problems.map((statement): AuditFinding => {
      const { place } = endpoint;
      return {
        id: idOf(statement, endpoint.service, endpoint.vpcEndpointId),
        statement,
        endpoint,
        ...(place === undefined ? {} : { place }),
        fatal: endpoint.verdict !== 'redundant',
      };
    }),
  );
  const ofNetwork = network.problems.map(
    (statement): AuditFinding => ({ id: idOf(statement, 'vpc', undefined), statement, fatal: true }),
  );
  return [
    ...ofEndpoints.filter(({ fatal }) => fatal),
    ...ofNetwork,
    ...ofEndpoints.filter(({ fatal }) => !fatal),
  ];
}

function idOf({ rule, subject }: AuditStatement, service: string, vpcEndpointId: string | undefined): string {
  return [rule, subject ?? service, vpcEndpointId].filter((part) => part !== undefined).join(':');
}
