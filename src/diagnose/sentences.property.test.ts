/** Rules for every sentence of an answer, over all kept texts: what is stated as a fact stands in the text. */
import { describe, expect, test } from 'vitest';
import { portsOf } from '../core/index.ts';
import { IS_WHOLE, oneIn } from '../testing/whole.ts';
import { ALL_CASES, diagnosed } from './cases/all.ts';
import type { DiagnosedCause } from './index.ts';

const ANSWERS = oneIn(2, ALL_CASES).map(({ id, text }) => ({
  id,
  // Line breaks fall within names, and people put signs into them.
  text: text.toLowerCase().replace(/\s+/g, ' '),
  joined: text.toLowerCase().replace(/\s+/g, ''),
  pasted: text,
  diagnosis: diagnosed(text),
}));

/** A sentence that does not state, but supposes, offers or explains. */
const SUPPOSED =
  /\b(?:if|or|may|usually|most often|most likely|where|whether|when|could|by its words|points? to|such as)\b/i;

const statements = ({ text }: DiagnosedCause): readonly string[] =>
  text.split(/(?<=[.;]) /).filter((sentence) => !SUPPOSED.test(sentence));

/** Every statement that a rule finds, and the text that does not bear it out. */
function unsupported(
  rule: (sentence: string, of: (typeof ANSWERS)[number], cause: DiagnosedCause) => boolean,
): readonly string[] {
  return ANSWERS.flatMap((answer) =>
    answer.diagnosis.diagnoses.flatMap((cause) =>
      statements(cause)
        .filter((sentence) => rule(sentence, answer, cause))
        .map((sentence) => `${answer.id}: ${sentence}`),
    ),
  );
}

const NETWORK = /\b(?:security group|private DNS|route tables?|network ACLs?|firewalls?|the path)\b/;

describe('what an answer states', () => {
  test('names no host that the text does not name', () => {
    const host =
      /(?<![\w.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:amazonaws\.com|api\.aws|on\.aws|io|local|svc)\b/g;
    expect(
      unsupported((sentence, { joined, text }) =>
        (sentence.match(host) ?? []).some(
          (name) =>
            name !== 'amazonaws.com' &&
            !name.includes('REGION') &&
            !joined.includes(name.toLowerCase()) &&
            !text.includes(name.toLowerCase()),
        ),
      ),
    ).toEqual([]);
  });

  test('names no Region and no action that the text does not name', () => {
    const region =
      /\b(?:us|eu|ap|sa|ca|af|me|il|mx|cn)(?:-gov|-iso[a-z]*)?-(?:north|south|east|west|central|(?:north|south)(?:east|west))-\d\b/g;
    const action = /\b[a-z0-9-]{2,30}:[A-Z][A-Za-z]{3,60}\b/g;
    expect(
      unsupported((sentence, { joined }) =>
        [
          ...(sentence.match(region) ?? []),
          ...(sentence.match(action) ?? []).map((name) => name.slice(name.indexOf(':') + 1)),
        ].some((name) => !joined.includes(name.toLowerCase())),
      ),
    ).toEqual([]);
  });

  test('names no launch type, subnet or role where the text is about nothing of the kind', () => {
    expect(
      unsupported(
        (sentence, { text }) =>
          (/fargate/i.test(sentence) && !/fargate/.test(text)) ||
          /\b(?:private|public) subnets?\b/i.test(sentence) ||
          (/\b(?:task|execution|instance) role\b/.test(sentence) &&
            !/\brole|\btask|\becs\b|resourceinitialization|logging driver/.test(text)),
      ),
    ).toEqual([]);
  });

  test('calls nobody a task who may be another', () => {
    expect(
      unsupported(
        (sentence, { text }) =>
          /^The task (?!or\b|definition\b)/.test(sentence) &&
          !/\btasks?\b|fargate|secrets or registry auth|execution resource|has been retried|resourceinitialization|stopped ?reason|taskfailed/.test(
            text,
          ),
      ),
    ).toEqual([]);
  });

  test('does not say that nothing answered where its own evidence is an answer', () => {
    expect(
      unsupported(
        (sentence, _, { evidence }) =>
          /\bgot no answer\b|\bnothing answered\b/.test(sentence) &&
          evidence.some(
            ({ kind, says }) => kind === 'outcome' && /refused|not trusted|was cut|no credentials/.test(says),
          ),
      ),
    ).toEqual([]);
  });

  test('does not say that no connection was tried where its own evidence is an address that was called', () => {
    expect(
      unsupported(
        (sentence, _, { evidence }) =>
          /no connection was tried/.test(sentence) && evidence.some(({ kind }) => kind === 'address'),
      ),
    ).toEqual([]);
  });

  test('does not say that the text is silent about what its evidence shows', () => {
    expect(
      unsupported(
        (sentence, _, { evidence }) =>
          /does not say which service was called/.test(sentence) &&
          evidence.some(({ kind, says }) => kind === 'host' && says.startsWith('the host of')),
      ),
    ).toEqual([]);
  });
});

/** Names that the private DNS of the plain endpoint does not cover, wherever they lead. */
const UNCOVERED = /^sts\.amazonaws\.com$|\.(?:api|on)\.aws$/;

/** Every sentence of an answer, supposed ones and those about what to do included. */
function anySentence(
  rule: (sentence: string, of: (typeof ANSWERS)[number], cause: DiagnosedCause) => boolean,
): readonly string[] {
  return ANSWERS.flatMap((answer) =>
    answer.diagnosis.diagnoses.flatMap((cause) =>
      [...cause.text.split(/(?<=[.;]) /), ...cause.fix]
        .filter((sentence) => rule(sentence, answer, cause))
        .map((sentence) => `${answer.id}: ${sentence}`),
    ),
  );
}

describe('what an answer supposes', () => {
  test('concludes nothing about private DNS from where a name leads that it does not cover', () => {
    expect(
      anySentence(
        (sentence, _, { host }) => /its private DNS is off/.test(sentence) && UNCOVERED.test(host ?? ''),
      ),
    ).toEqual([]);
  });

  test('supposes no endpoint for the global host of AWS STS, which none serves', () => {
    expect(
      anySentence(
        (sentence, _, { host }) =>
          host === 'sts.amazonaws.com' && /^If an endpoint for AWS STS exists/.test(sentence),
      ),
    ).toEqual([]);
  });

  test('names no database or balancer where the host is that of an API for all Regions', () => {
    expect(
      anySentence(
        (sentence, _, { host }) =>
          /a database, a cache or a load balancer/.test(sentence) &&
          /^[a-z0-9]+\.amazonaws\.com$/.test(host ?? ''),
      ),
    ).toEqual([]);
  });

  test('looks for the credentials of a task only where somebody asked for them', () => {
    expect(
      anySentence(
        (sentence, { text }, { cause }) =>
          cause === 'link-local' &&
          /has a task role/.test(sentence) &&
          !/credential|providererror|169\.254\.170|fd00:ec2::23/.test(text),
      ),
    ).toEqual([]);
  });

  test('names Amazon EFS only where the text does not name another file system', () => {
    expect(
      anySentence((sentence, { text }) => /EFS mount target/.test(sentence) && /\.s3files\./.test(text)),
    ).toEqual([]);
  });
});

describe('what rests on how a call ended', () => {
  test('lays no end that says that no way leads there to a security group', () => {
    expect(
      ANSWERS.flatMap(({ id, diagnosis: { diagnoses } }) =>
        diagnoses
          .filter(
            ({ cause, evidence }) =>
              cause === 'endpoint-security-group' &&
              evidence.some(({ says }) => /no route|no way to the host/.test(says)),
          )
          .map(() => id),
      ),
    ).toEqual([]);
  });

  test('denies that the text says how only where no cause stands behind the words of the failure', () => {
    const more = /(?:failed|request|service endpoint)\W{0,8}(?:caused by|reason|cause)\b.{0,8}\S{3}/i;
    expect(
      ANSWERS.flatMap(({ id, pasted, diagnosis: { diagnoses, errors } }) =>
        errors
          .filter(
            ({ start, end, diagnoses: of }) =>
              of.some((index) => diagnoses[index]?.text.includes('the text does not say how')) &&
              more.test(pasted.slice(start, end)),
          )
          .map(() => id),
      ),
    ).toEqual([]);
  });

  test('names the VPC of an address only where a host or a service of AWS was called', () => {
    expect(
      ANSWERS.flatMap(({ id, text, diagnosis: { diagnoses } }) =>
        diagnoses
          .filter(({ evidence }) => evidence.some(({ says }) => says.includes('inside the VPC')))
          .filter(() => !/aws|amazon|\becs\b|\becr\b|secret|ssm|logs|task|s3\b|sqs|sts/.test(text))
          .map(() => id),
      ),
    ).toEqual([]);
  });
});

/** The text without what cleaning takes away from a quotation of it: blanks, code signs, escapes, kinds of quotes. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/<\/?[a-z]{1,6}\b[^<>]{0,80}>/g, '')
    .replace(/\\+[nrt]|\[\d{1,3}(?:;\d{1,3}){0,4}m/g, '')
    .replace(/[\u2018\u2019\u201a\u201b\u00b4]/g, "'")
    .replace(/[\s\\`|\u201c-\u201f\u00ab\u00bb"\u2500-\u257f\u200b-\u200f\ufeff]/g, '');

/** The words of the text that a sentence shows between typographic quotes, and no program of the answers writes otherwise. */
const quotationsIn = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\u201c([^\u201d]{1,400})\u201d/g)].map(([, words = '']) =>
    words.replace(/\u2026$/, ''),
  );

/** Numbers of ports, with why an answer may name them where the text does not. */
const GENERAL_PORTS: Readonly<Record<string, string>> = {
  '53': 'DNS',
  '445': 'SMB, by which Windows mounts file systems',
  '2049': 'NFS, by which Amazon EFS is mounted',
  '9092': 'the four ways to sign in to Amazon MSK: the answer names all of them',
  '1024': 'the way back through network ACLs, to 65535',
  '16': 'a status of gRPC, named beside the one of the text',
};

/** Actions that AWS documents for a purpose, which an answer may name where the text does not: the purpose decides. */
const GENERAL_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'pulling from and pushing to Amazon ECR': [
    'ecr:GetAuthorizationToken',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
    'ecr:BatchCheckLayerAvailability',
    'ecr:PutImage',
    'ecr:InitiateLayerUpload',
    'ecr:UploadLayerPart',
    'ecr:CompleteLayerUpload',
    'ecr:BatchImportUpstreamImage',
    'ecr:CreateRepository',
  ],
  'log drivers': [
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'logs:CreateLogGroup',
    'logs:DescribeLogStreams',
  ],
  'the agent of a container instance': [
    'ecs:Poll',
    'ecs:StartTelemetrySession',
    'ecs:DiscoverPollEndpoint',
    'ecs:RegisterContainerInstance',
  ],
  'ECS Exec': ['ssmmessages:CreateControlChannel', 'logs:DescribeLogGroups', 's3:GetEncryptionConfiguration'],
  'secrets, parameters and keys': [
    'secretsmanager:GetSecretValue',
    'ssm:GetParameters',
    'kms:Decrypt',
    'kms:GenerateDataKey',
  ],
  'layers, files and packages in Amazon S3': ['s3:GetObject', 's3:GetBucketLocation', 's3:ListBucket'],
  'file systems': ['elasticfilesystem:ClientMount'],
  'endpoints and their private DNS': [
    'ec2:CreateVpcEndpoint',
    'ec2:ModifyVpcEndpoint',
    'ec2:DescribeVpcEndpoints',
    'route53:AssociateVPCWithHostedZone',
  ],
  'roles that are assumed, or passed on': ['sts:AssumeRole', 'iam:PassRole'],
  'AWS X-Ray, AWS App Mesh and Amazon Timestream': [
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'appmesh:StreamAggregatedResources',
    'timestream:DescribeEndpoints',
  ],
  'conditions of a policy': ['aws:SourceVpc', 'aws:SourceVpce'],
};

describe('every claim stands in the text, or is marked as a general one', () => {
  test('what stands between typographic quotes are words of the text', () => {
    expect(
      ANSWERS.flatMap(({ id, pasted, diagnosis: { diagnoses, missing } }) => {
        // A tag ends where a quotation may be cut: there the sign counts for nothing.
        // Nor do the signs of a comment or of a quotation, before lines of the message.
        const whole = `${bare(pasted)}\n${bare(pasted.replace(/\n[ \t]*(?:#|>|\/\/) /g, '\n'))}`;
        const signs = bare(pasted.replaceAll('<', ' '));
        return [...diagnoses.flatMap(({ text, fix }) => [text, ...fix]), missing?.text ?? '']
          .flatMap(quotationsIn)
          .filter(
            (words) => !whole.includes(bare(words)) && !signs.includes(bare(words.replaceAll('<', ' '))),
          )
          .map((words) => `${id}: ${words}`);
      }),
    ).toEqual([]);
  });

  test('a port is one of the text, of the endpoint that is named, or a general one', () => {
    const port = /(?:\bports? |\bTCP |[a-z\d]:)(\d{2,5})\b/g;
    expect(
      anySentence((sentence, { text }, { endpoints }) => {
        const documented = endpoints.flatMap((service) => portsOf(service).map(String));
        return [...sentence.matchAll(port)]
          .map(([, number = '']) => number)
          .some(
            (number) =>
              !text.includes(number) &&
              !documented.includes(number) &&
              !Object.hasOwn(GENERAL_PORTS, number) &&
              number !== '443',
          );
      }),
    ).toEqual([]);
  });

  test('an action is one of the text, or documented for a purpose', () => {
    const general = Object.values(GENERAL_ACTIONS).flat();
    expect(
      anySentence((sentence, { joined }) =>
        (sentence.match(/\b[a-z][a-z0-9-]{2,30}:[A-Z][A-Za-z]{3,60}\b/g) ?? []).some(
          (action) =>
            !joined.includes(action.slice(action.indexOf(':') + 1).toLowerCase()) &&
            !general.includes(action),
        ),
      ),
    ).toEqual([]);
  });

  test('an address is one of the text, or one that every machine keeps to itself', () => {
    expect(
      anySentence((sentence, { text, joined }) =>
        (sentence.match(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g) ?? []).some(
          (address) =>
            !text.includes(address) &&
            !joined.includes(address) &&
            !/^169\.254\.(?:170\.2|169\.254)$/.test(address),
        ),
      ),
    ).toEqual([]);
  });

  test('a status of HTTP is one of the text, where a statement names it', () => {
    expect(
      unsupported((sentence, { text }) =>
        [...sentence.matchAll(/\bstatus (?:of )?([45]\d\d)\b/g)].some(
          ([, status = '']) => !text.includes(status),
        ),
      ),
    ).toEqual([]);
  });

  test('a role or a user that "the message names" is named there', () => {
    expect(
      anySentence((sentence, { joined }) =>
        [...sentence.matchAll(/the (?:role|user) (\S{1,200}), which the message names/g)].some(
          ([, name = '']) => !joined.includes(name.toLowerCase()),
        ),
      ),
    ).toEqual([]);
  });

  test('what is only possible of an endpoint, a role or the DNS is said under a condition', () => {
    const causes = ['missing-endpoint', 'endpoint-security-group', 'endpoint-policy'];
    expect(
      ANSWERS.flatMap(({ id, diagnosis: { diagnoses } }) =>
        diagnoses
          .filter(
            ({ cause, likelihood, text }) =>
              likelihood === 'possible' &&
              causes.includes(cause) &&
              !SUPPOSED.test(text) &&
              !COVERED_BY_NAME.test(text),
          )
          .map(({ text }) => `${id}: ${text}`),
      ),
    ).toEqual([]);
  });

  test('an answer stands behind "was reached"', () => {
    expect(
      unsupported(
        (sentence, { text }, { evidence }) =>
          /\bwas reached\b(?! there)/.test(sentence) &&
          evidence.every(({ says }) => !/answered|refused|credential/.test(says)) &&
          !ANSWERED.test(text),
      ),
    ).toEqual([]);
  });
});

/** Of a name that the plain endpoint does not cover: that sentence is a fact about the name. */
const COVERED_BY_NAME = /do not cover it/;

/** Words with which services, registries, databases and proxies answer. */
const ANSWERED =
  /exception|denied|error|not found|unknown|status|not authorized|limit|refus|does not exist|unauthorized|no such|invalid|expired|failed|unable|not supported|too ?many|redirect|skewed|throttl|slow ?down|no entry for|stream closed: (?:7|16)\b|must be addressed|(?:pull|download) complete/;

describe('an empty answer', () => {
  const empty = ANSWERS.filter(({ diagnosis: { diagnoses } }) => diagnoses.length === 0);
  /** Counts of nothing, and settings. */
  const NOTHING = /\b(?:0|no|zero) (?:errors?|failed|failures?)\b|"?(?:errors|failed|timeouts)"?: ?0/g;

  test('shows the words of a failure that stand there, and denies none of them', () => {
    expect(empty.length).toBeGreaterThan(500);
    expect(
      empty
        .filter(({ text }) =>
          /\b(?:failed|denied|refused|timed out|exception|unable to|cannot)\b/.test(
            text.replace(NOTHING, ' '),
          ),
        )
        .filter(({ diagnosis: { missing } }) => quotationsIn(missing?.text ?? '').length === 0)
        .filter(({ diagnosis: { missing } }) => /found no word/.test(missing?.text ?? ''))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  test('never says that nothing failed', () => {
    expect(
      empty
        .filter(({ diagnosis: { missing } }) =>
          /\b(?:no line|nothing) (?:here )?(?:says|failed|fails)\b|names no call/.test(missing?.text ?? ''),
        )
        .map(({ id }) => id),
    ).toEqual([]);
  });
});

describe('of a text that is of another product', () => {
  const others = ANSWERS.filter(({ diagnosis: { diagnoses } }) =>
    diagnoses.some(({ text }) => /not of a task of Amazon ECS/.test(text)),
  );

  test('no sentence speaks of a task that called, and nothing is read about the workload', () => {
    expect(others.length).toBeGreaterThan(IS_WHOLE ? 20 : 10);
    expect(
      others
        .filter(
          ({ diagnosis: { diagnoses, answers } }) =>
            diagnoses.some(({ text }) =>
              /\bthe task (?:or its container instance )?(?:got|did)\b/i.test(text),
            ) || Object.keys(answers).some((id) => id !== 'region'),
        )
        .map(({ id }) => id),
    ).toEqual([]);
  });

  test('nothing but a refusal is certain', () => {
    expect(
      others
        .flatMap(({ id, diagnosis: { diagnoses } }) => diagnoses.map((one) => ({ id, ...one })))
        .filter(({ likelihood, cause }) => likelihood === 'certain' && cause !== 'iam')
        .map(({ id }) => id),
    ).toEqual([]);
  });
});

describe('of AWS App Mesh', () => {
  test('every answer that names its endpoint says that its support ended', () => {
    const named = ANSWERS.filter(({ diagnosis: { diagnoses } }) =>
      diagnoses[0]?.endpoints.includes('appmesh-envoy-management'),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(
      named.filter(
        ({ diagnosis: { diagnoses } }) => !/ended on 30 September 2026/.test(diagnoses[0]?.text ?? ''),
      ),
    ).toEqual([]);
  });
});

describe('evidence', () => {
  test('is no word that says only that something failed', () => {
    expect(
      ANSWERS.flatMap(({ id, diagnosis: { diagnoses } }) =>
        diagnoses
          .filter(({ evidence }) => evidence.length > 1)
          .flatMap(({ evidence }) =>
            evidence
              .filter(
                ({ says, text }) =>
                  says === 'the words that decide' && /^(?:errors?|failed|unable|cannot)$/i.test(text),
              )
              .map(({ text }) => `${id}: ${text}`),
          ),
      ),
    ).toEqual([]);
  });

  test('of a name of a service stands where the answer says that none is named', () => {
    expect(
      unsupported(
        (sentence, { text }) =>
          /does not say which service was called/.test(sentence) &&
          /\b(?:head|put|get)object (?:operation|request)|\[(?:s3|sqs|sns|kms)\] /.test(text),
      ),
    ).toEqual([]);
  });
});

describe('what to do', () => {
  test('opens no port for an endpoint on which it does not listen', () => {
    expect(anySentence((sentence) => /(?:inbound TCP|admits) 80\b/.test(sentence))).toEqual([]);
  });

  test('allows the action that was refused, where the text names it', () => {
    const refused = /not authorized to perform:? ([a-z0-9-]{2,30}:[A-Za-z]{4,60})\b/;
    expect(
      ANSWERS.flatMap(({ id, text, pasted, diagnosis: { diagnoses } }) => {
        const action = refused.exec(pasted.replace(/\s+/g, ' '))?.[1];
        const [first] = diagnoses;
        if (action === undefined || first?.cause !== 'iam' || !text.includes('not authorized')) return [];
        const said = diagnoses
          .flatMap((one) => [one.text, ...one.fix])
          .join(' ')
          .toLowerCase();
        return said.includes(action.toLowerCase()) || /assum/.test(said) ? [] : [`${id}: ${action}`];
      }),
    ).toEqual([]);
  });
});

describe('a heading', () => {
  test('of what is certain says no "may", and nothing of a path or an endpoint where somebody answered', () => {
    expect(
      ANSWERS.flatMap(({ id, diagnosis: { diagnoses } }) =>
        diagnoses
          .filter(
            ({ likelihood, heading }) =>
              likelihood === 'certain' && /\bmay\b(?! not)|possibl|likely/i.test(heading),
          )
          .map(({ heading }) => `${id}: ${heading}`),
      ),
    ).toEqual([]);
  });

  test('does not rule out the network where the text beside it does not say why', () => {
    expect(
      ANSWERS.flatMap(({ id, diagnosis: { diagnoses } }) =>
        diagnoses
          .filter(
            ({ heading, text }) => /not at the network/.test(heading) && /not say (?:why|how)/.test(text),
          )
          .map(({ heading }) => `${id}: ${heading}`),
      ),
    ).toEqual([]);
  });
});

/** What a check says of the endpoint that is there, and the cause beside it that this stands for. */
const LEFT_OPEN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bits security group\b/, ['endpoint-security-group', 'unknown-network']],
  [/\bits private DNS\b/, ['endpoint-dns']],
  [/\bthat way\b|\bthe path between\b|\bfirewalls and proxies\b/, ['network-path']],
  // A gateway endpoint does nothing before a route table knows it.
  [/\broute tables\b/, ['network-path', 'missing-endpoint']],
  [/\bthe role\b|\bthe permissions of\b/, ['iam']],
];

describe('the next check', () => {
  const checks = ANSWERS.flatMap(({ id, diagnosis: { errors, diagnoses } }) =>
    errors.flatMap(({ next, diagnoses: places }) =>
      next === undefined ? [] : [{ id, next, of: places.map((place) => diagnoses[place]) }],
    ),
  );

  test('is asked of most errors that leave something open', () => {
    expect(checks.length).toBeGreaterThan(500);
  });

  test('leaves open only causes that stand beside it', () => {
    expect(
      checks.flatMap(({ id, next, of }) =>
        LEFT_OPEN.filter(
          ([words, causes]) => words.test(next.text) && !of.some((one) => causes.includes(one?.cause ?? '')),
        ).map(([words]) => `${id}: ${words.source}: ${next.text}`),
      ),
    ).toEqual([]);
  });

  test('of an endpoint names each cause beside it', () => {
    const phrases: Readonly<Record<string, RegExp>> = {
      'endpoint-security-group': /its security group/,
      'endpoint-dns': /its private DNS/,
      'network-path': /that way|the way to it|the path between|firewalls and proxies|route tables/,
      'endpoint-policy': /its policy/,
      iam: /the role/,
    };
    expect(
      checks
        .filter(({ next }) => next.text.startsWith('No line for your VPC: '))
        .flatMap(({ id, next, of }) =>
          of
            .filter((one) => one !== undefined && one.cause !== 'missing-endpoint')
            .filter((one) => !(phrases[one?.cause ?? ''] ?? /the other causes above/).test(next.text))
            .map((one) => `${id}: ${one?.cause}: ${next.text}`),
        ),
    ).toEqual([]);
  });

  test('of a refused connection speaks of no path and no closed security group', () => {
    expect(
      checks
        .filter(({ of: [first] }) =>
          first?.evidence.some(({ says }) => says === 'the connection was refused'),
        )
        .filter(({ next }) => /the path to it|security group/.test(next.text))
        .map(({ id, next }) => `${id}: ${next.text}`),
    ).toEqual([]);
  });

  test('blames nobody', () => {
    expect(checks.filter(({ next }) => /at fault|is to blame/.test(next.text))).toEqual([]);
    expect(checks.filter(({ next }) => !NETWORK.test(next.text) && next.text.length < 40)).toEqual([]);
  });
});
