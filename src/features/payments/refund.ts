import { after, day, hour, minute, second } from '../../kernel/clock.ts';
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
  askAt: Date | null;
  asks: number;
}

/** 1, 2, 4 … minutes up to 6 hours: banks take up to days. */
export function nextRefundAsk(asks: number, now: Date): Date {
  return after(now, Math.min(minute * 2 ** Math.min(asks, 20), 6 * hour));
}

/** 30 seconds, 1, 2 … minutes up to an hour after a try that told nothing or was refused. */
export function nextSend(tries: number, now: Date): Date {
  return after(now, Math.min(30 * second * 2 ** Math.min(tries, 20), hour));
}

/** How long a closed refund rests before its next number: a minute at least, twice as long each round. */
export function renewalRest(round: number): number {
  return Math.min(minute * 2 ** Math.min(round - 1, 20), day);
}
