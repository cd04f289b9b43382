import { type Actor, personOf } from '../../kernel/actor.ts';
import { type Clock, chinaDay, startOfChinaDay } from '../../kernel/clock.ts';
import { isAppError, keyReused, notFound } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import { yuan } from '../../kernel/money.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { cashOf, clearing, linesOf, type ProviderRef, payableTo } from '../../kernel/postings.ts';
import type { EventRow } from '../../kernel/process.ts';
import type { BeforeAnswer, Runner } from '../../kernel/runner.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Payments } from '../payments/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { transferRelations } from './transfer.access.ts';
import {
  withdrawalDayFull,
  withdrawalExceeds,
  withdrawalOutOfBounds,
  withdrawalUnbound,
} from './transfer.errors.ts';
import type { TransferTypes } from './transfer.process.ts';
import type { TransferStore } from './transfer.store.ts';
import { billNumberOf, mostAtOnceFen, type Transfer } from './transfer.ts';

/** Whose earnings they are. */
interface Earner {
  ref: ProviderRef;
  gridPath: readonly string[];
}
type Wallet = Required<Pick<Transfer, 'appid' | 'openid'>>;
export interface TransferServiceDeps {
  store: TransferStore;
  runner: Runner<TransferTypes>;
  clock: Clock;
  books: Pick<Ledger, 'balanceOf' | 'post' | 'postIf' | 'since'>;
  settings: SettingReader;
  raise: Payments['raise'];
  providerOf(personId: string): Promise<Earner | null>;
  /** A WeChat of theirs that money can go to: the one they are in, else another; null: none is known. */
  walletOf(personId: string, inMini: boolean): Promise<Wallet | null>;
  pendingOf(provider: ProviderRef, personId: string): Promise<{ fen: number }>;
}
export interface Money {
  waitingFen: number;
  withdrawableFen: number;
  underWayFen: number;
  withdrawnFen: number;
  leastFen: number;
  mostFen: number;
  isBound: boolean;
}

export const transferEntryId = (id: string): string => `transfer:${id}`;
export const returnEntryId = (id: string): string => `transfer:${id}:return`;
const bookedAs = 'transfer.book';
const returnedAs = 'transfer.return';

/** Earnings on their way to the person's WeChat: booked as gone first, asked for second, booked back where they come back. */
export class TransferService {
  readonly #deps: TransferServiceDeps;

  constructor(deps: TransferServiceDeps) {
    this.#deps = deps;
    const { runner } = deps;
    runner.before('book_amount', (transfer) => this.#book(transfer));
    runner.on(['fail', 'cancel'], 'books', 'transfers: books what came back', (transfer, row) =>
      this.#return(transfer, row),
    );
    runner.on('remind', 'documents', 'transfers: raises an alarm', (transfer) => this.#alarm(transfer));
  }

  async moneyOf(personId: string): Promise<Money> {
    const { store, providerOf, walletOf, pendingOf } = this.#deps;
    const isBound = (await walletOf(personId, false)) !== null;
    const earner = await providerOf(personId);
    const sums = await store.sumsOf(personId);
    if (!earner) return { waitingFen: 0, withdrawableFen: 0, ...sums, leastFen: 0, mostFen: 0, isBound };
    const [pending, left] = await Promise.all([
      pendingOf(earner.ref, personId),
      this.#leftOf(earner, personId),
    ]);
    const { leastFen, dayFen } = this.#boundsOf(earner);
    const today = await this.#withdrawnToday(earner);
    const withdrawableFen = Math.max(0, left);
    const mostFen = Math.max(0, Math.min(withdrawableFen, mostAtOnceFen, dayFen - today));
    return { waitingFen: pending.fen, withdrawableFen, ...sums, leastFen, mostFen, isBound };
  }

  /**
   * Sends earnings to the person's WeChat. Idempotent per key.
   * @throws not_found for who offers nothing, withdrawal_unbound, withdrawal_out_of_bounds, withdrawal_exceeds, withdrawal_day_full
   */
  async withdraw(
    actor: Actor,
    { amountFen, inMini }: { amountFen: number; inMini: boolean },
    key?: string,
  ): Promise<Transfer> {
    const personId = personOf(actor);
    const { store, runner, clock, providerOf, walletOf } = this.#deps;
    const _id = key === undefined ? newId('trf') : idOf('trf', personId, key);
    const standing = await store.processStore.seek(_id);
    if (standing && standing.amountFen !== amountFen) throw keyReused();
    if (standing && standing.state !== 'opened') return standing;
    const earner = await providerOf(personId);
    if (!earner) throw notFound();
    const wallet = await walletOf(personId, inMini);
    if (wallet === null) throw withdrawalUnbound();
    await this.#check(earner, personId, amountFen);
    const { ref: provider, gridPath } = earner;
    const fields = { _id, personId, provider, gridPath: [...gridPath], amountFen };
    const { openid, appid } = wallet;
    const none = { packageInfo: null, failReason: null, askAt: null, asks: 0 };
    const numbered = { outBillNo: billNumberOf(_id), openedAt: clock.now() };
    const by = { kind: 'person', id: personId, relations: ['receiver'] } as const;
    const opened = await runner.create({ ...fields, openid, appid, ...numbered, ...none }, 'open', by);
    return this.#bookOpened(opened, earner);
  }

  async #bookOpened(opened: Transfer, earner: Earner): Promise<Transfer> {
    const { runner, store } = this.#deps;
    try {
      await runner.advance(opened, 'book', { kind: 'system' });
      return await store.processStore.find(opened._id);
    } catch (thrown) {
      // the clock may have been there first
      if (!isAppError(thrown, 'step_closed')) throw thrown;
      const latest = await store.processStore.find(opened._id);
      if (latest.state !== 'dropped') return latest;
      await this.#check(earner, opened.personId, opened.amountFen);
      throw withdrawalExceeds({ left: yuan(0) });
    }
  }

  async find(id: string, actor: Actor): Promise<Transfer> {
    const transfer = await this.#deps.store.processStore.find(id);
    if (transferRelations(actor, transfer).length === 0) throw notFound();
    return transfer;
  }

  async cancel(id: string, actor: Actor, key?: string): Promise<Transfer> {
    const transfer = await this.#deps.store.processStore.find(id);
    return this.#deps.runner.takeAs(actor, transferRelations(actor, transfer), transfer, 'ask_cancel', {
      key,
    });
  }

  async listOf(personId: string, { limit, cursor }: PageRequest): Promise<Page<Transfer>> {
    const found = await this.#deps.store.ofPerson(personId, readCursor(cursor, 'time'), limit);
    return pageOf(found, limit, ({ _id, openedAt }) => ({ key: openedAt.getTime(), id: _id }));
  }

  /** Whether something of theirs is on its way: it may come back. */
  async hasUnderWay(personId: string): Promise<boolean> {
    return (await this.#deps.store.sumsOf(personId)).underWayFen > 0;
  }

  #boundsOf({ gridPath }: Earner): { leastFen: number; dayFen: number } {
    const settings = this.#deps.settings.of(gridPath);
    return {
      leastFen: settings['withdrawals.leastYuan'] * 100,
      dayFen: settings['withdrawals.mostYuanPerDay'] * 100,
    };
  }

  async #check(earner: Earner, personId: string, amountFen: number): Promise<void> {
    const { leastFen, dayFen } = this.#boundsOf(earner);
    if (amountFen < leastFen || amountFen > mostAtOnceFen)
      throw withdrawalOutOfBounds({ least: yuan(leastFen), most: yuan(mostAtOnceFen) });
    const leftFen = Math.max(0, await this.#leftOf(earner, personId));
    if (amountFen > leftFen) throw withdrawalExceeds({ left: yuan(leftFen) });
    const today = await this.#withdrawnToday(earner);
    if (today + amountFen > dayFen) throw withdrawalDayFull({ left: yuan(Math.max(0, dayFen - today)) });
  }

  /** What is owed, less the cash that they hold for the marketplace. */
  async #leftOf({ ref }: Earner, personId: string): Promise<number> {
    const { books } = this.#deps;
    const [owed, cash] = await Promise.all([
      books.balanceOf(payableTo(ref)),
      books.balanceOf(cashOf(personId)),
    ]);
    return 0 - owed - cash;
  }

  /** What came back of it does not count. */
  async #withdrawnToday({ ref }: Pick<Earner, 'ref'>): Promise<number> {
    const { books, clock } = this.#deps;
    const since = startOfChinaDay(chinaDay(clock.now()));
    const account = payableTo(ref);
    const entries = await books.since(account, since);
    const today = new Set(entries.filter(({ why }) => why === bookedAs).map(({ source }) => source));
    const counted = entries.filter(({ source }) => today.has(source));
    return counted
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => (line.account === account ? sum + line.fen : sum), 0);
  }

  /**
   * The one conditional write: behind what the account holds at this moment, and only where that and the day suffice.
   * However many are booked at once, each judges what all before it have left.
   */
  async #book(transfer: Transfer): Promise<BeforeAnswer> {
    const { books, runner, clock } = this.#deps;
    const { _id, personId, provider, gridPath, amountFen } = transfer;
    const account = payableTo(provider);
    const { dayFen } = this.#boundsOf({ ref: provider, gridPath });
    const entry = {
      _id: transferEntryId(_id),
      at: clock.now(),
      lines: linesOf([{ from: clearing, to: account, fen: amountFen }]),
      why: bookedAs,
      source: _id,
      gridPath: [...gridPath],
    };
    const isBooked = await books.postIf(entry, async (held) => {
      const leftFen = 0 - (held.get(account) ?? 0) - (await books.balanceOf(cashOf(personId)));
      const today = await this.#withdrawnToday({ ref: provider });
      return amountFen <= leftFen && today + amountFen <= dayFen;
    });
    if (isBooked) return 'go';
    await runner.tryAdvance(transfer, 'drop', { kind: 'system' });
    return 'moved';
  }

  async #return(transfer: Transfer, row: EventRow<TransferTypes, 'fail' | 'cancel'>): Promise<void> {
    const { _id, provider, gridPath } = transfer;
    await this.#deps.books.post({
      _id: returnEntryId(_id),
      at: row.at,
      lines: linesOf([{ from: payableTo(provider), to: clearing, fen: row.data.amountFen }]),
      why: returnedAs,
      source: _id,
      gridPath: [...gridPath],
    });
  }

  async #alarm({ outBillNo, amountFen, state, gridPath }: Transfer): Promise<void> {
    await this.#deps.raise('transfer_slow', outBillNo, { outBillNo, amountFen, state }, { gridPath });
  }
}
