import assert from 'node:assert/strict';
import { day, hour, minute } from '../../src/kernel/clock.ts';
import { asPickup, type PickupOrder, weigh } from '../support/given.pickups.ts';
import { reason } from './order.stage.ts';
import { stagePickups, sure } from './pickup.stage.ts';

/** From the scale to the money, and where both do not agree. */
describe('pick-ups that are weighed and paid, through the API', function () {
  this.timeout(60_000);
  const { stage, resident, barber, staff, pickup, seen, balance, entries, picture } = stagePickups();

  describe('weighed', () => {
    it('takes grams in tens of what is on the list, with a picture, and sums each material up', async () => {
      const { id } = await pickup('arrived');
      const shot = await picture();
      const code = async (weights: object[], more: object = shot) =>
        (await barber().refused.weighPickup(id, { weights, ...more })).code;
      assert.equal(await code([{ material: '纸板', grams: 3205 }]), 'invalid');
      assert.equal(await code([{ material: '黄金', grams: 100 }]), 'invalid');
      assert.equal(
        await code([
          { material: '纸板', grams: 10 },
          { material: '纸板', grams: 20 },
        ]),
        'invalid',
      );
      assert.equal(await code([{ material: '纸板', grams: 100 }], { pictures: [] }), 'invalid');
      const weighed = await weigh(stage.app, stage.near, id, [
        { material: '纸板', grams: 3200 },
        { material: '易拉罐', grams: 150 },
      ]);
      // 855 fen × 0.15 kg = 128.25 fen
      assert.deepEqual(
        weighed.weighing?.materials.map(({ fen }) => fen),
        [384, 128],
      );
      assert.deepEqual([weighed.weighing?.worthFen, weighed.amounts.owedFen], [512, 0]);
      const theirs = await seen(id);
      assert.equal(theirs.timeline.at(-1)?.pictures?.length, 1);
    });

    it('is agreed to by its number: another weighing is refused', async () => {
      const { id } = await pickup('weighed');
      await weigh(stage.app, stage.near, id, [{ material: '纸板', grams: 3000 }]);
      const old = await resident().refused.agreeToWeighing(id, { weighing: 1 });
      assert.equal(old.code, 'weighing_changed');
      const agreed = asPickup(await resident().agreeToWeighing(id, { weighing: 2 }));
      assert.deepEqual([agreed.state, agreed.amounts.owedFen], ['agreed', 360]);
      await barber().handCash(id);
      await resident().completePickup(id);
    });

    it('is left by either side with a reason, and nothing moves', async () => {
      const left = await pickup('weighed');
      assert.equal((await resident().leavePickup(left.id, reason)).state, 'cancelled');
      const arrived = await pickup('arrived');
      assert.equal((await barber().leavePickup(arrived.id, reason)).state, 'cancelled');
      assert.deepEqual(await entries(left.id), []);
    });

    it('goes to staff by itself after a day, or by either side', async () => {
      const silent = await pickup('weighed');
      await stage.app.pass(day + minute);
      const asked = await seen(silent.id);
      assert.deepEqual([asked.state, asked.escalation?.level], ['disputed', 'community']);
      const { id } = await pickup('weighed');
      assert.equal((await barber().askStaff(id, sure)).state as string, 'disputed');
      assert.equal((await staff().resolveOrder(id, { ...sure, refundFen: 0 })).state, 'settled');
    });
  });

  describe('paid in cash', () => {
    it('books nothing before both have said so, and then both in one entry', async () => {
      const order = await pickup('handed');
      assert.deepEqual([order.amounts.owedFen, order.amounts.paidOutFen], [384, 0]);
      assert.deepEqual(await entries(order.id), []);
      const paid = await resident().completePickup(order.id);
      assert.deepEqual([paid.amounts.owedFen, paid.amounts.paidOutFen, paid.reviewable], [0, 384, true]);
      const [entry] = await entries(order.id);
      const [cash, payable] = [
        `cash:${stage.near.barber._id}`,
        `payable:resident:${stage.near.resident._id}`,
      ];
      assert.deepEqual(
        entry?.lines.map(({ account, fen }) => `${account} ${fen}`),
        [`${payable} 384`, `${cash} -384`, `${cash} 384`, `${payable} -384`],
      );
      assert.deepEqual([await balance(cash), await balance(payable)], [0, 0]);
      const income = await barber().getIncome({ query: {} });
      const { owedFen, cashFen, pendingFen, items } = income;
      assert.deepEqual(
        { owedFen, cashFen, pendingFen, items },
        { owedFen: 0, cashFen: 0, pendingFen: 0, items: [] },
      );
      await stage.app.pass(2 * day + minute);
      assert.equal((await seen(order.id)).state, 'settled');
    });

    it('is taken as received where the resident says nothing for a day', async () => {
      const order = await pickup('handed');
      await stage.app.pass(day + minute);
      const paid = await seen(order.id);
      assert.deepEqual([paid.state, paid.amounts.paidOutFen], ['paid', 384]);
    });

    it('reminds the collector and staff every day while it is owed', async () => {
      const order = await pickup('agreed');
      await stage.app.pass(day + minute);
      await stage.app.pass(day + minute);
      const late = await seen(order.id);
      assert.deepEqual(
        late.timeline.slice(-2).map(({ step, state }) => `${step} ${state}`),
        ['remind agreed', 'remind agreed'],
      );
      await barber().handCash(order.id);
      await resident().completePickup(order.id);
    });
  });

  describe('disputed', () => {
    it('from what is agreed only after a day, then by staff too', async () => {
      const order = await pickup('agreed');
      assert.equal((await resident().refused.disputeOrder(order.id, sure)).code, 'step_closed');
      await stage.app.pass(day + minute);
      assert.equal((await staff().disputeOrder(order.id, sure)).state as string, 'disputed');
      await staff().resolveOrder(order.id, { ...sure, refundFen: 0 });
    });

    it('is decided with weights and what is still owed, which is then paid', async () => {
      const order = await pickup('handed');
      await resident().disputeOrder(order.id, sure);
      const decided = { ...sure, weights: [{ material: '纸板', grams: 3000 }], owedFen: 361 };
      assert.equal((await staff().refused.resolvePickupSum(order.id, decided)).code, 'invalid');
      const again = asPickup(await staff().resolvePickupSum(order.id, { ...decided, owedFen: 200 }));
      assert.deepEqual([again.state, again.weighing?.worthFen, again.amounts.owedFen], ['agreed', 360, 200]);
      await barber().handCash(order.id);
      const paid = await resident().completePickup(order.id);
      assert.equal(paid.amounts.paidOutFen, 200);
    });

    it('after it was paid within two days, and nothing that was paid is taken back', async () => {
      const order: PickupOrder = await pickup('paid');
      await stage.app.pass(hour);
      await barber().disputeOrder(order.id, sure);
      const settled = await staff().resolveOrder(order.id, { ...sure, refundFen: 0 });
      assert.deepEqual([settled.state, settled.amounts.paidOutFen], ['settled', 384]);
    });

    it('rises to the top and then ends, and nothing moves', async () => {
      const order = await pickup('disputed');
      for (let levels = 0; levels < 3; levels += 1) await stage.app.pass(3 * day + minute);
      const ended = await seen(order.id);
      assert.deepEqual([ended.state, ended.timeline.at(-1)?.step], ['settled', 'default']);
      assert.deepEqual(await entries(order.id), []);
    });
  });
});
