import type { Migration } from './adapters/mongo-migrations.ts';
import { revisionsWaitBeside } from './features/catalogue/index.ts';
import { categoriesAsDocuments } from './features/categories/index.ts';
import { documentsKnowTheirPath, reportsLieApart } from './features/grids/index.ts';
import { balancesAreStored, booksKnowTheirGrid } from './features/ledger/index.ts';
import {
  goodsStandInLines,
  ordersAreFound,
  ordersCanBeMoved,
  ordersHoldTheirTerms,
  policiesSayWhenFree,
  stoppedOrdersAreListed,
} from './features/orders/index.ts';
import { alarmsKnowTheirGrid } from './features/payments/index.ts';
import { codesEnd } from './features/people/index.ts';
import { cardsAreReadAgain, cardsKnowProviders } from './features/shelf/index.ts';

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
];
