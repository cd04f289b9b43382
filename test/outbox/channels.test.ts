import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { minute } from '../../src/kernel/clock.ts';
import { Outbox } from '../../src/kernel/outbox.ts';
import type { Message, Outcome } from '../../src/kernel/outbox-message.ts';
import { makeOutboxStore } from '../../src/kernel/outbox-store.ts';
import { ownDatabase } from '../support/app.ts';

const phone = '13900000001';
const form = { name: 'order', page: '/orders/ord_1' };
const aMessage = (key: string, more: Partial<Message> = {}): Message => ({
  ...{ key, channel: 'wechat', lane: 'messages', to: 'o-openid', text: '约好了', personId: 'per_1', form },
  ...more,
});

describe('the outbox with two ways out', () => {
  let connection: mongoose.Connection;
  beforeEach(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 4, waitMs: 4000 });
  });
  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  /** Servers that share a store; WeChat answers as it is told, and everything is noted. */
  function given(servers: number, ...outcomes: Outcome['kind'][]) {
    let ahead = 0;
    const sent: string[] = [];
    const remembered: string[] = [];
    const errors: string[] = [];
    const clock = { real: () => new Date(Date.now() + ahead) };
    const log = { info() {}, warn() {}, error: (_fields: object, text: string) => void errors.push(text) };
    const gateways = {
      wechat: {
        async send(to: string, _text: string, { form: named }: { form?: { page: string } | undefined }) {
          sent.push(`wechat ${to} ${named?.page}`);
          return { kind: outcomes.shift() ?? 'taken', why: '' };
        },
      },
      sms: {
        async send(to: string) {
          sent.push(`sms ${to}`);
          return { kind: 'taken' as const, why: '' };
        },
      },
    };
    const all = Array.from({ length: servers }, () => {
      const outbox = new Outbox({ store: makeOutboxStore(connection), clock, log, gateways });
      outbox.onUnwanted(async (personId) => void remembered.push(personId));
      return outbox;
    });
    return {
      all,
      sent,
      remembered,
      errors,
      async pass() {
        ahead += 5 * minute;
        const jobs = all.flatMap((outbox) => outbox.parts.jobs.map((job) => job.run()));
        await Promise.all(jobs);
        for (const outbox of all) await outbox.idle();
      },
    };
  }

  it('sends once from two servers', async () => {
    const { all, sent, pass } = given(2);
    await Promise.all(all.map((outbox) => outbox.put(aMessage('one'))));
    await pass();
    await pass();
    assert.deepEqual(sent, ['wechat o-openid /orders/ord_1']);
  });
  it('turns to the phone at once where it is not wanted, and where it stays busy after the third try', async () => {
    const { all, sent, pass, remembered } = given(2, 'unwanted', 'busy', 'busy', 'busy');
    await all[0]?.put(aMessage('one', { otherwise: phone }));
    await all[0]?.idle();
    await pass();
    assert.deepEqual(sent.splice(0), ['wechat o-openid /orders/ord_1', `sms ${phone}`]);
    assert.deepEqual(remembered, ['per_1']);
    await all[0]?.put(aMessage('two', { otherwise: phone }));
    await all[0]?.idle();
    for (let rounds = 0; rounds < 5; rounds += 1) await pass();
    assert.deepEqual(sent, [...Array(3).fill('wechat o-openid /orders/ord_1'), `sms ${phone}`]);
    assert.deepEqual(
      JSON.stringify(await connection.collection('outbox').find({}).toArray()).includes(phone),
      false,
    );
  });
  it('lets go of what nothing depends on: nobody is alarmed', async () => {
    const { all, sent, pass, errors } = given(1, 'unwanted', 'busy', 'taken');
    await all[0]?.put(aMessage('one'));
    await all[0]?.idle();
    await all[0]?.put(aMessage('two'));
    await all[0]?.idle();
    await pass();
    await pass();
    assert.equal(sent.length, 3);
    assert.deepEqual(errors, []);
    const states = await connection.collection('outbox').find({}).sort({ _id: 1 }).toArray();
    assert.deepEqual(
      states.map(({ state }) => state),
      ['expired', 'sent'],
    );
  });
});
