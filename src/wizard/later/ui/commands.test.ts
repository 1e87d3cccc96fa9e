import { expect, test } from 'vitest';
import { onLines } from './Commands.tsx';

test('a long command gets a line for each option, and stays the same command', () => {
  const command =
    'aws ec2 create-vpc-endpoint --region us-east-1 --vpc-id "$VPC_ID" --service-name com.amazonaws.us-east-1.s3';
  const lines = onLines(command);
  expect(lines.split('\n')).toHaveLength(4);
  expect(lines.replaceAll(' \\\n  ', ' ')).toBe(command);
});

test('what stands in quotes is never cut', () => {
  const command = `aws ec2 x --tags "Key=a,Value=b --not-an-option" --policy '{"a": "b --c \\" d"}' --${'x'.repeat(60)}`;
  expect(
    onLines(command)
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'aws ec2 x \\',
    '--tags "Key=a,Value=b --not-an-option" \\',
    `--policy '{"a": "b --c \\" d"}' \\`,
    `--${'x'.repeat(60)}`,
  ]);
});
