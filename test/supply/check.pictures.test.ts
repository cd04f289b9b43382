import assert from 'node:assert/strict';
import { micro } from '../../seeds/demo/cast.ts';
import { day } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { drawn, type Purpose, upload } from '../support/pictures.ts';
import { assertUnchanged } from '../support/trace.ts';

/** What the first staff member has seen at a nominated artisan's: the visit, and papers. */
describe('pictures of a check', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let nominee: Someone;
  let auditor: Someone;
  let phones = 0;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    const { people } = app.application.features;
    nominee = await people.ensureByPhone('13800000080', '王师傅');
    auditor = await people.ensureByPhone('13800000081', '审计');
    await people.grant(auditor._id, { role: 'auditor', grid: '510115' }, { actorId: null, as: 'system' });
    auditor = await people.find(auditor._id);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });

  const taken = async (by: Someone, purpose: Purpose = 'check') => upload(app, by, await drawn(), purpose);
  const status = async (by: Someone | null, id: string) =>
    (await app.as(by).raw.getFile({ params: { id, width: '320' } })).status;
  async function nominated(phone = `1380000009${phones++}`): Promise<string> {
    const body = { name: '王师傅', phone, grid: micro(3), skills: ['haircut'] };
    return (await app.as(near.leader).nominateArtisan({ body })).id;
  }
  const seen = (pictures: string[]) => ({ phoneConfirmed: true, visited: true, pictures });

  it('are seen by staff who may decide, on the page that decides, and by nobody else', async () => {
    const id = await nominated(nominee.phone);
    const [shop, paper] = [await taken(near.checker), await taken(near.checker)];
    assert.deepEqual([await status(near.checker, shop.id), await status(near.approver, shop.id)], [200, 404]);
    const checked = await app.as(near.checker).checkArtisan(id, seen([paper.id, shop.id]));
    assert.deepEqual(checked.checkPictures, [paper, shop], 'in their order');
    assert.deepEqual((await app.as(near.approver).getArtisan(id)).checkPictures, [paper, shop]);
    for (const by of [near.checker, near.approver]) assert.equal(await status(by, paper.id), 200);
    const words = (answer: { body: unknown }) => ({ ...(answer.body as object), requestId: '' });
    const get = (by: Someone | null, file: string) =>
      app.as(by).raw.getFile({ params: { id: file, width: '1600' } });
    for (const by of [near.leader, nominee, near.supervisor, auditor, near.resident, null])
      assert.deepEqual(
        words(await get(by, paper.id)),
        words(await get(by, 'fil_00000000000000000000')),
        'for others it is what a missing one is',
      );
    for (const by of [near.leader, nominee, auditor])
      assert.deepEqual((await app.as(by).getArtisan(id)).checkPictures, []);
    const looks = await app.connection.collection('audit').find({ action: 'file.see_check' }).toArray();
    const [look, ...more] = looks.map((row) => [row['actorId'], row['as'], row['target'], row['subjectId']]);
    const target = { kind: 'artisan', id };
    assert.deepEqual(look, [near.approver._id, 'staff', target, nominee._id], 'who looked at what');
    assert.deepEqual(more, [], 'whoever took it looks at their own');
    assert.ok(
      (await app.as(nominee).listLooksAtMe()).items.some(({ action }) => action === 'file.see_check'),
    );
    await app.as(near.approver).approveArtisan(id);
    await app.pass(2 * day);
    assert.deepEqual([await status(near.approver, paper.id), await status(nominee, paper.id)], [200, 404]);
  });

  it('are refused where they are foreign, for something else, another artisan’s, or ten', async () => {
    const [first, second] = [await nominated(), await nominated()];
    const [mine, used] = [await taken(near.checker), await taken(near.checker)];
    await app.as(near.checker).checkArtisan(first, seen([used.id]));
    const foreign = await taken(near.approver);
    const portrait = await taken(near.checker, 'portrait');
    await assertUnchanged(app, async () => {
      const code = async (by: Someone, pictures: string[]) =>
        (await app.as(by).refused.checkArtisan(second, seen(pictures))).code;
      for (const other of [foreign.id, portrait.id, used.id, 'fil_00000000000000000000'])
        assert.equal(await code(near.checker, [mine.id, other]), 'picture_refused');
      assert.equal(
        await code(
          near.checker,
          Array.from({ length: 10 }, (_, at) => `fil_${at}`),
        ),
        'invalid',
      );
      assert.equal(await code(near.checker, [mine.id, mine.id]), 'invalid');
      assert.equal(await code(near.resident, [mine.id]), 'forbidden');
      const again = await app.as(near.checker).refused.checkArtisan(first, seen([mine.id]));
      assert.equal(again.code, 'step_closed');
    });
    await app.pass(2 * day);
    assert.deepEqual([await status(near.checker, mine.id), await status(near.checker, used.id)], [404, 200]);
  });

  it('of checks that are older than pictures are none', async () => {
    const id = await nominated();
    await app.as(near.checker).checkArtisan(id, { phoneConfirmed: true, visited: true });
    const artisans = app.connection.collection<{ _id: string }>('artisans');
    await artisans.updateOne({ _id: id }, { $unset: { 'timeline.1.data.pictures': '' as const } });
    assert.deepEqual((await app.as(near.approver).getArtisan(id)).checkPictures, []);
  });
});
