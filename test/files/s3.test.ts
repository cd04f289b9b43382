import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeFileStorage } from '../../src/adapters/files/index.ts';
import type { S3Settings } from '../../src/config/s3.ts';
import { hour } from '../../src/kernel/clock.ts';
import { startApp } from '../support/app.ts';
import { drawn, upload } from '../support/pictures.ts';
import { findMoto, type Moto, startMoto } from './moto.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const storageOf = (s3: S3Settings) => makeFileStorage({ filesDir: '/nowhere', s3 }, quiet);

async function namesIn(s3: S3Settings): Promise<string[]> {
  const names: string[] = [];
  for await (const name of storageOf(s3).list()) names.push(name);
  return names;
}

describe('Files in a bucket', () => {
  let moto: Moto;
  before(async function () {
    const program = findMoto();
    if (program === null) return this.skip();
    moto = await startMoto(program);
  });
  after(() => moto?.stop());

  it('are put, got, listed and removed under their names', async () => {
    const storage = storageOf(await moto.bucket('names'));
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    await storage.put('fil_a-320.webp', bytes);
    await storage.put('fil_b-320.webp', Buffer.alloc(3_000_000, 7));
    assert.deepEqual(await storage.get('fil_a-320.webp'), bytes);
    assert.equal((await storage.get('fil_b-320.webp'))?.length, 3_000_000);
    assert.equal(await storage.get('fil_c-320.webp'), null);
    const names = async () => {
      const all: string[] = [];
      for await (const name of storage.list()) all.push(name);
      return all.sort();
    };
    assert.deepEqual(await names(), ['fil_a-320.webp', 'fil_b-320.webp']);
    await storage.remove('fil_a-320.webp');
    await storage.remove('fil_a-320.webp');
    assert.deepEqual(await names(), ['fil_b-320.webp']);
    assert.equal(await storage.get('fil_a-320.webp'), null);
  });

  it('are listed to the last, however many there are', async () => {
    const bucket = await moto.bucket('many');
    const wanted = Array.from({ length: 1005 }, (_, at) => `fil_${String(at).padStart(5, '0')}-320.webp`);
    for (let at = 0; at < wanted.length; at += 100)
      await Promise.all(
        wanted
          .slice(at, at + 100)
          .map((name) => fetch(`${bucket.endpoint}/${name}`, { method: 'PUT', body: 'x' })),
      );
    assert.deepEqual((await namesIn(bucket)).sort(), wanted);
  });

  it('are no empty list where the bucket is not there', async () => {
    const missing = await moto.bucket('missing', { missing: true });
    await assert.rejects(namesIn(missing), /there is no bucket/);
    await assert.rejects(storageOf(missing).put('fil_a-320.webp', Buffer.from('x')), /404/);
  });

  it('are what a server keeps there and nowhere else, and sweeps there', async () => {
    const s3 = await moto.bucket('server');
    const app = await startApp({ s3 });
    const owner = await app.application.features.people.ensureByPhone('13800000001', '王师傅');
    const [kept, free] = [await upload(app, owner, await drawn()), await upload(app, owner, await drawn())];
    const thing = { kind: 'listing', id: 'lst_1' };
    await app.application.features.files.bind(thing, [kept]);
    const widths = (id: string) => ['1600', '320', '800'].map((width) => `${id}-${width}.webp`);
    assert.deepEqual((await namesIn(s3)).sort(), [...widths(kept.id), ...widths(free.id)].sort());
    if (existsSync(app.config.filesDir)) assert.deepEqual(readdirSync(app.config.filesDir), []);
    const { status, body } = await app.as(null).raw.getFile({ params: { id: kept.id, width: '320' } });
    assert.deepEqual([status, body], [200, await storageOf(s3).get(`${kept.id}-320.webp`)]);
    await app.pass(25 * hour);
    assert.deepEqual((await namesIn(s3)).sort(), widths(kept.id));
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
});

describe('A file storage that does not answer', () => {
  const away = { region: 'auto', accessKeyId: 'a', secretAccessKey: 'b' };
  let code = 500;
  const server = createServer((_req, res) => void res.writeHead(code).end());
  before(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
  after(() => void server.close());
  const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket`;

  it('is a moment to wait for, and not a fault of the server', async () => {
    for (const status of [500, 503, 429]) {
      code = status;
      const storage = storageOf({ ...away, endpoint: endpoint() });
      await assert.rejects(storage.put('fil_a-320.webp', Buffer.from('x')), { code: 'unavailable' });
      await assert.rejects(storage.get('fil_a-320.webp'), { code: 'unavailable' });
      await assert.rejects(storage.remove('fil_a-320.webp'), { code: 'unavailable' });
      await assert.rejects(namesIn({ ...away, endpoint: endpoint() }), { code: 'unavailable' });
    }
    code = 403;
    await assert.rejects(storageOf({ ...away, endpoint: endpoint() }).get('fil_a-320.webp'), /403/);
    const nobody = { ...away, endpoint: 'http://127.0.0.1:9/bucket' };
    await assert.rejects(storageOf(nobody).get('fil_a-320.webp'), { code: 'unavailable' });
  });

  it('leaves nothing behind of what was sent meanwhile', async () => {
    code = 503;
    const app = await startApp({ s3: { ...away, endpoint: endpoint() } });
    const owner = await app.application.features.people.ensureByPhone('13800000001', '王师傅');
    const body = { purpose: 'listing', file: await drawn() };
    const headers = { 'Idempotency-Key': 'while-it-is-away' };
    const { status, headers: said } = await app.as(owner).raw.uploadFile({ body, headers });
    assert.deepEqual([status, said['retry-after']], [503, '5']);
    assert.ok(app.logged.some((line) => line.startsWith('the file storage does not answer')));
    const files = app.connection.collection('files');
    assert.equal(await files.countDocuments({ state: 'storing' }), 1);
    code = 204;
    await app.pass(25 * hour);
    assert.equal(await files.countDocuments(), 0);
    assert.deepEqual(app.errors, []);
    await app.stop();
  });
});
