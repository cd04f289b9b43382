import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hour } from '../../src/kernel/clock.ts';
import type { OutboxDoc } from '../../src/kernel/outbox-message.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { givenBooked, givenNeighbourhood, type Neighbourhood, pay } from '../support/given.ts';

/** A gateway on a port of its own: it answers with a status, or lets everybody wait for one. */
class Gateway {
  readonly taken: { phone: string; text: string }[] = [];
  status: number | null = null;
  /** Those who wait for an answer now. */
  readonly waiting = new Set<ServerResponse>();
  readonly #server: Server = createServer(async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part as Buffer);
    if (this.status === null) {
      this.waiting.add(res);
      res.once('close', () => this.waiting.delete(res));
      return;
    }
    if (this.status < 300) this.taken.push(JSON.parse(Buffer.concat(parts).toString()));
    res.writeHead(this.status).end();
  });

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/sms`;
  }
  hang(): void {
    this.status = null;
  }
  answer(status: number): void {
    this.status = status;
    for (const res of this.waiting) res.writeHead(status).end();
  }
  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

describe('A gateway for text messages', () => {
  const gateway = new Gateway();
  let app: TestApp;
  let near: Neighbourhood;
  let nth = 0;
  let lastPhone = 0;
  const newPhone = () => `1360000${String(lastPhone++).padStart(4, '0')}`;
  const outbox = () => app.connection.collection<OutboxDoc>('outbox');

  before(async () => {
    gateway.answer(202);
    app = await startApp({ smsUrl: await gateway.open() });
    near = await givenNeighbourhood(app);
    await app.settle();
  });
  afterEach(async () => {
    gateway.answer(202);
    await app.settle();
  });
  after(async () => {
    await app.stop();
    gateway.close();
  });

  /** Books, pays and accepts; who has to hear of it is written to. */
  async function book() {
    const order = await givenBooked(app, near, near.homeHaircut, {
      nth: 3 * nth++,
      visit: { address: '柳岸路 1 号', contactName: '李', contactPhone: '13900000009' },
    });
    await pay(app, near.resident, order);
    return app.as(near.barber).acceptOrder(order.id);
  }
  const timed = async (what: () => Promise<unknown>) => {
    const started = performance.now();
    await what();
    return performance.now() - started;
  };

  it('that hangs costs a booking and a sign-in nothing: they are answered while it still hangs', async () => {
    const before = gateway.taken.length;
    await book();
    await app.settle();
    const told = gateway.taken.length - before;
    assert.ok(told >= 2, 'both sides are written to');
    const answering = await timed(book);
    await app.settle();

    gateway.hang();
    const hanging = await timed(book);
    await eventually(async () => gateway.waiting.size >= 2);
    const phone = newPhone();
    const signIn = await timed(() => app.as(null).requestCode({ body: { phone } }));
    assert.ok(gateway.waiting.size >= 2, 'the gateway still hangs on what was sent first');
    await eventually(async () => gateway.waiting.size >= 3);
    assert.ok(hanging < answering + 1000, `${hanging} ms with a gateway that hangs, ${answering} ms without`);
    assert.ok(signIn < 1000, `a sign-in code took ${signIn} ms`);
  });

  it('that does not take a message gets it again, and the person gets it once', async () => {
    gateway.answer(503);
    const phone = newPhone();
    await app.as(null).requestCode({ body: { phone } });
    await app.settle();
    gateway.answer(202);
    await outbox().updateOne({ to: phone }, { $set: { nextAt: new Date() } });
    await app.settle();
    await app.settle();
    const texts = gateway.taken.filter((each) => each.phone === phone).map(({ text }) => text);
    assert.equal(texts.length, 1);
    assert.match(texts[0] ?? '', /^【达人超市】验证码 \d{6}/);
  });

  it('that takes nothing for a day: staff of the person’s community read of it once, in their inbox alone', async () => {
    gateway.answer(503);
    const order = await book();
    await app.settle();
    const dayAgo = new Date(Date.now() - 24 * hour);
    const waiting = { state: 'waiting', lane: 'messages' } as const;
    const mine = await outbox()
      .find({ ...waiting, personId: near.resident._id })
      .toArray();
    assert.ok(mine.length >= 1);
    await outbox().updateMany(waiting, { $set: { expiresAt: new Date(), nextAt: dayAgo, at: dayAgo } });
    gateway.answer(202);
    const before = gateway.taken.length;
    for (let n = 0; n < 3; n += 1) await app.settle();

    const ended = await outbox()
      .find({ _id: { $in: mine.map(({ _id }) => _id) } })
      .toArray();
    for (const doc of ended) {
      assert.equal(doc.state, 'given_up');
      assert.ok(!('to' in doc) && !('text' in doc), 'phone and text are gone');
    }
    const { name } = await app.application.features.people.find(near.resident._id);
    for (const staff of [near.checker, near.approver]) {
      const { items } = await app.as(staff).listNotices();
      const told = items.filter(({ text }) => text.includes(`发给${name}（`) && text.includes('没有送出'));
      assert.equal(told.length, mine.length, 'once for each message');
      assert.deepEqual(told[0]?.about, { kind: 'order', id: order.id });
    }
    const strangers = await app.as(near.neighbour).listNotices();
    assert.ok(strangers.items.every(({ text }) => !text.includes('没有送出')));
    assert.equal(gateway.taken.length, before, 'nobody was written to about it');
    const raised = app.errors.splice(0);
    assert.ok(
      raised.length >= mine.length && raised.every((line) => line.startsWith('a message was given up')),
    );
  });

  it('leaves no phone and no text in the log, whatever it answers', async () => {
    const phone = newPhone();
    for (const status of [503, 400]) {
      gateway.answer(status);
      await app.as(null).requestCode({ body: { phone: newPhone() } });
      await app.as(null).requestCode({ body: { phone: `${phone.slice(0, -3)}${status}` } });
      await app.settle();
    }
    app.errors.splice(0);
    assert.ok(app.logged.some((line) => line.includes('status 503')));
    assert.ok(app.logged.some((line) => line.includes('status 400')));
    assert.deepEqual(
      app.logged.filter((line) => /136\d{8}|验证码|【/.test(line)),
      [],
    );
  });
});
