import {
  type ProviderPayment,
  type ProviderRefund,
  ProviderRefused,
  ProviderUnknown,
} from '../../features/payments/payment.provider.ts';
import { asObject, type Fields, fieldFen, fieldObject, fieldText, fieldTime, optionalText } from './field.ts';

const paymentStates: ReadonlyMap<string, ProviderPayment['state']> = new Map([
  ['SUCCESS', 'paid'],
  ['REFUND', 'refunded'],
  ['NOTPAY', 'open'],
  ['USERPAYING', 'open'],
  ['ACCEPT', 'open'],
  ['PAYERROR', 'open'],
  ['CLOSED', 'closed'],
  ['REVOKED', 'closed'],
]);

const refundStates: ReadonlyMap<string, ProviderRefund['state']> = new Map([
  ['SUCCESS', 'refunded'],
  ['PROCESSING', 'processing'],
  ['CLOSED', 'closed'],
  ['ABNORMAL', 'abnormal'],
]);

export function stateIn<S>(states: ReadonlyMap<string, S>, word: string): S {
  const state = states.get(word);
  if (state === undefined) throw new Error('unknown state');
  return state;
}

/** A transaction as WeChat answers and notifies it (4012791859, 4012791861). Throws where a field is missing. */
export function readPayment(value: unknown): ProviderPayment {
  const fields = asObject(value);
  const state = stateIn(paymentStates, fieldText(fields, 'trade_state'));
  const named = {
    state,
    outTradeNo: fieldText(fields, 'out_trade_no'),
    appid: fieldText(fields, 'appid'),
    mchid: fieldText(fields, 'mchid'),
  };
  if (state !== 'paid' && state !== 'refunded') return named;
  const amount = fieldObject(fields, 'amount');
  const openid = payerOpenid(fields);
  return {
    ...named,
    transactionId: fieldText(fields, 'transaction_id'),
    totalFen: fieldFen(amount, 'total'),
    currency: fieldText(amount, 'currency'),
    paidAt: fieldTime(fields, 'success_time'),
    ...(openid === undefined ? {} : { payerOpenid: openid }),
  };
}

function payerOpenid(fields: Fields): string | undefined {
  return Object.hasOwn(fields, 'payer') ? optionalText(fieldObject(fields, 'payer'), 'openid') : undefined;
}

/**
 * A refund (4012791862, 4012791865).
 * @param statusField `status` in answers, `refund_status` in notifications
 */
export function readRefund(value: unknown, statusField: 'status' | 'refund_status'): ProviderRefund {
  const fields = asObject(value);
  const amount = fieldObject(fields, 'amount');
  const refund = {
    state: stateIn(refundStates, fieldText(fields, statusField)),
    outRefundNo: fieldText(fields, 'out_refund_no'),
    outTradeNo: fieldText(fields, 'out_trade_no'),
    refundId: fieldText(fields, 'refund_id'),
    refundFen: fieldFen(amount, 'refund'),
    totalFen: fieldFen(amount, 'total'),
  };
  const at = optionalText(fields, 'success_time');
  return at === undefined ? refund : { ...refund, refundedAt: fieldTime(fields, 'success_time') };
}

export function isRefusal(failure: unknown, status: number, ...codes: string[]): boolean {
  return failure instanceof ProviderRefused && failure.status === status && codes.includes(failure.code);
}

/** An answer in a shape we do not know tells nothing. */
export function understood<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new ProviderUnknown('answer in an unknown shape');
  }
}
