/** The name of a registry that is none of private Amazon ECR is not resolved: that is a matter of the DNS. */
import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

const HOSTS = ['registry-1.docker.io', 'public.ecr.aws', 'ghcr.io', 'harbor.acme.com'];
const pulled = (host: string, how: string): string =>
  `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${host}/acme/web:1: failed to do request: Head "https://${host}/v2/acme/web/manifests/1": dial tcp: lookup ${host} ${how}`;
const SILENT = 'on 10.1.0.2:53: read udp 10.1.7.9:41000->10.1.0.2:53: i/o timeout';
const ENDS = [SILENT, 'on 10.1.0.2:53: server misbehaving', 'on 10.1.0.2:53: no such host', ': no such host'];

describe.each(HOSTS)('a pull from %s', (host) => {
  test.each(ENDS)('whose look-up ends so is told as one of DNS, and never as certain: %s', (how) => {
    const { diagnoses, errors } = diagnose(pulled(host, how));
    expect(diagnoses).toHaveLength(1);
    const [first] = diagnoses;
    expect(first).toMatchObject({ likelihood: 'likely', host });
    expect(['external-registry', 'endpoint-dns']).toContain(first?.cause);
    expect(first?.heading).toContain('the name of the registry is not resolved');
    expect(first?.fix[0]).toMatch(/port 53/);
    expect(first?.citations[0]?.title).toBe('Understanding Amazon DNS');
    expect(JSON.stringify(diagnoses)).not.toMatch(/needs a path to the internet|or the image another home/);
    expect(errors[0]?.next?.command).toBe(`nslookup ${host}`);
  });

  test('whose connection gets no answer still needs a path', () => {
    const [first] = diagnose(
      pulled(host, SILENT).replace(/lookup .*/, '44.205.64.79:443: i/o timeout'),
    ).diagnoses;
    expect(first?.cause).toBe('external-registry');
    expect(first?.text).toMatch(/needs a path/);
  });
});

test('a resolver that gave no answer is the cause', () => {
  for (const host of HOSTS) expect(diagnose(pulled(host, SILENT)).diagnoses[0]?.cause).toBe('endpoint-dns');
  const build = `error: failed to solve: quay.io/acme/web:1: failed to do request: Head "https://quay.io/v2/acme/web/manifests/1": dial tcp: lookup quay.io ${SILENT}`;
  expect(diagnose(build).diagnoses[0]).toMatchObject({ cause: 'endpoint-dns', likelihood: 'likely' });
});
