import type mongoose from 'mongoose';
import {
  type Model,
  makePlainStore,
  nullable,
  type PlainStore,
  partSchema,
  plainSchema,
  trusted,
} from '../../kernel/store.ts';
import { calendarMissing } from './calendar.errors.ts';
import type { BusyEntry, Calendar, DaySpan, HoursException, Span } from './calendar.ts';

function schemas() {
  const span = partSchema({ fromMinute: Number, toMinute: Number });
  const entry = {
    id: String,
    holder: nullable(String),
    kind: String,
    startAt: Date,
    endAt: Date,
    place: nullable(String),
    note: nullable(String),
  };
  const ref = partSchema({ kind: String, id: String });
  const calendar = plainSchema({
    resource: ref,
    provider: ref,
    grid: String,
    version: Number,
    hours: [[span]],
    exceptions: [partSchema({ date: String, spans: [span] })],
    busy: [partSchema(entry)],
    pending: [partSchema({ id: String, until: Date })],
  });
  calendar.index({ 'pending.until': 1 });
  calendar.index({ 'busy.endAt': 1 });
  const { id: _id, ...kept } = entry;
  const history = plainSchema({ ...kept, calendarId: String });
  history.index({ calendarId: 1, endAt: 1 });
  return { calendar, history };
}

/** An entry that is over, under its own id. */
type PastEntry = Omit<BusyEntry, 'id'> & { _id: string; calendarId: string };

/** What a claim was decided on: the entries that the decision saw, and how far around it looked. */
export interface ClaimCondition {
  around: Span;
  seen: string[];
}

/** The calendars and what has passed. Takes and gives plain objects. */
export class CalendarStore {
  readonly models: readonly Model[];
  readonly #calendars: Model;
  readonly #history: Model;
  readonly #plain: PlainStore<Calendar>;
  readonly #past: PlainStore<PastEntry>;

  constructor(connection: mongoose.Connection) {
    const { calendar, history } = schemas();
    this.#plain = makePlainStore<Calendar>(connection, 'calendars', calendar);
    this.#past = makePlainStore<PastEntry>(connection, 'calendar_entries', history);
    this.#calendars = this.#plain.model;
    this.#history = this.#past.model;
    this.models = [this.#calendars, this.#history];
  }

  /** Creates a calendar; one that stands there stays as it is. */
  async insert(calendar: Calendar): Promise<void> {
    await this.#plain.insert(calendar);
  }

  seek(id: string): Promise<Calendar | null> {
    return this.#plain.seek(id);
  }

  async find(id: string): Promise<Calendar> {
    const calendar = await this.seek(id);
    if (!calendar) throw calendarMissing();
    return calendar;
  }

  /** The claim's one conditional write: false where the surroundings hold an entry the decision did not see. */
  async addIfUnchanged(
    id: string,
    entry: BusyEntry,
    until: Date | null,
    condition: ClaimCondition,
  ): Promise<boolean> {
    const { around, seen } = condition;
    const unseen = {
      startAt: { $lt: around.endAt },
      endAt: { $gt: around.startAt },
      id: { $nin: seen },
    };
    const done = await this.#calendars.updateOne(
      { _id: id, busy: trusted({ $not: { $elemMatch: unseen } }) },
      { $push: { busy: entry, ...(until ? { pending: { id: entry.id, until } } : {}) } },
    );
    return done.modifiedCount === 1;
  }

  /** The entry stays: nothing but its order frees it from now on. False where it is gone. */
  async keep(id: string, entryId: string): Promise<boolean> {
    const done = await this.#calendars.updateOne(
      { _id: id, 'busy.id': entryId },
      { $pull: { pending: { id: entryId } } },
    );
    return done.matchedCount === 1;
  }

  async pull(id: string, entryId: string): Promise<boolean> {
    const gone = { busy: { id: entryId }, pending: { id: entryId } };
    return (await this.#calendars.updateOne({ _id: id }, { $pull: gone })).modifiedCount === 1;
  }

  async pullBlock(id: string, entryId: string): Promise<boolean> {
    const done = await this.#calendars.updateOne(
      { _id: id, busy: trusted({ $elemMatch: { id: entryId, kind: 'block' } }) },
      { $pull: { busy: { id: entryId } } },
    );
    return done.modifiedCount === 1;
  }

  /** Frees an entry whose order never came, on condition that it still waits for it. */
  async pullExpired(id: string, entryId: string, now: Date): Promise<boolean> {
    const done = await this.#calendars.updateOne(
      { _id: id, pending: trusted({ $elemMatch: { id: entryId, until: { $lte: now } } }) },
      { $pull: { busy: { id: entryId }, pending: { id: entryId } } },
    );
    return done.modifiedCount === 1;
  }

  async setHours(id: string, version: number, hours: DaySpan[][]): Promise<Calendar | null> {
    return this.#change(id, version, { hours });
  }

  async setExceptions(id: string, version: number, exceptions: HoursException[]): Promise<Calendar | null> {
    return this.#change(id, version, { exceptions });
  }

  #change(id: string, version: number, set: Partial<Calendar>): Promise<Calendar | null> {
    return this.#calendars
      .findOneAndUpdate(
        { _id: id, version },
        { $set: set, $inc: { version: 1 } },
        { returnDocument: 'after' },
      )
      .lean<Calendar>()
      .exec();
  }

  withExpired(now: Date, limit: number): Promise<Calendar[]> {
    return this.#calendars
      .find({ pending: trusted({ $elemMatch: { until: { $lte: now } } }) })
      .limit(limit)
      .lean<Calendar[]>()
      .exec();
  }

  withPast(before: Date, limit: number): Promise<Calendar[]> {
    return this.#calendars
      .find({ busy: trusted({ $elemMatch: { endAt: { $lt: before } } }) })
      .limit(limit)
      .lean<Calendar[]>()
      .exec();
  }

  /** Moves one past entry out of the calendar: history first, so that it is never nowhere. */
  async retire(calendarId: string, { id, ...entry }: BusyEntry): Promise<void> {
    await this.#past.insert({ ...entry, _id: id, calendarId });
    await this.pull(calendarId, id);
  }

  history(calendarId: string, span: Span): Promise<BusyEntry[]> {
    return this.#history
      .find({
        calendarId,
        endAt: trusted({ $gt: span.startAt }),
        startAt: trusted({ $lt: span.endAt }),
      })
      .sort({ endAt: 1 })
      .limit(500)
      .lean<PastEntry[]>()
      .exec()
      .then((rows) =>
        rows.map(({ _id, holder, kind, startAt, endAt, place, note }) => ({
          id: _id,
          holder: holder ?? null,
          kind,
          startAt,
          endAt,
          place,
          note,
        })),
      );
  }

  /** All calendars, a page at a time. */
  page(afterId: string, limit: number): Promise<Calendar[]> {
    return this.#calendars
      .find({ _id: trusted({ $gt: afterId }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<Calendar[]>()
      .exec();
  }
}
