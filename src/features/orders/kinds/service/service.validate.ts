import { stepClosed } from '../../../../kernel/errors.ts';
import { paidFen } from '../../engine/ending.ts';
import { fault, requireFen, validateReason } from '../../engine/input.ts';
import type { PayInput } from '../../engine/paying.ts';
import type { ServiceOrder } from './service.ts';

export const isBalanceOpen = (order: ServiceOrder): boolean => order.balance?.state === 'open';
export const hasNoOpenBalance = (order: ServiceOrder): boolean => !isBalanceOpen(order);
export const mayQuote = (order: ServiceOrder): boolean =>
  order.priceKind === 'quote' && hasNoOpenBalance(order);
/** Something was agreed and paid before: a further quote that comes to nothing takes nothing of it away. */
export const isAgreed = (order: ServiceOrder): boolean => order.balance !== null;
export const isNotAgreed = (order: ServiceOrder): boolean => !isAgreed(order);

/** What an order may cost in all, so that all of it can be given back in one answer. */
const mostOrderFen = 99_999_900;

export function validateQuote(order: ServiceOrder, input: { amountFen: number; reason: string }): void {
  validateReason(order, input);
  requireFen('amountFen', input.amountFen);
  if (input.amountFen < 1) throw fault('amountFen', 'must be at least 1 fen');
  if (paidFen(order) + order.cashFen + input.amountFen > mostOrderFen) {
    throw fault('amountFen', 'must not bring the order above 999,999 yuan');
  }
}

export function validateBalance(order: ServiceOrder, { fen }: PayInput): void {
  if (fen !== order.balance?.fen) throw stepClosed({ step: 'pay_balance', state: order.state });
}
