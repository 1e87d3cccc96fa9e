/** Reads files of the device, and saves files to it. */
import { announce } from './announce.ts';

/** The name of a text that came without one. */
export const PASTED_WORDS = 'pasted text';

/** The largest file that is read, in bytes: answers, task definitions and lists of endpoints are far smaller. */
const LARGEST = 20_000_000;

/** The text of a file; undefined, and announced, when it cannot be read. */
export async function readText(file: Blob): Promise<string | undefined> {
  try {
    if (file.size > LARGEST) throw new Error('too large');
    return decode(new Uint8Array(await file.arrayBuffer()));
  } catch {
    announce('The file cannot be read');
    return undefined;
  }
}

/** UTF-8, or the UTF-16 that PowerShell writes. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

/** Hands a text to the browser as a download. */
export function downloadText(
  name: string,
  content: string | Uint8Array<ArrayBuffer> | Blob,
  type = 'text/plain',
): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Browsers read it later, a busy one much later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
