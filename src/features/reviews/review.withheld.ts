import { otherSide, type Review, type ReviewWindow, type Side, sides } from './review.ts';

/** Which texts wait for somebody to look at them, or were hidden; wiring gives it. */
export type Withheld = (texts: readonly { about: string; text: string }[]) => Promise<ReadonlySet<string>>;

/** A review was written to its order, a reply to its review. */
const writtenIn = (window: ReviewWindow) =>
  sides.flatMap((side) => {
    const review = window.reviews[side];
    if (!review) return [];
    const reply = review.reply ? [{ about: review.id, text: review.reply.text }] : [];
    return [{ about: window._id, text: review.text }, ...reply];
  });

function readAs(
  viewer: Side | 'staff' | null,
  side: Side,
  review: Review,
  hidden: ReadonlySet<string>,
): Review {
  if (viewer === 'staff') return review;
  const isMine = viewer === side;
  const isMyReply = viewer === otherSide(side);
  const { text, reply } = review;
  return {
    ...review,
    text: !isMine && hidden.has(text) ? '' : text,
    reply: reply && !isMyReply && hidden.has(reply.text) ? null : reply,
  };
}

/** Windows as somebody reads them: what is withheld stays with its writer and with staff. Null: anybody. */
export async function readable(
  windows: readonly ReviewWindow[],
  viewer: Side | 'staff' | null,
  withheld: Withheld,
): Promise<ReviewWindow[]> {
  const hidden = await withheld(windows.flatMap(writtenIn));
  if (hidden.size === 0) return [...windows];
  return windows.map((window) => {
    const read = (side: Side) => {
      const review = window.reviews[side];
      return review && readAs(viewer, side, review, hidden);
    };
    return { ...window, reviews: { resident: read('resident'), provider: read('provider') } };
  });
}
