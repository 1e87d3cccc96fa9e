import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as TabsRoot } from 'react-aria-components/Tabs';

export interface TabItem {
  readonly id: string;
  readonly title: ReactNode;
  readonly content: () => ReactNode;
}

/** Tabs, which HTML lacks. Only for parts that are loaded on demand: the library is larger than the first page. */
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
  return (
    <TabsRoot className="tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <TabList className="tab-list" aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="tab">
            {item.title}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="tab-panel">
          {item.id === selected && item.content()}
        </TabPanel>
      ))}
    </TabsRoot>
  );
}
