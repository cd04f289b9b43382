import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type mongoose from 'mongoose';
import supertest from 'supertest';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { makeTreePresenter } from '../../src/features/categories/category.present.ts';
import { type Categories, type CategoryPlan, makeCategories } from '../../src/features/categories/index.ts';
import type { NewServiceOffer } from '../../src/features/orders/index.ts';
import type { AuditRecord } from '../../src/kernel/audit.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { type Application, wire } from '../../src/wiring.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { everybodyAt, sessionOpener } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { givenBooked, givenNeighbourhood, type Neighbourhood } from '../support/given.ts';
import { differences, held } from '../support/held.ts';

const format = 'daren-categories/1';
const offerOf = (category: string, title: string): NewServiceOffer => ({
  kind: 'service',
  category,
  title,
  way: 'at_home',
  durationMinutes: 60,
  priceKind: 'lowfee',
  priceFen: 1000,
});
const by = { actorId: null, as: 'command' };
const newLeaf = {
  code: 'kite_making',
  parent: 'lessons',
  name: '风筝制作',
  aliases: ['扎风筝'],
  objects: ['纸鸢'],
  group: 'quality',
  tierMinutes: 15,
  lowfeeCapFen: 2000,
};

describe('categories on two servers', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let other: Application;
  let second: mongoose.Connection;
  const recorded: AuditRecord[] = [];
  const of = (application: Application): Categories => application.features.categories;

  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    second = await connectMongo({ uri: app.config.mongodbUri, poolSize: 4, waitMs: 4000 });
    other = wire({ config: app.config, connection: second, log: silentLog, webDir: 'none', sms: null });
    await other.openData();
    await other.begin();
    app.application.start();
    other.start();
  });
  after(async () => {
    await other.stop();
    await second.close();
    assert.deepEqual(app.errors, []);
    await app.stop();
  });

  /** As `npm run categories -- import --yes` does it, in a process of its own. */
  async function importing(entries: readonly object[], district?: string): Promise<CategoryPlan> {
    const command = makeCategories({
      connection: await connectMongo({ uri: app.config.mongodbUri, poolSize: 2, waitMs: 4000 }),
      grids: app.application.features.grids,
      kinds: [],
      clock: { now: () => new Date() },
      audit: {
        async record(entry) {
          recorded.push(entry);
        },
      },
    }).api;
    await command.open();
    const plan = await command.plan({ format, categories: entries }, district);
    await command.apply(plan, by);
    return plan;
  }
  async function seenOnBoth(version: number): Promise<number> {
    const startedAt = performance.now();
    const both = [of(app.application), of(other)];
    await eventually(async () => both.every((each) => each.version === version));
    return performance.now() - startedAt;
  }
  /** The same, until both servers know it. */
  async function imported(entries: readonly object[], district?: string): Promise<void> {
    await seenOnBoth((await importing(entries, district)).version + 1);
  }
  const change = (code: string, more: object) => ({
    ...of(app.application).snapshot().common.seek(code),
    ...more,
  });

  it('can be offered without a restart within a second, and the trail says so', async () => {
    const plan = await importing([newLeaf]);
    const waited = await seenOnBoth(plan.version + 1);
    assert.ok(waited < 1000, `${Math.round(waited)} ms`);
    const server = everybodyAt(app.baseUrl, sessionOpener(app.application.features));
    const body = offerOf('kite_making', '春天扎风筝');
    const listing = await server(near.barber).createListing({ body });
    assert.equal(listing.categoryName, '风筝制作');
    const actor = { personId: near.barber._id, roles: [] };
    const there = await other.features.catalogue.create(actor, { ...body, title: '在另一台上' });
    assert.equal(there.categoryName, '风筝制作');
    assert.deepEqual(
      recorded.map(({ action, target, actorId, as }) => ({ action, target, actorId, as })),
      [{ action: 'categories.import', target: { kind: 'categories', id: 'common' }, ...by }],
    );
    assert.deepEqual(recorded[0]?.gridPath, ['510115'], 'every district reads of what all share');
    assert.deepEqual(Object.keys(recorded[0]?.after as object), ['kite_making']);
    assert.deepEqual(differencesOf(recorded[0]), [null, '风筝制作']);
  });
  const differencesOf = (entry: AuditRecord | undefined) =>
    [entry?.before, entry?.after].map(
      (side) => (side as Record<string, Record<string, unknown>>)['kite_making']?.['name'] ?? null,
    );

  it('of a district hold there alone', async () => {
    await imported([{ code: 'haircut', lowfeeCapFen: 1200 }], '510115');
    const { categories } = other.features;
    assert.equal(categories.findLeaf('haircut', near.place).lowfeeCapFen, 1200);
    assert.equal(categories.findLeaf('haircut').lowfeeCapFen, 1500);
    const atPlace = await app.as(null).listCategories({ query: { place: near.place } });
    assert.equal(atPlace.items.find(({ code }) => code === 'haircut')?.lowfeeCapFen, 1200);
    const unknown = categories.plan({ format, categories: [{ code: 'haircut' }] }, '999');
    await assert.rejects(unknown, /^CategoryFileError|999 is not the code of a district/);
  });

  it('that are called otherwise are so on cards and in search; an order keeps its name', async () => {
    const { id } = await givenBooked(app, near, near.haircut);
    await imported([change('haircut', { name: '剪理', aliases: ['阿波罗头'] })]);
    const cardNames = async (q: string) =>
      (await app.as(null).getShelf({ query: { place: near.place, q } })).items.map(
        ({ categoryName }) => categoryName,
      );
    await eventually(async () => (await cardNames('剪理')).every((name) => name === '剪理'));
    const found = await cardNames('阿波罗');
    assert.ok(found.length > 0, 'found by its new other name');
    assert.deepEqual([...new Set(found)], ['剪理']);
    const order = await app.application.features.orders.find(id);
    assert.equal(order.categoryName, '理发');
    await imported([change('haircut', { name: '理发', aliases: ['剪头发'] })]);
  });

  it('that reach less far take the cards along', async () => {
    await imported([change('haircut', { tierMinutes: 5 })]);
    const reaches = async () => {
      const cards = await app.connection.collection('cards').find({ category: 'haircut' }).toArray();
      return cards.map(({ reachMetres }) => Number(reachMetres));
    };
    await eventually(async () => (await reaches()).every((metres) => metres <= 400));
    await imported([change('haircut', { tierMinutes: 8 })]);
    await eventually(async () => (await reaches()).every((metres) => metres === 640));
  });

  it('are never read half old and half new', async () => {
    const { categories } = other.features;
    const pair = ['painting', 'singing'];
    let mixed = 0;
    let looks = 0;
    let running = true;
    const reading = (async () => {
      while (running) {
        const tree = categories.treeOf();
        const caps = pair.map((code) => tree.findLeaf(code).lowfeeCapFen);
        if (caps[0] !== caps[1]) mixed += 1;
        looks += 1;
        await categories.refresh();
      }
    })();
    for (let cap = 1; cap <= 10; cap += 1)
      await importing(pair.map((code) => change(code, { lowfeeCapFen: cap * 100 })));
    running = false;
    await reading;
    assert.ok(looks > 10, `${looks} looks`);
    assert.equal(mixed, 0);
    assert.equal(categories.findLeaf('painting').lowfeeCapFen, 1000);
  });

  it('that a file breaks stay as they are: nothing is written', async () => {
    const { categories } = app.application.features;
    const unsettled = async () => held(app.connection);
    await sleep(1500);
    const before = await unsettled();
    const broken = [newLeaf, { ...newLeaf, code: 'x1', name: '别的', parent: 'kite_making' }];
    await assert.rejects(categories.plan({ format, categories: broken }), (error: Error) => {
      assert.match(error.message, /^\/categories\/1\/parent names kite_making, which is no branch\.$/);
      return true;
    });
    assert.deepEqual(differences(before, await unsettled()), []);
  });

  it('whose file has faults of several sorts are told all of them in one round, and no echo', async () => {
    const { categories } = app.application.features;
    const sound = { ...newLeaf, code: 'x1', name: '别的' };
    const broken = [
      { ...sound, tierMinutes: 7, lowfeeCapFen: null, parent: 'kitchen' },
      { ...sound, code: 'X2' },
      { ...sound, code: 'x3', name: undefined, parent: 5, tier: 1 },
      { ...sound, code: 'x4' },
    ];
    await assert.rejects(
      categories.plan(JSON.parse(JSON.stringify({ format, categories: broken, more: 1 }))),
      (error: Error) => {
        assert.deepEqual(error.message.split('\n').sort(), [
          '/categories/0/lowfeeCapFen is missing: every leaf has one.',
          '/categories/0/parent names kitchen, which is not there.',
          '/categories/0/tierMinutes must be one of 5, 8, 10, 15, null.',
          '/categories/1/code must begin with a small letter and hold small letters, digits and underscores alone.',
          '/categories/2/name is missing.',
          '/categories/2/parent must be string or null.',
          '/categories/2/tier is not a field of this file.',
          '/categories/3/name is the name of x1 already.',
          '/more is not a field of this file.',
        ]);
        return true;
      },
    );
    await assert.rejects(categories.plan({ format, categories: broken }, '999'), (error: Error) => {
      assert.match(error.message, /^999 is not the code of a district\./m);
      assert.match(error.message, /\/categories\/0\/tierMinutes must be one of/);
      return true;
    });
  });

  it('that two people change at once are changed by one of them', async () => {
    const { categories } = app.application.features;
    const file = (cap: number) => ({ format, categories: [change('yoga', { lowfeeCapFen: cap })] });
    const [mine, theirs] = await Promise.all([categories.plan(file(1)), categories.plan(file(2))]);
    const done = await Promise.allSettled([categories.apply(mine, by), categories.apply(theirs, by)]);
    const refused = done.filter(({ status }) => status === 'rejected');
    assert.equal(refused.length, 1);
    assert.ok(isAppError((refused[0] as PromiseRejectedResult).reason, 'conflict'));
    await assert.rejects(categories.apply(mine, by), (error) => isAppError(error, 'conflict'));
  });

  it('that are retired are named, shown and booked, and not offered any more', async () => {
    const found = async (q: string) =>
      (await app.as(null).getShelf({ query: { place: near.place, q } })).items.map(({ id }) => id);
    const offered = async (q: string) =>
      (await app.as(null).suggestSearches({ query: { place: near.place, q } })).categories.map(
        ({ code }) => code,
      );
    await imported([change('haircut', { aliases: ['阿波罗头'] })]);
    await eventually(async () => (await found('阿波罗头')).includes(near.haircut));
    await imported([change('haircut', { aliases: ['阿波罗头'], retired: true })]);
    assert.ok((await found('阿波罗头')).includes(near.haircut), 'by its name for as long as it is live');
    assert.ok((await offered('阿波罗头')).includes('haircut'), 'and while it is typed');
    const anew = await app.as(near.barber).suggestCategories({ query: { place: near.place, q: '阿波罗头' } });
    assert.equal(JSON.stringify(anew).includes('"haircut"'), false, 'nothing new stands under it');
    assert.equal((await app.as(near.barber).getListing(near.haircut)).categoryName, '理发');
    await givenBooked(app, near, near.haircut, { nth: 3 });
    const body = offerOf('haircut', '再剪一次');
    const refused = await app.as(near.barber).refused.createListing({ body });
    assert.deepEqual([refused.code, refused.errors?.[0]?.path], ['invalid', '/body/category']);
    const all = await app.as(null).listCategories();
    assert.equal(all.items.find(({ code }) => code === 'haircut')?.retired, true);
    await imported([change('haircut', { aliases: ['剪头发'], retired: false })]);
  });

  it('are sent once: who has them is answered 304 until they change', async () => {
    const get = (tag = '"none"') => supertest(app.baseUrl).get('/api/categories').set('If-None-Match', tag);
    const first = await get();
    const tag = String(first.headers['etag']);
    assert.match(tag, /^"[\w-]{22}"$/);
    const again = await get(tag);
    assert.deepEqual([again.status, again.text], [304, '']);
    await imported([change('tai_chi', { objects: ['太极剑'] })]);
    const changed = await get(tag);
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers['etag'], tag);
  });

  it('for kinds that there are not are not shown', async () => {
    const { items } = await app.as(null).listCategories();
    assert.ok(items.some(({ code }) => code === 'activity_mid_autumn'));
    const present = makeTreePresenter(['service']);
    const codes = present(app.application.features.categories.treeOf()).items.map(({ code }) => code);
    assert.ok(codes.includes('haircut') && !codes.includes('activity_mid_autumn'));
  });
});
