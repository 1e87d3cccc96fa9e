import { expect, test } from 'vitest';
import { portsOf, SERVICE_IDS } from '../../core/index.ts';
import { contextOf, exportPlan } from '../../testing/conformance-entry.ts';

test('the script knows every port on which an endpoint listens, and so tells its rules from those of others', () => {
  const [, ports = ''] = /^ENDPOINT_PORTS=' (.+) '$/m.exec(exportPlan('cli', contextOf({}))) ?? [];
  const all = [...new Set(SERVICE_IDS.flatMap(portsOf))].sort((a, b) => a - b);
  expect(ports.split(' ').map(Number)).toEqual(all);
});
