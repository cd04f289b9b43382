import type mongoose from 'mongoose';
import { makeProcessStore, type ProcessStore, processSchema } from '../../kernel/process-store.ts';
import { type Model, nullable, partSchema, trusted } from '../../kernel/store.ts';
import type { QueueEntry, QueueSubject } from './queue.ts';

const openStates = ['waiting', 'offered'];

function schemaOf(): mongoose.Schema {
  const schema = processSchema({
    subject: partSchema({ kind: String, id: String }),
    listingId: String,
    title: String,
    category: String,
    grid: String,
    personId: String,
    units: Number,
    within: nullable(partSchema({ fromDate: String, toDate: String })),
    offered: nullable(Number),
    offeredAt: nullable(Date),
    joinedAt: Date,
    startAt: Date,
    offerUntil: nullable(Date),
  });
  schema.index({ personId: 1, joinedAt: -1, _id: -1 });
  schema.index({ 'subject.id': 1, state: 1 });
  schema.index({ state: 1, _id: 1 });
  return schema;
}

/** Who waits. Takes and gives plain objects. */
export class QueueStore {
  readonly models: readonly Model[];
  readonly process: ProcessStore<QueueEntry>;
  readonly #entries: Model;

  constructor(connection: mongoose.Connection) {
    this.process = makeProcessStore<QueueEntry>(connection, 'queue_entries', schemaOf());
    this.#entries = this.process.model;
    this.models = [this.#entries];
  }

  /** Somebody's entries, the last first. */
  ofPerson(personId: string, limit: number): Promise<QueueEntry[]> {
    return this.#entries
      .find({ personId })
      .sort({ joinedAt: -1, _id: -1 })
      .limit(limit)
      .lean<QueueEntry[]>()
      .exec();
  }

  /** Those of a subject that still wait or are offered something. */
  openOf({ id }: QueueSubject, limit: number): Promise<QueueEntry[]> {
    return this.#entries
      .find({ 'subject.id': id, state: trusted({ $in: openStates }) })
      .limit(limit)
      .lean<QueueEntry[]>()
      .exec();
  }

  /** Who waits, waits for another start; the clock looks at them then. */
  async move({ id }: QueueSubject, startAt: Date): Promise<void> {
    await this.#entries.updateMany({ 'subject.id': id, state: 'offered' }, { $set: { startAt } });
    await this.#entries.updateMany(
      { 'subject.id': id, state: 'waiting' },
      { $set: { startAt, wakeAt: startAt } },
    );
  }

  /** Those that wait, by id behind `afterId`. */
  waiting(afterId: string, limit: number): Promise<QueueEntry[]> {
    return this.#entries
      .find({ state: 'waiting', _id: trusted({ $gt: afterId }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<QueueEntry[]>()
      .exec();
  }
}
