import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ServiceId } from '../../core/index.ts';
import { diagnose } from '../../diagnose/index.ts';
import { announce } from '../browser/announce.ts';
import { Button } from '../first/ui/Button.tsx';
import { clearTexts } from '../state/more-actions.ts';
import { usePlan } from '../state/planning.ts';
import { type NamedText, useWizard } from '../state/store.ts';
import { Diagnoses, titleOf } from './Diagnoses.tsx';
import { InventoryCommand } from './InventoryCommand.tsx';
import { NotUnderstood } from './NotUnderstood.tsx';
import { PasteBox } from './PasteBox.tsx';
import { ReadingResult } from './ReadingResult.tsx';
import { type Recognised, recognise } from './recognise.ts';
import { type Use, usesOf } from './use-it.ts';
import './paste.css';

/** One box for whatever people have; what it is, is told by its content. */
export function PastePanel() {
  const { plan, workload } = usePlan();
  const pasted = useWizard((state) => state.pasted);
  const files = useWizard((state) => state.texts);
  const latest = useMemo(() => allTexts(pasted, files), [pasted, files]);
  const texts = useSettled(latest);
  const [chosenVpc, setChosenVpc] = useState<string>();
  const services = useMemo(() => plan.endpoints.map(({ service }) => service), [plan]);
  const vpcId = chosenVpc ?? (workload.vpcId || undefined);
  const read = useMemo(() => recognise(texts, { vpcId, services }), [texts, vpcId, services]);
  const use = usesOf(read);
  // What is pressed before the last change has been read is done with what is there now.
  const press = ({ label, act }: Use) => {
    if (texts === latest) act();
    else
      usesOf(recognise(latest, { vpcId, services }))
        .find((other) => other.label === label)
        ?.act();
  };
  useAnnounced(read, texts.length);
  return (
    <div className="paste-panel">
      <PasteBox found={read.found} hasPasted={pasted.trim() !== ''} />
      {texts.length === 0 && <InventoryCommand vpcId={workload.vpcId} region={workload.region} />}
      {texts.length > 0 && (
        <section className="import-result" aria-label="What was understood">
          {read.vpcIds.length > 1 && <VpcChoice ids={read.vpcIds} onChoose={setChosenVpc} />}
          {read.diagnosis && read.error !== undefined && (
            <Diagnoses diagnosis={read.diagnosis} text={read.error} />
          )}
          {read.reading && <ReadingResult reading={read.reading} />}
          {read.inventory && <InventoryInWords read={read} />}
          {read.plan && (
            <p>A plan of this planner. Opening it replaces the answers; Undo brings them back.</p>
          )}
          {read.problems.length > 0 && (
            <NotUnderstood
              title={read.problems.length === 1 && !isUseful(read) ? 'Not understood' : 'Read with doubts'}
              kind={isUseful(read) ? 'warning' : 'error'}
              problems={read.problems}
            />
          )}
        </section>
      )}
      {texts.length > 0 && (
        <div className="dialog-actions">
          <Button variant="link" onClick={clearTexts}>
            Clear
          </Button>
          <span className="grow" />
          {use.map((one, index) => (
            <Button
              key={one.label}
              variant={index === use.length - 1 ? 'primary' : 'normal'}
              onClick={() => press(one)}
            >
              {one.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** A moment without a key; then everything is read. */
const PAUSE = 80;

/** The texts as they were when nobody had typed for a moment: keys never wait for the readers. */
function useSettled(texts: readonly NamedText[]): readonly NamedText[] {
  const [settled, setSettled] = useState(texts);
  useEffect(() => {
    // At once, and not when the browser has nothing else to do: in Firefox that may be never.
    const timer = setTimeout(() => flushSync(() => setSettled(texts)), PAUSE);
    return () => clearTimeout(timer);
  }, [texts]);
  return settled;
}

function allTexts(pasted: string, files: readonly NamedText[]): readonly NamedText[] {
  return pasted.trim() === '' ? files : [{ name: 'pasted text', text: pasted }, ...files];
}

function isUseful(read: Recognised): boolean {
  return read.found.some(({ kind }) => kind !== 'unknown');
}

/** The endpoints that a diagnosis names. */
export function endpointsIn(error: string): readonly ServiceId[] {
  return [...new Set(diagnose(error).diagnoses.flatMap(({ endpoints }) => endpoints))];
}

/** A diagnosis in half a line. */
export function summaryOf(error: string): string {
  const [first] = diagnose(error).diagnoses;
  if (!first) return 'nothing is recognised';
  const where = first.endpoints.length > 0 ? `: ${first.endpoints.join(', ')}` : '';
  return `${titleOf(first.cause).toLowerCase()}${where} (${first.likelihood})`;
}

function useAnnounced(read: Recognised, count: number): void {
  const said = useRef('');
  useEffect(() => {
    const words = count === 0 ? '' : `Read: ${[...new Set(read.found.map(({ title }) => title))].join(', ')}`;
    if (words !== '' && words !== said.current) announce(words);
    said.current = words;
  }, [read, count]);
}

function InventoryInWords({ read }: { readonly read: Recognised }) {
  const { inventory } = read;
  if (inventory === undefined) return null;
  const parts = [
    ['endpoints', inventory.endpoints.length],
    ['subnets', inventory.subnets?.length],
    ['route tables', inventory.routeTables?.length],
    ['security groups', inventory.securityGroups?.length],
    ['network ACLs', inventory.networkAcls?.length],
  ] as const;
  return (
    <p>
      What exists
      {inventory.vpcId !== undefined && (
        <>
          {' '}
          in <code>{inventory.vpcId}</code>
        </>
      )}
      :{' '}
      {parts
        .map(([what, count]) => (count === undefined ? `${what} not given` : `${count} ${what}`))
        .join(', ')}
      .
    </p>
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
