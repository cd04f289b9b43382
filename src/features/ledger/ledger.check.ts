import type { Balances } from './ledger.balances.ts';
import type { LedgerStore } from './ledger.store.ts';
import { type Entry, fenIn, numberIn, type StoredBalance } from './ledger.ts';

/** What a stored balance says, and what its entries come to. */
export interface Difference {
  account: string;
  storedFen: number;
  storedCount: number;
  sumFen: number;
  count: number;
}
const pageSize = 500;

/**
 * Holds every stored balance against the sum over its entries, a page at a time, while others go on booking. Balances
 * that a crash has left out are made up for on the way.
 */
export async function checkBalances(store: LedgerStore, balances: Balances): Promise<Difference[]> {
  for (let after = ''; ; ) {
    const entries = await store.page(after, pageSize);
    const accounts = new Set(entries.flatMap(({ lines }) => lines.map(({ account }) => account)));
    await balances.caughtUp(await balances.read([...accounts]));
    after = entries.at(-1)?._id ?? '';
    if (entries.length < pageSize) break;
  }
  const differences: Difference[] = [];
  for (let after: string | null = null; ; ) {
    const stored = await balances.page('', after, pageSize);
    for (const balance of stored) {
      const difference = await differenceOf(store, balance);
      if (difference) differences.push(difference);
    }
    after = stored.at(-1)?._id ?? null;
    if (stored.length < pageSize) return differences;
  }
}

/** Only what the balance says to hold counts: what came after it is not there yet. */
async function differenceOf(store: LedgerStore, balance: StoredBalance): Promise<Difference | null> {
  const { _id: account, n, fen } = balance;
  let [sumFen, count] = [0, 0];
  const add = (entry: Entry) => {
    if (numberIn(entry, account) > n) return;
    sumFen += fenIn(entry, account);
    count += 1;
  };
  for (let after = ''; ; ) {
    const entries = await store.page(after, pageSize, account);
    entries.forEach(add);
    after = entries.at(-1)?._id ?? '';
    if (entries.length < pageSize) break;
  }
  if (sumFen === fen && count === n) return null;
  return { account, storedFen: fen, storedCount: n, sumFen, count };
}
