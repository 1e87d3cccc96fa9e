/** The knowledge that the plan rests on, in words. */
import { KNOWLEDGE, PRICES } from '../../core/index.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Without `Intl`, for which the browser would read its data of languages while the page comes to life. */
function date(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${MONTHS[(month ?? 1) - 1]} ${day}, ${year}`;
}

export const KNOWLEDGE_IN_WORDS = `Knowledge ${KNOWLEDGE.version} of ${date(KNOWLEDGE.date)}, prices of ${date(PRICES.date)}.`;
