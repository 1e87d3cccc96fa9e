import { describe, expect, test } from 'vitest';
import {
  contextOf,
  EXPORT_FORMATS,
  exportPlan,
  generatedAnswers,
  REGION_IDS,
  SCENARIOS,
  serviceName,
} from '../testing/conformance-entry.ts';

const DRAWN = generatedAnswers(40).map((answers) => contextOf(answers));
const REGIONS = REGION_IDS.map((region) => ({ region, context: contextOf({ region, launchType: 'EC2' }) }));

describe('every format', () => {
  test('has a head of at most 15 lines, whatever the answers are', () => {
    const all = [...SCENARIOS.map(({ answers }) => contextOf(answers)), ...DRAWN.slice(0, 15)];
    for (const context of all)
      for (const format of ['cloudformation', 'terraform', 'cdk', 'cli', 'cli-plain'] as const) {
        const lines = exportPlan(format, context).split('\n');
        const head = lines.findIndex((line) => !/^(#|\/\/)/.test(line));
        expect(lines[0]?.startsWith('#!') ? head - 1 : head, format).toBeLessThanOrEqual(15);
      }
  });

  test.each(EXPORT_FORMATS)('%s: the same answers give the same bytes', (format) => {
    for (const { answers } of SCENARIOS)
      expect(exportPlan(format, contextOf(answers))).toBe(exportPlan(format, contextOf(answers)));
  });

  test.each(EXPORT_FORMATS)('%s prints every Region with its own service names', (format) => {
    for (const { region, context } of REGIONS) {
      const text = exportPlan(format, context);
      expect(text).toContain(serviceName('ecr.api', region, 'Interface'));
      expect(text).toContain(serviceName('ecs-agent', region, 'Interface'));
      expect(text).toContain(`"${serviceName('s3', region, 'Gateway')}"`.slice(1, -1));
      expect(text).toContain(`prod-${region}-starport-layer-bucket`);
    }
  });

  test.each(EXPORT_FORMATS)('%s prints whatever the answers are', (format) => {
    for (const context of DRAWN) expect(exportPlan(format, context)).not.toMatch(/undefined|\[object |NaN/);
  });
});
