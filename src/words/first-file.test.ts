import { afterAll, expect, test, vi } from 'vitest';

afterAll(() => {
  vi.doUnmock('../core/services.ts');
  vi.resetModules();
});

/** The wizard's first file holds the rules, and few names of services: a rule that needs one while it loads ends the page. */
test('the rules load before the words of the services are there', async () => {
  vi.resetModules();
  vi.doMock('../core/services.ts', async (original) => {
    const services = await original<typeof import('../core/services.ts')>();
    return {
      ...services,
      serviceOf: (id: Parameters<typeof services.serviceOf>[0]) => {
        const { name: _, cites: __, ...rest } = services.serviceOf(id);
        return rest;
      },
    };
  });
  const { RULES } = await import('../core/rules/index.ts');
  expect(RULES.length).toBeGreaterThan(100);
});
