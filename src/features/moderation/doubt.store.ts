import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, partSchema, trusted } from '../../kernel/store.ts';
import type { Doubt, DoubtState } from './doubt.ts';

export interface DoubtStore {
  processStore: ProcessStore<Doubt>;
  model: Model;
  /** Of these grids and what lies below them, the longest in the state first. */
  list(
    state: DoubtState,
    grids: readonly string[],
    position: CursorPosition | null,
    limit: number,
  ): Promise<Doubt[]>;
  /** Which of these are not approved. */
  unapproved(ids: readonly string[]): Promise<string[]>;
}

export function makeDoubtStore(connection: mongoose.Connection): DoubtStore {
  const schema = processSchema({
    gridPath: { type: [String], required: true },
    writerId: { type: String, required: true },
    about: { type: partSchema({ kind: String, id: String }), required: true },
    field: { type: String, required: true },
    audience: { type: String, required: true },
    text: { type: String, required: true },
    words: { type: [String], required: true },
    since: { type: Date, required: true },
  });
  schema.index({ gridPath: 1, state: 1, since: 1, _id: 1 });
  const processStore = makeProcessStore<Doubt>(connection, 'doubtful_texts', schema);
  const { model } = processStore;
  return {
    processStore,
    model,
    list: (state, grids, position, limit) =>
      model
        .find({ gridPath: trusted({ $in: [...grids] }), state, ...afterCursor('since', 1, position) })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<Doubt[]>()
        .exec(),
    async unapproved(ids) {
      const found = await model
        .find({ _id: trusted({ $in: [...ids] }), state: trusted({ $in: ['waiting', 'hidden'] }) }, { _id: 1 })
        .lean<{ _id: string }[]>()
        .exec();
      return found.map(({ _id }) => _id);
    },
  };
}
