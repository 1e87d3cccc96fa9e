/** What the sources show, before it is joined into workloads. */
import type { WorkloadProfile } from '../core/index.ts';
import type { Field } from './field.ts';
import { Gathering } from './gathering.ts';
import { Network, type SourceResource } from './network/network.ts';

/** One task definition, or as much of it as a running task shows. */
export interface TaskPart {
  /** The family; `''` where none is given. */
  readonly name: string;
  /** Keys by which services name it. */
  readonly keys: readonly string[];
  readonly gathering: Gathering;
  /** The name is that of a resource in a template, which another template may have as well. */
  readonly isInner?: boolean;
  /** The document that it stands in: references inside a template are to what the same template has. */
  readonly scope?: number;
  /** The fields of the task definition; absent for a task that only shows its images. */
  readonly whole: boolean;
}

/** One service, or one task that is started. */
export interface ServicePart {
  readonly name: string;
  /** The task definition as it is named; empty when it is not. */
  readonly task: string;
  readonly cluster: string;
  readonly scope?: number;
  readonly gathering: Gathering;
  /** Names of capacity providers in its strategy. */
  readonly providers: readonly Field[];
  readonly hasLaunchType: boolean;
  /** The subnets of its tasks. */
  readonly subnets: readonly Field[];
  /** The security groups of its tasks. */
  readonly groups: readonly Field[];
  /** `ENABLED`, `DISABLED`, or `undefined` when nothing says it. */
  readonly publicIp: { readonly on: boolean; readonly from: Field } | undefined;
  /** The service as a whole, for what is concluded from an absence. */
  readonly field: Field;
  /** What is absent is off, as in a definition; in the output of a command it was left out. */
  readonly whole: boolean;
}

export interface ClusterPart {
  readonly keys: readonly string[];
  readonly scope?: number;
  readonly gathering: Gathering;
  /** The default capacity provider strategy. */
  readonly providers: readonly Field[];
}

/** How a part is named, and the document in which that name means it. */
export interface Reference {
  readonly text: string;
  readonly scope?: number | undefined;
}

/** Everything that readers found in one or more documents: tasks, services, clusters, the network. */
export class Parts {
  #documents = 0;
  readonly tasks: TaskPart[] = [];
  readonly services: ServicePart[] = [];
  readonly clusters: ClusterPart[] = [];
  /** Launch type by the name of a capacity provider. */
  readonly providers = new Map<string, WorkloadProfile['launchType']>();
  /** What templates export, by the placeholder that stands for its import elsewhere. */
  readonly exports = new Map<string, Reference>();
  readonly vpc = new Gathering();
  /** What counts for every workload. */
  readonly shared = new Gathering();
  readonly network = new Network();
  /** Resources of templates and of Terraform, for the inventory. */
  readonly resources: SourceResource[] = [];
  /** Why a resource of the network is there, or left out, that may not be so in a deployment. */
  readonly doubts: string[] = [];

  /** Whether anything about a workload was found. */
  get hasWorkload(): boolean {
    return this.tasks.length + this.services.length > 0;
  }

  /** Whether nothing at all was found. */
  get isEmpty(): boolean {
    return (
      !this.hasWorkload && this.clusters.length + this.providers.size === 0 && this.resources.length === 0
    );
  }

  /** A piece of the text may be missing: what is absent from it is not denied. */
  openDenials(why: string): void {
    for (const { gathering } of [...this.tasks, ...this.services]) gathering.openDenials(why);
  }

  /** Takes over what one document shows. */
  add(other: Parts): void {
    this.#documents += 1;
    const placed = { scope: this.#documents };
    this.tasks.push(...other.tasks.map((task) => ({ ...task, ...placed })));
    this.services.push(...other.services.map((service) => ({ ...service, ...placed })));
    this.clusters.push(...other.clusters.map((cluster) => ({ ...cluster, ...placed })));
    for (const [name, type] of other.providers) this.providers.set(name, type);
    for (const [name, { text }] of other.exports) this.exports.set(name, { text, ...placed });
    this.vpc.add(other.vpc);
    this.shared.add(other.shared);
    this.network.add(other.network);
    this.resources.push(...other.resources);
    this.doubts.push(...other.doubts);
  }
}
