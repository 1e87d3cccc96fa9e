/** Where in an unfinished policy the cursor stands, and what fits there. */

interface Place {
  /** The names above the cursor, list positions left out: `['Statement', 'Action']`. */
  readonly names: readonly string[];
  /** The cursor is in a name, not in a value. */
  readonly inName: boolean;
  /** Where the text around the cursor begins, behind its quote. */
  readonly start: number;
}

interface Level {
  readonly isList: boolean;
  name: string | undefined;
  /** What comes next is a name. */
  awaitsName: boolean;
}

/** The place of an offset inside double quotes; `undefined` elsewhere. Reads only what stands before it. */
export function placeAt(text: string, offset: number): Place | undefined {
  const levels: Level[] = [];
  const tokens = /"((?:[^"\\\n]|\\.)*)("?)|[{}[\],:]/g;
  const before = text.slice(0, offset);
  for (const token of before.matchAll(tokens)) {
    const level = levels.at(-1);
    const [whole, content = '', closing] = token;
    if (!whole.startsWith('"')) {
      pass(whole, levels);
      continue;
    }
    const isName = level?.awaitsName === true;
    if (closing === '' && token.index + whole.length === before.length) {
      const names = levels.flatMap(({ name }) => (name === undefined ? [] : [name]));
      return { names, inName: isName, start: token.index + 1 };
    }
    if (isName && level !== undefined) level.name = content;
  }
  return undefined;
}

/** What a bracket, a comma or a colon changes. */
function pass(mark: string, levels: Level[]): void {
  if (mark === '{' || mark === '[') {
    levels.push({ isList: mark === '[', name: undefined, awaitsName: mark === '{' });
    return;
  }
  const level = levels.at(-1);
  if (mark === '}' || mark === ']') levels.pop();
  else if (level !== undefined && !level.isList) {
    level.awaitsName = mark === ',';
    if (mark === ',') level.name = undefined;
  }
}

/** Which list of names fits at a place of a policy. */
export function wordsAt({ names, inName }: Place): 'actions' | 'conditionKeys' | undefined {
  if (inName) return names.at(-2) === 'Condition' ? 'conditionKeys' : undefined;
  return names.at(-1) === 'Action' || names.at(-1) === 'NotAction' ? 'actions' : undefined;
}
