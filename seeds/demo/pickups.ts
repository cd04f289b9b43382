import type { NewPickupOffer } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { chinaDay, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import { idOf } from '../../src/kernel/ids.ts';
import { demoPicture } from '../pictures/index.ts';
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

const goals = ['requested', 'assigned', 'arrived', 'weighed', 'agreed', 'handed', 'paid'] as const;
type Goal = (typeof goals)[number] | 'disputed' | 'cancelled';
interface Visit {
  resident: Person;
  /** From today on. */
  days: number;
  roughly: string;
  goal: Goal;
}

/** Asks for a visit in the afternoon of a coming day, and takes it as far as asked: the code lets a collector come early. */
async function request(
  features: Features,
  taker: Person,
  { resident, days, roughly, goal }: Visit,
): Promise<void> {
  const { catalogue, orders, clock } = features;
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
    place: residents.li.home,
    note: null,
    payRequest: { way: 'native', ip: '127.0.0.1' },
    key: `demo pickup ${contactName} ${days}`,
  } as const;
  const { _id: id, state } = await orders.book(body);
  if (state === 'requested') await takeTo(features, id, [actorOf(resident), actorOf(taker)], goal);
}

type Actor = ReturnType<typeof actorOf>;
/** The steps of both sides up to a state. */
async function takeTo(features: Features, id: string, [mine, theirs]: [Actor, Actor], goal: Goal) {
  const { orders, files } = features;
  const take = (by: Actor, step: string, input = {}) => orders.take(by, id, step, input, undefined);
  const steps = [
    () => take(theirs, 'assign'),
    async () => {
      const { checkInCode: code } = await orders.find(id);
      return orders.takeWithCode(theirs, id, 'arrive', { code: code ?? '' }, undefined);
    },
    async () => {
      const { id: picture } = await files.upload(theirs, 'finish', await demoPicture('scale'));
      return take(theirs, 'weigh', { weights: [{ material: '纸板', grams: 3200 }], pictures: [picture] });
    },
    () => take(mine, 'agree', { weighing: 1 }),
    () => take(theirs, 'hand_cash'),
    () => take(mine, 'complete'),
  ];
  if (goal === 'cancelled') return void (await take(mine, 'cancel'));
  const reached = goals.indexOf(goal === 'disputed' ? 'weighed' : goal);
  for (const step of steps.slice(0, reached)) await step();
  if (goal === 'disputed') await take(mine, 'ask_staff', { reason: '家里的秤多一斤' });
}

/** Two collectors, and visits in every state that needs no waiting. */
export async function makePickups(
  features: Features,
  staff: Staff,
  artisans: ReadonlyMap<string, Person>,
  say: (line: string) => void,
): Promise<void> {
  const artisan = async (key: string) => features.people.find(artisans.get(key)?._id ?? '');
  const [he, zhou] = [await artisan('he'), await artisan('zhou')];
  await offer(features, staff, zhou, 'zhou');
  await offer(features, staff, he, 'he');
  const [li, wang] = [await personOf(features, residents.li), await personOf(features, residents.wang)];
  const [sun, wu, jiang] = [await artisan('sun'), await artisan('wu'), await artisan('jiang')];
  const all: Visit[] = [
    { resident: li, days: 1, roughly: '纸板两捆、一袋塑料瓶', goal: 'assigned' },
    { resident: wang, days: 1, roughly: '旧书一箱', goal: 'assigned' },
    { resident: wang, days: 2, roughly: '快递纸箱一堆', goal: 'requested' },
    { resident: jiang, days: 2, roughly: '旧报纸', goal: 'cancelled' },
    { resident: sun, days: 1, roughly: '搬家剩的纸箱', goal: 'arrived' },
    { resident: wu, days: 1, roughly: '冰箱的大纸箱', goal: 'weighed' },
    { resident: he, days: 2, roughly: '纸板一捆', goal: 'agreed' },
    { resident: sun, days: 2, roughly: '纸板一捆', goal: 'handed' },
    { resident: wu, days: 2, roughly: '纸板两捆', goal: 'paid' },
    { resident: he, days: 1, roughly: '布料的纸筒', goal: 'disputed' },
  ];
  for (const each of all) await request(features, zhou, each);
  say(`2 collectors, ${all.length} pick-ups`);
}
