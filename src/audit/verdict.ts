/** What an audit says: a verdict for each planned and each existing endpoint, with problems, cures and costs. */
import type {
  Citation,
  InventoryPlace,
  MonthlyCost,
  Need,
  PlannedEndpoint,
  WorkloadProfile,
} from '../core/index.ts';
import type { AuditRuleId } from './audit-rules.ts';
import type { Operation } from './operations.ts';

/**
 * - `ok`: planned and right, or harmless as it is.
 * - `missing`: planned, and nothing that exists can carry the calls.
 * - `misconfigured`: there, and something keeps the tasks from using it.
 * - `redundant`: only the ECS platform would use it, and this plan does not; or a duplicate.
 * - `foreign`: serves something else: leave it alone.
 */
export type Verdict = 'ok' | 'missing' | 'misconfigured' | 'redundant' | 'foreign';

/** One statement of the audit in words. Notes have the same shape and change no verdict. */
export interface AuditStatement {
  readonly rule: AuditRuleId;
  /** What of several it is about: the rule of the plan, the call. */
  readonly subject?: string;
  readonly text: string;
  readonly fix: string;
  /** Commands of the AWS CLI for a POSIX shell; `$VPC_CIDR` and the like stand for what nobody told. */
  readonly commands: readonly string[];
  readonly citations: readonly Citation[];
  /** What cures it, as data: from these, `corrections` and the commands are made. */
  readonly operations: readonly Operation[];
}

export interface AuditedEndpoint {
  /** Short name, or the full service name when AWS PrivateLink has none for it. */
  readonly service: string;
  readonly serviceName: string;
  readonly type: string;
  readonly verdict: Verdict;
  /** Absent when nothing exists. */
  readonly vpcEndpointId?: string;
  /** Where a template has it. */
  readonly place?: InventoryPlace;
  /** Present for planned endpoints. */
  readonly planned?: PlannedEndpoint;
  readonly need?: Need;
  readonly problems: readonly AuditStatement[];
  readonly notes: readonly AuditStatement[];
  /** Hourly charges in a month, of what exists or of what is missing. */
  readonly monthlyCost: MonthlyCost;
  /** What deleting it saves in a month; only for `redundant`. */
  readonly saving?: MonthlyCost;
}

export interface Audit {
  readonly vpcId: string | undefined;
  /** The answers, with the ids that the description tells filled in: exports of the corrections ask for less. */
  readonly workload: WorkloadProfile;
  /** What the plan has, in its order, then what else exists. */
  readonly endpoints: readonly AuditedEndpoint[];
  /** What concerns the VPC as a whole. */
  readonly network: {
    readonly problems: readonly AuditStatement[];
    readonly notes: readonly AuditStatement[];
  };
  readonly summary: { readonly [V in Verdict]: number };
  /** Everything needed is there and right. */
  readonly passed: boolean;
}
