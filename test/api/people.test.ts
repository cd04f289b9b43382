import assert from 'node:assert/strict';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { takeLogin } from '../support/logins.ts';
import { codeTo } from '../support/standin.ts';

let nextPhone = 0;
const newPhone = () =>
  `137${String(Date.now() % 100_000).padStart(5, '0')}${String(nextPhone++).padStart(3, '0')}`;

describe('people', () => {
  let app: TestApp;
  let admin: Someone;
  before(async () => {
    app = await startApp();
    const { people } = app.application.features;
    const person = await people.ensureByPhone('13700000000', '管理员');
    admin = await people.update(person._id, { roles: [{ role: 'admin', grid: '510115' }] });
  });
  after(() => app.stop());
  const guest = () => app.as(null);

  it('sign in with a phone and the code it got, and out again', async () => {
    const phone = newPhone();
    await guest().requestCode({ body: { phone } });
    const { headers, body } = await guest().raw.signInByCode({
      body: { ...agreed, phone, code: await codeTo(phone) },
    });
    assert.equal(body.person!.phoneMasked, `${phone.slice(0, 3)}****${phone.slice(-4)}`);
    const cookie = String(headers['set-cookie']);
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
    const session = { headers: { Cookie: cookie.split(';')[0]! } };
    assert.equal((await guest().getSession(session)).person!.id, body.person!.id);
    const out = { headers: { ...session.headers, 'X-CSRF-Token': body.csrfToken! } };
    await guest().signOut(out);
    assert.equal((await guest().getSession(session)).person, null);
  });
  it('are the same person the second time', async () => {
    const phone = newPhone();
    const { people } = app.application.features;
    const known = await people.ensureByPhone(phone, '老王');
    await guest().requestCode({ body: { phone } });
    const session = await guest().signInByCode({ body: { ...agreed, phone, code: await codeTo(phone) } });
    assert.equal(session.person!.id, known._id);
  });
  it('cannot use a code twice, guess it, or ask for a second one at once', async () => {
    const phone = newPhone();
    await guest().requestCode({ body: { phone } });
    const code = await codeTo(phone);
    assert.equal((await guest().refused.requestCode({ body: { phone } })).code, 'too_many');
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    assert.equal(
      (await guest().refused.signInByCode({ body: { ...agreed, phone, code: wrong } })).code,
      'code_wrong',
    );
    await guest().signInByCode({ body: { ...agreed, phone, code } });
    assert.equal(
      (await guest().refused.signInByCode({ body: { ...agreed, phone, code } })).code,
      'code_wrong',
    );
  });
  it('lose a code after five wrong tries', async () => {
    const phone = newPhone();
    await guest().requestCode({ body: { phone } });
    const code = await codeTo(phone);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1)
      await guest().refused.signInByCode({ body: { ...agreed, phone, code: wrong } });
    assert.equal(
      (await guest().refused.signInByCode({ body: { ...agreed, phone, code } })).code,
      'code_wrong',
    );
  });

  const password = 'a-long-password';
  const staffBody = (more: object = {}) => ({
    name: '陈社工',
    phone: newPhone(),
    login: `chen${Date.now()}`,
    roles: [{ role: 'staff' as const, grid: '510115' }],
    ...more,
  });
  it('of the staff are made by an administrator and sign in with a password', async () => {
    const body = staffBody();
    const { id } = await app.as(admin).createStaff({ body });
    await takeLogin(app, { _id: id, phone: body.phone }, password);
    const session = await guest().signInByPassword({ body: { login: body.login, password } });
    assert.deepEqual(session.roles, body.roles);
    const wrong = { login: body.login, password: 'another-password' };
    assert.equal((await guest().refused.signInByPassword({ body: wrong })).code, 'password_wrong');
    const unknown = { login: 'nobody.here', password: 'another-password' };
    assert.equal((await guest().refused.signInByPassword({ body: unknown })).code, 'password_wrong');
    const taken = await app.as(admin).refused.createStaff({ body: staffBody({ login: body.login }) });
    assert.equal(taken.code, 'login_taken');
  });
  it('of the staff get another login only where that is meant, and stay artisans', async () => {
    const body = staffBody();
    const { id } = await app.as(admin).createStaff({ body });
    const person = { _id: id, phone: body.phone };
    await takeLogin(app, person, password);
    await app.application.features.people.grant(id, { role: 'artisan', grid: '510115' });
    const other = { ...staffBody({ login: `y${Date.now()}` }), phone: body.phone, name: '另一位' };
    const refusal = await app.as(admin).refused.createStaff({ body: other });
    assert.equal(refusal.code, 'already_staff');
    assert.ok(refusal.detail?.includes(body.login), refusal.detail);
    const old = { login: body.login, password };
    assert.equal((await guest().signInByPassword({ body: old })).person?.name, body.name);
    const renewed = await app.as(admin).createStaff({ body: { ...other, renew: true } });
    assert.equal(renewed.id, id);
    assert.equal(renewed.name, body.name, 'nobody else gives a person another name');
    assert.equal((await guest().signInByPassword({ body: old })).person?.id, id);
    await app.connection.collection('codes').deleteMany({});
    await takeLogin(app, person, 'another-password');
    assert.equal((await guest().refused.signInByPassword({ body: old })).code, 'password_wrong');
    const anew = { login: other.login, password: 'another-password' };
    const { roles } = await guest().signInByPassword({ body: anew });
    assert.deepEqual(roles, [{ role: 'artisan', grid: '510115' }, ...other.roles]);
  });
  it('without the right cannot make staff or set roles', async () => {
    const resident = await app.application.features.people.ensureByPhone(newPhone(), '居民');
    assert.equal((await app.as(resident).refused.createStaff({ body: staffBody() })).code, 'forbidden');
    assert.equal((await guest().refused.createStaff({ body: staffBody() })).code, 'unauthenticated');
    const roles = { roles: [{ role: 'admin', grid: '5' }] };
    assert.equal((await app.as(resident).refused.setRoles(resident._id, roles)).code, 'forbidden');
  });
  it('lose a role at once', async () => {
    const body = staffBody();
    const made = await app
      .as(admin)
      .createStaff({ body: { ...body, roles: [{ role: 'admin', grid: '510115' }] } });
    const person = { _id: made.id };
    await app.as(person).createStaff({ body: staffBody({ login: `x${Date.now()}` }) });
    await app.as(admin).setRoles(made.id, { roles: [] });
    assert.equal((await app.as(person).refused.createStaff({ body: staffBody() })).code, 'forbidden');
    assert.equal((await app.as(admin).refused.setRoles('per_nobody', { roles: [] })).code, 'not_found');
  });

  it('keep their name, home and addresses', async () => {
    const resident = await app.application.features.people.ensureByPhone(newPhone(), '居民');
    const grid = (await guest().searchGrids()).items[0]!;
    const me = await app.as(resident).updateMe({ body: { name: '小李', homeGrid: grid.code } });
    assert.deepEqual([me.name, me.homeGrid], ['小李', { code: grid.code, name: grid.name }]);
    assert.deepEqual(await app.as(resident).getMe(), me);
    assert.equal(
      (await app.as(resident).refused.updateMe({ body: { homeGrid: 'nowhere' } })).code,
      'not_found',
    );

    const body = { text: '柳城街 1 号', contactName: '李', contactPhone: '13900000001', grid: grid.code };
    const made = await app.as(resident).addAddress({ body });
    assert.deepEqual((await app.as(resident).listAddresses()).items, [made]);
    const stranger = await app.application.features.people.ensureByPhone(newPhone(), '别人');
    assert.equal((await app.as(stranger).refused.removeAddress(made.id)).code, 'not_found');
    await app.as(resident).removeAddress(made.id);
    assert.deepEqual((await app.as(resident).listAddresses()).items, []);
    for (let count = 0; count < 10; count += 1) await app.as(resident).addAddress({ body });
    assert.equal((await app.as(resident).refused.addAddress({ body })).code, 'address_limit');
    const nowhere = { body: { ...body, grid: 'nowhere' } };
    assert.equal((await app.as(stranger).refused.addAddress(nowhere)).code, 'not_found');
  });
});
