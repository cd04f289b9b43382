import type { Express } from 'express';
import type mongoose from 'mongoose';
import { ensureIndexes, isDatabaseAway } from './adapters/mongo.ts';
import { makeInfrastructureStores } from './adapters/mongo-infrastructure.ts';
import { openData } from './adapters/mongo-migrations.ts';
import { makeSms } from './adapters/sms.ts';
import { makeWechatPay } from './adapters/wechat-pay/index.ts';
import { makeApp } from './app.ts';
import type { Config } from './config.ts';
import type { Handlers } from './contract/handler.ts';
import { type Contract, product } from './contract/load.ts';
import { kindNotices, noticeSentences, paymentSentences, smsSentences } from './copy/zh-CN.ts';
import { makeArtisans } from './features/artisans/index.ts';
import { makeCalendars } from './features/calendars/index.ts';
import { makeCatalogue, skillsOfCategories } from './features/catalogue/index.ts';
import { makeDemo } from './features/demo/index.ts';
import { makeGrids } from './features/grids/index.ts';
import { makeLedger } from './features/ledger/index.ts';
import { makeNotices } from './features/notices/index.ts';
import { type Kind, makeOrders, orderKinds, startsOfKinds } from './features/orders/index.ts';
import { makePayments } from './features/payments/index.ts';
import { makePeople, sessionCookie } from './features/people/index.ts';
import { makeReach } from './features/reach/index.ts';
import { makeReviews } from './features/reviews/index.ts';
import { makeShelf } from './features/shelf/index.ts';
import { makeScheduler } from './jobs/scheduler.ts';
import { type MovableClock, makeClock } from './kernel/clock.ts';
import type { FeatureParts } from './kernel/feature.ts';
import { newId } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { Outbox, type OutboxPort } from './kernel/outbox.ts';
import type { Gateway } from './kernel/outbox-message.ts';
import { makeOutboxStore } from './kernel/outbox-store.ts';
import { allJobs, makeLife, type Parts, settleAll, sharedClock } from './running.ts';

export interface WiringOptions {
  config: Config;
  connection: mongoose.Connection;
  log: Log;
  /** Where the built pages are. */
  webDir: string;
  /** Instead of the gateway of the settings; null: nobody is written to. */
  sms?: Gateway | null;
  /** Instead of the product's own contract. */
  contract?: Contract;
  /** Instead of the product's own kinds of order, with what people are told of them. */
  kinds?: readonly Kind[];
  sentences?: Readonly<Record<string, string>>;
}

/** How many sign-in codes one network address may ask for in a day; a demo is one address. */
const codesPerAddress = { demo: 5000, real: 60 };

/** Where things are, and who is there. */
function makePlaces(options: WiringOptions, clock: MovableClock, outbox: OutboxPort) {
  const { config, connection } = options;
  const grids = makeGrids({ connection });
  const reach = makeReach({ connection, grids: grids.api });
  const placeOf = async (code: string) => {
    const grid = await grids.api.seek(code);
    return grid?.level === 'micro' ? { code: grid.code, name: grid.name } : null;
  };
  const people = makePeople({
    connection,
    clock,
    demo: config.demo,
    placeOf,
    codesPerAddress: config.demo ? codesPerAddress.demo : codesPerAddress.real,
    outbox,
  });
  return { placeOf, grids, reach, people };
}
type Places = ReturnType<typeof makePlaces>;

/** Who offers what, and when. */
function makeMarketplace(options: WiringOptions, clock: MovableClock, { grids, reach, people }: Places) {
  const { connection, log, kinds = orderKinds } = options;
  const base = { connection, clock, log, grids: grids.api };
  const artisans = makeArtisans({ ...base, people: people.api, skills: skillsOfCategories });
  const catalogue = makeCatalogue({
    ...base,
    kinds: kinds.map(({ listing }) => listing),
    reach: reach.api,
    artisans: artisans.api,
  });
  const startsOf = startsOfKinds(kinds);
  const calendars = makeCalendars({
    ...base,
    reach: reach.api,
    artisans: artisans.api,
    catalogue: catalogue.api,
    startsOf,
  });
  return { startsOf, artisans, catalogue, calendars };
}
type Marketplace = ReturnType<typeof makeMarketplace>;

/** What is agreed, paid and reviewed. */
function makeTransactions(
  options: WiringOptions,
  clock: MovableClock,
  { grids, people }: Places,
  { artisans, catalogue, calendars }: Marketplace,
) {
  const { config, connection, log, kinds = orderKinds } = options;
  const base = { connection, clock, log };
  const notifyUrl = `${config.publicUrl}/api/payments/notify/wechat`;
  const payments = makePayments({ ...base, provider: makeWechatPay({ ...config.wechat, notifyUrl }) });
  const orders = makeOrders({
    ...base,
    kinds,
    people: people.api,
    grids: grids.api,
    artisans: artisans.api,
    catalogue: catalogue.api,
    calendars: calendars.api,
    payments: payments.api,
    unneededReason: paymentSentences.unneeded,
  });
  const reviews = makeReviews({ ...base, orders: orders.api });
  return { payments, orders, reviews };
}
type Transactions = ReturnType<typeof makeTransactions>;

/** What people see of all that: cards made from listings, ratings and calendars. */
function makeCards(
  { connection }: WiringOptions,
  clock: MovableClock,
  { grids, reach }: Places,
  { artisans, catalogue, calendars }: Marketplace,
  { reviews }: Transactions,
) {
  const shelf = makeShelf({
    connection,
    clock,
    catalogue: catalogue.api,
    artisans: artisans.api,
    grids: grids.api,
    reach: reach.api,
    ratingOf: reviews.api.averageOf,
    nextStartOf: calendars.api.nextStart,
  });
  const { projection } = shelf.api;
  calendars.api.onChanged((calendarId) => projection.markCalendar(calendarId));
  reviews.api.on(['publish', 'hide_resident'], 'documents', 'shelf: makes the card anew', ({ listingId }) =>
    projection.refresh(listingId),
  );
  return shelf;
}

/** The books, and what people are told. */
function makeRecords(
  options: WiringOptions,
  clock: MovableClock,
  { grids, people, outbox }: Places & { outbox: OutboxPort },
  { artisans, catalogue }: Marketplace,
  { payments, orders }: Transactions,
) {
  const { connection, sentences = kindNotices } = options;
  const ledger = makeLedger({
    connection,
    payments: payments.api,
    orders: orders.api,
    async providerOf(personId) {
      const artisan = await artisans.api.ofPerson(personId);
      return artisan && { kind: 'artisan', id: artisan._id };
    },
  });
  const notices = makeNotices({
    connection,
    clock,
    people: people.api,
    grids: grids.api,
    artisans: artisans.api,
    catalogue: catalogue.api,
    payments: payments.api,
    orders: orders.api,
    sentences: { ...noticeSentences, ...sentences },
    outbox,
  });
  return { ledger, notices };
}

/** The one way out for messages; gateways ask for the sender's name in front. */
function outboxOf(
  { config, connection, log, sms = makeSms(config.smsUrl) }: WiringOptions,
  clock: MovableClock,
) {
  const signed = (text: string) => smsSentences.signed.replace('{text}', () => text);
  const gateways = sms && { sms: { send: (to: string, text: string) => sms.send(to, signed(text)) } };
  return new Outbox({ store: makeOutboxStore(connection), clock, log, gateways });
}

/** The features in their order; each knows only those before it. */
function makeFeatures(options: WiringOptions, clock: MovableClock) {
  const outbox = outboxOf(options, clock);
  const places = makePlaces(options, clock, outbox);
  const marketplace = makeMarketplace(options, clock, places);
  const transactions = makeTransactions(options, clock, places, marketplace);
  const shelf = makeCards(options, clock, places, marketplace, transactions);
  const { ledger, notices } = makeRecords(options, clock, { ...places, outbox }, marketplace, transactions);
  const { placeOf, grids, reach, people } = places;
  const { startsOf, artisans, catalogue, calendars } = marketplace;
  const { payments, orders, reviews } = transactions;
  const offering = [grids, reach, people, artisans, catalogue, calendars];
  const all = [...offering, payments, orders, reviews, shelf, ledger, notices, outbox];
  return {
    clock,
    outbox,
    placeOf,
    startsOf,
    parts: all.map((each): FeatureParts<Handlers> => each.parts),
    grids: grids.api,
    people: people.api,
    reach: reach.api,
    artisans: artisans.api,
    catalogue: catalogue.api,
    calendars: calendars.api,
    payments: payments.api,
    orders: orders.api,
    reviews: reviews.api,
    shelf: shelf.api.shelf,
    projection: shelf.api.projection,
    ledger: ledger.api,
    notices: notices.api,
  };
}

type Features = ReturnType<typeof makeFeatures>;

function demoOf(
  { config }: WiringOptions,
  { people, placeOf }: Features,
  clock: MovableClock,
  moveClock: (offsetMs: number) => Promise<void>,
) {
  return makeDemo({
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

export type Application = ReturnType<typeof wire>;

/** The composition root: every constructor is called here, by hand. */
export function wire(options: WiringOptions) {
  const { config, connection, log, webDir, contract = product } = options;
  const clock = makeClock();
  const infrastructure = makeInfrastructureStores(connection);
  const features = makeFeatures(options, clock);
  const { people } = features;
  const { outbox } = features;
  const settleParts = () => settleAll(features.parts);
  const settle = () => settleParts().then(() => outbox.idle());
  const time = sharedClock(infrastructure, clock, settleParts);
  const demo = demoOf(options, features, clock, time.move);
  const parts: Parts = [...features.parts, demo.parts];
  const scheduler = makeScheduler(allJobs(parts), infrastructure.leases, newId('srv'), log);
  const life = makeLife(config.demo, time, scheduler, outbox);
  const app: Express = makeApp({
    contract,
    handlers: Object.assign({}, ...parts.map((part) => part.routes)) as Handlers,
    access: [...new Set(parts.flatMap((part) => part.access))],
    sessions: people,
    sessionCookie,
    keys: infrastructure.keys,
    publicUrl: config.publicUrl,
    webDir,
    log,
    isDatabaseAway,
    isReady: async () => life.isReady() && connection.readyState === 1,
  });
  /** Before anything is read or written. @throws DataRefused */
  const openOwnData = () => openData(connection, infrastructure.leases, log);
  const prepare = () => ensureIndexes([...parts.flatMap((part) => part.models), ...infrastructure.models]);
  const { begin, start, stop } = life;
  const { move: moveClock } = time;
  return { app, features, clock, settle, moveClock, openData: openOwnData, prepare, begin, start, stop };
}
