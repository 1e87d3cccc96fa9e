/**
 * What the planner knows is a product of its own: rules, services, Regions, prices and citations have a version and a
 * date, which stand in every plan. `CHANGELOG.md` says what changed in each; `docs/rules.md` lists every rule.
 */
export interface Knowledge {
  /** Year and month, and a number for a second release within a month. */
  readonly version: string;
  /** The day on which it was last compared with the documentation (ISO 8601). */
  readonly date: string;
}

/** The knowledge of this version of the planner. */
export const KNOWLEDGE: Knowledge = { version: '2026.11', date: '2026-11-26' };
