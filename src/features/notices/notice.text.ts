import { noticeSentences } from '../../copy/zh-CN.ts';
import { chinaDate, chinaDay, chinaMinute } from '../../kernel/clock.ts';
import { yuan } from '../../kernel/money.ts';

export type Params = Readonly<Record<string, string | number>>;

/** 今天 15:30, 明天 09:00, 11月28日 10:15: the way people say it, in Asia/Shanghai. */
export function sayTime(at: Date, now: Date): string {
  const minutes = chinaMinute(at);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const days = chinaDay(at) - chinaDay(now);
  const named = ['今天', '明天', '后天'][days];
  if (named) return `${named} ${clock}`;
  const [, month, date] = chinaDate(at).split('-').map(Number);
  return `${month}月${date}日 ${clock}`;
}

function words(params: Params, now: Date): Params {
  const said: Record<string, string | number> = { ...params };
  const fen = (name: string) => (typeof params[name] === 'number' ? yuan(params[name]) : undefined);
  const refund = fen('refundFen') ?? fen('recordedRefundFen') ?? '0.00';
  if (typeof params['startAt'] === 'string') said['when'] = sayTime(new Date(params['startAt']), now);
  return { reason: '未说明', amount: fen('amountFen') ?? '0.00', refund, ...said };
}

/** The sentence of a message, or null where people are told nothing. */
export function sentenceOf(template: string, params: Params, now: Date): string | null {
  const sentence = (noticeSentences as Record<string, string>)[template];
  if (!sentence) return null;
  const said = words(params, now);
  return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => String(said[name] ?? ''));
}
