import { t } from '../copy.ts';
import { sayFen } from '../format/money.ts';
import { sayTime } from '../format/time.ts';
import type { ShelfListing } from './engine/kind.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** An amount that goes back until a moment; `null`: up to the start. */
interface Back {
  fen: number;
  until: Date | null;
}
type Offer = Pick<ShelfListing, 'priceFen' | 'policy'>;

const part = (fen: number, percent: number): number => Math.floor((fen * percent) / 100);

/** What a cancellation gives back from `at` on by the rules alone, one entry an amount, the earliest first. */
export function refundPlan({ priceFen, policy }: Offer, startAt: string, at: Date): Back[] {
  const start = Date.parse(startAt);
  const plan: Back[] = [];
  for (const { hoursBefore, percentBack } of policy.rules) {
    const end = start - hoursBefore * hourMs;
    if (end < at.getTime()) continue;
    const entry = { fen: part(priceFen, percentBack), until: hoursBefore > 0 ? new Date(end) : null };
    const last = plan.at(-1);
    if (last?.fen === entry.fen) last.until = entry.until;
    else plan.push(entry);
  }
  return plan;
}

/** The same in words, with the minutes after the payment in which all goes back where that is more. */
export function sayRefunds(offer: Offer, startAt: string, now: Date): string[] {
  const { freeMinutes, freeHoursBefore } = offer.policy;
  const plan = refundPlan(offer, startAt, now);
  const lines = t.order.refundLines;
  const isFar = Date.parse(startAt) - now.getTime() >= freeHoursBefore * hourMs;
  const isFree = freeMinutes > 0 && isFar && plan[0]?.fen !== offer.priceFen;
  return [
    ...(isFree ? [lines.free(freeMinutes, sayFen(offer.priceFen))] : []),
    ...plan.map(({ fen, until }, index) => {
      if (until) return lines.until(sayTime(until, now), sayFen(fen));
      return index === 0 ? lines.always(sayFen(fen)) : lines.toStart(sayFen(fen));
    }),
  ];
}
