/** What the tests of the panels share: a page that may neither complain nor call anybody, and ways to a panel. */
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

export interface Complaints {
  /** Messages that this test causes on purpose. */
  readonly expected: RegExp[];
}

export const test = base.extend<{ complaints: Complaints }>({
  // Requests that the service worker answers could not be failed on purpose.
  serviceWorkers: 'block',
  complaints: [
    async ({ page, baseURL }, use) => {
      const expected: RegExp[] = [/Service Worker registration blocked by Playwright/];
      const heard: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
      });
      page.on('pageerror', (error) => heard.push(error.message));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? '') && !/^(?:blob|data):/.test(url)) heard.push(`called ${url}`);
      });
      await use({ expected });
      expect(heard.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** A plan with every kind of policy: planned, full access, of unknown callers. */
export const PLAN =
  'v=1&region=eu-west-1&launchType=FARGATE&secretSources=secretsmanager,ssm&ecsExec=true&applicationServices=sqs';

export async function openPage(page: Page, name: RegExp, fragment = PLAN): Promise<void> {
  await page.goto(`./#${fragment}`);
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Everything in the light theme; in the dark one what differs: the contrasts. */
export async function expectNoViolations(page: Page, include: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page }).include(include);
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules('color-contrast')).analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      colorScheme,
      where: nodes.map(({ target, failureSummary }) => [target, failureSummary]),
    }));
    expect(found).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Nothing is wider than the screen: no sideways scrolling on a phone. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess).toBeLessThanOrEqual(0);
}
