type Words = Readonly<Record<string, string>>;
type TimedWords = Readonly<Record<string, (time: string) => string>>;

const states = {
  requested: '等接单',
  assigned: '等上门',
  arrived: '已上门',
  weighed: '待您确认',
  agreed: '等付钱',
  handed: '等确认收钱',
  paid: '已收钱',
  disputed: '争议中',
  cancelled: '已取消',
  settled: '已结束',
};

const events: Words = {
  request: '约上门',
  expire_claim: '时段约满',
  assign: '接单',
  expire: '没有人接',
  withdraw: '来不了',
  miss_resident: '没有人开门',
  miss_collector: '没有来',
  forget: '没有下文',
  arrive: '上门',
  weigh: '过秤',
  agree: '认可重量',
  leave: '没有收成',
  ask_staff: '请社区处理',
  hand_cash: '付现金',
  complete: '收到现金',
  remind: '催付钱',
  resolve_sum: '社区核定',
  settle: '结束',
};

const steps: Words = {
  assign: '接单',
  cancel: '不用来了',
  withdraw: '去不了',
  miss_resident: '没有人开门',
  miss_collector: '没有来',
  arrive: '到了，输码',
  weigh: '过秤',
  agree: '重量没错',
  leave: '这次不收了',
  ask_staff: '请社区处理',
  hand_cash: '已付现金',
  complete: '收到钱了',
  resolve_sum: '核定还要付多少',
  resolve: '到此为止',
};

const asks: Words = {
  cancel: '取消后这个时段让给别人。确定不用来了吗？',
  withdraw: '去不了会记一次失约。居民会看到原因，改约最近的一趟。',
  miss_resident: '拍一张门口的照片。不记失约，居民可以再约。',
  miss_collector: '时段过了还没有人来？登记后给对方记一次失约，您可以马上改约最近的一趟。',
  arrive: '请居民出示订单里的 6 位码。',
  weigh: '每样填公斤数，拍一张秤的照片。居民看过才算数。',
  leave: '写明原因，这次就不收了，也不用付钱。',
  ask_staff: '写明哪里不对，社区会在三天内处理。',
  hand_cash: '钱已经当面付给居民了吗？居民确认后两清。',
  resolve_sum: '按核实的重量算，写明还要付给居民多少。',
  resolve: '到此为止，不再付钱。退回金额请填 0。',
};

const done: Words = {
  assign: '已接单，居民会看到您的电话。',
  cancel: '已取消。',
  withdraw: '已告诉居民。',
  miss_resident: '已登记。',
  miss_collector: '已登记，可以改约最近的一趟。',
  arrive: '码对了，请过秤。',
  weigh: '已给居民看重量和金额。',
  agree: '已确认，请当面收钱。',
  leave: '已结束，没有收。',
  ask_staff: '已请社区处理。',
  hand_cash: '已请居民确认。',
  complete: '钱货两清，谢谢！欢迎写个评价。',
  resolve_sum: '已核定，双方都收到通知。',
};

const hints: Words = {
  requested: '已约好时段，等对方接单。',
  assigned: '有人接单了。来了把下面的 6 位码告诉对方。',
  arrived: '对方到了，请一起看着过秤。',
  weighed: '称好了，请看清重量和金额，没错就点“重量没错”。',
  agreed: '重量您认可了，请当面收钱。',
  handed: '对方说现金付给您了，收到请确认。',
  paid: '钱您收到了，有问题两天内还可以提出争议。',
  cancelled: '这次没有收。',
  settled: '这一单结束了。',
};
const hintsProvider: Words = {
  requested: '有人约您上门，请在时段开始前接单。',
  assigned: '请按时上门，到了输入居民的 6 位码。',
  arrived: '请和居民一起过秤，拍一张秤的照片。',
  weighed: '等居民看过重量。称错了可以重新过秤。',
  agreed: '居民认可了，请当面付现金，再点“已付现金”。',
  handed: '等居民确认收到钱。',
  paid: '钱货两清。',
  cancelled: '这一单取消了。',
  settled: '这一单结束了。',
};

const due: TimedWords = {
  requested: (time) => `${time} 还没有人接会自动取消。`,
  weighed: (time) => `${time} 前不确认，会请社区处理。`,
  handed: (time) => `${time} 前没有异议，就算收到了。`,
  disputed: (time) => `工作人员最晚 ${time} 处理。`,
};
const dueProvider: TimedWords = {
  requested: (time) => `请在 ${time} 前接单，过时自动取消。`,
  weighed: (time) => `居民最晚 ${time} 确认，过时请社区处理。`,
  handed: (time) => `居民最晚 ${time} 确认。`,
  disputed: (time) => `工作人员最晚 ${time} 处理。`,
};

/** Pick-ups on the pages. */
export const pickupOrderWords = {
  code: { name: '签到码', hint: '来人上门时把这 6 位数字告诉他，再开始过秤。没见面不要告诉任何人。' },
  states,
  queues: {
    waiting: { disputed: states.disputed },
    others: { requested: states.requested, assigned: states.assigned, agreed: states.agreed },
  },
  phases: { requested: '已约', assigned: '等上门', weighed: '已过秤', paid: '已收钱' } as Words,
  events,
  steps,
  asks,
  done,
  hints,
  hintsProvider,
  due,
  dueProvider,
  weighedProvider: '待居民确认',
  disputed: '有争议，工作人员会来处理。',
  endedBecause: (says: string, reason?: string): string => says + (reason ? `原因：${reason}` : ''),
  line: '上门收',
  roughly: '大概有什么',
  sheet: '称出来',
  sheetTitle: '重量和金额',
  sheetLine: (material: string, weight: string, price: string): string =>
    `${material} ${weight} × ${price} 元/公斤`,
  sum: '一共',
  again: '改约最近的一趟',
  scalePicture: '秤的照片（要有）',
  doorPicture: '门口的照片（要有）',
  weights: '重量（公斤）',
  weightsHint: '没有的留空，精确到 0.01 公斤（10 克）',
  weightsWrong: '请至少填一样，重量精确到 0.01 公斤。',
  owedAmount: '还要付给居民（元）',
  owedHint: '最多是按重量算出来的钱',
};
