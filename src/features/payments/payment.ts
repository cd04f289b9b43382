import { after, hour, minute, second } from '../../kernel/clock.ts';
import type { ProcessDoc } from '../../kernel/process.ts';
import type { PaymentProvider, PayWay, ProviderPayment } from './payment.provider.ts';

export type PaymentState = 'open' | 'paying' | 'paid' | 'mismatched' | 'closed' | 'late';

/** What a payment is for. The payment does not know the thing, only its name. */
export interface PaymentSubject {
  kind: 'order';
  id: string;
  /** Which payment of the thing it is, as the thing calls it. */
  part: string;
}

/** A part of what came in that has been set aside to go back; its refund document follows. */
export interface RefundShare {
  key: string;
  refundId: string;
  fen: number;
  reason: string;
}

export interface Payment extends ProcessDoc {
  state: PaymentState;
  subject: PaymentSubject;
  payerId: string;
  /** The micro-grid of the thing it is for, with everything above: who works there sees to its refunds. */
  gridPath: string[];
  amountFen: number;
  description: string;
  /** Our number at WeChat; a payment never gets another one. */
  outTradeNo: string;
  way: PayWay;
  /** Where the payer sits: needed to ask for the prepay again; forgotten once it cannot be paid any more. */
  clientIp: string | null;
  expiresAt: Date;
  codeUrl?: string;
  h5Url?: string;
  prepayId?: string;
  /** Who alone can pay it inside WeChat; forgotten once it cannot be paid any more. */
  payerOpenid?: string | null;
  /** Until when the address can be used; absent or null: not any more. */
  linkUntil?: Date | null;
  /** What really came. */
  transactionId?: string;
  paidFen?: number;
  currency?: string;
  paidAt?: Date;
  /** What may still go back; every refund takes its share off in one conditional write. */
  refundableFen: number;
  refunds: RefundShare[];
  /** Which refund was the last to go to the provider, and until when no other one may. */
  refundTurnOf?: string;
  refundTurnUntil?: Date | null;
  /** Since when shares wait for their refund documents; null: all are written. */
  sharesAt: Date | null;
  /** When the provider is asked next, and how often it has been in this state. */
  askAt: Date | null;
  asks: number;
  askedAt: Date | null;
}

/** States in which money came in. */
export const receivedStates: readonly PaymentState[] = ['paid', 'mismatched', 'late'];

/** WeChat's addresses live so long after each prepay; past it the phone refuses them. */
const linkLife = { h5: 5 * minute, native: 2 * hour, jsapi: 2 * hour, mini: 2 * hour } as const;
/** With less left than this nobody should set out any more. */
const renewBefore = minute;

export function linkUntil({ way }: Pick<Payment, 'way'>, now: Date): Date {
  return after(now, linkLife[way]);
}

/** Whether who opens the payment now needs another address. */
export function needsLink({ state, expiresAt, linkUntil: until }: Payment, now: Date): boolean {
  return state === 'paying' && expiresAt > now && (!until || until <= after(now, renewBefore));
}

/** WeChat takes at most so many refunds of one payment, and one a minute; a second more, for clocks that differ. */
export const mostRefunds = 50;
export const refundGap = minute + second;

const firstAsk = 5 * second;
const longestAsk = 10 * minute;
const asksAfterClose = 5;

/** 5, 10, 20 … seconds up to 10 minutes; a closed payment is asked after five more times, money may still come. */
export function nextAsk(payment: { state: PaymentState; asks: number }, now: Date): Date | null {
  if (receivedStates.includes(payment.state)) return null;
  if (payment.state === 'closed') {
    return payment.asks < asksAfterClose ? after(now, minute * 4 ** payment.asks) : null;
  }
  return after(now, Math.min(firstAsk * 2 ** Math.min(payment.asks, 20), longestAsk));
}

const askDistance = second;

/** How long a person's question must wait so that the provider is asked at most once a second, in milliseconds. */
export function waitBeforeAsking(payment: { askedAt: Date | null }, now: Date): number {
  if (!payment.askedAt) return 0;
  const ago = now.getTime() - payment.askedAt.getTime();
  return ago >= 0 && ago < askDistance ? askDistance - ago : 0;
}

/** Whether money has come in according to the provider. */
export function hasCome(seen: ProviderPayment): boolean {
  return seen.state === 'paid' || seen.state === 'refunded';
}

/** What does not match: `refunded_elsewhere` has gone back already, by somebody else's hand. */
export type Mismatch = 'refunded_elsewhere' | 'appid' | 'currency' | 'amount' | 'payer';

type Appids = Pick<PaymentProvider, 'appid' | 'miniAppid'>;

/**
 * Why money that came is not the money that was asked for, or nothing where everything is equal.
 * Money that the provider says has gone back already (by somebody else's hand) buys nothing either.
 */
export function mismatchOf(payment: Payment, seen: ProviderPayment, by: Appids): Mismatch | undefined {
  if (seen.state === 'refunded') return 'refunded_elsewhere';
  if (seen.appid !== (payment.way === 'mini' ? by.miniAppid : by.appid)) return 'appid';
  if (seen.currency !== 'CNY') return 'currency';
  if (seen.totalFen !== payment.amountFen) return 'amount';
  if (payment.payerOpenid && seen.payerOpenid !== payment.payerOpenid) return 'payer';
  return undefined;
}

/** Whether this says of a payment no more than was hoped for, or than is known already. */
export function isPlain(payment: Payment, seen: ProviderPayment, by: Appids): boolean {
  if (receivedStates.includes(payment.state)) return payment.transactionId === seen.transactionId;
  return payment.state !== 'closed' && mismatchOf(payment, seen, by) === undefined;
}
