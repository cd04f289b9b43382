import assert from 'node:assert/strict';
import { request } from 'node:http';
import { startApp, type TestApp } from '../support/app.ts';

/** A request with headers that `fetch` keeps to itself. */
function send(app: TestApp, path: string, headers: Record<string, string>, body?: object): Promise<number> {
  const { port } = new URL(app.baseUrl);
  return new Promise((done, failed) => {
    const options = { host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', headers };
    const asked = request(options, (answer) => {
      answer.resume().once('end', () => done(answer.statusCode ?? 0));
    });
    asked.once('error', failed);
    asked.end(body && JSON.stringify(body));
  });
}
const asJson = { 'content-type': 'application/json' };
let phones = 13_511_000_000;

async function askForCode(app: TestApp, headers: Record<string, string>): Promise<number> {
  phones += 1;
  return send(app, '/api/auth/codes', { ...asJson, ...headers }, { phone: String(phones) });
}

/** How many codes each network address has asked for. */
async function addresses(app: TestApp): Promise<Record<string, number>> {
  const budgets = await app.connection.collection<{ _id: string; count: number }>('budgets').find().toArray();
  const codes = budgets.filter(({ _id }) => _id.startsWith('codes '));
  return Object.fromEntries(codes.map(({ _id, count }) => [_id.split(' ')[1] ?? '', count]));
}

describe('behind two proxies', () => {
  let app: TestApp;
  afterEach(() => app.stop());

  it('each resident has an address of their own, and what they say of it themselves is not believed', async () => {
    app = await startApp({ trustProxy: 2 });
    for (const forwarded of [
      '203.0.113.7, 10.0.0.1',
      '203.0.113.8, 10.0.0.1',
      '6.6.6.6, 203.0.113.8, 10.0.0.1',
    ])
      assert.ok((await askForCode(app, { 'x-forwarded-for': forwarded })) < 300);
    assert.deepEqual(await addresses(app), { '203.0.113.7': 1, '203.0.113.8': 2 });
  });

  it('the same holds by the addresses of the proxies, and nobody else is believed', async () => {
    app = await startApp({ trustProxy: ['loopback', '10.0.0.0/8'] });
    for (const forwarded of ['203.0.113.7, 10.0.0.1', '203.0.113.7, 198.51.100.1'])
      assert.ok((await askForCode(app, { 'x-forwarded-for': forwarded })) < 300);
    assert.deepEqual(await addresses(app), { '203.0.113.7': 1, '198.51.100.1': 1 });
  });

  it('a change comes by the scheme that the outer one was asked by', async () => {
    app = await startApp({ trustProxy: 2, publicUrl: 'https://shop.example.cn' });
    const host = new URL(app.baseUrl).host;
    const outer = { host, 'x-forwarded-for': '203.0.113.7, 10.0.0.1', 'x-forwarded-proto': 'https' };
    assert.ok((await askForCode(app, { ...outer, origin: `https://${host}` })) < 300);
    assert.ok((await askForCode(app, { ...outer, origin: 'https://shop.example.cn' })) < 300);
    assert.equal(await askForCode(app, { ...outer, origin: `http://${host}` }), 403);
    assert.equal(await askForCode(app, { ...outer, origin: 'http://shop.example.cn' }), 403);
    assert.equal(await askForCode(app, { host, origin: `https://${host}` }), 403);
  });
});

describe('a demo', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp({ publicUrl: 'http://market.example.test:3000' });
  });
  after(() => app.stop());

  it('answers under its own names', async () => {
    for (const host of [
      'localhost',
      'p13.localhost:3000',
      '127.0.0.1:3000',
      '[::1]:3000',
      'market.example.test',
    ])
      assert.equal(await send(app, '/api/local/people', { host }), 200, host);
  });

  it('gives nothing to a page whose name was made to lead to it', async () => {
    for (const host of [
      'evil.example',
      'evil.example:3000',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
    ]) {
      for (const path of ['/api/local/people', '/api/session', '/', '/contract'])
        assert.equal(await send(app, path, { host }), 403, `${host} ${path}`);
      const origin = `http://${host}`;
      assert.equal(
        await send(app, '/api/local/sessions', { host, origin, ...asJson }, { personId: 'per_x' }),
        403,
      );
    }
  });
});

describe('a server that is no demo', () => {
  it('answers under any name: whoever comes has no session there', async () => {
    const app = await startApp({ demo: false });
    assert.equal(await send(app, '/api/grids', { host: 'www.example.cn' }), 200);
    await app.stop();
  });
});
