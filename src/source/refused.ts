/** Fields of a source that AWS refuses in some workloads. */
import { type Impossible, REFUSED_BY_AWS, type ReadingFinding } from '../core/index.ts';
import type { Gathering, Refusable } from './gathering.ts';

interface Words extends Pick<Impossible, 'severity' | 'fix' | 'cites' | 'beside'> {
  /** What follows the name of the container. */
  readonly why: string;
}

const FIELDS: { readonly [K in Refusable['kind']]: Words } = {
  'read-only-root': {
    beside: { ecsExec: true },
    severity: 'warning',
    why: 'has a root file system that cannot be written to (readonlyRootFilesystem), and ECS Exec does not work in such a container',
    fix: 'Leave readonlyRootFilesystem out of the containers in which you run commands.',
    cites: ['ecs-exec'],
  },
  'router-file-in-s3': {
    beside: { launchType: 'FARGATE' },
    severity: 'error',
    why: 'reads its configuration from Amazon S3 (config-file-type s3), and tasks on AWS Fargate support the type file only',
    fix: 'Put the file into the image of the log router and use the type file, or take the init image of AWS for Fluent Bit, which reads files from Amazon S3 with the task role.',
    cites: ['ecs-firelens-example'],
  },
};

/** Findings about fields that AWS refuses beside certain answers; planning keeps those that hold. */
export function refusedFields({ refusable }: Gathering): readonly ReadingFinding[] {
  return refusable.map(({ kind, from, what }) => {
    const { why, ...words } = FIELDS[kind];
    return {
      ...words,
      rule: REFUSED_BY_AWS,
      from: from.path,
      source: from.site.source,
      text: `${what} ${why}.`,
    };
  });
}
