import type { Actor } from '../../kernel/actor.ts';
import type { Runner } from '../../kernel/runner.ts';
import { reviewRelations } from './review.access.ts';
import type { ReviewStore } from './review.store.ts';
import { isOnShow, type ReviewTypes } from './review.ts';

/** What everybody reads of residents can be reported, hidden on account of it, and shown again. */
/** As whom it is hidden, why, and under which key. */
interface HidingAs {
  byPersonId: string;
  grid: string | undefined;
  reason: string;
  key: string;
}

export function reviewReports(store: ReviewStore, runner: Runner<ReviewTypes>) {
  const seekWindow = async (reviewId: string) => {
    const window = await store.seekByReview(reviewId);
    return window?.reviews.resident?.id === reviewId ? window : null;
  };
  return {
    async seekPublic(reviewId: string) {
      const window = await seekWindow(reviewId);
      const review = window?.reviews.resident;
      if (!window || !review) return null;
      const { residentId, gridPath, title } = window;
      return {
        residentId,
        gridPath,
        title,
        text: review.text,
        isShown: isOnShow(window, 'resident', review),
      };
    },
    async mayHide(actor: Actor, reviewId: string): Promise<boolean> {
      const window = await seekWindow(reviewId);
      if (!window || !reviewRelations(actor, window).includes('staff')) return false;
      return runner.openSteps(window, ['staff']).includes('hide_resident');
    },
    /** As somebody whom `mayHide` let. Hidden already, nothing happens. */
    async hideAs(reviewId: string, { byPersonId, grid, reason, key }: HidingAs): Promise<void> {
      const window = await seekWindow(reviewId);
      const by = { kind: 'person', id: byPersonId, relations: ['staff'], grid } as const;
      if (window)
        await runner.tryAdvance(window, 'hide_resident', by, { input: { reason, byPersonId }, key });
    },
    async showAgain(reviewId: string): Promise<void> {
      const window = await seekWindow(reviewId);
      if (window) await runner.tryAdvance(window, 'show_resident', { kind: 'system' });
    },
  };
}
