import type mongoose from 'mongoose';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { type EventHandler, Runner } from '../../kernel/runner.ts';
import type { Orders } from '../orders/index.ts';
import { reviewAccess } from './review.access.ts';
import { reviewProcess } from './review.process.ts';
import { reviewRoutes } from './review.routes.ts';
import { type ReviewRunner, ReviewService } from './review.service.ts';
import { ReviewStore } from './review.store.ts';
import type { Rating, ReviewStep, ReviewWindow } from './review.ts';

export { reviewProcess } from './review.process.ts';
export type { Rating, ReviewStep, ReviewWindow } from './review.ts';

export interface ReviewsDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  orders: Pick<Orders, 'on'>;
}

/** What both sides say when the work is done, and the averages of it. */
export function makeReviews(deps: ReviewsDeps) {
  const store = new ReviewStore(deps.connection);
  const runner: ReviewRunner = new Runner(reviewProcess, { ...deps, processStore: store.processStore });
  const reviews = new ReviewService({ store, runner, clock: deps.clock });
  // The written default settles work that was done too, so it opens the window as a decision of staff does.
  for (const step of ['confirm', 'resolve', 'default'] as const) {
    deps.orders.on(step, 'review window', async (order) => {
      if (order.doneAt) await reviews.open(order);
    });
  }
  return {
    /** `publish` and `hide_resident` change averages; they are stored before later handlers run. */
    on: (step: ReviewStep | '*', name: string, run: EventHandler<ReviewWindow>) => runner.on(step, name, run),
    write: reviews.write.bind(reviews),
    averageOf: (listingId: string): Promise<Rating> => reviews.ratingOf({ listingId }),
    averageOfArtisan: (artisanId: string): Promise<Rating> => reviews.ratingOf({ artisanId }),
    /** Counts every average anew; answers how many. */
    rebuild: () => reviews.rebuild(),
    routes: reviewRoutes(reviews),
    access: reviewAccess,
    runners: [runner],
    jobs: [],
    models: store.models,
  };
}
