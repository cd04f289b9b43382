import type { ActivityBooking, NewActivityOffer } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { chinaDay, chinaMinute, chinaWeekday, minute, startOfChinaDay } from '../../src/kernel/clock.ts';
import { idOf } from '../../src/kernel/ids.ts';
import { residents } from './cast.ts';
import { pay } from './life.ts';
import { actorOf, type Features, personOf, type Staff } from './supply.ts';

type Offer = Omit<NewActivityOffer, 'kind' | 'limitMinutes' | 'policy'>;
interface Activity {
  host: string;
  offer: Offer;
  /** The next such day of the week, at a minute of the day. */
  dayOfWeek: number;
  fromMinute: number;
  weeks: number;
  theme?: string;
}

const all: Activity[] = [
  {
    host: 'zhou',
    offer: {
      ...{ category: 'activity_evening_school', title: '夜校：自己会理发', venue: '柳岸社区活动室二楼' },
      ...{ description: '带上推子，两两搭档练。', durationMinutes: 90, seats: 4, mostPerPerson: 2 },
      ...{ priceKind: 'lowfee', priceFen: 1000 },
    },
    ...{ dayOfWeek: 3, fromMinute: 1170, weeks: 4, theme: '推平头' },
  },
  {
    host: 'he',
    offer: {
      ...{ category: 'activity_kids_craft', title: '亲子布艺：缝个沙包', venue: '柳岸社区儿童之家' },
      ...{ description: '布和针线都备好了，六岁以上。', durationMinutes: 90, seats: 12, mostPerPerson: 3 },
      ...{ priceKind: 'lowfee', priceFen: 800 },
    },
    ...{ dayOfWeek: 0, fromMinute: 570, weeks: 3 },
  },
  {
    host: 'wu',
    offer: {
      ...{ category: 'activity_science', title: '家里的电要这样用', venue: '柳岸社区党群服务中心大厅' },
      ...{ description: '讲插线板、热水器和电瓶车充电。', durationMinutes: 60, seats: 60, mostPerPerson: 4 },
      ...{ priceKind: 'free', priceFen: 0 },
    },
    ...{ dayOfWeek: 6, fromMinute: 1140, weeks: 1 },
  },
  {
    host: 'sun',
    offer: {
      ...{ category: 'activity_market', title: '周六磨刀日', venue: '柳岸小区南门凉亭' },
      ...{ description: '每位两把刀，当场磨好。', durationMinutes: 180, seats: 30, mostPerPerson: 1 },
      ...{ priceKind: 'market', priceFen: 500 },
    },
    ...{ dayOfWeek: 6, fromMinute: 540, weeks: 4 },
  },
  {
    host: 'jiang',
    offer: {
      ...{ category: 'activity_group_exercise', title: '八段锦晨练', venue: '沿河绿道小广场' },
      ...{ description: '跟着练，站着坐着都行。', durationMinutes: 45, seats: 40, mostPerPerson: 2 },
      ...{ priceKind: 'free', priceFen: 0 },
    },
    ...{ dayOfWeek: 1, fromMinute: 420, weeks: 6 },
  },
  {
    host: 'zhou',
    offer: {
      ...{ category: 'activity_spring_couplets', title: '写春联，送春联', venue: '柳岸社区书画室' },
      ...{ description: '纸墨都有，写好带走。', durationMinutes: 120, seats: 24, mostPerPerson: 2 },
      ...{ priceKind: 'free', priceFen: 0 },
    },
    ...{ dayOfWeek: 0, fromMinute: 1140, weeks: 2 },
  },
];
const nameOf = ({ offer }: Activity) => `demo activity ${offer.title}`;

/** The next such day after tomorrow's eve, so that whoever looks can still book. */
function nextOn({ clock }: Features, { dayOfWeek, fromMinute }: Activity): Date {
  const tomorrow = chinaDay(clock.now()) + 1;
  const weekday = chinaWeekday(startOfChinaDay(tomorrow));
  const ahead = (dayOfWeek - weekday + 7) % 7;
  return new Date(startOfChinaDay(tomorrow + ahead).getTime() + fromMinute * minute);
}

async function makeActivity(
  features: Features,
  { approver }: Staff,
  host: Person,
  activity: Activity,
): Promise<string[]> {
  const { catalogue, sessions } = features;
  const [me, name] = [actorOf(host), nameOf(activity)];
  const offer: NewActivityOffer = {
    ...{ kind: 'activity', limitMinutes: 15, policy: 'flexible' },
    ...activity.offer,
  };
  const { listing } = await catalogue.create(me, offer, name);
  const { listing: submitted } = await catalogue.take(me, listing._id, 'submit', `${name} submit`);
  await catalogue.approve(approver, listing._id, submitted.n, `${name} approve`);
  const opening = { weeks: activity.weeks, except: [], seats: undefined, theme: activity.theme ?? null };
  const startAt = nextOn(features, activity);
  const opened = await sessions.open(me, listing._id, { startAt, ...opening }, name);
  return opened.map(({ session }) => session._id);
}

interface Booked {
  resident: Person;
  activity: Activity;
  sessionId: string;
  seats: number;
}

/** Books seats of a session, and pays where something is due. */
async function book(
  features: Features,
  standinUrl: string,
  { resident, activity, sessionId, seats }: Booked,
): Promise<string> {
  const { catalogue, orders } = features;
  const listing = await catalogue.findListing(idOf('lst', nameOf(activity)));
  const request: ActivityBooking = {
    kind: 'activity',
    residentId: resident._id,
    listingId: listing._id,
    terms: catalogue.termsOf(listing).fingerprint,
    sessionId,
    seats,
    place: residents.li.home ?? '',
    note: null,
    payRequest: { way: 'native', ip: '127.0.0.1' },
    key: `${nameOf(activity)} ${sessionId} ${resident._id}`,
  };
  const { _id, due } = await orders.book(request);
  if (due) await pay(features, due.id, standinUrl);
  return _id;
}

/** Those who come after everything is sold. */
async function wait(
  { queue }: Features,
  sessionId: string | undefined,
  people: readonly Person[],
): Promise<void> {
  for (const person of people) {
    const place = residents.li.home ?? '';
    const subject = { kind: 'session', id: sessionId ?? '' };
    await queue.join(actorOf(person), subject, { place, units: 1 }, `demo ${sessionId} ${person._id}`);
  }
}

/** One that begins in a moment, by day: who came is ticked already. */
async function makeToday(
  features: Features,
  standinUrl: string,
  host: Person,
  people: readonly Person[],
  activity: Activity,
): Promise<void> {
  const now = features.clock.now();
  if (chinaMinute(now) < 420 || chinaMinute(now) > 1260) return;
  const startAt = new Date(Math.ceil((now.getTime() + 10 * minute) / (5 * minute)) * 5 * minute);
  const name = nameOf(activity);
  const me = actorOf(host);
  const once = { weeks: 1, except: [], seats: 10, theme: '今天加一场' };
  const opening = { startAt, ...once };
  const listing = idOf('lst', name);
  const [opened] = await features.sessions.open(me, listing, opening, `${name} today`).catch(() => []);
  const sessionId = opened?.session._id;
  if (!sessionId) return;
  for (const [index, resident] of people.entries()) {
    const id = await book(features, standinUrl, { resident, activity, sessionId, seats: 1 });
    if (index === 0 && (await features.orders.find(id)).state === 'booked')
      await features.orders.take(me, id, 'attend', {}, `${name} attend`);
  }
}

/** Books seats of the talk and gives them back. */
async function giveUpSeats(features: Features, standinUrl: string, li: Person, talkAt: string | undefined) {
  const [, , talk] = all;
  if (talk && talkAt) {
    const id = await book(features, standinUrl, {
      resident: li,
      activity: talk,
      sessionId: talkAt,
      seats: 2,
    });
    await features.orders.take(actorOf(li), id, 'cancel', {}, `${id} cancel`);
  }
}

/** What neighbours come together for, and who has booked a seat. */
export async function makeActivities(
  features: Features,
  staff: Staff,
  artisans: ReadonlyMap<string, Person>,
  standinUrl: string | null,
  say: (line: string) => void,
): Promise<void> {
  const host = async (key: string) => features.people.find(artisans.get(key)?._id ?? '');
  const opened: string[][] = [];
  for (const each of all) opened.push(await makeActivity(features, staff, await host(each.host), each));
  const count = opened.flat().length;
  if (!standinUrl) return say(`${all.length} activities`);
  const [li, wang] = [await personOf(features, residents.li), await personOf(features, residents.wang)];
  const [sun, he] = [await host('sun'), await host('he')];
  const bookings = [
    { resident: sun, index: 0, seats: 2 },
    { resident: he, index: 0, seats: 2 },
    { resident: li, index: 1, seats: 3 },
    { resident: wang, index: 2, seats: 1 },
    { resident: sun, index: 5, seats: 2 },
  ];
  for (const { resident, index, seats } of bookings) {
    const [activity, sessionId] = [all[index], opened[index]?.[0]];
    if (activity && sessionId) await book(features, standinUrl, { resident, activity, sessionId, seats });
  }
  await giveUpSeats(features, standinUrl, li, opened[2]?.[0]);
  await wait(features, opened[0]?.[0], [li, wang]);
  const [, sewing] = all;
  if (sewing) await makeToday(features, standinUrl, he, [wang, li], sewing);
  say(`${all.length} activities with ${count} sessions, ${bookings.length} bookings of them`);
}
