import assert from 'node:assert/strict';
import { endMoney, holdDeposit, refundByCancelling } from '../../src/features/orders/engine/ending.ts';
import {
  keptAt,
  requireRenewable,
  unfetchedRefundFen,
} from '../../src/features/orders/kinds/loan/loan.apply.ts';
import {
  isProviderMissable,
  lateDaysAt,
  mayHandOut,
} from '../../src/features/orders/kinds/loan/loan.dates.ts';
import type { LoanOrder } from '../../src/features/orders/kinds/loan/loan.ts';
import { freeUntil, isFree, type Unit } from '../../src/features/units/unit.ts';
import { at } from '../calendars/calendar.given.ts';

// 2026-12-01 is a Tuesday; open from 9 to 18 but on Thursdays
const hours = [0, 1, 2, 3, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 1080 }));
const policy = { name: 'moderate', rules: [], freeMinutes: 0, freeHoursBefore: 0 } as const;
const order = {
  _id: 'ord_1',
  ...{ startAt: at('2026-12-01', 540), endAt: at('2026-12-02', 1080), hours, days: 2 },
  ...{ feeFen: 1000, feePerDayFen: 500, depositFen: 3000, depositHeldFen: 3000, lateFeePerDayFen: 700 },
  ...{ renewals: [], mostRenewals: 1, damage: null, lateEndedAt: null, policy, paidAt: null },
  ...{ paid: [{ paymentId: 'pay_1', part: 'advance', fen: 4000 }], cashFen: 0, refundFen: 0, payableFen: 0 },
  shares: [{ account: 'payable:artisan:1', points: 10_000, of: 'earned' }],
} as unknown as LoanOrder;
const renewal = { id: 'ren_1', days: 2, feeFen: 1000, at: at('2026-12-02', 600) };

describe('what a loan owes', () => {
  it('is late on every day on which it opens and it is not back by then', () => {
    const lateOn = (date: string, minutes: number) => lateDaysAt(order, at(date, minutes));
    assert.equal(lateOn('2026-12-02', 1200), 0, 'the evening of the last day');
    assert.equal(lateOn('2026-12-03', 1200), 0, 'it is closed');
    assert.equal(lateOn('2026-12-04', 539), 0, 'it has not opened yet');
    assert.equal(lateOn('2026-12-04', 540), 1);
    assert.equal(lateOn('2026-12-06', 1439), 3);
    assert.equal(lateOn('2026-12-10', 1439), 6);
  });

  it('keeps renewals, then late days, then damage, and never more than the deposit', () => {
    const now = at('2026-12-05', 600);
    const damaged = { ...order, renewals: [renewal], damage: { fen: 5000, reason: '坏了', at: now } };
    const kept = keptAt(damaged, now);
    assert.deepEqual(kept, { renewalsFen: 1000, lateFen: 1400, damageFen: 600, lateDays: 2, keptFen: 3000 });
    const stopped = keptAt({ ...order, lateEndedAt: at('2026-12-04', 600) }, now);
    assert.deepEqual([stopped.lateDays, stopped.keptFen], [1, 700]);
    assert.equal(keptAt({ ...order, depositFen: 0 }, now).keptFen, 0);
  });

  it('keeps the fee of one day of who did not come', () => {
    assert.equal(unfetchedRefundFen(order), 3500);
    assert.equal(unfetchedRefundFen({ ...order, feeFen: 0 }), 4000);
  });

  it('gives the deposit back whole by whatever policy, and brings it back into escrow', () => {
    const none = { ...policy, rules: [{ hoursBefore: 0, percentBack: 0 }] };
    assert.equal(refundByCancelling({ ...order, policy: none }, at('2026-12-01', 600)).fen, 3000);
    const half = { ...policy, rules: [{ hoursBefore: 0, percentBack: 50 }] };
    assert.equal(refundByCancelling({ ...order, policy: half }, at('2026-12-01', 480)).fen, 3500);
    assert.deepEqual(holdDeposit({ _id: 'ord_1' }, 0).postings, []);
    const [held] = holdDeposit({ _id: 'ord_1' }, 3000).postings;
    assert.deepEqual(held, { from: 'deposit:ord_1', to: 'escrow:ord_1', fen: 3000 });
    const { set, data } = endMoney(order, 3000);
    assert.deepEqual(data.postings, [
      { from: 'escrow:ord_1', to: 'deposit:ord_1', fen: 3000 },
      { from: 'payable:artisan:1', to: 'escrow:ord_1', fen: 1000 },
    ]);
    assert.deepEqual([set.refundFen, set.payableFen], [3000, 1000]);
  });

  it('is renewed for as many days as it was borrowed, as far as the deposit pays, up to an open day', () => {
    const refused = (each: LoanOrder, days: unknown) => assert.throws(() => requireRenewable(each, days));
    requireRenewable(order, 2);
    for (const days of [0, 1, 3, 1.5, '2']) refused(order, days);
    refused({ ...order, depositFen: 999 }, 2);
  });

  it('is handed out from its first day to its end, and missed while it is open', () => {
    assert.equal(mayHandOut(order, at('2026-11-30', 1439)), false);
    assert.equal(mayHandOut(order, at('2026-12-01', 0)), true);
    assert.equal(mayHandOut(order, at('2026-12-02', 1080)), false);
    assert.equal(isProviderMissable(order, at('2026-12-01', 539)), false);
    assert.equal(isProviderMissable(order, at('2026-12-01', 540)), true);
    assert.equal(isProviderMissable(order, at('2026-12-01', 1080)), false);
    assert.equal(isProviderMissable(order, at('2026-12-03', 600)), false);
  });
});

describe('the days of a unit', () => {
  const unit = (claims: [number, number][], more: Partial<Unit> = {}): Unit => ({
    ...{
      _id: 'unt_1',
      listingId: 'lst_1',
      number: 1,
      state: 'free',
      overdueOf: null,
      pending: [],
      changes: [],
    },
    claims: claims.map(([fromDay, endDay], index) => ({
      id: `c${index}`,
      holder: `c${index}`,
      fromDay,
      endDay,
    })),
    ...more,
  });
  it('are half-open, and nobody’s where it is not there', () => {
    const held = unit([[10, 12]]);
    const free = (fromDay: number, endDay: number) => isFree(held, { fromDay, endDay });
    assert.deepEqual([free(8, 10), free(9, 11), free(11, 13), free(12, 14)], [true, false, false, true]);
    for (const more of [{ state: 'in_repair' }, { overdueOf: 'ord_1' }] as const)
      assert.equal(isFree(unit([], more), { fromDay: 1, endDay: 2 }), false);
  });
  it('are those of one unit, not of several together', () => {
    const units = [unit([[10, 12]]), unit([[14, 16]])];
    assert.deepEqual(
      [8, 10, 12, 13, 14, 15].map((day) => freeUntil(units, day, 20)),
      [14, 14, 20, 20, 20, 20],
    );
    assert.equal(freeUntil([unit([[10, 12]])], 10, 20), 10, 'none');
  });
});
