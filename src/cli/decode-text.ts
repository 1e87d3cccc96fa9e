/** Bytes of a file → text: UTF-8, or UTF-16 as PowerShell 5 writes it. */

/** Decodes by the byte order mark; without one UTF-16 is recognised by the NULs beside ASCII letters. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 200);
  const nuls = (offset: number): number =>
    head.filter((byte, index) => index % 2 === offset && byte === 0).length;
  if (head.length < 4) return 'utf-8';
  if (nuls(1) > head.length / 4 && nuls(0) === 0) return 'utf-16le';
  return nuls(0) > head.length / 4 && nuls(1) === 0 ? 'utf-16be' : 'utf-8';
}
