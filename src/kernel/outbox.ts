import type { Clock } from './clock.ts';
import { after, day, second } from './clock.ts';
import type { Job } from './feature.ts';
import type { Log } from './log.ts';
import {
  type Channel,
  endingOfUnsent,
  type Gateway,
  type Lane,
  lanes,
  longestSendMs,
  type Message,
  nextTry,
  type OutboxDoc,
  type Outcome,
  spanOf,
  type Taken,
  turnsToPhone,
} from './outbox-message.ts';
import type { OutboxStore } from './outbox-store.ts';

/** What features know of the outbox. */
export interface OutboxPort {
  /** Keeps a message to be sent; returns before it is. The same key again does nothing. */
  put(message: Message): Promise<void>;
  /** Registers who is told of messages that were given up: at least once each. */
  onGivenUp(report: Report): void;
  /** Registers who remembers that somebody wants nothing by a channel. */
  onUnwanted(remember: Remember): void;
}
type Report = (message: { key: string; personId: string }) => Promise<void>;

export interface OutboxDeps {
  store: OutboxStore;
  clock: Pick<Clock, 'real'>;
  log: Log;
  /** None: nobody is written to, and nothing is kept. */
  gateways: Readonly<Partial<Record<Message['channel'], Gateway>>> | null;
}

/** How many messages are on their way at once; the last places are for sign-in codes alone. */
const places: Readonly<Record<Lane, number>> = { codes: 8, messages: 6 };
const leaseMs = 6 * longestSendMs;
const keptFor = 7 * day;
const roundMs = second;
const tidyMs = 10 * second;
const reportsAtOnce = 50;

/**
 * Sends what leaves the machine, beside the requests and never inside one. Nothing is sent twice: a message is
 * taken by one conditional write, and whatever may have reached the gateway counts as sent. Real time throughout.
 */
type Remember = (personId: string, channel: Channel) => Promise<void>;

export class Outbox implements OutboxPort {
  readonly #deps: OutboxDeps;
  readonly #running = new Set<Promise<void>>();
  #used = 0;
  /** Something may wait for a place. */
  #crowded = false;
  #stopped = false;
  #report: Report | undefined;
  #remember: Remember | undefined;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  onGivenUp(report: Report): void {
    this.#report = report;
  }

  onUnwanted(remember: Remember): void {
    this.#remember = remember;
  }

  async put(message: Message): Promise<void> {
    const { store, clock, gateways } = this.#deps;
    if (gateways === null) return;
    const now = clock.real();
    const { replaces, ...kept } = message;
    if (replaces !== undefined) await store.supersede(replaces, after(now, keptFor));
    const span = spanOf(message, now);
    if (!(await store.insert(kept, now, span)) || span.from > now) return;
    const { key, lane } = message;
    if (!this.#occupy(lane)) this.#crowded = true;
    else this.#run(this.#sendOne(() => store.takeOne(key, clock.real(), this.#lease())));
  }

  /** What wiring mounts: the clock sends what waits, and now and then sees to what was left behind. */
  get parts() {
    const jobs: readonly Job[] = [
      { name: 'outbox', everyMs: roundMs, run: () => this.#fill() },
      { name: 'outbox: what was left', everyMs: tidyMs, run: () => this.#tidy() },
    ];
    return { routes: {}, access: [], models: [this.#deps.store.model], jobs };
  }

  /** Resolves once nothing is on its way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }

  /** Starts nothing more, and lets what is on its way end. */
  stop(): Promise<void> {
    this.#stopped = true;
    return this.idle();
  }

  #lease(): Date {
    return after(this.#deps.clock.real(), leaseMs);
  }

  #occupy(lane: Lane): boolean {
    if (this.#stopped || this.#used >= places[lane]) return false;
    this.#used += 1;
    return true;
  }

  #run(work: Promise<unknown>): void {
    const { log } = this.#deps;
    const ended = work
      .catch((error: unknown) => log.warn({ error: String(error) }, 'the outbox was held up'))
      .then(() => {
        this.#running.delete(ended);
      });
    this.#running.add(ended);
  }

  /** Takes what is due as long as there are places, codes first. */
  async #fill(): Promise<void> {
    const { store, clock } = this.#deps;
    this.#crowded = false;
    for (const lane of lanes) {
      for (;;) {
        if (!this.#occupy(lane)) {
          this.#crowded = true;
          return;
        }
        const found = await this.#orFree(store.takeNext(lane, clock.real(), this.#lease()));
        if (!found) break;
        this.#run(this.#sendOne(async () => found));
      }
    }
  }

  /** What was taken; where it is nothing, its place is free again. */
  async #orFree(taking: Promise<Taken | null>): Promise<Taken | null> {
    let taken: Taken | null = null;
    try {
      taken = await taking;
      return taken;
    } finally {
      if (!taken) this.#used -= 1;
    }
  }

  async #sendOne(take: () => Promise<Taken | null>): Promise<void> {
    const taken = await this.#orFree(take());
    if (!taken) return;
    try {
      await this.#send(taken);
    } finally {
      this.#used -= 1;
      if (this.#crowded && !this.#stopped) this.#run(this.#fill());
    }
  }

  async #send(taken: Taken): Promise<void> {
    const { clock, log, gateways } = this.#deps;
    const facts = { message: taken._id, tries: taken.tries };
    if (taken.expiresAt <= clock.real()) return this.#endUnsent(taken, { kind: 'busy', why: 'too late' });
    const gateway = gateways?.[taken.channel];
    const more = { key: taken._id, form: taken.form };
    const outcome: Outcome =
      (await gateway?.send(taken.to, taken.text, more).catch(() => unforeseen)) ?? unforeseen;
    if (outcome.kind === 'unwanted' && taken.personId !== null)
      await this.#remember?.(taken.personId, taken.channel);
    if (turnsToPhone(taken, outcome.kind)) return this.#turnToPhone(taken, outcome.why);
    if (outcome.kind === 'unknown') {
      log.warn({ ...facts, why: outcome.why }, 'whether a message was taken is not known: it counts as sent');
    }
    if (outcome.kind === 'unwanted') return void (await this.#end(taken, 'expired'));
    if (outcome.kind === 'refused') return this.#endUnsent(taken, outcome);
    if (outcome.kind !== 'busy') return void (await this.#end(taken, 'sent'));
    log.warn({ ...facts, why: outcome.why }, 'a text message was not sent, it is tried again');
    await this.#deps.store.putBack(taken, nextTry(taken, clock.real()));
  }

  async #turnToPhone(taken: Taken, why: string): Promise<void> {
    const { store, clock, log } = this.#deps;
    log.warn({ message: taken._id, tries: taken.tries, why }, 'a message goes to the phone instead');
    await store.turnToPhone(taken, taken.otherwise ?? '', clock.real());
    this.#crowded = true;
  }

  #end(taken: Taken, state: 'sent' | 'given_up' | 'expired'): Promise<boolean> {
    return this.#deps.store.end(taken, { state, goneAt: after(this.#deps.clock.real(), keptFor) });
  }

  async #endUnsent(taken: Taken, { kind, why }: Outcome): Promise<void> {
    const state = kind === 'refused' && taken.channel === 'sms' ? 'given_up' : endingOfUnsent(taken);
    if (!(await this.#end(taken, state))) return;
    const facts = { message: taken._id, tries: taken.tries, why };
    if (state === 'expired')
      return this.#deps.log.warn(facts, 'a message could not be sent in time, or not at all');
    this.#deps.log.error(facts, 'a message was given up');
    await this.#reportGivenUp(taken);
  }

  async #reportGivenUp({ _id, personId }: OutboxDoc): Promise<void> {
    if (personId !== null) await this.#report?.({ key: _id, personId });
    await this.#deps.store.markReported(_id);
  }

  /** Ends what a server took and did not come back for, and tells of what nobody was told of. */
  async #tidy(): Promise<void> {
    const { store, clock, log } = this.#deps;
    const now = clock.real();
    const count = await store.endAbandoned(now, after(now, keptFor));
    if (count > 0) log.warn({ count }, 'a server ended while it sent: these messages count as sent');
    for (const each of await store.unreported(reportsAtOnce)) {
      await this.#reportGivenUp(each).catch((error: unknown) => {
        log.warn({ message: each._id, error: String(error) }, 'nobody could be told of a message given up');
      });
    }
  }
}

const unforeseen: Outcome = { kind: 'unknown', why: 'the gateway failed in a way nobody foresaw' };
