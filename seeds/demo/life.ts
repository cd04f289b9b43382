import type { ServiceBooking, ServiceListing, ServiceWay } from '../../src/features/orders/index.ts';
import type { Person } from '../../src/features/people/index.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { residents } from './cast.ts';
import { actorOf, type Features, personOf } from './supply.ts';

/** Plays the phone at the stand-in, so that the server hears of the payment as it would from WeChat. */
export async function pay({ payments }: Features, paymentId: string, standinUrl: string): Promise<void> {
  const { outTradeNo } = await payments.find(paymentId);
  await fetch(`${standinUrl}/standin/wechat/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outTradeNo }),
  });
  await payments.check(paymentId);
}

/** Business days begin in Shanghai; the first free start within the days that can be booked. */
async function firstStart(
  { catalogue, calendars, startsOf }: Features,
  listingId: string,
  place: string,
): Promise<Date> {
  const listing = await catalogue.findListing(listingId);
  const query = startsOf(listing, place);
  const start = query && (await calendars.firstStart(query));
  if (!start) throw new Error(`${listing.title} has no free start`);
  return start;
}

interface Appointment {
  key: string;
  resident: Person;
  artisan: Person;
  way: ServiceWay;
  visit?: { address: string; contactName: string; contactPhone: string };
}

/** Books the artisan's first live listing of this way, and pays where something is due. */
async function book(
  features: Features,
  standinUrl: string,
  { key, resident, artisan, way, visit }: Appointment,
) {
  const { catalogue, orders } = features;
  const mine = await catalogue.listMine(actorOf(artisan), { limit: 20 });
  const found = mine.items.find(
    ({ listing }) =>
      listing.kind === 'service' && listing.state === 'live' && (listing as ServiceListing).way === way,
  );
  if (!found) throw new Error(`${artisan.name} has nothing live`);
  const place = resident.homeGrid ?? '';
  const request: ServiceBooking = {
    kind: 'service',
    residentId: resident._id,
    listingId: found.listing._id,
    terms: catalogue.termsOf(found.listing).fingerprint,
    startAt: (await firstStart(features, found.listing._id, place)).toISOString(),
    place,
    visit,
    note: null,
    payRequest: { way: 'native', ip: '127.0.0.1' },
    key: `demo ${key}`,
  };
  const order = await orders.book(request);
  if (order.due) await pay(features, order.due.id, standinUrl);
  return orders.find(order._id);
}

/** Takes an order that was paid to its reviews: the code proves that both were there, so it may be early. */
async function finish(features: Features, orderId: string, who: Appointment, words: [string, string]) {
  const { orders, reviews } = features;
  const [me, artisan] = [actorOf(who.resident), actorOf(who.artisan)];
  // an instant order may be confirmed by itself in this very moment
  if ((await orders.find(orderId)).state === 'requested')
    await orders.take(artisan, orderId, 'accept', {}, undefined).catch((thrown) => {
      if (!isAppError(thrown, 'step_closed')) throw thrown;
    });
  const { checkInCode, state } = await orders.find(orderId);
  if (state !== 'confirmed') return;
  await orders.takeWithCode(artisan, orderId, 'start', { code: checkInCode ?? '' }, undefined);
  await orders.take(artisan, orderId, 'finish', {}, undefined);
  await orders.take(me, orderId, 'confirm', {}, undefined);
  await reviews.write(me, orderId, { stars: 5, text: words[0] });
  await reviews.write(artisan, orderId, { stars: 5, text: words[1] });
}

/** A little of what has happened already: two visits that were reviewed, and one request that waits. */
export async function makeLife(
  features: Features,
  artisans: ReadonlyMap<string, Person>,
  standinUrl: string | null,
  say: (line: string) => void,
): Promise<void> {
  if (!standinUrl) return;
  const [li, wang] = [await personOf(features, residents.li), await personOf(features, residents.wang)];
  const artisan = async (key: string) => features.people.find(artisans.get(key)?._id ?? '');
  const haircut: Appointment = {
    key: 'haircut',
    resident: li,
    artisan: await artisan('zhou'),
    way: 'at_shop',
  };
  const mending: Appointment = {
    key: 'mending',
    resident: wang,
    artisan: await artisan('he'),
    way: 'at_artisan',
  };
  const cut = await book(features, standinUrl, haircut);
  await finish(features, cut._id, haircut, ['剪得清爽，人也和气。', '很准时。']);
  const mend = await book(features, standinUrl, mending);
  await finish(features, mend._id, mending, ['拉链换得又快又好。', '王孃孃很客气。']);
  const visit = { address: '柳岸2号 3 栋 502', contactName: '李芳', contactPhone: li.phone };
  await book(features, standinUrl, {
    key: 'fridge',
    resident: li,
    artisan: await artisan('wu'),
    way: 'at_home',
    visit,
  });
  say('2 visits with their reviews, 1 request that waits');
}
