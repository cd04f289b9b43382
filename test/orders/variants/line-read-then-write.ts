/**
 * The server with the wrong way to hold seats for who waits, kept to show that the race test bites: whoever was first
 * when it was read gets what was left then, without the condition.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { SessionStore } from '../../../src/features/sessions/session.store.ts';

SessionStore.prototype.hold = async function (id, claim, { until }) {
  const session = await this.process.seek(id);
  if (!session || session.left < claim.seats) return false;
  // what lies between a reading and a write is short; here it lasts as long as on a busy day
  await sleep(30);
  const [model] = this.models;
  await model?.updateOne(
    { _id: id },
    { $inc: { left: -claim.seats }, $push: { claims: claim, pending: { id: claim.id, until } } },
  );
  return true;
};
await import('../../../src/main.ts');
