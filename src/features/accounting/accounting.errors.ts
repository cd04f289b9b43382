import { defineError } from '../../kernel/errors.ts';

/** A month is closed a day after its end at the earliest. */
export const monthNotOver = defineError('conflict', 'month_not_over');
/** Months are closed one after the other; `month` says which is the next. */
export const earlierMonthOpen = defineError('conflict', 'earlier_month_open');
