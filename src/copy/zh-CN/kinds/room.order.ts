type Words = Readonly<Record<string, string>>;
type TimedWords = Readonly<Record<string, (time: string) => string>>;

const states = {
  unpaid: '待付款',
  lapsed: '已过期',
  booked: '已约好',
  used: '已到场',
  missed: '没有用上',
  disputed: '争议中',
  cancelled: '已取消',
  settled: '已结束',
};

const events: Words = {
  expire_claim: '时间已被约走',
  withdraw: '管理人取消',
  check_in: '到场',
  miss_keeper: '登记没人开门',
  miss: '过时没有来',
  end: '时间到',
};

const steps: Words = {
  withdraw: '这次开不了',
  check_in: '已到场',
  miss_keeper: '没人开门',
};

const asks: Words = {
  drop: '放弃后这个时间会让给别人。',
  withdraw: '取消会记一次失约，款项全额退给居民。居民会看到原因。',
  check_in: '居民已经到了？登记后就不能再取消。',
  miss_keeper: '过了开始时间 15 分钟，门还没有开？登记后管理人 48 小时内没有异议，款项就全额退给您。',
};
const checkInByCode = '填门口贴的 6 位数字，证明您已经到了。';

const done: Words = {
  check_in: '已登记到场。',
  miss_keeper: '已登记。',
};

const hints: Words = {
  unpaid: '场地已为您留住，请尽快付款。',
  lapsed: '没有付款，预约已取消，时间已放开。',
  booked: '场地约好了，请准时来。到了请管理人登记。',
  bookedWithCode: '场地约好了，请准时来。到了点“已到场”，填门口贴的 6 位数字。',
  locked: '门口的数字填错太多次，请管理人帮您登记到场。',
  used: '您已到场。走的时候请收拾干净。',
  cancelled: '预约已取消，应退的款项原路退回。',
  settled: '预约已结束。',
};
const hintsProvider: Words = {
  unpaid: '居民正在付款，这段时间先留着。',
  lapsed: '居民没有付款，时间已放开。',
  booked: '居民到了请点“已到场”。',
  bookedWithCode: '居民到了会填门口的签到码，您也可以点“已到场”。',
  locked: '居民把门口的签到码填错太多次。人到了请您点“已到场”。',
  used: '居民已到场，过了争议期款项归您。',
  cancelled: '预约已取消，时间已放开。',
  settled: '预约已结束。',
};

const due: TimedWords = {
  unpaid: (time) => `${time} 前未付款会自动取消。`,
  booked: (time) => `${time} 还没有登记到场，就按没有来处理。`,
  missed: (time) => `${time} 按记录结算。`,
  disputed: (time) => `工作人员最晚 ${time} 处理，过时会升级或按约定了结。`,
};
const dueProvider: TimedWords = {
  booked: (time) => `${time} 还没有登记到场，就按居民没有来处理。`,
  missed: (time) => `${time} 按记录结算。`,
  disputed: (time) => `工作人员最晚 ${time} 处理，过时会升级或按约定了结。`,
};

const missed: Readonly<Record<string, { resident: string; provider: string }>> = {
  miss_keeper: {
    resident: '您登记了没有人开门。管理人 48 小时内没有提出争议，款项全额退给您。',
    provider: '居民登记说没有人开门。48 小时内有异议可以提出争议，之后款项全额退给居民。',
  },
  miss: {
    resident: '没有登记到场。48 小时内有异议可以提出争议，之后按取消规则退款。',
    provider: '居民没有到场。居民 48 小时内没有提出争议，就按取消规则退款，其余归您。',
  },
};

/** Orders of rooms on the pages. */
export const roomOrderWords = {
  states,
  phases: { booked: '已约好', used: '已到场', settled: '已结束' } as Words,
  events,
  steps,
  asks,
  checkInByCode,
  done,
  hints,
  hintsProvider,
  due,
  dueProvider,
  missed: (step: string, isProvider: boolean): string =>
    missed[step]?.[isProvider ? 'provider' : 'resident'] ?? '',
  endedBecause: (says: string, reason?: string): string => says + (reason ? `原因：${reason}` : ''),
  disputed: (reason?: string): string =>
    `有争议${reason ? `：${reason}` : ''}。工作人员会来处理，款项先留着。`,
  line: (hours: number, guests: number): string => `${hours} 小时 · ${guests} 人`,
  address: '场地地址',
  hours: '用多久',
  hourCount: (hours: number): string => `${hours} 小时`,
  hoursOf: (hours: number, price: string): string => `${hours} 小时，每小时 ${price}`,
  guests: '人数',
  guestsOf: (count: number): string => `${count} 人`,
  doorCode: '门口签到码',
};
