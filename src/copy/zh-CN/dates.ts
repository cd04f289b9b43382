/** How a date is said. */
export const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** A time in a text that is read later: today and tomorrow would be other days by then. */
export const datedTime = (month: number, date: number, weekday: number, clock: string): string =>
  `${month}月${date}日（${weekdays[weekday]}）${clock}`;
