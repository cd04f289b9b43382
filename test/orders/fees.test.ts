import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endMoney } from '../../src/features/orders/engine/ending.ts';
import { feesOf, sharesOf, splitEarned } from '../../src/features/orders/engine/fees.ts';
import type { Order } from '../../src/features/orders/index.ts';
import { type Settings, settingDefaults } from '../../src/features/settings/setting.keys.ts';
import { linesOf } from '../../src/kernel/postings.ts';

const artisan = { kind: 'artisan', id: 'art_1' };
const payable = 'payable:artisan:art_1';
const says = (own: Partial<Settings>): Settings => ({ ...settingDefaults, ...own });
const dear = { 'fees.platformPoints': 500, 'fees.fundPoints': 200, 'fees.wechatBearer': 'provider' } as const;
const pointsOf = (...args: Parameters<typeof sharesOf>) =>
  sharesOf(...args).map(({ account, points }) => [account, points]);

describe('the fees of an order', () => {
  it('are none unless a community says so, and none of what it sells itself', () => {
    assert.deepEqual(pointsOf(artisan, 'market', 'c', settingDefaults), [[payable, 10_000]]);
    const own = { kind: 'community', id: 'c' };
    assert.deepEqual(pointsOf(own, 'market', 'c', says(dear)), [['fund:c', 10_000]]);
  });

  it('are as the settings say, and nothing of 公益 and 低偿 beyond their caps: the fund’s part is cut last', () => {
    assert.deepEqual(pointsOf(artisan, 'quote', 'c', says(dear)), [
      [payable, 9240],
      ['fund:c', 200],
      ['fee:platform', 500],
      ['fee:provider', 60],
    ]);
    assert.deepEqual(pointsOf(artisan, 'free', 'c', says(dear)), [[payable, 10_000]]);
    const capped = says({ ...dear, 'fees.mostPointsLowfee': 250, 'fees.mostPointsFree': 150 });
    assert.deepEqual(pointsOf(artisan, 'lowfee', 'c', capped), [
      [payable, 9750],
      ['fund:c', 200],
      ['fee:platform', 50],
    ]);
    assert.deepEqual(pointsOf(artisan, 'free', 'c', capped), [
      [payable, 9850],
      ['fund:c', 150],
    ]);
  });

  it('are rounded down each, in favour of who has earned it; nothing is posted for nothing', () => {
    const shares = sharesOf(artisan, 'market', 'c', says(dear));
    const split = (fen: number, cashFen = 0) =>
      splitEarned({ _id: 'ord_1', shares, cashFen }, fen).map((each) => [each.from, each.fen]);
    assert.deepEqual(split(999), [
      [payable, 926],
      ['fund:c', 19],
      ['fee:platform', 49],
      ['fee:provider', 5],
    ]);
    assert.deepEqual(split(19), [[payable, 19]]);
    assert.deepEqual(split(10_000, 10_000), [
      [payable, 9300],
      ['fund:c', 200],
      ['fee:platform', 500],
    ]);
  });

  it('add up to the fen with what goes back and what is earned, whatever the price, the shares and the refund', () => {
    const most = 2000;
    const points = fc.integer({ min: 0, max: most });
    const price = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 100_000_00 }));
    fc.assert(
      fc.property(price, price, fc.nat(), points, points, fc.boolean(), fc.boolean(), (...drawn) => {
        const [paidFen, cash, back, platform, fund, bears, hasCash] = drawn;
        const cashFen = hasCash ? cash : 0;
        const own = {
          'fees.platformPoints': platform,
          'fees.fundPoints': fund,
          'fees.wechatBearer': bears ? 'provider' : 'operator',
        } as const;
        const shares = sharesOf(artisan, 'market', 'c', says(own));
        const paid = [{ paymentId: 'pay_1', part: 'advance', fen: paidFen }];
        const order = { _id: 'ord_1', paid, cashFen, refundFen: 0, shares } as unknown as Order;
        const refundFen = back % (paidFen + 1);
        const { data } = endMoney(order, refundFen);
        const earned = paidFen + cashFen - refundFen;
        const fees = feesOf(order, earned) ?? { platformFen: 0, fundFen: 0, wechatFen: 0, incomeFen: earned };
        // once more in exact arithmetic: a fee is never more than its share, nor a fen less
        const exact = (part: number, rate: number) => Number((BigInt(part) * BigInt(rate)) / 10_000n);
        assert.equal(fees.platformFen, exact(earned, platform));
        assert.equal(fees.fundFen, exact(earned, fund));
        assert.equal(fees.wechatFen, bears ? exact(paidFen - refundFen, 60) : 0);
        assert.equal(fees.platformFen + fees.fundFen + fees.wechatFen + fees.incomeFen, earned);
        assert.equal(data.incomeFen, fees.incomeFen);
        assert.ok(fees.incomeFen >= 0 && data.postings.every(({ fen }) => fen > 0));
        const lines = linesOf(data.postings);
        assert.equal(
          lines.reduce((sum, { fen }) => sum + fen, 0),
          0,
        );
        const escrow = lines.reduce(
          (sum, { account, fen }) => (account === 'escrow:ord_1' ? sum + fen : sum),
          0,
        );
        assert.equal(escrow, earned);
      }),
      { numRuns: 2000 },
    );
  });
});
