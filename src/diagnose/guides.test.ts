import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const first = (text: string): string => diagnose(text).diagnoses[0]?.cause ?? 'none';

/** A text that tells of nothing, and the same with what only happens to somebody. */
const GUIDES: readonly (readonly [kind: string, guide: string, told: string, cause: string])[] = [
  [
    'a heading, a fence and what to do',
    '#### Bucket refused\n```\nS3 error with file list.csv: An error occurred (AccessDenied)\n```\n**Solution**:\n- Look at the policy of the bucket',
    '#### Bucket refused\n```\n2026-03-01T08:00:00Z An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n```\n**Solution**:\n- Look at the policy of the bucket',
    'iam',
  ],
  [
    'symptom and cause',
    '### 3. Wrong Region\n\n**Symptom:**\n```\nError: Could not connect to the endpoint URL\n```\n\n**Cause:**\nThe Region of the client is not that of the models.',
    '### 3. Wrong Region\n\n**Symptom:**\n```\nError: Could not connect to the endpoint URL: "https://sqs.eu-west-1.amazonaws.com/"\n```\n\n**Cause:**\nNot known yet.',
    'missing-endpoint',
  ],
  [
    'a box of a documentation',
    '??? danger "`Could not connect to the endpoint URL`, exit code 255"\n    The emulator does not run.\n\n    ```bash\n    curl -s http://localhost:4566/_health\n    ```',
    'Could not connect to the endpoint URL: "http://localhost:4566/_health"',
    'runtime',
  ],
  [
    'a runbook of lists',
    '### Case 3: the disk is full\n\n**Symptoms**:\n- Error: "No space left on device"\n- Logs stop\n\n**Investigation**:\n1. Look at the largest files',
    'Error: write /var/lib/data/segment: no space left on device',
    'runtime',
  ],
  [
    'a guide in another language',
    '### Fehler 2\n```bash\nError: Unable to locate credentials\n```\n**Ursache**: keine Zugangsdaten\n\n**Lösung**:\n```bash\naws configure\n```',
    '### Fehler 2\n```bash\n[08:00:01] botocore.exceptions.NoCredentialsError: Unable to locate credentials\n```\n**Ursache**: ?',
    'iam',
  ],
];

describe('a guide', () => {
  test.each(GUIDES)(
    'with %s tells of no failure, and one of one’s own is answered',
    (_, guide, told, cause) => {
      expect(first(guide)).toBe('none');
      expect(first(told)).toBe(cause);
    },
  );

  test('is not a report by a form: its sections ask for what happened', () => {
    const report =
      '### Describe the bug\n\n```\nError: Could not connect to the endpoint URL\n```\n\n### Possible solution\n\nNone known';
    expect(first(report)).toBe('unknown-network');
  });
});
