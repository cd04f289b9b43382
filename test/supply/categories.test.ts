import assert from 'node:assert/strict';
import { categories, leavesOf, seekLeaf } from '../../src/features/catalogue/index.ts';

describe('the categories', () => {
  it('are a tree of branches and complete leaves, each code and name once', () => {
    const codes = new Set(categories.map(({ code }) => code));
    assert.equal(codes.size, categories.length);
    assert.equal(new Set(categories.map(({ name }) => name)).size, categories.length);
    const leaves = categories.filter(({ parent }) => parent !== null);
    assert.ok(leaves.length >= 30);
    for (const leaf of leaves) {
      assert.ok(codes.has(leaf.parent ?? ''));
      assert.ok(seekLeaf(leaf.code)?.tierMinutes, leaf.code);
    }
    for (const { code } of categories.filter(({ parent }) => parent === null)) {
      assert.equal(seekLeaf(code), null);
      assert.ok(leavesOf(code).length > 0);
    }
  });

  it('know the barber by every name', () => {
    const leaf = seekLeaf('haircut');
    assert.equal(leaf?.name, '理发');
    assert.equal(leaf?.tierMinutes, 8);
    for (const name of ['剪头发', '剃头', '美发', '修面']) assert.ok(leaf?.aliases.includes(name), name);
  });
});
