/** Placeholder until the planner's sensitivity is there. */
export function Deciding() {
  return null;
}
