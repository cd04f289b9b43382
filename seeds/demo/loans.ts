import { setTimeout as sleep } from 'node:timers/promises';
import type { LoanBooking, NewLoanOffer } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { after, chinaDate, chinaDay, chinaMinute, hour, startOfChinaDay } from '../../src/kernel/clock.ts';
import { idOf } from '../../src/kernel/ids.ts';
import { residents } from './cast.ts';
import { pay } from './life.ts';
import { actorOf, type Features, personOf, type Staff } from './supply.ts';

const closes = 21 * 60;
const daily = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({
  ...{ dayOfWeek, fromMinute: 8 * 60, toMinute: closes },
}));

type Tool = Pick<NewLoanOffer, 'category' | 'title'> &
  Pick<NewLoanOffer, 'firstUnits' | 'mostDays'> & {
    description: string;
    priceFen: number;
    depositFen: number;
    lateFeePerDayFen: number;
  };
const tool = (
  [category, title, description]: [string, string, string],
  [priceFen, depositFen, lateFeePerDayFen]: [number, number, number],
  firstUnits = 1,
  mostDays = 7,
): Tool => ({ category, title, description, priceFen, depositFen, lateFeePerDayFen, firstUnits, mostDays });

/** The wall of shared tools in the shop by the gate. */
const wall: Tool[] = [
  tool(['loan_drill', '冲击电钻', '打墙打木头都行，带一盒钻头。'], [500, 15000, 1000], 3),
  tool(['loan_ladder', '人字梯', '两米，换灯泡够得着。'], [300, 8000, 500], 2),
  tool(['loan_trolley', '平板手推车', '搬家搬米面，能折叠。'], [0, 5000, 500], 3),
  tool(['loan_drain_snake', '管道疏通器', '三米软管，用完冲干净。'], [200, 3000, 300], 2),
  tool(['loan_pump', '打气筒', '自行车、篮球都能打。'], [0, 0, 0], 4, 3),
  tool(['loan_wrenches', '扳手钳子一套', '常用的都有，一箱十八件。'], [200, 6000, 500], 2),
  tool(['loan_pressure_washer', '高压水枪', '洗车洗阳台，接水龙头就用。'], [1000, 20000, 1500], 1, 3),
  tool(['loan_umbrella', '爱心雨伞', '下雨借一把，天晴还回来。'], [0, 0, 0], 10, 3),
];
/** What a neighbour has at home. */
const atHome: Tool[] = [
  tool(['loan_wheelchair', '轮椅', '老伴用过的，轮胎新换。'], [0, 10000, 0], 1, 14),
  tool(['loan_saw', '手锯', '锯木头、锯树枝。'], [100, 2000, 200]),
  tool(['loan_garden_tools', '修枝剪和铲子', '种花的一套。'], [0, 2000, 200]),
  tool(['loan_tables_chairs', '折叠桌和八张椅子', '办席用，自己来车拉。'], [1500, 30000, 3000], 1, 3),
];
/** What the repairer has twice. */
const ofRepairer: Tool[] = [
  tool(['loan_level', '激光水平仪', '挂画贴砖不歪。'], [300, 8000, 500]),
  tool(['loan_blood_pressure', '血压计', '老人在家量几天，用完擦干净。'], [0, 5000, 300], 2, 14),
  tool(['loan_projector', '投影仪和幕布', '院坝放电影，带音响。'], [1500, 30000, 2000], 1, 3),
];
const places = {
  zhou: { way: 'at_shop', pickUpAddress: '柳岸小区西门 3 号铺', instant: true },
  he: { way: 'at_artisan', pickUpAddress: '柳岸小区 2 栋 1 单元 102', instant: false },
  wu: { way: 'at_artisan', pickUpAddress: '柳岸8号 3 栋底楼', instant: true },
} as const;
type Lender = keyof typeof places;

const keyOf = (lender: Lender, title: string) => `demo loan ${lender} ${title}`;

async function makeTools(
  { catalogue }: Features,
  { approver }: Staff,
  person: Person,
  lender: Lender,
  tools: readonly Tool[],
): Promise<void> {
  const me = actorOf(person);
  for (const each of tools) {
    const name = keyOf(lender, each.title);
    const priceKind = each.priceFen === 0 ? 'free' : 'market';
    const common = { kind: 'loan', limitMinutes: 10, policy: 'flexible', mostRenewals: 1 } as const;
    const offer: NewLoanOffer = { ...common, priceKind, hours: daily, ...places[lender], ...each };
    const { listing } = await catalogue.create(me, offer, name);
    const { listing: submitted } = await catalogue.take(me, listing._id, 'submit', `${name} submit`);
    await catalogue.approve(approver, listing._id, submitted.n, `${name} approve`);
  }
}

type Goal =
  | 'unpaid'
  | 'lapsed'
  | 'disputed'
  | 'requested'
  | 'declined'
  | 'cancelled'
  | 'ready'
  | 'borrowed'
  | 'assessed'
  | 'returned';
interface Lent {
  resident: Person;
  lender: Person;
  title: string;
  /** Days from now on which it begins, and how many there are. */
  from: number;
  days: number;
  goal: Goal;
}

/** Today where it still opens long enough, otherwise tomorrow. */
function firstDay(now: Date): number {
  const soon = after(now, hour);
  return chinaDay(now) + (chinaDay(soon) === chinaDay(now) && chinaMinute(soon) < closes ? 0 : 1);
}

/** What is lent at once is agreed in the moment in which its payment is known. */
async function agreed({ orders }: Features, id: string) {
  for (let tries = 0; tries < 20 && (await orders.find(id)).state === 'requested'; tries += 1)
    await sleep(50);
  return orders.find(id);
}

/** Borrows a thing and takes it as far as asked; what cannot be handed out before tomorrow stays ready. */
async function borrow(features: Features, standinUrl: string, lent: Lent): Promise<void> {
  const { catalogue, orders, clock } = features;
  const { resident, lender, title, from, days, goal } = lent;
  const listing = await catalogue.findListing(idOf('lst', title));
  const first = firstDay(clock.now()) + from;
  const dateOf = (dayNumber: number) => chinaDate(startOfChinaDay(dayNumber));
  const request: LoanBooking = {
    ...{ kind: 'loan', residentId: resident._id, listingId: listing._id },
    terms: catalogue.termsOf(listing).fingerprint,
    ...{ fromDate: dateOf(first), toDate: dateOf(first + days - 1) },
    place: residents.li.home,
    note: null,
    payRequest: { way: 'native', ip: '127.0.0.1' },
    key: `${title} ${resident.phone} ${goal}`,
  };
  const { _id: id, due } = await orders.book(request);
  const [mine, theirs] = [actorOf(resident), actorOf(lender)];
  if (goal === 'unpaid') return;
  if (goal === 'lapsed') return void (await orders.take(mine, id, 'drop', {}, undefined));
  if (due) await pay(features, due.id, standinUrl);
  if (goal === 'requested') return;
  if (goal === 'cancelled') return void (await orders.take(mine, id, 'retract', {}, undefined));
  if (goal === 'declined')
    return void (await orders.take(theirs, id, 'decline', { reason: '锯条断了，等换' }, undefined));
  const order = await agreed(features, id);
  const isToday = chinaDay(order.startAt) === chinaDay(clock.now());
  if (goal === 'ready' || order.state !== 'ready' || !isToday) return;
  await orders.takeWithCode(theirs, id, 'hand_out', { code: order.checkInCode ?? '' }, undefined);
  if (goal === 'returned' || goal === 'disputed') await orders.take(theirs, id, 'take_back', {}, undefined);
  const said = { reason: '押金少退了十元' };
  if (goal === 'disputed') await orders.take(mine, id, 'dispute', said, undefined);
  const damage = { reason: '水管接头裂了', amountFen: 3000 };
  if (goal === 'assessed') await orders.take(theirs, id, 'take_back_damaged', damage, undefined);
}

/** What neighbours lend, and loans in every state that needs no waiting; one drill is in repair. */
export async function makeWall(
  features: Features,
  staff: Staff,
  artisans: ReadonlyMap<string, Person>,
  standinUrl: string | null,
  say: (line: string) => void,
): Promise<void> {
  const artisan = async (key: string) => features.people.find(artisans.get(key)?._id ?? '');
  const [zhou, he, wu] = [await artisan('zhou'), await artisan('he'), await artisan('wu')];
  await makeTools(features, staff, zhou, 'zhou', wall);
  await makeTools(features, staff, he, 'he', atHome);
  await makeTools(features, staff, wu, 'wu', ofRepairer);
  const drills = await features.units.ofListing(actorOf(zhou), idOf('lst', keyOf('zhou', '冲击电钻')));
  await features.units.change(drills.at(-1)?._id ?? '', 'in_repair', '开关不灵，等换', 'demo repair');
  const count = wall.length + atHome.length + ofRepairer.length;
  if (!standinUrl) return say(`${count} things to borrow`);
  const [li, wang] = [await personOf(features, residents.li), await personOf(features, residents.wang)];
  const of = (lender: Lender, title: string) => ({
    lender: { zhou, he, wu }[lender],
    title: keyOf(lender, title),
  });
  const jiang = await artisan('jiang');
  const all: Lent[] = [
    { resident: wang, ...of('he', '轮椅'), from: 1, days: 7, goal: 'requested' },
    { resident: li, ...of('zhou', '人字梯'), from: 1, days: 2, goal: 'ready' },
    { resident: li, ...of('zhou', '冲击电钻'), from: 0, days: 2, goal: 'borrowed' },
    { resident: wang, ...of('zhou', '高压水枪'), from: 0, days: 1, goal: 'assessed' },
    { resident: li, ...of('he', '手锯'), from: 2, days: 1, goal: 'declined' },
    { resident: li, ...of('he', '修枝剪和铲子'), from: 2, days: 1, goal: 'cancelled' },
    { resident: wang, ...of('zhou', '平板手推车'), from: 0, days: 1, goal: 'returned' },
    { resident: wu, ...of('zhou', '管道疏通器'), from: 0, days: 1, goal: 'disputed' },
    { resident: jiang, ...of('wu', '激光水平仪'), from: 2, days: 2, goal: 'unpaid' },
    { resident: li, ...of('wu', '投影仪和幕布'), from: 3, days: 1, goal: 'lapsed' },
  ];
  for (const each of all) await borrow(features, standinUrl, each);
  say(`${count} things to borrow, ${all.length} loans`);
}
