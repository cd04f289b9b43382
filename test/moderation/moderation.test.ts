import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judge, judgeTexts } from '../../src/features/moderation/index.ts';
import { isAppError } from '../../src/kernel/errors.ts';
import { worstTexts } from '../support/worst.ts';
import { bad, dubious } from './texts.bad.ts';
import { honest } from './texts.honest.ts';

describe('What people write', () => {
  it('is read in tables that are long enough and say nothing twice', () => {
    assert.ok(new Set(honest).size >= 150, `${new Set(honest).size} honest`);
    assert.ok(new Set([...bad, ...dubious]).size >= 120, `${new Set([...bad, ...dubious]).size} bad`);
  });

  it('is never refused where it is honest', () => {
    const refused = honest.map((text) => [text, judge(text).refused]).filter(([, word]) => word !== null);
    assert.deepEqual(refused, []);
  });

  it('is refused where it is bad, however it is written', () => {
    assert.deepEqual(
      bad.filter((text) => judge(text).refused === null),
      [],
    );
  });

  it('is marked for people where it may be either', () => {
    const missed = dubious.filter((text) => {
      const { refused, doubtful } = judge(text);
      return refused === null && doubtful.length === 0;
    });
    assert.deepEqual(missed, []);
  });

  it('is judged where it stands: what is warned of, and what words make side by side, is nothing', () => {
    for (const text of ['谨防套现骗局', '沙发套现量现做', '打赌博士', '不提供色情服务', '照顾他妈的护工'])
      assert.deepEqual(judge(text), { refused: null, doubtful: [] }, text);
    // the same beside an offer
    assert.deepEqual(judge('花呗套现在九折').doubtful, ['套现']);
    assert.deepEqual(judge('谨防套现，微信abc12345').doubtful, ['套现', '微信abc12345']);
    assert.equal(judge('反正来赌博').doubtful[0], '赌博');
    assert.equal(judge('信用卡套现').refused, '套现');
  });

  it('is hardly ever marked where it is honest', () => {
    const marked = [...new Set(honest)].filter((text) => judge(text).doubtful.length > 0);
    assert.ok(marked.length <= 8, marked.join('\n'));
  });

  it('is judged for those who read it', () => {
    const told = '他骂我傻逼，还叫我去赌博，微信abc12345';
    assert.deepEqual(judge(told, 'report'), { refused: null, doubtful: ['傻逼', '赌博'] });
    assert.equal(judge(told, 'official').refused, '傻逼');
    assert.deepEqual(judge('标题里有赌博，请改', 'official'), { refused: null, doubtful: [] });
    assert.deepEqual(judge('到了打 13812345678', 'shared'), { refused: null, doubtful: [] });
    assert.equal(judge('到了打 13812345678').refused, '13812345678');
    assert.equal(judge('来赌博', 'shared').refused, '赌博');
    for (const name of ['社区工作人员', '网格員小李', '达人超市客服', '1234', '。。'])
      assert.notEqual(judge(name, 'name').refused, null, name);
    for (const name of ['周师傅', '陈静', '李姐🌸', 'Anna', '社区理发周师傅'])
      assert.equal(judge(name, 'name').refused, null, name);
  });

  it('is doubtful where a word is bent, and refused where it is whole', () => {
    for (const [bent, word] of [
      ['教人赌1博', '赌博'],
      ['套a现', '套现'],
    ] as const) {
      const { refused, doubtful } = judge(bent);
      assert.deepEqual([refused, doubtful.includes(word)], [null, true], bent);
      assert.equal(judge(bent.replace(/[1a]/, '')).refused, word);
    }
  });

  it('takes milliseconds to judge, whatever it repeats', () => {
    judge('赌bo 套现');
    for (const text of worstTexts) {
      const from = performance.now();
      judge(text);
      const took = performance.now() - from;
      assert.ok(took < 200, `${text.slice(0, 8)}…: ${took.toFixed(0)} ms`);
    }
  });

  it('is answered with the word and the field', () => {
    const written = (path: string, text: string, audience = 'public') => ({ path, audience, text });
    const texts = [
      written('/body/title', '磨刀'),
      written('/body/visit/address', '也可以信用卡套現', 'shared'),
      written('/body/name', '赌　博'),
    ];
    assert.throws(
      () => judgeTexts(texts),
      (thrown) => {
        assert.ok(isAppError(thrown, 'text_refused'));
        assert.deepEqual(thrown.params, { field: 'address', word: '套现' });
        assert.deepEqual(thrown.errors, [
          { path: '/body/visit/address', message: 'holds what is refused: 套现' },
          { path: '/body/name', message: 'holds what is refused: 赌博' },
        ]);
        return true;
      },
    );
    const [judged] = judgeTexts([written('/body/note', '加微信详谈', 'shared')]);
    assert.deepEqual(judged, {
      ...written('/body/note', '加微信详谈', 'shared'),
      field: 'note',
      doubtful: ['加微信'],
    });
    assert.throws(() => judgeTexts([written('/body/note', '好', 'whoever')]), /whoever/);
  });

  it('can be anything: judging never throws, and a number in it is found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        judge(text);
      }),
    );
    const words = fc.string({ unit: fc.constantFrom(...'理发磨刀 ，。ab髮'), maxLength: 20 });
    fc.assert(
      fc.property(words, words, (before, behind) => {
        assert.notEqual(judge(`${before}一三八１２３４五六七八${behind}`).refused, null);
      }),
    );
  });
});
