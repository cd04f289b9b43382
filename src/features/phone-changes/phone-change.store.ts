import type mongoose from 'mongoose';
import { afterCursor, type CursorPosition } from '../../kernel/page.ts';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, nullable, trusted } from '../../kernel/store.ts';
import { openStates, type PhoneChange } from './phone-change.ts';

export interface PhoneChangeStore {
  processStore: ProcessStore<PhoneChange>;
  model: Model;
  /** The open ones of these grids and what lies below them, the first to end first. */
  listOpen(grids: readonly string[], position: CursorPosition | null, limit: number): Promise<PhoneChange[]>;
  openOf(person: string): Promise<PhoneChange[]>;
  openTo(phone: string): Promise<PhoneChange[]>;
}

function schemaOf() {
  const schema = processSchema({
    personId: { type: String, required: true },
    before: { type: String, required: true },
    phone: { type: String, required: true },
    reason: { type: String, required: true },
    gridPath: { type: [String], required: true },
    proposerId: { type: String, required: true },
    availableAt: nullable(Date),
    expiresAt: { type: Date, required: true },
  });
  schema.index({ gridPath: 1, state: 1, expiresAt: 1, _id: 1 });
  schema.index({ personId: 1, state: 1 });
  schema.index({ phone: 1, state: 1 });
  return schema;
}

export function makePhoneChangeStore(connection: mongoose.Connection): PhoneChangeStore {
  const processStore = makeProcessStore<PhoneChange>(connection, 'phone_changes', schemaOf());
  const { model } = processStore;
  const open = trusted({ $in: [...openStates] });
  const all = (filter: Record<string, unknown>) =>
    model
      .find({ ...filter, state: open })
      .sort({ expiresAt: 1, _id: 1 })
      .limit(20)
      .lean<PhoneChange[]>()
      .exec();
  return {
    processStore,
    model,
    listOpen: (grids, position, limit) =>
      model
        .find({
          gridPath: trusted({ $in: [...grids] }),
          state: open,
          ...afterCursor('expiresAt', 1, position),
        })
        .sort({ expiresAt: 1, _id: 1 })
        .limit(limit)
        .lean<PhoneChange[]>()
        .exec(),
    openOf: (personId) => all({ personId }),
    openTo: (phone) => all({ phone }),
  };
}
