import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { announce } from '../browser/announce.ts';
import { useLoadable } from '../first/loadable.ts';
import { number } from '../first/money.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { WhenLoaded } from '../first/ui/Panel.tsx';
import { Capped } from '../later/ui/Capped.tsx';
import type { Existing } from '../reader/existing.ts';
import type { ReadTexts, TextQuestion } from '../reader/protocol.ts';
import { reader } from '../reader/reader.ts';
import { clearTexts } from '../state/more-actions.ts';
import { usePlan } from '../state/planning.ts';
import { type NamedText, useWizard } from '../state/store.ts';
import { Diagnoses } from './Diagnoses.tsx';
import { InventoryCommand } from './InventoryCommand.tsx';
import { NotUnderstood } from './NotUnderstood.tsx';
import { PasteBox } from './PasteBox.tsx';
import { ReadingResult } from './ReadingResult.tsx';
import { type Use, usesOf } from './use-it.ts';
import './paste.css';

/** One box for whatever people have; what it is, is told by its content. */
export function PastePanel() {
  const { plan, workload } = usePlan();
  const pasted = useWizard((state) => state.pasted);
  const files = useWizard((state) => state.texts);
  const texts = useMemo(() => allTexts(pasted, files), [pasted, files]);
  const [chosenVpc, setChosenVpc] = useState<string>();
  const services = useMemo(() => plan.endpoints.map(({ service }) => service), [plan]);
  const vpcId = chosenVpc ?? (workload.vpcId || undefined);
  const question = useMemo(() => ({ texts, vpcId, services }), [texts, vpcId, services]);
  const { read, failure, isCurrent, latest } = useRead(question);
  const uses = read === undefined ? [] : usesOf(read);
  // What is pressed before the last change has been read is done with what is there then.
  const press = async ({ label }: Use) => {
    const now = isCurrent ? read : await latest();
    if (now !== undefined)
      usesOf(now)
        .find((other) => other.label === label)
        ?.act();
  };
  useAnnounced(isCurrent ? read : undefined);
  return (
    <div className="paste-panel">
      <PasteBox found={read?.found ?? []} hasPasted={pasted.trim() !== ''} />
      {texts.length === 0 && <InventoryCommand vpcId={workload.vpcId} region={workload.region} />}
      {texts.length > 0 && (
        <section className="import-result" aria-label="What was understood" aria-busy={!isCurrent}>
          {failure !== undefined && (
            <Alert kind="error" title="Not read" live>
              <p>{failure}</p>
            </Alert>
          )}
          {read === undefined && failure === undefined && <Waiting />}
          {read !== undefined && <Result read={read} onChoose={setChosenVpc} />}
        </section>
      )}
      {texts.length > 0 && (
        <div className="dialog-actions">
          <Button variant="link" onClick={clearTexts}>
            Clear
          </Button>
          <span className="grow" />
          {uses.map((use, index) => (
            <Button
              key={use.label}
              variant={index === uses.length - 1 ? 'primary' : 'normal'}
              onClick={() => press(use)}
            >
              {use.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Waiting() {
  return (
    <WhenLoaded name="What was pasted" part={reader}>
      {() => (
        <p className="loading" aria-busy="true">
          Reading …
        </p>
      )}
    </WhenLoaded>
  );
}

function Result({
  read,
  onChoose,
}: {
  readonly read: ReadTexts;
  readonly onChoose: (vpcId: string) => void;
}) {
  const { vpcIds, diagnosis, error, reading, existing, plan, problems } = read;
  return (
    <>
      {vpcIds.length > 1 && <VpcChoice ids={vpcIds} onChoose={onChoose} />}
      {diagnosis && error !== undefined && <Diagnoses diagnosis={diagnosis} text={error} />}
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

interface Answered {
  readonly question: TextQuestion;
  readonly read?: ReadTexts;
  readonly failure?: string;
}

/** What the reader says about the texts; until it has said it, what it said about the texts before. */
function useRead(question: TextQuestion) {
  const [answered, setAnswered] = useState<Answered>();
  // Started before there is something to read.
  const { value } = useLoadable(reader);
  const asked = useRef<Promise<ReadTexts | undefined>>(undefined);
  useEffect(() => {
    if (question.texts.length === 0) {
      setAnswered(undefined);
      return;
    }
    if (value === undefined) return;
    let isLatest = true;
    const answer = value.read(question);
    asked.current = answer;
    // At once, and not when the browser has nothing else to do: in Firefox that may be never.
    const show = (more: Omit<Answered, 'question'>) => {
      if (isLatest) flushSync(() => setAnswered({ question, ...more }));
    };
    answer.then(
      (read) => read && show({ read }),
      (error: Error) => show({ failure: error.message }),
    );
    return () => {
      isLatest = false;
    };
  }, [value, question]);
  const { read, failure } = answered ?? {};
  return {
    read,
    failure,
    isCurrent: answered?.question === question,
    latest: async () => await asked.current?.catch(() => undefined),
  };
}

function allTexts(pasted: string, files: readonly NamedText[]): readonly NamedText[] {
  return pasted.trim() === '' ? files : [{ name: 'pasted text', text: pasted }, ...files];
}

function isUseful(read: ReadTexts): boolean {
  return read.found.some(({ kind }) => kind !== 'unknown');
}

function useAnnounced(read: ReadTexts | undefined): void {
  const said = useRef('');
  useEffect(() => {
    if (read === undefined) return;
    const words = `Read: ${[...new Set(read.found.map(({ title }) => title))].join(', ')}`;
    if (words !== said.current) announce(words);
    said.current = words;
  }, [read]);
}

function InventoryInWords({ existing: { vpcId, counts } }: { readonly existing: Existing }) {
  return (
    <p>
      What exists
      {vpcId !== undefined && (
        <>
          {' '}
          in <code>{vpcId}</code>
        </>
      )}
      :{' '}
      {counts
        .map(([what, count]) => (count === undefined ? `${what} not given` : `${number(count)} ${what}`))
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
      <Capped items={ids} of="VPCs">
        {(shown) =>
          shown.map((id) => (
            <Button key={id} onClick={() => onChoose(id)}>
              {id}
            </Button>
          ))
        }
      </Capped>
    </fieldset>
  );
}
