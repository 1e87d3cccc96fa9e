/** Whatever takes away what was pressed, the next key goes on from there, and nobody starts again at the top of the page. */
import type { Locator, Page } from '@playwright/test';
import { expect, expectAlive, goToStep, showPart, test } from './page.ts';

/** Presses a control as the keyboard does, and tells what has the focus when it is gone. */
async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press('Enter');
}

const focused = (page: Page) => page.locator(':focus');

test('what is pressed and goes away hands the focus to what stands in its place', async ({ page }) => {
  await page.goto('./#v=1&at=start');
  await expectAlive(page);
  const assumption = page.locator('[data-deciding]');
  await press(assumption.first().getByRole('button', { name: /That is right/ }));
  await expect(assumption.first()).toContainText('answered');
  await expect(assumption.first().locator('summary')).toBeFocused();

  // A workload that is new is named first.
  await press(page.getByRole('button', { name: 'Another workload in this VPC' }));
  const name = page.getByRole('textbox', { name: 'Name of the workload' });
  await expect(name).toBeFocused();
  await page.keyboard.type('batch');
  await expect(name).toHaveValue('batch');
  await press(page.getByRole('button', { name: 'Remove batch' }));
  await expect(page.getByRole('button', { name: 'Another workload in this VPC' })).toBeFocused();

  // The last step of undo leaves nothing to undo, and the button where it is.
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.focus();
  for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('Enter');
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
});

test('a part of the review that a button leads to has the focus, and is in sight @phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('./#v=1&launchType=EC2&secretSources=ssm');
  await press(page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).first());
  await expect(page.getByRole('heading', { name: 'Export', exact: true })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Export', exact: true })).toBeInViewport();
  await showPart(page, 'compare');
  await page.getByLabel('Compare with').selectOption({ label: 'This plan, as it is now' });
  await press(page.getByRole('button', { name: 'End the comparison' }));
  await expect(focused(page)).toHaveCount(1);
  await expect(focused(page)).not.toHaveJSProperty('tagName', 'BODY');
});

test('back leaves a dialog with the page that it belongs to, and the page that comes is read from its heading', async ({
  page,
}) => {
  await page.goto('./');
  await expectAlive(page);
  await goToStep(page, 'Secrets');
  await goToStep(page, 'Review and export');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText('Secrets');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeFocused();
});
