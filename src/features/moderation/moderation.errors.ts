import { defineError } from '../../kernel/errors.ts';

/** A text holds what is refused: `word` says what, `field` where; `errors` names every field. */
export const textRefused = defineError('refused', 'text_refused');
