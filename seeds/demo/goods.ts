import type { GoodBooking, NewGoodOffer } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { chinaDay, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import { idOf } from '../../src/kernel/ids.ts';
import { makeCanteen } from './canteen.ts';
import { residents } from './cast.ts';
import { pay } from './life.ts';
import { actorOf, type Features, personOf, type Staff } from './supply.ts';

const daily = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 1020, toMinute: 1140 }));

type Good = Omit<NewGoodOffer, 'kind' | 'way' | 'pickUpAddress' | 'priceKind' | 'limitMinutes' | 'policy'>;
const shelfOfHe: Good[] = [
  {
    ...{ category: 'honey', title: '山里土蜂蜜', description: '老家蜂箱割的，一斤一瓶。', unit: '瓶' },
    ...{ priceFen: 5800, firstUnits: 12, mostPerPerson: 3, returnDays: 7, windows: daily },
  },
  {
    ...{ category: 'chinese_pastry', title: '手工桂花糕', description: '当天蒸的，趁软吃。', unit: '盒' },
    ...{ priceFen: 1600, firstUnits: 10, mostPerPerson: 4, returnDays: 0, windows: daily },
  },
  {
    ...{ category: 'eggs', title: '散养土鸡蛋', description: '十个一板，老家捎来的。', unit: '板' },
    ...{ priceFen: 1500, firstUnits: 15, mostPerPerson: 2, returnDays: 1, windows: daily },
  },
  {
    ...{ category: 'rice', title: '老家新米', description: '今年的新米，十斤一袋。', unit: '袋' },
    ...{ priceFen: 4500, firstUnits: 20, mostPerPerson: 2, returnDays: 7, windows: daily },
  },
  {
    ...{ category: 'cooking_oil', title: '小榨菜籽油', description: '现榨的，五升一桶。', unit: '桶' },
    ...{ priceFen: 9800, firstUnits: 8, mostPerPerson: 2, returnDays: 7, windows: daily },
  },
  {
    ...{ category: 'dried_fruit', title: '自晒柿饼', description: '一斤一袋，没有糖霜粉。', unit: '袋' },
    ...{ priceFen: 2200, firstUnits: 14, mostPerPerson: 3, returnDays: 3, windows: daily },
  },
];
const shelfOfZhou: Good[] = [
  {
    ...{ category: 'root_vegetables', title: '沙地红薯', description: '又粉又甜，按袋卖。', unit: '袋' },
    ...{ priceFen: 1000, firstUnits: 16, mostPerPerson: 4, returnDays: 0, windows: daily },
  },
  {
    ...{ category: 'corn_tuber', title: '糯玉米', description: '煮好的，两根一袋。', unit: '袋' },
    ...{ priceFen: 500, firstUnits: 20, mostPerPerson: 4, returnDays: 0, windows: daily },
  },
];
const places = {
  he: { way: 'at_artisan', pickUpAddress: '柳岸小区 2 栋 1 单元 102' },
  zhou: { way: 'at_shop', pickUpAddress: '柳岸小区西门 3 号铺' },
} as const;

const keyOf = (key: string, title: string) => `demo good ${key} ${title}`;

async function makeGoods(
  { catalogue }: Features,
  { approver }: Staff,
  person: Person,
  key: keyof typeof places,
  goods: readonly Good[],
): Promise<void> {
  const me = actorOf(person);
  for (const each of goods) {
    const name = keyOf(key, each.title);
    const offer: NewGoodOffer = {
      ...{ kind: 'good', priceKind: 'market', limitMinutes: 15, policy: 'flexible' },
      ...places[key],
      ...each,
    };
    const { listing } = await catalogue.create(me, offer, name);
    const { listing: submitted } = await catalogue.take(me, listing._id, 'submit', `${name} submit`);
    await catalogue.approve(approver, listing._id, submitted.n, `${name} approve`);
  }
}

const afterwards = {
  completed: ['confirm'],
  returning: ['confirm', 'return'],
  settled: ['return', 'take_back'],
  disputed: ['dispute'],
} as const;
type Afterwards = keyof typeof afterwards;
type Goal = 'unpaid' | 'placed' | 'cancelled' | 'packed' | 'handed_over' | Afterwards;

type Actor = ReturnType<typeof actorOf>;
/** What happens to what was handed over. */
async function followUp(
  { orders }: Features,
  id: string,
  { me, mine, listingId }: { me: Actor; mine: Actor; listingId: string },
  goal: Afterwards,
): Promise<void> {
  const inputs = {
    confirm: {},
    return: { cartLines: [{ listingId: listingId, units: 1 }], reason: '家里还有，用不完' },
    take_back: { restock: true },
    dispute: { reason: '一袋里有两个坏的' },
  };
  for (const step of afterwards[goal]) {
    const by = step === 'take_back' ? me : mine;
    await orders.take(by, id, step, inputs[step], undefined);
  }
}

/** Orders a good for the evening after tomorrow, and takes it as far as asked. */
async function order(
  features: Features,
  standinUrl: string,
  { resident, seller, title, units, goal }: Ordered,
): Promise<void> {
  const { catalogue, orders, clock } = features;
  const listing = await catalogue.findListing(idOf('lst', title));
  const startAt = new Date(startOfChinaDay(chinaDay(clock.now()) + 2).getTime() + 1020 * minute);
  const request: GoodBooking = {
    kind: 'good',
    residentId: resident._id,
    listingId: listing._id,
    terms: catalogue.termsOf(listing).fingerprint,
    startAt: startAt.toISOString(),
    units,
    place: residents.li.home,
    note: null,
    payRequest: { way: 'native', ip: '127.0.0.1' },
    key: `${title} ${goal}`,
  };
  const { _id: id, due } = await orders.book(request);
  if (goal === 'unpaid') return;
  if (due) await pay(features, due.id, standinUrl);
  if (goal === 'cancelled') return void (await orders.take(actorOf(resident), id, 'cancel', {}, undefined));
  if (goal === 'placed' || (await orders.find(id)).state !== 'placed') return;
  const me = actorOf(seller);
  await orders.take(me, id, 'pack', {}, undefined);
  if (goal === 'packed') return;
  const { checkInCode } = await orders.find(id);
  await orders.takeWithCode(me, id, 'hand_over', { code: checkInCode ?? '' }, undefined);
  if (goal === 'handed_over') return;
  await followUp(features, id, { me, mine: actorOf(resident), listingId: listing._id }, goal);
}
interface Ordered {
  resident: Person;
  seller: Person;
  title: string;
  units: number;
  goal: Goal;
}

/** What neighbours sell, and orders in every state that needs no waiting. */
export async function makeShop(
  features: Features,
  staff: Staff,
  artisans: ReadonlyMap<string, Person>,
  standinUrl: string | null,
  say: (line: string) => void,
): Promise<void> {
  const artisan = async (key: string) => features.people.find(artisans.get(key)?._id ?? '');
  const [he, zhou] = [await artisan('he'), await artisan('zhou')];
  await makeGoods(features, staff, he, 'he', shelfOfHe);
  await makeGoods(features, staff, zhou, 'zhou', shelfOfZhou);
  const canteen = await makeCanteen(features, staff);
  const count = shelfOfHe.length + shelfOfZhou.length + canteen.count;
  if (!standinUrl) return say(`${count} goods`);
  const [li, wang] = [await personOf(features, residents.li), await personOf(features, residents.wang)];
  const [sun, wu] = [await artisan('sun'), await artisan('wu')];
  const all: Ordered[] = [
    { resident: li, seller: he, title: keyOf('he', '山里土蜂蜜'), units: 2, goal: 'placed' },
    { resident: li, seller: zhou, title: keyOf('zhou', '沙地红薯'), units: 1, goal: 'packed' },
    { resident: wang, seller: he, title: keyOf('he', '手工桂花糕'), units: 1, goal: 'handed_over' },
    { resident: sun, seller: zhou, title: keyOf('zhou', '糯玉米'), units: 1, goal: 'unpaid' },
    { resident: wang, seller: he, title: keyOf('he', '自晒柿饼'), units: 1, goal: 'cancelled' },
    { resident: li, seller: he, title: keyOf('he', '小榨菜籽油'), units: 1, goal: 'completed' },
    { resident: sun, seller: he, title: keyOf('he', '老家新米'), units: 2, goal: 'returning' },
    { resident: wu, seller: he, title: keyOf('he', '老家新米'), units: 1, goal: 'settled' },
    { resident: wu, seller: he, title: keyOf('he', '自晒柿饼'), units: 1, goal: 'disputed' },
  ];
  for (const each of all) await order(features, standinUrl, each);
  say(`${count} goods, ${all.length} orders of them`);
}
