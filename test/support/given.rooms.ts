import assert from 'node:assert/strict';
import type { components } from '../../src/contract/types.gen.ts';
import type { NewRoomOffer } from '../../src/features/orders/index.ts';
import type { ProviderRef } from '../../src/kernel/postings.ts';
import type { TestApp } from './app.ts';
import { type Neighbourhood, type Order, pay, termsShown } from './given.ts';

export type RoomOrder = components['schemas']['RoomOrder'];
type Near = Pick<Neighbourhood, 'resident' | 'place' | 'barber' | 'approver'>;

/** Tests speak of services; an order of a room is read as what it is. */
export const asRoom = (order: Order): RoomOrder => order as unknown as RoomOrder;
export const doorCode = '314159';

const everyDay = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 480, toMinute: 1320 }));

/** A meeting room that the barber keeps, live: ten people, three hours, a code at its door. */
export async function givenRoom(
  app: TestApp,
  { barber, approver }: Pick<Near, 'barber' | 'approver'>,
  more: Partial<NewRoomOffer> & { provider?: ProviderRef } = {},
): Promise<string> {
  const body: NewRoomOffer = {
    kind: 'room',
    category: 'room_meeting',
    title: '邻里会客厅',
    roomAddress: '柳岸党群中心 2 楼',
    mostGuests: 10,
    mostHours: 3,
    firstHours: everyDay,
    doorCode,
    policy: 'moderate',
    priceKind: 'lowfee',
    priceFen: 2000,
    ...more,
  };
  const { id } = await app.as(barber).createListing({ body: body as never });
  await app.as(barber).submitListing(id);
  await app.as(approver).approveListing(id);
  return id;
}

/** The free starts of a room for so many hours, soonest first. */
export async function freeHours(app: TestApp, id: string, place: string, hours = 1): Promise<string[]> {
  const query = { place, days: 14, minutes: hours * 60 };
  const { days } = await app.as(null).listSlots({ params: { id }, query });
  return days.flatMap(({ starts }) => starts);
}

export type RoomChoice = { nth?: number; hours?: number; guests?: number; startAt?: string };

/** What books a room as a page shows it now. */
export async function roomBookingOf(app: TestApp, listing: string, place: string, more: RoomChoice = {}) {
  const { nth = 0, hours = 2, guests = 4 } = more;
  const startAt = more.startAt ?? (await freeHours(app, listing, place, hours))[nth];
  assert.ok(startAt, 'the room has a free start');
  const terms = await termsShown(app, listing);
  const said = { listingId: listing, terms, startAt, place, hourCount: hours, guestCount: guests };
  return { kind: 'room', ...said, payWay: 'native' } as const;
}

/** Business time moves to so long after a date. */
export const passToDate = (app: TestApp, date: string, ms: number): Promise<void> =>
  app.pass(Date.parse(date) + ms - app.application.clock.now().getTime());

export type RoomReached = 'unpaid' | 'booked' | 'used';

/** An order of a room, taken as far as asked by the people themselves; `used` moves business time on. */
export async function givenRoomOrder(
  app: TestApp,
  near: Near,
  state: RoomReached,
  more: RoomChoice & { listing?: string } = {},
): Promise<RoomOrder> {
  const { resident, barber } = near;
  const listing = more.listing ?? (await givenRoom(app, near));
  const body = await roomBookingOf(app, listing, near.place, more);
  const order = await app.as(resident).bookOrder({ body });
  if (state !== 'unpaid' && order.state === 'unpaid') await pay(app, resident, order);
  if (state === 'used') {
    await passToDate(app, body.startAt, 0);
    await app.as(barber).checkInOrder({ params: { id: order.id }, body: {} });
  }
  const reached = asRoom(await app.as(resident).getOrder(order.id));
  assert.equal(reached.state, state);
  return reached;
}
