import assert from 'node:assert/strict';
import type { OperationId } from '../../src/contract/types.gen.ts';
import { chinaDate, day } from '../../src/kernel/clock.ts';
import type { LooseSaid } from '../support/client.ts';
import { freeStarts } from '../support/given.ts';
import type { Someone } from '../support/house.ts';
import { textsTo } from '../support/standin.ts';
import { freshPhone, ownGrid } from './cast.ts';
import type { Thing, World } from './things.ts';

export interface Saying {
  world: World;
  /** Without one the call names no thing. */
  thing: Thing;
  /** Who says it. */
  by: Someone | null;
}
type Say = (saying: Saying) => LooseSaid | Promise<LooseSaid>;

const reason = { reason: '有原因的' };
const payWay = { payWay: 'native' };
const ofThing: Say = ({ thing }) => ({ params: { id: thing.id } });
const withBody =
  (body: object): Say =>
  ({ thing }) => ({ params: { id: thing.id }, body });
const ifMatch = (version: number | undefined) => ({ 'If-Match': `"${version ?? 1}"` });
const later = ({ world }: Saying, days: number) =>
  new Date(world.house.house.clock.now().getTime() + days * day);
let serial = 0;
function fresh(): string {
  serial += 1;
  return `${Date.now().toString(36)}${serial}`;
}
const name = '王建国';

async function freshCode({ world }: Saying): Promise<{ phone: string; code: string }> {
  const phone = freshPhone();
  await world.house.as(null).requestCode({ body: { phone } });
  const code = /\d{6}/.exec((await textsTo(phone))[0]?.text ?? '')?.[0];
  assert.ok(code, 'the code came');
  return { phone, code };
}
async function checkInCode({ world, thing }: Saying): Promise<string> {
  const { body } = await world.house.as(world.resident).raw.getOrder(thing.id);
  return body.checkInCode ?? '000000';
}
/** The version of the calendar, where the caller has one. */
async function calendarVersion({ world, by, thing }: Saying): Promise<number> {
  if (by?._id !== thing.owner?._id) return 1;
  return (await world.house.as(by ?? null).getMyCalendar()).version;
}
async function lastStart({ world }: Saying): Promise<string> {
  const starts = await freeStarts(world.house, world.haircut, world.place, 14);
  return starts.at(-1) ?? '';
}
/** A session of its own, so that leaving it does not sign the person out elsewhere. */
async function ownSession({ world, by }: Saying): Promise<LooseSaid> {
  if (!by) return {};
  const { people } = world.house.house.features;
  const { sid, csrf } = await people.openSession(await people.find(by._id));
  return { headers: { Cookie: `sid=${sid}`, 'X-CSRF-Token': csrf } };
}

const supply = {
  nominateArtisan: () => ({ body: { name, phone: freshPhone(), grid: ownGrid, skills: ['haircut'] } }),
  checkArtisan: withBody({ phoneConfirmed: true, visited: true }),
  rejectArtisan: withBody(reason),
  suspendArtisan: withBody(reason),
  revealArtisanPhone: withBody(reason),
  updateMyArtisan: ({ thing }) => ({ headers: ifMatch(thing.version), body: { introduction: '老手艺' } }),
  createListing: () => ({
    body: {
      category: 'haircut',
      title: '剪发',
      way: 'at_home',
      durationMinutes: 30,
      priceKind: 'market',
      priceFen: 100,
    },
  }),
  updateListing: ({ thing }) => ({
    params: { id: thing.id },
    headers: ifMatch(thing.version),
    body: { title: '新名字' },
  }),
  approveListing: ({ thing }) => ({ params: { id: thing.id }, headers: ifMatch(thing.version) }),
  rejectListing: withBody(reason),
  setHours: async (saying) => ({
    headers: ifMatch(await calendarVersion(saying)),
    body: { hours: Array.from({ length: 7 }, () => [{ fromMinute: 480, toMinute: 1260 }]) },
  }),
  setException: (saying) => ({ params: { date: chinaDate(later(saying, 60)) }, body: { spans: [] } }),
  removeException: (saying) => ({ params: { date: chinaDate(later(saying, 60)) } }),
  addBlock: (saying) => {
    serial += 1;
    const startAt = later(saying, 100 + serial);
    const endAt = later(saying, 100 + serial + 0.1);
    return { body: { startAt: startAt.toISOString(), endAt: endAt.toISOString(), note: '看牙' } };
  },
  listSlots: ({ world, thing }) => ({ params: { id: thing.id }, query: { place: world.place } }),
  getShelf: ({ world }) => ({ query: { place: world.place } }),
  getShelfListing: ({ world, thing }) => ({ params: { id: thing.id }, query: { place: world.place } }),
  getGrid: () => ({ params: { code: ownGrid } }),
} satisfies Partial<Record<OperationId, Say>>;

const deals = {
  bookOrder: async (saying) => ({
    body: {
      listingId: saying.world.haircut,
      startAt: await lastStart(saying),
      place: saying.world.place,
      ...payWay,
    },
  }),
  listOrders: () => ({ query: { as: 'resident' } }),
  payOrder: withBody(payWay),
  declineOrder: withBody(reason),
  cancelOrder: withBody({}),
  withdrawOrder: withBody(reason),
  callOffOrder: withBody({ ...reason, refundFen: 0 }),
  startOrder: async (saying) => ({
    params: { id: saying.thing.id },
    body: { code: await checkInCode(saying) },
  }),
  quoteOrder: withBody({ amountFen: 5000, ...reason }),
  agreeOrder: withBody(payWay),
  disputeOrder: withBody(reason),
  resolveOrder: withBody({ ...reason, refundFen: 0 }),
  revealOrderContact: withBody(reason),
  notifyWechat: () => ({ headers: { 'content-type': 'application/json' }, body: { id: 'forged' } }),
  listRefunds: () => ({ query: { state: 'abnormal' } }),
  settleRefundByHand: withBody({ receipt: '收据 0042' }),
  writeReview: withBody({ stars: 4, text: '不错' }),
  replyReview: withBody({ text: '谢谢' }),
  hideReview: withBody(reason),
} satisfies Partial<Record<OperationId, Say>>;

const persons = {
  requestCode: () => ({ body: { phone: freshPhone() } }),
  signInByCode: async (saying) => ({ body: await freshCode(saying) }),
  signInByPassword: async ({ world }) => {
    const { people } = world.house.house.features;
    const login = `staff.${fresh()}`;
    await people.setPassword((await people.ensureByPhone(freshPhone(), name))._id, login, 'a-long-password');
    return { body: { login, password: 'a-long-password' } };
  },
  signOut: ownSession,
  updateMe: () => ({ body: { name: '新名字' } }),
  addAddress: () => ({
    body: { text: '柳岸1号', contactName: name, contactPhone: freshPhone(), grid: ownGrid },
  }),
  createStaff: () => ({
    body: {
      name,
      phone: freshPhone(),
      login: `staff.${fresh()}`,
      password: 'a-long-password',
      roles: [{ role: 'staff', grid: ownGrid }],
    },
  }),
  setRoles: withBody({ roles: [{ role: 'leader', grid: ownGrid }] }),
  signInDemo: ({ world }) => ({ body: { personId: world.barber._id } }),
  enterDemo: ({ world }) => ({ query: { person: world.barber._id } }),
  moveLocalClock: () => ({ body: { advanceMs: 0 } }),
} satisfies Partial<Record<OperationId, Say>>;

const sayings: Partial<Record<OperationId, Say>> = { ...supply, ...deals, ...persons };

/** A right call of an operation about a thing. */
export async function sayOf(operation: OperationId, saying: Saying): Promise<LooseSaid> {
  return (sayings[operation] ?? ofThing)(saying);
}
