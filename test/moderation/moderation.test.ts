import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judge, judgeTexts } from '../../src/features/moderation/index.ts';
import { isAppError } from '../../src/kernel/errors.ts';
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
    assert.deepEqual(judge('谨防套现骗局'), { refused: null, doubtful: ['套现'] });
    assert.deepEqual(judge('沙发套现量现做'), { refused: null, doubtful: ['套现'] });
  });

  it('is answered with the word and the field', () => {
    const texts = { title: '磨刀', description: '也可以信用卡套現', name: '赌　博', note: null };
    assert.throws(
      () => judgeTexts(texts),
      (thrown) => {
        assert.ok(isAppError(thrown, 'text_refused'));
        assert.deepEqual(thrown.params, { field: 'description', word: '套现' });
        assert.deepEqual(thrown.errors, [
          { path: '/body/description', message: 'holds what is refused: 套现' },
          { path: '/body/name', message: 'holds what is refused: 赌博' },
        ]);
        return true;
      },
    );
    judgeTexts({ title: '理发', description: '', note: undefined });
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
