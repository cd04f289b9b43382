type Words = Readonly<Record<string, string>>;
type TimedWords = Readonly<Record<string, (time: string) => string>>;

const states = {
  unpaid: '待付款',
  lapsed: '已过期',
  requested: '待接单',
  declined: '未接单',
  confirmed: '待上门',
  cancelled: '已取消',
  missed: '未见面',
  underway: '服务中',
  quoted: '待确认报价',
  done: '待验收',
  completed: '已完成',
  disputed: '争议中',
  settled: '已结束',
};

const events: Words = {
  expire_claim: '时间已被约走',
  propose_time: '提出改期',
  accept_time: '同意改期',
  drop_time: '不改期',
  start: '开始服务',
  miss_resident: '登记居民不在',
  miss_artisan: '登记达人没来',
  forget: '过时未开始',
  settle_missed: '按记录结算',
  quote: '报价',
  agree: '同意报价',
  refuse: '不同意报价',
  pay_balance: '付尾款',
  cash_balance: '现金收尾款',
  drop_balance: '尾款未付',
  finish: '做完',
  confirm: '验收',
};

const steps: Words = {
  propose_time: '改个时间',
  accept_time: '同意改期',
  drop_time: '不改期',
  start: '开始服务',
  miss_resident: '居民不在',
  miss_artisan: '达人没来',
  quote: '报价',
  agree: '同意报价',
  refuse: '不同意报价',
  cash_balance: '已收现金尾款',
  finish: '做完了',
  confirm: '确认验收',
};

const asks: Words = {
  propose_time: '选一个新的时间。对方同意后才改，在那之前仍按原来的时间。',
  drop_time: '不改期，仍按原来的时间。确定吗？',
  drop: '放弃后这个时间会让给别人。',
  miss_resident: '过了开始时间 15 分钟，居民还不在？登记后居民可以在 48 小时内提出争议。',
  miss_artisan: '过了开始时间 15 分钟，达人还没来？登记后，达人 48 小时内没有异议，款项就全额退给您。',
  refuse: '不同意就到此为止，不再另外收费，已付的归达人。',
  refuseMore: '不同意新加的报价，就照先前说好的继续做，已付的不变。',
  cash_balance: '确认已当面收到全部尾款现金？',
  finish: '确认都做完了？居民会收到验收提醒。',
  quote: '看过之后，把尾款和理由告诉居民，居民同意才继续。',
  start: '请居民出示订单里的 6 位签到码。',
};

const done: Words = {
  propose_time: '新时间已发给对方，等对方答复。',
  accept_time: '时间已改好。',
  drop_time: '不改期，仍按原来的时间。',
  start: '签到成功，可以开始了。',
  quote: '报价已发给居民。',
  agree: '已同意报价，请付尾款。',
  refuse: '已告诉达人，不再另外收费。',
  refuseMore: '已告诉达人照先前说好的继续做。',
  cash_balance: '已记下现金尾款。',
  finish: '已请居民验收。',
  confirm: '谢谢验收！欢迎写个评价。',
  miss_resident: '已登记。',
  miss_artisan: '已登记。',
};

const moving = {
  own: '您提出改期，等对方答复',
  by: { resident: '居民想改时间', provider: '达人想改时间' },
  before: '原来',
  after: '改到',
  until: (time: string): string => `${time} 前没有答复就不改，仍按原来的时间。`,
  accepting: '点“接单”是按原来的时间接；同意新的时间请点“同意改期”，也就接了单。',
  ask: (span: string): string => `改到 ${span}，价格和取消规则不变，退款时限从新的时间算起。`,
  chooseWrong: '请选一个新的时间。',
};

const hints: Words = {
  unpaid: '时间已为您留住，请尽快付款。',
  lapsed: '没有在时限内付款，预约已取消，时间已放开。',
  requested: '正在等达人接单，接单前可以随时撤回，全额退款。',
  declined: '达人这次接不了，已付的钱会全额退回。',
  confirmed: '达人已接单，会按时上门。',
  confirmedVisit: '达人已接单，请按时到店。',
  cancelled: '订单已取消。',
  missed: '登记了未见面。48 小时内有异议可以提出争议，之后按记录结算。',
  underway: '服务进行中。',
  balanceOpen: '您同意了报价，请付尾款；也可以当面付现金给达人，由达人登记。',
  quoted: '达人报了价，请看看是否同意。',
  done: '达人说做完了，请看看满不满意。',
  completed: '您已验收，谢谢。有问题 7 天内还可以提出争议。',
  settled: '订单已结束。',
};

const hintsProvider: Words = {
  unpaid: '居民正在付款，这段时间先留着。',
  lapsed: '居民没有付款，时间已放开。',
  requested: '居民在等您答复。',
  declined: '您没有接这一单。',
  confirmed: '到时请居民出示签到码，再点“开始服务”。',
  cancelled: '订单已取消，时间已放开。',
  missed: '登记了未见面，48 小时内有异议可以提出争议。',
  underway: '服务进行中，做完请点“做完了”。',
  balanceOpen: '等居民付尾款。收了现金请点“已收现金尾款”。',
  quoted: '等居民答复您的报价。',
  done: '等居民验收。',
  completed: '居民已验收，过了争议期款项归您。',
  settled: '订单已结束。',
};

const due: TimedWords = {
  unpaid: (time) => `${time} 前未付款会自动取消。`,
  requested: (time) => `${time} 前没有接单会自动退款。`,
  quoted: (time) => `${time} 前没有答复就当作不同意，不再另外收费。`,
  balanceOpen: (time) => `${time} 前没有付尾款，服务就到此为止，不再另外收费。`,
  done: (time) => `${time} 前没有异议会自动验收。`,
  missed: (time) => `${time} 按记录结算。`,
  disputed: (time) => `工作人员最晚 ${time} 处理，过时会升级或按约定了结。`,
};

const dueProvider: TimedWords = {
  requested: (time) => `请在 ${time} 前答复，过时会自动退款给居民。`,
  balanceOpen: (time) => `居民最晚 ${time} 付尾款，过时服务到此为止，已付的归您。`,
  quoted: (time) => `居民最晚 ${time} 答复，过时当作不同意。`,
  done: (time) => `居民最晚 ${time} 验收。`,
  completed: (time) => `款项 ${time} 后归您。`,
  missed: (time) => `${time} 按记录结算。`,
  disputed: (time) => `工作人员最晚 ${time} 处理，过时会升级或按约定了结。`,
};

/** Orders of this kind on the pages. */
export const serviceOrderWords = {
  states,
  stateVisit: '待到店',
  stateBalanceOpen: '待付尾款',
  /** Where staff look for work: what waits for them first, then what goes its way. */
  phases: {
    requested: '待接单',
    confirmed: '待上门',
    underway: '服务中',
    done: '待验收',
    completed: '已完成',
  } as Words,
  phaseVisit: '待到店',
  events,
  steps,
  asks,
  done,
  hints,
  hintsProvider,
  due,
  dueProvider,
  moving,
  quoteAmount: '尾款（元）',
  quoteHint: '不含已付的钱',
  quoteTitle: '达人报价',
  quoteSays: (paid: string, isAgreed: boolean): string =>
    isAgreed
      ? `已付 ${paid}。同意后再付这笔尾款；不同意就照先前说好的继续做，已付的不变。`
      : `已付 ${paid}。同意后再付这笔尾款；不同意就到此为止，不再另外收费。`,
  quote: '报价',
  shop: '店里',
  goTo: '去这里',
  goToLater: '达人接单后告诉您',
  earlierBalance: '先前的尾款',
  balance: '尾款',
  balanceIs: { open: '待付', paid: '已付', cash: '现金已付', unpaid: '未付' },
  balanceUntil: (time: string): string =>
    `请在 ${time} 前付尾款，过时就到此为止，不再另外收费。也可以当面付现金给达人，由达人登记。`,
};
