/** What people read about money on its way, also on the statement of who paid. */
export const paymentSentences = {
  unneeded: '订单已不需要这笔付款',
  mismatchedRefund: '款项不符，原路退回',
};

/** What WeChat is told about money to artisans; the first the person reads on their statement. */
export const transferSentences = {
  remark: '达人超市收入',
  post: '社区达人',
  pay: '服务与商品收入',
};
