/** What a notification says, before it is sealed and sent. */
import { randomUUID } from 'node:crypto';
import { beijingTime } from '../base/clock.ts';
import type { Notice, Refund, Transaction, Transfer } from './books.ts';
import { type Sealed, seal } from './signature.ts';

export function transactionNotice(
  transaction: Transaction,
  described: Record<string, unknown>,
  createdAt: number,
): Notice {
  return {
    id: randomUUID(),
    event: 'TRANSACTION.SUCCESS',
    notifyUrl: transaction.notifyUrl,
    outTradeNo: transaction.outTradeNo,
    createdAt,
    originalType: 'transaction',
    plaintext: { ...described, trade_state: 'SUCCESS', trade_state_desc: '支付成功' },
    tries: 0,
    state: 'waiting',
  };
}

/** Callbacks say `refund_status` where answers say `status`, and carry the merchant. */
export function refundNotice(transaction: Transaction, refund: Refund, createdAt: number): Notice {
  const success =
    refund.status === 'SUCCESS' ? { success_time: beijingTime(refund.endedAt ?? createdAt) } : {};
  return {
    id: randomUUID(),
    event: `REFUND.${refund.status}`,
    notifyUrl: refund.notifyUrl,
    outTradeNo: transaction.outTradeNo,
    outRefundNo: refund.outRefundNo,
    createdAt,
    originalType: 'refund',
    plaintext: {
      mchid: transaction.mchid,
      out_trade_no: transaction.outTradeNo,
      transaction_id: transaction.transactionId,
      out_refund_no: refund.outRefundNo,
      refund_id: refund.refundId,
      refund_status: refund.status,
      ...success,
      user_received_account: '支付用户零钱',
      amount: {
        total: transaction.paidFen,
        refund: refund.fen,
        payer_total: transaction.paidFen,
        payer_refund: refund.fen,
      },
    },
    tries: 0,
    state: 'waiting',
  };
}

/** A transfer's end. */
export function transferNotice(
  { outBillNo, notifyUrl }: Transfer,
  plaintext: Record<string, unknown>,
  createdAt: number,
): Notice {
  return {
    id: randomUUID(),
    event: 'MCHTRANSFER.BILL.FINISHED',
    ...{ notifyUrl, createdAt, plaintext },
    outTradeNo: outBillNo,
    originalType: 'mch_payment',
    tries: 0,
    state: 'waiting',
  };
}

const summaries: Record<string, string> = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.CLOSED': '退款关闭',
  'REFUND.ABNORMAL': '退款异常',
  'MCHTRANSFER.BILL.FINISHED': '商家转账单据终态通知',
};

export type Envelope = {
  id: string;
  create_time: string;
  resource_type: string;
  event_type: string;
  summary: string;
  resource: Sealed & { original_type: string };
};

export type EnvelopeParts = Pick<Notice, 'id' | 'event' | 'createdAt' | 'originalType'> & {
  plaintext: string;
};

export function envelope(parts: EnvelopeParts, apiV3Key: string): Envelope {
  return {
    id: parts.id,
    create_time: beijingTime(parts.createdAt),
    resource_type: 'encrypt-resource',
    event_type: parts.event,
    summary: summaries[parts.event] ?? parts.event,
    resource: {
      original_type: parts.originalType,
      // present even when it is empty, as it is for transfers
      ...seal(parts.plaintext, parts.originalType === 'mch_payment' ? '' : parts.originalType, apiV3Key),
    },
  };
}
