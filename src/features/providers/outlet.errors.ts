import { defineError } from '../../kernel/errors.ts';

/** On duty are artisans and staff of the community, nobody else; the answer does not say whether a number is known. */
export const rosterRefused = defineError('refused', 'roster_refused');
export const rosterFull = defineError('refused', 'roster_full');
/** Nobody who signs in here has that number. */
export const payeeUnknown = defineError('refused', 'payee_unknown');
