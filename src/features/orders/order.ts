import type { ProcessDoc } from '../../kernel/process.ts';
import type { Policy } from './order.policy.ts';

export type OrderKind = 'service';
export type PaymentPart = 'advance' | 'balance';
export type Way = 'native' | 'h5';

/** Money that has come in for an order. */
export interface PaidPart {
  paymentId: string;
  part: PaymentPart;
  fen: number;
}
/** How the resident wants to pay, and from where they asked; the payment is opened by what follows a step. */
export interface PayRequest {
  way: Way;
  ip: string;
}
/** The payment that is open for the resident. */
export interface DuePayment {
  id: string;
  part: PaymentPart;
  amountFen: number;
  expiresAt: Date;
}
export interface Contact {
  name: string;
  phone: string;
  /** Only of a visit at home. */
  address: string | null;
}
export interface EscalationStage {
  level: 'community' | 'street' | 'district';
  grid: string;
}

/** What an order of any kind holds. Everything of the listing is frozen when it is booked. */
export interface OrderFields {
  kind: OrderKind;
  residentId: string;
  artisanId: string;
  artisanPersonId: string;
  artisanName: string;
  /** For the resident, from the confirmation on. */
  artisanPhone: string;
  listingId: string;
  title: string;
  category: string;
  categoryName: string;
  way: 'at_home' | 'at_shop' | 'at_artisan';
  /** Where to go, for a listing that is visited. */
  shopAddress: string | null;
  /** The listing's micro-grid, and the codes from the district down to it. */
  grid: string;
  gridPath: string[];
  /** Who decides a dispute, from the community upwards. */
  escalationPath: EscalationStage[];
  /** The micro-grid where the resident stands; of a visit at home that of its address. */
  place: string;
  placeName: string;
  contact: Contact;
  note: string | null;
  startAt: Date;
  endAt: Date;
  durationMinutes: number;
  priceKind: 'free' | 'lowfee' | 'market' | 'quote';
  instant: boolean;
  policy: Policy;
  bookedAt: Date;
  /** The price, or the call-out fee of a quote. */
  advanceFen: number;
  payRequest: PayRequest;
  due: DuePayment | null;
  paid: PaidPart[];
  /** Received by the artisan at the door. */
  cashFen: number;
  refundFen: number;
  payableFen: number;
}
export interface Order extends OrderFields, ProcessDoc {}

/** One part of what goes back, out of one payment. */
export interface RefundPart {
  paymentId: string;
  fen: number;
}

type Money = Pick<OrderFields, 'paid' | 'cashFen' | 'refundFen' | 'payableFen'>;

/** What has come in through WeChat: all that can go back. */
export function paidFen(order: Pick<OrderFields, 'paid'>): number {
  return order.paid.reduce((sum, part) => sum + part.fen, 0);
}

/** What could still go back. */
export function leftFen(order: Money): number {
  return order.refundFen + order.payableFen > 0 ? 0 : paidFen(order);
}

/** Takes an amount out of the payments, the last one first. */
export function splitRefund(order: Pick<OrderFields, 'paid'>, refundFen: number): RefundPart[] {
  const parts: RefundPart[] = [];
  let rest = refundFen;
  for (const { paymentId, fen } of [...order.paid].reverse()) {
    const share = Math.min(fen, rest);
    if (share > 0) parts.push({ paymentId, fen: share });
    rest -= share;
  }
  return parts;
}

/**
 * How the money of an order is divided when it ends: this much goes back, the rest is the artisan's. Cash
 * counts as the artisan's, who holds it already.
 */
export function divide(order: Money, refundFen: number) {
  const payableFen = paidFen(order) + order.cashFen - refundFen;
  return {
    set: { refundFen, payableFen },
    data: { refundFen, payableFen, refunds: splitRefund(order, refundFen) },
  };
}
