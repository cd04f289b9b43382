import type { NewGoodOffer } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { micro, officials } from './cast.ts';
import { actorOf, type Features, personOf, type Staff } from './supply.ts';

const daily = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 1020, toMinute: 1140 }));
const mornings = [1, 3, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 660 }));
const everyDay = [0, 1, 2, 3, 4, 5, 6];

type Good = Omit<NewGoodOffer, 'kind' | 'way' | 'pickUpAddress' | 'priceKind' | 'limitMinutes' | 'policy'>;
interface CastShop {
  name: string;
  address: string;
  phone: string;
  grid: string;
  introduction: string;
  opening: { weekdays: number[]; fromMinute: number; toMinute: number };
  /** An artisan by their key, or staff, with the days on which they are there. */
  roster: { who: string; weekdays: number[] }[];
  goods: Good[];
}

const shops: CastShop[] = [
  {
    ...{ name: '游家渡店', address: '游家渡街 12 号', phone: '13900002001', grid: micro(2) },
    introduction: '社区自己的店，卖邻居种的、做的。',
    opening: { weekdays: everyDay, fromMinute: 510, toMinute: 1170 },
    roster: [
      { who: 'zhou', weekdays: [1, 3, 5] },
      { who: 'he', weekdays: [2, 4, 6] },
      { who: 'yang', weekdays: [0, 6] },
    ],
    goods: [
      {
        ...{
          category: 'fruit_citrus',
          title: '自家耙耙柑',
          description: '眉山亲戚家的，五斤一袋。',
          unit: '袋',
        },
        ...{ priceFen: 2500, firstUnits: 20, mostPerPerson: 3, returnDays: 1, windows: daily },
      },
      {
        ...{ category: 'fruit_kiwi', title: '都江堰猕猴桃', description: '软了再吃，十个一盒。', unit: '盒' },
        ...{ priceFen: 2800, firstUnits: 16, mostPerPerson: 3, returnDays: 1, windows: daily },
      },
      {
        ...{ category: 'leafy_greens', title: '自种小白菜', description: '早上摘的，不打药。', unit: '把' },
        ...{ priceFen: 300, firstUnits: 25, mostPerPerson: 4, returnDays: 0, windows: daily },
      },
      {
        ...{ category: 'dried_vegetables', title: '干豇豆', description: '自己晒的，炖肉香。', unit: '袋' },
        ...{ priceFen: 1200, firstUnits: 0, mostPerPerson: 4, returnDays: 7, windows: daily },
      },
    ],
  },
  {
    ...{ name: '杏林店', address: '杏林路 6 号', phone: '13900002002', grid: micro(7) },
    introduction: '买菜回家顺路取，早上人最齐。',
    opening: { weekdays: [1, 2, 3, 4, 5, 6], fromMinute: 480, toMinute: 1080 },
    roster: [
      { who: 'wu', weekdays: [1, 2, 3, 4, 5] },
      { who: 'yang', weekdays: [6] },
    ],
    goods: [
      {
        ...{ category: 'pickles', title: '泡萝卜', description: '老坛泡的，脆。', unit: '斤' },
        ...{ priceFen: 800, firstUnits: 20, mostPerPerson: 5, returnDays: 0, windows: mornings },
      },
      {
        ...{ category: 'tofu', title: '石磨豆腐', description: '当天点的，一块一斤。', unit: '块' },
        ...{ priceFen: 500, firstUnits: 24, mostPerPerson: 3, returnDays: 0, windows: mornings },
      },
      {
        ...{ category: 'salted_eggs', title: '咸鸭蛋', description: '出油的，六个一盒。', unit: '盒' },
        ...{ priceFen: 1500, firstUnits: 20, mostPerPerson: 4, returnDays: 3, windows: mornings },
      },
      {
        ...{
          category: 'beans_fresh',
          title: '剥好的嫩豌豆',
          description: '现剥现卖，一斤一袋。',
          unit: '袋',
        },
        ...{ priceFen: 900, firstUnits: 18, mostPerPerson: 3, returnDays: 0, windows: mornings },
      },
      {
        ...{ category: 'bread', title: '老面馒头', description: '不加糖，六个一袋。', unit: '袋' },
        ...{ priceFen: 600, firstUnits: 30, mostPerPerson: 5, returnDays: 0, windows: mornings },
      },
    ],
  },
];

/** The shops of the community, who is on duty there, and what they sell. */
export async function makeShops(
  features: Features,
  staff: Staff,
  artisans: ReadonlyMap<string, Person>,
  say: (line: string) => void,
): Promise<void> {
  const { outlets, people } = features;
  const personBy = async (who: string) =>
    who === 'yang' ? personOf(features, officials.yang) : people.find(artisans.get(who)?._id ?? '');
  for (const { roster, goods, ...said } of shops) {
    const key = `demo ${said.name}`;
    const shop = { ...said, payee: { kind: 'fund' } as const };
    const { outlet } = await outlets.open(staff.checker, 'shop', shop, key);
    for (const { who, weekdays } of roster) {
      const { phone } = await personBy(who);
      await outlets.putOn(staff.checker, outlet._id, { phone, weekdays }, `${key} ${who}`);
    }
    const onDuty = await personBy(roster[0]?.who ?? '');
    const me = await features.providers.withDuties(actorOf(onDuty));
    for (const each of goods) await sell(features, staff, { me, said, id: outlet._id }, each);
  }
  say(`${shops.length} shops with their rosters and goods`);
}

interface Seller {
  me: ReturnType<typeof actorOf>;
  said: Pick<CastShop, 'name' | 'address'>;
  id: string;
}
async function sell({ catalogue }: Features, staff: Staff, { me, said, id }: Seller, good: Good) {
  const name = `demo good ${said.name} ${good.title}`;
  const offer: NewGoodOffer = {
    ...{ kind: 'good', priceKind: 'market', limitMinutes: 15, policy: 'flexible' },
    ...{ way: 'at_shop', pickUpAddress: `${said.address}（${said.name}）` },
    ...good,
  };
  const { listing } = await catalogue.create(me, offer, name, { kind: 'shop', id });
  const { listing: submitted } = await catalogue.take(me, listing._id, 'submit', `${name} submit`);
  await catalogue.approve(staff.approver, listing._id, submitted.n, `${name} approve`);
}
