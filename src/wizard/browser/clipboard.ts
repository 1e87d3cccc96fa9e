/**
 * Puts text on the clipboard; false when the browser refuses or there is no text. A text may be on its way: nothing is
 * copied before it has arrived.
 */
export async function copyText(given: string | Promise<string>): Promise<boolean> {
  try {
    if (typeof given !== 'string' && typeof ClipboardItem === 'function') {
      // Begun during the press: some browsers refuse the clipboard a moment later.
      const blob = given.then((text) => new Blob([required(text)], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    } else await navigator.clipboard.writeText(required(await given));
    return true;
  } catch {
    const text = await Promise.resolve(given).catch(() => '');
    return text !== '' && copyBySelection(text);
  }
}

function required(text: string): string {
  if (text === '') throw new Error('nothing to copy');
  return text;
}

/** Where the page is served without TLS there is no clipboard object, but the old command still works. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'sr-only';
  const focused = document.activeElement;
  // Inside a modal dialog everything else is inert.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
