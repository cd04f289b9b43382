import { type Actor, actsFor, defineAccess, holds } from '../../kernel/actor.ts';
import type { ReviewRelation } from './review.ts';

/** Who decides what stays. */
export const deciding = ['staff', 'supervisor'] as const;

const readReviewWindow = defineAccess(
  'review.window',
  'The two sides of an order whose work was done, and staff of its grid; for others it does not exist.',
  'required',
);
const writeReview = defineAccess(
  'review.write',
  'Each side of an order once, within 14 days of its completion.',
  'required',
);
const replyReview = defineAccess('review.reply', 'Whom a published review is about, once.', 'required');
const hideReview = defineAccess(
  'review.hide',
  'Staff and supervisors of the grid or above it who wrote neither side.',
  'required',
  (actor) => holds(actor, deciding),
);
const readReviews = defineAccess('review.read', 'Anyone.', 'anyone');

export const reviewAccess = [readReviewWindow, writeReview, replyReview, hideReview, readReviews];

export function reviewRelations(
  actor: Actor,
  window: { residentId: string; providerPersonId: string; gridPath: readonly string[] },
): ReviewRelation[] {
  if (actor.personId === null) return [];
  if (actor.personId === window.residentId) return ['resident'];
  if (actsFor(actor, window.providerPersonId)) return ['provider'];
  return holds(actor, deciding, window.gridPath) ? ['staff'] : [];
}
