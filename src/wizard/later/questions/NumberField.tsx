import { IconButton } from '../../first/ui/Button.tsx';
import { NumberEntry } from '../ui/NumberEntry.tsx';
import { type DraftFieldProps, useDraft } from './draft.ts';

export function NumberField(props: DraftFieldProps<'number', number>) {
  const { id, helpId, name, kind, value, onChange } = props;
  const typed = useDraft(name, kind, value, (next) => onChange(Number(next)));
  return (
    <NumberEntry
      id={id}
      describedBy={helpId}
      kind={kind}
      value={value}
      {...typed}
      onStep={(next) => onChange(next)}
    >
      {(field, step) => (
        <div className="stepper">
          <IconButton icon="remove" label="One less" disabled={value <= kind.min} onClick={() => step(-1)} />
          {field}
          <IconButton icon="add" label="One more" disabled={value >= kind.max} onClick={() => step(1)} />
        </div>
      )}
    </NumberEntry>
  );
}
