import assert from 'node:assert/strict';
import { day, minute } from '../../src/kernel/clock.ts';
import { givenBooked, givenOrder, pay } from '../support/given.ts';
import { reason, stageOrders } from './order.stage.ts';

const home = '柳岸小区 7 栋 7 单元 707';

describe('where an artisan lives', () => {
  const { stage, as, resident, barber, passTo } = stageOrders();
  let listing = '';
  before(async () => {
    const body = {
      ...{ kind: 'service' as const, category: 'haircut', title: '家里剪发', durationMinutes: 30 },
      ...{ way: 'at_artisan' as const, address: home, priceKind: 'market' as const, priceFen: 1200 },
    };
    listing = (await barber().createListing({ body })).id;
    await barber().submitListing(listing);
    await as(stage.near.approver).approveListing(listing);
  });
  const told = async (id: string) => {
    const order = await resident().getOrder(id);
    const { items } = await resident().listOrders({ query: { as: 'resident' } });
    const listed = items.find((each) => each.id === id);
    assert.equal(listed?.shopAddress, order.shopAddress);
    if (order.shopAddress === null) assert.ok(!JSON.stringify([order, listed]).includes('707'));
    return order.shopAddress;
  };

  it('is told to the resident from the confirmation until a week after the end', async () => {
    const { id, ...booked } = await givenBooked(stage.app, stage.near, listing);
    assert.deepEqual([booked.shopAddress, await told(id)], [null, null], 'unpaid');
    await pay(stage.app, stage.near.resident, { id, ...booked });
    assert.equal(await told(id), null, 'not answered yet');
    assert.equal((await barber().getOrder(id)).shopAddress, home, 'the artisan knows it');
    await barber().acceptOrder(id);
    assert.equal(await told(id), home);
    assert.equal((await as(stage.near.checker).getOrder(id)).shopAddress, null, 'staff have the listing');
    const { checkInCode } = await resident().getOrder(id);
    await barber().startOrder(id, { code: checkInCode ?? '' });
    await passTo({ id, ...booked }, 30 * minute + 7 * day - minute);
    assert.equal(await told(id), home);
    await stage.app.pass(2 * minute);
    assert.equal(await told(id), null);
  });

  it('is told no more in an order that came to nothing', async () => {
    const dropped = await givenBooked(stage.app, stage.near, listing);
    await resident().dropOrder(dropped.id);
    assert.equal(await told(dropped.id), null);
    const declined = await givenOrder(stage.app, stage.near, 'requested', { listing });
    await barber().declineOrder(declined.id, reason);
    assert.equal(await told(declined.id), null);
    const withdrawn = await givenOrder(stage.app, stage.near, 'confirmed', { listing });
    await barber().withdrawOrder(withdrawn.id, reason);
    assert.equal(await told(withdrawn.id), null);
  });

  it('of a shop is everybody’s to know', async () => {
    const booked = await givenBooked(stage.app, stage.near, stage.near.haircut);
    assert.ok(booked.shopAddress);
  });
});
