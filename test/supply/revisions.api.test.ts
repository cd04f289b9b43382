import assert from 'node:assert/strict';
import { revisionsWaitBeside } from '../../src/features/catalogue/index.ts';
import { day } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import {
  community,
  freeStarts,
  givenNeighbourhood,
  type Neighbourhood,
  reviseListing,
} from '../support/given.ts';
import { drawn, upload } from '../support/pictures.ts';
import { assertUnchanged } from '../support/trace.ts';

const reason = { reason: '价格高出周边太多' };

describe('a change beside a live listing', () => {
  let app: TestApp;
  let near: Neighbourhood;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const barber = () => app.as(near.barber);
  const approver = () => app.as(near.approver);
  const own = () => barber().getListing(near.haircut);
  const shown = () =>
    app.as(null).getShelfListing({ params: { id: near.haircut }, query: { place: near.place } });
  const revise = (change: object) =>
    reviseListing(app, near.barber, near.haircut, { kind: 'service', ...change });
  const looked = (version: number) => ({
    params: { id: near.haircut },
    headers: { 'If-Match': `"${version}"` },
  });
  const unchanged = (refusals: () => Promise<void>) => assertUnchanged(app, refusals);

  it('waits while the listing is booked as it is, and is offered once it is approved', async () => {
    const before = await shown();
    const version = await revise({ priceFen: before.priceFen + 900, durationMinutes: 60 });
    const waiting = await own();
    assert.deepEqual([waiting.state, waiting.priceFen], ['live', before.priceFen]);
    assert.deepEqual([...(waiting.revision?.changes ?? [])].sort(), ['durationMinutes', 'priceFen']);
    assert.deepEqual(await shown(), before);
    const [startAt = ''] = await freeStarts(app, near.haircut, near.place);
    const body = {
      ...{ kind: 'service' as const, listingId: near.haircut, startAt, place: near.place },
      ...{ terms: before.terms.fingerprint, payWay: 'native' as const },
    };
    const booked = await app.as(near.resident).bookOrder({ body });

    const { items } = await approver().listRevisions();
    assert.deepEqual(
      items.map((one) => [one.id, one.revision?.offer.priceFen]),
      [[near.haircut, before.priceFen + 900]],
    );
    const approved = await approver().approveRevision(looked(version));
    assert.deepEqual([approved.state, approved.revision], ['live', null]);
    const now = await shown();
    assert.equal(now.priceFen, before.priceFen + 900);
    assert.notEqual(now.terms.fingerprint, before.terms.fingerprint);
    const { items: cards } = await app.as(null).getShelf({ query: { place: near.place, limit: 50 } });
    assert.equal(cards.find((card) => card.id === near.haircut)?.priceFen, now.priceFen);
    const order = await app.as(near.resident).getOrder(booked.id);
    assert.equal(order.amounts.advanceFen, before.priceFen, 'what was booked keeps its terms');
    assert.deepEqual((await approver().listRevisions()).items, []);
    await app.settle();
    const { items: told } = await barber().listNotices();
    assert.ok(told.some(({ text }) => text.includes('修改已通过')));
    const { items: trail } = await app
      .as(near.checker)
      .listAudit({ query: { action: 'listing.approve_revision' } });
    assert.deepEqual([trail[0]?.as, trail[0]?.asGrid], ['approver', community]);
    assert.deepEqual(trail[0]?.after, { state: 'live', fields: ['priceFen', 'durationMinutes'] });
  });

  it('is one: another takes its place, and what was looked at before is not approved', async () => {
    const first = await revise({ priceFen: 5100 });
    const second = await revise({ title: '理发师傅上门' });
    const { revision } = await own();
    assert.deepEqual(revision?.changes, ['title'], 'the second begins with what is offered');
    await unchanged(async () => {
      assert.equal((await approver().refused.approveRevision(looked(first))).code, 'stale_version');
      const late = await approver().refused.rejectRevision({ ...looked(first), body: reason });
      assert.equal(late.code, 'stale_version');
      const { params } = looked(second);
      assert.equal((await approver().refused.approveRevision({ params })).code, 'version_required');
      assert.equal(
        (await approver().refused.rejectRevision({ params, body: reason })).code,
        'version_required',
      );
      const same = {
        ...looked(second),
        body: { kind: 'service' as const, priceFen: (await own()).priceFen },
      };
      assert.equal((await barber().refused.updateListing(same)).code, 'nothing_changed');
      assert.equal((await barber().refused.approveRevision(looked(second))).code, 'forbidden');
    });
    const both = await Promise.all([
      approver().raw.approveRevision(looked(second)),
      app.as(near.checker).raw.approveRevision(looked(second)),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
    assert.equal((await approver().refused.approveRevision(looked(second))).code, 'step_closed');
  });

  it('is turned down with a reason and can be put away, withdrawn or asked for again', async () => {
    const version = await revise({ priceFen: 9900 });
    const { priceFen } = await own();
    const rejected = await approver().rejectRevision({ ...looked(version), body: reason });
    assert.deepEqual(
      [rejected.state, rejected.priceFen, rejected.revision?.state, rejected.revision?.rejectReason],
      ['live', priceFen, 'rejected', reason.reason],
    );
    assert.deepEqual((await approver().listRevisions()).items, []);
    const refused = await approver().refused.rejectRevision({ ...looked(version), body: reason });
    assert.equal(refused.code, 'step_closed');
    assert.equal((await barber().withdrawRevision(near.haircut)).revision, null);
    await revise({ priceFen: 5900 });
    assert.equal((await barber().withdrawRevision(near.haircut)).revision, null);
    assert.equal((await barber().refused.withdrawRevision(near.haircut)).code, 'step_closed');
    await app.settle();
    const { items: told } = await barber().listNotices();
    assert.ok(told.some(({ text }) => text.includes(reason.reason)));
  });

  it('keeps its pictures as long as it waits', async () => {
    const picture = await upload(app, near.barber, await drawn());
    const boundTo = async () => {
      await app.settle();
      const files = app.connection.collection<{ _id: string; boundTo: object | null }>('files');
      return (await files.findOne({ _id: picture.id }))?.boundTo ?? null;
    };
    await revise({ pictures: [picture.id] });
    assert.deepEqual(await boundTo(), { kind: 'listing', id: near.haircut });
    await barber().withdrawRevision(near.haircut);
    assert.equal(await boundTo(), null);
    const version = await revise({ pictures: [picture.id] });
    await approver().approveRevision(looked(version));
    assert.deepEqual((await shown()).pictures, [picture]);
    assert.deepEqual(await boundTo(), { kind: 'listing', id: near.haircut });
  });

  it('stays through a suspension and a pause, and goes with its listing', async () => {
    const artisan = (await barber().getMyArtisan()).id;
    await revise({ priceFen: 5200 });
    await app.as(near.checker).suspendArtisan(artisan, { reason: '有人投诉' });
    await app.settle();
    const held = await own();
    assert.deepEqual([held.state, held.held, held.revision?.state], ['paused', true, 'pending']);
    await unchanged(async () => {
      const refused = await approver().refused.approveRevision(looked(held.version));
      assert.equal(refused.code, 'artisan_inactive');
    });
    await app.as(near.checker).restoreArtisan(artisan);
    await app.settle();
    await barber().pauseListing(near.haircut);
    const paused = await approver().approveRevision(looked((await own()).version));
    assert.deepEqual([paused.state, paused.priceFen], ['paused', 5200]);
    await barber().resumeListing(near.haircut);
    assert.equal((await shown()).priceFen, 5200);
    await reviseListing(app, near.barber, near.homeHaircut, { kind: 'service', priceFen: 900 });
    const down = await approver().rejectListing(near.homeHaircut, reason);
    assert.deepEqual([down.state, down.revision], ['rejected', null]);
  });

  it('asks for the papers of its own category, counts as a submission, and staff is reminded of it', async () => {
    const settings = app.application.features.settings;
    const by = { byId: null, as: 'operator', reason: '试一试' };
    const grid = (await own()).grid;
    await settings.change(grid, 'listings.submissionsPerDay', 2, settings.versionOf(grid), by);
    await app.pass(day);
    await revise({ priceFen: 5100 });
    await revise({ category: 'massage' });
    const version = (await own()).version;
    await unchanged(async () => {
      assert.equal((await approver().refused.approveRevision(looked(version))).code, 'papers_needed');
      const third = { ...looked(version), body: { kind: 'service' as const, priceFen: 5300 } };
      assert.equal((await barber().refused.updateListing(third)).code, 'limit_reached');
    });
    await app.pass(3 * day);
    await app.settle();
    const { items } = await approver().listNotices();
    assert.ok(items.some(({ text }) => text.includes('修改还在等待审核')));
    assert.equal((await own()).revision?.state, 'pending');
  });

  it('stands beside no listing of before, whose time off the shelf reads as an edit', async () => {
    const listings = app.connection.collection<{ _id: string; timeline: { step: string }[] }>('listings');
    const of = { _id: near.haircut };
    const timeline = (await listings.findOne(of))?.timeline ?? [];
    const old = timeline.map((row) => (row.step === 'submit' ? { ...row, step: 'rework' } : row));
    await listings.updateOne(of, { $set: { timeline: old }, $unset: { revision: '' as const } });
    for (let round = 0; round < 2; round += 1) {
      await revisionsWaitBeside.run(app.connection);
      const { history, revision } = await own();
      assert.deepEqual([history[1]?.step, revision], ['edit', null]);
    }
  });
});
