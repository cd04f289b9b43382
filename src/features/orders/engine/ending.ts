import { depositOf, escrowOf, type Posting } from '../../../kernel/postings.ts';
import { refundByPolicy, refundUntil } from '../../catalogue/index.ts';
import { providersPartFen, splitEarned } from './fees.ts';
import type { Order, OrderFields, RefundPart } from './order.ts';

type Money = Pick<OrderFields, 'paid' | 'cashFen' | 'refundFen' | 'payableFen'>;
type Deposited = { _id: string } & Pick<OrderFields, 'depositHeldFen'>;

/** What would go back, and until when; null: as long as it is possible at all. */
export interface Back {
  fen: number;
  until: Date | null;
}

/** What has come in through WeChat: all that can go back. */
export function paidFen(order: Pick<OrderFields, 'paid'>): number {
  return order.paid.reduce((sum, part) => sum + part.fen, 0);
}

/** What could still go back. */
export function leftFen(order: Money): number {
  return Math.max(0, paidFen(order) - order.refundFen - order.payableFen);
}

/** Takes an amount out of what is left of the payments, the last one first. */
function splitRefund(order: Pick<OrderFields, 'paid' | 'refundFen'>, refundFen: number): RefundPart[] {
  const parts: RefundPart[] = [];
  let gone = order.refundFen;
  let rest = refundFen;
  for (const { paymentId, fen } of [...order.paid].reverse()) {
    const before = Math.min(fen, gone);
    const share = Math.min(fen - before, rest);
    if (share > 0) parts.push({ paymentId, fen: share });
    gone -= before;
    rest -= share;
  }
  return parts;
}

/** Sets the deposit apart from what is paid for. */
export const holdDeposit = ({ _id: id }: Pick<Deposited, '_id'>, fen: number) => ({
  set: { depositHeldFen: fen },
  postings: fen > 0 ? [{ from: depositOf({ id }), to: escrowOf({ id }), fen }] : [],
});

/** The deposit is decided about: what of it goes back and what is kept is one with the rest from now on. */
function freeDeposit({ _id: id, depositHeldFen: fen = 0 }: Deposited) {
  if (fen === 0) return { set: {}, postings: [] };
  return { set: { depositHeldFen: 0 }, postings: [{ from: escrowOf({ id }), to: depositOf({ id }), fen }] };
}

/** What is left without the deposit. */
const leftBesideDepositFen = (order: Money & Deposited): number =>
  Math.max(0, leftFen(order) - (order.depositHeldFen ?? 0));

/** Gives so much back of what is left, the deposit with it; what is kept waits for the end. */
export function depositBack(order: Order, backFen: number) {
  const { set, data } = moneyBack(order, backFen);
  const freed = freeDeposit(order);
  return {
    set: { ...set, ...freed.set, recordedRefundFen: null },
    data: { ...data, postings: freed.postings },
  };
}

/** Gives some of it back while the order goes on; what is left waits for the end. */
export function moneyBack(order: Order, backFen: number) {
  return {
    set: { refundFen: order.refundFen + backFen },
    data: { refundFen: backFen, refunds: splitRefund(order, backFen) },
  };
}

/** What an order that has not ended earns if it ends as it stands: what goes back of a missed one is on record, a deposit does. */
export function earnedFen(
  order: Pick<OrderFields, 'paid' | 'cashFen' | 'refundFen' | 'recordedRefundFen' | 'depositHeldFen'>,
): number {
  const backFen = order.recordedRefundFen ?? order.depositHeldFen ?? 0;
  return paidFen(order) + order.cashFen - order.refundFen - backFen;
}

/** What the event of an ended order says of its money. */
export interface EndEvent {
  refundFen: number;
  payableFen: number;
  /** What of it is the provider's, after the fees. */
  incomeFen: number;
  refunds: RefundPart[];
  postings: Posting[];
  reason?: string;
}

/**
 * The one function that divides an order's money when it ends: this much goes back now, what is left after that and
 * after what went back before is earned and split by the frozen shares. Cash counts as earned: the provider holds it already.
 */
export function endMoney(order: Order, backFen: number, said: { reason?: string } = {}) {
  const payableFen = paidFen(order) + order.cashFen - order.refundFen - backFen;
  const freed = freeDeposit(order);
  const event: EndEvent = {
    ...reasonOf(said),
    refundFen: backFen,
    payableFen,
    incomeFen: providersPartFen(order, payableFen),
    refunds: splitRefund(order, backFen),
    postings: [...freed.postings, ...splitEarned(order, payableFen)],
  };
  return { set: { refundFen: order.refundFen + backFen, payableFen, ...freed.set }, data: event };
}

/** A reason as it is kept, where one was given. */
export function reasonOf({ reason }: { reason?: string | undefined }): { reason?: string } {
  return reason === undefined ? {} : { reason: reason.trim() };
}

/** The policy is about what is paid for; a deposit goes back whole. */
const bookedOf = (order: Order) => ({ ...order, amountFen: leftBesideDepositFen(order) });
const heldFen = ({ depositHeldFen = 0 }: Order): number => depositHeldFen;

/** What the resident gets back when they cancel now. */
export const cancelRefundFen = (order: Order, now: Date): number =>
  heldFen(order) + refundByPolicy(bookedOf(order), now);

/** The same with the time until which it is so. */
export const refundByCancelling = (order: Order, now: Date): Back => ({
  fen: cancelRefundFen(order, now),
  until: refundUntil(bookedOf(order), now),
});
/** What the policy gives back to who did not come, however late they paid. */
export const noShowRefundFen = (order: Order) =>
  heldFen(order) + refundByPolicy({ ...bookedOf(order), paidAt: null }, order.startAt);

export const givesAllBack = (order: Order, input: { reason?: string }) =>
  endMoney(order, leftFen(order), input);
export const givesByPolicy = (order: Order, _input: object, now: Date) =>
  endMoney(order, cancelRefundFen(order, now));
export const givesAsDecided = (order: Order, input: { reason: string; refundFen: number }) =>
  endMoney(order, input.refundFen, input);
export const givesAsRecorded = (order: Order) => endMoney(order, order.recordedRefundFen ?? 0);
export const givesNothingBack = (order: Order) => endMoney(order, 0);

/** Says what goes back unless somebody disputes it; nothing moves yet. */
export const records = (refundOf: (order: Order) => number) => (order: Order) => {
  const recordedRefundFen = refundOf(order);
  return { set: { recordedRefundFen }, data: { recordedRefundFen } };
};
