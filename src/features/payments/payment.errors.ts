import { defineError } from '../../kernel/errors.ts';

/** A notification that is not the provider's, not for us, or not whole: answered with 4xx, without effect. */
export const notificationForged = defineError('unauthenticated', 'notification_forged');
/** More than is left of what was paid; `leftFen` says how much that is. */
export const refundExceeds = defineError('refused', 'refund_exceeds');
/** Nothing came in that could go back. */
export const refundUnpaid = defineError('refused', 'refund_unpaid');
/** WeChat takes at most 50 refunds of one payment. */
export const refundTooMany = defineError('refused', 'refund_too_many');
