import type { Alternative, Assumption, ServiceId } from '../../core/index.ts';

/** What another answer could do, in a line: the two weightiest kinds of effects, each with its endpoints. */
export function effectOf({ otherwise, decides, because }: Assumption): string {
  const all = (of: 'adds' | 'drops' | 'changes'): readonly ServiceId[] => [
    ...new Set(otherwise.flatMap((alternative: Alternative) => alternative[of])),
  ];
  const kinds = [
    ['add', all('adds')],
    ['remove', all('drops')],
    ['change', all('changes')],
  ] as const;
  const effects = kinds.flatMap(([verb, services]) =>
    services.length === 0 ? [] : [`${verb} ${some(services)}`],
  );
  const effect =
    effects.length > 0
      ? `Another answer could ${effects.slice(0, 2).join(' or ')}.`
      : `Another answer could bring ${decides ? 'an error' : 'other findings'}; the endpoints stay the same.`;
  return because === undefined ? effect : `${effect} ${because}`;
}

const some = (services: readonly ServiceId[]): string =>
  services.length > 3
    ? `${services.slice(0, 3).join(', ')} and ${services.length - 3} more`
    : services.join(', ');
