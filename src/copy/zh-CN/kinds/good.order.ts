type Words = Readonly<Record<string, string>>;
type TimedWords = Readonly<Record<string, (time: string) => string>>;

const states = {
  unpaid: '待付款',
  lapsed: '已过期',
  placed: '备货中',
  packed: '待自提',
  unclaimed: '未取货',
  handed_over: '已取货',
  completed: '已完成',
  returning: '退货中',
  disputed: '争议中',
  cancelled: '已取消',
  settled: '已结束',
};

const events: Words = {
  order: '下单',
  expire_claim: '货已卖完',
  expire: '过时未备货',
  withdraw: '达人取消',
  pack: '备好货',
  hand_over: '交货',
  miss_provider: '登记没人交货',
  expire_pickup: '过时未取',
  settle_unclaimed: '按记录结算',
  give_back: '补退',
  confirm: '确认',
  return: '申请退货',
  take_back: '收回退货',
  contest: '退货有损坏',
  expire_return: '退货没有答复',
};

const steps: Words = {
  drop: '不买了',
  cancel: '取消订单',
  withdraw: '这单做不了',
  pack: '备好了',
  hand_over: '交货',
  miss_provider: '没人交货',
  give_back: '补退一些钱',
  confirm: '没问题',
  return: '退货',
  take_back: '收到退货',
  contest: '退回的货坏了',
};

const asks: Words = {
  drop: '放弃后，留给您的货会让给别人。',
  withdraw: '取消会记一次失约，款项全额退给居民。居民会看到原因。',
  pack: '少了的马上退给居民。备好后居民会收到取货码。',
  hand_over: '请居民出示订单里的 6 位取货码。',
  miss_provider: '到了取货时段没有人交货？登记后达人 48 小时内没有异议，款项就全额退给您。',
  give_back: '写明金额和原因，钱马上原路退给居民。',
  return: '选退多少，写明原因，再把货带回取货的地方。',
  take_back: '退回的货款马上退给居民，其余归您。',
  contest: '写明坏在哪里、您愿意退多少，最好拍张照片。社区三天内处理。',
};

const done: Words = {
  drop: '已放弃。',
  pack: '已告诉居民来取货。',
  hand_over: '已交货。',
  miss_provider: '已登记。',
  give_back: '已退给居民。',
  confirm: '谢谢！欢迎写个评价。',
  return: '已告诉达人，请把货带回去。',
  take_back: '已收回，货款会退给居民。',
  contest: '已转给社区处理。',
};

const hints: Words = {
  unpaid: '货已为您留住，请尽快付款。',
  lapsed: '没有付款，订单已取消，货已放开。',
  placed: '达人正在备货，备好前可以取消，全额退款；餐食还要在截止时间以前。',
  packed: '货备好了，请在取货时段出示取货码来取。',
  handed_over: '您已取货，看看有没有问题。',
  completed: '订单已完成，有问题 7 天内还可以提出争议。',
  returning: '您申请了退货，请把货带回取货的地方。达人收到后退款。',
  cancelled: '订单已取消，应退的款项原路退回。',
  settled: '订单已结束。',
};
const hintsProvider: Words = {
  unpaid: '居民正在付款。',
  lapsed: '居民没有付款，货已放开。',
  placed: '请在取货时段以前备好货，再点“备好了”。',
  packed: '居民来取时请其出示取货码，再点“交货”。',
  handed_over: '已交货，等居民确认。',
  completed: '订单已完成，过了争议期款项归您。',
  returning: '居民要退货，收到后请点“收到退货”；货有问题可以提出争议。',
  cancelled: '订单已取消，货已放开。',
  settled: '订单已结束。',
};

const hintsBrought: Words = {
  packed: '货备好了，会在约好的时段送来，收货时出示取货码。',
  handed_over: '您已收货，看看有没有问题。',
};
const hintsProviderBrought: Words = {
  placed: '请在送货时段以前备好，地址在下面。',
  packed: '请按约好的时段送去，居民出示取货码，再点“交货”。',
};

const due: TimedWords = {
  unpaid: (time) => `${time} 前未付款会自动取消。`,
  placed: (time) => `${time} 还没有备好会自动退款。`,
  packed: (time) => `${time} 还没有取货，货款只退一半。`,
  unclaimed: (time) => `${time} 按记录结算。`,
  handed_over: (time) => `${time} 前没有异议会自动确认。`,
  returning: (time) => `达人最晚 ${time} 答复，过时由工作人员处理。`,
  disputed: (time) => `工作人员最晚 ${time} 处理，过时会升级或按约定了结。`,
};
const dueMeal: TimedWords = {
  ...due,
  packed: (time) => `${time} 还没有取，这一顿不退款。`,
};
const dueProvider: TimedWords = {
  placed: (time) => `请在 ${time} 前备好，过时会自动退款给居民并记一次失约。`,
  packed: (time) => `居民最晚 ${time} 来取，过时按未取货处理。`,
  unclaimed: (time) => `${time} 按记录结算。`,
  handed_over: (time) => `居民最晚 ${time} 确认。`,
  completed: (time) => `款项 ${time} 后归您。`,
  returning: (time) => `请在 ${time} 前答复，过时由工作人员处理。`,
  disputed: (time) => `工作人员最晚 ${time} 处理，过时会升级或按约定了结。`,
};

const dueProviderBrought: TimedWords = {
  ...dueProvider,
  packed: (time) => `请按时送到；${time} 还没有交到居民手里，按未取货处理。`,
};

const unclaimed: Readonly<Record<string, { resident: string; provider: string }>> = {
  miss_provider: {
    resident: '您登记了没有人交货。达人 48 小时内没有提出争议，款项全额退给您。',
    provider: '居民登记说没有人交货。48 小时内有异议可以提出争议，之后款项全额退给居民。',
  },
  expire_pickup: {
    resident: '过了取货时间。48 小时内有异议可以提出争议，之后货款退给您一半。',
    provider: '居民没有来取。居民 48 小时内没有提出争议，货款退一半，其余归您。',
  },
  expire_meal: {
    resident: '过了取餐时间，这一顿没有取，不退款。有异议请在 48 小时内提出争议。',
    provider: '居民没有来取这一顿。居民 48 小时内没有提出争议，这笔钱归您。',
  },
};

/** Orders of goods on the pages. */
export const goodOrderWords = {
  code: { name: '取货码', hint: '拿到东西时把这 6 位数字告诉对方，核对完再走。没拿到不要告诉任何人。' },
  states,
  queues: {
    waiting: { disputed: states.disputed, unclaimed: states.unclaimed },
    others: { placed: states.placed, packed: states.packed, returning: states.returning },
  },
  phases: { placed: '备货中', packed: '待自提', handed_over: '已取货', completed: '已完成' } as Words,
  events,
  steps,
  asks,
  done,
  hints,
  hintsProvider,
  hintsBrought,
  hintsProviderBrought,
  due,
  dueProvider,
  dueMeal,
  dueProviderBrought,
  unclaimed: (step: string, isProvider: boolean): string =>
    unclaimed[step]?.[isProvider ? 'provider' : 'resident'] ?? '',
  endedBecause: (says: string, reason?: string): string => says + (reason ? `原因：${reason}` : ''),
  disputed: '有争议，工作人员会来处理，款项先留着。',
  brought: '送到居民家',
  address: '去哪里取',
  addressLater: '达人备好货后告诉您',
  unitsOf: (units: string, price: string): string => `${units}，${price}`,
  shortOf: (units: string): string => `实际备好 ${units}，少了的已退款`,
  backOf: (units: string): string => `${units} 的钱已退`,
  returningLabel: '退货',
  returningOf: (lines: string, reason: string): string => `${lines}：${reason}`,
  count: (count: number): string => `${count} 份`,
  packHow: '备好多少',
  returnHow: '退多少',
  chooseUnits: '请选数量。',
  restockHow: '退回的货',
  restock: { yes: '还能卖，放回库存', no: '不能卖了' },
  chooseRestock: '请选退回的货怎么办。',
  contestAmount: '愿意退给居民（元）',
  giveBackAmount: '退给居民（元）',
  giveBackHint: (most: string): string => `最多 ${most}`,
};
