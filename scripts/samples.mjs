// @ts-check
// What people paste, for the browser tests and for the screenshots: the same texts.

/** The secret of a task on Fargate without a way to AWS Secrets Manager. */
export const ERROR =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-3:123456789012:secret:prod-db from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded';

/**
 * The task definition of a container with an image of Amazon ECR, a secret and logs.
 * @param {{ name: string, value: string }} variable of its environment
 */
export const taskDefinition = (variable) => ({
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
  containerDefinitions: [
    {
      name: 'app',
      image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app:1',
      environment: [variable],
      secrets: [
        { name: 'DB', valueFrom: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod-db-AbCdEf' },
      ],
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/ecs/web',
          'awslogs-region': 'eu-central-1',
          'awslogs-stream-prefix': 'web',
        },
      },
    },
  ],
});
