/** What accounts and entries are called, on pages and in files. */
export const accountGroups = {
  wechat: '微信商户账户',
  cash: '达人代收现金',
  escrow: '订单代管款',
  deposit: '押金',
  mismatched: '待退的异常收款',
  payable: '应付达人和门店',
  fund: '社区公共收益',
  'fee:platform': '平台服务费',
  'fee:provider': '微信手续费',
  own: '商户自有资金',
  other: '其他',
} as const;

const steps: Readonly<Record<string, string>> = {
  'payment.take': '收到付款',
  'payment.receive_mismatched': '收到金额不符的付款',
  'payment.receive_late': '收到来晚的付款',
  'refund.complete': '退款到账',
  'refund.settle_by_hand': '登记线下退还',
  'transfer.book': '提现',
  'transfer.return': '提现退回',
  'bill.fee': '微信手续费',
  'bill.explain': '商户自有资金收支',
  'fund.spend': '公共收益支出',
};

/** What made an entry, in words. */
export const whyOf = (step: string): string => steps[step] ?? (step.startsWith('order.') ? '订单结算' : step);

const sides = [
  { says: '借方（元）', width: 14 },
  { says: '贷方（元）', width: 14 },
];
const entry = [
  { says: '时间', width: 17 },
  { says: '分录号', width: 34 },
  { says: '摘要', width: 20 },
  { says: '来源', width: 30 },
];

/** The files of the books. */
export const ledgerExport = {
  trial: {
    name: '试算平衡表',
    columns: [
      { says: '科目', width: 20 },
      { says: '期初借方（元）', width: 16 },
      { says: '期初贷方（元）', width: 16 },
      { says: '本期借方（元）', width: 16 },
      { says: '本期贷方（元）', width: 16 },
      { says: '期末借方（元）', width: 16 },
      { says: '期末贷方（元）', width: 16 },
    ],
  },
  journal: {
    name: '分录',
    columns: [...entry, { says: '科目', width: 20 }, { says: '账户', width: 34 }, ...sides],
  },
  statement: {
    name: '明细账',
    columns: [...entry, { says: '对方账户', width: 40 }, ...sides, { says: '余额（元）', width: 14 }],
  },
  groups: accountGroups,
  why: whyOf,
  total: '合计',
  opening: '期初余额',
};

/** The file of what somebody has earned. */
export const incomeExport = {
  name: '收入对账单',
  columns: [
    { says: '时间', width: 17 },
    { says: '摘要', width: 20 },
    { says: '订单号', width: 16 },
    { says: '名称', width: 28 },
    { says: '金额（元）', width: 14 },
    { says: '已扣费用（元）', width: 14 },
    { says: '余额（元）', width: 14 },
  ],
  why: whyOf,
  opening: '月初余额',
  closing: '月末余额',
};
