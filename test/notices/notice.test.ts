import assert from 'node:assert/strict';
import type mongoose from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo.ts';
import { kindNotices, noticeSentences, unsaidInMessages } from '../../src/copy/zh-CN.ts';
import { makeNotices, type NoticesDeps } from '../../src/features/notices/index.ts';
import { day, makeClock } from '../../src/kernel/clock.ts';
import { ownDatabase } from '../support/app.ts';
import { plainSettings } from '../support/settings.ts';

type OnOrder = (order: unknown, row: unknown) => Promise<void>;

describe('a notice', () => {
  let connection: mongoose.Connection;
  before(async () => {
    connection = await connectMongo({ uri: ownDatabase(), poolSize: 2, waitMs: 4000 });
  });
  after(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  /** The feature among neighbours that say one thing to one person; `put` is the outbox. */
  function given(
    key: string,
    put: NoticesDeps['outbox']['put'],
    sentence = '“{title}”好了。',
    said: Record<string, string | number> = {},
  ) {
    let onOrder: OnOrder | undefined;
    const clock = makeClock();
    const silent = { on() {}, onRefunds() {} };
    const params = { title: '剪发', category: '理发', orderId: 'ord_1', ...said };
    const deps = {
      connection,
      clock,
      people: { seek: async () => ({ _id: 'per_1', phone: '13900000001' }), withRole: async () => [] },
      grids: { seek: async () => null },
      artisans: silent,
      queue: silent,
      outlets: { runner: silent },
      providers: { onWork() {}, ofPerson: async () => null },
      catalogue: silent,
      payments: silent,
      orders: {
        refundSteps: [],
        onAny(_group: string, _name: string, run: OnOrder) {
          onOrder = run;
        },
        notificationsOf: () => [{ to: { personId: 'per_1' }, template: 'toy', as: 'resident', params, key }],
      },
      outbox: { put, onGivenUp() {}, onUnwanted() {} },
      openidOf: async () => null,
      miniForms: [],
      wechatForms: [],
      settings: plainSettings,
      sentences: { 'toy.resident': sentence },
    };
    makeNotices(deps as unknown as NoticesDeps);
    return { clock, happen: () => onOrder?.({}, {}) };
  }
  const kept = () => connection.collection('notices').countDocuments({ personId: 'per_1' });

  it('is written to the outbox under one key, also where a crash came between inbox and outbox', async () => {
    const keys: string[] = [];
    let crashes = 1;
    const { happen } = given('first', async ({ key, text, lane, personId }) => {
      if (crashes-- > 0) throw new Error('the server ended here');
      assert.deepEqual([text, lane, personId], ['“理发”好了。', 'messages', 'per_1']);
      keys.push(key);
    });
    await assert.rejects(async () => happen());
    assert.equal(await kept(), 1, 'the inbox has it');
    await happen();
    await happen();
    assert.equal(await kept(), 1);
    assert.equal(keys.length, 2);
    assert.equal(new Set(keys).size, 1, 'the outbox knows it by its key');
  });
  it('is not written to the outbox again once that has forgotten the key', async () => {
    let puts = 0;
    const { happen, clock } = given('second', async () => {
      puts += 1;
    });
    await happen();
    clock.setOffset(7 * day);
    await happen();
    assert.equal(puts, 1);
  });

  describe('that goes out by text message', () => {
    const hostile = '加微信 vx13900000000 看 https://bad.example/x';
    const everything = { ...noticeSentences, ...kindNotices } as Record<string, string>;
    const placeholders = [
      ...new Set(
        Object.values(everything).flatMap((text) =>
          [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
        ),
      ),
    ];
    const hostileParams = Object.fromEntries(
      [...placeholders, 'startAt', 'answerBy', 'note', 'orderId'].map((name) => [name, hostile]),
    );
    /** What the outbox was given, and what the inbox holds, of one sentence. */
    async function notified(key: string, sentence: string, said: Record<string, string | number>) {
      let message = '';
      const put = async ({ text }: { text: string }) => {
        message = text;
      };
      const { happen } = given(key, put, sentence, said);
      await happen();
      const newest = await connection.collection('notices').find({}).sort({ at: -1 }).toArray();
      return { message, inbox: newest.map(({ text }) => String(text)) };
    }

    it('holds nothing that a party wrote, whichever sentence it is', async () => {
      assert.ok(placeholders.includes('reason') && placeholders.includes('title'));
      for (const [name, sentence] of Object.entries(everything)) {
        const { message } = await notified(`hostile ${name}`, sentence, {
          ...hostileParams,
          category: '理发',
        });
        assert.ok(message.length > 0, name);
        for (const piece of ['bad.example', '13900000000', 'vx', 'http'])
          assert.ok(!message.includes(piece), `${name}: ${message}`);
        assert.ok(!/[{}]/.test(message), `${name}: ${message}`);
      }
    });
    it('says a word of ours for each thing that a party writes', () => {
      const workedOut = [
        ...['when', 'newWhen', 'endWhen', 'answerBy', 'until', 'day', 'count', 'unit'],
        ...['amount', 'refund', 'payable', 'kept'],
      ];
      const left = placeholders.filter((name) => !workedOut.includes(name) && !(name in unsaidInMessages));
      assert.deepEqual(left, []);
    });
    it('reads well, and leaves what the party wrote to the inbox', async () => {
      const sentence = kindNotices['service.quote.resident'];
      const { message, inbox } = await notified('quoted', sentence, { amountFen: 8000, reason: hostile });
      assert.equal(message, '“理发”报价 80.00 元：说明见站内消息。请在 48 小时内答复。');
      assert.ok(inbox.includes(`“剪发”报价 80.00 元：${hostile}。请在 48 小时内答复。`));
    });
  });
});
