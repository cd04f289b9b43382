import type { Transaction } from './books.ts';

/** What WeChat paid instead of the payer, as queries and callbacks name it. */
export function couponOf({ outTradeNo, couponFen = 0, currency }: Transaction): Record<string, unknown> {
  return {
    coupon_id: outTradeNo.slice(0, 20),
    name: '立减',
    scope: 'GLOBAL',
    type: 'CASH',
    amount: couponFen,
    wechatpay_contribute: couponFen,
    merchant_contribute: 0,
    other_contribute: 0,
    currency,
  };
}
