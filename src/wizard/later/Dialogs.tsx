/** The dialogs of the wizard. */
import type { ReactNode } from 'react';
import { PastePanel, SearchPanel } from '../first/on-demand.ts';
import { ErrorBoundary } from '../first/ui/Panel.tsx';
import { setDialog } from '../state/actions.ts';
import { type DialogId, useWizard } from '../state/store.ts';
import { PlansDialog } from './PlansDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Dialog } from './ui/Dialog.tsx';

const DIALOGS: {
  readonly [D in DialogId]: {
    readonly title: string;
    readonly wide?: true;
    readonly content: () => ReactNode;
  };
} = {
  share: { title: 'Share and save', content: () => <ShareDialog /> },
  paste: { title: 'Start from what you have', wide: true, content: () => <PastePanel /> },
  search: { title: 'Search the plan', content: () => <SearchPanel /> },
  shortcuts: { title: 'Keyboard shortcuts', content: () => <Shortcuts /> },
  plans: { title: 'Open', content: () => <PlansDialog /> },
};

export function Dialogs() {
  const open = useWizard((state) => state.dialog);
  if (open === undefined) return null;
  const { title, wide, content } = DIALOGS[open];
  return (
    <Dialog key={open} title={title} wide={wide ?? false} onClose={() => setDialog(undefined)}>
      <ErrorBoundary name={title}>{content()}</ErrorBoundary>
    </Dialog>
  );
}
