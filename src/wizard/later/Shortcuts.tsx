const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['/ or Ctrl+K', 'Search endpoints, reasons, questions, formats'],
  ['Ctrl+V', 'Read what is on the clipboard: an error, a task definition, an inventory'],
  ['Ctrl+Z', 'Undo the last answer'],
  ['Ctrl+Shift+Z', 'Redo'],
  ['Esc', 'Close a dialog, a list or the note about an undone answer; leave the policy editor'],
  ['Ctrl+M', 'In the policy editor: let Tab move the focus'],
  ['?', 'This list'],
];

export function Shortcuts() {
  return (
    <dl className="shortcuts">
      {KEYS.map(([keys, what]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
