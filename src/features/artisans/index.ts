import type mongoose from 'mongoose';
import type { Actor } from '../../kernel/actor.ts';
import { readToCount, type Waiting, waitingSince } from '../../kernel/waiting.ts';
import { gridsOf } from '../grids/index.ts';
import { artisanAccess } from './artisan.access.ts';
import { makeCandidates } from './artisan.candidates.ts';
import { makeArtisanClosing } from './artisan.closing.ts';
import { makePapersEnding } from './artisan.ending.ts';
import { artisanRoutes } from './artisan.routes.ts';
import { Artisans, type ArtisansDeps } from './artisan.service.ts';
import { makeArtisanStore } from './artisan.store.ts';

export { artisanRelations, mayCall } from './artisan.access.ts';
export { checkIncomplete, papersNeeded, secondPersonNeeded } from './artisan.errors.ts';
export { artisanProcess } from './artisan.process.ts';
export type { Artisans } from './artisan.service.ts';
export { type Artisan, defaultDisplayName } from './artisan.ts';

/** Who puts people forward, checks them and lets them in. */
export function makeArtisans(deps: Omit<ArtisansDeps, 'store'> & { connection: mongoose.Connection }) {
  const store = makeArtisanStore(deps.connection);
  const api = new Artisans({ ...deps, store });
  const parts = {
    routes: artisanRoutes(api),
    access: artisanAccess,
    runners: [api.runner],
    models: store.models,
  };
  const closing = makeArtisanClosing({ ...deps, store, runner: api.runner });
  const { model } = store.processStore;
  const papersEnding = makePapersEnding(model, { ...deps, papersOf: (artisan) => api.papersOf(artisan) });
  /** Who waits to be checked or approved; null for whoever reads nobody's. */
  const waiting = async (actor: Actor): Promise<Waiting | null> => {
    const within = gridsOf(actor);
    if (within.length === 0) return null;
    const states = ['nominated', 'checked'] as const;
    const lists = await Promise.all(states.map((state) => store.list({ state, within }, readToCount, null)));
    return waitingSince(...lists.map((list) => list.map(({ since }) => since)));
  };
  /** Where the actor reads them. */
  const search = async (actor: Actor, text: string, limit: number) =>
    store.search(text, gridsOf(actor), limit);
  return { api, closing, waiting, search, candidates: makeCandidates(model), papersEnding, parts };
}
