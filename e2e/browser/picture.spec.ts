/** The picture: what is saved of it, and what it points at. */
import type { Page } from '@playwright/test';
import { expect, expectAlive, nextSaved, test } from './page.ts';

const LINK = './#v=1&region=eu-west-1&secretSources=secretsmanager&at=endpoints';
const SERVICES = ['s3', 'ecr.api', 'ecr.dkr', 'logs', 'secretsmanager'];

async function save(page: Page, format: string) {
  const [saved] = await Promise.all([
    nextSaved(page),
    page
      .getByRole('main')
      .getByRole('button', { name: `${format} picture` })
      .click(),
  ]);
  return saved;
}

/** What a parser of the browser makes of a text: the name of its first element and all that is written in it. */
const parsed = (page: Page, text: string) =>
  page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    const values = [...document.querySelectorAll('[value]')].map((element) => element.getAttribute('value'));
    return {
      root: document.documentElement.localName,
      words: `${document.documentElement.textContent} ${values.join(' ')}`,
    };
  }, text);

test('the picture is saved as SVG, PNG, draw.io and Mermaid, each as what it says it is @ci', async ({
  page,
}) => {
  await page.goto(LINK);
  const svg = await save(page, 'SVG');
  expect(svg.name).toBe('ecs-endpoints.svg');
  const png = await save(page, 'PNG');
  expect(png.name).toBe('ecs-endpoints.png');
  expect(png.bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const drawio = await save(page, 'draw.io');
  expect(drawio.name).toBe('ecs-endpoints.drawio');
  const mermaid = await save(page, 'Mermaid');
  expect(mermaid.name).toBe('ecs-endpoints.mmd');
  // Read where no policy forbids parsers.
  await page.goto('about:blank');
  const drawing = await parsed(page, svg.bytes.toString('utf8'));
  expect(drawing.root).toBe('svg');
  const shapes = await parsed(page, drawio.bytes.toString('utf8'));
  expect(shapes.root).toBe('mxfile');
  // Drawn by the browser: as wide as the SVG or a multiple of it, and not of one colour.
  const seen = await page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas?.drawImage(bitmap, 0, 0);
      const { data = [] } = canvas?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
      const colours = new Set<number>();
      for (let at = 0; at < data.length; at += 4)
        colours.add(((data[at] ?? 0) << 16) + ((data[at + 1] ?? 0) << 8) + (data[at + 2] ?? 0));
      return { width: bitmap.width, colours: colours.size };
    },
    [...png.bytes],
  );
  const width = Number(/ width="(\d+)"/.exec(svg.bytes.toString('utf8'))?.[1]);
  expect(width).toBeGreaterThan(300);
  expect(seen.width % width).toBe(0);
  expect(seen.colours).toBeGreaterThan(5);
  const graph = mermaid.bytes.toString('utf8');
  expect(graph).toMatch(/^flowchart /);
  for (const service of SERVICES) {
    expect(drawing.words).toContain(service);
    expect(shapes.words).toContain(service);
    expect(graph).toContain(service);
  }
});

test('an endpoint is shown in the picture while it is pointed at in the list, and the other way round @ci', async ({
  page,
}) => {
  await page.goto(LINK);
  await expectAlive(page);
  const row = (service: string) => page.locator(`main .endpoint[data-service="${service}"]`);
  const tile = (service: string) => page.locator(`main .p-tile[data-tile="${service}"]`);
  const expectOnly = async (service: string) => {
    await expect(row(service)).toHaveClass(/\bat\b/);
    await expect(tile(service)).toHaveClass(/\bat\b/);
    for (const others of ['main .endpoint.at', 'main .p-tile.at'])
      await expect(page.locator(others)).toHaveCount(1);
  };
  await row('logs').hover();
  await expectOnly('logs');
  await tile('ecr.api').hover();
  await expectOnly('ecr.api');
  await row('secretsmanager').locator('summary').focus();
  await expectOnly('secretsmanager');
  await page.keyboard.press('Shift+Tab');
  await expectOnly('logs');
  // What a press in the picture does a key does in the list, which is what the picture tells people who do not point.
  await expect(page.getByRole('img', { name: 'Picture of the plan' })).toHaveAccessibleName(
    /Each endpoint is a row of the list of endpoints/,
  );
  await page.keyboard.press('Enter');
  await expect(row('logs').locator('details')).toHaveAttribute('open', '');
  // A press in the picture leads to the row, opened.
  await tile('s3').click();
  await expect(row('s3').locator('summary')).toBeFocused();
  await expect(row('s3').locator('details')).toHaveAttribute('open', '');
  await expectOnly('s3');
});
