import assert from 'node:assert/strict';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { makeArtisanStore } from '../../src/features/artisans/artisan.store.ts';
import { second } from '../../src/kernel/clock.ts';
import { actorStamp } from '../../src/kernel/step-actor.ts';
import { freshPhone, ownGrid, someone } from '../contract/actors.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { community, givenNeighbourhood, givenOrder, micro, type Neighbourhood } from '../support/given.ts';
import { takeLogin } from '../support/logins.ts';
import { codeTo } from '../support/standin.ts';

describe('The audit trail', () => {
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
  const reason = { reason: '上门前联系' };
  const rowsOf = async (who: Someone, query: Record<string, string | number>) =>
    (await app.as(who).listAudit({ query })).items;
  const barberId = async () => (await app.as(near.barber).getMyArtisan()).id;

  it('has a look at a phone before it is shown: who, as what, of whom, why, from where', async () => {
    const id = await barberId();
    await app.as(near.checker).revealArtisanPhone(id, reason);
    const [row] = await rowsOf(near.approver, { action: 'artisan.reveal_phone', limit: 1 });
    assert.ok(row);
    const { id: _id, at, requestId, ip, ...said } = row;
    assert.ok(Date.now() - Date.parse(at) < 60 * second);
    assert.match(requestId ?? '', /^req_/);
    assert.match(ip ?? '', /127\.0\.0\.1|^::1$/);
    assert.deepEqual(said, {
      actor: { id: near.checker._id, name: '陈静' },
      as: 'staff',
      asGrid: community,
      action: 'artisan.reveal_phone',
      target: { kind: 'artisan', id },
      subjectId: near.barber._id,
      subjectName: '周国强',
      reason: reason.reason,
      grid: micro(1),
      before: null,
      after: null,
    });
  });

  it('keeps a repeated look once, and what was refused not at all', async () => {
    const id = await barberId();
    const before = await app.connection.collection('audit').countDocuments();
    const headers = { 'Idempotency-Key': 'the-same-look' };
    const call = { params: { id }, body: reason, headers };
    await app.as(near.checker).revealArtisanPhone(call);
    await app.as(near.checker).revealArtisanPhone(call);
    await app.connection.collection('keys').deleteMany({});
    await app.as(near.checker).revealArtisanPhone(call);
    await app.as(near.checker).refused.revealArtisanPhone(id, { reason: ' ' });
    await app.as(near.resident).refused.revealArtisanPhone(id, reason);
    await app.as(near.resident).refused.listAudit();
    await app.as(near.resident).refused.exportAudit();
    const backwards = { from: '2026-11-02T00:00:00Z', to: '2026-11-01T00:00:00Z' };
    assert.equal((await app.as(near.checker).refused.exportAudit({ query: backwards })).code, 'invalid');
    assert.equal((await app.as(near.checker).refused.listAudit({ query: backwards })).code, 'invalid');
    assert.equal(
      (await app.as(near.checker).refused.listAudit({ query: { cursor: '!' } })).code,
      'malformed',
    );
    assert.equal(
      (await app.as(near.resident).refused.listLooksAtMe({ query: { cursor: '!' } })).code,
      'malformed',
    );
    // the two who were not signed in before have been meanwhile; a resident's session is their own affair
    const signed = await app.connection.collection('audit').countDocuments({ action: 'people.sign_in' });
    assert.equal(
      signed,
      await app.connection
        .collection('sessions')
        .countDocuments({ personId: { $nin: ['', near.resident._id, near.barber._id] } }),
    );
    assert.equal(await app.connection.collection('audit').countDocuments(), before + 1);
  });

  it('shows people who looked at them, as what and from where, never by name', async () => {
    const order = await givenOrder(app, near, 'confirmed');
    await app.as(near.checker).revealOrderContact(order.id, reason);
    const mine = await app.as(near.resident).raw.listLooksAtMe();
    const [look, ...more] = mine.body.items;
    assert.deepEqual(more, []);
    assert.equal(look?.action, 'order.reveal_contact');
    assert.equal(look?.as, 'staff');
    assert.ok(look?.gridName);
    const text = JSON.stringify(mine.body);
    for (const secret of [near.checker._id, '陈静', reason.reason]) assert.ok(!text.includes(secret), secret);
    assert.deepEqual((await app.as(near.neighbour).listLooksAtMe()).items, []);
    const ofBarber = (await app.as(near.barber).listLooksAtMe()).items.map(({ action }) => action);
    assert.deepEqual([...new Set(ofBarber)], ['artisan.reveal_phone']);
  });

  it('has what staff decides, with before and after', async () => {
    const order = await givenOrder(app, near, 'confirmed', { nth: 4 });
    await app.as(near.checker).callOffOrder(order.id, { reason: '停水', refundFen: 0 });
    const [called] = await rowsOf(near.supervisor, { action: 'order.', limit: 1 });
    assert.deepEqual(
      [called?.action, called?.target.id, called?.actor?.id, called?.as, called?.reason],
      ['order.call_off', order.id, near.checker._id, 'staff', '停水'],
    );
    assert.deepEqual(called?.before, { state: 'confirmed' });
    assert.equal((called?.after as { state: string } | undefined)?.state, 'cancelled');
    const actions = (await rowsOf(near.checker, { action: 'artisan.', limit: 50 })).map(
      ({ action }) => action,
    );
    for (const action of ['artisan.check', 'artisan.approve']) assert.ok(actions.includes(action), action);
    assert.ok((await rowsOf(near.checker, { action: 'listing.approve' })).length > 0);
    const roles = await rowsOf(near.checker, { action: 'people.change_roles', subject: near.barber._id });
    assert.deepEqual(roles[0]?.after, { roles: [`artisan@${micro(1)}`] });
    assert.equal(roles[0]?.actor?.id, near.approver._id, 'the role was given in the name of who approved');
  });

  it('has the sessions of staff, and failed tries, and none of residents', async () => {
    const phone = freshPhone();
    const body = {
      name: '新人',
      phone,
      login: 'audit.new',
      roles: [{ role: 'staff' as const, grid: ownGrid }],
    };
    const { id } = await app.as(near.admin).createStaff({ body });
    await takeLogin(app, { _id: id, phone }, 'a-long-password');
    await app.connection.collection('codes').deleteMany({});
    const wrong = { login: 'audit.new', password: 'another-password' };
    await app.as(null).refused.signInByPassword({ body: wrong });
    await app.as(null).refused.signInByPassword({ body: { ...wrong, login: 'audit.nobody' } });
    const code = await codeTo(phone, () => app.as(null).requestCode({ body: { phone } }));
    await app
      .as(null)
      .refused.signInByCode({ body: { ...agreed, phone, code: code === '000000' ? '000001' : '000000' } });
    const { people } = app.application.features;
    const { sid } = await app.application.features.signIn.byPassword('audit.new', 'a-long-password', {
      ip: '127.0.0.1',
      device: undefined,
    });
    await people.signOut(sid);
    await people.signOut(sid);
    const rows = await app.connection
      .collection('audit')
      .find({ 'target.id': id })
      .sort({ recordedAt: 1 })
      .toArray();
    assert.deepEqual(
      rows.map((row) => [row['action'], row['as']]),
      [
        ['people.change_roles', 'admin'],
        ['people.offer_login', 'admin'],
        ['people.sign_in', 'staff'],
        ['people.take_login', 'person'],
        ['people.sign_in_failed', 'nobody'],
        ['people.sign_in_failed', 'nobody'],
        ['people.sign_in', 'staff'],
        ['people.sign_out', 'staff'],
      ],
    );
    assert.ok(!JSON.stringify(rows).includes('audit.new'));
    await people.openSession(await people.find(near.resident._id));
    assert.equal(await app.connection.collection('audit').countDocuments({ actorId: near.resident._id }), 0);
    assert.equal(await app.connection.collection('audit').countDocuments({ action: /unknown/ }), 0);
    const now = { roles: [{ role: 'supervisor' as const, grid: ownGrid }] };
    await app.as(near.admin).setRoles({ params: { id }, body: now });
    await app.as(near.admin).setRoles({ params: { id }, body: now });
    const changes = await rowsOf(near.admin, { action: 'people.change_roles', subject: id });
    assert.deepEqual(
      changes.map(({ before, after }) => [before, after]),
      [
        [{ roles: [`staff@${ownGrid}`] }, { roles: [`supervisor@${ownGrid}`] }],
        [{ roles: [] }, { roles: [`staff@${ownGrid}`] }],
      ],
    );
  });

  it('has a move of the demo clock, for the whole district', async () => {
    await app.as(near.resident).moveLocalClock({ body: { advanceMs: second } });
    const [row] = await rowsOf(near.admin, { action: 'demo.' });
    assert.equal(row?.actor?.id, near.resident._id);
    const offsetOf = (value: unknown) => (value as { offsetMs: number }).offsetMs;
    const moved = offsetOf(row?.after) - offsetOf(row?.before);
    assert.equal(moved, second);
  });

  it('is read by those of the grid and above it, and rows of others are missing', async () => {
    const id = await barberId();
    await app.as(near.checker).revealArtisanPhone(id, reason);
    const look = { action: 'artisan.reveal_phone', limit: 50 };
    const readers = ['staff', 'supervisor', 'auditor', 'admin'] as const;
    for (const role of readers) {
      for (const grid of [ownGrid, community, '510115']) {
        const who = await someone(app, '某人', [{ role, grid }]);
        assert.ok((await rowsOf(who, look)).length > 0, `${role} of ${grid}`);
      }
      for (const grid of [micro(2), '510116001001', `${ownGrid}01`]) {
        const who = await someone(app, '某人', [{ role, grid }]);
        assert.deepEqual(await rowsOf(who, look), [], `${role} of ${grid}`);
        const { body } = await app.as(who).raw.exportAudit({ query: { action: 'artisan.' } });
        assert.equal(
          String(body).trim().split('\r\n').length,
          1,
          `${role} of ${grid} exports the heading alone`,
        );
      }
    }
    const both = await someone(app, '某人', [
      { role: 'staff', grid: micro(2) },
      { role: 'auditor', grid: ownGrid },
    ]);
    assert.ok((await rowsOf(both, look)).length > 0);
    const leader = await someone(app, '某人', [{ role: 'leader', grid: ownGrid }]);
    assert.equal((await app.as(leader).refused.listAudit()).code, 'forbidden');
  });

  it('is read page by page, and by who, whom, what and when', async () => {
    const all = await rowsOf(near.admin, { limit: 50 });
    const walked: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await app.as(near.admin).listAudit({ query: { limit: 7, ...(cursor ? { cursor } : {}) } });
      walked.push(...page.items.map((row) => row.id));
      cursor = page.next;
    } while (cursor && walked.length < 50);
    assert.deepEqual(walked.slice(0, 42), all.map((row) => row.id).slice(0, 42));
    assert.equal(new Set(walked).size, walked.length);
    const byChecker = await rowsOf(near.admin, { actor: near.checker._id, limit: 50 });
    const called = await rowsOf(near.admin, { q: ' 陈静 ', limit: 50 });
    assert.deepEqual(called, byChecker, 'who did it, by their name');
    assert.deepEqual(await rowsOf(near.admin, { q: '没有这人' }), []);
    assert.deepEqual(await rowsOf(near.admin, { q: '李芳' }), [], 'she works for no grid');
    assert.ok(byChecker.length > 0 && byChecker.every(({ actor }) => actor?.id === near.checker._id));
    const aboutBarber = await rowsOf(near.admin, { subject: near.barber._id, limit: 50 });
    assert.ok(aboutBarber.length > 0 && aboutBarber.every(({ subjectId }) => subjectId === near.barber._id));
    const [newest] = all;
    const at = newest?.at ?? '';
    assert.ok((await rowsOf(near.admin, { from: at })).every((row) => row.at >= at));
    assert.ok((await rowsOf(near.admin, { to: at })).every((row) => row.at < at));
  });

  it('is left to the clock where the server dies between the step and the record', async () => {
    const id = await barberId();
    const connection = await connectMongo({ uri: app.config.mongodbUri, poolSize: 2, waitMs: 4000 });
    const { processStore } = makeArtisanStore(connection);
    const artisan = await processStore.find(id);
    const now = app.application.clock.now();
    const n = artisan.n + 1;
    const who = { kind: 'person', id: near.checker._id, relations: ['checker'], grid: community } as const;
    const checked = { by: ['checker'] } as unknown as Parameters<typeof actorStamp>[0];
    const by = actorStamp(checked, who, {}, artisan);
    const row = {
      n,
      step: 'suspend',
      from: 'active',
      to: 'suspended',
      at: now,
      by,
      data: { note: '有人投诉' },
    };
    const set = { state: 'suspended', n, since: now, wakeAt: null, publishAt: now };
    assert.ok(await processStore.move(id, artisan.n, { row, set }));
    await connection.close();
    assert.deepEqual(await rowsOf(near.checker, { action: 'artisan.suspend' }), []);
    await app.pass(second);
    await app.pass(second);
    const [kept, ...more] = await rowsOf(near.checker, { action: 'artisan.suspend' });
    assert.deepEqual(more, []);
    assert.equal(kept?.actor?.id, near.checker._id);
    assert.equal(kept?.reason, '有人投诉');
    assert.equal(kept?.requestId, null);
    assert.equal(kept?.at, now.toISOString());
    await app.as(near.checker).restoreArtisan(id);
  });
});
