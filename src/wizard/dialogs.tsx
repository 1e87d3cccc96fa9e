/** The dialogs of the wizard, loaded when one is opened. One at a time. */
import { lazy } from 'react';
import { create } from 'zustand';
import { ImportPanel } from './panels.ts';
import { useWizard } from './store.ts';
import { Dialog } from './ui/Dialog.tsx';
import { LazyPanel } from './ui/Panel.tsx';

const useOpenDialog = create<{ readonly open: 'share' | undefined }>()(() => ({ open: undefined }));

export const openDialog = (open: 'share' | undefined): void => useOpenDialog.setState({ open });

export const loadDialogs = () => import('./ShareDialog.tsx');

const ShareDialog = lazy(() => loadDialogs().then((module) => ({ default: module.ShareDialog })));

export function Dialogs() {
  const open = useOpenDialog((state) => state.open);
  const importing = useWizard((state) => state.importing);
  const setImporting = useWizard((state) => state.setImporting);
  const close = () => openDialog(undefined);
  return (
    <>
      {open === 'share' && (
        <Dialog title="Share and save" onClose={close}>
          <LazyPanel name="Sharing">
            <ShareDialog />
          </LazyPanel>
        </Dialog>
      )}
      {importing && (
        <Dialog title="Start from what you have" wide onClose={() => setImporting(undefined)}>
          <LazyPanel name="The import">
            <ImportPanel />
          </LazyPanel>
        </Dialog>
      )}
    </>
  );
}
