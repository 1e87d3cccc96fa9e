/** The dialogs of the wizard. */
import { ImportPanel } from '../first/on-demand.ts';
import { ErrorBoundary } from '../first/ui/Panel.tsx';
import { useWizard } from '../state/store.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { Dialog } from './ui/Dialog.tsx';

export function Dialogs() {
  const isSharing = useWizard((state) => state.sharing);
  const setSharing = useWizard((state) => state.setSharing);
  const importing = useWizard((state) => state.importing);
  const setImporting = useWizard((state) => state.setImporting);
  return (
    <>
      {isSharing && (
        <Dialog title="Share and save" onClose={() => setSharing(false)}>
          <ErrorBoundary name="Sharing">
            <ShareDialog />
          </ErrorBoundary>
        </Dialog>
      )}
      {importing && (
        <Dialog title="Start from what you have" wide onClose={() => setImporting(undefined)}>
          <ImportPanel />
        </Dialog>
      )}
    </>
  );
}
