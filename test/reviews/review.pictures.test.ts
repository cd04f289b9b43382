import assert from 'node:assert/strict';
import { day } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { drawn, type Purpose, upload } from '../support/pictures.ts';
import { assertUnchanged } from '../support/trace.ts';

describe('pictures of reviews', () => {
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
  const completed = async () => (await givenOrder(app, near, 'completed')).id;
  const taken = async (by: Someone, purpose: Purpose = 'review') => upload(app, by, await drawn(), purpose);
  /** What each of them gets of a picture. */
  async function statuses(id: string, who: readonly (Someone | null)[]): Promise<number[]> {
    const all: number[] = [];
    for (const by of who) all.push((await app.as(by).raw.getFile({ params: { id, width: '320' } })).status);
    return all;
  }
  const everyone = () => [near.resident, near.barber, near.checker, near.neighbour, null];
  const published = async () => (await app.as(null).listArtisanReviews(artisanId)).items;

  it('are seen by who may read the words, and by everybody once a resident’s are public', async () => {
    const id = await completed();
    const [before, after] = [await taken(near.resident), await taken(near.resident)];
    const said = { stars: 4, text: '', pictures: [after.id, before.id] };
    const mine = await app.as(near.resident).writeReview(id, said);
    assert.deepEqual(mine.reviews[0]?.pictures, [after, before], 'in their order');
    assert.deepEqual(await statuses(after.id, everyone()), [200, 404, 404, 404, 404]);
    await app.pass(3 * day);
    assert.deepEqual(await statuses(after.id, everyone()), [200, 404, 404, 404, 404], 'they wait');
    const home = await taken(near.barber);
    await app.as(near.barber).writeReview(id, { stars: 5, text: '', pictures: [home.id] });
    assert.deepEqual(await statuses(after.id, everyone()), [200, 200, 200, 200, 200]);
    assert.deepEqual((await published())[0]?.pictures, [after, before]);
    assert.deepEqual(
      await statuses(home.id, everyone()),
      [200, 200, 200, 404, 404],
      'an artisan’s word about a resident is read by both and staff',
    );
    const window = await app.as(near.checker).getReviewWindow(id);
    assert.deepEqual(
      window.reviews.map(({ pictures }) => pictures.length),
      [2, 1],
    );
  });

  it('go from everybody’s eyes with a review that staff hide; a look of staff is on the trail', async () => {
    const id = await completed();
    const picture = await taken(near.resident);
    await app.as(near.resident).writeReview(id, { stars: 1, text: '', pictures: [picture.id] });
    const { reviews } = await app.as(near.barber).writeReview(id, { stars: 5, text: '' });
    const reviewId = reviews.find(({ by }) => by === 'resident')?.id ?? '';
    const looks = () =>
      app.connection.collection('audit').find({ action: 'file.see_review', 'target.id': id }).toArray();
    assert.deepEqual(await statuses(picture.id, [near.checker, null]), [200, 200]);
    assert.deepEqual(await looks(), [], 'what is on show may be looked at by anybody');
    await app.as(near.checker).hideReview(reviewId, { reason: '拍到了门牌' });
    assert.deepEqual(await statuses(picture.id, everyone()), [200, 404, 200, 404, 404]);
    const seen = (await app.as(near.barber).getReviewWindow(id)).reviews.find((one) => one.id === reviewId);
    assert.deepEqual(seen?.pictures, []);
    const [look, ...more] = await looks();
    assert.deepEqual(
      [look?.['actorId'], look?.['as'], look?.['subjectId'], look?.['isRead'], more.length],
      [near.checker._id, 'staff', near.resident._id, true, 0],
    );
    const { items } = await app.as(near.resident).listLooksAtMe();
    assert.ok(items.some(({ action }) => action === 'file.see_review'));
    await app.pass(3 * day);
    assert.deepEqual(await statuses(picture.id, [near.resident]), [200], 'it belongs to it still');
  });

  it('are refused where they are somebody else’s, for something else, another review’s, or ten', async () => {
    const [first, second] = [await completed(), await completed()];
    const mine = await taken(near.resident);
    const used = await taken(near.resident);
    await app.as(near.resident).writeReview(first, { stars: 5, text: '', pictures: [used.id] });
    const foreign = await taken(near.barber);
    const finish = await taken(near.resident, 'finish');
    await assertUnchanged(app, async () => {
      const code = async (by: Someone, pictures: string[]) =>
        (await app.as(by).refused.writeReview(second, { stars: 5, text: '', pictures })).code;
      for (const other of [foreign.id, finish.id, used.id, 'fil_00000000000000000000'])
        assert.equal(await code(near.resident, [mine.id, other]), 'picture_refused');
      assert.equal(await code(near.resident, [mine.id, mine.id]), 'invalid');
      assert.equal(
        await code(
          near.resident,
          Array.from({ length: 10 }, (_, at) => `fil_${at}`),
        ),
        'invalid',
      );
      assert.equal(await code(near.neighbour, [mine.id]), 'not_found');
      assert.equal(
        (await app.as(near.resident).refused.writeReview(first, { stars: 5, text: '', pictures: [mine.id] }))
          .code,
        'step_closed',
      );
    });
    await app.pass(2 * day);
    assert.deepEqual(await statuses(mine.id, [near.resident]), [404], 'what no review has is swept');
  });

  it('of a repeated key are those of the first', async () => {
    const id = await completed();
    const picture = await taken(near.resident);
    const request = {
      params: { id },
      headers: { 'Idempotency-Key': 'review-pictures-1' },
      body: { stars: 5, text: '', pictures: [picture.id] },
    };
    const first = await app.as(near.resident).writeReview(request);
    // as where the server fell between the write and the answer
    await app.connection.collection('keys').deleteMany({});
    assert.deepEqual(await app.as(near.resident).writeReview(request), first);
  });

  it('of reviews that are older than pictures are none', async () => {
    const id = await completed();
    await app.as(near.resident).writeReview(id, { stars: 5, text: '' });
    await app.as(near.barber).writeReview(id, { stars: 5, text: '' });
    const windows = app.connection.collection<{ _id: string }>('review_windows');
    const unset = { 'reviews.resident.pictures': '', 'reviews.provider.pictures': '' } as const;
    await windows.updateOne({ _id: id }, { $unset: unset });
    const { reviews } = await app.as(near.resident).getReviewWindow(id);
    assert.deepEqual(
      reviews.map(({ pictures }) => pictures),
      [[], []],
    );
    assert.ok((await published()).every(({ pictures }) => Array.isArray(pictures)));
  });
});
