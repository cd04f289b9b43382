type Words = Readonly<Record<string, string>>;

const alarmKind: Words = {
  unknown_payment: '查不到的付款',
  transaction_bound: '同一笔微信交易对应两个订单',
  second_transaction: '同一订单付了两次',
  mismatched_money: '金额或付款人不符',
  refunded_elsewhere: '付款在商户平台退过',
  notification_contradicts: '通知与微信的记录不符',
  prepay_refused: '微信拒绝下单',
  unknown_refund: '查不到的退款',
  refund_differs: '退款金额不符',
  refund_refused: '微信不受理退款',
  refund_waits: '退款在等待',
  refund_abnormal: '退款异常',
  refund_slow: '退款太慢',
  books_differ: '账目余额不符',
};
const alarmNext: Words = {
  unknown_payment: '请在微信商户平台按商户单号核对是谁的钱。',
  transaction_bound: '请在微信商户平台按交易号核对。',
  second_transaction: '请在微信商户平台按交易号核对。',
  mismatched_money: '这笔钱会自动原路退回，居民已收到通知；退不回去时会列在上面。',
  refunded_elsewhere:
    '请在微信商户平台核对退了多少：还有剩余就在那里退完，再把上面这笔登记为“已在商户平台退还”。',
  notification_contradicts: '没有采信这条通知，按微信的记录办理。请在微信商户平台核对这笔交易。',
  prepay_refused: '请按微信的答复检查微信支付的设置。',
  unknown_refund: '不是这里发起的退款，请在微信商户平台核对。',
  refund_differs: '请在微信商户平台核对这笔退款。',
  refund_refused: '不会自动再试：请按微信的答复处理列在上面的这笔，再问一次，或登记已经退还。',
  refund_waits: '会自动再试；余额不足请给商户号充值。',
  refund_abnormal: '还没有办完的列在上面。',
  refund_slow: '列在上面的要您处理；其余的会继续问微信，到了会通知。',
  books_differ: '先停止结算，请管理员按分录核对这个账户。',
};

const fact: Words = {
  account: '账户',
  amountFen: '金额',
  appid: '应用',
  code: '微信的答复',
  currency: '币种',
  mchid: '商户号',
  outRefundNo: '退款单号',
  entriesFen: '分录合计',
  outTradeNo: '商户单号',
  paidFen: '实付',
  recorded: '微信的记录',
  refundFen: '退款',
  refundId: '退款编号',
  state: '状态',
  status: '状态码',
  storedFen: '余额',
  totalFen: '总额',
  transactionId: '微信交易号',
};
const factValue: Words = {
  asked: '待申请',
  processing: '退回中',
  refunded: '已退回',
  closed: '未受理',
  abnormal: '没有退成',
  by_hand: '已退还',
  paid: '已付',
  open: '未付',
  missing: '没有这笔',
  NOT_ENOUGH: '商户号余额不足',
};

/** What needs a person about money: what has happened, what to do, and its facts. */
export const alarmWords = { alarmKind, alarmNext, fact, factValue };
