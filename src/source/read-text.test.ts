import { describe, expect, test } from 'vitest';
import { readSource } from './read-sources.ts';
import { readText } from './read-text.ts';

const valuesOf = (text: string): unknown => {
  const read = readText(text);
  return read.ok ? JSON.parse(JSON.stringify(read.documents.map(({ value }) => value))) : read.problem;
};

const YAML = 'family: web\ncontainers:\n  - name: a\n    command: run it now';
const VALUE = [{ family: 'web', containers: [{ name: 'a', command: 'run it now' }] }];

describe('around a text in YAML', () => {
  test.each([
    ['prose before it', `Hi all, who can look at this?\n\n${YAML}\n`],
    ['prose after it', `${YAML}\n\nThanks a lot, Bob\n`],
    ['a command and a prompt', `me@host:~$ cat task.yml\n${YAML}\nme@host:~$ `],
    ['signs of a quotation', `> ${YAML.replaceAll('\n', '\n> ')}`],
    [
      'numbers of lines',
      YAML.split('\n')
        .map((line, index) => `${index + 1}  ${line}`)
        .join('\n'),
    ],
  ])('%s is passed over', (_, text) => {
    expect(valuesOf(text)).toEqual(VALUE);
  });

  test('a last line that may be a part of it is not passed over', () => {
    expect(valuesOf(`${YAML}\nlaunch type EC2`)).toMatchObject({ line: 5 });
    expect(valuesOf(`${YAML}\n\nlaun`)).toMatchObject({ line: 6 });
  });
});

describe('a command that stands inside a text in YAML', () => {
  const DEFINITION =
    'family: web\nrequiresCompatibilities: [FARGATE]\nnetworkMode: awsvpc\ncontainerDefinitions:\n  - name: web\n    image: nginx\n    essential: true\n';
  const answers = (text: string) => {
    const read = readSource(text);
    return read.ok
      ? read.reading.workloads.map((one) => [one.name, one.answers, one.conflicts])
      : read.problems;
  };

  test.each([
    ['with a switch only', '# aws ecs register-task-definition --generate-cli-skeleton yaml-input\n'],
    ['after words', '# created with: aws ecs register-task-definition --generate-cli-skeleton yaml-input\n'],
    ['with options', '# aws ecs register-task-definition --family x --region us-east-1\n\n'],
    ['that creates a service', '# aws ecs create-service --service-name s --launch-type EC2\n'],
    ['in several lines', '# $ aws ecs run-task --cluster c \\\n#   --launch-type EC2 --task-definition x\n'],
    ['with a quotation mark', "# don't: aws ecs register-task-definition --family 'x\n"],
  ])('in a comment %s says nothing', (_, comment) => {
    const read = answers(DEFINITION);
    expect(read).toHaveLength(1);
    expect(answers(`${comment}${DEFINITION}`)).toEqual(read);
    expect(answers(`---\n${comment}${DEFINITION}`)).toEqual(read);
  });

  test('as what a container runs, or after a value, says nothing either', () => {
    const read = answers(DEFINITION);
    const runs =
      '    command: [sh, -c, "aws ecs update-service --cluster c --service s --launch-type EC2"]\n';
    expect(answers(`${DEFINITION}${runs}`)).toEqual(read);
    expect(answers(`${DEFINITION.trimEnd()} # aws ecs create-service --launch-type EC2\n`)).toEqual(read);
  });

  test('but after the prompt of an administrator, a number sign, a whole command is one', () => {
    const containers = `'[{"name":"web","image":"nginx","essential":true}]'`;
    const command = `# aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc --container-definitions ${containers}`;
    expect(answers(command)).toMatchObject([['web', { launchType: 'FARGATE' }, []]]);
  });
});

test('signs of a quotation before every line of JSON are passed over, and its mistakes keep their place', () => {
  expect(valuesOf('> {\n> "a": 1\n> }')).toEqual([{ a: 1 }]);
  expect(valuesOf('> {\n> "a" 1\n> }')).toMatchObject({ line: 2, column: 7 });
  expect(valuesOf('{\n> "a": 1\n}')).toMatchObject({ line: 2 });
});

describe('a text in YAML whose last line has no end', () => {
  const endOf = (text: string): string | undefined => {
    const read = readText(text);
    return read.ok ? read.documents.at(-1)?.endsOpen : 'refused';
  };

  test.each([
    ['a: 1\nimage: 1111', 'image'],
    ['a: 1\nimage: 1111\n', undefined],
    ['a: 1\nsecrets:\n', 'secrets'],
    ['a: 1\nimage: "1111"', undefined],
    ['a: 1\nawslogs-region: eu-west-1', undefined],
    ['a: 1\nawslogs-region: eu-wes', 'awslogs-region'],
  ])('%j ends with %s', (text, key) => {
    expect(endOf(text)).toBe(key);
  });
});
