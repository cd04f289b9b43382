import { type Apply, defineProcess, type Row } from '../../kernel/process.ts';
import { deciding } from './review.access.ts';
import { otherSide, type Review, type ReviewTypes, type ReviewWindow, type Side, sides } from './review.ts';

type ReviewRow = Row<ReviewTypes>;

const hasBoth = ({ reviews }: ReviewWindow) => sides.every((side) => reviews[side] !== null);
const hasAny = ({ reviews }: ReviewWindow) => sides.some((side) => reviews[side] !== null);

/** The review that a guard has seen. */
function reviewOf({ _id, reviews }: ReviewWindow, side: Side): Review {
  const review = reviews[side];
  if (!review) throw new Error(`window ${_id} has no review by the ${side}`);
  return review;
}

const writesReview =
  (side: Side): Apply<ReviewTypes, 'write_resident' | 'write_provider'> =>
  ({ reviews }, { id, stars, text, pictures }, now) => {
    const review: Review = { id, stars, text, pictures, at: now, reply: null, hidden: null };
    return { set: { reviews: { ...reviews, [side]: review } }, data: { reviewId: id, stars } };
  };
const replies =
  (side: Side): Apply<ReviewTypes, 'reply_resident' | 'reply_provider'> =>
  (window, { text }, now) => {
    const about = otherSide(side);
    const review = { ...reviewOf(window, about), reply: { text, at: now } };
    return { set: { reviews: { ...window.reviews, [about]: review } }, data: { reviewId: review.id } };
  };
const hides =
  (side: Side): Apply<ReviewTypes, 'hide_resident' | 'hide_provider'> =>
  (window, { reason, byPersonId }, now) => {
    const review = { ...reviewOf(window, side), hidden: { reason, byPersonId, at: now } };
    return { set: { reviews: { ...window.reviews, [side]: review } }, data: { reviewId: review.id, reason } };
  };

const shows =
  (side: Side): Apply<ReviewTypes, 'show_resident' | 'show_provider'> =>
  (window) => {
    const review = { ...reviewOf(window, side), hidden: null };
    return { set: { reviews: { ...window.reviews, [side]: review } }, data: { reviewId: review.id } };
  };

// One row per side: which review a step is about is part of the event.
const writing = sides.map(
  (side): ReviewRow => ({
    step: `write_${side}`,
    from: ['open'],
    to: 'open',
    by: [side],
    guard: ({ reviews }: ReviewWindow) => reviews[side] === null,
    apply: writesReview(side),
    follows: 'published where both have written',
  }),
);
const replying = sides.map(
  (side): ReviewRow => ({
    step: `reply_${side}`,
    from: ['published'],
    to: 'published',
    by: [side],
    guard: ({ reviews }: ReviewWindow) => isReplyable(reviews[otherSide(side)]),
    apply: replies(side),
  }),
);
const hiding = sides.map(
  (side): ReviewRow => ({
    step: `hide_${side}`,
    from: ['published'],
    to: 'published',
    by: ['staff'],
    guard: ({ reviews }: ReviewWindow) => reviews[side] !== null && reviews[side].hidden === null,
    apply: hides(side),
    follows: 'it counts no more',
  }),
);

const showing = sides.map(
  (side): ReviewRow => ({
    step: `show_${side}`,
    from: ['published'],
    to: 'published',
    by: ['system'],
    guard: ({ reviews }: ReviewWindow) => reviews[side] !== null && reviews[side].hidden !== null,
    apply: shows(side),
    follows: 'it counts again: it was hidden by mistake',
  }),
);

function isReplyable(review: Review | null): boolean {
  return review !== null && review.reply === null && review.hidden === null;
}

/** The side whose review has this id. */
export function sideOf(window: ReviewWindow, reviewId: string): Side | null {
  return sides.find((side) => window.reviews[side]?.id === reviewId) ?? null;
}

export const reviewProcess = defineProcess<ReviewTypes>({
  name: 'review window',
  held: { by: { staff: deciding }, over: ({ gridPath }) => gridPath },
  states: ['open', 'published', 'closed'],
  final: ['closed'],
  resting: { published: 'it can be read, answered once and hidden' },
  rows: [
    { step: 'open', from: null, to: 'open', by: ['system'], follows: 'both are asked' },
    ...writing,
    {
      step: 'publish',
      from: ['open'],
      to: 'published',
      by: ['system'],
      guard: hasBoth,
      apply: (_window, _input, now) => ({ set: { publishedAt: now } }),
      follows: 'the averages follow',
    },
    {
      step: 'publish',
      from: ['open'],
      to: 'published',
      by: [],
      guard: hasAny,
      clock: { due: (window) => window.closesAt, says: '14 days' },
      apply: (_window, _input, now) => ({ set: { publishedAt: now } }),
      follows: 'the averages follow',
    },
    {
      step: 'close',
      from: ['open'],
      to: 'closed',
      by: [],
      guard: (window) => !hasAny(window),
      clock: { due: (window) => window.closesAt, says: '14 days' },
      follows: 'nobody wrote',
    },
    ...replying,
    ...hiding,
    ...showing,
  ],
});
