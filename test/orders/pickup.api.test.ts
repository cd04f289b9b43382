import assert from 'node:assert/strict';
import { chinaDate, day, minute } from '../../src/kernel/clock.ts';
import {
  arrive,
  asPickup,
  everyMorning,
  givenCollector,
  givenPickup,
  morningAhead,
  pickupBookingOf,
} from '../support/given.pickups.ts';
import { micro } from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';
import { reason } from './order.stage.ts';
import { stagePickups, sure } from './pickup.stage.ts';

/** Pick-ups taken through their table by the people themselves, over HTTP. */
describe('pick-ups through the API', function () {
  this.timeout(60_000);
  const {
    stage,
    as,
    resident,
    barber,
    unchanged,
    staff,
    pickup,
    seen,
    passTo,
    strikes,
    picture,
    windowsOf,
    leftAt,
    listing,
  } = stagePickups();

  describe('offered', () => {
    it('shows its prices, when somebody comes by and what is left', async () => {
      const id = await givenCollector(stage.app, stage.near);
      await stage.app.pass(10_000);
      const query = { place: stage.near.place };
      const detail = await resident().getShelfListing({ params: { id }, query });
      const shown = detail as unknown as Record<string, unknown>;
      assert.deepEqual(shown['materialPrices'], [
        { material: '纸板', perKgFen: 120 },
        { material: '易拉罐', perKgFen: 855 },
      ]);
      const { items } = await windowsOf(id);
      assert.equal(detail.nextStartAt, items[0]?.startAt, 'the card says the next window');
      assert.ok(items.length >= 7 && items.every(({ left }) => left === 4));
      assert.deepEqual(
        await as(null).listWindows({ params: { id: stage.near.haircut }, query }),
        { items: [] },
        'what does not come by has none',
      );
      const far = await as(null).refused.listWindows({ params: { id }, query: { place: micro(14) } });
      assert.equal(far.code, 'out_of_reach');
    });

    it('is refused for what does not belong to it', async () => {
      const window = { dayOfWeek: 1, fromMinute: 540, toMinute: 660, capacity: 2 };
      const price = { material: '纸板', perKgFen: 100 };
      const body = { kind: 'pickup', category: 'pickup_paper', title: '收纸板', priceFen: 0 } as const;
      const good = {
        ...body,
        priceKind: 'free',
        materialPrices: [price],
        visitWindows: [window],
      } as const;
      await unchanged(async () => {
        for (const bad of [
          { priceKind: 'market', priceFen: 100 },
          { materialPrices: [price, price] },
          { materialPrices: [] },
          { visitWindows: [{ ...window, toMinute: 540 }] },
          { visitWindows: [window, { ...window, fromMinute: 600, toMinute: 720 }] },
          { visitWindows: [{ ...window, capacity: 0 }] },
        ])
          assert.equal(
            (await barber().refused.createListing({ body: { ...good, ...bad } })).code,
            'invalid',
            JSON.stringify(bad),
          );
      });
    });
  });

  describe('asked for', () => {
    it('keeps a place, freezes the prices and tells the collector, not where', async () => {
      const own = await givenCollector(stage.app, stage.near);
      const order = await givenPickup(stage.app, stage.near, 'requested', { listing: own });
      assert.deepEqual([order.phase, order.due, order.amounts.owedFen], ['requested', null, 0]);
      assert.equal(await leftAt(order.startAt, own), 3);
      const theirs = asPickup(await barber().getOrder(order.id));
      assert.deepEqual([theirs.contact, theirs.roughly], [null, '纸板两捆']);
      assert.deepEqual(theirs.steps, ['assign', 'withdraw']);
      const version = (await barber().getListing(own)).version;
      const body = { kind: 'pickup', materialPrices: [{ material: '纸板', perKgFen: 1 }] } as never;
      const headers = { 'If-Match': `"${version}"` };
      await barber()
        .updateListing({ params: { id: own }, headers, body })
        .catch(() => null);
      assert.equal((await seen(order.id)).materialPrices[0]?.perKgFen, 120);
    });

    it('is refused clearly where it cannot be had, and a refusal leaves no trace', async () => {
      const own = await givenCollector(stage.app, stage.near, { visitWindows: everyMorning(1) });
      const body = await pickupBookingOf(stage.app, own, stage.near.place);
      const code = async (more: object, who = resident()) =>
        (await who.refused.bookOrder({ body: { ...body, ...more } })).code;
      const first = await resident().bookOrder({ body });
      await unchanged(async () => {
        assert.equal(await code({}), 'window_held');
        assert.equal(await code({}, as(stage.near.neighbour)), 'window_full');
        assert.equal(
          await code({ startAt: new Date(Date.parse(body.startAt) + minute).toISOString() }),
          'window_closed',
        );
        assert.equal(await code({ startAt: morningAhead(stage.app, 9) }), 'window_closed');
        assert.equal(await code({ roughly: ' ' }), 'invalid');
        assert.equal(await code({ place: micro(14) }), 'out_of_reach');
      });
      await resident().cancelOrder({ params: { id: first.id }, body: {} });
      assert.equal((await as(stage.near.neighbour).bookOrder({ body })).state as string, 'requested');
    });

    it('ends where nobody takes it until its window begins', async () => {
      const order = await pickup('requested');
      await passTo(order.startAt, minute);
      assert.deepEqual((await seen(order.id)).timeline.at(-1)?.step, 'expire');
      assert.equal((await seen(order.id)).state, 'cancelled');
    });
  });

  describe('come for', () => {
    it('is cancelled by the resident, also when assigned, and the place is free', async () => {
      const order = await pickup('assigned');
      const left = (await leftAt(order.startAt)) ?? 0;
      const ended = await resident().cancelOrder({ params: { id: order.id }, body: {} });
      assert.equal(ended.state, 'cancelled');
      assert.equal(await leftAt(order.startAt), left + 1);
    });

    it('is assigned by staff too, with number, address and code from then on', async () => {
      const order = await pickup('requested');
      await staff().assignPickup(order.id);
      const theirs = asPickup(await barber().getOrder(order.id));
      assert.equal(theirs.contact?.address, '柳岸 1 号 2 栋 301');
      const mine = await seen(order.id);
      assert.ok(mine.provider.phone && /^\d{6}$/.test(mine.checkInCode ?? ''));
      assert.equal(theirs.checkInCode, null);
    });

    it('is withdrawn with a reason and a strike', async () => {
      const [order, before] = [await pickup('assigned'), await strikes()];
      assert.equal((await barber().withdrawOrder(order.id, reason)).state, 'cancelled');
      assert.equal(await strikes(), before + 1);
    });

    it('ends without a strike where nobody opens, from 15 minutes on and with a picture', async () => {
      const [order, before] = [await pickup('assigned'), await strikes()];
      const early = await barber().refused.missResidentAtDoor(order.id, await picture());
      assert.equal(early.code, 'step_closed');
      await passTo(order.startAt, 16 * minute);
      const bare = await barber().refused.missResidentAtDoor(order.id, { pictures: [] });
      assert.equal(bare.code, 'invalid');
      const foreign = (await upload(stage.app, stage.near.neighbour, await drawn(), 'finish')).id;
      const refused = await barber().refused.missResidentAtDoor(order.id, { pictures: [foreign] });
      assert.equal(refused.code, 'picture_refused');
      const ended = await barber().missResidentAtDoor(order.id, await picture());
      assert.deepEqual([ended.state, await strikes()], ['cancelled', before]);
    });

    it('ends with a strike where the collector never comes', async () => {
      const [order, before] = [await pickup('assigned'), await strikes()];
      assert.equal((await resident().refused.missCollector(order.id)).code, 'step_closed');
      await passTo(order.endAt, minute);
      assert.equal((await resident().missCollector(order.id)).state, 'cancelled');
      assert.equal(await strikes(), before + 1);
      const again = (await windowsOf(listing())).items.find(({ left }) => left > 0);
      assert.ok(again, 'the nearest window is there to be asked for');
    });

    it('is forgotten where nothing follows, before and after the arrival', async () => {
      const order = await pickup('assigned');
      await passTo(order.endAt, day + minute);
      assert.equal((await seen(order.id)).timeline.at(-1)?.step, 'forget');
      const arrived = await pickup('arrived');
      await stage.app.pass(day + minute);
      const ended = await seen(arrived.id);
      assert.deepEqual([ended.state, ended.timeline.at(-1)?.step], ['cancelled', 'forget']);
    });

    it('takes the code of the resident and no other, and another after five wrong ones', async () => {
      const { id } = await pickup('assigned');
      const right = (await seen(id)).checkInCode ?? '';
      const wrong = right === '000000' ? '000001' : '000000';
      assert.equal((await barber().refused.arriveForPickup(id, { code: wrong })).code, 'check_in_code_wrong');
      for (let tries = 0; tries < 4; tries += 1) await barber().refused.arriveForPickup(id, { code: wrong });
      const locked = await barber().refused.arriveForPickup(id, { code: right });
      assert.equal(locked.code, 'check_in_code_locked');
      await resident().renewCheckInCode(id);
      await arrive(stage.app, stage.near, id);
      assert.equal((await seen(id)).state, 'arrived');
    });

    it('is called off by staff, at the door too', async () => {
      const { id } = await pickup('arrived');
      const odd = await staff().refused.callOffOrder(id, { ...sure, refundFen: 1 });
      assert.equal(odd.code, 'refund_too_much', 'nothing was paid in');
      assert.equal((await staff().callOffOrder(id, { ...sure, refundFen: 0 })).state, 'cancelled');
    });
  });

  it('stands on the round of its day in walking order, until it is weighed and paid', async () => {
    const order = await pickup('assigned');
    const query = { day: chinaDate(new Date(order.startAt)) };
    const { items } = await barber().listRound({ query });
    assert.deepEqual(
      items.map((stop) => stop.order.id),
      [order.id],
    );
    assert.equal(typeof items[0]?.walkMetres, 'number');
    assert.deepEqual((await as(stage.near.neighbour).listRound({ query })).items, []);
    assert.equal((await barber().refused.listRound({ query: { day: '2026-02-31' } })).code, 'invalid');
  });

  describe('afterwards', () => {
    it('leaves neither windows nor claims that do not add up', async () => {
      const { windows, orders } = stage.app.application.features;
      await stage.app.pass(10 * minute);
      assert.deepEqual(await windows.audit(), []);
      assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
    });
  });
});
