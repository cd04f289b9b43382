import { defineError } from '../../kernel/errors.ts';

/** Another change of this person, or to this number, is still open. */
export const phoneChangeOpen = defineError('conflict', 'phone_change_open');
/** The number is promised to somebody, and the days in which they can refuse are not over. */
export const phoneChangeWaits = defineError('refused', 'phone_change_waits');
