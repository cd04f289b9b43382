import { chinaMonth, monthAfter, startOfChinaMonth } from '../../kernel/clock.ts';
import type { LedgerStore } from './ledger.store.ts';
import { closedAs, closingIdOf, type Entry, latePositionOf, type Turnover } from './ledger.ts';

type MonthStore = Pick<LedgerStore, 'lateIn' | 'insert' | 'closings'>;
interface ClosingOf {
  month: string;
  by: string;
  gridPath: readonly string[];
}

const mostTries = 100;

/**
 * Which month an entry is booked in. What is booked when its month is over has a place in that month that nobody else has, and
 * so has the closing: whatever comes behind it goes to the first month that is open. What is booked while its month runs
 * needs no place, because no month is closed within a day of its end.
 */
export class Months {
  readonly #store: MonthStore;
  readonly #now: () => Date;

  constructor(store: MonthStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  isOver(at: Date): boolean {
    return chinaMonth(at) < chinaMonth(this.#now());
  }

  /** The entry as it is to be written now. */
  async place(entry: Entry): Promise<Entry> {
    const running = chinaMonth(this.#now());
    let month = chinaMonth(entry.at);
    for (; month < running; month = monthAfter(month)) {
      const { count, isClosed } = await this.#store.lateIn(month);
      if (!isClosed) return { ...inMonth(entry, month), lateAs: latePositionOf(month, count + 1) };
    }
    return inMonth(entry, month);
  }

  /** The closings, the earliest first. */
  closings(): Promise<Entry[]> {
    return this.#store.closings();
  }

  /** One write closes a month with what it came to; again it is the same closing. */
  async close({ month, by, gridPath }: ClosingOf, sum: () => Promise<Turnover[]>): Promise<Entry> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { count, isClosed } = await this.#store.lateIn(month);
      const standing = isClosed && (await this.#store.closings()).find(({ source }) => source === month);
      if (standing) return standing;
      const closing: Entry = {
        ...{ _id: closingIdOf(month), at: this.#now(), lines: [], why: closedAs, source: month },
        ...{ gridPath: [...gridPath], lateAs: latePositionOf(month, count + 1), by, turnovers: await sum() },
      };
      if (await this.#store.insert(closing)) return closing;
    }
    throw new Error(`${month} takes entries without end`);
  }
}

function inMonth(entry: Entry, month: string): Entry {
  if (month === chinaMonth(entry.at)) return entry;
  return { ...entry, at: startOfChinaMonth(month), happenedAt: entry.at };
}
