/** Kinds that a third outside reading (2026-11) left, and others of the same kinds with their near misses. */
import type { MendedCase } from './fifteenth.ts';

export const LEFT_CASES: readonly MendedCase[] = [
  {
    id: 'seventeenth-otherwise',
    source: 'a comment of a module: what comes otherwise',
    text: "  // NOTE: the subnets need the ecr endpoints, otherwise you'll get this error: CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.us-east-1.amazonaws.com/app:latest: failed to do request: Head https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/app/manifests/latest: dial tcp 52.94.1.1:443: i/o timeout\n  vpc_endpoint_ids = module.vpc.endpoint_ids",
    cause: 'none',
    alsoOk: [],
    endpoints: [],
  },
  {
    id: 'seventeenth-without-this',
    source: 'a comment of settings: what comes without them',
    text: '  # without this the tasks fail: CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/nginx:latest: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/latest": dial tcp 44.205.64.79:443: i/o timeout\n  assign_public_ip = true',
    cause: 'none',
    alsoOk: [],
    endpoints: [],
  },
  {
    id: 'seventeenth-without-it',
    source: 'prose: what you would end up with, in a paragraph of its own',
    text: "The task needs the NAT gateway. Without it you'd end up with:\n\nResourceInitializationError: unable to pull secrets or registry auth: pull command failed: : signal: killed\n\nso keep it.",
    cause: 'none',
    alsoOk: [],
    endpoints: [],
  },
  {
    id: 'seventeenth-forget',
    source: 'a guide: what happens to who forgets something',
    text: 'If you forget the S3 gateway endpoint, the pull of the image will fail with the error\n\nCannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/abc: dial tcp 52.216.1.1:443: i/o timeout',
    cause: 'none',
    alsoOk: [],
    endpoints: [],
  },
  {
    id: 'seventeenth-sonst',
    source: 'a remark in German',
    text: 'Der Security Group des Endpoints Port 443 erlauben, sonst kommt: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): RequestError: send request failed caused by: Post "https://secretsmanager.eu-central-1.amazonaws.com/": dial tcp 10.0.3.9:443: i/o timeout',
    cause: 'none',
    alsoOk: [],
    endpoints: [],
  },
  {
    id: 'seventeenth-otherwise-near',
    source: 'somebody says what they get otherwise',
    text: 'I have to give the task a public IP, otherwise I get this error: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): RequestError: send request failed caused by: Post "https://secretsmanager.eu-central-1.amazonaws.com/": dial tcp 52.94.3.9:443: i/o timeout',
    cause: 'missing-endpoint',
    alsoOk: [],
    endpoints: ['secretsmanager'],
  },
  {
    id: 'seventeenth-without-near',
    source: 'a line of a log after a remark that is over',
    text: '# without this the build is slower\nexport DOCKER_BUILDKIT=1\n\n2026-03-01T10:00:00Z level=error msg="Unable to register as a container instance with ECS: RequestError: send request failed\\ncaused by: Post \\"https://ecs.eu-west-1.amazonaws.com/\\": dial tcp 52.1.2.3:443: i/o timeout"',
    cause: 'missing-endpoint',
    alsoOk: [],
    endpoints: ['ecs', 'ecs-agent', 'ecs-telemetry'],
  },
  {
    id: 'seventeenth-if-near',
    source: 'a condition of somebody who asks',
    text: 'If I use a private subnet the task will fail with:\n\nCannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/abc: dial tcp 52.216.1.1:443: i/o timeout',
    cause: 'missing-endpoint',
    alsoOk: [],
    endpoints: ['s3'],
  },
];
