import assert from 'node:assert/strict';
import { artisans, type CastArtisan, community, micro, officials, residents } from '../../seeds/demo/cast.ts';
import { actorOf, makeArtisan, makeListings, personOf, staffOf } from '../../seeds/demo/supply.ts';
import type { OperationRequest } from '../../src/contract/handler.ts';
import { quotaLasts } from '../../src/features/quotas/quota.ts';
import type { Someone, TestApp } from './app.ts';
import type { BodyOf } from './client.ts';
import { eventually } from './eventually.ts';
import { payOnPhone } from './standin.ts';

export type Order = BodyOf<'getOrder'>;
export { community, micro };

/** Everyone of a small neighbourhood by role, with one barber whose haircut is live. */
export interface Neighbourhood {
  leader: Someone;
  checker: Someone;
  approver: Someone;
  supervisor: Someone;
  admin: Someone;
  resident: Someone;
  neighbour: Someone;
  /** Lives across the river, near in a straight line and far on foot. */
  acrossTheRiver: Someone;
  barber: Someone;
  haircut: string;
  homeHaircut: string;
  place: string;
}

/** Lets another artisan of the cast in, with their listings. */
export async function givenArtisan(
  { application }: TestApp,
  name: string,
): Promise<{ artisan: Someone; listing: string }> {
  const { features } = application;
  const actors = artisans[name] as CastArtisan;
  const staff = await staffOf(features);
  const artisan = await makeArtisan(features, staff, actors);
  await makeListings(features, staff, actors, actorOf(await features.people.find(artisan._id)));
  await features.projection.rebuild();
  const mine = await features.catalogue.listMine(actorOf(artisan), { limit: 10 });
  const live = mine.items.filter(({ listing }) => listing.state === 'live');
  return { artisan, listing: live[0]?.listing._id ?? '' };
}

/** A suite does in a minute what one person does in a year: the limits of its own test hold in `test/quotas`. */
async function letManyThrough({ application }: TestApp): Promise<void> {
  const { settings, grids } = application.features;
  const by = { byId: null, as: 'command', reason: '测试' };
  for (const { code } of await grids.children(null)) {
    for (const key of Object.keys(quotaLasts) as (keyof typeof quotaLasts)[])
      await settings.change(code, key, 1000, settings.versionOf(code), by);
  }
}

export async function givenNeighbourhood(test: TestApp): Promise<Neighbourhood> {
  const { features } = test.application;
  await letManyThrough(test);
  const { artisan: barber } = await givenArtisan(test, 'zhou');
  const mine = await test.as(barber).listMyListings();
  const liveOf = (way: string) =>
    mine.items.find((each) => each.state === 'live' && 'way' in each && each.way === way)?.id ?? '';
  return {
    leader: await personOf(features, officials.leader),
    checker: await personOf(features, officials.chen),
    approver: await personOf(features, officials.liu),
    supervisor: await personOf(features, officials.zhao),
    admin: await personOf(features, officials.admin),
    resident: await personOf(features, residents.li),
    neighbour: await personOf(features, residents.wang),
    acrossTheRiver: await personOf(features, residents.he),
    barber,
    haircut: liveOf('at_shop'),
    homeHaircut: liveOf('at_home'),
    place: micro(2),
  };
}

/** A change of what somebody offers waits beside it; answers the version to approve. */
export async function reviseListing(
  test: TestApp,
  owner: Someone,
  id: string,
  body: OperationRequest<'updateListing'>['body'],
): Promise<number> {
  const { version } = await test.as(owner).getListing(id);
  const headers = { 'If-Match': `"${version}"` };
  return (await test.as(owner).updateListing({ params: { id }, headers, body })).version;
}

/** The barber's haircut is changed and approved. */
export async function givenRevised(test: TestApp, near: Neighbourhood, change: object): Promise<void> {
  const id = near.haircut;
  const version = await reviseListing(test, near.barber, id, { kind: 'service', ...change });
  await test.as(near.approver).approveRevision({ params: { id }, headers: { 'If-Match': `"${version}"` } });
}

/** The free starts of a listing at a place, soonest first. */
export async function freeStarts(test: TestApp, listing: string, place: string, days = 7): Promise<string[]> {
  const slots = await test.as(null).listSlots({ params: { id: listing }, query: { place, days } });
  return slots.days.flatMap((day) => day.starts);
}

/** The fingerprint of the terms that a page shows of a listing now. */
export async function termsShown({ application }: TestApp, listing: string): Promise<string> {
  const { catalogue } = application.features;
  return catalogue.termsOf(await catalogue.findListing(listing)).fingerprint;
}

/** What books a start of a listing as a page shows it now. */
export async function bookingOf(test: TestApp, listing: string, startAt: string, place: string) {
  const terms = await termsShown(test, listing);
  const said = { listingId: listing, terms, startAt, place };
  return { kind: 'service', ...said, payWay: 'native' } as const;
}

/** Books the `nth` free start. Unpaid where something is due. */
export async function givenBooked(
  test: TestApp,
  near: Pick<Neighbourhood, 'resident' | 'place'>,
  listing: string,
  more: {
    nth?: number;
    visit?: { address: string; contactName: string; contactPhone: string };
    note?: string;
  } = {},
): Promise<Order> {
  const starts = await freeStarts(test, listing, near.place);
  const startAt = starts[more.nth ?? 0];
  assert.ok(startAt, 'the listing has a free start');
  const { visit, note } = more;
  return test.as(near.resident).bookOrder({
    body: {
      ...(await bookingOf(test, listing, startAt, near.place)),
      ...(visit ? { visit } : {}),
      ...(note ? { note } : {}),
    },
  });
}

/** Pays what an order has open, as the phone would, and waits until the server has taken it. */
export async function pay(test: TestApp, resident: Someone, order: Order): Promise<Order> {
  const paymentId = order.payment?.id;
  assert.ok(paymentId, 'the order has something to pay');
  const { outTradeNo } = await test.application.features.payments.find(paymentId);
  await payOnPhone(outTradeNo);
  await test.as(resident).checkPayment(paymentId);
  // the order hears of it as of every event: at once, or a moment later where another write was in the way
  await eventually(async () => {
    if ((await test.as(resident).getOrder(order.id)).due === null) return true;
    await test.settle();
    return false;
  });
  return test.as(resident).getOrder(order.id);
}

export type Reached = 'unpaid' | 'requested' | 'confirmed' | 'underway' | 'done' | 'completed';
const path: Reached[] = ['unpaid', 'requested', 'confirmed', 'underway', 'done', 'completed'];

/** An order of the neighbourhood's barber, taken as far as asked by the people themselves. */
export async function givenOrder(
  test: TestApp,
  near: Pick<Neighbourhood, 'resident' | 'place' | 'barber' | 'haircut'>,
  state: Reached,
  more: { nth?: number; listing?: string } = {},
): Promise<Order> {
  const { resident, barber } = near;
  const goal = path.indexOf(state);
  let order = await givenBooked(test, near, more.listing ?? near.haircut, more);
  if (goal >= 1 && order.state === 'unpaid') order = await pay(test, resident, order);
  if (goal >= 2 && order.state === 'requested') await test.as(barber).acceptOrder(order.id);
  if (goal >= 3) {
    const { checkInCode } = await test.as(resident).getOrder(order.id);
    await test.as(barber).startOrder(order.id, { code: checkInCode ?? '' });
  }
  if (goal >= 4) await test.as(barber).finishOrder(order.id);
  if (goal >= 5) await test.as(resident).confirmOrder(order.id);
  const reached = await test.as(resident).getOrder(order.id);
  assert.equal(reached.state, state);
  return reached;
}
/** A confirmed order whose artisan has proposed another time. */
export async function givenProposed(
  test: TestApp,
  near: Pick<Neighbourhood, 'resident' | 'place' | 'barber' | 'haircut'>,
): Promise<Order> {
  const { id } = await givenOrder(test, near, 'confirmed');
  const startAt = (await freeStarts(test, near.haircut, near.place, 14)).at(-1) ?? '';
  return test.as(near.barber).proposeOrderTime(id, { startAt });
}
