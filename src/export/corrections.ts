/** Corrections of an audit for a person: what is wrong, and the commands that mend it, as lines of a comment. */
import type { Change, Correction } from '../change/changes.ts';
import { commandsOf, type Place } from '../change/commands/index.ts';
import { commentText, wrap } from './sentences.ts';

/** Lines without comment signs; `isCoded` leaves out what a format makes itself. */
export function correctionLines(
  corrections: readonly Correction[],
  place: Place,
  isCoded: (change: Change) => boolean = () => false,
): readonly string[] {
  if (corrections.length === 0) return [];
  return [
    'What exists already needs these corrections:',
    ...corrections.flatMap(({ text, changes }) => [
      ...wrap(commentText(`- ${text}`)).map((line, index) => (index === 0 ? line : `  ${line}`)),
      ...changes
        .filter((change) => !isCoded(change))
        .flatMap((change) => commandsOf(change, place))
        .map((command) => `    ${commentText(command)}`),
    ]),
  ];
}
