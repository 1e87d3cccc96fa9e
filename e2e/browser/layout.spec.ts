/** What people saw that was out of place: order, alignment, what is in sight, what has a name. Measured, not pictured. */
import type { Locator, Page } from '@playwright/test';
import {
  copiedText,
  emulate,
  expect,
  expectAlive,
  goToStep,
  hold,
  pasteText,
  showPart,
  test,
  unfold,
} from './page.ts';

const edges = (locator: Locator) =>
  locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  });

test('the start page is calm: sources are behind signs, endpoints are headings, no reason stands twice', async ({
  page,
}) => {
  await page.goto('./#v=1&launchType=EC2&at=start');
  await expectAlive(page);
  const questions = page.locator('.questions').first();
  await expect(questions.getByRole('link', { name: /opens a new tab/ })).toHaveCount(0);
  await questions.locator('summary').first().click();
  await expect(questions.getByRole('link', { name: /opens a new tab/ }).first()).toBeVisible();
  const endpoints = page.locator('.plan .endpoint');
  await expect(page.locator('.plan').getByRole('heading', { level: 3, name: /^ecs-agent/ })).toBeVisible();
  const reasons = await endpoints.locator('.endpoint-why').allTextContents();
  const own = reasons.filter((text) => !text.startsWith('For the same reason as'));
  expect(new Set(own).size).toBe(own.length);
  await unfold(page, 'The VPC has an internet gateway');
  await expect(page.getByRole('switch', { name: 'The VPC has an internet gateway' })).toBeVisible();
});

test('the plan beside the questions begins anew with each step, and its head stays below the bar @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&launchType=EC2&at=start');
  await expectAlive(page);
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page.locator('.last-change')).toContainText('added secretsmanager');
  const body = page.locator('.plan-body');
  await body.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const [bar, plan] = [await edges(page.locator('.top')), await edges(page.locator('.plan'))];
  expect(plan.top).toBeGreaterThanOrEqual(bar.bottom);
  await goToStep(page, 'Network');
  await expect.poll(() => body.evaluate((element) => element.scrollTop)).toBe(0);
  await expect(page.locator('.last-change')).toHaveText('');
});

test('columns are aligned on a wide screen, and forced colours keep keys and outlines @ci', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await page.goto('./#v=1&at=answers');
  const heads = page.locator('.answers-head');
  const [head, change] = [await edges(heads.first()), await edges(heads.first().getByRole('button'))];
  const [brand, step] = [
    await edges(page.locator('.brand svg')),
    await edges(page.locator('.steps [data-page=start] span').first()),
  ];
  expect(Math.abs(brand.left - step.left)).toBeLessThanOrEqual(4);
  expect(Math.abs(change.right - 4 - head.right)).toBeLessThanOrEqual(1);
  await emulate(page, { forcedColors: 'active' });
  const current = page.locator('.steps [aria-current]');
  await expect(current).toHaveCSS('outline-offset', '-2px');
  const line = (tab: string) =>
    page.locator(`[data-part=${tab}]`).evaluate((one) => getComputedStyle(one).borderBottomColor);
  expect(await line('answers')).not.toBe(await line('notes'));
  await showPart(page, 'endpoints');
  const key = page.locator('.picture figcaption .key-interface');
  await expect
    .poll(() => key.evaluate((element) => getComputedStyle(element, '::before').forcedColorAdjust))
    .toBe('none');
});

test('what wraps in a call of the check stands below the call, on a phone below the outcome @ci', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await pasteText(page, JSON.stringify({ VpcEndpoints: [] }));
  await page.getByRole('dialog').getByRole('button', { name: 'Check this VPC' }).click();
  await expect(page.locator('.call .call-what').first()).toBeVisible();
  for (const width of [900, 768, 640, 320]) {
    await page.setViewportSize({ width, height: 800 });
    // Of each call the left edges: the outcome, the words, what wrapped below them.
    const calls = await page.locator('.call > details > summary').evaluateAll((all) =>
      all.map((one) =>
        [...one.querySelectorAll('.badge, .call-what, code')].map((part) => {
          const { left, top } = part.getBoundingClientRect();
          return { left, top };
        }),
      ),
    );
    expect(calls.length).toBeGreaterThan(3);
    const wrapped = calls.flatMap(([, words, ...rest]) =>
      rest.filter(({ top }) => words && top > words.top + 12).map(({ left }) => left - (words?.left ?? 0)),
    );
    expect(wrapped.filter((by) => Math.abs(by) > 1)).toEqual([]);
    if (width < 900) expect(wrapped.length).toBeGreaterThan(0);
  }
});

test('what an answer added or took away moves no button under the thumb @phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./');
  await expectAlive(page);
  const bar = page.locator('.plan-bar');
  const before = await edges(bar);
  await page.getByRole('button', { name: 'A typical workload' }).click();
  await page.locator('[data-preset="fargate-isolated"]').click();
  await expect(bar.locator('.news')).toContainText('secretsmanager');
  expect(await edges(bar)).toEqual(before);
});

test('with a check the endpoints outside of the plan stand below the others, and the picture beside both @ci', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  const unneeded = {
    VpcEndpointId: 'vpce-0123456789abcdef0',
    VpcId: 'vpc-0123456789abcdef0',
    ServiceName: 'com.amazonaws.us-east-1.ecs-telemetry',
    VpcEndpointType: 'Interface',
    State: 'available',
    PrivateDnsEnabled: true,
    PolicyDocument: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
    SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    Groups: [{ GroupId: 'sg-0123456789abcdef0', GroupName: 'endpoints' }],
  };
  await pasteText(page, JSON.stringify({ VpcEndpoints: [unneeded] }));
  await page.getByRole('dialog').getByRole('button', { name: 'Check this VPC' }).click();
  await showPart(page, 'endpoints');
  const last = page.getByRole('heading', { name: 'Endpoints that exist and are not in the plan' });
  await expect(last).toBeVisible();
  const list = await edges(page.locator('main .endpoints').first());
  const [others, picture] = [await edges(last), await edges(page.locator('main .picture'))];
  expect(others.left).toBe(list.left);
  expect(others.top).toBeGreaterThanOrEqual(list.bottom);
  expect(picture.left).toBeGreaterThan(list.right);
  expect(Math.abs(picture.top - list.top)).toBeLessThan(40);
});

test('what is assumed has its place in the result before it is known, and moves nothing when it is @ci', async ({
  page,
}) => {
  // The browser has no idle time until it is released: that is when the assumptions are weighed.
  await page.addInitScript(() => {
    const ownIdle = requestIdleCallback;
    const held: Parameters<typeof ownIdle>[] = [];
    globalThis.requestIdleCallback = (...call) => held.push(call);
    Object.assign(globalThis, {
      release: () => {
        globalThis.requestIdleCallback = ownIdle;
        for (const call of held) ownIdle(...call);
      },
    });
  });
  await page.goto('./');
  await expectAlive(page);
  await goToStep(page, 'Review and export');
  const place = page.locator('main .deciding');
  await expect(place).toHaveText('Looking at what is assumed …');
  const tabs = page.locator('.local-tabs');
  const before = await edges(tabs);
  await page.evaluate(() => Reflect.get(globalThis, 'release')());
  await expect(place).toContainText('decide this plan');
  expect(await edges(tabs)).toEqual(before);
});

/** Where each thing stands that is in sight and is no part that is being loaded. */
const inSight = (page: Page) =>
  page.evaluate(() => {
    const seen = [
      ...document.querySelectorAll('header, nav, main, main :is(h1, h2, section), .page-end, footer'),
    ];
    const rest = seen.filter((one) => one.querySelector('.loading') === null);
    const known = rest.flatMap((one) => {
      const { top, height } = one.getBoundingClientRect();
      return height > 0 && top < innerHeight ? [{ one, top }] : [];
    });
    Object.assign(globalThis, { known });
    return known.length;
  });

/** Those of them that stand elsewhere by now. */
const moved = (page: Page) =>
  page.evaluate(() =>
    (Reflect.get(globalThis, 'known') as { one: Element; top: number }[]).flatMap(({ one, top }) => {
      const by = one.getBoundingClientRect().top - top;
      return Math.abs(by) < 1 ? [] : [`${one.localName}.${one.className} by ${by}`];
    }),
  );

test('a part of the page that is being loaded moves nothing in sight when it arrives @mobile', async ({
  page,
}) => {
  const held = new Map<string, () => void>();
  for (const file of [
    'PolicyPanel',
    'ReviewPage',
    'ExportPanel',
    'CheckPanel',
    'ComparePanel',
    'DesignsPanel',
  ])
    held.set(file, await hold(page, new RegExp(`${file}-`)));
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await expectAlive(page);
  const loading = page.locator('main .loading');
  const arrives = async (file: string) => {
    await expect(loading).toHaveCount(1);
    expect(await inSight(page)).toBeGreaterThan(1);
    held.get(file)?.();
    await expect(loading).toHaveCount(0);
    expect(await moved(page)).toEqual([]);
  };
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Policies' }).click();
  await arrives('PolicyPanel');
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: 'Review and export' })
    .click();
  await arrives('ReviewPage');
  for (const [part, file] of [
    ['export', 'ExportPanel'],
    ['check', 'CheckPanel'],
    ['compare', 'ComparePanel'],
    ['designs', 'DesignsPanel'],
  ] as const) {
    await showPart(page, part);
    await arrives(file);
  }
});

test('a price that is not confirmed is a range with its mark, and the mark is explained', async ({
  page,
}) => {
  await page.goto('./#v=1&region=mx-central-1');
  await expect(page.locator('.cost tbody td').first()).toHaveText(/^\$[\d.]+ to \$[\d.]+\*$/);
  await expect(page.locator('.cost .sum td').first()).toHaveText(/^\$[\d.]+ to \$[\d.]+\*$/);
  await expect(page.locator('.break-even')).toContainText('This is by the prices marked *.');
  await expect(page.locator('.cost')).toContainText('the prices marked * are not confirmed');
});

test('a price that is not confirmed is about so much in the list, as in the sum @ci', async ({ page }) => {
  await page.goto('./#v=1&region=mx-central-1&at=endpoints');
  const price = page.locator('main .endpoint[data-service="ecr.api"] .endpoint-cost');
  await expect(price).toHaveText(/^about \$[\d.]+$/);
  const excess = await price.evaluate((element) => {
    const right = (of: Element | null) => of?.getBoundingClientRect().right ?? 0;
    return Math.max(
      element.scrollWidth - element.clientWidth,
      right(element) - right(element.closest('.endpoints')),
    );
  });
  // Less than a pixel: edges are fractions in Firefox.
  expect(excess).toBeLessThan(1);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(': about $');
});

test('beside a short list stands the picture, and the cost below both; beside a long one, the cost too @ci', async ({
  page,
}) => {
  const boxes = async () => ({
    list: await edges(page.locator('main .endpoints').first()),
    picture: await edges(page.locator('main .picture')),
    cost: await edges(page.locator('main .costs')),
  });
  await page.goto('./#v=1&at=endpoints');
  await expect(page.locator('main .costs table')).toBeVisible();
  const short = await boxes();
  expect(short.picture.left).toBeGreaterThan(short.list.right);
  expect(short.cost.top).toBeGreaterThanOrEqual(Math.max(short.list.bottom, short.picture.bottom));
  expect(short.cost.left).toBe(short.list.left);
  await page.goto('about:blank');
  await page.goto('./#v=1&at=endpoints&ecsExec=true&applicationServices=sts,dynamodb,sqs,sns,events,kms');
  await expect(page.locator('main .costs table')).toBeVisible();
  const long = await boxes();
  expect(long.cost.left).toBe(long.picture.left);
  expect(long.cost.top).toBeLessThan(long.list.bottom);
});

test('no name breaks at its hyphen, and none is wider than its place, on a phone either @mobile', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./#v=1&region=eu-west-1&at=notes&launchType=EC2&serviceConnect=true&egress=none');
  await expect(page.locator('main .notes')).toBeVisible();
  await page.locator('main .notes details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  const names = page.locator('main .notes :is(.name, .long-name)');
  const lines = await names.evaluateAll((all) =>
    all.map((name) => [name.className, name.textContent, name.getClientRects().length]),
  );
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter(([, , boxesOfName]) => boxesOfName !== 1)).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});

test('on a phone the steps stay in sight, and a chosen tab is brought into sight @phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./#v=1&at=start');
  await expectAlive(page);
  await page.evaluate(() => scrollTo(0, 900));
  await expect(page.locator('.steps [data-page=start]')).toBeInViewport({ ratio: 1 });
  await page.goto('./#v=1&at=answers');
  await expect(page.locator('[data-part=answers]')).toBeInViewport({ ratio: 1 });
  const shade = await page.locator('.local-tabs').evaluate((tabs) => getComputedStyle(tabs).backgroundImage);
  expect(shade.match(/gradient/g)).toHaveLength(4);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('no button of the start lies over a text, on a phone either @phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./');
  const confirms = page.locator('.asked .confirm');
  await expect(confirms.first()).toBeVisible();
  expect(await confirms.count()).toBeGreaterThan(4);
  const covered = await confirms.evaluateAll((all) =>
    all.flatMap((confirm) => {
      const own = confirm.getBoundingClientRect();
      const walker = document.createTreeWalker(confirm.parentElement ?? confirm, NodeFilter.SHOW_TEXT);
      const under: string[] = [];
      while (walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const isUnder = [...range.getClientRects()].some(
          ({ left, right, top, bottom, width }) =>
            width > 1 && left < own.right && right > own.left && top < own.bottom - 4 && bottom > own.top + 4,
        );
        if (isUnder && !confirm.contains(walker.currentNode))
          under.push(walker.currentNode.textContent ?? '');
      }
      return under;
    }),
  );
  expect(covered).toEqual([]);
});

test('on a phone a wrong press can be undone, and typical workloads open under their tile @phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./');
  await expectAlive(page);
  const ways = page.getByRole('region', { name: 'Start from what you have' });
  await ways.getByRole('button', { name: 'A typical workload' }).click();
  const preset = page.locator('[data-preset]').first();
  await expect(preset).toBeVisible();
  const tops = await ways
    .locator('.way, [data-preset]')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(tops.length).toBeGreaterThan(5);
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  await page.keyboard.press('Tab');
  await expect(preset).toBeFocused();
  await preset.click();
  await expect(page.locator('.endpoint[data-service=secretsmanager]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
  await expect(page.locator('.endpoint[data-service=secretsmanager]')).toHaveCount(0);
  // Everything in the head has room beside the others.
  const gaps = await page.locator('.top :is(button, .theme)').evaluateAll((all) => {
    const boxes = all.map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0);
    return boxes.map(({ right }, at) => (boxes[at + 1]?.left ?? innerWidth) - right);
  });
  expect(gaps.length).toBe(6);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
});

test('every button of the head keeps its icon under the pointer, whatever the colours @ci', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await page.getByRole('checkbox', { name: /Parameter Store/ }).check();
  await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
  const buttons = page.locator('.top-actions .button:not([aria-disabled])');
  // Undo, Redo, search, colours, the check, sharing.
  await expect(buttons).toHaveCount(6);
  for (const colorScheme of ['light', 'dark'] as const) {
    await emulate(page, { colorScheme });
    for (const button of await buttons.all()) {
      await page.mouse.move(0, 300);
      const colour = await button.evaluate((one) => getComputedStyle(one).color);
      await button.hover();
      await expect(button).toHaveCSS('background-color', 'rgb(35, 43, 55)');
      await expect(button).toHaveCSS('color', colour);
    }
  }
});

test('how to run a file is no wider than a phone, whatever its command @phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./#v=1&at=export');
  await page.getByText('How to run it').click();
  await expect(page.locator('.export-run .command')).toContainText('aws cloudformation deploy');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('a long dialog scrolls between its head and its buttons @phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./');
  await expectAlive(page);
  await pasteText(page, 'CannotPullContainerError: pull access denied for nginx, repository does not exist');
  await expect(page.locator('.cause').first()).toBeVisible();
  const [dialog, head, buttons] = [
    await edges(page.locator('dialog')),
    await edges(page.locator('.dialog-head')),
    await edges(page.locator('.dialog-actions')),
  ];
  expect(head).toMatchObject({ left: dialog.left, right: dialog.right, top: dialog.top });
  expect(buttons.bottom).toBeCloseTo(dialog.bottom, 0);
  const body = page.locator('.dialog-body');
  await body.hover();
  await page.mouse.wheel(0, 200);
  await expect.poll(() => body.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  expect(await edges(page.locator('.dialog-head'))).toEqual(head);
});

test('after a turn of the screen the step and the part that are open are still in sight', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('./#v=1&at=compare');
  await expect(page.getByRole('heading', { name: 'Compare two plans' })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  for (const line of ['.steps', '.local-tabs']) {
    const open = page.locator(`${line} [aria-current]`);
    await expect
      .poll(async () => {
        const { left, right } = await edges(open);
        return left >= 0 && right <= 390;
      })
      .toBe(true);
  }
});

test('on a very wide screen lines of text end before the eye loses them @ci', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await page.goto('./#v=1&launchType=EC2&internetGateway=true&egress=nat-gateway&vpcInUse=true&at=notes');
  await expect(page.locator('.spared p').first()).toBeVisible();
  const widest = () =>
    page
      .locator('main :is(.alert-body, .spared) p')
      .evaluateAll((all) => Math.max(0, ...all.map((one) => one.getBoundingClientRect().width)));
  expect(await widest()).toBeGreaterThan(300);
  expect(await widest()).toBeLessThanOrEqual(900);
});

test('on a phone no standing stands on a line of its own, and the id of a Region is not cut off @phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./#v=1&region=sa-east-1&at=network');
  await expectAlive(page);
  const lines = await page.locator('.question:has(> .standing)').evaluateAll((all) =>
    all.map((question) => {
      const [standing] = question.querySelector('.standing')?.getClientRects() ?? [];
      const [help] = question.querySelector('.help > span')?.getClientRects() ?? [];
      return Math.abs((standing?.bottom ?? 0) - (help?.bottom ?? 1e6));
    }),
  );
  expect(lines.length).toBeGreaterThan(4);
  expect(Math.max(...lines)).toBeLessThan(4);
  const region = page.getByRole('combobox', { name: 'Region', exact: true });
  await expect(region).toHaveValue(/sa-east-1$/);
  const excess = await region.evaluate((field) => field.scrollWidth - field.clientWidth);
  expect(excess).toBeLessThanOrEqual(0);
});

test('what was undone is said in one breath on a phone, and a row that is like another one says why @phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./#v=1&launchType=EC2&at=start');
  await expectAlive(page);
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await page.keyboard.press('ControlOrMeta+z');
  const toast = page.locator('.toast');
  await expect(toast).toContainText('Undone: Secrets come from');
  const { left, right, top, bottom } = await edges(toast);
  expect(right - left).toBeGreaterThan(240);
  expect(bottom - top).toBeLessThan(64);
  const same = page.locator('.endpoint-why', { hasText: 'For the same reason as monitoring' }).first();
  await expect(same).toContainText('For the same reason as monitoring. Only if you use them');
});

test('boxes to tick are hollow in the dark, where the plan stands off the page, and stay the browser’s own under forced colours @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&at=start');
  await emulate(page, { colorScheme: 'dark' });
  const [ground, plan] = await Promise.all(
    ['body', '.plan'].map((part) =>
      page.locator(part).evaluate((element) => getComputedStyle(element).backgroundColor),
    ),
  );
  expect(plan).not.toBe(ground);
  const box = page.getByRole('checkbox', { name: 'AWS Secrets Manager' });
  const surface = await page
    .locator('.tile', { has: box })
    .evaluate((tile) => getComputedStyle(tile).backgroundColor);
  await expect(box).toHaveCSS('background-color', surface);
  await box.check();
  await expect(box).not.toHaveCSS('background-color', surface);
  await emulate(page, { forcedColors: 'active' });
  await expect(box).toHaveCSS('appearance', 'auto');
});

test('in a window that is not high, no bar stays in sight over what is read', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 450 });
  await page.goto('./#v=1&launchType=EC2&at=endpoints');
  await expectAlive(page);
  for (const bar of ['.top', '.steps', '.local-tabs'])
    await expect(page.locator(bar)).toHaveCSS('position', 'static');
});

test('commands of many lines are cut on the screen, shown on request, and copied whole @ci', async ({
  page,
}) => {
  await page.goto('./#v=1&launchType=EC2&secretSources=secretsmanager&at=steps');
  const created = page.locator('[data-step]').filter({ hasText: 'Create the endpoints' });
  const text = created.locator('pre');
  const height = async () => (await text.boundingBox())?.height ?? 0;
  await expect(created.getByRole('button', { name: /^Show all \d+ lines$/ })).toBeVisible();
  expect(await height()).toBeLessThanOrEqual(500);
  await created.getByRole('button', { name: /^Copy the commands/ }).click();
  await expect.poll(() => copiedText(page)).toContain('describe-vpc-endpoints');
  await created.getByRole('button', { name: /^Show all/ }).click();
  expect(await height()).toBeGreaterThan(500);
  await created.getByRole('button', { name: 'Show less' }).click();
  expect(await height()).toBeLessThanOrEqual(500);
  await emulate(page, { media: 'print' });
  await expect.poll(height).toBeGreaterThan(500);
});
