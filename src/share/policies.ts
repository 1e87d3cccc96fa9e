/** Edited policies as they come from outside: only known services that can have one, only well-formed documents. */
import {
  type EditedPolicies,
  isServiceId,
  type PolicyDocument,
  type Problem,
  type ServiceId,
  shown,
} from '../core/index.ts';
import { readPolicy } from '../policy/index.ts';

interface ReadPolicies {
  readonly policies: EditedPolicies;
  readonly problems: readonly Problem[];
}

/** Reads policies by service name; each entry that is not understood is reported and left out. */
export function readPolicies(
  entries: readonly (readonly [service: string, json: unknown])[],
  prefix: string,
): ReadPolicies {
  const policies: { [S in ServiceId]?: PolicyDocument } = {};
  const problems: Problem[] = [];
  for (const [service, json] of entries) {
    const field = `${prefix}${shown(service)}`;
    if (!isServiceId(service)) {
      problems.push({
        field,
        value: shown(json),
        allowed: 'the short name of an endpoint service',
        taken: 'nothing',
      });
      continue;
    }
    const read = readPolicy(json);
    if (read.ok) policies[service] = read.policy;
    else {
      const [first] = read.problems;
      problems.push({
        field,
        value: shown(json),
        allowed: 'an endpoint policy',
        ...(first === undefined ? {} : { reason: reasonOf(first.path, first.text) }),
        taken: 'the planned policy',
      });
    }
  }
  return { policies, problems };
}

/** Of a member of a statement it has to be said which statement it is; the others name themselves. */
const reasonOf = (path: string, text: string): string => (path.includes('[') ? `${path}: ${text}` : text);
