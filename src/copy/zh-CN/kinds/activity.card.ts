/** What stands on cards of activities. */
export const activityCardWords = {
  group: '活动',
  minutes: (count: number): string => (count % 60 === 0 ? `${count / 60} 小时` : `${count} 分钟`),
  next: (time: string, left: number): string => (left > 0 ? `${time} · 还有 ${left} 位` : `${time} · 已满`),
  none: '近期没有安排',
};
