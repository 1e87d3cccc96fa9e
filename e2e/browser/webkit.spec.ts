/** A walk in WebKit with real keys and a real pointer: what neither Chromium nor Firefox can tell. */
import { By, Key, type WebDriver } from 'selenium-webdriver';
import {
  button,
  complaintsOf,
  expect,
  find,
  listenForComplaints,
  press,
  test,
  textOf,
  type,
} from './webkit.ts';

const PICTURE = 'svg[aria-labelledby] title';

/** A document of its own, whose scripts have run. */
async function open(driver: WebDriver, url: string): Promise<void> {
  await driver.get('about:blank');
  await driver.get(url);
  await find(driver, PICTURE);
  await listenForComplaints(driver);
}

test('a Region is typed, answers are pressed, and the Terraform file is for them', async ({
  driver,
  baseURL,
}) => {
  await open(driver, baseURL ?? '');
  await press(driver, By.css('[data-question=region] input'));
  const region = await find(driver, '[data-question=region] input');
  await type(driver, 'ireland');
  expect(await region.getAttribute('value')).toBe('ireland');
  await type(driver, Key.ENTER);
  await expect.poll(() => region.getAttribute('value')).toMatch(/eu-west-1$/);
  await press(driver, By.css('[data-question=secretSources] label'));
  await find(driver, '.endpoint[data-service=secretsmanager]');
  await expect.poll(() => driver.getCurrentUrl()).toContain('region=eu-west-1');
  await press(driver, button('Terraform'));
  await expect.poll(() => textOf(driver, '.exports .code pre')).toMatch(/eu-west-1[\s\S]*secretsmanager/);
  expect(await complaintsOf(driver)).toEqual([]);
});

test('an error that is typed leads to the endpoint it names', async ({ driver, baseURL }) => {
  await open(driver, baseURL ?? '');
  await press(driver, button('Check an error or a VPC'));
  const field = await find(driver, '[role=dialog] textarea, dialog[open] textarea');
  await field.sendKeys('dial tcp 10.0.1.7:443: i/o timeout for https://api.ecr.eu-west-1.amazonaws.com');
  await expect.poll(() => textOf(driver, '.cause')).toContain('ecr.api');
  expect(await complaintsOf(driver)).toEqual([]);
});

test('a link opens with its answers, and the way back keeps them', async ({ driver, baseURL }) => {
  await open(driver, `${baseURL}#v=1&region=ca-west-1&launchType=EC2`);
  await find(driver, '.endpoint[data-service=ecs-agent]');
  await press(driver, button('Compute'));
  await expect.poll(() => textOf(driver, 'h1')).toMatch(/^Compute/);
  await driver.navigate().back();
  await expect.poll(() => textOf(driver, 'h1')).toMatch(/^Review/);
  expect(await complaintsOf(driver)).toEqual([]);
  await driver.navigate().refresh();
  await find(driver, '.endpoint[data-service=ecs-agent]');
  await expect.poll(() => textOf(driver, 'h1')).toMatch(/Canada West \(Calgary\)/);
  expect(await driver.getCurrentUrl()).toContain('region=ca-west-1');
});
