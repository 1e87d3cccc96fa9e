import { regionOf } from '../../core/index.ts';
import { counted } from '../first/money.ts';
import { Button } from '../first/ui/Button.tsx';
import { Capped } from '../later/ui/Capped.tsx';
import type { Existing } from '../reader/existing.ts';
import type { ReadTexts } from '../reader/protocol.ts';
import { Diagnoses } from './Diagnoses.tsx';
import { NotUnderstood } from './NotUnderstood.tsx';
import { ReadingResult } from './ReadingResult.tsx';

/** One of several VPCs. */
export interface VpcChoice {
  readonly ids: readonly string[];
  readonly id: string;
}

/** What was understood of all texts together. */
export function Result({
  read,
  choice,
  onChoose,
}: {
  readonly read: ReadTexts;
  readonly choice: VpcChoice | undefined;
  readonly onChoose: (choice: VpcChoice) => void;
}) {
  // Once chosen, another one can be.
  const vpcIds = read.vpcIds.length > 1 ? read.vpcIds : (choice?.ids ?? []);
  const { diagnosis, error, reading, existing, plan, problems } = read;
  return (
    <>
      {vpcIds.length > 1 && <Vpcs ids={vpcIds} chosen={choice?.id} onChoose={onChoose} />}
      {diagnosis && error !== undefined && <Diagnoses diagnosis={diagnosis} text={error} />}
      {diagnosis && existing && (
        <p className="hint">
          The causes above are what the text says by itself. What exists was given too: “Check this VPC” tells
          which of them it confirms or rules out.
        </p>
      )}
      {reading && <ReadingResult reading={reading} />}
      {existing && <InventoryInWords existing={existing} />}
      {plan && <p>A plan of this planner. Opening it replaces the answers; Undo brings them back.</p>}
      {problems.length > 0 && (
        <NotUnderstood
          title={problems.length === 1 && !isUseful(read) ? 'Not understood' : 'Read with doubts'}
          kind={isUseful(read) ? 'warning' : 'error'}
          problems={problems}
        />
      )}
    </>
  );
}

function isUseful(read: ReadTexts): boolean {
  return read.found.some(({ kind }) => kind !== 'unknown');
}

interface Counted {
  readonly list: keyof Existing['counts'];
  readonly inWords: (count: number) => string;
  readonly label: string;
}

const COUNTED: readonly Counted[] = [
  { list: 'endpoints', inWords: (count) => counted(count, 'endpoint'), label: 'endpoints' },
  { list: 'subnets', inWords: (count) => counted(count, 'subnet'), label: 'subnets' },
  {
    list: 'routeTables',
    inWords: (count) => counted(count, 'route table'),
    label: 'route tables',
  },
  {
    list: 'securityGroups',
    inWords: (count) => counted(count, 'security group'),
    label: 'security groups',
  },
  {
    list: 'networkAcls',
    inWords: (count) => counted(count, 'network ACL'),
    label: 'network ACLs',
  },
];

function InventoryInWords({ existing: { vpcId, region, counts } }: { readonly existing: Existing }) {
  const given = COUNTED.flatMap(({ list, inWords }) => {
    const count = counts[list];
    return count === undefined ? [] : [inWords(count)];
  });
  const missing = COUNTED.filter(({ list }) => counts[list] === undefined).map(({ label }) => label);
  return (
    <p>
      What exists
      {vpcId !== undefined && (
        <>
          {' '}
          in <code className="name">{vpcId}</code>
        </>
      )}
      {region !== undefined && `, ${regionOf(region).name}`}:{' '}
      {[given.join(', '), missing.length > 0 ? `not given: ${missing.join(', ')}` : '']
        .filter(Boolean)
        .join('; ')}
      .
    </p>
  );
}

function Vpcs({
  ids,
  chosen,
  onChoose,
}: {
  readonly ids: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (choice: VpcChoice) => void;
}) {
  return (
    <fieldset className="vpc-choice">
      <legend>Several VPCs are in the output. Which one runs the tasks?</legend>
      <Capped items={ids} of="VPCs">
        {(shown) =>
          shown.map((id) => (
            <Button
              key={id}
              variant={id === chosen ? 'primary' : 'normal'}
              aria-pressed={id === chosen}
              onClick={() => onChoose({ ids, id })}
            >
              {id}
            </Button>
          ))
        }
      </Capped>
    </fieldset>
  );
}
