import type mongoose from 'mongoose';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, nullable, trusted } from '../../kernel/store.ts';
import type { Need } from './need.ts';

type OnBoard = Pick<Need, '_id' | 'words' | 'sameAs' | 'grid' | 'reportedAt'>;
export interface NeedStore {
  processStore: ProcessStore<Need>;
  model: Model;
  /** A person's own, the latest first. */
  ofPerson(personId: string, limit: number): Promise<Need[]>;
  /** Open ones of these grids and what lies below them, the latest first. */
  openIn(grids: readonly string[], limit: number): Promise<OnBoard[]>;
  /** The same, the longest waiting first. */
  waitingIn(grids: readonly string[], limit: number): Promise<OnBoard[]>;
  /** Open ones that say the same in the same micro-grid. */
  openAlike(need: Pick<Need, 'grid' | 'sameAs'>, limit: number): Promise<Need[]>;
  /** Takes away what somebody has said. */
  removeOf(personId: string): Promise<void>;
}

function schemaOf() {
  const schema = processSchema({
    personId: { type: String, required: true },
    words: { type: String, required: true },
    sameAs: { type: String, required: true },
    grid: { type: String, required: true },
    gridPath: { type: [String], required: true },
    reportedAt: { type: Date, required: true },
    reason: nullable(String),
  });
  schema.index({ personId: 1, reportedAt: -1 });
  schema.index({ gridPath: 1, state: 1, reportedAt: -1 });
  schema.index({ grid: 1, sameAs: 1, state: 1 });
  return schema;
}

export function makeNeedStore(connection: mongoose.Connection): NeedStore {
  const processStore = makeProcessStore<Need>(connection, 'needs', schemaOf());
  const { model } = processStore;
  const open = { state: 'reported' };
  const openIn = (grids: readonly string[], limit: number, direction: 1 | -1) =>
    model
      .find(
        { gridPath: trusted({ $in: [...grids] }), ...open },
        { words: 1, sameAs: 1, grid: 1, reportedAt: 1 },
      )
      .sort({ reportedAt: direction })
      .limit(limit)
      .lean<OnBoard[]>()
      .exec();
  return {
    processStore,
    model,
    ofPerson: (personId, limit) =>
      model.find({ personId }).sort({ reportedAt: -1 }).limit(limit).lean<Need[]>().exec(),
    openIn: (grids, limit) => openIn(grids, limit, -1),
    waitingIn: (grids, limit) => openIn(grids, limit, 1),
    openAlike: ({ grid, sameAs }, limit) =>
      model
        .find({ grid, sameAs, ...open })
        .limit(limit)
        .lean<Need[]>()
        .exec(),
    removeOf: async (personId) => {
      await model.deleteMany({ personId });
    },
  };
}
