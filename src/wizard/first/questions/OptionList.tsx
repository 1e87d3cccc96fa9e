/** The list of a combobox: below its field, or above it where there is more room. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Option } from '../../../core/index.ts';
import { NONE } from './find-options.ts';

interface OptionListProps {
  readonly id: string;
  readonly labelId: string;
  readonly options: readonly Option<string>[];
  readonly active: number | undefined;
  readonly value: string;
  readonly onChoose: (option: Option<string>) => void;
}

export function OptionList({ id, labelId, options, active, value, onChoose }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  const isAbove = useIsAbove(list);
  useLayoutEffect(() => {
    // Only the list scrolls, never the page.
    const box = list.current;
    const item = document.getElementById(`${id}${active}`);
    if (!box || !item) return;
    if (item.offsetTop < box.scrollTop) box.scrollTop = item.offsetTop;
    else if (item.offsetTop + item.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = item.offsetTop + item.offsetHeight - box.clientHeight;
  }, [id, active]);
  return (
    <div className={isAbove ? 'combobox-popover above' : 'combobox-popover'}>
      <div
        ref={list}
        id={id}
        role="listbox"
        className="combobox-list"
        aria-labelledby={labelId}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
      >
        {options.length === 0 && <p className="hint">Nothing found.</p>}
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys
          <div
            key={option.value}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            className="combobox-option"
            aria-selected={option.value === value}
            data-focused={index === active ? '' : undefined}
            onClick={() => onChoose(option)}
          >
            <span>{option.label}</span>
            {option.value !== NONE && <code>{option.value}</code>}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Whether there is more room above the field than below it, when the list opens. */
function useIsAbove(list: RefObject<HTMLDivElement | null>): boolean {
  const [isAbove, setAbove] = useState(false);
  useLayoutEffect(() => {
    const box = list.current?.parentElement?.getBoundingClientRect();
    if (box) setAbove(innerHeight - box.bottom < 220 && box.top > innerHeight - box.bottom);
  }, [list]);
  return isAbove;
}
