/**
 * Texts that are neither JSON nor YAML of a source: errors and logs, tables, pages, files of other tools. Asked only once
 * a text was not understood, so that no word inside a definition is taken for it.
 */

/** What prints a task definition; every refusal says it or something nearer. */
export const DESCRIBE = 'aws ecs describe-task-definition --task-definition FAMILY';

/** The telling part of a text is its beginning. */
const LONGEST_LOOK = 100_000;

interface OtherText {
  readonly is: (text: string) => boolean;
  readonly words: string | ((text: string) => string);
}

/** What a text is, as the end of a sentence that begins with `this is`; `undefined` when nothing is recognised. */
export function otherTextOf(whole: string): string | undefined {
  const text = whole.slice(0, LONGEST_LOOK);
  const other = [...FILES, ...(DESCRIBES.test(text) ? [] : OTHER_TEXTS)].find(({ is }) => is(text));
  return typeof other?.words === 'function' ? other.words(text) : other?.words;
}

/** Loops and conditions of Jinja, ERB, Go templates, Handlebars and Terraform: what they leave is not in the text. */
const TEMPLATE_COMMAND =
  /\{%[-+]?[ \t]*(?:for|if|set|include|macro|block|extends|end)|<%(?![=%#])|\{\{[-~]?[ \t]*(?:#|range\b|if\b|with\b|end\b|each\b|define\b)|%\{[ \t]*~?[ \t]*(?:for|if|else|end)/;

/** The first command of a template, and its first words. */
export function templateCommandIn(text: string): { readonly at: number; readonly words: string } | undefined {
  const found = TEMPLATE_COMMAND.exec(text.slice(0, LONGEST_LOOK));
  return found === null ? undefined : { at: found.index, words: `“${found[0]}”` };
}

const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

const full = (text: string): readonly string[] => text.split(/\r?\n|\r/).filter((line) => line.trim() !== '');

/** Whether every line is so, comments aside. */
const everyLine =
  (pattern: RegExp) =>
  (text: string): boolean => {
    const lines = full(text).filter((line) => !/^\s*#/.test(line));
    return lines.length > 0 && lines.every((line) => pattern.test(line));
  };

/** Keys with which what runs is described: such a text is one with a mistake in it. */
export const DESCRIBES =
  /\b(?:container_?definitions|requires_?compatibilities|awstemplateformatversion)["']?[ \t]*:|^[ \t{]*(?:- )?["']?(?:image|family|resources|services)["']?[ \t]*:/im;

/** Words with which programs say that something failed. */
const FAILURE =
  /\b[A-Z]\w{2,60}(?:Error|Exception|Failure|Timeout)\b(?!["'])|\bAn error occurred \(|\bdial (?:tcp|udp)\b|\bTraceback \(most recent|\bi\/o timeout\b|^[ \t]*(?:\S{1,40} )?\[?(?:ERROR|FATAL|CRITICAL|WARN|WARNING)\]?[ :]|\blevel=(?:error|warn|crit|fatal)|["']level["'][ \t]*:[ \t]*["'](?:error|warn|fatal|crit)|\bcaused by: |\bexit status \d|\((?:service|task) [\w/-]{1,255}\) (?:was unable|failed|has stopped|deployment)|\bE(?:TIMEDOUT|CONNREFUSED|CONNRESET|NOTFOUND|AI_AGAIN|HOSTUNREACH)\b|\b(?:timed out|connection (?:refused|reset))\b|\bexception in thread|\bcurl: \(\d|\bfatal error\b|\bError: |\bstopped ?reason\b|[│╷╵] ?Error\b|<Code>\w+<\/Code>/im;

/** Files of a kind that shows in their first characters. */
const FILES: readonly OtherText[] = [
  {
    is: matches(/^(?:PK\u0003\u0004|\u001f(?:\u008b|\ufffd)|7z\u00bc|Rar!|BZh\d)/),
    words: 'a compressed file or an archive: unpack it, and give the file in it that says what runs',
  },
  {
    is: matches(/^%PDF-|^\ufffdPNG\r?\n|^\ufffd{4}\0?\u0010JFIF|^GIF8[79]a|^\ufffd{2}\u0011\ufffd/),
    words: `a picture or a PDF file, which is not read: give the text that it shows, or what ${DESCRIBE} prints`,
  },
  {
    is: matches(/^(?:diff --git |index [0-9a-f]+\.\.|--- \S[^\n]*\r?\n\+\+\+ |@@ -\d)/m),
    words: `a difference between two files (diff), which shows removed lines next to new ones: give the new file, or what ${DESCRIBE} prints`,
  },
  {
    is: matches(/^\s*(?:<!doctype html|<html\b|<head\b|<body\b|<(?:div|p|pre|table|span|ul)\b)/i),
    words: `a web page in HTML: give the file that it shows (raw), or what ${DESCRIBE} prints`,
  },
];

const OTHER_TEXTS: readonly OtherText[] = [
  {
    is: matches(FAILURE),
    words: `an error or a log, which says what failed and not what runs: give it to npm run --silent diagnose, and here what ${DESCRIBE} prints`,
  },
  {
    is: matches(/^\s*<(?:\?xml|[A-Za-z][\w:-]{0,60}[ >])/),
    words: `a file in XML, which no source is written in: give what ${DESCRIBE} prints`,
  },
  {
    is: everyLine(/^[\s"',[\]-]*arn:aws[\w-]{0,20}:ecs:[a-z0-9-]{1,30}:\d{12}:[\w/:.-]{1,512}[\s"',[\]]*$/),
    words: fromArns,
  },
  {
    is: everyLine(/^(?:(?:TASKDEFINITIONARNS|SERVICEARNS|TASKARNS|CLUSTERARNS|FAMILIES)\t.*)$/),
    words: (text) => fromArns(text.replace(/^\w+\t/gm, '')),
  },
  {
    is: matches(
      /^(?:CONTAINER ID|REPOSITORY|IMAGE ID)[ \t]+[A-Z]|^[ \t]*(?:\$ |# )?(?:sudo )?(?:docker|podman|nerdctl) (?:run|ps|create|compose|service|images|container|build|pull)\b/m,
    ),
    words: `a command of Docker or what it prints, which does not say how Amazon ECS runs the container: give what ${DESCRIBE} prints`,
  },
  {
    is: matches(
      /^NAME[ \t]+(?:READY|TYPE|STATUS|DESIRED)[ \t]|^[ \t]*(?:\$ )?(?:kubectl|helm|eksctl) [a-z]|\{\{-? ?(?:\.Values|include )/m,
    ),
    words: 'of Kubernetes or Helm, which Amazon ECS does not run',
  },
  {
    is: matches(/^[ \t]*(?:@Library\b|pipeline[ \t]*\{|node[ \t]*(?:\([^()\n]{0,200}\))?[ \t]*\{)/m),
    words: `a Jenkinsfile, which only deploys: give the task definition file that it names, or what ${DESCRIBE} prints`,
  },
  {
    is: matches(
      /^[ \t]*(?:include|inputs|dependency|remote_state|generate|import|moved|check)\b[^\n{=]{0,100}=?[ \t]*\{|^[ \t]*(?:(?:module|data)\.[\w.[\]"-]{1,200}\.)?aws_[a-z0-9_]+\.[\w[\]"-]{1,200}[ \t]*$/m,
    ),
    words:
      'of Terraform or Terragrunt, whose expressions only they evaluate: give what terraform show -json (terragrunt show -json) prints, of the state or of a saved plan',
  },
  {
    is: matches(/^[ \t]*job[ \t]+"[^"\n]{1,200}"[ \t]*\{/m),
    words: 'a job of Nomad, which Amazon ECS does not run',
  },
  {
    is: matches(
      /^[ \t]*(?:server|http|events|upstream [\w.-]{1,100}|location [^\n{]{1,200})[ \t]*\{|^[ \t]*(?:frontend|backend) \w+[ \t]*$/m,
    ),
    words: `the configuration of a proxy or web server, which runs inside of a container: give what ${DESCRIBE} prints`,
  },
  {
    is: (text) =>
      /^[ \t]*from[ \t]+\S+(?:[ \t]+as[ \t]+\S+)?[ \t]*$/im.test(text) &&
      /^[ \t]*(?:run|copy|add|cmd|entrypoint|workdir|expose|env|arg)[ \t]+\S/im.test(text),
    words: `a Dockerfile, which does not say how Amazon ECS runs the image: give what ${DESCRIBE} prints`,
  },
  {
    is: matches(/^#!|^[ \t]*(?:set -[euxo]|cd \S|if \[\[? )|^[ \t]*(?:\$ )?aws ecs [a-z]/m),
    words: `a script, which only calls others: give the files that it names, what ${DESCRIBE} prints, or what aws ecs describe-services prints`,
  },
  {
    is: everyLine(/^[ \t]*(?:export[ \t]+)?[A-Za-z_][A-Za-z0-9_.-]*[ \t]*=/),
    words: `a file of environment variables, which says what a container gets and not how Amazon ECS runs it: give what ${DESCRIBE} prints`,
  },
  {
    is: (text) =>
      /^\s*(?:[#;][^\n]*\n\s*)*(?:[\w.-]+[ \t]*=[^\n]*\n\s*)*\[\[?[\w .:"'/-]{1,100}\]\]?[ \t]*(?:\r?\n|$)/.test(
        text,
      ) && /^[ \t]*[\w.-]+[ \t]*=/m.test(text),
    words: `a configuration in INI or TOML form: give what it configures, or what ${DESCRIBE} prints`,
  },
  {
    is: isTable,
    words: `a table, which leaves out what is inside: give what ${DESCRIBE} prints`,
  },
  {
    is: (text) =>
      !/[{[]|^[ \t]*[\w-]+:(?:[ \t]|$)/m.test(text) &&
      (text.slice(0, 10_000).match(/(?<!\p{L})\p{L}{2,30}[,.]? /gu)?.length ?? 0) >= 4,
    words: `a text in words, of which nothing is taken: answer the questions with flags (npm run --silent plan -- --help) or in the wizard, or give what ${DESCRIBE} prints`,
  },
];

/** Names only: the command for the first of them. */
function fromArns(text: string): string {
  const arn = /arn:aws[\w-]{0,20}:ecs:[a-z0-9-]{1,30}:\d{12}:[\w/:.-]{1,512}/.exec(text)?.[0];
  if (arn === undefined) return `a list of names: give what ${DESCRIBE} prints for one of them`;
  const [, , , region, , kind = '', ...rest] = arn.replace(/\//g, ':').split(':');
  const cluster = rest.length > 1 ? ` --cluster ${rest[0]}` : '';
  const command =
    kind === 'service'
      ? `describe-services${cluster} --services ${rest.at(-1)}`
      : kind === 'task'
        ? `describe-tasks${cluster} --tasks ${rest.at(-1)}`
        : `describe-task-definition --task-definition ${kind === 'task-definition' ? arn : 'FAMILY'}`;
  return `a name (ARN) only: give what aws ecs ${command} --region ${region} prints`;
}

/** Several lines with the same number of columns, cut by commas, semicolons or tabs. */
function isTable(text: string): boolean {
  const lines = full(text).slice(0, 20);
  if (lines.length < 2 || /[{}[\]:=&]/.test(lines[0] ?? '')) return false;
  return [',', ';', '\t'].some((mark) => {
    const counts = lines.map((line) => line.split(mark).length);
    return (counts[0] ?? 0) > 2 && counts.every((count) => count === counts[0]);
  });
}
