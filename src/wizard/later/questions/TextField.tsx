import { allowedValues } from '../../../core/index.ts';
import { Prose } from '../../first/ui/Prose.tsx';
import { type DraftFieldProps, useDraft } from './draft.ts';

/** Room for any answer; a field of one line with much more in it keeps the browser busy at every key. */
const LONGEST_TYPED = 20_000;

export function TextField(props: DraftFieldProps<'text', string>) {
  const { id, helpId, name, kind, value, onChange } = props;
  const { draft, invalid, type, leave } = useDraft(name, kind, value, (next) => onChange(String(next), name));
  return (
    <>
      <input
        id={id}
        className="input"
        type="text"
        maxLength={LONGEST_TYPED}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={kind.placeholder}
        value={draft}
        aria-describedby={`${helpId} ${id}error`}
        aria-invalid={invalid || undefined}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
      <p id={`${id}error`} className="field-error" role="status">
        <Prose text={invalid ? `Not understood, so not used. Allowed: ${allowedValues(kind)}.` : ''} />
      </p>
    </>
  );
}
