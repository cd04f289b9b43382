import type { NewRoomOffer, RoomBooking } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { after, chinaDay, hour } from '../../src/kernel/clock.ts';
import { idOf } from '../../src/kernel/ids.ts';
import { micro, residents } from './cast.ts';
import { pay } from './life.ts';
import { actorOf, type Features, personOf, type Staff } from './supply.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 480, toMinute: 1320 }));
const evenings = [1, 2, 3, 4, 5].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 1080, toMinute: 1320 }));
const weekend = [0, 6].map((dayOfWeek) => ({ dayOfWeek, fromMinute: 540, toMinute: 1260 }));

type Room = Omit<NewRoomOffer, 'kind' | 'policy'>;
const rooms = {
  parlour: {
    ...{ category: 'room_meeting', title: '邻里会客厅', grid: micro(3), limitMinutes: 15 },
    description: '有投影和茶具，开会、说事、过生日都行。走的时候把桌椅放回去。',
    ...{ roomAddress: '柳岸党群服务中心 2 楼', mostGuests: 12, mostHours: 3, doorCode: '260315' },
    ...{ firstHours: everyDay, priceKind: 'free', priceFen: 0 },
  },
  gym: {
    ...{ category: 'room_fitness', title: '健身角（乒乓球台）', grid: micro(4), limitMinutes: 15 },
    description: '两张球台，另有单车和拉力器。自带球拍，穿运动鞋。',
    ...{ roomAddress: '柳岸4号架空层', mostGuests: 6, mostHours: 2 },
    ...{ firstHours: [...evenings, ...weekend], priceKind: 'lowfee', priceFen: 500 },
  },
} satisfies Record<string, Room>;
type RoomKey = keyof typeof rooms;

const keyOf = (key: RoomKey) => `demo room ${key}`;

async function makeOffers({ catalogue }: Features, { approver }: Staff, keeper: Person): Promise<void> {
  const me = actorOf(keeper);
  for (const [key, room] of Object.entries(rooms)) {
    const name = keyOf(key as RoomKey);
    const offer: NewRoomOffer = { kind: 'room', policy: 'flexible', ...(room as Room) };
    const { listing } = await catalogue.create(me, offer, name);
    const { listing: submitted } = await catalogue.take(me, listing._id, 'submit', `${name} submit`);
    await catalogue.approve(approver, listing._id, submitted.n, `${name} approve`);
  }
}

interface Booked {
  resident: Person;
  key: RoomKey;
  /** The first free start after so many hours. */
  inHours: number;
  hourCount: number;
  guestCount: number;
  goal: 'unpaid' | 'lapsed' | 'booked' | 'cancelled';
}

/** Books a room and takes it as far as asked. */
async function book(features: Features, standinUrl: string, { resident, key, goal, ...wanted }: Booked) {
  const { catalogue, calendars, orders, clock, startsOf } = features;
  const name = `${keyOf(key)} ${goal} ${wanted.inHours}`;
  const id = idOf('ord', name);
  const place = residents.li.home;
  const listing = await catalogue.findListing(idOf('lst', keyOf(key)));
  const query = startsOf(listing, place, wanted.hourCount * 60);
  if (!query || (await orders.seek(id))) return;
  const from = after(clock.now(), wanted.inHours * hour);
  const starts = await calendars.freeStarts({ ...query, fromDay: chinaDay(from), days: 7 });
  const startAt = starts.find((each) => each >= from);
  if (!startAt) throw new Error(`${listing.title} has no free start`);
  const request: RoomBooking = {
    kind: 'room',
    residentId: resident._id,
    listingId: listing._id,
    terms: catalogue.termsOf(listing).fingerprint,
    startAt: startAt.toISOString(),
    hourCount: wanted.hourCount,
    guestCount: wanted.guestCount,
    place,
    note: null,
    payRequest: { way: 'native', ip: '127.0.0.1' },
    key: name,
  };
  const { due } = await orders.book(request);
  if (goal === 'unpaid') return;
  if (goal === 'lapsed') return void (await orders.take(actorOf(resident), id, 'drop', {}, undefined));
  if (due) await pay(features, due.id, standinUrl);
  if (goal === 'cancelled') await orders.take(actorOf(resident), id, 'cancel', {}, undefined);
}

/** A community room and a corner of the gym, kept by one neighbour: booked soon, booked later, cancelled. */
export async function makeRooms(
  features: Features,
  staff: Staff,
  artisans: ReadonlyMap<string, Person>,
  standinUrl: string | null,
  say: (line: string) => void,
): Promise<void> {
  const keeper = await features.people.find(artisans.get('sun')?._id ?? '');
  await makeOffers(features, staff, keeper);
  const count = Object.keys(rooms).length;
  if (!standinUrl) return say(`${count} rooms`);
  const [li, wang] = [await personOf(features, residents.li), await personOf(features, residents.wang)];
  const wu = await features.people.find(artisans.get('wu')?._id ?? '');
  const all: Booked[] = [
    { resident: li, key: 'parlour', inHours: 1, hourCount: 2, guestCount: 8, goal: 'booked' },
    { resident: wang, key: 'gym', inHours: 24, hourCount: 1, guestCount: 2, goal: 'booked' },
    { resident: li, key: 'gym', inHours: 48, hourCount: 2, guestCount: 4, goal: 'cancelled' },
    { resident: wang, key: 'gym', inHours: 50, hourCount: 1, guestCount: 2, goal: 'lapsed' },
    { resident: wu, key: 'gym', inHours: 54, hourCount: 1, guestCount: 4, goal: 'unpaid' },
  ];
  for (const each of all) await book(features, standinUrl, each);
  say(`${count} rooms, ${all.length} bookings of them`);
}
