import assert from 'node:assert/strict';
import type { components } from '../../src/contract/types.gen.ts';
import type { NewLoanOffer } from '../../src/features/orders/index.ts';
import { after, chinaDate, chinaDay, day, hour, startOfChinaDay } from '../../src/kernel/clock.ts';
import type { ProviderRef } from '../../src/kernel/postings.ts';
import type { TestApp } from './app.ts';
import { eventually } from './eventually.ts';
import { type Neighbourhood, type Order, pay, termsShown } from './given.ts';

export type LoanOrder = components['schemas']['LoanOrder'];
type Near = Pick<Neighbourhood, 'resident' | 'place' | 'barber' | 'approver'>;

/** Tests speak of services; an order of a loan is read as what it is. */
export const asLoan = (order: Order): LoanOrder => order as unknown as LoanOrder;

/** Open on every day from morning to midnight. */
export const allWeek = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({
  ...{ dayOfWeek, fromMinute: 0, toMinute: 1440 },
}));

/** Drills that the barber lends, live: two of them, 5 yuan a day, 100 yuan of deposit, 20 yuan a day that is late. */
export async function givenTool(
  app: TestApp,
  { barber, approver }: Pick<Near, 'barber' | 'approver'>,
  more: Partial<NewLoanOffer> & { provider?: ProviderRef } = {},
): Promise<string> {
  const body: NewLoanOffer = {
    kind: 'loan',
    category: 'loan_drill',
    title: '冲击钻',
    way: 'at_shop',
    pickUpAddress: '柳岸 3 号铺',
    firstUnits: 2,
    depositFen: 10000,
    lateFeePerDayFen: 2000,
    mostDays: 7,
    mostRenewals: 1,
    instant: true,
    hours: allWeek,
    priceKind: 'market',
    priceFen: 500,
    ...more,
  };
  const { id } = await app.as(barber).createListing({ body: body as never });
  await app.as(barber).submitListing(id);
  await app.as(approver).approveListing(id);
  return id;
}

/** The date so many days behind the first one that can be booked for sure. */
export function loanDate({ application }: TestApp, days = 0): string {
  const first = chinaDay(after(application.clock.now(), 3 * hour));
  return chinaDate(startOfChinaDay(first + days));
}

/** What borrows a thing as a page shows it now: from a day on, for so many days. */
export async function loanBookingOf(app: TestApp, listing: string, place: string, days = 2, from = 0) {
  const terms = await termsShown(app, listing);
  const dates = { fromDate: loanDate(app, from), toDate: loanDate(app, from + days - 1) };
  return { kind: 'loan', listingId: listing, terms, ...dates, place, payWay: 'native' } as const;
}

export type LoanReached =
  | 'unpaid'
  | 'requested'
  | 'ready'
  | 'borrowed'
  | 'overdue'
  | 'assessed'
  | 'returned'
  | 'lost';
const path: LoanReached[] = ['unpaid', 'requested', 'ready', 'borrowed', 'overdue'];

/** Lets business time pass until a moment that is still to come. */
export async function passUntil(app: TestApp, at: Date): Promise<void> {
  const ms = at.getTime() - app.application.clock.now().getTime();
  if (ms > 0) await app.pass(ms);
}

/** Lets business time pass until the day of a moment, on which things are handed out. */
export const passUntilDay = (app: TestApp, at: string): Promise<void> =>
  passUntil(app, startOfChinaDay(chinaDay(new Date(at))));

interface More {
  listing?: string;
  days?: number;
  from?: number;
  resident?: Near['resident'];
}

/** A loan, taken as far as asked by the people themselves; business time moves on where it must. */
export async function givenLoan(
  app: TestApp,
  near: Near,
  state: LoanReached,
  more: More = {},
): Promise<LoanOrder> {
  const { resident = near.resident } = more;
  const instant = state !== 'requested';
  const listing = more.listing ?? (await givenTool(app, near, { instant }));
  const body = await loanBookingOf(app, listing, near.place, more.days, more.from);
  const goal = path.includes(state) ? path.indexOf(state) : 3;
  const order = asLoan(await app.as(resident).bookOrder({ body: body as never }));
  const { id } = order;
  if (goal >= 1 && order.due) await pay(app, resident, order as unknown as Order);
  if (goal >= 3) await handOut(app, near, resident, order);
  if (state === 'overdue') await passUntil(app, new Date(order.endAt));
  if (state === 'lost') await passUntil(app, after(new Date(order.endAt), 14 * day));
  if (state === 'returned') await app.as(near.barber).takeBackLoan(id);
  if (state === 'assessed')
    await app.as(near.barber).takeBackDamagedLoan(id, { reason: '钻头断了', amountFen: 3000 });
  const reached = asLoan(await app.as(resident).getOrder(id));
  assert.equal(reached.state, state);
  return reached;
}

/** The provider hands it out on its first day to who shows the code. */
export async function handOut(
  app: TestApp,
  { barber }: Pick<Near, 'barber'>,
  resident: Near['resident'],
  { id, startAt }: Pick<LoanOrder, 'id' | 'startAt'>,
): Promise<void> {
  await passUntilDay(app, startAt);
  let code: string | null = null;
  // what is agreed by itself is agreed by an event
  await eventually(async () => {
    code = (await app.as(resident).getOrder(id)).checkInCode;
    if (code === null) await app.settle();
    return code !== null;
  });
  await app.as(barber).handOutLoan(id, { code: code ?? '' });
}
