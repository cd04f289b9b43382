import type { Handlers } from '../../contract/handler.ts';
import type { StockService } from './stock.service.ts';

export function stockRoutes(stock: StockService): Pick<Handlers, 'getStock' | 'correctStock'> {
  return {
    getStock: async ({ params, query }) => ({ body: { left: await stock.leftAt(params.id, query.place) } }),
    correctStock: async ({ actor, params, body, key }) => ({
      body: { left: await stock.correct(actor, params.id, body, key) },
    }),
  };
}
