import type mongoose from 'mongoose';
import { second } from '../../kernel/clock.ts';
import { stockAccess } from './stock.access.ts';
import { stockRoutes } from './stock.routes.ts';
import { type StockDeps, StockService } from './stock.service.ts';
import { StockStore } from './stock.store.ts';

export { articleOf, type StockRule } from './stock.ts';

const sweepEveryMs = 15 * second;

export type Stocks = ReturnType<typeof makeStock>['api'];

/** How many of a listing there are, and which orders hold them. */
export function makeStock({
  connection,
  ...deps
}: Omit<StockDeps, 'store'> & { connection: mongoose.Connection }) {
  const store = new StockStore(connection);
  const stock = new StockService({ ...deps, store });
  const parts = {
    routes: stockRoutes(stock),
    access: stockAccess,
    jobs: [{ name: 'stock.sweep', everyMs: sweepEveryMs, run: () => stock.sweep() }],
    models: store.models,
  };
  return { api: stock, parts };
}
