import assert from 'node:assert/strict';
import { micro } from '../../seeds/demo/cast.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { givenBooked, givenNeighbourhood, type Neighbourhood, pay } from '../support/given.ts';
import { takeLogin } from '../support/logins.ts';

/** What people say of themselves, each planted where a story uses it. */
const canary = {
  name: '金丝雀先生',
  phone: '13987654321',
  address: '金丝雀巷 77 号 7 单元',
  contactName: '金丝雀太太',
  contactPhone: '13912345678',
  note: '金丝雀的留言',
  complaint: '金丝雀的投诉',
  review: '金丝雀的评价',
  reply: '金丝雀的回复',
  nominee: '金丝雀师傅',
  nomineePhone: '13987651234',
  nomination: '金丝雀的推荐',
  visit: '金丝雀上门所见',
  login: 'canary.login',
  password: 'canary-password',
};

describe('The audit trail of a whole story', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let resident: Someone;
  before(async () => {
    app = await startApp();
    near = await givenNeighbourhood(app);
    resident = await app.application.features.people.ensureByPhone(canary.phone, canary.name);
  });
  after(() => app.stop());

  async function order(): Promise<void> {
    const { address, contactName, contactPhone, note } = canary;
    const visit = { address, contactName, contactPhone };
    const booked = await givenBooked(app, { ...near, resident }, near.homeHaircut, { visit, note });
    await pay(app, resident, booked);
    const [as, barber, staff] = [app.as(resident), app.as(near.barber), app.as(near.checker)];
    await barber.acceptOrder(booked.id);
    const { checkInCode } = await as.getOrder(booked.id);
    await barber.startOrder(booked.id, { code: checkInCode ?? '' });
    await barber.finishOrder(booked.id);
    await as.disputeOrder(booked.id, { reason: canary.complaint });
    // staff may put a number into a reason
    await staff.revealOrderContact(booked.id, { reason: `回电 ${contactPhone}` });
    await staff.resolveOrder(booked.id, { reason: `已与 ${contactPhone} 谈妥`, refundFen: 0 });
    await as.writeReview(booked.id, { stars: 5, text: canary.review });
    const { reviews } = await barber.writeReview(booked.id, { stars: 5, text: canary.reply });
    await staff.hideReview(reviews[0]?.id ?? '', { reason: '含有电话' });
  }

  async function artisan(): Promise<void> {
    const { nominee: name, nomineePhone: phone, nomination: note, login, password } = canary;
    const body = { name, phone, note, grid: micro(3), skills: ['haircut'] };
    const { id } = await app.as(near.checker).nominateArtisan({ body });
    await app.as(near.approver).checkArtisan(id, { phoneConfirmed: true, visited: true, note: canary.visit });
    await app.as(near.approver).revealArtisanPhone(id, { reason: `核对 ${phone}` });
    await app.as(near.approver).rejectArtisan(id, { reason: `${phone} 打不通` });
    const roles = [{ role: 'staff' as const, grid: micro(3) }];
    const { id: staffId } = await app.as(near.admin).createStaff({ body: { name, phone, login, roles } });
    await takeLogin(app, { _id: staffId, phone }, password);
    await app.as(null).refused.signInByPassword({ body: { login, password: `${password}.` } });
    await app.as(null).signInByPassword({ body: { login, password } });
  }

  it('holds no number, name, address or text of anybody', async () => {
    await order();
    await artisan();
    await app.settle();
    const rows = await app.connection.collection('audit').find({}).toArray();
    const actions = new Set(rows.map((row) => String(row['action'])));
    for (const action of [
      'order.reveal_contact',
      'order.resolve',
      'review.hide_resident',
      'artisan.check',
      'artisan.reject',
      'artisan.reveal_phone',
      'people.offer_login',
      'people.take_login',
      'people.sign_in_failed',
      'people.sign_in',
    ])
      assert.ok(actions.has(action), action);
    const lines = rows.map((row) => JSON.stringify(row));
    assert.ok(
      lines.some((line) => line.includes('139****5678')),
      'a number in a reason is masked',
    );
    for (const [what, words] of Object.entries(canary)) {
      assert.deepEqual(
        lines.filter((line) => line.includes(words)),
        [],
        `the ${what} stands on the trail`,
      );
    }
    const { body } = await app.as(near.supervisor).raw.exportAudit();
    for (const [what, words] of Object.entries(canary))
      assert.ok(what === 'nominee' || !String(body).includes(words), `the ${what} leaves with the export`);
  });
});
