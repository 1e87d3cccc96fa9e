/** The knowledge that the plan rests on, in words. */
import { PRICES } from '../../core/index.ts';

export const KNOWLEDGE_IN_WORDS = `Prices of ${PRICES.date}. Version ${import.meta.env['VITE_VERSION'] ?? '0.1.0'}.`;
