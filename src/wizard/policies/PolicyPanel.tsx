export function PolicyPanel() {
  return <p>Policies</p>;
}
