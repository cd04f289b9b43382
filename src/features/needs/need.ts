import type { ProcessDoc, Takes } from '../../kernel/process.ts';

/** What somebody looked for and did not find, in their own words. */
export interface Need extends ProcessDoc {
  personId: string;
  words: string;
  /** The words as alike ones are counted: one case, one width, without spaces. */
  sameAs: string;
  /** The micro-grid where they stood. */
  grid: string;
  gridPath: string[];
  reportedAt: Date;
  /** What whoever closed it says to the resident. */
  reason: string | null;
}
type NeedState = 'reported' | 'closed' | 'withdrawn' | 'lapsed';
/** `owner`: whose need it is. `helper`: who looks after the grid. */
export type NeedRelation = 'owner' | 'helper';
export interface NeedTypes {
  doc: Need;
  state: NeedState;
  relation: NeedRelation;
  steps: {
    report: Takes;
    reopen: Takes;
    withdraw: Takes;
    close: Takes<{ reason: string }, { reason: string }>;
    lapse: Takes;
  };
}

/** What stands on the board: the same words of one micro-grid. */
export interface Unmet {
  /** One of them, by which all are closed. */
  id: string;
  words: string;
  grid: string;
  count: number;
  latestAt: Date;
}
