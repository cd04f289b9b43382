import type { NewGoodOffer } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { type CastArtisan, micro } from './cast.ts';
import { actorOf, type Features, makeArtisan, type Staff } from './supply.ts';

const weekdays = [1, 2, 3, 4, 5];
const daily = [0, 1, 2, 3, 4, 5, 6];
const on = (days: readonly number[], fromMinute: number, toMinute: number) =>
  days.map((dayOfWeek) => ({ dayOfWeek, fromMinute, toMinute }));
const noon = on(weekdays, 11 * 60 + 30, 12 * 60 + 30);
const evening = on(daily, 17 * 60, 18 * 60 + 30);
const morning = on(daily, 7 * 60, 9 * 60);
/** By bicycle, to those who do not walk so far at noon. */
const brought = { feeFen: 200, windows: noon };

const canteen: CastArtisan = {
  member: { name: '罗玉梅', phone: '13900000027', about: '社区食堂的掌勺，每天两顿', home: micro(3) },
  grid: micro(3),
  skills: ['meal_help'],
  papers: ['食品经营许可证', '健康证'],
  note: '社区食堂，证照齐全',
  introduction: '柳岸社区食堂，少油少盐，老人吃着放心。中午可以送到家。',
  portrait: 'portrait-he',
  days: daily,
  hours: [[9 * 60, 19 * 60]],
  offers: [],
};

type Dish = Pick<NewGoodOffer, 'category' | 'title' | 'description' | 'unit' | 'priceFen'> &
  Partial<NewGoodOffer>;
type Contents = [kcal: number, proteinGrams: number, fatGrams: number, carbsGrams: number, sodiumMg: number];
function meal(cutOffMinutes: number, contents: Contents | null): Pick<NewGoodOffer, 'meal'> {
  const [kcal = 0, proteinGrams = 0, fatGrams = 0, carbsGrams = 0, sodiumMg = 0] = contents ?? [];
  const nutrition = contents && { kcal, proteinGrams, fatGrams, carbsGrams, sodiumMg };
  return { meal: { cutOffMinutes, nutrition } };
}
const lunch = { unit: '份', windows: noon, delivery: brought, firstUnits: 40, mostPerPerson: 4 };
const supper = { unit: '份', windows: evening, firstUnits: 25, mostPerPerson: 4 };

const dishes: Dish[] = [
  {
    ...{ category: 'set_meals', title: '一荤两素套餐', description: '当天的荤菜一样、素菜两样，米饭管够。' },
    ...{ ...lunch, priceFen: 1500, ...meal(120, [720, 32, 24, 92, 1100]) },
  },
  {
    ...{ category: 'set_meals', title: '红烧肉套餐', description: '肥瘦相间，配青菜和例汤。' },
    ...{ ...lunch, priceFen: 1500, ...meal(120, [860, 30, 42, 88, 1250]) },
  },
  {
    ...{ category: 'set_meals', title: '番茄鱼片套餐', description: '没有小刺，老人小孩都能吃。' },
    ...{ ...lunch, priceFen: 1500, ...meal(120, [610, 34, 16, 80, 980]) },
  },
  {
    ...{ category: 'elder_meals', title: '老年软食套餐', description: '少盐少油，菜切得细，饭煮得软。' },
    ...{ ...lunch, priceKind: 'lowfee', priceFen: 800, ...meal(120, [520, 24, 12, 78, 640]) },
  },
  {
    ...{ category: 'elder_meals', title: '控糖杂粮套餐', description: '杂粮饭，绿叶菜，蒸鸡腿肉。' },
    ...{ ...lunch, priceKind: 'lowfee', priceFen: 1000, ...meal(120, [480, 28, 11, 62, 600]) },
  },
  {
    ...{ category: 'vegetarian_meals', title: '家常素套餐', description: '豆腐、菌菇、时令青菜。' },
    ...{ ...lunch, priceFen: 1200, firstUnits: 20, ...meal(120, [540, 20, 15, 82, 900]) },
  },
  {
    ...{ category: 'soups', title: '莲藕排骨汤', description: '炖足三个小时，一盅一人。' },
    ...{ ...supper, unit: '盅', priceFen: 1800, ...meal(180, [380, 22, 24, 18, 780]) },
  },
  {
    ...{ category: 'home_dishes', title: '晚饭两菜一饭', description: '下班顺路来取，回家就吃。' },
    ...{ ...supper, priceFen: 1400, ...meal(180, [690, 27, 25, 86, 1050]) },
  },
  {
    ...{ category: 'porridge', title: '南瓜小米粥', description: '早上现熬的，配一碟小菜。' },
    ...{ unit: '碗', windows: morning, firstUnits: 50, mostPerPerson: 5, priceFen: 300 },
    ...meal(600, [180, 5, 2, 36, 120]),
  },
  {
    ...{ category: 'steamed_buns', title: '鲜肉包子', description: '两个一份，早上现蒸。' },
    ...{ unit: '份', windows: morning, firstUnits: 60, mostPerPerson: 5, priceFen: 400, ...meal(600, null) },
  },
  {
    ...{ category: 'sauces', title: '食堂自制豆瓣酱', description: '炒菜拌面都香，一瓶一斤。' },
    ...{ unit: '瓶', windows: evening, firstUnits: 30, mostPerPerson: 3, priceFen: 1200, returnDays: 7 },
  },
  {
    ...{ category: 'pickles', title: '食堂泡菜', description: '萝卜、豇豆、仔姜三样，一袋半斤。' },
    ...{ unit: '袋', windows: evening, firstUnits: 40, mostPerPerson: 5, priceFen: 500 },
  },
  {
    ...{ category: 'chilli_pepper', title: '熟油辣子', description: '菜籽油炸的，微辣。' },
    ...{ unit: '瓶', windows: evening, firstUnits: 24, mostPerPerson: 3, priceFen: 1500, returnDays: 7 },
  },
];

/** The community's canteen: meals of the day with what they contain, and what it makes that keeps. */
export async function makeCanteen(
  features: Features,
  staff: Staff,
): Promise<{ cook: Person; count: number }> {
  const { _id } = await makeArtisan(features, staff, canteen);
  const cook = await features.people.find(_id);
  const me = actorOf(cook);
  for (const dish of dishes) {
    const name = `demo canteen ${dish.title}`;
    const offer = {
      ...{ kind: 'good', way: 'at_shop', pickUpAddress: '柳岸3号楼底社区食堂' },
      ...{ priceKind: 'market', limitMinutes: 15, policy: 'flexible' },
      ...dish,
    } as NewGoodOffer;
    const { listing } = await features.catalogue.create(me, offer, name);
    const { listing: submitted } = await features.catalogue.take(me, listing._id, 'submit', `${name} submit`);
    await features.catalogue.approve(staff.approver, listing._id, submitted.n, `${name} approve`);
  }
  return { cook, count: dishes.length };
}
