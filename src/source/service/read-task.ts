/** Tasks that run or have stopped, as `describe-tasks` and `run-task` print them. */
import type { Field } from '../field.ts';
import { Gathering } from '../gathering.ts';
import { shortName } from '../names.ts';
import type { ServicePart, TaskPart } from '../parts.ts';
import { referenceKey } from '../references.ts';
import { readImage } from '../task-definition/images.ts';
import { readService } from './read-service.ts';

/** Reads one task: its settings as those of a service, its images as those of a task definition. */
export function readTask(field: Field): { readonly service: ServicePart; readonly task: TaskPart } {
  const service = readService(field, false, '', 'task');
  const provider = field.get('capacityProviderName');
  const task = new Gathering();
  for (const [index, container] of field.get('containers').items('a list of containers').entries()) {
    const name = `container ${shortName(container.get('name').text() ?? `number ${index + 1}`)}`;
    readImage(container, name, task);
  }
  const instance = field.get('containerInstanceArn');
  if (instance.text() !== undefined) {
    const text = 'the task runs on a container instance';
    service.gathering.claim('existingContainerInstances', true, instance, text, 'observed');
    if (!service.hasLaunchType && provider.text() === undefined) {
      service.gathering.claim('launchType', 'EC2', instance, text, 'inferred');
      service.gathering.hint(
        'launchType',
        'the instance may also be one of Managed Instances or a server of your own',
      );
    }
  }
  const reason = field.get('stoppedReason');
  if (typeof reason.value === 'string' && reason.value !== '')
    reason.note(
      'ignored',
      'The task has stopped. Why is not read here: npm run --silent diagnose explains its reason.',
    );
  const name = referenceKey(service.task);
  const from = `describe-tasks does not show it; aws ecs describe-task-definition --task-definition ${shownDefinition(service.task)} does`;
  for (const question of [
    'logDrivers',
    'secretSources',
    'environmentFiles',
    'volumes',
    'applicationServices',
  ] as const)
    task.doubt(question, from);
  return {
    service: provider.text() === undefined ? service : { ...service, providers: [provider] },
    task: { name: shortName(name), keys: [name], gathering: task, whole: false },
  };
}

/** A task definition as a word of a command, or a stand-in for it. */
export function shownDefinition(text: string): string {
  return /^[A-Za-z0-9][\w:/.-]{0,300}$/.test(text) ? text : 'FAMILY';
}
