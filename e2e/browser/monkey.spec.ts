/**
 * A monkey at the keyboard: clicks, keys, pastes, back, forward, reload, and without the network; seeded so that what it
 * finds can be found again. MONKEY_SECONDS makes it patient, MONKEY_SEED makes it another one.
 */
import { expect, pasteText, test } from './page.ts';

const PATIENCE = process.env['MONKEY_SECONDS'];
const SECONDS = Number(PATIENCE ?? 0);
const SEED = Number(process.env['MONKEY_SEED'] ?? 1);

/** As much as an impatient one does: the same on every machine, so that it is the same walk. */
const ACTIONS = 40;

/** mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TEXTS = [
  'ireland',
  'vpc-0a1b2c3d',
  'my-vpc',
  '9',
  '{"containerDefinitions":[{"name":"a","image":"nginx"}]}',
  'ResourceInitializationError: unable to pull secrets or registry auth: dial tcp 10.0.0.1:443: i/o timeout',
  '{"VpcEndpoints":[]}',
  'v=1&launchType=EC2',
  '<b>"\'&',
  '\u{1f600}',
];
const KEYS = [
  'Tab',
  'Shift+Tab',
  'Enter',
  'Escape',
  'ArrowDown',
  'ArrowUp',
  'Space',
  'Control+z',
  'Control+k',
  '/',
  '?',
];
/** What leaves the page or the browser is no monkey business. */
const CONTROLS =
  'button:not([disabled]), summary, select, input:not([type=file]), textarea, [role=option], [data-tile]';

/** Browsers say so of every file that they ask for without the network. */
const WITHOUT_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|FetchEvent/;

/** What does not come within this time, in milliseconds, is let be. */
const SHORT = { timeout: 400 };

// Only a patient one waits until the service worker has its files, and can go without the network.
test.use({ serviceWorkers: PATIENCE ? 'allow' : 'block' });

test('a monkey finds no error, loses no plan and reaches no other site @ci', async ({
  page,
  context,
  baseURL,
  complaints,
}, { repeatEachIndex }) => {
  test.setTimeout((SECONDS + 180) * 1000);
  const next = random(SEED + repeatEachIndex);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  await page.addInitScript(() => {
    window.print = () => undefined;
    window.open = () => null;
  });
  await page.goto('./');
  const done: string[] = [];
  const chosen = (items: readonly string[]): string => {
    const item = pick(items);
    done.push(`${done.pop()} ${item}`);
    return item;
  };
  let isOffline = false;
  const end = Date.now() + SECONDS * 1000;
  const actions: readonly (readonly [weight: number, name: string, act: () => Promise<unknown>])[] = [
    [
      60,
      'click',
      async () => {
        const inside = (await page.locator('dialog[open]').count()) > 0 ? 'dialog[open] ' : '';
        const found = page.locator(
          CONTROLS.split(', ')
            .map((selector) => inside + selector)
            .join(', '),
        );
        const count = await found.count();
        if (count === 0) return;
        const one = found.nth(Math.floor(next() * count));
        // It may be gone by now, and nobody would wait for it.
        const html = await one.evaluate((element) => element.outerHTML.slice(0, 90), undefined, SHORT);
        done.push(`click ${html}`);
        await one.click({ ...SHORT, noWaitAfter: true });
      },
    ],
    [20, 'key', () => page.keyboard.press(chosen(KEYS))],
    [5, 'type', () => page.keyboard.type(chosen(TEXTS))],
    [5, 'paste', () => pasteText(page, chosen(TEXTS))],
    [3, 'back', () => page.evaluate(() => history.back())],
    [2, 'forward', () => page.evaluate(() => history.forward())],
    [1, 'reload', () => page.reload({ timeout: 10_000 })],
    [
      1,
      'network off or on',
      async () => {
        // Before the service worker has its files there is nothing to work with.
        const isKept = await page.evaluate(() => navigator.serviceWorker.controller !== null);
        isOffline = isKept && !isOffline;
        await context.setOffline(isOffline);
      },
    ],
  ];
  const total = actions.reduce((sum, [weight]) => sum + weight, 0);
  for (let count = 0; PATIENCE ? Date.now() < end : count < ACTIONS; count += 1) {
    let at = next() * total;
    const [, name, act] = actions.find(([weight]) => {
      at -= weight;
      return at < 0;
    }) ?? [0, 'none', async () => undefined];
    if (name !== 'click') done.push(name);
    await act().catch(() => undefined);
    // Another way may be under way: the next round looks again.
    if (!page.url().startsWith(baseURL ?? '')) await page.goto('./').catch(() => undefined);
  }
  await context.setOffline(false);
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !WITHOUT_NETWORK.test(text)));
  const last = done.slice(-12).join('\n');
  await expect(page.getByText('cannot be shown'), last).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // The address follows the plan after a moment, and before the page goes.
  const before = await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide'));
    return location.hash;
  });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 }), last).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash), last).toBe(before);
});
