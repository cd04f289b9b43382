/** Refunds: PROCESSING → SUCCESS | CLOSED | ABNORMAL. The same number is the same refund. */
import { beijingTime } from '../base/clock.ts';
import type { IncomingRequest } from '../base/web.ts';
import type { Refund, RefundStatus, Transaction } from './books.ts';
import { paramError, WechatFailure } from './failure.ts';
import {
  checkNotifyUrl,
  outRefundNoRule,
  outTradeNoRule,
  parseBody,
  type Reading,
  reading,
} from './field.ts';
import { digits } from './merchant.ts';
import { refundNotice } from './notice.ts';
import { refundedFen, reservedFen } from './sums.ts';
import { sorted } from './transaction.ts';
import { record, type World } from './world.ts';

const refundFields = [
  ...['transaction_id', 'out_trade_no', 'out_refund_no', 'reason', 'notify_url', 'funds_account', 'amount'],
  'goods_detail',
];
const refundDelayMs = 300;
const refundDays = 365;
const partialsAtMost = 50;

export function askRefund(world: World, incoming: IncomingRequest): Record<string, unknown> {
  const body = parseBody(incoming.body);
  const fields = reading(body, refundFields);
  const outRefundNo = fields.text('out_refund_no', outRefundNoRule);
  const amount = fields.object('amount', ['refund', 'total', 'currency', 'from']);
  const fen = amount.integer('refund', { min: 1 });
  const totalFen = amount.integer('total', { min: 1 });
  const currency = amount.text('currency', { max: 16 });
  checkRest(fields);
  const transaction = findPaid(world, fields);
  if (currency !== transaction.currency) throw paramError('/amount/currency', 'is not what was paid in');
  const digest = JSON.stringify(sorted(body));
  const known = world.books.refunds.get(outRefundNo);
  if (known) return sameRefund(transaction, known, digest);
  requireRefundable(world, transaction, fen, totalFen);
  const notifyUrl = fields.optionalText('notify_url', { max: 256 }) ?? transaction.notifyUrl;
  const refund = newRefund(world, {
    outRefundNo,
    outTradeNo: transaction.outTradeNo,
    fen,
    notifyUrl,
    digest,
  });
  record(world, { is: 'refundAsked', refund });
  return describeRefund(transaction, refund);
}

function checkRest(fields: Reading): void {
  fields.optionalText('reason', { max: 80 });
  fields.optionalText('funds_account', { max: 32, pattern: /^(AVAILABLE|UNSETTLED)$/ });
  const notifyUrl = fields.optionalText('notify_url', { max: 256 });
  if (notifyUrl !== undefined) checkNotifyUrl(notifyUrl);
}

function findPaid(world: World, fields: Reading): Transaction {
  const transactionId = fields.optionalText('transaction_id', { max: 32 });
  const outTradeNo = fields.optionalText('out_trade_no', outTradeNoRule);
  if (transactionId === undefined && outTradeNo === undefined)
    throw paramError('/out_trade_no', 'and transaction_id are both missing');
  const { byTransactionId, transactions } = world.books;
  const found =
    transactionId === undefined ? transactions.get(outTradeNo ?? '') : byTransactionId.get(transactionId);
  if (!found) throw new WechatFailure('RESOURCE_NOT_EXISTS', '订单不存在');
  if (outTradeNo !== undefined && found.outTradeNo !== outTradeNo)
    throw new WechatFailure('INVALID_REQUEST', 'transaction_id 与 out_trade_no 不是同一笔订单');
  if (found.paidAt === undefined) throw new WechatFailure('INVALID_REQUEST', '订单未支付，不能退款');
  return found;
}

function sameRefund(transaction: Transaction, known: Refund, digest: string): Record<string, unknown> {
  if (known.outTradeNo !== transaction.outTradeNo || known.digest !== digest)
    throw new WechatFailure('INVALID_REQUEST', '商户退款单号重复，参数与首次申请不一致');
  return describeRefund(transaction, known);
}

function requireRefundable(world: World, transaction: Transaction, fen: number, totalFen: number): void {
  const { outTradeNo, paidFen, paidAt = 0 } = transaction;
  if (totalFen !== paidFen) throw new WechatFailure('INVALID_REQUEST', '订单金额与原订单不一致');
  if (world.clock.now() - paidAt > refundDays * 86_400_000)
    throw new WechatFailure('INVALID_REQUEST', '订单已超过可退款的最大期限');
  if (reservedFen(world.books, outTradeNo) + fen > paidFen)
    throw new WechatFailure('INVALID_REQUEST', '申请退款金额超过订单可退金额');
  if ((world.books.refundsOf.get(outTradeNo) ?? []).length >= partialsAtMost)
    throw new WechatFailure('INVALID_REQUEST', '部分退款次数超过50次');
  const last = (world.books.refundsOf.get(outTradeNo) ?? []).at(-1);
  const gapMs = world.books.settings.refundGapSeconds * 1000;
  if (last && world.clock.now() - last.createdAt < gapMs)
    throw new WechatFailure('FREQUENCY_LIMITED', '同一订单多次退款需间隔1分钟');
}

type NewRefund = Pick<Refund, 'outRefundNo' | 'outTradeNo' | 'fen' | 'notifyUrl' | 'digest'>;

/** How it will end is decided, and kept, when it is taken on. */
function newRefund(world: World, wanted: NewRefund): Refund {
  const { outTradeNo, outRefundNo, notifyUrl } = wanted;
  const taken = world.faults.take('refund', { outTradeNo, outRefundNo, notifyUrl });
  const faults = taken.map(({ fault }) => fault);
  if (faults.includes('NOT_ENOUGH'))
    throw new WechatFailure('NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  const now = world.clock.now();
  const status: RefundStatus = faults.includes('ABNORMAL')
    ? 'ABNORMAL'
    : faults.includes('CLOSED')
      ? 'CLOSED'
      : 'SUCCESS';
  const delayMs = taken.find(({ fault }) => fault === 'slow')?.ms ?? refundDelayMs;
  const ends = faults.includes('PROCESSING') ? {} : { ends: { at: now + delayMs, status } };
  return { ...wanted, refundId: `5030${digits(25)}`, status: 'PROCESSING', createdAt: now, ...ends };
}

export function queryRefund(world: World, incoming: IncomingRequest): Record<string, unknown> {
  const refund = world.books.refunds.get(incoming.params.n ?? '');
  if (!refund) throw new WechatFailure('RESOURCE_NOT_EXISTS', '退款单不存在');
  return describeRefund(world.books.transactions.get(refund.outTradeNo)!, refund);
}

/** A coupon's part goes back to WeChat, as much of it as of the whole. */
function couponBackFen({ paidFen, couponFen = 0 }: Transaction, { fen }: Refund): number {
  return Math.floor((couponFen * fen) / paidFen);
}

function describeRefund(transaction: Transaction, refund: Refund): Record<string, unknown> {
  const couponBack = couponBackFen(transaction, refund);
  const success = refund.status === 'SUCCESS' ? { success_time: beijingTime(refund.endedAt ?? 0) } : {};
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: transaction.transactionId,
    out_trade_no: transaction.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...success,
    create_time: beijingTime(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: transaction.paidFen,
      refund: refund.fen,
      from: [],
      payer_total: transaction.paidFen - (transaction.couponFen ?? 0),
      payer_refund: refund.fen - couponBack,
      settlement_refund: refund.fen,
      settlement_total: transaction.paidFen,
      discount_refund: couponBack,
      currency: transaction.currency,
      refund_fee: 0,
    },
    promotion_detail: [],
  };
}

/** The end and its notification are one fact. An abnormal one may still succeed, as after staff's help at the bank. */
export function endRefund(world: World, refund: Refund, status: RefundStatus): void {
  const at = world.clock.now();
  const transaction = world.books.transactions.get(refund.outTradeNo)!;
  const notice = refundNotice(transaction, { ...refund, status, endedAt: at }, at);
  const { feeFen = 0, paidFen } = transaction;
  const feeBackFen = status === 'SUCCESS' ? Math.round((feeFen * refund.fen) / paidFen) : 0;
  record(
    world,
    { is: 'refundEnded', outRefundNo: refund.outRefundNo, status, at, feeBackFen },
    { is: 'noticed', notice },
  );
}

/** For the books' page: what one transaction has given back. */
export function givenBackFen(world: World, outTradeNo: string): number {
  return refundedFen(world.books, outTradeNo);
}
