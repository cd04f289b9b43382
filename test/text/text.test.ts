import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import {
  digits,
  fold,
  hasNativeSegmenter,
  invisible,
  normalise,
  patternOf,
  readings,
  refuseInvisible,
  segment,
  typedDigits,
} from '../../src/features/text/index.ts';
import { makeSegmenter } from '../../src/features/text/segment.ts';
import { tradeDictionary } from '../../src/features/text/trade-words.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { bad } from '../moderation/texts.bad.ts';
import { honest } from '../moderation/texts.honest.ts';

const anything = fc.string({ unit: 'binary', maxLength: 100 });
const written = fc.string({
  unit: fc.constantFrom(...'理髮发頭发乾隆干杯著着麼么后後裡面麵ＡａÀé２2 ，·\u200b\ud800ü😀'),
  maxLength: 30,
});
const any = fc.oneof(anything, written);

describe('A text', () => {
  it('has one width, one case and simplified characters, chosen by context', () => {
    const same = [
      ['理髮', '理发'],
      ['頭髮發財', '头发发财'],
      ['乾隆年間的麵條，乾杯', '乾隆年间的面条,干杯'],
      ['皇后在後面', '皇后在后面'],
      ['ＡＢ ２号', 'ab 2号'],
      ['什麼', '什么'],
      ['Iﾎｳ', 'iホウ'],
    ];
    for (const [given, plain] of same) assert.equal(normalise(given ?? ''), plain);
  });

  it('is normal once it was normalised, folded once it was folded, whatever it is', () => {
    fc.assert(
      fc.property(any, (text) => {
        for (const step of [normalise, fold]) {
          const once = step(text);
          assert.equal(step(once), once);
          assert.ok(once.length <= 18 * text.length, `${text.length} became ${once.length}`);
        }
      }),
      { numRuns: 3000 },
    );
    for (let code = 0x3400; code <= 0x9fff; code += 1) {
      const once = normalise(String.fromCharCode(code));
      assert.equal(normalise(once), once);
    }
  });

  it('is folded part by part as it is as a whole', () => {
    const character = fc.constantFrom(...'理髮发頭乾隆干著着麼么后後裡麵２Ａ號');
    const part = fc.string({ unit: character, maxLength: 8 });
    fc.assert(
      fc.property(part, part, part, (before, middle, behind) => {
        assert.equal(fold(before + middle + behind), fold(before) + fold(middle) + fold(behind));
        assert.ok(new RegExp(patternOf(middle), 'i').test(before + middle + behind));
      }),
    );
    assert.match('柳岸２號樓', new RegExp(patternOf('柳岸2号'), 'i'));
    assert.doesNotMatch('柳岸3号', new RegExp(patternOf('柳岸.号'), 'i'));
    assert.equal(fold('LǐFà Lǜluó'), 'lifa lvluo');
  });
});

describe('Invisible characters', () => {
  it('are found with their place', () => {
    assert.deepEqual(invisible('理\u200b发\u202e！'), [
      { at: 1, code: 'U+200B' },
      { at: 3, code: 'U+202E' },
    ]);
    const each = [
      '\u200d',
      '\u2066',
      '\u00ad',
      '\ufeff',
      '\u{e0041}',
      '\ud800',
      '\udc00',
      '\u0000',
      '\u3164',
    ];
    for (const sign of [...each, '\u2028', '\u061c', '\ufe0f', '\u034f', '\u2800', '\u{e0100}'])
      assert.equal(invisible(`好${sign}的`).length, 1, JSON.stringify(sign));
  });

  it('are none where people typed emoji, several lines or other scripts', () => {
    for (const text of ['❤️ 好', '👨‍👩‍👧 一家', '1️⃣ 号楼', '👍🏽', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '一\n二\r\n\t三', 'ئۇيغۇر', 'བོད', ''])
      assert.deepEqual(invisible(text), [], text);
  });

  it('are refused with every field that holds one', () => {
    refuseInvisible('body', { title: '好', list: [{ note: '好' }], many: 3, none: null });
    assert.throws(
      () => refuseInvisible('body', { title: '好', list: [{ note: '\u200b' }], text: '\ud800' }),
      (thrown) => {
        assert.ok(isAppError(thrown, 'text_invisible'));
        assert.equal(thrown.params['field'], 'note');
        assert.deepEqual(
          thrown.errors.map(({ path }) => path),
          ['/body/list/0/note', '/body/text'],
        );
        return true;
      },
    );
  });

  it('can be asked for in anything', () => {
    fc.assert(
      fc.property(any, (text) => {
        const found = invisible(text);
        assert.ok(found.every(({ at }) => at >= 0 && at < text.length));
        if (!text.isWellFormed()) assert.notEqual(found.length, 0);
      }),
    );
  });
});

describe('Digits', () => {
  it('are ASCII where they make a number, and words where they do not', () => {
    assert.equal(digits('电话一三八〇零一三八〇〇幺找我'), '电话13800138001找我');
    assert.equal(digits('壹叁捌００１３八000'), '13800138000');
    assert.equal(digits('٠١٢٣٤٥'), '012345');
    for (const text of ['三三两两', '二〇二六年', '一百三十八', '十二点', '九九重阳'])
      assert.equal(digits(text), text);
    assert.equal(typedDigits(' １３８ 0013－8000 '), '13800138000');
    assert.equal(typedDigits('一二三四五六'), '123456');
  });

  it('never throw, and stay as they are when asked again', () => {
    fc.assert(
      fc.property(any, (text) => {
        assert.equal(digits(digits(text)), digits(text));
        typedDigits(text);
      }),
    );
  });
});

describe('Words', () => {
  const plain = makeSegmenter(() => {
    throw new Error('this system has no build');
  });

  it('are cut as the trade means them', () => {
    assert.deepEqual(segment('沙发套现量现做'), ['沙发套', '现量现做']);
    assert.deepEqual(segment('手机屏幕更换'), ['手机屏幕', '更换']);
    assert.deepEqual(segment('姜黄片'), ['姜黄', '片']);
    assert.deepEqual(segment('消毒品质'), ['消毒', '品质']);
  });

  it('are the same where jieba has no build', function () {
    if (!hasNativeSegmenter()) return this.skip();
    for (const text of [...honest, ...bad].map(normalise)) {
      const runs = text.match(/\p{Script=Han}+/gu) ?? [];
      for (const run of runs) assert.deepEqual(plain(run), segment(run), run);
      assert.equal(plain(text).join(''), text);
    }
  });

  it('joined are the text', () => {
    fc.assert(
      fc.property(any, (text) => {
        assert.equal(segment(text).join(''), text.toWellFormed());
        assert.equal(plain(text).join(''), text);
      }),
    );
  });

  it('of the trade never lower what the dictionary says', () => {
    const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { dict: Buffer };
    const weights = new Map(
      dict
        .toString()
        .split('\n')
        .map((line) => line.split(' '))
        .map(([word = '', weight]) => [word, Number(weight)]),
    );
    const lowered = tradeDictionary
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([word = '', weight]) => (weights.get(word) ?? 0) > Number(weight));
    assert.deepEqual(lowered, []);
  });
});

describe('Readings', () => {
  it('begin with the likely one, and know the others', () => {
    assert.deepEqual(readings('重装 iPhone'), [
      { unit: '重', sounds: ['chong', 'zhong'] },
      { unit: '装', sounds: ['zhuang'] },
      { unit: 'iphone', sounds: ['iphone'] },
    ]);
    const likely = (text: string) => readings(text, 1).map(({ sounds }) => sounds.join(' '));
    assert.deepEqual(likely('重慶小麵'), ['chong', 'qing', 'xiao', 'mian']);
    assert.deepEqual(likely('重量'), ['zhong', 'liang']);
    assert.deepEqual(likely('还书'), ['huan', 'shu']);
    assert.deepEqual(likely('绿萝'), ['lv', 'luo']);
  });

  it('are at least one and at most four of every unit of any text', () => {
    fc.assert(
      fc.property(any, (text) => {
        for (const { sounds } of readings(text)) assert.ok(sounds.length >= 1 && sounds.length <= 4);
      }),
    );
  });
});
