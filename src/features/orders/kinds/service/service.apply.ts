import { cashOf, escrowOf } from '../../../../kernel/postings.ts';
import { endMoney } from '../../engine/ending.ts';
import type { PayRequest } from '../../engine/order.ts';
import { type PayInput, takes } from '../../engine/paying.ts';
import type { Balance, ServiceOrder } from './service.ts';

/** The balance that is open; a guard has seen to it that there is one. */
function openBalance({ _id, balance }: ServiceOrder): Balance {
  if (!balance) throw new Error(`order ${_id} has no balance`);
  return balance;
}

export function takesBalance(order: ServiceOrder, input: PayInput, now: Date) {
  const { set, data } = takes(order, input, 'balance');
  return { set: { ...set, balance: { ...openBalance(order), state: 'paid' as const, doneAt: now } }, data };
}

/** Cash goes from hand to hand; the books say who holds it. */
export function takesCash(order: ServiceOrder, _input: object, now: Date) {
  const balance = openBalance(order);
  const { fen } = balance;
  return {
    set: {
      cashFen: order.cashFen + fen,
      due: null,
      balance: { ...balance, state: 'cash' as const, doneAt: now },
    },
    data: {
      amountFen: fen,
      postings: [{ from: escrowOf({ id: order._id }), to: cashOf(order.providerPersonId), fen }],
    },
  };
}

export function quotes(_order: ServiceOrder, input: { amountFen: number; reason: string }, now: Date) {
  const said = { amountFen: input.amountFen, reason: input.reason.trim() };
  return { set: { quote: { ...said, at: now } }, data: said };
}

/** The work goes on as it was agreed before. */
export const keepsAgreed = () => ({ set: { quote: null } });

export function agrees(order: ServiceOrder, { payRequest }: { payRequest?: PayRequest }, now: Date) {
  const fen = order.quote?.amountFen ?? 0;
  const balance: Balance = { fen, state: 'open', agreedAt: now, doneAt: null };
  return { set: { balance, ...(payRequest ? { payRequest } : {}) }, data: { amountFen: fen } };
}

export const isDone = (_order: ServiceOrder, _input: object, now: Date) => ({ set: { doneAt: now } });

export function dropsBalance(order: ServiceOrder, _input: object, now: Date) {
  const balance = openBalance(order);
  return {
    set: { doneAt: now, due: null, balance: { ...balance, state: 'unpaid' as const } },
    data: { amountFen: balance.fen },
  };
}

/** As recorded for who was missed, all payable where work was done. */
export const givesByDefault = (order: ServiceOrder) =>
  endMoney(order, order.doneAt === null ? (order.recordedRefundFen ?? 0) : 0);
