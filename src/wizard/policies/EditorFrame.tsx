import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type EditorTheme,
  type FromEditor,
  type Marker,
  type OpenDocument,
  post,
  receive,
  type ToEditor,
} from '../../editor/protocol.ts';

/** After the page has loaded its script has run: if nothing was heard by then, it cannot run here. */
const PATIENCE = 1500;

export interface EditorDocument extends Omit<OpenDocument, 'value' | 'theme' | 'readOnly'> {
  /** Another key is another document, shown from its beginning. */
  readonly key: string;
}

/**
 * Monaco on its own page in a frame. The frame may stand hidden before it is needed: it then loads everything, so that
 * it is ready at the click, the document included. What the user writes is told by `onChange`.
 */
export function EditorFrame({
  document,
  value,
  isDraft,
  markers,
  theme,
  title,
  isShown,
  onOpen,
  onChange,
  onLeave,
  onFail,
}: {
  readonly document: EditorDocument;
  readonly value: string;
  /** The value was written in this editor; any other value replaces what stands there. */
  readonly isDraft: boolean;
  readonly markers: readonly Marker[];
  readonly theme: EditorTheme;
  readonly title: string;
  /** Somebody edits: the editor gets the focus as soon as the document is open. */
  readonly isShown: boolean;
  readonly onOpen: () => void;
  readonly onChange: (value: string) => void;
  readonly onLeave: () => void;
  readonly onFail: () => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const [openKey, setOpenKey] = useState<string>();
  /** The text that the editor has, as far as we know. */
  const known = useRef<string>(undefined);
  const handlers = useRef({ onOpen, onChange, onLeave, onFail });
  useEffect(() => {
    handlers.current = { onOpen, onChange, onLeave, onFail };
  });

  const tell = useCallback((message: ToEditor) => {
    const target = frame.current?.contentWindow;
    if (target) post(target, message);
  }, []);

  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      const message = receive<FromEditor>(event, frame.current?.contentWindow ?? null);
      switch (message?.type) {
        case undefined:
          break;
        case 'ready':
          setReady(true);
          break;
        case 'opened':
          handlers.current.onOpen();
          break;
        case 'changed':
          known.current = message.value;
          handlers.current.onChange(message.value);
          break;
        case 'leave':
          handlers.current.onLeave();
          break;
        case 'failed':
          handlers.current.onFail();
          break;
      }
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);

  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    if (!isLoaded || isReady) return;
    const timer = setTimeout(() => handlers.current.onFail(), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLoaded, isReady]);

  const { key } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a document is opened once; what changes in it is told below
  useEffect(() => {
    if (!isReady || key === openKey) return;
    known.current = value;
    tell({ type: 'open', document: { ...document, value, theme, readOnly: false } });
    setOpenKey(key);
  }, [isReady, key, tell]);

  const isOpen = openKey === key;
  // While somebody writes, the editor knows better than we do: our text may be a few keys behind.
  useEffect(() => {
    if (!isOpen || isDraft || known.current === value) return;
    known.current = value;
    tell({ type: 'replace', value });
  }, [isOpen, isDraft, value, tell]);
  useEffect(() => {
    if (isOpen) tell({ type: 'problems', markers });
  }, [isOpen, markers, tell]);
  useEffect(() => {
    if (isReady) tell({ type: 'theme', theme });
  }, [isReady, theme, tell]);
  useEffect(() => {
    if (!isOpen || !isShown) return;
    frame.current?.focus();
    tell({ type: 'focus' });
  }, [isOpen, isShown, tell]);

  return (
    <iframe
      ref={frame}
      className="policy-frame"
      src="editor.html"
      title={title}
      onLoad={() => setLoaded(true)}
    />
  );
}
