import assert from 'node:assert/strict';
import { calendarIdOf } from '../../src/features/calendars/index.ts';
import { presentCard, presentShelfListing } from '../../src/features/shelf/shelf.present.ts';
import { day, hour } from '../../src/kernel/clock.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { doorstep, far, next, refusedWith, shopkeeping, third, useMarket, yard } from './market.ts';

describe('the shelf', () => {
  const market = useMarket();
  const { stock, titlesAt } = shopkeeping(market);

  describe('at a place', () => {
    it('shows what can be walked to within the tier and the own limit, and nothing else', async () => {
      // the street's micro-grids stand 300 m apart: 理发 reaches 640 m, 家电维修 1,200 m
      await stock([
        { title: '理发店' },
        { title: '近处理发', limitMinutes: 5 },
        { title: '修家电', category: 'appliance_repair' },
      ]);
      const all = ['修家电', '理发店', '近处理发'];
      assert.deepEqual((await titlesAt(doorstep)).sort(), all);
      assert.deepEqual((await titlesAt(next)).sort(), all);
      assert.deepEqual((await titlesAt(third)).sort(), ['修家电', '理发店']);
      assert.deepEqual(await titlesAt(far), ['修家电']);
      assert.deepEqual(await titlesAt(yard), [], 'across the river, 250 m off in a straight line');
    });

    it('gives detail by the same rule, and out of it nothing leaks', async () => {
      const { shelf, catalogue } = market;
      const { made, actor } = await stock([{ title: '理发店', description: '里弄老店' }]);
      const id = made[0]?._id ?? '';
      for (const place of [doorstep, next, third]) {
        const { walkMetres } = await shelf.detail(id, place);
        const listed = (await shelf.list({ place, limit: 9 })).items[0];
        assert.equal(listed?.walkMetres, walkMetres);
        assert.deepEqual(await catalogue.visibleAt(await catalogue.findListing(id), place), { walkMetres });
      }
      const hidden: unknown[] = [];
      for (const [one, place] of [
        [id, far],
        [id, yard],
        ['lst_unknown', doorstep],
      ] as const) {
        await shelf.detail(one, place).catch((thrown) => hidden.push(thrown));
      }
      await catalogue.take(actor, id, 'pause');
      await shelf.detail(id, doorstep).catch((thrown) => hidden.push(thrown));
      assert.equal(hidden.length, 4);
      for (const thrown of hidden) {
        assert.ok(isAppError(thrown, 'out_of_reach'));
        assert.deepEqual({ params: thrown.params, errors: thrown.errors }, { params: {}, errors: [] });
      }
    });

    it('says the minutes at both paces', async () => {
      await stock([{}]);
      const [near] = (await market.shelf.list({ place: doorstep, limit: 9 })).items;
      const [away] = (await market.shelf.list({ place: third, limit: 9 })).items;
      assert.ok(near && away);
      const shown = presentCard(away);
      assert.equal(shown.minutes, Math.ceil(shown.walkMetres / 80));
      assert.equal(shown.minutesElder, Math.ceil(shown.walkMetres / 50));
      assert.equal(presentCard(near).minutes, 1);
    });

    it('tells the address of a shop and never where an artisan lives', async () => {
      const { made } = await stock([{ way: 'at_shop' }, { way: 'at_artisan' }]);
      const addresses = [];
      for (const { _id } of made) {
        const shown = presentShelfListing(await market.shelf.detail(_id, doorstep));
        addresses.push(shown.kind === 'service' && shown.address);
      }
      assert.deepEqual(addresses, ['杏林路 1 号', null]);
    });

    it('has a category or a branch of them', async () => {
      await stock([
        { title: '剪发' },
        { title: '美甲店', category: 'manicure' },
        { title: '磨刀匠', category: 'knife_grinding' },
      ]);
      assert.deepEqual(await titlesAt(doorstep, { category: 'manicure' }), ['美甲店']);
      assert.deepEqual((await titlesAt(doorstep, { category: 'beauty' })).sort(), ['剪发', '美甲店']);
      assert.deepEqual(await titlesAt(doorstep, { category: 'nothing' }), []);
    });

    it('goes page by page, the nearest first, each card once', async () => {
      const { shelf, activeBarber, liveListing } = market;
      const all: { id: string; grid: string }[] = [];
      for (const [i, grid] of [third, doorstep, next].entries()) {
        const { actor } = await activeBarber(`1380000010${i}`, grid);
        for (let n = 0; n < 3; n += 1) all.push({ id: (await liveListing(actor))._id, grid });
      }
      const order = [doorstep, next, third];
      const expected = all.sort(
        (a, b) => order.indexOf(a.grid) - order.indexOf(b.grid) || (a.id < b.id ? -1 : 1),
      );
      for (const q of [undefined, '理发']) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await shelf.list({ place: doorstep, q, limit: 2, cursor });
          assert.ok(page.items.length > 0);
          seen.push(...page.items.map(({ card }) => card._id));
          cursor = page.next ?? undefined;
        } while (cursor);
        assert.deepEqual(
          seen,
          expected.map(({ id }) => id),
        );
      }
    });

    it('does not know a place that is none, and is empty above the micro-grids', async () => {
      await assert.rejects(titlesAt('nowhere'), refusedWith('grid_missing'));
      await stock([{}]);
      assert.deepEqual(await titlesAt('5101150101'), []);
    });
  });

  describe('cards', () => {
    it('follow the listing: on when live, off when not, and with its changes', async () => {
      const { catalogue, actors } = market;
      const { actor, made } = await stock([{ title: '理发店' }]);
      const id = made[0]?._id ?? '';
      await catalogue.take(actor, id, 'pause');
      assert.deepEqual(await titlesAt(doorstep), []);
      await catalogue.take(actor, id, 'resume');
      assert.deepEqual(await titlesAt(doorstep), ['理发店']);
      const { n } = await catalogue.findListing(id);
      const { listing } = await catalogue.edit(actor, id, { title: '新招牌', priceFen: 4200 }, n);
      assert.deepEqual(await titlesAt(doorstep), ['理发店'], 'as it was until the change is approved');
      await catalogue.revisions.approve(actors.staff, id, listing.n);
      const [shown] = (await market.shelf.list({ place: doorstep, limit: 9 })).items;
      assert.equal(shown?.card.title, '新招牌');
      assert.equal(shown?.card.priceFen, 4200);
      await catalogue.reject(actors.colleague, id, '投诉属实');
      assert.deepEqual(await titlesAt(doorstep), []);
    });

    it('follow the artisan: gone while suspended, with the name they chose', async () => {
      const { artisans, actors } = market;
      const { actor } = await stock([{}]);
      const { artisan } = await artisans.seeMine(actor);
      await artisans.revise(actor, { displayName: '巷口老王' }, artisan.n);
      assert.equal(
        (await market.shelf.list({ place: doorstep, limit: 9 })).items[0]?.card.providerName,
        '巷口老王',
      );
      await artisans.step(actors.staff, artisan._id, 'suspend', { reason: '待查' });
      assert.deepEqual(await titlesAt(doorstep), []);
      await artisans.step(actors.staff, artisan._id, 'restore');
      assert.equal((await titlesAt(doorstep)).length, 1);
    });

    it('take the rating and the next start, and work the start out again once it is past', async () => {
      const { facts, projection, clock, pass, shelf } = market;
      const { made } = await stock([{}]);
      const id = made[0]?._id ?? '';
      const soon = new Date(clock.now().getTime() + 5 * hour);
      facts.ratings.set(id, { average: 4.5, count: 2 });
      facts.nextStarts.set(id, soon);
      await projection.refresh(id);
      const cardNow = async () => (await shelf.list({ place: doorstep, limit: 9 })).items[0]?.card;
      assert.deepEqual(
        { rating: 4.5, count: 2, next: soon },
        {
          rating: (await cardNow())?.rating,
          count: (await cardNow())?.ratingCount,
          next: (await cardNow())?.nextStartAt,
        },
      );
      facts.nextStarts.set(id, new Date(soon.getTime() + day));
      assert.equal(await projection.refreshDue(), 0);
      await pass(3 * hour + 1);
      assert.equal(await projection.refreshDue(), 1);
      assert.deepEqual((await cardNow())?.nextStartAt, new Date(soon.getTime() + day));
      assert.equal(await projection.refreshDue(), 0);
    });

    it('are worked out again soon after the calendar has changed, even under a look that began before', async () => {
      const { facts, projection, clock, shelf } = market;
      const { made } = await stock([{}, {}]);
      const start = new Date(clock.now().getTime() + 5 * hour);
      for (const { _id } of made) facts.nextStarts.set(_id, start);
      const provider = made[0]?.provider ?? { kind: 'artisan', id: '' };
      await Promise.all([
        projection.refresh(made[0]?._id ?? ''),
        projection.markCalendar(calendarIdOf(provider)),
      ]);
      await projection.refreshDue();
      const starts = (await shelf.list({ place: doorstep, limit: 9 })).items.map(
        ({ card }) => card.nextStartAt,
      );
      assert.deepEqual(starts, [start, start]);
      assert.equal(await projection.refreshDue(), 0);
    });

    it('are the same made anew', async () => {
      const { catalogue, connection, projection } = market;
      const rebuild = () => projection.rebuild();
      const { actor, made } = await stock([{ title: '甲店' }, { title: '乙店' }, { title: '丙店' }]);
      await catalogue.take(actor, made[1]?._id ?? '', 'pause');
      const cards = connection.collection('cards');
      const shown = () =>
        cards
          .find({ shown: true }, { projection: { rev: 0, refreshAt: 0, stampedAt: 0 } })
          .sort({ _id: 1 })
          .toArray();
      const before = await shown();
      await cards.deleteMany({});
      assert.equal(await rebuild(), 2);
      assert.deepEqual(await shown(), before);
      // a card left behind by a crash goes, too
      await cards.updateOne(
        { _id: made[0]?._id as never },
        { $set: { rating: 1, tokens: [], searchText: 'x' } },
      );
      await connection
        .collection('listings')
        .updateOne({ _id: made[2]?._id as never }, { $set: { state: 'paused' } });
      assert.equal(await rebuild(), 1);
      assert.deepEqual(
        (await shown()).map(({ title }) => title),
        ['甲店'],
      );
    });

    it('end as the listing ends, however many looks run at once', async () => {
      const { catalogue, projection, shelf } = market;
      const { actor, made } = await stock([{}]);
      const id = made[0]?._id ?? '';
      for (let round = 0; round < 15; round += 1) {
        const step = round % 2 === 0 ? 'pause' : 'resume';
        await Promise.all([
          projection.refresh(id),
          catalogue.take(actor, id, step),
          projection.refresh(id),
          projection.refreshProvider(made[0]?.provider ?? { kind: 'artisan', id: '' }),
        ]);
        const shown = (await shelf.list({ place: doorstep, limit: 9 })).items.length;
        assert.equal(shown, step === 'pause' ? 0 : 1, `round ${round}`);
      }
    });
  });
});
