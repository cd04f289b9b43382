import assert from 'node:assert/strict';
import type { components } from '../../src/contract/types.gen.ts';
import { day } from '../../src/kernel/clock.ts';
import { someone } from '../contract/actors.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenNeighbourhood, givenOrder, type Neighbourhood } from '../support/given.ts';
import { assertUnchanged } from '../support/trace.ts';

type ReportRequest = { subject: components['schemas']['ReportSubject']; reason: 'price'; details: string };
type Measures = components['schemas']['Measure'][];

describe('What residents report', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let artisanId: string;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    artisanId = (await as(near.barber).getMyArtisan()).id;
  });
  after(async () => {
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
  const as = (person: Someone | null) => app.as(person);
  const about = (kind: ReportRequest['subject']['kind'], id: string): ReportRequest => ({
    subject: { kind, id },
    reason: 'price',
    details: '到门口又加了五十块',
  });
  const report = (by: Someone, said: ReportRequest) => as(by).reportSubject({ body: said });
  const decision = (id: string, ...measures: Measures) => ({
    params: { id },
    body: { measures, reason: '和标价不一样' },
  });
  const waiting = async (by: Someone, state: 'open' | 'objected' = 'open') =>
    (await as(by).listReports({ query: { state } })).items;
  const noticesOf = async (who: Someone) =>
    (await as(who).listNotices()).items.map(({ text }) => text).join('\n');
  const isOnShelf = async () => {
    const { place, haircut } = near;
    const { body } = await as(null).raw.getShelf({ query: { place } });
    return JSON.stringify(body).includes(haircut);
  };
  const strikes = async () => (await as(near.checker).getArtisan(artisanId)).strikes;

  it('is kept once, decided, objected to once, and decided again by somebody else', async () => {
    const { barber, checker, approver, neighbour, haircut } = near;
    const reporter = await someone(app, '何举报');
    const { id } = await report(reporter, about('listing', haircut));
    assert.equal((await report(reporter, about('listing', haircut))).id, id, 'said twice it is one');
    await report(neighbour, about('listing', haircut));
    const strikesBefore = await strikes();
    await assertUnchanged(app, async () => {
      assert.equal(
        (await as(barber).refused.reportSubject({ body: about('listing', haircut) })).code,
        'forbidden',
      );
      assert.equal(
        (await as(reporter).refused.reportSubject({ body: about('review', 'rev_none') })).code,
        'not_found',
      );
      assert.equal((await as(near.leader).refused.listReports()).code, 'forbidden');
      assert.equal((await as(barber).refused.upholdReport(decision(id, 'warn'))).code, 'forbidden');
      const early = await as(barber).refused.objectToDecision({ params: { id }, body: { details: '不是' } });
      assert.equal(early.code, 'not_found', 'whom it concerns hears of nothing before it is decided');
    });
    const [seen] = await waiting(checker);
    assert.deepEqual([seen?.id, seen?.reporterName, seen?.state], [id, '何举报', 'open']);
    assert.deepEqual(seen?.measures, ['hide', 'warn', 'strike', 'suspend']);
    const done = await as(checker).upholdReport(decision(id, 'hide', 'strike'));
    assert.deepEqual([done.state, done.steps], ['upheld', []]);
    assert.equal(await isOnShelf(), false);
    const unseen = await as(near.resident).refused.reportSubject({ body: about('listing', haircut) });
    assert.equal(unseen.code, 'not_found', 'what nobody sees is not reported');
    assert.equal(await strikes(), strikesBefore + 1);
    assert.deepEqual(await waiting(checker), [], 'what others said of it is decided with it');
    for (const one of [reporter, neighbour]) assert.match(await noticesOf(one), /已经处理/);
    const said = await noticesOf(barber);
    assert.match(said, /不再显示、记一次。原因：和标价不一样/);
    const mine = await as(barber).listMyDecisions();
    assert.deepEqual([mine.items[0]?.state, mine.items[0]?.steps], ['upheld', ['object']]);
    for (const told of [said, JSON.stringify(mine)])
      assert.ok(!told.includes('何举报') && !told.includes(reporter._id), 'never who reported');
    const objection = { params: { id }, body: { details: '当天说好的' } };
    assert.equal((await as(near.resident).refused.objectToDecision(objection)).code, 'not_found');
    await as(barber).objectToDecision(objection);
    await assertUnchanged(app, async () => {
      assert.equal((await as(barber).refused.objectToDecision(objection)).code, 'step_closed');
      const again = await as(checker).refused.overturnDecision(id, { reason: '我再看看' });
      assert.equal(again.code, 'forbidden', 'who decided does not decide about the objection');
    });
    assert.match(await noticesOf(approver), /有人申诉/);
    assert.deepEqual(
      (await waiting(approver, 'objected')).map(({ steps }) => steps),
      [['confirm', 'overturn']],
    );
    await as(approver).overturnDecision(id, { reason: '聊天记录对得上' });
    assert.equal(await isOnShelf(), true, 'it is on the shelf again');
    assert.equal(await strikes(), strikesBefore);
    assert.match(await noticesOf(barber), /已经撤销：聊天记录对得上/);
    const trail = (await as(checker).listAudit({ query: { limit: 50 } })).items.map(({ action }) => action);
    for (const action of ['report.uphold', 'report.overturn', 'listing.reject'])
      assert.ok(trail.includes(action), action);
  });

  it('is decided by one of two: only what the winner decided happens', async () => {
    const { checker, approver, supervisor, resident, barber } = near;
    const { id: orderId } = await givenOrder(app, near, 'completed');
    await as(resident).writeReview(orderId, { stars: 1, text: '别去，一家黑店' });
    const { reviews } = await as(barber).writeReview(orderId, { stars: 5, text: '准时' });
    const reviewId = reviews.find(({ by }) => by === 'resident')?.id ?? '';
    const { id } = await report(barber, about('review', reviewId));
    const [seen] = await waiting(checker);
    assert.deepEqual(seen?.measures, ['hide', 'warn']);
    const closed = await as(checker).refused.upholdReport(decision(id, 'suspend'));
    assert.equal(closed.code, 'step_closed', 'what cannot be done is not decided');
    const all = await Promise.allSettled([
      as(checker).dismissReport(id, { reason: '说的是实情' }),
      as(approver).upholdReport(decision(id, 'hide')),
      as(supervisor).dismissReport(id, { reason: '说的是实情' }),
    ]);
    assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 1);
    const isUpheld = all[1].status === 'fulfilled';
    const window = await as(resident).getReviewWindow(orderId);
    const hidden = window.reviews.find(({ by }) => by === 'resident')?.hidden;
    assert.equal(hidden !== null, isUpheld);
    assert.equal((await noticesOf(barber)).includes('这次不作处理'), !isUpheld);
    // who says it does not decide about it, whoever they are
    const own = await report(checker, about('artisan', artisanId));
    assert.ok((await waiting(checker)).every((each) => each.id !== own.id));
    assert.equal((await as(checker).refused.upholdReport(decision(own.id, 'warn'))).code, 'not_found');
    await as(approver).dismissReport(own.id, { reason: '看过了，没有问题' });
    // once more, with the other outcome of the objection
    const next = await report(near.neighbour, about('artisan', artisanId));
    await as(checker).upholdReport(decision(next.id, 'warn', 'suspend'));
    assert.equal((await as(checker).getArtisan(artisanId)).state, 'suspended');
    await as(barber).objectToDecision({ params: { id: next.id }, body: { details: '没有这回事' } });
    await as(approver).confirmDecision(next.id, { reason: '两位居民都这样说' });
    assert.match(await noticesOf(barber), /维持原来的决定：两位居民都这样说/);
    assert.equal((await as(barber).listMyDecisions()).items[0]?.answer?.reason, '两位居民都这样说');
    await as(checker).restoreArtisan(artisanId);
  });

  it('three strikes in 90 days call staff, and nothing happens by itself', async () => {
    const { features } = app.application;
    const late = await report(near.neighbour, about('artisan', artisanId));
    await as(near.checker).upholdReport(decision(late.id, 'warn'));
    const ref = { kind: 'artisan', id: artisanId } as const;
    await features.providers.strike(ref, 'long:1', 'withdraw');
    await features.providers.strike(ref, 'long:2', 'withdraw');
    await app.pass(91 * day);
    const objection = { params: { id: late.id }, body: { details: '才看到' } };
    assert.equal((await as(near.barber).refused.objectToDecision(objection)).code, 'step_closed');
    await features.providers.strike(ref, 'now:1', 'withdraw');
    await features.providers.strike(ref, 'now:2', 'withdraw');
    assert.deepEqual(await waiting(near.checker), []);
    await Promise.all(
      ['now:3', 'now:3', 'now:4'].map((key) => features.providers.strike(ref, key, 'withdraw')),
    );
    const [found, ...more] = await waiting(near.checker);
    assert.ok(found && more.length === 0, 'one, however often it is counted');
    assert.deepEqual([found.reason, found.reporterName, found.subject.id], ['strikes', null, artisanId]);
    assert.equal((await as(near.checker).getArtisan(artisanId)).state, 'active');
    assert.match(await noticesOf(near.checker), /被记的次数多了/);
    await as(near.checker).dismissReport(found.id, { reason: '生病住院，已经说过' });
    await features.providers.strike(ref, 'now:5', 'withdraw');
    assert.deepEqual(await waiting(near.checker), [], 'what was looked at counts no more');
  });

  it('has a limit a day', async () => {
    const { settings } = app.application.features;
    const district = near.place.slice(0, 6);
    const by = { byId: null, as: 'command', reason: '测试' };
    await settings.change(district, 'reports.perDay', 1, settings.versionOf(district), by);
    const often = await someone(app, '常举报');
    await report(often, about('listing', near.haircut));
    await assertUnchanged(app, async () => {
      const refused = await as(often).refused.reportSubject({ body: about('artisan', artisanId) });
      assert.equal(refused.code, 'limit_reached');
    });
  });
});
