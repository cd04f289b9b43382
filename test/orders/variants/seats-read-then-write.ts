/**
 * The server with the wrong way to claim seats, kept to show that the race test bites: what was left when it was
 * read is taken without the condition.
 */
import { SessionStore } from '../../../src/features/sessions/session.store.ts';

SessionStore.prototype.claim = async function (id, claim, { until }) {
  const session = await this.process.seek(id);
  if (!session || session.left < claim.seats) return false;
  const [model] = this.models;
  await model?.updateOne(
    { _id: id },
    { $inc: { left: -claim.seats }, $push: { claims: claim, pending: { id: claim.id, until } } },
  );
  return true;
};
await import('../../../src/main.ts');
