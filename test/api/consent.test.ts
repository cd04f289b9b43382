import assert from 'node:assert/strict';
import { privacyVersion } from '../../src/copy/zh-CN.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { codeTo } from '../support/standin.ts';

describe('The privacy text', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  const guest = () => app.as(null);
  const phone = '13622223333';
  const people = () =>
    app.connection.collection<{ _id: string; consent?: { version: string; at: Date } }>('people');

  it('is agreed to before a code opens anything: nobody is made, and the code stays good', async () => {
    const code = await codeTo(phone, () => guest().requestCode({ body: { phone } }));
    for (const said of [{}, { consent: '2020-01-01' }]) {
      const refused = await guest().refused.signInByCode({ body: { phone, code, ...said } });
      assert.equal(refused.code, 'consent_needed');
    }
    assert.equal(await app.application.features.people.seekByPhone(phone), null);
    const session = await guest().signInByCode({ body: { ...agreed, phone, code } });
    assert.deepEqual(session.consent, { version: privacyVersion, given: true });
  });

  it('is kept with the person by its version and the time of the first time to it', async () => {
    const kept = async () => (await people().findOne({ phone } as never))?.consent;
    const first = await kept();
    assert.equal(first?.version, privacyVersion);
    assert.ok(first && Math.abs(first.at.getTime() - Date.now()) < 60_000);
    await app.connection.collection('codes').deleteMany({});
    const code = await codeTo(phone, () => guest().requestCode({ body: { phone } }));
    await guest().signInByCode({ body: { ...agreed, phone, code } });
    assert.deepEqual(await kept(), first);
  });

  it('is asked for again of who is signed in once it is another one', async () => {
    const person = await app.application.features.people.seekByPhone(phone);
    assert.ok(person);
    const old = { version: '2020-01-01', at: new Date(0) };
    await people().updateOne({ _id: person._id }, { $set: { consent: old } });
    assert.equal((await app.as(person).getSession()).consent.given, false);
    const stale = await app.as(person).refused.agreeToPrivacy({ body: { version: old.version } });
    assert.equal(stale.code, 'consent_needed');
    await app.as(person).agreeToPrivacy({ body: { version: privacyVersion } });
    assert.equal((await app.as(person).getSession()).consent.given, true);
    assert.equal((await guest().getSession()).consent.given, true, 'nobody is asked nothing');
    const { status } = await guest().raw.agreeToPrivacy({ body: { version: privacyVersion } });
    assert.equal(status, 401);
  });
});
