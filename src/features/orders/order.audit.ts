import { after, before, type Clock, minute } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Calendars, Overlap } from '../calendars/index.ts';
import { holdingStates, holdsTime } from './kinds/service/process.ts';
import type { ServiceOrder } from './kinds/service/service.ts';
import type { OrderStore } from './order.store.ts';

export interface OrderAudit {
  /** Entries of one calendar that overlap. */
  overlaps: Overlap[];
  /** Claims that no order which holds its time owns. */
  orphans: string[];
  /** Orders that hold their time without a claim. */
  lost: string[];
}

/** What is younger may still be under way: a claim before its order, an end before its claim is freed. */
const settlesWithin = 5 * minute;
const pageSize = 100;

/** Looks for overlaps, orphans and lost claims; there must be none. */
export async function auditOrders(
  store: OrderStore,
  calendars: Pick<Calendars, 'findOverlaps' | 'standingClaims'>,
  clock: Clock,
  graceMs: number = settlesWithin,
): Promise<OrderAudit> {
  const bookedBefore = before(clock.now(), graceMs);
  const claimed = new Set<string>();
  const orphans: string[] = [];
  for await (const { entry, pending } of calendars.standingClaims()) {
    claimed.add(entry.id);
    if (pending && after(pending.until, graceMs) > clock.now()) continue;
    const order = await store.processStore.seek(entry.id);
    if (!order || isLongOver(order, clock, graceMs)) orphans.push(entry.id);
  }
  return {
    overlaps: await calendars.findOverlaps(),
    orphans,
    lost: await lostClaims(store, claimed, bookedBefore, clock),
  };
}

function isLongOver(order: ServiceOrder, clock: Clock, graceMs: number): boolean {
  const last = order.timeline.at(-1)?.at ?? order.bookedAt;
  return !holdsTime(order.state) && order.endAt > clock.now() && after(last, graceMs) <= clock.now();
}

/** Only what is still to come is watched: the claims of what is past have moved into the history. */
async function lostClaims(
  store: OrderStore,
  claimed: ReadonlySet<string>,
  bookedBefore: Date,
  clock: Clock,
): Promise<string[]> {
  const lost: string[] = [];
  let position = { key: clock.now().toISOString(), id: '' };
  for (;;) {
    const page = await store.pageByEnd(holdingStates, position, pageSize);
    for (const order of page) {
      // what is not published yet has not kept its claim yet, and what is younger than the look came after it
      if (order.publishedUpTo !== order.n || order.bookedAt > bookedBefore || claimed.has(order._id))
        continue;
      const again = await store.processStore.seek(order._id);
      if (again?.n === order.n) lost.push(order._id);
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return lost;
    position = { key: last.endAt.toISOString(), id: last._id };
  }
}

/** The audit as work for the clock: silent where all is well. */
export async function watchOrders(audit: () => Promise<OrderAudit>, log: Log): Promise<void> {
  const { overlaps, orphans, lost } = await audit();
  if (overlaps.length + orphans.length + lost.length === 0) return;
  log.error({ overlaps, orphans, lost }, 'calendars and orders do not fit');
}
