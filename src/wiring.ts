import type { Express } from 'express';
import type mongoose from 'mongoose';
import { ensureIndexes, isDatabaseAway } from './adapters/mongo.ts';
import { makeInfrastructureStores } from './adapters/mongo-infrastructure.ts';
import { makeSms, type Sms } from './adapters/sms.ts';
import { makeWechatPay } from './adapters/wechat-pay/index.ts';
import { makeApp } from './app.ts';
import type { Config } from './config.ts';
import type { Handlers } from './contract/handler.ts';
import { type Contract, product } from './contract/load.ts';
import { smsSentences } from './copy/zh-CN.ts';
import { makeArtisans } from './features/artisans/index.ts';
import { bookableDays, makeCalendars, startsOfListing } from './features/calendars/index.ts';
import { makeCatalogue, skillsOfCategories } from './features/catalogue/index.ts';
import { demoAccess, demoRoutes } from './features/demo/index.ts';
import { makeGridFeature } from './features/grids/index.ts';
import { makeLedger } from './features/ledger/index.ts';
import { makeNotices } from './features/notices/index.ts';
import { makeOrders, type Notification } from './features/orders/index.ts';
import { makePayments } from './features/payments/index.ts';
import { makePeople, sessionCookie } from './features/people/index.ts';
import { makeReach, makeReachStore } from './features/reach/index.ts';
import { makeReviews } from './features/reviews/index.ts';
import { makeShelf } from './features/shelf/index.ts';
import { makeScheduler, type Scheduler } from './jobs/scheduler.ts';
import { chinaDay, type MovableClock, makeClock } from './kernel/clock.ts';
import type { FeatureParts, Job } from './kernel/feature.ts';
import { newId } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';

export interface WiringOptions {
  config: Config;
  connection: mongoose.Connection;
  log: Log;
  /** Where the built pages are. */
  webDir: string;
  /** Instead of the gateway of the settings. */
  sms?: Sms;
  /** Instead of the product's own contract. */
  contract?: Contract;
}

const tickEveryMs = 1000;
const clockEveryMs = 500;
/** How many sign-in codes one network address may ask for in a day; a demo is one address. */
const codesPerAddress = { demo: 5000, real: 60 };

type InfrastructureStores = ReturnType<typeof makeInfrastructureStores>;

/** Where things are, who is there, what they offer and when. */
function makeMarketplace(
  { config, connection, log, sms = makeSms(config.smsUrl) }: WiringOptions,
  clock: MovableClock,
) {
  const base = { connection, clock, log };
  const sendText = (phone: string, text: string) =>
    sms.send(phone, smsSentences.signed.replace('{text}', text));
  const gridParts = makeGridFeature({ connection });
  const { grids } = gridParts;
  const reach = makeReach({ store: makeReachStore(connection), grids });
  const placeOf = async (code: string) => {
    const grid = await grids.seek(code);
    return grid?.level === 'micro' ? { code: grid.code, name: grid.name } : null;
  };
  const peopleParts = makePeople({
    ...base,
    demo: config.demo,
    placeOf,
    codesPerAddress: config.demo ? codesPerAddress.demo : codesPerAddress.real,
    sendCode: (phone, code) => sendText(phone, smsSentences.code.replace('{code}', code)),
  });
  const { people } = peopleParts;
  const artisanParts = makeArtisans({ ...base, grids, people, skills: skillsOfCategories });
  const { artisans } = artisanParts;
  const catalogueParts = makeCatalogue({ ...base, grids, reach, artisans });
  const { catalogue } = catalogueParts;
  const calendars = makeCalendars({ ...base, grids, reach, artisans, catalogue });
  const reachParts = { routes: {}, access: [], models: reach.models };
  const parts: FeatureParts<Handlers>[] = [
    gridParts,
    reachParts,
    peopleParts,
    artisanParts,
    catalogueParts,
    calendars,
  ];
  return { ...base, parts, sendText, placeOf, grids, people, reach, artisans, catalogue, calendars };
}
type Marketplace = ReturnType<typeof makeMarketplace>;

/** What is agreed, paid, reviewed and notified. */
function makeTransactions({ config }: WiringOptions, marketplace: Marketplace) {
  const { clock, artisans, catalogue, calendars } = marketplace;
  const notifyUrl = `${config.publicUrl}/api/payments/notify/wechat`;
  const payments = makePayments({ ...marketplace, provider: makeWechatPay({ ...config.wechat, notifyUrl }) });
  const notify = (notification: Notification) => notices.delivery.ofOrder(notification);
  const orders = makeOrders({ ...marketplace, payments, notify });
  const reviews = makeReviews({ ...marketplace, orders });
  const shelfParts = makeShelf({
    ...marketplace,
    ratingOf: reviews.averageOf,
    nextStartOf: (listing) =>
      calendars.firstStart(startsOfListing(listing, listing.grid), chinaDay(clock.now()), bookableDays),
  });
  const { projection, shelf } = shelfParts;
  calendars.onChanged((artisanId) => projection.markArtisan(artisanId));
  for (const step of ['publish', 'hide_resident'] as const) {
    reviews.on(step, 'cards', ({ listingId }) => projection.refresh(listingId));
  }
  const artisanOf = async (personId: string) => (await artisans.ofPerson(personId))?._id ?? null;
  const ledgerParts = makeLedger({ ...marketplace, payments, artisanOf });
  ledgerParts.subscribeToOrders(orders);
  const notices = makeNotices(marketplace);
  const parts: FeatureParts<Handlers>[] = [payments, orders, reviews, shelfParts, ledgerParts, notices];
  return {
    parts,
    catalogue,
    payments,
    orders,
    reviews,
    shelf,
    projection,
    ledger: ledgerParts.ledger,
    notices,
  };
}

/** The features in their order; each knows only those before it. */
function makeFeatures(options: WiringOptions, clock: MovableClock) {
  const marketplace = makeMarketplace(options, clock);
  const transactions = makeTransactions(options, marketplace);
  return { ...marketplace, ...transactions, parts: [...marketplace.parts, ...transactions.parts] };
}

type Parts = readonly FeatureParts<Handlers>[];

const runnersOf = (parts: Parts) => parts.flatMap((part) => part.runners ?? []);
const jobsOf = (parts: Parts) => parts.flatMap((part) => part.jobs ?? []);

/** Every runner's round and every feature's own work, as jobs of the one scheduler. */
function allJobs(parts: Parts): Job[] {
  const ticks = runnersOf(parts).map((runner) => ({
    name: `process ${runner.table.name}`,
    everyMs: tickEveryMs,
    run: () => runner.tick(),
  }));
  return [...ticks, ...jobsOf(parts)];
}

const mostRounds = 20;

/** Lets everything happen that is due, and what follows from it. */
async function settleAll(parts: Parts): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    let done = 0;
    for (const runner of runnersOf(parts)) done += await runner.tick();
    if (done === 0) break;
  }
  for (const job of jobsOf(parts)) await job.run();
}

/** Business time that every server reads from one document. */
function sharedClock(
  infrastructure: InfrastructureStores,
  clock: MovableClock,
  settle: () => Promise<unknown>,
) {
  let timer: NodeJS.Timeout | undefined;
  const read = async () => clock.setOffset(await infrastructure.readOffset());
  return {
    read,
    watch() {
      timer = setInterval(() => void read().catch(() => undefined), clockEveryMs);
      timer.unref();
    },
    unwatch: () => clearInterval(timer),
    async move(offsetMs: number) {
      await infrastructure.writeOffset(offsetMs);
      clock.setOffset(offsetMs);
      await settle();
    },
  };
}

type Features = ReturnType<typeof makeFeatures>;

function makeDemo(
  config: Config,
  { people, placeOf }: Features,
  clock: MovableClock,
  moveClock: (offsetMs: number) => Promise<void>,
) {
  return demoRoutes({
    people,
    clock,
    placeOf,
    demo: config.demo,
    publicUrl: config.publicUrl,
    inboxUrl: config.standinUrl && `${config.standinUrl}/inbox`,
    phoneUrl: config.standinUrl && `${config.standinUrl}/phone`,
    moveClock,
  });
}

/** From the first request to the last round of the clock. */
function makeLife(config: Config, time: ReturnType<typeof sharedClock>, scheduler: Scheduler) {
  let ready = false;
  return {
    isReady: () => ready,
    /** Takes requests; the clock stands still until `start`. */
    async begin() {
      await time.read();
      ready = true;
    },
    /** Lets the clock run beside the requests. */
    start() {
      if (config.demo) time.watch();
      scheduler.start();
    },
    async stop() {
      ready = false;
      time.unwatch();
      await scheduler.stop();
    },
  };
}

/** The composition root: every constructor is called here, by hand. */
export function wire(options: WiringOptions) {
  const { config, connection, log, webDir, contract = product } = options;
  const clock = makeClock();
  const infrastructure = makeInfrastructureStores(connection);
  const features = makeFeatures(options, clock);
  const { parts, people } = features;
  const scheduler = makeScheduler(allJobs(parts), infrastructure.leases, newId('srv'), log);
  const settle = () => settleAll(parts);
  const time = sharedClock(infrastructure, clock, settle);
  const demo = makeDemo(config, features, clock, time.move);
  const life = makeLife(config, time, scheduler);
  const app: Express = makeApp({
    contract,
    handlers: Object.assign({}, ...parts.map((part) => part.routes), demo) as Handlers,
    access: [...new Set([...parts.flatMap((part) => part.access), ...demoAccess])],
    sessions: people,
    sessionCookie,
    keys: infrastructure.keys,
    publicUrl: config.publicUrl,
    webDir,
    log,
    isDatabaseAway,
    isReady: async () => life.isReady() && connection.readyState === 1,
  });
  const prepare = () => ensureIndexes([...parts.flatMap((part) => part.models), ...infrastructure.models]);
  const { begin, start, stop } = life;
  return { app, features, clock, settle, moveClock: time.move, prepare, begin, start, stop };
}
