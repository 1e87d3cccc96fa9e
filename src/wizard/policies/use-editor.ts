/** The messages to and from the editor in its frame. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import {
  type EditorTheme,
  type FromEditor,
  type Marker,
  type OpenDocument,
  post,
  receive,
  type ToEditor,
} from '../../editor/protocol.ts';

/** Milliseconds after the load of the frame: an editor that has said nothing by then cannot run here. */
const PATIENCE = 1500;

/** A document as the editor gets it; another key is another document, shown from its beginning. */
export type EditorDocument = Omit<OpenDocument, 'value' | 'theme' | 'readOnly'>;

/** What the editor shows. */
export interface EditorContent {
  readonly document: EditorDocument;
  readonly value: string;
  /** The value was written in this editor; any other value replaces what stands there. */
  readonly isDraft: boolean;
  readonly markers: readonly Marker[];
  readonly theme: EditorTheme;
  /** Somebody edits: the editor gets the focus as soon as the document is open. */
  readonly isShown: boolean;
}

/** What is done when the editor says something; `key` is the document that it says it of. */
export interface EditorHandlers {
  readonly onOpen: (key: string) => void;
  readonly onChange: (key: string, value: string) => void;
  readonly onLeave: () => void;
  readonly onFail: () => void;
}

type Frame = RefObject<HTMLIFrameElement | null>;

/** Keeps the editor of a frame at this content; the result is called when the page of the frame has loaded. */
export function useEditor(frame: Frame, content: EditorContent, handlers: EditorHandlers): () => void {
  const tell = useCallback(
    (message: ToEditor) => {
      const target = frame.current?.contentWindow;
      if (target) post(target, message);
    },
    [frame],
  );
  const { isReady, onLoad, known } = useHeard(frame, content.document.key, handlers);
  const isOpen = useDocument(content, isReady, known, tell);
  const { markers, theme, isShown } = content;
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
  }, [frame, isOpen, isShown, tell]);
  return onLoad;
}

/** What the editor says goes to the handlers; `known` is the text that it has, as far as we know. */
function useHeard(frame: Frame, key: string, given: EditorHandlers) {
  const [isReady, setReady] = useState(false);
  const [isLoaded, setLoaded] = useState(false);
  const known = useRef<string>(undefined);
  const handlers = useRef(given);
  const shown = useRef(key);
  useEffect(() => {
    handlers.current = given;
    shown.current = key;
  });
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
          handlers.current.onOpen(message.key);
          break;
        case 'changed':
          if (message.key === shown.current) known.current = message.value;
          handlers.current.onChange(message.key, message.value);
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
  }, [frame]);

  useEffect(() => {
    if (!isLoaded || isReady) return;
    const timer = setTimeout(() => handlers.current.onFail(), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLoaded, isReady]);

  return { isReady, known, onLoad: useCallback(() => setLoaded(true), []) };
}

/** Opens the document once, and replaces its text when that changes elsewhere; whether it is open. */
function useDocument(
  { document, value, theme, isDraft }: EditorContent,
  isReady: boolean,
  known: RefObject<string | undefined>,
  tell: (message: ToEditor) => void,
): boolean {
  const [openKey, setOpenKey] = useState<string>();
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
  }, [isOpen, isDraft, value, known, tell]);
  return isOpen;
}
