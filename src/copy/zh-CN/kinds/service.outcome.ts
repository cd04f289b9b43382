/** How an order came to where it is, for its two sides: who did it, and what it means for the money. */
interface Two {
  resident: string;
  provider: string;
}

const missed: Readonly<Record<string, Two>> = {
  miss_resident: {
    resident: '达人登记说您没有到。48 小时内有异议可以提出争议，之后按记录结算。',
    provider: '您登记了居民没有到。居民 48 小时内没有提出争议，就按记录结算。',
  },
  miss_artisan: {
    resident: '您登记了达人没有来。达人 48 小时内没有提出争议，款项全额退给您。',
    provider: '居民登记说您没有到。48 小时内有异议可以提出争议；之后按记录结算，款项全额退给居民。',
  },
  forget: {
    resident: '约好的时间过了，服务没有开始。没有争议的话，48 小时后款项全额退给您。',
    provider: '约好的时间过了，服务没有开始。若已服务，请在 48 小时内提出争议；否则款项全额退给居民。',
  },
};
const missedSettled: Readonly<Record<string, Two>> = {
  miss_resident: {
    resident: '订单已结束：登记为您没有到。',
    provider: '订单已结束：登记为居民没有到。',
  },
  miss_artisan: {
    resident: '订单已结束：登记为达人没有来。',
    provider: '订单已结束：登记为您没有到。',
  },
  forget: {
    resident: '订单已结束：服务没有开始。',
    provider: '订单已结束：服务没有开始。',
  },
};
const ended: Readonly<Record<string, Two>> = {
  drop: { resident: '您放弃了付款，时间已放开。', provider: '居民放弃了付款，时间已放开。' },
  expire_claim: { resident: '时间刚被约走，没有约上。请换一个时间。', provider: '时间已被别的预约占用。' },
  cancel: { resident: '您取消了订单，应退的款项原路退回。', provider: '居民取消了订单，时间已放开。' },
  retract: { resident: '您撤回了预约，款项全额退回。', provider: '居民撤回了预约，时间已放开。' },
  withdraw: {
    resident: '达人来不了，取消了订单，款项全额退回。',
    provider: '您取消了这一单，款项全额退给居民。',
  },
  call_off: { resident: '工作人员取消了订单。', provider: '工作人员取消了订单，时间已放开。' },
  expire: { resident: '达人没有及时答复，款项全额退回。', provider: '您没有及时答复，款项已退给居民。' },
  decline: { resident: '达人这次接不了，款项全额退回。', provider: '您没有接这一单。' },
};

const done: Readonly<Record<string, Two>> = {
  refuse: {
    resident: '报价没有谈成，服务到此为止，不再另外收费。没有异议请确认。',
    provider: '报价没有谈成，服务到此为止。等居民确认，已付的归您。',
  },
  drop_balance: {
    resident: '尾款没有付，服务到此为止，不再另外收费。没有异议请确认。',
    provider: '居民没有付尾款，服务到此为止。等居民确认，已付的归您。',
  },
};

const disputed: Readonly<Record<string, Two>> = {
  resident: { resident: '您提出了争议', provider: '居民提出了争议' },
  provider: { resident: '达人提出了争议', provider: '您提出了争议' },
};

const said = (all: Readonly<Record<string, Two>>, step: string, isProvider: boolean): string =>
  all[step]?.[isProvider ? 'provider' : 'resident'] ?? '';

/** How an order came to where it is. */
export const serviceOutcomes = {
  missed: (step: string, isProvider: boolean): string => said(missed, step, isProvider),
  absence: (back: string): string => `按取消规则，居民没有到的单子${back}。`,
  shared: (back: string, kept: string): string => `退给居民 ${back}，归达人 ${kept}。`,
  missedSettled: (step: string, isProvider: boolean): string => said(missedSettled, step, isProvider),
  /** Where the work ended before it was done; empty where it was done. */
  stoppedBy: (step: string, isProvider: boolean): string => said(done, step, isProvider),
  disputedBy: (by: string, isProvider: boolean, reason?: string): string =>
    `${said(disputed, by, isProvider)}${reason ? `：${reason}` : ''}。工作人员会来处理，款项先留着。`,
  endedBy: (step: string, isProvider: boolean, reason?: string): string =>
    said(ended, step, isProvider) + (reason ? `原因：${reason}` : ''),
};
