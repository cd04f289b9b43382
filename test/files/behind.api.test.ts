import assert from 'node:assert/strict';
import { type Someone, startApp, type TestApp } from '../support/app.ts';
import { drawn, upload } from '../support/pictures.ts';
import { assertUnchanged } from '../support/trace.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const filler = Buffer.alloc(400, 0x5a);

function box(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8);
  head.write(name, 4);
  return Buffer.concat([head, data]);
}
const film = Buffer.concat([
  box('ftyp', latin('isom\0\0\0\0mp42')),
  box('moov', filler),
  box('mdat', Buffer.alloc(4000, 0x21)),
]);

/** What somebody may hide behind a picture. */
const hidden: Record<string, Buffer> = {
  'a RAR archive': Buffer.concat([latin('Rar!\x1a\x07\x01\0'), filler]),
  'a 7z archive': Buffer.concat([latin("7z\xbc\xaf'\x1c\0\x04"), filler]),
  gzip: Buffer.concat([latin('\x1f\x8b\x08\0\0\0\0\0\0\x03'), filler]),
  'a program for Linux': Buffer.concat([latin('\x7fELF\x02\x01\x01\0'), filler]),
  'a program for Windows': Buffer.concat([latin('MZ\x90\0\x03\0\0\0'), filler]),
  'a film that it does not speak of': film,
  'a shell script': latin('\n#!/bin/sh\nrm -rf ~\n'),
  'a page in UTF-16': Buffer.from('\ufeff<html><script>alert(1)</script>', 'utf16le'),
  'a thousand empty pictures': Buffer.alloc(4000, Buffer.from('ffd8ffd9', 'hex')),
  'zeros, then an archive': Buffer.concat([Buffer.alloc(512), latin('Rar!\x1a\x07\x01\0'), filler]),
};

/** A JPEG with a segment of metadata. */
function saying(jpeg: Buffer, words: string): Buffer {
  const data = latin(`http://ns.adobe.com/xap/1.0/\0${words}`);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
function samsung(data: Buffer): Buffer {
  const name = 'MotionPhoto_Data';
  const part = Buffer.concat([latin('\0\0\x30\x0a'), u32(name.length), latin(name), data]);
  const entry = Buffer.concat([latin('\0\0\x30\x0a'), u32(part.length), u32(part.length)]);
  const directory = Buffer.concat([latin('SEFH'), u32(107), u32(1), entry]);
  return Buffer.concat([part, directory, u32(directory.length), latin('SEFT')]);
}
function oppo(data: Buffer): Buffer {
  const list = latin(
    `${JSON.stringify([{ name: 'watermark.device', offset: data.length, length: data.length }])}\0`,
  );
  return Buffer.concat([data, list, latin('jxrs'), u32(list.length + 8)]);
}
const vivo = Buffer.concat([
  latin('vivo{"com.vivo":{"beauty":1}}\0\0'),
  Buffer.from('ffffffff1b2a39485766758493a2b1', 'hex'),
]);
const moves = '<rdf GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1"/>';

describe('Behind a picture', () => {
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

  for (const as of ['jpeg', 'png', 'webp'] as const)
    it(`of type ${as} nothing can be hidden`, async () => {
      const picture = await drawn({ as, width: 40, height: 30 });
      await assertUnchanged(app, async () => {
        for (const [what, more] of Object.entries(hidden)) {
          const file = Buffer.concat([picture, more]);
          const problem = await app.as(owner).refused.uploadFile({ body: { purpose: 'listing', file } });
          assert.equal(problem.code, 'file_disguised', what);
        }
      });
    });

  it('nothing hides behind what a phone would append, and no page in what the picture says', async () => {
    const jpeg = await drawn({ width: 40, height: 30 });
    const rar = hidden['a RAR archive'] ?? filler;
    const half = jpeg.subarray(0, 300);
    const files = {
      'between picture and lines': Buffer.concat([jpeg, rar, samsung(film)]),
      'between picture and list': Buffer.concat([jpeg, rar, oppo(filler)]),
      'before the lines of a vivo': Buffer.concat([jpeg, rar, vivo]),
      'behind the film': Buffer.concat([saying(jpeg, moves), film, rar]),
      'in the place of the film': Buffer.concat([saying(jpeg, moves), rar]),
      'behind a second picture': Buffer.concat([jpeg, jpeg, rar]),
      'behind half a second picture': Buffer.concat([jpeg, half, rar]),
      'a page in its metadata': saying(jpeg, '<script>alert(1)</script>'),
      'a page in UTF-16 in its metadata': saying(jpeg, Buffer.from('<script>', 'utf16le').toString('latin1')),
    };
    for (const [what, file] of Object.entries(files)) {
      const problem = await app.as(owner).refused.uploadFile({ body: { purpose: 'listing', file } });
      assert.equal(problem.code, 'file_disguised', what);
    }
    const cut = Buffer.concat([jpeg.subarray(0, -2), rar]);
    const problem = await app.as(owner).refused.uploadFile({ body: { purpose: 'listing', file: cut } });
    assert.equal(problem.code, 'file_broken', 'one without an end');
  });

  it('stands what phones append, and is dropped', async () => {
    const jpeg = await drawn({ width: 40, height: 30 });
    const files = {
      padding: Buffer.concat([jpeg, Buffer.alloc(700), latin('\r\n\xff')]),
      'a gain map': Buffer.concat([jpeg, Buffer.alloc(3), await drawn({ width: 20, height: 15 })]),
      'a photo that moves': Buffer.concat([saying(jpeg, moves), film]),
      'one with a gain map as well': Buffer.concat([saying(jpeg, moves), jpeg, Buffer.alloc(8), film]),
      'an older one': Buffer.concat([saying(jpeg, "<r GCamera:MicroVideo='1'/>"), film]),
      'of a Samsung': Buffer.concat([jpeg, samsung(film)]),
      'of a Huawei': Buffer.concat([
        jpeg,
        film,
        latin('v2_f33              576:1430600         LIVE_3456789        '),
      ]),
      'of an OPPO': Buffer.concat([saying(jpeg, moves), film, oppo(filler)]),
      'of a vivo': Buffer.concat([jpeg, vivo]),
      'of a vivo with its highlights': Buffer.concat([
        jpeg,
        latin('streamdata'),
        jpeg,
        latin('streaminfo'),
        vivo,
      ]),
      'a PNG with zeros': Buffer.concat([await drawn({ as: 'png', width: 40, height: 30 }), Buffer.alloc(9)]),
    };
    for (const [what, file] of Object.entries(files)) {
      const { id } = await upload(app, owner, file);
      const { body } = await app.as(owner).raw.getFile({ params: { id, width: '320' } });
      const kept = Buffer.from(body as unknown as Uint8Array);
      assert.equal(kept.includes(filler.subarray(0, 40)), false, what);
      assert.equal(kept.readUInt32LE(4) + 8, kept.length, what);
    }
  });
});
