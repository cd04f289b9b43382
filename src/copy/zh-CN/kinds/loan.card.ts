/** What stands on cards of things to borrow. */
export const loanCardWords = {
  group: '借东西',
  perDay: '按天借',
  deposit: (amount: string): string => `押金 ${amount}`,
  noDeposit: '不收押金',
  way: { at_shop: '到店取', at_artisan: '到达人家取' },
  next: { yes: '马上能借到', no: '可以借' },
};
