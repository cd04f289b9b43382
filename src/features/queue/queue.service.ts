import { type Actor, personOf } from '../../kernel/actor.ts';
import { after, type Clock, minute } from '../../kernel/clock.ts';
import { conflict, isAppError, notFound } from '../../kernel/errors.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import type { Runner } from '../../kernel/runner.ts';
import type { Quotas } from '../quotas/index.ts';
import type { SettingReader } from '../settings/index.ts';
import { offerGone, queuedAlready } from './queue.errors.ts';
import type { QueueStore } from './queue.store.ts';
import {
  offerUntil,
  type QueueEntry,
  type QueueSubject,
  type QueueTypes,
  type Waitlist,
  type WaitRequest,
} from './queue.ts';

export interface QueueDeps {
  store: QueueStore;
  runner: Runner<QueueTypes>;
  clock: Clock;
  settings: SettingReader;
  quotas: Pick<Quotas, 'within'>;
}
/** An entry, what its person may do, and how many stand before them. */
export interface SeenEntry {
  entry: QueueEntry;
  steps: readonly string[];
  ahead: number | null;
}

const bySystem = { kind: 'system' } as const;
/** What is held for an offer outlives it a little: who takes it in the last moment still has it. */
const heldLonger = 10 * minute;
const mostOpen = 1000;
const mostShown = 50;
const pageSize = 100;

/** Who waits for what is sold out, strictly in order. */
export class QueueService {
  readonly #deps: QueueDeps;
  readonly #waitlists = new Map<string, Waitlist>();

  constructor(deps: QueueDeps) {
    this.#deps = deps;
  }

  /** A holder says how people wait for what it has. */
  register(waitlist: Waitlist): void {
    this.#waitlists.set(waitlist.kind, waitlist);
  }

  /** The holder of what somebody waits for. Throws `not_found`. */
  of({ kind }: QueueSubject): Waitlist {
    const found = this.#waitlists.get(kind);
    if (!found) throw notFound();
    return found;
  }

  /**
   * Stands at the end of the line. Throws `not_found`, `queued_already`, `limit_reached`, and what the holder refuses: nobody waits for
   * what can be had.
   */
  async join(
    actor: Actor,
    subject: QueueSubject,
    request: Omit<WaitRequest, 'personId'>,
    key: string | undefined,
  ): Promise<SeenEntry> {
    const { store, runner, clock, quotas } = this.#deps;
    const personId = personOf(actor);
    const _id = key ? idOf('que', personId, key) : newId('que');
    const standing = key ? await store.process.seek(_id) : null;
    if (standing) return this.#seen(standing);
    const waitlist = this.of(subject);
    const waitable = await waitlist.requireWaitable(subject.id, { ...request, personId });
    const open = await store.openOf(subject, mostOpen);
    if (open.some((each) => each.personId === personId)) throw queuedAlready();
    const { units, within = null } = request;
    const blank = { offered: null, offeredAt: null, offerUntil: null, joinedAt: clock.now() };
    const fields = { _id, subject: { ...subject }, ...waitable, personId, units, within, ...blank };
    const by = { kind: 'person', id: personId, relations: ['resident'] } as const;
    const use = { key: 'queue.joinsPerDay', of: [personId], id: _id } as const;
    const entry = await quotas.within(use, request.place, async () => {
      const joined = await runner.create(fields, 'join', by, { key });
      // something came free, or somebody else stood there, in the same moment
      if (joined.state === 'left') throw conflict();
      return joined;
    });
    return this.#seen(entry);
  }

  /** One's own, the last first. */
  async listMine(actor: Actor): Promise<SeenEntry[]> {
    const all = await this.#deps.store.ofPerson(personOf(actor), mostShown);
    return Promise.all(all.map((entry) => this.#seen(entry)));
  }

  async leave(actor: Actor, id: string, key: string | undefined): Promise<SeenEntry> {
    const entry = await this.#deps.store.process.find(id);
    const relations = entry.personId === personOf(actor) ? (['resident'] as const) : [];
    return this.#seen(await this.#deps.runner.takeAs(actor, relations, entry, 'leave', { key }));
  }

  async #seen(entry: QueueEntry): Promise<SeenEntry> {
    const steps = this.#deps.runner.openSteps(entry, ['resident']);
    const waits = entry.state === 'waiting';
    const ahead = waits ? await this.of(entry.subject).ahead(entry.subject.id, entry._id) : null;
    return { entry, steps, ahead };
  }

  /**
   * Takes what is offered, before its order exists; again, nothing happens. Throws `offer_gone` where it is not held
   * for this person any more.
   */
  async take(personId: string, id: string, subject: QueueSubject): Promise<void> {
    const entry = await this.#deps.store.process.seek(id);
    const isTheirs = entry?.personId === personId && entry.subject.id === subject.id;
    if (!entry || !isTheirs) throw offerGone();
    if (entry.state === 'taken') return;
    const by = { kind: 'person', id: personId, relations: ['resident'] } as const;
    try {
      await this.#deps.runner.advance(entry, 'take', by);
    } catch (thrown) {
      throw isAppError(thrown, 'step_closed') ? offerGone() : thrown;
    }
  }

  /** Offers what is free to who is first in the line, and to the next, until nothing is free or nobody waits. */
  async serve(subject: QueueSubject): Promise<void> {
    const { store } = this.#deps;
    const waitlist = this.of(subject);
    for (let round = 0; round < mostOpen; round += 1) {
      const entryId = await waitlist.first(subject.id);
      if (entryId === null) return;
      const entry = await store.process.seek(entryId);
      if (entry?.state === 'waiting') await this.#offer(waitlist, entry);
      const { state } = (await store.process.seek(entryId)) ?? { state: 'left' };
      // somebody else was quicker, and looks further
      if (state === 'waiting') return;
      await waitlist.leave(subject.id, entryId, state !== 'offered' && state !== 'taken');
    }
  }

  async #offer(waitlist: Waitlist, entry: QueueEntry): Promise<void> {
    const { runner, clock, settings } = this.#deps;
    const until = offerUntil(clock.now(), entry, settings.of(entry.grid), waitlist.offerHours);
    const held = await waitlist.hold(entry.subject.id, entry._id, after(until, heldLonger));
    if (held) await runner.tryAdvance(entry._id, 'offer', bySystem, { input: { ...held, until } });
  }

  /** Nothing is there to wait for any more, for anybody. */
  async close(subject: QueueSubject): Promise<void> {
    for (const { _id } of await this.#deps.store.openOf(subject, mostOpen))
      await this.#deps.runner.tryAdvance(_id, 'leave', bySystem);
  }

  /** Whose account is closed waits for nothing. */
  async forget(personId: string): Promise<void> {
    for (const { _id, state } of await this.#deps.store.ofPerson(personId, mostOpen))
      if (state === 'waiting' || state === 'offered')
        await this.#deps.runner.tryAdvance(_id, 'leave', bySystem);
  }

  /** Serves whoever a crash has left standing. */
  async serveAll(): Promise<number> {
    const seen = new Set<string>();
    for (let last = ''; ; ) {
      const page = await this.#deps.store.waiting(last, pageSize);
      for (const { subject } of page) {
        const key = `${subject.kind}:${subject.id}`;
        if (!seen.has(key)) await this.serve(subject);
        seen.add(key);
      }
      if (page.length < pageSize) return seen.size;
      last = page.at(-1)?._id ?? last;
    }
  }
}
