import assert from 'node:assert/strict';
import { day, minute } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

describe('reviews through the API', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let artisanId: string;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    artisanId = (await app.as(near.barber).getMyArtisan()).id;
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const as = (person: Someone | null) => app.as(person);
  const resident = () => as(near.resident);
  const barber = () => as(near.barber);
  async function unchanged(refusals: () => Promise<void>): Promise<void> {
    await assertUnchanged(app, refusals);
  }
  const completed = async (who: Someone = near.resident) =>
    (await givenOrder(app, { ...near, resident: who }, 'completed')).id;
  const rating = async () => (await as(null).listArtisanReviews(artisanId)).rating;
  /** What is stored equals what comes out when everything is counted anew. */
  async function assertRebuilt(): Promise<void> {
    const { reviews } = app.application.features;
    const stored = [
      await reviews.averageOfProvider({ kind: 'artisan', id: artisanId }),
      await reviews.averageOf(near.haircut),
    ];
    await reviews.rebuild();
    const rebuilt = [
      await reviews.averageOfProvider({ kind: 'artisan', id: artisanId }),
      await reviews.averageOf(near.haircut),
    ];
    assert.deepEqual(rebuilt, stored);
  }

  it('there is no window before the work is done, and none for strangers', async () => {
    const { id } = await givenOrder(app, near, 'underway');
    assert.equal((await resident().refused.getReviewWindow(id)).code, 'not_found');
    assert.equal((await resident().refused.writeReview(id, { stars: 5, text: '' })).code, 'not_found');
    const done = await completed();
    assert.equal((await as(near.neighbour).refused.getReviewWindow(done)).code, 'not_found');
    assert.equal((await as(null).refused.getReviewWindow(done)).code, 'unauthenticated');
  });

  it('each side writes once; nobody sees the other’s word before both have written', async () => {
    const id = await completed();
    assert.deepEqual((await resident().getReviewWindow(id)).steps, ['write']);
    const said = { stars: 4, text: '剪得清爽，就是等了一会儿' };
    await unchanged(async () => {
      assert.equal((await resident().refused.writeReview(id, { stars: 6, text: '' })).code, 'invalid');
      const rude = { stars: 1, text: '他在店里赌 博' };
      assert.equal((await resident().refused.writeReview(id, rude)).code, 'text_refused');
      assert.equal((await as(near.checker).refused.writeReview(id, said)).code, 'forbidden');
    });
    const mine = await resident().writeReview(id, said);
    assert.deepEqual([mine.state, mine.reviews.length, mine.steps], ['open', 1, []]);
    assert.equal((await resident().refused.writeReview(id, said)).code, 'step_closed');
    const before = await barber().getReviewWindow(id);
    assert.deepEqual([before.reviews, before.steps], [[], ['write']]);
    assert.deepEqual((await as(near.checker).getReviewWindow(id)).reviews, []);
    assert.deepEqual(await rating(), { average: null, count: 0 });
    const [hidden] = mine.reviews;
    assert.equal((await barber().refused.replyReview(hidden?.id ?? '', { text: '谢谢' })).code, 'not_found');

    const both = await barber().writeReview(id, { stars: 5, text: '很准时' });
    assert.deepEqual([both.state, both.reviews.length, both.bothWrote], ['published', 2, true]);
    assert.deepEqual(await rating(), { average: 4, count: 1 });
    const shown = await as(null).listArtisanReviews(artisanId);
    assert.deepEqual([shown.items[0]?.text, shown.items[0]?.residentName], [said.text, '李**']);
    await assertRebuilt();
  });

  it('is published alone when the 14 days are over, and closed where nobody wrote', async () => {
    // another week: of one week only one of a pair counts
    await app.pass(7 * day);
    const alone = await completed();
    const nothing = await completed(near.neighbour);
    await resident().writeReview(alone, { stars: 2, text: '剪短了' });
    await app.pass(14 * day - minute);
    assert.equal((await resident().getReviewWindow(alone)).state, 'open');
    await app.pass(2 * minute);
    assert.equal((await resident().getReviewWindow(alone)).state, 'published');
    assert.equal((await as(near.neighbour).getReviewWindow(nothing)).state, 'closed');
    const late = { stars: 5, text: '' };
    assert.equal((await barber().refused.writeReview(alone, late)).code, 'step_closed');
    assert.deepEqual(await rating(), { average: 3, count: 2 });
    await assertRebuilt();
  });

  it('is answered once by whom it is about, and hidden by staff with a reason', async () => {
    const id = await completed();
    await resident().writeReview(id, { stars: 1, text: '不满意' });
    const window = await barber().writeReview(id, { stars: 5, text: '' });
    const about = window.reviews.find((each) => each.by === 'resident');
    assert.deepEqual(about?.steps, ['reply']);
    const reviewId = about?.id ?? '';
    const text = { text: '抱歉，下次免费修剪' };
    await unchanged(async () => {
      assert.equal((await resident().refused.replyReview(reviewId, text)).code, 'forbidden');
      assert.equal((await as(near.neighbour).refused.replyReview(reviewId, text)).code, 'not_found');
      assert.equal(
        (await barber().refused.replyReview(reviewId, { text: '去下 注吧' })).code,
        'text_refused',
      );
      assert.equal((await barber().refused.hideReview(reviewId, { reason: '不公平' })).code, 'forbidden');
      assert.equal(
        (await as(near.checker).refused.hideReview('rev_none', { reason: '不公平' })).code,
        'not_found',
      );
    });
    const replied = await barber().replyReview(reviewId, text);
    assert.equal(replied.reviews.find((each) => each.id === reviewId)?.reply?.text, text.text);
    assert.equal((await barber().refused.replyReview(reviewId, text)).code, 'step_closed');

    const counted = await rating();
    const hidden = await as(near.checker).hideReview(reviewId, { reason: '与服务无关' });
    assert.equal(hidden.reviews.find((each) => each.id === reviewId)?.hidden, '与服务无关');
    assert.equal(
      (await as(near.checker).refused.hideReview(reviewId, { reason: '再来' })).code,
      'step_closed',
    );
    const after = await rating();
    assert.equal(after.count, counted.count - 1);
    const open = await as(null).listArtisanReviews(artisanId);
    assert.ok(open.items.every((each) => each.id !== reviewId));
    const seen = (await barber().getReviewWindow(id)).reviews.find((each) => each.id === reviewId);
    assert.deepEqual([seen?.text, seen?.hidden], ['', '与服务无关']);
    await assertRebuilt();
  });

  it('lists a page at a time, and those of one listing', async () => {
    const first = await as(null).listArtisanReviews({ params: { id: artisanId }, query: { limit: 1 } });
    assert.equal(first.items.length, 1);
    assert.ok(first.next);
    const query = { limit: 1, cursor: first.next };
    const second = await as(null).listArtisanReviews({ params: { id: artisanId }, query });
    assert.notEqual(second.items[0]?.id, first.items[0]?.id);
    const other = { params: { id: artisanId }, query: { listing: near.homeHaircut } };
    assert.deepEqual((await as(null).listArtisanReviews(other)).items, []);
    const same = { params: { id: artisanId }, query: { listing: near.haircut } };
    assert.equal((await as(null).listArtisanReviews(same)).rating.count, 2);
  });

  it('averages are right when many are published at once', async () => {
    const { people } = app.application.features;
    const done: { who: Someone; id: string }[] = [];
    for (let index = 0; index < 8; index += 1) {
      const who = await people.ensureByPhone(`1370000${1000 + index}`, '居民');
      done.push({ who, id: await completed(who) });
    }
    await Promise.all(done.map(({ id }) => barber().writeReview(id, { stars: 5, text: '' })));
    await Promise.all(
      done.map(({ who, id }, index) => as(who).writeReview(id, { stars: 1 + (index % 5), text: '' })),
    );
    await app.settle();
    assert.equal((await rating()).count, 10);
    await assertRebuilt();
  });

  it('of one pair one a week counts, however many there are; all are shown', async () => {
    const before = await rating();
    const shown = async () =>
      (await as(null).listArtisanReviews({ params: { id: artisanId }, query: { limit: 50 } })).items.length;
    const shownBefore = await shown();
    const ofNeighbour: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const id = await completed(near.neighbour);
      await barber().writeReview(id, { stars: 5, text: '' });
      const { reviews } = await as(near.neighbour).writeReview(id, { stars: index === 0 ? 1 : 5, text: '' });
      ofNeighbour.push(reviews.find(({ by }) => by === 'resident')?.id ?? '');
    }
    assert.equal(await shown(), shownBefore + 5);
    assert.equal((await rating()).count, before.count + 1);
    const listing = { params: { id: artisanId }, query: { listing: near.haircut } };
    assert.equal((await as(null).listArtisanReviews(listing)).rating.count, before.count + 1);
    const { averageOfProvider } = app.application.features.reviews;
    const withFirst = await averageOfProvider({ kind: 'artisan', id: artisanId });
    await as(near.checker).hideReview(ofNeighbour[0] ?? '', { reason: '与服务无关' });
    const withSecond = await rating();
    assert.equal(withSecond.count, before.count + 1, 'the next one of that week counts instead');
    assert.ok((withSecond.average ?? 0) > (withFirst.average ?? 0));
    await assertRebuilt();
  });
});
