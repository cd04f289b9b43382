import { defineError } from '../../../../kernel/errors.ts';

/** Not days on which it is handed out and taken back, too many of them, over already, or too far ahead. */
export const daysNotOffered = defineError('refused', 'days_not_offered');
