import type mongoose from 'mongoose';
import type { GoodOrder } from './good.ts';

/** An order of a good as it was while it was about one listing. */
interface OneArticle {
  _id: string;
  listingId: string;
  title: string;
  unitFen: number;
  units: number;
  packedUnits: number | null;
  returnDays: number;
  returning: { units: number; reason: string; at: Date } | null;
}

/** Nothing was brought, and nothing was a meal. */
async function fetchedAndKept(connection: mongoose.Connection): Promise<void> {
  const of = (field: string) => ({ kind: 'good', [field]: { $exists: false } });
  const set = ($set: object) => ({ $set });
  await connection.collection('listings').updateMany(of('meal'), set({ delivery: null, meal: null }));
  await connection.collection('cards').updateMany(of('own.delivered'), set({ 'own.delivered': false }));
  await connection
    .collection('orders')
    .updateMany(of('deliveryFen'), set({ deliveryFen: 0, cutOffAt: null }));
}

/** What was about one listing is one line now. */
export const goodsStandInLines = {
  number: 16,
  name: 'an order of goods holds them in lines, one an article',
  async run(connection: mongoose.Connection): Promise<void> {
    await fetchedAndKept(connection);
    const orders = connection.collection<OneArticle>('orders');
    const listings = connection.collection<{ _id: string; unit?: string }>('listings');
    for await (const order of orders.find({ kind: 'good', lines: { $exists: false } })) {
      const { _id, listingId, title, unitFen, units, packedUnits, returnDays, returning } = order;
      const unit = (await listings.findOne({ _id: listingId }))?.unit ?? '';
      const $set: Pick<GoodOrder, 'lines' | 'returning'> = {
        lines: [{ listingId, title, unit, unitFen, units, packedUnits, backUnits: 0, returnDays }],
        returning: returning && {
          lines: [{ listingId, units: returning.units }],
          reason: returning.reason,
          at: returning.at,
        },
      };
      const $unset = { unitFen: '', units: '', packedUnits: '', returnDays: '' } as const;
      await orders.updateOne({ _id }, { $set: $set as object, $unset });
    }
  },
};
