/** Dockerrun.aws.json of version 2: containers that AWS Elastic Beanstalk runs on Amazon ECS, on instances of its own. */
import type { Field } from '../field.ts';
import { isJsonObject, type JsonValue, ownValue, wordOf } from '../json.ts';
import { Parts } from '../parts.ts';
import { readDefinitions } from '../task-definition/read-definition.ts';

/** Whether the value is one. Version 1 and 3 are not run by Amazon ECS. */
export function isDockerrun(value: JsonValue): boolean {
  return isJsonObject(value) && wordOf(ownValue(value, 'AWSEBDockerrunVersion')) === '2';
}

/** Reads its containers, and that Elastic Beanstalk runs them on Amazon EC2. */
export function readDockerrun(field: Field): Parts {
  const parts = new Parts();
  const version = field.member('AWSEBDockerrunVersion');
  const [task] = readDefinitions(field.value ?? null, field.path, field.site);
  if (task === undefined) return parts;
  const { gathering } = task;
  const text = 'AWS Elastic Beanstalk runs Dockerrun version 2 on instances of its own';
  gathering.claim('launchType', 'EC2', version, text, 'observed');
  gathering.claim('networkMode', 'bridge', version, `${text}, in the network mode bridge`, 'observed');
  const bucket = field.member('authentication').member('bucket');
  if (bucket.value !== undefined)
    gathering.claim(
      'applicationServices',
      's3',
      bucket,
      'AWS Elastic Beanstalk reads the credentials of the registry from Amazon S3 on the instance, with its instance profile',
    );
  parts.tasks.push(task);
  return parts;
}
