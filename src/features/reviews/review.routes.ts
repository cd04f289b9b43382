import type { Handlers } from '../../contract/handler.ts';
import { presentPublic, presentRating, presentWindow } from './review.present.ts';
import type { ReviewService, SeenWindow } from './review.service.ts';
import { readable, type Withheld } from './review.withheld.ts';

type ReviewOps = 'getReviewWindow' | 'writeReview' | 'replyReview' | 'hideReview' | 'listArtisanReviews';
export type ReviewRoutes = Pick<Handlers, ReviewOps>;

export function reviewRoutes(reviews: ReviewService, withheld: Withheld): ReviewRoutes {
  const shown = async (seen: SeenWindow) => {
    const [window = seen.window] = await readable([seen.window], seen.viewer, withheld);
    return { body: presentWindow({ ...seen, window }) };
  };
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
      const page = await reviews.listPublished(
        { kind: query.kind ?? 'artisan', id: params.id },
        query.listing,
        request,
      );
      return {
        body: {
          rating: presentRating(page.rating),
          items: (await readable(page.items, null, withheld)).flatMap(presentPublic),
          next: page.next,
        },
      };
    },
  };
}
