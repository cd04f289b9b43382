import type { makeArtisans } from './features/artisans/index.ts';
import type { Grids } from './features/grids/index.ts';
import type { Orders } from './features/orders/index.ts';
import type { Providers } from './features/providers/index.ts';
import { makeQuality } from './features/quality/index.ts';
import type { SettingReader } from './features/settings/index.ts';
import type { makeShelf } from './features/shelf/index.ts';
import type { Clock } from './kernel/clock.ts';

interface Read {
  settings: { api: SettingReader };
  grids: { api: Pick<Grids, 'pathOf' | 'communityOn'> };
  artisans: Pick<ReturnType<typeof makeArtisans>, 'papersEnding'>;
  providers: { api: Pick<Providers, 'ofPerson'> };
  orders: { api: Pick<Orders, 'decliningWithin'> };
  shelf: Pick<ReturnType<typeof makeShelf>, 'offersWithin'>;
}

/** Signs that supply needs a word. */
export const qualityOfSupply = (
  clock: Clock,
  { settings, grids, artisans, providers, orders, shelf }: Read,
) =>
  makeQuality({
    ...{ clock, settings: settings.api, offersWithin: shelf.offersWithin },
    decliningWithin: orders.api.decliningWithin,
    papersEnding: artisans.papersEnding,
    pathOf: (code) => grids.api.pathOf(code),
    communityOn: grids.api.communityOn,
    async offeringOf(personId) {
      const provider = await providers.api.ofPerson(personId);
      return provider && { providerId: provider.ref.id, gridPath: provider.gridPath };
    },
  });
