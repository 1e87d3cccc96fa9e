/** Every pattern, in the order in which they are tried: what says most comes first. */
import type { Pattern } from '../pattern.ts';
import { AGENT } from './agent.ts';
import { ANSWERS } from './answers.ts';
import { COMPLAINTS } from './complaints.ts';
import { CREATION } from './creation.ts';
import { CUT_OFF } from './cut-off.ts';
import { DATABASES } from './databases.ts';
import { ENVOY } from './envoy.ts';
import { EXEC } from './exec.ts';
import { GENERAL } from './general.ts';
import { HOST } from './host.ts';
import { LINK_LOCAL } from './link-local.ts';
import { LOGS } from './logs.ts';
import { NOT_CALLED } from './not-called.ts';
import { OWN_SOCKETS } from './own-socket.ts';
import { PLACEMENT } from './placement.ts';
import { POOLS, POOLS_OF_CLIENTS } from './pools.ts';
import { PULL_PATTERNS, WAITS_FOR_PULLS } from './pull.ts';
import { RUNTIME } from './runtime.ts';
import { SDK } from './sdk.ts';
import { SQUID } from './squid.ts';
import { STARTUP } from './startup.ts';
import { STATED } from './stated.ts';
import { VOLUMES } from './volumes.ts';

/** One line for each family. */
const FAMILIES = {
  ...CREATION,
  ...STATED,
  ...SQUID,
  ...NOT_CALLED,
  ...LINK_LOCAL,
  ...VOLUMES,
  ...POOLS,
  ...DATABASES,
  ...POOLS_OF_CLIENTS,
  ...WAITS_FOR_PULLS,
  ...HOST,
  ...ENVOY,
  ...EXEC,
  ...STARTUP,
  ...LOGS,
  ...PULL_PATTERNS,
  ...AGENT,
  ...OWN_SOCKETS,
  ...COMPLAINTS,
  ...SDK,
  ...PLACEMENT,
  ...RUNTIME,
  ...ANSWERS,
  ...CUT_OFF,
  ...GENERAL,
};

export type PatternId = keyof typeof FAMILIES;

/** A pattern with the id by which answers name it. */
export interface TriedPattern extends Pattern {
  readonly id: string;
}

/** The family of a pattern, the first part of its id: what kind of thing it is about. */
export const familyOf = ({ id }: Pick<TriedPattern, 'id'>): string => id.split('/', 1)[0] ?? id;

export interface NamedPattern extends TriedPattern {
  readonly id: PatternId;
}

const ALL: readonly NamedPattern[] = Object.entries(FAMILIES).map(([id, pattern]) => ({
  ...(pattern as Pattern),
  id: id as PatternId,
}));

/** Symptoms are tried last: within a record whatever says more comes before them. */
export const PATTERNS: readonly NamedPattern[] = [
  ...ALL.filter(({ general }) => general !== true),
  ...ALL.filter(({ general }) => general === true),
];
