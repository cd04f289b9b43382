import { defineError } from '../../../kernel/errors.ts';

/** Who does not work here any more agrees to nothing. */
export const providerStopped = defineError('conflict', 'provider_stopped');
export const listingNotLive = defineError('conflict', 'listing_not_live');
export const ownListing = defineError('refused', 'own_listing');
export const checkInCodeWrong = defineError('refused', 'check_in_code_wrong');
export const checkInCodeLocked = defineError('refused', 'check_in_code_locked');
export const checkInCodeOpen = defineError('conflict', 'check_in_code_open');
/** What a cancellation gives back has changed since it was shown. */
export const refundChanged = defineError('conflict', 'refund_changed');
export const refundTooMuch = defineError('refused', 'refund_too_much');
export const listNotYours = defineError('forbidden', 'list_not_yours');
/** Other terms hold than the booking names; the answer has them as `terms`. */
export const termsChanged = defineError('conflict', 'terms_changed');
/** The resident has that time already; the answer names the order as `orderId`. */
export const orderUnpaid = defineError('conflict', 'order_unpaid');
/** The resident has something of this kind that is not brought back; the answer names the order as `orderId`. */
export const orderOutstanding = defineError('refused', 'order_outstanding');
/** The listing is of another kind than the booking. */
export const kindMismatch = defineError('refused', 'kind_mismatch');
