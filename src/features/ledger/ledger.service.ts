import { isDeepStrictEqual } from 'node:util';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import { cashOf, clearing, type ProviderRef, payableTo } from '../../kernel/postings.ts';
import type { LedgerStore } from './ledger.store.ts';
import { type Balance, checkEntry, type Entry } from './ledger.ts';

export interface Income {
  owedFen: number;
  cashFen: number;
  entries: Page<{ entry: Entry; fen: number }>;
}

/** The books. Entries are added and read; balances are sums over entries. */
export class Ledger {
  readonly #store: LedgerStore;

  constructor(store: LedgerStore) {
    this.#store = store;
  }

  /** Books an event once. Throws where the lines do not sum to zero, or the event stands there differently. */
  async post(entry: Entry): Promise<void> {
    checkEntry(entry);
    if (await this.#store.insert(entry)) return;
    const standing = await this.#store.seek(entry._id);
    if (!isDeepStrictEqual(standing?.lines, entry.lines))
      throw new Error(`${entry._id} is booked differently`);
  }

  balanceOf(account: string): Promise<number> {
    return this.#store.balance(account);
  }

  /** What WeChat should hold for us: equal to WeChat's own books once nothing is under way. */
  clearingBalance(): Promise<number> {
    return this.balanceOf(clearing);
  }

  async accounts(prefix: string, request: PageRequest): Promise<Page<Balance>> {
    const position = readCursor(request.cursor, 'text');
    const found = await this.#store.accounts(prefix, position?.key ?? null, request.limit);
    return pageOf(found, request.limit, ({ account }) => ({ key: account, id: account }));
  }

  /** What is owed to a provider, the cash its person holds, and the entries behind what is owed. */
  async incomeOf(provider: ProviderRef, personId: string, request: PageRequest): Promise<Income> {
    const account = payableTo(provider);
    const [owed, cash, found] = await Promise.all([
      this.#store.balance(account),
      this.#store.balance(cashOf(personId)),
      this.#store.entriesOf(account, readCursor(request.cursor, 'time'), request.limit),
    ]);
    const page = pageOf(found, request.limit, (entry) => ({ key: entry.at.getTime(), id: entry._id }));
    const items = page.items.map((entry) => ({ entry, fen: owedIn(entry, account) }));
    return { owedFen: 0 - owed, cashFen: cash, entries: { items, next: page.next } };
  }

  /** Every entry, oldest first. */
  entries(): Promise<Entry[]> {
    return this.#store.all();
  }
}

/** What the marketplace owes stands negative in the books and positive to the person. */
function owedIn(entry: Entry, account: string): number {
  const sum = entry.lines.reduce((total, line) => (line.account === account ? total + line.fen : total), 0);
  return 0 - sum;
}
