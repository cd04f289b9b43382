import { after, hour, minute, second } from '../../kernel/clock.ts';
import type { ProcessDoc } from '../../kernel/process.ts';
import type { PaymentSubject } from './payment.ts';

export type RefundState = 'asked' | 'processing' | 'refunded' | 'closed' | 'abnormal' | 'by_hand';

export interface Refund extends ProcessDoc {
  state: RefundState;
  paymentId: string;
  /** How the money came in: where in the books it goes back from. */
  came: 'paid' | 'mismatched' | 'late';
  subject: PaymentSubject;
  payerId: string;
  gridPath: string[];
  amountFen: number;
  /** What the whole payment was, and in what: the provider wants to hear it again. */
  totalFen: number;
  currency: string;
  outTradeNo: string;
  /** The number under which it is asked now, and all it was ever asked under. */
  outRefundNo: string;
  numbers: string[];
  reason: string;
  receipt?: string;
  channel?: SettlingByHand['channel'];
  /** The provider's last word where it did not take the refund on; absent or null: none stands. */
  refusedCode?: string | null;
  askAt: Date | null;
  asks: number;
}

/** How staff gave it back: as cash, or in the provider's own console, out of the money that it holds for us. */
export interface SettlingByHand {
  receipt: string;
  channel: 'cash' | 'console';
}

/** 1, 2, 4 … minutes up to 6 hours: banks take up to days. */
export function nextRefundAsk(asks: number, now: Date): Date {
  return after(now, Math.min(minute * 2 ** Math.min(asks, 20), 6 * hour));
}

/** 30 seconds, 1, 2 … minutes up to an hour after a try that told nothing or was refused. */
export function nextSend(tries: number, now: Date): Date {
  return after(now, Math.min(30 * second * 2 ** Math.min(tries, 20), hour));
}

/** A refund that the provider closes gets so many new numbers by itself; then it waits for staff. */
export const mostRenewals = 3;

/** The new numbers it got by itself since it was asked for, or since staff asked again. */
export function renewalsOf(refund: Pick<Refund, 'timeline'>): number {
  const steps = refund.timeline.map(({ step }) => step);
  return steps.slice(steps.lastIndexOf('retry') + 1).filter((step) => step === 'renew').length;
}

/** How long a closed refund rests before its next number: a minute at least, twice as long each round. */
export function renewalRest(renewals: number): number {
  return minute * 2 ** renewals;
}

/** A number that the provider has not heard yet; the old ones stay known. */
export function numberedAnew({ _id, numbers }: Pick<Refund, '_id' | 'numbers'>) {
  const outRefundNo = `${_id}_${numbers.length}`;
  return { outRefundNo, numbers: [...numbers, outRefundNo] };
}
