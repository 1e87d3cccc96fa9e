// @ts-check
// Endpoint services that no plan has, although they belong to services that we plan, each with the reason. `npm run refresh`
// lists those that are neither here nor in src/core/services.ts, so that a new one is noticed; a test asks that there is none.

/** @type {Readonly<Record<string, readonly string[]>>} */
export const NOT_PLANNED = {
  'People, pipelines and consoles call it, not code in a container': [
    'acm',
    'acm-fips',
    'appconfig',
    'appmesh',
    'aps',
    'autoscaling-plans',
    'bedrock',
    'bedrock-agent',
    'bedrock-fips',
    'codecommit',
    'codecommit-fips',
    'glue.dashboard',
    'guardduty',
    'guardduty-fips',
    'rds',
    's3-outposts',
    'sagemaker-data-science-assistant',
    'sagemaker-geospatial',
    'sagemaker.api',
    'sagemaker.api-fips',
    'ssm-contacts',
    'ssm-incidents',
    'ssm-quicksetup',
  ],
  'A rule tells of it: the plan has the gateway or no endpoint instead': [
    'dynamodb-fips',
    'dynamodb-streams',
    'ecr-public.api',
  ],
  'Agents send it through the endpoint of another service (xray, logs, monitoring)': [
    'application-signals',
    'sagemaker.metrics',
  ],
  'Code may call it, but few containers do: such an endpoint is created by hand, beside the plan': [
    'bedrock-agentcore',
    'bedrock-agentcore.gateway',
    'bedrock-data-automation',
    'bedrock-data-automation-fips',
    'bedrock-data-automation-runtime',
    'bedrock-data-automation-runtime-fips',
    'redshift',
    'redshift-fips',
    'redshift-serverless',
    'redshift-serverless-fips',
    's3-global.accesspoint',
    'sagemaker.featurestore-runtime',
  ],
};
