import { useMemo, useState } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/ComboBox';
import { Icon } from '../ui/Icon.tsx';
import type { SearchableChoiceProps } from './SearchableChoice.tsx';
import { optionText } from './SearchableChoice.tsx';

/** Letters and digits only, so that blanks, hyphens and accents do not matter. */
const simple = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** A combobox: type a part of the name or of the id, choose with the arrow keys or the pointer. */
export function SearchField({ id, labelId, helpId, options, value, onChange }: SearchableChoiceProps) {
  const chosen = options.find((option) => option.value === value);
  const chosenText = chosen ? optionText(chosen) : '';
  const [typed, setTyped] = useState<string>();
  const found = useMemo(() => {
    if (typed === undefined || typed === chosenText) return options;
    const words = typed.split(/\s+/).map(simple).filter(Boolean);
    return options.filter((option) => {
      const text = simple(optionText(option));
      return words.every((word) => text.includes(word)) || text.includes(simple(typed));
    });
  }, [typed, chosenText, options]);
  return (
    <ComboBox
      className="combobox"
      aria-labelledby={labelId}
      aria-describedby={helpId}
      allowsEmptyCollection
      items={found.map((option) => ({ ...option, id: option.value }))}
      inputValue={typed ?? chosenText}
      onInputChange={setTyped}
      selectedKey={value}
      onSelectionChange={(key) => {
        setTyped(undefined);
        if (key !== null) onChange(String(key));
      }}
      onOpenChange={(open) => {
        if (!open) setTyped(undefined);
      }}
    >
      <Input id={id} className="input" onFocus={(event) => event.target.select()} />
      <Button className="combobox-button" aria-label="Show all">
        <Icon name="down" />
      </Button>
      <Popover className="combobox-popover" offset={4}>
        <ListBox className="combobox-list" renderEmptyState={() => <p className="hint">Nothing found.</p>}>
          {(option: { readonly id: string; readonly label: string; readonly value: string }) => (
            <ListBoxItem
              id={option.id}
              textValue={`${option.label} · ${option.value}`}
              className="combobox-option"
            >
              <span>{option.label}</span>
              <code>{option.value}</code>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
      <Label className="sr-only" />
    </ComboBox>
  );
}
