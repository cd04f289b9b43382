import assert from 'node:assert/strict';
import { community, micro } from '../../seeds/demo/cast.ts';
import { payableTo } from '../../src/kernel/postings.ts';
import { freshPhone, someone } from '../contract/actors.ts';
import { givenShop, shopBody } from '../contract/fixtures.shops.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenGood, goodBookingOf } from '../support/given.goods.ts';
import { givenTool, loanBookingOf } from '../support/given.loans.ts';
import { givenRoom, roomBookingOf } from '../support/given.rooms.ts';
import { givenNeighbourhood, type Neighbourhood, pay } from '../support/given.ts';
import { codeTo } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';

describe('a shop of the community', () => {
  let app: TestApp;
  let near: Neighbourhood;
  /** Two on the roster: an artisan of another trade, and somebody of the community's staff. */
  let xie: Someone;
  let tang: Someone;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    xie = await someone(app, '谢红', [{ role: 'artisan', grid: micro(3) }]);
    tang = await someone(app, '唐敏', [{ role: 'staff', grid: community }]);
  });
  after(async () => {
    await app.stop();
    assert.deepEqual(app.errors, []);
  });

  const given = async () => {
    const shop = await givenShop(app, near.checker, [xie, tang]);
    const provider = { kind: 'shop', id: shop.id } as const;
    const listing = await givenGood(app, { barber: xie, approver: near.approver }, {}, provider);
    return { ...shop, provider, listing };
  };
  const order = async (listing: string) => {
    const body = await goodBookingOf(app, listing, near.place);
    return app.as(near.resident).bookOrder({ body });
  };
  const placed = async (listing: string) => pay(app, near.resident, await order(listing));

  it('is opened, changed and closed by staff, and says who did what', async () => {
    const { id, version } = await givenShop(app, near.checker, [xie]);
    const staff = app.as(near.approver);
    const headers = { 'If-Match': `"${version}"` };
    const payee = { kind: 'bank', holder: '柳岸社区', bank: '农商银行', number: '6222001234567890' } as const;
    const changed = await staff.updateOutlet({ params: { id }, headers, body: { name: '杏林店', payee } });
    assert.equal(changed.name, '杏林店');
    assert.deepEqual(changed.payee, { kind: 'bank', name: '柳岸社区', bank: '农商银行', ending: '7890' });
    const late = await staff.refused.updateOutlet({ params: { id }, headers, body: { name: '旧店' } });
    assert.equal(late.code, 'stale_version');
    const listed = await staff.listOutlets({ query: { kind: 'shop', state: 'active' } });
    assert.ok(listed.items.some((each) => each.id === id));
    await staff.closeOutlet(id);
    const closed = await staff.getOutlet(id);
    assert.deepEqual(
      closed.history.map(({ step, name }) => [step, name]),
      [
        ['open', '陈静'],
        ['put_on', '陈静'],
        ['change', '刘洋'],
        ['close', '刘洋'],
      ],
    );
    assert.equal((await staff.refused.suspendOutlet(id, { reason: '装修' })).code, 'step_closed');
    assert.equal((await staff.refused.closeOutlet(id)).code, 'step_closed');
    assert.equal((await staff.refused.restoreOutlet(id)).code, 'step_closed');
    const again = { 'If-Match': `"${closed.version}"` };
    const gone = await staff.refused.updateOutlet({ params: { id }, headers: again, body: { name: '新店' } });
    assert.equal(gone.code, 'step_closed');
    const unsaid = await staff.refused.updateOutlet({ params: { id }, body: { name: '新店' } });
    assert.equal(unsaid.code, 'version_required');
  });

  it('names a payee: a person who signs in here, a bank account, or the fund of the community', async () => {
    const staff = app.as(near.checker);
    const unknown = { ...shopBody, payee: { kind: 'person', phone: freshPhone() } as const };
    assert.equal((await staff.refused.createShop({ body: unknown })).code, 'payee_unknown');
    const body = { ...shopBody, payee: { kind: 'person', phone: xie.phone ?? '' } as const };
    const { id, version, payee } = await staff.createShop({ body });
    assert.deepEqual([payee?.kind, payee?.name], ['person', '谢红']);
    const change = {
      params: { id },
      headers: { 'If-Match': `"${version}"` },
      body: { payee: unknown.payee },
    };
    assert.equal((await staff.refused.updateOutlet(change)).code, 'payee_unknown');
  });

  it('has on its roster artisans and staff of the community, and nobody else', async () => {
    const { id } = await given();
    const staff = app.as(near.checker);
    const foreign = await someone(app, '外人', [{ role: 'staff', grid: '510116001001' }]);
    for (const phone of [near.resident.phone ?? '', foreign.phone ?? '', freshPhone()]) {
      const refused = await staff.refused.putOnRoster(id, { phone, weekdays: [1] });
      assert.equal(refused.code, 'roster_refused');
    }
    await assertUnchanged(app, async () => {
      const absent = { params: { id, personId: near.resident._id } };
      assert.equal((await staff.refused.takeOffRoster(absent)).code, 'not_found');
    });
    for (let on = 2; on < 20; on += 1) {
      const one = await someone(app, '店员', [{ role: 'artisan', grid: micro(1) }]);
      await staff.putOnRoster(id, { phone: one.phone ?? '', weekdays: [1] });
    }
    const last = await someone(app, '店员', [{ role: 'artisan', grid: micro(1) }]);
    const full = await staff.refused.putOnRoster(id, { phone: last.phone ?? '', weekdays: [1] });
    assert.equal(full.code, 'roster_full');
    // somebody who stands there already comes on other days
    const moved = await staff.putOnRoster(id, { phone: xie.phone ?? '', weekdays: [0, 6] });
    assert.deepEqual(moved.roster.find((each) => each.personId === xie._id)?.weekdays, [0, 6]);
  });

  it('lends rooms and tools too: who is on duty keeps their hours and their units, nobody else does', async () => {
    const { id, provider } = await given();
    const makers = { barber: tang, approver: near.approver };
    const free = { provider, priceKind: 'free', priceFen: 0 } as const;
    const room = await givenRoom(app, makers, free);
    const query = { listing: room };
    const { version, hours } = await app.as(xie).getMyCalendar({ query });
    const headers = { 'If-Match': `"${version}"` };
    await app.as(tang).setHours({ query, headers, body: { hours } });
    const tool = await givenTool(app, makers, { ...free, depositFen: 0, lateFeePerDayFen: 0 });
    const params = { id: tool };
    assert.equal((await app.as(xie).listUnits({ params })).units.length, 2);
    await app.as(tang).addUnit({ params, body: {} as never });
    assert.equal((await app.as(xie).listUnits({ params })).units.length, 3);
    await assertUnchanged(app, async () => {
      const other = app.as(near.barber);
      assert.equal((await other.refused.getMyCalendar({ query })).code, 'calendar_missing');
      assert.equal((await other.refused.listUnits({ params })).code, 'not_found');
    });
    for (const body of [
      await roomBookingOf(app, room, near.place),
      await loanBookingOf(app, tool, near.place),
    ]) {
      const order = await app.as(near.resident).bookOrder({ body });
      assert.equal(order.provider.id, id);
      assert.equal((await app.as(tang).getOrder(order.id)).as, 'provider');
    }
  });

  it('offers what its roster writes; everybody on it sees the order and acts under their own name', async () => {
    const { id, listing } = await given();
    const { id: orderId } = await placed(listing);
    const query = { as: 'provider', provider: id } as const;
    for (const one of [xie, tang]) {
      const { items } = await app.as(one).listOrders({ query });
      assert.deepEqual(
        items.map((each) => each.id),
        [orderId],
      );
      assert.deepEqual((await app.as(one).listOrders({ query: { as: 'provider' } })).items, []);
      const mine = await app.as(one).listMyListings({ query: { provider: id } });
      assert.deepEqual(
        mine.items.map((each) => each.providerName),
        ['游家渡店'],
      );
    }
    await app.as(tang).packOrder(orderId, {});
    const { checkInCode, provider } = await app.as(near.resident).getOrder(orderId);
    assert.deepEqual(provider, { kind: 'shop', id, name: '游家渡店', phone: shopBody.phone });
    await app.as(xie).handOverOrder(orderId, { code: checkInCode ?? '' });
    const rows = async (who: Someone) =>
      (await app.as(who).getOrder(orderId)).timeline.flatMap(({ step, name }) =>
        name ? [[step, name]] : [],
      );
    const acted = [
      ['pack', '唐敏'],
      ['hand_over', '谢红'],
    ];
    assert.deepEqual(await rows(xie), acted);
    assert.deepEqual(await rows(tang), acted);
    assert.deepEqual(await rows(near.resident), []);
    assert.deepEqual((await rows(near.approver)).slice(-2), acted);
  });

  it('does not exist as provider for anybody who is not on its roster', async () => {
    const { id, listing, provider } = await given();
    const { id: orderId } = await placed(listing);
    const foreign = await someone(app, '外人', [{ role: 'staff', grid: '510116001001' }]);
    for (const one of [near.barber, foreign]) {
      const they = app.as(one).refused;
      assert.equal((await they.getOrder(orderId)).code, 'not_found');
      assert.equal((await they.packOrder(orderId, {})).code, 'not_found');
      assert.equal((await they.getOutlet(id)).code, 'not_found');
      assert.equal((await they.getListing(listing)).code, 'not_found');
      assert.equal((await they.listMyListings({ query: { provider: id } })).code, 'not_found');
      const query = { as: 'provider', provider: id } as const;
      assert.equal((await they.listOrders({ query })).code, 'list_not_yours');
      assert.deepEqual((await app.as(one).listMyDuties()).items, []);
    }
    const refused = app
      .as(near.barber)
      .refused.createListing({ body: { ...(await offerOf()), provider } as never });
    assert.equal((await refused).code, 'not_found');
    // staff of the community decides, and does nothing in its place
    assert.equal((await app.as(near.approver).refused.packOrder(orderId, {})).code, 'forbidden');
    assert.equal((await app.as(tang).refused.approveListing(listing)).code, 'forbidden');
    // what only people have a calendar for is no shop's
    const haircut = await app
      .as(xie)
      .raw.createListing({ body: { ...(await haircutOf()), provider } as never });
    assert.equal(haircut.status, 422);
  });
  const offerOf = async () => {
    const { listing } = await given();
    const { title, category, priceKind, priceFen } = await app.as(xie).getListing(listing);
    const windows = [{ dayOfWeek: 1, fromMinute: 540, toMinute: 660 }];
    const own = { way: 'at_shop', pickUpAddress: '1 号', unit: '瓶', firstUnits: 1, mostPerPerson: 1 };
    return { kind: 'good', title, category, priceKind, priceFen, windows, returnDays: 0, ...own };
  };
  const haircutOf = async () => ({
    ...{ kind: 'service', category: 'haircut', title: '剪发', way: 'at_home', durationMinutes: 30 },
    ...{ priceKind: 'market', priceFen: 100 },
  });

  it('takes the right from somebody at once, also from a call that is repeated', async () => {
    const { id, listing } = await given();
    const { id: orderId } = await placed(listing);
    const key = { 'Idempotency-Key': `pack-${orderId}` };
    const call = { params: { id: orderId }, body: {}, headers: key };
    await app.as(xie).packOrder(call);
    await app.as(near.checker).takeOffRoster({ params: { id, personId: xie._id } });
    assert.equal((await app.as(xie).refused.packOrder(call)).code, 'forbidden');
    assert.equal((await app.as(xie).refused.getOrder(orderId)).code, 'not_found');
    const duties = async () => (await app.as(xie).listMyDuties()).items.map((each) => each.id);
    assert.ok(!(await duties()).includes(id));
    assert.equal((await app.as(tang).getOrder(orderId)).as, 'provider');
    // who has no role any more that a roster asks for has none of its rights either
    await app.as(near.admin).setRoles(tang._id, { roles: [] });
    assert.equal((await app.as(tang).refused.getOrder(orderId)).code, 'not_found');
    assert.deepEqual((await app.as(near.checker).getOutlet(id)).roster, []);
    await app.as(near.admin).setRoles(tang._id, { roles: [{ role: 'staff', grid: community }] });
  });

  it('sells nothing to who is on duty for it', async () => {
    const { listing } = await given();
    const body = await goodBookingOf(app, listing, near.place);
    assert.equal((await app.as(tang).refused.bookOrder({ body })).code, 'own_listing');
  });

  it('held up: what is not agreed ends, the rest goes to staff, and nothing is agreed to', async () => {
    const { id, listing } = await given();
    const [unpaid, open, packed] = [await order(listing), await placed(listing), await placed(listing)];
    await app.as(xie).packOrder(packed.id, {});
    await app.as(near.checker).suspendOutlet(id, { reason: '停业整改' });
    const stateOf = async (orderId: string) =>
      (await app.as(near.resident).getOrder(orderId)).state as string;
    assert.equal(await stateOf(unpaid.id), 'lapsed');
    assert.equal(await stateOf(open.id), 'cancelled');
    assert.equal(await stateOf(packed.id), 'packed');
    assert.equal((await app.as(near.approver).getOrder(packed.id)).providerStopped, true);
    assert.equal((await app.as(xie).getListing(listing)).state, 'paused');
    assert.equal((await app.as(xie).getListing(listing)).held, true);
    const told = await app.as(near.approver).listNotices();
    assert.ok(told.items.some(({ text, about }) => about?.id === id && text.includes('游家渡店')));
    await app.as(near.checker).restoreOutlet(id);
    assert.equal((await app.as(xie).getListing(listing)).state, 'live');
    assert.equal((await app.as(near.approver).getOrder(packed.id)).providerStopped, false);
    await app.as(near.checker).closeOutlet(id);
    assert.equal((await app.as(xie).getListing(listing)).state, 'retired');
    assert.equal((await app.as(tang).getOrder(packed.id)).as, 'provider');
  });

  it('tells who is there on that day, and is owed what it earned', async () => {
    const { id, listing, provider } = await given();
    const weekday = new Date(app.application.clock.now().getTime() + 8 * 3600_000).getUTCDay();
    const staff = app.as(near.checker);
    await staff.putOnRoster(id, { phone: xie.phone ?? '', weekdays: [weekday] });
    await staff.putOnRoster(id, { phone: tang.phone ?? '', weekdays: [(weekday + 1) % 7] });
    const { id: orderId } = await placed(listing);
    const about = async (who: Someone) =>
      (await app.as(who).listNotices()).items.filter((each) => each.about?.id === orderId).length;
    assert.deepEqual([await about(xie), await about(tang)], [1, 0]);
    await app.as(xie).packOrder(orderId, {});
    const { checkInCode } = await app.as(near.resident).getOrder(orderId);
    await app.as(xie).handOverOrder(orderId, { code: checkInCode ?? '' });
    await app.as(near.resident).confirmOrder(orderId);
    await app.pass(8 * 24 * 3600_000);
    const { ledger } = app.application.features;
    assert.equal(await ledger.balanceOf(payableTo(provider)), -3000);
    assert.deepEqual(await ledger.check(), []);
  });

  it('forgets somebody who closes their account, and who its payee was', async () => {
    const staff = app.as(near.checker);
    const leaving = await someone(app, '要走的', [{ role: 'artisan', grid: micro(1) }]);
    const body = { ...shopBody, payee: { kind: 'person', phone: leaving.phone ?? '' } as const };
    const { id } = await staff.createShop({ body });
    await staff.putOnRoster(id, { phone: leaving.phone ?? '', weekdays: [1] });
    const { phone = '' } = leaving;
    const code = await codeTo(phone, () => app.as(null).requestCode({ body: { phone } }));
    await app.as(leaving).closeAccount({ body: { code } });
    const left = await staff.getOutlet(id);
    assert.deepEqual([left.roster, left.payee], [[], null]);
  });
});
