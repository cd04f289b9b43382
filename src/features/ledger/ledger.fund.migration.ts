import type mongoose from 'mongoose';
import { fundOf, linesOf, payableTo } from '../../kernel/postings.ts';
import { type Entry, fenIn, positionOf, type StoredBalance } from './ledger.ts';

/** What was owed to a community for what it offers itself moves to its fund, by an entry of its own; sums follow when they are read. */
export async function communityIncomeIsTheFunds(connection: mongoose.Connection): Promise<void> {
  const prefix = payableTo({ kind: 'community', id: '' });
  const ledger = connection.collection<Entry>('ledger');
  const heldBy = async (account: string) => {
    const entries = await ledger.find({ 'lines.account': account }).sort({ at: 1, _id: 1 }).toArray();
    const fen = entries.reduce((sum, entry) => sum + fenIn(entry, account), 0);
    return { fen, next: positionOf(account, entries.length + 1), last: entries.at(-1) };
  };
  const communities = connection
    .collection<StoredBalance>('balances')
    .find({ _id: { $gte: prefix, $lt: `${prefix}\uffff` } });
  for await (const { _id: account } of communities) {
    const code = account.slice(prefix.length);
    const [owed, fund] = [await heldBy(account), await heldBy(fundOf(code))];
    if (owed.fen >= 0 || !owed.last) continue;
    const { at, gridPath } = owed.last;
    await ledger.insertOne({
      ...{ _id: `fund:begin:${code}`, at, why: 'fund.begin', source: account, gridPath },
      lines: linesOf([{ from: fundOf(code), to: account, fen: -owed.fen }]),
      positions: [owed.next, fund.next],
    });
  }
}
