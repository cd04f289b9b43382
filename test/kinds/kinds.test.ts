import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundleContract } from '../../src/contract/bundle.ts';
import { loadContract } from '../../src/contract/load.ts';
import { readPart, readSources } from '../../src/contract/parts.ts';
import { orderKinds } from '../../src/features/orders/index.ts';
import { hour } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { LooseCallOptions } from '../support/client.ts';
import {
  freeStarts,
  givenBooked,
  givenNeighbourhood,
  givenOrder,
  type Neighbourhood,
  termsShown,
} from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';
import { kindNames, saidIn } from '../web/kind.names.ts';
import { walkKind, walkSentences } from './walk/index.ts';

type Body = Record<string, unknown>;
type Loose = Record<string, (call: LooseCallOptions | string, body?: Body) => Promise<Body>>;

/** Calls of a contract that the product's types do not know. */
const loose = (caller: unknown) => caller as Loose;

describe('a kind of order that the product does not have', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let listing: string;
  const provider = () => loose(app.as(near.barber));
  const resident = () => loose(app.as(near.resident));

  before(async () => {
    const sources = await readSources();
    const own = readPart(resolve('test/kinds/walk/walk.api.yaml'));
    const contract = loadContract(bundleContract({ ...sources, parts: [...sources.parts, own] }));
    const kinds = [...orderKinds, walkKind];
    app = await startApp({}, undefined, { kinds, contract, sentences: walkSentences });
    near = await givenNeighbourhood(app);
    const { categories } = app.application.features;
    const entry = { ...categories.findLeaf('haircut'), kinds: ['service', 'walk'] };
    const plan = await categories.plan({ format: 'daren-categories/1', categories: [entry] });
    await categories.apply(plan, { actorId: null, as: 'command' });
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });

  const offer = (more: Body = {}) => ({
    kind: 'walk',
    category: 'haircut',
    title: '河边走走',
    route: '柳岸到杏林',
    priceKind: 'market',
    priceFen: 1000,
    ...more,
  });
  // not the very next start: that one passes while a test runs
  const booking = async (nth = 2) => ({
    kind: 'walk',
    listingId: listing,
    terms: await termsShown(app, listing),
    startAt: (await freeStarts(app, listing, near.place))[nth],
    place: near.place,
    payWay: 'native',
  });

  it('is offered, approved and shown with what is its own', async () => {
    const made = await provider()['createListing']?.({ body: offer() });
    listing = String(made?.['id']);
    assert.equal(made?.['route'], '柳岸到杏林');
    await app.as(near.barber).submitListing(listing);
    await app.as(near.approver).approveListing(listing);
    const shelf = await app.as(near.resident).getShelf({ query: { place: near.place, q: '河边' } });
    assert.deepEqual(
      shelf.items.map((card) => [card.kind as string, (card as unknown as Body)['route']]),
      [['walk', '柳岸到杏林']],
    );
  });

  it('is refused for what is not its own', async () => {
    const bad = [offer({ durationMinutes: 30 }), offer({ route: '' }), { ...offer(), kind: 'swim' }];
    for (const body of bad) {
      const refused = await app.as(near.barber).refused.createListing({ body: body as never });
      assert.equal(refused.code, 'invalid', JSON.stringify(body));
    }
    const elsewhere = await app
      .as(near.barber)
      .refused.createListing({ body: offer({ category: 'hair_colouring' }) as never });
    assert.equal(elsewhere.code, 'category_kind_refused');
    const none = await app.as(near.barber).refused.createListing({ body: offer({ kind: 'swim' }) as never });
    assert.equal(none.errors?.[0]?.path, '/body/kind', 'an unknown kind is named as what is wrong');
    const wrong = { ...(await booking()), kind: 'service' };
    assert.equal(
      (await app.as(near.resident).refused.bookOrder({ body: wrong as never })).code,
      'kind_mismatch',
    );
  });

  it('takes its time, is walked, booked in the ledger, reviewed and paid out', async () => {
    const body = await booking();
    const order = (await resident()['bookOrder']?.({ body })) as Body;
    assert.deepEqual([order['state'], order['phase'], order['steps']], ['booked', 'booked', ['cancel']]);
    assert.deepEqual(order['phases'], ['booked', 'walked', 'settled']);
    const id = String(order['id']);
    const again = await app.as(near.neighbour).refused.bookOrder({ body: body as never });
    assert.equal(again.code, 'slot_taken');
    const view = await upload(app, near.barber, await drawn(), 'finish');
    const walked = (await provider()['walkedOrder']?.(id, { cashFen: 700, pictures: [view.id] })) as Body;
    const { timeline } = await app.as(near.resident).getOrder(id);
    assert.deepEqual(timeline.at(-1)?.pictures, [view], 'its kind marks the step with which pictures come');
    assert.equal(timeline.at(-1)?.amountFen, 700, 'beside what the step says itself');
    assert.deepEqual([walked['phase'], walked['reviewable']], ['walked', true]);
    assert.ok(
      (await freeStarts(app, listing, near.place)).includes(String(body.startAt)),
      'its time is free',
    );
    await app.as(near.resident).writeReview(id, { stars: 5, text: '走得很舒服' });
    await app.as(near.barber).writeReview(id, { stars: 5, text: '谢谢' });
    await app.pass(2 * hour);
    const settled = await app.as(near.resident).getOrder(id);
    assert.deepEqual([settled.state as string, settled.amounts.payableFen], ['settled', 700]);
    const { ledger } = app.application.features;
    const { provider: whose } = settled;
    assert.equal(await ledger.balanceOf(`escrow:${id}`), 0);
    assert.equal(await ledger.balanceOf(`payable:artisan:${whose.id}`), -700);
    assert.equal(await ledger.balanceOf(`cash:${near.barber._id}`), 700);
    const shelf = await app.as(near.resident).getShelf({ query: { place: near.place, q: '河边' } });
    assert.equal(shelf.items[0]?.rating, 5);
  });

  it('tells people in its own words, and gives its time back', async () => {
    const notices = await app.as(near.barber).listNotices({ query: {} });
    assert.ok(notices.items.some(({ text }) => text === '有人想和您去河边走走。'));
    const body = await booking(5);
    const order = (await resident()['bookOrder']?.({ body })) as Body;
    assert.ok(!(await freeStarts(app, listing, near.place)).includes(String(body.startAt)));
    const id = String(order['id']);
    assert.equal((await app.as(near.barber).getOrder(id)).as, 'provider');
    await app.as(near.resident).cancelOrder({ params: { id }, body: {} });
    assert.equal((await app.as(near.barber).refused.getOrder(id)).code, 'not_found');
    assert.ok((await freeStarts(app, listing, near.place)).includes(String(body.startAt)));
    assert.deepEqual(await app.application.features.orders.audit(0), { overlaps: [], orphans: [], lost: [] });
  });

  it('stands beside the others: both kinds in one list, each with its own progress', async () => {
    const haircut = await givenBooked(app, near, near.haircut, { nth: 12 });
    const mine = await app.as(near.resident).listOrders({ query: { as: 'resident' } });
    assert.deepEqual([...new Set(mine.items.map(({ kind }) => kind as string))].sort(), ['service', 'walk']);
    assert.equal(mine.items.find(({ id }) => id === haircut.id)?.phases.length, 5);
    const confirmed = await givenOrder(app, near, 'confirmed', { nth: 9 });
    await app.as(near.resident).cancelOrder({ params: { id: confirmed.id }, body: {} });
    const theirs = await app.as(near.barber).listOrders({ query: { as: 'provider' } });
    const shown = theirs.items.map(({ kind, state }) => `${kind} ${state}`).sort();
    assert.deepEqual(shown, ['service cancelled', 'walk settled'], 'each kind says what its providers see');
    const over = await app.as(near.barber).listOrders({ query: { as: 'provider', state: 'cancelled' } });
    assert.deepEqual(
      over.items.map(({ id }) => id),
      [confirmed.id],
    );
  });
});

describe('the engine, the features beside it and what puts them together', () => {
  const folders = [
    'orders/engine',
    'catalogue',
    'calendars',
    'payments',
    'reviews',
    'shelf',
    'ledger',
    'notices',
  ];
  const kinds = readdirSync('src/features/orders/kinds', { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name);
  const outside = [
    'src/wiring.ts',
    'src/wiring.features.ts',
    'src/app.ts',
    'src/main.ts',
    'src/admin.ts',
    'src/copy/zh-CN.ts',
  ];
  /** A kind's name as a value, in an identifier of its own, or in the path of an import. */
  const namesOf = (text: string) =>
    kinds.filter((kind) => {
      const type = kind.charAt(0).toUpperCase() + kind.slice(1);
      const pattern = `['"\`]${kind}['"\`.]|\\b${type}(Order|Listing|Offer|Step|State|Way|Types|Booking)|\\b${kind}(Kind|Parts|Process|Notices|Pages)\\b|kinds/${kind}`;
      return new RegExp(pattern).test(text);
    });
  const filesIn = (folder: string) =>
    readdirSync(`src/features/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|yaml)$/.test(name))
      .map((name) => `src/features/${folder}/${name}`);

  it('name no kind of order', () => {
    const all = [...folders.flatMap(filesIn), ...outside];
    const found = all.filter((file) => namesOf(readFileSync(file, 'utf8')).length > 0);
    assert.deepEqual(found, []);
  });
  it('name no state of one', () => {
    const { states } = kindNames();
    const found = folders.flatMap(filesIn).flatMap((file) => {
      const said = saidIn(readFileSync(file, 'utf8'), { fields: [], words: [], states });
      return said.map((state) => `${file} ${state}`);
    });
    assert.deepEqual(found, []);
  });
  it('would be found out', () => {
    assert.deepEqual(namesOf("if (order.kind === 'service') return;"), ['service']);
    assert.deepEqual(namesOf('const each: ServiceOrder = order;'), ['service']);
    assert.deepEqual(namesOf('sentences = serviceNotices'), ['service']);
    assert.deepEqual(namesOf('export class OrderService { service = 1 }'), []);
  });
});
