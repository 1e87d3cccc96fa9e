/** The knowledge that the plan rests on, in words. */
import { KNOWLEDGE, PRICES } from '../../core/index.ts';

const date = (iso: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));

export const KNOWLEDGE_IN_WORDS = `Knowledge ${KNOWLEDGE.version} of ${date(KNOWLEDGE.date)}, prices of ${date(PRICES.date)}.`;
