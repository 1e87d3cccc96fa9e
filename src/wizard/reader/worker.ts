/** The reader: a worker beside the page, so that no text, however long, keeps the page from answering. */
import { audit, auditDelta } from '../../audit/index.ts';
import { rehearse } from '../../audit/rehearsal/index.ts';
import { type Inventory, isRegionId, planVpc, type Reading, settledFindings } from '../../core/index.ts';
import { recognise } from '../paste/recognise.ts';
import type { Existing } from './existing.ts';
import type {
  FromReader,
  Judged,
  JudgeQuestion,
  Keep,
  ReadTexts,
  TextQuestion,
  ToReader,
} from './protocol.ts';

/** Longer texts are not shown again. */
const LONGEST_SHOWN = 6000;

/** What exists, by key: what is in use, and what was read last. */
const inventories = new Map<number, Inventory>();
// A worker that takes the place of one that has ended gives no key twice.
let lastKey = Math.round(performance.timeOrigin);

const say = (message: FromReader): void => self.postMessage(message);

function read({ texts, vpcId, services, keep }: TextQuestion & Keep): ReadTexts {
  const { inventory, error, reading, ...rest } = recognise(texts, { vpcId, services });
  for (const key of inventories.keys()) if (key !== keep) inventories.delete(key);
  return {
    ...rest,
    ...(reading === undefined ? {} : { reading: withoutInventory(reading) }),
    ...(error === undefined ? {} : { error: error.slice(0, LONGEST_SHOWN) }),
    ...(inventory === undefined ? {} : { existing: kept(inventory) }),
  };
}

/** The reading without the inventory, which stays in the worker. */
function withoutInventory({ inventory: _, ...reading }: Reading): Reading {
  return reading;
}

function kept(inventory: Inventory): Existing {
  lastKey += 1;
  inventories.set(lastKey, inventory);
  const { vpcId, region, endpoints, subnets, routeTables, securityGroups, networkAcls } = inventory;
  return {
    key: lastKey,
    ...(vpcId === undefined ? {} : { vpcId }),
    ...(region !== undefined && isRegionId(region) ? { region } : {}),
    counts: {
      endpoints: endpoints.length,
      subnets: subnets?.length,
      routeTables: routeTables?.length,
      securityGroups: securityGroups?.length,
      networkAcls: networkAcls?.length,
    },
  };
}

function judge({ key, snapshot, catalogue, findings }: JudgeQuestion): Judged {
  const inventory = inventories.get(key);
  if (inventory === undefined) throw new Error('What exists is no longer known: read what was pasted again.');
  const { vpc, open, workloads, policies } = snapshot;
  const plan = planVpc(vpc, workloads, { catalogue, policies, open });
  const read = settledFindings(findings, plan);
  const judged = audit(plan, inventory, catalogue, read, vpc);
  return {
    audit: judged,
    delta: auditDelta(judged, plan),
    rehearsal: rehearse(plan.workloads, inventory, { read }),
  };
}

self.addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  try {
    if (data.type === 'read') say({ type: 'read', id: data.id, answer: read(data.question) });
    else say({ type: 'judge', id: data.id, answer: judge(data.question) });
  } catch (error) {
    say({ type: 'failed', id: data.id, reason: error instanceof Error ? error.message : String(error) });
  }
});

/** A browser that stops a worker tells nobody, but frees its locks. */
async function live(): Promise<void> {
  const life = `reader ${performance.timeOrigin} ${Math.random()}`;
  if (!('locks' in navigator)) {
    say({ type: 'ready' });
    return;
  }
  await navigator.locks.request(life, () => {
    say({ type: 'ready', life });
    return new Promise(() => undefined);
  });
}

live();
