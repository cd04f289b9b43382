import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { hour } from '../../src/kernel/clock.ts';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { drawn, type Purpose, upload } from '../support/pictures.ts';

const thing = { kind: 'listing', id: 'lst_1' };

describe('Files', () => {
  let app: TestApp;
  let owner: Someone;
  let other: Someone;
  before(async () => {
    app = await startApp();
    const { people } = app.application.features;
    owner = await people.ensureByPhone('13800000001', '王师傅');
    other = await people.ensureByPhone('13800000002', '李芳');
  });
  after(async () => {
    await app.stop();
    assert.deepEqual(app.errors, []);
  });

  const onDisk = () =>
    readdirSync(app.config.filesDir, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
  const of = (id: string) => onDisk().filter(({ name }) => name.startsWith(id));
  const count = () => app.connection.collection('files').countDocuments();
  const get = (by: Someone | null, id: string, width = 320, headers: Record<string, string> = {}) =>
    app.as(by).raw.getFile({ params: { id, width: String(width) }, headers });
  const files = () => app.application.features.files;

  describe('that are taken', () => {
    it('are kept in three widths, as WebP, upright and without what the camera wrote', async () => {
      const { data, info } = await sharp({
        create: { width: 4000, height: 2000, channels: 3, background: 'red' },
      })
        .withExif({ IFD0: { Artist: 'secret', Orientation: '6' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer({ resolveWithObject: true });
      assert.ok(info.size > 0 && data.includes('secret'), 'the picture says who took it');
      const { id, width, height } = await upload(app, owner, data);
      assert.deepEqual([width, height], [1600, 3200], 'turned: what was wide is high');
      for (const asked of [320, 800, 1600]) {
        const { body, headers } = await get(owner, id, asked);
        assert.equal(headers['content-type'], 'image/webp');
        assert.equal(headers['x-content-type-options'], 'nosniff');
        const bytes = body as unknown as Buffer;
        assert.ok(!bytes.includes('secret'));
        const head = await sharp(bytes).metadata();
        assert.deepEqual(
          [head.format, head.width, head.height, head.exif, head.orientation],
          ['webp', asked, asked * 2, undefined, undefined],
        );
      }
    });

    it('are not blown up, and PNG and WebP are as welcome', async () => {
      for (const as of ['png', 'webp'] as const) {
        const { id, width, height } = await upload(app, owner, await drawn({ width: 500, height: 200, as }));
        assert.deepEqual([width, height], [500, 200]);
        const { body } = await get(owner, id, 1600);
        assert.equal((await sharp(body as unknown as Buffer).metadata()).width, 500);
      }
    });

    it('may come twenty at once', async () => {
      const photo = await drawn({ width: 2000, height: 1500 });
      const many = await Promise.all(Array.from({ length: 20 }, () => upload(app, other, photo)));
      assert.equal(new Set(many.map(({ id }) => id)).size, 20);
    });

    it('are put off where too many come at once, and the rest are taken', async () => {
      const photo = await drawn({ width: 2000, height: 1500 });
      const crowd = await app.application.features.people.ensureByPhone('13800000003', '很多人');
      const body = { purpose: 'listing', file: photo };
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => app.as(crowd).raw.uploadFile({ body })),
      );
      const late = answers.filter(({ status }) => status === 503);
      assert.ok(late.length > 0, 'some are put off');
      for (const { body: problem, headers } of late) {
        assert.equal((problem as unknown as { code: string }).code, 'files_busy');
        assert.ok(Number(headers['retry-after']) > 0);
      }
      assert.equal(answers.filter(({ status }) => status === 201).length, 50 - late.length);
      assert.ok(late.length < 50 - 20, 'twenty at least are taken');
      await upload(app, other, photo);
    }).timeout(120_000);

    it('answer the same again to a repeated key, and are one file', async () => {
      const body = { purpose: 'listing', file: await drawn() };
      const headers = { 'Idempotency-Key': 'upload-1-again' };
      const first = await app.as(owner).raw.uploadFile({ body, headers });
      const before = await count();
      assert.deepEqual((await app.as(owner).raw.uploadFile({ body, headers })).body, first.body);
      assert.equal(await count(), before);
      const changed = { ...body, file: await drawn() };
      const refused = await app.as(owner).refused.uploadFile({ body: changed, headers });
      assert.equal(refused.code, 'idempotency_key_reused');
    });
  });

  describe('are seen', () => {
    it('by everybody and kept for a year, once a thing on show has them', async () => {
      const { id } = await upload(app, owner, await drawn());
      assert.equal((await get(null, id)).status, 404, 'nobody hosts pictures here');
      assert.equal((await get(owner, id)).headers['cache-control'], 'private, no-store');
      await files().bind(thing, [{ id }]);
      const { status, headers } = await get(null, id);
      assert.deepEqual([status, headers['cache-control']], [200, 'public, max-age=31536000, immutable']);
      const again = await fetch(`${app.baseUrl}/api/files/${id}/320`, {
        headers: { 'if-none-match': `"other", W/${headers['etag']}` },
      });
      assert.deepEqual([again.status, await again.text()], [304, '']);
      assert.equal(again.headers.get('etag'), headers['etag']);
      assert.notEqual((await get(null, id, 800)).headers['etag'], headers['etag']);
      await files().bind(thing, []);
      assert.equal((await get(null, id)).status, 404);
    });

    it('where they are private, by whom the feature says, and are missing for the rest', async () => {
      const { id } = await upload(app, owner, await drawn(), 'dispute');
      const dispute = { kind: 'order', id: 'ord_1' };
      await files().bind(dispute, [{ id }]);
      assert.equal((await get(owner, id)).status, 404, 'no such order');
      files().readBy('dispute', async ({ personId }, { id: order }) =>
        personId === other._id && order === 'ord_1'
          ? { as: 'staff', asGrid: '51', gridPath: ['51'], target: dispute, subjectId: owner._id }
          : null,
      );
      for (const width of [320, 800])
        assert.equal((await get(other, id, width)).headers['cache-control'], 'private, no-store');
      for (const by of [null, owner]) {
        const refused = await get(by, id);
        const missing = await get(by, 'fil_00000000000000000000');
        const words = (body: unknown) => ({ ...(body as object), requestId: '' });
        assert.deepEqual([refused.status, words(refused.body)], [404, words(missing.body)]);
      }
      assert.equal((await get(other, id, 321)).status, 422, 'no other widths');
      const looks = () => app.connection.collection('audit').find({ action: 'file.see_dispute' }).toArray();
      const [look, ...more] = await looks();
      assert.deepEqual(
        [look?.['actorId'], look?.['as'], look?.['target'], look?.['subjectId'], look?.['isRead']],
        [other._id, 'staff', dispute, owner._id, true],
        'who looked at what',
      );
      assert.equal(more.length, 0, 'once, however many widths; refused looks and those of nobody are none');
      await app.pass(24 * hour);
      await get(other, id);
      assert.equal((await looks()).length, 2, 'the next day it is another');
    });

    it('while the feature says so, by everybody, and are kept for an hour alone', async () => {
      const { id } = await upload(app, owner, await drawn(), 'review');
      await files().bind({ kind: 'review', id: 'rev_none' }, [{ id }]);
      for (const by of [null, owner]) assert.equal((await get(by, id)).status, 404, 'no such review');
      files().readBy('review', async () => 'on_show');
      assert.equal((await get(null, id)).headers['cache-control'], 'public, max-age=3600, immutable');
    });
  });

  describe('belong to a thing', () => {
    const check = (by: Someone, ids: string[], purpose: Purpose = 'listing', to = thing) =>
      files().check({ personId: by._id, roles: [] }, ids, purpose, to);
    const refused = { code: 'picture_refused' };

    it("only where they are their owner's, for this, and free", async () => {
      const { id, width, height } = await upload(app, owner, await drawn());
      assert.deepEqual(await check(owner, [id]), [{ id, width, height }]);
      await assert.rejects(check(other, [id]), refused);
      await assert.rejects(check(owner, [id], 'portrait'), refused);
      await assert.rejects(check(owner, [id, 'fil_00000000000000000000']), refused);
      await files().bind(thing, [{ id }]);
      await assert.rejects(check(owner, [id], 'listing', { ...thing, id: 'lst_2' }), refused);
      assert.deepEqual(await check(owner, [id]), [{ id, width, height }], "it is the thing's already");
      await assert.rejects(check(other, [id]), refused, 'nor does its thing make it somebody else’s');
      await files().bind({ ...thing, id: 'lst_2' }, [{ id }]);
      await assert.rejects(check(owner, [id], 'listing', { ...thing, id: 'lst_2' }), refused);
    });
  });

  describe('that nothing has', () => {
    it('are gone after a day, documents and bytes, and those in use stay', async () => {
      const [free, used, released] = [
        await upload(app, owner, await drawn()),
        await upload(app, owner, await drawn()),
        await upload(app, owner, await drawn()),
      ];
      const another = { kind: 'listing', id: 'lst_3' };
      await files().bind(another, [used, released]);
      await app.pass(23 * hour);
      assert.equal(of(free.id).length, 3);
      await files().bind(another, [used]);
      await app.pass(2 * hour);
      assert.deepEqual([of(free.id).length, of(used.id).length, of(released.id).length], [0, 3, 3]);
      assert.equal(
        await app.connection.collection<{ _id: string }>('files').countDocuments({ _id: free.id }),
        0,
      );
      await app.pass(23 * hour);
      assert.deepEqual([of(used.id).length, of(released.id).length], [3, 0]);
      assert.equal((await get(null, used.id)).status, 200);
    });

    it('stay another day where a thing is about to have them', async () => {
      const { id } = await upload(app, owner, await drawn());
      await app.pass(20 * hour);
      await files().check({ personId: owner._id, roles: [] }, [id], 'listing', { ...thing, id: 'lst_4' });
      await app.pass(20 * hour);
      assert.equal((await get(owner, id)).status, 200);
    });

    it('are gone too where the server was killed on the way in or out', async () => {
      const [half, going] = [
        await upload(app, owner, await drawn()),
        await upload(app, owner, await drawn()),
      ];
      const documents = app.connection.collection<{ _id: string }>('files');
      await documents.updateOne({ _id: half.id }, { $set: { state: 'storing' } });
      await documents.updateOne({ _id: going.id }, { $set: { state: 'leaving' } });
      for (const { id } of [half, going]) assert.equal((await get(owner, id)).status, 404);
      await app.pass(25 * hour);
      for (const { id } of [half, going]) {
        assert.equal(of(id).length, 0);
        assert.equal(await documents.countDocuments({ _id: id }), 0);
      }
      assert.equal(await app.application.features.files.sweep(), 0);
    });
  });
});
