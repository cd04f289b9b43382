import { defineProcess, type Row } from '../../kernel/process.ts';
import type { ReviewRelation } from './review.access.ts';
import {
  otherSide,
  type Review,
  type ReviewState,
  type ReviewStep,
  type ReviewWindow,
  type Side,
  sides,
} from './review.ts';

type ReviewRow = Row<ReviewWindow, ReviewState, ReviewStep, ReviewRelation>;

const hasBoth = (window: ReviewWindow) => window.resident !== null && window.artisan !== null;
const hasAny = (window: ReviewWindow) => window.resident !== null || window.artisan !== null;

// One row per side: which review a step is about is part of the event.
const writing: ReviewRow[] = sides.map((side) => ({
  step: `write_${side}`,
  from: ['open'],
  to: 'open',
  by: [side],
  guard: (window) => window[side] === null,
  apply: (_window, input, now) => {
    const { id, stars, text } = input as unknown as Pick<Review, 'id' | 'stars' | 'text'>;
    const review: Review = { id, stars, text, at: now, reply: null, hidden: null };
    return { set: { [side]: review }, data: { reviewId: id, stars } };
  },
  follows: 'published where both have written',
}));

const replying: ReviewRow[] = sides.map((side) => ({
  step: `reply_${side}`,
  from: ['published'],
  to: 'published',
  by: [side],
  guard: (window) => isReplyable(window[otherSide(side)]),
  apply: (window, input, now) => {
    const about = otherSide(side);
    const reply = { text: input['text'], at: now };
    return { set: { [about]: { ...window[about], reply } }, data: { reviewId: window[about]?.id } };
  },
}));

const hiding: ReviewRow[] = sides.map((side) => ({
  step: `hide_${side}`,
  from: ['published'],
  to: 'published',
  by: ['staff'],
  guard: (window) => window[side] !== null && window[side].hidden === null,
  apply: (window, input, now) => {
    const hidden = { reason: input['reason'], byPersonId: input['byPersonId'], at: now };
    const data = { reviewId: window[side]?.id, reason: input['reason'] };
    return { set: { [side]: { ...window[side], hidden } }, data };
  },
  follows: 'it counts no more',
}));

function isReplyable(review: Review | null): boolean {
  return review !== null && review.reply === null && review.hidden === null;
}

/** The side whose review has this id. */
export function sideOf(window: ReviewWindow, reviewId: string): Side | null {
  return sides.find((side) => window[side]?.id === reviewId) ?? null;
}

export const reviewProcess = defineProcess<ReviewWindow, ReviewState, ReviewStep, ReviewRelation>({
  name: 'review window',
  states: ['open', 'published', 'closed'],
  final: ['closed'],
  resting: { published: 'it can be read, answered once and hidden for ever' },
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
  ],
});
