import { defineError } from '../../kernel/errors.ts';

/** Something is free: it can simply be ordered. */
export const queueUnneeded = defineError('conflict', 'queue_unneeded');
/** They wait already, or hold as many as one may. */
export const queuedAlready = defineError('refused', 'queued_already');
/** So many wait that nobody behind them would ever be offered anything. */
export const queueFull = defineError('refused', 'queue_full');
/** What was offered is not held for them (any more). */
export const offerGone = defineError('conflict', 'offer_gone');
