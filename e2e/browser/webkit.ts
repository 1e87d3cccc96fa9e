/** WebKit as Debian has it: MiniBrowser of WebKitGTK on a display of its own, driven over WebDriver. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { test as base, expect } from '@playwright/test';
import { Builder, By, Capabilities, error, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { findWebKitDriver } from '../../scripts/browsers.mjs';

/** As long as the other engines wait, in milliseconds. */
const PATIENCE = 30_000;

interface Driven {
  readonly driver: WebDriver;
}

/** A display that nobody sees, under the first number that is free. */
async function openDisplay(): Promise<{ readonly display: string; readonly server: ChildProcess }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(createInterface(server.stdio[3] as Readable), 'line');
  return { display: `:${number}`, server };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** The driver answers as soon as it listens. */
async function isListening(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/status`).then(
    ({ ok }) => ok,
    () => false,
  );
}

export const test = base.extend<object, Driven>({
  driver: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from the pattern.
    async ({}, use) => {
      const { display, server } = await openDisplay();
      const port = await freePort();
      const driverProcess = spawn(findWebKitDriver() ?? '', [`--port=${port}`, '--host=127.0.0.1'], {
        stdio: 'ignore',
        env: { ...process.env, DISPLAY: display },
      });
      try {
        await expect.poll(() => isListening(port)).toBe(true);
        const driver = await new Builder()
          .usingServer(`http://127.0.0.1:${port}`)
          .withCapabilities(new Capabilities({ browserName: 'MiniBrowser' }))
          .build();
        await use(driver);
        await driver.quit();
      } finally {
        driverProcess.kill();
        server.kill();
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect };

/** What of the page has this selector, once it is there. */
export async function find(driver: WebDriver, selector: string): Promise<WebElement> {
  return driver.wait(until.elementLocated(By.css(selector)), PATIENCE, selector);
}

/** The text of what has this selector now; the page may draw it anew between two questions, so it is one question. */
export async function textOf(driver: WebDriver, selector: string): Promise<string> {
  return driver.executeScript('return document.querySelector(arguments[0])?.textContent ?? ""', selector);
}

/** Why something cannot be pressed yet: it is not there, is drawn anew, or something lies on it. Nothing was pressed then. */
const NOT_YET = [
  error.NoSuchElementError,
  error.StaleElementReferenceError,
  error.ElementNotInteractableError,
  error.ElementClickInterceptedError,
];

/** Presses what is there under the pointer, once it can be pressed. The driver itself does not scroll to what is out of sight. */
export async function press(driver: WebDriver, place: By): Promise<void> {
  const isPressed = async () => {
    try {
      const element = await driver.findElement(place);
      await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', element);
      await element.click();
      return true;
    } catch (reason) {
      if (NOT_YET.some((kind) => reason instanceof kind)) return false;
      throw reason;
    }
  };
  await driver.wait(isPressed, PATIENCE, `${place} cannot be pressed`);
}

/** The button whose words begin like this. */
export const button = (words: string): By =>
  By.xpath(`//button[starts-with(normalize-space(.), '${words}')]`);

/** Types into whatever has the focus, key by key. */
export async function type(driver: WebDriver, ...keys: readonly string[]): Promise<void> {
  for (const key of keys.flatMap((text) => [...text])) await driver.actions().sendKeys(key).perform();
}

/** What a page says of itself that nobody sees: errors, and violations of its policy. */
export async function listenForComplaints(driver: WebDriver): Promise<void> {
  await driver.executeScript(`
    window.complaints = [];
    addEventListener('error', (event) => complaints.push(event.message));
    addEventListener('unhandledrejection', (event) => complaints.push(String(event.reason)));
    document.addEventListener('securitypolicyviolation', (event) => complaints.push(event.violatedDirective));
    const told = console.error;
    console.error = (...words) => { complaints.push(words.join(' ')); told(...words); };`);
}

export async function complaintsOf(driver: WebDriver): Promise<unknown> {
  return driver.executeScript('return window.complaints');
}
