/**
 * Answers that AWS refuses together with others. A question that does not arise hides them from a person; a task
 * definition, a link or a flag can still hold one, and the plan, which leaves it out, has to say so.
 */
import type { AnswerValue } from './answer.ts';
import type { CitationId } from './citations.ts';
import type { Answers, QuestionId, WorkloadProfile } from './questions.ts';
import type { ReadingFinding } from './standing.ts';

/** The public id of findings about what AWS refuses. */
export const REFUSED_BY_AWS = 'source/refused-by-aws';

/** What is refused, why, and what to do, as a finding without its place. */
export type Impossible = Required<
  Pick<ReadingFinding, 'rule' | 'severity' | 'text' | 'fix' | 'cites' | 'beside'>
>;

/** An answer that AWS refuses in some workloads. */
export interface Refusal {
  readonly question: QuestionId;
  /** The other answers with which AWS refuses it. */
  readonly beside: Answers;
  readonly refuses: (value: string) => boolean;
  /** `{refused}` stands for what is refused. */
  readonly text: string;
  readonly fix: string;
  readonly cites: readonly [CitationId, ...CitationId[]];
}

const FARGATE: Answers = { launchType: 'FARGATE' };
const EXTERNAL: Answers = { launchType: 'EXTERNAL' };
const WINDOWS: Answers = { operatingSystem: 'WINDOWS' };

/** Every answer that AWS refuses together with others. */
export const REFUSALS: readonly Refusal[] = [
  {
    question: 'operatingSystem',
    beside: { launchType: 'MANAGED_INSTANCES' },
    refuses: (value) => value === 'WINDOWS',
    text: 'Managed Instances run Linux containers only: operatingSystemFamily is LINUX there, and the plan is made for Linux.',
    fix: 'Choose Amazon EC2 or AWS Fargate for Windows containers.',
    cites: ['ecs-managed-differences', 'ecs-managed-instances'],
  },
  {
    question: 'networkMode',
    beside: FARGATE,
    refuses: (value) => value !== 'awsvpc',
    text: 'Tasks on AWS Fargate always use the network mode awsvpc, not {refused}; the plan is made for awsvpc.',
    fix: 'Set networkMode to awsvpc, or choose Amazon EC2.',
    cites: ['ecs-fargate-differences'],
  },
  {
    question: 'networkMode',
    beside: EXTERNAL,
    refuses: (value) => value === 'awsvpc' || value === 'default',
    text: 'Tasks on external instances use the network modes bridge, host or none; {refused} is not supported.',
    fix: 'Set networkMode to bridge or host.',
    cites: ['ecs-anywhere'],
  },
  {
    question: 'logDrivers',
    beside: FARGATE,
    refuses: (value) => !['awslogs', 'splunk', 'awsfirelens'].includes(value),
    text: 'Tasks on AWS Fargate log with awslogs, splunk or awsfirelens, not with {refused}; the plan leaves it out.',
    fix: 'Choose one of the three; FireLens forwards to many destinations.',
    cites: ['ecs-fargate-differences', 'ecs-log-configuration'],
  },
  {
    question: 'logDrivers',
    beside: WINDOWS,
    refuses: (value) => value === 'awsfirelens',
    text: 'Windows containers do not support FireLens (awsfirelens); the plan leaves it out.',
    fix: 'Use awslogs.',
    cites: ['ecs-firelens'],
  },
  {
    question: 'environmentFiles',
    beside: WINDOWS,
    refuses: (value) => value === 'true',
    text: 'Windows containers cannot be given environment files (environmentFiles); the plan leaves them out.',
    fix: 'Use environment, or secrets.',
    cites: ['ecs-environment-files'],
  },
  {
    question: 'volumes',
    beside: EXTERNAL,
    refuses: () => true,
    text: 'Tasks on external instances have no volumes of this kind ({refused}): the storage options name Fargate, Amazon EC2 and Managed Instances for them.',
    fix: 'Use bind mounts or Docker volumes, or run the tasks in the VPC.',
    cites: ['ecs-data-volumes', 'ecs-anywhere'],
  },
  {
    question: 'serviceConnect',
    beside: EXTERNAL,
    refuses: (value) => value === 'true',
    text: 'Service Connect is not supported on external instances; the plan leaves it out.',
    fix: 'Run the services in the VPC, or connect them by other means.',
    cites: ['ecs-service-connect-components'],
  },
  {
    question: 'guardDutyRuntimeMonitoring',
    beside: { launchType: 'MANAGED_INSTANCES' },
    refuses: (value) => value === 'true',
    text: 'GuardDuty Runtime Monitoring does not support applications on Managed Instances; the plan leaves it out.',
    fix: 'Run them on AWS Fargate or on Amazon EC2 where you need it.',
    cites: ['guardduty-fargate'],
  },
  {
    question: 'guardDutyRuntimeMonitoring',
    beside: { ...FARGATE, ...WINDOWS },
    refuses: (value) => value === 'true',
    text: 'GuardDuty Runtime Monitoring does not support the Windows platform versions of AWS Fargate; the plan leaves it out.',
    fix: 'Choose Linux where you need it.',
    cites: ['guardduty-prerequisites'],
  },
  {
    question: 'platformVersion',
    beside: { ...FARGATE, ...WINDOWS },
    refuses: (value) => value === '1.4.0' || value === '1.3.0',
    text: 'Platform versions of Linux and Windows are independent: Windows containers have 1.0.0, not {refused}. The plan is made for LATEST.',
    fix: 'Choose LATEST.',
    cites: ['ecs-fargate-platform'],
  },
];

/** Whether a workload has these answers, none of which is a set. */
export function hasAnswers(workload: WorkloadProfile, answers: Answers): boolean {
  return (Object.keys(answers) as QuestionId[]).every((id) => workload[id] === answers[id]);
}

/** What AWS refuses of one answer in this workload. */
export function refusedIn(
  workload: WorkloadProfile,
  question: QuestionId,
  answer: AnswerValue,
): Impossible | undefined {
  const values = typeof answer === 'object' ? answer : [String(answer)];
  const rows = REFUSALS.filter((row) => row.question === question && hasAnswers(workload, row.beside));
  for (const { refuses, text, fix, cites, beside } of rows) {
    const refused = values.filter(refuses);
    if (refused.length === 0) continue;
    const filled = text.replace('{refused}', refused.join(', '));
    return { rule: REFUSED_BY_AWS, severity: 'error', text: filled, fix, cites, beside };
  }
  return undefined;
}

/** What AWS refuses of these answers in the workload that they give. */
export function impossibleAnswers(
  workload: WorkloadProfile,
  answers: Answers,
): readonly (Impossible & { readonly question: QuestionId })[] {
  return (Object.entries(answers) as [QuestionId, AnswerValue][]).flatMap(([question, answer]) => {
    const refused = refusedIn(workload, question, answer);
    return refused === undefined ? [] : [{ ...refused, question }];
  });
}
