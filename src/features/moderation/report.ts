import type { ProviderRef } from '../../kernel/postings.ts';
import type { ProcessDoc, Takes } from '../../kernel/process.ts';

/** What can be reported, by the names of the paths. `artisan` is the person, with portrait and introduction. */
type SubjectKind = 'listing' | 'review' | 'artisan';
export interface Subject {
  kind: SubjectKind;
  id: string;
}
/** What somebody says is wrong. `strikes`: nobody says it, so many came together. */
export type ReportReason =
  | 'untrue'
  | 'price'
  | 'picture'
  | 'rude'
  | 'unsafe'
  | 'illegal'
  | 'private'
  | 'other'
  | 'strikes';
/** What is done about it. `hide`: nobody sees it any more. `strike`: counts like an order that was let down. */
export const allMeasures = ['hide', 'warn', 'strike', 'suspend'] as const;
export type Measure = (typeof allMeasures)[number];

/** What stands there now under the name of a subject. */
export interface ReportedThing {
  /** What people call it. */
  title: string;
  /** The person whose it is, or what they offer it for. */
  concernedId: string;
  /** Against whom a strike counts. */
  provider: ProviderRef | null;
  gridPath: readonly string[];
  /** Whether residents see it. */
  isShown: boolean;
}

export interface Report extends ProcessDoc {
  subject: Subject;
  title: string;
  reason: ReportReason;
  details: string;
  /** Null where the marketplace itself asks, empty where the account is closed. */
  reporterId: string | null;
  concernedId: string;
  provider: ProviderRef | null;
  gridPath: string[];
  reportedAt: Date;
  /** When it came into its state. */
  since: Date;
  decision: Decision | null;
  objection: { details: string; at: Date } | null;
  answer: { reason: string; byPersonId: string; at: Date } | null;
}
interface Decision {
  measures: readonly Measure[];
  reason: string;
  byPersonId: string;
  at: Date;
  /** Until then whom it concerns may object. */
  objectUntil: Date;
}

export type ReportState =
  | 'open'
  | 'upheld'
  | 'dismissed'
  | 'joined'
  | 'objected'
  | 'confirmed'
  | 'overturned';
/**
 * `reporter`: who said it. `concerned`: whose it is. `decider`: staff who are neither. `second`: a decider who did
 * not decide before.
 */
export type ReportRelation = 'reporter' | 'concerned' | 'decider' | 'second';
interface Reason {
  reason: string;
}
/** Who takes the step, where the document has to remember it. */
interface Decider {
  byPersonId: string;
}
export interface ReportTypes {
  doc: Report;
  state: ReportState;
  relation: ReportRelation;
  steps: {
    report: Takes;
    remind: Takes;
    uphold: Takes<
      Reason & Decider & { measures: readonly Measure[]; objectUntil: Date },
      Reason & { measures: readonly Measure[] }
    >;
    dismiss: Takes<Reason, Reason>;
    /** Another one about the same was decided. */
    join: Takes<Reason & { isUpheld: boolean }, Reason & { isUpheld: boolean }>;
    object: Takes<{ details: string }>;
    confirm: Takes<Reason & Decider, Reason>;
    overturn: Takes<Reason & Decider, Reason>;
  };
}
export type ReportStep = keyof ReportTypes['steps'];
