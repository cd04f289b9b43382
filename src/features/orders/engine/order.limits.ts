import { AppError, isAppError } from '../../../kernel/errors.ts';
import type { EventRow } from '../../../kernel/process.ts';
import type { Quotas, Use } from '../../quotas/index.ts';
import { orderUnpaid } from './order.errors.ts';
import type { OrderStore } from './order.store.ts';
import { type Order, type OrderTypes, payerIdOf } from './order.ts';
import type { OrderRunners } from './runners.ts';

export interface OrderLimitsDeps {
  store: OrderStore;
  runners: OrderRunners;
  quotas: Pick<Quotas, 'take' | 'free'>;
}
const lookedThrough = 50;

/** What an order counts in: for whom it is by the week; with who pays, what may never be paid. */
function usesOf(order: Order) {
  const { _id: id, residentId, provider, advanceFen } = order;
  const payerId = payerIdOf(order);
  const week: Use = { key: 'orders.perProviderWeek', of: [residentId, provider.kind, provider.id], id };
  const open: Use = { key: 'orders.mostUnpaid', of: [payerId], id };
  const drop: Use = { key: 'orders.dropsPerDay', of: [payerId], id };
  return { week, open, drop, all: advanceFen > 0 ? [open, drop, week] : [week] };
}

/** How much of others' time one resident may hold. */
export class OrderLimits {
  readonly #deps: OrderLimitsDeps;

  constructor(deps: OrderLimitsDeps) {
    this.#deps = deps;
    for (const { runner } of deps.runners.all) {
      runner.onAny('claims', 'orders: counts no more what was paid or came to nothing', (order, row) =>
        this.#follow(order, row, runner.table.final.includes(row.to)),
      );
    }
  }

  /**
   * Counts an order that is about to be made, and claims what it needs; of an order that is refused nothing counts.
   * Throws `limit_reached`, and `order_unpaid` where an unpaid order of one's own has that time.
   */
  async within<T>(order: Order, claim: () => Promise<T>): Promise<T> {
    const { quotas } = this.#deps;
    const { all } = usesOf(order);
    try {
      for (const use of all) await quotas.take(use, order.grid);
      return await claim();
    } catch (thrown) {
      await Promise.all(all.map((use) => quotas.free(use)));
      throw await this.#inWords(order, thrown);
    }
  }

  /** Whoever stands in their own way is led to the order that does. */
  async #inWords(order: Order, thrown: unknown): Promise<unknown> {
    if (!(thrown instanceof AppError)) return thrown;
    const [own] = (await this.#stillToPay(order, order)).filter(
      ({ provider }) => provider.id === order.provider.id && provider.kind === order.provider.kind,
    );
    if (own) return orderUnpaid({}, [], { orderId: own._id });
    if (!isAppError(thrown, 'limit_reached')) return thrown;
    const [last] = await this.#stillToPay(order, null);
    const facts = last ? { orderId: last._id } : {};
    return new AppError(thrown.kind, thrown.code, thrown.params, thrown.errors, facts);
  }

  async #stillToPay({ residentId }: Order, span: Order | null): Promise<Order[]> {
    const { store, runners } = this.#deps;
    const found = await store.ofResident(residentId, span, lookedThrough);
    return found.filter((each) => each.paidAt === null && runners.of(each).kind.due(each) !== null);
  }

  /** What was paid is no unpaid order any more; what ended unpaid has taken no visit of the week. */
  async #follow(order: Order, row: EventRow<OrderTypes>, isFinal: boolean): Promise<void> {
    if (order.advanceFen === 0) return;
    const { week, open, drop } = usesOf(order);
    const isPaid = row.step === this.#deps.runners.of(order).kind.payStep('advance');
    const isLost = row.step === 'expire_claim';
    if (!isPaid && !(isFinal && order.paidAt === null)) return;
    const over = isPaid ? [open, drop] : isLost ? [open, drop, week] : [open, week];
    await Promise.all(over.map((use) => this.#deps.quotas.free(use)));
  }
}
