import type { TimelineRow } from '../../kernel/process.ts';
import type { Payment, PaymentStep, Refund, RefundStep } from '../payments/index.ts';
import type { Ledger } from './ledger.service.ts';
import { cashOf, clearing, escrowOf, type Line, mismatchedOf, movement, payableTo } from './ledger.ts';

type Run<D> = (doc: D, row: TimelineRow) => Promise<void>;

export interface PaymentEventSource {
  on(step: PaymentStep, name: string, run: Run<Payment>): void;
  onRefund(step: RefundStep, name: string, run: Run<Refund>): void;
}

/** What the ledger must know of an order; the amounts stand in the order's own rows. */
export interface EarningOrder {
  _id: string;
  artisanId: string;
}
type EarningStep =
  | 'cancel'
  | 'call_off'
  | 'settle'
  | 'settle_missed'
  | 'resolve'
  | 'default'
  | 'cash_balance';
export interface OrderEventSource<D extends EarningOrder = EarningOrder> {
  on(step: EarningStep, name: string, run: Run<D>): void;
}

const earningSteps = ['cancel', 'call_off', 'settle', 'settle_missed', 'resolve', 'default'] as const;
const name = 'ledger';

/** Money that came in is held for its order; mismatched and late money stands apart until it has gone back. */
export function subscribeToPayments(ledger: Ledger, payments: PaymentEventSource): void {
  payments.on('take', name, (payment, row) => bookTaking(ledger, payment, row, escrowOf(payment.subject)));
  for (const step of ['receive_mismatched', 'receive_late'] as const) {
    payments.on(step, name, (payment, row) => bookTaking(ledger, payment, row, mismatchedOf(payment._id)));
  }
  payments.onRefund('complete', name, (refund, row) => bookRefund(ledger, refund, row, clearing));
  payments.onRefund('settle_by_hand', name, (refund, row) =>
    bookRefund(ledger, refund, row, cashOf(row.by.id ?? 'unknown')),
  );
}

async function bookTaking(ledger: Ledger, payment: Payment, row: TimelineRow, heldIn: string): Promise<void> {
  await ledger.post({
    _id: `payment:${payment._id}:${row.step}`,
    at: row.at,
    lines: movement(fenIn(row, 'paidFen'), { from: heldIn, to: clearing }),
    why: `payment.${row.step}`,
    source: payment._id,
  });
}

async function bookRefund(ledger: Ledger, refund: Refund, row: TimelineRow, paidFrom: string): Promise<void> {
  const held = refund.came === 'paid' ? escrowOf(refund.subject) : mismatchedOf(refund.paymentId);
  await ledger.post({
    _id: `refund:${refund._id}`,
    at: row.at,
    lines: movement(refund.amountFen, { from: paidFrom, to: held }),
    why: `refund.${row.step}`,
    source: refund._id,
  });
}

/** What an order earns becomes payable to its artisan; cash at the door is held by who received it. */
export function subscribeToOrders<D extends EarningOrder>(ledger: Ledger, orders: OrderEventSource<D>): void {
  const post = async (order: D, row: TimelineRow, lines: Line[]) => {
    const _id = `order:${order._id}:${row.n}`;
    await ledger.post({ _id, at: row.at, lines, why: `order.${row.step}`, source: order._id });
  };
  for (const step of earningSteps) {
    orders.on(step, name, async (order, row) => {
      const fen = fenIn(row, 'payableFen');
      const accounts = { from: payableTo(order.artisanId), to: escrowOf({ id: order._id }) };
      if (fen > 0) await post(order, row, movement(fen, accounts));
    });
  }
  orders.on('cash_balance', name, async (order, row) => {
    const accounts = { from: escrowOf({ id: order._id }), to: cashOf(order.artisanId) };
    await post(order, row, movement(fenIn(row, 'fen'), accounts));
  });
}

function fenIn(row: TimelineRow, field: string): number {
  const fen = row.data[field];
  if (typeof fen !== 'number') throw new Error(`the row ${row.step} says no ${field}`);
  return fen;
}
