import assert from 'node:assert/strict';
import { micro } from '../../seeds/demo/cast.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { agreed } from '../support/consent.ts';
import { givenBooked, givenNeighbourhood, type Neighbourhood, pay } from '../support/given.ts';

/** What must never be read in a log, each planted where the story uses it. */
const canary = {
  name: '金丝雀先生',
  phone: '13987654321',
  address: '金丝雀巷 77 号 7 单元',
  contactName: '金丝雀太太',
  contactPhone: '13912345678',
  note: '金丝雀的留言',
  nominee: '金丝雀师傅',
  nomineePhone: '13987651234',
};

describe('Logs', () => {
  let app: TestApp;
  let near: Neighbourhood;
  let resident: Someone;
  before(async () => {
    // nobody answers at this gateway: what fails is logged too
    app = await startApp({ smsUrl: 'http://127.0.0.1:9/sms' });
    near = await givenNeighbourhood(app);
    resident = await app.application.features.people.ensureByPhone(canary.phone, canary.name);
  });
  after(() => app.stop());

  it('of a whole booking, with what fails on the way, carry no personal data', async () => {
    const { name, phone, address, contactName, contactPhone, note } = canary;
    const as = app.as(resident);
    await as.updateMe({ body: { name, homeGrid: micro(2) } });
    await as.addAddress({ body: { text: address, contactName, contactPhone, grid: micro(2) } });
    const visit = { address, contactName, contactPhone };
    const booked = await givenBooked(app, { ...near, resident }, near.homeHaircut, { visit, note });
    await pay(app, resident, booked);
    const barber = app.as(near.barber);
    await barber.acceptOrder(booked.id);
    const { checkInCode } = await as.getOrder(booked.id);
    await barber.refused.startOrder(booked.id, { code: checkInCode === '000000' ? '000001' : '000000' });
    await barber.startOrder(booked.id, { code: checkInCode ?? '' });
    await barber.finishOrder(booked.id);
    await as.disputeOrder(booked.id, { reason: note });
    await app.as(near.checker).revealOrderContact(booked.id, { reason: '联系居民' });
    await app.as(near.checker).resolveOrder(booked.id, { reason: note, refundFen: 0 });

    const body = { name: canary.nominee, phone: canary.nomineePhone, grid: micro(3), skills: ['haircut'] };
    await app.as(near.leader).nominateArtisan({ body });
    await app.as(near.leader).refused.nominateArtisan({ body });
    await app.as(null).requestCode({ body: { phone } });
    await app.as(null).refused.signInByCode({ body: { ...agreed, phone, code: '000000' } });
    await as.refused.bookOrder({ body: { kind: 'service', listingId: near.homeHaircut, visit, note: 7 } });
    await app.settle();
    const texts = await app.connection.collection('outbox').distinct('text');
    assert.ok(
      texts.some((text) => /验证码 \d{6}/.test(text)),
      'what is to be sent waits',
    );

    assert.ok(app.logged.length > 0, 'something was logged');
    assert.ok(
      app.logged.some((line) => line.includes('a text message was not sent')),
      'and what failed too',
    );
    assert.deepEqual(app.errors, [], 'a gateway that is away is no bug of ours');
    const texted = Object.fromEntries(texts.map((text, n) => [`text ${n}`, text]));
    for (const [what, words] of Object.entries({ ...canary, ...texted, checkInCode: `"${checkInCode}"` })) {
      const leaks = app.logged.filter((line) => line.includes(words));
      assert.deepEqual(leaks, [], `the ${what} stands in the log`);
    }
  });
});
