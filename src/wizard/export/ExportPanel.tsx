export function ExportPanel() {
  return <p>Exports</p>;
}
