import { useRef } from 'react';
import { type EditorContent, type EditorHandlers, useEditor } from './use-editor.ts';

/**
 * Monaco on its own page in a frame. The frame may stand hidden before it is needed: it then loads everything, so that
 * it is ready at the click, the document included. What the user writes is told by `onChange`.
 */
export function EditorFrame({ title, ...rest }: EditorContent & EditorHandlers & { readonly title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const onLoad = useEditor(frame, rest, rest);
  return <iframe ref={frame} className="policy-frame" src="editor.html" title={title} onLoad={onLoad} />;
}
