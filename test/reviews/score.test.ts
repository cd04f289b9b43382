import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { ReviewStore } from '../../src/features/reviews/review.store.ts';
import { connect } from '../calendars/calendar.given.ts';

describe('a stored average', () => {
  let connection: mongoose.Connection;
  before(async () => {
    connection = await connect();
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  it('is written from the version that was read: who was overtaken counts anew', async () => {
    const store = new ReviewStore(connection);
    const [scored, _id] = [{ listingId: 'lst_1' }, 'listing:lst_1'];
    const put = (version: number, count: number) => store.putScore({ _id, version, count, stars: 5 * count });
    assert.equal(await put(0, 1), true);
    assert.equal(await put(0, 2), false, 'somebody else was the first');
    assert.equal(await put(1, 3), true);
    assert.equal(await put(1, 2), false, 'somebody else has counted since');
    assert.deepEqual(await store.seekScore(scored), { _id, version: 2, count: 3, stars: 15 });
    assert.equal(await put(2, 4), true);
  });
});
