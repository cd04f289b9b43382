import type mongoose from 'mongoose';
import { fundOf, payableTo } from '../../kernel/postings.ts';

interface Held {
  _id: string;
  shares: { account: string; permille: number }[];
}
const ofCommunities = payableTo({ kind: 'community', id: '' });
const accountOf = (account: string): string =>
  account.startsWith(ofCommunities) ? fundOf(account.slice(ofCommunities.length)) : account;

/** Shares of orders were in permille, of all that is earned, and a community's own stood apart from its fund. */
export async function orderSharesAreInPoints(connection: mongoose.Connection): Promise<void> {
  const orders = connection.collection<Held>('orders');
  for await (const { _id, shares } of orders.find({ 'shares.permille': { $exists: true } })) {
    const inPoints = shares.map(({ account, permille }) => {
      return { account: accountOf(account), points: permille * 10, of: 'earned' };
    });
    await orders.updateOne({ _id }, { $set: { shares: inPoints } as object });
  }
}
