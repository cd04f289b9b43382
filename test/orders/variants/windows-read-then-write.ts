/**
 * The server with the wrong way to claim a place in a window, kept to show that the race test bites: what was free when
 * it was read is taken without the condition.
 */
import { WindowStore } from '../../../src/features/windows/window.store.ts';

WindowStore.prototype.claim = async function (id, claim, capacity, until) {
  const window = await this.seek(id);
  if (!window || window.taken >= capacity) return false;
  const [model] = this.models;
  await model?.updateOne(
    { _id: id },
    { $inc: { taken: 1 }, $push: { claims: claim, pending: { id: claim.id, until } } },
  );
  return true;
};
await import('../../../src/main.ts');
