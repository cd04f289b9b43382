import assert from 'node:assert/strict';
import type { components } from '../../src/contract/types.gen.ts';
import type { NewActivityOffer } from '../../src/features/orders/index.ts';
import { chinaDay, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import type { Someone, TestApp } from './app.ts';
import { type Neighbourhood, type Order, pay, termsShown } from './given.ts';

export type ActivityOrder = components['schemas']['ActivityOrder'];
type Near = Pick<Neighbourhood, 'resident' | 'place' | 'barber' | 'approver'>;

/** Tests speak of services; a booking of seats is read as what it is. */
export const asActivity = (order: Order): ActivityOrder => order as unknown as ActivityOrder;

/** An evening class that the barber holds, live: half an hour, twelve seats, three a person, 20 yuan each. */
export async function givenActivity(
  app: TestApp,
  { barber, approver }: Pick<Near, 'barber' | 'approver'>,
  more: Partial<NewActivityOffer> = {},
): Promise<string> {
  const body: NewActivityOffer = {
    kind: 'activity',
    category: 'activity_evening_school',
    title: '青年夜校',
    venue: '柳岸社区活动室',
    durationMinutes: 30,
    seats: 12,
    mostPerPerson: 3,
    priceKind: 'market',
    priceFen: 2000,
    policy: 'moderate',
    ...more,
  };
  const { id } = await app.as(barber).createListing({ body: body as never });
  await app.as(barber).submitListing(id);
  await app.as(approver).approveListing(id);
  return id;
}

/** Minutes of a day at which nobody else books the barber. */
const lateOnes = [1290, 1320, 1350, 1380, 1410, 300, 330, 360, 390, 420];
let opened = 0;
/** A time at which the barber does nothing else: each call another one, some days ahead. */
export function sessionTime({ application }: TestApp): string {
  const [day, slot] = [2 + (opened % 11), Math.floor(opened / 11) % lateOnes.length];
  opened += 1;
  const midnight = startOfChinaDay(chinaDay(application.clock.now()) + day);
  return new Date(midnight.getTime() + (lateOnes[slot] ?? 0) * minute).toISOString();
}

/** Opens one session. */
export async function givenSession(
  app: TestApp,
  { barber }: Pick<Near, 'barber'>,
  listing: string,
  more: { startAt?: string; seats?: number } = {},
) {
  const body = { startAt: sessionTime(app), ...more };
  const { items } = await app.as(barber).openSessions({ params: { id: listing }, body });
  const [session] = items;
  assert.ok(session);
  return session;
}

/** What books seats as a page shows them now. */
export async function seatsBookingOf(
  app: TestApp,
  { listing, session, place, seats = 1 }: { listing: string; session: string; place: string; seats?: number },
) {
  const terms = await termsShown(app, listing);
  const said = { listingId: listing, terms, sessionId: session, place, seats };
  return { kind: 'activity', ...said, payWay: 'native' } as const;
}

export interface GivenSeats {
  listing: string;
  session: string;
  seats?: number;
  by?: Someone;
}
/** Seats that somebody has booked, and paid where `paid`. */
export async function givenSeats(
  app: TestApp,
  near: Near,
  { by = near.resident, ...what }: GivenSeats,
  paid = true,
): Promise<ActivityOrder> {
  const body = await seatsBookingOf(app, { ...what, place: near.place });
  const order = await app.as(by).bookOrder({ body });
  if (paid && order.payment) await pay(app, by, order);
  return asActivity(await app.as(by).getOrder(order.id));
}
