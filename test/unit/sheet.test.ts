import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import { type Cell, workbook } from '../../src/kernel/sheet.ts';

const head = {
  name: '名单 & <1>',
  columns: [
    { says: '甲', width: 10 },
    { says: '乙', width: 10 },
  ],
};

async function fileOf(...portions: Cell[][][]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const given = (async function* () {
    yield* portions;
  })();
  for await (const chunk of workbook({ head, portions: given })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a workbook', () => {
  it('holds every text as a text, whatever it begins with or holds', async () => {
    const texts = [
      '=1+1',
      '+86',
      '-2',
      '@sum',
      '\t=1',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      "'",
      '_x0041_',
      'a"<b>&c',
      '第一行\n第二行',
      '𠮷😀',
    ];
    const file = await fileOf(texts.map((text) => [text, `${text}\u0000\ud800`]));
    const [, ...rows] = await readSheet(file, { trim: false });
    // the reader knows no escapes: what others read as `_` stands as `_x005F_`
    const read = rows.map((row) => row.map((cell) => String(cell).replaceAll('_x005F_', '_')));
    assert.deepEqual(
      read,
      texts.map((text) => [text, text]),
    );
  });

  it('holds amounts and times of Shanghai as such, over any number of portions', async () => {
    const noon = new Date('2026-11-28T20:00:00Z');
    const rows = await readSheet(
      await fileOf(
        [[{ fen: 123 }, noon]],
        [],
        [
          ['甲', null],
          [{ fen: -50 }, '乙'],
        ],
      ),
    );
    assert.deepEqual(rows.slice(1), [
      [1.23, new Date('2026-11-29T04:00:00Z')],
      ['甲', null],
      [-0.5, '乙'],
    ]);
    assert.deepEqual((await readSheet(await fileOf())).length, 1);
  });
});
