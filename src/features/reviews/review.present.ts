import type { components } from '../../contract/types.gen.ts';
import type { SeenWindow } from './review.service.ts';
import {
  isReadable,
  isThere,
  otherSide,
  type Rating,
  type Reply,
  type Review,
  type ReviewState,
  type ReviewWindow,
  type Side,
  sides,
} from './review.ts';

type Schemas = components['schemas'];

const replyOf = (reply: Reply | null) => reply && { text: reply.text, at: reply.at.toISOString() };

const picturesOf = ({ pictures = [] }: Review) =>
  pictures.map(({ id, width, height }) => ({ id, width, height }));

function reviewOf(seen: SeenWindow, side: Side, review: Review): Schemas['Review'] {
  const { viewer, steps } = seen;
  const isShown = isReadable(review, side, viewer);
  const open = [
    ...(steps.includes(`reply_${otherSide(side)}`) ? ['reply'] : []),
    ...(steps.includes(`hide_${side}`) ? ['hide'] : []),
  ];
  return {
    id: review.id,
    by: side,
    stars: review.stars,
    text: isShown ? review.text : '',
    pictures: isShown ? picturesOf(review) : [],
    at: review.at.toISOString(),
    hidden: review.hidden?.reason ?? null,
    reply: replyOf(review.reply),
    steps: open,
  };
}

/** One's own review always, the other side's once both are published. */
export function presentWindow(seen: SeenWindow): Schemas['ReviewWindow'] {
  const { window, viewer, steps } = seen;
  const shown = sides.filter((side) => isThere(window, side, viewer));
  return {
    orderId: window._id,
    state: window.state as ReviewState,
    as: viewer,
    closesAt: window.closesAt.toISOString(),
    bothWrote: window.reviews.resident !== null && window.reviews.provider !== null,
    reviews: shown.flatMap((side) => {
      const review = window.reviews[side];
      return review ? [reviewOf(seen, side, review)] : [];
    }),
    steps: steps.some((step) => step.startsWith('write_')) ? ['write'] : [],
  };
}

export const presentRating = ({ average, count }: Rating) => ({ average, count });

/** For everybody: the resident's family name, never more. */
export function presentPublic(window: ReviewWindow): Schemas['PublicReview'][] {
  const { publishedAt } = window;
  const review = window.reviews.resident;
  if (!review || !publishedAt) return [];
  return [
    {
      id: review.id,
      listingId: window.listingId,
      title: window.title,
      stars: review.stars,
      text: review.text,
      pictures: picturesOf(review),
      at: publishedAt.toISOString(),
      residentName: window.residentName,
      reply: replyOf(review.reply),
    },
  ];
}
