import assert from 'node:assert/strict';
import type { GroundInput } from '../../src/features/reach/index.ts';
import type { RoleGrant } from '../../src/kernel/actor.ts';
import { day, minute } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { eventually } from '../support/eventually.ts';
import { bookingOf, freeStarts, type Order, pay } from '../support/given.ts';
import { booksOf, codeTo } from '../support/standin.ts';

/** Where the story plays: a community with a barber, a resident near by, and one near but across a river. */
export interface Scene {
  ground: GroundInput;
  community: string;
  /** The barber's and the leader's micro-grid. */
  home: string;
  /** The resident's, at most 8 minutes on foot from the barber. */
  place: string;
  /** Near in a straight line, far on foot. */
  across: string;
  /** Of another leader. */
  elsewhere: string;
  /** What is watched beside the story. */
  begin?(app: TestApp): Promise<void>;
  end?(app: TestApp): Promise<void>;
}

const phone = '13900000777';
const offer = {
  kind: 'service' as const,
  category: 'haircut',
  title: '李师傅剪头',
  description: '二十年手艺，老人小孩都放心。',
  way: 'at_shop' as const,
  address: '柳岸3号 1 栋底商',
  durationMinutes: 45,
  priceKind: 'market' as const,
  priceFen: 3000,
  policy: 'moderate' as const,
};
const allDay = Array.from({ length: 7 }, () => [{ fromMinute: 0, toMinute: 1440 }]);

interface Actors {
  leader: Someone;
  checker: Someone;
  approver: Someone;
  resident: Someone;
  neighbour: Someone;
  acrossTheRiver: Someone;
}
async function actorsOf(
  { application }: TestApp,
  { community, home, place, across }: Scene,
): Promise<Actors> {
  const { people } = application.features;
  const person = async (last: number, homeGrid: string, ...roles: RoleGrant[]) => {
    const { _id } = await people.ensureByPhone(`139000009${String(last).padStart(2, '0')}`, `某人${last}`);
    return people.update(_id, { homeGrid, roles });
  };
  return {
    leader: await person(1, home, { role: 'leader', grid: home }),
    checker: await person(2, home, { role: 'staff', grid: community }),
    approver: await person(3, home, { role: 'staff', grid: community }),
    resident: await person(4, place),
    neighbour: await person(5, place),
    acrossTheRiver: await person(6, across),
  };
}

/** From the nomination to both reviews, with each refusal people meet on the way; the steps build on each other. */
export function playBarberStory(scene: () => Scene): void {
  let app: TestApp;
  let near: Actors;
  let barber: Someone;
  let candidate: string;
  let listing: string;
  let order: Order;
  let place: string;
  let home: string;
  let across: string;
  let elsewhere: string;
  let played: Scene;

  before(async function () {
    this.timeout(180_000);
    played = scene();
    ({ place, home, across, elsewhere } = played);
    app = await startApp({}, played.ground);
    near = await actorsOf(app, played);
    await played.begin?.(app);
  });
  after(async () => {
    await app.assertBooks();
    assert.deepEqual(app.errors, []);
    await played.end?.(app);
    await app.stop();
  });
  const as = (person: Someone | null) => app.as(person);

  it('a leader nominates him, in their own grid and only once', async () => {
    const body = { name: '李建国', phone, grid: home, skills: ['haircut'], note: '楼下理发摊' };
    const notHers = { ...body, grid: elsewhere };
    assert.equal((await as(near.leader).refused.nominateArtisan({ body: notHers })).code, 'forbidden');
    assert.equal((await as(near.resident).refused.nominateArtisan({ body })).code, 'forbidden');
    assert.equal((await as(null).refused.nominateArtisan({ body })).code, 'unauthenticated');
    const made = await as(near.leader).nominateArtisan({ body });
    candidate = made.id;
    assert.equal((await as(near.leader).refused.nominateArtisan({ body })).code, 'already_nominated');
    const mine = await as(near.leader).listMyNominations();
    assert.ok(mine.items.some((each) => each.id === candidate && each.state === 'nominated'));
  });

  it('one staff member checks him and another approves', async () => {
    const half = { phoneConfirmed: true, visited: false };
    assert.equal((await as(near.checker).refused.checkArtisan(candidate, half)).code, 'check_incomplete');
    assert.equal((await as(near.approver).refused.approveArtisan(candidate)).code, 'step_closed');
    await as(near.checker).checkArtisan(candidate, { phoneConfirmed: true, visited: true });
    assert.equal((await as(near.checker).refused.approveArtisan(candidate)).code, 'second_person_needed');
    assert.equal((await as(near.leader).refused.approveArtisan(candidate)).code, 'forbidden');
    const approved = await as(near.approver).approveArtisan(candidate);
    assert.equal(approved.state, 'active');
  });

  it('he signs in with his phone', async () => {
    const code = await codeTo(phone, () => as(null).requestCode({ body: { phone } }));
    const session = await as(null).signInByCode({ body: { ...agreed, phone, code } });
    assert.deepEqual(session.roles, [{ role: 'artisan', grid: home }]);
    barber = { _id: session.person!.id };
  });

  it('he sets his hours and lists a haircut; a price over the cap and rude words are refused', async () => {
    const { headers } = await as(barber).raw.getMyCalendar();
    const etag = { 'If-Match': headers['etag']! };
    assert.equal((await as(barber).refused.setHours({ body: { hours: allDay } })).code, 'version_required');
    await as(barber).setHours({ headers: etag, body: { hours: allDay } });
    assert.equal(
      (await as(barber).refused.setHours({ headers: etag, body: { hours: allDay } })).code,
      'stale_version',
    );

    const capped = { ...offer, priceKind: 'lowfee', priceFen: 99_900 };
    assert.equal((await as(barber).refused.createListing({ body: capped })).code, 'price_refused');
    assert.equal((await as(near.resident).refused.createListing({ body: offer })).code, 'artisan_needed');
    listing = (await as(barber).createListing({ body: offer })).id;
    const change = { kind: 'service' as const, title: '李师傅理发' };
    assert.equal((await as(barber).refused.updateListing(listing, change)).code, 'version_required');
    const read = await as(barber).raw.getListing(listing);
    const version = { 'If-Match': read.headers['etag']! };
    await as(barber).updateListing({ params: { id: listing }, headers: version, body: change });
    const stale = { params: { id: listing }, headers: version, body: change };
    assert.equal((await as(barber).refused.updateListing(stale)).code, 'stale_version');
  });

  it('staff sends it back with a reason, then approves it', async () => {
    assert.equal((await as(near.approver).refused.approveListing(listing)).code, 'step_closed');
    await as(barber).submitListing(listing);
    assert.equal((await as(near.approver).refused.rejectListing(listing, { reason: ' ' })).code, 'invalid');
    await as(near.approver).rejectListing(listing, { reason: '请写清楚店面位置' });
    const read = await as(barber).raw.getListing(listing);
    const change = { params: { id: listing }, headers: { 'If-Match': read.headers['etag']! } };
    await as(barber).updateListing({
      ...change,
      body: { kind: 'service' as const, address: '柳岸3号 1 栋底商，菜店旁边' },
    });
    await as(barber).submitListing(listing);
    const live = await as(near.approver).approveListing(listing);
    assert.equal(live.state, 'live');
  });

  it('a resident finds him by any word for it, and nobody across the river does', async () => {
    for (const q of ['剪头发', '剃头', 'lifa', '理', '李师傅']) {
      const found = await as(null).getShelf({ query: { place, q } });
      assert.ok(
        found.items.some((card) => card.id === listing),
        `${q} finds him`,
      );
    }
    const [card] = (await as(null).getShelf({ query: { place, q: '李师傅' } })).items;
    assert.ok(card && card.minutes <= 8 && card.nextStartAt);
    const fromAcross = await as(null).getShelf({ query: { place: across, q: '李师傅' } });
    assert.deepEqual(fromAcross.items, []);
    const shared = { params: { id: listing }, query: { place: across } };
    const problem = await as(null).refused.getShelfListing(shared);
    assert.deepEqual([problem.status, problem.code], [404, 'out_of_reach']);
    assert.ok(!JSON.stringify(problem).includes('李师傅'));
    assert.equal((await as(null).refused.listSlots(shared)).code, 'out_of_reach');
  });

  it('she books the next free start, and nobody else can have it any more', async () => {
    const [startAt] = await freeStarts(app, listing, place);
    const body = await bookingOf(app, listing, startAt!, place);
    assert.equal((await as(null).refused.bookOrder({ body })).code, 'unauthenticated');
    const far = { ...body, place: across };
    assert.equal((await as(near.acrossTheRiver).refused.bookOrder({ body: far })).code, 'out_of_reach');
    assert.equal((await as(barber).refused.bookOrder({ body })).code, 'own_listing');
    const odd = { ...body, startAt: new Date(Date.parse(startAt!) + 60_000).toISOString() };
    assert.equal((await as(near.resident).refused.bookOrder({ body: odd })).code, 'start_not_offered');
    order = await as(near.resident).bookOrder({ body });
    assert.equal(order.state, 'unpaid');
    assert.equal(order.payment?.amountFen, 3000);
    assert.equal((await as(near.neighbour).refused.bookOrder({ body })).code, 'slot_taken');
    assert.ok(!(await freeStarts(app, listing, place)).includes(startAt!));
    assert.equal(
      (await as(barber).refused.getOrder(order.id)).code,
      'not_found',
      'unpaid is only a busy block',
    );
    assert.equal((await as(near.neighbour).refused.getOrder(order.id)).code, 'not_found');
  });

  it('she pays on the phone and he accepts', async () => {
    order = await pay(app, near.resident, order);
    assert.equal(order.state, 'requested');
    const asked = await as(barber).getOrder(order.id);
    assert.equal(asked.contact, null, 'a request shows the micro-grid alone');
    assert.equal((await as(near.resident).refused.acceptOrder(order.id)).code, 'forbidden');
    assert.equal(order.provider.phone, null, 'numbers are exchanged with the acceptance');
    const accepted = await as(barber).acceptOrder(order.id);
    assert.equal(accepted.state, 'confirmed');
    assert.equal((await as(near.resident).getOrder(order.id)).provider.phone, phone);
    assert.equal(accepted.provider.phone, null);
    assert.equal(accepted.contact?.phone, near.resident.phone);
    assert.equal(accepted.checkInCode, null, 'the code is the resident’s');
    assert.equal((await as(barber).refused.acceptOrder(order.id)).code, 'step_closed');
  });

  it('he starts with the code she shows, and finishes', async () => {
    const seen = await as(near.resident).getOrder(order.id);
    const code = seen.checkInCode!;
    assert.match(code, /^\d{6}$/);
    const wrong = code === '000000' ? '111111' : '000000';
    assert.equal(
      (await as(barber).refused.startOrder(order.id, { code: wrong })).code,
      'check_in_code_wrong',
    );
    assert.equal((await as(barber).startOrder(order.id, { code })).state, 'underway');
    assert.equal((await as(barber).finishOrder(order.id)).state, 'done');
    assert.ok(
      (await freeStarts(app, listing, place)).includes(order.startAt),
      'done early, the time is free again',
    );
  });

  it('she confirms, and both review without seeing the other first', async () => {
    assert.equal((await as(near.resident).confirmOrder(order.id)).state, 'completed');
    await as(near.resident).writeReview(order.id, { stars: 5, text: '剪得好' });
    const hidden = await as(barber).getReviewWindow(order.id);
    assert.deepEqual([hidden.state, hidden.reviews], ['open', []]);
    const published = await as(barber).writeReview(order.id, { stars: 4, text: '准时' });
    assert.equal(published.state, 'published');
    assert.equal(published.reviews.length, 2);
    assert.equal(
      (await as(barber).refused.writeReview(order.id, { stars: 1, text: '' })).code,
      'step_closed',
    );
    const about = published.reviews.find((each) => each.by === 'resident')!;
    await as(barber).replyReview(about.id, { text: '谢谢，欢迎再来' });
    const shown = await as(null).listArtisanReviews(candidate);
    assert.deepEqual(shown.rating, { average: 5, count: 1 });
    assert.equal(shown.items[0]!.reply!.text, '谢谢，欢迎再来');
    await app.settle();
    const card = (await as(null).getShelf({ query: { place, q: '李师傅' } })).items[0]!;
    assert.deepEqual([card.rating, card.ratingCount], [5, 1]);
  });

  it('after seven days the money is his', async () => {
    assert.equal((await as(barber).getIncome()).owedFen, 0);
    await app.pass(8 * day);
    assert.equal((await as(near.resident).getOrder(order.id)).state, 'settled');
    assert.equal((await as(barber).getIncome()).owedFen, 3000);
  });

  it('another order she cancels: the amount is shown before, the refund comes back', async () => {
    const starts = await freeStarts(app, listing, place, 14);
    const startAt = starts.at(-1)!;
    const body = await bookingOf(app, listing, startAt, place);
    const booked = await as(near.resident).bookOrder({ body });
    await pay(app, near.resident, booked);
    await as(barber).acceptOrder(booked.id);
    const shown = await as(near.resident).getOrder(booked.id);
    assert.equal(shown.cancelRefundFen, 3000);
    const wrong = await as(near.resident).refused.cancelOrder(booked.id, { refundFen: 1 });
    assert.equal(wrong.code, 'refund_changed');
    const cancelled = await as(near.resident).cancelOrder(booked.id, { refundFen: 3000 });
    assert.deepEqual([cancelled.state, cancelled.amounts.refundFen], ['cancelled', 3000]);
    await eventually(async () => {
      await app.pass(2 * minute);
      return (await booksOf(app.baseUrl)).refundedFen === 3000;
    });
    assert.equal((await booksOf(app.baseUrl)).takenFen, 6000);
    assert.ok((await freeStarts(app, listing, place, 14)).includes(startAt), 'the time is free again');
  });
}
