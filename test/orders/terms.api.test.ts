import assert from 'node:assert/strict';
import type { BodyOf } from '../support/client.ts';
import { community, freeStarts, givenRevised } from '../support/given.ts';
import { stageOrders } from './order.stage.ts';

type Terms = Extract<BodyOf<'getShelfListing'>, { kind: 'service' }>['terms'];

describe('the terms that a booking names', () => {
  const { stage, as, resident, unchanged } = stageOrders();
  const shown = () =>
    as(null).getShelfListing({ params: { id: stage.near.haircut }, query: { place: stage.near.place } });
  const bookingOn = async (fingerprint: string) => {
    const [startAt = ''] = await freeStarts(stage.app, stage.near.haircut, stage.near.place, 14);
    const { haircut: listingId, place } = stage.near;
    return {
      kind: 'service' as const,
      listingId,
      terms: fingerprint,
      startAt,
      place,
      payWay: 'native' as const,
    };
  };

  const revise = (change: object) => givenRevised(stage.app, stage.near, change);

  it('are refused with those that hold by now, and nothing is claimed; those are booked', async () => {
    const { terms: old, priceFen } = await shown();
    await revise({ priceFen: priceFen + 4300 });
    const body = await bookingOn(old.fingerprint);
    await unchanged(async () => {
      const refused = await resident().refused.bookOrder({ body });
      assert.deepEqual([refused.status, refused.code], [409, 'terms_changed']);
      const now = refused['terms'] as Terms;
      assert.deepEqual(now, (await shown()).terms);
      assert.equal(now.priceFen, priceFen + 4300);
      assert.ok(
        (await freeStarts(stage.app, stage.near.haircut, stage.near.place, 14)).includes(body.startAt),
      );
    });
    const { fingerprint } = (await shown()).terms;
    const booked = await resident().bookOrder({ body: { ...body, terms: fingerprint } });
    assert.equal(booked.amounts.advanceFen, priceFen + 4300);
    await resident().dropOrder(booked.id);
  });

  it('are the same after a change of something else', async () => {
    const { terms } = await shown();
    await revise({ description: '自带毛巾更好。', limitMinutes: 14, bufferAfterMinutes: 20 });
    const booked = await resident().bookOrder({ body: await bookingOn(terms.fingerprint) });
    assert.equal(booked.state, 'unpaid');
    await resident().dropOrder(booked.id);
  });

  const changes: [name: string, change: object][] = [
    ['the title', { title: '理发（洗剪吹）' }],
    ['the category', { category: 'hair_colouring' }],
    ['the length', { durationMinutes: 90 }],
    ['the way', { way: 'at_artisan' }],
    ['the address of a shop', { way: 'at_shop', address: '换到 9 号铺' }],
    ['whether it waits for an answer', { instant: true }],
    ['what the price is', { priceKind: 'quote', priceFen: 2500 }],
    ['the policy', { policy: 'strict' }],
  ];
  for (const [name, change] of changes) {
    it(`are others with ${name}`, async () => {
      const { terms } = await shown();
      await revise(change);
      const refused = await resident().refused.bookOrder({ body: await bookingOn(terms.fingerprint) });
      assert.equal(refused.code, 'terms_changed');
      assert.notEqual((await shown()).terms.fingerprint, terms.fingerprint);
    });
  }

  it('are others where the grid has changed what is frozen on an order', async () => {
    const { settings } = stage.app.application.features;
    const by = { byId: null, as: 'operator', reason: '试一试' };
    const rules = [{ hoursBefore: 0, percentBack: 70 }];
    for (const [key, value] of [
      ['cancel.strict', rules],
      ['orders.answerHours', 5],
      ['orders.answerBeforeMinutes', 15],
    ] as const) {
      const { terms } = await shown();
      await settings.change(community, key, value, settings.versionOf(community), by);
      const refused = await resident().refused.bookOrder({ body: await bookingOn(terms.fingerprint) });
      assert.equal(refused.code, 'terms_changed', key);
    }
  });

  it('name no address of an artisan at home', async () => {
    await revise({ way: 'at_artisan', address: '柳岸小区 7 栋 7 单元' });
    assert.ok(!JSON.stringify(await shown()).includes('7 单元'));
  });
});
