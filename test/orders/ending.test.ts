import assert from 'node:assert/strict';
import { earnedFen, endMoney, noShowRefundFen } from '../../src/features/orders/engine/ending.ts';
import {
  validateAmountBack,
  validateReason,
  validateShownRefund,
} from '../../src/features/orders/engine/input.ts';
import { validateAdvance } from '../../src/features/orders/engine/paying.ts';
import { givesByDefault, takesCash } from '../../src/features/orders/kinds/service/service.apply.ts';
import type { ServiceOrder } from '../../src/features/orders/kinds/service/service.ts';
import {
  mayQuote,
  validateBalance,
  validateQuote,
} from '../../src/features/orders/kinds/service/service.validate.ts';
import { day, before as earlier, hour, minute } from '../../src/kernel/clock.ts';

const startAt = new Date('2026-11-27T02:00:00Z');
const payable = 'payable:artisan:art_1';
const order = (fields: Partial<ServiceOrder> = {}) =>
  ({
    ...{ _id: 'ord_1', kind: 'service', state: 'confirmed', priceKind: 'market', advanceFen: 8800 },
    ...{ startAt, paidAt: earlier(startAt, 5 * day), quote: null, balance: null, doneAt: null },
    ...{ cashFen: 0, refundFen: 0, payableFen: 0, recordedRefundFen: null, providerPersonId: 'per_1' },
    paid: [{ paymentId: 'pay_1', part: 'advance', fen: 8800 }],
    shares: [{ account: payable, points: 10_000, of: 'earned' }],
    policy: {
      ...{ name: 'moderate', freeMinutes: 10, freeHoursBefore: 0 },
      rules: [
        { hoursBefore: 24, percentBack: 100 },
        { hoursBefore: 2, percentBack: 50 },
        { hoursBefore: 0, percentBack: 0 },
      ],
    },
    ...fields,
  }) as ServiceOrder;

describe('the money of an order that ends, to the fen', () => {
  it('is divided into what goes back, out of the last payment first, and what is earned, cash included', () => {
    const paid = [
      { paymentId: 'pay_1', part: 'advance', fen: 3000 },
      { paymentId: 'pay_2', part: 'balance', fen: 1000 },
    ];
    const { set, data } = endMoney(order({ paid, cashFen: 700 }), 1500);
    assert.deepEqual(set, { refundFen: 1500, payableFen: 3200 });
    assert.deepEqual(data.refunds, [
      { paymentId: 'pay_2', fen: 1000 },
      { paymentId: 'pay_1', fen: 500 },
    ]);
    assert.deepEqual(data.postings, [{ from: payable, to: 'escrow:ord_1', fen: 3200 }]);
  });

  it('that has not ended is what came in, but for what a missed visit gives back', () => {
    assert.equal(earnedFen(order({ cashFen: 200 })), 9000);
    assert.equal(earnedFen(order({ recordedRefundFen: 4400 })), 4400);
  });

  it('is not all given back to who stays away, however late they have paid', () => {
    assert.equal(noShowRefundFen(order({ paidAt: earlier(startAt, minute) })), 0);
  });

  it('is earned by default where work was done, and goes as recorded where none was', () => {
    const recorded = order({ recordedRefundFen: 4400 });
    assert.equal(givesByDefault(recorded).set.refundFen, 4400);
    assert.equal(givesByDefault({ ...recorded, doneAt: startAt }).set.refundFen, 0);
  });

  it('that is decided goes back up to all of it, with a reason', () => {
    validateAmountBack(order(), { reason: '漏水', refundFen: 8800 });
    for (const refundFen of [8801, -1, 0.5])
      assert.throws(() => validateAmountBack(order(), { reason: '漏水', refundFen }));
    assert.throws(() => validateReason(order(), { reason: ' ' }));
  });

  it('comes in as it is due and in no other amount', () => {
    validateAdvance(order(), { fen: 8800 });
    const balance = { fen: 1200, state: 'open', agreedAt: startAt, doneAt: null } as const;
    validateBalance(order({ balance }), { fen: 1200 });
    for (const fen of [-1, 1]) {
      assert.throws(() => validateAdvance(order(), { fen: 8800 + fen }));
      assert.throws(() => validateBalance(order({ balance }), { fen: 1200 + fen }));
    }
    const { set, data } = takesCash(order({ balance }), {}, startAt);
    assert.equal(set.cashFen, 1200);
    assert.deepEqual(data.postings, [{ from: 'escrow:ord_1', to: 'cash:per_1', fen: 1200 }]);
  });

  it('is quoted one at a time, a fen at least, up to what can be given back in one answer', () => {
    const quoted = order({ priceKind: 'quote' });
    const quote = (amountFen: number) => () => validateQuote(quoted, { amountFen, reason: '换零件' });
    quote(1)();
    quote(99_999_900 - 8800)();
    for (const wrong of [0, 99_999_900 - 8799]) assert.throws(quote(wrong));
    const balance = { fen: 1, state: 'open', agreedAt: startAt, doneAt: null } as const;
    assert.deepEqual(
      [mayQuote(quoted), mayQuote(order()), mayQuote({ ...quoted, balance })],
      [true, false, false],
    );
  });

  it('goes back as was shown or not at all', () => {
    const now = earlier(startAt, 3 * hour);
    validateShownRefund(order(), { refundFen: 4400 }, now);
    validateShownRefund(order(), {}, now);
    for (const refundFen of [4399, 4401])
      assert.throws(() => validateShownRefund(order(), { refundFen }, now));
  });
});
