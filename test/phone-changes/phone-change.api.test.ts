import assert from 'node:assert/strict';
import { community, micro } from '../../seeds/demo/cast.ts';
import { day, hour } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { eventually } from '../support/eventually.ts';
import { codeTo, textsTo } from '../support/standin.ts';
import { assertUnchanged } from '../support/trace.ts';
import { newDevice, phoneInMini } from '../support/wechat.ts';

let next = 0;
const newPhone = () =>
  `134${String(Date.now() % 100_000).padStart(5, '0')}${String(next++).padStart(3, '0')}`;

describe('another number for who lost theirs', () => {
  let app: TestApp;
  let first: Someone;
  let second: Someone;
  before(async () => {
    app = await startApp();
    [first, second] = [await worker('staff', community), await worker('staff', community)];
  });
  after(() => app.stop());

  const people = () => app.application.features.people;
  const worker = (role: 'staff' | 'admin' | 'leader', grid: string) =>
    people().ensureByPhone(newPhone(), '社工', { roles: [{ role, grid }] });
  const resident = async () => {
    const phone = newPhone();
    return { ...(await people().ensureByPhone(phone, '王桂珍', { homeGrid: micro(1) })), phone };
  };
  const propose = (by: Someone, id: string, phone: string) =>
    app.as(by).proposePhoneChange({ params: { id }, body: { phone, reason: '手机丢了，带身份证来过' } });
  const refusal = async (by: Someone, id: string, phone: string) =>
    (await app.as(by).refused.proposePhoneChange({ params: { id }, body: { phone, reason: '手机丢了' } }))
      .code;
  const told = (phone: string, words: RegExp) =>
    eventually(async () => (await textsTo(phone)).some(({ text }) => words.test(text)));
  async function signIn(phone: string) {
    await app.connection.collection('codes').deleteMany({});
    const code = await codeTo(phone, () => app.as(null).requestCode({ body: { phone } }));
    const { status, body } = await app.as(null).raw.signInByCode({ body: { ...agreed, phone, code } });
    const {
      code: refused,
      person,
      detail,
    } = body as { code?: string; detail?: string; person?: { id: string } };
    return { status, refused, detail, id: person?.id };
  }
  async function confirmed() {
    const person = await resident();
    const phone = newPhone();
    const { id } = await propose(first, person._id, phone);
    await app.as(second).confirmPhoneChange(id);
    return { person, phone, id };
  }

  it('takes two, days, and a code to the new number; then the account is the same', async () => {
    const person = await resident();
    const phone = newPhone();
    const { sid } = await people().openSession(await people().find(person._id));
    const made = await propose(first, person._id, phone);
    assert.deepEqual([made.state, made.availableAt, made.steps], ['proposed', null, ['withdraw']]);
    assert.match(made.beforeMasked, /^134\*{4}\d{4}$/);
    await told(person.phone, /登记了换手机号.*不是我要换的/);
    assert.equal((await app.as(first).refused.confirmPhoneChange(made.id)).code, 'forbidden');
    const { items } = await app.as(second).listPhoneChanges({ query: { limit: 50 } });
    const seen = items.find(({ id }) => id === made.id);
    assert.deepEqual(
      [seen?.personName, seen?.proposerName, seen?.steps],
      ['王桂珍', '社工', ['confirm', 'withdraw']],
    );
    const { availableAt } = await app.as(second).confirmPhoneChange(made.id);
    const waits = Date.parse(availableAt ?? '') - app.application.clock.now().getTime();
    assert.ok(Math.abs(waits - 72 * hour) < hour);
    await told(person.phone, /两位工作人员/);
    await told(phone, /登记为您账号的新手机号/);

    const early = await signIn(phone);
    assert.deepEqual([early.refused, early.id], ['phone_change_waits', undefined]);
    const byMini = await phoneInMini(app, await newDevice(app), phone);
    assert.equal((await app.as(null).refused.signInByWechatPhone(byMini)).code, 'phone_change_waits');
    assert.equal(await people().seekByPhone(phone), null, 'nobody new came of it');
    await app.pass(73 * hour);
    assert.equal((await signIn(phone)).id, person._id);
    assert.equal((await people().find(person._id)).phone, phone);
    assert.equal(await people().ofSession(sid), null, 'sessions of before ended');
    await told(person.phone, /已换成另一个手机号/);
    assert.equal((await app.as(second).refused.confirmPhoneChange(made.id)).code, 'step_closed');
    const fresh = await signIn(person.phone);
    assert.ok(fresh.id && fresh.id !== person._id, 'the number of before begins anew');
    const trail = await app.connection.collection('audit').find({ subjectId: person._id }).toArray();
    const steps = trail
      .map(({ action }) => action)
      .filter((action) => String(action).startsWith('phone_change'));
    assert.deepEqual(steps.sort(), ['phone_change.confirm', 'phone_change.propose', 'phone_change.take']);
    assert.ok(!JSON.stringify(trail).includes(phone), 'neither number is on the trail');
  });

  it('is stopped by whose number it is, who sees it among their own things', async () => {
    const { person, phone, id } = await confirmed();
    const mine = await app.as(person).listMyPhoneChanges();
    assert.deepEqual(
      mine.items.map((each) => [each.id, each.steps]),
      [[id, ['refuse']]],
    );
    assert.equal((await app.as(person).refusePhoneChange(id)).state, 'refused');
    assert.deepEqual((await app.as(person).listMyPhoneChanges()).items, []);
    await app.pass(4 * day);
    const other = await signIn(phone);
    assert.ok(other.id && other.id !== person._id);
    assert.equal((await people().find(person._id)).phone, person.phone);
  });

  it('ends by itself, and where staff take it back', async () => {
    const late = await confirmed();
    const back = await confirmed();
    await app.as(first).withdrawPhoneChange(back.id, { reason: '弄错了人' });
    await app.pass(18 * day);
    await app.settle();
    const rows = await app.connection
      .collection<{ _id: string; state: string }>('phone_changes')
      .find({ _id: { $in: [late.id, back.id] } })
      .toArray();
    assert.deepEqual(
      new Map(rows.map(({ _id, state }) => [_id, state])),
      new Map([
        [late.id, 'expired'],
        [back.id, 'withdrawn'],
      ]),
    );
    for (const { phone, person } of [late, back]) assert.notEqual((await signIn(phone)).id, person._id);
  });

  it('is not for oneself, nor for who works here but by those who give them their roles', async () => {
    const colleague = await worker('staff', micro(1));
    const boss = await worker('admin', community);
    const leader = await worker('leader', micro(1));
    await assertUnchanged(app, async () => {
      assert.equal(await refusal(first, first._id, newPhone()), 'forbidden');
      assert.equal(await refusal(first, colleague._id, newPhone()), 'forbidden');
      assert.equal(await refusal(first, boss._id, newPhone()), 'forbidden');
    });
    assert.equal((await propose(boss, colleague._id, newPhone())).state, 'proposed');
    assert.equal((await propose(first, leader._id, newPhone())).state, 'proposed', 'a leader is a neighbour');
    const { _id, phone } = await resident();
    await people().setPassword(_id, `login.${phone}`, 'a-long-password');
    assert.equal(await refusal(first, _id, newPhone()), 'forbidden', 'a login opens more than one’s own');
  });

  it('is one at a time for a person and for a number, which nobody may have', async () => {
    const person = await resident();
    const other = await resident();
    const phone = newPhone();
    await propose(first, person._id, phone);
    await assertUnchanged(app, async () => {
      assert.equal(await refusal(second, person._id, newPhone()), 'phone_change_open');
      assert.equal(await refusal(second, other._id, phone), 'phone_change_open');
      assert.equal(await refusal(second, other._id, person.phone), 'phone_taken');
      assert.equal(await refusal(second, 'per_nobody', newPhone()), 'not_found');
    });
  });

  it('gives nothing where the person changed their number meanwhile', async () => {
    const { person, phone } = await confirmed();
    const own = newPhone();
    await app.connection.collection('codes').deleteMany({});
    const code = await codeTo(own, () => app.as(person).requestCode({ body: { phone: own } }));
    await app.as(person).changeMyPhone({ body: { phone: own, code } });
    await app.pass(4 * day);
    const came = await signIn(phone);
    assert.ok(came.id && came.id !== person._id);
    assert.equal((await people().find(person._id)).phone, own);
  });

  it('is taken once by two who come at the same moment', async () => {
    const { person, phone } = await confirmed();
    await app.pass(4 * day);
    await app.connection.collection('codes').deleteMany({});
    const code = await codeTo(phone, () => app.as(null).requestCode({ body: { phone } }));
    const both = await Promise.all(
      [1, 2].map(() => app.as(null).raw.signInByCode({ body: { ...agreed, phone, code } })),
    );
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422]);
    assert.equal((await people().seekByPhone(phone))?._id, person._id);
  });
});
