import { serviceCardWords } from './service.card.ts';

/** Offers of this kind, for who looks for one, who books one and who makes one. */
const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
};

export const serviceOfferWords = {
  ...serviceCardWords,
  add: '新增项目',
  lasts: duration,
  wayOwn: { at_home: '上门到居民家', at_shop: '居民到店', at_artisan: '居民到达人家' },
  wayLong: { at_home: '达人上门到您家', at_shop: '您到店里', at_artisan: '您到达人家里' },
  wayLabel: '方式',
  address: '地址',
  choice: {
    when: '选时间',
    chosen: (time: string): string => `已选 ${time}`,
    chooseFirst: '请先选一个时间',
    other: '换一个时间',
  },
  booking: {
    noteHint: '比如：家里有老人，请轻声敲门。',
    time: '时间',
    at: (time: string, minutes: number): string => `${time}，约 ${duration(minutes)}`,
    visit: '上门地址',
    visitMissing: '请先填好上门地址。',
  },
  form: {
    example: '比如：上门理发（老人优先）',
    way: '服务方式',
    address: '地址',
    addressHint: { at_shop: '店铺的详细地址', at_artisan: '预约成功后才告诉居民' },
    gridHint: '按您家的位置算走多远；店在别处请选店铺的位置。',
    gridIs: (name: string): string => `店铺在 ${name}`,
    gridChoose: '选店铺的位置',
    duration: '时长',
    before: '前面的准备时间',
    after: '后面的收拾时间',
    instant: '接单方式',
    instantYes: '不用等，约了就算接单',
    instantNo: '由我确认后接单',
    instantCheck: '居民约了就算接单，不用我确认',
  },
};
