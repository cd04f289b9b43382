import type { Handlers } from '../../contract/handler.ts';
import { presentPublic, presentRating, presentWindow } from './review.present.ts';
import type { ReviewService, SeenWindow } from './review.service.ts';

type ReviewOps = 'getReviewWindow' | 'writeReview' | 'replyReview' | 'hideReview' | 'listArtisanReviews';
export type ReviewRoutes = Pick<Handlers, ReviewOps>;

const shown = (seen: SeenWindow) => ({ body: presentWindow(seen) });

export function reviewRoutes(reviews: ReviewService): ReviewRoutes {
  return {
    getReviewWindow: async ({ actor, params }) => shown(await reviews.see(actor, params.id)),
    writeReview: async ({ actor, params, body, key }) =>
      shown(await reviews.write(actor, params.id, body, key)),
    replyReview: async ({ actor, params, body, key }) =>
      shown(await reviews.reply(actor, params.id, body.text, key)),
    hideReview: async ({ actor, params, body, key }) =>
      shown(await reviews.hide(actor, params.id, body.reason, key)),
    async listArtisanReviews({ params, query }) {
      const request = { limit: query.limit ?? 20, cursor: query.cursor };
      const page = await reviews.listPublished({ kind: 'artisan', id: params.id }, query.listing, request);
      return {
        body: {
          rating: presentRating(page.rating),
          items: page.items.flatMap(presentPublic),
          next: page.next,
        },
      };
    },
  };
}
