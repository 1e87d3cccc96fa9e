/** Fills `{placeholders}` in texts and ARNs from the profile. */
import { PRICES } from './catalogue.ts';
import { endpointCost, priceIn } from './cost.ts';
import { DUAL_STACK_SUFFIXES, registrySuffix } from './designs/dual-stack.ts';
import { codeWithoutFips } from './fips.ts';
import { placeholder } from './policy.ts';
import type { WorkloadProfile } from './questions.ts';
import { partitionOf, regionOf } from './regions.ts';
import { serverDrivers } from './rules/predicates.ts';

/** One interface endpoint in the answered zones, US dollars a month. */
const monthOf = (w: WorkloadProfile): number =>
  endpointCost('Interface', w.availabilityZones, w.region, PRICES).usd;

/** How much less a GB costs through an interface endpoint than through a NAT gateway, in US dollars. */
const savedPerGb = (w: WorkloadProfile): number =>
  priceIn(PRICES.natGatewayGb, w.region).usd - PRICES.interfaceEndpointGb;

/** Whether only the answered account holds the data: policies then allow the data of no other account. */
export const ownDataOnly = (w: WorkloadProfile): boolean => w.accountId !== '' && !w.crossAccountData;

const WORDS: { readonly [word: string]: (w: WorkloadProfile) => string } = {
  region: (w) => w.region,
  partition: (w) => regionOf(w.region).partition,
  suffix: (w) => partitionOf(w.region).dnsSuffix,
  /** Of dual-stack host names, as botocore's partition data has it. */
  dualStackSuffix: (w) => DUAL_STACK_SUFFIXES[regionOf(w.region).partition],
  registrySuffix: (w) => registrySuffix(regionOf(w.region).partition),
  zones: (w) => String(regionOf(w.region).zones),
  availabilityZones: (w) => String(w.availabilityZones),
  endpointMonth: (w) => monthOf(w).toFixed(2),
  savedByEndpoint: (w) => savedPerGb(w).toFixed(3),
  breakEvenOfEndpoint: (w) => String(Math.ceil(monthOf(w) / savedPerGb(w))),
  codeWithoutFips: (w) => codeWithoutFips(w).join(', '),
  templateSourceRegion: (w) => w.templateSourceRegion,
  agentVersion: (w) => w.agentVersion,
  securityGroupId: (w) => w.securityGroupId,
  /** The answered log drivers that send to a server. */
  serverDrivers: (w) => serverDrivers(w).join(', '),
  /** In ARNs of repositories: the account that owns the named repository, any account otherwise. */
  account: (w) => (w.repository !== '' && w.accountId !== '' ? w.accountId : '*'),
  /** In ARNs of data: only that of the answered account, unless other accounts hold some of it. */
  own: (w) => (ownDataOnly(w) ? w.accountId : '*'),
  /** The answered account, or the parameter of the export. */
  accountParameter: (w) => w.accountId || placeholder('AccountId'),
  executionRole: (w) => w.taskExecutionRole || placeholder('TaskExecutionRole'),
  repository: (w) => (w.repository === '' ? '*' : w.repository),
};

/** The names that `fillWords` knows; a test checks every text against them. */
export const FILLED_WORDS: readonly string[] = /* @__PURE__ */ Object.keys(WORDS);

type Fill = (w: WorkloadProfile) => string;

/** Each text split at its placeholders, once: texts come from rules and dictionaries, so their number is fixed. */
const CUT = new Map<string, readonly (string | Fill)[]>();

/** Fills `{region}` and the other words of `FILLED_WORDS`; text in other braces stays as it is. */
export function fillWords(text: string, workload: WorkloadProfile): string {
  let parts = CUT.get(text);
  if (parts === undefined) {
    parts = text
      .split(/(\{\w+\})/)
      .map((part) =>
        Object.hasOwn(WORDS, part.slice(1, -1)) && part.startsWith('{')
          ? (WORDS[part.slice(1, -1)] as Fill)
          : part,
      );
    CUT.set(text, parts);
  }
  let filled = '';
  for (const part of parts) filled += typeof part === 'string' ? part : part(workload);
  return filled;
}
