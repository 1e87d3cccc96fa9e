import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './axe.ts';
import { copiedText, emulate, pasteText, typeOver } from './page.ts';
import { expect, expectToFit, openPage, test } from './panel-page.ts';

const panel = (page: Page) => page.locator('.policies');
const editor = (page: Page) => page.frameLocator('.policy-stage:not(.waiting) iframe');
const problems = (page: Page) => panel(page).locator('.policy-problems');
const done = (page: Page) => panel(page).getByRole('button', { name: 'Done' });
const pick = (page: Page, service: string) =>
  panel(page).getByLabel('Policy of the endpoint', { exact: true }).selectOption(service);

async function openEditor(page: Page, service: string): Promise<void> {
  await openPage(page, /Policies/);
  await pick(page, service);
  await panel(page)
    .getByRole('button', { name: /Edit policy|Write a policy/ })
    .click();
  await expect(editor(page).locator('.view-line').first()).toBeVisible();
}

/** Replaces the text as people do: everything is selected, and another text is pasted over it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.policy-stage:not(.waiting) iframe').focus();
  await page.keyboard.press('Control+a');
  await pasteText(page, text);
  // The clipboard answers when it likes; what is typed next must not overtake it.
  await expect(editor(page).locator('.view-lines')).toContainText(text.slice(-12));
}

const policy = (...actions: readonly string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: actions, Resource: '*' }],
  });

test('every line of a policy has its number, the last one too', async ({ page }) => {
  await openPage(page, /Policies/);
  await pick(page, 's3');
  const code = panel(page).locator('.code').first();
  await expect(code.locator('pre')).toContainText('Statement');
  const [text, numbers] = await code.evaluate((one) =>
    ['pre', '.code-numbers'].map((part) => one.querySelector(part)?.textContent ?? ''),
  );
  const lines = text?.trimEnd().split('\n').length;
  expect(lines).toBeGreaterThan(10);
  expect(numbers?.split('\n').at(-1)).toBe(String(lines));
});

test('an edited policy is checked while it is written, reaches exports and link, survives a reload and can be reset', async ({
  page,
}) => {
  await openEditor(page, 'ecr.api');
  await paste(page, policy('ecr:GetAuthorizationToken', 'ecr:Nonsense'));
  await expect(problems(page)).toContainText('IAM has no action "ecr:Nonsense"');
  await expect(problems(page)).toContainText('blocks ecr:BatchGetImage');
  await expect(editor(page).locator('.squiggly-warning').first()).toBeVisible();
  await expect(page).toHaveURL(/policy\.ecr\.api=/);
  await done(page).click();
  await expect(panel(page).getByRole('button', { name: 'Edit policy' })).toBeFocused();
  await page.reload();
  await pick(page, 'ecr.api');
  await expect(panel(page).locator('.policy-detail .code pre')).toContainText('ecr:Nonsense');
  await expect(panel(page).locator('.policy-detail')).toContainText('edited');

  await openReview(page);
  await page.locator('[data-part=export]').click();
  await expect(page.locator('.exports .code pre')).toContainText('ecr:Nonsense');
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /Policies/ })
    .click();
  await pick(page, 'ecr.api');
  await panel(page).getByRole('button', { name: 'Reset to the planned policy' }).click();
  await expect(panel(page).locator('.policy-detail .code pre')).not.toContainText('ecr:Nonsense');
  await expect(page).not.toHaveURL(/policy\.ecr\.api=/);
});

test('a text that is no policy is marked and held back, and the plan keeps the one before @ci', async ({
  page,
}) => {
  await openEditor(page, 's3');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x');
  await expect(problems(page)).toContainText('Nothing may follow the end.');
  await expect(editor(page).locator('.squiggly-error').first()).toBeVisible();
  await expect(panel(page)).toContainText('Not in the plan yet');
  await expect(page).not.toHaveURL(/policy\.s3=/);
  await paste(page, policy('s3:GetObject').replace('"*"', '{"AWS":"arn:aws:iam::123456789012:root"}'));
  await expect(problems(page)).toContainText('The Principal of a gateway endpoint policy must be "*"');
  await paste(page, policy('*').replace('"Effect"', `"Sid":"${'a'.repeat(21_000)}","Effect"`));
  await expect(problems(page)).toContainText('AWS accepts 20480');
});

test('the editor completes actions of the service, elements of a statement and condition keys @ci', async ({
  page,
}) => {
  await openEditor(page, 'logs');
  const suggestions = editor(page).locator('.suggest-widget.visible');
  await paste(
    page,
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Resource":"*","Action":["',
  );
  await page.keyboard.type('PutLogE');
  await expect(suggestions).toContainText('logs:PutLogEvents');
  await page.keyboard.press('Enter');
  await expect(editor(page).locator('.view-lines')).toContainText('"logs:PutLogEvents');

  await paste(page, '{"Version":"2012-10-17","Statement":[{"Condition":{"StringEquals":{"');
  await page.keyboard.type('aws:SourceVp');
  await expect(suggestions).toContainText('aws:SourceVpce');

  await paste(page, '{"Version":"2012-10-17","Statement":[{"');
  await page.keyboard.type('Eff');
  await expect(suggestions).toContainText('Effect');
});

test('nothing is lost or moved when somebody writes faster than the checks @ci', async ({ page }) => {
  await openEditor(page, 'logs');
  await paste(
    page,
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Sid":"',
  );
  const word = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);
  await page.keyboard.type(word);
  await page.keyboard.type('"}]}');
  await expect(editor(page).locator('.view-lines')).toContainText(word);
  await expect(page).toHaveURL(new RegExp(word));
});

test('by keyboard alone: into the editor, out of it with Escape, and with Tab after Ctrl+M @ci', async ({
  page,
}) => {
  await openPage(page, /Policies/);
  await pick(page, 'logs');
  await panel(page).getByRole('button', { name: 'Edit policy' }).focus();
  await page.keyboard.press('Enter');
  await expect(editor(page).locator('.monaco-editor.focused')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(done(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(editor(page).locator('.monaco-editor.focused')).toBeVisible();
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(editor(page).locator('.monaco-editor.focused')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME');
});

test('is loaded before the press when the pointer comes near, and has the focus after it @ci', async ({
  page,
}) => {
  await openPage(page, /Policies/);
  await panel(page).locator('.policy-detail').hover();
  const waiting = page.frameLocator('.policy-stage.waiting iframe');
  await expect(waiting.locator('.view-line .mtk1, .view-line [class*=mtk]').nth(5)).toBeAttached();
  await panel(page).getByRole('button', { name: 'Edit policy' }).click();
  await expect(editor(page).locator('.view-line').first()).toBeVisible();
  await expect(editor(page).locator('.monaco-editor.focused')).toBeVisible();
});

test('the editor follows the theme, and lets the wheel through where it has nothing to scroll @ci', async ({
  page,
}) => {
  await openEditor(page, 'logs');
  const scrolled = () => page.evaluate(() => scrollY);
  const before = await scrolled();
  await page.locator('.policy-stage:not(.waiting) iframe').hover();
  await page.mouse.wheel(0, 100);
  await expect.poll(scrolled).toBeGreaterThan(before);
  const background = () =>
    editor(page)
      .locator('.monaco-editor-background')
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  await emulate(page, { colorScheme: 'dark' });
  await expect.poll(background).toBe('rgb(40, 44, 52)');
  await emulate(page, { colorScheme: 'light' });
  await expect.poll(background).toBe('rgb(248, 248, 248)');
});

test('a plain field with the same checks stands in where the editor cannot load @mobile @ci', async ({
  page,
  provoked,
}) => {
  provoked.push(/Failed to load|ERR_FAILED|net::/);
  await page.route(/assets\/editor-[^/]+\.js/, (route) => route.abort());
  await openPage(page, /Policies/);
  await pick(page, 'ecr.api');
  await panel(page).getByRole('button', { name: 'Edit policy' }).click();
  const field = panel(page).getByRole('textbox', { name: 'Policy of ecr.api' });
  await field.press('Control+a');
  await pasteText(page, policy('ecr:GetAuthorizationToken'));
  await expect(problems(page)).toContainText('blocks ecr:BatchGetImage');
  await expect(page).toHaveURL(/policy\.ecr\.api=/);
  await expectNoAxeViolations(page, 'policies', { inside: '.policies' });
  await expectToFit(page, '.policies');
});

test('an editor whose workers do not arrive still edits and is checked, and throws nothing @ci', async ({
  page,
  provoked,
}) => {
  // What the browser says of a request that failed; what the page throws is not among it.
  provoked.push(/Failed to load resource/);
  await page.route(/assets\/(json|workers|editor\.worker|editorWeb)[^/]*\.js/, (route) => route.abort());
  await openEditor(page, 'ecr.api');
  await paste(page, policy('ecr:GetAuthorizationToken', 'ecr:Nonsense'));
  await expect(problems(page)).toContainText('IAM has no action "ecr:Nonsense"');
  await expect(editor(page).locator('.squiggly-warning').first()).toBeVisible();
});

test('an endpoint without a policy says why, and undo takes an edit back @ci', async ({ page }) => {
  await openPage(page, /Policies/);
  await pick(page, 'sqs');
  await expect(panel(page)).toContainText(
    /Which calls are made through this endpoint is not known: .*\. Narrow it when you know the calls\./,
  );
  await panel(page).getByRole('button', { name: 'Write a policy' }).click();
  await expect(editor(page).locator('.view-line').first()).toBeVisible();
  await paste(page, policy('sqs:SendMessage'));
  await expect(page).toHaveURL(/policy\.sqs=/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).not.toHaveURL(/policy\.sqs=/);
  await expect(editor(page).locator('.view-lines')).not.toContainText('SendMessage');
});

test('what is written is of the endpoint that it was written for, also when another one is shown @ci by then', async ({
  page,
}) => {
  await openEditor(page, 'ecr.api');
  await pick(page, 'logs');
  // As the editor says it, and heard after the press that chose the other endpoint.
  await page.locator('.policy-stage iframe').evaluate((frame: HTMLIFrameElement, value) => {
    const message = { type: 'changed', key: 'ecr.api', value };
    const data = { channel: 'ecs-endpoint-planner/editor', message };
    const { origin } = location;
    dispatchEvent(new MessageEvent('message', { data, origin, source: frame.contentWindow }));
  }, policy('ecr:BatchGetImage'));
  await pick(page, 'ecr.api');
  await expect(panel(page).locator('.policy-detail')).toContainText('edited');
  await expect(page).toHaveURL(/policy\.ecr\.api=/);
  expect(page.url()).not.toContain('policy.logs=');
});

test('snippets can be copied, and say where they belong @ci', async ({ page }) => {
  await openPage(page, /Policies/);
  await panel(page).locator('summary').filter({ hasText: 'pull images in this VPC only' }).first().click();
  const snippet = panel(page).locator('.policy-snippet[open]');
  await expect(snippet).toContainText('for the IAM role');
  await snippet.getByRole('button', { name: /Copy/ }).click();
  await expect(snippet.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(JSON.parse(await copiedText(page))).toHaveProperty('Statement');
});

test('axe finds nothing in the policies and in the editor, light and dark @ci', async ({ page }) => {
  await openEditor(page, 'logs');
  await expectNoAxeViolations(page, 'policies', { inside: '.policies' });
});

test('an unfinished policy survives the panel, a look at the review and a reload @ci', async ({
  page,
  provoked,
}) => {
  provoked.push(/Failed to load|ERR_FAILED|net::/);
  await page.route(/assets\/editor-[^/]+\.js/, (route) => route.abort());
  await openPage(page, /Policies/);
  await pick(page, 'ecr.api');
  await panel(page).getByRole('button', { name: 'Edit policy' }).click();
  await typeOver(panel(page).getByRole('textbox', { name: 'Policy of ecr.api' }), '{ "Version": ');
  await openReview(page);
  await expect(page.getByText('1 unfinished policy')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'ecr.api', exact: true }).click();
  await expect(panel(page)).toContainText('Not in the plan yet');
  await expect(panel(page).locator('.policy-detail .code pre')).toHaveText('{ "Version": ');
});

const openReview = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /Review/ })
    .click();
