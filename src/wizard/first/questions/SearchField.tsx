/** A combobox as the ARIA authoring practices describe it: type a part of a name or id, choose by key or pointer. */
import { useRef } from 'react';
import type { Option } from '../../../core/index.ts';
import { counted } from '../money.ts';
import { Icon } from '../ui/Icon.tsx';
import { OptionList } from './OptionList.tsx';
import { useCombobox } from './use-combobox.ts';

interface SearchFieldProps {
  readonly id: string;
  readonly labelId: string;
  readonly helpId: string;
  readonly options: readonly Option<string>[];
  readonly value: string;
  /** Also of what is chosen already. */
  readonly onChoose: (value: string) => void;
}

export function SearchField({ id, labelId, helpId, options, value, onChoose }: SearchFieldProps) {
  const combobox = useCombobox(options, value, onChoose);
  const { chosenText, typed, isOpen, active, found, choose, type, leave, onKeyDown, toggle } = combobox;
  const input = useRef<HTMLInputElement>(null);
  const listId = `${id}list`;
  const isUnclear = typed !== undefined && !isOpen;
  return (
    <div className="combobox">
      <input
        ref={input}
        id={id}
        className="input"
        type="text"
        maxLength={200}
        role="combobox"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-labelledby={labelId}
        aria-describedby={`${helpId} ${id}error`}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && active !== undefined ? `${listId}${active}` : undefined}
        aria-invalid={isUnclear || undefined}
        value={typed ?? chosenText}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={leave}
        onPointerDown={(event) => {
          // A press selects the answer, so that typing replaces it; in what is being typed it places the cursor.
          if (typed !== undefined && document.activeElement === event.currentTarget) return;
          event.currentTarget.addEventListener('click', selectAll, { once: true });
        }}
      />
      <button
        type="button"
        className="combobox-button"
        tabIndex={-1}
        aria-label="Show all options"
        aria-expanded={isOpen}
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          input.current?.focus({ preventScroll: true });
          toggle();
        }}
      >
        <Icon name="down" />
      </button>
      {isOpen && (
        <OptionList
          id={listId}
          labelId={labelId}
          options={found}
          active={active}
          value={value}
          onChoose={choose}
        />
      )}
      <p id={`${id}error`} className="field-error" role="status">
        {isUnclear && refusal(typed, found.length, chosenText)}
      </p>
    </div>
  );
}

function selectAll({ currentTarget }: Event): void {
  if (
    currentTarget instanceof HTMLInputElement &&
    currentTarget.selectionStart === currentTarget.selectionEnd
  )
    currentTarget.select();
}

function refusal(typed: string, found: number, chosen: string): string {
  return found === 0
    ? `Nothing fits “${typed}”. ${chosen} is used.`
    : `“${typed}” fits ${counted(found, 'option')}: choose one. Until then ${chosen} is used.`;
}
