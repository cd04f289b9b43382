import { defineError } from '../../kernel/errors.ts';

/** More than the fund holds; `left` says how many yuan that is. */
export const fundExceeded = defineError('refused', 'fund_exceeded');
