/** The fields of task definitions and containers, so that a misspelt one is shown instead of being passed over. */
import type { Field } from '../field.ts';
import { normal } from '../field.ts';

const TASK_FIELDS = normalised(
  'family taskRoleArn executionRoleArn networkMode containerDefinitions volumes placementConstraints requiresCompatibilities cpu memory tags pidMode ipcMode proxyConfiguration inferenceAccelerators ephemeralStorage runtimePlatform enableFaultInjection',
  // Printed by describe-task-definition.
  'taskDefinitionArn revision status requiresAttributes compatibilities registeredAt registeredBy deregisteredAt deleteRequestedAt',
);

const CONTAINER_FIELDS = normalised(
  'name image repositoryCredentials cpu memory memoryReservation links portMappings essential restartPolicy entryPoint command environment environmentFiles mountPoints volumesFrom linuxParameters secrets dependsOn startTimeout stopTimeout versionConsistency hostname user workingDirectory disableNetworking privileged readonlyRootFilesystem dnsServers dnsSearchDomains extraHosts dockerSecurityOptions interactive pseudoTerminal dockerLabels ulimits logConfiguration healthCheck systemControls resourceRequirements firelensConfiguration credentialSpecs',
);

function normalised(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')).map(normal));
}

export function noteUnknownTaskFields(fields: Field): void {
  noteUnknown(fields, TASK_FIELDS, 'a task definition');
}

export function noteUnknownContainerFields(container: Field): void {
  noteUnknown(container, CONTAINER_FIELDS, 'a container');
}

function noteUnknown(field: Field, known: ReadonlySet<string>, what: string): void {
  const unknown = field
    .keys()
    .filter((key) => !known.has(normal(key)) && !key.startsWith('Fn::') && key !== '$schema');
  if (unknown.length === 0) return;
  const names = unknown
    .slice(0, 5)
    .map((key) => key.slice(0, 40))
    .join(', ');
  const more = unknown.length > 5 ? ` and ${unknown.length - 5} more` : '';
  field.note('unknown-field', `Passed over, because they are no fields of ${what}: ${names}${more}.`);
}
