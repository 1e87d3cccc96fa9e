/** Hands files to the browser's downloads. Needs neither storage nor a server. */

const TYPES: { readonly [ending: string]: string } = {
  json: 'application/json',
  yaml: 'application/yaml',
  md: 'text/markdown',
  zip: 'application/zip',
};

export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
