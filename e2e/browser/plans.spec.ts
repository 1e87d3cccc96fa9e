/** The plans of this device, and what of a plan goes into tickets and tables. */
import type { Page } from '@playwright/test';
import { copiedText, expect, test } from './page.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const kept = (page: Page) => dialog(page).locator('.kept-plans li');

async function openPlans(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Open/ }).click();
}

test('ten plans are kept: a copy too many drops the oldest, never the open one; two are compared @ci', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('radio', { name: 'Amazon EC2' }).check();
  await expect(page).toHaveURL(/launchType=EC2/);
  await openPlans(page);
  await expect(kept(page)).toHaveCount(1);
  const current = kept(page).filter({ hasText: 'Open now' });
  const duplicate = current.getByRole('button', { name: /^Duplicate/ });
  await duplicate.click();
  await expect(kept(page)).toHaveCount(2);
  // A copy says so, and is a plan of its own.
  const first = kept(page).first().getByRole('textbox');
  await expect(first).toHaveValue(/\(copy\)$/);
  await first.press('ControlOrMeta+a');
  await first.pressSequentially('The first copy');
  for (let plans = 3; plans <= 10; plans += 1) {
    await duplicate.click();
    await expect(kept(page)).toHaveCount(plans);
  }
  const names = () =>
    kept(page)
      .getByRole('textbox')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  expect(await names()).toContain('The first copy');
  await duplicate.click();
  await expect.poll(names).not.toContain('The first copy');
  await expect(kept(page)).toHaveCount(10);
  await expect(current).toHaveCount(1);
  // A new plan is the eleventh as well; the one without a name goes now that it is open no more.
  await dialog(page).getByRole('button', { name: 'New plan' }).click();
  await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
  await expect(page).toHaveURL(/secretSources/);
  await openPlans(page);
  await expect(kept(page)).toHaveCount(10);
  await expect(current).toContainText('AWS Fargate');
  expect((await names()).filter((name) => name === '')).toEqual(['']);
  await kept(page)
    .last()
    .getByRole('button', { name: /^Compare/ })
    .click();
  await expect(page.locator('.compare-answers')).toContainText('Launch type: Amazon EC2 → AWS Fargate');
  await expect(page.locator('.compare-answers')).toContainText(
    'Secrets come from: None → AWS Secrets Manager',
  );
  const row = (service: string) =>
    page.locator('.compare tr.differs', { has: page.getByText(service, { exact: true }) });
  await expect(row('ecs-agent').getByRole('cell')).toHaveText([/^required, \$14\.60/, '–']);
  await expect(row('secretsmanager').getByRole('cell')).toHaveText(['–', /^required, \$14\.60/]);
});

test('the summary for a ticket has ten lines, and the table each endpoint with its reason @ci', async ({
  page,
  baseURL,
}) => {
  await page.goto('./#v=1&launchType=EC2&secretSources=secretsmanager&at=start');
  await page.getByRole('button', { name: 'Share and save' }).click();
  await dialog(page).getByRole('button', { name: 'Copy summary' }).click();
  await expect.poll(() => copiedText(page)).toMatch(/^\*\*/);
  const summary = (await copiedText(page)).trimEnd().split('\n');
  expect(summary).toHaveLength(10);
  expect(summary[0]).toMatch(
    /^\*\*8 endpoints keep your Amazon EC2 tasks in US East \(N\. Virginia\) working: \$102\.20 a month\.\*\*$/,
  );
  expect(summary[2]).toMatch(/^- `s3` \(required\): [A-Z].*\.$/);
  expect(summary[8]).toMatch(/^- and (`[\w.-]+`(, )?){2}$/);
  expect(summary[9]).toMatch(
    new RegExp(`^Plan: ${baseURL}#v=1&launchType=EC2&secretSources=secretsmanager&was=`),
  );
  await dialog(page).getByRole('button', { name: 'Copy CSV' }).click();
  await expect.poll(() => copiedText(page)).toMatch(/^Service,/);
  // Without carriage returns: not every clipboard keeps them.
  const rows = (await copiedText(page)).replaceAll('\r', '').trimEnd().split('\n');
  expect(rows[0]).toBe('Service,Service name,Type,Need,Exported,Private DNS,Monthly cost,Why');
  expect(rows[1]).toMatch(/^s3,com\.amazonaws\.us-east-1\.s3,Gateway,required,yes,no,\$0\.00,"?[A-Z].*\."?$/);
  expect(rows.find((line) => line.startsWith('monitoring,'))).toMatch(/,Interface,optional,no,yes,\$14\.60,/);
  expect(rows).toHaveLength(1 + 11);
  // A reason with a comma is one cell.
  const cells = rows.map(
    (line) => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.filter((cell) => cell !== '').length,
  );
  expect(new Set(cells)).toEqual(new Set([8]));
});
