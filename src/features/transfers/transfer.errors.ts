import { defineError } from '../../kernel/errors.ts';

/** More than can be withdrawn; `left` says how many yuan that is. */
export const withdrawalExceeds = defineError('refused', 'withdrawal_exceeds');
/** Less or more than one withdrawal may be. */
export const withdrawalOutOfBounds = defineError('refused', 'withdrawal_out_of_bounds');
/** More than what is left of this day. */
export const withdrawalDayFull = defineError('refused', 'withdrawal_day_full');
/** Nobody knows yet to which WeChat the money goes. */
export const withdrawalUnbound = defineError('refused', 'withdrawal_unbound');
