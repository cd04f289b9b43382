import { fundOf, type Line, platformFee, providerFee } from '../../kernel/postings.ts';

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
  /** Codes from the district down to the grid of what it belongs to. */
  gridPath: string[];
  /** Which entry of each of its accounts it is; absent where it was booked before balances were stored. */
  positions?: string[];
  /** When it happened, where its month was closed before it was booked. */
  happenedAt?: Date;
  /** Which of those it is that were booked when their month was over; nobody else is that. */
  lateAs?: string;
  /** In a closing alone: who closed the month that is its source, and what that came to. */
  by?: string;
  turnovers?: Turnover[];
}

/** What a month added on either side of a group of accounts, of one grid. */
export interface Turnover {
  group: string;
  gridPath: string[];
  debitFen: number;
  creditFen: number;
}

export const closedAs = 'ledger.close';
export const closingIdOf = (month: string): string => `close:${month}`;
export const latePositionOf = (month: string, n: number): string => `${month}#${n}`;

/** What the first `n` entries of an account come to. */
export interface StoredBalance {
  _id: string;
  n: number;
  fen: number;
  /** The last entry that it holds. */
  entryId: string | null;
  /** Where all of its entries belong: the way down that they share, or `everywhere`. */
  gridPath: string[];
}

/** Stands for the whole tree: read at its top alone. */
export const everywhere = '*';

/** The way down the tree that both share; `everywhere` where they share nothing. */
export function sharedPath(one: readonly string[], other: readonly string[]): string[] {
  const parting = one.findIndex((code, at) => code !== other[at]);
  const shared = parting < 0 ? [...one] : one.slice(0, parting);
  return shared.length > 0 ? shared : [everywhere];
}

/** No two entries have the same position: so the entries of an account are numbered without a gap. */
export const positionOf = (account: string, n: number): string => `${account}#${n}`;

export const accountsOf = ({ lines }: Pick<Entry, 'lines'>): string[] => [
  ...new Set(lines.map(({ account }) => account)),
];

export function fenIn({ lines }: Pick<Entry, 'lines'>, account: string): number {
  return lines.reduce((sum, line) => (line.account === account ? sum + line.fen : sum), 0);
}

/** What went to the platform, a fund and the payment provider in one entry with what a provider earned. */
export function feesIn({ lines, why }: Entry): number {
  const isFee = ({ account, fen }: Line) =>
    fen < 0 && (account === platformFee || account === providerFee || account.startsWith(fundOf('')));
  return why.startsWith('order.') ? lines.filter(isFee).reduce((sum, { fen }) => sum - fen, 0) : 0;
}

/** Which entry of the account it is; 0 for one of before they were numbered. */
export function numberIn({ positions = [] }: Entry, account: string): number {
  const beginning = positionOf(account, 0).slice(0, -1);
  return Number(positions.find((each) => each.startsWith(beginning))?.slice(beginning.length) ?? 0);
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
