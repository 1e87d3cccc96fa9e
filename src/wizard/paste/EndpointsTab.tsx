import { useDeferredValue, useMemo, useState } from 'react';
import { type Audit, audit, auditDelta } from '../../audit/index.ts';
import type { Inventory, Plan, PriceCatalogue } from '../../core/index.ts';
import { readInventory } from '../../source/index.ts';
import { announce } from '../browser/announce.ts';
import { Button } from '../first/ui/Button.tsx';
import { usePlan } from '../state/planning.ts';
import { type EndpointVerdict, useWizard } from '../state/store.ts';
import { AuditView } from './AuditView.tsx';
import { setActiveAudit } from './audit-state.ts';
import { InventoryCommand } from './InventoryCommand.tsx';
import { textsOf, useInputs } from './inputs.ts';
import { NotUnderstood } from './NotUnderstood.tsx';
import { SourceInput } from './SourceInput.tsx';

/** What exists in a VPC against the plan of the current answers. */
export function EndpointsTab() {
  const { plan, workload, catalogue } = usePlan();
  const given = useDeferredValue(useInputs((state) => state.inputs.endpoints));
  const [chosenVpc, setChosenVpc] = useState<string>();
  const read = useMemo(() => {
    const texts = textsOf(given);
    if (texts.length === 0) return undefined;
    const services = plan.endpoints.map(({ service }) => service);
    const vpcId = chosenVpc ?? workload.vpcId;
    return readInventory({ endpoints: texts.map(({ text }) => text).join('\n') }, { vpcId, services });
  }, [given, chosenVpc, plan, workload]);
  const isChoice = read !== undefined && !read.ok && read.vpcIds.length > 1;
  return (
    <>
      <InventoryCommand vpcId={workload.vpcId} region={workload.region} />
      <SourceInput
        source="endpoints"
        label="Existing endpoints"
        hint="The output of aws ec2 describe-vpc-endpoints; subnets, route tables, security groups and VPC attributes as well, if you have them. Paste it as it is."
        placeholder='{ "VpcEndpoints": [ … ] }'
        accept=".json,.txt,.log,application/json,text/*"
        rows={6}
      />
      {read !== undefined && (
        <section className="import-result" aria-label="Audit">
          {read.problems.length > 0 && !isChoice && (
            <NotUnderstood
              title={read.ok ? 'Read with doubts' : 'Not read'}
              kind={read.ok ? 'warning' : 'error'}
              problems={read.problems.map((problem) => ({ ...problem, source: '' }))}
            />
          )}
          {!read.ok && isChoice && <VpcChoice ids={read.vpcIds} onChoose={setChosenVpc} />}
          {read.ok && chosenVpc !== undefined && (
            <Button variant="link" onClick={() => setChosenVpc(undefined)}>
              Choose another VPC
            </Button>
          )}
          {read.ok && <Result inventory={read.inventory} plan={plan} catalogue={catalogue} />}
        </section>
      )}
    </>
  );
}

function VpcChoice({
  ids,
  onChoose,
}: {
  readonly ids: readonly string[];
  readonly onChoose: (id: string) => void;
}) {
  return (
    <fieldset className="vpc-choice">
      <legend>Several VPCs are in the output. Which one runs the tasks?</legend>
      {ids.map((id) => (
        <Button key={id} onClick={() => onChoose(id)}>
          {id}
        </Button>
      ))}
    </fieldset>
  );
}

function Result({
  inventory,
  plan,
  catalogue,
}: {
  readonly inventory: Inventory;
  readonly plan: Plan;
  readonly catalogue: PriceCatalogue;
}) {
  const result = useMemo(() => audit(plan, inventory, catalogue), [plan, inventory, catalogue]);
  return (
    <>
      <div className="buttons">
        <Button variant="primary" icon="check" onClick={() => showBeside(inventory, catalogue)}>
          Show the verdicts in the plan
        </Button>
        <p className="hint">The exports then hold only what is missing, and the corrections.</p>
      </div>
      <AuditView audit={result} />
    </>
  );
}

/** From now on every plan is audited against this inventory, as the answers change. */
function showBeside(inventory: Inventory, catalogue: PriceCatalogue): void {
  const auditOf = (plan: Plan): Audit => audit(plan, inventory, catalogue);
  setActiveAudit({
    verdicts: (plan) => auditOf(plan).endpoints.map(toVerdict),
    delta: (plan) => auditDelta(auditOf(plan), plan),
  });
  const { setImporting, goTo } = useWizard.getState();
  setImporting(undefined);
  goTo('review');
  announce('The verdicts stand beside the endpoints of the plan');
}

function toVerdict({
  service,
  verdict,
  vpcEndpointId,
  problems,
}: Audit['endpoints'][number]): EndpointVerdict {
  return { service, verdict, vpcEndpointId, problems };
}
