import type { NewPickupOffer } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { chinaDay, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import { idOf } from '../../src/kernel/ids.ts';
import { residents } from './cast.ts';
import { actorOf, type Features, personOf, type Staff } from './supply.ts';

const everyAfternoon = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({
  dayOfWeek,
  fromMinute: 840,
  toMinute: 960,
  capacity: 6,
}));
const weekend = [0, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 660, capacity: 3 }));

type Offer = Pick<NewPickupOffer, 'category' | 'title' | 'description' | 'materialPrices' | 'visitWindows'>;
const offers = {
  zhou: {
    ...{ category: 'pickup_paper', title: '上门收纸板旧书', description: '自带秤，称给您看，当面付现金。' },
    materialPrices: [
      { material: '纸板', perKgFen: 120 },
      { material: '旧书报', perKgFen: 150 },
      { material: '塑料瓶', perKgFen: 180 },
    ],
    visitWindows: everyAfternoon,
  },
  he: {
    ...{ category: 'pickup_metal', title: '收废铁易拉罐', description: '周末上门，铁锅、铝窗、易拉罐都收。' },
    materialPrices: [
      { material: '废铁', perKgFen: 200 },
      { material: '易拉罐', perKgFen: 855 },
    ],
    visitWindows: weekend,
  },
} as const satisfies Record<string, Offer>;
type Collector = keyof typeof offers;
const keyOf = (key: Collector) => `demo pickup ${key}`;

async function offer({ catalogue }: Features, { approver }: Staff, person: Person, key: Collector) {
  const me = actorOf(person);
  const name = keyOf(key);
  const shared = {
    kind: 'pickup',
    priceKind: 'free',
    priceFen: 0,
    limitMinutes: 15,
    policy: 'flexible',
  } as const;
  const { listing } = await catalogue.create(me, { ...shared, ...offers[key] } as NewPickupOffer, name);
  const { listing: submitted } = await catalogue.take(me, listing._id, 'submit', `${name} submit`);
  await catalogue.approve(approver, listing._id, submitted.n, `${name} approve`);
}

/** Asks for a visit in the afternoon of a coming day; one is taken at once where that is said. */
async function request(
  { catalogue, orders, clock }: Features,
  { resident, days, roughly, taker }: { resident: Person; days: number; roughly: string; taker?: Person },
): Promise<void> {
  const listing = await catalogue.findListing(idOf('lst', keyOf('zhou')));
  const startAt = new Date(startOfChinaDay(chinaDay(clock.now()) + days).getTime() + 840 * minute);
  const { name: contactName, phone: contactPhone } = resident;
  const body = {
    kind: 'pickup',
    residentId: resident._id,
    listingId: listing._id,
    terms: catalogue.termsOf(listing).fingerprint,
    startAt: startAt.toISOString(),
    roughly,
    visit: { address: '3 栋 2 单元 402', contactName, contactPhone },
    place: resident.homeGrid ?? '',
    note: null,
    payRequest: { way: 'native', ip: '127.0.0.1' },
    key: `demo pickup ${contactName} ${days}`,
  } as const;
  const { _id: id, state } = await orders.book(body);
  if (taker && state === 'requested')
    await orders.take(actorOf(taker), id, 'assign', {}, `${body.key} assign`);
}

/** Two collectors, and three visits: one to be taken, two on the round of a day. */
export async function makePickups(
  features: Features,
  staff: Staff,
  artisans: ReadonlyMap<string, Person>,
  say: (line: string) => void,
): Promise<void> {
  const artisan = async (key: Collector) => features.people.find(artisans.get(key)?._id ?? '');
  const [he, zhou] = [await artisan('he'), await artisan('zhou')];
  await offer(features, staff, zhou, 'zhou');
  await offer(features, staff, he, 'he');
  const [li, wang] = [await personOf(features, residents.li), await personOf(features, residents.wang)];
  await request(features, { resident: li, days: 1, roughly: '纸板两捆、一袋塑料瓶', taker: zhou });
  await request(features, { resident: wang, days: 1, roughly: '旧书一箱', taker: zhou });
  await request(features, { resident: wang, days: 2, roughly: '快递纸箱一堆' });
  say('2 collectors, 3 pick-ups');
}
