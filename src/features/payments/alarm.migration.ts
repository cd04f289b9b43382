import type mongoose from 'mongoose';

interface StoredAlarm {
  _id: string;
  facts: Record<string, string | number>;
}
type Placed = { _id: string; gridPath: string[] };

/** Alarms belong to the grid of the money they are about; what nobody can place, to the top of the tree. */
export const alarmsKnowTheirGrid = {
  number: 9,
  name: 'alarms know the grid of what they are about',
  async run(connection: mongoose.Connection): Promise<void> {
    const [payments, refunds] = ['payments', 'refunds'].map((name) => connection.collection<Placed>(name));
    const alarms = connection.collection<StoredAlarm>('alarms');
    const tops = await connection.collection<{ code: string }>('grids').find({ parent: null }).toArray();
    const places = async ({ _id, facts }: StoredAlarm): Promise<string[]> => {
      const thing = _id.slice(_id.indexOf(':') + 1);
      const payment = await payments?.findOne({
        $or: [{ _id: thing.split(':')[0] ?? '' }, { outTradeNo: String(facts['outTradeNo'] ?? thing) }],
      });
      const refund = await refunds?.findOne({
        $or: [{ _id: String(facts['refundId'] ?? '') }, { numbers: thing.split(':')[0] ?? '' }],
      });
      return payment?.gridPath ?? refund?.gridPath ?? [...new Set(tops.map(({ code }) => code))];
    };
    for await (const alarm of alarms.find({ gridPath: { $exists: false } }))
      await alarms.updateOne({ _id: alarm._id }, { $set: { gridPath: await places(alarm) } });
  },
};
