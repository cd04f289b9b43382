import type { Taken } from '../../../src/kernel/outbox-message.ts';
import type { OutboxStore } from '../../../src/kernel/outbox-store.ts';

/**
 * The wrong way to take a message, kept to show that the test of two servers bites: what is read as waiting is
 * taken without the condition.
 */
export function readThenTake(store: OutboxStore): OutboxStore {
  return {
    ...store,
    async takeNext(lane, _now, until) {
      const found = await store.model
        .findOne({ lane, state: 'waiting' })
        .sort({ nextAt: 1 })
        .lean<Taken>()
        .exec();
      if (!found) return null;
      const taken = { $set: { state: 'sending', sendingUntil: until }, $inc: { tries: 1 } };
      await store.model.updateOne({ _id: found._id }, taken);
      return { ...found, tries: found.tries + 1 };
    },
  };
}
