import { makeWechatPay } from './adapters/wechat-pay/index.ts';
import type { Handlers } from './contract/handler.ts';
import { kindNotices, noticeSentences, paymentSentences } from './copy/zh-CN.ts';
import { makeArtisans } from './features/artisans/index.ts';
import { decidesStarts, makeCalendars } from './features/calendars/index.ts';
import { makeCatalogue } from './features/catalogue/index.ts';
import { makeCategories } from './features/categories/index.ts';
import { makeLedger } from './features/ledger/index.ts';
import { makeNeeds } from './features/needs/index.ts';
import { makeNotices } from './features/notices/index.ts';
import {
  feeRates,
  hoursOfKinds,
  kindsOfferedBy,
  lentDaysOfKinds,
  lentUnitsOfKinds,
  makeOrders,
  orderKinds,
  sessionsOfKinds,
  startsOfKinds,
  stockOfKinds,
  windowsOfKinds,
} from './features/orders/index.ts';
import { makePayments } from './features/payments/index.ts';
import { makeProviders } from './features/providers/index.ts';
import { makeQueue } from './features/queue/index.ts';
import { makeReviews } from './features/reviews/index.ts';
import { makeSessions } from './features/sessions/index.ts';
import { makeShelf } from './features/shelf/index.ts';
import { makeStock } from './features/stock/index.ts';
import { makeUnits } from './features/units/index.ts';
import { makeWindows } from './features/windows/index.ts';
import type { MovableClock } from './kernel/clock.ts';
import type { FeatureParts } from './kernel/feature.ts';
import type { OutboxPort } from './kernel/outbox.ts';
import { followClosing } from './wiring.accounts.ts';
import { readBills } from './wiring.bills.ts';
import { accountingOf, fundsOf } from './wiring.funds.ts';
import { outboxOf } from './wiring.messages.ts';
import { makePlaces, type Places, type WiringOptions } from './wiring.places.ts';
import { makeReporting } from './wiring.reports.ts';
import { forStaff } from './wiring.staff.ts';
import type { TextPlaces } from './wiring.texts.ts';
import { makeWithdrawals } from './wiring.withdrawals.ts';

export type { WiringOptions } from './wiring.places.ts';

const commonOf = (
  { connection, log }: WiringOptions,
  clock: MovableClock,
  { grids, audit, settings, quotas, files }: Places,
) => ({
  ...{ connection, clock, log },
  grids: grids.api,
  audit: audit.api,
  settings: settings.api,
  ...{ quotas: quotas.api, files: files.api },
});
type Common = ReturnType<typeof commonOf>;

/** Who offers what. */
function makeOffers({ kinds = orderKinds }: WiringOptions, base: Common, { reach, people }: Places) {
  const categories = makeCategories({ ...base, kinds: kinds.map(({ kind }) => kind) });
  const artisans = makeArtisans({ ...base, people: people.api, categories: categories.api });
  people.numbers.onChanged(({ personId, before, after }) =>
    artisans.api.changePhone(personId, before, after),
  );
  const known = { people: people.api, artisans: artisans.api };
  const providers = makeProviders({ ...base, ...known, kindsOf: kindsOfferedBy(kinds) });
  const catalogue = makeCatalogue({
    ...base,
    kinds: kinds.map(({ listing }) => listing),
    reach: reach.api,
    categories: categories.api,
    providers: providers.api,
    namesOf: (ids) => people.api.namesOf(ids),
  });
  return { categories, artisans, providers, catalogue };
}
type Offers = ReturnType<typeof makeOffers>;

/** What orders claim: time, units of stock, seats, things that are lent. */
function makeClaimed(
  { kinds = orderKinds }: WiringOptions,
  base: Common,
  { reach }: Places,
  { artisans, catalogue: { api: catalogue } }: Offers,
) {
  const times = { startsOf: startsOfKinds(kinds), hoursOf: hoursOfKinds(kinds) };
  const whose = { artisans: artisans.api, catalogue, reach: reach.api };
  const calendars = makeCalendars({ ...base, ...whose, ...times });
  const held = { ...base, catalogue, calendars: calendars.api };
  const stock = makeStock({ ...held, ruleOf: stockOfKinds(kinds) });
  const queue = makeQueue(held);
  const sessions = makeSessions({ ...held, queue: queue.api, sessionsOf: sessionsOfKinds(kinds) });
  const isLentOn = lentDaysOfKinds(kinds, held);
  const units = makeUnits({ ...held, queue: queue.api, isLentOn, lentUnitsOf: lentUnitsOfKinds(kinds) });
  const windows = makeWindows({ ...held, windowsOf: windowsOfKinds(kinds) });
  return { calendars, stock, queue, sessions, units, windows };
}

/** Who offers what, and when. */
function makeMarketplace(options: WiringOptions, clock: MovableClock, places: Places) {
  const base = commonOf(options, clock, places);
  const offers = makeOffers(options, base, places);
  const startsOf = startsOfKinds(options.kinds ?? orderKinds);
  return { startsOf, ...offers, ...makeClaimed(options, base, places, offers) };
}
type Marketplace = ReturnType<typeof makeMarketplace>;

/** What is agreed, paid and reviewed. */
function makeTransactions(
  options: WiringOptions,
  clock: MovableClock,
  { grids, audit, settings, quotas, files, people, reach, wechat, proxies, moderation }: Places,
  { providers, catalogue, calendars, stock, queue, sessions, units, windows }: Marketplace,
) {
  const { config, connection, log, kinds = orderKinds } = options;
  const base = { connection, clock, log, audit: audit.api, files: files.api };
  const notifyUrl = `${config.publicUrl}/api/payments/notify/wechat`;
  const payments = makePayments({
    ...base,
    provider: makeWechatPay({ ...config.wechat, miniAppid: config.wechat.open?.mini?.appid, notifyUrl }),
    openidOf: (personId, way) => wechat.api.openidOf(personId, way === 'mini'),
    topGrids: async () => (await grids.api.children(null)).map(({ code }) => code),
  });
  const orders = makeOrders({
    ...base,
    kinds,
    settings: settings.api,
    quotas: quotas.api,
    people: people.api,
    proxies: proxies.api,
    grids: grids.api,
    providers: providers.api,
    catalogue: catalogue.api,
    calendars: calendars.api,
    stock: stock.api,
    ...{ queue: queue.api, sessions: sessions.api, units: units.api },
    ...{ windows: windows.api, reach: reach.api },
    payments: payments.api,
    unneededReason: paymentSentences.unneeded,
  });
  const reviews = makeReviews({ ...base, orders: orders.api, withheld: moderation.api.withheld });
  return { payments, orders, reviews };
}
type Transactions = ReturnType<typeof makeTransactions>;

/** Where things are that people write to. */
const textsAt = ({ grids, people }: Places, market: Marketplace, deals: Transactions): TextPlaces => ({
  grids: grids.api,
  people: people.api,
  artisans: market.artisans.api,
  catalogue: market.catalogue.api,
  orders: deals.orders.api,
  reviews: deals.reviews.api,
});

/** What people see of all that: cards made from listings, ratings and calendars. */
function makeCards(
  { connection }: WiringOptions,
  clock: MovableClock,
  { grids, settings, reach, moderation }: Places,
  { categories, providers, catalogue, calendars, sessions, windows }: Marketplace,
  { reviews }: Transactions,
) {
  const shelf = makeShelf({
    connection,
    clock,
    withheld: moderation.api.withheld,
    settings: settings.api,
    catalogue: catalogue.api,
    categories: categories.api,
    providers: providers.api,
    grids: grids.api,
    reach: reach.api,
    ratingOf: reviews.api.averageOf,
    nextStartOf: async (listing) =>
      (await sessions.api.nextOf(listing)) ??
      (await windows.api.nextStart(listing)) ??
      (await calendars.api.nextStart(listing)),
  });
  const { projection } = shelf.api;
  calendars.api.onChanged((calendarId) => projection.markCalendar(calendarId));
  windows.api.onChanged((mark) => projection.markCalendar(mark));
  sessions.api.onChanged((cardKey) => projection.markCalendar(cardKey));
  settings.api.onChanged(async (grid, key) => {
    if (decidesStarts(key)) await projection.markGrid(grid);
  });
  const scoring = ['publish', 'hide_resident', 'show_resident'] as const;
  reviews.api.on(scoring, 'documents', 'shelf: makes the card anew', ({ listingId }) =>
    projection.refresh(listingId),
  );
  return shelf;
}

/** What people are told, by which ways. */
function noticesOf(
  { connection, config, sentences = kindNotices }: WiringOptions,
  clock: MovableClock,
  { people, grids, settings, wechat, outbox }: Places & { outbox: OutboxPort },
  { artisans, providers, catalogue, queue }: Marketplace,
  { payments, orders }: Transactions,
) {
  return makeNotices({
    ...{ connection, clock, outbox, outlets: providers.outlets },
    ...apisOf({ people, grids, settings, artisans, providers, catalogue }),
    ...apisOf({ payments, orders, queue }),
    sentences: { ...noticeSentences, ...sentences },
    openidOf: (personId, inMini) => wechat.api.openidOf(personId, inMini),
    wechatForms: Object.keys(config.wechat.open?.forms ?? {}),
    miniForms: Object.entries(config.wechat.open?.mini?.forms ?? {}).map(([name, { id }]) => ({ name, id })),
  });
}

/** The books, and what people are told. */
function makeRecords(
  options: WiringOptions,
  clock: MovableClock,
  places: Places & { outbox: OutboxPort },
  market: Marketplace,
  deals: Transactions,
) {
  const { connection, log } = options;
  const { grids, audit, people, settings, quotas, wechat } = places;
  const { artisans, providers, catalogue, queue } = market;
  const { payments, orders, reviews } = deals;
  const ledger = makeLedger({
    ...{ connection, clock },
    payments: payments.api,
    orders: orders.api,
    pathOf: grids.api.pathOf,
    ratesOf: async (ref) => {
      const provider = await providers.api.seek(ref);
      return provider && feeRates(settings.api.of(provider.gridPath));
    },
    providerOf: async (personId) => (await providers.api.ofPerson(personId))?.ref ?? null,
    placesOf: (actor) => providers.api.earningFor(actor),
  });
  const earned = { books: ledger.api, settings, wechat, providers, payments, orders };
  const transfers = makeWithdrawals(options, clock, earned);
  const bills = readBills(options, clock, { books: ledger.api, grids, audit, payments, transfers });
  const funds = fundsOf(options, clock, ledger.api, places);
  const accounting = accountingOf(clock, { ...places, ...deals, books: ledger.api, providers });
  const notices = noticesOf(options, clock, places, market, deals);
  const needs = makeNeeds({ connection, clock, log, grids: grids.api, quotas: quotas.api });
  needs.api.onAnswered((need, key) => notices.api.delivery.notify(need.personId, 'need.close', need, key));
  const kept = { people, queue, artisans, providers, orders, reviews, ledger, transfers, notices };
  const reports = makeReporting({ ...kept, connection, clock, log, settings, quotas, audit, catalogue });
  followClosing({ ...kept, wechat, needs, reports });
  return { ledger, transfers, bills, funds, accounting, notices, needs, reports };
}

const partsOf = (features: readonly { parts: FeatureParts<Handlers> }[]) =>
  features.map(({ parts }) => parts);

/** What each feature gives to the others. */
const apisOf = <F extends Record<string, { api: unknown }>>(features: F) =>
  Object.fromEntries(Object.entries(features).map(([name, { api }]) => [name, api])) as {
    [K in keyof F]: F[K]['api'];
  };

/** The features in their order; each knows only those before it. */
export function makeFeatures(options: WiringOptions, clock: MovableClock) {
  const outbox = outboxOf(options, clock);
  const places: Places = makePlaces(options, clock, outbox, () => textsAt(places, marketplace, transactions));
  const marketplace = makeMarketplace(options, clock, places);
  const transactions: Transactions = makeTransactions(options, clock, places, marketplace);
  const shelf = makeCards(options, clock, places, marketplace, transactions);
  const records = makeRecords(options, clock, { ...places, outbox }, marketplace, transactions);
  const { ledger, transfers, bills, funds, accounting, notices, needs, reports } = records;
  const { placeOf, grids, audit, settings, quotas, files, reach } = places;
  const { people, phoneChanges, wechat, proxies, moderation } = places;
  const { startsOf, categories, artisans, providers, catalogue, calendars } = marketplace;
  const { stock, queue, sessions, units, windows } = marketplace;
  const { payments, orders, reviews } = transactions;
  const arriving = [people, phoneChanges, wechat, proxies, moderation];
  const placing = [grids, audit, settings, quotas, files, reach, ...arriving];
  const claimed = [stock, queue, sessions, units, windows];
  const offering = [categories, artisans, providers, catalogue, calendars, ...claimed];
  const dealing = [payments, orders, reviews];
  const watched = forStaff(options, clock, { ...places, ...marketplace, ...transactions, ...records, shelf });
  const paying = [ledger, transfers, bills, funds, accounting];
  const following = [...paying, notices, needs, reports, ...watched];
  return {
    ...{ clock, outbox, placeOf, startsOf },
    parts: partsOf([...placing, ...offering, ...dealing, shelf, ...following, outbox]),
    ...apisOf({ grids, audit, settings, files, people, moderation, reach }),
    ...{ signIn: people.signIn, logins: people.logins, secondFactors: people.secondFactors },
    outlets: providers.outlets,
    ...apisOf({ categories, artisans, providers, catalogue, calendars }),
    ...apisOf({ stock, queue, sessions, units, windows }),
    ...apisOf({ payments, orders, reviews, ledger, bills, notices }),
    ...shelf.api,
  };
}
export type Features = ReturnType<typeof makeFeatures>;
