/** No key, click or character is lost: with real keys and a real pointer. */
import type { Page } from '@playwright/test';
import { dropFile, expect, expectAlive, hold, pasteText, slowDown, test, unfold } from './page.ts';

const region = (page: Page) => page.getByRole('combobox', { name: 'Region' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Region' });

async function openAlive(page: Page, path = './'): Promise<void> {
  await page.goto(path);
  await expectAlive(page);
}

for (const [delay, when] of [
  [0, '@firefox'],
  [60, '@firefox @ci'],
] as const) {
  test(`what is typed every ${delay} ms into the pressed Region field stays whole, and Enter takes the match ${when}`, async ({
    page,
  }) => {
    await openAlive(page);
    for (const [typed, id] of [
      ['ireland', 'eu-west-1'],
      ['frankf', 'eu-central-1'],
      ['eu-west-1', 'eu-west-1'],
      ['Asia Pacific (Tokyo)', 'ap-northeast-1'],
    ] as const) {
      await region(page).click();
      await page.keyboard.type(typed, { delay });
      await expect(region(page)).toHaveValue(typed);
      await page.keyboard.press('Enter');
      await expect(region(page)).toHaveValue(new RegExp(`${id}$`));
      await expect(list(page)).toHaveCount(0);
    }
  });
}

test('the Region field reached by Tab is replaced by what is typed, and arrows choose @firefox', async ({
  page,
}) => {
  await openAlive(page);
  await region(page).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(region(page)).toBeFocused();
  await page.keyboard.type('asia');
  await expect(region(page)).toHaveValue('asia');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const first = await list(page).getByRole('option').first().locator('code').textContent();
  await page.keyboard.press('Enter');
  await expect(region(page)).toHaveValue(new RegExp(`${first}$`));
});

test('what fits several Regions stays in the field with a word about it, and Escape takes it back @firefox', async ({
  page,
}) => {
  await openAlive(page);
  await region(page).click();
  await page.keyboard.type('europe');
  await page.keyboard.press('Tab');
  await expect(region(page)).toHaveValue('europe');
  await expect(
    page.getByText(/“europe” fits \d+ options: choose one\. Until then .*us-east-1 is used/),
  ).toBeVisible();
  await region(page).click();
  await page.keyboard.press('Escape');
  await expect(region(page)).toHaveValue(/us-east-1$/);
  // The one that Enter would take is named to those who do not see it.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('ireland');
  await expect(page.locator('#status')).toHaveText(/^1 option: .*eu-west-1$/);
});

test('the list of Regions stays open near the top of the window, by button and by typing @mobile', async ({
  page,
}) => {
  await openAlive(page);
  for (const [top, typed, id] of [
    [80, 'frank', 'eu-central-1'],
    [60, 'ireland', 'eu-west-1'],
    [35, 'tokyo', 'ap-northeast-1'],
    [4, 'london', 'eu-west-2'],
  ] as const) {
    await region(page).evaluate(
      (field, y) => scrollBy({ top: field.getBoundingClientRect().top - y, behavior: 'instant' }),
      top,
    );
    const box = await region(page).boundingBox();
    if (!box) throw new Error('no field');
    const [x, y] = [box.x + box.width - 12, box.y + box.height - 4];
    // What the bars at the top cover nobody can press.
    const isInSight = await page.evaluate(
      (at) => Boolean(document.elementFromPoint(at.x, at.y)?.closest('[data-question=region]')),
      { x, y },
    );
    if (isInSight) {
      await page.mouse.click(x, y);
      await expect(list(page)).toBeVisible();
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      await expect(list(page)).toBeVisible();
      await page.keyboard.press('Escape');
    }
    await region(page).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(typed);
    await expect(region(page)).toHaveValue(typed);
    await expect(list(page)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(region(page)).toHaveValue(new RegExp(`${id}$`));
  }
});

test('the first Tab reaches the skip link, long after the page has loaded @firefox', async ({ page }) => {
  await openAlive(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the questions' })).toBeFocused();
});

test('the first Tab reaches the skip link of a link that was opened @ci', async ({ page }) => {
  await page.goto('./#v=1&launchType=EC2');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.endpoint').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the questions' })).toBeFocused();
});

test('what is typed while the search is still opening is in its field, every letter of it', async ({
  page,
}) => {
  await openAlive(page);
  // Slow, so that the keys overtake the dialog at each of its steps.
  await slowDown(page);
  await page.keyboard.press('/');
  await page.keyboard.type('why secretsmanager and no logs?');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('why secretsmanager and no logs?');
});

/** The page as it is sent, while its scripts are still on the way; the result lets them arrive. */
async function openHeld(page: Page): Promise<() => void> {
  const release = await hold(page, /assets\/.*\.js$/);
  await page.goto('./', { waitUntil: 'commit' });
  return release;
}

test('answers given before the scripts have run are taken up', async ({ page }) => {
  const release = await openHeld(page);
  await page.getByRole('radio', { name: 'Amazon EC2' }).click();
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).click();
  await page.getByRole('combobox', { name: 'Colours' }).press('d');
  release();
  await expect(page.locator('.endpoint[data-service="ecs-agent"]')).toBeVisible();
  await expect(page.locator('.endpoint[data-service="secretsmanager"]')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Amazon EC2' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'AWS Secrets Manager' })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveValue('dark');
});

test('a button pressed before the scripts have run does its work when they have', async ({ page }) => {
  const release = await openHeld(page);
  await page.getByRole('button', { name: 'Next: Network' }).click();
  release();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Network');
});

test('keys pressed before the scripts have run undo, open the search and are its text @firefox', async ({
  page,
}) => {
  const release = await openHeld(page);
  await page.getByRole('radio', { name: 'Amazon EC2' }).click();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('/');
  await page.keyboard.type('why logs');
  release();
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('why logs');
  await page.keyboard.press('Escape');
  await expect(page.locator('.toast')).toContainText('Undone: Launch type');
  await expect(page.getByRole('radio', { name: 'AWS Fargate' })).toBeChecked();
});

test('what is dropped or pasted before the scripts have run is read when they have', async ({ page }) => {
  const release = await openHeld(page);
  // Not prevented, a drop would leave the page for the file.
  await dropFile(
    page.getByRole('main'),
    'task.json',
    '{"containerDefinitions":[{"name":"a","image":"nginx"}]}',
  );
  await pasteText(page, 'dial tcp 10.0.0.1:443: i/o timeout');
  release();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Remove task.json' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Remove pasted text' })).toBeVisible();
});

test('a press on the answer that is assumed and chosen states it, arrows and Tab alone do not, and Undo takes it back', async ({
  page,
}) => {
  await openAlive(page);
  const question = (id: string) => page.locator(`[data-question=${id}]`);
  const assumed = (id: string) => question(id).getByText('assumed', { exact: true });
  const undo = page.getByRole('button', { name: 'Undo' });
  // To pass by, and to look at the list, says nothing.
  await region(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(undo).toBeDisabled();

  await page.getByRole('radio', { name: 'AWS Fargate' }).click();
  await expect(assumed('launchType')).toHaveCount(0);
  await expect(page).toHaveURL(/launchType=FARGATE/);
  // Once is enough: the second press leaves nothing to undo.
  await page.getByRole('radio', { name: 'AWS Fargate' }).click();
  await undo.click();
  await expect(assumed('launchType')).toBeVisible();
  await expect(page).not.toHaveURL(/launchType/);
  await expect(undo).toBeDisabled();

  await unfold(page, 'How the task subnets reach the internet');
  for (const key of ['Space', 'Enter']) {
    await page.getByRole('radio', { name: 'No internet access' }).press(key);
    await expect(assumed('egress')).toHaveCount(0);
    await expect(page).toHaveURL(/egress=none/);
    await page.keyboard.press('Control+z');
    await expect(assumed('egress')).toBeVisible();
    await expect(undo).toBeDisabled();
  }

  const ways: readonly (() => Promise<void>)[] = [
    () => region(page).press('Enter'),
    async () => {
      await region(page).press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    async () => {
      await region(page).click();
      await page.keyboard.type('us-east-1');
      await page.keyboard.press('Tab');
    },
    async () => {
      await question('region').getByRole('button', { name: 'Show all options' }).click();
      await list(page).getByRole('option', { selected: true }).click();
    },
  ];
  for (const choose of ways) {
    await choose();
    await expect(assumed('region')).toHaveCount(0);
    await expect(page).toHaveURL(/region=us-east-1/);
    await undo.click();
    await expect(assumed('region')).toBeVisible();
    await expect(undo).toBeDisabled();
  }
});

test('a press on the chosen answer before the scripts have run states it', async ({ page }) => {
  const release = await openHeld(page);
  await page.getByRole('radio', { name: 'Amazon EC2' }).click();
  await page.getByRole('radio', { name: 'AWS Fargate' }).click();
  await unfold(page, 'How the task subnets reach the internet');
  await page.getByRole('radio', { name: 'No internet access' }).press('Space');
  release();
  await expect(page).toHaveURL(/egress=none/);
  await expect(page).toHaveURL(/launchType=FARGATE/);
  await expect(page.getByRole('radio', { name: 'AWS Fargate' })).toBeChecked();
});
