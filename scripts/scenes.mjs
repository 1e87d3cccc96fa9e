// @ts-check
// What `npm run screenshots -- --all=FOLDER` takes pictures of: every page, every panel and every dialog, in its states.

import { ERROR, taskDefinition } from './samples.mjs';

/** @import { Page } from 'playwright-core' */

/**
 * @typedef {object} Scene
 * @property {string} name of the files
 * @property {string} [link] the fragment of the address
 * @property {string} [paste] text that is pasted into the page
 * @property {boolean} [windowOnly] what is seen of a dialog, not of the page behind it
 * @property {(page: Page) => Promise<unknown>} [act] what a person does then
 */

const PLAN =
  'v=1&region=eu-west-1&internetGateway=false&egress=none&launchType=FARGATE&imageRegistries=ecr-private&logDrivers=awslogs&secretSources=secretsmanager';
const LONG =
  'v=1&region=eu-central-1&launchType=EC2&serviceConnect=true&egress=none&ecsExec=true&secretSources=secretsmanager,ssm&applicationServices=sqs,sns,dynamodb,kms,sts,events';
const MANY = 'v=2&region=eu-west-1&workload=web&secretSources=secretsmanager&workload=batch&launchType=EC2';

const ERRORS = `${ERROR}

CannotPullContainerError: pull access denied for nginx, repository does not exist or may require authorization

Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/web/0123456789abcdef)`;

const TASK_DEFINITION = taskDefinition({
  name: 'QUEUE',
  value: 'https://sqs.eu-central-1.amazonaws.com/123456789012/jobs',
});

const INVENTORY = {
  VpcEndpoints: ['ecr.api', 'ecr.dkr', 'ecs-telemetry'].map((service, index) => ({
    VpcEndpointId: `vpce-0123456789abcdef${index}`,
    VpcId: 'vpc-0123456789abcdef0',
    ServiceName: `com.amazonaws.us-east-1.${service}`,
    VpcEndpointType: 'Interface',
    State: 'available',
    PrivateDnsEnabled: service !== 'ecr.dkr',
    PolicyDocument: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
    SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    Groups: [{ GroupId: 'sg-0123456789abcdef0', GroupName: 'endpoints' }],
  })),
};

const json = (/** @type {unknown} */ value) => JSON.stringify(value, null, 2);

/** @param {Page} page @param {string} title */
const step = (page, title) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: title }).click();

/** @param {Page} page @param {string | RegExp} name */
const press = (page, name) => page.getByRole('button', { name }).first().click();

/** @param {Page} page @param {string} selector */
const unfold = (page, selector) =>
  page.locator(selector).evaluateAll((all) => {
    for (const one of all) if (one instanceof HTMLDetailsElement) one.open = true;
  });

/** @param {string} service */
const editPolicy = (service) => async (/** @type {Page} */ page) => {
  const chosen = page.locator('.policies').getByLabel('Policy of the endpoint', { exact: true });
  await chosen.selectOption(service, { force: true });
  await press(page, /Edit policy|Write a policy/);
  await page.frameLocator('.policy-stage:not(.waiting) iframe').locator('.view-line').first().waitFor();
};

/** @type {readonly Scene[]} */
const QUESTIONS = [
  { name: 'start' },
  { name: 'start-presets', act: (page) => press(page, /^A typical workload/) },
  {
    name: 'start-answered',
    act: async (page) => {
      await page.getByRole('radio', { name: 'Amazon EC2' }).check();
      await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
      await unfold(page, '.info');
    },
  },
  {
    name: 'start-region',
    windowOnly: true,
    act: async (page) => {
      await page.getByRole('combobox', { name: 'Region' }).click();
      await page.keyboard.press('ArrowDown');
    },
  },
  { name: 'start-workloads', link: `${MANY}&at=start` },
  {
    name: 'start-undone',
    act: async (page) => {
      await page.getByRole('checkbox', { name: 'AWS Secrets Manager' }).check();
      await page.keyboard.press('Control+z');
    },
    windowOnly: true,
  },
  { name: 'start-unread', link: 'v=1&region=eu-wset-1&launchType=EC3&nonsense=1&azCount=x' },
  ...['Network', 'Compute', 'Images', 'Logging', 'Secrets', 'Extras', 'Your VPC'].map((title) => ({
    name: `step-${title.toLowerCase().replace(' ', '-')}`,
    link: PLAN,
    act: (/** @type {Page} */ page) => step(page, title),
  })),
  {
    name: 'step-your-vpc-wrong',
    link: PLAN,
    act: async (page) => {
      await step(page, 'Your VPC');
      await page.getByRole('textbox', { name: 'VPC id' }).fill('vpc-0g');
      await page.keyboard.press('Tab');
    },
  },
  {
    name: 'step-extras-unfolded',
    link: LONG,
    act: async (page) => {
      await step(page, 'Extras');
      await press(page, /^\d+ more answers$/);
    },
  },
  {
    name: 'step-compute-ec2',
    link: LONG,
    act: async (page) => {
      await step(page, 'Compute');
      await unfold(page, '.info');
    },
  },
  { name: 'policies', link: LONG, act: (page) => step(page, 'Policies') },
  {
    name: 'policies-editor',
    link: PLAN,
    act: async (page) => {
      await step(page, 'Policies');
      await editPolicy('ecr.api')(page);
    },
  },
  {
    name: 'policies-broken',
    link: PLAN,
    act: async (page) => {
      await step(page, 'Policies');
      await editPolicy('s3')(page);
      await page.keyboard.press('Control+End');
      await page.keyboard.type('x');
      await page.locator('.policy-problems li').first().waitFor();
    },
  },
];

/** @type {readonly Scene[]} */
const DIALOGS = [
  { name: 'paste', windowOnly: true, act: (page) => press(page, /^Paste anything/) },
  { name: 'paste-error', windowOnly: true, paste: ERROR },
  { name: 'paste-errors', windowOnly: true, paste: ERRORS },
  { name: 'paste-inventory', windowOnly: true, paste: json(INVENTORY) },
  { name: 'paste-task-definition', windowOnly: true, paste: json(TASK_DEFINITION) },
  {
    name: 'paste-disagrees',
    windowOnly: true,
    paste: json(TASK_DEFINITION).replace('"awslogs-region": "eu-central-1"', '"awslogs-region": "eu-west-1"'),
  },
  { name: 'paste-unread', windowOnly: true, paste: '{"family": "web",' },
  {
    name: 'strip',
    paste: ERROR,
    act: async (page) => {
      await press(page, 'Use in the plan');
      await step(page, 'Start');
    },
  },
  {
    name: 'start-read',
    paste: json(TASK_DEFINITION),
    act: async (page) => {
      await press(page, 'Use these answers');
      await step(page, 'Start');
    },
  },
  { name: 'share', link: PLAN, windowOnly: true, act: (page) => press(page, /^Share/) },
  { name: 'plans', windowOnly: true, act: (page) => press(page, /^Open/) },
  {
    name: 'plans-kept',
    windowOnly: true,
    act: async (page) => {
      await page.getByRole('radio', { name: 'Amazon EC2' }).check();
      await press(page, /^A typical workload/);
      await page.locator('[data-preset="external"]').click();
      await press(page, /^Open/);
      await page.locator('.kept-plans input').first().fill('Production');
    },
  },
  { name: 'shortcuts', windowOnly: true, act: (page) => page.keyboard.press('?') },
  { name: 'search', windowOnly: true, act: (page) => page.keyboard.press('/') },
  {
    name: 'search-found',
    windowOnly: true,
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('why logs?');
    },
  },
  {
    name: 'search-nothing',
    windowOnly: true,
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('zzzz');
    },
  },
];

/** @type {(part: string, link: string, more?: Partial<Scene>) => Scene} */
const review = (part, link, more = {}) => ({ name: `review-${part}`, link: `${link}&at=${part}`, ...more });

/** @param {string} part */
const check = (part) => async (/** @type {Page} */ page) => {
  await press(page, 'Check this VPC');
  await page.locator(`[data-part=${part}]`).click();
};

/** @param {string} tab */
const format = (tab) => (/** @type {Page} */ page) =>
  page.getByRole('tab', { name: tab, exact: true }).click();

/** @type {readonly Scene[]} */
const REVIEW = [
  review('endpoints', PLAN),
  review('endpoints', LONG, { name: 'review-endpoints-long' }),
  review('endpoints', PLAN, {
    name: 'review-endpoints-open',
    act: (page) => unfold(page, 'main .endpoint:nth-child(-n+2) details'),
  }),
  review('endpoints', MANY, { name: 'review-endpoints-workloads' }),
  review('endpoints', 'v=1&region=mx-central-1', { name: 'review-endpoints-unconfirmed' }),
  review('endpoints', 'v=1&launchType=EXTERNAL&internetGateway=true', { name: 'review-endpoints-external' }),
  review('endpoints', 'v=1', {
    name: 'review-endpoints-checked',
    paste: json(INVENTORY),
    act: check('endpoints'),
  }),
  ...Object.entries({
    cloudformation: 'CloudFormation',
    terraform: 'Terraform',
    cdk: 'AWS CDK',
    cli: 'AWS CLI',
    json: 'Plan (JSON)',
    policies: 'Policies',
  }).map(([name, tab]) => review('export', PLAN, { name: `review-export-${name}`, act: format(tab) })),
  review('check', PLAN),
  review('check', 'v=1', { name: 'review-check-judged', paste: json(INVENTORY), act: check('check') }),
  review('check', 'v=1', {
    name: 'review-rehearsal',
    paste: json(INVENTORY),
    act: async (page) => {
      await check('check')(page);
      await unfold(page, 'main details');
    },
  }),
  review('steps', PLAN),
  review('steps', LONG, { name: 'review-steps-long' }),
  review('notes', LONG, { act: (page) => unfold(page, 'main .notes li:first-child details') }),
  review('answers', LONG),
  review('designs', PLAN, { act: (page) => unfold(page, '.part li:first-child > details') }),
  review('compare', PLAN),
  review('compare', PLAN, {
    name: 'review-compare-differs',
    act: async (page) => {
      await press(page, 'Keep this plan as the other one');
      await step(page, 'Secrets');
      await page
        .getByRole('checkbox', { name: /Parameter Store/ })
        .first()
        .check();
      await step(page, 'Review');
    },
  }),
];

export const SCENES = [...QUESTIONS, ...DIALOGS, ...REVIEW];
