/**
 * The server with the wrong way to lend, kept to show that the race test bites: a unit whose days were free when it was
 * read is claimed without the condition.
 */
import { UnitStore } from '../../../src/features/units/unit.store.ts';
import { isFree } from '../../../src/features/units/unit.ts';

UnitStore.prototype.claim = async function (unitId, claim, until) {
  const unit = await this.seek(unitId);
  if (!unit || !isFree(unit, claim)) return false;
  const [model] = this.models;
  await model?.updateOne({ _id: unitId }, { $push: { claims: claim, pending: { id: claim.id, until } } });
  return true;
};
await import('../../../src/main.ts');
