/** What was pasted or opened, for as long as the page is: it is never stored, and never part of the link. */
import { create } from 'zustand';
import type { ImportSource } from '../state/store.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

interface Input {
  readonly pasted: string;
  readonly files: readonly NamedText[];
}

interface Inputs {
  readonly inputs: { readonly [S in ImportSource]: Input };
  readonly paste: (source: ImportSource, text: string) => void;
  readonly addFiles: (source: ImportSource, files: readonly NamedText[]) => void;
  readonly removeFile: (source: ImportSource, index: number) => void;
}

const NOTHING: Input = { pasted: '', files: [] };

export const useInputs = create<Inputs>()((set) => {
  const change = (source: ImportSource, next: (input: Input) => Input) =>
    set(({ inputs }) => ({ inputs: { ...inputs, [source]: next(inputs[source]) } }));
  return {
    inputs: { 'task-definition': NOTHING, error: NOTHING, endpoints: NOTHING },
    paste: (source, pasted) => change(source, (input) => ({ ...input, pasted })),
    addFiles: (source, files) => change(source, (input) => ({ ...input, files: [...input.files, ...files] })),
    removeFile: (source, index) =>
      change(source, (input) => ({ ...input, files: input.files.filter((_, at) => at !== index) })),
  };
});

/** The texts of an input, the pasted one first; empty where nothing was given. */
export function textsOf({ pasted, files }: Input): readonly NamedText[] {
  return pasted.trim() === '' ? files : [{ name: 'pasted text', text: pasted }, ...files];
}
