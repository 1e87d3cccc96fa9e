import type { Alternative, Assumption, ServiceId } from '../../core/index.ts';

/** What another answer could do, in a line: the two weightiest kinds of effects, each with its endpoints. */
export function effectOf({ otherwise, decides, because }: Assumption): string {
  const all = (of: 'adds' | 'drops' | 'changes'): readonly ServiceId[] => [
    ...new Set(otherwise.flatMap((alternative: Alternative) => alternative[of])),
  ];
  const [adds, drops, changes] = [all('adds'), all('drops'), all('changes')];
  const [first, second] = [
    adds.length > 0 ? `add ${some(adds)}` : '',
    drops.length > 0 ? `remove ${some(drops)}` : '',
    changes.length > 0 ? `change ${some(changes)}` : '',
  ].filter((words) => words !== '');
  const effect =
    first === undefined
      ? withoutEndpoints(decides)
      : `Another answer could ${second === undefined ? first : `${first} or ${second}`}.`;
  return because === undefined ? effect : `${effect} ${because}`;
}

const withoutEndpoints = (decides: boolean): string =>
  decides
    ? 'Another answer could bring an error; the endpoints stay the same.'
    : 'Another answer could bring other findings; the endpoints stay the same.';

const some = (services: readonly ServiceId[]): string =>
  services.length > 3
    ? `${services.slice(0, 3).join(', ')} and ${services.length - 3} more`
    : services.join(', ');
