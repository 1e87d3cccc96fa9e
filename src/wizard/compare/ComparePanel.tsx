import { useEffect, useMemo } from 'react';
import {
  hasWayOut,
  includedEndpoints,
  NEED_WORDS,
  type Plan,
  type Problem,
  QUESTION_IDS,
  questionOf,
  type ServiceId,
  sumOfCosts,
} from '../../core/index.ts';
import { announce } from '../browser/announce.ts';
import { keptPlans } from '../browser/plans.ts';
import { costInWords, counted } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { inWords } from '../later/in-words.ts';
import { Capped } from '../later/ui/Capped.tsx';
import { useKept } from '../later/ui/use-kept.ts';
import { setCompareWith } from '../state/more-actions.ts';
import { openedLink } from '../state/opened.ts';
import { openShared } from '../state/plan-actions.ts';
import { planTitle } from '../state/plan-title.ts';
import { planningOf, usePlan } from '../state/planning.ts';
import { useWizard } from '../state/store.ts';
import './compare.css';

/** Two plans side by side: what differs, and which answers make the difference. */
export function ComparePanel() {
  const { plan, short, catalogue } = usePlan();
  const link = useWizard((state) => state.compareWith);
  const opened = useMemo(() => (link === undefined ? undefined : openedLink(link)), [link]);
  const other = useMemo(
    () => (opened === undefined ? undefined : planningOf(opened, catalogue).plan),
    [opened, catalogue],
  );
  return (
    <div className="compare">
      <Choice link={link} />
      {other === undefined ? (
        <>
          <p className="hint">
            Before and after, staging and production, endpoints and NAT: keep this plan as the other one, then
            change the answers.
          </p>
          <div className="buttons">
            <Button variant="primary" onClick={() => setCompareWith(short)}>
              Keep this plan as the other one
            </Button>
          </div>
        </>
      ) : (
        <>
          {opened !== undefined && opened.problems.length > 0 && <NotUnderstood problems={opened.problems} />}
          <Table other={other} plan={plan} />
          <div className="buttons no-print">
            <Button
              onClick={() => {
                if (opened !== undefined) openShared(opened);
                setCompareWith(short);
              }}
            >
              Swap the two plans
            </Button>
            <Button className="quiet" onClick={() => setCompareWith(undefined)}>
              End the comparison
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What the link of the other plan holds that was not understood: the comparison is with the rest of it. */
function NotUnderstood({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <Alert kind="warning" title="Not everything in the link to the other plan was understood">
      <Capped items={problems} of="problems">
        {(shown) => (
          <ul>
            {shown.map(({ field, value, taken }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two equal problems apart
              <li key={index}>
                <code>{field}</code>: <q>{value}</q> is not understood; {taken} is used.
              </li>
            ))}
          </ul>
        )}
      </Capped>
    </Alert>
  );
}

/** The entry for a plan that is not in the list. */
const ANOTHER = 'another';

function Choice({ link }: { readonly link: string | undefined }) {
  const { short, catalogue } = usePlan();
  const first = useWizard((state) => state.past[0]);
  const before = useMemo(() => first && planningOf(first, catalogue).short, [first, catalogue]);
  const [draft, setDraft] = useKept('compared link', '');
  const plans = keptPlans();
  const kept = plans.find((plan) => plan.link === link)?.id;
  const other = link === before ? 'before' : (kept ?? (link === short ? 'this' : ANOTHER));
  const chosen = link === undefined ? '' : other;
  return (
    <div className="compare-choice no-print">
      <label>
        Compare with{' '}
        <select
          className="input select"
          value={chosen}
          onChange={(event) => {
            const { value } = event.target;
            if (value === 'this') setCompareWith(short);
            else if (value === 'before') setCompareWith(before);
            else setCompareWith(plans.find(({ id }) => id === value)?.link);
          }}
        >
          <option value="">Choose a plan</option>
          <option value="this">This plan, as it is now</option>
          {before !== undefined && (
            <option value="before">This plan, before the changes of this visit</option>
          )}
          {plans.map(({ id, name, title }) => (
            <option key={id} value={id}>
              {name || title}
            </option>
          ))}
          {chosen === ANOTHER && <option value={ANOTHER}>Another plan</option>}
        </select>
      </label>
      <label>
        Or a link<span className="sr-only"> to the other plan</span>{' '}
        <input
          className="input"
          value={draft}
          placeholder="https://…#v=1&…"
          maxLength={100_000}
          onChange={(event) => {
            const { value } = event.target;
            setDraft(value);
            const at = value.indexOf('#');
            if (at >= 0) setCompareWith(value.slice(at + 1).trim());
          }}
        />
        <span className="field-error" role="status">
          {draft.trim() !== '' &&
            !draft.includes('#') &&
            'A link to a plan has a #, and the answers behind it.'}
        </span>
      </label>
    </div>
  );
}

function Table({ other, plan }: { readonly other: Plan; readonly plan: Plan }) {
  const services = [...new Set([...other.endpoints, ...plan.endpoints].map(({ service }) => service))];
  const rows = services.map((service) => ({
    service,
    left: describe(other, service),
    right: describe(plan, service),
  }));
  const differing = rows.filter(({ left, right }) => left !== right);
  const costs = { other: costOf(other), plan: costOf(plan) };
  const difference = {
    usd: costs.plan.usd - costs.other.usd,
    assumed: costs.plan.assumed || costs.other.assumed,
  };
  const sum =
    differing.length === 0
      ? services.every((service) => nameIn(other, service) === nameIn(plan, service))
        ? 'Both plans have the same endpoints.'
        : 'Both plans have endpoints of the same services at the same price, under other service names.'
      : `${counted(differing.length, 'endpoint differs', 'endpoints differ')}; those of this plan cost ${
          difference.usd === 0
            ? 'the same'
            : `${costInWords({ ...difference, usd: Math.abs(difference.usd) })} a month ${difference.usd > 0 ? 'more' : 'less'}`
        }.`;
  useEffect(() => announce(sum), [sum]);
  return (
    <>
      <p className="compare-sum">{sum}</p>
      <p className="hint">
        The other plan: {planTitle(other)}. This plan: {planTitle(plan)}.
        {[other, plan].some(({ workload }) => hasWayOut(workload)) &&
          ' Only the endpoints are counted: what NAT gateways and other ways out of the VPC cost is in neither total.'}
      </p>
      <div className="wide-table">
        <table>
          <caption className="sr-only">Endpoints of both plans</caption>
          <thead>
            <tr>
              <th scope="col">Endpoint</th>
              <th scope="col">The other plan</th>
              <th scope="col">This plan</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ service, left, right }) => (
              <tr key={service} className={left === right ? '' : 'differs'}>
                <th scope="row">
                  <code>{service}</code>
                </th>
                <td>{left}</td>
                <td>{right}</td>
              </tr>
            ))}
            <tr className={difference.usd === 0 ? 'sum' : 'sum differs'}>
              <th scope="row">Endpoints, per month</th>
              <td>{costInWords(costs.other)}</td>
              <td>{costInWords(costs.plan)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <AnswerDifferences other={other} plan={plan} />
    </>
  );
}

const nameIn = (plan: Plan, service: ServiceId) =>
  plan.endpoints.find((endpoint) => endpoint.service === service)?.serviceName;

const costOf = (plan: Plan) => sumOfCosts(includedEndpoints(plan));

/** With what keeps it out of the total. */
function describe(plan: Plan, service: ServiceId): string {
  const endpoint = plan.endpoints.find((other) => other.service === service);
  if (endpoint === undefined) return '–';
  const { need, type, monthlyCost, privateDnsEnabled, policy, policyEdited } = endpoint;
  const dns = type === 'Interface' && !privateDnsEnabled ? ', no private DNS' : '';
  const access = policyEdited ? ', own policy' : policy === undefined ? ', full access' : '';
  const isExported = includedEndpoints(plan).some((other) => other.service === service);
  const left = isExported ? '' : ', not exported';
  return `${NEED_WORDS[need]}${left}, ${costInWords(monthlyCost)}${dns}${access}`;
}

function AnswerDifferences({ other, plan }: { readonly other: Plan; readonly plan: Plan }) {
  const differing = QUESTION_IDS.filter((id) => inAll(other, id) !== inAll(plan, id));
  if (differing.length === 0) return null;
  return (
    <>
      <h3>Why: the answers that differ</h3>
      <ul className="compare-answers">
        {differing.map((id) => (
          <li key={id}>
            <strong>{questionOf(id).label}</strong>: {inAll(other, id)} → {inAll(plan, id)}
          </li>
        ))}
      </ul>
    </>
  );
}

function inAll(plan: Plan, id: (typeof QUESTION_IDS)[number]): string {
  return [...new Set(plan.workloads.map(({ profile }) => inWords(id, profile[id])))].join(' / ');
}
