/** What containers beside the application are told to be. */
import { expect, test } from 'vitest';
import { readSource } from '../read-sources.ts';

/** What is noted of a container with this image as a sidecar. */
function notedOf(image: string): string {
  const read = readSource(
    JSON.stringify({ family: 'web', containerDefinitions: [{ name: 'it', image, essential: true }] }),
  );
  if (!read.ok) throw new Error(`${image} is not read`);
  return [read.reading.vpc, ...read.reading.workloads]
    .flatMap(({ notes }) => notes)
    .filter(({ topic }) => topic === 'sidecar')
    .map(({ text }) => text)
    .join();
}

test.each([
  'grafana/grafana:11.2.0',
  'grafana/loki:3.1.0',
  'docker.io/splunk/splunk:9.3',
  'elastic/elasticsearch:8.15.0',
  'aquasec/server:2022.4',
])('a container that is a service itself sends nowhere by its name: %s', (image) => {
  expect(notedOf(image)).toBe('');
});

test.each([
  'grafana/promtail:3.1.0',
  'grafana/alloy:v1.3',
  'elastic/filebeat:8.15.0',
  'splunk/universalforwarder:9.3',
  'docker.elastic.co/beats/metricbeat:8.15.0',
  'sysdig/agent:13',
])('what sends to such a service may send to one of your own: %s', (image) => {
  expect(notedOf(image)).toContain('that its vendor or somebody in your network runs');
});

test.each(['public.ecr.aws/datadog/agent:7', 'newrelic/newrelic-infra:latest', 'dynatrace/oneagent'])(
  'what sends to its vendor sends outside AWS: %s',
  (image) => {
    expect(notedOf(image)).toContain('sends to a service outside AWS');
  },
);
