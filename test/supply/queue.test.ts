import assert from 'node:assert/strict';
import { doorstep, next, refusedWith, useMarket, yard } from './market.ts';

describe('the queue of artisans', () => {
  const market = useMarket();

  it('shows the asker their grids only, the longest waiting first, page by page', async () => {
    const { artisans, actors, pass } = market;
    const ids: string[] = [];
    for (const [i, grid] of [doorstep, next, yard, doorstep, next].entries()) {
      const said = { name: `候选${i}`, phone: `1370000001${i}`, grid, skills: ['mending'] };
      ids.push((await artisans.nominate(actors.third, said)).artisan._id);
      await pass(1000);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await artisans.listQueue(actors.staff, 'nominated', { limit: 2, cursor });
      seen.push(...page.items.map(({ artisan }) => artisan._id));
      cursor = page.next ?? undefined;
    } while (cursor);
    assert.deepEqual(seen, ids);
    assert.deepEqual((await artisans.listQueue(actors.foreignStaff, undefined, { limit: 9 })).items, []);
    assert.equal((await artisans.listQueue(actors.supervisor, undefined, { limit: 9 })).items.length, 5);
    const mine = await artisans.listNominated(actors.third, { limit: 3 });
    assert.deepEqual(
      mine.items.map(({ artisan }) => artisan._id),
      ids.toReversed().slice(0, 3),
    );
    assert.deepEqual((await artisans.listNominated(actors.leader, { limit: 3 })).items, []);
  });

  it('refuses a cursor that is not its own', async () => {
    const { artisans, actors } = market;
    const cursor = Buffer.from(JSON.stringify(['no date', 'x'])).toString('base64url');
    await assert.rejects(
      artisans.listQueue(actors.staff, undefined, { limit: 2, cursor }),
      refusedWith('malformed'),
    );
  });
});
