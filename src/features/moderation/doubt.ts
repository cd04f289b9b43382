import type { ProcessDoc, Takes } from '../../kernel/process.ts';

/** What somebody wrote that may be meant well or not: one document per wording and place. */
export interface Doubt extends ProcessDoc {
  gridPath: string[];
  /** Who wrote it. */
  writerId: string;
  /** To what it was written: an order, a listing, a person … */
  about: { kind: string; id: string };
  /** The name of the field, and who reads it. */
  field: string;
  audience: string;
  text: string;
  /** What is doubtful in it. */
  words: string[];
  /** When it came into its state. */
  since: Date;
}

export type DoubtState = 'waiting' | 'approved' | 'hidden';
export type DoubtRelation = 'staff';
export interface DoubtTypes {
  doc: Doubt;
  state: DoubtState;
  relation: DoubtRelation;
  steps: { flag: Takes; approve: Takes; hide: Takes<{ reason: string }, { reason: string }> };
}
