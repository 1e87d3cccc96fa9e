/**
 * The rules that show nothing on the start page, or whose questions it does not ask. Empty here, where all of them are known from the beginning: a build for
 * the browser takes them out of the first file and brings them with the later ones.
 */
import type { Rule } from '../core/index.ts';

export const LATER_RULES: readonly Rule[] = [];
