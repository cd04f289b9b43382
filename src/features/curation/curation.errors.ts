import { defineError } from '../../kernel/errors.ts';

/** Each fault stands at its field. */
export const categoryRefused = defineError('refused', 'category_refused');
