/** Permissions that a text shows: statements that allow actions, and checks that say so. */

/** How much of a text is read. */
const MOST = 32_768;

/** A statement without conditions, as JSON, YAML and Terraform write it: everything between two braces. */
const BLOCK = /\{[^{}]{10,4000}\}/g;
const ALLOWS = /\beffect["'`]?\s{0,4}[:=]\s{0,4}["'`]?allow\b/i;
const NAMED = /["'`]([a-z][a-z0-9-]{1,30}:[A-Za-z*?]{1,60}|\*)["'`]/g;
const EXCEPT = /\bnot_?(?:actions?|resources?|principals?)\b/i;

/** `ssmmessages:OpenDataChannel: allowed`, as the checker of ECS Exec and the policy simulator print. */
const CHECKED = /\b([a-z][a-z0-9-]{1,30}:[A-Z][A-Za-z]{3,60}):? {1,4}allowed\b/g;

/** Says of an action how the text shows it as allowed; `undefined` where the text allows nothing. */
export function allowedIn(
  pasted: string,
): ((action: string) => 'checked' | 'stated' | undefined) | undefined {
  const text = pasted.slice(0, MOST);
  const checked = new Set([...text.matchAll(CHECKED)].map(([, action = '']) => action.toLowerCase()));
  const stated = (text.match(BLOCK) ?? [])
    .filter((block) => ALLOWS.test(block) && !EXCEPT.test(block))
    .flatMap((block) => [...block.matchAll(NAMED)].map(([, action = '']) => action.toLowerCase()));
  if (checked.size === 0 && stated.length === 0) return undefined;
  return (action) => {
    const name = action.toLowerCase();
    if (checked.has(name)) return 'checked';
    return stated.some((one) => covers(one, name)) ? 'stated' : undefined;
  };
}

/** Whether an action of a statement, which may end in a star, is or holds another. */
function covers(stated: string, action: string): boolean {
  if (!/[*?]/.test(stated)) return stated === action;
  const star = stated.indexOf('*');
  return star === stated.length - 1 && !stated.includes('?') && action.startsWith(stated.slice(0, -1));
}
