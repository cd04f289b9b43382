import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BillUnreadable, fenOfYuan, readFlows, readTrades } from '../../src/features/bills/bill.csv.ts';
import { daysToRead, unlike } from '../../src/features/bills/bill.ts';
import { yuan } from '../../src/kernel/money.ts';

const flowHead =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const flowTotals = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';
const line = (...cells: string[]) => cells.map((cell) => `\`${cell}`).join(',');
const flow = (type: string, direction: string, amount: string, voucher: string) =>
  line('2026-11-27 10:00:00', '42', '1', type, type, direction, amount, '9.00', 'system', '', voucher);
const text = (...lines: string[]) => `\uFEFF${lines.join('\r\n')}\r\n`;

describe('a bill', () => {
  it('is read from yuan to fen as text', () => {
    for (const [said, fen] of [
      ['0.01', 1],
      ['1', 100],
      ['1.1', 110],
      ['-0.05', -5],
      ['0.06000', 6],
      ['99999999999.99', 9_999_999_999_999],
      ['0.29', 29],
      ['8.20', 820],
    ] as const)
      assert.equal(fenOfYuan(said), fen, said);
    for (const bad of ['', '1,00', '1.005', '1e2', '0x1', ' ', '1.', '.5', 'NaN', '１.00'])
      assert.throws(() => fenOfYuan(bad), BillUnreadable, bad);
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => assert.equal(fenOfYuan(yuan(fen)), fen)),
    );
  });

  it('is taken with its totals, each movement by its own number', () => {
    const flows = readFlows(
      text(
        flowHead,
        flow('交易', '收入', '12.05', 'pay_1'),
        flow('扣除交易手续费', '支出', '0.07', 'pay_1'),
        flow('退款', '支出', '2.00', 'ref_1'),
        flow('商家转账', '支出', '1.00', 'trf1'),
        flow('商家转账退回', '收入', '1.00', 'trf1'),
        flow('提现', '支出', '5.00', ''),
        flowTotals,
        line('6', '2', '13.05', '4', '8.07'),
      ),
    );
    assert.deepEqual(
      flows.map(({ kind, number, fen }) => [kind, number, fen]),
      [
        ['payment', 'pay_1', 1205],
        ['fee', 'pay_1', -7],
        ['refund', 'ref_1', -200],
        ['transfer', 'trf1', -100],
        ['transfer_return', 'trf1', 100],
        ['other', '1', -500],
      ],
    );
    assert.deepEqual(unlike([{ kind: 'payment', number: 'pay_1', fen: 1205 }], flows), ['refund:ref_1']);
  });

  it('is not believed where it is cut off, torn or does not add up', () => {
    const right = [flow('交易', '收入', '12.05', 'pay_1'), flowTotals, line('1', '1', '12.05', '0', '0.00')];
    assert.equal(readFlows(text(flowHead, ...right)).length, 1);
    const wrong = [
      [flowHead],
      [flowHead, right[0] ?? ''],
      [flowHead, right[0] ?? '', flowTotals],
      [flowHead, right[0] ?? '', flowTotals, line('1', '1', '12.06', '0', '0.00')],
      [flowHead, right[0] ?? '', flowTotals, line('2', '1', '12.05', '0', '0.00')],
      [flowHead, line('2026-11-27', '42'), flowTotals, line('1', '1', '12.05', '0', '0.00')],
      [flowHead.replace('收支类型', '方向'), ...right],
      [flowHead, (right[0] ?? '').replace('收入', '流入'), ...right.slice(1)],
      ['<html>', '502'],
    ];
    for (const lines of wrong) assert.throws(() => readFlows(text(...lines)), BillUnreadable, lines.join());
    assert.throws(() => readTrades(text(flowHead, ...right)), BillUnreadable, 'another bill');
    assert.deepEqual(readFlows(''), [], 'a day without any');
  });

  it('is there from half past ten of the next day on, by the clock of Beijing', () => {
    assert.equal(daysToRead(new Date('2026-11-28T10:29:00+08:00')).at(-1), '2026-11-26');
    assert.equal(daysToRead(new Date('2026-11-28T10:30:00+08:00')).at(-1), '2026-11-27');
    assert.equal(daysToRead(new Date('2026-11-28T23:59:00+08:00')).at(-1), '2026-11-27');
  });
});
