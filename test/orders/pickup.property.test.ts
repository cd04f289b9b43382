import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asPickup, everyMorning, givenCollector, pickupBookingOf } from '../support/given.pickups.ts';
import { drawn, upload } from '../support/pictures.ts';
import { type Act, allowed, type Plain, type Side, take, wait, waits } from './pickup.model.ts';
import { stagePickups } from './pickup.stage.ts';

const runs = Number(process.env.ORDER_RUNS ?? 6);
const sides: Side[] = ['resident', 'collector', 'staff'];
const steps =
  'assign cancel withdraw call_off arrive weigh agree leave ask_staff hand_cash complete dispute resolve_sum resolve miss_resident miss_collector'.split(
    ' ',
  );
const reason = { reason: '写明的原因' };
const weights = [{ material: '纸板', grams: 3200 }];

/** What leads on is tried more often than what does not: each run is to come as far as it can. */
const act = fc.record({ side: fc.constantFrom(...sides), step: fc.constantFrom(...steps), on: fc.boolean() });
const moves = fc.array(
  fc.oneof({ weight: 4, arbitrary: act }, { weight: 1, arbitrary: fc.constantFrom(...waits) }),
  {
    minLength: 8,
    maxLength: 16,
  },
);
const usual: Record<string, Act> = {
  requested: { side: 'collector', step: 'assign' },
  assigned: { side: 'collector', step: 'arrive' },
  arrived: { side: 'collector', step: 'weigh' },
  weighed: { side: 'resident', step: 'agree' },
  agreed: { side: 'collector', step: 'hand_cash' },
  handed: { side: 'resident', step: 'complete' },
  paid: { side: 'collector', step: 'dispute' },
  disputed: { side: 'staff', step: 'resolve_sum' },
};

describe('pick-ups in any order of steps and waits', function () {
  this.timeout(300_000);
  const { stage, resident, barber, staff, balance, entries } = stagePickups();
  let serial = 0;
  const now = () => stage.app.application.clock.now().getTime();
  const callers = { resident, collector: barber, staff };

  /** The step as somebody takes it over HTTP; answers whether it was taken. */
  async function tried({ side, step }: Act, id: string, plain: Plain): Promise<boolean> {
    const raw = callers[side]().raw;
    // a picture that belongs to nothing is gone after a day
    const pictures =
      /weigh|miss_resident/.test(step) && allowed(plain, { side, step }, now()) !== null
        ? [(await upload(stage.app, stage.near.barber, await drawn(), 'finish')).id]
        : [];
    const code = async () => (await resident().getOrder(id)).checkInCode ?? '000000';
    const calls: Record<string, () => Promise<{ status: number }>> = {
      assign: () => raw.assignPickup(id),
      cancel: () => raw.cancelOrder(id, {}),
      withdraw: () => raw.withdrawOrder(id, reason),
      call_off: () => raw.callOffOrder(id, { ...reason, refundFen: 0 }),
      arrive: async () => raw.arriveForPickup(id, { code: await code() }),
      weigh: () => raw.weighPickup(id, { weights, pictures }),
      agree: () => raw.agreeToWeighing(id, { weighing: Math.max(1, plain.weighings) }),
      leave: () => raw.leavePickup(id, reason),
      ask_staff: () => raw.askStaff(id, reason),
      hand_cash: () => raw.handCash(id),
      complete: () => raw.completePickup(id),
      dispute: () => raw.disputeOrder(id, reason),
      resolve_sum: () => raw.resolvePickupSum(id, { ...reason, weights, owedFen: 100 }),
      resolve: () => raw.resolveOrder(id, { ...reason, refundFen: 0 }),
      miss_resident: () => raw.missResidentAtDoor(id, { pictures }),
      miss_collector: () => raw.missCollector(id),
    };
    const answer = await calls[step]?.();
    assert.ok(answer && answer.status < 500);
    return answer.status < 400;
  }

  it('do what the plain model says, and the books hold', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        serial += 1;
        const listing = await givenCollector(stage.app, stage.near, {
          visitWindows: everyMorning(3),
          title: `收纸板 ${serial}`,
        });
        const body = await pickupBookingOf(stage.app, listing, stage.near.place);
        const { id, startAt, endAt } = await resident().bookOrder({ body });
        const [start, end] = [Date.parse(startAt), Date.parse(endAt)];
        const money = { worthFen: 0, owedFen: 0, paidOutFen: 0 };
        const plain: Plain = {
          state: 'requested',
          startAt: start,
          endAt: end,
          at: {},
          level: 0,
          weighings: 0,
          ...money,
        };
        for (const move of all) {
          if (typeof move === 'number') {
            await stage.app.pass(move);
            wait(plain, now());
          } else {
            const chosen = (move.on && usual[plain.state]) || move;
            const to = allowed(plain, chosen, now());
            const said = `${plain.state} ${chosen.side} ${chosen.step}`;
            assert.equal(await tried(chosen, id, plain), to !== null, said);
            if (to !== null) take(plain, chosen.step, to, now());
          }
          const { state, amounts } = asPickup(await resident().getOrder(id));
          const { owedFen, paidOutFen } = amounts;
          assert.deepEqual(
            { state, owedFen, paidOutFen },
            { state: plain.state, owedFen: plain.owedFen, paidOutFen: plain.paidOutFen },
          );
        }
        const booked = (await entries(id)).flatMap(({ lines }) => lines);
        const payable = `payable:resident:${stage.near.resident._id}`;
        const got = booked.filter(({ account, fen }) => account === payable && fen > 0);
        assert.equal(
          got.reduce((sum, { fen }) => sum + fen, 0),
          plain.paidOutFen,
        );
        assert.deepEqual([await balance(payable), await balance(`cash:${stage.near.barber._id}`)], [0, 0]);
        if (['requested', 'assigned'].includes(plain.state))
          await resident().cancelOrder({ params: { id }, body: {} });
      }),
      { numRuns: runs, endOnFailure: true },
    );
    const { windows, orders } = stage.app.application.features;
    await stage.app.pass(600_000);
    assert.deepEqual(await windows.audit(), []);
    assert.deepEqual(await orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  });
});
