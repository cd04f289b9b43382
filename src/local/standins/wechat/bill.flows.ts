/** How the merchant's balance moved, from the same facts as everything else. */
import { type Day, isBilled } from './bill.day.ts';
import type { World } from './world.ts';

type Move = {
  at: number;
  /** WeChat's number of the business, and the merchant's. */
  businessNo: string;
  voucher: string;
  name: string;
  type: string;
  /** What came is positive. */
  fen: number;
};
type Flow = Move & { no: string; balanceFen: number };

/** Everything that moved the balance, oldest first. */
function movesOf(world: World): Move[] {
  const { transactions, refunds, transfers, consoleMoves } = world.books;
  const paid = [...transactions.values()].flatMap((each) => {
    if (each.paidAt === undefined || !isBilled(world, each)) return [];
    const of = { at: each.paidAt, businessNo: each.transactionId ?? '', voucher: each.outTradeNo };
    const fee = { ...of, name: '交易', type: '扣除交易手续费', fen: -(each.feeFen ?? 0) };
    return [{ ...of, name: '交易', type: '交易', fen: each.paidFen }, fee];
  });
  const back = [...refunds.values()].flatMap((each) => {
    if (each.status !== 'SUCCESS' || !isBilled(world, each)) return [];
    const of = { at: each.endedAt ?? 0, businessNo: each.refundId, voucher: each.outRefundNo };
    const fee = { ...of, name: '退款', type: '退还交易手续费', fen: each.feeBackFen ?? 0 };
    return [{ ...of, name: '退款', type: '退款', fen: -each.fen }, fee];
  });
  const out = [...transfers.values()].flatMap((each) => {
    if (!isBilled(world, each)) return [];
    const of = { businessNo: each.billNo, voucher: each.outBillNo, name: '商家转账' };
    const sent = { ...of, at: each.createdAt, type: '商家转账', fen: -each.fen };
    const isBack = each.state === 'FAIL' || each.state === 'CANCELLED';
    return isBack ? [sent, { ...of, at: each.changedAt, type: '商家转账退回', fen: each.fen }] : [sent];
  });
  const mine = consoleMoves.filter((each) => isBilled(world, each));
  const others = mine.map(({ at, no, type, fen }) => {
    return { at, businessNo: no, voucher: no, name: type, type, fen };
  });
  return [...paid, ...back, ...out, ...others].filter(({ fen }) => fen !== 0).sort((a, b) => a.at - b.at);
}

export function flowsOf(world: World, { from, to }: Day): Flow[] {
  let balanceFen = 0;
  const all = movesOf(world).map((move) => {
    balanceFen += move.fen;
    // the same move has the same number, however often it is asked for
    const no = `${move.type === '交易' ? '1' : '2'}${move.businessNo}${move.fen > 0 ? '01' : '02'}`;
    return { ...move, no, balanceFen };
  });
  return all.filter(({ at }) => at >= from && at < to);
}
