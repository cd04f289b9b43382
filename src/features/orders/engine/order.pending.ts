import { type ProviderRef, payableTo } from '../../../kernel/postings.ts';
import { isDisputed } from './dispute.ts';
import { earnedFen } from './ending.ts';
import { splitEarned } from './fees.ts';
import type { OrderStore } from './order.store.ts';
import type { Order } from './order.ts';
import type { KindRunner, OrderRunners } from './runners.ts';

/** What an agreed order brings its provider unless something happens, and when it becomes payable by itself. */
interface PendingOrder {
  id: string;
  title: string;
  startAt: Date;
  fen: number;
  /** What of it the provider has in cash already. */
  cashFen: number;
  /** Null while no date can be said: work is still to be done, or there is a dispute. */
  payableAt: Date | null;
  isDisputed: boolean;
}
/** All that is pending in sum, and the orders that become payable first. */
export interface Pending {
  fen: number;
  count: number;
  orders: PendingOrder[];
}

const pageSize = 200;
const mostShown = 50;

/** What stands for a provider in orders that have not ended; what came to nothing brings nothing and is left out. */
export async function pendingOf(
  { store, runners }: { store: OrderStore; runners: OrderRunners },
  provider: ProviderRef,
  personId: string,
): Promise<Pending> {
  const orders: PendingOrder[] = [];
  for (const each of runners.all) orders.push(...(await pendingOfKind(store, each, provider, personId)));
  const fen = orders.reduce((sum, order) => sum + order.fen, 0);
  return { fen, count: orders.length, orders: orders.sort(soonestFirst).slice(0, mostShown) };
}

async function pendingOfKind(
  store: OrderStore,
  { kind }: KindRunner,
  provider: ProviderRef,
  providerPersonId: string,
): Promise<PendingOrder[]> {
  const account = payableTo(provider);
  const found: PendingOrder[] = [];
  const filter = { kind: kind.kind, states: kind.earning };
  for await (const order of store.each({ providerPersonId }, filter, pageSize)) {
    const pending = pendingIn(order, account, kind.payableAt?.(order) ?? null);
    if (pending.fen > 0) found.push(pending);
  }
  return found;
}

function pendingIn(order: Order, account: string, payableAt: Date | null): PendingOrder {
  const shares = splitEarned(order, earnedFen(order)).filter(({ from }) => from === account);
  return {
    id: order._id,
    title: order.title,
    startAt: order.startAt,
    fen: shares.reduce((sum, { fen }) => sum + fen, 0),
    cashFen: order.cashFen,
    payableAt,
    isDisputed: isDisputed(order),
  };
}

/** Those without a date last; otherwise by their date, then by their appointed time. */
function soonestFirst(one: PendingOrder, other: PendingOrder): number {
  const [first, second] = [one, other].map(({ payableAt }) => payableAt?.getTime() ?? Number.MAX_VALUE);
  return (first ?? 0) - (second ?? 0) || one.startAt.getTime() - other.startAt.getTime();
}
