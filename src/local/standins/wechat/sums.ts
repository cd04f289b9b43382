/** What the facts come to. */
import type { Books, Transfer } from './books.ts';

/** Everything under way or given back: what a further refund cannot have. A closed refund frees its part. */
export function reservedFen(books: Books, outTradeNo: string): number {
  const refunds = books.refundsOf.get(outTradeNo) ?? [];
  return refunds.reduce((sum, refund) => sum + (refund.status === 'CLOSED' ? 0 : refund.fen), 0);
}

export function refundedFen(books: Books, outTradeNo: string): number {
  const refunds = books.refundsOf.get(outTradeNo) ?? [];
  return refunds.reduce((sum, refund) => sum + (refund.status === 'SUCCESS' ? refund.fen : 0), 0);
}

/** What WeChat has kept for itself. */
export function feesFen({ transactions, refunds }: Books): number {
  const kept = [...transactions.values()].reduce((sum, { feeFen = 0 }) => sum + feeFen, 0);
  return [...refunds.values()].reduce((sum, { feeBackFen = 0 }) => sum - feeBackFen, kept);
}
export const consoleFen = ({ consoleMoves }: Books): number =>
  consoleMoves.reduce((sum, { fen }) => sum + fen, 0);

/** What is out, or on its way out: a transfer that failed or was taken back is on the balance again. */
export function heldFen(transfers: Iterable<Transfer>): number {
  const held = [...transfers].filter(({ state }) => state !== 'FAIL' && state !== 'CANCELLED');
  return held.reduce((sum, { fen }) => sum + fen, 0);
}
