import assert from 'node:assert/strict';
import { day } from '../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { codeTo } from '../support/standin.ts';

let next = 0;
const newPhone = () =>
  `137${String(Date.now() % 100_000).padStart(5, '0')}${String(next++).padStart(3, '0')}`;

describe('a number that was idle for long', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  const guest = () => app.as(null);
  const device = async () => {
    const { headers } = await guest().raw.getSession();
    return { headers: { Cookie: /device=[^;]+/.exec(String(headers['set-cookie']))?.[0] ?? '' } };
  };
  type Device = Awaited<ReturnType<typeof device>>;
  const people = () => app.connection.collection<{ _id: string }>('people');
  /** Somebody who has been here, and then not for so many days. */
  async function away(name: string, days: number) {
    const phone = newPhone();
    const own = await device();
    const { _id } = await app.application.features.people.ensureByPhone(phone, name);
    await enter(own, phone);
    await people().updateOne({ _id }, { $set: { lastInAt: new Date(Date.now() - days * day) } });
    await app.connection.collection('codes').deleteMany({});
    return { _id, phone, own };
  }
  async function enter(from: Device, phone: string, said: { name?: string; fresh?: boolean } = {}) {
    const code = await codeTo(phone, () => guest().requestCode({ ...from, body: { phone } }));
    return again(from, phone, code, said);
  }
  async function again(from: Device, phone: string, code: string, said: object = {}) {
    const { status, body } = await guest().raw.signInByCode({
      ...from,
      body: { ...agreed, phone, code, ...said },
    });
    const { code: refusal, person } = body as { code?: string; person?: { id: string } };
    return { status, refusal, id: person?.id };
  }

  it('asks for the name of before on a new device, and on nobody’s own', async () => {
    const { _id, phone, own } = await away('王桂珍', 200);
    const other = await device();
    const first = await enter(other, phone);
    assert.deepEqual([first.status, first.refusal, first.id], [422, 'identity_needed', undefined]);
    const code = await codeTo(phone);
    assert.equal((await again(other, phone, code, { name: '王桂花' })).refusal, 'identity_wrong');
    assert.equal((await again(other, phone, code, { name: ' 王 桂珍 ' })).id, _id, 'the code was still good');
    await people().updateOne({ _id }, { $set: { lastInAt: new Date(Date.now() - 200 * day) } });
    await app.connection.collection('codes').deleteMany({});
    assert.equal((await enter(own, phone)).id, _id, 'on the device of before nobody is asked');
  });

  it('is not asked before, nor of somebody who never said a name, nor with a wrong code', async () => {
    const { _id, phone } = await away('李芳', 179);
    assert.equal((await enter(await device(), phone)).id, _id);
    const nameless = await away('', 400);
    assert.equal((await enter(await device(), nameless.phone)).id, nameless._id);
    const idle = await away('赵敏', 400);
    const other = await device();
    const right = await codeTo(idle.phone, () =>
      guest().requestCode({ ...other, body: { phone: idle.phone } }),
    );
    const wrong = right === '000000' ? '000001' : '000000';
    assert.equal(
      (await again(other, idle.phone, wrong)).refusal,
      'code_wrong',
      'says nothing of who is there',
    );
  });

  it('begins anew for who says so: what the other one left is nobody’s to see, and theirs', async () => {
    const { _id, phone, own } = await away('何勇', 400);
    const other = await device();
    const { id } = await enter(other, phone, { fresh: true });
    assert.ok(id && id !== _id);
    const former = await app.application.features.people.find(_id);
    assert.deepEqual([former.name, former.phone], ['何勇', `detached:${_id}`]);
    await app.connection.collection('codes').deleteMany({});
    assert.equal((await enter(own, phone)).id, id, 'the number is the new one’s everywhere');
    const rows = await app.connection.collection('audit').find({ subjectId: _id }).toArray();
    assert.ok(rows.some(({ action }) => action === 'people.change_number'));
  });

  it('takes three names a day, wherever they come from', async () => {
    const { _id, phone } = await away('孙德华', 400);
    const from = await device();
    await enter(from, phone);
    const code = await codeTo(phone);
    for (const name of ['孙一', '孙二', '孙三'])
      assert.equal((await again(from, phone, code, { name })).refusal, 'identity_wrong');
    await app.connection.collection('codes').deleteMany({});
    const elsewhere = await device();
    assert.equal((await enter(elsewhere, phone, { name: '孙德华' })).refusal, 'identity_wrong');
    assert.notEqual((await again(elsewhere, phone, await codeTo(phone), { fresh: true })).id, _id);
  });
});
