import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isVisible, reachMetresOf } from '../../src/features/catalogue/index.ts';
import { seedEntries } from '../../src/features/categories/category.seed.ts';
import { CategoryTree } from '../../src/features/categories/category.ts';
import { readQuestion } from '../../src/features/shelf/search/question.ts';
import { docOf, rankOf } from '../../src/features/shelf/search/score.ts';
import { sievesOf, tokensOfCard } from '../../src/features/shelf/search/tokens.ts';
import { groupsOf, hearing, indexText, squeezed, voiceOf } from '../../src/features/shelf/search/words.ts';
import { fold } from '../../src/features/text/index.ts';
import { shownWalk } from '../../src/kernel/pace.ts';
import { worstSearches } from '../support/worst.ts';

const samples = [
  '上门理发',
  '剪头发',
  '重庆小面',
  '绿萝养护',
  '老街坊 iPhone 换屏 25 分钟',
  '长者 e 家',
  '安 a 装',
  '乾隆年間理髮，著名ＶＩＰ',
  '老師傅，什麼都修',
];
const title = fc.oneof(
  fc.constantFrom(...samples),
  fc.string({
    unit: fc.constantFrom(...'理发剪修面磨刀缝补家电老街坊重长行乐女吕鹅安髮頭乾干著着麼么後裡 ,。Aab1Z２'),
    maxLength: 12,
  }),
);

describe('words', () => {
  it('are cut at spaces and punctuation, and within them between scripts, without case, width, tone and ü', () => {
    assert.deepEqual(groupsOf('  剪头发，Li发 ＡＢ'), [['剪头发'], ['li', '发'], ['ab']]);
    assert.equal(fold('lǐfà Lǜluó'), 'lifa lvluo');
    assert.deepEqual(groupsOf('?! 。🙂'), []);
    assert.equal(groupsOf('a b c d e f g h i j k l m').length, 10);
  });

  it('are heard in full, by initials, begun, and mixed', async () => {
    const indexed = await indexText('重庆小面');
    assert.deepEqual(indexed.sounds, ['chong/zhong', 'qing', 'xiao', 'mian']);
    assert.equal(voiceOf(indexed.sounds), ' chong qing xiao mian ');
    for (const term of [
      'chongqing',
      'cq',
      'chq',
      'cqxm',
      'chongqxiaom',
      'xiaomian',
      'xm',
      'qi',
      'mian',
      'm',
      '庆小',
    ]) {
      assert.ok(hearing(indexed, term), term);
    }
    for (const term of ['hongqing', 'mianx', 'cx', 'ng', '小庆'])
      assert.equal(hearing(indexed, term), 0, term);
  });

  it('are heard by every reading, and less by one that is not likely', () => {
    const indexed = indexText('重装系统');
    assert.ok(hearing(indexed, 'chongzhuang') > hearing(indexed, 'zhongzhuang'));
    assert.ok(hearing(indexed, 'zhongzhuang') > 0 && hearing(indexed, 'zz') > 0);
  });

  it('find every part of a text: its characters, its pinyin from any syllable on, its initials', async () => {
    await fc.assert(
      fc.asyncProperty(title, fc.nat(), fc.nat({ max: 11 }), async (text, from, length) => {
        const indexed = await indexText(text);
        if (indexed.sounds.length === 0) return;
        const start = from % indexed.sounds.length;
        const likely = indexed.sounds.map((sound) => sound.split('/')[0] ?? '');
        const sounds = likely.slice(start, start + length + 1);
        assert.ok(hearing(indexed, sounds.join('')), sounds.join(''));
        assert.ok(hearing(indexed, sounds.map((sound) => sound[0]).join('')));
        for (const term of groupsOf(text).flat()) assert.ok(hearing(indexed, term), term);
      }),
    );
  });
});

describe('the worst title and question that are allowed', () => {
  it('are compared in milliseconds', () => {
    for (const { title: text, q } of worstSearches) {
      const [indexed, terms] = [indexText(text), groupsOf(q).flat()];
      const from = performance.now();
      for (const term of terms) hearing(indexed, term);
      const took = performance.now() - from;
      assert.ok(took < 50, `${text.slice(0, 4)}… and ${q}: ${took.toFixed(0)} ms`);
    }
  });

  it('are heard as a plain look at every way of speaking hears them', () => {
    // the meaning in its shortest form, which takes for ever on long words
    const says = (sounds: readonly string[], rest: string): boolean => {
      const [sound, ...others] = sounds;
      if (sound === undefined) return false;
      const parts = [sound, sound.slice(0, 1), ...(/^[zcs]h/.exec(sound) ?? [])];
      return (
        sound.startsWith(rest) ||
        parts.some((part) => rest.startsWith(part) && says(others, rest.slice(part.length)))
      );
    };
    const sound = fc.constantFrom('a', 'an', 'e', 'zha', 'zhan', 'sha', 'ha', 'o', 'shi');
    const heard = fc.array(sound, { maxLength: 6 });
    const word = fc.string({ unit: fc.constantFrom(...'aneozhsi'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(heard, word, (sounds, term) => {
        const plainly = sounds.some((_sound, at) => says(sounds.slice(at), term));
        assert.equal(hearing({ text: '', sounds }, term) > 0, plainly);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('one or two characters', () => {
  const tree = new CategoryTree(1, seedEntries());
  const character = fc.constantFrom(...'理髮发頭乾隆干著着名麼么什後后裡里麵面修坏的一２2Ａa');
  const written = fc.string({ unit: character, minLength: 1, maxLength: 12 });
  const place = fc.constantFrom('searchTitle', 'searchProvider', 'searchText');
  it('of a title, a description or a name are always found, in whatever form they are typed', () => {
    fc.assert(
      fc.property(written, fc.nat(), fc.constantFrom(1, 2), place, (text, from, length, where) => {
        const at = from % text.length;
        const q = text.slice(at, at + length);
        const silent = indexText('');
        const fields = { category: 'haircut', searchTitle: silent, searchProvider: silent, searchText: '' };
        const said = where === 'searchText' ? squeezed(text) : indexText(text);
        const question = readQuestion(q, tree);
        assert.ok(
          question && rankOf(docOf({ ...fields, [where]: said }), question) !== null,
          `${text}: ${q}`,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the tokens of a card', () => {
  const tree = new CategoryTree(1, seedEntries());
  const text = fc.constantFrom(
    ...[
      '上门理发',
      '剪頭髮洗吹',
      '重装系统',
      'TCL电视维修',
      '空调ＡＣ清洗加氟',
      '吴师傅',
      '马桶疏通',
      'iPad换屏',
      '',
    ],
  );
  const asked = fc.constantFrom(
    ...[
      '剪个头发',
      'lifa',
      'lf',
      'zhongzhuang',
      'tcl',
      '里发',
      '吴师付',
      '空调加氟',
      '修洗衣鸡',
      'kongtioa',
      '家里马桶堵了',
      'pad',
    ],
    ...['染头发', '换屏', '24小时', '发 师傅', '老人 理发', '维修'],
  );
  it('let through everything that answers a question', () => {
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom('haircut', 'appliance_repair', 'yoga'),
        asked,
        (...given) => {
          const [title, provider, description, category, q] = given;
          const words = {
            searchTitle: indexText(title),
            searchProvider: indexText(provider),
            searchText: squeezed(description),
          };
          const question = readQuestion(q, tree);
          if (!question || rankOf(docOf({ category, ...words }), question) === null) return;
          const tokens = new Set(tokensOfCard(words));
          for (const sieve of sievesOf(question))
            assert.ok(
              sieve.categories.includes(category) || sieve.tokens.some((token) => tokens.has(token)),
              `${title} ${provider} ${description} ${category}: ${q}`,
            );
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the one rule', () => {
  it('is the walk against the tighter of tier and own limit', () => {
    const tier = fc.constantFrom(5, 8, 10, 15);
    const limit = fc.integer({ min: 5, max: 15 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2400 }), tier, limit, (metres, tierMinutes, limitMinutes) => {
        const expected = metres / 80 <= tierMinutes && metres / 80 <= limitMinutes;
        assert.equal(isVisible(metres, tierMinutes, limitMinutes), expected);
      }),
    );
    assert.equal(reachMetresOf(8, 15), 640);
    assert.equal(isVisible(640, 8, 15), true);
    assert.equal(isVisible(641, 8, 15), false);
    assert.equal(isVisible(null, 15, 15), false);
    assert.deepEqual(shownWalk(0), { minutes: 1, minutesElder: 1 });
    assert.deepEqual(shownWalk(1200), { minutes: 15, minutesElder: 24 });
  });
});
