import assert from 'node:assert/strict';
import { day } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, micro, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

/** Where the leader looks after people. */
const ledPlace = micro(3);

describe('what nobody nearby offers', () => {
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
  const as = (person: Someone | null) => app.as(person);
  const report = (person: Someone, words: string, place = ledPlace) =>
    as(person).reportNeed({ body: { words, place } });
  const board = async (person: Someone) =>
    (await as(person).listNeeds()).items.map(({ words, count }) => [words, count]);
  const reason = { reason: '下个月有师傅来' };

  it('is counted by words and place, answered once for all, and everybody is told', async () => {
    const first = await report(near.resident, '修钢琴');
    assert.deepEqual([first.words, first.state, first.steps], ['修钢琴', 'reported', ['withdraw']]);
    assert.equal((await report(near.resident, ' 修 钢琴 ')).id, first.id, 'the same words are the same need');
    await report(near.neighbour, '修钢琴');
    await report(near.neighbour, '补瓷器');
    const both = [
      ['修钢琴', 2],
      ['补瓷器', 1],
    ];
    assert.deepEqual(await board(near.leader), both);
    assert.deepEqual(await board(near.checker), both);
    assert.ok(!JSON.stringify(await as(near.leader).listNeeds()).includes(near.resident._id), 'not by whom');
    const [most] = (await as(near.leader).listNeeds()).items;
    const closed = await as(near.leader).closeNeeds({ params: { id: most?.id ?? '' }, body: reason });
    assert.equal(closed.count, 2);
    assert.deepEqual(await board(near.leader), [['补瓷器', 1]]);
    for (const person of [near.resident, near.neighbour]) {
      const texts = (await as(person).listNotices()).items.map(({ text }) => text);
      assert.equal(texts.filter((text) => text.includes('修钢琴') && text.includes(reason.reason)).length, 1);
    }
    const mine = (await as(near.resident).listMyNeeds()).items;
    assert.deepEqual([mine[0]?.state, mine[0]?.reason], ['closed', reason.reason]);
    await assertUnchanged(app, async () => {
      const again = { params: { id: most?.id ?? '' }, body: reason };
      assert.equal((await as(near.leader).refused.closeNeeds(again)).code, 'step_closed');
    });
  });

  it('can be taken back, said again, and ends by itself', async () => {
    const { id } = await report(near.resident, '修钢琴');
    assert.deepEqual((await as(near.resident).withdrawNeed(id)).steps, []);
    assert.equal((await as(near.resident).refused.withdrawNeed(id)).code, 'step_closed');
    assert.equal((await as(near.acrossTheRiver).refused.withdrawNeed(id)).code, 'not_found');
    const again = await report(near.resident, '修钢琴');
    assert.deepEqual([again.id, again.state, again.reason], [id, 'reported', null]);
    await app.pass(181 * day);
    const states = (await as(near.resident).listMyNeeds()).items.map(({ words, state }) => [words, state]);
    assert.deepEqual(states, [['修钢琴', 'lapsed']]);
    assert.deepEqual(await board(near.leader), []);
  });

  it('so many a day, at a micro-grid that there is, and each once however often it is sent', async () => {
    await assertUnchanged(app, async () => {
      const nowhere = { body: { words: '修表', place: 'nowhere' } };
      assert.equal((await as(near.resident).refused.reportNeed(nowhere)).code, 'grid_missing');
    });
    const { settings, grids } = app.application.features;
    const by = { byId: null, as: 'command', reason: '测试' };
    for (const { code } of await grids.children(null))
      await settings.change(code, 'needs.perDay', 2, settings.versionOf(code), by);
    await app.pass(day);
    await Promise.all([1, 2, 3].map(() => report(near.neighbour, '修表')));
    await report(near.neighbour, '修伞');
    const full = await as(near.neighbour).refused.reportNeed({ body: { words: '修包', place: ledPlace } });
    assert.equal(full.code, 'limit_reached');
    assert.deepEqual((await board(near.leader)).sort(), [
      ['修伞', 1],
      ['修表', 1],
    ]);
    await app.pass(day);
    await report(near.neighbour, '修包');
  });
});
