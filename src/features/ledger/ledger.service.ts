import { isDeepStrictEqual } from 'node:util';
import { conflict } from '../../kernel/errors.ts';
import { type CursorPosition, type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { cashOf, clearing, type ProviderRef, payableTo } from '../../kernel/postings.ts';
import type { Balances } from './ledger.balances.ts';
import { checkBalances, type Difference } from './ledger.check.ts';
import { Lanes } from './ledger.lanes.ts';
import type { Months } from './ledger.months.ts';
import type { LedgerStore, Span } from './ledger.store.ts';
import { accountsOf, type Balance, checkEntry, type Entry, fenIn, positionOf } from './ledger.ts';

export interface Income {
  owedFen: number;
  cashFen: number;
  entries: Page<{ entry: Entry; fen: number }>;
}

/** An entry, and what it moved on one account. */
export interface MovedOn {
  entry: Entry;
  fen: number;
}

/** Judges what the accounts of an entry hold before it. */
type Condition = (held: ReadonlyMap<string, number>) => Promise<boolean>;

const mostTries = 100;
const late = 'late';

/** The books. Entries are added and read; balances are stored sums that follow them. */
export class Ledger {
  readonly #store: LedgerStore;
  readonly #balances: Balances;
  readonly #lanes = new Lanes();
  readonly #months: Months;

  constructor(store: LedgerStore, balances: Balances, months: Months) {
    this.#store = store;
    this.#balances = balances;
    this.#months = months;
  }

  /** Books an event once. Throws where the lines do not sum to zero, or the event stands there differently. */
  async post(entry: Entry): Promise<void> {
    checkEntry(entry);
    const accounts = accountsOf(entry);
    await this.#lanes.run(this.#lanesOf(entry), () => this.#book(entry, accounts));
  }

  /**
   * The same where `may` allows it over what the accounts hold; false where it does not, and nothing is booked. What it
   * judged still holds when it is booked, because whoever books one of the accounts in between makes it judge again.
   */
  async postIf(entry: Entry, may: Condition): Promise<boolean> {
    checkEntry(entry);
    const accounts = accountsOf(entry);
    return this.#lanes.run(this.#lanesOf(entry), async () => {
      if (await this.#store.seek(entry._id)) return true;
      return this.#book(entry, accounts, may);
    });
  }

  /** What is late follows one another too: it is numbered by its month. */
  #lanesOf(entry: Entry): string[] {
    return [...accountsOf(entry), ...(this.#months.isOver(entry.at) ? [late] : [])];
  }

  /** One write books it: behind what its accounts hold, or not at all where somebody else has that place. */
  async #book(entry: Entry, accounts: readonly string[], may?: Condition): Promise<boolean> {
    let held = await this.#balances.read(accounts);
    if (may) held = await this.#balances.caughtUp(held);
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (may && !(await may(new Map(held.map(({ _id, fen }) => [_id, fen]))))) return false;
      const positions = held.map(({ _id, n }) => positionOf(_id, n + 1));
      const numbered = { ...(await this.#months.place(entry)), positions };
      if (await this.#store.insert(numbered)) {
        await this.#balances.follow(held, numbered);
        return true;
      }
      const standing = await this.#store.seek(entry._id);
      if (standing && !isDeepStrictEqual(standing.lines, entry.lines))
        throw new Error(`${entry._id} is booked differently`);
      if (standing) return true;
      held = await this.#balances.caughtUp(await this.#balances.read(accounts));
    }
    throw conflict();
  }

  async balanceOf(account: string): Promise<number> {
    const [balance] = await this.#balances.caughtUp(await this.#balances.read([account]));
    return balance?.fen ?? 0;
  }

  /** What moved an account from then on. */
  since(account: string, from: Date): Promise<Entry[]> {
    return this.#store.since(account, from);
  }

  /** What was booked between two moments, of some grids, of an account: the earliest first. */
  between(span: Span): AsyncIterable<Entry> {
    return this.#store.between(span);
  }

  /** The months that are closed, by the entries that closed them, the earliest first. */
  closings(): Promise<Entry[]> {
    return this.#months.closings();
  }

  /** Closes a month with what it came to, once; it is over for a day at least, and takes no entry from then on. */
  close(...closing: Parameters<Months['close']>): Promise<Entry> {
    return this.#months.close(...closing);
  }

  /** What these entries moved on an account; those that are not booked moved nothing. */
  async bookedOn(account: string, ids: readonly string[]): Promise<number> {
    const entries = await Promise.all(ids.map((id) => this.#store.seek(id)));
    return entries.reduce((sum, entry) => sum + (entry ? fenIn(entry, account) : 0), 0);
  }

  /** What WeChat should hold for us: equal to WeChat's own books once nothing is under way. */
  clearingBalance(): Promise<number> {
    return this.balanceOf(clearing);
  }

  /** The accounts of these grids and what lies below them. */
  async accounts(prefix: string, grids: readonly string[], request: PageRequest): Promise<Page<Balance>> {
    const position = readCursor(request.cursor, 'text');
    const stored = await this.#balances.page(prefix, position?.key ?? null, request.limit + 1, grids);
    const found = await this.#balances.caughtUp(stored);
    const balances = found.map(({ _id, fen }) => ({ account: _id, fen }));
    return pageOf(balances, request.limit, ({ account }) => ({ key: account, id: account }));
  }

  /** What is owed to a provider, the cash its person holds, and the entries behind what is owed. */
  async incomeOf(provider: ProviderRef, personId: string, request: PageRequest): Promise<Income> {
    const account = payableTo(provider);
    const [owed, cash, found] = await Promise.all([
      this.balanceOf(account),
      this.balanceOf(cashOf(personId)),
      this.#store.entriesOf(account, readCursor(request.cursor, 'time'), request.limit),
    ]);
    const page = pageOf(found, request.limit, (entry) => ({ key: entry.at.getTime(), id: entry._id }));
    const items = page.items.map((entry) => ({ entry, fen: owedIn(entry, account) }));
    return { owedFen: 0 - owed, cashFen: cash, entries: { items, next: page.next } };
  }

  /** Up to `limit + 1` entries of an account with what each moved on it, the latest first. */
  async linesOn(account: string, position: CursorPosition | null, limit: number): Promise<MovedOn[]> {
    const found = await this.#store.entriesOf(account, position, limit);
    return found.map((entry) => ({ entry, fen: fenIn(entry, account) }));
  }

  /** Whether nothing is owed to a provider, or by its person, beyond the cash they were given. */
  async isEven(provider: ProviderRef, personId: string): Promise<boolean> {
    const owed = await this.balanceOf(payableTo(provider));
    return owed + (await this.balanceOf(cashOf(personId))) === 0;
  }

  /** Stored balances that are not what their entries come to: none. */
  check(): Promise<Difference[]> {
    return checkBalances(this.#store, this.#balances);
  }

  /** Every entry, oldest first. */
  entries(): Promise<Entry[]> {
    return this.#store.all();
  }
}

/** What the marketplace owes stands negative in the books and positive to the person. */
const owedIn = (entry: Entry, account: string): number => 0 - fenIn(entry, account);
