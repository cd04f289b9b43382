import { defineError } from '../../kernel/errors.ts';

/** So many are not there. */
export const outOfStock = defineError('conflict', 'out_of_stock');
/** One person holds as many as one may already. */
export const tooManyForOne = defineError('refused', 'too_many_for_one');
