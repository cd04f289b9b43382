import { defineError } from '../../kernel/errors.ts';

/** A text holds characters that nobody sees; `field` is the first one's, `errors` names all of them. */
export const textInvisible = defineError('refused', 'text_invisible');
