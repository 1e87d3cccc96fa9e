/** What looks like a list of containers or a service and is none of Amazon ECS: refused by name, never planned. */
import { expect, test } from 'vitest';
import { readSource } from './read-sources.ts';

const REFUSED: readonly (readonly [what: string, text: string, words: RegExp])[] = [
  [
    'docker inspect',
    '[{"Id":"8d1","Image":"sha256:60","Name":"/web","Config":{"Image":"nginx"},"HostConfig":{}}]',
    /docker inspect/,
  ],
  ['docker ps', '{"Command":"x","ID":"8d1","Image":"nginx","Names":"web","State":"running"}', /docker ps/],
  [
    'containers of Kubernetes',
    '- name: web\n  image: nginx\n  imagePullPolicy: Always\n  env: [{name: A, value: b}]\n',
    /Kubernetes/,
  ],
  [
    'a development container',
    '{"name":"dev","image":"base:ubuntu","features":{}}',
    /expected a task definition/,
  ],
  [
    'a pipeline of GitLab',
    'build:\n  image: docker:24\n  environment: {name: prod}\n  script: [x]\n',
    /expected a task definition/,
  ],
  ['App Runner', '{"ServiceName":"web","SourceConfiguration":{"ImageRepository":{}}}', /App Runner/],
  ['Lightsail', '{"serviceName":"w","containers":{"w":{"image":"n"}},"publicEndpoint":{}}', /Lightsail/],
  ['GitHub Actions', 'name: Deploy\non: push\njobs: {a: {steps: []}}\n', /GitHub Actions/],
  ['CodeBuild', 'version: 0.2\nphases: {build: {commands: [x]}}\n', /CodeBuild/],
  [
    'ECS Compose-X',
    'services:\n  a: {image: nginx, ports: ["80:80"]}\nx-cluster: {Use: default}\n',
    /ecs-compose-x render/,
  ],
  [
    'an environment of Copilot',
    'name: test\ntype: Environment\nnetwork: {vpc: {id: vpc-1}}\n',
    /manifest of a service/,
  ],
  [
    'a pipeline of Copilot',
    'name: p\nversion: 1\nsource: {provider: GitHub}\nstages: []\n',
    /manifest of a service/,
  ],
];

test.each(REFUSED)('%s is refused by name', (_what, text, words) => {
  const read = readSource(text);
  expect(read.ok ? '' : read.problems[0]?.message).toMatch(words);
});
