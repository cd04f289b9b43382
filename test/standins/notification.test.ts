import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Callback,
  call,
  control,
  isSigned,
  newNumber,
  openShop,
  prepayBody,
  type Shop,
  type Standins,
  startStandins,
  until,
  type Wechat,
} from './client.ts';

const minute = 60_000;
const allTriesMs = (24 * 60 + 4) * minute;

describe('WeChat stand-in: notifications', () => {
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
  });
  afterEach(() => shop.close());

  const prepaid = async (from = standins) => {
    const no = newNumber();
    await call(
      from.wechat,
      'POST',
      '/v3/pay/transactions/native',
      prepayBody(from.wechat, no, `${shop.url}/notify`),
    );
    return no;
  };
  const pay = (outTradeNo: string, from = standins) =>
    control(from, 'POST', '/standin/wechat/pay', { outTradeNo });
  const notices = async (no: string, from = standins) => {
    const { json } = await control(from, 'GET', `/standin/wechat/notices?outTradeNo=${no}`);
    return json as unknown as {
      id: string;
      tries: number;
      state: string;
      lastStatus: number;
      event: string;
    }[];
  };
  const move = (offsetMs: number, from = standins) => control(from, 'POST', '/standin/clock', { offsetMs });
  const idOf = ({ body }: Callback) => (JSON.parse(body) as { id: string }).id;

  it('repeats by the clock until a 2xx, under the same id and validly signed in real time', async () => {
    shop.answers.push(500, 401, 200);
    const no = await prepaid();
    await pay(no);
    await shop.waitFor(1);
    await until(
      () => notices(no),
      ([notice]) => notice?.tries === 1,
    );
    await move(16_000);
    await shop.waitFor(2);
    await move(31_000);
    const got = await shop.waitFor(3);
    await until(
      () => notices(no),
      ([notice]) => notice?.state === 'accepted',
    );
    assert.equal(new Set(got.map(idOf)).size, 1);
    for (const { headers, body } of got) {
      assert.ok(isSigned(wechat, headers, body));
      assert.ok(Math.abs(Date.now() / 1000 - Number(headers['wechatpay-timestamp'])) < 60);
    }
    await move(allTriesMs);
    assert.deepEqual(
      (await notices(no)).map(({ tries, state }) => [tries, state]),
      [[3, 'accepted']],
    );
  });

  it('gives up after the first and 15 repeats over 24 h 4 min', async () => {
    shop.answers.push(...Array.from({ length: 20 }, () => 500));
    const no = await prepaid();
    await pay(no);
    await until(
      () => notices(no),
      ([notice]) => notice?.tries === 1,
    );
    await move(allTriesMs - 5 * minute);
    await until(
      () => notices(no),
      ([notice]) => notice?.tries === 15,
    );
    assert.equal((await notices(no))[0]?.state, 'waiting');
    await move(allTriesMs + minute);
    const [notice] = await until(
      () => notices(no),
      ([first]) => first?.state !== 'waiting',
    );
    assert.deepEqual([notice?.tries, notice?.state, notice?.lastStatus], [16, 'given_up', 500]);
    assert.equal(shop.got.length, 16);
  });

  it('counts an address where nobody answers as a failed try', async () => {
    const no = newNumber();
    await call(
      wechat,
      'POST',
      '/v3/pay/transactions/native',
      prepayBody(wechat, no, 'http://127.0.0.1:1/notify'),
    );
    await pay(no);
    const [notice] = await until(
      () => notices(no),
      ([first]) => first?.tries === 1,
    );
    assert.deepEqual([notice?.state, notice?.lastStatus], ['waiting', 0]);
  });

  it('reaches host names under .localhost', async () => {
    const no = newNumber();
    const url = `${shop.url.replace('127.0.0.1', 'shop.localhost')}/notify`;
    await call(wechat, 'POST', '/v3/pay/transactions/native', prepayBody(wechat, no, url));
    await pay(no);
    assert.equal((await shop.waitFor(1))[0]?.headers.host, new URL(url).host);
  });

  it('goes on repeating after a kill and a restart, with the clock where it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'standins-'));
    shop.answers.push(500);
    const first = await startStandins(['--data', folder]);
    const no = await prepaid(first);
    await move(minute, first);
    await pay(no, first);
    await until(
      () => notices(no, first),
      ([notice]) => notice?.tries === 1,
    );
    await first.kill();
    const second = await startStandins(['--data', folder]);
    assert.equal((await control(second, 'GET', '/standin/clock')).json.offsetMs, minute);
    await move(minute + 16_000, second);
    const got = await shop.waitFor(2);
    assert.equal(idOf(got[0]!), idOf(got[1]!));
    assert.ok(isSigned(second.wechat, got[1]!.headers, got[1]!.body));
    await until(
      () => notices(no, second),
      ([notice]) => notice?.state === 'accepted',
    );
    await second.stop();
    rmSync(folder, { recursive: true });
  });
});
