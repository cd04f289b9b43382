import assert from 'node:assert/strict';
import { doorstep, shopkeeping, useMarket, yard } from './market.ts';

describe('suggestions while somebody types', () => {
  const market = useMarket();
  const { stock } = shopkeeping(market);
  const suggest = (q: string, place = doorstep) => market.shelf.suggest({ place, q });
  const names = (all: readonly { name: string; count: number }[]) =>
    all.map(({ name, count }) => `${name} ${count}`);

  it('are categories that can be got here with how many, and the best answers', async () => {
    await stock([
      { title: '老街坊手艺' },
      { title: '上门剪发' },
      { title: '小区磨刀', category: 'knife_grinding' },
    ]);
    for (const q of ['理', '理发', 'lif', '剪头发', '想剪个头发']) {
      const found = await suggest(q);
      assert.deepEqual(names(found.categories).slice(0, 1), ['理发 2'], q);
      const best = found.listings.slice(0, 2).map(({ categoryName }) => categoryName);
      assert.deepEqual(best, ['理发', '理发'], q);
      assert.deepEqual([found.meant, found.near], [null, []], q);
    }
    assert.deepEqual(names((await suggest('磨剪刀')).categories), ['磨刀 1']);
    const away = await suggest('理发', yard);
    assert.deepEqual([away.categories, away.listings], [[], []], 'nothing can be got there');
    assert.deepEqual((await suggest('？？')).listings, []);
  });

  it('say what was meant where only that finds something, and never where the words do', async () => {
    await stock([
      { title: '空调清洗', category: 'appliance_repair' },
      { title: '里发手工店', category: 'knife_grinding' },
    ]);
    assert.equal((await suggest('空条')).meant, '空调');
    assert.equal((await suggest('kongtioa')).meant, '空调');
    assert.equal((await suggest('空调')).meant, null);
    assert.equal((await suggest('里发')).meant, null, 'somebody is called so');
  });

  it('name what is nearest in meaning where nothing answers', async () => {
    await stock([
      { title: '修鞋补鞋', category: 'shoe_repair' },
      { title: '小区磨刀', category: 'knife_grinding' },
      { title: '上门理发' },
    ]);
    const kin = await suggest('配钥匙');
    assert.deepEqual(kin.listings, []);
    assert.ok(names(kin.near).includes('修鞋 1'), names(kin.near).join());
    assert.ok(!names(kin.near).includes('理发 1'), 'not what is of another sort');
    const strange = await suggest('量子计算');
    assert.equal(strange.near.length, 3, 'words that nobody knows: whatever can be got');
  });

  it('are trades for whoever names one, by every name, letters and slips, nothing being offered yet', () => {
    const meant = (q: string) => market.shelf.meant({ place: doorstep, q });
    for (const q of ['理发', '剃头', 'lifa', 'lf', '想剪个头发', '里发', 'lǐfà'])
      assert.equal(meant(q)[0], 'haircut', q);
    assert.equal(meant('磨剪刀')[0], 'knife_grinding');
    assert.ok(meant('美容美发').includes('haircut'), 'a branch stands for its leaves');
    assert.deepEqual([meant('？？'), meant('xyzxyz')], [[], []]);
  });
});
