import type mongoose from 'mongoose';

/** Orders say themselves how long a request waits for its answer; those of before waited as everywhere. */
export const ordersHoldTheirTerms = {
  number: 3,
  name: 'orders hold their terms',
  async run(connection: mongoose.Connection): Promise<void> {
    const terms = { answerHours: 24, answerBeforeMinutes: 60 };
    await connection.collection('orders').updateMany({ terms: { $exists: false } }, { $set: { terms } });
  },
};
