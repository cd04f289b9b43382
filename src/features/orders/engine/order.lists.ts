import { type Actor, actsFor, holds, personOf } from '../../../kernel/actor.ts';
import type { CursorPosition } from '../../../kernel/page.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../../kernel/page.ts';
import { enteredAt } from '../../../kernel/process.ts';
import { readToCount, type Waiting, waitingSince } from '../../../kernel/waiting.ts';
import type { Grids } from '../../grids/index.ts';
import { deskRoles } from './order.access.ts';
import { listNotYours } from './order.errors.ts';
import type { KindStates, ListFilter, Whose } from './order.filter.ts';
import type { OrderService, SeenOrder } from './order.service.ts';
import { cursorKindOf, inOrder, type ListOrder, naturalOrder, positionIn } from './order.sort.ts';
import type { OrderStore } from './order.store.ts';
import type { Order } from './order.ts';
import type { OrderRunners } from './runners.ts';

export interface OrderListDeps {
  store: OrderStore;
  runners: OrderRunners;
  orders: Pick<OrderService, 'seeAll'>;
  grids: Pick<Grids, 'seek'>;
}
export type ListAs = 'resident' | 'provider' | 'staff';
/** `attention`: only what waits for staff, or is agreed with a provider who is not at work any more. */
type Wanted = ListFilter & { attention?: boolean | undefined };
/** What staff see of their grids: on one of them or below it alone, in another order. */
export type DeskQuery = Wanted & { grid?: string | undefined; order?: ListOrder | undefined };
/** `provider`: whom one acts for as provider, without it oneself. */
export type ListQuery = DeskQuery & { provider?: string | undefined };

const readAtOnce = 200;

/** The lists of orders: one's own, those one provides, and those of the grids one works for. */
export class OrderLists {
  readonly #deps: OrderListDeps;

  constructor(deps: OrderListDeps) {
    this.#deps = deps;
  }

  /** Throws `list_not_yours`. */
  async list(actor: Actor, as: ListAs, query: ListQuery, request: PageRequest): Promise<Page<SeenOrder>> {
    const { provider, grid, order: wantedOrder, ...wanted } = query;
    const whose = as === 'staff' ? await this.#desk(actor, grid) : ownerOf(actor, as, provider);
    const order = wantedOrder ?? naturalOrder(whose);
    const without = as === 'resident' ? undefined : this.#unseenByProvider(actor);
    const position = readCursor(request.cursor, cursorKindOf(order));
    const rows = await this.#rowsOf(whose, { ...wanted, without }, order, position, request.limit + 1);
    const page = pageOf(rows, request.limit, (one) => positionIn(order, one));
    return { items: await this.#deps.orders.seeAll(actor, page.items), next: page.next };
  }

  /** All of the staff's list, in portions. Throws `list_not_yours` before the first. */
  async portions(actor: Actor, query: DeskQuery, most: number): Promise<AsyncGenerator<Order[]>> {
    const { grid, order: wantedOrder, ...wanted } = query;
    const whose = await this.#desk(actor, grid);
    const filter = { ...wanted, without: this.#unseenByProvider(actor) };
    return this.#portions(whose, filter, wantedOrder ?? naturalOrder(whose), most);
  }

  /** What waits for staff; null for whoever reads no grid's orders. */
  async waiting(actor: Actor): Promise<Waiting | null> {
    if (!holds(actor, deskRoles)) return null;
    const dates: Date[] = [];
    for await (const orders of await this.portions(actor, { attention: true }, readToCount))
      dates.push(...orders.map((order) => order.providerStoppedAt ?? enteredAt(order)));
    return waitingSince(dates);
  }

  /** By what staff are told on the phone, of the grids whose orders the actor reads. */
  async search(actor: Actor, text: string, limit: number): Promise<Order[]> {
    if (!holds(actor, deskRoles)) return [];
    const { items } = await this.list(actor, 'staff', { text }, { limit });
    return items.map(({ order }) => order);
  }

  async *#portions(whose: Whose, wanted: Wanted, order: ListOrder, most: number): AsyncGenerator<Order[]> {
    let position: CursorPosition | null = null;
    for (let left = most; left > 0; ) {
      const limit = Math.min(readAtOnce, left);
      const rows: Order[] = await this.#rowsOf(whose, wanted, order, position, limit);
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < limit) return;
      position = positionIn(order, last);
      left -= rows.length;
    }
  }

  /** What needs attention is two lists, each by its own index, as one in their order. */
  async #rowsOf(
    whose: Whose,
    { attention, ...filter }: Wanted,
    order: ListOrder,
    position: CursorPosition | null,
    limit: number,
  ): Promise<Order[]> {
    const { store, runners } = this.#deps;
    const read = (each: ListFilter, theirs = whose) => store.list(theirs, each, position, limit, order);
    const together = (lists: readonly Order[][]) => {
      const all = new Map(lists.flat().map((one) => [one._id, one]));
      return [...all.values()].sort(inOrder(order)).slice(0, limit);
    };
    if ('residentId' in whose) {
      // one's own, and what one ordered for others: two lists, each by its own index
      const ordered = { 'orderedBy.personId': whose.residentId };
      return together(await Promise.all([whose, ordered].map((theirs) => read(filter, theirs))));
    }
    const holding = runners.all.flatMap(({ kind }) => kind.holding);
    const stopped = () => read({ ...only(filter, holding), stopped: true });
    if (!attention) return filter.stopped ? stopped() : read(filter);
    const waiting = runners.all.flatMap(({ kind }) => kind.attention ?? []);
    return together(await Promise.all([read(only(filter, waiting)), stopped()]));
  }

  /** The grids somebody works for, or what of them lies on one grid and below it. */
  async #desk(actor: Actor, code: string | undefined): Promise<{ grids: readonly string[] }> {
    const theirs = actor.roles.filter(({ role }) => deskRoles.includes(role)).map(({ grid }) => grid);
    if (theirs.length === 0) throw listNotYours();
    if (code === undefined) return { grids: theirs };
    const grid = await this.#deps.grids.seek(code);
    if (!grid?.path.some((above) => theirs.includes(above))) throw listNotYours();
    return { grids: [code] };
  }

  /** What has not come to somebody as provider, though they may work for its grid. */
  #unseenByProvider(actor: Actor): KindStates[] {
    const all = this.#deps.runners.all.map(({ kind }) => kind);
    const theirs = [personOf(actor), ...(actor.duties ?? [])];
    return all
      .filter(({ unseenByProvider }) => unseenByProvider.length > 0)
      .flatMap(({ kind, unseenByProvider: states }) =>
        theirs.map((providerPersonId) => ({ kind, states, providerPersonId })),
      );
  }
}

const only = ({ states, ...more }: ListFilter, those: readonly string[]): ListFilter => ({
  ...more,
  states: states ? states.filter((state) => those.includes(state)) : those,
});

function ownerOf(actor: Actor, as: 'resident' | 'provider', provider: string | undefined): Whose {
  const me = personOf(actor);
  if (as === 'resident') return { residentId: me };
  if (provider !== undefined && !actsFor(actor, provider)) throw listNotYours();
  return { providerPersonId: provider ?? me };
}
