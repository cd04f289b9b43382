import { datedTime, unsaidReason } from '../../copy/zh-CN.ts';
import { chinaDate, chinaMinute, chinaWeekday } from '../../kernel/clock.ts';
import { yuan } from '../../kernel/money.ts';

export type Params = Readonly<Record<string, string | number>>;

/** 11月28日（周六）10:15 in Asia/Shanghai: a notice stays in the inbox, so it names the day itself. */
function sayWhen(at: Date): string {
  const minutes = chinaMinute(at);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  const [, month, date] = chinaDate(at).split('-').map(Number);
  return datedTime(month ?? 0, date ?? 0, chinaWeekday(at), clock.join(':'));
}

function words(params: Params): Params {
  const said: Record<string, string | number> = { ...params };
  const fen = (name: string) => (typeof params[name] === 'number' ? yuan(params[name]) : undefined);
  const refund = fen('refundFen') ?? fen('recordedRefundFen') ?? '0.00';
  for (const [name, word] of [
    ['startAt', 'when'],
    ['answerBy', 'answerBy'],
  ] as const) {
    const at = params[name];
    if (typeof at === 'string') said[word] = sayWhen(new Date(at));
  }
  const payable = fen('payableFen') ?? '0.00';
  return { reason: unsaidReason, amount: fen('amountFen') ?? '0.00', refund, payable, ...said };
}

/** A sentence with what it says filled in. */
export function filled(sentence: string, params: Params): string {
  const said = words(params);
  return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => String(said[name] ?? ''));
}
