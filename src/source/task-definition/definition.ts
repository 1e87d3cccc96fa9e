/** What every reader of a topic gets of one task definition. */
import type { WorkloadProfile } from '../../core/index.ts';
import type { FoundDefinition } from './find.ts';

export type LaunchTypeId = WorkloadProfile['launchType'];

export type DefinitionParts = Pick<FoundDefinition, 'fields' | 'containers' | 'complete'>;
