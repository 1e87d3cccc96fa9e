import { type ReactNode, useRef } from 'react';
import { announce } from '../../browser/announce.ts';
import { Button, type ButtonProps } from './Button.tsx';

/** Larger files are no answers, no task definition and no list of endpoints. */
const LARGEST = 20_000_000;

/** Reads a file as text; says so when it cannot. */
export async function readText(file: Blob): Promise<string | undefined> {
  try {
    if (file.size > LARGEST) throw new Error('too large');
    return await file.text();
  } catch {
    announce('The file cannot be read');
    return undefined;
  }
}

/** Asks for a file and hands on its text. */
export function FileButton({
  accept,
  onText,
  children,
  ...rest
}: Omit<ButtonProps, 'onClick'> & {
  readonly accept: string;
  readonly onText: (text: string, name: string) => void;
  readonly children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...rest} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={async (event) => {
          const field = event.target;
          const [file] = field.files ?? [];
          const text = file && (await readText(file));
          // The same file can be chosen again.
          field.value = '';
          if (file && text !== undefined) onText(text, file.name);
        }}
      />
    </>
  );
}
