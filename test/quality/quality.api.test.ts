import assert from 'node:assert/strict';
import { day } from '../../src/kernel/clock.ts';
import { someone } from '../contract/actors.ts';
import type { Someone } from '../support/app.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { community, givenNeighbourhood, givenOrder, micro, type Neighbourhood } from '../support/given.ts';

describe('Signs that supply needs a word', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const cards = () => app.connection.collection<{ _id: string }>('cards');
  const signsOf = async (viewer: Someone) => (await app.as(viewer).listQuality()).items;
  const has = async (viewer: Someone, sign: string, listing: string | null = null) =>
    (await signsOf(viewer)).some((one) => one.sign === sign && one.listingId === listing);
  const hints = async (viewer: Someone) => (await app.as(viewer).listMyQuality()).items;

  it('has one for a listing without a start, and none once there is one', async () => {
    const { checker, barber, haircut } = near;
    assert.equal(await has(checker, 'no_start', haircut), false);
    const { nextStartAt } = (await cards().findOne({ _id: haircut })) as unknown as { nextStartAt: Date };
    await cards().updateOne({ _id: haircut }, { $set: { nextStartAt: null } });
    assert.equal(await has(checker, 'no_start', haircut), true);
    const own = await hints(barber);
    assert.ok(own.some((one) => one.sign === 'no_start' && one.listingId === haircut));
    await cards().updateOne({ _id: haircut }, { $set: { nextStartAt } });
    assert.equal(await has(checker, 'no_start', haircut), false);
  });

  it('has one for a low rating, once enough have said so', async () => {
    const { checker, haircut } = near;
    const rate = (rating: number, ratingCount: number) =>
      cards().updateOne({ _id: haircut }, { $set: { rating, ratingCount } });
    await rate(3.4, 9);
    assert.equal(await has(checker, 'low_rating', haircut), false);
    await rate(3.4, 10);
    assert.equal(await has(checker, 'low_rating', haircut), true);
    await rate(3.5, 10);
    assert.equal(await has(checker, 'low_rating', haircut), false);
  });

  it('has one for a price far from the neighbours, of the same category in the same community', async () => {
    const { checker, haircut } = near;
    const card = (await cards().findOne({ _id: haircut })) as unknown as { priceFen: number; _id: string };
    // a community may also hang right below its district
    const [district = ''] = app.application.features.grids.pathOf(community);
    const gridPath = [district, community];
    const prices = [8000, 9000, 9000, 9500];
    const neighbours = prices.map((priceFen, at) => ({
      ...{ ...card, _id: `neighbour${at}`, priceFen, calendarId: null, refreshAt: null },
      gridPath: [...gridPath, `corner${at}`],
      provider: { kind: 'artisan', id: `neighbour${at}` },
    }));
    await cards().insertMany(neighbours.slice(1));
    assert.equal(await has(checker, 'far_price', haircut), false, 'three are too few');
    await cards().insertMany(neighbours.slice(0, 1));
    await cards().updateOne({ _id: haircut }, { $set: { priceFen: 4000 } });
    const found = (await signsOf(checker)).find((one) => one.sign === 'far_price');
    assert.deepEqual([found?.listingId, found?.number, found?.beside], [haircut, 4000, 9000]);
    await cards().updateOne({ _id: haircut }, { $set: { priceFen: 4500 } });
    assert.equal(await has(checker, 'far_price', haircut), false, 'half is not yet far');
    await cards().deleteMany({ _id: { $in: neighbours.map(({ _id }) => _id) } });
    await cards().updateOne({ _id: haircut }, { $set: { priceFen: card.priceFen } });
  });

  it('has one for three declines in a row, until something is accepted or they are long ago', async () => {
    const { checker, barber, leader, neighbour } = near;
    const reason = { reason: '那天不在' };
    for (const times of [1, 2, 3]) {
      assert.equal(await has(checker, 'declines'), false, `after ${times - 1}`);
      const { id } = await givenOrder(app, near, 'requested');
      await app.as(barber).declineOrder(id, reason);
    }
    assert.equal(await has(checker, 'declines'), true);
    assert.ok((await hints(barber)).some(({ sign }) => sign === 'declines'));
    assert.deepEqual(await hints(neighbour), [], 'whoever offers nothing is given nothing');
    assert.deepEqual(await hints(leader), []);
    const elsewhere = await someone(app, '别处的', [{ role: 'staff', grid: micro(9) }]);
    assert.equal(await has(elsewhere, 'declines'), false);
    assert.equal((await app.as(neighbour).refused.listQuality()).code, 'forbidden');
    const { id } = await givenOrder(app, near, 'requested');
    await app.as(barber).acceptOrder(id);
    assert.equal(await has(checker, 'declines'), false);
  });

  it('has one for a paper that is about to end, until it was seen again', async () => {
    const { checker, approver, leader } = near;
    const phone = '13911119999';
    const fields = { name: '新推拿', phone, grid: micro(3), skills: ['massage'] };
    const { id } = await app.as(leader).nominateArtisan({ body: fields });
    const body = { phoneConfirmed: true, visited: true, papers: true };
    await app.as(checker).checkArtisan({ params: { id }, body });
    await app.as(approver).approveArtisan(id);
    const paperSign = async () =>
      (await signsOf(checker)).find(({ sign, provider }) => sign === 'papers_end' && provider.id === id);
    assert.equal(await paperSign(), undefined);
    await app.pass(340 * day);
    const sign = await paperSign();
    assert.ok(sign?.title && sign.until);
    await app.as(checker).recordPapers(id, { seen: [sign.title] });
    assert.equal(await paperSign(), undefined);
  });
});
