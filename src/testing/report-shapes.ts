/**
 * What the formats of reports demand, as far as our reports use them: SARIF 2.1.0 (schema of OASIS: members, required
 * ones, types, values; no object takes any other member) and JUnit XML as Jenkins, GitLab and AWS CodeBuild read it.
 */

type Shape =
  | 'string'
  | 'uri'
  | 'positive'
  | 'index'
  | 'texts'
  | readonly string[]
  | { readonly list: string }
  | { readonly object: string };

interface ObjectShape {
  readonly required: readonly string[];
  readonly members: { readonly [name: string]: Shape };
}

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json */
const OBJECTS: { readonly [name: string]: ObjectShape } = {
  log: {
    required: ['version', 'runs'],
    members: { $schema: 'uri', version: ['2.1.0'], runs: { list: 'run' } },
  },
  run: { required: ['tool'], members: { tool: { object: 'tool' }, results: { list: 'result' } } },
  tool: { required: ['driver'], members: { driver: { object: 'toolComponent' } } },
  toolComponent: {
    required: ['name'],
    members: { name: 'string', version: 'string', rules: { list: 'reportingDescriptor' } },
  },
  reportingDescriptor: {
    required: ['id'],
    members: {
      id: 'string',
      name: 'string',
      shortDescription: { object: 'message' },
      help: { object: 'message' },
      defaultConfiguration: { object: 'reportingConfiguration' },
    },
  },
  reportingConfiguration: { required: [], members: { level: ['none', 'note', 'warning', 'error'] } },
  message: { required: ['text'], members: { text: 'string' } },
  result: {
    required: ['message'],
    members: {
      ruleId: 'string',
      ruleIndex: 'index',
      level: ['none', 'note', 'warning', 'error'],
      message: { object: 'message' },
      locations: { list: 'location' },
      partialFingerprints: 'texts',
      suppressions: { list: 'suppression' },
    },
  },
  location: {
    required: [],
    members: {
      physicalLocation: { object: 'physicalLocation' },
      logicalLocations: { list: 'logicalLocation' },
    },
  },
  physicalLocation: {
    required: ['artifactLocation'],
    members: { artifactLocation: { object: 'artifactLocation' }, region: { object: 'region' } },
  },
  artifactLocation: { required: [], members: { uri: 'uri' } },
  region: { required: [], members: { startLine: 'positive', startColumn: 'positive' } },
  logicalLocation: {
    required: [],
    members: { name: 'string', fullyQualifiedName: 'string', kind: 'string' },
  },
  suppression: {
    required: ['kind'],
    members: { kind: ['inSource', 'external'], justification: 'string' },
  },
};

/** Everything in which the value is no SARIF 2.1.0. */
export function againstSarif(value: unknown): readonly string[] {
  return [...againstObject(value, 'log', '$'), ...againstRules(value)];
}

function againstObject(value: unknown, name: string, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`];
  const { required, members } = OBJECTS[name] ?? { required: [], members: {} };
  const lacking = required.filter((member) => !(member in value)).map((member) => `${path} lacks ${member}`);
  const wrong = Object.entries(value).flatMap(([member, found]) => {
    const shape = Object.hasOwn(members, member) ? members[member] : undefined;
    return shape === undefined
      ? [`${path}.${member} is unknown`]
      : against(found, shape, `${path}.${member}`);
  });
  return [...lacking, ...wrong];
}

function against(value: unknown, shape: Shape, path: string): readonly string[] {
  if (typeof shape === 'object' && 'object' in shape) return againstObject(value, shape.object, path);
  if (typeof shape === 'object' && 'list' in shape)
    return Array.isArray(value)
      ? value.flatMap((item, index) => againstObject(item, shape.list, `${path}[${index}]`))
      : [`${path} is no list`];
  return isScalar(value, shape) ? [] : [`${path} is ${JSON.stringify(value)}`];
}

function isScalar(
  value: unknown,
  shape: 'string' | 'uri' | 'positive' | 'index' | 'texts' | readonly string[],
): boolean {
  if (typeof shape !== 'string') return typeof value === 'string' && shape.includes(value);
  switch (shape) {
    case 'string':
      return typeof value === 'string' && value !== '';
    case 'uri':
      return typeof value === 'string' && /^[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+$/.test(value);
    case 'positive':
      return Number.isInteger(value) && Number(value) >= 1;
    case 'index':
      return Number.isInteger(value) && Number(value) >= 0;
    case 'texts':
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((text) => typeof text === 'string')
      );
  }
}

interface Results {
  readonly runs?: readonly {
    readonly tool?: { readonly driver?: { readonly rules?: readonly { readonly id?: string }[] } };
    readonly results?: readonly { readonly ruleId?: string; readonly ruleIndex?: number }[];
  }[];
}

/** Each result names the rule at its index, and no rule stands twice. */
function againstRules(value: unknown): readonly string[] {
  return ((value as Results).runs ?? []).flatMap(({ tool, results = [] }) => {
    const ids = (tool?.driver?.rules ?? []).map(({ id }) => id);
    return [
      ...(new Set(ids).size === ids.length ? [] : ['a rule stands twice']),
      ...results
        .filter(({ ruleId, ruleIndex = -1 }) => ids[ruleIndex] !== ruleId)
        .map(({ ruleId }) => `${ruleId} is elsewhere`),
    ];
  });
}

/** Elements of JUnit, what stands in them, and their attributes; those with `!` have to be there. */
const ELEMENTS: {
  readonly [name: string]: { readonly inside: readonly string[]; readonly attributes: readonly string[] };
} = {
  testsuites: { inside: ['testsuite'], attributes: ['name', 'tests', 'failures', 'errors'] },
  testsuite: { inside: ['testcase'], attributes: ['name!', 'tests!', 'failures', 'errors', 'skipped'] },
  testcase: { inside: ['skipped', 'failure', 'system-out'], attributes: ['name!', 'classname!'] },
  skipped: { inside: [], attributes: ['message'] },
  failure: { inside: [], attributes: ['message', 'type!'] },
  'system-out': { inside: [], attributes: [] },
};

/** Everything in which the text is no JUnit XML. */
export function againstJunit(xml: string): readonly string[] {
  const wrong: string[] = [];
  const open: string[] = [];
  const seen: string[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (body === xml) wrong.push('no XML declaration');
  for (const [, text = '', closing = '', name = '', attributes = '', single = ''] of body.matchAll(
    /([^<]*)<(\/?)([\w-]+)((?:\s[\w-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (/[<>]|&(?!amp;|lt;|gt;|quot;|apos;)/.test(text)) wrong.push(`text is not escaped: ${text}`);
    if (closing === '/') {
      if (open.pop() !== name) wrong.push(`</${name}> closes another element`);
      continue;
    }
    wrong.push(...againstElement(name, open.at(-1), attributes));
    seen.push(name);
    if (single === '') open.push(name);
  }
  if (open.length > 0) wrong.push(`${open.join()} stays open`);
  return [...wrong, ...againstCounts(xml, seen)];
}

function againstElement(name: string, parent: string | undefined, text: string): readonly string[] {
  const element = ELEMENTS[name];
  if (element === undefined) return [`<${name}> is unknown`];
  const found = [...text.matchAll(/([\w-]+)=/g)].map((attribute) => attribute[1] ?? '');
  const known = element.attributes.map((attribute) => attribute.replace('!', ''));
  const required = element.attributes.filter((attribute) => attribute.endsWith('!'));
  const place =
    parent === undefined ? name === 'testsuites' : ELEMENTS[parent]?.inside.includes(name) === true;
  return [
    ...(place ? [] : [`<${name}> in <${parent}>`]),
    ...found
      .filter((attribute) => !known.includes(attribute))
      .map((attribute) => `${name} ${attribute} is unknown`),
    ...required
      .filter((attribute) => !found.includes(attribute.replace('!', '')))
      .map((attribute) => `${name} lacks ${attribute}`),
  ];
}

function againstCounts(xml: string, seen: readonly string[]): readonly string[] {
  const count = (name: string): number => seen.filter((one) => one === name).length;
  const pairs = [
    ['tests', 'testcase'],
    ['failures', 'failure'],
    ['skipped', 'skipped'],
  ] as const;
  return pairs.flatMap(([attribute, element]) =>
    [...xml.matchAll(new RegExp(`<testsuites? [^>]*\\b${attribute}="(\\d+)"`, 'g'))]
      .filter((found) => Number(found[1]) !== count(element))
      .map((found) => `${attribute} is ${found[1]}, there are ${count(element)}`),
  );
}
