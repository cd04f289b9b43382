import { defineError } from '../../kernel/errors.ts';

/** The word filter found something; `errors` names the fields. */
export const textRefused = defineError('refused', 'text_refused');
