import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from './clock.ts';
import { after, minute, second } from './clock.ts';
import type { Log } from './log.ts';
import type { EventRow, ProcessDoc, ProcessTypes, TimelineRow } from './process.ts';
import type { ProcessStore } from './process-store.ts';

/** The order in which handlers run after a step: what is reserved first, who is told last. */
const handlerGroups = ['claims', 'money', 'books', 'documents', 'people'] as const;
export type HandlerGroup = (typeof handlerGroups)[number];

export type Handler<D extends ProcessDoc, R> = (doc: D, row: R) => Promise<void>;
/** One registration: after which steps, in which group, and in words what it does. */
export interface HandlerEntry {
  steps: readonly string[] | '*';
  group: HandlerGroup;
  /** `feature: what it does`. */
  name: string;
}
interface Registered<P extends ProcessTypes> extends HandlerEntry {
  run: Handler<P['doc'], EventRow<P>>;
}

const raiseAfter = 10;

/** A document that this very flow is publishing, in the newest version the flow knows. */
interface InFlight {
  latest: ProcessDoc;
}
// A step taken from inside a handler leaves the publishing to the call outside, which goes on until every row
// is published. Two flows may publish the same document at once: waiting for each other could deadlock.
const inFlight = new AsyncLocalStorage<ReadonlyMap<string, InFlight>>();

export interface PublisherDeps<P extends ProcessTypes> {
  store: ProcessStore<P['doc']>;
  clock: Clock;
  log: Log;
}

/** Runs the handlers of a process after its steps: at least once, row by row, in the order of the groups. */
export class Publisher<P extends ProcessTypes> {
  readonly #process: string;
  readonly #deps: PublisherDeps<P>;
  #handlers: readonly Registered<P>[] = [];

  constructor(process: string, deps: PublisherDeps<P>) {
    this.#process = process;
    this.#deps = deps;
  }

  add<R extends TimelineRow<string, object>>(entry: HandlerEntry, run: Handler<P['doc'], R>): void {
    // whoever registered for some steps is given the rows of those steps alone
    const registered = { ...entry, run: run as unknown as Registered<P>['run'] };
    const groupOf = ({ group }: HandlerEntry) => handlerGroups.indexOf(group);
    this.#handlers = [...this.#handlers, registered].sort((a, b) => groupOf(a) - groupOf(b));
  }

  entries(): readonly HandlerEntry[] {
    return this.#handlers.map(({ steps, group, name }) => ({ steps, group, name }));
  }

  /** Keeps the newest version where this flow is publishing the document. */
  noteLatest(doc: P['doc']): boolean {
    const flight = inFlight.getStore()?.get(this.#keyOf(doc));
    if (flight && doc.n >= flight.latest.n) flight.latest = doc;
    return flight !== undefined;
  }

  async publish(doc: P['doc']): Promise<P['doc']> {
    if (this.noteLatest(doc)) return doc;
    const flight: InFlight = { latest: doc };
    const flights = new Map([...(inFlight.getStore() ?? []), [this.#keyOf(doc), flight] as const]);
    return inFlight.run(flights, () => this.#publishAll(flight));
  }

  #keyOf(doc: P['doc']): string {
    return `${this.#process} ${doc._id}`;
  }

  async #publishAll(flight: InFlight): Promise<P['doc']> {
    const { store } = this.#deps;
    let { publishedUpTo } = flight.latest;
    for (;;) {
      const { _id, n, timeline } = flight.latest;
      for (const row of timeline.slice(publishedUpTo)) {
        try {
          await this.#runHandlers(flight, row);
        } catch (error) {
          await this.#putOff(flight.latest, publishedUpTo, row, error);
          return store.find(_id);
        }
        publishedUpTo = row.n;
      }
      if (flight.latest.n > n) continue;
      if (await store.markPublished(_id, n)) {
        return { ...flight.latest, publishedUpTo: n, publishAt: null, publishTries: 0 };
      }
      flight.latest = await store.find(_id);
    }
  }

  async #runHandlers(flight: InFlight, row: TimelineRow): Promise<void> {
    for (const { steps, run } of this.#handlers) {
      if (steps !== '*' && !steps.includes(row.step)) continue;
      await run(flight.latest, row as unknown as EventRow<P>);
    }
  }

  async #putOff(doc: ProcessDoc, publishedUpTo: number, row: TimelineRow, error: unknown): Promise<void> {
    const { store, clock, log } = this.#deps;
    const tries = doc.publishTries + 1;
    const facts = { process: this.#process, id: doc._id, step: row.step, tries, error: String(error) };
    if (tries >= raiseAfter) log.error(facts, 'what follows a step keeps failing');
    else log.warn(facts, 'what follows a step failed, it is tried again');
    const wait = Math.min(second * 2 ** tries, 10 * minute);
    await store.markUnpublished(doc._id, publishedUpTo, after(clock.now(), wait));
  }
}
