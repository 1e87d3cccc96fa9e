/** Policies as files that the commands read: one for each, which services with the same policy share. */
import { listed, type PolicyDocument } from '../../core/index.ts';
import { FULL_ACCESS } from '../../policy/full-access.ts';
import { policyFileCommand } from '../commands/index.ts';
import { dashed } from '../names.ts';
import { type Endpoint, endpointsOf, type ResourceGraph } from '../resources.ts';
import type { PlanStep } from './step.ts';

/** The policy of a service and the file that holds it; services with the same policy share the file. */
interface PolicyFile {
  readonly file: string;
  readonly policy: PolicyDocument;
}

/** Where no policy goes into a file. */
export const NO_FILES: ReadonlyMap<string, PolicyFile> = new Map();

/** The file of each service that has a policy; services with the same policy share one. */
export function policyFiles(graph: ResourceGraph): ReadonlyMap<string, PolicyFile> {
  const sharing = new Map<string, { readonly policy: PolicyDocument; readonly services: string[] }>();
  for (const { service, policy } of endpointsOf(graph)) {
    if (policy === undefined) continue;
    const text = JSON.stringify(policy);
    const known = sharing.get(text);
    if (known === undefined) sharing.set(text, { policy, services: [service] });
    else known.services.push(service);
  }
  return new Map(
    [...sharing].flatMap(([text, { policy, services }]) => {
      const name = text === JSON.stringify(FULL_ACCESS) ? 'full-access' : nameOf(services);
      const shared = { file: `${graph.namePrefix}-${name}-policy.json`, policy };
      return services.map((service) => [service, shared] as const);
    }),
  );
}

/** What a policy of these services is called: by the service, or by what the names of several begin with. */
const nameOf = ([first = '', ...others]: readonly string[]): string =>
  dashed(others.length === 0 ? first : (first.split('.')[0] ?? first));

/** Why one of the files allows everything; nothing where that was chosen. */
function openWords(
  [first, ...others]: readonly Endpoint[],
  files: ReadonlyMap<string, PolicyFile>,
): readonly string[] {
  const file = first && files.get(first.service)?.file;
  if (first === undefined || file === undefined) return [];
  const services = listed([first, ...others].map(({ service }) => service));
  return [
    `${file} allows everything, because which calls are made through ${services} is not known: a policy that forgets one would break its caller. Narrow it when you know the calls.`,
  ];
}

/** The step that writes those files; none where there are none. */
export function writePolicies(
  files: ReadonlyMap<string, PolicyFile>,
  graph: ResourceGraph,
): readonly PlanStep[] {
  const each = [...new Set(files.values())];
  if (each.length === 0) return [];
  const open = endpointsOf(graph).filter(({ whyOpen }) => whyOpen !== undefined);
  return [
    {
      id: 'write-policies',
      title: 'Write the endpoint policies to files',
      text: ['The commands that create the endpoints read these files.', ...openWords(open, files)].join(' '),
      commands: each.map(({ file, policy }) => policyFileCommand(file, policy)),
      cites: ['privatelink-access'],
    },
  ];
}
