import assert from 'node:assert/strict';
import { micro } from '../../seeds/demo/cast.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';

/** What a decision stands on, and who has done what: for those who work for the grid by name. */
describe('The page that decides', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let named: Record<'leader' | 'checker' | 'approver', string>;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    const { people } = app.application.features;
    const name = async (who: Someone) => (await people.find(who._id)).name;
    named = {
      leader: await name(near.leader),
      checker: await name(near.checker),
      approver: await name(near.approver),
    };
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });

  const names = (history: readonly { step: string; name: string | null }[]) =>
    history.map(({ step, name }) => [step, name]);

  it('about an artisan says who nominated, who checked, when, and what was found', async () => {
    const phone = '13800000070';
    const nominee = await app.application.features.people.ensureByPhone(phone, '王建国');
    const body = { name: '王建国', phone, grid: micro(3), skills: ['haircut'], note: '手艺好' };
    const { id, nominatedBy } = await app.as(near.leader).nominateArtisan({ body });
    assert.equal(nominatedBy, null, 'who nominated works for no grid');
    const before = await app.as(near.checker).getArtisan(id);
    assert.deepEqual([before.nominatedBy, before.check, before.note], [named.leader, null, '手艺好']);
    await app.as(near.checker).checkArtisan(id, { phoneConfirmed: true, visited: true, note: '工具齐' });
    const seen = await app.as(near.approver).getArtisan(id);
    const { at } = seen.history.find(({ step }) => step === 'check') ?? { at: '' };
    assert.deepEqual(seen.check, { by: named.checker, at, note: '工具齐' });
    const approved = await app.as(near.approver).approveArtisan(id);
    assert.deepEqual(names(approved.history), [
      ['nominate', named.leader],
      ['check', named.checker],
      ['approve', named.approver],
    ]);
    assert.equal((await app.as(near.supervisor).getArtisan(id)).check?.by, named.checker);
    for (const by of [near.leader, nominee]) {
      const other = await app.as(by).getArtisan(id);
      assert.deepEqual([other.nominatedBy, other.check], [null, null]);
      assert.ok(
        other.history.every(({ name }) => name === null),
        'who nominated and the artisan learn no names',
      );
    }
  });

  it('is no more open to an artisan who works for the grid as well', async () => {
    const { people } = app.application.features;
    const role = { role: 'staff', grid: '510115' } as const;
    await people.grant(near.barber._id, role);
    const mine = await app.as(near.barber).getMyArtisan();
    assert.deepEqual([mine.nominatedBy, mine.check], [null, null]);
    assert.ok(mine.history.every(({ name }) => name === null));
    await people.revoke(near.barber._id, role);
  });

  it('about a listing says by name who approved it, alone and in the queue', async () => {
    const seen = await app.as(near.approver).getListing(near.haircut);
    const approval = seen.history.find(({ step }) => step === 'approve');
    assert.ok([named.checker, named.approver].includes(approval?.name ?? ''));
    const queue = await app.as(near.supervisor).listListings({ query: { state: 'live' } });
    const same = queue.items.find(({ id }) => id === near.haircut);
    assert.deepEqual(names(same?.history ?? []), names(seen.history));
    const own = [
      await app.as(near.barber).getListing(near.haircut),
      ...(await app.as(near.barber).listMyListings()).items,
    ];
    for (const { history } of own) assert.ok(history.every(({ name }) => name === null));
  });
});
