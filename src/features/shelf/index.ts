import type mongoose from 'mongoose';
import { second } from '../../kernel/clock.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Categories } from '../categories/index.ts';
import type { Providers } from '../providers/index.ts';
import { CardFeed } from './card.feed.ts';
import { CategoryFollower } from './category.follower.ts';
import { Projection, type ProjectionDeps } from './projection.ts';
import { shelfRoutes } from './shelf.routes.ts';
import { Shelf, type ShelfDeps } from './shelf.service.ts';
import { makeCardStore } from './shelf.store.ts';

export { cardsAreReadAgain, cardsKnowProviders } from './card.migration.ts';

export interface ShelfFeatureDeps extends Omit<ShelfDeps & ProjectionDeps, 'store' | 'feed'> {
  connection: mongoose.Connection;
  catalogue: ShelfDeps['catalogue'] & ProjectionDeps['catalogue'] & Pick<Catalogue, 'onAny'>;
  categories: ShelfDeps['categories'] & Pick<Categories, 'snapshot'>;
  providers: ShelfDeps['providers'] & ProjectionDeps['providers'] & Pick<Providers, 'onShown'>;
}

/**
 * The shelf of a place and the cards it is made of. `projection.refresh(listingId)` is called by whoever
 * handles a rating that has changed, `markCalendar` where a calendar has.
 */
export function makeShelf(deps: ShelfFeatureDeps) {
  const store = makeCardStore(deps.connection);
  const feed = new CardFeed({ ...deps, store });
  const projection = new Projection({ ...deps, store, feed });
  const shelf = new Shelf({ ...deps, store, feed });
  deps.catalogue.onAny('documents', 'shelf: makes the card anew', ({ _id }) => projection.refresh(_id));
  deps.providers.onShown('documents', "shelf: makes the provider's cards anew", ({ ref }) =>
    projection.refreshProvider(ref),
  );
  const follower = new CategoryFollower({ ...deps, store, projection });
  const parts = {
    routes: shelfRoutes(shelf),
    access: [],
    models: store.models,
    jobs: [
      { name: 'next starts of cards', everyMs: 5 * second, run: () => projection.refreshDue() },
      { name: 'categories of cards', everyMs: second, run: () => follower.follow() },
    ],
    everywhere: [{ name: 'cards in memory', everyMs: 400, run: () => feed.look() }],
  };
  return { api: { shelf, projection }, offersWithin: store.shownWithin, parts };
}
