import assert from 'node:assert/strict';
import type { OperationRequest } from '../../src/contract/handler.ts';
import { minute } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import {
  givenBooked,
  givenNeighbourhood,
  givenOrder,
  givenProposed,
  type Neighbourhood,
  type Order,
  pay,
  type Reached,
  reviseListing,
} from '../support/given.ts';
import { payOnPhone, toStandin } from '../support/standin.ts';
import { freshPhone, ownGrid, someone } from './actors.ts';
import { activityMakers } from './fixtures.activities.ts';
import { billMakers } from './fixtures.bills.ts';
import { fundMakers } from './fixtures.funds.ts';
import { goodMakers } from './fixtures.goods.ts';
import { loanMakers } from './fixtures.loans.ts';
import { block, earnings, picture, setting, transfer, transferOver } from './fixtures.own.ts';
import { address, need, neighbour, phoneChange, relative, report } from './fixtures.people.ts';
import { pickupMakers } from './fixtures.pickups.ts';
import { roomMakers } from './fixtures.rooms.ts';
import { shopMakers } from './fixtures.shops.ts';

/** A real thing in a state, with whose it is and who is on its other side. */
export interface Fixture {
  id: string;
  owner?: Someone;
  party?: Someone;
  /** What a call about it may need besides: a version, a review's id. */
  version?: number;
}
const visit = { address: '柳岸1号 2 栋 301', contactName: '李芳', contactPhone: '13900000001' };
const offer: Extract<OperationRequest<'createListing'>['body'], { kind: 'service' }> = {
  kind: 'service',
  category: 'haircut',
  title: '街坊手艺',
  way: 'at_artisan',
  address: '柳岸1号 1 栋',
  durationMinutes: 30,
  priceKind: 'market',
  priceFen: 3000,
};

export interface World extends Neighbourhood {
  app: TestApp;
  /** Put people of the own grid forward. */
  nominator: Someone;
  /** The barber's listing that is quoted after a look. */
  quoted: string;
}

/** A small neighbourhood whose barber also offers something with a quote. */
export async function startWorld(): Promise<World> {
  const app = await startApp();
  const near = await givenNeighbourhood(app);
  const nominator = await someone(app, '网格长', [{ role: 'leader', grid: ownGrid }]);
  const world = { ...near, app, nominator, quoted: '' };
  const body = { ...offer, way: 'at_home', address: null, priceKind: 'quote', priceFen: 2000 } as const;
  world.quoted = await liveListing(world, near.barber, body);
  return world;
}

async function liveListing({ app, approver }: World, owner: Someone, body = offer): Promise<string> {
  const { id } = await app.as(owner).createListing({ body });
  await app.as(owner).submitListing(id);
  await app.as(approver).approveListing(id);
  return id;
}

const orderFixture = (world: World, order: Order): Fixture => ({
  id: order.id,
  owner: world.resident,
  party: world.barber,
});
async function order(world: World, state: Reached): Promise<Fixture> {
  return orderFixture(world, await givenOrder(world.app, world, state));
}
async function quotedOrder(world: World, goal: 'underway' | 'quoted' | 'agreed'): Promise<Fixture> {
  const { app, resident, barber, quoted } = world;
  const near = { resident, place: world.place };
  const booked = await givenBooked(app, near, quoted, { visit });
  await pay(app, resident, booked);
  await app.as(barber).acceptOrder(booked.id);
  const { checkInCode } = await app.as(resident).getOrder(booked.id);
  await app.as(barber).startOrder(booked.id, { code: checkInCode ?? '' });
  if (goal === 'underway') return orderFixture(world, booked);
  await app.as(barber).quoteOrder(booked.id, { amountFen: 5000, reason: '要换零件' });
  if (goal === 'agreed') await app.as(resident).agreeOrder(booked.id, { payWay: 'native' });
  return orderFixture(world, booked);
}
async function disputed(world: World, owner?: Someone): Promise<Fixture> {
  const fixture = await order(world, 'done');
  await world.app.as(world.resident).disputeOrder(fixture.id, { reason: '剪坏了' });
  return owner ? { id: fixture.id, owner } : fixture;
}
async function lockedCode(world: World): Promise<Fixture> {
  const fixture = await order(world, 'confirmed');
  const { checkInCode } = await world.app.as(world.resident).getOrder(fixture.id);
  const wrong = { code: checkInCode === '000000' ? '000001' : '000000' };
  for (let tries = 0; tries < 5; tries += 1)
    await world.app.as(world.barber).refused.startOrder(fixture.id, wrong);
  return fixture;
}
async function cancelled(world: World): Promise<Fixture> {
  const fixture = await order(world, 'requested');
  await world.app.as(world.resident).retractOrder(fixture.id);
  return fixture;
}
/** A confirmed order whose start is 16 minutes past: moves business time on. */
async function missable(world: World): Promise<Fixture> {
  const fixture = await order(world, 'confirmed');
  const { startAt } = await world.app.as(world.resident).getOrder(fixture.id);
  const { clock } = world.app.application;
  await world.app.pass(Date.parse(startAt) - clock.now().getTime() + 16 * minute);
  return fixture;
}

type ArtisanGoal = 'nominated' | 'checked' | 'active' | 'suspended' | 'rejected' | 'left';
async function artisan(world: World, goal: ArtisanGoal): Promise<Fixture> {
  const { app, nominator, checker, approver } = world;
  const phone = freshPhone();
  const owner = await app.application.features.people.ensureByPhone(phone, '王师傅');
  const body = { name: '王师傅', phone, grid: ownGrid, skills: ['haircut'], note: '手艺好' };
  const { id } = await app.as(nominator).nominateArtisan({ body });
  const fixture = { id, owner, party: nominator };
  if (goal === 'nominated') return fixture;
  if (goal === 'rejected') {
    await app.as(checker).rejectArtisan(id, { reason: '搬走了' });
    return fixture;
  }
  await app.as(checker).checkArtisan(id, { phoneConfirmed: true, visited: true });
  if (goal === 'checked') return fixture;
  await app.as(approver).approveArtisan(id);
  if (goal === 'suspended') await app.as(checker).suspendArtisan(id, { reason: '有人投诉' });
  if (goal === 'left') await app.as(owner).leaveMarket(id);
  const { version } = await app.as(owner).getMyArtisan();
  return { ...fixture, version };
}

type ListingGoal = 'draft' | 'submitted' | 'live' | 'revised' | 'paused' | 'rejected' | 'retired';
async function listing(world: World, goal: ListingGoal): Promise<Fixture> {
  const { app, barber, approver } = world;
  const { id } = await app.as(barber).createListing({ body: offer });
  if (goal !== 'draft') await app.as(barber).submitListing(id);
  if (goal === 'live' || goal === 'revised' || goal === 'paused') await app.as(approver).approveListing(id);
  if (goal === 'paused') await app.as(barber).pauseListing(id);
  if (goal === 'revised') await reviseListing(app, barber, id, { kind: 'service', priceFen: 4100 });
  if (goal === 'rejected') await app.as(approver).rejectListing(id, { reason: '写清楚些' });
  if (goal === 'retired') await app.as(barber).retireListing(id);
  const { version } = await app.as(barber).getListing(id);
  return { id, owner: barber, version };
}

async function payment(world: World): Promise<Fixture> {
  const booked = await givenBooked(world.app, world, world.haircut);
  assert.ok(booked.payment);
  return { id: booked.payment.id, owner: world.resident, party: world.barber };
}
/** Money that comes back as abnormal: staff decide how it goes on. */
async function refund(world: World, byHand: boolean): Promise<Fixture> {
  const { app, resident } = world;
  const { payments } = app.application.features;
  const { id: orderId, payment } = await givenOrder(app, world, 'unpaid');
  assert.ok(payment);
  const { outTradeNo } = await payments.find(payment.id);
  await toStandin('/standin/wechat/faults', { on: 'refund', fault: 'ABNORMAL', outTradeNo });
  await payOnPhone(outTradeNo);
  await app.as(resident).checkPayment(payment.id);
  await app.as(resident).retractOrder(orderId);
  let found = await payments.refundsOf(payment.id);
  for (let tries = 0; found[0]?.state !== 'abnormal'; tries += 1) {
    assert.ok(tries < 100, 'the refund becomes abnormal');
    await new Promise((done) => setTimeout(done, 100));
    await app.pass(minute);
    found = await payments.refundsOf(payment.id);
  }
  const id = found[0]._id;
  if (byHand) await app.as(world.checker).settleRefundByHand({ params: { id }, body: { receipt: '收据 1' } });
  return { id, owner: resident, party: world.barber };
}

/** The window of a completed order. */
async function reviewWindow(world: World): Promise<Fixture> {
  return order(world, 'completed');
}
/** What the resident wrote about the barber, published. */
async function review(world: World, answered: boolean): Promise<Fixture> {
  const { app, resident, barber } = world;
  const { id } = await reviewWindow(world);
  await app.as(resident).writeReview(id, { stars: 5, text: '剪得好' });
  const { reviews } = await app.as(barber).writeReview(id, { stars: 5, text: '准时' });
  const written = reviews.find((each) => each.by === 'resident');
  assert.ok(written);
  if (answered) {
    await app.as(barber).replyReview(written.id, { text: '谢谢' });
    await app.as(world.checker).hideReview(written.id, { reason: '含有电话' });
  }
  return { id: written.id, owner: resident, party: barber };
}

/** A reply that names another network: nobody else reads it before staff has looked. */
async function doubtfulText(world: World): Promise<Fixture> {
  const { id } = await review(world, false);
  await world.app.as(world.barber).replyReview(id, { text: `微信 zhou${freshPhone().slice(-6)}` });
  const { items } = await world.app.as(world.approver).listDoubtfulTexts({ query: { limit: 50 } });
  const found = items.find(({ about }) => about.id === id);
  assert.ok(found);
  return { id: found.id, owner: world.barber, party: world.resident };
}
async function approvedText(world: World): Promise<Fixture> {
  const fixture = await doubtfulText(world);
  await world.app.as(world.approver).approveText(fixture.id);
  return fixture;
}
async function hiddenText(world: World): Promise<Fixture> {
  const fixture = await doubtfulText(world);
  await world.app.as(world.approver).hideText(fixture.id, { reason: '留了联系方式' });
  return fixture;
}

/** How each thing is made; the name says its state. */
export const makers = {
  'order unpaid': (world: World) => order(world, 'unpaid'),
  'order requested': (world: World) => order(world, 'requested'),
  'order confirmed': (world: World) => order(world, 'confirmed'),
  'order locked': lockedCode,
  'order with another time proposed': async (world: World) =>
    orderFixture(world, await givenProposed(world.app, world)),
  'order with a time to accept': async (world: World): Promise<Fixture> => ({
    id: (await givenProposed(world.app, world)).id,
    owner: world.resident,
  }),
  'order missable': missable,
  'order underway': (world: World) => order(world, 'underway'),
  'order underway with a quote': (world: World) => quotedOrder(world, 'underway'),
  'order quoted': (world: World) => quotedOrder(world, 'quoted'),
  'order with a balance': (world: World) => quotedOrder(world, 'agreed'),
  'order done': (world: World) => order(world, 'done'),
  'order disputed': (world: World) => disputed(world),
  'order to be answered': (world: World) => disputed(world, world.barber),
  ...{
    'order cancelled': cancelled,
    ...goodMakers,
    ...activityMakers,
    ...roomMakers,
    ...shopMakers,
    ...loanMakers,
  },
  ...pickupMakers,
  ...billMakers,
  ...fundMakers,
  earnings,
  transfer,
  'transfer over': transferOver,
  'artisan nominated': (world: World) => artisan(world, 'nominated'),
  'artisan checked': (world: World) => artisan(world, 'checked'),
  'artisan active': (world: World) => artisan(world, 'active'),
  'artisan suspended': (world: World) => artisan(world, 'suspended'),
  'artisan rejected': (world: World) => artisan(world, 'rejected'),
  'artisan left': (world: World) => artisan(world, 'left'),
  'listing draft': (world: World) => listing(world, 'draft'),
  'listing submitted': (world: World) => listing(world, 'submitted'),
  'listing live': (world: World) => listing(world, 'live'),
  'listing revised': (world: World) => listing(world, 'revised'),
  'listing paused': (world: World) => listing(world, 'paused'),
  'listing rejected': (world: World) => listing(world, 'rejected'),
  'listing retired': (world: World) => listing(world, 'retired'),
  payment,
  'refund abnormal': (world: World) => refund(world, false),
  'refund by hand': (world: World) => refund(world, true),
  'review window': reviewWindow,
  'review published': (world: World) => review(world, false),
  'review answered': (world: World) => review(world, true),
  'text doubtful': doubtfulText,
  'text approved': approvedText,
  'text hidden': hiddenText,
  'report open': (world: World) => report(world, 'open'),
  'report upheld': (world: World) => report(world, 'upheld'),
  'report objected': (world: World) => report(world, 'objected'),
  'need reported': (world: World) => need(world, 'reported'),
  'need closed': (world: World) => need(world, 'closed'),
  'phone change proposed': (world: World) => phoneChange(world, 'proposed'),
  'phone change confirmed': (world: World) => phoneChange(world, 'confirmed'),
  'phone change withdrawn': (world: World) => phoneChange(world, 'withdrawn'),
  'relative asked': (world: World) => relative(world, 'asked'),
  'relative ended': (world: World) => relative(world, 'ended'),
  address,
  picture,
  block,
  setting,
  /** The barber, where the operation is about what is one's own and names no id. */
  barber: async ({ barber }: World): Promise<Fixture> => ({ id: barber._id, owner: barber }),
  person: neighbour,
} satisfies Record<string, (world: World) => Promise<Fixture>>;
export type FixtureKind = keyof typeof makers;
