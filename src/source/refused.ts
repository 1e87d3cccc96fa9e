/** Fields of a source that AWS refuses in some workloads. */
import {
  type Impossible,
  REFUSED_BY_AWS,
  type ReadingFinding,
  type Severity,
  type WorkloadProfile,
} from '../core/index.ts';
import type { Gathering, Refusable } from './gathering.ts';

interface Words extends Pick<Impossible, 'fix' | 'cites'> {
  readonly when: (workload: WorkloadProfile) => boolean;
  readonly severity: Severity;
  /** What follows the name of the container. */
  readonly why: string;
}

const FIELDS: { readonly [K in Refusable['kind']]: Words } = {
  'read-only-root': {
    when: (w) => w.ecsExec,
    severity: 'warning',
    why: 'has a root file system that cannot be written to (readonlyRootFilesystem), and ECS Exec does not work in such a container',
    fix: 'Leave readonlyRootFilesystem out of the containers in which you run commands.',
    cites: ['ecs-exec'],
  },
  'router-file-in-s3': {
    when: (w) => w.launchType === 'FARGATE',
    severity: 'error',
    why: 'reads its configuration from Amazon S3 (config-file-type s3), and tasks on AWS Fargate support the type file only',
    fix: 'Put the file into the image of the log router and use the type file, or take the init image of AWS for Fluent Bit, which reads files from Amazon S3 with the task role.',
    cites: ['ecs-firelens-example'],
  },
};

/** Findings about fields that AWS refuses in this workload. */
export function refusedFields(workload: WorkloadProfile, gathering: Gathering): readonly ReadingFinding[] {
  return gathering.refusable.flatMap(({ kind, from, what }): readonly ReadingFinding[] => {
    const { when, severity, why, fix, cites } = FIELDS[kind];
    if (!when(workload)) return [];
    const text = `${what} ${why}.`;
    return [{ rule: REFUSED_BY_AWS, severity, from: from.path, source: from.site.source, text, fix, cites }];
  });
}
