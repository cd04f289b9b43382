import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { booksOf, toStandin } from '../support/standin.ts';
import { fault, notify, signed, startPayments, successOf, type TestPayments } from './payment.given.ts';

/** What is its own about paying inside WeChat; that its notifications hold is in notify.test.ts, the kills in crash.test.ts. */
for (const way of ['jsapi', 'mini'] as const)
  describe(`A payment inside WeChat: ${way}`, () => {
    let given: TestPayments;
    before(async () => {
      given = await startPayments();
    });
    afterEach(() => given.assertBooks());
    after(() => given.stop());

    const open = async () => {
      const payment = await given.payments.open(given.opening({ way }));
      return { ...payment, bridge: given.provider.bridge(payment.prepayId ?? '', payment.way) };
    };
    const state = async (id: string) => (await given.payments.find(id)).state;
    const press = async (call: object, choice: string) => {
      const said = (await toStandin('/standin/wechat/bridge', { call, choice })) as { err_msg: string };
      return said.err_msg.split(':')[1];
    };
    const noted = async (id: string) => (await given.books.entries()).filter(({ source }) => source === id);

    it('is opened once per key, for the one who is known there, who is forgotten when it is over', async () => {
      const opening = given.opening({ way });
      const all = await Promise.all(Array.from({ length: 10 }, () => given.payments.open(opening)));
      assert.equal(new Set(all.map(({ _id }) => _id)).size, 1);
      const { _id, payerOpenid, prepayId, codeUrl, h5Url } = await given.payments.find(all[0]?._id ?? '');
      assert.match(payerOpenid ?? '', way === 'mini' ? /Mini/ : /Wechat/);
      assert.deepEqual([Boolean(prepayId), codeUrl, h5Url], [true, undefined, undefined]);
      await given.payments.close(_id);
      assert.equal((await given.payments.find(_id)).payerOpenid, null);
    });

    it('decides nothing by what the bridge says: cancelled it can be paid, paid unheard it is asked after', async () => {
      const { _id, outTradeNo, bridge } = await open();
      assert.equal(await press(bridge, 'cancel'), 'cancel');
      assert.equal(await state(_id), 'paying');
      await fault({ fault: 'lose', outTradeNo });
      assert.equal(await press(bridge, 'pay'), 'ok');
      assert.equal(await press(bridge, 'pay'), 'fail', 'it is paid once');
      assert.equal(await state(_id), 'paying');
      assert.equal((await given.payments.check(_id)).state, 'paid');
      const { transactions } = (await booksOf(given.url)) as unknown as {
        transactions: { outTradeNo: string; tradeType: string }[];
      };
      assert.equal(transactions.find((each) => each.outTradeNo === outTradeNo)?.tradeType, 'JSAPI');
    });

    it('is asked for under the same number where the prepay was not answered', async () => {
      for (const what of ['dropAfter', 'dropBefore', 'status', 'unsigned', 'badSignature', 'status429']) {
        await fault({ on: 'call', fault: what, path: '/v3/pay/transactions/jsapi' });
        const { _id, outTradeNo } = await open();
        assert.equal(await state(_id), 'open', what);
        await given.pass(6_000);
        const prepared = await given.payments.find(_id);
        assert.deepEqual([prepared.state, prepared.outTradeNo], ['paying', outTradeNo], what);
      }
    });

    it('of another openid, or under the appid of the other, buys nothing and goes back whole', async () => {
      const { _id, outTradeNo } = await open();
      await toStandin('/standin/wechat/pay', { outTradeNo, openid: 'oSomebodyElse0000000000000000' });
      await eventually(async () => (await state(_id)) === 'mismatched');
      await given.refundsBecome(_id, ([refund]) => refund?.state === 'refunded');
      assert.equal((await given.payments.refundsOf(_id)).length, 1);

      const other = await given.payments.open(given.opening({ way: way === 'mini' ? 'jsapi' : 'mini' }));
      const mine = await open();
      const { appid } = successOf(other);
      const odd = await signed(successOf(mine, { appid }));
      assert.equal(await notify(given.parts, odd.headers, odd.rawBody), 204);
      assert.equal(await state(mine._id), 'paying', 'the books know nothing of it');
      assert.deepEqual(await noted(mine._id), []);
    });

    it('closed and paid all the same, or closed while it was paid, is taken once or given back once', async () => {
      const late = await open();
      assert.equal(await given.payments.close(late._id), 'closed');
      assert.equal(await press(late.bridge, 'pay'), 'fail', 'WeChat takes nothing for it');
      await toStandin('/standin/wechat/pay', { outTradeNo: late.outTradeNo, evenIfClosed: true });
      await eventually(async () => (await state(late._id)) === 'late');
      await given.refundsBecome(late._id, ([refund]) => refund?.state === 'refunded');
      assert.equal((await given.payments.refundsOf(late._id)).length, 1);

      const unheard = await given.paidUnheard({ way });
      assert.equal(await given.payments.close(unheard._id), 'paid');
      assert.deepEqual(await given.payments.refundsOf(unheard._id), []);
    });

    it('has one effect where two servers hear of it, ask after it and close it at once', async () => {
      const { _id, outTradeNo } = await given.paidUnheard({ way });
      const beside = await given.beside();
      const message = await signed({
        ...successOf(await given.payments.find(_id)),
        transaction_id: (await given.provider.query(outTradeNo)).transactionId,
      });
      await Promise.all(
        [given, beside].flatMap(({ parts, payments }) => [
          ...Array.from({ length: 10 }, () => notify(parts, message.headers, message.rawBody)),
          payments.check(_id),
          payments.close(_id),
        ]),
      );
      await given.handled(_id);
      const paid = await given.payments.find(_id);
      assert.equal(paid.timeline.filter(({ step }) => step === 'take').length, 1);
      assert.equal((await noted(_id)).length, 1);
    });
  });
