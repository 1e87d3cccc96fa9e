/** What the reader says about the texts that are in the box and beside it. */
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { announce } from '../browser/announce.ts';
import { afterPress } from '../browser/press.ts';
import { useLoadable } from '../first/loadable.ts';
import type { ReadTexts, TextQuestion } from '../reader/protocol.ts';
import { reader } from '../reader/reader.ts';
import { inShort } from './use-it.ts';

interface Answered {
  readonly question: TextQuestion;
  readonly read?: ReadTexts;
  readonly failure?: string;
}

/** What the reader says about the texts; until it has said it, what it said about the texts before. */
export function useRead(question: TextQuestion) {
  const [answered, setAnswered] = useState<Answered>();
  // Started before there is something to read.
  const { value } = useLoadable(reader);
  const asked = useRef<Promise<ReadTexts | undefined>>(undefined);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again
  useEffect(() => {
    if (question.texts.length === 0) {
      setAnswered(undefined);
      return;
    }
    if (value === undefined) return;
    let isLatest = true;
    const answer = value.read(question);
    asked.current = answer;
    // At once, and not when the browser has nothing else to do: in Firefox that may be never.
    const show = (more: Omit<Answered, 'question'>) =>
      // An answer is longer than the word that it is being read: what somebody presses below would move away.
      afterPress(() => {
        if (isLatest) flushSync(() => setAnswered({ question, ...more }));
      });
    answer.then(
      (read) => read && show({ read }),
      (error: Error) => show({ failure: error.message }),
    );
    return () => {
      isLatest = false;
    };
  }, [value, question, attempt]);
  const { read, failure } = answered ?? {};
  const isCurrent = answered?.question === question;
  return {
    read,
    failure: isCurrent ? failure : undefined,
    isCurrent,
    again: () => {
      setAnswered(undefined);
      setAttempt(attempt + 1);
    },
    latest: async () => await asked.current?.catch(() => undefined),
  };
}

/** Says what the texts are, and what they mean in half a line, once for each answer that differs. */
export function useAnnounced(read: ReadTexts | undefined): void {
  const said = useRef('');
  useEffect(() => {
    if (read === undefined) return;
    const titles = [...new Set(read.found.map(({ title }) => title))].join(', ');
    const meaning = read.diagnosis === undefined ? undefined : inShort(read.diagnosis).summary;
    // The problem that would be corrected first; the others are read where they stand.
    const words = [`Read: ${titles}`, meaning, read.problems[0]?.message]
      .filter((part) => part !== undefined)
      .join('. ');
    if (words !== said.current) announce(words);
    said.current = words;
  }, [read]);
}
