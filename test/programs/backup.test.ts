import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { copyFiles } from '../../src/adapters/files/copy.ts';
import { makeFileStorage } from '../../src/adapters/files/index.ts';
import { withDatabase } from '../../src/config.ts';
import { findMoto, startMoto } from '../files/moto.ts';
import { removeFolder, scratchFolder, startStore } from '../store/support.ts';
import { startApp } from '../support/app.ts';
import { drawn, upload } from '../support/pictures.ts';
import { built } from '../support/programs.ts';
import { environment } from './launched.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const folderStorage = (filesDir: string) => makeFileStorage({ filesDir, s3: null }, quiet);
const namesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => name)
    .sort();

async function run(program: string, args: string[], settings: Record<string, string>) {
  const child = spawn(process.execPath, [built(program), ...args], { env: environment(settings) });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, said: (out + err).trim() };
}

describe('a backup', () => {
  const folder = scratchFolder();
  after(() => removeFolder(folder));
  const backup = (args: string[], data: string) => run('backup.ts', args, { DATA_DIR: data });

  it('taken beside the running server brings store and files back as they were', async () => {
    const [data, other, kept] = [join(folder, 'data'), join(folder, 'other'), join(folder, 'kept')];
    const store = await startStore(join(data, 'store'));
    const uri = withDatabase(store.uri);
    const app = await startApp({ mongodbUri: uri, filesDir: join(data, 'files') });
    const owner = await app.application.features.people.ensureByPhone('13800000001', '王师傅');
    const picture = await upload(app, owner, await drawn());
    await app.application.features.files.bind({ kind: 'listing', id: 'lst_1' }, [picture]);
    const { body: bytes } = await app.as(null).raw.getFile({ params: { id: picture.id, width: '320' } });
    assert.match((await backup(['--to', kept], data)).said, /^The store is in .*kept\. 3 files copied/);
    const later = await upload(app, owner, await drawn());
    assert.match((await backup(['--to', kept], data)).said, /never written over/);
    assert.match((await backup(['--from', kept, '--replace'], data)).said, /is running/);
    await app.stop();
    await store.stop();

    const { code, said } = await backup(['--from', kept], other);
    assert.equal(code, 0, said);
    assert.match(said, /3 files copied .* 0 were there already/);
    const restored = await startStore(join(other, 'store'));
    const again = await startApp({
      mongodbUri: withDatabase(restored.uri),
      filesDir: join(other, 'files'),
    });
    const seen = await again.as(null).raw.getFile({ params: { id: picture.id, width: '320' } });
    assert.deepEqual([seen.status, seen.body], [200, bytes]);
    const files = again.connection.collection<{ _id: string }>('files');
    assert.equal(await files.countDocuments({ _id: later.id }), 0, 'it came after the backup');
    await again.stop();
    await restored.stop();
  }).timeout(120_000);

  it('is refused in a sentence where there is nothing to bring back', async () => {
    const { code, said } = await backup(['--from', join(folder, 'nothing')], join(folder, 'data'));
    assert.deepEqual([code, /^There is no backup in /.test(said)], [1, true]);
    assert.match((await backup([], folder)).said, /^npm run backup/);
  });
});

describe('a copy of all files', () => {
  const folder = scratchFolder();
  after(() => removeFolder(folder));
  const files = join(folder, 'files');
  const names = Array.from({ length: 30 }, (_, at) => `fil_${String(at).padStart(4, '0')}-320.webp`);
  before(async () => {
    for (const name of names) await folderStorage(files).put(name, Buffer.from(`bytes of ${name}`));
  });
  const copy = (from: string, to: string, settings: Record<string, string> = {}) =>
    run('files-copy.ts', ['--from', from, '--to', to], { DATA_DIR: folder, ...settings });

  it('that was interrupted goes on where it stopped', async () => {
    const target = join(folder, 'half');
    const half = folderStorage(target);
    let puts = 0;
    const failing = {
      ...half,
      async put(name: string, bytes: Buffer) {
        puts += 1;
        if (puts > 11) throw new Error('the disk is full');
        await half.put(name, bytes);
      },
    };
    await assert.rejects(copyFiles(folderStorage(files), failing), /disk is full/);
    assert.equal(namesIn(target).length, 11);
    assert.match((await copy('data', target)).said, /^19 files copied .*, 11 were there already\.$/);
    assert.deepEqual(namesIn(target), names);
    const [name = ''] = names;
    assert.equal((await half.get(name))?.toString(), `bytes of ${name}`);
    assert.match((await copy('data', target)).said, /^0 files copied .*, 30 were there already\.$/);
  });

  it('goes to a bucket and back again', async function () {
    const program = findMoto();
    if (program === null) return this.skip();
    const moto = await startMoto(program);
    try {
      const { endpoint, accessKeyId, secretAccessKey, region } = await moto.bucket('copied');
      const keys = { FILES_S3_KEY: accessKeyId, FILES_S3_SECRET: secretAccessKey, FILES_S3_REGION: region };
      const settings = { FILES_S3_ENDPOINT: endpoint, ...keys };
      assert.match((await copy('data', 's3', settings)).said, /^30 files copied/);
      const back = join(folder, 'back');
      assert.match((await copy('s3', back, settings)).said, /^30 files copied/);
      assert.deepEqual(namesIn(back), names);
      const missing = { ...settings, FILES_S3_ENDPOINT: `${endpoint}-missing` };
      assert.match((await copy('s3', join(folder, 'none'), missing)).said, /there is no bucket/);
    } finally {
      await moto.stop();
    }
  });

  it('is refused in a sentence where a storage is not there', async () => {
    assert.match((await copy('data', 's3')).said, /^FILES_S3_ENDPOINT/);
    assert.match((await copy(join(folder, 'nowhere'), 'data')).said, /^There is no folder/);
    assert.match((await copy('data', 'data')).said, /same storage/);
    rmSync(join(folder, 'nowhere'), { recursive: true, force: true });
  });
});
