import { after, day, monthAfter, startOfChinaMonth } from '../../kernel/clock.ts';
import type { CursorPosition } from '../../kernel/page.ts';
import type { Line } from '../../kernel/postings.ts';
import type { Turnover } from '../ledger/index.ts';

/** Accounts that are read together, by the order in which they stand in a trial balance. */
const groups = [
  'wechat',
  'cash',
  'escrow',
  'deposit',
  'mismatched',
  'payable',
  'fund',
  'fee:platform',
  'fee:provider',
  'own',
  'other',
] as const;
export type Group = (typeof groups)[number];

/** What is read: the entries of a month that belong to these grids, or to what lies below them. */
export interface Scope {
  month: string;
  grids: readonly string[];
}

/** What was added on either side of an account: money held and given out stands on the left, as debit. */
export interface Moved {
  debitFen: number;
  creditFen: number;
}
export interface TrialRow extends Moved {
  group: Group;
  openingFen: number;
  closingFen: number;
}
export interface Trial {
  /** When the month was closed, and by whom; null: it is open. */
  closed: { at: Date; by: string } | null;
  canClose: boolean;
  rows: TrialRow[];
  totals: Moved &
    Record<'openingDebitFen' | 'openingCreditFen' | 'closingDebitFen' | 'closingCreditFen', number>;
}

export interface StatementLine extends Moved {
  id: string;
  at: Date;
  /** When it was, where its month was closed before it was booked. */
  happenedAt: Date | null;
  why: string;
  source: string;
  /** The accounts on the other side. */
  others: string[];
  /** What the account holds behind it. */
  behindFen: number;
}

export const spanOf = (month: string): { from: Date; to: Date } => ({
  from: startOfChinaMonth(month),
  to: startOfChinaMonth(monthAfter(month)),
});

/** What is booked while its month runs is there a day later, wherever it was held up. */
export const isClosable = (month: string, now: Date): boolean => after(spanOf(month).to, day) <= now;

/** Whether something stands behind where a page ended. */
export const isBehind = (at: Date, id: string, position: CursorPosition | null): boolean => {
  if (position === null) return true;
  const end = new Date(position.key).getTime();
  return at.getTime() > end || (at.getTime() === end && id > position.id);
};

export function groupOf(account: string): Group {
  const known = (name: string): Group | undefined => groups.find((group) => group === name);
  return known(account) ?? known(account.slice(0, Math.max(0, account.indexOf(':')))) ?? 'other';
}

/** Whether an account is meant by a name: itself, or every account that begins with it. */
const isMeant = (name: string, account: string): boolean =>
  account === name || account.startsWith(`${name}:`);

export function movedBy(lines: readonly Line[], name: string): Moved {
  const fens = lines.filter(({ account }) => isMeant(name, account)).map(({ fen }) => fen);
  return {
    debitFen: fens.reduce((sum, fen) => sum + Math.max(0, fen), 0),
    creditFen: fens.reduce((sum, fen) => sum + Math.max(0, 0 - fen), 0),
  };
}

/** Adds lines up by group; those from before the month make up what it begins with. */
export class TrialSum {
  readonly #rows = new Map<Group, TrialRow>();

  add(lines: readonly Line[], isBefore: boolean): void {
    for (const { account, fen } of lines) {
      const row = this.#rowOf(groupOf(account));
      if (isBefore) row.openingFen += fen;
      else if (fen > 0) row.debitFen += fen;
      else row.creditFen -= fen;
      row.closingFen += fen;
    }
  }

  #rowOf(group: Group): TrialRow {
    const found = this.#rows.get(group);
    if (found) return found;
    const row = { group, openingFen: 0, debitFen: 0, creditFen: 0, closingFen: 0 };
    this.#rows.set(group, row);
    return row;
  }

  /** The same of what a closed month came to. */
  addTurnovers(turnovers: readonly Turnover[], isBefore: boolean): void {
    for (const { group, debitFen, creditFen } of turnovers) {
      const row = this.#rowOf(groupOf(group));
      if (isBefore) row.openingFen += debitFen - creditFen;
      else [row.debitFen, row.creditFen] = [row.debitFen + debitFen, row.creditFen + creditFen];
      row.closingFen += debitFen - creditFen;
    }
  }

  result(): Pick<Trial, 'rows' | 'totals'> {
    const rows = groups.flatMap((group) => this.#rows.get(group) ?? []);
    const sum = (of: (row: TrialRow) => number) => rows.reduce((total, row) => total + of(row), 0);
    return {
      rows,
      totals: {
        openingDebitFen: sum(({ openingFen }) => Math.max(0, openingFen)),
        openingCreditFen: sum(({ openingFen }) => Math.max(0, 0 - openingFen)),
        debitFen: sum(({ debitFen }) => debitFen),
        creditFen: sum(({ creditFen }) => creditFen),
        closingDebitFen: sum(({ closingFen }) => Math.max(0, closingFen)),
        closingCreditFen: sum(({ closingFen }) => Math.max(0, 0 - closingFen)),
      },
    };
  }
}

/** What a month came to, by group and grid. */
export class TurnoverSum {
  readonly #found = new Map<string, Turnover>();

  add(lines: readonly Line[], gridPath: readonly string[]): void {
    for (const { account, fen } of lines) {
      const group = groupOf(account);
      const key = [group, ...gridPath].join(' ');
      const turnover = this.#found.get(key) ?? { group, gridPath: [...gridPath], debitFen: 0, creditFen: 0 };
      if (fen > 0) turnover.debitFen += fen;
      else turnover.creditFen -= fen;
      this.#found.set(key, turnover);
    }
  }

  result(): Turnover[] {
    return [...this.#found.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, each]) => each);
  }
}
