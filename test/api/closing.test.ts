import assert from 'node:assert/strict';
import { closedName } from '../../src/copy/zh-CN.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { eventually } from '../support/eventually.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { codeTo, textsTo } from '../support/standin.ts';

/** Everything that is stored, as text: what is forgotten stands nowhere in it. */
async function stored({ connection }: TestApp, without: readonly string[] = []): Promise<string> {
  const collections = (await connection.db?.listCollections().toArray()) ?? [];
  const all = collections
    .filter(({ name }) => !without.includes(name))
    .map(({ name }) => connection.collection(name).find({}).toArray());
  return JSON.stringify(await Promise.all(all));
}

describe('An account closed by its person', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(() => app.stop());

  async function codeFor({ _id }: { _id: string }): Promise<string> {
    const { phone } = await app.application.features.people.find(_id);
    await app.connection.collection('codes').deleteMany({});
    return codeTo(phone, () => app.as(null).requestCode({ body: { phone } }));
  }
  const hindrances = async (who: Someone) => (await app.as(who).getClosing()).hindrances;

  it('is refused while an order, money or work is open, with a sentence for each, and leaves all as it was', async () => {
    const { resident, barber, leader, checker } = near;
    const order = await givenOrder(app, near, 'requested');
    assert.deepEqual(await hindrances(resident), ['orders']);
    assert.deepEqual(await hindrances(barber), ['artisan', 'orders']);
    assert.deepEqual(await hindrances(leader), ['works']);
    assert.deepEqual(await hindrances(checker), ['works']);
    const code = await codeFor(resident);
    const refused = await app.as(resident).refused.closeAccount({ body: { code } });
    assert.equal(refused.code, 'account_in_use');
    assert.match(refused.detail ?? '', /还有没结束的订单/);
    assert.equal((await app.as(resident).getOrder(order.id)).contact?.phone, resident.phone);
    await app.as(resident).retractOrder(order.id);
    assert.deepEqual(await hindrances(resident), []);
  });

  it('needs the code that went to its number', async () => {
    const refused = await app.as(near.neighbour).refused.closeAccount({ body: { code: '000000' } });
    assert.equal(refused.code, 'code_wrong');
    assert.notEqual((await app.as(near.neighbour).getMe()).name, closedName);
    assert.equal((await app.as(null).raw.getClosing()).status, 401);
    assert.equal((await app.as(null).raw.closeAccount({ body: { code: '000000' } })).status, 401);
  });

  it('forgets who it was; orders, reviews and books stay without the person, and the number begins anew', async () => {
    const { people, ledger } = app.application.features;
    const phone = '13511112222';
    const person = await people.ensureByPhone(phone, '欧阳小小', { homeGrid: near.place });
    const other = await people.openSession(person);
    await app.as(person).addAddress({
      body: { text: '柳岸九九幢', contactName: '欧阳小小', contactPhone: phone, grid: near.place },
    });
    const done = await givenOrder(app, { ...near, resident: person }, 'completed', { nth: 12 });
    await app.as(person).writeReview(done.id, { stars: 5, text: '剪得很好' });
    await app.as(near.barber).writeReview(done.id, { stars: 5, text: '准时' });
    assert.deepEqual(await hindrances(person), ['orders'], 'the money of it still waits');
    await app.pass(8 * 86_400_000);
    const ofOrder = async () => (await ledger.entries()).filter(({ source }) => source === done.id);
    const books = await ofOrder();
    assert.ok(books.length > 0);
    const code = await codeFor(person);
    await app.as(person).closeAccount({ body: { code } });

    await eventually(async () => (await textsTo(phone)).some(({ text }) => /已注销/.test(text)));
    assert.equal(await people.ofSession(other.sid), null, 'every session has ended');
    assert.equal((await app.as(person).raw.getMe()).status, 401);
    const kept = await stored(app, ['outbox']);
    for (const own of ['欧阳', '柳岸九九幢', phone]) assert.ok(!kept.includes(own), `${own} stands nowhere`);
    assert.deepEqual(await ofOrder(), books, 'the books are as they were');
    const seen = await app.as(near.barber).getOrder(done.id);
    assert.deepEqual([seen.state, seen.amounts.paidFen > 0], ['settled', true]);
    const artisan = await app.as(near.barber).getMyArtisan();
    const { items } = await app.as(null).listArtisanReviews(artisan.id);
    assert.ok(items.some(({ text, residentName }) => text === '剪得很好' && residentName === closedName));
    const rows = await app.connection.collection('audit').find({ 'target.id': person._id }).toArray();
    assert.deepEqual(
      rows.map((row) => row['action']),
      ['people.close'],
    );
    await app.connection.collection('codes').deleteMany({});
    const again = await codeTo(phone, () => app.as(null).requestCode({ body: { phone } }));
    const session = await app.as(null).signInByCode({ body: { ...agreed, phone, code: again } });
    assert.notEqual(session.person?.id, person._id);
    assert.equal(session.person?.name, '', 'nothing of before comes back');
  });

  it('of an artisan who has left: others’ orders keep what was done, not who; money owed comes first', async () => {
    const { people } = app.application.features;
    const { barber, neighbour } = near;
    const order = await givenOrder(app, { ...near, resident: neighbour }, 'completed', { nth: 20 });
    await app.pass(8 * 86_400_000);
    const mine = await app.as(barber).getMyArtisan();
    await app.as(barber).leaveMarket(mine.id);
    assert.deepEqual(await hindrances(barber), ['money']);
    const code = await codeFor(barber);
    assert.match((await app.as(barber).refused.closeAccount({ body: { code } })).detail ?? '', /没结清的钱/);
    const { phone } = await people.find(barber._id);
    const { artisans, ledger } = app.application.features;
    const account = `payable:artisan:${mine.id}`;
    const owed = await ledger.balanceOf(account);
    const lines = [
      { account, fen: -owed },
      { account: 'wechat:clearing', fen: owed },
    ];
    const paidOut = {
      _id: 'test:paid-out',
      at: new Date(),
      why: 'test',
      source: mine.id,
      gridPath: [],
      lines,
    };
    await ledger.post(paidOut);
    await app.as(barber).closeAccount({ body: { code } });
    const seen = await app.as(neighbour).getOrder(order.id);
    assert.deepEqual([seen.provider.name, seen.provider.phone], [closedName, null]);
    const found = await artisans.find(mine.id);
    assert.deepEqual(
      [found.name, found.displayName, found.phone, found.shopAddress],
      [closedName, closedName, '', ''],
    );
    assert.ok(!JSON.stringify(await app.connection.collection('orders').find({}).toArray()).includes(phone));
  });

  it('of a candidate: nobody is let in who has closed their account', async () => {
    const { people, artisans } = app.application.features;
    const phone = '13511113333';
    const person = await people.ensureByPhone(phone, '钱多多');
    const body = { name: '钱多多', phone, grid: near.place, skills: ['haircut'] };
    const put = await app.as(near.leader).raw.nominateArtisan({ body });
    const grid = put.status === 201 ? near.place : (await artisans.ofPerson(near.barber._id))?.grid;
    const nominated =
      put.status === 201
        ? put.body
        : await app.as(near.checker).nominateArtisan({ body: { ...body, grid: grid ?? '' } });
    await app.as(person).closeAccount({ body: { code: await codeFor(person) } });
    const found = await artisans.find((nominated as { id: string }).id);
    assert.deepEqual([found.state, found.name, found.phone], ['left', closedName, '']);
    const late = { phoneConfirmed: true, visited: true };
    assert.equal((await app.as(near.approver).refused.checkArtisan(found._id, late)).code, 'step_closed');
  });
});
