import { type Actor, personOf } from '../../kernel/actor.ts';
import { type AuditPort, asRole } from '../../kernel/audit.ts';
import { type Clock, chinaMonth, monthAfter } from '../../kernel/clock.ts';
import { forbidden } from '../../kernel/errors.ts';
import type { Entry, Ledger, Turnover } from '../ledger/index.ts';
import type { Payments } from '../payments/index.ts';
import { closesMonths, closingRole } from './accounting.access.ts';
import { earlierMonthOpen, monthNotOver } from './accounting.errors.ts';
import { isClosable, spanOf, TurnoverSum } from './accounting.ts';

export interface ClosingDeps {
  books: Pick<Ledger, 'between' | 'closings' | 'close'>;
  clock: Clock;
  audit: AuditPort;
  raise: Payments['raise'];
  topGrids(): Promise<string[]>;
}

/** So many of the latest closings are added up once more each day. */
const watched = 2;

/** Months are closed one after the other; what comes later is booked in the month that runs. */
export class Closings {
  readonly #deps: ClosingDeps;

  constructor(deps: ClosingDeps) {
    this.#deps = deps;
  }

  async seek(month: string): Promise<Entry | null> {
    return (await this.#deps.books.closings()).find(({ source }) => source === month) ?? null;
  }

  async mayClose(actor: Actor, month: string): Promise<boolean> {
    const { clock, topGrids } = this.#deps;
    if (!isClosable(month, clock.now()) || !closesMonths(actor, await topGrids())) return false;
    return (await this.#nextToClose()) === month;
  }

  /** Closed again it is the same closing. Throws `forbidden`, `month_not_over`, `earlier_month_open`. */
  async close(actor: Actor, month: string): Promise<void> {
    const { books, clock, audit, topGrids } = this.#deps;
    const gridPath = await topGrids();
    if (!closesMonths(actor, gridPath)) throw forbidden();
    if (await this.seek(month)) return;
    if (!isClosable(month, clock.now())) throw monthNotOver();
    const next = await this.#nextToClose();
    if (next !== month) throw earlierMonthOpen({ month: next ?? '' });
    const by = personOf(actor);
    await audit.record({
      ...{
        key: `ledger:close:${month}:${by}`,
        actorId: by,
        ...asRole(closingRole(actor, gridPath)),
        gridPath,
      },
      ...{ action: 'ledger.close', target: { kind: 'ledger', id: month }, after: { month } },
    });
    await books.close({ month, by, gridPath }, () => this.#turnoversOf(month));
  }

  /** The month after the last that is closed; where none is, the first in which anything was booked. */
  async #nextToClose(): Promise<string | null> {
    const { books, clock, topGrids } = this.#deps;
    const last = (await books.closings()).at(-1);
    if (last) return monthAfter(last.source);
    for await (const { at } of books.between({ to: clock.now(), grids: await topGrids() }))
      return chinaMonth(at);
    return null;
  }

  async #turnoversOf(month: string): Promise<Turnover[]> {
    const { books, topGrids } = this.#deps;
    const sum = new TurnoverSum();
    for await (const { lines, gridPath } of books.between({ ...spanOf(month), grids: await topGrids() }))
      sum.add(lines, gridPath);
    return sum.result();
  }

  /** Silent where closed months still come to what they came to. */
  async watch(): Promise<void> {
    for (const { source, turnovers = [] } of (await this.#deps.books.closings()).slice(-watched)) {
      const [was, is] = [sidesOf(turnovers), sidesOf(await this.#turnoversOf(source))];
      if (was === is) continue;
      const facts = { account: source, storedFen: was, entriesFen: is };
      await this.#deps.raise('books_differ', `${source}:${was}:${is}`, facts, null);
    }
  }
}

const sidesOf = (turnovers: readonly Turnover[]): number =>
  turnovers.reduce((total, { debitFen }) => total + debitFen, 0);
