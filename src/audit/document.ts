/** The audit as JSON; the names are public (contract, section 8). */
import type { MonthlyCost } from '../core/index.ts';
import type { Weighed } from './report/baseline.ts';
import { findingsOf } from './report/findings.ts';
import type { Audit, AuditedEndpoint, AuditStatement } from './verdict.ts';

/** The members of the JSON document. */
export function auditDocument(audit: Audit, weighed?: Weighed) {
  const accepted = [...(weighed?.accepted.values() ?? [])];
  return {
    version: 1,
    ...(audit.vpcId === undefined ? {} : { vpcId: audit.vpcId }),
    endpoints: audit.endpoints.map(toEndpoint),
    network: {
      problems: audit.network.problems.map(toStatement),
      notes: audit.network.notes.map(toStatement),
    },
    summary: audit.summary,
    passed: weighed?.passed ?? audit.passed,
    findings: findingsOf(audit).map(({ id, statement, fatal }) => ({ id, rule: statement.rule, fatal })),
    ...(accepted.length === 0 ? {} : { accepted }),
  };
}

function toEndpoint(endpoint: AuditedEndpoint) {
  const { service, serviceName, type, verdict, vpcEndpointId, need, saving } = endpoint;
  return {
    service,
    verdict,
    ...(vpcEndpointId === undefined ? {} : { vpcEndpointId }),
    serviceName,
    type,
    ...(need === undefined ? {} : { need }),
    problems: endpoint.problems.map(toStatement),
    notes: endpoint.notes.map(toStatement),
    monthlyCost: cost(endpoint.monthlyCost),
    ...(saving === undefined ? {} : { saving: cost(saving) }),
  };
}

function toStatement({ rule, text, fix, commands, citations }: AuditStatement) {
  return { rule, text, fix, commands, citations: citations.map(({ title, url }) => ({ title, url })) };
}

const cost = ({ usd, assumed }: MonthlyCost) => ({ usd, assumed });
