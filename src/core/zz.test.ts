import { expect, test } from 'vitest';
import { drawAnswers, seeded } from '../testing/arbitrary.ts';
import { expectedEndpoints, expectedErrors } from '../testing/expected-endpoints.ts';
import { plan } from './plan.ts';
import { toProfile } from './profile.ts';
test('x', () => {
  const random = seeded(1); const diffs = new Map<string, number>(); const t0 = performance.now(); let tp = 0;
  for (let i = 0; i < 20000; i++) {
    const w = toProfile(drawAnswers(random)); const t = performance.now(); const p = plan(w); tp += performance.now() - t;
    const exp = expectedEndpoints(w);
    const a = p.endpoints.map((e) => `${e.service} ${e.need} ${e.type}`).sort().join();
    for (const e of p.endpoints) { const x = exp.get(e.service); const s = `${e.service} ${e.need} ${e.type} vs ${x?.need} ${x?.type} ${w.launchType}`; if (x?.need !== e.need || x.type !== e.type) diffs.set(s, (diffs.get(s) ?? 0) + 1); }
    for (const s of exp.keys()) if (!p.endpoints.some((e) => e.service === s)) diffs.set(`missing ${s} ${w.launchType}`, 1);
    const ge = p.endpoints.filter((e) => e.type === 'Gateway' && !/^com\.amazonaws\.[^.]*\.(s3|dynamodb)$/.test(e.serviceName)); for (const g of ge) diffs.set(g.serviceName, 1);
    const er = p.findings.filter((f) => f.severity === 'error').length; const ee = expectedErrors(w).length; if (er !== ee) diffs.set(`errors ${p.findings.filter((f) => f.severity === 'error').map((f) => f.rule)} vs ${expectedErrors(w)}`, 1);
  }
  console.log(performance.now() - t0, tp, [...diffs].slice(0, 30));
  expect(1).toBe(1);
});
