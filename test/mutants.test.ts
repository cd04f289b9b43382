import assert from 'node:assert/strict';
import { groups, misplaced } from '../bench/mutants/index.ts';

describe('the deliberate mistakes', () => {
  for (const [group, mutants] of Object.entries(groups))
    it(`of ${group} find their place in the source exactly once, and their tests`, () => {
      assert.deepEqual(misplaced(mutants), []);
    });

  it('are missed where their place is gone, stands twice, or their test is gone', () => {
    const mutant = { name: 'a name', file: 'tools/test.mjs', put: '', tests: ['test/mutants.test.ts'] };
    const planted = [
      { ...mutant, find: 'a place that is gone' },
      { ...mutant, find: 'const ' },
      { ...mutant, find: 'import { spawn', tests: ['test/nowhere.test.ts'] },
    ];
    assert.equal(misplaced(planted).length, 3);
  });
});
