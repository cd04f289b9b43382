import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after as afterAll, before as beforeAll } from 'mocha';
import type mongoose from 'mongoose';
import { makeFolderStorage } from '../../src/adapters/files/folder.ts';
import { connectMongo, ensureIndexes } from '../../src/adapters/mongo.ts';
import { makeArtisans } from '../../src/features/artisans/index.ts';
import { makeAudit } from '../../src/features/audit/index.ts';
import { calendarIdOf } from '../../src/features/calendars/index.ts';
import { type Listing, makeCatalogue } from '../../src/features/catalogue/index.ts';
import { makeCategories } from '../../src/features/categories/index.ts';
import { makeFiles } from '../../src/features/files/index.ts';
import { makeGrids } from '../../src/features/grids/index.ts';
import { type NewServiceOffer, orderKinds } from '../../src/features/orders/index.ts';
import { makePeople } from '../../src/features/people/index.ts';
import { makeProviders } from '../../src/features/providers/index.ts';
import { makeReach } from '../../src/features/reach/index.ts';
import { makeShelf } from '../../src/features/shelf/index.ts';
import type { Actor, RoleGrant } from '../../src/kernel/actor.ts';
import { before, hour, makeClock } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { Sealing } from '../../src/kernel/sealing.ts';
import { makeSource } from '../ground/map.ts';
import { GRIDS, MICRO, TOWN } from '../ground/town.ts';
import { ownDatabase } from '../support/app.ts';
import { noQuotas } from '../support/quotas.ts';
import { plainSettings } from '../support/settings.ts';

/** Micro-grids along one street, 300 m apart; the yard lies near them on the other bank, without a bridge. */
export const [doorstep, next, third, far, yard] = Object.keys(MICRO) as [
  string,
  string,
  string,
  string,
  string,
];
export const community = '5101150101';
export const otherCommunity = '5101150202';

/** What later features will say of a listing; tests set it. */
interface KnownFacts {
  ratings: Map<string, { average: number; count: number }>;
  nextStarts: Map<string, Date>;
}

function makeServices(connection: mongoose.Connection, facts: KnownFacts) {
  const clock = makeClock();
  const log = silentLog;
  const gridFeature = makeGrids({ connection });
  const grids = gridFeature.api;
  const reachFeature = makeReach({ connection, grids });
  const reach = reachFeature.api;
  const settings = plainSettings;
  const auditFeature = makeAudit({
    connection,
    clock,
    grids,
    namesOf: async () => new Map(),
    workersCalled: async () => [],
  });
  const audit = auditFeature.api;
  const peopleParts = makePeople({
    gridsBelow: grids.below,
    connection,
    clock,
    audit,
    demo: false,
    placeOf: async () => null,
    pathOf: grids.pathOf,
    codesPerAddress: async () => 60,
    passwordsPerAddress: async () => 60,
    idleDays: async () => 180,
    sealing: new Sealing([]),
    isSecondFactorRequired: () => false,
    outbox: { put: async () => {} },
  });
  const people = peopleParts.api;
  const kinds = orderKinds.map(({ kind }) => kind);
  const categoryParts = makeCategories({ connection, grids, kinds, audit, clock });
  const categories = categoryParts.api;
  const storage = makeFolderStorage(join(tmpdir(), 'daren-no-files'));
  const fileParts = makeFiles({ connection, clock, audit, storage });
  const files = fileParts.api;
  const artisanParts = makeArtisans({
    connection,
    clock,
    log,
    audit,
    grids,
    people,
    categories,
    settings,
    quotas: noQuotas,
    files,
  });
  const artisans = artisanParts.api;
  const providerParts = makeProviders({
    connection,
    clock,
    log,
    audit,
    grids,
    people,
    artisans,
    settings,
    files,
    quotas: noQuotas,
    kindsOf: () => [],
  });
  const providers = providerParts.api;
  const catalogueParts = makeCatalogue({
    connection,
    clock,
    log,
    audit,
    kinds: orderKinds.map(({ listing }) => listing),
    categories,
    providers,
    grids,
    reach,
    settings,
    quotas: noQuotas,
    files,
    namesOf: people.namesOf.bind(people),
  });
  const catalogue = catalogueParts.api;
  const shelfParts = makeShelf({
    connection,
    clock,
    catalogue,
    categories,
    providers,
    grids,
    reach,
    settings,
    withheld: async () => new Set(),
    ratingOf: async (id) => facts.ratings.get(id) ?? { average: null, count: 0 },
    nextStartOf: async ({ _id, provider }) => {
      const startAt = facts.nextStarts.get(_id) ?? null;
      return {
        calendarId: calendarIdOf(provider),
        startAt,
        bookableUntil: startAt && before(startAt, 2 * hour),
      };
    },
  });
  const parts = [
    gridFeature,
    fileParts,
    auditFeature,
    reachFeature,
    peopleParts,
    categoryParts,
    artisanParts,
    providerParts,
    catalogueParts,
    shelfParts,
  ].map((each) => each.parts);
  return { clock, grids, reach, people, categories, artisans, catalogue, ...shelfParts.api, parts };
}
type Services = ReturnType<typeof makeServices>;

const barberPhone = '13800000001';
let lastPhone = 13_900_000_000;

async function someone(services: Services, roles: RoleGrant[]): Promise<Actor> {
  lastPhone += 1;
  const person = await services.people.ensureByPhone(String(lastPhone), '某人', { roles });
  return { personId: person._id, roles };
}

/** Who works in the town. */
async function makeActors(services: Services) {
  const on = (role: RoleGrant['role'], grid: string) => someone(services, [{ role, grid }]);
  return {
    leader: await on('leader', doorstep),
    staff: await on('staff', community),
    colleague: await on('staff', community),
    third: await on('staff', community),
    supervisor: await on('supervisor', '510115'),
    foreignStaff: await on('staff', otherCommunity),
    resident: await someone(services, []),
  };
}
type Actors = Awaited<ReturnType<typeof makeActors>>;

export interface Market extends Services {
  facts: KnownFacts;
  actors: Actors;
  connection: mongoose.Connection;
  /** Moves business time on and lets what is due happen. */
  pass(ms: number): Promise<void>;
  nominateBarber(phone?: string): Promise<string>;
  /** An artisan at work, and the actor who is that person. */
  activeBarber(phone?: string, grid?: string): Promise<{ id: string; actor: Actor }>;
  liveListing(owner: Actor, change?: Partial<NewServiceOffer>): Promise<Listing>;
}

export const haircut: NewServiceOffer = {
  kind: 'service',
  category: 'haircut',
  title: '老街坊手艺',
  way: 'at_artisan',
  address: '杏林路 1 号',
  durationMinutes: 30,
  priceKind: 'market',
  priceFen: 3000,
};

function makeGiven(services: Services, actors: Actors) {
  const { artisans, catalogue, people } = services;
  async function nominateBarber(phone = barberPhone, grid = doorstep): Promise<string> {
    const nominator = grid === doorstep ? actors.leader : actors.third;
    const said = { name: '王建国', phone, grid, skills: ['haircut'], note: '手艺好' };
    return (await artisans.nominate(nominator, said)).artisan._id;
  }
  async function activeBarber(phone = barberPhone, grid = doorstep) {
    const id = await nominateBarber(phone, grid);
    await artisans.check(actors.staff, id, { phoneConfirmed: true, visited: true });
    await artisans.approve(actors.colleague, id);
    const person = await people.seekByPhone(phone);
    if (!person) throw new Error('approval makes the person');
    return { id, actor: { personId: person._id, roles: person.roles } };
  }
  async function liveListing(owner: Actor, change: Partial<NewServiceOffer> = {}): Promise<Listing> {
    const { listing } = await catalogue.create(owner, { ...haircut, ...change });
    await catalogue.take(owner, listing._id, 'submit');
    return (await catalogue.approve(actors.staff, listing._id, undefined)).listing;
  }
  return { nominateBarber, activeBarber, liveListing };
}

/** The real services on a database of their own, with the town of the ground tests under them. */
async function openMarket(): Promise<Market> {
  const connection = await connectMongo({ uri: ownDatabase(), poolSize: 8, waitMs: 4000 });
  const facts: KnownFacts = { ratings: new Map(), nextStarts: new Map() };
  const services = makeServices(connection, facts);
  await ensureIndexes(services.parts.flatMap((part) => part.models));
  await services.categories.open();
  await services.reach.importGround({ osm: makeSource(TOWN), grids: GRIDS });
  const actors = await makeActors(services);
  return {
    ...services,
    facts,
    actors,
    connection,
    ...makeGiven(services, actors),
    async pass(ms) {
      services.clock.setOffset(services.clock.offsetMs() + ms);
      await services.artisans.runner.tick();
      await services.catalogue.runner.tick();
    },
  };
}

export const refusedWith = (code: string) => (thrown: unknown) => isAppError(thrown, code);

/** A market for a block of tests, emptied of artisans, listings and cards before each. */
export function useMarket(): Market {
  const market = {} as Market;
  beforeAll(async () => Object.assign(market, await openMarket()));
  beforeEach(async () => {
    const emptied = ['artisans', 'listings', 'cards'];
    for (const name of emptied) await market.connection.collection(name).deleteMany({});
    market.facts.ratings.clear();
    market.facts.nextStarts.clear();
  });
  afterAll(async () => {
    await market.connection.dropDatabase();
    await market.connection.close();
  });
  return market;
}

/** What tests of the shelf do over and over. */
export function shopkeeping(market: ReturnType<typeof useMarket>) {
  return {
    titlesAt: async (place: string, more: { category?: string; q?: string } = {}) =>
      (await market.shelf.list({ place, limit: 50, ...more })).items.map(({ card }) => card.title),
    /** One listing per title, all of one barber. */
    async stock(offers: Partial<NewServiceOffer>[]) {
      const { actor } = await market.activeBarber();
      const made = [];
      for (const offer of offers) made.push(await market.liveListing(actor, offer));
      return { actor, made };
    },
  };
}
