import type mongoose from 'mongoose';
import { second } from '../../kernel/clock.ts';
import { Projection, type ProjectionDeps } from './projection.ts';
import { shelfRoutes } from './shelf.routes.ts';
import { Shelf, type ShelfDeps } from './shelf.service.ts';
import { makeCardStore } from './shelf.store.ts';

type Deps = Omit<ShelfDeps & ProjectionDeps, 'store'> & { connection: mongoose.Connection };

/**
 * The shelf of a place and the cards it is made of. `projection.refresh(listingId)` is called by whoever
 * hears that a rating has changed, `markArtisan` where a calendar has.
 */
export function makeShelf(deps: Deps) {
  const store = makeCardStore(deps.connection);
  const projection = new Projection({ ...deps, store });
  const shelf = new Shelf({ ...deps, store });
  deps.catalogue.on('*', 'cards', ({ _id }) => projection.refresh(_id));
  deps.artisans.on('revise', 'cards', ({ _id }) => projection.refreshArtisan(_id));
  return {
    shelf,
    projection,
    /** Makes every card anew from what the other features say. */
    rebuild: () => projection.rebuild(),
    routes: shelfRoutes(shelf),
    access: [],
    models: store.models,
    jobs: [{ name: 'next starts of cards', everyMs: 5 * second, run: () => projection.refreshDue() }],
  };
}
