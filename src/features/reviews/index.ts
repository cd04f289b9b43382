import type mongoose from 'mongoose';
import { closedName } from '../../copy/zh-CN.ts';
import { type AuditPort, recordOfStep } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { ProviderRef } from '../../kernel/postings.ts';
import { Runner } from '../../kernel/runner.ts';
import type { Files } from '../files/index.ts';
import type { Orders } from '../orders/index.ts';
import { personBehind } from '../providers/index.ts';
import { reviewAccess } from './review.access.ts';
import { keepPictures } from './review.pictures.ts';
import { reviewProcess } from './review.process.ts';
import { reviewReports } from './review.reports.ts';
import { reviewRoutes } from './review.routes.ts';
import { ReviewService } from './review.service.ts';
import { ReviewStore } from './review.store.ts';
import type { Rating, ReviewTypes } from './review.ts';
import type { Withheld } from './review.withheld.ts';

export { reviewProcess } from './review.process.ts';

export interface ReviewsDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  audit: AuditPort;
  files: Pick<Files, 'check' | 'bind' | 'readBy'>;
  orders: Pick<Orders, 'onAny' | 'isReviewable'>;
  withheld: Withheld;
}

/** What both sides say when the work is done, and the averages of it. */
export function makeReviews(deps: ReviewsDeps) {
  const store = new ReviewStore(deps.connection);
  const runner = new Runner<ReviewTypes>(reviewProcess, { ...deps, store: store.processStore });
  const reviews = new ReviewService({ store, runner, clock: deps.clock, files: deps.files });
  keepPictures({ store, runner, files: deps.files });
  deps.orders.onAny('documents', 'reviews: opens the window', async (order, row) => {
    if (deps.orders.isReviewable(order, row)) await reviews.open(order);
  });
  runner.on(
    ['hide_resident', 'hide_provider', 'show_resident', 'show_provider'],
    'documents',
    'reviews: records on the trail',
    ({ _id: id, gridPath, residentId, provider, providerPersonId }, row) => {
      const behind = personBehind(provider, providerPersonId);
      const subjectId = row.step.endsWith('_resident') ? residentId : behind;
      return deps.audit.record(recordOfStep({ kind: 'review', id, gridPath, subjectId }, row));
    },
  );
  const on: Runner<ReviewTypes>['on'] = (...args) => runner.on(...args);
  const api = {
    /** `publish`, `hide_resident` and `show_resident` change averages; they are stored with the books. */
    on,
    write: reviews.write.bind(reviews),
    averageOf: (listingId: string): Promise<Rating> => reviews.ratingOf({ listingId }),
    averageOfProvider: (provider: ProviderRef): Promise<Rating> => reviews.ratingOf({ provider }),
    gridOf: async (reviewId: string) => (await store.seekByReview(reviewId))?.gridPath.at(-1) ?? null,
    ...reviewReports(store, runner),
    /** Whose account is closed: what they wrote stays, without their name. */
    forget: ({ _id }: { _id: string }) => store.erase(_id, closedName),
    /** Counts every average anew; answers how many. */
    rebuild: () => reviews.rebuild(),
  };
  const parts = {
    routes: reviewRoutes(reviews, deps.withheld),
    access: reviewAccess,
    runners: [runner],
    models: store.models,
  };
  return { api, parts };
}
