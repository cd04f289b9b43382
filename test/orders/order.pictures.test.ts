import assert from 'node:assert/strict';
import { micro } from '../../seeds/demo/cast.ts';
import { day, hour } from '../../src/kernel/clock.ts';
import type { Someone } from '../support/app.ts';
import { givenOrder } from '../support/given.ts';
import { drawn, type Purpose, upload } from '../support/pictures.ts';
import { stageOrders } from './order.stage.ts';

/** Pictures that come with the steps of an order: what was done, and what is disputed. */
describe('pictures of an order', () => {
  const { stage, as, resident, barber, unchanged } = stageOrders();
  let auditor: Someone;
  /** Staff of another micro-grid. */
  let elsewhere: Someone;
  before(async () => {
    const { people } = stage.app.application.features;
    const given = async (phone: string, role: 'auditor' | 'staff', grid: string) => {
      const person = await people.ensureByPhone(phone, '工作人员');
      await people.grant(person._id, { role, grid }, { actorId: null, as: 'system' });
      return people.find(person._id);
    };
    auditor = await given('13800000071', 'auditor', '510115');
    elsewhere = await given('13800000072', 'staff', micro(3));
  });

  const taken = async (by: Someone, purpose: Purpose) => upload(stage.app, by, await drawn(), purpose);
  const status = async (by: Someone | null, id: string) =>
    (await as(by).raw.getFile({ params: { id, width: '320' } })).status;
  /** What both sides, staff who decide, an auditor, other staff, a neighbour and nobody get. */
  async function statuses(id: string): Promise<number[]> {
    const { near } = stage;
    const all: number[] = [];
    for (const by of [near.resident, near.barber, near.checker, auditor, elsewhere, near.neighbour, null])
      all.push(await status(by, id));
    return all;
  }
  const looks = (action: string, orderId: string) =>
    stage.app.connection.collection('audit').find({ action, 'target.id': orderId }).toArray();
  const picturesOf = async (by: Someone, id: string, step: string) =>
    (await as(by).getOrder(id)).timeline.find((row) => row.step === step)?.pictures;

  it('of what was done are seen by both sides and whoever may read the order', async () => {
    const { near, app } = stage;
    const { id } = await givenOrder(app, near, 'underway');
    const [before, after] = [await taken(near.barber, 'finish'), await taken(near.barber, 'finish')];
    assert.deepEqual(await statuses(after.id), [404, 200, 404, 404, 404, 404, 404], 'first their owner');
    const pictures = [after.id, before.id];
    const done = await barber().finishOrder({ params: { id }, body: { pictures } });
    assert.deepEqual(done.timeline.at(-1)?.pictures, [after, before], 'in their order');
    assert.deepEqual(await statuses(after.id), [200, 200, 200, 200, 404, 404, 404]);
    for (const by of [near.resident, near.checker, auditor])
      assert.deepEqual(await picturesOf(by, id, 'finish'), [after, before]);
    await app.pass(3 * day);
    assert.equal(await status(near.resident, after.id), 200, 'they stay');
    const rows = await looks('file.see_finish', id);
    const seen = rows.map((row) => [row['actorId'], row['as'], row['subjectId'], row['isRead']]);
    const mine = near.resident._id;
    assert.deepEqual(
      seen.filter(([, as]) => as !== 'resident').sort(),
      [
        [near.checker._id, 'staff', mine, true],
        [auditor._id, 'auditor', mine, true],
      ].sort(),
      'who looked, once for each day, and the owner is not asked',
    );
    assert.ok(seen.some(([actor, as, , isRead]) => actor === mine && as === 'resident' && isRead === false));
    const mineToKnow = (await resident().listLooksAtMe()).items.map(({ action }) => action);
    assert.ok(mineToKnow.includes('file.see_finish'), 'whose home it is learns of it');
  });

  it('need not be: a step says the same without them', async () => {
    const { near, app } = stage;
    const [first, second] = [
      await givenOrder(app, near, 'underway'),
      await givenOrder(app, near, 'underway'),
    ];
    const bare = await barber().finishOrder(first.id);
    const empty = await barber().finishOrder({ params: { id: second.id }, body: { pictures: [] } });
    for (const { timeline } of [bare, empty]) assert.equal(timeline.at(-1)?.pictures, undefined);
  });

  it('of a dispute are seen by both sides and those who decide, by nobody else', async () => {
    const { near, app } = stage;
    const { id } = await givenOrder(app, near, 'done');
    const broken = await taken(near.resident, 'dispute');
    const body = { reason: '剪坏了', pictures: [broken.id] };
    const disputed = await resident().disputeOrder({ params: { id }, body });
    assert.deepEqual(disputed.timeline.at(-1)?.pictures, [broken]);
    assert.deepEqual(await statuses(broken.id), [200, 200, 200, 404, 404, 404, 404]);
    assert.deepEqual(await picturesOf(near.barber, id, 'dispute'), [broken]);
    assert.deepEqual(await picturesOf(near.checker, id, 'dispute'), [broken]);
    assert.equal(await picturesOf(auditor, id, 'dispute'), undefined, 'who only reads does not');
    const words = (answer: { body: unknown }) => ({ ...(answer.body as object), requestId: '' });
    const get = (by: Someone, file: string) => as(by).raw.getFile({ params: { id: file, width: '800' } });
    for (const by of [auditor, elsewhere, near.neighbour])
      assert.deepEqual(
        words(await get(by, broken.id)),
        words(await get(by, 'fil_00000000000000000000')),
        'a stranger gets what a missing file gives',
      );
    const rows = await looks('file.see_dispute', id);
    const staff = rows.find((row) => row['actorId'] === near.checker._id);
    assert.deepEqual(
      [staff?.['as'], staff?.['subjectId'], staff?.['isRead']],
      ['staff', near.resident._id, true],
    );
    assert.equal(rows.length, 2, 'staff and the other side');
    await as(near.checker).resolveOrder(id, { reason: '双方说好了', refundFen: 0 });
    await app.pass(2 * day);
    assert.deepEqual(await statuses(broken.id), [200, 200, 200, 404, 404, 404, 404], 'it stays so');
  });

  it('of the artisan in a dispute are the artisan’s', async () => {
    const { near, app } = stage;
    const { id } = await givenOrder(app, near, 'done');
    const proof = await taken(near.barber, 'dispute');
    await barber().disputeOrder({ params: { id }, body: { reason: '没有付尾款', pictures: [proof.id] } });
    assert.deepEqual(await statuses(proof.id), [200, 200, 200, 404, 404, 404, 404]);
    const [staff] = (await looks('file.see_dispute', id)).filter((row) => row['as'] === 'staff');
    assert.equal(staff?.['subjectId'], near.barber._id);
  });

  it('are refused where they are foreign, of something else, of another order, or ten; nothing is done', async () => {
    const { near, app } = stage;
    const order = await givenOrder(app, near, 'underway');
    const other = await givenOrder(app, near, 'underway');
    const [mine, used] = [await taken(near.barber, 'finish'), await taken(near.barber, 'finish')];
    await barber().finishOrder({ params: { id: other.id }, body: { pictures: [used.id] } });
    const foreign = await taken(near.resident, 'finish');
    const dispute = await taken(near.barber, 'dispute');
    const ten = Array.from({ length: 10 }, (_, at) => `fil_${at}`);
    const { id } = order;
    await unchanged(async () => {
      const code = async (pictures: string[]) =>
        (await barber().refused.finishOrder({ params: { id }, body: { pictures } })).code;
      for (const one of [foreign.id, dispute.id, used.id, 'fil_00000000000000000000'])
        assert.equal(await code([mine.id, one]), 'picture_refused');
      assert.equal(await code(ten), 'invalid');
      assert.equal(await code([mine.id, mine.id]), 'invalid');
      const asResident = { params: { id }, body: { pictures: [foreign.id] } };
      assert.equal((await resident().refused.finishOrder(asResident)).code, 'forbidden');
      const asStranger = await as(near.neighbour).refused.finishOrder(asResident);
      assert.equal(asStranger.code, 'not_found');
    });
    await barber().finishOrder(id);
    await unchanged(async () => {
      const closed = await barber().refused.finishOrder({ params: { id }, body: { pictures: [mine.id] } });
      assert.equal(closed.code, 'step_closed');
      const complain = async (pictures: string[]) =>
        (await resident().refused.disputeOrder({ params: { id }, body: { reason: '剪坏了', pictures } }))
          .code;
      assert.equal(await complain([foreign.id]), 'picture_refused', 'of what was done, not of a dispute');
      assert.equal(await complain([dispute.id]), 'picture_refused', 'the other side’s');
      assert.equal(await complain(ten), 'invalid');
    });
    await app.pass(25 * hour);
    assert.equal(await status(near.barber, mine.id), 404, 'what no step has is swept');
    assert.equal(await status(near.resident, used.id), 200);
  });

  it('of a repeated key are those of the first', async () => {
    const { near, app } = stage;
    const { id } = await givenOrder(app, near, 'underway');
    const { id: picture } = await taken(near.barber, 'finish');
    const request = {
      params: { id },
      headers: { 'Idempotency-Key': 'finish-with-pictures' },
      body: { pictures: [picture] },
    };
    const first = await barber().finishOrder(request);
    // as where the server fell between the write and the answer
    await app.connection.collection('keys').deleteMany({});
    assert.deepEqual((await barber().finishOrder(request)).timeline, first.timeline);
  });
});
