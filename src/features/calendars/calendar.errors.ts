import { defineError } from '../../kernel/errors.ts';

/** Somebody else has the time, or the hours do not cover it. */
export const slotTaken = defineError('conflict', 'slot_taken');
/** Not a quarter of an hour, too soon, or too far ahead. */
export const startNotOffered = defineError('refused', 'start_not_offered');
export const calendarMissing = defineError('missing', 'calendar_missing');
export const calendarFull = defineError('refused', 'calendar_full');
export const hoursWrong = defineError('refused', 'hours_wrong');
export const blockWrong = defineError('refused', 'block_wrong');
export const exceptionLimit = defineError('refused', 'exception_limit');
