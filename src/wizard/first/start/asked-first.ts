import type { QuestionId } from '../../../core/index.ts';

/**
 * The essential questions where nothing is answered, the weightiest first and the internet gateway beside the way to the internet:
 * what is prerendered, before anything can be weighed. A test compares it with what the planner weighs.
 */
export const ASKED_FIRST: readonly QuestionId[] = [
  'launchType',
  'region',
  'secretSources',
  'egress',
  'internetGateway',
  'imageRegistries',
  'logDrivers',
];
