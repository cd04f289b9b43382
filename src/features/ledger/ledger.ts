/**
 * Double entry in integer fen. What the marketplace holds is positive, what it owes is negative, so that every
 * entry sums to zero.
 * Accounts: `wechat:clearing`, `escrow:<order>`, `mismatched:<payment>`, `payable:<artisan>`, `cash:<person>`,
 * `fee:platform`, `fund:<community>`.
 */
export interface Line {
  account: string;
  fen: number;
}

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

export const clearing = 'wechat:clearing';
export const escrowOf = (subject: { id: string }): string => `escrow:${subject.id}`;
export const mismatchedOf = (paymentId: string): string => `mismatched:${paymentId}`;
export const payableTo = (artisanId: string): string => `payable:${artisanId}`;
export const cashOf = (personId: string): string => `cash:${personId}`;

/** Moves an amount from one account to another. */
export function movement(fen: number, accounts: { from: string; to: string }): Line[] {
  return [
    { account: accounts.to, fen },
    { account: accounts.from, fen: -fen },
  ];
}

/** Refuses an entry that would make the books wrong; nothing unbalanced is ever written. */
export function checkEntry(entry: Entry): void {
  const isWhole = entry.lines.every(({ fen }) => Number.isSafeInteger(fen) && fen !== 0);
  const sum = entry.lines.reduce((total, { fen }) => total + fen, 0);
  if (entry.lines.length < 2 || !isWhole || sum !== 0) throw new Error(`entry ${entry._id} does not balance`);
}
