type Words = Readonly<Record<string, string>>;
type TimedWords = Readonly<Record<string, (time: string) => string>>;

const states = {
  unpaid: '待付款',
  lapsed: '已过期',
  booked: '已报名',
  attended: '已到场',
  absent: '没到场',
  disputed: '争议中',
  cancelled: '已取消',
  settled: '已结束',
};

const events: Words = {
  book: '报名',
  expire_claim: '名额已满',
  remind: '提醒',
  move: '改时间',
  reduce: '少来几位',
  call_off: '取消',
  attend: '到场',
  list: '点名',
  finish: '活动结束',
  miss: '没有到场',
};

const steps: Words = {
  drop: '不报了',
  reduce: '少来几位',
  cancel: '取消报名',
  attend: '登记到场',
};

const asks: Words = {
  drop: '放弃后，名额会让给别人。',
  reduce: '选还来几位，空出的名额让给别人。',
  attend: '请来的人出示订单里的 6 位入场码。没带手机的，到点名表里打勾。',
};

const done: Words = {
  drop: '已放弃。',
  reduce: '已改好，应退的钱原路退回。',
  attend: '已登记到场。',
};

const hints: Words = {
  unpaid: '名额已为您留住，请尽快付款。',
  lapsed: '没有付款，名额已放开。',
  booked: '报上名了。到时候请出示入场码，没带手机也可以报名字。',
  attended: '您已到场。',
  cancelled: '报名已取消，应退的款项原路退回。',
  settled: '活动已结束。',
};
const hintsProvider: Words = {
  unpaid: '居民正在付款。',
  lapsed: '居民没有付款，名额已放开。',
  booked: '开始前半小时起可以登记到场。',
  attended: '已登记到场。',
  cancelled: '报名已取消，名额已放开。',
  settled: '活动已结束。',
};

const due: TimedWords = {
  unpaid: (time) => `${time} 前未付款会自动取消。`,
  absent: (time) => `${time} 按记录结算，不同意请在这之前提出争议。`,
  disputed: (time) => `工作人员最晚 ${time} 处理，过时会升级或按约定了结。`,
};
const dueProvider: TimedWords = {
  attended: (time) => `款项 ${time} 后归您。`,
  absent: (time) => `${time} 按记录结算。`,
  disputed: (time) => `工作人员最晚 ${time} 处理，过时会升级或按约定了结。`,
};

/** Bookings of activities on the pages. */
export const activityOrderWords = {
  code: { name: '入场码', hint: '进场时把这 6 位数字给组织活动的人看。没到场不要告诉别人。' },
  states,
  queues: {
    waiting: { disputed: states.disputed },
    others: { booked: states.booked, attended: states.attended, absent: states.absent },
  },
  phases: { booked: '已报名', attended: '已到场', settled: '已结束' } as Words,
  events,
  steps,
  asks,
  done,
  hints,
  hintsProvider,
  due,
  dueProvider,
  absent: { listed: '没有登记您到场，费用不退。', unlisted: '没有人点名，钱全额退给您。' },
  absentProvider: { listed: '没有到场，款项归您。', unlisted: '没有点名，钱全额退给居民。' },
  endedBecause: (says: string, reason?: string): string => says + (reason ? `原因：${reason}` : ''),
  disputed: '有争议，工作人员会来处理，款项先留着。',
  venue: '地点',
  theme: '主题',
  seats: '几位',
  seatsOf: (count: number, price: string): string => `${count} 位，每位 ${price}`,
  count: (count: number): string => `${count} 位`,
  keepHow: '还来几位',
  chooseSeats: '请选还来几位。',
};
