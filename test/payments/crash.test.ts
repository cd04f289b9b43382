import assert from 'node:assert/strict';
import { hour } from '../../src/kernel/clock.ts';
import { eventually } from '../support/eventually.ts';
import { toStandin } from '../support/standin.ts';
import {
  fault,
  isHandled,
  notify,
  type Server,
  signed,
  startPayments,
  successOf,
  type TestPayments,
} from './payment.given.ts';
import { type Cut, startStoreProxy } from './store-proxy.ts';

/** Everything that happens to one payment's money, by one server that may die in the middle. */
interface Story {
  name: string;
  run(server: Server, opening: ReturnType<TestPayments['opening']>, given: TestPayments): Promise<void>;
  /** What must hold after another server has gone on. */
  holds(given: TestPayments, paymentId: string): Promise<void>;
}

const refundAll = { amountFen: 8800, reason: '取消', key: 'cancel' };

async function payUnheard(outTradeNo: string, more: Record<string, unknown> = {}) {
  await fault({ fault: 'lose', outTradeNo });
  await toStandin('/standin/wechat/pay', { outTradeNo, ...more });
}

const stories: Story[] = [
  {
    name: 'opened, paid and given back',
    async run({ payments }, opening) {
      const { _id, outTradeNo } = await payments.open(opening);
      await payUnheard(outTradeNo);
      await payments.check(_id);
      await payments.refund({ paymentId: _id, ...refundAll });
    },
    async holds(given, paymentId) {
      const { state } = await given.payments.find(paymentId);
      const refunds = await given.payments.refundsOf(paymentId);
      assert.ok(state === 'paid' || state === 'closed', state);
      assert.ok(refunds.length <= 1);
      for (const refund of refunds) assert.deepEqual([refund.state, refund.numbers.length], ['refunded', 1]);
    },
  },
  {
    name: 'paid with another amount',
    async run({ payments }, opening) {
      const { _id, outTradeNo } = await payments.open(opening);
      await payUnheard(outTradeNo, { amountFen: 8700 });
      await payments.check(_id);
    },
    async holds(given, paymentId) {
      const { state } = await given.payments.find(paymentId);
      const refunds = await given.payments.refundsOf(paymentId);
      assert.ok(state === 'mismatched' || state === 'closed', state);
      if (state === 'mismatched')
        assert.deepEqual(
          refunds.map((each) => [each.state, each.amountFen]),
          [['refunded', 8700]],
        );
      assert.equal(await given.books.balanceOf(`mismatched:${paymentId}`), 0);
    },
  },
  {
    name: 'closed, and paid all the same',
    async run({ payments, parts }, opening, given) {
      const { _id, outTradeNo } = await payments.open(opening);
      await payments.close(_id);
      await payUnheard(outTradeNo, { evenIfClosed: true });
      const message = await signed(await realSuccess(given, _id));
      await notify(parts, message.headers, message.rawBody);
    },
    async holds(given, paymentId) {
      const { state } = await given.payments.find(paymentId);
      assert.ok(['late', 'closed', 'paid'].includes(state), state);
      if (state === 'late') assert.equal((await given.payments.refundsOf(paymentId))[0]?.state, 'refunded');
      assert.equal(await given.books.balanceOf(`mismatched:${paymentId}`), 0);
    },
  },
];

async function realSuccess(given: TestPayments, paymentId: string): Promise<Record<string, unknown>> {
  const seen = await given.provider.query(paymentId);
  return successOf(await given.payments.find(paymentId), { transaction_id: seen.transactionId });
}

describe('A server that dies at any write', () => {
  // Every write is met once, cut before or after in turns; CRASH_CUTS=both meets each in both ways.
  const turns = process.env['CRASH_CUTS'] === 'both' ? [0, 1] : [0];
  for (const story of stories) {
    for (const turn of turns) {
      it(`leaves nothing undone and nothing done twice: ${story.name}${turn ? ', the other way' : ''}`, async () => {
        const given = await startPayments();
        try {
          let write = 0;
          while (await dieAt(given, story, write, (write + turn) % 2 ? 'before' : 'after')) write += 1;
          assert.ok(write >= 5, `died at ${write} writes`);
          await given.assertBooks();
        } finally {
          await given.stop();
        }
      }).timeout(120_000);
    }
  }

  it('is told 503 in time where the store hangs', async () => {
    const given = await startPayments();
    const proxy = await startStoreProxy(given.uri);
    // So patient a driver would never give up in time by itself.
    const hung = await given.beside({ uri: proxy.uri, waitMs: 600_000 });
    const payment = await given.payments.open(given.opening({ way: 'jsapi' }));
    const message = await signed(successOf(payment));
    proxy.hang();
    assert.equal(await notify(hung.parts, message.headers, message.rawBody), 503);
    assert.equal((await given.payments.find(payment._id)).state, 'paying');
    assert.equal(await notify(given.parts, message.headers, message.rawBody), 204);
    await proxy.stop();
    await given.stop();
  }).timeout(60_000);
});

/** Plays a story through a wire that is cut at one write; answers whether it came to that. */
async function dieAt(given: TestPayments, story: Story, write: number, cut: Cut): Promise<boolean> {
  const proxy = await startStoreProxy(given.uri);
  const dying = await given.beside({ uri: proxy.uri, indexes: false });
  // inside WeChat, which writes most: who pays is kept and forgotten again
  const opening = given.opening({ way: 'jsapi' });
  proxy.cutAt(write, cut);
  // A dead server waits for nothing.
  const death = proxy.whenCut.then(() => dying.connection.close(true));
  await story.run(dying, opening, given).catch((thrown: unknown) => {
    if (!proxy.isCut()) throw thrown;
  });
  const hasDied = proxy.isCut();
  await proxy.stop();
  await death;
  // The caller asks again under the same key, as every caller does, and the clock goes on.
  const { _id } = await given.payments.open(opening);
  await eventually(async () => {
    await given.pass(6 * hour);
    return isQuiet(given, _id);
  });
  await story.holds(given, _id);
  return hasDied;
}

async function isQuiet(given: TestPayments, paymentId: string): Promise<boolean> {
  const payment = await given.payments.find(paymentId);
  const refunds = await given.payments.refundsOf(paymentId);
  // Closed: asked once more, in case money came all the same.
  const isFinal = payment.state === 'closed' ? payment.asks > 0 : payment.askAt === null;
  const areShared = payment.sharesAt === null && refunds.length === payment.refunds.length;
  const areBack = refunds.every((each) => each.state === 'refunded');
  return isFinal && areShared && areBack && (await isHandled(given.payments, paymentId));
}
