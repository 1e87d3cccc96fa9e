/** Sources → answers of one workload: the form that the start page and older callers use. */
import { readSources } from '../read-sources.ts';
import type { ReadTaskDefinitions, TaskDefinitionSource } from '../result.ts';

/**
 * Reads sources of any kind and unites what they say into one workload. Values of environment variables and secrets
 * never enter the result. Never throws; a text that is not understood is refused with its position.
 */
export function readTaskDefinitions(sources: readonly TaskDefinitionSource[]): ReadTaskDefinitions {
  const read = readSources(sources, { merge: true });
  if (!read.ok) return read;
  const { vpc, workloads } = read.reading;
  const parts = [vpc, ...workloads];
  return {
    ok: true,
    answers: Object.assign({}, ...parts.map(({ answers }) => answers)),
    derived: parts.flatMap(({ derived }) => derived),
    undetermined: parts.flatMap(({ undetermined }) => undetermined),
    notes: parts.flatMap(({ notes }) => notes),
    findings: parts.flatMap(({ findings }) => findings),
  };
}
