import type mongoose from 'mongoose';
import { Balances } from '../../../src/features/ledger/ledger.balances.ts';
import { Months } from '../../../src/features/ledger/ledger.months.ts';
import { Ledger } from '../../../src/features/ledger/ledger.service.ts';
import { makeLedgerStore } from '../../../src/features/ledger/ledger.store.ts';
import type { Entry } from '../../../src/features/ledger/ledger.ts';

/** Looks whether the month is closed, and then books without a place in it: what a check beforehand alone would do. */
class HastyMonths extends Months {
  override async place(entry: Entry): Promise<Entry> {
    const { lateAs: _place, ...placed } = await super.place(entry);
    return placed;
  }
}

export function hastyMonths(connection: mongoose.Connection): Ledger {
  connection.deleteModel(/ledger|balances/);
  const store = makeLedgerStore(connection);
  const months = new HastyMonths(store, () => new Date('2026-11-28T00:00:00Z'));
  return new Ledger(store, new Balances(connection, store), months);
}
