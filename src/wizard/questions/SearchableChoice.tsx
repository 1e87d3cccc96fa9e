import { type ComponentType, useEffect, useState } from 'react';
import type { Option } from '../../core/index.ts';

export interface SearchableChoiceProps {
  readonly id: string;
  readonly labelId: string;
  readonly helpId: string;
  readonly options: readonly Option<string>[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

type Search = ComponentType<SearchableChoiceProps>;

// Kept for the page's lifetime: every field after the first has it at once.
let loaded: Search | undefined;

/**
 * A long list of options: the browser's own select at first, and the combobox with search from the first sign of a user.
 * The library behind the combobox is half as large as the whole first page.
 */
export function SearchableChoice(props: SearchableChoiceProps) {
  const [Search, setSearch] = useState<Search | undefined>(() => loaded);
  useEffect(() => {
    if (loaded) return undefined;
    const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    const load = () => {
      stop();
      import('./SearchField.tsx').then(
        ({ SearchField }) => {
          loaded = SearchField;
          show();
        },
        // Without the network the select does the same.
        () => undefined,
      );
    };
    const show = () => {
      const select = document.getElementById(props.id);
      // Never take away what somebody is using.
      if (select && document.activeElement === select)
        select.addEventListener('blur', () => setSearch(() => loaded), { once: true });
      else setSearch(() => loaded);
    };
    const stop = () => {
      for (const sign of signs) removeEventListener(sign, load);
    };
    for (const sign of signs) addEventListener(sign, load, { passive: true });
    return stop;
  }, [props.id]);

  if (Search) return <Search {...props} />;
  return (
    <select
      id={props.id}
      className="input select"
      value={props.value}
      aria-describedby={props.helpId}
      onChange={(event) => props.onChange(event.target.value)}
    >
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {optionText(option)}
        </option>
      ))}
    </select>
  );
}

export function optionText({ label, value }: Option<string>): string {
  return `${label} · ${value}`;
}
