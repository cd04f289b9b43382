import { type makeArtisans, mayCall } from './features/artisans/index.ts';
import type { makeCatalogue } from './features/catalogue/index.ts';
import { makeFunnel } from './features/funnel/index.ts';
import type { Grids } from './features/grids/index.ts';
import type { Orders } from './features/orders/index.ts';
import { maskPhone, type People } from './features/people/index.ts';
import type { SettingReader } from './features/settings/index.ts';
import type { Clock } from './kernel/clock.ts';

interface Read {
  settings: { api: SettingReader };
  people: { api: Pick<People, 'namesOf'> };
  grids: { api: Pick<Grids, 'seek' | 'communityOn'> };
  artisans: Pick<ReturnType<typeof makeArtisans>, 'candidates'>;
  catalogue: Pick<ReturnType<typeof makeCatalogue>, 'everLive'>;
  orders: { api: Pick<Orders, 'lastOrders'> };
}

/** What became of whom leaders put forward. */
export const funnelOf = (clock: Clock, { settings, people, grids, artisans, catalogue, orders }: Read) =>
  makeFunnel({
    ...{ clock, settings: settings.api },
    ...{ candidates: artisans.candidates, everLive: catalogue.everLive },
    lastOrders: orders.api.lastOrders,
    communityOn: grids.api.communityOn,
    namesOf: (ids) => people.api.namesOf(ids),
    gridName: async (code) => (await grids.api.seek(code))?.name ?? null,
    ...{ maskPhone, mayCall },
  });
