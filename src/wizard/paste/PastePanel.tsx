import { useEffect, useMemo } from 'react';
import { PASTED_WORDS } from '../browser/files.ts';
import { Alert } from '../first/ui/Alert.tsx';
import { Button } from '../first/ui/Button.tsx';
import { useKept } from '../later/ui/use-kept.ts';
import { AtWork } from '../reader/AtWork.tsx';
import { clearTexts } from '../state/more-actions.ts';
import { usePlan } from '../state/planning.ts';
import { type NamedText, useWizard } from '../state/store.ts';
import { InventoryCommand } from './InventoryCommand.tsx';
import { PasteBox } from './PasteBox.tsx';
import { Result, type VpcChoice } from './Result.tsx';
import { type Use, usesOf } from './use-it.ts';
import { useAnnounced, useRead } from './use-read.ts';
import './paste.css';

/** One box for whatever people have; what it is, is told by its content. */
export function PastePanel() {
  const { plan, workload } = usePlan();
  const pasted = useWizard((state) => state.pasted);
  const files = useWizard((state) => state.texts);
  const texts = useMemo(() => allTexts(pasted, files), [pasted, files]);
  const [choice, setChoice] = useKept<VpcChoice | undefined>('VPC', undefined);
  const isEmpty = texts.length === 0;
  useEffect(() => {
    // The next texts may be about other VPCs.
    if (isEmpty && choice !== undefined) setChoice(undefined);
  });
  const services = useMemo(() => plan.endpoints.map(({ service }) => service), [plan]);
  const vpcId = choice?.id ?? (workload.vpcId || undefined);
  const question = useMemo(() => ({ texts, vpcId, services }), [texts, vpcId, services]);
  const { read, failure, isCurrent, again, latest } = useRead(question);
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
              <Button icon="reset" onClick={again}>
                Try again
              </Button>
            </Alert>
          )}
          {read === undefined && failure === undefined && <AtWork name="What was pasted" doing="Reading" />}
          {read !== undefined && <Result read={read} choice={choice} onChoose={setChoice} />}
        </section>
      )}
      {texts.length > 0 && (
        <div className="dialog-actions">
          <Button
            variant="link"
            onClick={() => {
              clearTexts();
              document.querySelector<HTMLElement>('dialog textarea')?.focus();
            }}
          >
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

function allTexts(pasted: string, files: readonly NamedText[]): readonly NamedText[] {
  return pasted.trim() === '' ? files : [{ name: PASTED_WORDS, text: pasted }, ...files];
}
