/**
 * The server with the wrong way to claim stock, kept to show that the race test bites: what was left when it was
 * read is taken without the condition.
 */
import { StockStore } from '../../../src/features/stock/stock.store.ts';

StockStore.prototype.claim = async function (id, claim, until) {
  const stock = await this.seek(id);
  if (!stock || stock.left < claim.units) return false;
  const [model] = this.models;
  await model?.updateOne(
    { _id: id },
    { $inc: { left: -claim.units }, $push: { claims: claim, pending: { id: claim.id, until } } },
  );
  return true;
};
await import('../../../src/main.ts');
