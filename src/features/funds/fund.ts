import type { Empty, ProcessDoc, ProcessTypes, Takes } from '../../kernel/process.ts';
import type { Picture } from '../files/index.ts';

type SpendingState = 'proposed' | 'approved' | 'spent' | 'lacking' | 'refused' | 'withdrawn' | 'lapsed';

/** Something that a community pays for out of its fund. */
export interface Spending extends ProcessDoc {
  state: SpendingState;
  /** Whose fund it is, and its way down the tree. */
  community: string;
  gridPath: string[];
  amountFen: number;
  purpose: string;
  vouchers: Picture[];
  proposedBy: string;
  proposedAt: Date;
  /** Why it was refused. */
  reason: string | null;
}

/** `manager`: who works for the community. `proposer`: the one who asked for it. `approver`: any other of them. */
export type SpendingRelation = 'manager' | 'proposer' | 'approver';
export interface SpendingTypes extends ProcessTypes {
  doc: Spending;
  state: SpendingState;
  relation: SpendingRelation;
  steps: {
    propose: Takes<Empty, { amountFen: number }>;
    withdraw: Takes;
    refuse: Takes<{ reason: string }, { reason: string }>;
    approve: Takes<Empty, { amountFen: number }>;
    book: Takes<Empty, { amountFen: number }>;
    lack: Takes;
    lapse: Takes;
    remind: Takes;
  };
}

/** What everybody reads of the fund: what came in, and what was paid for what. */
export interface FundLine {
  id: string;
  at: Date;
  /** Positive: it came in. */
  fen: number;
  /** What it was spent for; null: it is income. */
  purpose: string | null;
}

export const spentAs = 'fund.spend';
export const spendingEntryId = (id: string): string => `fund:spend:${id}`;
