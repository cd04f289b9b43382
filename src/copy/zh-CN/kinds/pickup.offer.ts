import { pickupCardWords } from './pickup.card.ts';

/** Offers to collect, for who looks for one, who asks for one and who makes one. */
const days = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const kilograms = (grams: number): string => `${grams / 1000} 公斤`;

export const pickupOfferWords = {
  ...pickupCardWords,
  order: '约上门',
  add: '新增回收',
  more: '等',
  kilograms,
  dayOfWeek: (day: number): string => days[day] ?? '',
  wayLabel: '方式',
  pricesLabel: '价目',
  windowsLabel: '上门时段',
  priceLine: '上门称重，当面付现金给您，您不用付钱。',
  cancelRule: '来人以前随时可以取消。',
  choice: {
    when: '什么时候来收',
    left: (time: string, count: number): string => `${time}\n还能约 ${count} 家`,
    none: { short: '近几天没有能约的时段', says: '近几天没有能约的时段，过些时候再来看看。' },
    chosen: (time: string): string => `${time} 上门`,
    chooseFirst: '请先选上门时段',
    other: '换个时段',
  },
  booking: {
    noteHint: '比如：家里有老人，请轻声敲门。',
    time: '上门时间',
    roughly: '大概有什么',
    roughlyHint: '比如：纸板两捆、旧铁锅一个',
    roughlyWrong: '请写一下大概有什么。',
    visit: '到哪里收',
    visitMissing: '请把地址、姓名和电话填完整。',
  },
  form: {
    example: '比如：上门收纸板旧书',
    prices: '收购价',
    pricesHint: '每公斤给居民多少钱。居民约了以后，这一单按约的时候的价。',
    material: '收什么',
    perKg: '元/公斤',
    priceAdd: '加一样',
    drop: '删去',
    windows: '上门时段',
    windowsHint: '每周这些时候上门，一个时段最多去几家',
    windowAdd: '加一个时段',
    day: '星期',
    from: '从',
    to: '到',
    capacity: '最多几家',
    homes: (count: number): string => `${count} 家`,
  },
};
