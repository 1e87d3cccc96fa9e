export function ImportPanel() {
  return <p>Import</p>;
}
