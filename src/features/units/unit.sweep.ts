import type { Clock } from '../../kernel/clock.ts';
import type { UnitStore } from './unit.store.ts';
import { type DayClaim, overlapsIn, type Unit } from './unit.ts';

const sweptAtOnce = 100;
const pageSize = 100;

/** Frees claims whose order never came. */
export async function sweepUnits(
  store: UnitStore,
  clock: Pick<Clock, 'now'>,
  freed: (listingId: string) => Promise<void>,
): Promise<number> {
  const now = clock.now();
  let count = 0;
  for (const { _id, listingId, pending } of await store.waitingSince(now, sweptAtOnce))
    for (const { id, until } of pending) {
      if (until > now || !(await store.free(_id, id, true))) continue;
      count += 1;
      await freed(listingId);
    }
  return count;
}

/** Every unit; with `stuck` those of which days are held although they cannot be lent now. */
export async function* eachUnit(store: UnitStore, stuck = false): AsyncGenerator<Unit> {
  for (let last = ''; ; ) {
    const page = await store.page(last, pageSize, stuck);
    yield* page;
    if (page.length < pageSize) return;
    last = page.at(-1)?._id ?? last;
  }
}

/** Every claim by the order that holds it, and how long it waits for that. */
export async function standingUnitClaims(store: UnitStore): Promise<{ id: string; until: Date | null }[]> {
  const found: { id: string; until: Date | null }[] = [];
  for await (const { claims, pending } of eachUnit(store))
    for (const { id, holder } of claims)
      found.push({ id: holder, until: pending.find((each) => each.id === id)?.until ?? null });
  return found;
}

/** Units of which two hold the same day: none. */
export async function auditUnits(store: UnitStore): Promise<{ unitId: string; claims: DayClaim[] }[]> {
  const wrong: { unitId: string; claims: DayClaim[] }[] = [];
  for await (const unit of eachUnit(store)) {
    const claims = overlapsIn(unit);
    if (claims.length > 0) wrong.push({ unitId: unit._id, claims });
  }
  return wrong;
}
