import { type Actor, personOf } from '../../kernel/actor.ts';
import { after, type Clock, chinaDate, day, startOfChinaDay } from '../../kernel/clock.ts';
import { forbidden, isAppError, notFound, unavailable } from '../../kernel/errors.ts';
import { idOf } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { Runner } from '../../kernel/runner.ts';
import { type Payments, ProviderRefused, ProviderUnknown } from '../payments/index.ts';
import { decidesBills, findingRelations, readsBills } from './bill.access.ts';
import type { BillBooks, Booked } from './bill.books.ts';
import { BillUnreadable, type Flow, readFlows, readTrades } from './bill.csv.ts';
import { billNotReady, billUnreadable } from './bill.errors.ts';
import type { BillKind, BillProvider } from './bill.provider.ts';
import type { BillStore } from './bill.store.ts';
import {
  type BillDay,
  type Booking,
  dayNumberOf,
  daysToRead,
  type Finding,
  type FindingKind,
  type FindingState,
  isOver,
  lineIdOf,
  sumUp,
  unlike,
} from './bill.ts';
import type { FindingTypes } from './finding.process.ts';

export interface BillServiceDeps {
  store: BillStore;
  runner: Runner<FindingTypes>;
  provider: BillProvider;
  books: BillBooks;
  clock: Clock;
  log: Log;
  raise: Payments['raise'];
  topGrids(): Promise<string[]>;
}
type Judged = Pick<Finding, 'kind' | 'move' | 'number' | 'said' | 'billFen' | 'bookedFen'>;
export type ShownDay = BillDay & { openFindings: number };

/** Books at the provider's edge of a day and ours differ by less: money may move a moment before it is booked. */
const edgeDays = 1;
const mostAtOnce = 500;

/** Every line of a day's bills is explained by the books, and the other way round. Read twice it is the same. */
export class BillService {
  readonly #deps: BillServiceDeps;

  constructor(deps: BillServiceDeps) {
    this.#deps = deps;
    deps.runner.on(['raise', 'remind'], 'documents', 'bills: raises an alarm', (finding, row) =>
      this.#alarm(finding, row.n),
    );
    deps.runner.on('confirm', 'books', 'bills: books what it was', async (finding, row) => {
      const { _id, billFen, bookedFen, gridPath } = finding;
      const fen = (billFen ?? 0) - (bookedFen ?? 0);
      if (row.data.booking === 'own' && fen !== 0) await deps.books.bookOwn(_id, fen, row.at, [...gridPath]);
    });
  }

  /** Reads what should be there by now; what is not comes with a later round. Answers how many days were read. */
  async readDue(): Promise<number> {
    const { store, clock, log } = this.#deps;
    let count = 0;
    for (const date of daysToRead(clock.now())) {
      if (await store.seekDay(date)) continue;
      try {
        await this.read(date);
        count += 1;
      } catch (thrown) {
        if (!isAppError(thrown, 'bill_not_ready') && !isAppError(thrown, 'unavailable')) throw thrown;
        log.warn({ date, why: thrown.message }, 'the bills of a day could not be read');
        break;
      }
    }
    return count;
  }

  /** Throws `bill_not_ready`, `bill_unreadable`, `unavailable`. */
  async readAs(actor: Actor, date: string): Promise<ShownDay> {
    if (!decidesBills(actor, await this.#deps.topGrids())) throw forbidden();
    await this.read(date);
    return this.#shown(date);
  }

  async read(date: string): Promise<void> {
    const { store, clock, books } = this.#deps;
    if (!isOver(date, clock.now())) throw billNotReady();
    const flows = await this.#flowsOf(date);
    const gridPath = await this.#deps.topGrids();
    await store.keepLines(flows.map((flow) => ({ _id: lineIdOf(flow), date, fen: flow.fen })));
    const at = startOfChinaDay(dayNumberOf(date) + 1);
    const found: Judged[] = [];
    for (const flow of flows) {
      if (flow.kind === 'fee') await books.bookFee(flow, at, gridPath);
      else found.push(...(await this.#judge(flow)));
    }
    await this.#settleAll(date, found, gridPath);
    await this.#lookBack(date, gridPath);
    await this.#settleArrived();
    await store.putDay(sumUp(date, flows, clock.now()));
  }

  async #flowsOf(date: string): Promise<Flow[]> {
    const [trade, fundflow] = [await this.#fetch('trade', date), await this.#fetch('fundflow', date)];
    try {
      const flows = readFlows(fundflow);
      const [first] = unlike(readTrades(trade), flows);
      if (first !== undefined) throw new BillUnreadable(`both bills say differently of ${first}`);
      return flows;
    } catch (thrown) {
      if (!(thrown instanceof BillUnreadable)) throw thrown;
      this.#deps.log.error({ date, why: thrown.message }, 'a bill is not what it should be');
      await this.#deps.raise('bill_unreadable', date, { date }, null);
      throw billUnreadable();
    }
  }

  /** A day without a trade may still have moved money. */
  async #fetch(kind: BillKind, date: string): Promise<string> {
    try {
      const bill = await this.#deps.provider.fetchBill(kind, date);
      if (bill === 'creating') throw billNotReady();
      return bill === 'none' ? '' : bill.text;
    } catch (failure) {
      if (!(failure instanceof ProviderUnknown) && !(failure instanceof ProviderRefused)) throw failure;
      this.#deps.log.warn({ date, kind, error: failure.message }, 'a bill could not be fetched');
      throw unavailable();
    }
  }

  async #judge(flow: Flow): Promise<Judged[]> {
    const bookedFen = await this.#deps.books.bookedOf(flow);
    if (bookedFen === flow.fen) return [];
    const kind: FindingKind = bookedFen === null || bookedFen === 0 ? 'not_here' : 'differs';
    const { kind: move, number, said, fen: billFen } = flow;
    return [{ kind, move, number, said, billFen, bookedFen: bookedFen ?? 0 }];
  }

  /** What was booked on the day before has had two bills to stand on: ours may be a moment later than theirs. */
  async #lookBack(date: string, gridPath: string[]): Promise<void> {
    const { books, store } = this.#deps;
    const from = startOfChinaDay(dayNumberOf(date) - edgeDays);
    const earlier = chinaDate(from);
    if (!(await store.seekDay(earlier))) return;
    const booked = await books.between(from, after(from, day));
    const standing = await store.standing(booked.map(({ kind, number }) => `${kind}:${number}`));
    const missing = booked.filter(({ kind, number }) => !standing.has(`${kind}:${number}`));
    for (const each of missing) await this.#raise(earlier, lackOf(each), gridPath);
  }

  /** What was missing on the bills of its day and the next may stand on a later one. */
  async #settleArrived(): Promise<void> {
    const { store, runner } = this.#deps;
    const lacking = await store.lacking(mostAtOnce);
    const standing = await store.standing(lacking.map(({ move, number }) => `${move}:${number}`));
    for (const each of lacking)
      if (standing.has(`${each.move}:${each.number}`))
        await runner.tryAdvance(each, 'settle', { kind: 'system' });
  }

  async #settleAll(date: string, found: readonly Judged[], gridPath: string[]): Promise<void> {
    const { store, runner } = this.#deps;
    const ids = new Set(found.map((each) => findingIdOf(each)));
    for (const open of await store.unsettledOf([date]))
      if (open.kind !== 'not_there' && !ids.has(open._id))
        await runner.tryAdvance(open, 'settle', { kind: 'system' });
    for (const each of found) await this.#raise(date, each, gridPath);
  }

  async #raise(date: string, judged: Judged, gridPath: string[]): Promise<void> {
    const { runner, clock } = this.#deps;
    const unsaid = { booking: null, reason: null, proposedBy: null };
    const fields = { ...judged, ...unsaid, _id: findingIdOf(judged), date, gridPath, foundAt: clock.now() };
    await runner.create(fields, 'raise', { kind: 'system' });
  }

  async #alarm(finding: Finding, n: number): Promise<void> {
    const { _id, date, kind, move, number, billFen, bookedFen, gridPath } = finding;
    const facts = { date, finding: kind, move, number, billFen: billFen ?? 0, bookedFen: bookedFen ?? 0 };
    await this.#deps.raise('bill_differs', `${_id}:${n}`, facts, { gridPath });
  }

  async days(actor: Actor, { limit, cursor }: PageRequest): Promise<Page<ShownDay>> {
    await this.#requireReader(actor);
    const { store } = this.#deps;
    const found = await store.days(readCursor(cursor, 'text'), limit);
    const page = pageOf(found, limit, ({ _id }) => ({ key: _id, id: _id }));
    const counts = await store.countOpen(page.items.map(({ _id }) => _id));
    return {
      ...page,
      items: page.items.map((each) => ({ ...each, openFindings: counts.get(each._id) ?? 0 })),
    };
  }
  async #shown(date: string): Promise<ShownDay> {
    const { store } = this.#deps;
    const found = await store.seekDay(date);
    if (!found) throw notFound();
    return { ...found, openFindings: (await store.countOpen([date])).get(date) ?? 0 };
  }
  async #requireReader(actor: Actor): Promise<void> {
    if (!readsBills(actor, await this.#deps.topGrids())) throw forbidden();
  }

  async findings(
    actor: Actor,
    states: readonly FindingState[],
    { limit, cursor }: PageRequest,
  ): Promise<Page<Finding>> {
    await this.#requireReader(actor);
    const found = await this.#deps.store.findingsIn(states, readCursor(cursor, 'time'), limit);
    return pageOf(found, limit, ({ _id, foundAt }) => ({ key: foundAt.getTime(), id: _id }));
  }

  /** Says what it is; somebody else confirms it. Throws `not_found`, `step_closed`. */
  async propose(actor: Actor, id: string, said: { reason: string; booking: Booking }, key?: string) {
    const finding = await this.#find(actor, id);
    const input = { ...said, proposedBy: personOf(actor) };
    return this.#deps.runner.takeAs(actor, findingRelations(actor, finding), finding, 'propose', {
      input,
      key,
    });
  }
  async reopen(actor: Actor, id: string, key?: string): Promise<Finding> {
    const finding = await this.#find(actor, id);
    return this.#deps.runner.takeAs(actor, findingRelations(actor, finding), finding, 'reopen', { key });
  }
  /** Throws `not_found`, `step_closed`, `forbidden` for who has said it. */
  async confirm(actor: Actor, id: string, key?: string): Promise<Finding> {
    const finding = await this.#find(actor, id);
    return this.#deps.runner.takeAs(actor, findingRelations(actor, finding), finding, 'confirm', { key });
  }
  async #find(actor: Actor, id: string): Promise<Finding> {
    if (!decidesBills(actor, await this.#deps.topGrids())) throw forbidden();
    return this.#deps.store.findings.find(id);
  }
}

/** The same difference is the same finding, however often it is seen. */
const findingIdOf = ({ kind, move, number }: Pick<Judged, 'kind' | 'move' | 'number'>): string =>
  idOf('fnd', kind === 'not_there' ? kind : 'bill', `${move}:${number}`);

const lackOf = ({ kind: move, number, fen }: Booked): Judged => ({
  ...{ kind: 'not_there', move, number, said: null },
  ...{ billFen: 0, bookedFen: fen },
});
