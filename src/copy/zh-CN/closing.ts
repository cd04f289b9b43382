/** In place of the name of somebody who has closed their account. */
export const closedName = '已注销用户';

/** What still keeps an account from being closed, and what to do about it. */
export const closingSentences = {
  works: '您还在社区工作或担任网格长，请先请管理员收回权限。',
  artisan: '您还是达人，请先在达人主页的“设置”里停止接单。',
  orders: '您还有没结束的订单，请等它们完成并结清，或先取消。',
  money: '您的账上还有没结清的钱，请先联系社区工作人员结清。',
} as const;
