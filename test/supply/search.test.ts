import assert from 'node:assert/strict';
import { doorstep, shopkeeping, useMarket } from './market.ts';

describe('search on the shelf', () => {
  const market = useMarket();
  const { stock, titlesAt } = shopkeeping(market);

  it('finds the barber by every name, whatever the title says', async () => {
    await stock([{ title: '老街坊手艺' }, { title: '小区磨刀', category: 'knife_grinding' }]);
    const words = [
      '理发',
      '剪头发',
      '剃头',
      '修面',
      '发',
      '剃',
      'lifa',
      'LiFa',
      'lf',
      'lif',
      'lǐfà',
      'jiantou',
    ];
    for (const q of [...words, 'jtf', '上门理发', '美容', '理发 老街坊', 'li fa', '剃头！']) {
      assert.deepEqual(await titlesAt(doorstep, { q }), ['老街坊手艺'], q);
    }
    for (const q of ['老街坊', '坊', 'laojiefang', 'ljf', 'sy', 'shouyi', 'shy']) {
      assert.deepEqual(await titlesAt(doorstep, { q }), ['老街坊手艺'], q);
    }
    for (const q of ['钢琴', 'gangqin', 'fal', 'xyz', '理发 磨刀', '？？', '🙂']) {
      assert.deepEqual(await titlesAt(doorstep, { q }), [], q);
    }
    assert.equal((await titlesAt(doorstep, { q: '  ' })).length, 2, 'nothing asked: everything');
  });

  it('puts the title before the category and the category before the description', async () => {
    await stock([
      { title: '磨刀匠', category: 'knife_grinding', description: '隔壁就能剪头发' },
      { title: '精剪' },
      { title: '剪头发' },
    ]);
    assert.deepEqual(await titlesAt(doorstep, { q: '剪头发' }), ['剪头发', '精剪', '磨刀匠']);
  });

  it('puts who is of the trade that was named before who only says its name', async () => {
    await stock([
      { title: '夜校：自己会理发', category: 'shoe_repair' },
      { title: '理发推子磨快', category: 'knife_grinding' },
      { title: '老街坊手艺' },
      { title: '宝宝满月', category: 'baby_haircut' },
    ]);
    for (const q of ['理发', '剃头', 'lifa', '上门理发', '理发 ']) {
      const titles = await titlesAt(doorstep, { q });
      assert.equal(titles[0], '老街坊手艺', `${q}: ${titles.join()}`);
    }
    const all = await titlesAt(doorstep, { q: '理发' });
    assert.deepEqual(all.slice(2).sort(), ['夜校：自己会理发', '理发推子磨快'], 'and still finds them');
    assert.equal((await titlesAt(doorstep, { q: '磨理发推子' }))[0], '理发推子磨快');
  });

  it('reads letters, digits and full width in titles', async () => {
    await stock([{ title: 'iPhone 换屏 25 分钟', category: 'phone_repair' }]);
    for (const q of ['iphone', 'IPHONE', 'ｉｐｈｏｎｅ', 'phone', 'huanping', 'iphone换屏', '25', 'hp']) {
      assert.equal((await titlesAt(doorstep, { q })).length, 1, q);
    }
  });

  it('takes simplified and traditional, width, case and tones for one', async () => {
    await stock([
      { title: '老師傅理髮，著名ＶＩＰ剪髮' },
      { title: '乾隆年间绣花', category: 'knife_grinding' },
    ]);
    const written = [
      '理发',
      '理髮',
      '老师傅',
      '老師傅',
      '剪发',
      'ｖｉｐ',
      'VIP',
      'lǐfà',
      'laoshifu',
      '髮',
      '发',
    ];
    for (const q of [...written, '著名', '著'])
      assert.deepEqual(await titlesAt(doorstep, { q }), ['老師傅理髮，著名ＶＩＰ剪髮'], q);
    for (const q of ['乾隆', '乾', '干隆', '年間', '绣', '繡花', 'qianlong'])
      assert.deepEqual(await titlesAt(doorstep, { q }), ['乾隆年间绣花'], q);
  });

  it('weighs object and action, whether they stand together, and hears slips', async () => {
    await stock([
      { title: '空调ＡＣ清洗加氟', category: 'appliance_repair', description: '挂机柜机都做' },
      { title: '冰箱不制冷维修', category: 'appliance_repair', description: '各种牌子' },
      { title: '老街坊手艺', description: '剪短吹干' },
      { title: '修鞋补鞋', category: 'shoe_repair', description: '换鞋跟' },
    ]);
    assert.deepEqual((await titlesAt(doorstep, { q: '空调维修' })).slice(0, 2), [
      '空调ＡＣ清洗加氟',
      '冰箱不制冷维修',
    ]);
    for (const q of ['空调加氟', '空调不制冷', 'kongtiao', 'kongtioa', '空条', '家里空调坏了找人修'])
      assert.equal((await titlesAt(doorstep, { q }))[0], '空调ＡＣ清洗加氟', q);
    for (const q of ['剪个头发', '里发', '想给孩子理个发', 'lifa'])
      assert.equal((await titlesAt(doorstep, { q }))[0], '老街坊手艺', q);
    for (const q of ['鞋子', '修一下鞋', 'xiuxie'])
      assert.equal((await titlesAt(doorstep, { q }))[0], '修鞋补鞋', q);
  });

  it('knows one character from its part in another word, what is done from what is not, and looks alike', async () => {
    await stock([
      { title: '花洒混水阀更换', category: 'plumbing' },
      { title: '改衣服收腰', category: 'tailoring' },
      { title: '缝补', category: 'mending', description: '衣服破了来补' },
      { title: '艾灸调理' },
      { title: '上门看花', category: 'plant_doctor' },
      { title: '冰箱维修', category: 'appliance_repair' },
      { title: 'TCL电视维修', category: 'appliance_repair' },
    ]);
    for (const [q, title] of [
      ['花', '上门看花'],
      ['补衣服', '缝补'],
      ['艾炙', '艾灸调理'],
      ['xiudianshi', 'TCL电视维修'],
      ['xiubingxiang', '冰箱维修'],
    ] as const)
      assert.equal((await titlesAt(doorstep, { q }))[0], title, q);
  });

  it('takes whatever is typed as words and nothing else', async () => {
    await stock([{}]);
    for (const q of ['.*', '$where', '{"$gt":""}', '[', '\\', "理'; drop", 'a'.repeat(40)]) {
      await titlesAt(doorstep, { q });
    }
    assert.deepEqual(await titlesAt(doorstep, { q: '.*' }), []);
  });
});
