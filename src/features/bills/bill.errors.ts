import { defineError } from '../../kernel/errors.ts';

/** The day is not over, or its bills are not there yet. */
export const billNotReady = defineError('conflict', 'bill_not_ready');
/** What came is not a bill, or does not add up: nothing of it is believed. */
export const billUnreadable = defineError('conflict', 'bill_unreadable');
