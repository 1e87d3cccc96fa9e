/** What the tests of the panels share: a page that stays clean but for what a test provokes, and ways to a panel. */
import { test as base, expect, type Page } from '@playwright/test';
import { watch } from './page.ts';

export { expect };

interface Provoked {
  /** Complaints that the test causes on purpose. */
  readonly provoked: RegExp[];
}

export const test = base.extend<Provoked>({
  provoked: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      const provoked: RegExp[] = [];
      await watch(page, new URL(baseURL ?? '').origin, complaints);
      await use(provoked);
      expect(complaints.filter((text) => !provoked.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** A plan with every kind of policy: planned, full access, of unknown callers. */
export const PLAN =
  'v=1&region=eu-west-1&launchType=FARGATE&secretSources=secretsmanager,ssm&ecsExec=true&applicationServices=sqs';

export async function openPage(page: Page, name: RegExp, fragment = PLAN): Promise<void> {
  await page.goto(`./#${fragment}`);
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  if (name.test('Review')) await page.locator('[data-part=export]').click();
}

/** Nothing of a panel is wider than its place: no sideways scrolling, and nothing cut off, on a phone. */
export async function expectToFit(page: Page, panel: string): Promise<void> {
  const excess = await page.locator(panel).evaluate((element) => {
    const boxes = [...element.querySelectorAll('*')].filter(
      (part) => !part.closest('pre, [role=tablist], .sr-only'),
    );
    const { scrollWidth } = document.documentElement;
    return Math.max(
      scrollWidth - innerWidth,
      ...boxes.map((part) => part.getBoundingClientRect().right - innerWidth),
    );
  });
  expect(excess).toBeLessThanOrEqual(0);
}
