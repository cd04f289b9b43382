import assert from 'node:assert/strict';
import type { NewOffer } from '../../src/features/catalogue/index.ts';
import { seedEntries } from '../../src/features/categories/category.seed.ts';
import type { ServiceListing } from '../../src/features/orders/index.ts';
import { day } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { community, doorstep, haircut, next, refusedWith, useMarket } from './market.ts';

const cap = seedEntries().find(({ code }) => code === 'haircut')?.lowfeeCapFen ?? 0;

describe('listings', () => {
  const market = useMarket();

  describe('an offer', () => {
    it('is made by an artisan at work only', async () => {
      const { artisans, catalogue, actors, activeBarber } = market;
      for (const actor of [actors.resident, actors.staff]) {
        await assert.rejects(catalogue.create(actor, haircut), refusedWith('artisan_needed'));
      }
      const { id, actor } = await activeBarber();
      const { listing, steps } = await catalogue.create(actor, haircut);
      assert.equal(listing.state, 'draft');
      assert.equal(listing.grid, doorstep);
      assert.equal(listing.policy, 'flexible');
      assert.deepEqual(steps, ['edit', 'submit', 'retire']);
      await artisans.step(actors.staff, id, 'suspend', { reason: '待查' });
      await assert.rejects(catalogue.create(actor, haircut), refusedWith('artisan_needed'));
      await assert.rejects(catalogue.take(actor, listing._id, 'submit'), refusedWith('artisan_needed'));
    });

    it('keeps to the price of its kind', async () => {
      const { catalogue, activeBarber } = market;
      const { actor } = await activeBarber();
      const priced = (priceKind: NewOffer['priceKind'], priceFen: number) =>
        catalogue.create(actor, { ...haircut, priceKind, priceFen });
      for (const [kind, fen] of [
        ['free', 1],
        ['lowfee', cap + 1],
        ['lowfee', 0],
        ['market', 0],
      ] as const) {
        await assert.rejects(priced(kind, fen), refusedWith('price_refused'), `${kind} ${fen}`);
      }
      for (const [kind, fen] of [
        ['free', 0],
        ['lowfee', cap],
        ['lowfee', 1],
        ['market', 1],
        ['quote', 0],
        ['quote', 5000],
      ] as const) {
        assert.equal((await priced(kind, fen)).listing.priceFen, fen);
      }
    });

    it('names a leaf, an address where people come to, and a grid of its own', async () => {
      const { catalogue, activeBarber } = market;
      const { actor } = await activeBarber();
      for (const wrong of [
        { category: 'beauty' },
        { category: 'flying' },
        { address: null },
        { address: '   ' },
        { grid: next },
        { way: 'at_shop', grid: community },
      ] as const) {
        await assert.rejects(
          catalogue.create(actor, { ...haircut, ...wrong }),
          refusedWith('invalid'),
          JSON.stringify(wrong),
        );
      }
      const shop = await catalogue.create(actor, { ...haircut, way: 'at_shop', grid: next });
      assert.equal(shop.listing.grid, next);
      const home = await catalogue.create(actor, { ...haircut, way: 'at_home' });
      assert.equal((home.listing as ServiceListing).address, null, 'a visit has no address of the artisan');
    });

    it('is refused for its words, whatever stands between them', async () => {
      const { catalogue, activeBarber } = market;
      const { actor } = await activeBarber();
      for (const title of ['理发送刷单', '理发 刷 单', '理发ＡＢ刷·单', '刷\u200b单']) {
        await assert.rejects(
          catalogue.create(actor, { ...haircut, title }),
          refusedWith('text_refused'),
          title,
        );
      }
      await assert.rejects(
        catalogue.create(actor, { ...haircut, description: '也 代 孕' }),
        (thrown) => isAppError(thrown, 'text_refused') && thrown.errors[0]?.path === '/body/description',
      );
      await catalogue.create(actor, { ...haircut, title: '刷漆 单人' });
    });

    it('with the same key is made once', async () => {
      const { catalogue, activeBarber } = market;
      const { actor } = await activeBarber();
      const made = await Promise.all(['k', 'k', 'k'].map((key) => catalogue.create(actor, haircut, key)));
      assert.equal(new Set(made.map(({ listing }) => listing._id)).size, 1);
    });
  });

  describe('an edit', () => {
    it('is made on the version that was read', async () => {
      const { catalogue, activeBarber } = market;
      const { actor } = await activeBarber();
      const { listing } = await catalogue.create(actor, haircut);
      const edited = await catalogue.edit(actor, listing._id, { title: '精剪' }, listing.n);
      assert.equal(edited.listing.title, '精剪');
      assert.equal(edited.listing.priceFen, haircut.priceFen);
      await assert.rejects(
        catalogue.edit(actor, listing._id, { title: '旧页面' }, listing.n),
        refusedWith('stale_version'),
      );
      await assert.rejects(
        catalogue.edit(actor, listing._id, { priceKind: 'free' }, edited.listing.n),
        refusedWith('price_refused'),
      );
      assert.equal(
        (await catalogue.findListing(listing._id)).n,
        edited.listing.n,
        'a refusal leaves no trace',
      );
    });

    it('of two at once exactly one is taken', async () => {
      const { catalogue, activeBarber } = market;
      const { actor } = await activeBarber();
      const { listing } = await catalogue.create(actor, haircut);
      const both = await Promise.allSettled(
        ['甲款', '乙款'].map((title) => catalogue.edit(actor, listing._id, { title }, listing.n)),
      );
      assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
    });

    it('makes a draft of what is submitted, and is closed for good once it is retired', async () => {
      const { catalogue, activeBarber } = market;
      const { actor } = await activeBarber();
      const { listing } = await catalogue.create(actor, haircut);
      const submitted = await catalogue.take(actor, listing._id, 'submit');
      const edited = await catalogue.edit(actor, listing._id, { title: '改名' }, submitted.listing.n);
      assert.equal(edited.listing.state, 'draft');
      const retired = await catalogue.take(actor, listing._id, 'retire');
      await assert.rejects(
        catalogue.edit(actor, listing._id, { title: '再改' }, retired.listing.n),
        refusedWith('step_closed'),
      );
    });
  });

  describe('approval', () => {
    it('is for staff of the grid who is not the artisan', async () => {
      const { artisans, catalogue, actors, people } = market;
      const { phone } = await people.find(actors.third.personId ?? '');
      const said = { name: '职工', phone, grid: doorstep, skills: ['haircut'] };
      const id = (await artisans.nominate(actors.leader, said)).artisan._id;
      await artisans.check(actors.staff, id, { phoneConfirmed: true, visited: true });
      await artisans.approve(actors.colleague, id);
      const owner = { ...actors.third, roles: (await people.find(actors.third.personId ?? '')).roles };
      const { listing } = await catalogue.create(owner, haircut);
      const submitted = await catalogue.take(owner, listing._id, 'submit');
      await assert.rejects(catalogue.approve(owner, listing._id, undefined), refusedWith('forbidden'));
      for (const actor of [actors.foreignStaff, actors.resident]) {
        await assert.rejects(catalogue.see(actor, listing._id), refusedWith('not_found'));
        await assert.rejects(catalogue.approve(actor, listing._id, undefined), refusedWith('not_found'));
      }
      await assert.rejects(
        catalogue.approve(actors.supervisor, listing._id, undefined),
        refusedWith('forbidden'),
      );
      const approved = await catalogue.approve(actors.staff, listing._id, submitted.listing.n);
      assert.equal(approved.listing.state, 'live');
    });

    it('approves what was looked at and nothing newer', async () => {
      const { catalogue, actors, activeBarber } = market;
      const { actor } = await activeBarber();
      const { listing } = await catalogue.create(actor, haircut);
      const seen = await catalogue.take(actor, listing._id, 'submit');
      await catalogue.edit(actor, listing._id, { priceFen: 99900 }, seen.listing.n);
      await catalogue.take(actor, listing._id, 'submit');
      await assert.rejects(
        catalogue.approve(actors.staff, listing._id, seen.listing.n),
        refusedWith('stale_version'),
      );
    });

    it('is refused with a reason, which a change answers', async () => {
      const { catalogue, actors, activeBarber } = market;
      const { actor } = await activeBarber();
      const { listing } = await catalogue.create(actor, haircut);
      await catalogue.take(actor, listing._id, 'submit');
      const rejected = await catalogue.reject(actors.staff, listing._id, '请写清楚价格包含什么');
      assert.equal(rejected.listing.rejectReason, '请写清楚价格包含什么');
      const edited = await catalogue.edit(actor, listing._id, { description: '含洗' }, rejected.listing.n);
      assert.equal(edited.listing.state, 'draft');
      assert.equal(edited.listing.rejectReason, null);
    });

    it('is reminded of while it waits, and waits for the longest first', async () => {
      const { catalogue, actors, activeBarber, pass } = market;
      const { actor } = await activeBarber();
      const ids: string[] = [];
      for (const title of ['一号', '二号', '三号']) {
        const { listing } = await catalogue.create(actor, { ...haircut, title });
        ids.push(listing._id);
      }
      for (const id of ids.toReversed()) {
        await catalogue.take(actor, id, 'submit');
        await pass(1000);
      }
      const queue = await catalogue.listQueue(actors.staff, 'submitted', { limit: 2 });
      assert.deepEqual(
        queue.items.map(({ listing }) => listing._id),
        ids.toReversed().slice(0, 2),
      );
      const rest = await catalogue.listQueue(actors.staff, 'submitted', {
        limit: 2,
        cursor: queue.next ?? '',
      });
      assert.deepEqual(
        rest.items.map(({ listing }) => listing._id),
        ids.slice(0, 1),
      );
      assert.deepEqual((await catalogue.listQueue(actors.foreignStaff, 'submitted', { limit: 9 })).items, []);
      await pass(2.1 * day);
      assert.equal((await catalogue.findListing(ids[0] ?? '')).timeline.at(-1)?.step, 'remind');
      assert.equal((await catalogue.listMine(actor, { limit: 9 })).items.length, 3);
    });
  });

  describe('with its artisan', () => {
    it('is held while they are suspended and comes back with them', async () => {
      const { artisans, catalogue, actors, activeBarber, liveListing } = market;
      const { id, actor } = await activeBarber();
      const live = await liveListing(actor);
      const paused = await liveListing(actor, { title: '自己停的' });
      await catalogue.take(actor, paused._id, 'pause');
      await artisans.step(actors.staff, id, 'suspend', { reason: '待查' });
      const held = await catalogue.see(actor, live._id);
      assert.equal(held.listing.state, 'paused');
      assert.equal(held.listing.held, true);
      assert.ok(!held.steps.includes('resume'));
      await assert.rejects(catalogue.take(actor, live._id, 'resume'), refusedWith('step_closed'));
      await assert.rejects(catalogue.take(actor, paused._id, 'resume'), refusedWith('artisan_needed'));
      await artisans.step(actors.staff, id, 'restore');
      assert.equal((await catalogue.findListing(live._id)).state, 'live');
      assert.equal((await catalogue.findListing(paused._id)).state, 'paused');
    });

    it('is not approved while they are suspended', async () => {
      const { artisans, catalogue, actors, activeBarber } = market;
      const { id, actor } = await activeBarber();
      const { listing } = await catalogue.create(actor, haircut);
      await catalogue.take(actor, listing._id, 'submit');
      await artisans.step(actors.staff, id, 'suspend', { reason: '待查' });
      await assert.rejects(
        catalogue.approve(actors.staff, listing._id, undefined),
        refusedWith('artisan_inactive'),
      );
    });

    it('stays down whichever of approval and suspension comes first', async () => {
      const { artisans, catalogue, actors, activeBarber } = market;
      for (let round = 0; round < 10; round += 1) {
        const { id, actor } = await activeBarber(`1360000000${round}`);
        const { listing } = await catalogue.create(actor, haircut);
        await catalogue.take(actor, listing._id, 'submit');
        await Promise.allSettled([
          catalogue.approve(actors.staff, listing._id, undefined),
          artisans.step(actors.colleague, id, 'suspend', { reason: '待查' }),
        ]);
        assert.notEqual((await catalogue.findListing(listing._id)).state, 'live');
      }
    });

    it('is retired when they leave', async () => {
      const { artisans, catalogue, activeBarber, liveListing } = market;
      const { id, actor } = await activeBarber();
      const live = await liveListing(actor);
      const { listing: draft } = await catalogue.create(actor, haircut);
      await artisans.step(actor, id, 'leave');
      for (const { _id } of [live, draft]) assert.equal((await catalogue.findListing(_id)).state, 'retired');
    });
  });
});
