import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { overlapsOf } from '../../src/features/calendars/calendar.audit.ts';
import type { CalendarClaims, Claim } from '../../src/features/calendars/calendar.claims.ts';
import { judge } from '../../src/features/calendars/calendar.rules.ts';
import { CalendarStore, type ClaimCondition } from '../../src/features/calendars/calendar.store.ts';
import {
  type BusyEntry,
  buffered,
  type Calendar,
  calendarIdOf,
  type ResourceRef,
} from '../../src/features/calendars/calendar.ts';
import { Footpaths } from '../../src/features/calendars/footpaths.ts';
import { chinaDate, day, after as later, minute } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { at, connect, ground, openWeek, places, servicesOn } from './calendar.given.ts';
import { randomFrom } from './random.ts';

const seeds = Number(process.env.RACE_SEEDS ?? 6);
const requestCount = 64;

function makeRequests(seed: number, resource: ResourceRef): Claim[] {
  const random = randomFrom(seed);
  const date = chinaDate(later(new Date(), 2 * day));
  return Array.from({ length: requestCount }, (_, index) => {
    const startAt = at(date, 480 + 15 * random(32));
    return {
      resource,
      id: `ord_${seed}_${index}`,
      startAt,
      endAt: later(startAt, 15 * (1 + random(6)) * minute),
      buffers: { beforeMinutes: 5 * random(2), afterMinutes: 10 * random(2) },
      place: places[random(places.length)] ?? '11110',
      until: later(new Date(), 2 * minute),
    };
  });
}

interface Outcome {
  calendar: Calendar;
  refused: Claim[];
  unclearRefusals: unknown[];
}

async function race(
  seed: number,
  sides: { claims: CalendarClaims; store: CalendarStore }[],
): Promise<Outcome> {
  const resource = { kind: 'artisan', id: `art_${seed}` };
  const calendarId = calendarIdOf(resource);
  const [{ store }] = sides as [(typeof sides)[0]];
  const empty = { exceptions: [], busy: [], pending: [] };
  const whose = { resource, provider: resource };
  await store.insert({ _id: calendarId, ...whose, grid: '11110', version: 1, hours: openWeek, ...empty });
  const refused: Claim[] = [];
  const unclearRefusals: unknown[] = [];
  const tries = makeRequests(seed, resource).map(async (claimRequest, index) => {
    try {
      await sides[index % sides.length]?.claims.claim(claimRequest);
    } catch (thrown) {
      if (isAppError(thrown, 'slot_taken')) refused.push(claimRequest);
      else unclearRefusals.push(thrown);
    }
  });
  await Promise.all(tries);
  return { calendar: await store.find(calendarId), refused, unclearRefusals };
}

/** Refused requests that the calendar, as it is at the end, has room for. */
async function wronglyRefused({ calendar, refused }: Outcome): Promise<string[]> {
  const footpaths = new Footpaths(ground);
  const all = await Promise.all(
    refused.map(async (claimRequest) => {
      const service = { startAt: claimRequest.startAt, endAt: claimRequest.endAt };
      const busy = buffered(service, claimRequest.buffers);
      const walks = await footpaths.around(claimRequest.place, [...places]);
      const asked = {
        id: claimRequest.id,
        kind: 'order',
        service,
        busy,
        place: claimRequest.place,
        ignoreHours: true,
      } as const;
      return judge(calendar, asked, walks) === 'free' ? claimRequest.id : null;
    }),
  );
  return all.filter((id) => id !== null);
}

/** Neighbours without the time to walk from one to the other. */
async function hurried(calendar: Calendar): Promise<string[]> {
  const sorted = [...calendar.busy].sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
  const found: string[] = [];
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1];
    if (!next) break;
    const [from, to] = [entry.place ?? '', next.place ?? ''];
    const metres = await ground.walkMetres(from, to);
    const least = from === to ? 0 : metres === null ? 30 : metres / 80;
    const free = (next.startAt.getTime() - entry.endAt.getTime()) / minute;
    if (free < least) found.push(`${entry.id} ${next.id}`);
  }
  return found;
}

/** Counts the writes that came too late: without any there was no race. */
class CountingStore extends CalendarStore {
  tooLate = 0;

  override async addIfUnchanged(
    id: string,
    entry: BusyEntry,
    until: Date | null,
    condition: ClaimCondition,
  ): Promise<boolean> {
    const isIn = await super.addIfUnchanged(id, entry, until, condition);
    if (!isIn) this.tooLate += 1;
    return isIn;
  }
}

/** The wrong way, kept to show that the test bites: what was free when it was read is taken. */
class ReadThenWriteStore extends CalendarStore {
  override addIfUnchanged(
    id: string,
    entry: BusyEntry,
    until: Date | null,
    condition: ClaimCondition,
  ): Promise<boolean> {
    const nowhere = new Date(0);
    return super.addIfUnchanged(id, entry, until, {
      ...condition,
      around: { startAt: nowhere, endAt: nowhere },
    });
  }
}

describe(`64 residents ask at once, ${seeds} seeds`, () => {
  const connections: mongoose.Connection[] = [];
  before(async () => {
    const first = await connect();
    connections.push(first, await connect(first.name));
  });
  after(async () => {
    await connections[0]?.dropDatabase();
    for (const connection of connections) await connection.close();
  });

  it('nobody overlaps, and nobody is refused whose request is free at the end', async () => {
    const stores: CountingStore[] = [];
    const sides = connections.map((connection) =>
      servicesOn(connection, undefined, (each) => {
        const store = new CountingStore(each);
        stores.push(store);
        return store;
      }),
    );
    for (let seed = 1; seed <= seeds; seed += 1) {
      const outcome = await race(seed, sides);
      const { calendar, refused, unclearRefusals } = outcome;
      assert.deepEqual(unclearRefusals, [], `seed ${seed}: a refusal that is not clear`);
      assert.deepEqual(overlapsOf(calendar), [], `seed ${seed}: overlaps`);
      assert.deepEqual(await hurried(calendar), [], `seed ${seed}: no time to walk`);
      assert.deepEqual(await wronglyRefused(outcome), [], `seed ${seed}: wrongly refused`);
      assert.equal(calendar.busy.length + refused.length, requestCount);
      // The requests add up to more than the day has, and no entry is in the way of starts over 5 hours apart.
      assert.ok(refused.length > 0 && calendar.busy.length > 1, `seed ${seed}: nobody won, or nobody lost`);
    }
    for (const { tooLate } of stores) assert.ok(tooLate > 0, 'no write came too late: there was no race');
  });

  it('goes red where what was read is written without the condition', async () => {
    const sides = connections.map((connection) =>
      servicesOn(connection, undefined, (each) => new ReadThenWriteStore(each)),
    );
    const { calendar } = await race(1001, sides);
    assert.notDeepEqual(overlapsOf(calendar), []);
  });
});
