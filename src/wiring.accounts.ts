import type { makeArtisans } from './features/artisans/index.ts';
import type { makeLedger } from './features/ledger/index.ts';
import type { makeNeeds } from './features/needs/index.ts';
import type { makeNotices } from './features/notices/index.ts';
import type { makeOrders } from './features/orders/index.ts';
import type { makePeople } from './features/people/index.ts';
import type { makeProviders } from './features/providers/index.ts';
import type { makeQueue } from './features/queue/index.ts';
import type { makeReviews } from './features/reviews/index.ts';
import type { makeTransfers } from './features/transfers/index.ts';
import type { makeWechat } from './features/wechat/index.ts';
import type { makeReporting } from './wiring.reports.ts';

interface Keeping {
  people: ReturnType<typeof makePeople>;
  artisans: ReturnType<typeof makeArtisans>;
  providers: ReturnType<typeof makeProviders>;
  queue: ReturnType<typeof makeQueue>;
  orders: ReturnType<typeof makeOrders>;
  reviews: ReturnType<typeof makeReviews>;
  ledger: ReturnType<typeof makeLedger>;
  transfers: ReturnType<typeof makeTransfers>;
  notices: ReturnType<typeof makeNotices>;
  wechat: ReturnType<typeof makeWechat>;
  needs: ReturnType<typeof makeNeeds>;
  reports: ReturnType<typeof makeReporting>;
}

/** What an account cannot leave behind, and who keeps something of whose account it was. */
export function followClosing(keeping: Keeping): void {
  const { people, queue, artisans, providers, orders, reviews, ledger, transfers } = keeping;
  const { notices, wechat, needs, reports } = keeping;
  const { accounts } = people;
  accounts.hinderedBy('artisan', ({ _id }) => artisans.closing.isIn(_id));
  accounts.hinderedBy('orders', ({ _id }) => orders.api.hasOpen(_id));
  accounts.hinderedBy('money', async ({ _id }) => {
    // what is on its way may come back
    if (await transfers.api.hasUnderWay(_id)) return true;
    const provider = await providers.api.ofPerson(_id);
    return provider !== null && !(await ledger.api.isEven(provider.ref, _id));
  });
  accounts.onClosed((person) => artisans.closing.forget(person));
  accounts.onClosed((person) => providers.forget(person));
  accounts.onClosed((person) => queue.api.forget(person));
  accounts.onClosed((person) => orders.api.forget(person));
  accounts.onClosed((person) => reviews.api.forget(person));
  accounts.onClosed((person) => notices.api.forget(person));
  accounts.onClosed((person) => wechat.api.forget(person));
  accounts.onClosed((person) => needs.api.forget(person));
  accounts.onClosed((person) => reports.api.forget(person));
}
