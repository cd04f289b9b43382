import assert from 'node:assert/strict';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { takeLogin } from '../support/logins.ts';
import { codeTo, textsTo } from '../support/standin.ts';

let nextPhone = 0;
const newPhone = () =>
  `135${String(Date.now() % 100_000).padStart(5, '0')}${String(nextPhone++).padStart(3, '0')}`;
const password = 'a-long-password';

describe('logins and numbers', () => {
  let app: TestApp;
  let admin: Someone;
  const grid = '510115';
  before(async () => {
    app = await startApp();
    const { people } = app.application.features;
    const person = await people.ensureByPhone('13500000000', '管理员');
    admin = await people.update(person._id, { roles: [{ role: 'admin', grid }] });
  });
  after(() => app.stop());
  const guest = () => app.as(null);
  const signIn = (login: string, word: string) =>
    guest().raw.signInByPassword({ body: { login, password: word } });
  /** A resident to whom a login was offered. */
  const offered = async (login: string, phone = newPhone()) => {
    const { _id } = await app.application.features.people.ensureByPhone(phone, '李芳');
    const roles = [{ role: 'staff' as const, grid }];
    await app.as(admin).createStaff({ body: { name: '别人', phone, login, roles } });
    return { _id, phone };
  };
  const toldOf = (phone: string, words: RegExp) =>
    eventually(async () => (await textsTo(phone)).some(({ text }) => words.test(text)));
  const trailOf = async (id: string) => {
    const rows = await app.connection
      .collection('audit')
      .find({ 'target.id': id, action: /_login$/ })
      .sort({ recordedAt: 1 })
      .toArray();
    return rows.map((row) => [row['action'], row['actorId'] === id ? 'self' : row['as']]);
  };

  it('of a resident are no way in for an administrator', async () => {
    const phone = newPhone();
    const { _id } = await app.application.features.people.ensureByPhone(phone, '李芳');
    const wanted = { name: '李芳', phone, login: 'taken.over', password, roles: [] };
    assert.equal((await app.as(admin).refused.createStaff({ body: wanted })).code, 'invalid');
    const { password: _none, ...offer } = { ...wanted, roles: [{ role: 'staff' as const, grid }] };
    await app.as(admin).createStaff({ body: offer });
    assert.equal((await signIn('taken.over', password)).status, 422);
    const person = await app.application.features.people.find(_id);
    assert.deepEqual([person.login, person.passwordHash, person.name], [undefined, undefined, '李芳']);
  });
  it('are offered, told, seen and taken by a code to the phone', async () => {
    const person = await offered('li.fang');
    await toldOf(person.phone, /工作账号/);
    const seen = (await app.as(person).getMe()).login;
    assert.deepEqual([seen?.name, seen?.state], ['li.fang', 'offered']);
    const body = { password, code: '000000' };
    assert.equal((await app.as(person).refused.takeLogin({ body })).code, 'code_wrong');
    await takeLogin(app, person, password);
    assert.equal((await app.as(person).getMe()).login?.state, 'active');
    assert.equal((await signIn('li.fang', password)).status, 200);
    await toldOf(person.phone, /已启用/);
    assert.deepEqual(await trailOf(person._id), [
      ['people.offer_login', 'admin'],
      ['people.take_login', 'self'],
    ]);
  });
  it('that are offered are refused without a trace of a way in', async () => {
    const person = await offered('not.wanted');
    await app.as(person).removeMyLogin();
    assert.equal((await app.as(person).getMe()).login, null);
    const body = { password, code: '000000' };
    assert.equal((await app.as(person).refused.takeLogin({ body })).code, 'login_not_offered');
    assert.deepEqual((await trailOf(person._id)).at(-1), ['people.remove_login', 'self']);
  });
  it('are given up by their person: other sessions end, this one goes on', async () => {
    const person = await offered('given.up');
    await takeLogin(app, person, password);
    const { people } = app.application.features;
    const other = await people.openSession(await people.find(person._id), 'password');
    await app.as(person).removeMyLogin();
    await app.as(person).removeMyLogin();
    assert.equal((await signIn('given.up', password)).status, 422);
    assert.equal(await people.ofSession(other.sid), null);
    assert.equal((await app.as(person).getMe()).login, null);
    await toldOf(person.phone, /已停用自己/);
  });
  it('are taken away by an administrator; their person is told and takes them again', async () => {
    const person = await offered('away.and.back');
    await takeLogin(app, person, password);
    await app.as(admin).removeLogin(person._id);
    assert.equal((await signIn('away.and.back', password)).status, 422);
    await toldOf(person.phone, /管理员停用/);
    const { people } = app.application.features;
    const { sid, csrf } = await people.openSession(await people.find(person._id));
    const headers = { Cookie: `sid=${sid}`, 'X-CSRF-Token': csrf };
    assert.equal((await guest().getMe({ headers })).login?.state, 'offered');
    await app.connection.collection('codes').deleteMany({});
    const { phone } = person;
    const code = await codeTo(phone, () => guest().requestCode({ body: { phone } }));
    await guest().takeLogin({ headers, body: { password, code } });
    assert.equal((await signIn('away.and.back', password)).status, 200);
  });
  it('are for one person each, also when two are offered the same', async () => {
    const [first, second] = [await offered('same.name'), await offered('same.name')];
    await takeLogin(app, first, password);
    const code = await codeTo(second.phone, () => guest().requestCode({ body: { phone: second.phone } }));
    const refused = await app.as(second).refused.takeLogin({ body: { password, code } });
    assert.equal(refused.code, 'login_taken');
  });
  it('elsewhere are not an administrator’s to take away', async () => {
    const { people } = app.application.features;
    const elsewhere = { roles: [{ role: 'staff' as const, grid: '510116' }] };
    const worker = await people.ensureByPhone(newPhone(), '邻区社工', elsewhere);
    const body = {
      name: '社工',
      phone: worker.phone,
      login: 'from.elsewhere',
      roles: [{ role: 'staff' as const, grid }],
    };
    assert.equal((await app.as(admin).refused.createStaff({ body })).code, 'forbidden');
    const chief = await people.ensureByPhone(newPhone(), '上级', { roles: [{ role: 'admin', grid: '5' }] });
    assert.equal((await app.as(admin).refused.removeLogin(chief._id)).code, 'forbidden');
    assert.equal((await app.as(admin).refused.removeLogin('per_nobody')).code, 'not_found');
  });

  it('change by a code to the new number; the old one is notified and opens nothing any more', async () => {
    const { people } = app.application.features;
    const [before, after] = [newPhone(), newPhone()];
    const person = await people.ensureByPhone(before, '王师傅');
    const artisans = app.connection.collection('artisans');
    const kept = { personId: person._id, phone: before, openKey: before, state: 'left' };
    await artisans.insertOne({ _id: 'art_number', ...kept } as never);
    const other = await people.openSession(person);
    const wrong = { phone: after, code: '000000' };
    assert.equal((await app.as(person).refused.changeMyPhone({ body: wrong })).code, 'code_wrong');
    const code = await codeTo(after, () => guest().requestCode({ body: { phone: after } }));
    const me = await app.as(person).changeMyPhone({ body: { phone: after, code } });
    assert.equal(me.phone, after);
    await toldOf(before, /换成另一个手机号/);
    assert.equal(await people.seekByPhone(before), null);
    assert.equal(await people.ofSession(other.sid), null);
    const artisan = await artisans.findOne({ personId: person._id });
    assert.deepEqual([artisan?.['phone'], artisan?.['openKey']], [after, after]);
    await artisans.deleteOne({ personId: person._id });
    const rows = await app.connection.collection('audit').find({ 'target.id': person._id }).toArray();
    assert.deepEqual(
      rows.map((row) => row['action']),
      ['people.change_number'],
    );
    assert.ok(!JSON.stringify(rows).includes(after) && !JSON.stringify(rows).includes(before));
  });
  it('of somebody else are not taken', async () => {
    const { people } = app.application.features;
    const [mine, theirs] = [newPhone(), newPhone()];
    const person = await people.ensureByPhone(mine, '甲');
    await people.ensureByPhone(theirs, '乙');
    const code = await codeTo(theirs, () => guest().requestCode({ body: { phone: theirs } }));
    const refused = await app.as(person).refused.changeMyPhone({ body: { phone: theirs, code } });
    assert.equal(refused.code, 'phone_taken');
    assert.equal((await people.find(person._id)).phone, mine);
  });
});
