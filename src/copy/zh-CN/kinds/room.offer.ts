import { roomCardWords } from './room.card.ts';

/** Offers of rooms, for who looks for one, who books one and who keeps one. */
const days = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

export const roomOfferWords = {
  ...roomCardWords,
  add: '新增场地',
  perHour: '按小时',
  upTo: (count: number): string => `最多 ${count} 人`,
  address: '地址',
  holds: '能坐',
  mostHours: '一次最多',
  hours: (count: number): string => `${count} 小时`,
  guests: (count: number): string => `${count} 人`,
  dayOfWeek: (day: number): string => days[day] ?? '',
  choice: {
    hours: '用多久',
    guests: '来几个人',
    fewer: '少一个人',
    more: '多一个人',
    shorter: '少一小时',
    longer: '多一小时',
    when: '选时间',
    chosen: (time: string, hours: number, guests: number): string =>
      `已选 ${time}，${hours} 小时，${guests} 人`,
    chooseFirst: '请先选一个时间',
    other: '重新选',
  },
  booking: {
    time: '时间',
    at: (time: string, hours: number): string => `${time}，${hours} 小时`,
    guests: '人数',
    one: '约好的时间里只有您这一拨人用。',
  },
  form: {
    example: '比如：邻里会客厅',
    address: '场地地址',
    addressHint: '哪个小区、几栋几楼、门牌',
    gridHint: '按您自己的微网格算距离；场地在别处请选它所在的微网格。',
    gridIs: (name: string): string => `场地在 ${name}`,
    gridChoose: '选场地的位置',
    guests: '最多多少人',
    mostHours: '一次最多约几小时',
    price: '价格是一个小时的价格。',
    hours: '开放时间',
    hoursHint: '上架后在项目页里改',
    hoursAdd: '加一段',
    hoursDrop: '删去',
    day: '星期',
    from: '从',
    to: '到',
    doorCode: '门口签到码（可不填）',
    doorCodeHint: '6 位数字，贴在场地门口，居民到了照着填。不填就由您登记到场。',
    doorCodeWrong: '请填 6 位数字，或不填。',
  },
  manage: {
    title: '开放时间',
    hint: '改每周的开放时间、某一天不开，或者留出一段自己用。',
    open: '去改开放时间',
  },
  doorCode: '门口签到码',
  noDoorCode: '没有，由管理人登记到场',
};
