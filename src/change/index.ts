/** The door of resources and changes. */
export type {
  AclEntry,
  Change,
  Correction,
  EgressDestination,
  GroupReference,
  Modification,
} from './changes.ts';
export {
  commandsOf,
  correctionCommands,
  openIn,
  type Place,
} from './commands/index.ts';
export { isNeededWithoutLookup, labelOf, PARAMETERS, type ParameterInfo, parameterOf } from './parameters.ts';
export * from './resources.ts';
export { asciiJson, shellText, shellWord } from './shell.ts';
export { creationStages, groupChanges, type PlanStep, planSteps } from './steps/index.ts';
export { createdEndpoints, endpointResource, groupResources, toGraph } from './to-resources.ts';
