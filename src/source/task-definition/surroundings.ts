/** What else belongs to the tasks of a task definition: App Mesh, fault injection, group managed service accounts, image builds. */
import type { Field } from '../field.ts';
import type { Gathering } from '../gathering.ts';
import { isJsonList, wordOf } from '../json.ts';
import type { ImageReference } from './images.ts';

/** What the fields beside the containers say. */
export function readTaskSurroundings(
  fields: Field,
  containers: readonly Field[],
  images: readonly (ImageReference | undefined)[],
  gathering: Gathering,
): void {
  readProxy(fields.get('proxyConfiguration'), gathering);
  readFaults(fields.get('enableFaultInjection'), containers, images, gathering);
}

function readProxy(given: Field, gathering: Gathering): void {
  if (gathering.isOpen(given, ['surroundings'], 'the proxy configuration')) return;
  const only = isJsonList(given.value) ? given.item(0) : given;
  const proxy = only.value === undefined ? undefined : only.object('a proxy configuration');
  const type = proxy?.get('type').text()?.toUpperCase() ?? 'APPMESH';
  if (proxy !== undefined && type === 'APPMESH')
    gathering.claim('surroundings', 'app-mesh', proxy, 'the proxy belongs to AWS App Mesh');
}

/** AWS FIS acts through an SSM Agent beside the code; without one, only the switch is there. */
function readFaults(
  field: Field,
  containers: readonly Field[],
  images: readonly (ImageReference | undefined)[],
  gathering: Gathering,
): void {
  const agent = containers.find((_, index) =>
    /(?:^|\/)(?:amazon|aws)-ssm-agent/.test(images[index]?.repository ?? ''),
  );
  const isOn = field.flag();
  if (field.isNoFlag())
    gathering.doubt('surroundings', 'the switch of fault injection is still a placeholder');
  if (agent !== undefined && (isOn || isRegistered(agent)))
    gathering.claim(
      'surroundings',
      'fault-injection',
      isOn ? field : agent,
      'AWS Fault Injection Service acts through the SSM Agent beside the code',
    );
  else if (isOn)
    gathering.hint(
      'surroundings',
      'fault injection is switched on, but no container is the SSM Agent through which AWS Fault Injection Service acts',
    );
}

/** The role with which the agent registers the task, as the page of AWS FIS writes it. */
function isRegistered(agent: Field): boolean {
  return agent
    .get('environment')
    .items('a list of environment variables')
    .some((variable) => variable.get('name').text() === 'MANAGED_INSTANCE_ROLE_NAME');
}

/** What one container is for beside the workload itself. */
export function readContainerSurroundings(
  container: Field,
  name: string,
  image: ImageReference | undefined,
  gathering: Gathering,
): void {
  const repository = image?.repository.toLowerCase() ?? '';
  const from = container.get('image');
  if (/aws-appmesh-envoy/.test(repository))
    gathering.claim('surroundings', 'app-mesh', from, `${name} is the Envoy proxy of AWS App Mesh`);
  if (/(?:^|\/)kaniko(?:$|-|\/)/.test(repository)) readBuild(container, name, gathering);
  if (/(?:^|\/)adot-autoinstrumentation-/.test(repository))
    gathering.claim(
      'surroundings',
      'application-signals',
      from,
      `${name} instruments the code for CloudWatch Application Signals`,
    );
}

/** kaniko pushes to what its command names. */
function readBuild(container: Field, name: string, gathering: Gathering): void {
  const command = container.get('command');
  const words = (isJsonList(command.value) ? command.value : [command.value ?? '']).map(wordOf).join(' ');
  if (/\.dkr[.-]ecr/.test(words))
    gathering.claim(
      'surroundings',
      'image-builds',
      command,
      `${name} builds images and pushes them to Amazon ECR`,
    );
  else gathering.hint('surroundings', `${name} builds images; where it pushes them is not here`);
}
