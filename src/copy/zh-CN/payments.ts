/** What people read about money on its way, also on the statement of who paid. */
export const paymentSentences = {
  unneeded: '订单已不需要这笔付款',
  mismatchedRefund: '款项不符，原路退回',
};
