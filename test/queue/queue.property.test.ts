import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ensureIndexes } from '../../src/adapters/mongo.ts';
import type { Listing } from '../../src/features/catalogue/index.ts';
import { makeQueue } from '../../src/features/queue/index.ts';
import { makeSessions } from '../../src/features/sessions/index.ts';
import { day, hour, after as later, makeClock, minute } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { connect } from '../calendars/calendar.given.ts';
import { memoryAudit } from '../support/audit.ts';
import { noQuotas } from '../support/quotas.ts';
import { plainSettings } from '../support/settings.ts';

const runs = Math.ceil(Number(process.env.PROPERTY_RUNS ?? 12) / 2);
const people = ['anna', 'bo', 'chen', 'du', 'eva'];
const capacity = 5;
const most = 3;
const offerMs = 2 * hour;

type Move =
  | { kind: 'book' | 'join'; who: number; seats: number }
  | { kind: 'cancel' | 'fewer' | 'leave' | 'take'; pick: number }
  | { kind: 'pass'; ms: number };
type Change = Extract<Move, { pick: number }>;
const who = fc.nat(people.length - 1);
const seats = fc.integer({ min: 1, max: most });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('book' as const), who, seats }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('join' as const), who, seats }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'fewer' as const, 'leave' as const, 'take' as const),
      pick: fc.nat(20),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(20 * minute, 70 * minute, 3 * hour)
      .map((ms) => ({ kind: 'pass' as const, ms })),
  },
);

interface Entry {
  id: string;
  person: string;
  seats: number;
  state: 'waiting' | 'offered' | 'taken' | 'lapsed' | 'left';
  offered: number;
  untilMs: number;
}
/** One session and who waits for it, as plain statements: on purpose the second statement of the rules. */
class Model {
  left = capacity;
  readonly held = new Map<string, { person: string; seats: number }>();
  readonly entries: Entry[] = [];
  get line(): Entry[] {
    return this.entries.filter(({ state }) => state === 'waiting');
  }
  #ownSeats(person: string): number {
    return [...this.held.values()].reduce(
      (sum, each) => (each.person === person ? sum + each.seats : sum),
      0,
    );
  }
  book(id: string, person: string, wanted: number): string | null {
    if (this.#ownSeats(person) + wanted > most) return 'too_many_seats';
    if (this.line.length > 0 || this.left < wanted) return 'seats_sold_out';
    this.left -= wanted;
    this.held.set(id, { person, seats: wanted });
    return null;
  }
  join(person: string, wanted: number): string | null {
    if (this.line.some((each) => each.person === person)) return 'queued_already';
    if (this.line.length === 0 && this.left > 0) return 'queue_unneeded';
    if (this.#ownSeats(person) + wanted > most) return 'too_many_seats';
    const isOffered = (each: Entry) => each.person === person && each.state === 'offered';
    return this.entries.some(isOffered) ? 'queued_already' : null;
  }
  free(id: string, count: number, nowMs: number): void {
    const held = this.held.get(id);
    if (!held) return;
    held.seats -= count;
    this.left += count;
    if (held.seats === 0) this.held.delete(id);
    this.serve(nowMs);
  }
  /** Strictly in order, fewer than they asked for where fewer are there. */
  serve(nowMs: number): void {
    for (const first of this.line) {
      if (this.left === 0) return;
      const offered = Math.min(first.seats, this.left);
      this.left -= offered;
      this.held.set(first.id, { person: first.person, seats: offered });
      Object.assign(first, { state: 'offered', offered, untilMs: nowMs + offerMs });
    }
  }
  tick(nowMs: number): void {
    for (;;) {
      const due = this.entries
        .filter(({ state, untilMs }) => state === 'offered' && untilMs <= nowMs)
        .sort((a, b) => a.untilMs - b.untilMs)[0];
      if (!due) return;
      due.state = 'lapsed';
      this.free(due.id, due.offered, nowMs);
    }
  }
}

const place = '11111';
const listing = {
  ...{ _id: 'lst_class', kind: 'any', state: 'live', ownerId: 'host', title: '夜校', category: 'class' },
  ...{ provider: { kind: 'artisan', id: 'art_host' }, grid: '11110', gridPath: ['1', '11110'] },
} as unknown as Listing;
const catalogue = {
  seekListing: async () => listing,
  visibleAt: async () => ({ walkMetres: 0 }),
};
const calendars = {
  claim: async () => {},
  keep: async () => true,
  free: async () => {},
  busyBlocks: async () => [],
};
// phones are never silent, so that offers run by the clock alone
const settings = {
  ...plainSettings,
  of: (grid: string | readonly string[]) => ({
    ...plainSettings.of(grid),
    'quiet.fromHour': 0,
    'quiet.toHour': 0,
  }),
};

async function startSessions() {
  const connection = await connect();
  const clock = makeClock();
  const base = { connection, clock, log: silentLog, settings, quotas: noQuotas };
  const queue = makeQueue(base);
  const sessions = makeSessions({
    ...base,
    ...{ audit: memoryAudit(), catalogue, calendars, queue: queue.api },
    sessionsOf: () => ({ durationMinutes: 60, seats: capacity, mostPerPerson: most }),
  });
  await ensureIndexes([...queue.parts.models, ...sessions.parts.models]);
  const runners = [...queue.parts.runners, ...sessions.parts.runners];
  const settle = async () => {
    for (let done = 1; done > 0; ) {
      done = 0;
      for (const runner of runners) done += await runner.tick();
    }
  };
  return { connection, clock, queue: queue.api, sessions: sessions.api, settle };
}

describe('seats and who waits for them', function () {
  this.timeout(180_000);
  let test: Awaited<ReturnType<typeof startSessions>>;
  before(async () => {
    test = await startSessions();
  });
  after(async () => {
    await test.connection.dropDatabase();
    await test.connection.close();
  });
  const nowMs = () => test.clock.now().getTime();
  async function refusal(call: Promise<unknown>): Promise<string | null> {
    try {
      await call;
      return null;
    } catch (thrown) {
      if (!isAppError(thrown)) throw thrown;
      return thrown.code;
    }
  }

  let serial = 0;
  async function make(session: string, model: Model, next: Move): Promise<void> {
    const { sessions, queue } = test;
    const subject = { kind: 'session', id: session };
    const until = later(test.clock.now(), day);
    const words = JSON.stringify(next);
    if (next.kind === 'book') {
      const [id, personId] = [`ord_${++serial}`, people[next.who] ?? ''];
      const asked = { sessionId: session, id, personId, seats: next.seats, mostPerPerson: most, until };
      assert.equal(await refusal(sessions.claim(asked)), model.book(id, personId, next.seats), words);
    } else if (next.kind === 'join') {
      const person = people[next.who] ?? '';
      const actor = { personId: person, roles: [] };
      const said = queue.join(actor, subject, { place, units: next.seats }, `k${++serial}`);
      const expected = model.join(person, next.seats);
      assert.equal(await refusal(said), expected, words);
      const id = (await said.catch(() => null))?.entry._id;
      if (id) model.entries.push({ id, person, seats: next.seats, state: 'waiting', offered: 0, untilMs: 0 });
    } else if (next.kind === 'pass') {
      test.clock.setOffset(test.clock.offsetMs() + next.ms);
      await test.settle();
      model.tick(nowMs());
    } else await change(session, model, next as Change);
  }

  async function change(session: string, model: Model, { kind, pick }: Change) {
    const { sessions, queue } = test;
    const isBooked = ([id]: [string, unknown]) =>
      !model.entries.some((each) => each.id === id && each.state === 'offered');
    const booked = [...model.held].filter(isBooked);
    const [id, claim] = booked[pick % Math.max(booked.length, 1)] ?? [];
    const open = model.entries.filter(({ state }) => state === 'waiting' || state === 'offered');
    const entry = open[pick % Math.max(open.length, 1)];
    if (kind === 'cancel' && id && claim) {
      await sessions.free(session, id);
      model.free(id, claim.seats, nowMs());
    } else if (kind === 'fewer' && id && claim && claim.seats > 1) {
      await sessions.giveBack(session, id, 1, `back_${++serial}`);
      model.free(id, 1, nowMs());
    } else if (kind === 'leave' && entry) {
      await queue.leave({ personId: entry.person, roles: [] }, entry.id, undefined);
      const { offered, state } = entry;
      entry.state = 'left';
      if (state === 'offered') model.free(entry.id, offered, nowMs());
    } else if (kind === 'take' && entry) {
      const taken = await refusal(queue.take(entry.person, entry.id, { kind: 'session', id: session }));
      assert.equal(taken, entry.state === 'offered' ? null : 'offer_gone');
      if (entry.state === 'offered') entry.state = 'taken';
    }
  }

  async function compare(session: string, model: Model, words: string): Promise<void> {
    const found = await test.sessions.find(session);
    assert.equal(found.left, model.left, `left after ${words}`);
    assert.deepEqual(
      found.line.map(({ id }) => id),
      model.line.map(({ id }) => id),
      `the line after ${words}`,
    );
    assert.deepEqual(found.claims.map(({ id }) => id).sort(), [...model.held.keys()].sort(), words);
    for (const entry of model.entries) {
      const { state, offered } = await test.queue.find(entry.id);
      assert.deepEqual([state, offered ?? 0], [entry.state, entry.offered], `${entry.id} after ${words}`);
    }
  }

  it('go by the plain model, whatever happens in whatever order', async () => {
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 20 }), async (moves) => {
        const startAt = new Date(Math.ceil((nowMs() + 9 * day) / (5 * minute)) * 5 * minute);
        const opening = { startAt, weeks: 1, except: [], seats: undefined, theme: null };
        const actor = { personId: 'host', roles: [] };
        const [made] = await test.sessions.open(actor, listing._id, opening, `s${++opened}`);
        const session = made?.session._id ?? '';
        const model = new Model();
        for (const next of moves) {
          await make(session, model, next);
          await compare(session, model, JSON.stringify(next));
        }
        assert.deepEqual(await test.sessions.audit(), []);
      }),
      { numRuns: runs },
    );
  });
});
