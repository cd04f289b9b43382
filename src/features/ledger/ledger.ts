import type { Line } from '../../kernel/postings.ts';

/** What one event moved; its lines sum to zero. */
export interface Entry {
  /** The key of what it books: the same event is booked once. */
  _id: string;
  at: Date;
  lines: Line[];
  /** The step that made it, e.g. `payment.take`. */
  why: string;
  /** The thing it belongs to, e.g. an order's id. */
  source: string;
}

export interface Balance {
  account: string;
  fen: number;
}

/** Refuses an entry that would make the books wrong; nothing unbalanced is ever written. */
export function checkEntry(entry: Entry): void {
  const isWhole = entry.lines.every(({ fen }) => Number.isSafeInteger(fen) && fen !== 0);
  const sum = entry.lines.reduce((total, { fen }) => total + fen, 0);
  if (entry.lines.length < 2 || !isWhole || sum !== 0) throw new Error(`entry ${entry._id} does not balance`);
}
