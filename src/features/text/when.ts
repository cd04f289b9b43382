import { datedTime } from '../../copy/zh-CN.ts';
import { chinaDate, chinaMinute, chinaWeekday } from '../../kernel/clock.ts';

/** 11月28日（周六）10:15 in Asia/Shanghai: what stays to be read names the day itself. */
export function sayWhen(at: Date): string {
  const minutes = chinaMinute(at);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  const [, month, date] = chinaDate(at).split('-').map(Number);
  return datedTime(month ?? 0, date ?? 0, chinaWeekday(at), clock.join(':'));
}

/** 11月28日（周六）in Asia/Shanghai. */
export function sayDay(at: Date): string {
  const [, month, date] = chinaDate(at).split('-').map(Number);
  return datedTime(month ?? 0, date ?? 0, chinaWeekday(at), '');
}
