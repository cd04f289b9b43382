import { cashOf, clearing, escrowOf, linesOf, mismatchedOf } from '../../kernel/postings.ts';
import type { Orders } from '../orders/index.ts';
import type { Payment, Payments, Refund } from '../payments/index.ts';
import type { Ledger } from './ledger.service.ts';

const takings = ['take', 'receive_mismatched', 'receive_late'] as const;
const takingId = (paymentId: string, step: string): string => `payment:${paymentId}:${step}`;
/** The ids under one of which what came in stands. */
export const paymentEntryIds = (paymentId: string): string[] =>
  takings.map((step) => takingId(paymentId, step));
export const refundEntryId = (refundId: string): string => `refund:${refundId}`;

type PaymentEvents = Pick<Payments, 'on' | 'onRefunds'>;
type OrderEvents = Pick<Orders, 'onAny'>;

/** What every row says that is booked. */
interface Booked {
  n: number;
  step: string;
  at: Date;
}

/** Money that came in is held for its order; mismatched and late money stands apart until it has gone back. */
export function subscribeToPayments(ledger: Ledger, payments: PaymentEvents): void {
  payments.on('take', 'books', 'ledger: books what came in', (payment, row) =>
    bookTaking(ledger, payment, row, row.data.paidFen, escrowOf(payment.subject)),
  );
  const apart = ['receive_mismatched', 'receive_late'] as const;
  payments.on(apart, 'books', 'ledger: books what came wrongly', (payment, row) =>
    bookTaking(ledger, payment, row, row.data.paidFen, mismatchedOf(payment._id)),
  );
  payments.onRefunds('complete', 'books', 'ledger: books what went back', (refund, row) =>
    bookRefund(ledger, refund, row, clearing),
  );
  payments.onRefunds('settle_by_hand', 'books', 'ledger: books what was given by hand', (refund, row) =>
    bookRefund(
      ledger,
      refund,
      row,
      row.data.channel === 'console' ? clearing : cashOf(row.by.id ?? 'unknown'),
    ),
  );
}

async function bookTaking(ledger: Ledger, payment: Payment, row: Booked, fen: number, from: string) {
  // The provider may say that nothing came: then nothing moved.
  if (fen === 0) return;
  await ledger.post({
    _id: takingId(payment._id, row.step),
    at: row.at,
    lines: linesOf([{ from, to: clearing, fen }]),
    why: `payment.${row.step}`,
    source: payment._id,
    gridPath: [...payment.gridPath],
  });
}

async function bookRefund(ledger: Ledger, refund: Refund, row: Booked, from: string): Promise<void> {
  const to = refund.came === 'paid' ? escrowOf(refund.subject) : mismatchedOf(refund.paymentId);
  await ledger.post({
    _id: refundEntryId(refund._id),
    at: row.at,
    lines: linesOf([{ from, to, fen: refund.amountFen }]),
    why: `refund.${row.step}`,
    source: refund._id,
    gridPath: [...refund.gridPath],
  });
}

/** What an order's row says is booked as it stands: what was earned, and cash from hand to hand. */
export function subscribeToOrders(ledger: Ledger, orders: OrderEvents): void {
  orders.onAny('books', 'ledger: books what the row says', async (order, row) => {
    const lines = linesOf(row.data.postings ?? []);
    if (lines.length === 0) return;
    const _id = `order:${order._id}:${row.n}`;
    const { _id: source, gridPath } = order;
    await ledger.post({ _id, at: row.at, lines, why: `order.${row.step}`, source, gridPath: [...gridPath] });
  });
}
