import assert from 'node:assert/strict';
import { chinaDate, minute } from '../../src/kernel/clock.ts';
import { asPickup, pickupBookingOf, weigh } from '../support/given.pickups.ts';
import { stagePickups } from './pickup.stage.ts';

describe('an old lady and her cardboard', function () {
  this.timeout(60_000);
  const { stage, resident, barber, passTo, strikes, windowsOf, entries, listing } = stagePickups();
  const ask = async (startAt?: string) => {
    const body = await pickupBookingOf(stage.app, listing(), stage.near.place);
    return resident().bookOrder({ body: startAt ? { ...body, startAt } : body });
  };

  it('sells 3.2 kilograms for cash', async () => {
    const shelf = await resident().getShelf({ query: { place: stage.near.place, q: '纸板' } });
    assert.equal(shelf.items[0]?.id, listing());
    const { id, startAt } = await ask();
    await barber().assignPickup(id);
    await passTo(startAt, 5 * minute);
    const { items } = await barber().listRound({ query: { day: chinaDate(new Date(startAt)) } });
    assert.equal(items[0]?.order.contact?.address, '柳岸 1 号 2 栋 301');
    const { checkInCode } = await resident().getOrder(id);
    await barber().arriveForPickup(id, { code: checkInCode ?? '' });
    const { weighing } = await weigh(stage.app, stage.near, id);
    assert.deepEqual([weighing?.materials[0]?.grams, weighing?.worthFen], [3200, 384]);
    await resident().agreeToWeighing(id, { weighing: weighing?.number ?? 0 });
    await barber().handCash(id);
    const paid = asPickup(await resident().completePickup(id));
    assert.deepEqual([paid.phase, paid.amounts.paidOutFen], ['paid', 384]);
    assert.equal((await entries(id)).length, 1);
    assert.equal((await resident().writeReview(id, { stars: 5, text: '秤准，说话和气' })).state, 'open');
    assert.deepEqual((await barber().listRound({ query: { day: chinaDate(new Date(startAt)) } })).items, []);
    const told = await resident().listNotices({ query: {} });
    assert.ok(told.items.some(({ text }) => text.includes('3.84 元')));
  });

  it('waits for a collector who never comes, and takes the nearest window instead', async () => {
    const before = await strikes();
    const order = await ask();
    await barber().assignPickup(order.id);
    await passTo(order.endAt, minute);
    assert.equal((await resident().missCollector(order.id)).state, 'cancelled');
    assert.equal(await strikes(), before + 1);
    const next = (await windowsOf(listing())).items.find(({ left }) => left > 0);
    assert.ok(next);
    assert.equal((await ask(next.startAt)).state as string, 'requested');
  });
});
