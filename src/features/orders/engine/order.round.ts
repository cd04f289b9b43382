import { type Actor, personOf } from '../../../kernel/actor.ts';
import { after, type Clock, chinaDay, day, dayOfChinaDate, startOfChinaDay } from '../../../kernel/clock.ts';
import { invalid, isAppError } from '../../../kernel/errors.ts';
import type { Reach } from '../../reach/index.ts';
import type { OrderLists } from './order.lists.ts';
import type { SeenOrder } from './order.service.ts';

export interface OrderRoundDeps {
  lists: Pick<OrderLists, 'list'>;
  reach: Pick<Reach, 'metres'>;
  clock: Pick<Clock, 'now'>;
}
/** A door to go to, and how far it is from the one before; null where no walk is known. */
interface Stop {
  seen: SeenOrder;
  walkMetres: number | null;
}

const mostStops = 200;

/** The doors a provider goes to on a day: window after window, and within one always the nearest next. */
export class OrderRound {
  readonly #deps: OrderRoundDeps;

  constructor(deps: OrderRoundDeps) {
    this.#deps = deps;
  }

  async of(actor: Actor, date: string | undefined): Promise<Stop[]> {
    const { lists, clock } = this.#deps;
    personOf(actor);
    const dayNumber = date === undefined ? chinaDay(clock.now()) : dayOfChinaDate(date);
    if (Number.isNaN(dayNumber)) throw invalid({}, [{ path: '/query/day', message: 'is not a date' }]);
    const from = startOfChinaDay(dayNumber);
    const filter = { from, to: after(from, day) };
    const { items } = await lists.list(actor, 'provider', filter, { limit: mostStops, cursor: undefined });
    return this.#inOrder(items.filter(({ order, kind }) => kind.isVisit?.(order) ?? false));
  }

  /** It begins where the first is offered from. */
  async #inOrder(visits: readonly SeenOrder[]): Promise<Stop[]> {
    const stops: Stop[] = [];
    let here = visits[0]?.order.grid ?? '';
    for (let left = [...visits]; left.length > 0; ) {
      const soonest = Math.min(...left.map(({ order }) => order.startAt.getTime()));
      const next = await this.#nearest(
        here,
        left.filter(({ order }) => order.startAt.getTime() === soonest),
      );
      stops.push(next);
      here = next.seen.order.place;
      left = left.filter((each) => each !== next.seen);
    }
    return stops;
  }

  /** Those equally far in the order in which they were booked; those without a known walk last. */
  async #nearest(here: string, visits: readonly SeenOrder[]): Promise<Stop> {
    const stops = await Promise.all(
      visits.map(async (seen) => ({ seen, walkMetres: await this.#metres(here, seen.order.place) })),
    );
    const far = ({ walkMetres }: Stop) => walkMetres ?? Number.MAX_SAFE_INTEGER;
    const booked = ({ seen }: Stop) => seen.order.bookedAt.getTime();
    stops.sort((a, b) => far(a) - far(b) || booked(a) - booked(b));
    return stops[0] as Stop;
  }

  async #metres(from: string, to: string): Promise<number | null> {
    if (from === to) return 0;
    try {
      return await this.#deps.reach.metres(from, to);
    } catch (thrown) {
      if (isAppError(thrown, 'grid_missing')) return null;
      throw thrown;
    }
  }
}
