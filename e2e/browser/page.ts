/** A page that must stay clean: no error in the console, no request to another origin, no violation of the policy. */
import { readFileSync, writeFileSync } from 'node:fs';
import { test as base, expect, type FileChooser, type Locator, type Page } from '@playwright/test';
import {
  clipboardOfFirefox,
  emulateInFirefox,
  isFirefox,
  type Media,
  type Saved,
  savedByFirefox,
  type Told,
  toldByFirefox,
} from './firefox.ts';

interface Clean {
  /** What went wrong so far; a test that provokes an error empties it. */
  readonly complaints: string[];
}

/** How many times slower than it is the processor seems to a page of Chromium, to try the tests on a slow machine. */
const SLOWER = Number(process.env['CPU_THROTTLE'] ?? 1);

/** What Playwright says where the configuration keeps the service worker away. */
const BLOCKED = /Service Worker registration blocked by Playwright/;

/** Writes down whatever a page should not do. */
export async function watch(page: Page, origin: string, complaints: string[]): Promise<void> {
  page.on('console', (message) => {
    if ((message.type() === 'error' || message.type() === 'warning') && !BLOCKED.test(message.text()))
      complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin)
      complaints.push(`foreign request: ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  if (SLOWER > 1 && page.context().browser()?.browserType().name() === 'chromium') {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  }
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
}

export const test = base.extend<Clean>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      await watch(page, new URL(baseURL ?? '').origin, complaints);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The steps as the navigation names them. */
export const STEP_TITLES = [
  'Start',
  'Network',
  'Compute',
  'Images',
  'Logging',
  'Secrets',
  'Extras',
  'Policies',
  'Your VPC',
  'Review and export',
] as const;

export async function goToStep(page: Page, title: (typeof STEP_TITLES)[number]): Promise<void> {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: title }).click();
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  await expect(heading).toBeFocused();
  await expect(heading).toContainText(title === 'Start' ? 'Which' : title);
}

/** Short names of the planned services, in the order in which the page shows them. */
export async function plannedServices(page: Page): Promise<readonly string[]> {
  return page
    .locator('.endpoint[data-service]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-service') ?? ''));
}

export async function searchableRegion(page: Page): Promise<Locator> {
  const region = page.getByRole('combobox', { name: 'Region' });
  await expect(region).toHaveAttribute('aria-autocomplete', 'list');
  return region;
}

/** A question of the start page that is one line: shows its field. */
export async function unfold(page: Page, label: string): Promise<void> {
  await page.locator('.fold summary', { hasText: label }).first().click();
}

/** A part of the review, behind its tab. */
export async function showPart(page: Page, part: string): Promise<void> {
  await page.locator(`[data-part="${part}"]`).click();
  await expect(page.locator(`#review-${part}`)).toBeVisible();
}

/** The page is alive: the rest of the plan has been drawn after the first paint. */
export async function expectAlive(page: Page): Promise<void> {
  await expect(page.getByRole('img', { name: 'Picture of the plan' })).toBeAttached();
}

/** Pastes a text as people do: out of the clipboard, into what has the focus. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+v');
}

/** Types over what a field holds. */
export async function typeOver(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}

/** Chooses files as people do: by the button that asks for them. */
export async function chooseFiles(
  inside: Locator,
  files: Parameters<FileChooser['setFiles']>[0],
  button = 'Choose files',
): Promise<void> {
  const asked = inside.page().waitForEvent('filechooser');
  await inside.getByRole('button', { name: button, exact: true }).click();
  await (await asked).setFiles(files);
}

/** What was copied last. */
export function copiedText(page: Page): Promise<string> {
  return isFirefox(page) ? clipboardOfFirefox(page) : page.evaluate(() => navigator.clipboard.readText());
}

/** What the next press saves: asked for before it, awaited after it. */
export async function nextSaved(page: Page): Promise<Saved> {
  if (isFirefox(page)) return savedByFirefox(page);
  const download = await page.waitForEvent('download');
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Names and descriptions of all that is told to people who do not see the page. */
export async function toldOf(page: Page): Promise<readonly Told[]> {
  if (isFirefox(page)) return toldByFirefox(page);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name, description }) => ({
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
    }));
}

/** Other colours, paper, less motion, for the page that is open: on the way to another site Firefox forgets them. */
export function emulate(page: Page, media: Media): Promise<void> {
  return isFirefox(page) ? emulateInFirefox(page, media) : page.emulateMedia(media);
}

/** Keeps the page busy from now on, so that it is some eight times slower. */
export async function slowDown(page: Page): Promise<void> {
  await page.evaluate(() => {
    const beBusy = () => {
      const end = performance.now() + 35;
      while (performance.now() < end);
      setTimeout(beBusy, 5);
    };
    beBusy();
  });
}

/** Drags a file from outside of the browser over a part of the page, and drops it there. */
export async function dropFile(target: Locator, name: string, text: string): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('nothing to drop on');
  const page = target.page();
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) };
  if (isFirefox(page)) return dropInPage(page, at, name, text);
  const path = test.info().outputPath(name);
  writeFileSync(path, text);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

/** No driver drags a file into Firefox: what it would tell the page, in its order, and only what it would. */
async function dropInPage(
  page: Page,
  at: { readonly x: number; readonly y: number },
  name: string,
  text: string,
): Promise<void> {
  const isTaken = await page.evaluate(
    ({ x, y, file }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([file.text], file.name));
      /** Whether the page has taken it upon itself. */
      const tell = (type: string) => {
        const place = { clientX: x, clientY: y, bubbles: true, cancelable: true, composed: true };
        return !document
          .elementFromPoint(x, y)
          ?.dispatchEvent(new DragEvent(type, { ...place, dataTransfer }));
      };
      tell('dragenter');
      return tell('dragover') && tell('drop');
    },
    { ...at, file: { name, text } },
  );
  // Otherwise Firefox would leave the page for the file.
  expect(isTaken).toBe(true);
}

/** Holds back files of the site; the result lets them arrive. In Firefox they hold back the load event too: open the page until `domcontentloaded`. */
export async function hold(page: Page, files: RegExp): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(files, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}
