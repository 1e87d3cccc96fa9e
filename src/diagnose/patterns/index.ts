/** Every pattern, in the order in which they are tried: what says most comes first. */
import type { Pattern } from '../pattern.ts';
import { AGENT } from './agent.ts';
import { CREATION } from './creation.ts';
import { EXEC } from './exec.ts';
import { LINK_LOCAL } from './link-local.ts';
import { LOGS } from './logs.ts';
import { PULL_PATTERNS } from './pull.ts';
import { RUNTIME } from './runtime.ts';
import { SDK } from './sdk.ts';
import { STARTUP } from './startup.ts';
import { VOLUMES } from './volumes.ts';

export const PATTERNS: readonly Pattern[] = [
  ...CREATION,
  ...LINK_LOCAL,
  ...VOLUMES,
  ...EXEC,
  ...STARTUP,
  ...LOGS,
  ...PULL_PATTERNS,
  ...AGENT,
  ...SDK,
  ...RUNTIME,
];
