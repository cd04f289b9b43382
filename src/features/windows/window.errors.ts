import { defineError } from '../../kernel/errors.ts';

/** Not one of the listing's windows, begun already, or too far ahead. */
export const windowClosed = defineError('refused', 'window_closed');
/** As many come as the window has room for. */
export const windowFull = defineError('conflict', 'window_full');
/** The person has a place in it already. */
export const windowHeld = defineError('refused', 'window_held');
