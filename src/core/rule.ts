/** A rule is one statement of the AWS documentation made executable. */
import type { CitationId } from './citations.ts';
import type { WorkloadProfile } from './questions.ts';
import type { EndpointType, ServiceId } from './services.ts';

/**
 * - `required`: used, and no other path exists; or the documentation demands it whatever the path.
 * - `recommended`: used, and another path exists; the endpoint keeps the traffic private.
 * - `optional`: useful, not implied by the answers alone.
 */
export type Need = 'required' | 'recommended' | 'optional';

/** The same for people. */
export const NEED_WORDS: { readonly [N in Need]: string } = {
  required: 'required',
  recommended: 'recommended',
  optional: 'optional',
};

/** How bad a finding is: an error keeps the tasks from working. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What a caller does through an endpoint. `resources` are ARNs in which `{partition}`, `{region}`, `{account}` and
 * `{repository}` are filled from the profile; absent means every resource.
 */
export interface Use {
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
}

/**
 * `uses` says what the endpoint is used for. `'unknown'` means that the caller's actions cannot be known (the
 * application's own code); the endpoint then keeps the full-access policy, because a policy that forgets a caller is
 * worse than none.
 */
export type Uses = readonly Use[] | 'unknown';

/** What follows from a rule. */
export type Conclusion =
  | {
      readonly kind: 'needs';
      readonly service: ServiceId;
      readonly type: EndpointType;
      /** `by-path`: required without a path to the internet, recommended with one; `by-task-path`: of the task itself. */
      readonly need: Need | 'by-path' | 'by-task-path';
      readonly uses: Uses;
    }
  | { readonly kind: 'explains'; readonly service: ServiceId; readonly uses: Uses }
  | { readonly kind: 'spares'; readonly service: ServiceId }
  | { readonly kind: 'orders'; readonly services: readonly ServiceId[] }
  | { readonly kind: 'reports'; readonly severity: Severity };

/** A fact of AWS: when it applies, what follows, who says so. */
export interface Rule {
  /** `topic/statement`: public, never changed, never used again for another statement. */
  readonly id: `${string}/${string}`;
  readonly when: (workload: WorkloadProfile) => boolean;
  readonly implies: readonly [Conclusion, ...Conclusion[]];
  readonly cites: readonly [CitationId, ...CitationId[]];
  /** The statement is a conclusion of ours from the cited pages; no page says it in so many words. */
  readonly derived?: true;
  /** An older version of the page says it; the current one is silent. */
  readonly older?: true;
  /** English. `{region}` and other names of `FILLED_WORDS` are filled from the profile. */
  readonly text: { readonly why: string; readonly fix?: string };
}

const NOTHING: Uses = [];

const endpointType = (service: ServiceId): EndpointType =>
  service === 's3' || service === 'dynamodb' ? 'Gateway' : 'Interface';

/** What starts a task uses the service: `required` without a path to the internet, `recommended` with one. */
export function requires(service: ServiceId, uses: Uses = NOTHING, type = endpointType(service)): Conclusion {
  return { kind: 'needs', service, type, need: 'by-path', uses };
}

/** The task itself calls the service: `required` if its own calls have no path to the internet. */
export function calls(service: ServiceId, uses: Uses = NOTHING, type = endpointType(service)): Conclusion {
  return { kind: 'needs', service, type, need: 'by-task-path', uses };
}

/** `required` whatever the path. */
export function demands(service: ServiceId, uses: Uses = NOTHING): Conclusion {
  return { kind: 'needs', service, type: endpointType(service), need: 'required', uses };
}

/** `recommended` whatever the path. */
export function recommends(service: ServiceId, uses: Uses = NOTHING): Conclusion {
  return { kind: 'needs', service, type: endpointType(service), need: 'recommended', uses };
}

/** `optional`: shown, and exported only on request. */
export function offers(service: ServiceId, uses: Uses = NOTHING): Conclusion {
  return { kind: 'needs', service, type: endpointType(service), need: 'optional', uses };
}

/** Adds a reason, and perhaps a use, to an endpoint that other rules need; does not plan one. */
export function explains(service: ServiceId, uses: Uses = NOTHING): Conclusion {
  return { kind: 'explains', service, uses };
}

/** A cited "not needed"; has no effect when another rule needs the service. */
export function spares(service: ServiceId): Conclusion {
  return { kind: 'spares', service };
}

/** The services, as far as they are planned, are created strictly one after the other. */
export function orders(...services: readonly ServiceId[]): Conclusion {
  return { kind: 'orders', services };
}

/** A finding. */
export function reports(severity: Severity): Conclusion {
  return { kind: 'reports', severity };
}

/** What one use of an endpoint looks like: `use(['ecr:BatchGetImage'], 'arn:…')`. */
export function use(actions: readonly string[], ...resources: readonly string[]): Use {
  return resources.length > 0 ? { actions, resources } : { actions };
}
