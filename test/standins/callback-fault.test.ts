import assert from 'node:assert/strict';
import {
  type Callback,
  call,
  control,
  isSigned,
  newNumber,
  open,
  openShop,
  prepayBody,
  type Resource,
  type Shop,
  type Standins,
  send,
  startStandins,
  until,
  type Wechat,
} from './client.ts';

const minute = 60_000;
const allTriesMs = (24 * 60 + 4) * minute;

describe('WeChat stand-in: faults of callbacks', () => {
  let standins: Standins;
  let wechat: Wechat;
  let shop: Shop;

  before(async () => {
    standins = await startStandins();
    wechat = standins.wechat;
  });
  after(() => standins.stop());
  beforeEach(async () => {
    shop = await openShop();
    await control(standins, 'POST', '/standin/clock', { offsetMs: 0 });
    await control(standins, 'DELETE', '/standin/wechat/faults');
  });
  afterEach(() => shop.close());

  const prepaid = async (at = shop) => {
    const no = newNumber();
    await call(wechat, 'POST', '/v3/pay/transactions/native', prepayBody(wechat, no, `${at.url}/notify`));
    return no;
  };
  const pay = (outTradeNo: string) => control(standins, 'POST', '/standin/wechat/pay', { outTradeNo });
  const fault = async (body: Record<string, unknown>) => {
    const answer = await control(standins, 'POST', '/standin/wechat/faults', body);
    assert.equal(answer.status, 200);
    return answer.json;
  };
  const notices = async (no: string) => {
    const { json } = await control(standins, 'GET', `/standin/wechat/notices?outTradeNo=${no}`);
    return json as unknown as { id: string; tries: number; state: string }[];
  };
  const move = (offsetMs: number) => control(standins, 'POST', '/standin/clock', { offsetMs });
  const idOf = ({ body }: Callback) => (JSON.parse(body) as { id: string }).id;
  const plainOf = ({ body }: Callback) =>
    JSON.parse(open(wechat, (JSON.parse(body) as { resource: Resource }).resource)) as {
      amount: { total: number };
      out_trade_no: string;
    };

  it('holds a callback back until it is released', async () => {
    const no = await prepaid();
    await fault({ on: 'callback', fault: 'hold', outTradeNo: no });
    await pay(no);
    await move(minute);
    assert.equal(shop.got.length, 0);
    assert.deepEqual(
      (await notices(no)).map(({ tries }) => tries),
      [0],
    );
    assert.equal((await fault({ fault: 'release' })).released, 1);
    assert.equal(plainOf((await shop.waitFor(1))[0]!).out_trade_no, no);
  });

  it('sends two backwards', async () => {
    await fault({ fault: 'reorder', notifyPrefix: shop.url });
    const numbers = [await prepaid(), await prepaid()];
    for (const no of numbers) await pay(no);
    const got = await shop.waitFor(2);
    assert.deepEqual(
      got.map((callback) => plainOf(callback).out_trade_no),
      numbers.reverse(),
    );
  });

  it('loses one for ever', async () => {
    const no = await prepaid();
    await fault({ fault: 'lose', outTradeNo: no });
    await pay(no);
    await until(
      () => notices(no),
      ([notice]) => notice?.state === 'lost',
    );
    await move(allTriesMs);
    await control(standins, 'POST', '/standin/wechat/notify', { outTradeNo: no });
    const got = await shop.waitFor(1);
    assert.equal(got.length, 1);
    const ids = (await notices(no)).map(({ id }) => id);
    assert.deepEqual([ids.length, ids[1]], [2, idOf(got[0]!)]);
  });

  it('sends further copies of the same id', async () => {
    const no = await prepaid();
    await fault({ fault: 'duplicate', n: 14, outTradeNo: no });
    await pay(no);
    const got = await shop.waitFor(15);
    assert.equal(new Set(got.map(idOf)).size, 1);
    assert.ok(got.every(({ headers, body }) => isSigned(wechat, headers, body)));
  });

  it('alters the amount inside a valid signature', async () => {
    const no = await prepaid();
    await fault({ fault: 'altered', amountFen: 4799, outTradeNo: no });
    await pay(no);
    const [callback] = await shop.waitFor(1);
    assert.ok(isSigned(wechat, callback!.headers, callback!.body));
    assert.equal(plainOf(callback!).amount.total, 4799);
  });

  it('probes with a SIGNTEST and sends the right one after it', async () => {
    const no = await prepaid();
    shop.answers.push(401);
    await fault({ fault: 'signtest', outTradeNo: no });
    await pay(no);
    const [probe, right] = await shop.waitFor(2);
    assert.match(probe!.headers['wechatpay-signature'] ?? '', /^WECHATPAY\/SIGNTEST\//);
    assert.ok(isSigned(wechat, right!.headers, right!.body));
  });

  it('sends one with a wrong signature and, refused, the right one later', async () => {
    const no = await prepaid();
    shop.answers.push(401);
    await fault({ on: 'callback', fault: 'badSignature', outTradeNo: no });
    await pay(no);
    const [wrong] = await shop.waitFor(1);
    assert.equal(isSigned(wechat, wrong!.headers, wrong!.body), false);
    await until(
      () => notices(no),
      ([notice]) => notice?.tries === 1,
    );
    await move(16_000);
    const [, right] = await shop.waitFor(2);
    assert.ok(isSigned(wechat, right!.headers, right!.body));
  });

  it('builds a validly signed callback of any content for tests to forge with', async () => {
    const signing = {
      plaintext: { out_trade_no: 'x', amount: { total: 1 } },
      headers: { 'Wechatpay-Nonce': null },
    };
    const { json } = await control(standins, 'POST', '/standin/wechat/sign', signing);
    const headers = json.headers as Record<string, string>;
    assert.equal('Wechatpay-Nonce' in headers, false);
    const envelope = JSON.parse(String(json.body)) as { resource: Resource };
    assert.deepEqual(JSON.parse(open(wechat, envelope.resource)), signing.plaintext);
    const raw = await control(standins, 'POST', '/standin/wechat/sign', {
      body: '{"a": 1}',
      url: shop.url,
      send: true,
    });
    assert.deepEqual(raw.json.answer, { status: 204, body: '' });
    const [callback] = await shop.waitFor(1);
    assert.equal(callback!.body, '{"a": 1}');
    assert.ok(isSigned(wechat, callback!.headers, callback!.body));
  });

  it('refuses a control request from a form, and a fault it does not know', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    assert.equal(
      (await send('POST', `${standins.url}/standin/wechat/pay`, form, 'outTradeNo=x')).status,
      415,
    );
    for (const body of [
      { fault: 'nothing' },
      { fault: 'badSignature' },
      { fault: 'hold', tiems: 2 },
      { fault: 'hold', times: 'two' },
    ])
      assert.equal((await control(standins, 'POST', '/standin/wechat/faults', body)).status, 400);
  });

  it('releases and clears for one address alone', async () => {
    const other = await openShop();
    const [mine, theirs] = [await prepaid(), await prepaid(other)];
    for (const notifyPrefix of [shop.url, other.url]) await fault({ fault: 'hold', times: 2, notifyPrefix });
    for (const no of [mine, theirs]) await pay(no);
    await move(minute);
    assert.equal((await fault({ fault: 'release', notifyPrefix: shop.url })).released, 1);
    await shop.waitFor(1);
    const cleared = await control(standins, 'DELETE', `/standin/wechat/faults?notifyPrefix=${other.url}`);
    assert.equal(cleared.json.released, 1);
    await other.waitFor(1);
    const { json } = await control(standins, 'GET', '/standin/wechat/faults');
    assert.deepEqual(
      (json.faults as { notifyPrefix: string }[]).map(({ notifyPrefix }) => notifyPrefix),
      [shop.url],
    );
    await other.close();
  });
});
