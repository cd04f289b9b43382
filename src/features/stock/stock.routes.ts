import type { Handlers } from '../../contract/handler.ts';
import { presentHistory } from './stock.present.ts';
import type { StockService } from './stock.service.ts';

export function stockRoutes(
  stock: StockService,
): Pick<Handlers, 'getStock' | 'correctStock' | 'getStockHistory'> {
  return {
    getStock: async ({ params, query }) => ({
      body: { left: await stock.leftAt(params.id, query.place, query.day) },
    }),
    getStockHistory: async ({ actor, params, query }) => ({
      body: presentHistory(await stock.history(actor, params.id, query.day)),
    }),
    correctStock: async ({ actor, params, body, key }) => ({
      body: { left: await stock.correct(actor, params.id, body, key) },
    }),
  };
}
