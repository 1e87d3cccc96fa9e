/** The door of the core: the only file that other folders import. */

export { alternativesTo } from './alternatives.ts';
export { type AnswerValue, type AnyKind, type Option, printText, splitList } from './answer.ts';
export { answerText } from './answer-text.ts';
export { executionRoleArn, layerBucketArn } from './arns.ts';
export { PRICES, type PriceCatalogue } from './catalogue.ts';
export { CITATIONS, type Citation, type CitationId, citationOf } from './citations.ts';
export {
  type CostAssumptions,
  type CostComparison,
  compareWithNat,
  UNKNOWN_NAT_PRICE_REASON,
  UNKNOWN_PRICE_REASON,
  usualAssumptions,
} from './compare-cost.ts';
export {
  endpointCost,
  HOURS_PER_MONTH,
  type MonthlyCost,
  priceIn,
  sumOfCosts,
} from './cost.ts';
export {
  breakEvenGb,
  breakEvenVpcs,
  cheaperUpToGb,
  type DesignId,
  type DesignRates,
  type DesignSize,
  designCost,
} from './designs/costs.ts';
export {
  type ComparisonOptions,
  compareDesigns,
  type Design,
  type DesignComparison,
  plannedDesign,
} from './designs/designs.ts';
export { DUAL_STACK_SUFFIXES, registrySuffix } from './designs/dual-stack.ts';
export { type Hub, type HubRoute, type HubZone, hubOf, type ZoneRecord } from './designs/hub.ts';
export { DESIGN_PRICES, type DesignPrices } from './designs/prices.ts';
export { cheapestDesign, turningPoints } from './designs/turning-points.ts';
export { endpointPolicy, exampleStatements, isShared } from './endpoint-policy.ts';
export {
  type Explanation,
  explain,
  explainFinding,
  explainFor,
  type FindingText,
  type WorkloadExplanation,
} from './explain.ts';
export { findingTexts } from './finding-texts.ts';
export {
  type Impossible,
  impossibleAnswers,
  REFUSALS,
  REFUSED_BY_AWS,
  type Refusal,
  refusedIn,
} from './impossible.ts';
export {
  type ExistingCaller,
  type ExistingEndpoint,
  type ExistingHostedZone,
  type ExistingNatGateway,
  type ExistingNetworkAcl,
  type ExistingPolicy,
  type ExistingPrefixList,
  type ExistingRoute,
  type ExistingRouteTable,
  type ExistingSecurityGroup,
  type ExistingSubnet,
  endpointState,
  type Inventory,
  type InventoryList,
  type InventoryPlace,
  type IpAddressType,
  isReference,
  type NetworkAclEntry,
  type OfferedService,
  type Permission,
  type VpcAttributes,
} from './inventory.ts';
export { KNOWLEDGE, type Knowledge } from './knowledge.ts';
export {
  type KnownCase,
  knownCase,
  leftOpen,
  type Statement,
  sharedInDoubt,
  uniteWorkloads,
} from './known-case.ts';
export {
  learnWords,
  type QuestionWords,
  type RuleWords,
  type ServiceWords,
  type Words,
} from './later-words.ts';
export { allowedValues, parseJson, parseText } from './parse-answer.ts';
export { hasWayOut, type Paths, pathsOf } from './paths.ts';
export {
  type EditedPolicies,
  type Finding,
  includedEndpoints,
  type Plan,
  type PlannedEndpoint,
  type PlanOptions,
  plan,
  planProfiles,
  planVpc,
  type SparedService,
} from './planner.ts';
export {
  type PolicyDocument,
  type PolicyPlaceholder,
  type PolicyStatement,
  placeholder,
  policyText,
} from './policy.ts';
export { POLICY_CHARACTER_LIMIT, POLICY_PLACEHOLDERS } from './policy-limits.ts';
export { portsOf } from './ports.ts';
export { PRESETS, type Preset, type PresetId } from './presets.ts';
export {
  askedAnswers,
  askedQuestions,
  isAsked,
  offeredValues,
  toProfile,
  valueIn,
} from './profile.ts';
export {
  type Answers,
  type AnyQuestion,
  isQuestionId,
  isVpcQuestion,
  QUESTION_IDS,
  type QuestionId,
  questionOf,
  STEPS,
  type Step,
  type StepId,
  type WorkloadProfile,
} from './questions.ts';
export {
  conflictsIn,
  type Problem,
  type ReadAnswers,
  readAnswers,
  readTextAnswers,
  shown,
} from './read-answers.ts';
export { type ReadCatalogue, readCatalogue } from './read-catalogue.ts';
export {
  isRegionId,
  PARTITIONS,
  type Partition,
  type PartitionId,
  partitionOf,
  REGION_IDS,
  REGIONS,
  type Region,
  type RegionId,
  regionOf,
} from './regions.ts';
export { NEED_WORDS, type Need, type Rule, type Severity, type Use, type Uses } from './rule.ts';
export { learnRules, RULES, type RuleId } from './rules/index.ts';
export {
  type Alternative,
  type Assumption,
  absenceRestsOn,
  assumedFirst,
  assumptionLines,
  assumptionText,
  decidingAssumptions,
  doubtText,
  sensitivity,
  sensitivitySteps,
} from './sensitivity.ts';
export { capitalized, counted, forCount, listed } from './sentences.ts';
export { parseServiceName } from './service-names.ts';
export {
  CODE_ONLY_SERVICES,
  cdkNameOf,
  ECS_CONTROL_PLANE,
  type EndpointService,
  type EndpointType,
  hasFipsVariant,
  iamPrefixOf,
  isServiceId,
  privateDnsNames,
  SERVICE_IDS,
  type ServiceId,
  serviceName,
  serviceOf,
} from './services.ts';
export { SOME_ACCOUNT } from './some-account.ts';
export { settledFinding, settledFindings } from './source-findings.ts';
export {
  type Claim,
  type Conflict,
  EVIDENCE,
  type Evidence,
  type Evidenced,
  type Evidences,
  mergeEvidenced,
  mergeReadings,
  NOTHING_READ,
  type OpenQuestion,
  type Reading,
  type ReadingFinding,
  type ReadingNote,
  type ReadWorkload,
  type Standing,
  standingOf,
  weigh,
} from './standing.ts';
export { type Topology, topologyOf } from './topology.ts';
export { whyRecommended } from './why-recommended.ts';
export { fillWords } from './words.ts';
export { isWorkloadName, WORKLOAD_NAME_FORMAT, workloadNames } from './workload-names.ts';
export {
  aboutVpc,
  aboutWorkload,
  countingFor,
  marked,
  type NamedAnswers,
  type NamedProfile,
  toProfiles,
  UNNAMED,
  VPC_QUESTIONS,
  WORKLOAD_QUESTIONS,
} from './workloads.ts';
