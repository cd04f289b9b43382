import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { makeSms } from '../../src/adapters/sms.ts';

const phone = '13900000001';

describe('the gateway for text messages', () => {
  const open: Server[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });
  async function listening(server: Server, scheme = 'http'): Promise<string> {
    open.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  }
  const at = (answer: RequestListener) => listening(createServer(answer));
  const outcomeOf = async (url: string) => (await makeSms(url).send(phone, 'words', { key: 'msg_1' })).kind;
  const answering = (status: number) => at((_req, res) => void res.writeHead(status).end('no'));

  it('posts phone and text as JSON', async () => {
    let posted: unknown;
    const url = await at(async (req, res) => {
      const parts: Buffer[] = [];
      for await (const part of req) parts.push(part as Buffer);
      posted = [req.method, req.url, req.headers['content-type'], Buffer.concat(parts).toString()];
      res.writeHead(202).end();
    });
    assert.equal((await makeSms(url).send(phone, '您好', { key: 'msg_1' })).kind, 'taken');
    assert.deepEqual(posted, ['POST', '/send', 'application/json', `{"phone":"${phone}","text":"您好"}`]);
  });
  for (const [status, kind] of [
    [200, 'taken'],
    [202, 'taken'],
    [302, 'busy'],
    [400, 'refused'],
    [422, 'refused'],
    [401, 'busy'],
    [402, 'busy'],
    [429, 'busy'],
    [500, 'busy'],
    [503, 'busy'],
    [504, 'unknown'],
  ] as const) {
    it(`takes ${status} for ${kind}`, async () => {
      assert.equal(await outcomeOf(await answering(status)), kind);
    });
  }
  it('believes the status, and waits for no body', async () => {
    const url = await at((_req, res) => void res.writeHead(202).write('…'));
    assert.equal(await outcomeOf(url), 'taken');
  });
  it('knows that nothing was sent where nobody listens', async () => {
    const server = createServer();
    const url = await listening(server);
    await new Promise((done) => server.close(done));
    assert.equal(await outcomeOf(url), 'busy');
    assert.equal(await outcomeOf('http://gateway.invalid/send'), 'busy');
  });
  it('knows that nothing was sent where the line breaks before it is secure', async () => {
    const url = await listening(
      createSocketServer((socket) => void socket.once('data', () => socket.destroy())),
      'https',
    );
    assert.equal(await outcomeOf(url), 'busy');
  });
  it('knows nothing where the line breaks after the message has gone', async () => {
    assert.equal(await outcomeOf(await at((req) => void req.socket.destroy())), 'unknown');
  });
  it('knows nothing after 5 s without an answer', async () => {
    const started = Date.now();
    const { kind, why } = await makeSms(await at(() => undefined)).send(phone, 'words', { key: 'msg_1' });
    assert.deepEqual([kind, why], ['unknown', 'no answer in time']);
    assert.ok(Date.now() - started < 7000);
  });
});
