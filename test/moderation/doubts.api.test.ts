import assert from 'node:assert/strict';
import { micro } from '../../seeds/demo/cast.ts';
import { someone } from '../contract/actors.ts';
import { startWorld, type World } from '../contract/fixtures.ts';
import { givenOrder } from '../support/given.ts';

const doubtful = '手艺好，加微信 zhou8899';

describe('What may be meant well', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(async () => {
    await world.app.stop();
    assert.deepEqual(world.app.errors, []);
  });

  const listed = async (who = world.approver, query: { state?: 'waiting' | 'approved' | 'hidden' } = {}) =>
    (await world.app.as(who).listDoubtfulTexts({ query: { limit: 50, ...query } })).items;
  /** A published review of the barber, with this text. */
  async function reviewed(text: string): Promise<{ orderId: string; reviewId: string }> {
    const { app, resident, barber } = world;
    const { id: orderId } = await givenOrder(app, world, 'completed');
    await app.as(resident).writeReview(orderId, { stars: 5, text });
    const { reviews } = await app.as(barber).writeReview(orderId, { stars: 5, text: '准时' });
    return { orderId, reviewId: reviews.find(({ by }) => by === 'resident')?.id ?? '' };
  }
  const shownTo = async (orderId: string, who: World['resident']) =>
    (await world.app.as(who).getReviewWindow(orderId)).reviews.find(({ by }) => by === 'resident')?.text;
  const publicText = async (reviewId: string) => {
    const artisan = (await world.app.as(world.barber).getMyArtisan()).id;
    const { items } = await world.app.as(null).listArtisanReviews({ params: { id: artisan } });
    return items.find(({ id }) => id === reviewId)?.text;
  };

  it('in a review waits unseen, is listed with its words, and is shown once it is approved', async () => {
    const { orderId, reviewId } = await reviewed(doubtful);
    assert.equal(await publicText(reviewId), '');
    assert.equal(await shownTo(orderId, world.barber), '');
    assert.equal(await shownTo(orderId, world.resident), doubtful);
    assert.equal(await shownTo(orderId, world.approver), doubtful);
    const [found, ...more] = (await listed()).filter(({ about }) => about.id === orderId);
    assert.ok(found && more.length === 0);
    assert.deepEqual(
      [found.field, found.text, found.audience, found.steps],
      ['text', doubtful, 'posted', ['approve', 'hide']],
    );
    assert.ok(found.words.some((word) => word.includes('zhou8899')));
    const done = await world.app.as(world.approver).approveText(found.id);
    assert.deepEqual([done.state, done.steps], ['approved', ['hide']]);
    assert.equal(await publicText(reviewId), doubtful);
    assert.equal(await shownTo(orderId, world.barber), doubtful);
    assert.ok(!(await listed()).some(({ id }) => id === found.id));
  });

  it('is hidden with a reason that stands on the trail, and stays with its writer', async () => {
    const { orderId, reviewId } = await reviewed(`${doubtful}！`);
    const [found] = (await listed()).filter(({ about }) => about.id === orderId);
    assert.ok(found);
    const hidden = await world.app.as(world.approver).hideText(found.id, { reason: '留了微信' });
    assert.equal(hidden.state, 'hidden');
    assert.equal(await publicText(reviewId), '');
    assert.equal(await shownTo(orderId, world.resident), `${doubtful}！`);
    const { items } = await world.app.as(world.approver).listAudit({ query: { action: 'text.hide' } });
    const row = items.find(({ target }) => target.id === found.id);
    assert.equal(row?.reason, '留了微信');
    const again = await world.app.as(world.approver).refused.hideText(found.id, { reason: '再来' });
    assert.equal(again.code, 'step_closed');
  });

  it('of an artisan about themselves waits, and what is plain is shown at once', async () => {
    const { app, barber, haircut, place } = world;
    const shown = async () =>
      (await app.as(null).getShelfListing({ params: { id: haircut }, query: { place } })).introduction;
    const say = async (introduction: string) => {
      const { version } = await app.as(barber).getMyArtisan();
      await app
        .as(barber)
        .updateMyArtisan({ headers: { 'If-Match': `"${version}"` }, body: { introduction } });
    };
    await say('三十年手艺');
    assert.equal(await shown(), '三十年手艺');
    await say('三十年手艺，无抵押贷款');
    assert.equal(await shown(), '');
    assert.equal((await app.as(barber).getMyArtisan()).introduction, '三十年手艺，无抵押贷款');
    const [found] = (await listed()).filter(({ field }) => field === 'introduction');
    assert.deepEqual(found?.words, ['无抵押', '贷款']);
    await app.as(world.approver).approveText(found?.id ?? '');
    assert.equal(await shown(), '三十年手艺，无抵押贷款');
  });

  it('between the sides of an order arrives, and is listed to be approved alone', async () => {
    const { app, resident } = world;
    const order = await givenOrder(app, world, 'done');
    await app.as(resident).disputeOrder(order.id, { reason: '他叫我去赌博' });
    const [found] = (await listed()).filter(({ about }) => about.id === order.id);
    assert.ok(found);
    assert.deepEqual([found.audience, found.words, found.steps], ['report', ['赌博'], ['approve']]);
    const refused = await app.as(world.approver).refused.hideText(found.id, { reason: '不行的' });
    assert.equal(refused.code, 'step_closed');
  });

  it('stands on the page where a listing is approved', async () => {
    const { app, barber } = world;
    const body = { ...(await app.as(barber).getListing(world.haircut)) };
    const made = await app.as(barber).createListing({
      body: {
        kind: 'service',
        category: body.category,
        title: '剪发',
        description: '高薪日结招学徒',
        way: 'at_home',
        durationMinutes: 30,
        priceKind: 'market',
        priceFen: 100,
      },
    });
    assert.deepEqual(made.doubtful, ['高薪日结']);
  });

  it('is for staff of its grid, not for those of others nor for who wrote it', async () => {
    const { orderId } = await reviewed('薇信 zhou8899');
    const foreign = await someone(world.app, '邻区', [{ role: 'staff', grid: micro(2) }]);
    const ofOrder = (items: { id: string; about: { id: string } }[]) =>
      items.filter(({ about }) => about.id === orderId);
    assert.equal(ofOrder(await listed()).length, 1);
    assert.equal(ofOrder(await listed(foreign)).length, 0);
    const [{ id } = { id: '' }] = ofOrder(await listed());
    assert.equal((await world.app.as(foreign).refused.approveText(id)).code, 'not_found');
    assert.equal((await world.app.as(world.resident).refused.listDoubtfulTexts({})).code, 'forbidden');
    const { people } = world.app.application.features;
    const [before] = [(await people.find(world.resident._id)).roles];
    await people.update(world.resident._id, { roles: [{ role: 'staff', grid: micro(1) }, ...before] });
    assert.equal((await world.app.as(world.resident).refused.approveText(id)).code, 'not_found');
    await people.update(world.resident._id, { roles: [...before] });
  });

  it('said again in the same place is the same, and what is plain is kept by nobody', async () => {
    const { app, resident } = world;
    const before = (await listed()).length;
    for (const name of ['加微信的小李', '加微信的小李', '小李'])
      await app.as(resident).updateMe({ body: { name } });
    const found = (await listed()).filter(({ field }) => field === 'name');
    assert.equal(found.length, 1);
    assert.equal((await listed()).length, before + 1);
  });
});
