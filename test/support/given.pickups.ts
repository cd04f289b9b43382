import assert from 'node:assert/strict';
import type { components } from '../../src/contract/types.gen.ts';
import type { NewPickupOffer } from '../../src/features/orders/index.ts';
import { chinaDay, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import type { TestApp } from './app.ts';
import { type Neighbourhood, type Order, termsShown } from './given.ts';
import { drawn, upload } from './pictures.ts';

export type PickupOrder = components['schemas']['PickupOrder'];
type Near = Pick<Neighbourhood, 'resident' | 'place' | 'barber' | 'approver'>;

/** Tests speak of services; a pick-up is read as what it is. */
export const asPickup = (order: Order): PickupOrder => order as unknown as PickupOrder;

export const everyMorning = (capacity: number) =>
  [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 660, capacity }));

/** The barber collects cardboard and cans as well, live: every morning, at four doors. */
export async function givenCollector(
  app: TestApp,
  { barber, approver }: Pick<Near, 'barber' | 'approver'>,
  more: Partial<NewPickupOffer> = {},
): Promise<string> {
  const body: NewPickupOffer = {
    kind: 'pickup',
    category: 'pickup_paper',
    title: '收纸板',
    priceKind: 'free',
    priceFen: 0,
    materialPrices: [
      { material: '纸板', perKgFen: 120 },
      { material: '易拉罐', perKgFen: 855 },
    ],
    visitWindows: everyMorning(4),
    ...more,
  };
  const { id } = await app.as(barber).createListing({ body: body as never });
  await app.as(barber).submitListing(id);
  await app.as(approver).approveListing(id);
  return id;
}

/** The beginning of the window of the day after tomorrow. */
export const morningAhead = ({ application }: TestApp, days = 2): string =>
  new Date(startOfChinaDay(chinaDay(application.clock.now()) + days).getTime() + 540 * minute).toISOString();

/** What asks for a pick-up as a page shows it now. */
export async function pickupBookingOf(app: TestApp, listing: string, place: string) {
  const terms = await termsShown(app, listing);
  const visit = { address: '柳岸 1 号 2 栋 301', contactName: '林阿姨', contactPhone: '13800000042' };
  const said = { listingId: listing, terms, startAt: morningAhead(app), place, roughly: '纸板两捆', visit };
  return { kind: 'pickup', ...said, payWay: 'native' } as const;
}

export type PickupReached =
  | 'requested'
  | 'assigned'
  | 'arrived'
  | 'weighed'
  | 'agreed'
  | 'handed'
  | 'paid'
  | 'disputed';
const path: PickupReached[] = ['requested', 'assigned', 'arrived', 'weighed', 'agreed', 'handed', 'paid'];

/** The code is typed at the door, whenever the window is. */
export async function arrive(app: TestApp, { resident, barber }: Near, id: string): Promise<void> {
  const { checkInCode } = await app.as(resident).getOrder(id);
  await app.as(barber).arriveForPickup(id, { code: checkInCode ?? '' });
}

/** Weighed with a picture of the scale: 3.2 kg of cardboard, ¥3.84, unless said otherwise. */
export async function weigh(
  app: TestApp,
  { barber }: Pick<Near, 'barber'>,
  id: string,
  weights = [{ material: '纸板', grams: 3200 }],
): Promise<PickupOrder> {
  const scale = await upload(app, barber, await drawn(), 'finish');
  return asPickup(await app.as(barber).weighPickup(id, { weights, pictures: [scale.id] }));
}

/** A pick-up, taken as far as asked by the people themselves. */
export async function givenPickup(
  app: TestApp,
  near: Near,
  state: PickupReached,
  more: { listing?: string } = {},
): Promise<PickupOrder> {
  const { resident, barber } = near;
  const listing = more.listing ?? (await givenCollector(app, near));
  const { id } = await app.as(resident).bookOrder({ body: await pickupBookingOf(app, listing, near.place) });
  const goal = state === 'disputed' ? 3 : path.indexOf(state);
  if (goal >= 1) await app.as(barber).assignPickup(id);
  if (goal >= 2) await arrive(app, near, id);
  if (goal >= 3) await weigh(app, near, id);
  if (goal >= 4) await app.as(resident).agreeToWeighing(id, { weighing: 1 });
  if (goal >= 5) await app.as(barber).handCash(id);
  if (goal >= 6) await app.as(resident).completePickup(id);
  if (state === 'disputed') await app.as(resident).askStaff(id, { reason: '秤不准' });
  const reached = asPickup(await app.as(resident).getOrder(id));
  assert.equal(reached.state, state);
  return reached;
}
