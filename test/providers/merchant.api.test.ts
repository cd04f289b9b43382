import assert from 'node:assert/strict';
import { community, micro } from '../../seeds/demo/cast.ts';
import { fundOf, payableTo } from '../../src/kernel/postings.ts';
import { someone } from '../contract/actors.ts';
import { givenMerchant, merchantBody, shopBody } from '../contract/fixtures.shops.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenGood, goodBookingOf } from '../support/given.goods.ts';
import { givenNeighbourhood, type Neighbourhood, pay } from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';

const week = 8 * 24 * 3600_000;

describe('who offers beside people and shops', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let finder: Someone;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    finder = await someone(app, '杨帆', [{ role: 'staff', grid: community }]);
  });
  after(async () => {
    await app.stop();
    assert.deepEqual(app.errors, []);
  });
  const judges = () => ({ app, finder, checker: near.checker, approver: near.approver });
  /** Sold, packed and handed over by this one, and settled. */
  async function sold(listing: string, by: Someone): Promise<void> {
    const body = await goodBookingOf(app, listing, near.place);
    const { id } = await pay(app, near.resident, await app.as(near.resident).bookOrder({ body }));
    await app.as(by).packOrder(id, {});
    const { checkInCode } = await app.as(near.resident).getOrder(id);
    await app.as(by).handOverOrder(id, { code: checkInCode ?? '' });
    await app.as(near.resident).confirmOrder(id);
    await app.pass(week);
  }

  it('a merchant is let in by three different people, once its licence was seen', async () => {
    const { id, owner } = await givenMerchant(judges(), 'nominated');
    const incomplete = { visited: true, licenceSeen: false };
    assert.equal((await app.as(near.checker).refused.checkMerchant(id, incomplete)).code, 'check_incomplete');
    const check = { visited: true, licenceSeen: true };
    assert.equal((await app.as(finder).refused.checkMerchant(id, check)).code, 'second_person_needed');
    const no = { reason: '没有开门' };
    assert.equal((await app.as(finder).refused.rejectMerchant(id, no)).code, 'second_person_needed');
    const mine = await upload(app, near.checker, await drawn(), 'licence');
    const foreign = { ...check, pictures: [(await upload(app, finder, await drawn(), 'licence')).id] };
    assert.equal((await app.as(near.checker).refused.checkMerchant(id, foreign)).code, 'picture_refused');
    const checked = await app.as(near.checker).checkMerchant(id, { ...check, pictures: [mine.id] });
    assert.deepEqual(checked.licencePictures, [mine]);
    const look = async (by: Someone) =>
      (await app.as(by).raw.getFile({ params: { id: mine.id, width: '320' } })).status;
    assert.deepEqual([await look(near.approver), await look(finder), await look(owner)], [200, 404, 404]);
    assert.deepEqual((await app.as(finder).getOutlet(id)).licencePictures, []);
    const { items: looks } = await app.as(near.approver).listAudit({ query: { action: 'file.see_licence' } });
    assert.deepEqual(
      looks.map(({ actor, target }) => [actor?.id, target.id]),
      [[near.approver._id, id]],
    );
    assert.equal((await app.as(near.checker).refused.approveMerchant(id)).code, 'second_person_needed');
    assert.equal((await app.as(owner).refused.getOutlet(id)).code, 'not_found');
    assert.equal((await app.as(null).refused.getShop(id)).code, 'not_found');
    const { roster, licence, owner: said } = await app.as(near.approver).approveMerchant(id);
    assert.deepEqual(
      roster.map(({ personId }) => personId),
      [owner._id],
    );
    assert.equal(licence, merchantBody().licence);
    assert.match(said?.phone ?? '', /\*{4}/);
    const own = await app.as(owner).getOutlet(id);
    assert.deepEqual([own.licence, own.payee, own.history], [null, null, []]);
    assert.deepEqual((await app.as(null).getShop(id)).onDuty.length, 1);
    const unknown = { ...merchantBody(), payee: { kind: 'person', phone: '13300999999' } as const };
    assert.equal((await app.as(finder).refused.nominateMerchant({ body: unknown })).code, 'payee_unknown');
    const { settings } = app.application.features;
    const by = { byId: null, as: 'command', reason: '测试' };
    const most = (times: number) =>
      settings.change(community, 'nominations.perDay', times, settings.versionOf(community), by);
    await most(1);
    const another = { body: merchantBody('13300999998') };
    assert.equal((await app.as(finder).refused.nominateMerchant(another)).code, 'limit_reached');
    await most(20);
  });

  it('a merchant offers and earns, is held up and leaves as artisans do', async () => {
    const { id, owner } = await givenMerchant(judges(), 'active');
    const provider = { kind: 'merchant', id } as const;
    const listing = await givenGood(app, { barber: owner, approver: near.approver }, {}, provider);
    await sold(listing, owner);
    const { ledger } = app.application.features;
    assert.equal(await ledger.balanceOf(payableTo(provider)), -3000);
    await app.as(near.checker).suspendOutlet(id, { reason: '有人投诉' });
    assert.equal((await app.as(owner).getListing(listing)).held, true);
    await app.as(near.checker).restoreOutlet(id);
    assert.equal((await app.as(near.checker).refused.closeOutlet(id)).code, 'step_closed');
    await app.as(owner).leaveAlliance(id);
    assert.equal((await app.as(owner).getListing(listing)).state, 'retired');
    assert.equal((await app.as(null).refused.getShop(id)).code, 'not_found');
  });

  it('a shop shows what it earns to who is on duty and to whom its money goes, and to nobody else', async () => {
    const xie = await someone(app, '谢红', [{ role: 'artisan', grid: micro(3) }]);
    const body = { ...shopBody, payee: { kind: 'person', phone: near.barber.phone ?? '' } as const };
    const { id } = await app.as(near.checker).createShop({ body });
    await app.as(near.checker).putOnRoster(id, { phone: xie.phone ?? '', weekdays: [0, 1, 2, 3, 4, 5, 6] });
    const provider = { kind: 'shop', id } as const;
    const listing = await givenGood(app, { barber: xie, approver: near.approver }, {}, provider);
    const booking = await goodBookingOf(app, listing, near.place);
    const order = await app.as(near.resident).bookOrder({ body: booking });
    const { amounts } = await pay(app, near.resident, order);
    await app.as(xie).packOrder(order.id, {});
    const query = { provider: id };
    for (const by of [xie, near.barber]) {
      const income = await app.as(by).getIncome({ query });
      assert.deepEqual([income.owedFen, income.pendingFen], [0, amounts.paidFen]);
      assert.deepEqual(income.others.at(-1), { id, name: shopBody.name });
    }
    assert.equal((await app.as(xie).getIncome()).pendingFen, 0, 'their own stays their own');
    assert.equal((await app.as(near.resident).refused.getIncome({ query })).code, 'not_found');
    await app.as(near.checker).takeOffRoster({ params: { id, personId: xie._id } });
    assert.equal((await app.as(xie).refused.getIncome({ query })).code, 'not_found');
  });

  it('the community itself offers through its staff; who wrote it does not approve it, who decides is above', async () => {
    const provider = { kind: 'community', id: community } as const;
    const duties = await app.as(near.checker).listMyDuties();
    assert.ok(duties.items.some((each) => each.kind === 'community' && each.id === community));
    const listing = await givenGood(
      app,
      { barber: near.checker, approver: near.approver },
      { grid: micro(1) },
      provider,
    );
    const written = await app.as(near.checker).refused.approveListing(listing);
    assert.equal(written.code, 'forbidden');
    const body = await goodBookingOf(app, listing, near.place);
    assert.equal((await app.as(finder).refused.bookOrder({ body })).code, 'own_listing');
    await sold(listing, near.approver);
    const { ledger } = app.application.features;
    const held = await Promise.all(
      [fundOf(community), payableTo(provider)].map((each) => ledger.balanceOf(each)),
    );
    assert.deepEqual(held, [-3000, 0], 'what a community earns is its fund’s');
    const later = await goodBookingOf(app, listing, near.place);
    const { id } = await pay(app, near.resident, await app.as(near.resident).bookOrder({ body: later }));
    assert.equal((await app.as(near.checker).getOrder(id)).as, 'provider');
    assert.equal((await app.as(near.supervisor).getOrder(id)).as, 'staff');
    const stored = await app.application.features.orders.find(id);
    assert.deepEqual(
      stored.escalationPath.map(({ level }) => level),
      ['street', 'district'],
    );
    const foreign = await someone(app, '外人', [{ role: 'staff', grid: '510116001001' }]);
    assert.equal((await app.as(foreign).refused.getOrder(id)).code, 'not_found');
  });
});
