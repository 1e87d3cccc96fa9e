import type { Product } from './product.ts';

/** Nothing was recognised: what the text lacks, and the command that shows it. Guessing would not help anybody. */

const STOPPED_REASON =
  "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,reason,exitCode]]'";
const SERVICE_EVENTS =
  "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[].events[:5].message'";

interface Hint {
  readonly when: RegExp;
  readonly unless?: RegExp;
  readonly text: string;
  readonly commands: readonly string[];
}

const HINTS: readonly Hint[] = [
  {
    when: /wait(?:er|ing)?\b.{0,120}tim(?:ed|e) ?-?out|tim(?:ed|e) ?-?out (?:while )?waiting|exceeded (?:the specified timeout|wait attempts|max)|still creating|did not receive a response from your custom resource|terminal failure state/,
    text: 'A program waited for something that did not come, and says no more. The reason is where it failed: in the stopped reason of a task, or in the log of what was waited for.',
    commands: [SERVICE_EVENTS, STOPPED_REASON],
  },
  {
    unless: /\berror: |\bfailed\b|denied|unable to|refused|exception/,
    when: /container_?definitions["']?\s*[:=]|"taskdefinitionarn"\s*:|aws::ecs::|aws_ecs_/,
    text: 'This describes what runs, and no line of it says that something failed. The plan reads it; the diagnosis needs the stopped reason of a task.',
    commands: ['npm run --silent plan -- --source FILE', STOPPED_REASON],
  },
  {
    when: /fluent|firelens|\[output/,
    text: 'These lines of the log router do not say how a call ended. Look for lines with [error] that name a host or an answer.',
    commands: ['aws logs filter-log-events --log-group-name GROUP --filter-pattern "error"'],
  },
  {
    when: /level=|ecs-agent|container instance/,
    text: 'No line here says that a call failed, or how. Paste the lines with level=error or level=warn of the agent.',
    commands: [
      'grep -E "level=(error|warn|critical)" /var/log/ecs/ecs-agent.log | tail -20',
      'journalctl -u ecs --no-pager | tail -20',
    ],
  },
  {
    when: /(?:vpc ?endpoint|aws_vpc_endpoint)[^\n]{0,300}(?:fail|error|rollback|rolled back)|(?:fail|error)[^\n]{0,300}vpc ?endpoint|create_failed/,
    text: 'No line was read as the reason of the failure. Paste the message of the API or of Terraform, or the event of the stack.',
    commands: [
      "aws cloudformation describe-stack-events --stack-name STACK --query 'StackEvents[?ends_with(ResourceStatus,`FAILED`)].[LogicalResourceId,ResourceStatusReason]'",
    ],
  },
  {
    when: /service .{0,80}(?:unable|steady|started|deployment)|circuit breaker/,
    text: 'A service event does not say why its tasks stop. Paste the stopped reason of a task, within an hour after it stopped.',
    commands: [SERVICE_EVENTS, STOPPED_REASON],
  },
];

/** What to paste instead. `told`: what it says of failures happened to nobody here, as far as it tells. */
export function missingFrom(
  text: string,
  told: boolean,
  product?: Product,
): { readonly text: string; readonly commands: readonly string[] } {
  if (told)
    return {
      text: 'What this text says of failures stands in program text, in a guide or in something that people tell, and was not taken for a failure of yours. If it is yours: paste the message alone, as the program printed it.',
      commands: [STOPPED_REASON],
    };
  if (product !== undefined)
    return {
      text: `By its words the text is of ${product.name}, and no line of it was read as the end of a call to AWS. This planner plans for tasks of Amazon ECS; what it tells of a call holds there too. Paste the line that says which call failed, and how.`,
      commands: [product.shows],
    };
  const lower = text.slice(0, 20_000).toLowerCase();
  const hint = HINTS.find(({ when, unless }) => when.test(lower) && unless?.test(lower) !== true);
  if (hint !== undefined) return { text: hint.text, commands: hint.commands };
  return {
    text: 'This planner found no line that it can read as the end of a call to AWS. Paste the whole message: the stopped reason of the task with the reasons of its containers, the log line of the agent, or the error of the API.',
    commands: [STOPPED_REASON],
  };
}
