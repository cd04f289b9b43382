import type mongoose from 'mongoose';
import type { makeArtisans } from './features/artisans/index.ts';
import type { Catalogue } from './features/catalogue/index.ts';
import { type Categories, isFor } from './features/categories/index.ts';
import { makeCoverage } from './features/coverage/index.ts';
import type { Grids } from './features/grids/index.ts';
import type { makeNeeds } from './features/needs/index.ts';
import { type Kind, orderKinds, type SupplyPorts, supplyOfKinds } from './features/orders/index.ts';
import type { Reach } from './features/reach/index.ts';
import type { SettingReader } from './features/settings/index.ts';
import type { makeShelf } from './features/shelf/index.ts';
import type { Clock } from './kernel/clock.ts';

interface Read {
  settings: { api: SettingReader };
  grids: { api: Grids };
  reach: { api: Reach };
  categories: { api: Categories };
  catalogue: { api: Pick<Catalogue, 'seekListing'> };
  artisans: Pick<ReturnType<typeof makeArtisans>, 'candidates'>;
  needs: { api: Pick<ReturnType<typeof makeNeeds>['api'], 'unmetIn'> };
  shelf: Pick<ReturnType<typeof makeShelf>, 'offersWithin' | 'api'>;
  stock: { api: SupplyPorts['stock'] };
  sessions: { api: SupplyPorts['sessions'] };
  units: { api: SupplyPorts['units'] };
}
interface Made {
  connection: mongoose.Connection;
  kinds?: readonly Kind[];
}

/** Which categories cannot be had from where. */
export function coverageOf({ connection, kinds = orderKinds }: Made, clock: Clock, read: Read) {
  const { settings, grids, reach, categories, catalogue, artisans, needs, shelf } = read;
  const counted = { stock: read.stock.api, sessions: read.sessions.api, units: read.units.api };
  const supply = supplyOfKinds(kinds, { clock, settings: settings.api, ...counted });
  return makeCoverage({
    ...{ connection, clock, grids: grids.api, reach: reach.api, categories: categories.api },
    ...{ offersWithin: shelf.offersWithin, candidates: artisans.candidates, unmetIn: needs.api.unmetIn },
    meant: (asked) => shelf.api.shelf.meant(asked),
    isOffered(code, district) {
      const leaf = categories.api.seekOffered(code, district);
      return leaf !== null && kinds.some(({ kind }) => isFor(leaf, kind));
    },
    async isBookable({ _id, kind, nextStartAt }, now, until) {
      if (!supply.isCounted(kind)) return nextStartAt !== null && nextStartAt >= now && nextStartAt <= until;
      const listing = await catalogue.api.seekListing(_id);
      return listing !== null && supply.canBeHad(listing, until);
    },
  });
}
