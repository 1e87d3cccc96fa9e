/** Files → zip. The same files give the same bytes: no clock, and the order of the names. */
import { strToU8, type Zippable, zipSync } from 'fflate';

export interface NamedFile {
  readonly name: string;
  readonly content: string;
  readonly isScript?: boolean;
}

/** The first moment that a zip can hold, in local time as zips have it. */
const NO_TIME = new Date(1980, 0, 1);
const UNIX = 3;
const MODE = { file: 0o100644, script: 0o100755 };

export function zipFiles(files: readonly NamedFile[]): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const { name, content, isScript = false } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const attrs = (isScript ? MODE.script : MODE.file) * 0x1_0000;
    entries[name] = [strToU8(content), { mtime: NO_TIME, os: UNIX, attrs }];
  }
  return zipSync(entries, { level: 9 });
}
