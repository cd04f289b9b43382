import assert from 'node:assert/strict';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood, type Order } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

export const reason = { reason: '家里有急事' };

/** The neighbourhood and what its barber offers besides a haircut at a price. */
interface OrderStage {
  readonly app: TestApp;
  readonly near: Neighbourhood;
  /** Listings: quoted after a look, confirmed at once, free of charge. */
  readonly quoted: string;
  readonly instant: string;
  readonly free: string;
}

type Offer = { priceKind: 'quote' | 'market' | 'free'; priceFen: number; instant?: boolean };

export async function offer(app: TestApp, near: Neighbourhood, more: Offer): Promise<string> {
  const way = { way: 'at_shop' as const, address: '3 号铺' };
  const body = {
    kind: 'service' as const,
    category: 'haircut',
    title: '理发',
    durationMinutes: 30,
    ...way,
    ...more,
  };
  const { id } = await app.as(near.barber).createListing({ body });
  await app.as(near.barber).submitListing(id);
  await app.as(near.approver).approveListing(id);
  return id;
}

/** An app with its people for a suite, from before its first test until after its last. */
export function stageOrders() {
  const stage = {} as { -readonly [K in keyof OrderStage]: OrderStage[K] };
  before(async () => {
    const app = await startApp();
    const near = await givenNeighbourhood(app);
    stage.quoted = await offer(app, near, { priceKind: 'quote', priceFen: 2000 });
    stage.instant = await offer(app, near, { priceKind: 'market', priceFen: 1500, instant: true });
    stage.free = await offer(app, near, { priceKind: 'free', priceFen: 0 });
    Object.assign(stage, { app, near });
  });
  after(async () => {
    assert.deepEqual(stage.app.errors, []);
    await stage.app.stop();
  });
  const as = (person: Someone | null) => stage.app.as(person);
  return {
    stage: stage as OrderStage,
    as,
    resident: () => as(stage.near.resident),
    barber: () => as(stage.near.barber),
    unchanged: (refusals: () => Promise<void>) => assertUnchanged(stage.app, refusals),
    /** Moves business time to so long after the appointed start. */
    passTo: (order: Order, ms: number) =>
      stage.app.pass(Date.parse(order.startAt) + ms - stage.app.application.clock.now().getTime()),
    underway: (listing?: string) => givenOrder(stage.app, stage.near, 'underway', listing ? { listing } : {}),
  };
}
