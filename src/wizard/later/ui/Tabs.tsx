import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useInSight } from './use-in-sight.ts';

interface TabItem {
  readonly id: string;
  readonly title: ReactNode;
  readonly content: () => ReactNode;
}

/** Tabs as the ARIA authoring practices describe them: arrow keys move and show, Tab leaves to the panel. */
export function Tabs({
  label,
  items,
  selected,
  onSelect,
}: {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}) {
  const key = useId();
  const list = useRef<HTMLDivElement>(null);
  const index = Math.max(
    0,
    items.findIndex((item) => item.id === selected),
  );
  const shown = items[index];
  useInSight(list, `[data-tab="${selected}"]`);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = items.length - 1;
    const next = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key];
    const item = next === undefined ? undefined : items[next];
    if (!item) return;
    event.preventDefault();
    onSelect(item.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${item.id}"]`)?.focus();
  };
  return (
    <div className="tabs">
      <div ref={list} className="tab-list" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {items.map(({ id, title }, at) => (
          <button
            key={id}
            type="button"
            role="tab"
            className="tab"
            id={`${key}${id}`}
            data-tab={id}
            aria-selected={at === index}
            aria-controls={at === index ? `${key}panel` : undefined}
            tabIndex={at === index ? 0 : -1}
            onClick={() => onSelect(id)}
          >
            {title}
          </button>
        ))}
      </div>
      {shown && (
        <div
          key={shown.id}
          className="tab-panel"
          role="tabpanel"
          id={`${key}panel`}
          aria-labelledby={`${key}${shown.id}`}
        >
          {shown.content()}
        </div>
      )}
    </div>
  );
}
