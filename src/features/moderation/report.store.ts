import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, nullable, partSchema, trusted } from '../../kernel/store.ts';
import type { Report, ReportState, Subject } from './report.ts';

export interface WantedReports {
  state: ReportState;
  /** Grids: everything on or below one of them. */
  grids: readonly string[];
  /** What they made, and what concerns one of these, is left out. */
  personId: string;
  ownIds: readonly string[];
}
export interface ReportStore {
  processStore: ProcessStore<Report>;
  model: Model;
  /** The longest in the state first. */
  list(wanted: WantedReports, position: CursorPosition | null, limit: number): Promise<Report[]>;
  /** What was decided about one of these people, the latest first. */
  decidedOn(concernedIds: readonly string[], limit: number): Promise<Report[]>;
  openAbout(subject: Subject, limit: number): Promise<Report[]>;
  /** Those of one reporter about one thing, or of nobody. */
  ofReporter(reporterId: string | null, subject: Subject): Promise<Pick<Report, '_id' | 'state' | 'since'>[]>;
  /** An account is closed: what was said stays without who said it. */
  forget(personId: string): Promise<void>;
}

function schemaOf() {
  const schema = processSchema({
    subject: { type: partSchema({ kind: String, id: String }), required: true },
    title: { type: String, required: true },
    reason: { type: String, required: true },
    details: String,
    reporterId: nullable(String),
    concernedId: { type: String, required: true },
    provider: nullable(partSchema({ kind: String, id: String })),
    gridPath: { type: [String], required: true },
    reportedAt: { type: Date, required: true },
    since: { type: Date, required: true },
    decision: nullable(
      partSchema({ measures: [String], reason: String, byPersonId: String, at: Date, objectUntil: Date }),
    ),
    objection: nullable(partSchema({ details: String, at: Date })),
    answer: nullable(partSchema({ reason: String, byPersonId: String, at: Date })),
  });
  schema.index({ gridPath: 1, state: 1, since: 1, _id: 1 });
  schema.index({ concernedId: 1, 'decision.at': -1 });
  schema.index({ 'subject.id': 1, state: 1 });
  schema.index({ reporterId: 1 });
  return schema;
}
const about = ({ kind, id }: Subject) => ({ 'subject.id': id, 'subject.kind': kind });

export function makeReportStore(connection: mongoose.Connection): ReportStore {
  const processStore = makeProcessStore<Report>(connection, 'reports', schemaOf());
  const { model } = processStore;
  return { processStore, model, ...listsOf(model), ...ofPeople(model) };
}

function listsOf(model: Model): Pick<ReportStore, 'list' | 'decidedOn' | 'openAbout'> {
  return {
    list: ({ state, grids, personId, ownIds }, position, limit) =>
      model
        .find({
          gridPath: trusted({ $in: [...grids] }),
          state,
          reporterId: trusted({ $ne: personId }),
          concernedId: trusted({ $nin: [...ownIds] }),
          ...afterCursor('since', 1, position),
        })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Report[]>()
        .exec(),
    decidedOn: (concernedIds, limit) =>
      model
        .find({
          concernedId: trusted({ $in: [...concernedIds] }),
          'decision.at': trusted({ $gt: new Date(0) }),
        })
        .sort({ 'decision.at': -1 })
        .limit(limit)
        .lean<Report[]>()
        .exec(),
    openAbout: (subject, limit) =>
      model
        .find({ ...about(subject), state: 'open' })
        .limit(limit)
        .lean<Report[]>()
        .exec(),
  };
}

function ofPeople(model: Model): Pick<ReportStore, 'ofReporter' | 'forget'> {
  return {
    ofReporter: (reporterId, subject) =>
      model
        .find({ ...about(subject), reporterId }, { state: 1, since: 1 })
        .lean<Report[]>()
        .exec(),
    forget: async (personId) => {
      await model.updateMany({ reporterId: personId }, { $set: { reporterId: '', details: '' } });
    },
  };
}
