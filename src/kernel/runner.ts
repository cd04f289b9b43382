import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from './clock.ts';
import { after, minute, second } from './clock.ts';
import { conflict, forbidden, notFound, stepClosed, unavailable } from './errors.ts';
import type { Log } from './log.ts';
import type { InternalActor, ProcessDoc, ProcessTable, Row, StepInput, TimelineRow } from './process.ts';
import { clockRows, isOverdue } from './process.ts';
import type { Move, ProcessStore } from './process-store.ts';

/** Who takes a step: a person with their relations to the document, or the system itself. */
export type StepActor<R extends string> =
  | { kind: 'person'; id: string; relations: readonly R[] }
  | { kind: 'clock' }
  | { kind: InternalActor };

/**
 * What an idempotent call before the write answers: go on; the row is not the right one any more
 * (the document has moved, read it again); or nothing is known, ask again later.
 */
export type BeforeAnswer = 'go' | 'moved' | 'unknown';

export interface StepOptions {
  input?: StepInput;
  /** The same key answers the same again and does nothing twice. */
  key?: string;
}
export type EventHandler<D> = (doc: D, row: TimelineRow) => Promise<void>;

/** A document's own fields and id, without what the table keeps. */
export type Fields<D extends ProcessDoc> = Omit<D, keyof ProcessDoc> & { _id: string };

export interface RunnerDeps<D extends ProcessDoc> {
  processStore: ProcessStore<D>;
  clock: Clock;
  log: Log;
}

const unknownRetry = 30 * second;
const publishGrace = 5 * second;
const maxTries = 8;
const raiseAfter = 10;

// The documents whose handlers are being run by this very call: a step taken from inside a handler
// leaves the publishing to the call outside, which goes on until everything is published.
const publishing = new AsyncLocalStorage<ReadonlySet<string>>();

/** Takes the steps of one table on its stored documents, and publishes each step to its handlers. */
export class Runner<D extends ProcessDoc, S extends string, T extends string, R extends string> {
  readonly table: ProcessTable<D, S, T, R>;
  readonly #processStore: ProcessStore<D>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #handlers: { step: T | '*'; name: string; run: EventHandler<D> }[] = [];
  readonly #befores = new Map<string, (doc: D) => Promise<BeforeAnswer>>();

  constructor(table: ProcessTable<D, S, T, R>, deps: RunnerDeps<D>) {
    this.table = table;
    this.#processStore = deps.processStore;
    this.#clock = deps.clock;
    this.#log = deps.log;
  }

  /** Registers what happens after a step (`*`: any). Handlers are idempotent: they run at least once. */
  on(step: T | '*', name: string, run: EventHandler<D>): void {
    this.#handlers.push({ step, name, run });
  }

  /** Registers a row's `before`. */
  before(name: string, call: (doc: D) => Promise<BeforeAnswer>): void {
    this.#befores.set(name, call);
  }

  /** Makes a document; the same id again answers the one that stands there and makes nothing. */
  async create(fields: Fields<D>, step: T, by: StepActor<R>, options: StepOptions = {}): Promise<D> {
    const row = this.table.rows.find((each) => each.step === step && each.from === null && mayTake(each, by));
    if (!row) throw forbidden();
    const blank = { ...fields, ...unborn, state: row.to } as unknown as D;
    row.validate?.(blank, options.input ?? {}, this.#clock.now());
    const built = this.#build(blank, row, by, options);
    const made = { ...blank, ...built.set, timeline: [built.row] } as D;
    const { doc } = await this.#processStore.insert(made);
    return this.#republish(doc);
  }

  /**
   * Takes a step: who may → is the row open → the row's `before` → one conditional write → handlers.
   * Throws `not_found` to strangers, `forbidden`, `step_closed`, `unavailable`, or the row's own refusal.
   */
  async advance(id: string, step: T, by: StepActor<R>, options: StepOptions = {}): Promise<D> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const doc = await this.#processStore.find(id);
      if (options.key && doc.timeline.some((row) => row.key === options.key && row.step === step)) {
        return this.#republish(doc);
      }
      const row = this.#choose(doc, step, by);
      row.validate?.(doc, options.input ?? {}, this.#clock.now());
      const answer = await this.#callBefore(doc, row);
      if (answer === 'unknown') throw unavailable();
      if (answer === 'moved' && (await this.#processStore.find(id)).n === doc.n) throw unavailable();
      if (answer === 'moved') continue;
      const moved = await this.#processStore.move(id, doc.n, this.#build(doc, row, by, options));
      if (moved) return this.#publish(moved);
    }
    throw conflict();
  }

  /** One round of the clock: what is due is taken, what was not published is published. Answers how much was done. */
  async tick(limit = 100): Promise<number> {
    let done = 0;
    for (const doc of await this.#processStore.due(this.#clock.now(), limit))
      if (await this.#wake(doc)) done += 1;
    for (const doc of await this.#processStore.unpublished(this.#clock.now(), limit)) {
      await this.#publish(doc);
      done += 1;
    }
    return done;
  }

  #republish(doc: D): Promise<D> {
    return doc.publishedUpTo < doc.n ? this.#publish(doc) : Promise.resolve(doc);
  }

  async #publish(doc: D): Promise<D> {
    const outer = publishing.getStore();
    if (outer?.has(doc._id)) return doc;
    return publishing.run(new Set([...(outer ?? []), doc._id]), () => this.#publishAll(doc));
  }

  async #publishAll(start: D): Promise<D> {
    let doc = start;
    let publishedUpTo = doc.publishedUpTo;
    for (;;) {
      for (const row of doc.timeline.slice(publishedUpTo)) {
        try {
          await this.#publishRow(doc, row);
        } catch (error) {
          await this.#putOff(doc, publishedUpTo, row, error);
          return this.#processStore.find(doc._id);
        }
        publishedUpTo = row.n;
      }
      if (await this.#processStore.markPublished(doc._id, doc.n)) {
        return { ...doc, publishedUpTo: doc.n, publishAt: null, publishTries: 0 };
      }
      doc = await this.#processStore.find(doc._id);
    }
  }

  async #publishRow(doc: D, row: TimelineRow): Promise<void> {
    for (const handler of this.#handlers) {
      if (handler.step === '*' || handler.step === row.step) await handler.run(doc, row);
    }
  }

  async #putOff(doc: D, publishedUpTo: number, row: TimelineRow, error: unknown): Promise<void> {
    const tries = doc.publishTries + 1;
    const facts = { process: this.table.name, id: doc._id, step: row.step, tries, error: String(error) };
    if (tries >= raiseAfter) this.#log.error(facts, 'what follows a step keeps failing');
    else this.#log.warn(facts, 'what follows a step failed, it is tried again');
    const wait = Math.min(second * 2 ** tries, 10 * minute);
    await this.#processStore.markUnpublished(doc._id, publishedUpTo, after(this.#clock.now(), wait));
  }

  #choose(doc: D, step: T, by: StepActor<R>): Row<D, S, T, R> {
    const now = this.#clock.now();
    const closed = () => stepClosed({ step, state: doc.state });
    const isDue = (row: Row<D, S, T, R>) => (row.clock?.due(doc)?.getTime() ?? Infinity) <= now.getTime();
    if (by.kind === 'person') {
      if (by.relations.length === 0) throw notFound();
      if (!this.table.rows.some((row) => row.step === step && mayTake(row, by))) throw forbidden();
      if (isOverdue(this.table, doc, now)) throw closed();
    }
    const row = this.table.rows.find(
      (each) =>
        each.step === step &&
        each.from?.includes(doc.state as S) &&
        mayTake(each, by) &&
        (by.kind !== 'clock' || isDue(each)) &&
        (each.guard?.(doc, now) ?? true),
    );
    if (!row) throw closed();
    return row;
  }

  async #callBefore(doc: D, row: Row<D, S, T, R>): Promise<BeforeAnswer> {
    if (!row.before) return 'go';
    const call = this.#befores.get(row.before);
    if (!call) throw new Error(`process ${this.table.name}: nothing is registered as ${row.before}`);
    return call(doc);
  }

  #build(doc: D, row: Row<D, S, T, R>, by: StepActor<R>, options: StepOptions): Move<D> {
    const now = this.#clock.now();
    const n = doc.n + 1;
    const applied = row.apply?.(doc, options.input ?? {}, now) ?? {};
    const timelineRow: TimelineRow = {
      n,
      step: row.step,
      from: row.from === null ? null : doc.state,
      to: row.to,
      at: now,
      by: actorStamp(row, by),
      data: applied.data ?? {},
      ...(options.key ? { key: options.key } : {}),
    };
    const next = { ...doc, ...applied.set, state: row.to, n, timeline: [...doc.timeline, timelineRow] };
    const wakeAt = clockRows(this.table, next as D, now)[0]?.due ?? null;
    const set = { ...applied.set, state: row.to, n, wakeAt, publishAt: after(now, publishGrace) };
    return { row: timelineRow, set: set as unknown as Partial<D> };
  }

  async #wake(doc: D): Promise<boolean> {
    const now = this.#clock.now();
    const next = clockRows(this.table, doc, now)[0];
    if (!next || next.due > now) {
      await this.#processStore.wakeLater(doc._id, doc.n, next?.due ?? null);
      return false;
    }
    try {
      await this.advance(doc._id, next.row.step, { kind: 'clock' });
      return true;
    } catch (error) {
      const facts = { process: this.table.name, id: doc._id, step: next.row.step, error: String(error) };
      this.#log.warn(facts, 'the clock could not take a step, it is tried again');
      await this.#processStore.wakeLater(doc._id, doc.n, after(now, unknownRetry));
      return false;
    }
  }
}

const unborn = { n: 0, timeline: [], publishedUpTo: 0, publishAt: null, publishTries: 0, wakeAt: null };

function mayTake<D, S extends string, T extends string, R extends string>(
  row: Row<D, S, T, R>,
  by: StepActor<R>,
): boolean {
  if (by.kind === 'clock') return row.clock !== undefined;
  if (by.kind === 'person') return row.by.some((who) => (by.relations as readonly string[]).includes(who));
  return row.by.includes(by.kind);
}

function actorStamp<D, S extends string, T extends string, R extends string>(
  row: Row<D, S, T, R>,
  by: StepActor<R>,
): TimelineRow['by'] {
  if (by.kind !== 'person') return { kind: by.kind };
  const as = row.by.find((who) => (by.relations as readonly string[]).includes(who));
  return { kind: by.kind, id: by.id, ...(as ? { as } : {}) };
}
