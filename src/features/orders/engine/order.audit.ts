import { after, before, type Clock, minute } from '../../../kernel/clock.ts';
import type { Log } from '../../../kernel/log.ts';
import type { Calendars, Overlap } from '../../calendars/index.ts';
import type { Sessions } from '../../sessions/index.ts';
import type { Stocks } from '../../stock/index.ts';
import type { Units } from '../../units/index.ts';
import type { Windows } from '../../windows/index.ts';
import type { OrderStore } from './order.store.ts';
import type { Order } from './order.ts';
import type { KindRunner, OrderRunners } from './runners.ts';

export interface OrderAudit {
  /** Entries of one calendar that overlap. */
  overlaps: Overlap[];
  /** Claims that no order which holds its time owns. */
  orphans: string[];
  /** Orders that hold their time without a claim. */
  lost: string[];
}
export interface OrderAuditDeps {
  store: OrderStore;
  runners: OrderRunners;
  calendars: Pick<Calendars, 'findOverlaps' | 'standingClaims'>;
  stock: Pick<Stocks, 'standing'>;
  sessions: Pick<Sessions, 'standing'>;
  units: Pick<Units, 'standing'>;
  windows: Pick<Windows, 'standing'>;
  clock: Clock;
}

/** Claims and orders younger than this may still be under way: a claim before its order, an end before its claim is freed. */
const settlesWithin = 5 * minute;
const pageSize = 100;

type StandingEntry = { id: string; endAt: Date };

/** Looks for overlaps, orphans and lost claims; there must be none. */
export async function auditOrders(
  deps: OrderAuditDeps,
  graceMs: number = settlesWithin,
): Promise<OrderAudit> {
  const { store, runners, calendars, clock } = deps;
  const bookedBefore = before(clock.now(), graceMs);
  const claimed = new Set<string>();
  const orphans: string[] = [];
  for await (const { entry, pending } of calendars.standingClaims()) {
    claimed.add(entry.id);
    if (pending && after(pending.until, graceMs) > clock.now()) continue;
    const order = await store.seek(entry.holder ?? entry.id);
    if (!order || isLeftBehind(entry, order, deps, graceMs)) orphans.push(entry.id);
  }
  for (const holder of [deps.stock, deps.sessions, deps.units, deps.windows])
    orphans.push(...(await orphansIn(await holder.standing(), deps, claimed, graceMs)));
  const lost: string[] = [];
  for (const each of runners.all) lost.push(...(await lostClaims(each, deps, claimed, bookedBefore)));
  return { overlaps: await calendars.findOverlaps(), orphans, lost };
}

/** What no order holds of stocks, seats, units and windows, or not any more; what is held counts as claimed. */
async function orphansIn(
  standing: readonly { id: string; until: Date | null; article?: string }[],
  { store, runners, clock }: OrderAuditDeps,
  claimed: Set<string>,
  graceMs: number,
): Promise<string[]> {
  const orphans: string[] = [];
  for (const { article, id, until } of standing) {
    claimed.add(article === undefined ? id : claimOf(id, article));
    if (until && after(until, graceMs) > clock.now()) continue;
    const order = await store.seek(id);
    const last = order?.timeline.at(-1)?.at ?? order?.bookedAt;
    const isSettled = last !== undefined && after(last, graceMs) <= clock.now();
    if (!order || (isSettled && !holdsUnits(runners.of(order).kind, order, article))) orphans.push(id);
  }
  return orphans;
}

/** Time that its order does not hold, or not any more. */
function isLeftBehind(
  entry: StandingEntry,
  order: Order,
  { runners, clock }: OrderAuditDeps,
  graceMs: number,
): boolean {
  const last = order.timeline.at(-1)?.at ?? order.bookedAt;
  const { kind } = runners.of(order);
  const isOwn = claimIdsOf(kind, order).includes(entry.id);
  const holds = isOwn && kind.holding.includes(order.state);
  const endAt = isOwn ? order.endAt : entry.endAt;
  return !holds && endAt > clock.now() && after(last, graceMs) <= clock.now();
}

/** An order has one claim of an article, under its own id. */
const claimOf = (orderId: string, article: string) => `${orderId} ${article}`;
const articlesOf = (kind: KindRunner['kind'], order: Order) => kind.articlesOf?.(order) ?? [order.listingId];
const holdsUnits = (kind: KindRunner['kind'], order: Order, article: string | undefined) =>
  kind.holding.includes(order.state) && (article === undefined || articlesOf(kind, order).includes(article));

const claimIdsOf = (kind: KindRunner['kind'], order: Order) =>
  kind.claims === 'stock'
    ? articlesOf(kind, order).map((article) => claimOf(order._id, article))
    : (kind.claimIds?.(order) ?? [order._id]);

/** Only what is still to come is watched: the claims of what is past have moved into the history. */
async function lostClaims(
  { kind }: KindRunner,
  { store, clock }: OrderAuditDeps,
  claimed: ReadonlySet<string>,
  bookedBefore: Date,
): Promise<string[]> {
  if (kind.claims === 'elsewhere') return [];
  const lost: string[] = [];
  let position = { key: clock.now().toISOString(), id: '' };
  for (;;) {
    const page = await store.pageByEnd(kind.kind, kind.holding, position, pageSize);
    for (const order of page) {
      // what is not published yet has not kept its claim yet, and what is younger than the look came after it
      const isYoung = order.publishedUpTo !== order.n || order.bookedAt > bookedBefore;
      if (isYoung || claimIdsOf(kind, order).every((id) => claimed.has(id))) continue;
      const again = await store.seek(order._id);
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
