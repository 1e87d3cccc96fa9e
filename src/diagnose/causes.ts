/** From what was found to what is told: causes with their sentences, pages and evidence, ranked and put together by error. */
import { citationOf } from '../core/index.ts';
import { asksForWay } from './beside.ts';
import { isReached } from './call-ends.ts';
import type { Clues } from './clues.ts';
import type { DiagnosedCause, DiagnosedError, Likelihood } from './diagnosis.ts';
import { evidenceOf } from './evidence.ts';
import { type Explained, isWithoutCall } from './explained.ts';
import { headingOf } from './headings.ts';
import { nextCheck } from './next-check.ts';
import { citedFor, type Parties, withKnown, withParties } from './parties.ts';
import { ofProduct } from './product.ts';
import type { Judged } from './proof.ts';
import { innerAddressShown, isListed } from './shown-there.ts';
import { spanOf } from './tracked.ts';
import {
  besideEndpoints,
  besideProxy,
  besideSteady,
  besideWayOut,
  type Circumstances,
  fitted,
} from './tried.ts';

const MOST_DIAGNOSES = 24;

const LONGEST_TITLE = 120;

const ORDER: readonly Likelihood[] = ['certain', 'likely', 'possible'];

interface Placed {
  readonly cause: DiagnosedCause;
  readonly of: Explained;
}

/** Whom its sentences may speak of. */
const partiesOf = ({ findings: [first] }: Explained, inText: Parties): Parties =>
  withKnown(inText, first?.text ?? '');

/** The causes of an error as they are told: sentences that speak only of whom the text has, their pages, and the words on which they rest. */
export function causesOf(
  explained: Explained,
  text: string,
  inText: Parties,
  circumstances: Circumstances,
): readonly Placed[] {
  const { clues, pattern, findings } = explained;
  const seen = {
    ...(clues.region === undefined ? {} : { region: clues.region }),
    ...(clues.host === undefined || clues.host.partial === true || isWithoutCall(explained)
      ? {}
      : { host: asSaid(clues.host.name) }),
    ...(clues.address === undefined || isWithoutCall(explained) ? {} : { address: clues.address.text }),
  };
  const evidence = evidenceOf(explained, text);
  const product = clues.product === undefined ? '' : ` ${ofProduct(clues.product)}`;
  const parties = partiesOf(explained, inText);
  const answered = clues.network === 'proxy' || isReached(clues.network);
  return findings.map(({ cites, short, seen: _, ...finding }, index) => ({
    cause: {
      ...finding,
      text: `${withParties(asSaid(fitted(finding.text, circumstances)), parties)}${besides(finding, circumstances)}${index === 0 ? `${triedBy(clues)}${product}${besideSteady(clues.record.text, text)}` : ''}`,
      fix: [
        ...finding.fix,
        ...(index === 0 && clues.network !== undefined
          ? besideProxy(
              finding.cause,
              findings.flatMap(({ text: said, fix }) => [said, ...fix]),
              circumstances,
              clues.address?.kind === 'public' || clues.address?.kind === 'storage'
                ? clues.address.text
                : undefined,
            )
          : []),
      ].map((one) => withParties(asSaid(fitted(one, circumstances)), parties)),
      heading: withParties(headingOf(finding.cause, finding.likelihood, short), parties),
      ...seen,
      citations: citedFor(finding.cause, cites ?? pattern.cites, parties, {
        answered,
        said: [finding.text, ...finding.fix].join(' '),
      }).map((id) => {
        const { title, url } = citationOf(id);
        return { title, url };
      }),
      evidence,
      rule: pattern.id,
    },
    of: explained,
  }));
}

/** What the text says of endpoints and of a way out, beside one that may be missing. */
const besides = ({ cause, endpoints, text }: Judged, { endpoints: named, wayOut }: Circumstances): string =>
  cause !== 'missing-endpoint' || endpoints.length === 0
    ? ''
    : asSaid(
        `${named === undefined ? '' : besideEndpoints(named)}${wayOut === undefined || !asksForWay({ cause, text }) ? '' : besideWayOut(wayOut)}`,
      );

/** Whom the client tried, where that were several. */
const triedBy = ({ tried }: Clues): string =>
  tried.length < 2 ? '' : ` The client tried ${tried.length} addresses: ${tried.join(', ')}.`;

/** What people put in the place of a Region is read as `hidden-region`; nobody wrote that. */
const asSaid = (said: string): string => said.replaceAll('hidden-region', 'REGION').replace(INVISIBLE, ' ');

/** Characters of a pasted text that a quotation shows nobody, and that move a cursor or turn the text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,400}/gu;

/** Most likely first, in the order of the text among equals; of an error, and of a host, the same cause with the same cure only once. */
export function ranked(causes: readonly Placed[]): readonly Placed[] {
  const once: Placed[] = [];
  for (const likelihood of ORDER)
    for (const placed of causes) {
      const { cause, of } = placed;
      const known = once.some(
        (other) =>
          (other.of === of || (cause.host !== undefined && other.cause.host === cause.host)) &&
          other.cause.cause === cause.cause &&
          other.cause.endpoints.join() === cause.endpoints.join(),
      );
      if (cause.likelihood === likelihood && !known) once.push(placed);
    }
  return once.slice(0, MOST_DIAGNOSES);
}

/** What stands before a message in an event of JSON. */
const FIELDS_BEFORE =
  /^\{ ?(?:"[@\w]{1,40}": ?(?:"[^"]{0,100}"|\d{1,16}), ?){0,4}"(?:message|value|msg|log)": ?"(?=\S)/;

/** The errors of the text with their causes, and the one check that tells these apart. */
export function errorsOf(
  placed: readonly Placed[],
  text: string,
  inText: Parties,
  circumstances: Circumstances,
): readonly DiagnosedError[] {
  const groups = new Map<Explained, number[]>();
  placed.forEach(({ of }, index) => {
    groups.set(of, [...(groups.get(of) ?? []), index]);
  });
  return [...groups].map(([explained, diagnoses]) => {
    const { record } = explained.clues;
    // What is said of another error too stands only there.
    const shown = diagnoses.flatMap((at) => placed[at]?.cause ?? []);
    const next = nextCheck({
      clues: explained.clues,
      findings: shown,
      seen: explained.findings.find(({ seen }) => seen !== undefined)?.seen,
      leadsTo: innerAddressShown(text, explained.clues),
      isListed: (service) => isListed(text, service, explained.clues),
    });
    return {
      title: asSaid(record.text)
        .replace(/^(?:- |[A-Z]{1,8}\] )/, '')
        .replace(FIELDS_BEFORE, '')
        .slice(0, LONGEST_TITLE),
      ...spanOf(record, 0, record.text.length),
      diagnoses,
      ...(next === undefined
        ? {}
        : {
            next: {
              ...next,
              text: withParties(asSaid(fitted(next.text, circumstances)), partiesOf(explained, inText)),
            },
          }),
    };
  });
}
