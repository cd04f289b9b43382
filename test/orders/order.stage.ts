import assert from 'node:assert/strict';
import { assertUnchanged } from '../support/fingerprint.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood, type Order } from '../support/given.ts';
import { type Someone, startHouse, type TestHouse } from '../support/house.ts';

export const reason = { reason: '家里有急事' };

/** The neighbourhood and what its barber offers besides a haircut at a price. */
interface OrderStage {
  readonly house: TestHouse;
  readonly near: Neighbourhood;
  /** Listings: quoted after a look, confirmed at once, free of charge. */
  readonly quoted: string;
  readonly instant: string;
  readonly free: string;
}

type Offer = { priceKind: 'quote' | 'market' | 'free'; priceFen: number; instant?: boolean };

async function offer(house: TestHouse, near: Neighbourhood, more: Offer): Promise<string> {
  const way = { way: 'at_shop' as const, address: '3 号铺' };
  const body = { category: 'haircut', title: '理发', durationMinutes: 30, ...way, ...more };
  const { id } = await house.as(near.barber).createListing({ body });
  await house.as(near.barber).submitListing(id);
  await house.as(near.approver).approveListing(id);
  return id;
}

/** A house with its people for a suite, from before its first test until after its last. */
export function stageOrders() {
  const stage = {} as { -readonly [K in keyof OrderStage]: OrderStage[K] };
  before(async () => {
    const house = await startHouse();
    const near = await givenNeighbourhood(house);
    stage.quoted = await offer(house, near, { priceKind: 'quote', priceFen: 2000 });
    stage.instant = await offer(house, near, { priceKind: 'market', priceFen: 1500, instant: true });
    stage.free = await offer(house, near, { priceKind: 'free', priceFen: 0 });
    Object.assign(stage, { house, near });
  });
  after(async () => {
    assert.deepEqual(stage.house.errors, []);
    await stage.house.stop();
  });
  const as = (person: Someone | null) => stage.house.as(person);
  return {
    stage: stage as OrderStage,
    as,
    resident: () => as(stage.near.resident),
    barber: () => as(stage.near.barber),
    unchanged: (refusals: () => Promise<void>) => assertUnchanged(stage.house.connection, refusals),
    /** Moves business time to so long after the appointed start. */
    passTo: (order: Order, ms: number) =>
      stage.house.pass(Date.parse(order.startAt) + ms - stage.house.house.clock.now().getTime()),
    underway: (listing?: string) =>
      givenOrder(stage.house, stage.near, 'underway', listing ? { listing } : {}),
  };
}
