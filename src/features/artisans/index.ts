import type mongoose from 'mongoose';
import { artisanAccess } from './artisan.access.ts';
import { artisanRoutes } from './artisan.routes.ts';
import { Artisans, type ArtisansDeps } from './artisan.service.ts';
import { makeArtisanStore } from './artisan.store.ts';

export { gridsWithin, newerThan, olderThan } from './artisan.pages.ts';
export { presentHistory } from './artisan.present.ts';
export { artisanProcess } from './artisan.process.ts';
export { Artisans, gridsOf } from './artisan.service.ts';
export { type Artisan, isActive } from './artisan.ts';
export { isRefused, judgeTexts } from './text.rules.ts';
export { etagOf, readIfMatch } from './version.ts';

/** Who puts people forward, checks them and lets them in. */
export function makeArtisans(deps: Omit<ArtisansDeps, 'store'> & { connection: mongoose.Connection }) {
  const store = makeArtisanStore(deps.connection);
  const artisans = new Artisans({ ...deps, store });
  return {
    artisans,
    routes: artisanRoutes(artisans),
    access: artisanAccess,
    runners: [artisans.runner],
    models: store.models,
  };
}
