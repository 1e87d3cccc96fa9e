import { useId, useState } from 'react';
import type { Option } from '../../../core/index.ts';
import { counted } from '../../first/money.ts';
import { SubsetTiles } from '../../first/questions/Tiles.tsx';
import { Button } from '../../first/ui/Button.tsx';
import { answerPlace } from '../../state/more-actions.ts';
import { useWizard } from '../../state/store.ts';
import { useKept } from '../ui/use-kept.ts';

/** Options that are shown at first; the others are found by name, or shown on demand. */
const COMMON = 12;

/** Many tiles: the common ones, those that are chosen, and the rest behind a control or found by typing. */
export function ManyTiles({
  name,
  options,
  value,
  onChange,
}: {
  readonly name: string;
  readonly options: readonly Option<string>[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useKept(`all of ${name}`, false);
  const at = useWizard((state) => state.at);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = ({ value: own, label, hint = '' }: Option<string>) =>
    words.every((word) => `${own} ${label} ${hint}`.toLowerCase().includes(word));
  const isShown = (option: Option<string>, index: number) =>
    words.length > 0
      ? isFound(option)
      : isOpen || index < COMMON || value.includes(option.value) || answerPlace(name, option.value) === at;
  const shown = options.filter(isShown);
  const rest = options.length - shown.length;
  const change = (next: readonly string[]) =>
    onChange(
      options
        .filter((option) => (shown.includes(option) ? next : value).includes(option.value))
        .map((option) => option.value),
    );
  return (
    <div className="many-tiles">
      <label htmlFor={id} className="sr-only">
        Find one of these answers
      </label>
      <input
        id={id}
        className="input"
        type="text"
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        placeholder="Find by name"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.preventDefault();
          setText('');
        }}
      />
      <SubsetTiles options={shown} value={value} onChange={change} />
      <p className="hint" role="status">
        {words.length > 0 &&
          (shown.length === 0 ? 'Nothing found.' : counted(shown.length, 'answer found', 'answers found'))}
      </p>
      {words.length === 0 && (isOpen || rest > 0) && (
        <Button className="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Show fewer' : counted(rest, 'more answer')}
        </Button>
      )}
    </div>
  );
}
