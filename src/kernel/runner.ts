import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import { after, second } from './clock.ts';
import { conflict, forbidden, isAppError, notFound, stepClosed, unavailable } from './errors.ts';
import type { Log } from './log.ts';
import type {
  Empty,
  EventRow,
  InputOf,
  OwnFields,
  ProcessDoc,
  ProcessTable,
  ProcessTypes,
  Row,
  StepOf,
  TimelineRow,
} from './process.ts';
import { clockRows, isOverdue, openSteps } from './process.ts';
import type { Move, ProcessStore } from './process-store.ts';
import { type Handler, type HandlerEntry, type HandlerGroup, Publisher } from './publisher.ts';
import { actorStamp, mayTake, personWith, type StepActor } from './step-actor.ts';

/**
 * What an idempotent call before the write answers: go on; the row is not the right one any more
 * (the document has moved, read it again); or nothing is known, ask again later.
 */
export type BeforeAnswer = 'go' | 'moved' | 'unknown';

/** A step's input, and a key: the same key answers the same again and does nothing twice. */
type StepOptions<P extends ProcessTypes, T extends StepOf<P>> = {
  key?: string | undefined;
} & (Empty extends InputOf<P, T> ? { input?: InputOf<P, T> } : { input: InputOf<P, T> });
/** The options may be left out where the step takes no input. */
type OptionArgs<P extends ProcessTypes, T extends StepOf<P>> =
  Empty extends InputOf<P, T> ? [options?: StepOptions<P, T>] : [options: StepOptions<P, T>];

/** A document's own fields and id, without what the table keeps. */
export type Fields<D extends ProcessDoc> = OwnFields<D> & { _id: string };

export interface RunnerDeps<P extends ProcessTypes> {
  store: ProcessStore<P['doc']>;
  clock: Clock;
  log: Log;
}

const unknownRetry = 30 * second;
const publishGrace = 5 * second;
const maxTries = 8;

/** Takes the steps of one table on its stored documents, and publishes each step to its handlers. */
export class Runner<P extends ProcessTypes> {
  readonly table: ProcessTable<P>;
  readonly #store: ProcessStore<P['doc']>;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #publisher: Publisher<P>;
  readonly #befores = new Map<string, (doc: P['doc']) => Promise<BeforeAnswer>>();

  constructor(table: ProcessTable<P>, deps: RunnerDeps<P>) {
    this.table = table;
    this.#store = deps.store;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#publisher = new Publisher(table.name, deps);
  }

  /**
   * Registers what happens after one of these steps. Handlers run group by group and at least once, so they
   * are idempotent; they are given the document as this flow last saw it.
   */
  on<T extends StepOf<P>>(
    steps: T | readonly T[],
    group: HandlerGroup,
    name: string,
    run: Handler<P['doc'], EventRow<P, T>>,
  ): void {
    this.#publisher.add({ steps: typeof steps === 'string' ? [steps] : steps, group, name }, run);
  }

  /** Registers what happens after every step. */
  onAny(group: HandlerGroup, name: string, run: Handler<P['doc'], EventRow<P>>): void {
    this.#publisher.add({ steps: '*', group, name }, run);
  }

  /** The handlers in the order in which they run. */
  handlers(): readonly HandlerEntry[] {
    return this.#publisher.entries();
  }

  /** Registers the call of rows whose `before` has this name. */
  before(name: string, call: (doc: P['doc']) => Promise<BeforeAnswer>): void {
    this.#befores.set(name, call);
  }

  /** Makes a document; the same id again answers the one that stands there and makes nothing. */
  async create<T extends StepOf<P>>(
    fields: Fields<P['doc']>,
    step: T,
    by: StepActor<P['relation']>,
    ...[options]: OptionArgs<P, T>
  ): Promise<P['doc']> {
    const row = this.table.rows.find((each) => each.step === step && each.from === null && mayTake(each, by));
    if (!row) throw forbidden();
    const blank: P['doc'] = { ...fields, ...unborn, state: row.to };
    row.validate?.(blank, options?.input ?? {}, this.#clock.now());
    const built = this.#build(blank, row, by, options ?? {});
    const { doc } = await this.#store.insert({ ...blank, ...built.set, timeline: [built.row] });
    return this.publish(doc);
  }

  /**
   * Takes a step: who may → is the row open → the row's call before → one conditional write → handlers.
   * A document that is given instead of its id is tried as it is first.
   * Throws `not_found` to strangers, `forbidden`, `step_closed`, `unavailable`, or the row's own refusal.
   */
  async advance<T extends StepOf<P>>(
    target: string | P['doc'],
    step: T,
    by: StepActor<P['relation']>,
    ...[options]: OptionArgs<P, T>
  ): Promise<P['doc']> {
    const id = typeof target === 'string' ? target : target._id;
    let known = typeof target === 'string' ? null : target;
    for (let tries = 0; tries < maxTries; tries += 1) {
      const doc: P['doc'] = known ?? (await this.#store.find(id));
      const wasGiven = known !== null;
      known = null;
      if (options?.key && doc.timeline.some((row) => row.key === options.key && row.step === step)) {
        return this.publish(doc);
      }
      const row = await this.#decide(doc, step, by, options?.input ?? {}, wasGiven);
      if (!row) continue;
      const answer = await this.#callBefore(doc, row);
      if (answer === 'unknown') throw unavailable();
      if (answer === 'moved' && (await this.#store.find(id)).n === doc.n) throw unavailable();
      if (answer === 'moved') continue;
      const moved = await this.#store.move(id, doc.n, this.#build(doc, row, by, options ?? {}));
      if (moved) return this.publish(moved);
    }
    throw conflict();
  }

  /** The same, but null where the step is not open (any more): for what follows from another step. */
  async tryAdvance<T extends StepOf<P>>(
    target: string | P['doc'],
    step: T,
    by: StepActor<P['relation']>,
    ...options: OptionArgs<P, T>
  ): Promise<P['doc'] | null> {
    try {
      return await this.advance(target, step, by, ...options);
    } catch (thrown) {
      if (isAppError(thrown, 'step_closed')) return null;
      throw thrown;
    }
  }

  /** Takes a step as a signed-in person. Throws `unauthenticated` to everybody else. */
  takeAs<T extends StepOf<P>>(
    actor: Actor,
    relations: readonly P['relation'][],
    target: string | P['doc'],
    step: T,
    ...options: OptionArgs<P, T>
  ): Promise<P['doc']> {
    return this.advance(target, step, personWith(actor, relations), ...options);
  }

  /** Changes fields beside the process, without a step; null where the document has moved on. */
  async amend(doc: P['doc'], set: Partial<OwnFields<P['doc']>>): Promise<P['doc'] | null> {
    const amended = await this.#store.amend(doc._id, doc.n, set);
    if (amended) this.#publisher.noteLatest(amended);
    return amended;
  }

  /** The steps open to someone with these relations. */
  openSteps(doc: P['doc'], relations: readonly P['relation'][]): StepOf<P>[] {
    return openSteps(this.table, doc, relations, this.#clock.now());
  }

  /** Runs the handlers that have not run yet; answers the document as they left it. */
  publish(doc: P['doc']): Promise<P['doc']> {
    return doc.publishedUpTo < doc.n ? this.#publisher.publish(doc) : Promise.resolve(doc);
  }

  /** One round of the clock: what is due is taken, what was not published is. Answers how much was done. */
  async tick(limit = 100): Promise<number> {
    let done = 0;
    for (const doc of await this.#store.due(this.#clock.now(), limit)) if (await this.#wake(doc)) done += 1;
    for (const doc of await this.#store.unpublished(this.#clock.now(), limit)) {
      await this.#publisher.publish(doc);
      done += 1;
    }
    return done;
  }

  /** The row to take; null where a document that was given has been overtaken. Throws refusals. */
  async #decide(
    doc: P['doc'],
    step: string,
    by: StepActor<P['relation']>,
    input: object,
    wasGiven: boolean,
  ): Promise<Row<P> | null> {
    try {
      const row = this.#choose(doc, step, by);
      row.validate?.(doc, input, this.#clock.now());
      return row;
    } catch (thrown) {
      if (wasGiven && (await this.#store.find(doc._id)).n !== doc.n) return null;
      throw thrown;
    }
  }

  #choose(doc: P['doc'], step: string, by: StepActor<P['relation']>): Row<P> {
    const now = this.#clock.now();
    const closed = () => stepClosed({ step, state: doc.state });
    const isDue = (row: Row<P>) => (row.clock?.due(doc)?.getTime() ?? Infinity) <= now.getTime();
    if (by.kind === 'person') {
      if (by.relations.length === 0) throw notFound();
      if (!this.table.rows.some((row) => row.step === step && mayTake(row, by))) throw forbidden();
      if (isOverdue(this.table, doc, now)) throw closed();
    }
    const row = this.table.rows.find(
      (each) =>
        each.step === step &&
        each.from?.includes(doc.state) &&
        mayTake(each, by) &&
        (by.kind !== 'clock' || isDue(each)) &&
        (each.guard?.(doc, now) ?? true),
    );
    if (!row) throw closed();
    return row;
  }

  async #callBefore(doc: P['doc'], row: Row<P>): Promise<BeforeAnswer> {
    if (!row.before) return 'go';
    const call = this.#befores.get(row.before);
    if (!call) throw new Error(`process ${this.table.name}: nothing is registered as ${row.before}`);
    return call(doc);
  }

  #build(
    doc: P['doc'],
    row: Row<P>,
    by: StepActor<P['relation']>,
    options: { input?: object; key?: string | undefined },
  ): Move {
    const now = this.#clock.now();
    const n = doc.n + 1;
    const applied: { set?: object; data?: object } = row.apply?.(doc, options.input ?? {}, now) ?? {};
    const timelineRow: TimelineRow = {
      n,
      step: row.step,
      from: row.from === null ? null : doc.state,
      to: row.to,
      at: now,
      by: actorStamp(row, by, this.table, doc),
      data: { ...applied.data },
      ...(options.key ? { key: options.key } : {}),
    };
    const next = { ...doc, ...applied.set, state: row.to, n, timeline: [...doc.timeline, timelineRow] };
    const wakeAt = clockRows(this.table, next, now)[0]?.due ?? null;
    const set = { ...applied.set, state: row.to, n, wakeAt, publishAt: after(now, publishGrace) };
    return { row: timelineRow, set };
  }

  async #wake(doc: P['doc']): Promise<boolean> {
    const now = this.#clock.now();
    const next = clockRows(this.table, doc, now)[0];
    if (!next || next.due > now) {
      await this.#store.wakeLater(doc._id, doc.n, next?.due ?? null);
      return false;
    }
    try {
      await this.#takeByClock(doc, next.row.step);
      return true;
    } catch (error) {
      const facts = { process: this.table.name, id: doc._id, step: next.row.step, error: String(error) };
      this.#log.warn(facts, 'the clock could not take a step, it is tried again');
      await this.#store.wakeLater(doc._id, doc.n, after(now, unknownRetry));
      return false;
    }
  }

  /** The clock gives no input: its rows take none. */
  #takeByClock(doc: P['doc'], step: StepOf<P>): Promise<P['doc']> {
    const none = [] as unknown as OptionArgs<P, StepOf<P>>;
    return this.advance(doc._id, step, { kind: 'clock' }, ...none);
  }
}

const unborn = {
  n: 0,
  timeline: [],
  publishedUpTo: 0,
  publishAt: null,
  publishTries: 0,
  wakeAt: null,
};
