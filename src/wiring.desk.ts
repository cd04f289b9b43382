import type { makeArtisans } from './features/artisans/index.ts';
import type { makeCatalogue } from './features/catalogue/index.ts';
import { makeDesk } from './features/desk/index.ts';
import type { makeModeration, makeReports } from './features/moderation/index.ts';
import type { makeNeeds } from './features/needs/index.ts';
import type { Orders } from './features/orders/index.ts';
import { maskPhone } from './features/people/index.ts';
import type { makePhoneChanges } from './features/phone-changes/index.ts';

interface Read {
  artisans: Pick<ReturnType<typeof makeArtisans>, 'waiting' | 'search'>;
  catalogue: Pick<ReturnType<typeof makeCatalogue>, 'waiting' | 'search'>;
  orders: { api: Pick<Orders, 'waiting' | 'search'> };
  moderation: Pick<ReturnType<typeof makeModeration>, 'api'>;
  reports: Pick<ReturnType<typeof makeReports>, 'api'>;
  phoneChanges: Pick<ReturnType<typeof makePhoneChanges>, 'api'>;
  needs: Pick<ReturnType<typeof makeNeeds>, 'api'>;
}

/** What staff see first. */
export const deskOf = ({ artisans, catalogue, orders, moderation, reports, phoneChanges, needs }: Read) =>
  makeDesk({
    queues: {
      ...{ artisans: artisans.waiting, listings: catalogue.waiting, orders: orders.api.waiting },
      ...{ reports: reports.api.waiting, texts: moderation.api.waiting },
      ...{ phone_changes: (actor) => phoneChanges.api.waiting(actor), needs: needs.api.waiting },
    },
    searches: {
      ...{ orders: orders.api.search, artisans: artisans.search, listings: catalogue.search, maskPhone },
    },
  });
