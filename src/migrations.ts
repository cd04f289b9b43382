import type { Migration } from './adapters/mongo-migrations.ts';
import { revisionsWaitBeside } from './features/catalogue/index.ts';
import { categoriesAsDocuments } from './features/categories/index.ts';
import { documentsKnowTheirPath, reportsLieApart } from './features/grids/index.ts';
import { balancesAreStored, booksKnowTheirGrid, communityIncomeIsTheFunds } from './features/ledger/index.ts';
import {
  goodsStandInLines,
  orderSharesAreInPoints,
  ordersAreFound,
  ordersCanBeMoved,
  ordersHoldTheirTerms,
  policiesSayWhenFree,
  stoppedOrdersAreListed,
} from './features/orders/index.ts';
import { alarmsKnowTheirGrid } from './features/payments/index.ts';
import { codesEnd } from './features/people/index.ts';
import { cardsAreReadAgain, cardsKnowProviders } from './features/shelf/index.ts';

/** What goes off an order's income is frozen on it, and what a community earns is its fund's; nothing went off before. */
const feesAreFrozen: Migration = {
  number: 18,
  name: 'orders freeze their fees in basis points, and what a community earned is in its fund',
  async run(connection) {
    await orderSharesAreInPoints(connection);
    await communityIncomeIsTheFunds(connection);
  },
};

/** In the order of their numbers from 2 on, without a gap; one that was released is never changed. */
export const migrations: readonly Migration[] = [
  categoriesAsDocuments,
  ordersHoldTheirTerms,
  cardsAreReadAgain,
  policiesSayWhenFree,
  documentsKnowTheirPath,
  codesEnd,
  stoppedOrdersAreListed,
  alarmsKnowTheirGrid,
  balancesAreStored,
  reportsLieApart,
  ordersCanBeMoved,
  booksKnowTheirGrid,
  cardsKnowProviders,
  ordersAreFound,
  goodsStandInLines,
  revisionsWaitBeside,
  feesAreFrozen,
];
