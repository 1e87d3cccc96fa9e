/**
 * What axe finds in a part of the page, in both themes. axe runs in the page itself and is sent there once, so that many parts
 * can be looked at without the half second that each new copy costs.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type * as Axe from 'axe-core';
import { emulate } from './page.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** To the page and to its frames, whose findings it collects. */
async function sendAxe(page: Page): Promise<void> {
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(SOURCE);
}

export interface Part {
  /** Selector of what is looked at. */
  readonly inside?: string;
  /** Selectors of what is left out of it. */
  readonly outside?: readonly string[];
  /** Both themes, unless the part is made of what was seen in both already. */
  readonly themes?: readonly ('dark' | 'light')[];
}

/** Every rule of axe, the best practices too, in light colours; in dark ones what differs: the contrasts. */
export async function expectNoAxeViolations(
  page: Page,
  what: string,
  { inside = 'html', outside = [], themes = ['dark', 'light'] }: Part = {},
): Promise<void> {
  await expect(page.locator('.loading')).toHaveCount(0);
  // A colour on its way to another one is no finding.
  await emulate(page, { reducedMotion: 'reduce' });
  for (const colorScheme of themes) {
    await emulate(page, { colorScheme });
    await sendAxe(page);
    const found = await page.evaluate(
      async ({ context, rules }) => {
        const { axe } = globalThis as unknown as { axe: typeof Axe };
        const { violations } = await axe.run(context, {
          resultTypes: ['violations'],
          ...(rules && { runOnly: { type: 'rule', values: rules } }),
        });
        return violations.map(({ id, nodes }) => ({
          id,
          where: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
        }));
      },
      {
        context: { include: inside, exclude: [...outside] },
        rules: colorScheme === 'dark' ? ['color-contrast'] : undefined,
      },
    );
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}
