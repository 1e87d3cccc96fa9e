/** The site built in the pseudo-language: whatever is still in English has escaped the dictionaries. */
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { PSEUDO, pseudo } from '../../src/words/languages.ts';
import { escaped } from './escaped.ts';
import { pasteText, watch } from './page.ts';

const PLAN =
  '#v=1&region=eu-west-1&internetGateway=true&egress=nat-gateway&launchType=EC2&imageRegistries=ecr-private&logDrivers=awslogs&secretSources=secretsmanager&ecsExec=true&availabilityZones=9';

const ERROR =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-3:123456789012:secret:prod-db from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded';

const TASK_DEFINITION = {
  family: 'web',
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-0123456789abcdef0' } }],
  containerDefinitions: [
    {
      name: 'app',
      image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app:1',
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
      secrets: [{ name: 'A', valueFrom: '/prod/a' }],
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'eu-west-1' } },
      logConfigurations: {},
    },
  ],
};

/** The name of one endpoint is not private, the state of the other is none that works, and the rest is missing. */
const INVENTORY = {
  VpcEndpoints: ['ecr.api', 'ecr.dkr'].map((service, index) => ({
    VpcEndpointId: `vpce-0123456789abcdef${index}`,
    VpcId: 'vpc-0123456789abcdef0',
    ServiceName: `com.amazonaws.eu-west-1.${service}`,
    VpcEndpointType: 'Interface',
    State: index === 0 ? 'available' : 'failed',
    PrivateDnsEnabled: false,
    SubnetIds: ['subnet-0123456789abcdef0'],
    Groups: [{ GroupId: 'sg-0123456789abcdef0', GroupName: 'endpoints' }],
    PolicyDocument:
      '{"Statement":[{"Action":"ecr:GetAuthorizationToken","Effect":"Deny","Principal":"*","Resource":"*"}]}',
  })),
};

/** Every text of the page that people see or hear, but for code and what links to English pages. */
async function textsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const exempt =
      'code, kbd, pre, samp, textarea, noscript, script, style, a[href^="https:"], [translate="no"]';
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest(exempt) === null) texts.push(textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
      for (const element of document.querySelectorAll(`[${name}]`))
        if (element.closest(exempt) === null) texts.push(element.getAttribute(name) ?? '');
    }
    return texts;
  });
}

test('no text of the page is outside of the dictionaries: all of them are in the pseudo-language @ci', async ({
  page,
}, testInfo) => {
  // npm test takes the walk in several browsers, and builds the site for it once.
  const folder = process.env['PSEUDO_SITE'] ?? testInfo.outputPath('site');
  if (!existsSync(folder)) {
    const made = testInfo.outputPath('made');
    execFileSync(process.execPath, ['scripts/build.mjs', `--language=${PSEUDO}`, `--out=${made}`, '--draft']);
    renameSync(made, folder);
  }
  const server = await serve({ folder, port: 0 });
  const complaints: string[] = [];
  await watch(page, new URL(server.url).origin, complaints);
  const left = new Map<string, string>();
  const look = async (where: string) => {
    for (const text of await textsOf(page)) {
      const words = escaped(text);
      if (words !== '' && !left.has(text)) left.set(text, `${where}: ${words}`);
    }
  };
  const button = (name: string) => page.getByRole('button', { name: pseudo(name), exact: true });
  const picture = page.getByRole('img', { name: pseudo('Picture of the plan') });

  await page.goto(server.url);
  await expect(page.locator('html')).toHaveAttribute('lang', PSEUDO);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    pseudo('Which VPC endpoints do your Amazon ECS tasks need?'),
  );
  await expect(picture).toBeAttached();
  await look('start');

  await page.goto(server.url + PLAN);
  await page.reload();
  await expect(picture).toBeAttached();
  const steps = page.getByRole('navigation', { name: pseudo('Steps') }).getByRole('button');
  const count = await steps.count();
  expect(count).toBe(10);
  for (let index = 0; index < count; index += 1) {
    await steps.nth(index).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await look(`step ${index}`);
  }
  for (const part of ['endpoints', 'export', 'check', 'steps', 'notes', 'answers', 'designs', 'compare']) {
    await page.locator(`[data-part="${part}"]`).click();
    await expect(page.locator(`#review-${part}`)).toBeVisible();
    await expect(page.locator('.loading')).toHaveCount(0);
    await look(`tab ${part}`);
  }

  for (const [key, title] of [
    ['?', 'Keyboard shortcuts'],
    ['Control+k', 'Search the plan'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: pseudo(title) })).toBeVisible();
    await look(title);
    await page.keyboard.press('Escape');
  }
  await button('Share and save').click();
  await look('share');
  await page.keyboard.press('Escape');

  await button('Check an error or a VPC').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('paste');
  await pasteText(page, ERROR);
  await expect(page.getByRole('dialog').getByText(pseudo('an endpoint is missing')).first()).toBeVisible();
  await look('error');
  const paste = async (text: string, heading: string) => {
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: pseudo('Paste anything') })
      .press('ControlOrMeta+a');
    await pasteText(page, text);
    await expect(page.getByRole('dialog').getByText(pseudo(heading)).first()).toBeVisible();
    await look(heading);
  };
  await paste(JSON.stringify(TASK_DEFINITION), 'What is left to answer');
  await paste('{"family": "web",', 'Not understood');
  await paste(JSON.stringify(INVENTORY), 'Check this VPC');
  await button('Check this VPC').click();
  await expect(page.locator('.audit-list')).toBeVisible();
  await look('check');
  await page.locator('[data-part="endpoints"]').click();
  await look('endpoints with a check');

  expect([...left].map(([text, words]) => `${words} in ${text}`)).toEqual([]);
  expect(complaints).toEqual([]);
  await server.close();
});
