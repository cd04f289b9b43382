import type { OperationId } from '../../src/contract/types.gen.ts';
import { chinaDate, day } from '../../src/kernel/clock.ts';
import type { Someone } from '../support/app.ts';
import type { LooseCallOptions } from '../support/client.ts';
import { agreed } from '../support/consent.ts';
import { sessionTime } from '../support/given.activities.ts';
import { doorCode } from '../support/given.rooms.ts';
import { bookingOf, freeStarts } from '../support/given.ts';
import { drawn } from '../support/pictures.ts';
import { codeTo } from '../support/standin.ts';
import { freshPhone, ownGrid } from './actors.ts';
import { merchantBody, shopBody } from './fixtures.shops.ts';
import type { Fixture, World } from './fixtures.ts';
import { curationSamples } from './samples.curation.ts';
import { pickupSamples } from './samples.pickups.ts';
import { reportSamples } from './samples.reports.ts';
import { secondFactorSamples } from './samples.second-factor.ts';
import { ownSession, wechatSamples } from './samples.wechat.ts';

export interface SampleContext {
  world: World;
  /** Without one the call names no thing. */
  fixture: Fixture;
  /** Who says it. */
  by: Someone | null;
}
type Sample = (context: SampleContext) => LooseCallOptions | Promise<LooseCallOptions>;

const reason = { reason: '有原因的' };
const payWay = { payWay: 'native' };
const ofOwnGrid: Sample = () => ({ params: { code: ownGrid } });
const ofFixture: Sample = ({ fixture }) => ({ params: { id: fixture.id } });
const withBody =
  (body: object): Sample =>
  ({ fixture }) => ({ params: { id: fixture.id }, body });
const ifMatch = (version: number | undefined) => ({ 'If-Match': `"${version ?? 1}"` });
const ofVersion =
  (body?: object): Sample =>
  ({ fixture }) => ({ params: { id: fixture.id }, headers: ifMatch(fixture.version), ...(body && { body }) });
const later = ({ world }: SampleContext, days: number) =>
  new Date(world.app.application.clock.now().getTime() + days * day);
let serial = 0;
function fresh(): string {
  serial += 1;
  return `${Date.now().toString(36)}${serial}`;
}
const name = '王建国';
async function freshCode({ world }: SampleContext): Promise<{ phone: string; code: string }> {
  const phone = freshPhone();
  await world.app.as(null).requestCode({ body: { phone } });
  return { phone, code: await codeTo(phone) };
}
async function checkInCode({ world, fixture }: SampleContext): Promise<string> {
  const { body } = await world.app.as(fixture.owner ?? world.resident).raw.getOrder(fixture.id);
  return body.checkInCode ?? '000000';
}
/** What answers the time that is proposed, as a page shows it. */
async function shownProposal({ world, fixture }: SampleContext) {
  const { body } = await world.app.as(world.resident).raw.getOrder(fixture.id);
  return { params: { id: fixture.id }, body: { proposal: body.proposal?.id ?? 'tim_0' } };
}
/** The version of the calendar, where the caller has one. */
async function calendarVersion({ world, by, fixture }: SampleContext): Promise<number> {
  if (by?._id !== fixture.owner?._id) return 1;
  return (await world.app.as(by ?? null).getMyCalendar()).version;
}
async function lastStart({ world }: SampleContext): Promise<string> {
  const starts = await freeStarts(world.app, world.haircut, world.place, 14);
  return starts.at(-1) ?? '';
}

const ofSetting = ({ world, fixture }: SampleContext) => ({
  params: { code: ownGrid, key: fixture.id },
  headers: ifMatch(world.app.application.features.settings.versionOf(ownGrid)),
});

const marketplace = {
  nominateArtisan: () => ({ body: { name, phone: freshPhone(), grid: ownGrid, skills: ['haircut'] } }),
  checkArtisan: withBody({ phoneConfirmed: true, visited: true }),
  recordPapers: withBody({ seen: ['健康证'] }),
  rejectArtisan: withBody(reason),
  suspendArtisan: withBody(reason),
  revealArtisanPhone: withBody(reason),
  updateMyArtisan: ({ fixture }) => ({ headers: ifMatch(fixture.version), body: { introduction: '老手艺' } }),
  createShop: () => ({ body: { ...shopBody, payee: merchantBody().payee } }),
  nominateMerchant: () => ({ body: merchantBody() }),
  checkMerchant: withBody({ visited: true, licenceSeen: true }),
  rejectMerchant: withBody(reason),
  updateOutlet: ({ fixture }) => ({
    params: { id: fixture.id },
    headers: ifMatch(fixture.version),
    body: { introduction: '米面粮油都有' },
  }),
  putOnRoster: ({ fixture }) => ({
    params: { id: fixture.id },
    body: { phone: fixture.owner?.phone ?? freshPhone(), weekdays: [1, 3] },
  }),
  takeOffRoster: ({ fixture }) => ({ params: { id: fixture.id, personId: fixture.owner?._id ?? 'per_0' } }),
  suspendOutlet: withBody(reason),
  createListing: () => ({
    body: {
      kind: 'service',
      category: 'haircut',
      title: '剪发',
      way: 'at_home',
      durationMinutes: 30,
      priceKind: 'market',
      priceFen: 100,
    },
  }),
  updateListing: ofVersion({ kind: 'service', title: '新名字' }),
  approveListing: ofVersion(),
  rejectListing: withBody(reason),
  approveRevision: ofVersion(),
  rejectRevision: ofVersion(reason),
  setHours: async (context) => ({
    headers: ifMatch(await calendarVersion(context)),
    body: { hours: Array.from({ length: 7 }, () => [{ fromMinute: 480, toMinute: 1260 }]) },
  }),
  setException: (context) => ({ params: { date: chinaDate(later(context, 60)) }, body: { spans: [] } }),
  removeException: (context) => ({ params: { date: chinaDate(later(context, 60)) } }),
  addBlock: (context) => {
    serial += 1;
    const startAt = later(context, 100 + serial);
    const endAt = later(context, 100 + serial + 0.1);
    return { body: { startAt: startAt.toISOString(), endAt: endAt.toISOString(), note: '看牙' } };
  },
  getStock: ({ world, fixture }) => ({ params: { id: fixture.id }, query: { place: world.place } }),
  correctStock: withBody({ change: 3, reason: 'restocked' }),
  listSessions: ({ world, fixture }) => ({ params: { id: fixture.id }, query: { place: world.place } }),
  openSessions: ({ world, fixture }) => ({
    params: { id: fixture.id },
    body: { startAt: sessionTime(world.app) },
  }),
  moveSession: ({ world, fixture }) => ({
    params: { id: fixture.id },
    body: { startAt: sessionTime(world.app), ...reason },
  }),
  cancelSession: withBody(reason),
  getFreeDays: ({ world, fixture }) => ({ params: { id: fixture.id }, query: { place: world.place } }),
  changeUnit: withBody({ state: 'in_repair', note: '换碳刷' }),
  joinQueue: ({ world, fixture }) => ({
    body: { subject: { kind: 'session', id: fixture.id }, place: world.place, units: 1 },
  }),
  listWindows: ({ world, fixture }) => ({ params: { id: fixture.id }, query: { place: world.place } }),
  listSlots: ({ world, fixture }) => ({ params: { id: fixture.id }, query: { place: world.place } }),
  getShelf: ({ world }) => ({ query: { place: world.place } }),
  countShelf: ({ world }) => ({ query: { place: world.place } }),
  suggestSearches: ({ world }) => ({ query: { place: world.place, q: '理' } }),
  suggestCategories: ({ world }) => ({ query: { place: world.place, q: '理' } }),
  getShelfListing: ({ world, fixture }) => ({ params: { id: fixture.id }, query: { place: world.place } }),
  ...{ listSettings: ofOwnGrid, listSettingChanges: ofOwnGrid, getGrid: ofOwnGrid },
  changeSetting: (context) => ({ ...ofSetting(context), body: { value: 9, ...reason } }),
  removeSetting: (context) => ({ ...ofSetting(context), query: reason }),
  findNearGrids: () => ({ body: { lon: 103.8, lat: 30.7, datum: 'wgs84' } }),
  ...curationSamples,
} satisfies Partial<Record<OperationId, Sample>>;

const transactions = {
  bookOrder: async (context) => {
    const { app, haircut, place } = context.world;
    return { body: await bookingOf(app, haircut, await lastStart(context), place) };
  },
  searchDesk: () => ({ query: { q: '师傅' } }),
  listFunnelPeople: () => ({ query: { stage: 'nominated', which: 'reached' } }),
  listOrders: () => ({ query: { as: 'resident' } }),
  payOrder: withBody(payWay),
  declineOrder: withBody(reason),
  cancelOrder: withBody({}),
  withdrawOrder: withBody(reason),
  callOffOrder: withBody({ ...reason, refundFen: 0 }),
  proposeOrderTime: async (context) => ({
    params: { id: context.fixture.id },
    body: { startAt: await lastStart(context) },
  }),
  acceptOrderTime: shownProposal,
  dropOrderTime: shownProposal,
  startOrder: async (context) => ({
    params: { id: context.fixture.id },
    body: { code: await checkInCode(context) },
  }),
  packOrder: withBody({}),
  attendOrder: withBody({}),
  reduceOrder: withBody({ seats: 1 }),
  handOverOrder: async (context) => ({
    params: { id: context.fixture.id },
    body: { code: await checkInCode(context) },
  }),
  checkInOrder: ({ fixture, by }) => ({
    params: { id: fixture.id },
    body: by?._id === fixture.owner?._id ? { code: doorCode } : {},
  }),
  giveBackOrder: withBody({ refundFen: 1, ...reason }),
  returnOrder: async ({ world, fixture }) => {
    const { body } = await world.app.as(world.resident).raw.getOrder(fixture.id);
    // of an order that is not there any listing will do
    const lines = [{ listingId: body.listingId ?? 'lst_nothing', units: 1 }];
    return { params: { id: fixture.id }, body: { cartLines: lines, ...reason } };
  },
  takeBackOrder: withBody({ restock: true }),
  handOutLoan: async (context) => ({
    params: { id: context.fixture.id },
    body: { code: await checkInCode(context) },
  }),
  renewLoan: withBody({ days: 1 }),
  takeBackDamagedLoan: withBody({ amountFen: 100, ...reason }),
  ...pickupSamples({ withBody, checkInCode }),
  contestReturn: withBody({ refundFen: 1, ...reason }),
  quoteOrder: withBody({ amountFen: 5000, ...reason }),
  agreeOrder: withBody(payWay),
  disputeOrder: withBody(reason),
  answerDispute: withBody(reason),
  resolveOrder: withBody({ ...reason, refundFen: 0 }),
  revealOrderContact: withBody(reason),
  notifyWechat: () => ({ headers: { 'content-type': 'application/json' }, body: { id: 'forged' } }),
  listRefunds: () => ({ query: { state: 'abnormal' } }),
  settleRefundByHand: withBody({ receipt: '收据 0042' }),
  writeReview: withBody({ stars: 4, text: '不错' }),
  replyReview: withBody({ text: '谢谢' }),
  hideReview: withBody(reason),
  hideText: withBody(reason),
  proposePhoneChange: ({ fixture }) => ({
    params: { id: fixture.id },
    body: { phone: freshPhone(), ...reason },
  }),
  withdrawPhoneChange: withBody(reason),
  reportNeed: () => ({ body: { words: `磨刀${fresh()}`, place: ownGrid } }),
  ...reportSamples({ withBody }),
} satisfies Partial<Record<OperationId, Sample>>;

const persons = {
  requestCode: () => ({ body: { phone: freshPhone() } }),
  signInByCode: async (context) => ({ body: { ...agreed, ...(await freshCode(context)) } }),
  agreeToPrivacy: () => ({ body: { version: agreed.consent } }),
  ...wechatSamples,
  ...secondFactorSamples,
  signInByPassword: async ({ world }) => {
    const { people } = world.app.application.features;
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
      roles: [{ role: 'staff', grid: ownGrid }],
    },
  }),
  // who is refused before the code is looked at gets none, which would be a trace
  changeMyPhone: async (context) => ({
    body: context.by ? await freshCode(context) : { phone: freshPhone(), code: '000000' },
  }),
  // of somebody whom nothing else needs, whoever asks
  closeAccount: async ({ world, by }) => {
    if (!by) return { body: { code: '000000' } };
    const { people } = world.app.application.features;
    const phone = freshPhone();
    const { sid, csrf } = await people.openSession(await people.ensureByPhone(phone, name));
    const code = await codeTo(phone, () => world.app.as(null).requestCode({ body: { phone } }));
    return { body: { code }, headers: { Cookie: `sid=${sid}`, 'X-CSRF-Token': csrf } };
  },
  findPerson: async ({ world, fixture }) => {
    const { phone } = await world.app.application.features.people.find(fixture.id);
    return { body: { phone } };
  },
  askRelative: () => ({ body: { phone: freshPhone(), name: '王桂珍', called: '妈妈' } }),
  findProxyResident: async ({ world, fixture }) => {
    const { phone } = await world.app.application.features.people.find(fixture.id);
    return { body: { phone } };
  },
  takeLogin: async ({ world, by }) => {
    const { logins, people } = world.app.application.features;
    if (!by) return { body: { password: 'a-long-password', code: '000000' } };
    await logins.offer(by._id, `taken.${fresh()}`);
    const { phone } = await people.find(by._id);
    await world.app.connection.collection('codes').deleteMany({});
    const code = await codeTo(phone, () => world.app.as(null).requestCode({ body: { phone } }));
    return { body: { password: 'a-long-password', code } };
  },
  setRoles: withBody({ roles: [{ role: 'leader', grid: ownGrid }] }),
  signInDemo: ({ world }) => ({ body: { personId: world.barber._id } }),
  enterDemo: ({ world }) => ({ query: { person: world.barber._id } }),
  uploadFile: async () => ({ body: { purpose: 'listing', file: await drawn() } }),
  getFile: ({ fixture }) => ({ params: { id: fixture.id, width: '320' } }),
  moveLocalClock: () => ({ body: { advanceMs: 0 } }),
} satisfies Partial<Record<OperationId, Sample>>;

const samples: Partial<Record<OperationId, Sample>> = { ...marketplace, ...transactions, ...persons };

/** A right call of an operation about a thing. */
export async function sampleOf(operation: OperationId, context: SampleContext): Promise<LooseCallOptions> {
  return (samples[operation] ?? ofFixture)(context);
}
