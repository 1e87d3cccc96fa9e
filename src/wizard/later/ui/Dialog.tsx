import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from '../../first/ui/Button.tsx';

/**
 * A modal dialog: the browser's own, so that focus, Escape and what lies behind are its business. The first element with
 * `data-autofocus` gets the focus, else the title; `data-footer` sticks to the lower edge.
 */
export function Dialog({
  title,
  wide = false,
  onClose,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]') ?? dialog?.querySelector('h2');
    first?.focus();
    return () => {
      dialog?.close();
      // A key or a paste anywhere may have opened it.
      if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
      else document.getElementById('main')?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A window of files that somebody leaves without a choice says so too, to the field inside.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      // A press on the backdrop is a press on the dialog itself.
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="dialog-box">
        <header className="dialog-head">
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        <p role="status" className="sr-only" data-announced="" />
      </div>
    </dialog>
  );
}
