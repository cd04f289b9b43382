import assert from 'node:assert/strict';
import type { components } from '../../src/contract/types.gen.ts';
import type { NewGoodOffer } from '../../src/features/orders/index.ts';
import { chinaDay, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import type { TestApp } from './app.ts';
import { type Neighbourhood, type Order, pay, termsShown } from './given.ts';

export type GoodOrder = components['schemas']['GoodOrder'];
type Near = Pick<Neighbourhood, 'resident' | 'place' | 'barber' | 'approver'>;

/** Tests speak of services; an order of a good is read as what it is. */
export const asGood = (order: Order): GoodOrder => order as unknown as GoodOrder;

const everyDay = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 660 }));

/** A jar of honey that the barber sells, live: twenty of them, five a person, to be returned within three days. */
export async function givenGood(
  app: TestApp,
  { barber, approver }: Pick<Near, 'barber' | 'approver'>,
  more: Partial<NewGoodOffer> = {},
  provider?: { kind: 'shop' | 'merchant' | 'community'; id: string },
): Promise<string> {
  const body: NewGoodOffer = {
    kind: 'good',
    category: 'honey',
    title: '土蜂蜜',
    way: 'at_shop',
    pickUpAddress: '柳岸 3 号铺',
    unit: '瓶',
    firstUnits: 20,
    mostPerPerson: 5,
    returnDays: 3,
    windows: everyDay,
    priceKind: 'market',
    priceFen: 3000,
    ...more,
  };
  const { id } = await app
    .as(barber)
    .createListing({ body: { ...body, ...(provider && { provider }) } as never });
  await app.as(barber).submitListing(id);
  await app.as(approver).approveListing(id);
  return id;
}

/** The beginning of the window of the day after tomorrow. */
const windowStart = ({ application }: TestApp): string =>
  new Date(startOfChinaDay(chinaDay(application.clock.now()) + 2).getTime() + 540 * minute).toISOString();

/** What orders units of a good as a page shows it now. */
export async function goodBookingOf(app: TestApp, listing: string, place: string, units = 1) {
  const terms = await termsShown(app, listing);
  const said = { listingId: listing, terms, startAt: windowStart(app), place, units };
  return { kind: 'good', ...said, payWay: 'native' } as const;
}

/** Units of one line of an order. */
export const linesOf = (listingId: string, units: number) => ({ cartLines: [{ listingId, units }] });

export type GoodReached = 'unpaid' | 'placed' | 'packed' | 'handed_over' | 'completed' | 'returning';
const path: GoodReached[] = ['unpaid', 'placed', 'packed', 'handed_over', 'completed'];

/** An order of a good, taken as far as asked by the people themselves. */
export async function givenGoodOrder(
  app: TestApp,
  near: Near,
  state: GoodReached,
  more: { listing?: string; units?: number; packed?: number; with?: Record<string, number> } = {},
): Promise<GoodOrder> {
  const { resident, barber } = near;
  const listing = more.listing ?? (await givenGood(app, near));
  const others = Object.entries(more.with ?? {});
  const lines = await Promise.all(
    others.map(async ([id, units]) => ({ listingId: id, terms: await termsShown(app, id), units })),
  );
  const body = {
    ...(await goodBookingOf(app, listing, near.place, more.units)),
    ...(lines.length > 0 && { moreLines: lines }),
  };
  const goal = state === 'returning' ? 3 : path.indexOf(state);
  const order = await app.as(resident).bookOrder({ body });
  if (goal >= 1) await pay(app, resident, order);
  if (goal >= 2) await app.as(barber).packOrder(order.id, more.packed ? linesOf(listing, more.packed) : {});
  if (goal >= 3) {
    const { checkInCode } = await app.as(resident).getOrder(order.id);
    await app.as(barber).handOverOrder(order.id, { code: checkInCode ?? '' });
  }
  if (goal >= 4) await app.as(resident).confirmOrder(order.id);
  if (state === 'returning')
    await app.as(resident).returnOrder(order.id, { ...linesOf(listing, 1), reason: '买多了' });
  const reached = asGood(await app.as(resident).getOrder(order.id));
  assert.equal(reached.state, state);
  return reached;
}
