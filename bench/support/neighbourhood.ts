// What is booked: listings of the demo's artisans with their calendars wide open, made over HTTP like everything else.
import { randomUUID } from 'node:crypto';

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** The demo's own bookings stand in the first days. */
const FIRST_DAY = 3;
const DAYS = 10;
const STARTS = (DAYS * DAY_MS) / QUARTER_MS;
/** Prime to the number of starts: neighbours of one day are booked far apart in time, and none twice. */
const STRIDE = 41;
/** The codes of the demo's micro-grids begin with that of their community. */
const COMMUNITY_DIGITS = 12;

type Json = Record<string, unknown>;
type Send = (method: string, path: string, body?: Json, headers?: Json) => Promise<Answer>;
interface Answer {
  status: number;
  etag: string | null;
  body: Json;
}
interface Listing {
  id: string;
  /** What a booking of it says of its terms. */
  terms: Json;
  place: string;
}
export type Offer = 'free' | 'paid';
interface Booked {
  id: string;
  state: unknown;
  payment: unknown;
}
export interface Neighbourhood {
  /** Books the next free start; throws where the answer is not 201. */
  book(baseUrl: string, offer: Offer): Promise<Booked>;
}

function client(baseUrl: string, credentials: Record<string, string> = {}): Send {
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        ...credentials,
        ...(headers as Record<string, string>),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const etag = answer.headers.get('etag');
    return { status: answer.status, etag, body: (await answer.json()) as Json };
  };
}

function require(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${what} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
}

/** The headers of a session of this demo person. */
export async function signIn(baseUrl: string, personId: string): Promise<Record<string, string>> {
  const answer = await fetch(`${baseUrl}/api/local/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { cookie, 'x-csrf-token': csrfToken };
}

const offers: Record<Offer, Json> = {
  free: { title: '义务磨刀', priceKind: 'free', priceFen: 0 },
  paid: { title: '快速磨刀', priceKind: 'market', priceFen: 500 },
};

/** A live listing of this artisan. Answers too whether the contract knows kinds: that of an older build may not. */
async function offer(me: Send, staff: Send, which: Offer): Promise<Listing & { kind: Json }> {
  const body = {
    ...{ ...offers[which], category: 'knife_grinding', description: '一次最多三把，带好刀套。' },
    ...{ way: 'at_artisan', address: '院坝里', durationMinutes: 15, policy: 'flexible' },
  };
  let kind: Json = { kind: 'service' };
  let made = await me('POST', '/api/listings', { ...kind, ...body });
  if (made.status === 422) {
    kind = {};
    made = await me('POST', '/api/listings', body);
  }
  const { id, grid } = require(made, 201, 'a listing').body as { id: string; grid: string };
  require(await me('POST', `/api/listings/${id}/submit`), 200, 'its submission');
  require(await staff('POST', `/api/listings/${id}/approve`), 200, 'its approval');
  // an older build knows no terms
  const shown = (await me('GET', `/api/shelf/${id}?place=${grid}`)).body as {
    terms?: { fingerprint: string };
  };
  const terms = shown.terms ? { terms: shown.terms.fingerprint } : {};
  return { id, place: grid, kind, terms };
}

async function openAlways(me: Send): Promise<void> {
  const { etag } = require(await me('GET', '/api/me/calendar'), 200, 'the calendar');
  const hours = Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 24 * 60 }]);
  require(await me('PUT', '/api/me/calendar/hours', { hours }, { 'if-match': etag }), 200, 'the hours');
}

const MANY = ['orders.mostUnpaid', 'orders.dropsPerDay', 'orders.perProviderWeek'];

/** One resident books all of it; an older build has no such limits. */
async function letManyThrough(staff: Send, micro: string): Promise<void> {
  const path = `/api/grids/${micro.slice(0, COMMUNITY_DIGITS)}/settings`;
  for (const key of MANY) {
    const { etag } = await staff('GET', path);
    const said = { value: 1000, reason: 'a measurement' };
    const { status } = await staff('PUT', `${path}/${key}`, said, { 'if-match': etag });
    if (status !== 200 && status !== 404) throw new Error(`${key} was answered with ${status}`);
  }
}

/** Opens the calendars, makes a free and a paid listing of each artisan, and signs a resident in. */
export async function makeNeighbourhood(baseUrl: string): Promise<Neighbourhood> {
  const { body } = await client(baseUrl)('GET', '/api/local/people');
  const people = body.items as { id: string; role: string }[];
  const having = (role: string) => people.filter((each) => each.role === role);
  const as = async (id: string) => client(baseUrl, await signIn(baseUrl, id));
  const staff = await as(having('staff')[0]?.id ?? '');
  const listings: Record<Offer, Listing>[] = [];
  let kind: Json = {};
  for (const { id } of having('artisan')) {
    const me = await as(id);
    await openAlways(me);
    const [free, paid] = [await offer(me, staff, 'free'), await offer(me, staff, 'paid')];
    listings.push({ free, paid });
    kind = free.kind;
  }
  await letManyThrough(staff, listings[0]?.free.place ?? '');
  const credentials = await signIn(baseUrl, having('resident')[0]?.id ?? '');
  const from = (Math.floor(Date.now() / DAY_MS) + FIRST_DAY) * DAY_MS;
  let booked = 0;
  return {
    async book(at, which) {
      const listing = listings[booked % listings.length]?.[which];
      const start = Math.floor(booked / listings.length);
      booked += 1;
      if (!listing || start >= STARTS) throw new Error('there is no free start any more');
      const startAt = new Date(from + ((start * STRIDE) % STARTS) * QUARTER_MS).toISOString();
      const { id: listingId, place, terms } = listing;
      const asked = { ...kind, ...terms, listingId, startAt, place, payWay: 'native' };
      const key = { 'idempotency-key': randomUUID() };
      const answer = await client(at, credentials)('POST', '/api/orders', asked, key);
      const { id, state, payment } = require(answer, 201, 'a booking').body;
      return { id: String(id), state, payment };
    },
  };
}
