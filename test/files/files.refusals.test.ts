import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { drawn, upload } from '../support/pictures.ts';
import { assertUnchanged } from '../support/trace.ts';
import { crc32 } from './crc.ts';

describe('Files', () => {
  let app: TestApp;
  let owner: Someone;
  before(async () => {
    app = await startApp();
    owner = await app.application.features.people.ensureByPhone('13800000001', '王师傅');
  });
  after(async () => {
    await app.stop();
    assert.deepEqual(app.errors, []);
  });
  const onDisk = () =>
    readdirSync(app.config.filesDir, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );

  async function session(person: Someone): Promise<{ cookie: string; csrf: string }> {
    const { people } = app.application.features;
    const { sid, csrf } = await people.openSession(await people.find(person._id));
    return { cookie: `sid=${sid}`, csrf };
  }

  describe('that are refused leave nothing', () => {
    const jpegWith = async (more: string | Buffer) => Buffer.concat([await drawn(), Buffer.from(more)]);
    const archive = () => {
      const end = Buffer.alloc(22);
      end.write('PK\u0005\u0006', 'latin1');
      return Buffer.concat([Buffer.from('PK\u0003\u0004evil.class'), end]);
    };
    function chunk(name: string, data: Buffer): Buffer {
      const body = Buffer.concat([Buffer.from(name), data]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, sum]);
    }
    /** A PNG as large as that in a file of a few kilobytes; `rows`: what its pixels are packed from. */
    function bomb(width: number, height: number, rows: Buffer): Buffer {
      const head = Buffer.alloc(13);
      head.writeUInt32BE(width);
      head.writeUInt32BE(height, 4);
      // one bit a pixel, grey
      head.writeUInt8(1, 8);
      const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const pixels = chunk('IDAT', deflateSync(rows));
      return Buffer.concat([sign, chunk('IHDR', head), pixels, chunk('IEND', Buffer.alloc(0))]);
    }
    const heic = () => {
      const box = Buffer.alloc(64);
      box.writeUInt32BE(24, 0);
      box.write('ftypheic\0\0\0\0mif1heic', 4, 'latin1');
      return box;
    };
    const samples: [string, string, number, () => Promise<Buffer> | Buffer][] = [
      ['an empty file', 'file_empty', 422, () => Buffer.alloc(0)],
      ['an SVG', 'file_type_refused', 415, () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['a GIF', 'file_type_refused', 415, () => drawn({ as: 'gif' })],
      ['text', 'file_type_refused', 415, () => Buffer.from('<script>alert(1)</script>')],
      ['a photo as iPhones take it', 'file_heic_refused', 415, heic],
      ['a picture that is an archive too', 'file_disguised', 422, () => jpegWith(archive())],
      ['a picture that is a page too', 'file_disguised', 422, () => jpegWith('<script>alert(1)</script>')],
      [
        'a picture that is a document too',
        'file_disguised',
        422,
        async () => {
          const jpeg = await drawn();
          const comment = Buffer.from('\u00ff\u00fe\u0000\u000b%PDF-1.7\n', 'latin1');
          return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
        },
      ],
      [
        'a picture that ends too early',
        'file_broken',
        422,
        async () => (await drawn({ width: 900, height: 900 })).subarray(0, 4000),
      ],
      ['the mere beginning of one', 'file_broken', 422, async () => (await drawn()).subarray(0, 30)],
      [
        '50 megapixels, decoded or not',
        'picture_too_large',
        422,
        () => bomb(10_000, 5_000, Buffer.alloc(5_000 * 1_251)),
      ],
      [
        'a picture of two thousand million pixels',
        'picture_too_large',
        422,
        () => bomb(50_000, 40_000, Buffer.alloc(9)),
      ],
      ['more than 10 MB', 'file_too_large', 413, () => Buffer.alloc(10 * 1024 * 1024 + 1, 1)],
    ];
    for (const [what, code, status, make] of samples) {
      it(`${what}: ${code}`, async () => {
        const file = await make();
        const bytes = onDisk().length;
        await assertUnchanged(app, async () => {
          const problem = await app.as(owner).refused.uploadFile({ body: { purpose: 'listing', file } });
          assert.deepEqual([problem.code, problem.status], [code, status]);
        });
        assert.equal(onDisk().length, bytes);
      });
    }

    it('a form that is not what the contract says', async () => {
      const file = await drawn();
      await assertUnchanged(app, async () => {
        const send = async (body: object) => (await app.as(owner).refused.uploadFile({ body })).code;
        assert.equal(await send({ file }), 'invalid', 'no purpose');
        assert.equal(await send({ purpose: 'listing' }), 'invalid', 'no file');
        assert.equal(await send({ purpose: 'banner', file }), 'invalid', 'another purpose');
        assert.equal(await send({ purpose: 'listing', file, more: 'x' }), 'invalid', 'an unknown field');
        assert.equal(await send({ purpose: 'x'.repeat(5000), file }), 'body_too_large');
        assert.equal(
          await send({ purpose: 'listing', picture: file }),
          'malformed',
          'a file by another name',
        );
        assert.equal(await send({ purpose: 'listing', 'file[x': file }), 'malformed');
      });
    });

    it('a form that is cut off, in 400, and the server goes on', async () => {
      const { cookie, csrf } = await session(owner);
      const post = (body: string, type: string) =>
        fetch(`${app.baseUrl}/api/files`, {
          method: 'POST',
          body,
          headers: { cookie, 'x-csrf-token': csrf, 'content-type': type },
        });
      const form = 'multipart/form-data; boundary=cut';
      const part = '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc';
      assert.equal((await post(part, form)).status, 400);
      assert.equal((await post('', form)).status, 400);
      assert.equal((await post('{}', 'application/json')).status, 415);
      assert.equal((await post(part, 'multipart/form-data')).status, 400, 'no boundary');
      await upload(app, owner, await drawn());
    });

    it('what does not come from our pages, before it is read', async () => {
      const { cookie } = await session(owner);
      const form = new FormData();
      form.set('purpose', 'listing');
      form.set('file', new Blob([new Uint8Array(await drawn())]), 'a.jpg');
      const answer = await fetch(`${app.baseUrl}/api/files`, {
        method: 'POST',
        body: form,
        headers: { cookie },
      });
      assert.deepEqual(
        [answer.status, ((await answer.json()) as { code: string }).code],
        [403, 'csrf_refused'],
      );
    });

    it('the sixty-first that a person has no use for', async () => {
      const hoarder = await app.application.features.people.ensureByPhone('13800000009', '赵六');
      const now = new Date();
      const blank = { ownerId: hoarder._id, purpose: 'listing', state: 'ready', sizes: [], at: now };
      await app.connection.collection<{ _id: string }>('files').insertMany(
        Array.from({ length: 60 }, (_, at) => ({
          ...blank,
          _id: `fil_hoard${at}`,
          boundTo: null,
          freeSince: now,
          sha256: '',
        })),
      );
      const body = { purpose: 'listing', file: await drawn() };
      const problem = await app.as(hoarder).refused.uploadFile({ body });
      assert.deepEqual([problem.code, problem.status], ['files_unused', 429]);
    });
  });
});
