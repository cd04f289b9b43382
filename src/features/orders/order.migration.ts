import type mongoose from 'mongoose';
import { numberOf, searchKeysOf } from './engine/order.search.ts';
import type { Order } from './engine/order.ts';

/** Orders say themselves how long a request waits for its answer; those of before waited as everywhere. */
export const ordersHoldTheirTerms = {
  number: 3,
  name: 'orders hold their terms',
  async run(connection: mongoose.Connection): Promise<void> {
    const terms = { answerHours: 24, answerBeforeMinutes: 60 };
    await connection.collection('orders').updateMany({ terms: { $exists: false } }, { $set: { terms } });
  },
};

/** What is agreed with a provider who is not at work stands on staff's list, also where that was so before. */
export const stoppedOrdersAreListed = {
  number: 8,
  name: 'orders know since when their provider is not at work',
  async run(connection: mongoose.Connection): Promise<void> {
    const stopped = connection.collection<{ _id: string; since: Date }>('artisans').find({
      state: { $in: ['suspended', 'left'] },
    });
    for await (const { _id, since } of stopped)
      await connection
        .collection('orders')
        .updateMany({ 'provider.id': _id }, { $set: { providerStoppedAt: since } });
  },
};

/** Nobody had proposed another time before. */
export const ordersCanBeMoved = {
  number: 12,
  name: 'orders know under which claim their time is kept, and what other time is proposed',
  async run(connection: mongoose.Connection): Promise<void> {
    await connection
      .collection('orders')
      .updateMany(
        { kind: 'service', claimId: { $exists: false } },
        { $set: { claimId: null, proposal: null } },
      );
  },
};

/** Orders say themselves how long after the payment all goes back; nobody had told those of before of any such time. */
export const policiesSayWhenFree = {
  number: 5,
  name: 'the policy of an order says how long a cancellation is free of charge',
  async run(connection: mongoose.Connection): Promise<void> {
    const never = { 'policy.freeMinutes': 0, 'policy.freeHoursBefore': 0 };
    await connection
      .collection('orders')
      .updateMany({ 'policy.freeMinutes': { $exists: false } }, { $set: never });
  },
};

type Booked = Pick<
  Order,
  '_id' | 'bookedAt' | 'gridPath' | 'contact' | 'providerName' | 'providerPhone' | 'residentId' | 'provider'
>;

/** Orders have a number, and are found by it, by names and by the ends of phones. */
export const ordersAreFound = {
  number: 15,
  name: 'orders have a number and are found by it, by names and by the ends of phones',
  async run(connection: mongoose.Connection): Promise<void> {
    const orders = connection.collection<Booked & { number?: string; searchKeys?: string[] }>('orders');
    const nameOf = async (collection: string, _id: string) =>
      (await connection.collection<{ _id: string; name?: string }>(collection).findOne({ _id }))?.name ?? '';
    for await (const order of orders.find({ number: { $exists: false } })) {
      const names = [await nameOf('people', order.residentId), await nameOf('artisans', order.provider.id)];
      const number = numberOf(order._id, order.bookedAt);
      const $set = { number, searchKeys: searchKeysOf({ ...order, number }, names) };
      await orders.updateOne({ _id: order._id }, { $set });
    }
  },
};
