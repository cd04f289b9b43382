import assert from 'node:assert/strict';
import { orderKinds } from '../../src/features/orders/index.ts';
import { day, minute } from '../../src/kernel/clock.ts';
import { givenGoodOrder } from '../support/given.goods.ts';
import { givenOrder } from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';
import { stageOrders } from './order.stage.ts';

const complaint = { reason: '剪坏了' };
const mine = { reason: '当面看过，是满意的' };

/** Whoever did not open a dispute says once how they see it, alike in every kind. */
describe('the answer to a dispute', function () {
  this.timeout(60_000);
  const { stage, as, resident, barber, unchanged } = stageOrders();
  const staff = () => as(stage.near.checker);
  const good = (state: Parameters<typeof givenGoodOrder>[2]) => givenGoodOrder(stage.app, stage.near, state);

  it('comes once from the other side, in words and pictures; staff see both, the other is told without the words', async () => {
    const { id } = await givenOrder(stage.app, stage.near, 'done');
    await resident().disputeOrder(id, complaint);
    const proof = await upload(stage.app, stage.near.barber, await drawn(), 'dispute');
    assert.ok((await barber().getOrder(id)).steps.includes('answer'));
    const body = { ...mine, pictures: [proof.id] };
    const answered = await barber().answerDispute({ params: { id }, body });
    assert.deepEqual([answered.state, answered.steps.includes('answer')], ['disputed', false]);
    await unchanged(async () => {
      assert.equal((await barber().refused.answerDispute(id, mine)).code, 'step_closed', 'once');
      assert.equal(
        (await resident().refused.answerDispute(id, mine)).code,
        'step_closed',
        'not who opened it',
      );
      assert.equal((await staff().refused.answerDispute(id, mine)).code, 'forbidden');
      assert.equal((await as(stage.near.neighbour).refused.answerDispute(id, mine)).code, 'not_found');
    });
    const both = (await staff().getOrder(id)).timeline.filter(({ reason }) => reason);
    assert.deepEqual(
      both.map(({ step, by, reason, pictures }) => [step, by, reason, pictures?.map((one) => one.id)]),
      [
        ['dispute', 'resident', complaint.reason, undefined],
        ['answer', 'provider', mine.reason, [proof.id]],
      ],
    );
    const told = async (who: ReturnType<typeof resident>) => (await who.listNotices()).items[0]?.text ?? '';
    for (const who of [resident(), staff()]) {
      assert.match(await told(who), /说明了情况/);
      assert.ok(!(await told(who)).includes(mine.reason), 'no words of a party');
    }
    assert.doesNotMatch(await told(barber()), /说明了情况/, 'who answered knows');
    await staff().resolveOrder(id, { reason: '双方说好了', refundFen: 0 });
    assert.equal((await barber().refused.answerDispute(id, mine)).code, 'step_closed');
  });

  it('says something, with pictures of one’s own of a dispute', async () => {
    const { id } = await givenOrder(stage.app, stage.near, 'done');
    await barber().disputeOrder(id, { reason: '没有付尾款' });
    const foreign = await upload(stage.app, stage.near.barber, await drawn(), 'dispute');
    await unchanged(async () => {
      const body = { ...mine, pictures: [foreign.id] };
      assert.equal(
        (await resident().refused.answerDispute({ params: { id }, body })).code,
        'picture_refused',
      );
      assert.equal((await resident().refused.answerDispute(id, { reason: '   ' })).code, 'invalid');
    });
    await resident().answerDispute(id, mine);
  });

  it('is taken once, however often it is sent at a time, and moves no date', async () => {
    const { id } = await givenOrder(stage.app, stage.near, 'done');
    const { nextDueAt } = await resident().disputeOrder(id, complaint);
    await stage.app.pass(minute);
    const tries = [1, 2, 3, 4].map((nth) =>
      barber().raw.answerDispute({ params: { id }, body: { reason: `第${nth}次说` } }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1, statuses.join());
    const { timeline, ...order } = await resident().getOrder(id);
    assert.equal(timeline.filter(({ step }) => step === 'answer').length, 1);
    assert.equal(order.nextDueAt, nextDueAt, 'it rises when it would have');
    await stage.app.pass(3 * day);
    assert.equal((await resident().getOrder(id)).escalation?.level, 'street');
  });

  it('of goods comes from the provider, also after it has risen; where the clock opened it, from both', async () => {
    const { id } = await good('handed_over');
    await resident().disputeOrder(id, complaint);
    await stage.app.pass(3 * day + minute);
    await barber().answerDispute(id, mine);
    assert.equal((await barber().refused.answerDispute(id, mine)).code, 'step_closed');
    const returned = await good('returning');
    await stage.app.pass(7 * day + minute);
    for (const who of [resident(), barber()]) {
      await who.answerDispute(returned.id, mine);
      assert.equal((await who.refused.answerDispute(returned.id, mine)).code, 'step_closed');
    }
  });

  it('is a row of every kind that can be disputed', () => {
    for (const { kind, order } of orderKinds) {
      const { rows } = order.process;
      const risen = rows.find(({ step }) => step === 'escalate')?.to;
      if (risen === undefined) continue;
      const answers = rows.filter(
        ({ step, from, to }) => step === 'answer' && from?.includes(risen) && to === risen,
      );
      assert.deepEqual(answers.map(({ by }) => by[0]).sort(), ['provider', 'resident'], kind);
    }
  });
});
