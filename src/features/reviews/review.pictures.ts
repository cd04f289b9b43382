import { roleOver } from '../../kernel/actor.ts';
import { asRole } from '../../kernel/audit.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Files, Sight } from '../files/index.ts';
import { deciding, reviewRelations } from './review.access.ts';
import { sideOf } from './review.process.ts';
import type { ReviewStore } from './review.store.ts';
import { isOnShow, isReadable, isThere, type ReviewTypes } from './review.ts';

interface PictureDeps {
  runner: Runner<ReviewTypes>;
  store: ReviewStore;
  files: Pick<Files, 'bind' | 'readBy'>;
}

/** What the pictures of a review are kept by. */
export const bindingOf = (reviewId: string) => ({ kind: 'review', id: reviewId });

/** The pictures of a review are kept with it, and seen by who may read its words, for as long as they may. */
export function keepPictures({ runner, store, files }: PictureDeps): void {
  for (const side of ['resident', 'provider'] as const)
    runner.on(`write_${side}`, 'documents', 'reviews: keeps the pictures', async ({ reviews }) => {
      const review = reviews[side];
      if (review) await files.bind(bindingOf(review.id), review.pictures ?? []);
    });

  files.readBy('review', async (actor, { id }, subjectId): Promise<Sight | null> => {
    const window = await store.seekByReview(id);
    const side = window && sideOf(window, id);
    const review = side && window.reviews[side];
    if (!review) return null;
    if (isOnShow(window, side, review)) return 'on_show';
    const [viewer] = reviewRelations(actor, window);
    if (!viewer || !isThere(window, side, viewer) || !isReadable(review, side, viewer)) return null;
    const about = { target: { kind: 'review', id: window._id }, gridPath: window.gridPath };
    if (viewer !== 'staff') return { ...about, as: viewer, subjectId: null };
    return { ...about, ...asRole(roleOver(actor, deciding, window.gridPath)), subjectId };
  });
}
