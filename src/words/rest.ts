/** The texts that are not in the first file. Empty here, where all of them are: a build for the browser fills it. */
import type { Words } from '../core/index.ts';

export const REST_OF_WORDS: Words = {
  rules: {},
  questions: {},
  citations: {},
  services: {},
  steps: {},
};
